//! What is said and sounded in a session, and when: the timetable of a session with closed eyes.
//!
//! A pure function of where the session stands and of what was said before. It plays nothing, and knows no voice.

mod aloud;
mod answer;
mod closing;
mod draft;
mod moments;
mod numbers;
mod opening;
mod phase;
mod role;
mod room;
mod score;
mod sheet;
mod telling;
mod tone;
mod turns;

pub use self::{
    aloud::{Aloud, aloud, expected},
    answer::{Stood, answer, answer_to_mute},
    closing::{Closing, closing, held},
    opening::{opening, shipped_opening},
    role::Role,
    score::Score,
    telling::{Pace, Talk, Telling},
    tone::Tone,
};

use std::time::Duration;

use crate::text::Text;

/// Something to be said or sounded at a moment of a phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// When, from the start of its phase.
    pub at: Duration,
    /// How long it takes; for a line, planned from its text.
    pub length: Duration,
    /// What.
    pub what: What,
    /// What for.
    pub role: Role,
}

/// What is to be done for a cue. A new sentence ends the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Say this.
    Say(Text),
    /// Sound this.
    Tone(Tone),
    /// Be silent at once, whatever is being said.
    Hush,
}
