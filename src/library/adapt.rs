//! A routine fitted to what is at hand.
//!
//! Nothing is asked and nothing printed: the adapted routine comes with every change and its reason.

use std::{fmt, sync::Arc};

use super::{
    catalogue::Catalogue,
    reading::hash,
    substitutes::{Substitute, Substitutes},
    things::{Thing, Things},
};
use crate::{
    body::{Position, Side, Token},
    exercise::{Dose, Exercise, Seconds, Sides},
    routine::{Routine, Step, StepSides},
    text::Text,
};

/// What became of a routine.
#[derive(Clone, Debug, PartialEq)]
pub struct Adapted {
    /// The routine as it can be done; none if nothing of it can. Its id is the old one; unless nothing changed, its name
    /// says that it was adapted and its hash is another.
    pub routine: Option<Routine>,
    /// What changed, in the order of the steps.
    pub changes: Vec<Change>,
}

/// A step that is not done as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The step in the routine as written, from 0.
    pub step: usize,
    /// The name of its exercise.
    pub was: Text,
    /// What is missing for it.
    pub missing: Vec<Thing>,
    /// What is done about it.
    pub remedy: Remedy,
}

/// What is done about a step that lacks something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The same exercise in another position.
    Position(Position),
    /// The same exercise with something a home has.
    Take(Text),
    /// Another exercise: its name, and what it has in common with the old one.
    Instead(Text, Option<Text>),
    /// It is left out: nothing stands in for it, or what does is in the routine already.
    Leave,
}

impl Change {
    /// The word scripts know the change by: `position`, `take`, `instead` or `left-out`.
    pub fn token(&self) -> &'static str {
        match self.remedy {
            Remedy::Position(_) => "position",
            Remedy::Take(_) => "take",
            Remedy::Instead(..) => "instead",
            Remedy::Leave => "left-out",
        }
    }
}

impl fmt::Display for Change {
    /// One sentence without a full stop, such as `2. Roll the buttock: figure four instead, as there is no roller`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}. {}: ", self.step + 1, self.was)?;
        match &self.remedy {
            Remedy::Position(position) => write!(out, "{}", position.name())?,
            Remedy::Take(thing) => write!(out, "with {thing}")?,
            Remedy::Instead(name, _) => write!(out, "instead, {name}")?,
            Remedy::Leave => write!(out, "left out")?,
        }
        let missing: Vec<&str> = self.missing.iter().map(|thing| thing.name()).collect();
        write!(out, " (no {}", missing.join(", no "))?;
        match &self.remedy {
            Remedy::Instead(_, Some(why)) => write!(out, "; {why})"),
            Remedy::Leave => write!(out, ", and nothing here does the same)"),
            Remedy::Position(_) | Remedy::Take(_) | Remedy::Instead(_, None) => write!(out, ")"),
        }
    }
}

/// Fits `routine` to `things`: each step that lacks something is done in another position, with what the person has, with
/// what a home has, without equipment, or not at all, tried in this order. No exercise comes in that is there already.
pub fn adapt(
    routine: &Routine,
    things: &Things,
    catalogue: &Catalogue,
    substitutes: &Substitutes,
) -> Adapted {
    let mut fitting = Fitting { things, catalogue, substitutes, taken: Vec::new() };
    let possible = |step: &&Step| things.missing(&step.exercise).is_empty();
    fitting.taken = routine.steps.iter().filter(possible).map(|step| step.exercise.clone()).collect();
    let mut steps = Vec::new();
    let mut changes = Vec::new();
    for (number, step) in routine.steps.iter().enumerate() {
        let (step, change) = fitting.step(number, step);
        steps.extend(step);
        changes.extend(change);
    }
    let routine = if changes.is_empty() {
        Some(routine.clone())
    } else {
        adapted(routine, steps, &format!("{changes:?}"))
    };
    Adapted { routine, changes }
}

struct Fitting<'a> {
    things: &'a Things,
    catalogue: &'a Catalogue,
    substitutes: &'a Substitutes,
    /// The exercises that are in the routine already.
    taken: Vec<Arc<Exercise>>,
}

