//! What shows the steps of a routine, looked up once before they are shown.

use std::sync::Arc;

use super::Demonstration;
use crate::{
    body::Position,
    exercise::Exercise,
    routine::Routine,
    session::{PlannedPart, Timeline},
};

/// The demonstrations of a routine, one for each exercise in each position it is done in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gallery {
    shown: Vec<(Arc<Exercise>, Position, Arc<Demonstration>)>,
}

impl Gallery {
    /// The demonstrations of `routine`, each found by `find`; what nothing shows is left out.
    pub fn of(routine: &Routine, find: impl Fn(&Exercise, Position) -> Option<Demonstration>) -> Self {
        let mut gallery = Self::default();
        for PlannedPart { step, position, .. } in Timeline::of(routine, None).parts {
            let Some(step) = routine.steps.get(step) else { continue };
            if gallery.demonstration(&step.exercise, position).is_none()
                && let Some(shown) = find(&step.exercise, position)
            {
                gallery.shown.push((Arc::clone(&step.exercise), position, Arc::new(shown)));
            }
        }
        gallery
    }

    /// What shows `exercise` in `position`; nothing if it is not known.
    pub fn demonstration(&self, exercise: &Exercise, position: Position) -> Option<&Demonstration> {
        // A lighter version has other words and is the same exercise.
        let is_same = |known: &Exercise| {
            known.id == exercise.id && known.name == exercise.name && known.figure == exercise.figure
        };
        let shown = self.shown.iter().find(|(known, at, _)| *at == position && is_same(known));
        shown.map(|(_, _, shown)| &**shown)
    }
}
