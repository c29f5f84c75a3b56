//! What of a session is heard, and what tells the same to those who cannot hear: a flash, the window's title, the words.
//!
//! When and what is the score's; here it is asked of the world, or kept back while the sound is off.

use std::time::Duration;

use crate::{
    body::{Side, Token},
    clock::Moment,
    cue::{self, Aloud, Cue, Score, Tone, What},
    outside::sound::{Hearing, Live, Rung},
    session::{Event, Happening, PhaseKind, Progress, Standing},
    text::Text,
    ui::message::{Effect, Focus, Sounding, Switch},
};

/// How long the screen is turned over at the start and the end of work.
const FLASH: Duration = Duration::from_millis(150);
/// From one flash to the next: never more than three a second.
const DARK: Duration = Duration::from_millis(350);
/// So long a notice can be read.
const NOTICE: Duration = Duration::from_secs(15);
/// After so long a pause the machine may sleep.
const LONG_PAUSE: Duration = Duration::from_secs(60);

/// What has changed when the session is over.
const OVER: &str = "the session is over";

/// The sounding side of a session.
#[derive(Clone, Debug)]
pub(super) struct Heard {
    score: Score,
    hearing: Hearing,
    is_muted: bool,
    /// Whether the screen flashes.
    flashes: Switch,
    /// The beginning of the last flash.
    flash: Option<Moment>,
    /// Whether the desktop is told.
    notices: Switch,
    focus: Focus,
    /// The cue that was told to be near.
    expected: Option<Moment>,
    /// When the machine may sleep, in a pause.
    doze: Option<Moment>,
    /// Words for the person, and until when.
    notice: Option<(Text, Moment)>,
}

/// How much of the screen a flash turns over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Light {
    /// The title line.
    Title,
    /// As much as is seen from the corner of an eye.
    Broad,
}

impl Heard {
    pub(super) fn new(sounding: &Sounding) -> Self {
        Self {
            score: Score::shipped(sounding.telling),
            hearing: sounding.hearing.clone(),
            is_muted: sounding.is_muted,
            flashes: sounding.flash,
            flash: None,
            notices: sounding.notices,
            focus: Focus::default(),
            expected: None,
            doze: None,
            notice: None,
        }
    }

    /// What is to be heard and shown after `events`, now that the session stands at `progress`.
    pub(super) fn hear(&mut self, events: &[Event], progress: &Progress<'_>, now: Moment) -> Vec<Effect> {
        let cues = self.score.due(events, progress);
        let works = |cue: &Cue| matches!(cue.what, What::Tone(tone) if tone == Tone::Start || tone.closes());
        let is_dark = self.flash.is_none_or(|began| now.since(began) >= DARK);
        if self.flashes == Switch::On && cues.iter().any(works) && is_dark {
            self.flash = Some(now);
        }
        let mut effects = self.wake(events, progress, now);
        if let Some(news) = news(events, progress) {
            effects.push(Effect::Title(title(&news)));
            if self.notices == Switch::On && self.focus == Focus::Behind && !self.is_heard() {
                effects.push(Effect::Notify(Text::new(&news)));
            }
        }
        if self.is_muted {
            return effects;
        }
        effects.extend(cue::aloud(&cues, events, progress).into_iter().map(Effect::Aloud));
        let is_rung = |cue: &Cue| matches!(cue.what, What::Tone(tone) if !tone.is_tempo());
        if self.hearing.rings() && cues.iter().any(is_rung) {
            effects.push(Effect::Ring);
        }
        if let Some(Aloud::Expect(after)) = cue::expected(&self.score, progress) {
            let comes = now.after(after);
            if self.expected.replace(comes) != Some(comes) {
                effects.push(Effect::Aloud(Aloud::Expect(after)));
            }
        }
        effects
    }

    /// The machine may sleep in a long pause, and not after it.
    fn wake(&mut self, events: &[Event], progress: &Progress<'_>, now: Moment) -> Vec<Effect> {
        let mut effects = Vec::new();
        for event in events {
            match event.what {
                Happening::Paused(_) => self.doze = Some(event.at.after(LONG_PAUSE)),
                Happening::Resumed => {
                    self.doze = None;
                    effects.push(Effect::StayAwake);
                }
                _ => {}
            }
        }
        let stands = matches!(progress.standing, Standing::Paused(_));
        if stands && self.doze.take_if(|doze| *doze <= now).is_some() {
            effects.push(Effect::Doze);
        }
        effects
    }

