//! A programme: several weeks of routines, and when to move on, stay or step back.
//!
//! It is a plan only; nobody's progress is in it.

use crate::{
    body::{Area, tokens},
    exercise::{Id, Seconds},
    routine::Origin,
    text::Text,
};

tokens! {
    /// A day of the week.
    Day, "a day" {
        /// The first day.
        Monday = "monday", "Mon";
        /// The second day.
        Tuesday = "tuesday", "Tue";
        /// The third day.
        Wednesday = "wednesday", "Wed";
        /// The fourth day.
        Thursday = "thursday", "Thu";
        /// The fifth day.
        Friday = "friday", "Fri";
        /// The sixth day.
        Saturday = "saturday", "Sat";
        /// The seventh day.
        Sunday = "sunday", "Sun";
    }
}

/// Several weeks of practice with an aim.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// What it is for.
    pub aim: Text,
    /// Where it acts; never empty.
    pub areas: Vec<Area>,
    /// Routines or exercises of every day.
    pub daily: Vec<Id>,
    /// The weeks in their order; never empty.
    pub weeks: Vec<Week>,
    /// When the next week may begin.
    pub move_on: MoveOn,
    /// When a week is done once more, which is whatever lies between moving on and stepping back.
    pub stay: Text,
    /// When to go back.
    pub step_back: StepBack,
    /// What remains when it is over.
    pub afterwards: Option<Text>,
    /// Tags of its sources.
    pub sources: Vec<Text>,
    /// Where it came from.
    pub origin: Origin,
}

/// One week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// What matters in it.
    pub focus: Text,
    /// Routines or exercises of each day, Monday first; an empty day is one of rest. One day at least is not.
    pub days: [Vec<Id>; 7],
    /// How much of the strength steps, inside each exercise's own range.
    pub strength: Strength,
    /// How long a timed exercise is done this week.
    pub times: Vec<(Id, Seconds)>,
    /// Which band or weight.
    pub load: Option<Text>,
}

/// A week's dose for the strength steps; what is not named stays as each routine says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strength {
    /// Repetitions of a set.
    pub reps: Option<u32>,
    /// Sets.
    pub sets: Option<u32>,
    /// Repetitions of each set of a pyramid; empty for none.
    pub pyramid: Vec<u32>,
    /// The hold within a repetition.
    pub hold: Option<Seconds>,
}

/// When the next week may begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveOn {
    /// Sessions in a row that must have gone well.
    pub sessions: u32,
    /// The most pain in them, 0 to 3.
    pub pain: u32,
    /// The rule in words.
    pub say: Text,
}

/// When to go back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepBack {
    /// From this pain on, at most 6.
    pub pain: u32,
    /// The gentle routine for the days between.
    pub routine: Option<Id>,
    /// The rule in words.
    pub say: Text,
}

impl Programme {
    /// The most pain that lets a person move on (trafficlight).
    pub const MOST_TO_MOVE_ON: u32 = 3;
    /// The pain at which everyone steps back (trafficlight).
    pub const ALWAYS_BACK: u32 = 6;
}
