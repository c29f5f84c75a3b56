//! The tones, made by arithmetic: soft beginnings and ends, each meaning with a pitch and a length of its own.
//!
//! Told apart with eyes closed: what begins rises, what ends sinks, and a tick is neither.

use std::{f64::consts::PI, time::Duration};

use crate::cue::Tone;

/// Samples a second.
const RATE: u32 = 22_050;
/// The loudest a tone gets, of the whole range; music and voice stay above it.
const LOUDEST: f64 = 0.5;
/// Nothing begins faster, so that nothing clicks.
const ATTACK: f64 = 0.012;

/// How loudness goes.
#[derive(Clone, Copy)]
enum Shape {
    /// Struck and fading, as a bell.
    Struck,
    /// Swelling and sinking, as a breath.
    Swell,
}

/// One note of a tone: from one pitch to another, in hertz and seconds.
#[derive(Clone, Copy)]
struct Note {
    from: f64,
    to: f64,
    at: f64,
    length: f64,
    loudness: f64,
    shape: Shape,
}

/// `tone` as a WAV file: one channel, 16 bits; `volume` is 0 to 100.
pub(super) fn wav(tone: Tone, volume: u8) -> Vec<u8> {
    file(&samples(&notes(tone), f64::from(volume.min(100)) / 100.0))
}

/// How long the file with `tone` sounds.
pub(super) fn length(tone: Tone) -> Duration {
    Duration::from_secs_f64(end(&notes(tone)))
}

/// What a sleeping loudspeaker wakes from: so soft that nobody hears it, and not silence.
pub(super) fn lead_in(length: Duration) -> Vec<u8> {
    let note = Note { loudness: 0.004, ..swell(60.0, 60.0, length) };
    file(&samples(&[note], 1.0))
}

fn struck(pitch: f64, at: f64, length: f64) -> Note {
    Note { from: pitch, to: pitch, at, length, loudness: 1.0, shape: Shape::Struck }
}

fn swell(from: f64, to: f64, length: Duration) -> Note {
    Note { from, to, at: 0.0, length: length.as_secs_f64(), loudness: 0.6, shape: Shape::Swell }
}

/// The notes of each meaning. Pitches are those of a scale, so that none is out of tune with another.
fn notes(tone: Tone) -> Vec<Note> {
    const C4: f64 = 261.6;
    const E4: f64 = 329.6;
    const G4: f64 = 392.0;
    const A4: f64 = 440.0;
    const C5: f64 = 523.3;
    const D5: f64 = 587.3;
    const E5: f64 = 659.3;
    const G5: f64 = 784.0;
    const A5: f64 = 880.0;
    let soft = |note: Note| Note { loudness: 0.35, ..note };
    match tone {
        Tone::Tick => vec![struck(E5, 0.0, 0.07)],
        Tone::Start => vec![struck(A5, 0.0, 0.2)],
        Tone::Half => vec![struck(D5, 0.0, 0.1), struck(D5, 0.12, 0.18)],
        Tone::Switch => vec![struck(A5, 0.0, 0.14), struck(E5, 0.14, 0.14), struck(A5, 0.28, 0.3)],
        Tone::Rest => vec![struck(G5, 0.0, 0.15), struck(C5, 0.15, 0.35)],
        Tone::End => vec![struck(E5, 0.0, 0.16), struck(C5, 0.16, 0.16), struck(G4, 0.32, 0.4)],
        Tone::TenderFloor => vec![struck(C5, 0.0, 0.12), struck(G5, 0.12, 0.3)],
        Tone::TenderCap => vec![struck(G5, 0.0, 0.12), struck(E5, 0.12, 0.12), struck(C5, 0.24, 0.35)],
        Tone::Find => vec![struck(A4, 0.0, 0.25)],
        Tone::RollOn => vec![struck(A4, 0.0, 0.1), struck(D5, 0.1, 0.25)],
        Tone::Out => vec![soft(struck(C5, 0.0, 0.12))],
        Tone::Stay => vec![soft(struck(G4, 0.0, 0.12))],
        Tone::Back => vec![soft(struck(E4, 0.0, 0.12))],
        Tone::BreatheIn { length } => vec![swell(C4, G4, length)],
        Tone::HoldBreath { length } => vec![Note { loudness: 0.15, ..swell(E4, E4, length) }],
        Tone::BreatheOut { length } => vec![swell(G4, C4, length)],
        Tone::Tense => vec![struck(G4, 0.0, 0.1), struck(C5, 0.1, 0.2)],
        Tone::LetGo => vec![struck(C5, 0.0, 0.1), struck(G4, 0.1, 0.4)],
    }
}

