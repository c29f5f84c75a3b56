//! A routine unfolded: every step with its time, and the sum.

use std::time::Duration;

use serde_json::{Value, json};

use super::citations;
use crate::{
    body::{Side, Token},
    cli::{End, page::Page, say, say_json},
    exercise::{Dose, Seconds, Sides, amount as dose},
    library::{Change, Library},
    plain::clock,
    routine::{Routine, Step, StepSides},
    session::{Phase, PhaseKind, PlannedPart, Timeline},
    text::Text,
};

/// Shows `routine`, with what was changed in it for what is at hand, if anything was said about that.
pub(super) fn show(
    routine: &Routine,
    library: &Library,
    changes: Option<&[Change]>,
    side: Option<Side>,
    as_json: bool,
) -> anyhow::Result<End> {
    let timeline = Timeline::of(routine, side);
    if as_json {
        say_json(&as_value(routine, &timeline, changes))?;
        return Ok(End::Done);
    }
    let page = Page::fit();
    head(page, routine, &timeline)?;
    for (number, change) in changes.unwrap_or_default().iter().enumerate() {
        if number == 0 {
            say("")?;
        }
        page.hang("  * ", &change.to_string())?;
    }
    if changes.is_some_and(<[Change]>::is_empty) {
        say("\n  You have everything for it.")?;
    }
    say("\n  from  lasts")?;
    let mut at = Duration::ZERO;
    for (part, phase) in timeline.phases() {
        let Some(step) = routine.steps.get(part.step) else { continue };
        let first = format!("{:>6}  {:>5}  ", clock(at), clock(phase.length));
        if phase.kind == PhaseKind::Settle {
            title(page, &first, part, step)?;
        } else {
            page.hang(&format!("{first}   "), &words(part, phase, step))?;
        }
        at += phase.length;
    }
    say(&format!("{:>6}         end", clock(at)))?;
    citations::print(&routine.sources, library, page)?;
    say("")?;
    page.paragraph("The time beside a name is for getting there. `supple show exercise ID`, with the id in brackets, tells how each is done.")?;
    Ok(End::Done)
}

fn head(page: Page, routine: &Routine, timeline: &Timeline) -> anyhow::Result<()> {
    page.paragraph(&format!("{}  ({}, {})", routine.name, clock(timeline.length()), routine.level.name()))?;
    page.paragraph(routine.aim.as_str())?;
    say("")?;
    let names = |names: Vec<&str>| if names.is_empty() { "nothing".to_owned() } else { names.join(", ") };
    let things = routine.equipment().into_iter().map(Token::name);
    let needed = names(things.chain(routine.place().into_iter().map(Token::name)).collect());
    page.hang("  acts on   ", &names(routine.areas.iter().map(|area| area.name()).collect()))?;
    if !routine.when.is_empty() {
        page.hang("  when      ", &names(routine.when.iter().map(|when| when.name()).collect()))?;
    }
    page.hang("  you need  ", &needed)?;
    match routine.times_a_day() {
        Some(1) => say("  at most   once a day")?,
        Some(2) => say("  at most   twice a day")?,
        Some(times) => say(&format!("  at most   {times} times a day"))?,
        None => {}
    }
    if let Some(note) = &routine.note {
        page.hang("  note      ", note.as_str())?;
    }
    Ok(())
}

/// The step's name, its position and id, and what the file itself says about it.
fn title(page: Page, first: &str, part: &PlannedPart, step: &Step) -> anyhow::Result<()> {
    let exercise = &step.exercise;
    let id = exercise.id.as_ref().map_or_else(String::new, |id| format!(" [{id}]"));
    let position = part.position.name();
    page.hang(first, &format!("{}. {}, {position}{id}", part.step + 1, exercise.name))?;
    let below = " ".repeat(first.len() + 3);
    let own = exercise.how.iter().filter(|_| exercise.id.is_none());
    for line in own.chain(&step.say) {
        page.hang(&below, sided(line, part.side).as_str())?;
    }
    Ok(())
}

/// The words with the side filled in; without one, as in print.
fn sided(line: &Text, side: Side) -> Text {
    match side {
        Side::Both => line.fill(&[("{side}", "one"), ("{other}", "other")]),
        Side::Left | Side::Right => line.fill(&[("{side}", side.name()), ("{other}", side.other().name())]),
    }
}

/// What is done in a phase, and on which side.
fn words(part: &PlannedPart, phase: &Phase, step: &Step) -> String {
    let side = match part.side {
        Side::Both => String::new(),
        Side::Left | Side::Right => format!("{}: ", part.side.name()),
    };
    match phase.kind {
        PhaseKind::Settle => String::new(),
        PhaseKind::Switch => format!("change to the {} side", part.side.name()),
        PhaseKind::Rest => "rest".to_owned(),
        PhaseKind::Work | PhaseKind::Tender | PhaseKind::Ready => {
            let rounds = dose::rounds(&step.dose);
            let round = if rounds > 1 { format!("{} of {rounds}, ", phase.round) } else { String::new() };
            format!("{side}{round}{}", work(phase, step))
        }
    }
}

fn work(phase: &Phase, step: &Step) -> String {
    let length = Seconds::new(u32::try_from(phase.length.as_secs()).unwrap_or(u32::MAX));
    match (&step.dose, phase.floor) {
        (Dose::Roll(_), Some(floor)) => {
            format!("stay on the sorest place, from {} s on until it lets go", floor.as_secs())
        }
        (Dose::Roll(roll), None) => format!("roll, {} a stroke", dose::time(roll.pace)),
        (_, Some(floor)) => format!("hold, from {} s on until it lets go", floor.as_secs()),
        (Dose::Hold(_), None) => "hold".to_owned(),
        (Dose::Reps(reps), None) => {
            let count = length.get().checked_div(step.repetition().get()).unwrap_or(0);
            let turns =
                if step.sides == StepSides::All(Sides::Alternate) { " on each side in turn" } else { "" };
            format!("{}{turns}, {}", dose::times(count), dose::tempo(reps.tempo))
        }
        (Dose::Breathe(_) | Dose::Relax(_) | Dose::Talk(_) | Dose::Timed(_) | Dose::Until(_), None) => {
            dose::words(&step.dose)
        }
    }
}

fn as_value(routine: &Routine, timeline: &Timeline, changes: Option<&[Change]>) -> Value {
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
    let mut value = json!({
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
    });
    if let Some(changes) = changes {
        value["changes"] = changes.iter().map(change).collect();
    }
    value
}

/// A change as scripts read it; the step is counted in the routine as written.
fn change(change: &Change) -> Value {
    let missing: Vec<&str> = change.missing.iter().map(|thing| thing.token()).collect();
    let words = Text::new(&change.to_string());
    json!({"step": change.step, "was": change.was, "change": change.token(), "missing": missing, "words": words})
}
