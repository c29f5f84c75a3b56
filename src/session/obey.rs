//! What each command does, and when it does nothing.

use std::time::Duration;

use crate::{
    clock::Moment,
    exercise::{Dose, Seconds},
    session::{
        By, Command, Ending, Entrance, Event, GET_READY, Happening, PauseReason, PhaseKind, Session, State,
        timeline,
    },
};

/// "Back" this soon after a part's start means the part before.
const STILL_AT_THE_START: Duration = Duration::from_secs(3);
/// What is left of settling when the person is ready.
const TICKS: Duration = Duration::from_secs(3);

impl Session {
    /// Lets time pass until `now`, carries out `command` and tells what happened.
    pub fn obey(&mut self, command: Command, now: Moment) -> Vec<Event> {
        let mut events = self.advance(now);
        let hurt = matches!(self.state, State::Paused { reason: PauseReason::Hurt, .. });
        match (self.state, command) {
            (State::Ended(_), _) => {}
            (_, Command::Leave) => self.leave(now, hurt, &mut events),
            (_, Command::Lighter) if hurt => self.again_lighter(now, &mut events),
            (_, Command::Skip) if hurt => self.skip(now, &mut events),
            _ if hurt => {}
            (_, Command::Hurts) => self.hurt(now, &mut events),
            (_, Command::Next) => self.next(now, &mut events),
            (_, Command::Back) => self.back(now, &mut events),
            (_, Command::More) => self.adjust(1, now),
            (_, Command::Less) => self.adjust(-1, now),
            (State::Running | State::GetReady { .. }, Command::Pause(reason)) => {
                self.pause(reason, now, &mut events);
            }
            (State::Paused { .. }, Command::Resume | Command::Ready) => self.resume(now, &mut events),
            (State::Running, Command::Ready) => self.ready(now, &mut events),
            (_, Command::Lighter | Command::Skip)
            | (State::Paused { .. }, Command::Pause(_))
            | (State::Running, Command::Resume)
            | (State::GetReady { .. }, Command::Resume | Command::Ready) => {}
        }
        events.extend(self.advance(now));
        events
    }

    fn pause(&mut self, reason: PauseReason, now: Moment, events: &mut Vec<Event>) {
        self.close_standstill(now);
        self.watch.stop(now);
        self.state = State::Paused { since: now, reason };
        events.push(Event { at: now, what: Happening::Paused(reason) });
    }

    fn resume(&mut self, now: Moment, events: &mut Vec<Event>) {
        self.close_standstill(now);
        events.push(Event { at: now, what: Happening::Resumed });
        if matches!(self.current().kind, PhaseKind::Work | PhaseKind::Tender) {
            self.state = State::GetReady { ends: now.after(GET_READY) };
            events.push(Event { at: now, what: Happening::GetReady { length: GET_READY } });
        } else {
            self.watch.start(now);
        }
    }

    /// Tells that a pause is over before a command moves on from it.
    fn wake(&self, now: Moment, events: &mut Vec<Event>) {
        if matches!(self.state, State::Paused { .. }) {
            events.push(Event { at: now, what: Happening::Resumed });
        }
    }

    fn next(&mut self, now: Moment, events: &mut Vec<Event>) {
        self.wake(now, events);
        self.close_phase(now);
        self.end_part(now, By::Next, events);
        self.enter_next_part(now, events);
    }

    fn back(&mut self, now: Moment, events: &mut Vec<Event>) {
        self.wake(now, events);
        let opening = matches!(self.current().kind, PhaseKind::Settle | PhaseKind::Switch);
        // A pause that still runs is no time in the part either: close it first.
        self.close_phase(now);
        let since_start = now.since(self.tally.began).saturating_sub(self.tally.paused);
        if self.tally.held > Duration::ZERO {
            self.end_part(now, By::Next, events);
        }
        let back = opening || since_start < STILL_AT_THE_START;
        let part = if back { self.part.saturating_sub(1) } else { self.part };
        self.enter_part(part, Entrance::Settling, now, events);
    }

