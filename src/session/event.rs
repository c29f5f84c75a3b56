//! What a session tells the world, each at its exact moment.

use std::time::Duration;

use crate::{body::Side, clock::Moment, session::Part};

/// Something that happened in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When, to the nanosecond, however late the session was woken.
    pub at: Moment,
    /// What.
    pub what: Happening,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// A phase began, or went on after "get ready".
    Began {
        /// What sort of phase.
        kind: PhaseKind,
        /// The step, counted from 0.
        step: usize,
        /// The side now done.
        side: Side,
        /// The round or set, counted from 1.
        round: u32,
        /// The whole length of the phase.
        length: Duration,
        /// For a tender hold: the time after which it may be let go.
        floor: Option<Duration>,
        /// What of it was done before a pause; zero at its start.
        done: Duration,
    },
    /// The three seconds before work goes on after a pause.
    GetReady {
        /// How long.
        length: Duration,
    },
    /// The person said that a tender place let go.
    LetGo,
    /// The part went on for another minute of held time; only in parts longer than 90 s.
    Holding {
        /// The step, counted from 0.
        step: usize,
        /// The side now done.
        side: Side,
        /// Held so far.
        held: Duration,
    },
    /// A part ended and is recorded.
    Recorded(Part),
    /// Time stands still.
    Paused(PauseReason),
    /// Time goes on.
    Resumed,
    /// The session is over; the last event there is.
    Ended(Ending),
}

/// Why time stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PauseReason {
    /// The person asked for it.
    Key,
    /// The machine slept.
    Sleep,
    /// The program was stopped or starved.
    Stop,
    /// It hurt; the stop card is up.
    Hurt,
}

impl PauseReason {
    /// The word in printed events.
    pub fn token(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Sleep => "sleep",
            Self::Stop => "stop",
            Self::Hurt => "hurt",
        }
    }
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Its last phase passed.
    Completed,
    /// The person, or the machine, ended it before.
    Left,
}

impl Ending {
    /// The word in the journal and in printed events.
    pub fn token(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Left => "left",
        }
    }
}

/// What sort of stretch of time a phase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PhaseKind {
    /// Getting into position.
    Settle,
    /// The exercise itself.
    Work,
    /// Pressure on a tender place, with a floor and a cap.
    Tender,
    /// Changing sides.
    Switch,
    /// Between two rounds.
    Rest,
    /// Until the person is ready.
    Ready,
}

impl PhaseKind {
    /// The word in printed events.
    pub fn token(self) -> &'static str {
        match self {
            Self::Settle => "settle",
            Self::Work => "work",
            Self::Tender => "tender",
            Self::Switch => "switch",
            Self::Rest => "rest",
            Self::Ready => "ready",
        }
    }

    /// Whether its time counts as held.
    pub fn is_held(self) -> bool {
        matches!(self, Self::Work | Self::Tender | Self::Ready)
    }
}
