//! The bookkeeping of the running part: held, waited, stood still, and the record it ends in.
//!
//! It moves nothing: the session walks, this counts.

use std::time::Duration;

use crate::{
    clock::Moment,
    exercise::Dose,
    session::{By, Event, GET_READY, Happening, Outcome, Part, PauseReason, Phase, Session, State, timeline},
};

/// What the running part has come to, its closed phases only.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tally {
    pub(super) began: Moment,
    pub(super) held: Duration,
    pub(super) paused: Duration,
    pub(super) spared: Duration,
    pub(super) held_lines: u32,
    pub(super) let_go: bool,
}

impl Tally {
    pub(super) fn new(began: Moment) -> Self {
        let zero = Duration::ZERO;
        Self { began, held: zero, paused: zero, spared: zero, held_lines: 0, let_go: false }
    }
}

impl Session {
    /// Held in the running part until `at`.
    pub(super) fn held(&self, at: Moment) -> Duration {
        let phase = self.current();
        let running =
            if phase.kind.is_held() { self.watch.elapsed(at).min(phase.length) } else { Duration::ZERO };
        self.tally.held.saturating_add(running)
    }

    /// Adds what the running phase and a pause have come to, and stands still.
    pub(super) fn close_phase(&mut self, at: Moment) {
        self.close_standstill(at);
        self.watch.stop(at);
        let (spent, phase) = (self.watch.elapsed(at), self.current());
        if phase.kind.is_held() {
            self.tally.held = self.tally.held.saturating_add(spent.min(phase.length));
        } else {
            self.record.waited = self.record.waited.saturating_add(spent);
        }
    }

    /// Ends a pause or a "get ready" at `at`, where there is one.
    pub(super) fn close_standstill(&mut self, at: Moment) {
        match self.state {
            State::Paused { since, reason } => {
                let stood = at.since(since);
                self.tally.paused = self.tally.paused.saturating_add(stood);
                let sum = match reason {
                    PauseReason::Sleep | PauseReason::Stop => &mut self.record.away,
                    PauseReason::Key | PauseReason::Hurt => &mut self.record.paused,
                };
                *sum = sum.saturating_add(stood);
            }
            State::GetReady { ends } => {
                let waited = GET_READY.saturating_sub(ends.since(at));
                self.record.waited = self.record.waited.saturating_add(waited);
            }
            State::Running | State::Ended(_) => return,
        }
        self.state = State::Running;
    }

    /// Records the running part, whose phase is closed.
    pub(super) fn end_part(&mut self, at: Moment, by: By, events: &mut Vec<Event>) {
        let (held, planned) =
            (self.tally.held, timeline::held(&self.phases).saturating_add(self.tally.spared));
        let outcome = match by {
            By::Hurt => Outcome::Hurt,
            _ if held == Duration::ZERO => Outcome::Skipped,
            _ if held >= self.needed().min(planned) => Outcome::Done,
            _ => Outcome::Partial,
        };
        let (step, side) = (self.planned_part().step, self.planned_part().side);
        let before = self.record.parts.iter().filter(|part| part.step == step && part.side == side).count();
        let take = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
        let part = Part { step, side, take, planned, held, paused: self.tally.paused, outcome, by };
        self.record.held = self.record.held.saturating_add(held);
        self.record.parts.push(part.clone());
        events.push(Event { at, what: Happening::Recorded(part) });
    }

    /// The least held time that counts as done.
    pub(super) fn needed(&self) -> Duration {
        let least = |phase: &Phase| match (&self.step().dose, phase.floor) {
            (Dose::Hold(_), Some(floor)) => floor.min(phase.length),
            (Dose::Until(_), _) => Duration::ZERO,
            _ => phase.length,
        };
        let held = self.phases.iter().filter(|phase| phase.kind.is_held());
        held.map(least).fold(Duration::ZERO, Duration::saturating_add)
    }
}
