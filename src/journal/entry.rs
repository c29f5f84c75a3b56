//! An entry: one event of the journal, which is one line of a file.
//!
//! An entry never reads a clock; its time and its id come from the reading it is given.

mod id;
mod read;
mod what;

pub use self::{
    id::id_at,
    read::Line,
    what::{
        Amended, Amendment, CheckIn, Deleted, Elsewhere, Finished, Held, Practised, Restored, Resumed,
        Screening, Started, StepDone, Tension, What,
    },
};

use std::time::Duration;

use chrono::{DateTime, FixedOffset, SecondsFormat, SubsecRound};
use serde::{Serialize, Serializer};
use uuid::Uuid;

use crate::{
    body::{Area, Side},
    clock::Now,
    exercise::Exercise,
    routine::Routine,
    session::{Ending, Part},
    text::Text,
};

/// The version of the lines written here; lines of other versions are kept and skipped.
pub(super) const VERSION: u64 = 1;

/// Longest line, its newline included, in bytes: short enough to be written at one go everywhere.
pub(super) const LONGEST_LINE: usize = 4096;

/// Lengths, in bytes, that texts are cut to, one after the other, until the line fits.
const CUTS: [usize; 6] = [1024, 512, 256, 128, 64, 24];

/// One event, at its time, with its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    v: u64,
    id: Uuid,
    #[serde(serialize_with = "as_rfc3339")]
    time: DateTime<FixedOffset>,
    zone: Text,
    #[serde(flatten)]
    what: What,
}

impl Entry {
    /// The entry that `what` happened `now`; long texts and lists are cut so that its line fits [`LONGEST_LINE`].
    pub fn new(now: &Now, what: What) -> Self {
        let entry = Self {
            v: VERSION,
            id: id_at(now),
            time: now.wall.trunc_subsecs(3),
            zone: what::cut(&Text::new(&now.zone), 64),
            what,
        };
        entry.fitting()
    }

    fn fitting(mut self) -> Self {
        self.what.limit_lists();
        for cut in CUTS {
            if self.line().len() <= LONGEST_LINE {
                break;
            }
            self.what.limit_texts(cut);
        }
        self
    }

    /// A session of `routine` began, with `parts` parts and `planned` time in all, on `side` if one was named.
    pub fn started(
        now: &Now,
        session: Uuid,
        routine: &Routine,
        plan: (Duration, usize),
        side: Option<Side>,
        tension: Vec<Tension>,
        screening: &str,
    ) -> Self {
        let (planned, parts) = plan;
        let what = Started {
            session,
            routine: Practised {
                id: routine.id.clone(),
                name: routine.name.clone(),
                origin: routine.origin,
                hash: Text::new(&routine.hash),
            },
            areas: routine.areas.clone(),
            side,
            planned_s: planned.as_secs(),
            parts: parts as u64,
            tension,
            screening: Text::new(screening),
            warned: Vec::new(),
        };
        Self::new(now, What::Started(Box::new(what)))
    }

