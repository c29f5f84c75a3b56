//! What the coach goes by: all that is known of a person at one moment.
//!
//! It only points at it, so that asking again costs nothing.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{
    day::{Day, ago},
    limits::Limits,
};
use crate::{
    clock::{DayStart, Now},
    exercise::Id,
    journal::History,
    library::{Library, Things},
};

/// All that advice is made of.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// What can be practised.
    pub library: &'a Library,
    /// What was done and said, the last [`super::WEEKS_BACK`] at least, and from the first day of a running programme on.
    pub history: &'a History,
    /// What the safety questions left.
    pub limits: &'a Limits,
    /// What is at hand.
    pub things: &'a Things,
    /// What the person keeps.
    pub choices: &'a Choices,
    /// This moment.
    pub now: &'a Now,
}

impl Case<'_> {
    /// The day that `time` belongs to.
    pub fn day(&self, time: DateTime<FixedOffset>) -> Day {
        Day::of(time, self.choices.day_start)
    }

    /// The day it is.
    pub fn today(&self) -> Day {
        self.day(self.now.wall)
    }

    /// When `then` was, as a person would say it.
    pub(super) fn ago(&self, then: DateTime<FixedOffset>) -> String {
        ago(then, self.now.wall, self.choices.day_start)
    }
}

/// What a person chose once and keeps. An id the library does not know stays, and nothing comes of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// When their day begins.
    pub day_start: DayStart,
    /// The programme they follow.
    pub programme: Option<Following>,
    /// The causes whose habits they keep.
    pub habits: Vec<Id>,
    /// The routines they like best.
    pub favourites: Vec<Id>,
}

/// A programme, and since when it is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Following {
    /// Its id.
    pub programme: Id,
    /// The day it began; without one it does not run.
    pub since: Option<NaiveDate>,
}

impl Choices {
    /// What nothing comes of, and why: a sentence for each.
    pub fn notes(&self, library: &Library) -> Vec<String> {
        let mut notes = Vec::new();
        let unknown = |what: &str, id: &Id| {
            let near = library.nearest(id.as_str()).filter(|near| *near != id.as_str());
            let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            format!("the {what} `{id}` of the settings is not known, and is left alone{near}")
        };
        if let Some(it) = &self.programme {
            if library.programme(it.programme.as_str()).is_none() {
                notes.push(unknown("programme", &it.programme));
            } else if it.since.is_none() {
                notes.push(format!(
                    "the programme `{}` does not run: the settings do not say when it began (`programme-since`)",
                    it.programme
                ));
            }
        }
        let habits = self.habits.iter().filter(|id| library.cause(id.as_str()).is_none());
        notes.extend(habits.map(|id| unknown("cause", id)));
        let favourites = self.favourites.iter().filter(|id| library.routine(id.as_str()).is_none());
        notes.extend(favourites.map(|id| unknown("favourite", id)));
        notes
    }
}
