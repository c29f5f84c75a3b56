//! Everything that is searched, taken apart once, so that a search among thousands keeps up with typing.
//!
//! It holds words alone; what they belong to is known by its place in the list it was made of.

use std::{ops::RangeInclusive, sync::Arc};

use super::{
    Filter, exercise_fields,
    likeness::{Field, asked_words, likeness},
    routine_fields,
};
use crate::{exercise::Exercise, library::share, routine::Routine};

/// Routines and exercises, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    routines: Vec<Vec<Field>>,
    /// The length of each routine in seconds.
    seconds: Vec<u64>,
    exercises: Vec<Vec<Field>>,
}

impl Finder {
    /// Takes `routines` apart, with the length of each in seconds as `length` tells it, and `exercises`.
    pub fn of(
        routines: &[Arc<Routine>],
        length: impl Fn(&Routine) -> u64 + Sync,
        exercises: &[Arc<Exercise>],
    ) -> Self {
        let each: Vec<&Routine> = routines.iter().map(|routine| &**routine).collect();
        let all: Vec<&Exercise> = exercises.iter().map(|exercise| &**exercise).collect();
        Self {
            routines: share(&each, |routine| routine_fields(routine)),
            seconds: share(&each, |routine| length(routine)),
            exercises: share(&all, |exercise| exercise_fields(exercise)),
        }
    }

    /// Whether it was made of as many.
    pub fn is_of(&self, routines: usize, exercises: usize) -> bool {
        self.routines.len() == routines && self.exercises.len() == exercises
    }
}

impl Filter {
    /// As [`Filter::routines`], by their places in the list that `finder` was made of.
    pub fn places_of_routines(&self, routines: &[Arc<Routine>], finder: &Finder) -> Vec<usize> {
        let fits = |(routine, seconds): (&Arc<Routine>, &u64)| self.takes(routine, *seconds);
        let fitting = routines.iter().zip(&finder.seconds).enumerate();
        let mut fitting: Vec<usize> =
            fitting.filter(|(_, pair)| fits(*pair)).map(|(place, _)| place).collect();
        fitting.sort_by_key(|place| routines.get(*place).map(|routine| self.aside(&routine.areas)));
        self.best(fitting, &finder.routines)
    }

    /// As [`Filter::exercises`], by their places in the list that `finder` was made of.
    pub fn places_of_exercises(&self, exercises: &[Arc<Exercise>], finder: &Finder) -> Vec<usize> {
        let fitting = exercises.iter().enumerate().filter(|(_, exercise)| self.takes_exercise(exercise));
        let mut fitting: Vec<usize> = fitting.map(|(place, _)| place).collect();
        fitting.sort_by_key(|place| exercises.get(*place).map(|exercise| self.aside(&exercise.areas)));
        self.best(fitting, &finder.exercises)
    }

    fn best(&self, places: Vec<usize>, fields: &[Vec<Field>]) -> Vec<usize> {
        let words = asked_words(&self.words);
        if words.is_empty() {
            return places;
        }
        let rate = |place: usize| Some((likeness(&words, fields.get(place)?)?, place));
        let mut rated: Vec<(u32, usize)> = places.into_iter().filter_map(rate).collect();
        rated.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        rated.into_iter().map(|(_, place)| place).collect()
    }
}

/// `10` for at most ten minutes, `5..10` for from five to ten, in seconds; nothing if it is neither.
pub fn read_minutes(words: &str) -> Option<RangeInclusive<u64>> {
    let number = |word: &str| word.trim().parse::<u64>().ok().and_then(|minutes| minutes.checked_mul(60));
    let (least, most) = words.split_once("..").unwrap_or(("0", words));
    match (number(least), number(most)) {
        (Some(least), Some(most)) if least <= most => Some(least..=most),
        _ => None,
    }
}
