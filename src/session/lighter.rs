//! The lighter version of a step: the low end of its dose, with words of its own.
//!
//! It is a step like any other, so that what is settled, said and counted follows from it.

use std::sync::Arc;

use crate::{
    exercise::{Bounds, Breathe, Dose, Exercise, Hold, Reps, Roll, Seconds, Timed},
    routine::Step,
    text::Text,
};

/// What is said where an exercise knows no easier way.
pub(super) const SOFTER: &str = "Softer and shorter.";

/// The lighter version of `step`; of a lighter one, the same again.
pub(super) fn lighter(step: &Step) -> Step {
    let mut exercise = Exercise::clone(&step.exercise);
    let easier = exercise.easier.clone().unwrap_or_else(|| Text::new(SOFTER));
    if exercise.how.first() != Some(&easier) {
        exercise.how.insert(0, easier);
    }
    let dose = dose(step);
    // A breath begins with its own word however short it is; the old start words name the old strength.
    if !matches!(dose, Dose::Breathe(_)) {
        exercise.spoken.start = Some(Text::new("Gently."));
    }
    exercise.spoken.sets.clear();
    Step { exercise: Arc::new(exercise), dose, say: None, settle: None, ..step.clone() }
}

fn dose(step: &Step) -> Dose {
    let (range, kind) = (&step.exercise.range, step.exercise.kind);
    match &step.dose {
        Dose::Hold(dose) => {
            let cap = short(dose.cap, range.hold, kind.usual_hold());
            let rounds = dose.rounds.min(range.rounds.map_or(dose.rounds, |bounds| bounds.least.max(1)));
            Dose::Hold(Hold { floor: dose.floor.min(cap), cap, rounds, rest: dose.rest })
        }
        Dose::Reps(dose) => {
            let most = range.sets.and_then(|bounds| usize::try_from(bounds.least.max(1)).ok());
            let sets = dose.sets.iter().take(most.unwrap_or(usize::MAX)).map(|set| few(*set, range.reps));
            Dose::Reps(Reps { sets: sets.collect(), ..dose.clone() })
        }
        Dose::Roll(dose) => {
            let length = short(dose.length, range.roll, kind.usual_roll());
            let most = range.stop.map_or(dose.stop, |bounds| Seconds::new(bounds.least)).min(length);
            Dose::Roll(Roll { length, stop: dose.stop.min(most), pace: dose.pace })
        }
        Dose::Breathe(dose) => {
            Dose::Breathe(Breathe { cycles: few(dose.cycles, range.cycles), ..dose.clone() })
        }
        Dose::Timed(dose) => {
            Dose::Timed(Timed { length: short(dose.length, range.time, kind.usual_time()), ..dose.clone() })
        }
        Dose::Relax(_) | Dose::Talk(_) | Dose::Until(_) => step.dose.clone(),
    }
}

/// The low end of the range; a step of one's own has none and takes half, but no less than its kind has a source for.
fn short(time: Seconds, range: Option<Bounds>, usual: Bounds) -> Seconds {
    let least = range.map_or(time.get().div_ceil(2).max(usual.least), |bounds| bounds.least);
    time.min(Seconds::new(least.max(1)))
}

/// As [`short`], for a count.
fn few(count: u32, range: Option<Bounds>) -> u32 {
    count.min(range.map_or(count.div_ceil(2), |bounds| bounds.least).max(1))
}
