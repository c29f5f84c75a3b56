//! The tones: short sounds, each with one meaning.
//!
//! How they sound is said elsewhere; here is what they say.

use std::time::Duration;

/// A sound with a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// One of the three last seconds.
    Tick,
    /// Work begins, or goes on.
    Start,
    /// Half of it is over.
    Half,
    /// Work is over; the other side comes.
    Switch,
    /// Work is over; a rest comes.
    Rest,
    /// Work is over.
    End,
    /// A tender place may be let go from now on.
    TenderFloor,
    /// A tender hold is over.
    TenderCap,
    /// The stop of a roll begins.
    Find,
    /// The stop of a roll is over.
    RollOn,
    /// A repetition's way out.
    Out,
    /// A repetition's stay.
    Stay,
    /// A repetition's way back.
    Back,
    /// A breath in: a glide up for so long.
    BreatheIn {
        /// How long.
        length: Duration,
    },
    /// A breath held, full or empty: a level tone for so long.
    HoldBreath {
        /// How long.
        length: Duration,
    },
    /// A breath out: a glide down for so long.
    BreatheOut {
        /// How long.
        length: Duration,
    },
    /// A muscle group tenses.
    Tense,
    /// A muscle group lets go.
    LetGo,
}

impl Tone {
    /// The word in printed events.
    pub fn token(self) -> &'static str {
        match self {
            Self::Tick => "tick",
            Self::Start => "start",
            Self::Half => "half",
            Self::Switch => "switch",
            Self::Rest => "rest",
            Self::End => "end",
            Self::TenderFloor => "tender-floor",
            Self::TenderCap => "tender-cap",
            Self::Find => "find",
            Self::RollOn => "roll-on",
            Self::Out => "out",
            Self::Stay => "stay",
            Self::Back => "back",
            Self::BreatheIn { .. } => "breathe-in",
            Self::HoldBreath { .. } => "hold-breath",
            Self::BreatheOut { .. } => "breathe-out",
            Self::Tense => "tense",
            Self::LetGo => "let-go",
        }
    }

    /// How long it sounds.
    pub fn length(self) -> Duration {
        match self {
            Self::BreatheIn { length } | Self::HoldBreath { length } | Self::BreatheOut { length } => length,
            _ => SHORT_TONE,
        }
    }

    /// Whether work ends with it.
    pub fn closes(self) -> bool {
        matches!(self, Self::Switch | Self::Rest | Self::End | Self::TenderCap)
    }

    /// Whether it only keeps the time of repetitions and breaths.
    pub fn is_tempo(self) -> bool {
        matches!(
            self,
            Self::Out
                | Self::Stay
                | Self::Back
                | Self::BreatheIn { .. }
                | Self::HoldBreath { .. }
                | Self::BreatheOut { .. }
        )
    }
}

/// A tone without a length of its own.
const SHORT_TONE: Duration = Duration::from_millis(150);
