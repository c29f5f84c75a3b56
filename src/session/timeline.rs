//! A routine unfolded into parts and phases, each with its duration.
//!
//! A part is one side of one step. Nothing here moves: the session walks along it.

use std::time::Duration;

use crate::{
    body::{Position, Side},
    exercise::{Dose, Hold, Roll, Seconds, Sides},
    routine::{Routine, Step, StepSides},
    session::{
        PhaseKind,
        settle::{Before, Settler, Standing, room_for, sided},
    },
    text::Text,
};

/// A routine unfolded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The parts in order; never empty, as a routine has steps.
    pub parts: Vec<PlannedPart>,
}

/// One side of one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedPart {
    /// The step, counted from 0.
    pub step: usize,
    /// The side.
    pub side: Side,
    /// The position it is done in.
    pub position: Position,
    /// How it begins after going back to it: through settling, never through a switch.
    pub opening: Phase,
    /// Settle or switch, then work with its rests; never empty.
    pub phases: Vec<Phase>,
}

/// A stretch of time with one purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// Its purpose.
    pub kind: PhaseKind,
    /// The round or set, counted from 1; 1 for settle and switch.
    pub round: u32,
    /// How long.
    pub length: Duration,
    /// For a tender hold: from when on it may be let go.
    pub floor: Option<Duration>,
    /// What is to be said in it, for settle and switch.
    pub lines: Vec<Text>,
}

impl Phase {
    pub(super) fn new(kind: PhaseKind, round: u32, length: Seconds) -> Self {
        Self { kind, round, length: length.duration(), floor: None, lines: Vec::new() }
    }
}

impl PlannedPart {
    /// Held time planned.
    pub fn planned(&self) -> Duration {
        held(&self.phases)
    }
}

/// The held time of `phases`.
pub(super) fn held(phases: &[Phase]) -> Duration {
    sum(phases.iter().filter(|phase| phase.kind.is_held()))
}

fn sum<'a>(phases: impl Iterator<Item = &'a Phase>) -> Duration {
    phases.map(|phase| phase.length).fold(Duration::ZERO, Duration::saturating_add)
}

impl Timeline {
    /// Unfolds `routine` for a person whose sore side is `sore`; no sore side, or both, means both where it is asked for.
    pub fn of(routine: &Routine, sore: Option<Side>) -> Self {
        let positions = routine.positions();
        let mut settler = Settler::default();
        let mut parts = Vec::new();
        let mut last: Option<(&Step, Position)> = None;
        for (number, (step, position)) in routine.steps.iter().zip(positions).enumerate() {
            let sides = sides(step, sore);
            let first_side = sides.first().copied().unwrap_or(Side::Both);
            let at = Standing {
                before: last.map(|(step, position)| Before { exercise: &step.exercise, position }),
                position,
                is_last: number.saturating_add(1) == routine.steps.len(),
                side: first_side,
                first_round: first_round(step),
            };
            let (lines, settle) = settler.settle(step, &at);
            let opening = Phase { lines, ..Phase::new(PhaseKind::Settle, 1, settle) };
            for (turn, side) in sides.into_iter().enumerate() {
                let start = if turn == 0 { opening.clone() } else { switch(step, position, side) };
                let phases = std::iter::once(start).chain(rounds(step)).collect();
                parts.push(PlannedPart { step: number, side, position, opening: opening.clone(), phases });
            }
            last = Some((step, position));
        }
        Self { parts }
    }

    /// How long `routine` is for a person whose sore side is `sore`. Where both sides are done, or none is asked for, it is
    /// unfolded only the first time.
    pub fn length_of(routine: &Routine, sore: Option<Side>) -> Duration {
        let asks = || routine.steps.iter().any(|step| step.sides == StepSides::Sore);
        match sore {
            Some(Side::Left | Side::Right) if asks() => Self::of(routine, sore).length(),
            Some(_) | None => routine.measured.or(|| Self::of(routine, None).length()),
        }
    }

    /// The same with `more` time to get into place before every step; changes of sides stay as they are.
    pub fn with_settle(mut self, more: Seconds) -> Self {
        for part in &mut self.parts {
            let settles = part.phases.iter_mut().filter(|phase| phase.kind == PhaseKind::Settle);
            for phase in settles.chain([&mut part.opening]) {
                phase.length = phase.length.saturating_add(more.duration());
            }
        }
        self
    }

    /// All phases in order, each with its part.
    pub fn phases(&self) -> impl Iterator<Item = (&PlannedPart, &Phase)> {
        self.parts.iter().flat_map(|part| part.phases.iter().map(move |phase| (part, phase)))
    }

    /// The whole length.
    pub fn length(&self) -> Duration {
        sum(self.phases().map(|(_, phase)| phase))
    }
}

