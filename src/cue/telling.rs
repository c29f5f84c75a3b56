//! How a session is told: how much, how fast, and in which of its words.

use std::time::Duration;

use super::{Cue, What};
use crate::{body::tokens, text::Text};

tokens! {
    /// How much is said.
    Talk, "an amount of talk" {
        /// Everything.
        Full = "full", "everything";
        /// Where to go, starts, changes and ends.
        Brief = "brief", "the least";
        /// Tones only.
        Tones = "tones", "tones only";
    }
}

impl Talk {
    /// Whether a cue for `role` is to be heard.
    pub(super) fn lets(self, cue: &Cue) -> bool {
        match (&cue.what, self) {
            (What::Tone(_) | What::Hush, _) | (What::Say(_), Self::Full) => true,
            (What::Say(_), Self::Brief) => cue.role.is_brief(),
            (What::Say(_), Self::Tones) => false,
        }
    }
}

/// How a session is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Telling {
    /// How much is said.
    pub talk: Talk,
    /// How long a line takes.
    pub pace: Pace,
    /// With which variant of its lines it begins.
    pub first: usize,
}

impl Default for Telling {
    fn default() -> Self {
        Self { talk: Talk::Full, pace: Pace::PLANNED, first: 0 }
    }
}

/// How long a voice takes for a line, in percent of the time planned from its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace(u32);

impl Pace {
    /// As planned.
    pub const PLANNED: Self = Self(100);

    /// `percent` of the planned time, 50 to 200.
    pub fn percent(percent: u32) -> Self {
        Self(percent.clamp(50, 200))
    }

    /// How long `line` takes.
    pub(super) fn length_of(self, line: &Text) -> Duration {
        crate::exercise::length_of(line.as_str()) * self.0 / 100
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self::PLANNED
    }
}
