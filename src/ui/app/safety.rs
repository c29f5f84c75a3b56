//! What the safety questions came to, and what speaks against a session, where the interface as a whole goes by it.

use super::App;
use crate::{
    clock::Moment,
    journal::What,
    ui::{
        message::Effect,
        screen::{Screen, briefing::Briefing},
    },
};

impl App {
    /// Goes to `briefing`, with what speaks against its routine.
    pub(super) fn brief(&mut self, mut briefing: Briefing, now: Moment) -> Vec<Effect> {
        briefing.heed(&self.house, now);
        // One that waits is not woken by its countdown, and what speaks against it is said at once.
        let waits = !briefing.is_clear();
        self.enter(Screen::Briefing(briefing));
        if waits { self.wake(now) } else { Vec::new() }
    }

    /// Heeds an outcome of the safety questions from the moment it is there: neither the disk nor a file that is still being
    /// read may leave a routine on offer that must not be done.
    pub(super) fn heed_answers(&mut self, effects: &[Effect], now: Moment) {
        let is_outcome = |effect: &&Effect| matches!(effect, Effect::WriteDown(entry) if matches!(entry.what(), What::Screening(_)));
        let Some(Effect::WriteDown(entry)) = effects.iter().rev().find(is_outcome) else { return };
        self.house.heed(entry);
        self.follow(None, now);
    }
}
