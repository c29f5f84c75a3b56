//! Finding routines and exercises: what fits, the best first.
//!
//! It reads nothing and remembers nothing, so that it can be asked again with every letter typed.

mod finder;
mod likeness;

pub use self::finder::{Finder, read_minutes};

use std::ops::RangeInclusive;

use self::likeness::{Field, asked_words, likeness};
use super::things::Things;
use crate::{
    body::{Area, Position, Token},
    exercise::{Exercise, Kind},
    routine::{Level, Routine, When},
};

/// What is looked for; by default, everything. Of each list any one will do, and an empty list asks for nothing.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Where it acts.
    pub areas: Vec<Area>,
    /// Of what kind; a routine has those of its steps.
    pub kinds: Vec<Kind>,
    /// The positions it can be done in; a routine must be possible in them as a whole.
    pub positions: Vec<Position>,
    /// How demanding; asked of routines only.
    pub levels: Vec<Level>,
    /// For which occasion; asked of routines only.
    pub whens: Vec<When>,
    /// The length in seconds; asked of routines only.
    pub seconds: Option<RangeInclusive<u64>>,
    /// What is at hand; nothing else may be needed.
    pub things: Things,
    /// Words to be found in names, areas, muscles and texts, each of them somewhere; slips of the finger are forgiven.
    pub words: String,
}

impl Filter {
    /// The routines that fit, each given with its length in seconds: the best match of the words first, then those that
    /// act first of all on a wanted area, those alike in the order given.
    pub fn routines<'a>(&self, all: impl IntoIterator<Item = (&'a Routine, u64)>) -> Vec<(&'a Routine, u64)> {
        let fitting = all.into_iter().filter(|(routine, seconds)| self.takes(routine, *seconds));
        let mut fitting: Vec<_> = fitting.collect();
        fitting.sort_by_key(|(routine, _)| self.aside(&routine.areas));
        self.ranked(fitting, |(routine, _), words| likeness(words, &routine_fields(routine)))
    }

    /// The exercises that fit: the best match of the words first, then those that act first of all on a wanted area,
    /// those alike in the order given.
    pub fn exercises<'a>(&self, all: impl IntoIterator<Item = &'a Exercise>) -> Vec<&'a Exercise> {
        let mut fitting: Vec<_> = all.into_iter().filter(|exercise| self.takes_exercise(exercise)).collect();
        fitting.sort_by_key(|exercise| self.aside(&exercise.areas));
        self.ranked(fitting, |exercise, words| likeness(words, &exercise_fields(exercise)))
    }

    /// How many areas come before the first wanted one; 0 if none is wanted.
    fn aside(&self, areas: &[Area]) -> usize {
        areas.iter().position(|area| self.areas.contains(area)).unwrap_or(0)
    }

    fn ranked<T>(&self, all: Vec<T>, rate: impl Fn(&T, &[String]) -> Option<u32>) -> Vec<T> {
        let words = asked_words(&self.words);
        if words.is_empty() {
            return all;
        }
        let mut rated: Vec<(u32, T)> =
            all.into_iter().filter_map(|found| rate(&found, &words).map(|score| (score, found))).collect();
        rated.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        rated.into_iter().map(|(_, found)| found).collect()
    }

    /// Whether `routine` fits, with its length in seconds; words are not looked at.
    pub fn takes(&self, routine: &Routine, seconds: u64) -> bool {
        let steps = || routine.steps.iter().map(|step| &*step.exercise);
        any_of(&self.areas, &routine.areas)
            && any_of(&self.kinds, &routine.kinds())
            && any_of(&self.levels, &[routine.level])
            && any_of(&self.whens, &routine.when)
            && self.seconds.as_ref().is_none_or(|range| range.contains(&seconds))
            && steps().all(|exercise| self.can_be_taken(exercise))
            && self.things.do_for(routine)
    }

    /// Whether `exercise` fits; words are not looked at.
    pub fn takes_exercise(&self, exercise: &Exercise) -> bool {
        any_of(&self.areas, &exercise.areas)
            && any_of(&self.kinds, &[exercise.kind])
            && self.can_be_taken(exercise)
            && self.things.missing(exercise).is_empty()
    }

    fn can_be_taken(&self, exercise: &Exercise) -> bool {
        exercise.positions.contains(&Position::Any) || any_of(&self.positions, &exercise.positions)
    }
}

fn any_of<T: PartialEq>(wanted: &[T], there: &[T]) -> bool {
    wanted.is_empty() || wanted.iter().any(|one| there.contains(one))
}

fn routine_fields(routine: &Routine) -> Vec<Field> {
    let mut fields = vec![
        Field::name(routine.name.as_str()),
        Field::name(routine.id.as_str()),
        Field::word(&names(&routine.areas)),
        Field::word(&names(&routine.kinds())),
        Field::word(&names(&routine.equipment())),
        Field::word(&names(&routine.when)),
        Field::text(routine.aim.as_str()),
    ];
    fields.extend(routine.note.iter().map(|note| Field::text(note.as_str())));
    for step in &routine.steps {
        let exercise = &step.exercise;
        fields.push(Field::text(exercise.name.as_str()));
        fields.extend(exercise.muscles.iter().map(|muscle| Field::text(muscle.as_str())));
    }
    fields
}

fn exercise_fields(exercise: &Exercise) -> Vec<Field> {
    let id = exercise.id.iter().map(|id| Field::name(id.as_str()));
    let names_of_it = [Some(&exercise.name), exercise.short.as_ref(), exercise.spoken.name.as_ref()];
    let mut fields: Vec<Field> =
        names_of_it.into_iter().flatten().map(|name| Field::name(name.as_str())).chain(id).collect();
    fields.push(Field::word(&names(&exercise.areas)));
    fields.push(Field::word(exercise.kind.name()));
    fields.push(Field::word(exercise.kind.token()));
    fields.push(Field::word(&names(&exercise.equipment)));
    fields.push(Field::word(&names(&exercise.positions)));
    fields.extend(exercise.muscles.iter().map(|muscle| Field::word(muscle.as_str())));
    let texts = exercise.how.iter().chain(&exercise.feel).chain(&exercise.caution);
    fields.extend(texts.map(|text| Field::text(text.as_str())));
    fields
}

fn names<T: Token>(all: &[T]) -> String {
    all.iter().map(|one| one.name()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
