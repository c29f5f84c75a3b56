//! Repetitions, counted in their tempo.

use std::time::Duration;

use super::{
    super::{
        Role, Tone,
        draft::{Draft, Sentence, TONE, sided},
        numbers,
        room::GAP,
    },
    APART, FEEL_FROM, QUIET, feel, start,
};
use crate::{
    body::Side,
    exercise::{Reps, Seconds},
    library::Line,
    text::Text,
};

/// So many repetitions have the words of their tempo.
const WORDED: u32 = 3;
/// Repetitions this long always have them, and room for a sentence inside.
const LONG: Duration = Duration::from_secs(8);

/// One repetition, or one side of it where they take turns.
struct Turn {
    /// The repetition, counted from 1.
    number: u32,
    at: Duration,
    side: Side,
}

/// A set.
pub(super) fn set(draft: &mut Draft<'_>, dose: &Reps) {
    let each = draft.progress.step.repetition().duration();
    let turns = turns(draft, dose, each);
    let Some(count) = turns.last().map(|turn| turn.number) else { return };
    start(draft);
    feel_in(draft, dose, each);
    let announced = last_ones(draft, count, each);
    let half = draft.spoken().half.as_ref().map(|half| draft.own(half));
    if !draft.has(Role::HalfWay) {
        draft.say(Role::HalfWay, half, each * (count / 2) + TONE);
    }
    during(draft, &turns, announced);
    for turn in turns.iter().skip(1) {
        let word = opener(draft, turn);
        count_word(draft, word, turn.at + TONE);
    }
    for turn in &turns {
        inside(draft, turn, dose);
    }
}

fn turns(draft: &Draft<'_>, dose: &Reps, each: Duration) -> Vec<Turn> {
    let one = dose.tempo.length().duration();
    let alternates = draft.alternates();
    let starts = std::iter::successors(Some(Duration::ZERO), |at| at.checked_add(one));
    let sides = [Side::Left, Side::Right].into_iter().cycle();
    let within = starts.take_while(|at| !one.is_zero() && *at + one <= draft.length());
    let turn = |(at, side): (Duration, Side)| Turn {
        number: u32::try_from(at.as_secs() / each.as_secs().max(1)).unwrap_or(u32::MAX).saturating_add(1),
        at,
        side: if alternates { side } else { draft.progress.side },
    };
    within.zip(sides).map(turn).collect()
}

/// What it should feel like: early, or in a long repetition inside its longest part, after the word of that.
fn feel_in(draft: &mut Draft<'_>, dose: &Reps, each: Duration) {
    let after_start = draft.last(Role::Start).map_or(Duration::ZERO, |(_, end)| end + GAP);
    let at = if each >= LONG && !draft.alternates() {
        let parts = parts(dose);
        let longest = parts.iter().rev().max_by_key(|(length, ..)| *length);
        longest.map_or(FEEL_FROM, |(_, start, place)| {
            let word = word(draft, *place, draft.progress.side).map(|word| draft.takes(&word));
            *start + TONE + word.filter(|_| *place > 0).map_or(Duration::ZERO, |length| length + GAP)
        })
    } else {
        FEEL_FROM
    };
    feel(draft, at.max(after_start));
}

/// The parts of a repetition that take time: length, start, and which it is.
fn parts(dose: &Reps) -> Vec<(Duration, Duration, usize)> {
    let mut at = Duration::ZERO;
    let mut parts = Vec::new();
    for (place, length) in
        [dose.tempo.out, dose.tempo.hold, dose.tempo.back].map(Seconds::duration).iter().enumerate()
    {
        if !length.is_zero() {
            parts.push((*length, at, place));
        }
        at += *length;
    }
    parts
}

/// The word of a part, if it has one.
fn word(draft: &Draft<'_>, place: usize, side: Side) -> Option<Sentence> {
    let word = draft.spoken().count.get(place).filter(|word| !word.is_empty())?;
    Some(draft.own(&sided(word, side)))
}

/// "Last one", "two more" or "last pair", whichever fits; when it is said.
fn last_ones(draft: &mut Draft<'_>, count: u32, each: Duration) -> Duration {
    let last = each * count.saturating_sub(1) + TONE;
    let line = if draft.alternates() { Line::LastPair } else { Line::LastOne };
    let line = draft.general(line).filter(|_| count > 1);
    if draft.say(Role::LastOnes, line, last).is_some() {
        return last;
    }
    let two_left = each * count.saturating_sub(2) + TONE;
    let line = draft.general(Line::TwoMore).filter(|_| count > 2);
    draft.say(Role::LastOnes, line, two_left).map_or(draft.length(), |_| two_left)
}

/// Further lines, from the fourth repetition on, after its number.
fn during(draft: &mut Draft<'_>, turns: &[Turn], announced: Duration) {
    let mut last = draft.last(Role::During).map(|(at, _)| at);
    for turn in turns.iter().filter(|turn| turn.number > WORDED) {
        let opener = opener(draft, turn).map_or(Duration::ZERO, |word| draft.takes(&word) + GAP);
        let at = turn.at + TONE + opener;
        if at >= announced || last.is_some_and(|last| at < last + APART) {
            continue;
        }
        let line = draft.further(&draft.spoken().during);
        if draft.say_in(Role::During, line, &(at..=at), QUIET).is_some() {
            last = Some(at);
        }
    }
}

/// The word at the start of a repetition: of the tempo, the side, or the number.
fn opener(draft: &Draft<'_>, turn: &Turn) -> Option<Sentence> {
    let side = |line: Line| draft.lines.line(line).first().map(|word| draft.own(word));
    let names_side = draft.spoken().count.first().is_some_and(|word| word.as_str().contains("{side}"));
    if is_worded(draft, turn) && (names_side || !draft.alternates()) {
        return word(draft, 0, turn.side);
    }
    match (draft.alternates(), turn.side) {
        (true, Side::Right) => side(Line::Right),
        (true, Side::Left | Side::Both) => side(Line::Left),
        (false, _) => numbers::words(turn.number.into(), draft.lines).map(|number| draft.own(&number)),
    }
}

fn is_worded(draft: &Draft<'_>, turn: &Turn) -> bool {
    let one = draft.progress.step.repetition().duration();
    let first_few = draft.is_first && draft.progress.round == 1 && turn.number <= WORDED;
    draft.spoken().count.iter().any(|word: &Text| !word.is_empty()) && (first_few || one >= LONG)
}

/// The tones of a repetition, and the words of its stay and way back.
fn inside(draft: &mut Draft<'_>, turn: &Turn, dose: &Reps) {
    let worded = is_worded(draft, turn);
    for (_, start, place) in parts(dose) {
        let at = turn.at + start;
        if draft.is_ticked(at) {
            return;
        }
        if !at.is_zero() {
            draft.sound([Tone::Out, Tone::Stay, Tone::Back][place.min(2)], at);
        }
        if worded && place > 0 {
            let word = word(draft, place, turn.side);
            count_word(draft, word, at + TONE);
        }
    }
}

fn count_word(draft: &mut Draft<'_>, word: Option<Sentence>, at: Duration) {
    draft.say(Role::Count, word, at);
}
