//! Doses: how much of an exercise.
//!
//! Whole seconds and whole counts only, so that every plan is exact.

use std::{fmt, time::Duration};

/// A whole number of seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Seconds(u32);

impl Seconds {
    /// No time.
    pub const ZERO: Self = Self(0);

    /// `seconds` seconds.
    pub const fn new(seconds: u32) -> Self {
        Self(seconds)
    }

    /// The bare number.
    pub const fn get(self) -> u32 {
        self.0
    }

    /// As a span of time.
    pub const fn duration(self) -> Duration {
        Duration::from_secs(self.0 as u64)
    }

    /// The sum, at most the longest there is.
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// `count` times as long, at most the longest there is.
    pub const fn times(self, count: u32) -> Self {
        Self(self.0.saturating_mul(count))
    }

    /// What is left without `other`; never below zero.
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl fmt::Display for Seconds {
    /// As files write it: `45s`, `2m`, `1m30s`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 60, self.0 % 60) {
            (0, seconds) => write!(out, "{seconds}s"),
            (minutes, 0) => write!(out, "{minutes}m"),
            (minutes, seconds) => write!(out, "{minutes}m{seconds}s"),
        }
    }
}

impl std::iter::Sum for Seconds {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Self::plus)
    }
}

/// A smallest and a largest value, both included; seconds or a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The smallest.
    pub least: u32,
    /// The largest.
    pub most: u32,
}

/// How much of an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dose {
    /// Stay, for a time or until it lets go.
    Hold(Hold),
    /// Repeat, in a tempo.
    Reps(Reps),
    /// Roll, with a stop on a tender place.
    Roll(Roll),
    /// Breathe in a pattern.
    Breathe(Breathe),
    /// Tense and let go, group by group.
    Relax(Relax),
    /// Listen, line by line.
    Talk(Talk),
    /// Go on for a time.
    Timed(Timed),
    /// Go on until the person is ready.
    Until(Until),
}

/// A hold. With `floor` below `cap` it is a tender hold: it may be let go from the floor on and ends at the cap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The time after which it may be let go; the cap for a plain hold.
    pub floor: Seconds,
    /// The time planned for each round.
    pub cap: Seconds,
    /// How often, at least 1.
    pub rounds: u32,
    /// The time between rounds.
    pub rest: Seconds,
}

/// Out, hold and back of one repetition; one of them is above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tempo {
    /// The way out.
    pub out: Seconds,
    /// The stay.
    pub hold: Seconds,
    /// The way back.
    pub back: Seconds,
}

impl Tempo {
    /// One repetition on one side.
    pub const fn length(self) -> Seconds {
        self.out.plus(self.hold).plus(self.back)
    }
}

/// Repetitions in sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reps {
    /// Repetitions of each set, each at least 1; never empty. A pyramid has sets of different size.
    pub sets: Vec<u32>,
    /// The tempo of each.
    pub tempo: Tempo,
    /// The time between sets.
    pub rest: Seconds,
}

/// Rolling with at most one stop in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roll {
    /// The whole time, the stop included.
    pub length: Seconds,
    /// The stop on a tender place; zero for none.
    pub stop: Seconds,
    /// One stroke.
    pub pace: Seconds,
}

/// Breathing cycles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breathe {
    /// In, hold, out, hold.
    pub pattern: [Seconds; 4],
    /// How many, at least 1.
    pub cycles: u32,
}

/// Muscle relaxation, group by group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relax {
    /// Before the first group.
    pub intro: Seconds,
    /// Tensing of each group.
    pub tense: Seconds,
    /// Letting go of each group.
    pub release: Seconds,
    /// After the last group.
    pub outro: Seconds,
    /// The groups and what to do with them; never empty.
    pub groups: Vec<crate::text::Text>,
}

/// Lines to listen to, each with its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// The lines; never empty.
    pub lines: Vec<(Seconds, crate::text::Text)>,
}

/// Going on for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timed {
    /// The whole time.
    pub length: Seconds,
    /// How often to check the skin, for heat.
    pub check: Option<Seconds>,
}

/// Going on until ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Until {
    /// The time after which it ends by itself; counted in the plan.
    pub cap: Seconds,
}

impl Dose {
    /// The key that names it in files: `hold`, `reps`, `roll`, `breathe`, `tense`, `talk`, `time` or `until`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Hold(_) => "hold",
            Self::Reps(_) => "reps",
            Self::Roll(_) => "roll",
            Self::Breathe(_) => "breathe",
            Self::Relax(_) => "tense",
            Self::Talk(_) => "talk",
            Self::Timed(_) => "time",
            Self::Until(_) => "until",
        }
    }
}

/// Sourced limits of a dose, by the key of what they limit; seconds for times, counts for the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// Of a hold, or of the stay within a repetition.
    pub hold: Option<Bounds>,
    /// Of the rounds of a hold.
    pub rounds: Option<Bounds>,
    /// Of the repetitions of a set.
    pub reps: Option<Bounds>,
    /// Of the sets.
    pub sets: Option<Bounds>,
    /// Of rolling.
    pub roll: Option<Bounds>,
    /// Of the stop while rolling.
    pub stop: Option<Bounds>,
    /// Of breathing cycles.
    pub cycles: Option<Bounds>,
    /// Of tensing.
    pub tense: Option<Bounds>,
    /// Of letting go.
    pub release: Option<Bounds>,
    /// Of a time, a talk as a whole included.
    pub time: Option<Bounds>,
}
