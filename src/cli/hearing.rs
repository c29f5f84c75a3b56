//! What the person hears, kept as the settings it means.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use super::{chosen, places::Places};
use crate::{
    outside::sound::{Change, Heard, Wanted, change},
    settings::{self, Settings, SettingsError},
};

/// How a line of the journal says that a session begins.
const STARTED: &str = "\"event\":\"started\"";
/// So many bytes of a file of the journal are looked at.
const BEGINNING: u64 = 1 << 20;

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

/// Whether nobody ever said here what they hear: no session is logged yet, and no voice was chosen. The answers to the safety
/// questions come before the first session, and say nothing of it.
pub(super) fn is_unproven(settings: &Settings, places: &Places) -> bool {
    settings.voice == settings::Voice::Auto && settings.tones && !has_session(&places.data.join("log"))
}

/// Whether a session was ever begun; of each file no more than its beginning is looked at, where the first one stands.
fn has_session(log: &Path) -> bool {
    let within = |folder: &Path| {
        let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        entries.map(|entry| entry.path())
    };
    let begins = |file: PathBuf| {
        let lines = File::open(file).map(|file| BufReader::new(file.take(BEGINNING)).lines());
        lines.is_ok_and(|lines| lines.map_while(Result::ok).any(|line| line.contains(STARTED)))
    };
    within(log).flat_map(|device| within(&device)).any(begins)
}
