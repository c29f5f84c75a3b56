//! Words that are typed or pasted, and keys without a meaning of their own.

use crossterm::event::KeyEvent;

use super::App;
use crate::{
    clock::Moment,
    ui::{message::Effect, screen::Screen},
};

impl App {
    /// A key without a meaning of its own.
    pub(super) fn press_other(&mut self, key: &KeyEvent, now: Moment) -> Vec<Effect> {
        match &mut self.screen {
            Screen::Practice(practice) => match practice.any_key(now) {
                Some(action) => self.act(action, key, now),
                None => Vec::new(),
            },
            Screen::Reflection(reflection) => {
                reflection.letter(key);
                Vec::new()
            }
            Screen::Journal(room) => {
                room.letter(key);
                Vec::new()
            }
            Screen::Room(room) => {
                room.letter(key, &self.house);
                Vec::new()
            }
            Screen::Unfinished(_) | Screen::Briefing(_) => Vec::new(),
        }
    }

    /// Adds pasted words where there is a field for them; the journal has taken those meant for it before.
    pub(super) fn paste(&mut self, words: &str) {
        match &mut self.screen {
            Screen::Reflection(reflection) => reflection.write(words),
            Screen::Room(room) => room.write(words, &self.house),
            Screen::Unfinished(_) | Screen::Briefing(_) | Screen::Practice(_) | Screen::Journal(_) => {}
        }
    }
}
