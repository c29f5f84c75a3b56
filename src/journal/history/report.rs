//! The history as `log --json` prints it, version 1.
//!
//! Only a shape: it borrows the history and changes nothing.

use serde::Serialize;
use uuid::Uuid;

use crate::{
    body::{Area, Side},
    exercise::Id,
    journal::{
        entry::{StepDone, Tension, rfc3339},
        history::{History, Session, SessionOutcome, Unreadable},
    },
    session::Outcome,
    text::Text,
};

/// The whole of `log --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report<'a> {
    version: u32,
    sessions: Vec<SessionReport<'a>>,
    unreadable: &'a [Unreadable],
}

impl<'a> Report<'a> {
    /// The report of all of `history`.
    pub(super) fn of(history: &'a History) -> Self {
        Self {
            version: 1,
            sessions: history.sessions.iter().map(SessionReport::of).collect(),
            unreadable: &history.unreadable,
        }
    }
}

/// One session.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct SessionReport<'a> {
    id: Uuid,
    routine: Option<&'a Id>,
    name: Option<&'a Text>,
    started: String,
    ended: Option<String>,
    outcome: SessionOutcome,
    tension: Vec<TensionReport>,
    tension_before: Option<u8>,
    tension_after: Option<u8>,
    note: Option<&'a Text>,
    steps: Vec<StepReport<'a>>,
}

impl<'a> SessionReport<'a> {
    fn of(session: &'a Session) -> Self {
        let routine = session.started.as_ref().map(|started| &started.routine);
        Self {
            id: session.id,
            routine: routine.map(|routine| &routine.id),
            name: routine.map(|routine| &routine.name),
            started: rfc3339(&session.began),
            ended: session.finished.as_ref().map(|(time, _)| rfc3339(time)),
            outcome: session.outcome(),
            tension: TensionReport::of(&session.before, &session.after),
            tension_before: highest(&session.before),
            tension_after: highest(&session.after),
            note: session.note.as_ref(),
            steps: session.steps.iter().map(StepReport::of).collect(),
        }
    }
}

/// Tension of one area and side, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TensionReport {
    /// Where.
    pub area: Area,
    /// On which side.
    pub side: Side,
    /// From 0 to 10; none if it was not asked.
    pub before: Option<u8>,
    /// From 0 to 10; none if it was not asked.
    pub after: Option<u8>,
}

impl TensionReport {
    /// Both lists side by side, in the order the places first come; of two ratings of one place the last counts.
    pub fn of(before: &[Tension], after: &[Tension]) -> Vec<Self> {
        let mut places: Vec<Self> = Vec::new();
        let rated = before.iter().map(|rating| (rating, true));
        for (rating, is_before) in rated.chain(after.iter().map(|rating| (rating, false))) {
            let known =
                places.iter_mut().find(|place| place.area == rating.area && place.side == rating.side);
            let (was, is) = if is_before { (Some(rating.value), None) } else { (None, Some(rating.value)) };
            match known {
                Some(place) => {
                    place.before = was.or(place.before);
                    place.after = is.or(place.after);
                }
                None => places.push(Self { area: rating.area, side: rating.side, before: was, after: is }),
            }
        }
        places
    }
}

/// One part of a session.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepReport<'a> {
    step: u64,
    take: u32,
    exercise: Option<&'a Id>,
    name: &'a Text,
    side: Side,
    planned_s: u64,
    held_s: f64,
    outcome: Outcome,
}

impl<'a> StepReport<'a> {
    fn of(step: &'a StepDone) -> Self {
        Self {
            step: step.step,
            take: step.take,
            exercise: step.exercise.as_ref(),
            name: &step.name,
            side: step.side,
            planned_s: step.planned_s,
            held_s: std::time::Duration::from_millis(step.held_ms).as_secs_f64(),
            outcome: step.outcome,
        }
    }
}

fn highest(ratings: &[Tension]) -> Option<u8> {
    ratings.iter().map(|rating| rating.value).max()
}
