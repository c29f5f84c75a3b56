//! What can be looked through: the routines and exercises a person may do, ready to be searched.
//!
//! It is made where the files are read; taking everything apart for the search waits until somebody wants it.

use std::sync::{Arc, OnceLock};

use crate::{
    coach::{self, Person},
    exercise::Exercise,
    library::{Finder, Library},
    routine::Routine,
    session::Timeline,
};

/// Everything to look through.
#[derive(Clone, Debug, Default)]
pub struct Shelves {
    routines: Vec<Arc<Routine>>,
    exercises: Vec<Arc<Exercise>>,
    left_out: usize,
    finder: OnceLock<Finder>,
}

impl Shelves {
    /// `routines`, and the exercises of `library` that `person` may do.
    pub fn of(library: &Library, routines: &[Arc<Routine>], person: &Person) -> Self {
        let limits = &person.limits;
        let may = |exercise: &&Arc<Exercise>| limits.is_free() || coach::is_free(exercise, limits, library);
        let exercises: Vec<Arc<Exercise>> = library.exercises().filter(may).cloned().collect();
        let left_out = library.exercises().count() - exercises.len();
        Self { routines: routines.to_vec(), exercises, left_out, finder: OnceLock::new() }
    }

    /// The routines, as they may be done.
    pub fn routines(&self) -> &[Arc<Routine>] {
        &self.routines
    }

    /// The exercises that may be done.
    pub fn exercises(&self) -> &[Arc<Exercise>] {
        &self.exercises
    }

    /// How many exercises are left out because they must be spared.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// All of them, ready to be searched; the first who asks waits for it.
    pub fn finder(&self) -> &Finder {
        let length = |routine: &Routine| Timeline::length_of(routine, None).as_secs();
        self.finder.get_or_init(|| Finder::of(&self.routines, length, &self.exercises))
    }
}
