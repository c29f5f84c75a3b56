//! Time banked and time running.
//!
//! A stopwatch never reads a clock: it is told the moment.

use std::time::Duration;

use crate::clock::Moment;

/// Elapsed time that can stand still. Pausing is arithmetic: nothing ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stopwatch {
    banked: Duration,
    since: Option<Moment>,
}

impl Stopwatch {
    /// A watch that runs from `now`.
    pub(super) fn running(now: Moment) -> Self {
        Self { banked: Duration::ZERO, since: Some(now) }
    }

    /// The time it shows at `now`.
    pub(super) fn elapsed(&self, now: Moment) -> Duration {
        self.banked.saturating_add(self.since.map_or(Duration::ZERO, |since| now.since(since)))
    }

    /// Stops it at `now`.
    pub(super) fn stop(&mut self, now: Moment) {
        self.banked = self.elapsed(now);
        self.since = None;
    }

    /// Lets it run on from `now`.
    pub(super) fn start(&mut self, now: Moment) {
        self.banked = self.elapsed(now);
        self.since = Some(now);
    }

    /// When it will show `time`, if it runs; at once if it has already.
    pub(super) fn moment_of(&self, time: Duration) -> Option<Moment> {
        self.since.map(|since| since.after(time.saturating_sub(self.banked)))
    }
}
