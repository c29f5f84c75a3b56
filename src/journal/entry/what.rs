//! The events of the journal, with the fields and the order of fields that files have.
//!
//! Plain values; they know neither files nor times.

use chrono::{DateTime, FixedOffset};
use serde::{Serialize, Serializer};
use uuid::Uuid;

use crate::{
    body::{Area, Side},
    exercise::{Id, Kind},
    routine::Origin,
    session::{By, Ending, Outcome},
    text::Text,
};

/// Most areas, tensions or tags one line holds.
const LONGEST_LIST: usize = 24;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum What {
    /// A session began.
    Started(Box<Started>),
    /// A part of a session ended.
    Step(Box<StepDone>),
    /// A long part goes on.
    Held(Held),
    /// A broken-off session goes on.
    Resumed(Resumed),
    /// A session ended.
    Finished(Finished),
    /// Fields were put right.
    Amended(Amended),
    /// Something shall not count.
    Deleted(Deleted),
    /// Something counts again.
    Restored(Restored),
    /// Tension outside a session.
    CheckIn(CheckIn),
    /// Something done elsewhere.
    Elsewhere(Elsewhere),
    /// The screening was answered.
    Screening(Screening),
}

impl What {
    /// Cuts lists to what a line holds.
    pub(super) fn limit_lists(&mut self) {
        match self {
            Self::Started(it) => {
                it.areas.truncate(LONGEST_LIST);
                it.tension.truncate(LONGEST_LIST);
                it.warned.truncate(LONGEST_LIST);
            }
            Self::Step(it) => it.areas.truncate(LONGEST_LIST),
            Self::Amended(it) => {
                if let Some(list) = &mut it.set.tension_after {
                    list.truncate(LONGEST_LIST);
                }
            }
            Self::CheckIn(it) => it.tension.truncate(LONGEST_LIST),
            Self::Elsewhere(it) => it.areas.truncate(LONGEST_LIST),
            Self::Screening(it) => it.tags.truncate(LONGEST_LIST),
            Self::Held(_) | Self::Resumed(_) | Self::Finished(_) | Self::Deleted(_) | Self::Restored(_) => {}
        }
    }

    /// Cuts every text to `most` bytes.
    pub(super) fn limit_texts(&mut self, most: usize) {
        let limit = |text: &mut Text| *text = cut(text, most);
        match self {
            Self::Started(it) => {
                limit(&mut it.routine.name);
                limit(&mut it.routine.hash);
                limit(&mut it.screening);
                it.warned.iter_mut().for_each(limit);
            }
            Self::Step(it) => limit(&mut it.name),
            Self::Amended(it) => it.set.note.iter_mut().for_each(limit),
            Self::CheckIn(it) => it.note.iter_mut().for_each(limit),
            Self::Elsewhere(it) => limit(&mut it.what),
            Self::Screening(it) => {
                limit(&mut it.outcome);
                it.how_soon.iter_mut().for_each(limit);
                it.allows.iter_mut().for_each(limit);
                it.tags.iter_mut().for_each(limit);
            }
            Self::Held(_) | Self::Resumed(_) | Self::Finished(_) | Self::Deleted(_) | Self::Restored(_) => {}
        }
    }
}

/// A session began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Started {
    /// The session.
    pub session: Uuid,
    /// What is practised.
    pub routine: Practised,
    /// Where it acts.
    pub areas: Vec<Area>,
    /// The sore side, if one was named.
    pub side: Option<Side>,
    /// Planned time in all, in seconds.
    pub planned_s: u64,
    /// How many parts it has.
    pub parts: u64,
    /// Tension before.
    pub tension: Vec<Tension>,
    /// The outcome of the screening, such as `clear` or `unasked`.
    pub screening: Text,
    /// What spoke against it when it was begun all the same, such as `pressed-today`; lines of older programs do not say it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warned: Vec<Text>,
}

/// A routine as the journal remembers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Practised {
    /// Its id.
    pub id: Id,
    /// Its name at that time.
    pub name: Text,
    /// Where it came from.
    pub origin: Origin,
    /// The hash of its file at that time.
    pub hash: Text,
}

