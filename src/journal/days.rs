//! The days of the journal: what stands on each, by the clock of the place where it was noted.
//!
//! Plain values made of the history; nothing here reads or writes.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate};
use uuid::Uuid;

use crate::{
    body::Area,
    clock::DayStart,
    journal::{
        entry::{CheckIn, Elsewhere, Screening, Tension},
        history::{Session, TensionReport},
    },
};

/// One thing that stands in the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Occasion {
    /// The id by which it is amended, deleted and restored.
    pub id: Uuid,
    /// When it was begun or said, with the offset of the place.
    pub time: DateTime<FixedOffset>,
    /// What it is.
    pub what: Noted,
}

/// What an occasion is.
#[derive(Clone, Debug, PartialEq)]
pub enum Noted {
    /// A session.
    Session(Box<Session>),
    /// Tension outside a session.
    CheckIn(CheckIn),
    /// Something done elsewhere.
    Elsewhere(Elsewhere),
    /// The screening was answered.
    Screening(Screening),
}

impl Occasion {
    /// The local day it belongs to, that of its beginning, where days begin at `start`.
    pub fn day(&self, start: DayStart) -> NaiveDate {
        start.day_of(self.time)
    }

    /// How long something was done.
    pub fn spent(&self) -> Duration {
        match &self.what {
            Noted::Session(session) => {
                let millis = session.steps.iter().fold(0_u64, |sum, step| sum.saturating_add(step.held_ms));
                Duration::from_millis(millis)
            }
            Noted::Elsewhere(it) => Duration::from_secs(60 * u64::from(it.minutes)),
            Noted::CheckIn(_) | Noted::Screening(_) => Duration::ZERO,
        }
    }

    /// Tension by place; what was said outside a session counts as said after.
    pub fn tension(&self) -> Vec<TensionReport> {
        TensionReport::of(self.before(), self.after())
    }

    /// Whether it is a session that acts on `area`.
    pub fn is_session_for(&self, area: Area) -> bool {
        let Noted::Session(session) = &self.what else { return false };
        let acts = |areas: &[Area]| areas.contains(&area) || areas.contains(&Area::WholeBody);
        match &session.started {
            Some(started) => acts(&started.areas),
            None => session.steps.iter().any(|step| acts(&step.areas)),
        }
    }

    fn before(&self) -> &[Tension] {
        match &self.what {
            Noted::Session(session) => &session.before,
            Noted::CheckIn(_) | Noted::Elsewhere(_) | Noted::Screening(_) => &[],
        }
    }

    fn after(&self) -> &[Tension] {
        match &self.what {
            Noted::Session(session) => &session.after,
            Noted::CheckIn(it) => &it.tension,
            Noted::Elsewhere(_) | Noted::Screening(_) => &[],
        }
    }
}

/// One day and all that stands on it, which is at least one thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Day {
    occasions: Vec<Occasion>,
    tension: Option<u8>,
    spent: Duration,
}

impl Day {
    /// What stands on it, in the order of time.
    pub fn occasions(&self) -> &[Occasion] {
        &self.occasions
    }

    /// The highest tension after, 0 to 10, or before where none was said after; none if none was said at all.
    pub fn tension(&self) -> Option<u8> {
        self.tension
    }

    /// The time spent in all.
    pub fn spent(&self) -> Duration {
        self.spent
    }

    /// As [`Day::tension`], of one area on any side.
    pub fn tension_of(&self, area: Area) -> Option<u8> {
        self.highest(|tension| tension.area == area)
    }

    /// Adds an occasion at its time; the same one again replaces itself.
    pub fn put(&mut self, occasion: Occasion) {
        self.occasions.retain(|known| known.id != occasion.id);
        let at =
            self.occasions.partition_point(|known| (known.time, known.id) < (occasion.time, occasion.id));
        self.occasions.insert(at, occasion);
        self.count();
    }

    /// Takes an occasion off, if it is there.
    pub(super) fn take(&mut self, id: Uuid) -> Option<Occasion> {
        let at = self.occasions.iter().position(|known| known.id == id)?;
        let occasion = self.occasions.remove(at);
        self.count();
        Some(occasion)
    }

    fn count(&mut self) {
        self.tension = self.highest(|_| true);
        self.spent =
            self.occasions.iter().fold(Duration::ZERO, |sum, occasion| sum.saturating_add(occasion.spent()));
    }

    fn highest(&self, counts: impl Fn(&Tension) -> bool) -> Option<u8> {
        let highest = |ratings: fn(&Occasion) -> &[Tension]| {
            let all = self.occasions.iter().flat_map(ratings).filter(|tension| counts(tension));
            all.map(|tension| tension.value).max()
        };
        highest(Occasion::after).or_else(|| highest(Occasion::before))
    }
}

/// How an area was on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its tension, 0 to 10, on the worse side; none if it was not said.
    pub tension: Option<u8>,
    /// Whether a session acted on it.
    pub practised: bool,
}
