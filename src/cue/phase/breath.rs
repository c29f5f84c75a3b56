//! Paced breathing: a tone for each part, few words, sentences only on the way out.

use std::time::Duration;

use super::{
    super::{
        Role, Tone,
        draft::{Draft, Sentence, TONE},
        room::GAP,
    },
    APART, FEELS_FROM, start,
};
use crate::{
    exercise::{Breathe, Seconds},
    library::Line,
};

/// So many cycles have words.
const WORDED: u32 = 3;
/// The cycle in which it is said what it should feel like; the first one is left to its words.
const FEEL_IN: u32 = 2;
/// From so many cycles on, half of them is told.
const HALF_WAY_FROM: u32 = 8;
/// From so many cycles on, the last two are told.
const LAST_TWO_FROM: u32 = 4;

/// The cycles of a breathing exercise.
struct Cycles {
    parts: [Duration; 4],
    whole: Duration,
    count: u32,
}

impl Cycles {
    fn start(&self, number: u32) -> Duration {
        self.whole * number.saturating_sub(1)
    }

    /// When the way out of a cycle begins, and how long it is with the empty hold.
    fn way_out(&self, number: u32) -> (Duration, Duration) {
        (self.start(number) + self.parts[0] + self.parts[1], self.parts[2] + self.parts[3])
    }
}

/// All cycles.
pub(super) fn cycles(draft: &mut Draft<'_>, dose: &Breathe) {
    let parts = dose.pattern.map(Seconds::duration);
    let whole: Duration = parts.iter().sum();
    let count =
        draft.length().as_secs().checked_div(whole.as_secs()).and_then(|count| u32::try_from(count).ok());
    let cycles = Cycles { parts, whole, count: count.unwrap_or(0) };
    start(draft);
    if cycles.count >= LAST_TWO_FROM {
        let line = draft.general(Line::LastBreaths);
        on_the_way_out(draft, Role::LastOnes, line, &cycles, cycles.count - 2);
    }
    if draft.is_first && draft.length() >= FEELS_FROM && !draft.has(Role::Feel) {
        let feel = draft.spoken().feel.as_ref().map(|feel| draft.own(feel));
        let first = if cycles.count >= LAST_TWO_FROM { FEEL_IN } else { 1 };
        let mut tries = first..=WORDED.min(cycles.count);
        tries.any(|number| on_the_way_out(draft, Role::Feel, feel.clone(), &cycles, number));
    }
    let half = (cycles.count >= HALF_WAY_FROM).then_some(cycles.count / 2);
    if let Some(half) = half.filter(|_| !draft.has(Role::HalfWay)) {
        let own = draft.spoken().half.as_ref();
        let line = draft.own_or(own, Line::HalfWayCalm);
        on_the_way_out(draft, Role::HalfWay, line, &cycles, half);
    }
    further(draft, &cycles);
    for number in 1..=cycles.count {
        let worded = number <= WORDED || half.is_some_and(|half| number == half + 1);
        parts_of(draft, &cycles, number, worded);
    }
}

/// Says `line` on the way out of cycle `number`, if it is over before the next breath in.
fn on_the_way_out(
    draft: &mut Draft<'_>,
    role: Role,
    line: Option<Sentence>,
    cycles: &Cycles,
    number: u32,
) -> bool {
    let (begins, room) = cycles.way_out(number);
    let Some(line) = line.filter(|line| TONE + draft.takes(line) + GAP <= room) else { return false };
    draft.say(role, Some(line), begins + TONE).is_some()
}

fn further(draft: &mut Draft<'_>, cycles: &Cycles) {
    let spacing = (draft.length() / 4).max(APART);
    let mut last = draft.last(Role::During).map(|(at, _)| at);
    for number in (WORDED + 1)..=cycles.count.saturating_sub(3) {
        let at = cycles.way_out(number).0;
        if last.is_some_and(|last| at < last + spacing) {
            continue;
        }
        let own = &draft.spoken().during;
        let line = if own.is_empty() { draft.general(Line::BreathLines) } else { draft.further(own) };
        if on_the_way_out(draft, Role::During, line, cycles, number) {
            last = Some(at);
        }
    }
}

/// Every tone of a breathing exercise, once.
pub(super) fn tones(dose: &Breathe) -> Vec<Tone> {
    let mut all: Vec<Tone> = Vec::new();
    let lengths = dose.pattern.map(Seconds::duration);
    let first = lengths.iter().position(|length| !length.is_zero());
    for (place, length) in lengths.into_iter().enumerate().filter(|(_, length)| !length.is_zero()) {
        let opens = (first == Some(place)).then(|| tone_of(place, length.saturating_sub(TONE)));
        all.extend(opens);
        all.push(tone_of(place, length));
    }
    all.dedup();
    all
}

/// The tone of this part of a cycle.
fn tone_of(place: usize, length: Duration) -> Tone {
    match place {
        0 => Tone::BreatheIn { length },
        2 => Tone::BreatheOut { length },
        _ => Tone::HoldBreath { length },
    }
}

/// The tones of a cycle, and its words where it has them.
fn parts_of(draft: &mut Draft<'_>, cycles: &Cycles, number: u32, worded: bool) {
    const WORDS: [Line; 4] = [Line::BreathIn, Line::BreathHold, Line::BreathOut, Line::BreathRest];
    let mut at = cycles.start(number);
    for (place, length) in cycles.parts.into_iter().enumerate() {
        if length.is_zero() || draft.is_ticked(at) {
            at += length;
            continue;
        }
        // The very first waits for the tone that opens work, which it would cut off.
        let after = if at.is_zero() { TONE } else { Duration::ZERO };
        draft.sound(tone_of(place, length.saturating_sub(after)), at + after);
        if worded && !at.is_zero() {
            let own = draft.spoken().words.get(place);
            let word = draft.own_or(own, WORDS[place]);
            let fits = word.filter(|word| TONE + draft.takes(word) <= length);
            draft.say(Role::Breath, fits, at + TONE);
        }
        at += length;
    }
}
