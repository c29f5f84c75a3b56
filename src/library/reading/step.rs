//! One step of a routine.
//!
//! It refers to an exercise or describes its own, never both.

use std::sync::Arc;

use super::{dose, exercise, range::Fitting};
use crate::{
    body::{Area, Side},
    exercise::{Dose, Exercise},
    library::{
        Catalogue,
        document::{Entry, Length, Table, did_you_mean, nearest},
        problem::quoted,
    },
    routine::{Step, StepSides},
};

/// Reads a `[[step]]`; `areas` are the routine's, for a step that names none.
pub(super) fn read(table: &Table<'_>, catalogue: &Catalogue, areas: &[Area]) -> Option<Step> {
    let say = table.take("say").map(|entry| entry.text());
    let settle = table.take("settle").map(|entry| entry.seconds(Length::OrNone));
    let sides = sides(table);
    let practised = match table.take("exercise") {
        Some(entry) => referred(table, &entry, catalogue),
        None => own(table, areas),
    };
    table.refuse_the_rest();
    let (exercise, dose) = practised?;
    let sides = sides.unwrap_or(StepSides::All(exercise.sides));
    Some(Step { exercise, dose, sides, say: say.flatten(), settle: settle.flatten() })
}

fn referred(table: &Table<'_>, entry: &Entry<'_>, catalogue: &Catalogue) -> Option<(Arc<Exercise>, Dose)> {
    let mut is_both = false;
    for key in exercise::OWN_KEYS {
        if let Some(own) = table.take(key) {
            let message = format!("a step with an `exercise` has no `{key}` of its own");
            let help = "leave it out, or describe the whole exercise here";
            let span = own.key_span;
            table.page.error(span, "exercise-and-own", &message, Some(help));
            is_both = true;
        }
    }
    let id = entry.id()?;
    let Some(exercise) = catalogue.find(id.as_str()) else {
        let help = nearest(id.as_str(), catalogue.ids()).map(did_you_mean);
        let message = format!("there is no exercise {}", quoted(id.as_str()));
        let help = help.unwrap_or("`list exercises` shows all of them".to_owned());
        entry.wrong("unknown-exercise", &message, &help);
        // Without its exercise a dose cannot be judged, but its keys are no strangers.
        dose::name_keys(table);
        return None;
    };
    let mut dose = dose::read(table, Some(&exercise.dose))?;
    let limits = Fitting { table, range: &exercise.range, sources: &exercise.sources, kind: exercise.kind };
    exercise::fit(&limits, &exercise.equipment, &mut dose);
    (!is_both).then(|| (Arc::clone(exercise), dose))
}

fn own(table: &Table<'_>, areas: &[Area]) -> Option<(Arc<Exercise>, Dose)> {
    let described = exercise::OWN_KEYS.iter().filter(|key| table.take(key).is_some()).count();
    if described == 0 {
        let help = "write exercise = \"id\", or name, how and position";
        let span = table.span.clone();
        table.page.error(span, "no-exercise", "the step has no exercise", Some(help));
        dose::name_keys(table);
        return None;
    }
    let exercise = exercise::read_own(table, areas);
    dose::name_keys(table);
    let exercise = exercise?;
    let dose = exercise.dose.clone();
    Some((Arc::new(exercise), dose))
}

/// The sides the step names, if it names any.
fn sides(table: &Table<'_>) -> Option<StepSides> {
    let (all, one) = (table.take("sides"), table.take("side"));
    match (all, one) {
        (None, None) => None,
        (Some(all), None) => all.token().map(StepSides::All),
        (None, Some(one)) => Some(match one.one_of(&["left", "right", "sore"])? {
            "left" => StepSides::One(Side::Left),
            "right" => StepSides::One(Side::Right),
            _ => StepSides::Sore,
        }),
        (Some(_), Some(one)) => {
            let message = "`sides` and `side` contradict each other";
            let span = one.key_span;
            table.page.error(span, "two-sides", message, Some("give one of them"));
            None
        }
    }
}
