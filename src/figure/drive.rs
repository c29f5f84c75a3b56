//! What a figure stands for, and how it follows the timer there.

use super::spot::Spot;
use crate::{
    body::{Position, Side, tokens},
    exercise::Id,
};

tokens! {
    /// When the picture is shown in the mirror.
    Flips, "a time to flip" {
        /// On the other side of the body.
        Side = "side", "on the other side";
        /// In every second set.
        Set = "set", "every second set";
    }
}

/// How the picture follows the timer. Keyframes are numbered from 0, a path is the keyframes it leads over.
#[derive(Clone, Debug, PartialEq)]
pub enum Drive {
    /// Into a keyframe and there, with one slow movement half-way.
    Hold {
        /// The way in.
        enter: Vec<usize>,
        /// Where it stays.
        rest: usize,
        /// The movement half-way; none if empty.
        roam: Vec<usize>,
    },
    /// In the tempo of the repetitions.
    Reps {
        /// The way to where the first repetition begins; none if empty.
        start: Vec<usize>,
        /// The way out.
        out: Vec<usize>,
        /// The way back.
        back: Vec<usize>,
        /// The same for every second repetition, or side; none if empty.
        second_out: Vec<usize>,
        /// The way back from there.
        second_back: Vec<usize>,
        /// Whether the way back is a drop.
        drop: bool,
    },
    /// To and fro at a pace.
    Stroke {
        /// The way there.
        path: Vec<usize>,
        /// One way, in seconds, where the exercise has no pace.
        pace: f64,
        /// Where it stops on a tender place.
        rest: usize,
    },
    /// In the rhythm of the breath.
    Breath {
        /// While breathing in.
        inwards: Vec<usize>,
        /// While the full breath is held; none if empty.
        full: Vec<usize>,
        /// While breathing out.
        outwards: Vec<usize>,
    },
    /// Tense and let go.
    Tense {
        /// Tensed.
        tense: usize,
        /// Let go.
        loose: usize,
    },
    /// In its own time, without an end.
    Loop,
    /// One picture for each line of a talk.
    Cues(Vec<Cue>),
    /// One keyframe, still.
    Still {
        /// Which.
        rest: usize,
    },
}

/// The picture for one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The figure.
    pub figure: Id,
    /// The keyframes it moves over; all if empty.
    pub frames: Vec<usize>,
    /// Whether it is mirrored.
    pub flip: bool,
}

/// A figure standing for an exercise, or for a position as such.
#[derive(Clone, Debug, PartialEq)]
pub struct Shows {
    /// The exercise; none for a position as such.
    pub exercise: Option<Id>,
    /// The position; none for every one that has no figure of its own.
    pub position: Option<Position>,
    /// The side of the body that is at work in the unflipped picture.
    pub drawn: Option<Side>,
    /// When it is flipped.
    pub flips: Option<Flips>,
    /// How it moves.
    pub drive: Drive,
    /// Where it is felt, if not where the figure says.
    pub feel: Option<Vec<Spot>>,
    /// Where it is felt line by line, or muscle group by muscle group.
    pub feel_steps: Vec<Vec<Spot>>,
}

impl Drive {
    /// The keyframe that shows it best when nothing moves.
    pub fn rest(&self) -> usize {
        match self {
            Self::Hold { rest, .. } | Self::Stroke { rest, .. } | Self::Still { rest } => *rest,
            Self::Reps { out, .. } => out.last().copied().unwrap_or(0),
            Self::Breath { inwards, .. } => inwards.first().copied().unwrap_or(0),
            Self::Tense { loose, .. } => *loose,
            Self::Loop | Self::Cues(_) => 0,
        }
    }

    /// Where it begins, before the clock runs.
    pub(super) fn beginning(&self) -> Vec<usize> {
        match self {
            Self::Hold { enter, .. } => enter.clone(),
            Self::Reps { start, out, .. } => {
                if start.is_empty() {
                    out.first().copied().into_iter().collect()
                } else {
                    start.clone()
                }
            }
            Self::Stroke { path, .. } => path.first().copied().into_iter().collect(),
            Self::Breath { .. } | Self::Tense { .. } | Self::Loop | Self::Cues(_) | Self::Still { .. } => {
                vec![self.rest()]
            }
        }
    }
}
