//! A list of causes.
//!
//! A habit's dose is held inside the range of its exercise, as the dose of a step is.

use std::ops::Range as Span;

use super::{
    dose, exercise,
    listed::{self, Known},
    range::Fitting,
};
use crate::{
    body::Area,
    exercise::{Dose, Id},
    library::{
        Library,
        cause::{Cause, Deed, Habit, Rhythm},
        document::{Entry, Table},
        problem::Problem,
    },
    routine::Origin,
};

/// Reads a file of causes. With an error among the problems none is handed back.
pub(in crate::library) fn read_causes(
    (name, source): (&str, &str),
    library: &Library,
    origin: Origin,
) -> (Vec<Cause>, Vec<Problem>) {
    let known = Known { library, origin };
    listed::read((name, source), ("file of causes", "cause"), |table| {
        let cause = cause(table, known);
        table.refuse_the_rest();
        cause
    })
}

fn cause(table: &Table<'_>, known: Known<'_>) -> Option<(Id, Span<usize>, Cause)> {
    let id = listed::id(table, "id", "give it a name to ask for it by");
    let text = |key, help| table.need(key, help).and_then(|entry| entry.text());
    let name = text("name", "say what it is called");
    let ask = text("ask", "write the question that finds it");
    let why = text("why", "say what is behind it");
    let tip = text("tip", "say what to change");
    let areas = table
        .need("areas", "write it like areas = [\"neck\"]")
        .and_then(|entry| entry.not_empty(entry.tokens::<Area>()?));
    let habit = table
        .need("habit", "write it like habit = { say = \"Stand up.\", every = \"35m\" }")
        .and_then(|entry| habit(&entry.table("habit")?, known));
    let now = table
        .need("now", "name a routine for today")
        .and_then(|entry| entry.not_empty(known.routines(&entry)?));
    let prevent = table.take("prevent").map_or(Some(Vec::new()), |entry| known.routines(&entry));
    let sources = table.take("sources").map_or(Some(Vec::new()), |entry| entry.texts());
    let (id, span) = id?;
    let cause = Cause {
        id: id.clone(),
        name: name?,
        ask: ask?,
        why: why?,
        areas: areas?,
        tip: tip?,
        habit: habit?,
        now: now?,
        prevent: prevent?,
        sources: sources?,
        origin: known.origin,
    };
    Some((id, span, cause))
}

fn habit(table: &Table<'_>, known: Known<'_>) -> Option<Habit> {
    let say = table.take("say").map(|entry| entry.text());
    let rhythm = rhythm(table);
    let deed = deed(table, say.is_some(), known);
    table.refuse_the_rest();
    Some(Habit { deed: deed?, say: say.flatten(), rhythm: rhythm? })
}

fn deed(table: &Table<'_>, is_said: bool, known: Known<'_>) -> Option<Deed> {
    let (exercise, routine) = (table.take("exercise"), table.take("routine"));
    if let (Some(_), Some(routine)) = (&exercise, &routine) {
        let message = "`exercise` and `routine` are two deeds";
        table.page.error(routine.key_span.clone(), "two-deeds", message, Some("give one of them"));
        dose::name_keys(table);
        return None;
    }
    if let Some(entry) = exercise {
        let (id, dose) = (known.exercise(&entry), dose_of(table, &entry, known));
        return Some(Deed::Exercise(id?, dose?));
    }
    if let Some(stray) = dose::first_key(table) {
        let message = format!("`{}` is a dose, and there is no exercise", stray.key);
        table.page.error(stray.key_span, "stray-dose", &message, Some("name the exercise, or leave it out"));
    }
    match routine {
        Some(entry) => Some(Deed::Routine(known.routine(&entry)?)),
        None if is_said => Some(Deed::Said),
        None => {
            let help = Some("give an exercise, a routine or a sentence (say)");
            table.page.error(table.span.clone(), "missing-key", "the habit has nothing to do", help);
            None
        }
    }
}

/// The dose of the habit, where it is not the exercise's own; the outer nothing is an error.
#[expect(clippy::option_option, reason = "wrong, as the exercise says, or its own are three answers")]
fn dose_of(table: &Table<'_>, entry: &Entry<'_>, known: Known<'_>) -> Option<Option<Dose>> {
    if dose::first_key(table).is_none() {
        return Some(None);
    }
    let id = entry.id()?;
    let Some(exercise) = known.library.exercise(id.as_str()) else {
        // Without its exercise a dose cannot be judged.
        return Some(None);
    };
    let mut dose = dose::read(table, Some(&exercise.dose))?;
    let (range, sources) = (&exercise.range, &exercise.sources);
    let limits = Fitting { table, range, sources, kind: exercise.kind };
    exercise::fit(&limits, &exercise.equipment, &mut dose);
    Some(Some(dose))
}

fn rhythm(table: &Table<'_>) -> Option<Rhythm> {
    let help = Some("give one of every, before, after");
    let given: Vec<Entry<'_>> =
        ["every", "before", "after"].into_iter().filter_map(|key| table.take(key)).collect();
    let [entry] = given.as_slice() else {
        let (span, message) = match given.get(1) {
            Some(second) => (second.key_span.clone(), format!("`{}` is a second time for it", second.key)),
            None => (table.span.clone(), "the habit has no time".to_owned()),
        };
        table.page.error(span, "one-rhythm", &message, help);
        return None;
    };
    match entry.key {
        "before" => entry.text().map(Rhythm::Before),
        "after" => entry.text().map(Rhythm::After),
        _ => match entry.words("how often", "write it like \"35m\", or \"daily\" or \"weekly\"")? {
            "daily" => Some(Rhythm::Daily),
            "weekly" => Some(Rhythm::Weekly),
            _ => entry.interval().map(Rhythm::Every),
        },
    }
}
