//! What an order from outside is answered with: a calm word, or where the session stands.
//!
//! It carries nothing out; it is told how the session stood before and where it stands now.

use std::time::Duration;

use serde_json::json;

use crate::{
    body::{Side, Token},
    routine::Routine,
    session::{Order, PauseReason, PhaseKind, Progress, Standing, Tap},
};

/// What an order may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stood {
    part: usize,
    phase: PhaseKind,
    elapsed: Duration,
    length: Duration,
    whole: Duration,
    standing: Standing,
    tap: Tap,
}

impl Stood {
    /// How the session stands at `progress`.
    pub fn at(progress: &Progress<'_>) -> Self {
        let Progress { part, phase, elapsed, length, whole, standing, tap, .. } = *progress;
        Self { part, phase, elapsed, length, whole, standing, tap }
    }
}

/// The answer to any order that is carried out by the session, which stood like `before`.
pub fn answer(order: Order, before: Stood, progress: &Progress<'_>, routine: &Routine) -> String {
    if order == Order::Status {
        return status(progress, routine);
    }
    if Stood::at(progress) == before {
        return "nothing to change now".to_owned();
    }
    let is_paused = matches!(progress.standing, Standing::Paused(_));
    match order {
        Order::Toggle if !is_paused => "going on".to_owned(),
        Order::Pause | Order::Toggle => "paused".to_owned(),
        Order::Resume => "going on".to_owned(),
        Order::Next | Order::Back if matches!(progress.standing, Standing::Ended(_)) => "the end".to_owned(),
        Order::Next | Order::Back => format!("{}: {}", order.name(), place(progress)),
        Order::More => "a little more".to_owned(),
        Order::Less => "a little less".to_owned(),
        Order::Ready => taken(before.tap).to_owned(),
        Order::Hurts => "stopped".to_owned(),
        Order::Leave => "left; what was done is kept".to_owned(),
        Order::Mute | Order::Status => String::new(),
    }
}

/// The answer to [`Order::Mute`].
pub fn answer_to_mute(is_muted: bool) -> String {
    if is_muted { "sound off" } else { "sound on" }.to_owned()
}

fn taken(tap: Tap) -> &'static str {
    match tap {
        Tap::Nothing => "nothing to change now",
        Tap::Go | Tap::Done => "ready",
        Tap::LetGo => "it let go",
        Tap::TenderHere => "tender spot here",
        Tap::Resume => "going on",
    }
}

fn place(progress: &Progress<'_>) -> String {
    let name = &progress.step.exercise.name;
    match progress.side {
        Side::Both => name.to_string(),
        side => format!("{name}, {}", side.name()),
    }
}

/// One line of JSON, version 1: steps count from 0 as in the journal, parts from 1; seconds.
fn status(progress: &Progress<'_>, routine: &Routine) -> String {
    let standing = match progress.standing {
        Standing::Running => "running",
        Standing::GetReady(_) => "get-ready",
        Standing::Paused(PauseReason::Hurt) => "hurt",
        Standing::Paused(_) => "paused",
        Standing::Ended(_) => "ended",
    };
    json!({
        "version": 1,
        "routine": routine.id.as_str(),
        "name": progress.step.exercise.name.as_str(),
        "step": progress.number,
        "part": progress.part + 1,
        "parts": progress.parts,
        "side": progress.side,
        "phase": progress.phase.token(),
        "elapsed": seconds(progress.elapsed),
        "length": seconds(progress.length),
        "left": seconds(progress.left),
        "standing": standing,
    })
    .to_string()
}

/// Seconds with three digits at most; whole ones without a fraction.
fn seconds(time: Duration) -> serde_json::Value {
    if time.subsec_millis() == 0 {
        return time.as_secs().into();
    }
    let milliseconds = u32::try_from(time.as_millis()).unwrap_or(u32::MAX);
    (f64::from(milliseconds) / 1000.0).into()
}
