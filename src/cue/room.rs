//! The free time of a phase: where a line still fits whole.

use std::{ops::RangeInclusive, time::Duration};

/// Between two lines.
pub(super) const GAP: Duration = Duration::from_millis(200);

/// What is taken of a phase, and what may be.
#[derive(Clone, Debug)]
pub(super) struct Room {
    /// Nothing begins before this.
    pub(super) opens: Duration,
    /// Everything is over by this.
    pub(super) closes: Duration,
    taken: Vec<(Duration, Duration)>,
}

impl Room {
    pub(super) fn new(opens: Duration, closes: Duration) -> Self {
        Self { opens, closes, taken: Vec::new() }
    }

    pub(super) fn take(&mut self, at: Duration, length: Duration) {
        self.taken.push((at, at + length));
    }

    /// The earliest moment in `window` from which `length` is free, with `quiet` before and after it.
    pub(super) fn earliest(
        &self,
        window: &RangeInclusive<Duration>,
        length: Duration,
        quiet: Duration,
    ) -> Option<Duration> {
        let begin = (*window.start()).max(self.opens);
        let after_others = self.taken.iter().map(|(_, end)| *end + quiet).filter(|at| *at > begin);
        let fits = |at: &Duration| *at <= *window.end() && self.is_free(*at, length, quiet);
        std::iter::once(begin).chain(after_others).filter(fits).min()
    }

    fn is_free(&self, at: Duration, length: Duration, quiet: Duration) -> bool {
        let end = at + length;
        end <= self.closes
            && self.taken.iter().all(|(start, over)| end + quiet <= *start || *over + quiet <= at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_line_waits_for_the_one_before_if_its_window_allows() {
        let mut room = Room::new(s(0), s(20));
        room.take(s(5), s(3));
        assert_eq!(room.earliest(&(s(6)..=s(6)), s(2), GAP), None);
        assert_eq!(room.earliest(&(s(6)..=s(9)), s(2), GAP), Some(s(8) + GAP));
        assert_eq!(room.earliest(&(s(2)..=s(2)), s(2), s(1)), Some(s(2)));
        assert_eq!(room.earliest(&(s(2)..=s(2)), s(2), s(2)), None);
        assert_eq!(room.earliest(&(s(18)..=s(30)), s(3), GAP), None);
    }
}
