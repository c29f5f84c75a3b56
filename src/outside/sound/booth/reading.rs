//! Lines that a voice wrote into a file, and a player plays.
//!
//! It never waits for the player, no more than the rest of the booth.

use std::path::PathBuf;

use super::{
    super::{Live, slot::Task},
    Booth,
};

impl<R: Fn(Live)> Booth<R> {
    /// Plays the line that a voice wrote to `file`. Where nothing plays it, that voice is none.
    pub(super) fn read_out(&mut self, words: String, file: PathBuf) {
        let Some(player) = self.ladder.players.get(self.players.rung).cloned() else {
            self.voices.step_down();
            return self.say_with_next(words);
        };
        match self.start(Task::Read(words.clone(), file.clone()), |ended| player.play(&file, ended)) {
            Ok(busy) => self.voices.busy = Some(busy),
            Err(_) => self.reading_failed(words, file),
        }
    }

    /// Plays the line with the next player once this one has failed too often; its voice did what it could.
    pub(super) fn reading_failed(&mut self, words: String, file: PathBuf) {
        if self.player_failed() {
            self.read_out(words, file);
        }
    }
}
