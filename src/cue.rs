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
mod room;
mod score;
mod sheet;
mod turns;

pub use self::{
    aloud::{Aloud, aloud, expected},
    answer::{Stood, answer, answer_to_mute},
    closing::{Closing, closing, held},
    opening::{opening, shipped_opening},
    score::Score,
};

use std::time::Duration;

use crate::{body::tokens, text::Text};

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

/// What a cue is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A tone, or silence.
    Signal,
    /// Before the first step.
    Opening,
    /// Getting into place.
    Place,
    /// The first word of work.
    Start,
    /// What it should feel like.
    Feel,
    /// A further line, alone.
    During,
    /// Half of it is over.
    HalfWay,
    /// Ten seconds are left.
    TenMore,
    /// A minute is left.
    MinuteLeft,
    /// Time to look at the skin under the heat.
    SkinCheck,
    /// It may be let go.
    TenderFloor,
    /// A tender hold is over: ease off.
    TenderCap,
    /// The stop of a roll begins.
    Find,
    /// During the stop of a roll.
    Still,
    /// The stop of a roll is over.
    RollOn,
    /// The last repetitions or breaths.
    LastOnes,
    /// A word of the tempo, a side or a number.
    Count,
    /// A word of a breath.
    Breath,
    /// A line of a talk.
    Line,
    /// The muscle group that comes.
    Announce,
    /// How to tense it.
    Tense,
    /// To let it go.
    LetGo,
    /// What to notice afterwards.
    Notice,
    /// A rest begins.
    Rest,
    /// The way back from a rest.
    Again,
    /// The change of sides.
    Switch,
    /// Time stands still.
    Paused,
    /// It goes on.
    Resumed,
    /// It hurt.
    Hurt,
    /// The session is over.
    Finished,
}

impl Role {
    /// Whether it is a word of a tempo rather than a sentence.
    pub fn is_word(self) -> bool {
        matches!(self, Self::Count | Self::Breath)
    }

    /// Whether it is still said when little is.
    fn is_brief(self) -> bool {
        match self {
            Self::Feel
            | Self::During
            | Self::HalfWay
            | Self::Still
            | Self::Count
            | Self::Notice
            | Self::Rest => false,
            Self::Signal
            | Self::Opening
            | Self::Place
            | Self::Start
            | Self::TenMore
            | Self::MinuteLeft
            | Self::SkinCheck
            | Self::TenderFloor
            | Self::TenderCap
            | Self::Find
            | Self::RollOn
            | Self::LastOnes
            | Self::Breath
            | Self::Line
            | Self::Announce
            | Self::Tense
            | Self::LetGo
            | Self::Again
            | Self::Switch
            | Self::Paused
            | Self::Resumed
            | Self::Hurt
            | Self::Finished => true,
        }
    }
}

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
    fn lets(self, cue: &Cue) -> bool {
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
    fn length_of(self, line: &Text) -> Duration {
        crate::exercise::length_of(line.as_str()) * self.0 / 100
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self::PLANNED
    }
}
