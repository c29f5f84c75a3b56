//! The timetable of the running phase, and what of it was heard.
//!
//! It is written elsewhere; here it is kept.

use std::time::Duration;

use super::{
    Cue, Role, Tone, What,
    draft::{After, Entry},
};
use crate::{
    session::{By, Event, Happening, PhaseKind, Progress},
    text::Text,
};

/// The timetable of the running phase.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) shape: Shape,
    pub(super) kind: PhaseKind,
    pub(super) step: usize,
    pub(super) is_hold: bool,
    pub(super) let_go: bool,
    /// What ended its part.
    pub(super) by: Option<By>,
    pub(super) after: After,
    /// When it began, as far as it ran without a standstill.
    pub(super) began: Duration,
    pub(super) entries: Vec<Entry>,
}

/// What a timetable depends on; when it changes, the rest is written anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) length: Duration,
    pub(super) floor: Option<Duration>,
    pub(super) then: Option<PhaseKind>,
    pub(super) to_hold: Duration,
}

impl Shape {
    pub(super) fn of(progress: &Progress<'_>) -> Self {
        Self {
            length: progress.length,
            floor: progress.floor,
            then: progress.then,
            to_hold: progress.to_hold,
        }
    }
}

impl Sheet {
    /// Silence at `now`, if what is being said would run into what is to come.
    pub(super) fn hush_overrun(&mut self, now: Duration) -> Option<Cue> {
        let place = self.entries.iter().rposition(|entry| entry.heard && words(&entry.cue).is_some())?;
        let said = &self.entries.get(place)?.cue;
        let over = said.at + said.length;
        let cuts = |entry: &Entry| !entry.heard && interrupts(&entry.cue) && entry.cue.at < over;
        if over <= now || !self.entries.iter().any(cuts) {
            return None;
        }
        let said = &mut self.entries.get_mut(place)?.cue;
        said.length = now.saturating_sub(said.at);
        Some(hush(now))
    }

    /// How what is over of it ended.
    pub(super) fn ended(&self) -> After {
        let capped = self.kind == PhaseKind::Tender && self.is_hold && !self.let_go;
        match self.by {
            _ if !self.kind.is_held() => After::Nothing,
            Some(By::Next | By::Hurt | By::Leave) => After::Nothing,
            Some(By::Cap | By::Time | By::LetGo) | None if capped => After::Cap,
            Some(By::Cap | By::Time | By::LetGo) | None => After::Work,
        }
    }
}

/// When the running phase began, or would have without a pause.
pub(super) fn began(events: &[Event]) -> Option<Duration> {
    events.iter().rev().find_map(|event| match event.what {
        Happening::Began { done, .. } => Some(event.at.elapsed().saturating_sub(done)),
        _ => None,
    })
}

/// The words of a cue that has some.
pub(super) fn words(cue: &Cue) -> Option<&Text> {
    match &cue.what {
        What::Say(text) => Some(text),
        What::Tone(_) | What::Hush => None,
    }
}

/// Whether no sentence may run into it.
pub(super) fn interrupts(cue: &Cue) -> bool {
    matches!(cue.what, What::Say(_) | What::Tone(Tone::Tick))
}

pub(super) fn tone(tone: Tone, at: Duration) -> Cue {
    Cue { at, length: tone.length(), what: What::Tone(tone), role: Role::Signal }
}

pub(super) fn hush(at: Duration) -> Cue {
    Cue { at, length: Duration::ZERO, what: What::Hush, role: Role::Signal }
}
