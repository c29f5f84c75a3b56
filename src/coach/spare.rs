//! Sparing: a routine without what does not fit a person's conditions, each change with its reason (guide B4b, B5).
//!
//! A rule only ever takes away or moves; no file of a person's folder loosens one.

mod against;

use std::{fmt, sync::Arc};

use self::against::Rules;
use super::limits::Limits;
use crate::{
    body::{Position, Token},
    exercise::{Condition, Dose, Exercise, Kind},
    library::{Allowance, Library, Things, adapted, stand_in},
    routine::{Level, Routine, Step},
    text::Text,
};

/// What became of a routine.
#[derive(Clone, Debug, PartialEq)]
pub struct Spared {
    /// The routine as it may be done; none if nothing of it is left.
    pub routine: Option<Routine>,
    /// What changed, in the order of the steps.
    pub changes: Vec<Sparing>,
    /// Where each step that is left stood in the routine as written, from 0.
    pub kept: Vec<usize>,
}

/// A step that is not done as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sparing {
    /// The step in the routine as written, from 0.
    pub step: usize,
    /// The name of its exercise.
    pub was: Text,
    /// Why.
    pub because: Because,
    /// What the rule says, where it says something.
    pub note: Option<Text>,
    /// What is done about it.
    pub remedy: Remedy,
}

/// Why a step is not done as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// These conditions; never empty.
    Conditions(Vec<Condition>),
    /// A doctor is to see the person before; this is what may still be done.
    DoctorFirst(Allowance),
    /// Help is needed, and nothing else.
    Emergency,
}

/// What is done about a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The same exercise in another position.
    Position(Position),
    /// Another exercise, by its name.
    Instead(Text),
    /// The same exercise, gone at lightly.
    Light,
    /// It is left out: nothing that may be done stands in for it, or what does is in the routine already.
    Leave,
}

impl Sparing {
    /// The word scripts know the change by: `position`, `instead`, `light` or `left-out`.
    pub fn token(&self) -> &'static str {
        match self.remedy {
            Remedy::Position(_) => "position",
            Remedy::Instead(_) => "instead",
            Remedy::Light => "light",
            Remedy::Leave => "left-out",
        }
    }
}

impl fmt::Display for Sparing {
    /// Such as `2. Roll the buttock: left out (blood thinners or easy bruising)`; a note stands behind it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}. {}: ", self.step + 1, self.was)?;
        match &self.remedy {
            Remedy::Position(position) => write!(out, "{}", position.name())?,
            Remedy::Instead(name) => write!(out, "instead, {name}")?,
            Remedy::Light => write!(out, "go light")?,
            Remedy::Leave => write!(out, "left out")?,
        }
        match &self.because {
            Because::Conditions(all) => {
                let names: Vec<&str> = all.iter().map(|condition| condition.name()).collect();
                write!(out, " ({})", names.join(", "))?;
            }
            Because::DoctorFirst(allows) => write!(out, " (a doctor first; until then {})", allows.name())?,
            Because::Emergency => write!(out, " (help first)")?,
        }
        match &self.note {
            Some(note) if self.remedy == Remedy::Light => write!(out, ". {note}"),
            Some(_) | None => Ok(()),
        }
    }
}

/// Whether nothing is against an exercise on its own, in some position at least.
pub fn is_free(exercise: &Exercise, limits: &Limits, library: &Library) -> bool {
    // On its own it is as hard as most days allow, and so nothing for a day on which only gentle routines are left.
    Rules { limits, library, level: Level::Easy }.forbids(exercise, &exercise.dose).is_none()
}

/// `routine` within `limits`: each step that must not be done as it is written is done in another position, swapped for its
/// exercise's own `swap`, or left out; one that asks for care stays, and says so.
pub fn spare(routine: &Routine, limits: &Limits, library: &Library) -> Spared {
    spare_with(routine, limits, &Things::default(), library)
}

