//! The keys of each table of a file, what may be written there, and what it means.
//!
//! A test holds them to the keys that reading asks for.

use crate::{
    body::{Area, Equipment, Place, Position, Token},
    exercise::{Direction, Kind, Sides},
    routine::{Level, When},
};

/// One key of a table.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    pub(super) is_needed: bool,
    pub(super) says: &'static str,
}

/// What may be written for a key. `least` is how many there must be if it is a list.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    Text,
    Texts { least: usize },
    TextsOrNone,
    Id,
    Flag,
    Number(u32, u32),
    Token(fn() -> Vec<&'static str>),
    Tokens { words: fn() -> Vec<&'static str>, least: usize },
    Word(&'static [&'static str]),
    Time,
    Window,
    Counts,
    CountRange,
    Parts(usize),
    Pace,
    Lines,
    Pairs,
    List,
    Table(&'static [Key]),
}

fn words<T: Token>() -> Vec<&'static str> {
    T::ALL.iter().map(|word| word.token()).collect()
}

const fn may(name: &'static str, shape: Shape, says: &'static str) -> Key {
    Key { name, shape, is_needed: false, says }
}

const fn must(name: &'static str, shape: Shape, says: &'static str) -> Key {
    Key { name, shape, is_needed: true, says }
}

const COUNT: Shape = Shape::Number(1, 1000);
const ANY_TEXTS: Shape = Shape::Texts { least: 0 };

/// The keys of a routine, but those of its steps.
pub(super) const ROUTINE: [Key; 12] = [
    must("schema", Shape::Number(1, 1), "The version of the format: 1."),
    may("id", Shape::Id, "What commands call it; the file's name without its ending if left out."),
    must("name", Shape::Text, "What it is called."),
    must("aim", Shape::Text, "What it is for, in a sentence."),
    must("areas", Shape::Tokens { words: words::<Area>, least: 1 }, "Where it acts."),
    may("level", Shape::Token(words::<Level>), "How demanding it is; easy if left out."),
    may("when", Shape::Tokens { words: words::<When>, least: 0 }, "What it is good for."),
    may(
        "per_day",
        Shape::Number(1, 24),
        "How often a day at most; twice if left out and it presses anywhere.",
    ),
    may("sources", ANY_TEXTS, "Tags of its sources."),
    may("note", Shape::Text, "A remark."),
    may("language", Shape::Text, "The language of its texts; en if left out."),
    must("step", Shape::List, "The steps, in order; each begins with [[step]]."),
];

/// The keys of a step.
pub(super) const STEP: [Key; 35] = [
    may("exercise", Shape::Id, "An exercise of the catalogue; `supple list exercises` has them."),
    may("say", Shape::Text, "A line said while settling."),
    may("settle", Shape::Time, "The time to get there; the program's own reckoning if left out."),
    may("sides", Shape::Token(words::<Sides>), "How the sides take turns."),
    may("side", Shape::Word(&["left", "right", "sore"]), "One side only; sore is the one the person names."),
    NAME_OWN,
    HOW_OWN,
    may("position", POSITIONS, "The positions it can be done in, the first being the default."),
    may("kind", Shape::Token(words::<Kind>), "What sort it is; from equipment and dose if left out."),
    may(
        "areas",
        Shape::Tokens { words: words::<Area>, least: 1 },
        "Where it acts; the routine's areas if left out.",
    ),
    EQUIPMENT,
    PLACE,
    FEEL,
    CAUTION,
    HOLD,
    ROUNDS,
    REST,
    REPS,
    SETS,
    TEMPO,
    ROLL,
    STOP,
    PACE,
    BREATHE,
    CYCLES,
    TENSE,
    RELEASE,
    GROUPS,
    INTRO,
    OUTRO,
    TALK,
    TIME,
    CHECK,
    UNTIL,
    CAP,
];

/// The keys of a file of exercises, but those of the exercises.
pub(super) const EXERCISE_FILE: [Key; 2] = [
    may("schema", Shape::Number(1, 1), "The version of the format: 1."),
    must("exercise", Shape::List, "The exercises; each begins with [[exercise]]."),
];

const POSITIONS: Shape = Shape::Tokens { words: words::<Position>, least: 1 };
const NAME_OWN: Key = may("name", Shape::Text, "The name of an exercise of its own.");
const HOW_OWN: Key = may("how", Shape::Texts { least: 1 }, "How it is done, a sentence or two a line.");
const EQUIPMENT: Key =
    may("equipment", Shape::Tokens { words: words::<Equipment>, least: 0 }, "What must be fetched or owned.");
const PLACE: Key = may(
    "place",
    Shape::Tokens { words: words::<Place>, least: 0 },
    "What must be there whatever the position.",
);
const FEEL: Key = may("feel", Shape::Text, "What it should feel like.");
const CAUTION: Key = may("caution", Shape::Text, "What to be careful with.");
const HOLD: Key =
    may("hold", Shape::Window, "Dose: stay. \"30s\"; \"30s..45s\" may be let go from the first time on.");
const ROUNDS: Key = may("rounds", COUNT, "How often a hold is done.");
const REST: Key = may("rest", Shape::Time, "The time between rounds or sets.");
const REPS: Key =
    may("reps", Shape::Counts, "Dose: repetitions of a set; a list is a pyramid, one number a set.");
