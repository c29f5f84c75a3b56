//! A sound on its way to the device, sample by sample.
//!
//! It waits for nobody: once it is not wanted any more, it fades out within a few milliseconds.

use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use rodio::{ChannelCount, SampleRate, Source};

use super::{End, Pcm};

/// How fast it fades, of its loudness in a frame: away in 256 of them, too slow for a click.
const FADE: f32 = 1.0 / 256.0;

/// The samples of a sound that are left, and whom to tell of its end.
pub(super) struct Sounding {
    sound: Pcm,
    at: usize,
    loudness: f32,
    end: End,
    /// There as long as this is.
    _token: Arc<()>,
}

impl Sounding {
    pub(super) fn new(sound: Pcm, end: End, token: Arc<()>) -> Self {
        Self { sound, at: 0, loudness: 1.0, end, _token: token }
    }
}

impl Iterator for Sounding {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        let Some(sample) = self.sound.samples.get(self.at) else {
            self.end.fate.went_well.store(true, Ordering::Relaxed);
            return None;
        };
        // All channels of a frame fade alike.
        if self.at.is_multiple_of(usize::from(self.sound.channels.get())) && !self.end.fate.is_wanted() {
            self.loudness -= FADE;
            if self.loudness <= 0.0 {
                return None;
            }
        }
        self.at += 1;
        Some(sample * self.loudness)
    }
}

impl Source for Sounding {
    fn current_span_len(&self) -> Option<usize> {
        None
    }

    fn channels(&self) -> ChannelCount {
        self.sound.channels
    }

    fn sample_rate(&self) -> SampleRate {
        self.sound.rate
    }

    fn total_duration(&self) -> Option<Duration> {
        None
    }
}

#[cfg(test)]
mod tests {
    use std::{
        num::NonZero,
        sync::{
            atomic::{AtomicBool, AtomicU32},
            mpsc,
        },
    };

    use super::{super::Fate, *};

    fn sounding(frames: usize) -> (Sounding, Arc<Fate>, Arc<AtomicU32>) {
        let (fate, ends) = (Arc::new(Fate::default()), Arc::new(AtomicU32::new(0)));
        let counted = Arc::clone(&ends);
        let ended = move || {
            counted.fetch_add(1, Ordering::Relaxed);
        };
        let end = End { fate: Arc::clone(&fate), ended: Some(Box::new(ended)), _over: mpsc::channel().0 };
        let two = NonZero::new(2).expect("not zero");
        let sound = Pcm { channels: two, rate: NonZero::<u32>::MIN, samples: vec![0.5; frames * 2] };
        (Sounding::new(sound, end, Arc::new(())), fate, ends)
    }

    fn is_set(it: &AtomicBool) -> bool {
        it.load(Ordering::Relaxed)
    }

    #[test]
    fn a_sound_that_comes_to_its_end_went_well_and_tells_once() {
        let (mut sounding, fate, ends) = sounding(1000);
        assert_eq!(sounding.by_ref().collect::<Vec<_>>(), vec![0.5; 2000]);
        assert!(is_set(&fate.went_well));
        drop(sounding);
        assert_eq!(ends.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn a_sound_that_is_given_up_fades_without_a_jump() {
        let (mut sounding, fate, ends) = sounding(1000);
        assert_eq!(sounding.by_ref().take(100).count(), 100);
        fate.is_given_up.store(true, Ordering::Relaxed);
        let rest: Vec<f32> = sounding.by_ref().collect();
        assert!((400..=512).contains(&rest.len()), "{}", rest.len());
        assert!(rest.windows(2).all(|two| two[0] >= two[1] && two[0] - two[1] < 0.01));
        assert!(!is_set(&fate.went_well));
        drop(sounding);
        assert_eq!(ends.load(Ordering::Relaxed), 1);
    }
}
