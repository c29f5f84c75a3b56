//! The timetable of one phase while it is written: lines are placed one by one, in order of rank.
//!
//! A line stays only if it fits whole. What was heard already stands, and is not said twice.

use std::{ops::RangeInclusive, time::Duration};

use super::{
    Cue, Pace, Role, Tone, What,
    room::{GAP, Room},
    turns::{Turn, Turns},
};
use crate::{
    body::{Side, Token},
    exercise::{Kind, Sides, Spoken},
    library::{Line, SpokenLines},
    routine::StepSides,
    session::{PhaseKind, Progress},
    text::Text,
};

/// After the tone that opens settling, a rest or a switch.
pub(super) const LEAD: Duration = Duration::from_millis(300);
/// After the tone that opens work, and after any tone within it.
pub(super) const TONE: Duration = Duration::from_millis(200);
/// The last seconds of a phase, one tick each.
pub(super) const TICKS: Duration = Duration::from_secs(3);
/// Silence before the first tick.
const GUARD: Duration = Duration::from_millis(200);
/// Work shorter than this has no ticks, or there would be nothing else.
const TICKED_FROM: Duration = Duration::from_secs(8);

/// How the phase before ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// It was no work, or the person ended it by key.
    Nothing,
    /// Work ended by itself, or it let go.
    Work,
    /// A tender hold reached its cap.
    Cap,
}

/// A cue in its place.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) cue: Cue,
    pub(super) turn: Option<Turn>,
    pub(super) heard: bool,
}

/// A line that could be said.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) text: Text,
    turn: Option<Turn>,
}

/// What a timetable is written from.
pub(super) struct Basis<'a> {
    pub(super) progress: &'a Progress<'a>,
    pub(super) lines: &'a SpokenLines,
    pub(super) turns: Turns,
    pub(super) pace: Pace,
    /// Whether the step's first work is still to come or runs now.
    pub(super) is_first: bool,
    pub(super) after: After,
    /// From when on anything may be added: the start, or the moment of a change.
    pub(super) from: Duration,
    /// What of this phase was heard already.
    pub(super) heard: Vec<Entry>,
}

/// A timetable being written.
pub(super) struct Draft<'a> {
    pub(super) progress: &'a Progress<'a>,
    pub(super) lines: &'a SpokenLines,
    pub(super) is_first: bool,
    pub(super) after: After,
    /// From when on anything may be added.
    pub(super) from: Duration,
    turns: Turns,
    pace: Pace,
    room: Room,
    entries: Vec<Entry>,
}

impl<'a> Draft<'a> {
    /// An empty timetable, or what is left of one after a change.
    pub(super) fn new(basis: Basis<'a>) -> Self {
        let Basis { progress, lines, turns, pace, is_first, after, from, heard } = basis;
        let closes = if ticks(progress) {
            progress.length.saturating_sub(TICKS + GUARD)
        } else {
            progress.length.saturating_sub(GAP)
        };
        let mut draft = Self {
            progress,
            lines,
            is_first,
            after,
            from,
            turns,
            pace,
            room: Room::new(from, closes),
            entries: Vec::new(),
        };
        for entry in heard {
            if matches!(entry.cue.what, What::Say(_)) {
                draft.room.take(entry.cue.at, entry.cue.length);
            }
            if let Some(turn) = entry.turn {
                draft.turns.pass(turn);
            }
            draft.entries.push(entry);
        }
        draft
    }

    /// The cues in their order.
    pub(super) fn finish(mut self) -> Vec<Entry> {
        self.tick();
        self.entries.sort_by_key(|entry| entry.cue.at);
        self.entries
    }

    /// The whole phase.
    pub(super) fn length(&self) -> Duration {
        self.progress.length
    }

    /// By when everything must be said.
    pub(super) fn closes(&self) -> Duration {
        self.room.closes
    }

