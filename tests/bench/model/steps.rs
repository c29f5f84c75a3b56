//! The steps the model and the engine perform: short, in ranges that a few presses reach the ends of.

use std::{fmt::Write as _, sync::Arc};

use supple::{
    body::Side,
    exercise::{Bounds, Range},
    library::{Catalogue, read_routine},
    routine::{Origin, Routine},
};

/// One step, in seconds, as both are told of it.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) settle: u64,
    pub(crate) sides: Sides,
    pub(crate) dose: Dose,
    /// What more and less keep to: seconds, repetitions or cycles.
    pub(crate) range: (u32, u32),
}

/// On both sides at once, or each for itself, standing or lying on the side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sides {
    Both,
    Each,
    EachLying,
}

/// What is done; of a plain hold floor and cap are the same.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Dose {
    Hold { floor: u64, cap: u64, rounds: usize, rest: u64 },
    Reps { sets: &'static [u64], tempo: [u64; 3], rest: u64 },
    Roll { length: u64, stop: u64, least_stop: u32 },
    Breathe { pattern: [u64; 4], cycles: u64 },
    Time(u64),
    Until(u64),
}

const fn step(settle: u64, sides: Sides, dose: Dose, range: (u32, u32)) -> Step {
    Step { settle, sides, dose, range }
}

const fn hold(cap: u64, rounds: usize, rest: u64) -> Dose {
    Dose::Hold { floor: cap, cap, rounds, rest }
}

const fn tender(floor: u64, cap: u64, rounds: usize, rest: u64) -> Dose {
    Dose::Hold { floor, cap, rounds, rest }
}

const fn roll(length: u64, stop: u64, least_stop: u32) -> Dose {
    Dose::Roll { length, stop, least_stop }
}

/// A step on one's own has no range for this; ten minutes are never reached here.
const ANY_TIME: (u32, u32) = (5, 600);

use self::Sides::{Both, Each, EachLying};

pub(crate) const ROUTINES: [&[Step]; 10] = [
    &[step(8, Both, hold(20, 1, 0), (10, 40))],
    &[step(5, Each, hold(15, 2, 5), (5, 30)), step(8, Both, Dose::Until(30), ANY_TIME)],
    &[step(2, Both, Dose::Until(60), ANY_TIME), step(0, Both, hold(10, 3, 0), (5, 30))],
    &[step(3, Both, tender(15, 30, 3, 7), (10, 45)), step(15, EachLying, hold(10, 1, 0), (5, 60))],
    &[step(5, EachLying, tender(10, 20, 2, 5), (15, 40)), step(0, Each, tender(5, 25, 1, 0), (5, 30))],
    &[step(4, Each, roll(60, 20, 5), (30, 90))],
    &[step(0, Both, roll(45, 15, 15), (40, 120)), step(6, EachLying, roll(40, 0, 0), (20, 60))],
    &[
        step(5, Each, Dose::Reps { sets: &[3, 5, 2], tempo: [2, 0, 1], rest: 6 }, (2, 6)),
        step(3, Both, Dose::Breathe { pattern: [4, 2, 6, 0], cycles: 3 }, (1, 5)),
    ],
    &[step(3, Both, Dose::Time(120), (60, 180)), step(5, Each, hold(8, 1, 0), (5, 10))],
    &[step(3, Both, roll(75, 30, 10), (60, 90)), step(20, Both, tender(30, 45, 1, 0), (30, 60))],
];

/// The parts of `steps`: each side of a step that has two is one, left first.
pub(crate) fn parts(steps: &[Step]) -> Vec<(usize, Side)> {
    let sides = |step: &Step| match step.sides {
        Both => vec![Side::Both],
        Each | EachLying => vec![Side::Left, Side::Right],
    };
    let steps = steps.iter().enumerate();
    steps.flat_map(|(number, step)| sides(step).into_iter().map(move |side| (number, side))).collect()
}

/// The routine as the engine reads it.
pub(crate) fn routine(steps: &[Step]) -> Routine {
    let mut text = "schema = 1\nname = \"Test\"\naim = \"To test.\"\nareas = [\"lower-back\"]\n".to_owned();
    for step in steps {
        write_step(&mut text, step).expect("text takes text");
    }
    let (routine, problems) = read_routine("test.toml", &text, "test", &Catalogue::default(), Origin::Yours);
    let mut routine = routine.unwrap_or_else(|| panic!("{problems:?}"));
    for (read, step) in routine.steps.iter_mut().zip(steps) {
        Arc::make_mut(&mut read.exercise).range = range(step);
    }
    routine
}