const SETS: Key = may("sets", COUNT, "How many sets.");
const TEMPO: Key = may("tempo", Shape::Parts(3), "Seconds of each repetition: out, hold, back.");
const ROLL: Key = may("roll", Shape::Time, "Dose: roll for this time, the stop included.");
const STOP: Key = may("stop", Shape::Time, "The stay on the sorest place while rolling; 0s for none.");
const PACE: Key = may("pace", Shape::Pace, "Seconds of a stroke.");
const BREATHE: Key = may("breathe", Shape::Parts(4), "Dose: seconds of a breath: in, hold, out, hold.");
const CYCLES: Key = may("cycles", COUNT, "How many breaths.");
const TENSE: Key = may("tense", Shape::Time, "Dose: tense each of the groups for this time, then let go.");
const RELEASE: Key = may("release", Shape::Time, "The time to let go of a group.");
const GROUPS: Key = may("groups", Shape::Texts { least: 1 }, "The muscle groups to tense.");
const INTRO: Key = may("intro", Shape::Time, "The time before the first group.");
const OUTRO: Key = may("outro", Shape::Time, "The time after the last group.");
const TALK: Key =
    may("talk", Shape::Lines, "Dose: lines to listen to: [[\"40s\", \"Feel where ...\"], ...].");
const TIME: Key = may("time", Shape::Time, "Dose: go on for this time.");
const CHECK: Key = may("check", Shape::Time, "How often to look at the skin, for heat.");
const UNTIL: Key = may("until", Shape::Word(&["ready"]), "Dose: go on until the person is ready.");
const CAP: Key = may("cap", Shape::Time, "The time after which `until` ends by itself.");

/// The keys of an exercise of the catalogue.
pub(super) const EXERCISE: [Key; 47] = [
    must("id", Shape::Id, "What routines call it."),
    must("name", Shape::Text, "What it is called."),
    may("short", Shape::Text, "A shorter name for narrow screens."),
    must("kind", Shape::Token(words::<Kind>), "What sort it is."),
    must(
        "areas",
        Shape::Tokens { words: words::<Area>, least: 1 },
        "Where it acts, the first counting for the daily limit.",
    ),
    may("muscles", ANY_TEXTS, "The muscles meant."),
    EQUIPMENT,
    PLACE,
    must("position", POSITIONS, "The positions it can be done in, the first being the default."),
    may("direction", Shape::Tokens { words: words::<Direction>, least: 0 }, "Which way the body goes."),
    may("sides", Shape::Token(words::<Sides>), "How the sides take turns; both if left out."),
    HOLD,
    ROUNDS,
    REST,
    REPS,
    SETS,
    TEMPO,
    ROLL,
    STOP,
    PACE,
    BREATHE,
    CYCLES,
    TENSE,
    RELEASE,
    GROUPS,
    INTRO,
    OUTRO,
    TALK,
    TIME,
    CHECK,
    UNTIL,
    CAP,
    may("range", Shape::Table(&RANGE), "The sourced limits of its dose, such as { hold = \"30s..90s\" }."),
    must(
        "how",
        Shape::Texts { least: 1 },
        "How it is done, a sentence or two a line; {side} and {other} are replaced.",
    ),
    may("prepare", Shape::Text, "What must be done before the clock runs."),
    FEEL,
    may("mistakes", ANY_TEXTS, "What often goes wrong."),
    may("easier", Shape::Text, "A lighter way."),
    may("harder", Shape::Text, "A stronger way."),
    may("avoid", ANY_TEXTS, "Conditions it does not fit, beside the general rules."),
    CAUTION,
    may("sources", ANY_TEXTS, "Tags of the sources of its dose."),
    may("figure", Shape::Text, "The figure that shows it."),
    may("swap", Shape::Id, "The exercise that stands in for it."),
    may("in_bed", Shape::Flag, "Whether it may be done in bed."),
    may("holds_breath", Shape::Flag, "Whether the breath is held in it."),
    may("spoken", Shape::Table(&SPOKEN), "The lines for the ear."),
];

/// The keys of the limits of a dose.
const RANGE: [Key; 10] = [
    may("hold", Shape::Window, "Of a hold, or of the stay within a repetition."),
    may("rounds", Shape::CountRange, "Of the rounds."),
    may("reps", Shape::CountRange, "Of the repetitions of a set."),
    may("sets", Shape::CountRange, "Of the sets."),
    may("roll", Shape::Window, "Of rolling."),
    may("stop", Shape::Window, "Of the stop while rolling."),
    may("cycles", Shape::CountRange, "Of the breaths."),
    may("tense", Shape::Window, "Of tensing."),
    may("release", Shape::Window, "Of letting go."),
    may("time", Shape::Window, "Of a time, a talk as a whole included."),
];

/// The keys of the lines for the ear.
const SPOKEN: [Key; 19] = [
    may("name", Shape::Text, "How to say it after \"Next:\"."),
    may("place", Shape::Text, "Position, where the tool goes and what to do."),
    may("same_place", Shape::Text, "The same for a person who is in the position already."),
    may("again", Shape::Text, "Before another round."),
    may("start", Shape::Text, "Right after the start tone."),
    may("feel", Shape::Text, "What it should feel like, once a step."),
    may("during", ANY_TEXTS, "Later lines, each alone."),
    may("half", Shape::Text, "Instead of the half-way line."),
    may("find", Shape::Text, "Instead of \"find the sorest place\"."),
    may("on", Shape::Text, "Instead of \"roll on\"."),
    may("still", Shape::Text, "During the stop of a roll."),
    may("switch", Shape::Text, "At the change of sides."),
    may("easeoff", Shape::Text, "The first words after a hold or a roll."),
    may("count", Shape::TextsOrNone, "Words for out, hold and back; empty for plain numbers."),
    may("words", Shape::TextsOrNone, "Words for the parts of a breath, where they differ."),
    may("cues", ANY_TEXTS, "One line a line of a talk."),
    may("groups", Shape::Pairs, "Announcement and tensing word of each muscle group."),
    may("sets", ANY_TEXTS, "One line a set."),
    may("caution", Shape::Text, "A caution, once a session."),
];
