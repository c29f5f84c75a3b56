//! A cause as a page a person would print.

use serde_json::{Value, json};

use super::{citations, knowledge};
use crate::{
    cli::{End, page::Page, say, say_json},
    exercise::{Dose, amount as dose},
    library::{Cause, Deed, Habit, Library},
    text::capital,
};

/// Shows one cause.
pub(super) fn show(cause: &Cause, library: &Library, as_json: bool) -> anyhow::Result<End> {
    if as_json {
        say_json(&json!({"version": 1, "cause": value(cause)}))?;
        return Ok(End::Done);
    }
    let page = Page::fit();
    page.paragraph(&format!("{}  ({})", cause.name, knowledge::names(&cause.areas)))?;
    page.paragraph(cause.ask.as_str())?;
    for (heading, words) in [("Why", &cause.why), ("What to change", &cause.tip)] {
        say(&format!("\n{heading}"))?;
        page.hang("  ", words.as_str())?;
    }
    say("\nA habit against it")?;
    page.hang("  ", &habit(&cause.habit, library))?;
    knowledge::practices("For today", &cause.now, library, page)?;
    knowledge::practices("For the week", &cause.prevent, library, page)?;
    citations::print(&cause.sources, library, page)?;
    knowledge::close(page)?;
    Ok(End::Done)
}

fn habit(habit: &Habit, library: &Library) -> String {
    let rhythm = &habit.rhythm;
    let deed = match &habit.deed {
        Deed::Exercise(id, dose) => {
            let dose = dose.as_ref().map_or_else(String::new, amount);
            format!("{}{dose}, {rhythm}.", knowledge::name(id, library))
        }
        Deed::Routine(id) => format!("{}, {rhythm}.", knowledge::name(id, library)),
        Deed::Said => format!("{}:", capital(&rhythm.to_string())),
    };
    habit.say.as_ref().map_or_else(|| deed.clone(), |say| format!("{deed} {say}"))
}

/// The dose of a habit in words, with a comma before it.
fn amount(dose: &Dose) -> String {
    match dose {
        Dose::Reps(reps) => {
            let sets: Vec<String> = reps.sets.iter().map(ToString::to_string).collect();
            format!(", {} times", sets.join(" and "))
        }
        Dose::Breathe(breathe) => format!(", {} breaths", breathe.cycles),
        Dose::Hold(hold) => format!(", held {}", dose::time(hold.cap)),
        Dose::Timed(timed) => format!(", for {}", dose::time(timed.length)),
        Dose::Roll(roll) => format!(", for {}", dose::time(roll.length)),
        Dose::Relax(_) | Dose::Talk(_) | Dose::Until(_) => String::new(),
    }
}

fn value(cause: &Cause) -> Value {
    let (exercise, routine) = match &cause.habit.deed {
        Deed::Exercise(id, _) => (Some(id), None),
        Deed::Routine(id) => (None, Some(id)),
        Deed::Said => (None, None),
    };
    json!({
        "id": cause.id, "name": cause.name, "ask": cause.ask, "why": cause.why, "areas": cause.areas,
        "tip": cause.tip,
        "habit": {
            "exercise": exercise, "routine": routine, "say": cause.habit.say,
            "due": cause.habit.rhythm.to_string(),
        },
        "now": cause.now, "prevent": cause.prevent, "sources": cause.sources, "origin": cause.origin,
    })
}