    /// When the next cue comes, the flash ends, or a pause is long.
    pub(super) fn next_due(&self, progress: &Progress<'_>, now: Moment) -> Option<Moment> {
        let cue = self.score.next(progress).map(|after| now.after(after));
        let flash = self.flash.map(|began| began.after(FLASH)).filter(|ends| *ends > now);
        let stands = matches!(progress.standing, Standing::Paused(_));
        let doze = self.doze.filter(|_| stands);
        [cue, flash, doze].into_iter().flatten().min()
    }

    /// Takes in which rungs live.
    pub(super) fn learn(&mut self, live: Live) {
        self.hearing.live = live;
    }

    /// Shows `words` for a while.
    pub(super) fn notice(&mut self, words: Text, now: Moment) {
        self.notice = Some((words, now.after(NOTICE)));
    }

    /// Sound off, at once, or on.
    pub(super) fn mute(&mut self) -> Vec<Effect> {
        self.is_muted = !self.is_muted;
        if self.is_muted { vec![Effect::Aloud(Aloud::Hush)] } else { Vec::new() }
    }

    pub(super) fn is_muted(&self) -> bool {
        self.is_muted
    }

    /// The rung that lives, in a word.
    pub(super) fn rung(&self) -> &'static str {
        if self.is_muted { "muted" } else { self.hearing.rung().name() }
    }

    /// Whether a sentence would be heard.
    pub(super) fn speaks(&self) -> bool {
        !self.is_muted && self.hearing.live.voice.is_some()
    }

    /// Takes in where the window is.
    pub(super) fn follow_focus(&mut self, focus: Focus) {
        self.focus = focus;
    }

    /// Whether words or tones are heard; a bell says too little, and often nothing.
    fn is_heard(&self) -> bool {
        !self.is_muted && matches!(self.hearing.rung(), Rung::Voice | Rung::Tones)
    }

    /// What is turned over at `now`: a line for those who hear, more for those who do not.
    pub(super) fn light(&self, now: Moment) -> Option<Light> {
        self.flash.filter(|began| now.since(*began) < FLASH)?;
        Some(if self.is_heard() { Light::Title } else { Light::Broad })
    }

    /// What is said now, or was a moment ago, for those who read.
    pub(super) fn said(&self, progress: &Progress<'_>, now: Moment) -> Option<&str> {
        let notice = self.notice.as_ref().filter(|(_, until)| now < *until).map(|(words, _)| words);
        // While time stands still the screen says why anyway.
        let said = || self.score.said_now(progress).filter(|_| progress.standing == Standing::Running);
        notice.or_else(said).map(Text::as_str)
    }
}

/// What the window is called while `news` are true.
fn title(news: &str) -> Text {
    match news {
        OVER => Text::new("supple"),
        news => Text::new(&format!("{news} · supple")),
    }
}

/// What has changed, in a few words.
fn news(events: &[Event], progress: &Progress<'_>) -> Option<String> {
    let word = events.iter().rev().find_map(|event| match event.what {
        Happening::Began { kind, .. } => Some(match kind {
            PhaseKind::Work | PhaseKind::Tender | PhaseKind::Ready => "now",
            PhaseKind::Settle => "next",
            PhaseKind::Switch => "other side",
            PhaseKind::Rest => "rest",
        }),
        Happening::GetReady { .. } => Some("get ready"),
        Happening::Paused(_) => Some("paused"),
        Happening::Ended(_) => Some(OVER),
        Happening::LetGo | Happening::Holding { .. } | Happening::Recorded(_) | Happening::Resumed => None,
    })?;
    if word == OVER {
        return Some(OVER.to_owned());
    }
    let name = &progress.step.exercise.name;
    let side = if progress.side == Side::Both { "" } else { progress.side.name() };
    let gap = if side.is_empty() { "" } else { " · " };
    Some(format!("{word} · {name}{gap}{side}"))
}