impl Fitting<'_> {
    fn step(&mut self, number: usize, step: &Step) -> (Option<Step>, Option<Change>) {
        let missing = self.things.missing(&step.exercise);
        if missing.is_empty() {
            return self.stay(number, step);
        }
        let (new, remedy) =
            self.stand_in(step, &missing).map_or((None, Remedy::Leave), |(new, remedy)| (Some(new), remedy));
        let was = step.exercise.name.clone();
        (new, Some(Change { step: number, was, missing, remedy }))
    }

    /// A step that can be done, perhaps not in every position it might be.
    fn stay(&self, number: usize, step: &Step) -> (Option<Step>, Option<Change>) {
        let exercise = &step.exercise;
        let possible = self.things.positions(exercise);
        if possible == exercise.positions {
            return (Some(step.clone()), None);
        }
        let (old, new) = (exercise.positions.first().copied(), possible.first().copied());
        let moved = new.filter(|_| old != new);
        let change = moved.map(|position| Change {
            step: number,
            was: exercise.name.clone(),
            missing: old.and_then(Position::place).map(Thing::Place).into_iter().collect(),
            remedy: Remedy::Position(position),
        });
        (Some(Step { exercise: Arc::new(exercise.only_in(possible)), ..step.clone() }), change)
    }

    fn stand_in(&mut self, step: &Step, missing: &[Thing]) -> Option<(Step, Remedy)> {
        let substitute = step.exercise.id.as_ref().and_then(|id| self.substitutes.of_exercise(id));
        let candidates = self.candidates(&step.exercise, substitute);
        let why = substitute.and_then(|substitute| substitute.why.clone());
        let (equipped, bare): (Vec<_>, Vec<_>) =
            candidates.into_iter().partition(|exercise| !exercise.equipment.is_empty());
        if let Some(exercise) = equipped.first() {
            return Some(self.instead(step, exercise, why));
        }
        if let Some(taken) = self.take(step, substitute, missing) {
            return Some(taken);
        }
        bare.first().map(|exercise| self.instead(step, exercise, why))
    }

    /// What may be done instead and can be, the nearest first.
    fn candidates(&self, exercise: &Exercise, substitute: Option<&Substitute>) -> Vec<Arc<Exercise>> {
        let ids = exercise.swap.iter().chain(substitute.iter().flat_map(|substitute| &substitute.instead));
        let known = ids.filter_map(|id| self.catalogue.find(id.as_str()));
        let is_new = |new: &&Arc<Exercise>| !self.taken.iter().any(|taken| taken.id == new.id);
        known.filter(is_new).filter(|new| self.things.missing(new).is_empty()).cloned().collect()
    }

    fn instead(&mut self, step: &Step, exercise: &Arc<Exercise>, why: Option<Text>) -> (Step, Remedy) {
        self.taken.push(exercise.clone());
        let new = stand_in(step, exercise);
        let new = self.stay(0, &new).0.unwrap_or(new);
        (new, Remedy::Instead(exercise.name.clone(), why))
    }

    /// The same exercise, with something in place of its equipment; a place cannot be fetched, a pillow can.
    fn take(
        &self,
        step: &Step,
        substitute: Option<&Substitute>,
        missing: &[Thing],
    ) -> Option<(Step, Remedy)> {
        let own = substitute.and_then(|substitute| substitute.take.as_ref());
        let take = match missing {
            [thing] => {
                let own = own.filter(|_| matches!(thing, Thing::Equipment(_)));
                own.or_else(|| self.substitutes.of_thing(*thing))
            }
            _ => None,
        }?;
        let mut exercise = Exercise::clone(&step.exercise);
        exercise.equipment.retain(|thing| self.things.has(Thing::Equipment(*thing)));
        exercise.place.retain(|place| self.things.has(Thing::Place(*place)));
        let names: Vec<&str> = missing.iter().map(|thing| thing.name()).collect();
        let say = format!("Take {take} instead of the {}.", names.join(" and the "));
        let say = step.say.as_ref().map_or_else(|| say.clone(), |own| format!("{say} {own}"));
        let step = Step { exercise: Arc::new(exercise), say: Some(Text::new(&say)), ..step.clone() };
        let step = self.stay(0, &step).0.unwrap_or(step);
        Some((step, Remedy::Take(take.clone())))
    }
}

/// The step in which `exercise` stands in for that of `old`: its own dose, in no more time, on the side asked for.
pub fn stand_in(old: &Step, exercise: &Arc<Exercise>) -> Step {
    Step {
        exercise: exercise.clone(),
        dose: dose(old, exercise),
        sides: sides(old.sides, exercise.sides),
        say: None,
        settle: None,
    }
}

/// `routine` with other steps, because of what `why` tells: its name says that it was adapted, and its hash is another.
/// None without steps.
pub fn adapted(routine: &Routine, steps: Vec<Step>, why: &str) -> Option<Routine> {
    const MARK: &str = ", adapted";
    let name = routine.name.as_str();
    let name = if name.ends_with(MARK) { name.to_owned() } else { format!("{name}{MARK}") };
    (!steps.is_empty()).then(|| Routine {
        name: Text::new(&name),
        hash: hash(&format!("{} {why}", routine.hash)),
        steps,
        ..routine.clone()
    })
}

/// The exercise's own dose, in no more rounds than the time of the old step has room for.
fn dose(old: &Step, exercise: &Exercise) -> Dose {
    let room = length(&old.dose, old.repetition());
    match &exercise.dose {
        Dose::Hold(hold) => {
            let mut hold = hold.clone();
            let least = exercise.range.rounds.map_or(1, |range| range.least).max(1);
            while hold.rounds > least && length(&Dose::Hold(hold.clone()), Seconds::ZERO) > room {
                hold.rounds -= 1;
            }
            Dose::Hold(hold)
        }
        dose => dose.clone(),
    }
}

/// Roughly how long a dose takes on one side; enough to compare two.
fn length(dose: &Dose, repetition: Seconds) -> Seconds {
    match dose {
        Dose::Hold(hold) => hold.cap.times(hold.rounds).plus(hold.rest.times(hold.rounds.saturating_sub(1))),
        Dose::Reps(reps) => repetition.times(reps.sets.iter().sum()),
        Dose::Roll(roll) => roll.length,
        Dose::Breathe(breathe) => breathe.pattern.iter().copied().sum::<Seconds>().times(breathe.cycles),
        Dose::Relax(relax) => relax.intro.plus(relax.outro),
        Dose::Talk(talk) => talk.lines.iter().map(|(time, _)| *time).sum(),
        Dose::Timed(timed) => timed.length,
        Dose::Until(until) => until.cap,
    }
}

/// The side asked for stays asked for, where the new exercise has sides at all.
fn sides(old: StepSides, new: Sides) -> StepSides {
    match (old, new) {
        (StepSides::One(Side::Left | Side::Right) | StepSides::Sore, Sides::Each) => old,
        (StepSides::One(_) | StepSides::Sore | StepSides::All(_), _) => StepSides::All(new),
    }
}

#[cfg(test)]
mod tests;
