//! How often a figure changes, so that nobody draws one that stands still.

use std::time::Duration;

use super::{Demonstration, Motion, motion, passage::arrives};
use crate::session::{Progress, Standing};

/// How often a figure is worth drawing anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Not at all: nothing changes.
    Still,
    /// A resting body breathes, and what is felt glows with the breath.
    Breathing,
    /// It moves.
    Moving,
}

impl Pace {
    /// So far ahead is looked: as long as a picture of a movement stays.
    pub(super) const AHEAD: Duration = Duration::from_millis(83);

    /// How often something changes that is at one motion now and at the other one [`Pace::AHEAD`] later.
    pub(super) fn between(now: &Motion, then: &Motion) -> Self {
        // The same keyframe may be the end of one way and the beginning of the next.
        let place = |motion: &Motion| (motion.figure, motion.from, motion.to, motion.flipped);
        if place(now) != place(then) || (now.share - then.share).abs() > 1e-9 && now.from != now.to {
            Self::Moving
        } else if now == then {
            Self::Still
        } else {
            Self::Breathing
        }
    }

    /// Pictures a second; none for a figure that stands still.
    pub fn rate(self) -> Option<u32> {
        match self {
            Self::Still => None,
            Self::Breathing => Some(4),
            Self::Moving => Some(12),
        }
    }

    /// How long a picture stays that is drawn after `elapsed` of its phase. Pictures keep to a beat that every whole
    /// second is on, so that they come with the count of seconds and not beside it.
    pub fn stays(self, elapsed: Duration) -> Option<Duration> {
        let rate = u64::from(self.rate()?);
        let within = u64::from(elapsed.subsec_nanos());
        let next = (within * rate / NANOS + 1) * NANOS;
        Some(Duration::from_nanos(next.div_ceil(rate) - within))
    }
}

const NANOS: u64 = 1_000_000_000;

/// How often what [`shown`](super::shown) draws changes where a session stands.
pub fn pace(progress: &Progress<'_>, shown: &Demonstration, is_first: bool, calm: bool) -> Pace {
    if calm || progress.standing != Standing::Running {
        return Pace::Still;
    }
    if !is_first && arrives(progress) {
        return Pace::Moving;
    }
    let later = Progress {
        elapsed: progress.elapsed.saturating_add(Pace::AHEAD).min(progress.length),
        ..progress.clone()
    };
    Pace::between(&motion(progress, shown, calm), &motion(&later, shown, calm))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_come_so_often_and_with_each_whole_second() {
        for (pace, count) in [(Pace::Moving, 12), (Pace::Breathing, 4)] {
            let (mut at, mut beats) = (Duration::ZERO, Vec::new());
            while at < Duration::from_secs(3) {
                at += pace.stays(at).expect("it moves");
                beats.push(at);
            }
            assert_eq!(beats.len(), 3 * count, "{pace:?}");
            for second in 1..=3 {
                assert!(beats.contains(&Duration::from_secs(second)), "{pace:?}");
            }
        }
        assert_eq!(Pace::Still.stays(Duration::ZERO), None);
    }
}