fn sides(step: &Step, sore: Option<Side>) -> Vec<Side> {
    match (step.sides, sore) {
        (StepSides::All(Sides::Both | Sides::Alternate), _) => vec![Side::Both],
        (StepSides::One(side), _) | (StepSides::Sore, Some(side @ (Side::Left | Side::Right))) => vec![side],
        (StepSides::All(Sides::Each), _) | (StepSides::Sore, Some(Side::Both) | None) => {
            vec![Side::Left, Side::Right]
        }
    }
}

fn switch(step: &Step, position: Position, side: Side) -> Phase {
    let line = step.exercise.spoken.switch.clone().unwrap_or_else(|| Text::new("Now the {side} side."));
    let lines = vec![sided(&line, side)];
    // Which side, and how to get there, must be known before it starts: the words are never cut for the clock.
    let length = position.switch_sides().max(room_for(&lines));
    Phase { lines, ..Phase::new(PhaseKind::Switch, 1, length) }
}

fn first_round(step: &Step) -> Seconds {
    match &step.dose {
        Dose::Reps(reps) => step.repetition().times(reps.sets.first().copied().unwrap_or(1)),
        Dose::Hold(hold) => hold.cap,
        dose => dose_length(dose),
    }
}

/// The work of `step` with its rests.
pub(super) fn rounds(step: &Step) -> Vec<Phase> {
    match &step.dose {
        Dose::Hold(dose) => with_rests((1..=dose.rounds).map(|round| hold(dose, round)), dose.rest),
        Dose::Reps(dose) => {
            let each = step.repetition();
            let sets = (1..)
                .zip(&dose.sets)
                .map(|(round, count)| Phase::new(PhaseKind::Work, round, each.times(*count)));
            with_rests(sets, dose.rest)
        }
        Dose::Roll(dose) => roll(dose, step, dose.length.duration()),
        Dose::Until(dose) => vec![Phase::new(PhaseKind::Ready, 1, dose.cap)],
        dose @ (Dose::Breathe(_) | Dose::Relax(_) | Dose::Talk(_) | Dose::Timed(_)) => {
            vec![Phase::new(PhaseKind::Work, 1, dose_length(dose))]
        }
    }
}

/// The length of a dose without rounds.
fn dose_length(dose: &Dose) -> Seconds {
    match dose {
        Dose::Breathe(dose) => dose.pattern.iter().copied().sum::<Seconds>().times(dose.cycles),
        Dose::Relax(dose) => {
            let groups = u32::try_from(dose.groups.len()).unwrap_or(u32::MAX);
            dose.intro.plus(dose.tense.plus(dose.release).times(groups)).plus(dose.outro)
        }
        Dose::Talk(dose) => dose.lines.iter().map(|(length, _)| *length).sum(),
        Dose::Timed(dose) => dose.length,
        Dose::Roll(dose) => dose.length,
        Dose::Until(dose) => dose.cap,
        Dose::Hold(dose) => dose.cap,
        Dose::Reps(dose) => dose.tempo.length(),
    }
}

fn hold(dose: &Hold, round: u32) -> Phase {
    if dose.floor < dose.cap {
        Phase { floor: Some(dose.floor.duration()), ..Phase::new(PhaseKind::Tender, round, dose.cap) }
    } else {
        Phase::new(PhaseKind::Work, round, dose.cap)
    }
}

/// Rolling for `length` in all, with the stop in the middle.
pub(super) fn roll(dose: &Roll, step: &Step, length: Duration) -> Vec<Phase> {
    if dose.stop == Seconds::ZERO {
        return vec![rolling(length)];
    }
    let tender = stop(dose, step, dose.stop.duration().min(length));
    let rolled = length.saturating_sub(tender.length);
    let first = Duration::from_secs(rolled.as_secs() / 2);
    let phases = [rolling(first), tender, rolling(rolled.saturating_sub(first))];
    phases.into_iter().filter(|phase| !phase.length.is_zero()).collect()
}

pub(super) fn rolling(length: Duration) -> Phase {
    Phase { length, ..Phase::new(PhaseKind::Work, 1, Seconds::ZERO) }
}

/// A stop on a tender place while rolling: it may be left once the least sourced stop has passed.
pub(super) fn stop(dose: &Roll, step: &Step, length: Duration) -> Phase {
    let least = step.exercise.range.stop.map_or(dose.stop, |range| Seconds::new(range.least)).duration();
    Phase { length, floor: Some(least.min(length)), ..Phase::new(PhaseKind::Tender, 1, Seconds::ZERO) }
}

fn with_rests(rounds: impl Iterator<Item = Phase>, rest: Seconds) -> Vec<Phase> {
    let mut phases: Vec<Phase> = Vec::new();
    for round in rounds {
        if !phases.is_empty() && rest > Seconds::ZERO {
            phases.push(Phase::new(PhaseKind::Rest, round.round, rest));
        }
        phases.push(round);
    }
    phases
}
