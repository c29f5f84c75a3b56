//! The events of a session as JSON, one object a line; version 1.

use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::{
    body::Token,
    cue::{Cue, Tone, What},
    figure::Figure,
    routine::Routine,
    session::{Happening, Part, Session},
    text::Text,
};

/// Seconds with three digits at most.
pub(super) fn seconds(time: Duration) -> f64 {
    let milliseconds = u32::try_from(time.as_millis()).unwrap_or(u32::MAX);
    f64::from(milliseconds) / 1000.0
}

/// The first line of a session.
pub(super) fn started(id: &str, routine: &Routine, planned: Duration, rehearsed: bool) -> Map<String, Value> {
    let mut line = object(json!({
        "event": "started",
        "version": 1,
        "session": id,
        "routine": routine.id.as_str(),
        "name": routine.name.as_str(),
        "seconds": planned.as_secs(),
    }));
    if rehearsed {
        line.insert("rehearsed".into(), Value::Bool(true));
    }
    line
}

/// The line of an event; nothing for those that are told elsewhere.
pub(super) fn event(what: &Happening, session: &Session) -> Option<Map<String, Value>> {
    let line = match what {
        Happening::Began { kind, step, side, round, length, floor, done } => {
            let exercise = session.routine().steps.get(*step).map(|step| &step.exercise);
            let mut line = object(json!({
                "event": kind.token(),
                "step": step,
                "name": exercise.map_or("", |exercise| exercise.name.as_str()),
                "side": side,
                "round": round,
                "seconds": seconds(length.saturating_sub(*done)),
            }));
            if let Some(floor) = floor {
                line.insert("floor".into(), json!(seconds(floor.saturating_sub(*done))));
            }
            return Some(whole(line));
        }
        Happening::GetReady { length } => json!({"event": "get-ready", "seconds": length.as_secs()}),
        Happening::LetGo => json!({"event": "let-go"}),
        Happening::Paused(reason) => json!({"event": "paused", "why": reason.token()}),
        Happening::Resumed => json!({"event": "resumed"}),
        Happening::Holding { .. } | Happening::Recorded(_) | Happening::Ended(_) => return None,
    };
    Some(object(line))
}

/// What the line of a step's first phase says of its figure.
pub(super) fn figure(figure: &Figure) -> (String, Value) {
    ("figure".into(), json!({"id": figure.id.as_str(), "alt": figure.alt.as_str()}))
}

/// The line of a cue; silence needs none, as a pause or a new phase tells it.
pub(super) fn cue(cue: &Cue) -> Option<Map<String, Value>> {
    let line = match &cue.what {
        What::Say(said) => json!({"event": "cue", "say": said.as_str()}),
        What::Tone(
            tone @ (Tone::BreatheIn { length } | Tone::HoldBreath { length } | Tone::BreatheOut { length }),
        ) => json!({"event": "cue", "tone": tone.token(), "seconds": seconds(*length)}),
        What::Tone(tone) => json!({"event": "cue", "tone": tone.token()}),
        What::Hush => return None,
    };
    Some(whole(object(line)))
}

/// The line of a recorded part; it says `"saved": false` in a rehearsal.
pub(super) fn step(part: &Part, session: &Session, rehearsed: bool) -> Map<String, Value> {
    let exercise = session.routine().steps.get(part.step).map(|step| &step.exercise);
    let mut line = object(json!({
        "event": "step",
        "step": part.step,
        "take": part.take,
        "exercise": exercise.and_then(|exercise| exercise.id.as_ref()).map(crate::exercise::Id::as_str),
        "name": exercise.map_or("", |exercise| exercise.name.as_str()),
        "side": part.side,
        "planned_s": seconds(part.planned),
        "held_s": seconds(part.held),
        "outcome": part.outcome.token(),
        "by": part.by.token(),
    }));
    if rehearsed {
        line.insert("saved".into(), Value::Bool(false));
    }
    whole(line)
}

/// The line that says why the journal is behind.
pub(super) fn unsaved(why: &Text) -> Map<String, Value> {
    object(json!({"event": "unsaved", "why": why.as_str()}))
}

/// The last line.
pub(super) fn ended(session: &Session, saved: bool) -> Map<String, Value> {
    let outcome = session.ending().map_or("left", crate::session::Ending::token);
    object(json!({
        "event": "ended",
        "outcome": outcome,
        "held_s": seconds(session.record().held),
        "saved": saved,
    }))
}

/// Puts the moment first, as every line has it.
pub(super) fn at(since_start: Duration, line: Map<String, Value>) -> Value {
    let mut whole = Map::new();
    whole.insert("at".into(), json!(seconds(since_start)));
    whole.extend(line);
    Value::Object(whole)
}

/// Whole seconds of a phase are written without a fraction.
fn whole(mut line: Map<String, Value>) -> Map<String, Value> {
    for key in ["seconds", "floor", "planned_s"] {
        if let Some(value) = line.get(key).and_then(Value::as_f64).filter(|value| value.fract() == 0.0) {
            let number: serde_json::Number =
                serde_json::from_str(&format!("{value:.0}")).unwrap_or_else(|_| 0.into());
            line.insert(key.into(), Value::Number(number));
        }
    }
    line
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