    fn hurt(&mut self, now: Moment, events: &mut Vec<Event>) {
        self.close_phase(now);
        self.end_part(now, By::Hurt, events);
        self.state = State::Paused { since: now, reason: PauseReason::Hurt };
        events.push(Event { at: now, what: Happening::Paused(PauseReason::Hurt) });
    }

    fn again_lighter(&mut self, now: Moment, events: &mut Vec<Event>) {
        self.wake(now, events);
        self.close_standstill(now);
        if !self.eased.contains(&self.part) {
            self.eased.push(self.part);
        }
        self.enter_part(self.part, Entrance::Settling, now, events);
    }

    fn skip(&mut self, now: Moment, events: &mut Vec<Event>) {
        self.wake(now, events);
        self.close_standstill(now);
        self.enter_next_part(now, events);
    }

    /// A part that hurt is recorded already.
    fn leave(&mut self, now: Moment, recorded: bool, events: &mut Vec<Event>) {
        if recorded {
            self.close_standstill(now);
        } else {
            self.close_phase(now);
            self.end_part(now, By::Leave, events);
        }
        self.end(now, Ending::Left, events);
    }

    fn ready(&mut self, now: Moment, events: &mut Vec<Event>) {
        let elapsed = self.watch.elapsed(now);
        match self.current().kind {
            PhaseKind::Settle | PhaseKind::Switch | PhaseKind::Rest => {
                self.shorten(elapsed.saturating_add(TICKS));
            }
            PhaseKind::Tender => self.let_go(elapsed, now, events),
            PhaseKind::Ready => {
                self.spare_to(elapsed);
                self.tally.let_go = true;
                self.close_phase(now);
                self.end_part(now, By::LetGo, events);
                self.enter_next_part(now, events);
            }
            PhaseKind::Work => self.tender_here(elapsed),
        }
    }

    /// Ends the running phase after `length`, if that is sooner.
    fn shorten(&mut self, length: Duration) {
        if let Some(phase) = self.phases.get_mut(self.phase) {
            phase.length = phase.length.min(length);
        }
    }

    /// As [`Self::shorten`], and counts what is left as spared.
    fn spare_to(&mut self, length: Duration) {
        let left = self.current().length.saturating_sub(length);
        self.tally.spared = self.tally.spared.saturating_add(left);
        self.shorten(length);
    }

    /// It let go: at the floor, or at once after it. While rolling, the time left is rolled.
    fn let_go(&mut self, elapsed: Duration, now: Moment, events: &mut Vec<Event>) {
        if self.tally.let_go {
            return;
        }
        let until = elapsed.max(self.current().floor.unwrap_or(Duration::ZERO));
        events.push(Event { at: now, what: Happening::LetGo });
        self.tally.let_go = true;
        if matches!(self.step().dose, Dose::Roll(_)) {
            let left = self.current().length.saturating_sub(until);
            self.shorten(until);
            self.roll_on(self.phase.saturating_add(1), left);
        } else {
            self.spare_to(until);
        }
    }

    /// Adds `more` rolling to phase `index`, or at the end where there is none.
    fn roll_on(&mut self, index: usize, more: Duration) {
        if let Some(rolling) = self.phases.get_mut(index) {
            rolling.length = rolling.length.saturating_add(more);
        } else if more > Duration::ZERO {
            self.phases.push(timeline::rolling(more));
        }
    }

    /// Moves the unused stop of a roll to now, or adds one of the same length; the total stays.
    fn tender_here(&mut self, elapsed: Duration) {
        let Dose::Roll(dose) = &self.step().dose else { return };
        if dose.stop == Seconds::ZERO {
            return;
        }
        let left = self.current().length.saturating_sub(elapsed);
        let next = self.phase.saturating_add(1);
        if self.phases.get(next).is_some_and(|phase| phase.kind == PhaseKind::Tender) {
            self.shorten(elapsed);
            self.roll_on(next.saturating_add(1), left);
        } else if left > TICKS {
            let length = dose.stop.duration().min(left);
            let stop = timeline::stop(dose, self.step(), length);
            self.shorten(elapsed);
            self.phases.push(stop);
            if left > length {
                self.phases.push(timeline::rolling(left.saturating_sub(length)));
            }
        }
    }
}
