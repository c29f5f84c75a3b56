//! What the safety questions came to, and what speaks against a session, where the interface as a whole goes by it.

use super::App;
use crate::{
    clock::Moment,
    journal::What,
    ui::{
        message::Effect,
        screen::{Onward, Screen, Start, briefing::Briefing, screening::Screening},
    },
};

impl App {
    /// Goes to the briefing that `start` is for, with what speaks against its routine; to the safety questions where they
    /// come first.
    pub(super) fn brief(&mut self, start: Start, now: Moment) -> Vec<Effect> {
        if let Some(questions) = self.questions_before(Onward::Brief(start.clone())) {
            self.enter(questions);
            return Vec::new();
        }
        let briefing = self.briefing(start, now);
        self.enter(Screen::Briefing(briefing));
        self.tell_of_briefing(now)
    }

    /// Goes to what the safety questions came before, as it may be done now; back where nothing of it is left.
    pub(super) fn go_onward(&mut self, onward: Onward, now: Moment) -> Vec<Effect> {
        let led = self.house.leading().led(onward.routine());
        match (onward, led) {
            (Onward::Brief(start), Some(routine)) => {
                self.screen = Screen::Briefing(self.briefing(Start { routine, ..start }, now));
                self.tell_of_briefing(now)
            }
            (Onward::Brief(_), None) => self.go_back(Vec::new()),
            (Onward::GoOn(unfinished), Some(routine)) if routine == unfinished.routine => {
                self.resume(unfinished, now)
            }
            // What must be done in another way is not gone on with as it was.
            (Onward::GoOn(unfinished), _) => self.go_home(vec![Effect::LeaveUnfinished(unfinished)]),
        }
    }

    /// The safety questions, where they come before `onward`.
    pub(super) fn questions_before(&self, mut onward: Onward) -> Option<Screen> {
        let tension: &[_] = match &onward {
            Onward::Brief(start) => &start.tension,
            Onward::GoOn(_) => &[],
        };
        let why = self.house.asks_before(onward.routine(), tension)?;
        // The answers may leave more of it, too.
        if let Onward::Brief(start) = &mut onward {
            start.routine = self.house.written(&start.routine);
        }
        Some(Screen::Room(Box::new(Screening::before(onward, why, &self.house))))
    }

    /// Puts the safety questions in the place of the briefing on the screen, where they come first.
    pub(super) fn ask_before_briefing(&mut self) -> Vec<Effect> {
        let Screen::Briefing(briefing) = &self.screen else { return Vec::new() };
        let Some(questions) = self.questions_before(Onward::Brief(briefing.start())) else {
            return Vec::new();
        };
        self.screen = questions;
        self.hush().into_iter().collect()
    }

    fn briefing(&self, start: Start, now: Moment) -> Briefing {
        let mut briefing = Briefing::on(start, now);
        briefing.heed(&self.house, now);
        briefing
    }

    /// One that waits is not woken by its countdown, and what speaks against it is said at once.
    fn tell_of_briefing(&mut self, now: Moment) -> Vec<Effect> {
        match &self.screen {
            Screen::Briefing(briefing) if !briefing.is_clear() => self.wake(now),
            _ => Vec::new(),
        }
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
