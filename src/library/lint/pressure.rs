//! Places that must not be pressed.
//!
//! Texts say where a tool goes: a word for "onto" right before the place, not denied in its sentence.

use super::phrase;
use crate::{
    body::Equipment,
    exercise::{Exercise, Kind},
    library::document::{Said, Table},
};

/// A place, the words that put a tool there, and where it belongs instead.
struct Spared {
    names: &'static [&'static str],
    onto: &'static [&'static str],
    what: &'static str,
    instead: &'static str,
}

const ON: &[&str] = &["on", "onto", "over", "into", "against", "under", "beneath"];

/// Spared by every tool that presses.
const ALWAYS: &[Spared] = &[
    Spared {
        names: &[
            "front of the neck",
            "front of your neck",
            "side of the neck",
            "side of your neck",
            "sides of the neck",
            "front or side of the neck",
            "throat",
        ],
        onto: &["on", "onto", "over", "into", "against", "under", "at", "to"],
        what: "the front and the sides of the neck",
        instead: "stay on the muscle between neck and shoulder, clear of the neck itself",
    },
    Spared {
        names: &["kidney", "kidneys", "floating rib", "floating ribs", "flank", "soft flank", "kidney area"],
        onto: &["on", "onto", "over", "into", "against", "under", "at"],
        what: "the kidneys and the floating ribs",
        instead: "stay below the last ribs and above the pelvis, on the muscle beside the spine",
    },
    Spared {
        names: &["tailbone", "coccyx"],
        onto: ON,
        what: "the tailbone",
        instead: "use the muscle of the buttock beside it",
    },
    Spared {
        names: &["armpit", "hollow of the armpit", "collarbone", "hollow of the collarbone"],
        onto: &["in", "into", "on", "onto"],
        what: "the armpit and the collarbone",
        instead: "stay a hand below the armpit, or two fingers below the collarbone",
    },
    Spared {
        names: &["belly", "stomach", "abdomen"],
        onto: &["into", "against", "under"],
        what: "the belly",
        instead: "use the muscles of back and hips",
    },
    Spared {
        names: &["back of the knee", "back of your knee", "hollow of the knee"],
        onto: ON,
        what: "the back of the knee",
        instead: "stay on the muscle of the thigh or the calf",
    },
    Spared {
        names: &["breast", "breasts"],
        onto: &["on", "onto", "into", "against"],
        what: "the breast",
        instead: "stay two fingers below the outer collarbone",
    },
];

/// Spared by balls and tools.
const SPINE: Spared = Spared {
    names: &["spine", "backbone", "vertebra", "vertebrae", "lower spine", "upper spine"],
    onto: &["on", "onto", "over", "into", "against", "down", "along", "up"],
    what: "the spine",
    instead: "put it two finger-widths beside the spine, on muscle",
};

/// Spared by rollers.
const LOW_BACK: Spared = Spared {
    names: &[
        "lower back",
        "low back",
        "lumbar spine",
        "lower spine",
        "small of the back",
        "small of your back",
        "neck",
    ],
    onto: &["on", "onto", "over", "under", "beneath", "along", "down", "to", "roll", "rolling", "against"],
    what: "the lower spine or the neck with a roller",
    instead: "stop at the lowest ribs; for the lower back roll the buttocks, or use a ball at a wall",
};

/// Balls too hard for the body's weight.
const HARD: [&str; 4] = ["golf ball", "lacrosse ball", "hockey ball", "hard ball"];
/// Where a hard ball may be under weight.
const TOUGH: [&str; 8] = ["sole", "soles", "foot", "feet", "buttock", "buttocks", "glute", "glutes"];

/// Warns of each place a text puts pressure on that must not have it.
pub(super) fn check(table: &Table<'_>, exercise: &Exercise) {
    if !exercise.kind.is_pressure() {
        return;
    }
    let texts = table.texts();
    let texts: Vec<(&Said<'_>, String)> = texts
        .iter()
        .filter(|said| matches!(said.key, "name" | "how" | "say" | "talk" | "easier" | "harder" | "spoken"))
        .map(|said| (said, said.words.to_ascii_lowercase()))
        .collect();
    let straddles = exercise.equipment.contains(&Equipment::TwoBalls)
        && texts.iter().any(|(_, text)| phrase::words(text).any(|word| word == "gap"));
    for (said, text) in &texts {
        let own = match exercise.kind {
            Kind::Roller => Some(&LOW_BACK),
            _ if straddles => None,
            _ => Some(&SPINE),
        };
        let found = ALWAYS.iter().chain(own).find_map(|spared| Some((spared, spared.place_in(text)?)));
        if let Some((spared, name)) = found {
            let message = format!("pressure does not belong on {}", spared.what);
            let span = phrase::span(table, said, name);
            table.page.warning(span, "pressure-place", &message, Some(spared.instead));
        }
        check_hard(table, exercise, said, text);
    }
}

fn check_hard(table: &Table<'_>, exercise: &Exercise, said: &Said<'_>, text: &str) {
    let lies = exercise.positions.iter().all(|position| position.is_on_floor());
    let is_tough = phrase::words(text).any(|word| TOUGH.contains(&word));
    let is_said = |name: &&&str| phrase::places(text, name).any(|at| !phrase::is_denied(text, at));
    if let Some(name) = HARD.iter().find(is_said).filter(|_| lies && !is_tough) {
        let message = format!("a {name} under the weight of the body presses too hard");
        let help = "take a tennis ball, at a wall first; hard ones are for soles and buttocks";
        table.page.warning(phrase::span(table, said, name), "hard-ball", &message, Some(help));
    }
}

impl Spared {
    /// The first name of the place in `text` that a tool is put onto.
    fn place_in(&self, text: &str) -> Option<&'static str> {
        let is_pressed = |name: &&&str| {
            phrase::places(text, name).any(|at| self.is_put_onto(&text[..at]) && !phrase::is_denied(text, at))
        };
        self.names.iter().find(is_pressed).copied()
    }

    /// Whether the text before the place ends with "on the" or the like.
    fn is_put_onto(&self, before: &str) -> bool {
        const ARTICLES: [&str; 9] = ["the", "your", "a", "one", "their", "of", "side", "left", "right"];
        let words: Vec<&str> = phrase::words(before).collect();
        let last = words.iter().rev().find(|word| !ARTICLES.contains(word));
        let ends_sentence = before.trim_end().ends_with(['.', ',', ';', ':', '!', '?']);
        !ends_sentence && last.is_some_and(|word| self.onto.contains(word))
    }
}
