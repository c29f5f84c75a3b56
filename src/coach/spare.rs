//! Sparing: a routine without what does not fit a person's conditions, each change with its reason (guide B4b, B5).
//!
//! A rule only ever takes away or moves; no file of a person's folder loosens one.

use std::{fmt, sync::Arc};

use super::limits::Limits;
use crate::{
    body::{Equipment, Position, Token},
    exercise::{Condition, Dose, Exercise, Kind, Seconds},
    library::{Allowance, Library, Things, adapted, stand_in},
    routine::{Level, Routine, Step},
    text::Text,
};

/// From this long on a stop of the breath counts as holding it (guide B4b).
const BREATH_HOLD: Seconds = Seconds::new(4);

/// What became of a routine.
#[derive(Clone, Debug, PartialEq)]
pub struct Spared {
    /// The routine as it may be done; none if nothing of it is left.
    pub routine: Option<Routine>,
    /// What changed, in the order of the steps.
    pub changes: Vec<Sparing>,
    /// Where each step that is left stood in the routine as written, from 0.
    pub kept: Vec<usize>,
}

/// A step that is not done as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sparing {
    /// The step in the routine as written, from 0.
    pub step: usize,
    /// The name of its exercise.
    pub was: Text,
    /// Why.
    pub because: Because,
    /// What the rule says, where it says something.
    pub note: Option<Text>,
    /// What is done about it.
    pub remedy: Remedy,
}

/// Why a step is not done as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// These conditions; never empty.
    Conditions(Vec<Condition>),
    /// A doctor is to see the person before; this is what may still be done.
    DoctorFirst(Allowance),
    /// Help is needed, and nothing else.
    Emergency,
}

/// What is done about a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The same exercise in another position.
    Position(Position),
    /// Another exercise, by its name.
    Instead(Text),
    /// The same exercise, gone at lightly.
    Light,
    /// It is left out: nothing that may be done stands in for it, or what does is in the routine already.
    Leave,
}

impl Sparing {
    /// The word scripts know the change by: `position`, `instead`, `light` or `left-out`.
    pub fn token(&self) -> &'static str {
        match self.remedy {
            Remedy::Position(_) => "position",
            Remedy::Instead(_) => "instead",
            Remedy::Light => "light",
            Remedy::Leave => "left-out",
        }
    }
}

impl fmt::Display for Sparing {
    /// Such as `2. Roll the buttock: left out (blood thinners or easy bruising)`; a note stands behind it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}. {}: ", self.step + 1, self.was)?;
        match &self.remedy {
            Remedy::Position(position) => write!(out, "{}", position.name())?,
            Remedy::Instead(name) => write!(out, "instead, {name}")?,
            Remedy::Light => write!(out, "go light")?,
            Remedy::Leave => write!(out, "left out")?,
        }
        match &self.because {
            Because::Conditions(all) => {
                let names: Vec<&str> = all.iter().map(|condition| condition.name()).collect();
                write!(out, " ({})", names.join(", "))?;
            }
            Because::DoctorFirst(allows) => write!(out, " (a doctor first; until then {})", allows.name())?,
            Because::Emergency => write!(out, " (help first)")?,
        }
        match &self.note {
            Some(note) if self.remedy == Remedy::Light => write!(out, ". {note}"),
            Some(_) | None => Ok(()),
        }
    }
}

/// `routine` within `limits`: each step that must not be done as it is written is done in another position, swapped for its
/// exercise's own `swap`, or left out; one that asks for care stays, and says so.
pub fn spare(routine: &Routine, limits: &Limits, library: &Library) -> Spared {
    spare_with(routine, limits, &Things::default(), library)
}

