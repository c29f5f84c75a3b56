//! A side that was forgotten.

use super::{Line, phrase};
use crate::{
    body::{Side, Token},
    exercise::Sides,
    library::document::Table,
    routine::{Step, StepSides},
};

/// Warns of each step for one fixed side that no other step does for the other one.
pub(super) fn check_forgotten(lines: &[Line<'_>]) {
    for line in lines {
        let StepSides::One(side) = line.step.sides else { continue };
        let does_other = |other: &Line<'_>| {
            is_same(other.step, line.step)
                && matches!(
                    other.step.sides,
                    StepSides::Sore | StepSides::All(Sides::Each | Sides::Alternate)
                )
                || is_same(other.step, line.step) && other.step.sides == StepSides::One(side.other())
        };
        if lines.iter().any(does_other) {
            continue;
        }
        let span = line.table.take("side").map_or(line.table.span.clone(), |entry| entry.span());
        let message =
            format!("only the {} side is done, and no step does the {}", side.name(), side.other().name());
        let help = "write sides = \"each\", or side = \"sore\" if only the sore side is meant";
        line.table.page.warning(span, "one-side", &message, Some(help));
    }
}

fn is_same(one: &Step, other: &Step) -> bool {
    match (&one.exercise.id, &other.exercise.id) {
        (None, None) => one.exercise.name == other.exercise.name,
        (one, other) => one == other,
    }
}

/// Warns of a `{side}` where both sides are done at once, and of a single side in the words of such a step.
pub(super) fn check_placeholder(table: &Table<'_>, sides: StepSides) {
    if sides != StepSides::All(Sides::Both) {
        return;
    }
    for said in table.texts().iter().filter(|said| matches!(said.key, "name" | "how" | "feel" | "spoken")) {
        if let Some(placeholder) = ["{side}", "{other}"].into_iter().find(|it| said.words.contains(it)) {
            let message = format!("`{placeholder}` stands for a side, and both are done at once");
            let help = "write sides = \"each\", or leave the side out of the words";
            let span = super::phrase::span(table, said, placeholder);
            table.page.warning(span, "side-without-sides", &message, Some(help));
            return;
        }
    }
    check_named(table);
}

/// Parts of the body that come in two.
const PAIRED: [&str; 21] = [
    "side", "arm", "leg", "knee", "hip", "shoulder", "hand", "foot", "elbow", "ear", "ankle", "buttock",
    "glute", "thigh", "calf", "heel", "wrist", "ribs", "blade", "armpit", "cheek",
];

/// Warns where the instructions name the left or the right of the body and never the other one.
fn check_named(table: &Table<'_>) {
    let texts = table.texts();
    let texts = || texts.iter().filter(|said| matches!(said.key, "name" | "how"));
    let names = |side: Side, text: &str| {
        let words: Vec<&str> = phrase::words(text).collect();
        words.windows(2).any(|pair| pair[0] == side.token() && PAIRED.contains(&pair[1]))
    };
    let mentions = |side: Side, text: &str| phrase::words(text).any(|word| word == side.token());
    for side in [Side::Left, Side::Right] {
        let lower = |words: &str| words.to_ascii_lowercase();
        let Some(said) = texts().find(|said| names(side, &lower(said.words))) else { continue };
        if texts().any(|said| mentions(side.other(), &lower(said.words))) {
            continue;
        }
        let message = format!("the words name the {} side only, and the step has no `sides`", side.name());
        let help =
            "write sides = \"each\" and {side} in the words, or side = \"left\", \"right\" or \"sore\"";
        let span = phrase::span(table, said, side.token());
        table.page.warning(span, "side-without-sides", &message, Some(help));
    }
}
