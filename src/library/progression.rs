//! What a week of a programme makes of a routine: its dose for the strength steps and for what is timed, inside each
//! exercise's own range.

use std::fmt;

use super::{
    programme::{Strength, Week},
    reading::hash,
};
use crate::{
    exercise::{Bounds, Dose, Exercise, Id, Kind, Reps, Seconds, Tempo, Timed, amount},
    routine::{Measured, Routine, Step},
    text::Text,
};

impl fmt::Display for Strength {
    /// `2 sets of 10, pyramids of 5-3-1, holds of 8 s`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sets = match (self.sets, self.reps) {
            (Some(sets), Some(reps)) => Some(format!("{sets} sets of {reps}")),
            (Some(sets), None) => Some(format!("{sets} sets")),
            (None, Some(reps)) => Some(format!("sets of {reps}")),
            (None, None) => None,
        };
        let pyramid: Vec<String> = self.pyramid.iter().map(ToString::to_string).collect();
        let pyramid = (!pyramid.is_empty()).then(|| format!("pyramids of {}", pyramid.join("-")));
        let hold = self.hold.map(|hold| format!("holds of {}", amount::time(hold)));
        out.write_str(&[sets, pyramid, hold].into_iter().flatten().collect::<Vec<_>>().join(", "))
    }
}

impl Week {
    /// `routine` in this week's dose, which is told with it; its hash is another. Nothing where that changes no step.
    pub fn dosed(&self, routine: &Routine) -> Option<Routine> {
        let steps: Vec<Step> = routine.steps.iter().map(|step| self.step(step)).collect();
        if steps == routine.steps {
            return None;
        }
        let words = words(&steps, &routine.steps);
        let mut dosed =
            Routine { steps, hash: hash(&format!("{} {words}", routine.hash)), ..routine.clone() };
        dosed.measured = Measured::default();
        dosed.held_back.push(Text::new(&words));
        Some(dosed)
    }

    fn step(&self, step: &Step) -> Step {
        let dose = match &step.dose {
            Dose::Reps(reps) if is_strength(step) => Dose::Reps(self.strength.reps(reps, &step.exercise)),
            Dose::Timed(timed) => {
                let inside = |time: Seconds| Seconds::new(within(time.get(), step.exercise.range.time));
                let length = self.time(step.exercise.id.as_ref()).map_or(timed.length, inside);
                Dose::Timed(Timed { length, ..timed.clone() })
            }
            other => other.clone(),
        };
        Step { dose, ..step.clone() }
    }

    /// How long the exercise with this id is done, where the week says it.
    fn time(&self, id: Option<&Id>) -> Option<Seconds> {
        self.times.iter().find(|(timed, _)| id == Some(timed)).map(|(_, time)| *time)
    }
}

impl Strength {
    /// Of sets that differ the pyramid counts, of alike ones the sets and repetitions; what is not named stays.
    fn reps(&self, written: &Reps, exercise: &Exercise) -> Reps {
        let range = exercise.range;
        let is_pyramid = written.sets.iter().any(|set| Some(set) != written.sets.first());
        let sets: Vec<u32> = if is_pyramid {
            if self.pyramid.is_empty() { written.sets.clone() } else { self.pyramid.clone() }
        } else {
            let count = self.sets.map_or(written.sets.len(), |sets| within(sets, range.sets) as usize);
            let reps = self.reps.or(written.sets.first().copied()).unwrap_or(1);
            vec![reps; count.max(1)]
        };
        let hold = match self.hold {
            // A movement that stays nowhere is not made to.
            Some(hold) if written.tempo.hold > Seconds::ZERO && range.hold.is_some() => {
                Seconds::new(within(hold.get(), range.hold))
            }
            _ => written.tempo.hold,
        };
        Reps {
            sets: sets.into_iter().map(|reps| within(reps, range.reps).max(1)).collect(),
            tempo: Tempo { hold, ..written.tempo },
            rest: written.rest,
        }
    }
}

/// What is told of the steps that are not as they were `before`: each dose as it is led, once.
fn words(steps: &[Step], before: &[Step]) -> String {
    let mut all: Vec<String> = Vec::new();
    for (step, _) in steps.iter().zip(before).filter(|(step, before)| step != before) {
        let told = match &step.dose {
            Dose::Reps(reps) => sets(reps),
            Dose::Timed(timed) => format!("{}, {}", step.exercise.name, amount::time(timed.length)),
            _ => continue,
        };
        if !all.contains(&told) {
            all.push(told);
        }
    }
    format!("This week of your programme: {}.", all.join("; "))
}

/// `2 sets of 10`, `pyramids of 4-3-2, each held 8 s`.
fn sets(Reps { sets, tempo, .. }: &Reps) -> String {
    let each: Vec<String> = sets.iter().map(ToString::to_string).collect();
    let sets = match &sets[..] {
        [reps] => format!("1 set of {reps}"),
        [first, rest @ ..] if rest.iter().all(|set| set == first) => {
            format!("{} sets of {first}", sets.len())
        }
        _ => format!("pyramids of {}", each.join("-")),
    };
    if tempo.hold > Seconds::new(1) {
        format!("{sets}, each held {}", amount::time(tempo.hold))
    } else {
        sets
    }
}

fn is_strength(step: &Step) -> bool {
    step.exercise.kind == Kind::Strength
}

/// `value` inside the range; where there is none, as it is.
fn within(value: u32, range: Option<Bounds>) -> u32 {
    range.map_or(value, |Bounds { least, most }| value.max(least).min(most))
}