fn samples(notes: &[Note], volume: f64) -> Vec<i16> {
    let rate = f64::from(RATE);
    let mut sum = vec![0.0; whole(end(notes) * rate)];
    for note in notes {
        let (first, count) = (whole(note.at * rate), whole(note.length * rate));
        let mut angle = 0.0;
        for (index, sample) in sum.iter_mut().skip(first).take(count).enumerate() {
            let time = f64::from(u32::try_from(index).unwrap_or(u32::MAX)) / rate;
            let part = time / note.length;
            angle += 2.0 * PI * (note.from + (note.to - note.from) * part) / rate;
            // A little of the octave above makes it warmer than a bare sine.
            let wave = angle.sin() * 0.8 + (angle * 2.0).sin() * 0.2;
            *sample += wave * note.loudness * loudness(note.shape, time, note.length);
        }
    }
    sum.into_iter().map(|sample: f64| quantised(sample * volume)).collect()
}

/// When the last of them is over, in seconds.
fn end(notes: &[Note]) -> f64 {
    notes.iter().map(|note| note.at + note.length).fold(0.0, f64::max)
}

/// From 0 to 1, without a jump anywhere.
fn loudness(shape: Shape, time: f64, length: f64) -> f64 {
    match shape {
        Shape::Struck => {
            let begun = (time / ATTACK).min(1.0);
            let left = 1.0 - time / length;
            (1.0 - (PI * begun).cos()) / 2.0 * left * left
        }
        Shape::Swell => (PI * time / length).sin().max(0.0).powf(0.7),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lengths are a few seconds, never negative"
)]
fn whole(samples: f64) -> usize {
    samples.max(0.0) as usize
}

#[expect(clippy::cast_possible_truncation, reason = "it is held within the range before")]
fn quantised(sample: f64) -> i16 {
    (sample.clamp(-1.0, 1.0) * LOUDEST * f64::from(i16::MAX)) as i16
}

/// The samples behind the header of a WAV file.
fn file(samples: &[i16]) -> Vec<u8> {
    let size = u32::try_from(samples.len() * 2).unwrap_or(u32::MAX);
    let mut file = Vec::with_capacity(samples.len() * 2 + 44);
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&size.saturating_add(36).to_le_bytes());
    file.extend_from_slice(b"WAVEfmt ");
    file.extend_from_slice(&16_u32.to_le_bytes());
    for (number, width) in [(1, 2), (1, 2), (RATE, 4), (RATE * 2, 4), (2, 2), (16, 2)] {
        file.extend_from_slice(&u32::to_le_bytes(number)[..width]);
    }
    file.extend_from_slice(b"data");
    file.extend_from_slice(&size.to_le_bytes());
    file.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    const BREATH: Duration = Duration::from_secs(4);

    fn all() -> Vec<Tone> {
        let breaths = [
            Tone::BreatheIn { length: BREATH },
            Tone::HoldBreath { length: BREATH },
            Tone::BreatheOut { length: BREATH },
        ];
        let struck = [
            Tone::Tick,
            Tone::Start,
            Tone::Half,
            Tone::Switch,
            Tone::Rest,
            Tone::End,
            Tone::TenderFloor,
            Tone::TenderCap,
            Tone::Find,
            Tone::RollOn,
            Tone::Out,
            Tone::Stay,
            Tone::Back,
            Tone::Tense,
            Tone::LetGo,
        ];
        [&struck[..], &breaths[..]].concat()
    }

    #[test]
    fn no_tone_clicks_clips_or_sounds_like_another() {
        let mut seen: Vec<Vec<i16>> = Vec::new();
        for tone in all() {
            let samples = samples(&notes(tone), 1.0);
            let loudest = samples.iter().map(|sample| i32::from(*sample).abs()).max().expect("it sounds");
            assert!((500..=20_000).contains(&loudest), "{tone:?}: {loudest}");
            for (edge, sample) in [("first", samples.first()), ("last", samples.last())] {
                let sample = i32::from(*sample.expect("it has samples"));
                assert!(sample.abs() < 200, "the {edge} of {tone:?} jumps to {sample}");
            }
            let jump = samples.windows(2).map(|two| (i32::from(two[1]) - i32::from(two[0])).abs()).max();
            assert!(jump < Some(5_000), "{tone:?} jumps by {jump:?}");
            assert!(!seen.contains(&samples), "{tone:?} sounds like another");
            seen.push(samples);
        }
    }

    #[test]
    fn a_file_says_how_long_it_is() {
        let wav = wav(Tone::BreatheIn { length: BREATH }, 100);
        assert_eq!(wav.len(), 44 + 2 * 4 * 22_050);
        assert_eq!(wav[40..44], (2_u32 * 4 * 22_050).to_le_bytes());
        assert!(lead_in(BREATH)[44..].iter().any(|byte| *byte != 0));
    }

    #[test]
    fn a_volume_of_nothing_is_silence() {
        assert!(wav(Tone::Start, 0)[44..].iter().all(|byte| *byte == 0));
    }
}
