//! Beats: what a phase of work asks for at a moment, below the level of phases.

use std::time::Duration;

use crate::{
    body::Side,
    exercise::{Breathe, Dose, Relax, Reps, Seconds, Sides, Talk},
    routine::{Step, StepSides},
};

/// What is asked at a moment of work; numbers count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beat {
    /// A repetition on its way out.
    Out(Repetition),
    /// A repetition at its end point.
    Stay(Repetition),
    /// A repetition on its way back.
    Back(Repetition),
    /// Breathe in, in this cycle.
    BreatheIn(u32),
    /// Hold the full breath.
    HoldFull(u32),
    /// Breathe out.
    BreatheOut(u32),
    /// Rest empty.
    HoldEmpty(u32),
    /// Before the first muscle group, or after the last.
    Listen,
    /// Tense this muscle group.
    Tense(u32),
    /// Let this muscle group go.
    LetGo(u32),
    /// This line of a talk.
    Line(u32),
    /// This stroke of a roll.
    Stroke(u32),
}

/// One repetition of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repetition {
    /// Which, counted from 1.
    pub number: u32,
    /// Of how many.
    pub of: u32,
    /// The side now at work; both where they do not take turns.
    pub side: Side,
}

/// The beat of `step` after `elapsed` of round `round`, which lasts `length`, and when in the phase it ends.
pub(super) fn beat_at(step: &Step, length: Duration, elapsed: Duration) -> Option<(Beat, Duration)> {
    match &step.dose {
        Dose::Reps(dose) => repetition(dose, step, length, elapsed),
        Dose::Breathe(dose) => breath(dose, elapsed),
        Dose::Relax(dose) => relax(dose, elapsed),
        Dose::Talk(dose) => line(dose, elapsed),
        Dose::Roll(dose) => {
            let (stroke, _, ends) = cycle(&[dose.pace], elapsed)?;
            Some((Beat::Stroke(stroke), ends))
        }
        Dose::Hold(_) | Dose::Timed(_) | Dose::Until(_) => None,
    }
}

fn repetition(dose: &Reps, step: &Step, length: Duration, elapsed: Duration) -> Option<(Beat, Duration)> {
    let tempo = [dose.tempo.out, dose.tempo.hold, dose.tempo.back];
    let (turn, part, ends) = cycle(&tempo, elapsed)?;
    let turns = u32::from(step.sides == StepSides::All(Sides::Alternate));
    let each = dose.tempo.length().times(turns.saturating_add(1)).duration();
    let of = u32::try_from(length.as_millis().checked_div(each.as_millis())?).ok()?;
    let number = if turns == 0 { turn } else { turn.saturating_add(1) >> 1 };
    let side = match (turns, turn & 1) {
        (0, _) => Side::Both,
        (_, 1) => Side::Left,
        _ => Side::Right,
    };
    let repetition = Repetition { number: number.min(of.max(1)), of, side };
    let beat = match part {
        0 => Beat::Out(repetition),
        1 => Beat::Stay(repetition),
        _ => Beat::Back(repetition),
    };
    Some((beat, ends.min(length)))
}

fn breath(dose: &Breathe, elapsed: Duration) -> Option<(Beat, Duration)> {
    let (number, part, ends) = cycle(&dose.pattern, elapsed)?;
    let number = number.min(dose.cycles.max(number));
    let beat = match part {
        0 => Beat::BreatheIn(number),
        1 => Beat::HoldFull(number),
        2 => Beat::BreatheOut(number),
        _ => Beat::HoldEmpty(number),
    };
    Some((beat, ends))
}

fn relax(dose: &Relax, elapsed: Duration) -> Option<(Beat, Duration)> {
    let Some(since_intro) = elapsed.checked_sub(dose.intro.duration()) else {
        return Some((Beat::Listen, dose.intro.duration()));
    };
    let (group, part, ends) = cycle(&[dose.tense, dose.release], since_intro)?;
    let ends = ends.saturating_add(dose.intro.duration());
    if usize::try_from(group).is_ok_and(|group| group > dose.groups.len()) {
        return Some((Beat::Listen, Duration::MAX));
    }
    Some((if part == 0 { Beat::Tense(group) } else { Beat::LetGo(group) }, ends))
}

fn line(dose: &Talk, elapsed: Duration) -> Option<(Beat, Duration)> {
    let mut ends = Duration::ZERO;
    for (number, (length, _)) in (1..).zip(&dose.lines) {
        ends = ends.saturating_add(length.duration());
        if elapsed < ends {
            return Some((Beat::Line(number), ends));
        }
    }
    None
}

/// Which cycle of `parts` runs after `elapsed`, counted from 1, which part of it, and when that part ends.
fn cycle(parts: &[Seconds], elapsed: Duration) -> Option<(u32, usize, Duration)> {
    let whole = parts.iter().copied().sum::<Seconds>().duration();
    let done = u32::try_from(elapsed.as_nanos().checked_div(whole.as_nanos())?).ok()?;
    let mut ends = whole.saturating_mul(done);
    for (number, part) in parts.iter().enumerate() {
        ends = ends.saturating_add(part.duration());
        if elapsed < ends {
            return Some((done.saturating_add(1), number, ends));
        }
    }
    None
}
