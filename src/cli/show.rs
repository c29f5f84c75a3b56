//! `supple show`: one routine unfolded, or one exercise, programme or cause.

mod cause;
mod citations;
mod knowledge;
mod programme;

use std::path::Path;

use serde_json::{Value, json};

use super::{End, arguments::Show, check::print_problems, say, say_json, wrong};
use crate::{
    body::{Side, Token},
    exercise::{Exercise, Seconds},
    library::Library,
    plain::clock,
    routine::Routine,
    session::{PhaseKind, Timeline},
    text::Text,
};

/// Shows what the person asked for.
pub(super) fn show(asked: &Show, library: &Library) -> anyhow::Result<End> {
    let side = asked.side.map(Side::from);
    let (shelf, id) = match asked.what.as_slice() {
        [shelf, id] => (Some(shelf.as_str()), id.as_str()),
        [id] => (None, id.as_str()),
        _ => return Ok(wrong("nothing to show\ngive an id; `supple list` has them")),
    };
    if shelf.is_none() {
        knowledge::tell_namesakes(id, library);
    }
    match shelf {
        Some("routine") | None => {
            if let Some(routine) = library.routine(id) {
                return show_routine(routine, side, asked.json);
            }
            if looks_like_path(id) {
                return show_file(id, library, side, asked.json);
            }
        }
        Some("exercise") => {}
        Some("programme" | "cause") => return knowledge::show(shelf, id, asked.json, library),
        Some(other) => {
            return Ok(wrong(&format!(
                "`{}` cannot be shown\nsay `routine`, `exercise`, `programme` or `cause`",
                Text::new(other)
            )));
        }
    }
    match library.exercise(id).filter(|_| shelf != Some("routine")) {
        Some(exercise) => show_exercise(exercise, library, asked.json),
        None if shelf.is_none() => knowledge::show(None, id, asked.json, library),
        None => Ok(unknown(id, library)),
    }
}

/// The message for an id that nothing has.
pub(super) fn unknown(id: &str, library: &Library) -> End {
    let nearest = library.nearest(id).map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    wrong(&format!("nothing is called `{}`\n{nearest}`supple list` shows what there is", Text::new(id)))
}

/// Whether `id` is meant as a file.
pub(super) fn looks_like_path(id: &str) -> bool {
    id.contains('/') || Path::new(id).extension().is_some_and(|extension| extension == "toml")
}

fn show_file(path: &str, library: &Library, side: Option<Side>, as_json: bool) -> anyhow::Result<End> {
    let (routine, problems, source) = library.read_file(Path::new(path));
    print_problems(&problems, &source);
    match routine {
        Some(routine) => show_routine(&routine, side, as_json),
        None => Ok(End::Problem),
    }
}

fn show_routine(routine: &Routine, side: Option<Side>, as_json: bool) -> anyhow::Result<End> {
    let timeline = Timeline::of(routine, side);
    if as_json {
        say_json(&routine_json(routine, &timeline))?;
        return Ok(End::Done);
    }
    say(&format!("{}  ({}, {})", routine.name, clock(timeline.length()), routine.level.name()))?;
    say(&format!("{}\n", routine.aim))?;
    let mut at = std::time::Duration::ZERO;
    for (part, phase) in timeline.phases() {
        let exercise = routine.steps.get(part.step).map(|step| &*step.exercise);
        let name = exercise.map_or("", |exercise| exercise.name.as_str());
        let side = if part.side == Side::Both { "" } else { part.side.name() };
        let words = match phase.kind {
            PhaseKind::Settle => format!("{}. {name}", part.step + 1),
            kind => format!("   {}", kind.token()),
        };
        let length = Seconds::new(u32::try_from(phase.length.as_secs()).unwrap_or(u32::MAX));
        let floor = phase
            .floor
            .map_or_else(String::new, |floor| format!(" (from {} s it may be let go)", floor.as_secs()));
        let settle = if phase.kind == PhaseKind::Settle { "  settle" } else { "" };
        say(&format!("{:>6}  {words} {side}{settle}  {length}{floor}", clock(at)))?;
        at += phase.length;
    }
    say(&format!("{:>6}  end", clock(at)))?;
    Ok(End::Done)
}

fn routine_json(routine: &Routine, timeline: &Timeline) -> Value {
    let phases: Vec<Value> = timeline
        .phases()
        .map(|(part, phase)| {
            let name = routine.steps.get(part.step).map_or("", |step| step.exercise.name.as_str());
            json!({
                "kind": phase.kind.token(),
                "step": part.step,
                "name": name,
                "side": part.side,
                "round": phase.round,
                "seconds": phase.length.as_secs(),
                "floor": phase.floor.map(|floor| floor.as_secs()),
            })
        })
        .collect();
    json!({
        "version": 1,
        "routine": {
            "id": routine.id,
            "name": routine.name,
            "aim": routine.aim,
            "areas": routine.areas,
            "level": routine.level,
            "equipment": routine.equipment(),
            "place": routine.place(),
            "per_day": routine.times_a_day(),
            "origin": routine.origin,
        },
        "seconds": timeline.length().as_secs(),
        "phases": phases,
    })
}

fn show_exercise(exercise: &Exercise, library: &Library, as_json: bool) -> anyhow::Result<End> {
    if as_json {
        let exercise = json!({
            "id": exercise.id, "name": exercise.name, "kind": exercise.kind, "areas": exercise.areas,
            "equipment": exercise.equipment, "place": exercise.place, "position": exercise.positions,
            "sides": exercise.sides, "how": exercise.how, "feel": exercise.feel, "mistakes": exercise.mistakes,
            "easier": exercise.easier, "harder": exercise.harder, "caution": exercise.caution,
            "sources": exercise.sources,
        });
        say_json(&json!({"version": 1, "exercise": exercise}))?;
        return Ok(End::Done);
    }
    let areas: Vec<&str> = exercise.areas.iter().map(|area| area.name()).collect();
    say(&format!(
        "{}  ({}; {}; {})\n",
        exercise.name,
        exercise.kind.name(),
        areas.join(", "),
        exercise.sides.name()
    ))?;
    for (number, line) in (1..).zip(&exercise.how) {
        say(&format!("  {number}. {line}"))?;
    }
    say("")?;
    for (label, words) in [
        ("feel", &exercise.feel),
        ("easier", &exercise.easier),
        ("harder", &exercise.harder),
        ("careful", &exercise.caution),
    ] {
        if let Some(words) = words {
            say(&format!("  {label:<8} {words}"))?;
        }
    }
    for mistake in &exercise.mistakes {
        say(&format!("  {:<8} {mistake}", "not"))?;
    }
    say(&format!("  {:<8} {}", "sources", citations::sources(&exercise.sources, library)))?;
    Ok(End::Done)
}
