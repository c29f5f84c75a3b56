//! How it was the other times with a routine, and what to do next.
//!
//! It tells what was rated and what the coach says, and praises nothing.

use std::borrow::Cow;

use crate::{
    body::{Area, Side},
    coach::{self, Case, Reason, Relief},
    journal::Tension,
    routine::Routine,
    session::Timeline,
    ui::{house::House, words::minutes},
};

/// From so many ratings before and after on they are compared.
const COMPARED: usize = 3;

/// How tension changed the last times with `routine`, with how often; nothing where it was never rated before and after.
pub(super) fn times(routine: &Routine, house: &House) -> Option<String> {
    let area = *routine.areas.first()?;
    let relief = coach::relief(&house.person.history, Some(&routine.id), area);
    match relief {
        Relief::TooFew(0) => None,
        Relief::TooFew(times) => Some(format!(
            "Rated before and after {} so far; from {COMPARED} times on they are compared.",
            crate::exercise::amount::times(u32::try_from(times).unwrap_or(u32::MAX))
        )),
        Relief::Known { times, .. } => {
            let told = relief.to_string().replace(&format!(", {times} times"), "");
            Some(format!("Your last {times} times with this routine: {told}."))
        }
    }
}

/// What to do next, and when, with what is `rated` of the session just done but not written down yet.
pub(super) fn next(house: &House, rated: &[(Area, Side, u8)]) -> String {
    let mut history = Cow::Borrowed(&house.person.history);
    if !rated.is_empty()
        && let Some(session) = history.to_mut().sessions.last_mut()
    {
        session.after = rated.iter().map(|&(area, side, value)| Tension { area, side, value }).collect();
    }
    let case = Case { history: &history, ..house.case() };
    let Some(next) = coach::suggest(&case) else { return "Enough for today.".to_owned() };
    let name = &next.routine.name;
    let time = minutes(Timeline::length_of(&next.routine, None));
    match next.reason {
        _ if next.is_due() => format!("Next: {name}, {time}. {}", next.words),
        Reason::Again(_) => format!("Later today, if you like: {name}, {time}. {}", next.words),
        _ => format!("Enough for today. {name}, {time}, is fine at any time."),
    }
}
