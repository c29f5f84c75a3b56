//! Fitting a routine to a person as a whole: what must be spared, and what is at hand.
//!
//! What stands in for a missing thing is looked at again, so that nothing comes back through the other door.

use std::fmt;

use super::{
    limits::Limits,
    spare::{Because, Spared, Sparing, spare_with},
};
use crate::{
    exercise::{Condition, Kind},
    library::{self, Allowance, Library, Things},
    routine::Routine,
};

/// What became of a routine.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// The routine as it can be done; none if nothing of it is left.
    pub routine: Option<Routine>,
    /// What changed, in the order of the steps.
    pub changes: Vec<Change>,
}

/// A step that is not done as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// For the person's sake.
    Spared(Sparing),
    /// For want of a thing.
    Adapted(library::Change),
}

impl Change {
    /// The step in the routine as written, from 0.
    pub fn step(&self) -> usize {
        match self {
            Self::Spared(it) => it.step,
            Self::Adapted(it) => it.step,
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Spared(it) => it.fmt(out),
            Self::Adapted(it) => it.fmt(out),
        }
    }
}

impl Fitted {
    /// Whether all of the routine is within what is allowed; else it is refused as a whole, not led in pieces. Only one of
    /// warmth is led without its stretches, where breathing and warmth are what is left (guide B1).
    pub fn is_allowed(&self) -> bool {
        let warms = self.routine.as_ref().is_some_and(|left| left.kinds().contains(&Kind::Heat));
        !self.changes.iter().any(|change| match change {
            Change::Spared(Sparing { because: Because::DoctorFirst(allows), .. }) => {
                !(warms && *allows == Allowance::BreathingAndHeat)
            }
            Change::Spared(it) => it.because == Because::Emergency,
            Change::Adapted(_) => false,
        })
    }
}

/// Whether `routine` may be led before the safety questions are answered: breathing without a held breath, which is what
/// they leave to everybody but an emergency (guide B1).
pub fn needs_no_questions(routine: &Routine, library: &Library) -> bool {
    let limits = Limits { allows: Allowance::Breathing, conditions: vec![Condition::BreathHolds] };
    let fitted = fit(routine, &limits, &Things::default(), library);
    fitted.is_allowed() && fitted.changes.is_empty()
}

/// Fits `routine` to `limits` and to `things`; every change is told by the number of the step as it is written.
pub fn fit(routine: &Routine, limits: &Limits, things: &Things, library: &Library) -> Fitted {
    let first = spare_with(routine, limits, things, library);
    let mut changes: Vec<Change> = first.changes.into_iter().map(Change::Spared).collect();
    let Some(spared) = first.routine else { return Fitted { routine: None, changes } };
    if things.is_everything() {
        return Fitted { routine: Some(spared), changes };
    }
    let adapted = library.adapt(&spared, things);
    let gone: Vec<usize> = adapted
        .changes
        .iter()
        .filter(|change| change.remedy == library::Remedy::Leave)
        .map(|change| change.step)
        .collect();
    let written = |step: usize| first.kept.get(step).copied().unwrap_or(step);
    let left: Vec<usize> = (0..first.kept.len()).filter(|step| !gone.contains(step)).map(written).collect();
    changes.extend(adapted.changes.into_iter().map(|change| {
        let step = written(change.step);
        Change::Adapted(library::Change { step, ..change })
    }));
    // What came in for want of a thing may be what must be spared.
    let last = adapted.routine.map(|adapted| spare_with(&adapted, limits, things, library));
    let Spared { routine, changes: again, .. } =
        last.unwrap_or(Spared { routine: None, changes: Vec::new(), kept: Vec::new() });
    for change in again {
        let step = left.get(change.step).copied().unwrap_or(change.step);
        let again = Change::Spared(Sparing { step, ..change });
        if !changes.contains(&again) {
            changes.push(again);
        }
    }
    changes.sort_by_key(Change::step);
    Fitted { routine, changes }
}
