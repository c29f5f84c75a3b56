//! A loudspeaker that falls asleep in silence, as wireless ones do, and eats the first words after it.
//!
//! It reads no clock and plays nothing: it says when it is to be woken.

use std::time::Duration;

use crate::clock::Moment;

/// After so long without a sound it may sleep.
const ASLEEP: Duration = Duration::from_secs(6);
/// How long it needs to wake.
pub(super) const WAKING: Duration = Duration::from_millis(900);

/// What is known of it.
pub(super) struct Loudspeaker {
    /// When something sounded last.
    heard: Moment,
    /// When to wake it.
    pub(super) wake: Option<Moment>,
}

impl Loudspeaker {
    /// One that is awake at `now`.
    pub(super) fn new(now: Moment) -> Self {
        Self { heard: now, wake: None }
    }

    /// Something begins to sound, which wakes it if nothing else did.
    pub(super) fn begins(&mut self, now: Moment) {
        *self = Self::new(now);
    }

    /// Something has sounded until `now`.
    pub(super) fn ends(&mut self, now: Moment) {
        self.heard = now;
    }

    /// The next sound comes in so long: if it sleeps by then, it is woken just before.
    pub(super) fn expect(&mut self, now: Moment, after: Duration) {
        let sleeps = now.after(after).since(self.heard) > ASLEEP && after > WAKING;
        self.wake = sleeps.then(|| now.after(after.saturating_sub(WAKING)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(milliseconds: u64) -> Moment {
        Moment::new(Duration::from_millis(milliseconds))
    }

    #[test]
    fn it_is_woken_before_the_first_sound_after_a_long_silence() {
        let mut loudspeaker = Loudspeaker::new(at(0));
        loudspeaker.expect(at(5000), Duration::from_millis(2000));
        assert_eq!(loudspeaker.wake, Some(at(6100)));
        loudspeaker.begins(at(7000));
        assert_eq!(loudspeaker.wake, None);
        loudspeaker.ends(at(9000));
        loudspeaker.expect(at(13_000), Duration::from_millis(2000));
        assert_eq!(loudspeaker.wake, None, "six seconds of silence are not long");
    }

    #[test]
    fn what_comes_too_soon_is_not_waited_for() {
        let mut loudspeaker = Loudspeaker::new(at(0));
        loudspeaker.expect(at(10_000), Duration::from_millis(900));
        assert_eq!(loudspeaker.wake, None);
    }
}