    /// The exercise's own lines.
    pub(super) fn spoken(&self) -> &'a Spoken {
        &self.progress.step.exercise.spoken
    }

    pub(super) fn kind(&self) -> Kind {
        self.progress.step.exercise.kind
    }

    /// Whether the sides take turns in a repetition.
    pub(super) fn alternates(&self) -> bool {
        self.progress.step.sides == StepSides::All(Sides::Alternate)
    }

    /// A line of the exercise, with its sides filled in.
    pub(super) fn own(&self, text: &Text) -> Sentence {
        let side = match self.progress.side {
            Side::Both if self.alternates() => Side::Left,
            side => side,
        };
        Sentence { text: sided(text, side), turn: None }
    }

    /// The general line whose turn it is.
    pub(super) fn general(&self, line: Line) -> Option<Sentence> {
        let turn = Turn::General(line);
        let text = self.turns.pick(turn, self.lines.line(line))?;
        Some(Sentence { turn: Some(turn), ..self.own(text) })
    }

    /// The exercise's own line, else the general one.
    pub(super) fn own_or(&self, own: Option<&Text>, line: Line) -> Option<Sentence> {
        own.map(|own| self.own(own)).or_else(|| self.general(line))
    }

    /// The further line whose turn it is.
    pub(super) fn further(&self, variants: &[Text]) -> Option<Sentence> {
        let turn = Turn::During(self.progress.number);
        let text = self.turns.pick(turn, variants)?;
        Some(Sentence { turn: Some(turn), ..self.own(text) })
    }

    /// How long `sentence` takes.
    pub(super) fn takes(&self, sentence: &Sentence) -> Duration {
        self.pace.length_of(&sentence.text)
    }

    /// Says `sentence` at `at`, or not at all; tells when it is over.
    pub(super) fn say(&mut self, role: Role, sentence: Option<Sentence>, at: Duration) -> Option<Duration> {
        self.say_in(role, sentence, &(at..=at), GAP)
    }

    /// Says `sentence` as early as it fits in `window`, with `quiet` around it, or not at all; tells when it is over.
    pub(super) fn say_in(
        &mut self,
        role: Role,
        sentence: Option<Sentence>,
        window: &RangeInclusive<Duration>,
        quiet: Duration,
    ) -> Option<Duration> {
        let sentence = sentence.filter(|sentence| !sentence.text.is_empty())?;
        let length = self.takes(&sentence);
        let at = self.room.earliest(window, length, quiet)?;
        self.room.take(at, length);
        if let Some(turn) = sentence.turn {
            self.turns.pass(turn);
        }
        let cue = Cue { at, length, what: What::Say(sentence.text), role };
        self.entries.push(Entry { cue, turn: sentence.turn, heard: false });
        Some(at + length)
    }

    /// Sounds `tone` at `at`, unless that is over.
    pub(super) fn sound(&mut self, tone: Tone, at: Duration) {
        let what = What::Tone(tone);
        let is_there = self.entries.iter().any(|entry| entry.cue.at == at && entry.cue.what == what);
        if at >= self.from && at < self.length() && !is_there {
            let cue = Cue { at, length: tone.length(), what, role: Role::Signal };
            self.entries.push(Entry { cue, turn: None, heard: false });
        }
    }

    /// Whether something was placed for `role`.
    pub(super) fn has(&self, role: Role) -> bool {
        self.last(role).is_some()
    }

    /// When the last line for `role` begins and ends.
    pub(super) fn last(&self, role: Role) -> Option<(Duration, Duration)> {
        let of_role = self.entries.iter().filter(|entry| entry.cue.role == role);
        of_role.map(|entry| (entry.cue.at, entry.cue.at + entry.cue.length)).max()
    }

    /// Whether a line for `role` begins within `near` of `at`.
    pub(super) fn has_near(&self, role: Role, at: Duration, near: Duration) -> bool {
        self.entries.iter().any(|entry| entry.cue.role == role && entry.cue.at.abs_diff(at) <= near)
    }

    /// Whether these words are in place already.
    pub(super) fn says(&self, text: &Text) -> bool {
        self.entries.iter().any(|entry| matches!(&entry.cue.what, What::Say(said) if said == text))
    }

    /// The three last seconds, where the phase has them.
    fn tick(&mut self) {
        if ticks(self.progress) {
            for second in [3, 2, 1] {
                if let Some(at) = self.length().checked_sub(Duration::from_secs(second)) {
                    self.sound(Tone::Tick, at);
                }
            }
        }
    }

    /// Whether `at` lies in the three last seconds and they have ticks.
    pub(super) fn is_ticked(&self, at: Duration) -> bool {
        ticks(self.progress) && at + TICKS >= self.length()
    }
}

/// Whether the last seconds of the running phase are ticks: a roll ticks at its very end, and short work does not.
fn ticks(progress: &Progress<'_>) -> bool {
    match progress.phase {
        PhaseKind::Settle | PhaseKind::Switch | PhaseKind::Rest => true,
        PhaseKind::Work | PhaseKind::Tender | PhaseKind::Ready => {
            let rolls_on = progress.then.is_some_and(PhaseKind::is_held);
            progress.length >= TICKED_FROM && !rolls_on
        }
    }
}

/// `line` with its sides filled in; without a side, as in print.
pub(super) fn sided(line: &Text, side: Side) -> Text {
    match side {
        Side::Both => line.fill(&[("{side}", "one"), ("{other}", "other")]),
        Side::Left | Side::Right => line.fill(&[("{side}", side.name()), ("{other}", side.other().name())]),
    }
}
