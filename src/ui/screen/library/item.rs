//! What stands on the shelves, and what of it is asked for.

use std::sync::Arc;

use super::{bounds::Bounds, ghosts, places, sieve::Sieve};
use crate::{
    body::{Area, Token},
    exercise::{Exercise, Id},
    library::{Broken, Cause},
    routine::{Level, Measured, Origin, Routine, Step, StepSides},
    session::Timeline,
    text::Text,
    ui::house::House,
};

/// What is looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shelf {
    Routines,
    Exercises,
    Causes,
}

impl Shelf {
    pub(super) fn next(self) -> Self {
        match self {
            Self::Routines => Self::Exercises,
            Self::Exercises => Self::Causes,
            Self::Causes => Self::Routines,
        }
    }

    /// So many of it.
    pub(super) fn counted(self, count: usize) -> String {
        let (one, many) = match self {
            Self::Routines => ("routine", "routines"),
            Self::Exercises => ("exercise", "exercises"),
            Self::Causes => ("cause", "causes"),
        };
        match count {
            0 => "nothing found".to_owned(),
            1 => format!("1 {one}"),
            _ => format!("{count} {many}"),
        }
    }
}

/// One thing on a shelf.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Routine(Arc<Routine>),
    /// One of the person's own that cannot be used as it is.
    Broken(Arc<Broken>),
    Exercise(Arc<Exercise>),
    Cause(Id),
}

impl Item {
    /// The routine it is, if it can be led.
    pub(super) fn routine(&self) -> Option<&Arc<Routine>> {
        match self {
            Self::Routine(routine) => Some(routine),
            Self::Broken(_) | Self::Exercise(_) | Self::Cause(_) => None,
        }
    }

    /// By what it is known again.
    pub(super) fn name_of(&self) -> &str {
        match self {
            Self::Routine(routine) => routine.id.as_str(),
            Self::Broken(routine) => routine.id.as_str(),
            Self::Exercise(exercise) => exercise.id.as_ref().map_or(exercise.name.as_str(), Id::as_str),
            Self::Cause(id) => id.as_str(),
        }
    }
}

/// What is asked for.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) place: usize,
    pub(super) sieve: &'a Sieve,
    pub(super) words: &'a str,
}

/// What of a shelf passes the chips and has the words, the one to begin with first: where no words are looked for, a favourite,
/// and last what something speaks against now. Of `before` are those that could be used once.
pub(super) fn find(
    shelf: Shelf,
    asked: &Asked<'_>,
    bounds: &Bounds,
    before: &[Arc<Routine>],
    house: &House,
) -> Vec<Item> {
    let Asked { sieve, words, .. } = *asked;
    match shelf {
        Shelf::Routines => {
            let mut found = routines(asked, house);
            let ghosts = ghosts::all(asked, before, house);
            for ghost in &ghosts {
                ghost.join(&mut found, words);
            }
            if words.is_empty() {
                places::sort(asked.place, &mut found);
                let is_against = |routine: &Arc<Routine>| {
                    ghosts::bounded(routine, &ghosts).unwrap_or_else(|| bounds.against(&routine.id).is_some())
                };
                found.sort_by_cached_key(|it| (is_against(it), !is_favourite(&it.id, house)));
            }
            found.into_iter().map(|routine| ghosts::item(routine, &ghosts)).collect()
        }
        Shelf::Exercises => {
            let found = exercises(sieve, words, house);
            found.into_iter().map(Item::Exercise).collect()
        }
        Shelf::Causes => causes(sieve, words, house).map(|cause| Item::Cause(cause.id.clone())).collect(),
    }
}