/// The same, where nothing comes in that needs what is not at hand.
pub(super) fn spare_with(routine: &Routine, limits: &Limits, things: &Things, library: &Library) -> Spared {
    let mut sparer = Sparer { limits, things, library, level: routine.level, taken: Vec::new() };
    let stays = |step: &&Step| sparer.forbids(&step.exercise, &step.dose).is_none();
    sparer.taken = routine.steps.iter().filter(stays).map(|step| step.exercise.clone()).collect();
    let (mut steps, mut changes, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    let mut last = None;
    for (number, step) in routine.steps.iter().enumerate() {
        let (left, change) = sparer.step(step, last);
        changes.extend(change.map(|(because, note, remedy)| Sparing {
            step: number,
            was: step.exercise.name.clone(),
            because,
            note,
            remedy,
        }));
        if let Some(left) = left {
            last = Some(left.exercise.position_after(last));
            steps.push(left);
            kept.push(number);
        }
    }
    let only_light = changes.iter().all(|change| change.remedy == Remedy::Light);
    let routine = if only_light {
        Some(Routine { steps, ..routine.clone() })
    } else {
        adapted(routine, steps, &format!("{changes:?}"))
    };
    Spared { routine, changes, kept }
}

/// What is against an exercise in a position.
#[derive(Default)]
struct Against {
    never: Vec<Condition>,
    light: Vec<Condition>,
    note: Option<Text>,
}

type Told = (Because, Option<Text>, Remedy);

struct Sparer<'a> {
    limits: &'a Limits,
    things: &'a Things,
    library: &'a Library,
    level: Level,
    /// The exercises that are in the routine already.
    taken: Vec<Arc<Exercise>>,
}

impl Sparer<'_> {
    fn step(&mut self, step: &Step, last: Option<Position>) -> (Option<Step>, Option<Told>) {
        if let Some(because) = self.forbids(&step.exercise, &step.dose) {
            return match self.swap(step) {
                Some(new) => {
                    let remedy = Remedy::Instead(new.exercise.name.clone());
                    self.taken.push(new.exercise.clone());
                    (Some(self.lightened(new, last).0), Some((because, None, remedy)))
                }
                None => (None, Some((because, None, Remedy::Leave))),
            };
        }
        let allowed = self.positions(&step.exercise, &step.dose);
        let was = step.exercise.position_after(last);
        if allowed == step.exercise.positions {
            let (step, light) = self.lightened(step.clone(), last);
            return (Some(step), light);
        }
        let exercise = step.exercise.only_in(allowed);
        let position = exercise.position_after(last);
        let never = self.against(&step.exercise, &step.dose, was).never;
        let moved = Step { exercise: Arc::new(exercise), ..step.clone() };
        let (moved, light) = self.lightened(moved, last);
        if never.is_empty() {
            return (Some(moved), light);
        }
        (Some(moved), Some((Because::Conditions(never), None, Remedy::Position(position))))
    }

    /// Why an exercise must not be done at all, whatever the position.
    fn forbids(&self, exercise: &Exercise, dose: &Dose) -> Option<Because> {
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
    fn positions(&self, exercise: &Exercise, dose: &Dose) -> Vec<Position> {
        let free = |position: &&Position| self.against(exercise, dose, **position).never.is_empty();
        exercise.positions.iter().filter(free).copied().collect()
    }

    /// What the rules and the exercise itself have against it.
    fn against(&self, exercise: &Exercise, dose: &Dose, position: Position) -> Against {
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

    /// The exercise's own swap in place of it, if that may be done, can be, and is not there yet.
    fn swap(&self, step: &Step) -> Option<Step> {
        let id = step.exercise.swap.as_ref()?;
        let exercise = self.library.exercise(id.as_str())?;
        let is_there = self.taken.iter().any(|taken| taken.id == exercise.id);
        if is_there || !self.things.missing(exercise).is_empty() {
            return None;
        }
        let new = stand_in(step, exercise);
        if self.forbids(exercise, &new.dose).is_some() {
            return None;
        }
        let can = self.things.positions(exercise);
        let allowed: Vec<Position> = self.positions(exercise, &new.dose);
        let both: Vec<Position> = allowed.into_iter().filter(|position| can.contains(position)).collect();
        if both.is_empty() {
            return None;
        }
        let exercise = Arc::new(exercise.only_in(both));
        Some(Step { exercise, ..new })
    }

    /// The step, with a word to go light where some condition asks for it.
    fn lightened(&self, step: Step, last: Option<Position>) -> (Step, Option<Told>) {
        let position = step.exercise.position_after(last);
        let against = self.against(&step.exercise, &step.dose, position);
        if against.light.is_empty() {
            return (step, None);
        }
        let light = "Go light on this one.";
        let say = step.say.as_ref().map_or_else(|| light.to_owned(), |own| format!("{light} {own}"));
        let told = (Because::Conditions(against.light), against.note, Remedy::Light);
        (Step { say: Some(Text::new(&say)), ..step }, Some(told))
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
