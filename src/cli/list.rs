//! `supple list`: what there is.
//!
//! In a terminal no line is wider than that, and routines stand under the area they act on first; a pipe gets every line
//! whole, one a thing.

mod knowledge;
mod lines;

use std::ops::RangeInclusive;

use serde::Serialize;
use serde_json::json;

use self::lines::Paper;
use super::{
    End,
    arguments::{List, Shelf},
    chosen, complain_as_is,
    places::Places,
    say_json, wrong,
};
use crate::{
    body::{Area, Equipment, Token},
    exercise::Exercise,
    library::{Filter, Library, Things, read_minutes, read_word, share},
    routine::Routine,
    session::Timeline,
};

/// Lists routines, exercises, programmes or causes.
pub(super) fn list(asked: &List, library: &Library) -> anyhow::Result<End> {
    // A script says itself what is at hand.
    let owned =
        if asked.json { Equipment::ALL.to_vec() } else { chosen::settings(&Places::find()?).equipment };
    let filter = match filter(asked, &owned) {
        Ok(filter) => filter,
        Err(words) => return Ok(wrong(&words)),
    };
    match asked.shelf {
        Shelf::Routines => routines(asked, library, &filter),
        Shelf::Exercises => exercises(asked, library, &filter),
        Shelf::Programmes => knowledge::programmes(&filter.areas, asked.json, library),
        Shelf::Causes => knowledge::causes(&filter.areas, asked.json, library),
    }
}

fn routines(asked: &List, library: &Library, filter: &Filter) -> anyhow::Result<End> {
    let all: Vec<&Routine> = library.routines().collect();
    let lengths = share(&all, |routine| Timeline::length_of(routine, None).as_secs());
    let listed: Vec<(&Routine, u64)> = all.into_iter().zip(lengths).collect();
    let mut chosen = filter.routines(listed.iter().copied());
    let is_searched = !filter.words.trim().is_empty();
    if !is_searched {
        // From the neck down, the shortest first: whoever looks knows where it hurts and how long there is.
        chosen.sort_by_key(|(routine, seconds)| (first_area(routine), *seconds));
    }
    if asked.json {
        let routines: Vec<_> =
            chosen.iter().map(|(routine, seconds)| routine_json(routine, *seconds)).collect();
        say_json(&json!({"version": 1, "routines": routines}))?;
        return Ok(End::Done);
    }
    if chosen.is_empty() {
        complain_as_is("no routine fits; `supple list` shows all of them");
        tell_of_places(filter);
    }
    // What fits the words best stands first, wherever it acts.
    let areas = (!is_searched).then_some(first_area as fn(&Routine) -> Option<Area>);
    lines::routines(&chosen, areas, Paper::find()).print()?;
    let everything = Filter { things: Things::default(), ..filter.clone() };
    tell_of_equipment(asked, filter, everything.routines(listed).len() - chosen.len());
    Ok(End::Done)
}

/// Nothing may fit because a place was named among the things, which leaves out all the others.
fn tell_of_places(filter: &Filter) {
    if filter.things.names_places() {
        complain_as_is(
            "a place after `--with` leaves out all others: name mat or chair, too, if they are there",
        );
    }
}

/// What the settings say is not owned leaves out others, which nobody would look for in vain.
fn tell_of_equipment(asked: &List, filter: &Filter, left_out: usize) {
    if asked.things.is_everything() && !filter.things.is_everything() && left_out > 0 {
        let need = if left_out == 1 { "1 more needs" } else { &format!("{left_out} more need") };
        complain_as_is(&format!("{need} equipment your settings leave out; `--with everything` lists all"));
    }
}

fn first_area(routine: &Routine) -> Option<Area> {
    routine.areas.first().copied()
}

fn exercises(asked: &List, library: &Library, filter: &Filter) -> anyhow::Result<End> {
    let chosen = filter.exercises(library.exercises().map(|exercise| &**exercise));
    if asked.json {
        let exercises: Vec<_> = chosen.iter().map(|exercise| exercise_json(exercise)).collect();
        say_json(&json!({"version": 1, "exercises": exercises}))?;
        return Ok(End::Done);
    }
    if chosen.is_empty() {
        complain_as_is("no exercise fits; `supple list exercises` shows all of them");
        tell_of_places(filter);
    }
    lines::exercises(&chosen, Paper::find()).print()?;
    let everything = Filter { things: Things::default(), ..filter.clone() };
    let all = everything.exercises(library.exercises().map(|exercise| &**exercise));
    tell_of_equipment(asked, filter, all.len() - chosen.len());
    Ok(End::Done)
}

/// A routine as listings print it.
fn routine_json(routine: &Routine, seconds: u64) -> impl Serialize {
    json!({
        "id": routine.id,
        "name": routine.name,
        "aim": routine.aim,
        "areas": routine.areas,
        "kinds": routine.kinds(),
        "equipment": routine.equipment(),
        "place": routine.place(),
        "level": routine.level,
        "seconds": seconds,
        "per_day": routine.times_a_day(),
        "when": routine.when,
        "origin": routine.origin,
    })
}

fn exercise_json(exercise: &Exercise) -> impl Serialize {
    json!({
        "id": exercise.id,
        "name": exercise.name,
        "kind": exercise.kind,
        "areas": exercise.areas,
        "equipment": exercise.equipment,
        "place": exercise.place,
        "position": exercise.positions,
        "sides": exercise.sides,
        "sources": exercise.sources,
    })
}

/// What the person looks for.
fn filter(asked: &List, owned: &[Equipment]) -> Result<Filter, String> {
    if asked.shelf == Shelf::Exercises {
        let given = [
            (!asked.level.is_empty(), "level"),
            (!asked.when.is_empty(), "when"),
            (asked.minutes.is_some(), "minutes"),
        ];
        if let Some((_, name)) = given.iter().find(|(is_given, _)| *is_given) {
            return Err(format!("exercises have no `--{name}`\nleave it out, or list routines"));
        }
    }
    Ok(Filter {
        areas: words(&asked.area)?,
        kinds: words(&asked.kind)?,
        positions: words(&asked.position)?,
        levels: words(&asked.level)?,
        whens: words(&asked.when)?,
        seconds: asked.minutes.as_deref().map(minutes).transpose()?,
        things: asked.things.read_of(owned).map_err(|unknown| unknown.to_string())?,
        words: asked.search.clone().unwrap_or_default(),
    })
}

fn words<T: Token>(typed: &[String]) -> Result<Vec<T>, String> {
    typed.iter().map(|word| read_word(word).map_err(|unknown| unknown.to_string())).collect()
}

/// As [`read_minutes`], or why it is none.
fn minutes(words: &str) -> Result<RangeInclusive<u64>, String> {
    read_minutes(words).ok_or_else(|| {
        format!("`{}` is not a number of minutes\nwrite 10, or 5..10", crate::text::Text::new(words))
    })
}
