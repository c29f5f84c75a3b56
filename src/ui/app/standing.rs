//! How time stands still, and how one leaves at once.

use super::App;
use crate::{
    clock::Moment,
    session::{Command, PauseReason},
    ui::{message::Effect, screen::Screen},
};

impl App {
    /// Lets time stand still from `at` on.
    pub(super) fn pause(&mut self, reason: PauseReason, at: Moment, now: Moment) -> Vec<Effect> {
        match &mut self.screen {
            Screen::Practice(practice) => {
                let effects = practice.obey(Command::Pause(reason), at.min(now));
                self.look_back(now);
                effects
            }
            Screen::Briefing(briefing) => {
                briefing.hold(now);
                Vec::new()
            }
            Screen::Unfinished(_) | Screen::Reflection(_) | Screen::Journal(_) | Screen::Room(_) => {
                Vec::new()
            }
        }
    }

    /// Leaves whatever is on the screen at once, and keeps what is to be kept of it.
    pub(super) fn leave_now(&mut self, now: Moment) -> Vec<Effect> {
        if let Screen::Room(room) = &mut self.screen {
            return room.leave(&self.house);
        }
        let Screen::Practice(practice) = &mut self.screen else { return Vec::new() };
        let effects = practice.obey(Command::Leave, now);
        self.look_back(now);
        effects
    }
}
