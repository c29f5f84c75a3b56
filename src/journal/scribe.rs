//! The scribe: turns what a session tells into entries.
//!
//! It never writes anything itself and never reads a clock.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use uuid::Uuid;

use crate::{
    body::Side,
    clock::{Moment, Now},
    journal::entry::Entry,
    routine::Routine,
    session::{Event, Happening, Part, PauseReason},
};

/// Writes up one session.
#[derive(Clone, Debug)]
pub struct Scribe {
    session: Uuid,
    routine: Arc<Routine>,
    /// What was recorded before it broke off, as step and side.
    recorded: Vec<(usize, Side)>,
    held: Duration,
    paused: Duration,
    away: Duration,
    /// Since when the machine has slept or the program was stopped, until the session goes on.
    gone: Option<Moment>,
}

impl Scribe {
    /// A scribe for `session`, a practice of `routine`.
    pub fn new(session: Uuid, routine: Arc<Routine>) -> Self {
        let none = Duration::ZERO;
        Self { session, routine, recorded: Vec::new(), held: none, paused: none, away: none, gone: None }
    }

    /// The same scribe for a session that goes on, with what was recorded (as step from 0 and side), held and stood
    /// still before it broke off.
    pub fn going_on(mut self, recorded: Vec<(usize, Side)>, held: Duration, paused: Duration) -> Self {
        self.recorded = recorded;
        self.held = held;
        self.paused = paused;
        self
    }

    /// The entries that `event` leaves, seen from `now`; each has the time of the event itself, however late it is told.
    pub fn entries(&mut self, event: &Event, now: &Now) -> Vec<Entry> {
        let then = at(event, now);
        let session = self.session;
        match &event.what {
            Happening::Recorded(part) => {
                self.held = self.held.saturating_add(part.held);
                self.paused = self.paused.saturating_add(part.paused);
                let step = self.routine.steps.get(part.step);
                let part = self.counted(part);
                step.map(|step| Entry::step(&then, session, &part, &step.exercise)).into_iter().collect()
            }
            Happening::Holding { step, side, held } => {
                vec![Entry::held(&then, session, *step, *side, *held)]
            }
            Happening::Ended(ending) => {
                self.come_back(event.at);
                let (held, paused, away) = (self.held, self.paused, self.away);
                vec![Entry::finished(&then, session, *ending, held, paused, away)]
            }
            Happening::Paused(PauseReason::Sleep | PauseReason::Stop) => {
                self.gone = Some(event.at);
                Vec::new()
            }
            Happening::Resumed | Happening::Paused(PauseReason::Hurt | PauseReason::Key) => {
                self.come_back(event.at);
                Vec::new()
            }
            Happening::Began { .. } | Happening::GetReady { .. } | Happening::LetGo => Vec::new(),
        }
    }

    /// The part with the takes from before the session broke off counted in.
    fn counted(&self, part: &Part) -> Part {
        let earlier = self.recorded.iter().filter(|before| **before == (part.step, part.side)).count();
        let take = part.take.saturating_add(u32::try_from(earlier).unwrap_or(u32::MAX));
        Part { take, ..part.clone() }
    }

    /// Ends an absence, as the session counts it: from when somebody was last seen until it goes on.
    fn come_back(&mut self, at: Moment) {
        if let Some(since) = self.gone.take() {
            self.away = self.away.saturating_add(at.since(since));
        }
    }
}

/// The reading of the clocks at the moment of `event`.
fn at(event: &Event, now: &Now) -> Now {
    let late = TimeDelta::from_std(now.moment.since(event.at)).unwrap_or_default();
    Now { moment: event.at, wall: now.wall.checked_sub_signed(late).unwrap_or(now.wall), ..now.clone() }
}