/// The same, where nothing comes in that needs what is not at hand.
pub(super) fn spare_with(routine: &Routine, limits: &Limits, things: &Things, library: &Library) -> Spared {
    let rules = Rules { limits, library, level: routine.level };
    let mut sparer = Sparer { rules, things, taken: Vec::new() };
    let stays = |step: &&Step| sparer.rules.forbids(&step.exercise, &step.dose).is_none();
    sparer.taken = routine.steps.iter().filter(stays).map(|step| step.exercise.clone()).collect();
    let (mut steps, mut changes, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    let mut last = None;
    for (number, step) in routine.steps.iter().enumerate() {
        let (left, change) = match sparer.serves_what_falls(&routine.steps, number) {
            Some(because) => (None, Some((because, None, Remedy::Leave))),
            None => sparer.step(step, last),
        };
        changes.extend(change.map(|(because, note, remedy)| Sparing {
            step: number,
            was: step.exercise.name.clone(),
            because,
            note,
            remedy,
        }));
        if let Some(left) = left {
            last = Some(left.exercise.position_after(last));
            steps.push(left);
            kept.push(number);
        }
    }
    let only_light = changes.iter().all(|change| change.remedy == Remedy::Light);
    let routine = if only_light {
        Some(Routine { steps, ..routine.clone() })
    } else {
        adapted(routine, steps, &format!("{changes:?}"))
    };
    Spared { routine, changes, kept }
}

type Told = (Because, Option<Text>, Remedy);

struct Sparer<'a> {
    rules: Rules<'a>,
    things: &'a Things,
    /// The exercises that are in the routine already.
    taken: Vec<Arc<Exercise>>,
}

impl Sparer<'_> {
    /// Why warmth beside step `number` is left out, if that one only serves it: the routine's own words for getting it ready,
    /// or for what comes after it.
    fn serves_what_falls(&self, steps: &[Step], number: usize) -> Option<Because> {
        let is_service = |step: &&Step| step.exercise.id.is_none() && matches!(step.dose, Dose::Until(_));
        steps.get(number).filter(is_service)?;
        let beside = [number.checked_sub(1), number.checked_add(1)].into_iter().flatten();
        let mut heat = beside.filter_map(|at| steps.get(at)).filter(|step| step.exercise.kind == Kind::Heat);
        heat.find_map(|step| {
            self.rules.forbids(&step.exercise, &step.dose).filter(|_| self.swap(step).is_none())
        })
    }

    fn step(&mut self, step: &Step, last: Option<Position>) -> (Option<Step>, Option<Told>) {
        if let Some(because) = self.rules.forbids(&step.exercise, &step.dose) {
            return match self.swap(step) {
                Some(new) => {
                    let remedy = Remedy::Instead(new.exercise.name.clone());
                    self.taken.push(new.exercise.clone());
                    (Some(self.lightened(new, last).0), Some((because, None, remedy)))
                }
                None => (None, Some((because, None, Remedy::Leave))),
            };
        }
        let allowed = self.rules.positions(&step.exercise, &step.dose);
        let was = step.exercise.position_after(last);
        if allowed == step.exercise.positions {
            let (step, light) = self.lightened(step.clone(), last);
            return (Some(step), light);
        }
        let exercise = step.exercise.only_in(allowed);
        let position = exercise.position_after(last);
        let never = self.rules.against(&step.exercise, &step.dose, was).never;
        let moved = Step { exercise: Arc::new(exercise), ..step.clone() };
        let (moved, light) = self.lightened(moved, last);
        if never.is_empty() {
            return (Some(moved), light);
        }
        (Some(moved), Some((Because::Conditions(never), None, Remedy::Position(position))))
    }

    /// The exercise's own swap in place of it, if that may be done, can be, and is not there yet.
    fn swap(&self, step: &Step) -> Option<Step> {
        let id = step.exercise.swap.as_ref()?;
        let exercise = self.rules.library.exercise(id.as_str())?;
        let is_there = self.taken.iter().any(|taken| taken.id == exercise.id);
        if is_there || !self.things.missing(exercise).is_empty() {
            return None;
        }
        let new = stand_in(step, exercise);
        if self.rules.forbids(exercise, &new.dose).is_some() {
            return None;
        }
        let can = self.things.positions(exercise);
        let allowed: Vec<Position> = self.rules.positions(exercise, &new.dose);
        let both: Vec<Position> = allowed.into_iter().filter(|position| can.contains(position)).collect();
        if both.is_empty() {
            return None;
        }
        let exercise = Arc::new(exercise.only_in(both));
        Some(Step { exercise, ..new })
    }

    /// The step, with a word to go light where some condition asks for it.
    fn lightened(&self, step: Step, last: Option<Position>) -> (Step, Option<Told>) {
        let position = step.exercise.position_after(last);
        let against = self.rules.against(&step.exercise, &step.dose, position);
        if against.light.is_empty() {
            return (step, None);
        }
        let light = "Go light on this one.";
        let say = step.say.as_ref().map_or_else(|| light.to_owned(), |own| format!("{light} {own}"));
        let told = (Because::Conditions(against.light), against.note, Remedy::Light);
        (Step { say: Some(Text::new(&say)), ..step }, Some(told))
    }
}
