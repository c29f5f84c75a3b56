//! How the interface heeds another choice at once, and lets it be heard.

use std::{sync::Arc, time::Duration};

use super::App;
use crate::{
    cue::{Aloud, Talk, Tone},
    text::Text,
    ui::{
        chosen::{Change, Chosen},
        message::Effect,
    },
};

/// Said so that a voice can be judged.
const SAMPLE: &str = "This is how I sound. Breathe out slowly, and let the shoulders sink.";
/// So long after a tone the sentence begins.
const AFTER_TONE: Duration = Duration::from_millis(400);

impl App {
    /// Takes in the settings as they are now; what changed is heeded, and a new sound is heard once.
    pub(super) fn heed_settings(&mut self, chosen: Chosen) -> Vec<Effect> {
        self.theme = chosen.theme;
        self.figures.graphics = chosen.graphics;
        self.figures.movement = chosen.movement;
        let first = self.sounding.telling.first;
        self.sounding.telling = chosen.telling;
        self.sounding.telling.first = first;
        self.sounding.hearing.bell = chosen.settings.bell;
        self.usual.settle = chosen.settings.settle;
        let is_new = !chosen.changes.is_empty() || self.house.settings != chosen.settings;
        self.house.settings = chosen.settings.clone();
        let sample = if chosen.refusal.is_none() { self.sample(&chosen) } else { Vec::new() };
        self.house.chosen = Some(Arc::new(chosen));
        self.tell_rooms();
        // Before anything is heard, so that it is heard as it was chosen.
        let heed = is_new.then(|| Effect::Heed(Box::new(self.house.settings.clone())));
        heed.into_iter().chain(sample).collect()
    }

    /// What lets the changed settings of `chosen` be heard.
    fn sample(&self, chosen: &Chosen) -> Vec<Effect> {
        if self.sounding.is_muted {
            return Vec::new();
        }
        let is_changed = |names: &[&str]| chosen.changes.iter().any(|it: &Change| names.contains(&it.key));
        let settings = &chosen.settings;
        let speaks = settings.talk != Talk::Tones;
        let mut heard = Vec::new();
        let is_voice = is_changed(&["voice", "piper-model", "voice-name", "rate", "volume", "talk"]);
        let is_tone = is_changed(&["tones", "tone-volume"]) || is_changed(&["talk"]) && !speaks;
        if is_tone && settings.tones {
            heard.push(Effect::Aloud(Aloud::Sound(Tone::Start)));
        }
        if is_voice && speaks {
            let after = if is_tone { AFTER_TONE } else { Duration::ZERO };
            heard.push(Effect::Aloud(Aloud::Say { words: Text::new(SAMPLE), after }));
        }
        if is_changed(&["bell"]) && settings.bell {
            heard.push(Effect::Ring);
        }
        heard
    }
}
