//! The places of the person's own routines that cannot be used: each stands where it would, could it be.

use std::sync::Arc;

use super::{
    item::{Asked, Item},
    places,
};
use crate::{
    coach,
    library::Broken,
    routine::{Measured, Origin, Routine},
    session::Timeline,
    text::Text,
    ui::house::House,
};

/// A routine that stands for one that cannot be used.
pub(super) struct Ghost {
    stands_for: Arc<Broken>,
    routine: Arc<Routine>,
    /// Whether something would speak against it now.
    is_bounded: bool,
}

/// Those that pass what is asked for, as they were `before` where that is known.
pub(super) fn all(asked: &Asked<'_>, before: &[Arc<Routine>], house: &House) -> Vec<Ghost> {
    let ghost = |broken: &Broken| {
        let known = before.iter().find(|routine| routine.id == broken.id);
        // One of its own, by which it is told from others with its id.
        let routine = Arc::new(known.map_or_else(|| guessed(broken), |known| Routine::clone(known)));
        let is_bounded = coach::against(&routine, &house.case()).is_some();
        Ghost { stands_for: Arc::new(broken.clone()), routine, is_bounded }
    };
    house.library.broken().iter().map(ghost).filter(|ghost| ghost.passes(asked)).collect()
}

/// `routine` on the shelf, or what it stands for.
pub(super) fn item(routine: Arc<Routine>, ghosts: &[Ghost]) -> Item {
    match ghosts.iter().find(|ghost| Arc::ptr_eq(&ghost.routine, &routine)) {
        Some(ghost) => Item::Broken(Arc::clone(&ghost.stands_for)),
        None => Item::Routine(routine),
    }
}

/// Whether something would speak against `routine`, if it is one of `ghosts`.
pub(super) fn bounded(routine: &Arc<Routine>, ghosts: &[Ghost]) -> Option<bool> {
    ghosts.iter().find(|ghost| Arc::ptr_eq(&ghost.routine, routine)).map(|ghost| ghost.is_bounded)
}

impl Ghost {
    fn passes(&self, asked: &Asked<'_>) -> bool {
        let Asked { place, sieve, words } = *asked;
        // Where nobody knows where it acts, it stands everywhere, so that it is found.
        let acts = self.routine.areas.is_empty() || places::acts_at(place, &self.routine);
        let called = format!("{} {}", self.stands_for.name, self.stands_for.id).to_lowercase();
        let is_called = words.to_lowercase().split_whitespace().all(|word| called.contains(word));
        let length = || Timeline::length_of(&self.routine, None).as_secs();
        acts && is_called && (sieve.is_empty() || sieve.filter("").takes(&self.routine, length()))
    }

    /// Joins `all` behind the shipped one with its id, else among the person's own, in the order of their ids; where `words`
    /// are looked for, which are in its name, in front.
    pub(super) fn join(&self, all: &mut Vec<Arc<Routine>>, words: &str) {
        if !words.is_empty() {
            return all.insert(0, Arc::clone(&self.routine));
        }
        let id = &self.routine.id;
        let twin = all.iter().position(|other| other.id == *id).map(|at| at + 1);
        let later = || all.iter().position(|other| other.origin == Origin::Yours && other.id > *id);
        let at = twin.or_else(later).unwrap_or(all.len());
        all.insert(at, Arc::clone(&self.routine));
    }
}

/// A routine like `broken` as far as its file can be read.
fn guessed(broken: &Broken) -> Routine {
    Routine {
        id: broken.id.clone(),
        name: broken.name.clone(),
        aim: Text::new(""),
        areas: broken.areas.clone(),
        level: broken.level,
        when: Vec::new(),
        per_day: None,
        sources: Vec::new(),
        note: None,
        language: Text::new("en"),
        steps: Vec::new(),
        origin: Origin::Yours,
        hash: String::new(),
        held_back: Vec::new(),
        measured: Measured::default(),
    }
}
