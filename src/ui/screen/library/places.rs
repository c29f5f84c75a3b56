//! Where it is, as a person sees it, and which routine to begin with there.

use std::{cmp::Reverse, sync::Arc};

use crate::{
    body::{Area, Equipment, Token},
    routine::{Level, Routine},
};

/// The places, and the areas of each.
pub(super) const PLACES: [(&str, &[Area]); 5] = [
    ("upper back", &[Area::UpperBack, Area::MidBack]),
    ("lower back", &[Area::LowerBack, Area::Hips]),
    ("neck and shoulders", &[Area::Neck, Area::Shoulders]),
    ("whole body", &[Area::WholeBody]),
    ("all", Area::ALL),
];

/// The place that is everywhere.
pub(super) const EVERYWHERE: usize = PLACES.len() - 1;

/// What it is called.
pub(super) fn name(place: usize) -> &'static str {
    PLACES.get(place).map_or("", |(name, _)| name)
}

fn areas(place: usize) -> &'static [Area] {
    PLACES.get(place).map_or(Area::ALL, |(_, areas)| areas)
}

/// Whether `routine` acts there.
pub(super) fn acts_at(place: usize, routine: &Routine) -> bool {
    place == EVERYWHERE || routine.areas.iter().any(|area| areas(place).contains(area))
}

/// Puts the one to begin with at this place first.
///
/// First come those that act there first of all; of these, those for most days, then for a sore day, then the
/// demanding ones; of these, those for the area the place is named after. Pressure on the knots comes before movement
/// alone, and what needs nothing but balls before what needs more; then what acts on the least besides, and last
/// what is good on the most occasions. Where everything is wanted no place is first, and all stay as they were given.
pub(super) fn sort(place: usize, routines: &mut [Arc<Routine>]) {
    if place != EVERYWHERE {
        routines.sort_by_cached_key(|routine| standing(routine, areas(place)));
    }
}

/// What decides how early `routine` stands among those for `areas`, the weightiest first; less is earlier.
fn standing(routine: &Routine, areas: &[Area]) -> impl Ord + use<> {
    let aside = routine.areas.iter().position(|area| areas.contains(area));
    let named = routine.areas.iter().find_map(|area| areas.iter().position(|named| named == area));
    let is_common = |thing: &Equipment| matches!(thing, Equipment::Ball | Equipment::TwoBalls);
    let is_rare = routine.equipment().iter().any(|thing| !is_common(thing));
    let besides = routine.areas.iter().filter(|area| !areas.contains(area)).count();
    let occasions = Reverse(routine.when.len());
    (aside, demand(routine.level), named, !routine.has_pressure(), is_rare, besides, occasions)
}

/// How far a level is from that of most days; a sore day is the exception, and says so itself.
fn demand(level: Level) -> u8 {
    match level {
        Level::Easy => 0,
        Level::Gentle => 1,
        Level::Medium => 2,
        Level::Hard => 3,
    }
}
