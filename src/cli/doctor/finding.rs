//! One thing that was looked at.

use serde::Serialize;

use crate::text::Text;

/// How it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum State {
    /// As it should be.
    Well,
    /// Worth a look.
    Look,
    /// Not there; something else may stand in for it.
    Absent,
}

impl State {
    /// One cell that says it without colour.
    pub(super) fn sign(self) -> char {
        match self {
            Self::Well => '✓',
            Self::Look => '!',
            Self::Absent => '-',
        }
    }
}

/// A thing, how it is, and what may be done about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Finding {
    pub(super) topic: &'static str,
    pub(super) name: Text,
    pub(super) state: State,
    pub(super) words: Text,
    /// What to do, where there is something.
    pub(super) how: Option<Text>,
}

impl Finding {
    pub(super) fn new(topic: &'static str, name: &str, state: State, words: &str) -> Self {
        Self { topic, name: Text::new(name), state, words: Text::new(words), how: None }
    }

    pub(super) fn how(self, how: &str) -> Self {
        Self { how: Some(Text::new(how)), ..self }
    }
}
