//! Lines that a voice wrote into a file, and a player plays.
//!
//! Of one that was not heard it finds out whose fault that is; neither voice nor player is given up for the other.

use std::time::Duration;

use super::{
    super::{
        Live,
        slot::{Task, Written},
    },
    Booth,
};

/// Long enough for a player to show that it plays, short enough not to keep the line waiting.
const PROOF: Duration = Duration::from_millis(100);

impl<R: Fn(Live)> Booth<R> {
    /// Plays the line that a voice wrote. Where nothing plays it, that voice is none.
    pub(super) fn read_out(&mut self, line: Written) {
        let Some(player) = self.ladder.players.get(self.players.rung).cloned() else {
            self.voices.step_down();
            return self.say_with_next(Some(line.words));
        };
        match self.start(Task::Read(line.clone()), |ended| player.play(&line.file, ended)) {
            Ok(busy) => self.voices.busy = Some(busy),
            Err(_) => self.not_played(Some(line)),
        }
    }

    /// A line was not read out well, which may be the fault of the player or of the file: the player has to play a sound
    /// that is sure to be good. `line` is for when it can still be said.
    pub(super) fn doubt(&mut self, line: Option<Written>) {
        let Some(player) = self.ladder.players.get(self.players.rung).cloned() else {
            return self.read_again(line);
        };
        // Where no file can be kept, a voice that writes files is none.
        let Ok(sound) = self.shelf.proof(PROOF) else { return self.not_written(line) };
        match self.start(Task::Prove(line.clone()), |ended| player.play(&sound, ended)) {
            Ok(busy) => self.voices.busy = Some(busy),
            Err(_) => self.not_played(line),
        }
    }

    /// A line was heard: both did well.
    pub(super) fn was_read(&mut self) {
        self.voices.succeeded();
        self.players.succeeded();
    }

    /// The player plays what is good, so that the line's file is not.
    pub(super) fn proved(&mut self, line: Option<Written>) {
        self.players.succeeded();
        self.not_written(line);
    }

    /// The voice is at fault; the next one says the line once this one has failed too often.
    pub(super) fn not_written(&mut self, line: Option<Written>) {
        self.voice_failed(line.map(|line| line.words));
    }

    /// The player is at fault; the next one plays the line once this one has failed too often.
    pub(super) fn not_played(&mut self, line: Option<Written>) {
        if self.player_failed() {
            self.read_again(line);
        }
    }

    fn read_again(&mut self, line: Option<Written>) {
        if let Some(line) = line {
            self.read_out(line);
        }
    }
}