/// One part of a session, as it was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StepDone {
    /// The session.
    pub session: Uuid,
    /// The step, counted from 0.
    pub step: u64,
    /// 1 for the first time, 2 when it was done again, and so on.
    pub take: u32,
    /// The exercise; none for a routine's own step.
    pub exercise: Option<Id>,
    /// The exercise's name at that time.
    pub name: Text,
    /// What sort of exercise.
    pub kind: Kind,
    /// Where it acts.
    pub areas: Vec<Area>,
    /// The side.
    pub side: Side,
    /// Held time planned, in seconds.
    pub planned_s: u64,
    /// Held time, in milliseconds.
    pub held_ms: u64,
    /// Time that stood still, in milliseconds.
    pub paused_ms: u64,
    /// How it ended.
    pub outcome: Outcome,
    /// What ended it.
    pub by: By,
}

/// A long part goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    /// The session.
    pub session: Uuid,
    /// The step, counted from 0.
    pub step: u64,
    /// The side.
    pub side: Side,
    /// Held time so far, in milliseconds.
    pub held_ms: u64,
}

/// A broken-off session goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Resumed {
    /// The session.
    pub session: Uuid,
    /// The step it goes on with, counted from 0.
    pub step: u64,
}

/// A session ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finished {
    /// The session.
    pub session: Uuid,
    /// How it ended.
    #[serde(serialize_with = "as_token")]
    pub outcome: Ending,
    /// Held time in all, in milliseconds.
    pub held_ms: u64,
    /// Time that stood still in all, in milliseconds.
    pub paused_ms: u64,
    /// Time the machine slept or the program was stopped, until the session went on, in milliseconds.
    pub away_ms: u64,
}

/// Fields of a session or an entry are put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Amended {
    /// The session, or the entry.
    pub of: Uuid,
    /// The fields and their new values.
    pub set: Amendment,
}

/// New values; a field without one stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Amendment {
    /// Tension after the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tension_after: Option<Vec<Tension>>,
    /// The note; an empty one takes the note away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// When it was, where that was noted wrongly.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "as_time")]
    pub time: Option<DateTime<FixedOffset>>,
}

/// A session or an entry shall not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deleted {
    /// The session, or the entry.
    pub of: Uuid,
}

/// A deleted session or entry counts again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Restored {
    /// The session, or the entry.
    pub of: Uuid,
}

/// Tension outside a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckIn {
    /// Where, and how much.
    pub tension: Vec<Tension>,
    /// A note.
    pub note: Option<Text>,
}

/// Something done for the back elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Elsewhere {
    /// What, such as `massage`.
    pub what: Text,
    /// For how many minutes.
    pub minutes: u32,
    /// Where.
    pub areas: Vec<Area>,
}

/// The screening was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Screening {
    /// Its outcome.
    pub outcome: Text,
    /// How soon help is advised, if it is.
    pub how_soon: Option<Text>,
    /// What may still be practised; lines of older programs do not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allows: Option<Text>,
    /// What must be heeded from now on.
    pub tags: Vec<Text>,
}

/// The person's own rating of one area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tension {
    /// Where.
    pub area: Area,
    /// On which side.
    pub side: Side,
    /// From 0, at ease, to 10, the worst; both included.
    pub value: u8,
}

/// `text` without what is beyond `most` bytes, cut at a character.
pub(super) fn cut(text: &Text, most: usize) -> Text {
    let words = text.as_str();
    Text::new(words.get(..words.floor_char_boundary(most)).unwrap_or(words))
}

#[expect(clippy::ref_option, reason = "serde calls it so")]
fn as_time<S: Serializer>(time: &Option<DateTime<FixedOffset>>, to: S) -> Result<S::Ok, S::Error> {
    match time {
        Some(time) => to.serialize_str(&super::rfc3339(time)),
        None => to.serialize_none(),
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn as_token<S: Serializer>(ending: &Ending, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(ending.token())
}
