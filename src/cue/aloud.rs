//! What is to be made heard of the cues that are due.
//!
//! It plays nothing: whoever has a voice and a loudspeaker does.

use std::time::Duration;

use super::{Cue, Role, Score, Tone, What, phase};
use crate::{
    session::{Ending, Event, Happening, Progress},
    text::Text,
};

/// Something for the ear. A new line ends the one before, a new tone the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aloud {
    /// Say this.
    Say {
        /// The line.
        words: Text,
        /// How long from now; longer than nothing only after a tone, or after silence.
        after: Duration,
    },
    /// Sound this.
    Sound(Tone),
    /// Be silent at once.
    Hush,
    /// The next of these comes in so long: a loudspeaker that sleeps may be woken before.
    Expect(Duration),
    /// These tones come in a while and are long: they may be made before their moment.
    Prepare(Vec<Tone>),
}

/// Silence before the words that follow a stop.
const AFTER_STOP: Duration = Duration::from_millis(800);
/// A loudspeaker is told of what comes when that is so far away, and no sooner or later.
const SOON: (Duration, Duration) = (Duration::from_millis(950), Duration::from_secs(2));

/// What is to be made heard of `cues`, which are due after `events`; whatever stops time is silence first, and last comes
/// what may be made ahead.
pub fn aloud(cues: &[Cue], events: &[Event], progress: &Progress<'_>) -> Vec<Aloud> {
    let stops = |event: &Event| matches!(event.what, Happening::Paused(_) | Happening::Ended(Ending::Left));
    let stopped = events.iter().any(stops);
    let cues = cues.iter().filter(|cue| !stopped || cue.what != What::Hush);
    let heard = cues.map(|cue| match &cue.what {
        What::Say(words) => {
            let after = match cue.role {
                Role::Hurt => AFTER_STOP,
                _ => cue.at.saturating_sub(progress.elapsed),
            };
            Aloud::Say { words: words.clone(), after }
        }
        What::Tone(tone) => Aloud::Sound(*tone),
        What::Hush => Aloud::Hush,
    });
    let begins = events.iter().any(|event| matches!(event.what, Happening::Began { .. }));
    let coming = if begins { phase::long_tones(&progress.step.dose) } else { Vec::new() };
    let prepare = (!coming.is_empty()).then_some(Aloud::Prepare(coming));
    stopped.then_some(Aloud::Hush).into_iter().chain(heard).chain(prepare).collect()
}

/// Tells of the next cue of `score` when it is near.
pub fn expected(score: &Score, progress: &Progress<'_>) -> Option<Aloud> {
    let (least, most) = SOON;
    score.next(progress).filter(|next| (least..=most).contains(next)).map(Aloud::Expect)
}
