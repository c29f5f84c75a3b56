//! What only the journal's room understands of what the interface is told.

use super::App;
use crate::{
    clock::Now,
    ui::{
        message::{Effect, Message},
        screen::Screen,
    },
};

impl App {
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
