//! A figure in its own time, without a session.

use super::{Motion, STEP, path::within};
use crate::figure::{Figure, Turning};

/// The keyframes of a figure in the order of its own time, and how long each stay and each way takes, in turns.
fn own_path(figure: &Figure, frames: &[usize]) -> (Vec<usize>, Vec<f64>) {
    /// Longer than this is a stay.
    const LONG: f64 = 4.0;
    let all: Vec<usize> = (0..figure.frames.len()).collect();
    let mut path = if frames.is_empty() { all } else { frames.to_vec() };
    match figure.turning {
        Turning::Cycle if frames.is_empty() => path.push(0),
        Turning::Cycle | Turning::PingPong | Turning::Still => {
            let back: Vec<usize> = path.iter().rev().skip(1).copied().collect();
            path.extend(back);
        }
    }
    let secs = |frame: usize| figure.frames.get(frame).map_or(1.0, |frame| frame.secs);
    let mut parts = Vec::new();
    for step in path.windows(2) {
        let stay = if secs(step[0]) > LONG { STEP } else { 0.0 };
        parts.extend([stay, secs(step[0]).clamp(0.1, STEP)]);
    }
    (path, parts)
}

/// How long a figure takes in its own time until it begins again, in seconds.
pub fn own_length(figure: &Figure) -> f64 {
    own_path(figure, &[]).1.iter().sum()
}

/// A figure moving in its own time over `frames`, or over all its keyframes if there are none: keyframe after keyframe,
/// staying a moment where it says that it stays long.
pub fn own_time(figure: &Figure, frames: &[usize], seconds: f64) -> Motion {
    let (path, parts) = own_path(figure, frames);
    let whole: f64 = parts.iter().sum();
    if whole <= 0.0 {
        return Motion::at(path.first().copied().unwrap_or(0)).breathing(seconds);
    }
    let (part, share) = within(&parts, seconds.rem_euclid(whole));
    let ends = path.get(part / 2..part / 2 + 2).map_or([0, 0], |ends| [ends[0], ends[1]]);
    let share = if part.is_multiple_of(2) { 0.0 } else { share };
    Motion { from: ends[0], to: ends[1], share, ..Motion::at(0) }
}
