//! What the person chose, as the interface is told of it, and what of it shall be changed.
//!
//! Plain values; the file is read and written elsewhere.

use crate::{
    cue::Telling,
    settings::Settings,
    text::Text,
    ui::{Graphics, Movement, theme::Theme},
};

/// One setting that shall have another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The name of its key.
    pub key: &'static str,
    /// The value as a person types it; nothing for the default.
    pub value: Option<String>,
}

/// The settings as they are, and what becomes of them here.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// What the file says, with the default for whatever is wrong.
    pub written: Settings,
    /// What is in force, as the environment comes before the file.
    pub settings: Settings,
    /// The styles in force.
    pub theme: Theme,
    /// The letters figures are drawn with.
    pub graphics: Graphics,
    /// Whether figures move.
    pub movement: Movement,
    /// How much is said, and how fast.
    pub telling: Telling,
    /// What the environment says instead, by key; a sentence each.
    pub instead: Vec<(&'static str, Text)>,
    /// What is wrong in the file, a sentence each.
    pub troubles: Vec<Text>,
    /// The changes this is the answer to; none if it was only asked how the settings are.
    pub changes: Vec<Change>,
    /// Why the last of them was not written, and with it none that comes after it; nothing if all were.
    pub refusal: Option<Text>,
}

impl Change {
    /// `key` to this value.
    pub fn to(key: &'static str, value: impl Into<String>) -> Self {
        Self { key, value: Some(value.into()) }
    }

    /// `key` to its default.
    pub fn usual(key: &'static str) -> Self {
        Self { key, value: None }
    }
}

impl Chosen {
    /// What the environment says instead of the setting called `name`.
    pub fn instead(&self, name: &str) -> Option<&Text> {
        self.instead.iter().find(|(key, _)| *key == name).map(|(_, words)| words)
    }
}