/// The routines that pass, the best match of the words first, else as they were given.
pub(super) fn routines(asked: &Asked<'_>, house: &House) -> Vec<Arc<Routine>> {
    let Asked { place, sieve, words } = *asked;
    let (all, filter) = (house.shelves.routines(), sieve.filter(words));
    let acts = |routine: &&Arc<Routine>| places::acts_at(place, routine);
    if words.is_empty() && sieve.is_empty() {
        return all.iter().filter(acts).cloned().collect();
    }
    let found = filter.places_of_routines(all, house.shelves.finder());
    found.into_iter().filter_map(|at| all.get(at)).filter(acts).cloned().collect()
}

pub(super) fn exercises(sieve: &Sieve, words: &str, house: &House) -> Vec<Arc<Exercise>> {
    let (all, mut filter) = (house.shelves.exercises(), sieve.filter(words));
    if filter.things.is_everything() {
        filter.things = house.person.things.clone();
    }
    if words.is_empty() {
        let fitting = all.iter().filter(|exercise| filter.takes_exercise(exercise));
        return fitting.cloned().collect();
    }
    let found = filter.places_of_exercises(all, house.shelves.finder());
    found.into_iter().filter_map(|at| all.get(at)).cloned().collect()
}

fn causes<'h>(sieve: &Sieve, words: &str, house: &'h House) -> impl Iterator<Item = &'h Cause> {
    let area = sieve.area();
    let words: Vec<String> = words.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let has = move |cause: &&Cause| {
        let texts =
            [&cause.name, &cause.ask, &cause.why, &cause.tip].map(|text| text.as_str().to_lowercase());
        words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
    };
    let acts = move |cause: &&Cause| area.is_none_or(|area| cause.areas.contains(&area));
    house.library.causes().iter().filter(acts).filter(has)
}

/// The areas of which something is on the shelf of causes.
pub(super) fn areas_of_causes(house: &House) -> Vec<Area> {
    let has = |area: &&Area| house.library.causes().iter().any(|cause| cause.areas.contains(area));
    Area::ALL.iter().filter(has).copied().collect()
}

pub(super) fn is_favourite(id: &Id, house: &House) -> bool {
    house.person.choices.favourites.contains(id)
}

/// The routines that a thing names: those with an exercise in them, the shortest first; those against a cause.
pub(super) fn named(item: &Item, house: &House) -> Vec<Arc<Routine>> {
    match item {
        Item::Routine(_) | Item::Broken(_) => Vec::new(),
        Item::Exercise(exercise) => {
            let has = |routine: &&Arc<Routine>| {
                exercise.id.is_some() && routine.steps.iter().any(|step| step.exercise.id == exercise.id)
            };
            let mut all: Vec<Arc<Routine>> = house.routines.iter().filter(has).cloned().collect();
            all.sort_by_cached_key(|routine| Timeline::length_of(routine, None));
            all
        }
        Item::Cause(id) => {
            let Some(cause) = house.library.cause(id.as_str()) else { return Vec::new() };
            let mut all: Vec<Arc<Routine>> = Vec::new();
            for routine in cause.now.iter().chain(&cause.prevent).filter_map(|id| house.routine(id.as_str()))
            {
                if !all.iter().any(|known| known.id == routine.id) {
                    all.push(Arc::clone(routine));
                }
            }
            all
        }
    }
}

/// An exercise as a routine of one step, for its figure.
pub(super) fn alone(exercise: &Arc<Exercise>) -> Routine {
    let step = Step {
        exercise: Arc::clone(exercise),
        dose: exercise.dose.clone(),
        sides: StepSides::All(exercise.sides),
        say: None,
        settle: None,
    };
    Routine {
        id: exercise.id.clone().or_else(|| Id::new("alone")).expect("`alone` is an id"),
        name: exercise.name.clone(),
        aim: Text::new(exercise.kind.name()),
        areas: exercise.areas.clone(),
        level: Level::Easy,
        when: Vec::new(),
        per_day: None,
        sources: exercise.sources.clone(),
        note: None,
        language: Text::new("en"),
        steps: vec![step],
        origin: Origin::Shipped,
        hash: String::new(),
        held_back: Vec::new(),
        measured: Measured::default(),
    }
}
