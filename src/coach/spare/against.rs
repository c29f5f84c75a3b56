//! What is against an exercise: what is allowed at all, the rules, and what the exercise itself is not for.

use super::Because;
use crate::{
    body::{Equipment, Position},
    coach::limits::Limits,
    exercise::{Condition, Dose, Exercise, Kind, Seconds},
    library::{Allowance, Library},
    routine::Level,
    text::Text,
};

/// From this long on a stop of the breath counts as holding it (guide B4b).
const BREATH_HOLD: Seconds = Seconds::new(4);

/// What is against an exercise in a position.
#[derive(Default)]
pub(super) struct Against {
    pub(super) never: Vec<Condition>,
    pub(super) light: Vec<Condition>,
    pub(super) note: Option<Text>,
}

/// The rules, for a person and a routine of a level.
pub(super) struct Rules<'a> {
    pub(super) limits: &'a Limits,
    pub(super) library: &'a Library,
    pub(super) level: Level,
}

impl Rules<'_> {
    /// Why an exercise must not be done at all, whatever the position.
    pub(super) fn forbids(&self, exercise: &Exercise, dose: &Dose) -> Option<Because> {
        let allows = self.limits.allows;
        if allows == Allowance::Nothing {
            return Some(Because::Emergency);
        }
        if !is_left(allows, self.level, exercise, dose) {
            return Some(Because::DoctorFirst(allows));
        }
        if self.level > Level::Easy && self.limits.conditions.contains(&Condition::Under18) {
            return Some(Because::Conditions(vec![Condition::Under18]));
        }
        if !self.positions(exercise, dose).is_empty() {
            return None;
        }
        let first = exercise.position_after(None);
        Some(Because::Conditions(self.against(exercise, dose, first).never))
    }

    /// The positions in which nothing is against an exercise.
    pub(super) fn positions(&self, exercise: &Exercise, dose: &Dose) -> Vec<Position> {
        let free = |position: &&Position| self.against(exercise, dose, **position).never.is_empty();
        exercise.positions.iter().filter(free).copied().collect()
    }

    /// What the rules and the exercise itself have against it.
    pub(super) fn against(&self, exercise: &Exercise, dose: &Dose, position: Position) -> Against {
        let mut against = Against::default();
        let counts = |condition: &Condition| {
            self.limits.conditions.contains(condition)
                && !(exercise.in_bed && *condition == Condition::FloorHard)
        };
        let add = |all: &mut Vec<Condition>, some: &[Condition]| {
            for condition in some.iter().filter(|condition| counts(condition)) {
                if !all.contains(condition) {
                    all.push(*condition);
                }
            }
        };
        add(&mut against.never, &exercise.avoid);
        for face in faces(exercise, dose) {
            for rule in self.library.avoid_rules().iter().filter(|rule| rule.fits(&face, position)) {
                add(&mut against.never, &rule.never);
                add(&mut against.light, &rule.light);
                if against.note.is_none() && rule.light.iter().any(counts) {
                    against.note = Some(rule.note.clone());
                }
            }
        }
        against
    }
}

/// What `exercise` counts as: what it says, and what its things and its dose make of it, whatever it says.
fn faces(exercise: &Exercise, dose: &Dose) -> Vec<Exercise> {
    let holds = match dose {
        Dose::Breathe(breathe) => {
            let [_, full, _, empty] = breathe.pattern;
            full.max(empty) >= BREATH_HOLD
        }
        Dose::Hold(_)
        | Dose::Reps(_)
        | Dose::Roll(_)
        | Dose::Relax(_)
        | Dose::Talk(_)
        | Dose::Timed(_)
        | Dose::Until(_) => false,
    };
    let own = Exercise { holds_breath: exercise.holds_breath || holds, ..exercise.clone() };
    let mut kinds = vec![exercise.kind];
    kinds.extend(exercise.equipment.iter().filter_map(|thing| kind_of(*thing)));
    kinds.dedup();
    kinds.into_iter().map(|kind| Exercise { kind, ..own.clone() }).collect()
}

/// The kind of whatever is done with a thing that presses.
fn kind_of(thing: Equipment) -> Option<Kind> {
    match thing {
        Equipment::Ball | Equipment::TwoBalls => Some(Kind::Ball),
        Equipment::Roller => Some(Kind::Roller),
        Equipment::Stick | Equipment::Cane => Some(Kind::Tool),
        Equipment::Band
        | Equipment::Strap
        | Equipment::Weight
        | Equipment::HeatBottle
        | Equipment::HeatPad
        | Equipment::Bath
        | Equipment::Shower => None,
    }
}

/// Whether an allowance leaves this of a routine of this level (guide B1). Which side shoots is not known, so that among
/// gentle routines no pressure is left at all.
fn is_left(allows: Allowance, level: Level, exercise: &Exercise, dose: &Dose) -> bool {
    let presses = faces(exercise, dose).iter().any(|face| face.kind.is_pressure());
    let is_breathing = exercise.kind == Kind::Breathing && matches!(dose, Dose::Breathe(_)) && !presses;
    match allows {
        Allowance::Nothing => false,
        Allowance::Breathing => is_breathing,
        Allowance::BreathingAndHeat => is_breathing || exercise.kind == Kind::Heat && !presses,
        Allowance::Gentle => level == Level::Gentle && !presses,
        Allowance::AllFiltered => true,
    }
}
