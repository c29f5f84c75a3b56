//! Things that a step's own words name and its lists do not.

use super::{Line, phrase};
use crate::body::{Equipment, Place, Token};

/// Words for what is fetched; any of the listed things will do.
const THINGS: &[(&[&str], &[Equipment])] = &[
    (&["two balls", "taped balls", "two taped balls"], &[Equipment::TwoBalls, Equipment::Ball]),
    (&["ball", "tennis ball", "massage ball"], &[Equipment::Ball, Equipment::TwoBalls]),
    (&["roller", "foam roller"], &[Equipment::Roller]),
    (&["massage stick", "the stick", "a stick"], &[Equipment::Stick, Equipment::Cane]),
    (&["cane", "massage cane"], &[Equipment::Cane]),
    (&["elastic band", "exercise band", "resistance band", "the band", "a band"], &[Equipment::Band]),
    (&["strap"], &[Equipment::Strap]),
    (&["dumbbell", "dumbbells", "kettlebell"], &[Equipment::Weight]),
    (&["hot water bottle", "hot-water bottle"], &[Equipment::HeatBottle]),
    (&["heating pad", "heat pad", "wheat bag"], &[Equipment::HeatPad]),
];

/// Words for what must be there.
const PLACES: &[(&[&str], &[Place])] = &[
    (&["wall"], &[Place::Wall, Place::Doorway]),
    (&["chair"], &[Place::Chair]),
    (&["desk", "table", "counter", "countertop"], &[Place::Desk]),
    (&["doorway", "door frame", "doorframe"], &[Place::Doorway]),
    (&["pillow"], &[Place::Pillow]),
];

/// What follows or goes before a word and makes it mean something else.
const OTHERWISE: [&str; 12] = [
    "ball of the",
    "balls of the",
    "balls of your",
    "ball of your",
    "chest wall",
    "abdominal wall",
    "table top",
    "like a ball",
    "into a ball",
    "like a roller",
    "waist band",
    "or a ball",
];

/// Words before a thing, in its sentence, that make it a picture: "as if you sat on a chair".
const PICTURES: [&str; 4] = ["as if", "imagine", "like a", "like the"];

/// Warns of each thing the name or the instructions of an own step speak of and no list holds. `places` are those of the
/// whole routine: what must be there is told once, before it begins.
pub(super) fn check(line: &Line<'_>, places: &[Place]) {
    let exercise = &line.step.exercise;
    for (names, things) in THINGS {
        if !things.iter().any(|thing| exercise.equipment.contains(thing)) {
            tell(line, names, "equipment", things.first().map_or("", |thing| thing.token()));
        }
    }
    for (names, wanted) in PLACES {
        if !wanted.iter().any(|place| places.contains(place)) {
            tell(line, names, "place", wanted.first().map_or("", |place| place.token()));
        }
    }
}

/// Warns once of the first of `names` in the step's words.
fn tell(line: &Line<'_>, names: &[&str], list: &str, token: &str) {
    for said in line.table.texts().iter().filter(|said| matches!(said.key, "name" | "how")) {
        let text = said.words.to_ascii_lowercase();
        let Some(name) = names.iter().find(|name| phrase::places(&text, name).any(|at| is_meant(&text, at)))
        else {
            continue;
        };
        let message = format!("the step speaks of a {}, and `{list}` does not list it", bare(name));
        let help = format!("add {list} = [\"{token}\"]");
        let span = phrase::span(line.table, said, name);
        line.table.page.warning(span, "not-listed", &message, Some(&help));
        return;
    }
}

fn bare(name: &str) -> &str {
    name.trim_start_matches("the ").trim_start_matches("a ")
}

fn is_meant(text: &str, at: usize) -> bool {
    let sentence = text[..at].rsplit(['.', '!', '?', ';']).next().unwrap_or_default();
    let around = |phrase: &&&str| {
        text.match_indices(**phrase).any(|(from, found)| (from..from + found.len()).contains(&at))
    };
    !phrase::is_denied(text, at)
        && !PICTURES.iter().any(|picture| sentence.contains(picture))
        && !OTHERWISE.iter().any(|phrase| around(&phrase))
}