fn write_step(text: &mut String, step: &Step) -> std::fmt::Result {
    let (position, sides) = match step.sides {
        Both => ("standing", "both"),
        Each => ("standing", "each"),
        EachLying => ("side", "each"),
    };
    writeln!(
        text,
        "[[step]]\nname = \"Lean\"\nhow = [\"Lean.\"]\nposition = \"{position}\"\nsides = \"{sides}\"\nsettle = \"{}s\"",
        step.settle
    )?;
    match &step.dose {
        Dose::Hold { floor, cap, rounds, rest } if floor < cap => {
            writeln!(text, "hold = \"{floor}s..{cap}s\"\nrounds = {rounds}\nrest = \"{rest}s\"")
        }
        Dose::Hold { cap, rounds, rest, .. } => {
            writeln!(text, "hold = \"{cap}s\"\nrounds = {rounds}\nrest = \"{rest}s\"")
        }
        Dose::Reps { sets, tempo, rest } => {
            writeln!(text, "reps = {sets:?}\ntempo = {tempo:?}\nrest = \"{rest}s\"")
        }
        Dose::Roll { length, stop, .. } => writeln!(text, "roll = \"{length}s\"\nstop = \"{stop}s\""),
        Dose::Breathe { pattern, cycles } => writeln!(text, "breathe = {pattern:?}\ncycles = {cycles}"),
        Dose::Time(length) => writeln!(text, "time = \"{length}s\""),
        Dose::Until(cap) => writeln!(text, "until = \"ready\"\ncap = \"{cap}s\""),
    }
}

fn range(step: &Step) -> Range {
    let bounds = Some(Bounds { least: step.range.0, most: step.range.1 });
    let none = Range::default();
    match step.dose {
        Dose::Hold { .. } => Range { hold: bounds, ..none },
        Dose::Reps { .. } => Range { reps: bounds, ..none },
        Dose::Roll { least_stop, .. } => {
            Range { roll: bounds, stop: Some(Bounds { least: least_stop, most: 60 }), ..none }
        }
        Dose::Breathe { .. } => Range { cycles: bounds, ..none },
        Dose::Time(_) => Range { time: bounds, ..none },
        Dose::Until(_) => none,
    }
}

/// In milliseconds, as the model counts.
impl Step {
    /// How long each round is; of the lighter version no longer than the low end of the range.
    pub(crate) fn rounds(&self, is_lighter: bool) -> Vec<u64> {
        let (each, least) = (self.stride_of_dose(), u64::from(self.range.0));
        let counts: Vec<u64> = match self.dose {
            Dose::Hold { cap, rounds, .. } => vec![cap; rounds],
            Dose::Reps { sets, .. } => sets.to_vec(),
            Dose::Roll { length, .. } | Dose::Time(length) => vec![length],
            Dose::Breathe { cycles, .. } => vec![cycles],
            Dose::Until(cap) => return vec![cap * 1_000],
        };
        counts.into_iter().map(|count| each * if is_lighter { count.min(least) } else { count }).collect()
    }

    /// What the range counts: a second, a repetition, a cycle.
    fn stride_of_dose(&self) -> u64 {
        1_000
            * match self.dose {
                Dose::Reps { tempo, .. } => tempo.iter().sum(),
                Dose::Breathe { pattern, .. } => pattern.iter().sum(),
                Dose::Hold { .. } | Dose::Roll { .. } | Dose::Time(_) | Dose::Until(_) => 1,
            }
    }

    /// One press of more or less.
    pub(crate) fn stride(&self) -> u64 {
        if self.is_counted() { self.stride_of_dose() } else { 10_000 }
    }

    /// Whether more and less are repetitions or cycles.
    pub(crate) fn is_counted(&self) -> bool {
        matches!(self.dose, Dose::Reps { .. } | Dose::Breathe { .. })
    }

    /// The range of a round.
    pub(crate) fn bounds(&self) -> (u64, u64) {
        let each = self.stride_of_dose();
        (each * u64::from(self.range.0), each * u64::from(self.range.1))
    }

    pub(crate) fn rest(&self) -> u64 {
        match self.dose {
            Dose::Hold { rest, .. } | Dose::Reps { rest, .. } => rest * 1_000,
            Dose::Roll { .. } | Dose::Breathe { .. } | Dose::Time(_) | Dose::Until(_) => 0,
        }
    }

    /// From when on a round may be let go; the lighter version is a plain hold if it is as short as that.
    pub(crate) fn floor(&self, is_lighter: bool) -> Option<u64> {
        let Dose::Hold { floor, cap, .. } = self.dose else { return None };
        let cap = if is_lighter { cap.min(self.range.0.into()) } else { cap };
        (floor < cap).then_some(floor * 1_000)
    }

    /// The stop of a roll: where it lies in the middle of `length`, how long it is, and its floor.
    pub(crate) fn stop(&self, length: u64, is_lighter: bool) -> Option<(u64, u64, u64)> {
        let Dose::Roll { stop, least_stop, .. } = self.dose else { return None };
        let least = u64::from(least_stop);
        let stop = 1_000 * if is_lighter { stop.min(least) } else { stop };
        let stop = stop.min(length);
        (stop > 0).then(|| ((length - stop) / 2_000 * 1_000, stop, stop.min(least * 1_000)))
    }

    pub(crate) fn switch(&self) -> u64 {
        if self.sides == EachLying { 12_000 } else { 8_000 }
    }
}
