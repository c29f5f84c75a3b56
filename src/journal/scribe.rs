//! The scribe: turns what a session tells into entries.
//!
//! It never writes anything itself and never reads a clock.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use uuid::Uuid;

use crate::{
    clock::Now,
    journal::entry::Entry,
    routine::Routine,
    session::{Event, Happening},
};

/// Writes up one session.
#[derive(Clone, Debug)]
pub struct Scribe {
    session: Uuid,
    routine: Arc<Routine>,
    away_before: Duration,
    held: Duration,
    paused: Duration,
}

impl Scribe {
    /// A scribe for `session`, a practice of `routine` that begins `now`.
    pub fn new(session: Uuid, routine: Arc<Routine>, now: &Now) -> Self {
        Self { session, routine, away_before: now.away, held: Duration::ZERO, paused: Duration::ZERO }
    }

    /// The same scribe for a session that goes on, with what was held and stood still before it broke off.
    pub fn going_on(mut self, held: Duration, paused: Duration) -> Self {
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
                step.map(|step| Entry::step(&then, session, part, &step.exercise)).into_iter().collect()
            }
            Happening::Holding { step, side, held } => {
                vec![Entry::held(&then, session, *step, *side, *held)]
            }
            Happening::Ended(ending) => {
                let away = now.away.saturating_sub(self.away_before);
                let (held, paused) = (self.held, self.paused);
                vec![Entry::finished(&then, session, *ending, held, paused, away)]
            }
            Happening::Began { .. }
            | Happening::GetReady { .. }
            | Happening::LetGo
            | Happening::Paused(_)
            | Happening::Resumed => Vec::new(),
        }
    }
}

/// The reading of the clocks at the moment of `event`.
fn at(event: &Event, now: &Now) -> Now {
    let late = TimeDelta::from_std(now.moment.since(event.at)).unwrap_or_default();
    Now { moment: event.at, wall: now.wall.checked_sub_signed(late).unwrap_or(now.wall), ..now.clone() }
}
