//! Reads back the WAV files that tones and voices are written to: whole numbers of 16 bits, uncompressed.
//!
//! A file of any other kind is refused, never guessed at.

use std::num::NonZero;

/// A sound as its samples, from -1 to 1, those of a frame side by side.
#[derive(Debug)]
pub(super) struct Pcm {
    pub(super) channels: NonZero<u16>,
    /// Frames a second.
    pub(super) rate: NonZero<u32>,
    pub(super) samples: Vec<f32>,
}

/// What the header calls samples as they are, and a longer header that says the same.
const PLAIN: [u16; 2] = [1, 0xFFFE];

impl Pcm {
    /// The sound in the bytes of a WAV file; nothing if it is not one of 16 bits.
    pub(super) fn read(file: &[u8]) -> Option<Self> {
        let (head, mut rest) = file.split_at_checked(12)?;
        if !head.starts_with(b"RIFF") || !head.ends_with(b"WAVE") {
            return None;
        }
        let mut format = None;
        loop {
            let (head, body) = rest.split_at_checked(8)?;
            let (name, size) = head.split_at(4);
            // One who writes as they speak cannot know the length, and says that it is the longest.
            let size = usize::try_from(u32::from_le_bytes(size.try_into().ok()?)).ok()?.min(body.len());
            let (part, after) = body.split_at(size);
            match name {
                b"fmt " => format = Some(read_format(part)?),
                b"data" => {
                    let (channels, rate) = format?;
                    let samples = part.as_chunks().0.iter();
                    let samples = samples.map(|two| f32::from(i16::from_le_bytes(*two)) / 32_768.0).collect();
                    return Some(Self { channels, rate, samples });
                }
                _ => {}
            }
            // Parts begin at even places.
            rest = after.get(size % 2..)?;
        }
    }
}

/// Channels, and frames a second.
fn read_format(part: &[u8]) -> Option<(NonZero<u16>, NonZero<u32>)> {
    let two = |at: usize| Some(u16::from_le_bytes(part.get(at..at + 2)?.try_into().ok()?));
    let rate = u32::from_le_bytes(part.get(4..8)?.try_into().ok()?);
    if !PLAIN.contains(&two(0)?) || two(14)? != 16 {
        return None;
    }
    Some((NonZero::new(two(2)?)?, NonZero::new(rate)?))
}

#[cfg(test)]
mod tests {
    use super::{super::wave, *};
    use crate::cue::Tone;

    #[test]
    fn a_tone_is_read_as_it_was_written() {
        let file = wave::wav(Tone::Start, 100);
        let sound = Pcm::read(&file).expect("a tone");
        assert_eq!((sound.channels.get(), sound.rate.get()), (1, 22_050));
        assert_eq!(sound.samples.len(), 4410, "a fifth of a second");
        let loudest = sound.samples.iter().fold(0.0_f32, |loudest, sample| loudest.max(sample.abs()));
        assert!((0.2..0.6).contains(&loudest), "{loudest}");
    }

    #[test]
    fn what_a_voice_writes_while_it_speaks_is_read_to_its_end() {
        let mut file = wave::wav(Tone::Tick, 100);
        file[40..44].copy_from_slice(&u32::MAX.to_le_bytes());
        // A part that means nothing here, and is of an odd length.
        file.splice(36..36, *b"LIST\x03\0\0\0abc\0");
        let sound = Pcm::read(&file).expect("a tone");
        assert_eq!(sound.samples.len(), wave::wav(Tone::Tick, 100).len() / 2 - 22);
    }

    #[test]
    fn what_is_no_sound_is_refused_wherever_it_ends() {
        let file = wave::wav(Tone::Tick, 100);
        for end in 0..44 {
            assert!(Pcm::read(&file[..end]).is_none(), "{end}");
        }
        for (at, byte) in [(0, b'X'), (20, 3), (22, 0), (34, 8)] {
            let mut other = file.clone();
            other[at] = byte;
            assert!(Pcm::read(&other).is_none(), "{at}");
        }
    }
}
