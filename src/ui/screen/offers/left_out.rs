//! What is not offered, counted by why: "2 need a roller; 1 is spared: blood thinners".

use crate::{
    body::Token,
    coach::{self, Because, Case, Change, LeftOut, Obstacle, Remedy},
    exercise::Condition,
    library::{self, Thing},
};

/// Why a routine is not offered, as far as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    DoctorFirst,
    Needs(Thing),
    Spared(Condition),
    LittleLeft,
    TooTense(u8),
}

/// The sentence; empty if nothing is left out.
pub(super) fn left_out(all: &[LeftOut], case: &Case<'_>) -> String {
    let counted = counted(all.iter().map(|it| why(it, case)));
    let told: Vec<String> = counted.iter().map(|(why, count)| words(*why, *count)).collect();
    if told.is_empty() { String::new() } else { format!("Left out: {}.", told.join("; ")) }
}

/// What keeps `it` from being done, the cause of most steps that are lost.
fn why(it: &LeftOut, case: &Case<'_>) -> Why {
    match it.why {
        Obstacle::DoctorFirst => Why::DoctorFirst,
        Obstacle::TooTense(value) => Why::TooTense(value),
        Obstacle::LittleLeft => {
            let fitted = coach::fit(&it.routine, case.limits, case.things, case.library);
            let counted = counted(fitted.changes.iter().filter_map(lost));
            // The last of equals would win; the first one is told first.
            counted.into_iter().rev().max_by_key(|(_, count)| *count).map_or(Why::LittleLeft, |(why, _)| why)
        }
    }
}

/// Why a step is lost, if it is.
fn lost(change: &Change) -> Option<Why> {
    match change {
        Change::Spared(it) if it.remedy == Remedy::Leave => match &it.because {
            Because::Conditions(all) => all.first().copied().map(Why::Spared),
            Because::DoctorFirst(_) | Because::Emergency => Some(Why::DoctorFirst),
        },
        Change::Adapted(it) if it.remedy == library::Remedy::Leave => {
            it.missing.first().copied().map(Why::Needs)
        }
        Change::Spared(_) | Change::Adapted(_) => None,
    }
}

/// Each of `all` once, with how often it comes, in the order they come first.
fn counted(all: impl Iterator<Item = Why>) -> Vec<(Why, usize)> {
    let mut counted: Vec<(Why, usize)> = Vec::new();
    for why in all {
        match counted.iter_mut().find(|(known, _)| *known == why) {
            Some((_, count)) => *count += 1,
            None => counted.push((why, 1)),
        }
    }
    counted
}

fn words(why: Why, count: usize) -> String {
    let one_or_many = |one: &'static str, many: &'static str| if count == 1 { one } else { many };
    match why {
        Why::DoctorFirst => format!("{count} {} for a doctor", one_or_many("waits", "wait")),
        Why::Needs(thing) => format!("{count} {} {}", one_or_many("needs", "need"), one(thing)),
        Why::Spared(condition) => {
            format!("{count} {} spared: {}", one_or_many("is", "are"), condition.name())
        }
        Why::LittleLeft => format!("{count} {} too little left", one_or_many("has", "have")),
        Why::TooTense(value) => format!("{count} {} too much at {value}", one_or_many("is", "are")),
    }
}

/// A thing with its article.
fn one(thing: Thing) -> String {
    let name = thing.name();
    if name.starts_with("two ") { name.to_owned() } else { format!("a {name}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::Equipment;

    #[test]
    fn one_and_many_are_told_in_words_of_their_own() {
        let roller = Why::Needs(Thing::Equipment(Equipment::Roller));
        assert_eq!(words(roller, 2), "2 need a roller");
        assert_eq!(words(roller, 1), "1 needs a roller");
        assert_eq!(words(Why::Needs(Thing::Equipment(Equipment::TwoBalls)), 1), "1 needs two taped balls");
        let thinners = Why::Spared(Condition::BloodThinners);
        assert_eq!(words(thinners, 1), "1 is spared: blood thinners or easy bruising");
        assert_eq!(words(Why::TooTense(8), 3), "3 are too much at 8");
        assert_eq!(words(Why::DoctorFirst, 4), "4 wait for a doctor");
    }

    #[test]
    fn each_cause_is_counted_once_in_the_order_it_comes() {
        let all = [Why::TooTense(7), Why::LittleLeft, Why::TooTense(7)];
        assert_eq!(counted(all.into_iter()), [(Why::TooTense(7), 2), (Why::LittleLeft, 1)]);
    }
}
