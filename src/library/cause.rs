//! Why a knot keeps coming back, and the habit against it.
//!
//! A cause advises; it never says what is wrong with a person.

use crate::{
    body::Area,
    exercise::{Dose, Id, Seconds},
    routine::Origin,
    text::Text,
};

/// One reason of everyday life.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// The question that finds it, answered yes or no.
    pub ask: Text,
    /// What is behind it.
    pub why: Text,
    /// Where it shows; the question is asked for these areas only. Never empty.
    pub areas: Vec<Area>,
    /// What to change.
    pub tip: Text,
    /// What to do again and again.
    pub habit: Habit,
    /// Routines for today, the best first; never empty.
    pub now: Vec<Id>,
    /// Routines for the week, the best first.
    pub prevent: Vec<Id>,
    /// Tags of its sources.
    pub sources: Vec<Text>,
    /// Where it came from.
    pub origin: Origin,
}

/// Something small, done again and again.
#[derive(Clone, Debug, PartialEq)]
pub struct Habit {
    /// What is done.
    pub deed: Deed,
    /// A line shown with it, or the deed itself if it is neither exercise nor routine.
    pub say: Option<Text>,
    /// When it is due.
    pub rhythm: Rhythm,
}

/// What a habit is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// An exercise, with the dose of the habit where that is not the exercise's own.
    Exercise(Id, Option<Dose>),
    /// A routine.
    Routine(Id),
    /// What the habit says.
    Said,
}

/// When a habit is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Again and again, as long as the thing goes on; whole minutes.
    Every(Seconds),
    /// Once a day.
    Daily,
    /// Once a week.
    Weekly,
    /// Each time before something.
    Before(Text),
    /// Each time after something.
    After(Text),
}

impl std::fmt::Display for Rhythm {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Every(time) => write!(out, "every {} minutes", time.get() / 60),
            Self::Daily => write!(out, "every day"),
            Self::Weekly => write!(out, "every week"),
            Self::Before(thing) => write!(out, "before {thing}"),
            Self::After(thing) => write!(out, "after {thing}"),
        }
    }
}
