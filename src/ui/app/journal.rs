//! What only the journal's room understands of what the interface is told.

use super::App;
use crate::{
    clock::Now,
    journal::Index,
    ui::{
        message::{Effect, Message},
        screen::{Screen, choose::Choose, journal::Room},
    },
};

impl App {
    /// Goes to the journal's room, and asks for the journal.
    pub(super) fn enter_journal(&mut self, from: Choose) -> Vec<Effect> {
        self.screen = Screen::Journal(Box::new(Room::before_reading(from)));
        vec![Effect::ReadJournal]
    }

    /// Goes back to the choice. The journal is handed out: letting go of many years takes longer than a key may.
    pub(super) fn leave_journal(&mut self, from: Choose, index: Box<Index>) -> Vec<Effect> {
        self.screen = Screen::Choose(from);
        vec![Effect::PutAway(index)]
    }

    /// Tells the journal's room the time, and what is meant for it alone; hands back everything else.
    pub(super) fn tell_journal(
        &mut self,
        message: Message,
        now: &Now,
        effects: &mut Vec<Effect>,
    ) -> Option<Message> {
        let Screen::Journal(room) = &mut self.screen else { return Some(message) };
        room.look_at(now);
        match message {
            Message::Journal(index) => {
                for key in room.open(*index, now) {
                    effects.extend(self.take_in(Message::Key(key), now.moment));
                }
                None
            }
            Message::Paste(words) => {
                room.write(&words);
                None
            }
            Message::Saved => {
                room.hear_saved();
                Some(Message::Saved)
            }
            other => Some(other),
        }
    }
}
