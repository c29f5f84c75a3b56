//! A person, as far as the coach knows one: what they did and said, what they have, what they keep.

use std::sync::Arc;

use super::{
    case::{Case, Choices},
    course::{Course, course},
    fit::fit,
    limits::Limits,
    standing::{AskAgain, Standing},
};
use crate::{
    body::Token,
    clock::Now,
    journal::History,
    library::{Library, Outcome, Things},
    routine::Routine,
    text::Text,
};

/// All that is known of a person; of a stranger nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// What was done and said, as far back as [`Case::history`] wants it.
    pub history: History,
    /// What the safety questions came to, if they were answered.
    pub standing: Option<Standing>,
    /// How much is allowed, and what is spared.
    pub limits: Limits,
    /// What they own.
    pub things: Things,
    /// What they keep.
    pub choices: Choices,
}

impl Person {
    /// What `history` tells of a person with these things and choices.
    pub fn of(history: History, things: Things, choices: Choices, library: &Library, now: &Now) -> Self {
        let standing = Standing::of(&history);
        let limits = standing.as_ref().map_or_else(Limits::default, |it| it.limits(library, now));
        Self { history, standing, limits, things, choices }
    }

    /// Whether and why the safety questions are to be asked.
    pub fn ask_again(&self, library: &Library, now: &Now) -> Option<AskAgain> {
        Standing::ask_again(self.standing.as_ref(), &self.case(library, now))
    }

    /// What the coach goes by.
    pub fn case<'a>(&'a self, library: &'a Library, now: &'a Now) -> Case<'a> {
        Case {
            library,
            history: &self.history,
            limits: &self.limits,
            things: &self.things,
            choices: &self.choices,
            now,
        }
    }

    /// What leads this person through the routines of `library`.
    pub fn leading<'a>(&'a self, library: &'a Library, now: &Now) -> Leading<'a> {
        Leading { person: self, library, course: course(&self.case(library, now)) }
    }

    /// How the log of a session says it: the outcome heeded in it; `unasked` without one, or with one that says that
    /// everything is well but is too old to say so.
    pub fn word(&self, library: &Library, now: &Now) -> &'static str {
        match &self.standing {
            None => "unasked",
            Some(it)
                if it.outcome == Outcome::Clear
                    && matches!(self.ask_again(library, now), Some(AskAgain::Days(_))) =>
            {
                "unasked"
            }
            Some(it) => it.outcome.token(),
        }
    }
}

/// How routines are led on one day: in the dose of a programme's week, and fitted to the person.
#[derive(Debug)]
pub struct Leading<'a> {
    person: &'a Person,
    library: &'a Library,
    course: Option<Course>,
}

impl Leading<'_> {
    /// `routine` as it may be offered: as it is written, changed with what is told of that, or not at all. One that is led
    /// already stays as it is, where nothing more must be spared.
    pub fn led(&self, routine: &Arc<Routine>) -> Option<Arc<Routine>> {
        let Person { limits, things, .. } = self.person;
        let routine = self.dosed(routine);
        if limits.is_free() && things.is_everything() {
            return Some(routine);
        }
        let fitted = fit(&routine, limits, things, self.library);
        if fitted.changes.is_empty() {
            return Some(routine);
        }
        if !fitted.is_allowed() {
            return None;
        }
        let mut left = fitted.routine?;
        left.held_back.extend(fitted.changes.iter().map(|change| Text::new(&format!("{change}."))));
        Some(Arc::new(left))
    }

    /// `routine` in the dose that the programme's week has for it today.
    pub fn dosed(&self, routine: &Arc<Routine>) -> Arc<Routine> {
        let dosed = self.course.as_ref().and_then(|course| course.dosed(routine));
        dosed.map_or_else(|| Arc::clone(routine), Arc::new)
    }
}
