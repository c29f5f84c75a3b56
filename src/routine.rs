//! A routine: an ordered list of steps with an aim.
//!
//! It is the whole contract between reading and performing; it knows neither files nor sessions.

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use crate::{
    body::{Area, Equipment, Place, Position, Side, tokens},
    exercise::{Dose, Exercise, Id, Kind, Seconds, Sides},
    text::Text,
};

tokens! {
    /// How demanding a routine is.
    Level, "a level" {
        /// For a sore day.
        Gentle = "gentle", "gentle";
        /// For most days.
        Easy = "easy", "easy";
        /// For a body used to it.
        Medium = "medium", "medium";
        /// For a trained body.
        Hard = "hard", "hard";
    }
}

tokens! {
    /// The occasion a routine is for.
    When, "an occasion" {
        /// After getting up.
        Morning = "morning", "in the morning";
        /// At the desk.
        Desk = "desk", "at the desk";
        /// After a day's work.
        AfterWork = "after-work", "after work";
        /// Before bed.
        Evening = "evening", "in the evening";
        /// On a sore day.
        FlareUp = "flare-up", "on a flare-up day";
        /// When stress sits in the back.
        Stress = "stress", "under stress";
        /// After a long drive.
        AfterDrive = "after-drive", "after a drive";
        /// After lifting or gardening.
        AfterLifting = "after-lifting", "after lifting";
        /// After sport.
        AfterWorkout = "after-workout", "after a workout";
        /// To stay well.
        Prevention = "prevention", "to stay well";
        /// At any time.
        Any = "any", "at any time";
    }
}

tokens! {
    /// Where a routine came from.
    Origin, "an origin" {
        /// Part of the program.
        Shipped = "shipped", "shipped";
        /// The person's own file.
        Yours = "yours", "yours";
    }
}

/// Which side a step is done on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepSides {
    /// As the exercise or the step says.
    All(Sides),
    /// One fixed side, left or right.
    One(Side),
    /// The side the person names; both, one after the other, if none is named.
    Sore,
}

/// One exercise with its dose here.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What is done; an own step's exercise has no id.
    pub exercise: Arc<Exercise>,
    /// How much, here.
    pub dose: Dose,
    /// On which side.
    pub sides: StepSides,
    /// A line of the routine's own, said while settling.
    pub say: Option<Text>,
    /// The time to settle, where the file fixes it.
    pub settle: Option<Seconds>,
}

impl Step {
    /// One repetition, both sides of it where they take turns; zero for other doses.
    pub fn repetition(&self) -> Seconds {
        match &self.dose {
            Dose::Reps(reps) if self.sides == StepSides::All(Sides::Alternate) => {
                reps.tempo.length().times(2)
            }
            Dose::Reps(reps) => reps.tempo.length(),
            Dose::Hold(_)
            | Dose::Roll(_)
            | Dose::Breathe(_)
            | Dose::Relax(_)
            | Dose::Talk(_)
            | Dose::Timed(_)
            | Dose::Until(_) => Seconds::ZERO,
        }
    }
}

/// An ordered list of steps with an aim.
#[derive(Clone, Debug, PartialEq)]
pub struct Routine {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// What it is for.
    pub aim: Text,
    /// Where it acts; never empty.
    pub areas: Vec<Area>,
    /// How demanding it is.
    pub level: Level,
    /// What it is good for.
    pub when: Vec<When>,
    /// How often a day, at most.
    pub per_day: Option<u32>,
    /// Tags of its sources.
    pub sources: Vec<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// The language of its texts.
    pub language: Text,
    /// Its steps; never empty.
    pub steps: Vec<Step>,
    /// Where it came from.
    pub origin: Origin,
    /// A hash of the file's bytes, as sixteen hexadecimal digits.
    pub hash: String,
    /// Each dose the file asked for outside its sourced range, and what is done instead.
    pub held_back: Vec<Text>,
    /// How long it is, once somebody asked.
    pub measured: Measured,
}

/// A length that is worked out once. A copy of a routine is made to be changed, and is measured anew.
#[derive(Debug, Default)]
pub struct Measured(OnceLock<Duration>);

impl Measured {
    /// The length, worked out by `measure` if nobody asked before.
    pub fn or(&self, measure: impl FnOnce() -> Duration) -> Duration {
        *self.0.get_or_init(measure)
    }
}

impl Clone for Measured {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// It follows from all the rest.
impl PartialEq for Measured {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Routine {
    /// The kinds of its steps, in the order they first come.
    pub fn kinds(&self) -> Vec<Kind> {
        distinct(self.steps.iter().map(|step| step.exercise.kind))
    }

    /// Whatever must be fetched or owned.
    pub fn equipment(&self) -> Vec<Equipment> {
        distinct(self.steps.iter().flat_map(|step| step.exercise.equipment.iter().copied()))
    }

    /// Whatever must be there, the furniture of the positions taken included.
    pub fn place(&self) -> Vec<Place> {
        let named = self.steps.iter().flat_map(|step| step.exercise.place.iter().copied());
        distinct(named.chain(self.positions().into_iter().filter_map(Position::place)))
    }

    /// The position taken in each step: the one before if the exercise allows it, else its default.
    pub fn positions(&self) -> Vec<Position> {
        let mut last = None;
        let take = |step: &Step| {
            let position = step.exercise.position_after(last);
            last = Some(position);
            position
        };
        self.steps.iter().map(take).collect()
    }

    /// Whether any step presses on tender places.
    pub fn has_pressure(&self) -> bool {
        self.steps.iter().any(|step| step.exercise.kind.is_pressure())
    }

    /// How often a day at most: its own word, else twice if it presses anywhere, else no limit.
    pub fn times_a_day(&self) -> Option<u32> {
        self.per_day.or_else(|| self.has_pressure().then_some(2))
    }
}

fn distinct<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    all.fold(Vec::new(), |mut seen, item| {
        if !seen.contains(&item) {
            seen.push(item);
        }
        seen
    })
}
