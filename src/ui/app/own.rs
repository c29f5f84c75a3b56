//! What became of the person's own files, told to the room that asked for it.

use std::path::Path;

use super::App;
use crate::{
    clock::Moment,
    text::Text,
    ui::{message::Effect, screen::Screen},
};

impl App {
    /// Tells that a file is back; the room goes to it with the next look at the files.
    pub(super) fn welcome(&mut self, file: &Path, words: Text, now: Moment) -> Vec<Effect> {
        if let Screen::Room(room) = &mut self.screen {
            room.expect(file);
        }
        self.notice(words, now)
    }
}
