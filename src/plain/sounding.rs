//! What a plain session lets be heard, and what it is told from outside.
//!
//! It plays nothing itself; it asks for it.

use std::{sync::mpsc::RecvTimeoutError, time::Duration};

use super::{Effect, Form, Message, Plain};
use crate::{
    clock::{Clock, Moment, Now},
    cue::{self, Aloud, Cue, What},
    outside::sound::{Hearing, Live},
    session::{Ending, Event, Happening, Order, Standing},
};

/// So long the last sentence may take.
const LAST_SENTENCE: Duration = Duration::from_secs(6);
/// After so long a pause the machine may sleep.
const LONG_PAUSE: Duration = Duration::from_secs(60);

/// Whether it is heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sound {
    /// It is never, as in a rehearsal.
    None,
    /// It is.
    On(Hearing),
    /// It is not, until the person says so.
    Muted(Hearing),
}

impl Sound {
    fn hearing(&mut self) -> Option<&mut Hearing> {
        match self {
            Self::None => None,
            Self::On(hearing) | Self::Muted(hearing) => Some(hearing),
        }
    }
}

impl Plain<'_> {
    /// The cues that are due now, each with its moment; heard before they are written, so that no line delays them.
    pub(super) fn hear(&mut self, events: &[Event], now: &Now) -> Vec<(Moment, Cue)> {
        let progress = self.session.progress(now.moment);
        let mut cues = self.score.due(events, &progress);
        if matches!(self.form, Form::Json { .. }) {
            // What follows a session is not one of its events, and whoever reads those waits for nothing after the last.
            cues.retain(|cue| !is_last_sentence(cue));
        }
        let aloud = cue::aloud(&cues, events, &progress);
        let expected = cue::expected(&self.score, &progress).filter(|_| self.log.is_some());
        let since = |at: Duration| progress.elapsed.saturating_sub(at);
        let moment = |cue: &Cue| Moment::new(now.moment.elapsed().saturating_sub(since(cue.at)));
        let told: Vec<(Moment, Cue)> = cues.into_iter().map(|cue| (moment(&cue), cue)).collect();
        for event in events {
            match event.what {
                Happening::Paused(_) => self.paused = Some(event.at),
                Happening::Resumed => self.wake_up(),
                _ => {}
            }
        }
        if let Sound::On(hearing) = &self.sound {
            let rings = hearing.rings() && matches!(self.form, Form::Lines { bell: true });
            let is_rung = |(_, cue): &(Moment, Cue)| matches!(cue.what, What::Tone(tone) if !tone.is_tempo());
            if rings && told.iter().any(is_rung) {
                self.output.ring();
            }
            let last = told.iter().map(|(_, cue)| cue).find(|cue| is_last_sentence(cue));
            self.last_sentence = last.map_or(self.last_sentence, |cue| cue.length);
            aloud.into_iter().chain(expected).for_each(|aloud| (self.perform)(Effect::Aloud(aloud)));
        }
        told
    }

    /// Takes in which rungs live.
    pub(super) fn learn(&mut self, live: Live, now: &Now) {
        let Some(hearing) = self.sound.hearing() else { return };
        hearing.live = live;
        let heard = hearing.words();
        let is_told = matches!((&self.sound, self.form), (Sound::On(_), Form::Lines { .. }));
        // Another program that does the same is nothing new to the person.
        if is_told && std::mem::replace(&mut self.heard, heard) != heard {
            self.print(now.moment, &format!("Sound: {heard}."));
        }
    }

    /// Sound off or on; whether it is off now.
    pub(super) fn mute(&mut self, now: &Now) -> bool {
        let (sound, words) = match std::mem::replace(&mut self.sound, Sound::None) {
            Sound::None => return true,
            Sound::On(hearing) => (Sound::Muted(hearing), "Sound off."),
            Sound::Muted(hearing) => (Sound::On(hearing), "Sound on."),
        };
        self.sound = sound;
        if matches!(self.sound, Sound::Muted(_)) {
            (self.perform)(Effect::Aloud(Aloud::Hush));
        }
        if matches!(self.form, Form::Lines { .. }) {
            self.print(now.moment, words);
        }
        matches!(self.sound, Sound::Muted(_))
    }

    /// Carries out an order from outside, and answers it.
    pub(super) fn heed(&mut self, order: Order, ticket: u64, now: &Now) {
        let progress = self.session.progress(now.moment);
        let (before, standing) = (cue::Stood::at(&progress), progress.standing);
        let words = if order == Order::Mute {
            cue::answer_to_mute(self.mute(now))
        } else {
            if let Some(command) = order.command(standing) {
                self.obey(command, now);
            }
            cue::answer(order, before, &self.session.progress(now.moment), self.session.routine())
        };
        (self.perform)(Effect::Answer { ticket, words });
    }

    /// How long a pause may still last before the machine may sleep; nothing if it may already, or none lasts.
    pub(super) fn until_long(&self, now: &Now) -> Option<Duration> {
        self.paused.map(|since| since.after(LONG_PAUSE).since(now.moment))
    }

    /// Lets the machine sleep once a pause is long.
    pub(super) fn doze(&mut self, now: &Now) {
        let stands = matches!(self.session.progress(now.moment).standing, Standing::Paused(_));
        if stands && self.until_long(now) == Some(Duration::ZERO) {
            self.paused = None;
            (self.perform)(Effect::Doze);
        }
    }

    fn wake_up(&mut self) {
        self.paused = None;
        (self.perform)(Effect::StayAwake);
    }

    /// Lets the last sentence be said to its end, which belongs to the lines, not to the events; any key ends it. The
    /// signal that does, if one does.
    pub(super) fn let_finish(&mut self, clock: &Clock) -> Option<i32> {
        let speaks = matches!(&self.sound, Sound::On(hearing) if hearing.live.voice.is_some());
        let tells = matches!(self.form, Form::Lines { .. });
        if !speaks || !tells || self.session.ending() != Some(Ending::Completed) || self.output.closed {
            return None;
        }
        let began = clock.now();
        let ends = began.moment.after(self.last_sentence.min(LAST_SENTENCE));
        loop {
            let now = clock.now();
            if now.moment >= ends {
                return None;
            }
            match self.messages.recv_timeout(clock.until(ends, &now)) {
                Ok(Message::Signal(signal)) => return Some(signal),
                Ok(Message::Key(_)) | Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    return None;
                }
                Ok(Message::Acknowledged(_) | Message::Live(_) | Message::Remote { .. }) => {}
            }
        }
    }
}

fn is_last_sentence(cue: &Cue) -> bool {
    cue.role == cue::Role::Finished && matches!(cue.what, What::Say(_))
}
