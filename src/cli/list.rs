//! `supple list`: what there is.

mod knowledge;

use serde::Serialize;
use serde_json::json;

use super::{
    End,
    arguments::{List, Shelf},
    say, say_json, wrong,
};
use crate::{
    body::{Area, Equipment, Token},
    exercise::{Exercise, Kind},
    library::Library,
    routine::{Level, Routine},
    session::Timeline,
};

/// What to list, read from the arguments.
#[derive(Default)]
struct Filter {
    area: Option<Area>,
    kind: Option<Kind>,
    with: Option<Vec<Equipment>>,
    seconds: Option<(u64, u64)>,
    level: Option<Level>,
}

/// Lists routines, exercises, programmes or causes.
pub(super) fn list(asked: &List, library: &Library) -> anyhow::Result<End> {
    let filter = match Filter::read(asked) {
        Ok(filter) => filter,
        Err(words) => return Ok(wrong(&words)),
    };
    match asked.shelf {
        Shelf::Routines => routines(asked, library, &filter),
        Shelf::Exercises => exercises(asked, library, &filter),
        Shelf::Programmes => knowledge::programmes(filter.area.as_slice(), asked.json, library),
        Shelf::Causes => knowledge::causes(filter.area.as_slice(), asked.json, library),
    }
}

fn routines(asked: &List, library: &Library, filter: &Filter) -> anyhow::Result<End> {
    let all = library.routines().map(|routine| (routine, Timeline::of(routine, None).length().as_secs()));
    let chosen: Vec<(&Routine, u64)> =
        all.filter(|(routine, seconds)| filter.takes(routine, *seconds)).collect();
    if asked.json {
        let routines: Vec<_> =
            chosen.iter().map(|(routine, seconds)| routine_json(routine, *seconds)).collect();
        say_json(&json!({"version": 1, "routines": routines}))?;
        return Ok(End::Done);
    }
    let widest = chosen.iter().map(|(routine, _)| routine.id.as_str().len()).max().unwrap_or(0);
    for (routine, seconds) in &chosen {
        let things: Vec<&str> = routine.equipment().iter().map(|thing| thing.name()).collect();
        let things = if things.is_empty() { "no equipment".to_owned() } else { things.join(", ") };
        let level = routine.level.name();
        let length = crate::plain::clock(std::time::Duration::from_secs(*seconds));
        say(&format!("{:<widest$}  {length:>5}  {level:<6}  {}  ({things})", routine.id, routine.name))?;
    }
    Ok(End::Done)
}

fn exercises(asked: &List, library: &Library, filter: &Filter) -> anyhow::Result<End> {
    let chosen: Vec<&Exercise> = library
        .exercises()
        .map(|exercise| &**exercise)
        .filter(|exercise| filter.takes_exercise(exercise))
        .collect();
    if asked.json {
        let exercises: Vec<_> = chosen.iter().map(|exercise| exercise_json(exercise)).collect();
        say_json(&json!({"version": 1, "exercises": exercises}))?;
        return Ok(End::Done);
    }
    let id = |exercise: &Exercise| exercise.id.as_ref().map(ToString::to_string).unwrap_or_default();
    let widest = chosen.iter().map(|exercise| id(exercise).len()).max().unwrap_or(0);
    for exercise in chosen {
        say(&format!("{:<widest$}  {:<10}  {}", id(exercise), exercise.kind.token(), exercise.name))?;
    }
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

impl Filter {
    fn read(asked: &List) -> Result<Self, String> {
        let with = match asked.with.as_slice() {
            [] => None,
            [none] if none == "none" => Some(Vec::new()),
            things => Some(things.iter().map(|thing| token(thing)).collect::<Result<_, _>>()?),
        };
        Ok(Self {
            area: asked.area.as_deref().map(token).transpose()?,
            kind: asked.kind.as_deref().map(token).transpose()?,
            with,
            seconds: asked.minutes.as_deref().map(minutes).transpose()?,
            level: asked.level.as_deref().map(token).transpose()?,
        })
    }

    fn takes(&self, routine: &Routine, seconds: u64) -> bool {
        self.area.is_none_or(|area| routine.areas.contains(&area))
            && self.kind.is_none_or(|kind| routine.kinds().contains(&kind))
            && self.level.is_none_or(|level| routine.level == level)
            && self.seconds.is_none_or(|(least, most)| (least..=most).contains(&seconds))
            && self.has(&routine.equipment())
    }

    fn takes_exercise(&self, exercise: &Exercise) -> bool {
        self.area.is_none_or(|area| exercise.areas.contains(&area))
            && self.kind.is_none_or(|kind| exercise.kind == kind)
            && self.has(&exercise.equipment)
    }

    fn has(&self, needed: &[Equipment]) -> bool {
        self.with.as_ref().is_none_or(|with| needed.iter().all(|thing| with.contains(thing)))
    }
}

/// The word of a closed set, or what is wrong with it.
fn token<T: Token>(word: &str) -> Result<T, String> {
    T::from_token(word).ok_or_else(|| {
        let all: Vec<&str> = T::ALL.iter().map(|token| token.token()).collect();
        format!("`{}` is not {}\none of: {}", crate::text::Text::new(word), T::WHAT, all.join(", "))
    })
}

/// `10` for at most ten minutes, `5..10` for from five to ten.
fn minutes(words: &str) -> Result<(u64, u64), String> {
    let wrong =
        || format!("`{}` is not a number of minutes\nwrite 10, or 5..10", crate::text::Text::new(words));
    let number = |word: &str| word.trim().parse::<u64>().ok().and_then(|minutes| minutes.checked_mul(60));
    let (least, most) = words.split_once("..").unwrap_or(("0", words));
    match (number(least), number(most)) {
        (Some(least), Some(most)) if least <= most => Ok((least, most)),
        _ => Err(wrong()),
    }
}
