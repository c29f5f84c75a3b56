//! The keys of the settings file: name, values, default and meaning.
//!
//! Reading, printing, setting, the list of keys and the page about them come from this one table.

use super::{Graphics, Motion, Settings, Theme, Voice, kept::Kept};
use crate::{
    body::{Equipment, Token},
    cue::Talk,
    document::{Entry, did_you_mean, nearest},
    text::Text,
};

/// One key of the settings file.
pub struct Key {
    /// Its name in the file.
    pub name: &'static str,
    /// What may be written for it.
    pub kind: Kind,
    /// What it is for, one line.
    pub says: &'static str,
    read: fn(&mut Settings, &Kind, &Entry<'_>) -> Option<()>,
    show: fn(&Settings) -> String,
}

/// What may be written for a key.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A voice, or a command in a list.
    Voice,
    /// The path of a file, or nothing.
    Path,
    /// A name, or nothing.
    Name,
    /// A whole number, both ends included.
    Number(u32, u32),
    /// True or false.
    Flag,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// A list of equipment.
    Things,
    /// A time of so many seconds at most.
    Time(u32),
    /// A time of day.
    Day,
    /// A date, or nothing.
    Date,
    /// An id, or nothing; of what it is, the words say.
    Id(&'static str),
    /// A list of ids.
    Ids(&'static str),
}

impl Kind {
    /// The values in words.
    pub fn words(&self) -> String {
        match self {
            Self::Voice => {
                format!("auto, off, {}, or a list: your own command", Voice::KNOWN.join(", "))
            }
            Self::Path => "the whole path of a file".to_owned(),
            Self::Name => "a name".to_owned(),
            Self::Number(least, most) => format!("{least} to {most}"),
            Self::Flag => "true or false".to_owned(),
            Self::Word(words) => words().join(", "),
            Self::Things => format!("a list of: {}", words::<Equipment>().join(", ")),
            Self::Time(most) => format!("0s to {most}s"),
            Self::Day => "00:00 to 23:59".to_owned(),
            Self::Date => "a date, such as 2026-11-24".to_owned(),
            Self::Id(what) => format!("the id of {what}"),
            Self::Ids(what) => format!("a list of ids of {what}"),
        }
    }
}

impl Key {
    /// Takes the value of the file over into `settings`, or notes why not.
    pub(super) fn read(&self, settings: &mut Settings, entry: &Entry<'_>) {
        // What is wrong is noted at its place.
        let _noted = (self.read)(settings, &self.kind, entry);
    }

    /// Its value in `settings`, as it is written in the file.
    pub fn written(&self, settings: &Settings) -> String {
        (self.show)(settings)
    }

    /// Its value in `settings` as a script wants it: a word without its quotes, a list as it is written in the file.
    pub fn bare(&self, settings: &Settings) -> String {
        let written = self.written(settings);
        match written.parse::<toml::Value>() {
            Ok(toml::Value::String(words)) => words,
            _ => written,
        }
    }

    /// Its default, as it is written in the file.
    pub fn default(&self) -> String {
        self.written(&Settings::default())
    }

    /// Its default in a word.
    pub fn usual(&self) -> String {
        match self.bare(&Settings::default()) {
            words if words.is_empty() => "none".to_owned(),
            words if words == "[]" => "none".to_owned(),
            // A list of everything says nothing that its values do not.
            words if words.starts_with('[') => "all of them".to_owned(),
            words => words,
        }
    }
}

/// The key called `name`.
///
/// # Errors
///
/// When there is none: what to tell the person, with the nearest there is.
pub fn key(name: &str) -> Result<&'static Key, String> {
    KEYS.iter().find(|key| key.name == name).ok_or_else(|| {
        let help = nearest(name, KEYS.iter().map(|key| key.name)).map(did_you_mean);
        let help = help.unwrap_or_else(|| "`supple config keys` lists them".to_owned());
        format!("there is no setting `{}`\n{help}", Text::new(name))
    })
}

fn words<T: Token>() -> Vec<&'static str> {
    T::ALL.iter().map(|word| word.token()).collect()
}

/// A row of the table: its field, its name, its values, its meaning.
macro_rules! row {
    ($field:ident, $name:literal, $kind:expr, $says:literal) => {
        Key {
            name: $name,
            kind: $kind,
            says: $says,
            read: |settings, kind, entry| {
                settings.$field = Kept::read(kind, entry)?;
                Some(())
            },
            show: |settings| settings.$field.written(),
        }
    };
}

const PERCENT: Kind = Kind::Number(0, 100);

/// All keys, in the order they are printed.
pub static KEYS: [Key; 25] = [
    row!(voice, "voice", Kind::Voice, "Who speaks; your own command gets each line on its standard input."),
    row!(
        piper_model,
        "piper-model",
        Kind::Path,
        "The model file that piper speaks with; without it piper is not used."
    ),
    row!(
        voice_name,
        "voice-name",
        Kind::Name,
        "Which of its voices the speaking program uses; its own choice if empty."
    ),
    row!(rate, "rate", Kind::Number(80, 300), "How fast it speaks, in words a minute."),
    row!(volume, "volume", PERCENT, "How loud it speaks."),
    row!(
        talk,
        "talk",
        Kind::Word(words::<Talk>),
        "How much is said: everything, only what you must know, or tones alone."
    ),
    row!(tones, "tones", Kind::Flag, "Whether tones sound for starts, changes and ends."),
    row!(tone_volume, "tone-volume", PERCENT, "How loud tones are."),
    row!(bell, "bell", Kind::Flag, "Whether the terminal's bell rings where no tone can."),
    row!(flash, "flash", Kind::Flag, "Whether the screen flashes when a part begins or ends."),
    row!(
        notify,
        "notify",
        Kind::Flag,
        "Whether the desktop tells what comes where nothing is heard and your terminal is behind."
    ),
    row!(
        plain,
        "plain",
        Kind::Flag,
        "Lines instead of a screen, for screen readers; ACCESSIBLE=1 does the same."
    ),
    row!(
        theme,
        "theme",
        Kind::Word(words::<Theme>),
        "The colours; with NO_COLOR there are none, whatever stands here."
    ),
    row!(motion, "motion", Kind::Word(words::<Motion>), "Whether figures move, or stand still."),
    row!(
        graphics,
        "graphics",
        Kind::Word(words::<Graphics>),
        "What figures are drawn with, where your font lacks some."
    ),
    row!(equipment, "equipment", Kind::Things, "What you have; routines are chosen and fitted to it."),
    row!(
        settle,
        "settle",
        Kind::Time(30),
        "More time to get into place, added before every step of a session."
    ),
    row!(
        day_start,
        "day-start",
        Kind::Day,
        "When your day begins; what you do before it counts for the day before."
    ),
    row!(
        programme,
        "programme",
        Kind::Id("a programme"),
        "The programme you follow; `list programmes` names them."
    ),
    row!(
        programme_since,
        "programme-since",
        Kind::Date,
        "The day your programme began; without it none runs."
    ),
    row!(habit, "habit", Kind::Ids("causes"), "The causes whose habits you keep; `list causes` names them."),
    row!(
        favourites,
        "favourites",
        Kind::Ids("routines"),
        "The routines you like best; they are offered first."
    ),
    row!(
        lock,
        "lock",
        Kind::Flag,
        "Whether a session's keys are locked from its start, against cats and elbows."
    ),
    row!(awake, "awake", Kind::Flag, "Whether the computer is kept awake during a session."),
    row!(
        remote,
        "remote",
        Kind::Flag,
        "Whether a session takes orders from other terminals, hotkeys and pedals."
    ),
];
