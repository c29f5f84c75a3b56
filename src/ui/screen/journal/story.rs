//! An entry in words: its name, its time, how long it took.
//!
//! Nothing is drawn here.

use chrono::{DateTime, FixedOffset};

use crate::{
    journal::{Noted, Occasion},
    session::Outcome,
    ui::words::minutes,
};

/// What it is called.
pub(super) fn name(occasion: &Occasion) -> String {
    match &occasion.what {
        Noted::Session(session) => match &session.started {
            Some(started) => started.routine.name.to_string(),
            None => "a session".to_owned(),
        },
        Noted::CheckIn(_) => "check-in".to_owned(),
        Noted::Elsewhere(it) => it.what.to_string(),
        Noted::Screening(_) => "safety questions".to_owned(),
    }
}

/// How long it took, in minutes; nothing for what takes no time.
pub(super) fn length(occasion: &Occasion) -> String {
    match &occasion.what {
        Noted::Session(_) | Noted::Elsewhere(_) if occasion.spent().is_zero() => "0 min".to_owned(),
        Noted::Session(_) | Noted::Elsewhere(_) => minutes(occasion.spent()),
        Noted::CheckIn(_) | Noted::Screening(_) => String::new(),
    }
}

/// The time of day where it was noted; with that place's offset where it is not `here`.
pub(super) fn time(occasion: &Occasion, here: FixedOffset) -> String {
    let time: DateTime<FixedOffset> = occasion.time;
    let clock = time.format("%H:%M").to_string();
    if *time.offset() == here { clock } else { format!("{clock} (UTC{})", time.format("%:z")) }
}

/// Whether a part of it hurt.
pub(super) fn hurt(occasion: &Occasion) -> bool {
    let Noted::Session(session) = &occasion.what else { return false };
    session.steps.iter().any(|step| step.outcome == Outcome::Hurt)
}
