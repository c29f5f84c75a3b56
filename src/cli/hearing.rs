//! What the person hears, kept as the settings it means.

use super::{chosen, places::Places};
use crate::{
    outside::sound::{Change, Heard, Wanted, change},
    settings::{self, Settings, SettingsError},
};

/// A setting that was to be kept: its name, and what stands in the file now or why it does not.
pub(super) type Kept = (&'static str, Result<String, SettingsError>);

/// Keeps what follows from what was heard of the voices and of the players.
pub(super) fn keep(settings: &Settings, places: &Places, voice: &Heard, tones: &Heard) -> Vec<Kept> {
    let Change { voice, tones } = change(&chosen::wish(settings), voice, tones);
    let voice = voice.and_then(|voice| match voice {
        Wanted::Auto => Some("auto".to_owned()),
        Wanted::Off => Some("off".to_owned()),
        Wanted::Named(name) => Some(name),
        // What was heard is always a known one.
        Wanted::Own(_) => None,
    });
    let tones = tones.map(|tones| tones.to_string());
    let all = [("voice", voice), ("tones", tones)];
    let write = |(name, value): (&'static str, Option<String>)| {
        let value = value?;
        let key = settings::key(name).map_err(SettingsError::Value);
        Some((name, key.and_then(|key| settings::change(&places.settings, key, Some(&value)))))
    };
    all.into_iter().filter_map(write).collect()
}

/// Whether nobody ever said here what they hear: nothing is logged yet, and no voice was chosen.
pub(super) fn is_unproven(settings: &Settings, places: &Places) -> bool {
    let log = std::fs::read_dir(places.data.join("log"));
    let is_first = log.map_or(true, |mut devices| devices.next().is_none());
    is_first && settings.voice == settings::Voice::Auto && settings.tones
}