    /// The same for a session that was begun although these `rules`, by their words, spoke against it; nothing else changes.
    #[must_use]
    pub fn warned<'a>(mut self, rules: impl IntoIterator<Item = &'a str>) -> Self {
        if let What::Started(it) = &mut self.what {
            for rule in rules.into_iter().map(Text::new) {
                if !it.warned.contains(&rule) {
                    it.warned.push(rule);
                }
            }
        }
        self.fitting()
    }

    /// A part of a session ended; it was one side of `exercise`.
    pub fn step(now: &Now, session: Uuid, part: &Part, exercise: &Exercise) -> Self {
        let what = StepDone {
            session,
            step: part.step as u64,
            take: part.take,
            exercise: exercise.id.clone(),
            name: exercise.name.clone(),
            kind: exercise.kind,
            areas: exercise.areas.clone(),
            side: part.side,
            planned_s: part.planned.as_secs(),
            held_ms: millis(part.held),
            paused_ms: millis(part.paused),
            outcome: part.outcome,
            by: part.by,
        };
        Self::new(now, What::Step(Box::new(what)))
    }

    /// A long part of a session goes on, with `held` time so far.
    pub fn held(now: &Now, session: Uuid, step: usize, side: Side, held: Duration) -> Self {
        let what = Held { session, step: step as u64, side, held_ms: millis(held) };
        Self::new(now, What::Held(what))
    }

    /// A broken-off session goes on at `step`, counted from 0.
    pub fn resumed(now: &Now, session: Uuid, step: usize) -> Self {
        let what = Resumed { session, step: step as u64 };
        Self::new(now, What::Resumed(what))
    }

    /// A session ended, with its times in all: held, standing still, and the machine away.
    pub fn finished(
        now: &Now,
        session: Uuid,
        outcome: Ending,
        held: Duration,
        paused: Duration,
        away: Duration,
    ) -> Self {
        let what = Finished {
            session,
            outcome,
            held_ms: millis(held),
            paused_ms: millis(paused),
            away_ms: millis(away),
        };
        Self::new(now, What::Finished(what))
    }

    /// Fields of the session or entry `of` are put right.
    pub fn amended(now: &Now, of: Uuid, set: Amendment) -> Self {
        Self::new(now, What::Amended(Amended { of, set }))
    }

    /// The session or entry `of` shall not count.
    pub fn deleted(now: &Now, of: Uuid) -> Self {
        Self::new(now, What::Deleted(Deleted { of }))
    }

    /// The session or entry `of` counts again.
    pub fn restored(now: &Now, of: Uuid) -> Self {
        Self::new(now, What::Restored(Restored { of }))
    }

    /// The person said how tense they are, outside a session.
    pub fn check_in(now: &Now, tension: Vec<Tension>, note: Option<Text>) -> Self {
        Self::new(now, What::CheckIn(CheckIn { tension, note }))
    }

    /// Something was done for the back elsewhere, such as a massage, for `minutes` minutes.
    pub fn elsewhere(now: &Now, what: Text, minutes: u32, areas: Vec<Area>) -> Self {
        let what = Elsewhere { what, minutes, areas };
        Self::new(now, What::Elsewhere(what))
    }

    /// The screening was answered; only its outcome and tags are kept, not the answers.
    pub fn screening(now: &Now, outcome: Text, how_soon: Option<Text>, tags: Vec<Text>) -> Self {
        let what = Screening { outcome, how_soon, allows: None, tags };
        Self::new(now, What::Screening(what))
    }

    /// The id; ids sort by time.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// The time on the wall, to the millisecond.
    pub fn time(&self) -> DateTime<FixedOffset> {
        self.time
    }

    /// The zone's name; empty if the system had none.
    pub fn zone(&self) -> &Text {
        &self.zone
    }

    /// What happened.
    pub fn what(&self) -> &What {
        &self.what
    }

    /// What happened, without its time.
    pub fn into_what(self) -> What {
        self.what
    }

    /// The same entry with another note, where it has one; an empty note takes it away.
    pub(super) fn with_note(mut self, note: Text) -> Self {
        if let What::CheckIn(it) = &mut self.what {
            it.note = Some(note).filter(|note| !note.is_empty());
        }
        self
    }

    /// The same entry with other ratings, where it is one of them.
    pub(super) fn with_tension(mut self, tension: Vec<Tension>) -> Self {
        if let What::CheckIn(it) = &mut self.what {
            it.tension = tension;
        }
        self
    }

    /// The same entry at another time.
    pub(super) fn at(mut self, time: DateTime<FixedOffset>) -> Self {
        self.time = time;
        self
    }

    /// The line that says this, its newline included.
    ///
    /// # Panics
    ///
    /// Never: an entry has only text keys and plain values.
    pub fn line(&self) -> String {
        let mut line = serde_json::to_string(self).expect("an entry has only text keys and plain values");
        line.push('\n');
        line
    }
}

/// Whole milliseconds; the longest there are if it is longer.
fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}

/// A time as the journal writes it: RFC 3339 with milliseconds and offset.
pub(super) fn rfc3339(time: &DateTime<FixedOffset>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Millis, false)
}

fn as_rfc3339<S: Serializer>(time: &DateTime<FixedOffset>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&rfc3339(time))
}
