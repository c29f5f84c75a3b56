//! What the person chose: one flat file, read once.
//!
//! A value that is wrong costs only itself. Nothing here knows what becomes of a choice.

mod choice;
mod edit;
mod file;
mod kept;
mod keys;

pub use self::{
    choice::{Graphics, Motion, Theme, Voice},
    file::{SettingsError, change, load},
    keys::{KEYS, Key, Kind, key},
};

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveTime};

use crate::{
    body::{Equipment, Token},
    cue::Talk,
    document::{Page, Problem, parse_line_by_line},
    exercise::{Id, Seconds},
    text::Text,
};

/// The name of the key that says what the person has.
pub const EQUIPMENT: &str = "equipment";

/// What the person chose, key by key; what they left alone is as it usually is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of its own in the file")]
pub struct Settings {
    /// Who speaks.
    pub voice: Voice,
    /// The model file that `piper` speaks with, from the root or from `~/`.
    pub piper_model: Option<PathBuf>,
    /// The voice's own name for one of its voices.
    pub voice_name: Option<Text>,
    /// Words a minute, 80 to 300.
    pub rate: u16,
    /// How loud the voice is, 0 to 100.
    pub volume: u8,
    /// How much is said.
    pub talk: Talk,
    /// Whether tones sound.
    pub tones: bool,
    /// How loud tones are, 0 to 100.
    pub tone_volume: u8,
    /// Whether the terminal's bell rings where there are no tones.
    pub bell: bool,
    /// Whether the screen flashes at a change.
    pub flash: bool,
    /// Whether the desktop is told where nothing is heard and the window is behind another.
    pub notify: bool,
    /// Lines instead of a screen.
    pub plain: bool,
    /// The colours.
    pub theme: Theme,
    /// How much moves.
    pub motion: Motion,
    /// The letters figures are drawn with.
    pub graphics: Graphics,
    /// What the person has; by default everything.
    pub equipment: Vec<Equipment>,
    /// Whether they ever said so.
    pub equipment_from: Origin,
    /// More time to get into place, 0 to 30 s.
    pub settle: Seconds,
    /// When a day begins; what is done before it belongs to the day before.
    pub day_start: NaiveTime,
    /// The programme that is followed.
    pub programme: Option<Id>,
    /// The day it began.
    pub programme_since: Option<NaiveDate>,
    /// The causes whose habits are kept.
    pub habit: Vec<Id>,
    /// The routines liked best.
    pub favourites: Vec<Id>,
    /// Whether the keys of a session are locked from its start.
    pub lock: bool,
    /// Whether the computer is kept awake during a session.
    pub awake: bool,
    /// Whether a session takes orders from other terminals.
    pub remote: bool,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said anything.
    Default,
    /// It stands in the file.
    File,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            voice: Voice::Auto,
            piper_model: None,
            voice_name: None,
            rate: 155,
            volume: 100,
            talk: Talk::Full,
            tones: true,
            tone_volume: 60,
            bell: true,
            flash: true,
            notify: true,
            plain: false,
            theme: Theme::Auto,
            motion: Motion::Full,
            graphics: Graphics::Auto,
            equipment: Equipment::ALL.to_vec(),
            equipment_from: Origin::Default,
            settle: Seconds::ZERO,
            day_start: NaiveTime::from_hms_opt(4, 0, 0).expect("four o'clock is a time of day"),
            programme: None,
            programme_since: None,
            habit: Vec::new(),
            favourites: Vec::new(),
            lock: false,
            awake: true,
            remote: true,
        }
    }
}

impl Settings {
    /// Reads `source`, the text of a file called `name`: the settings, with the default for whatever is wrong, and what
    /// is wrong.
    pub fn read(name: &str, source: &str) -> (Self, Vec<Problem>) {
        let page = Page::new(name, source);
        let mut settings = Self::default();
        parse_line_by_line(&page, "settings file", |table| {
            for key in &KEYS {
                if let Some(entry) = table.take(key.name) {
                    key.read(&mut settings, &entry);
                    if key.name == EQUIPMENT {
                        settings.equipment_from = Origin::File;
                    }
                }
            }
            table.refuse_the_rest();
        });
        (settings, page.into_problems())
    }
}

/// The settings file as it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// What it says, with the default for whatever is wrong.
    pub settings: Settings,
    /// What is wrong in it.
    pub problems: Vec<Problem>,
    /// Its text, to render the problems with.
    pub source: String,
}

impl Loaded {
    /// One line for a place that has room for no more, if anything is wrong.
    pub fn notice(&self) -> Option<&'static str> {
        match self.problems.as_slice() {
            [] => None,
            [_] => Some("a setting is wrong and left at its default; `supple config` shows which"),
            _ => Some("some settings are wrong and left at their defaults; `supple config` shows which"),
        }
    }
}
