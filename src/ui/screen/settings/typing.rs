//! A value that is being typed.

use crate::ui::chosen::Change;

/// The longest value, in characters: as long as the longest path a person would type.
const LONGEST: usize = 1000;

/// The words so far, and whether they were sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typing {
    words: String,
    sent: Sent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sent {
    No,
    Yes,
}

impl Typing {
    pub(super) fn of(words: &str) -> Self {
        Self { words: words.to_owned(), sent: Sent::No }
    }

    pub(super) fn words(&self) -> &str {
        &self.words
    }

    pub(super) fn write(&mut self, more: &str) {
        let room = LONGEST.saturating_sub(self.words.chars().count());
        self.words.extend(more.chars().take(room));
    }

    pub(super) fn erase(&mut self) {
        self.words.pop();
    }

    pub(super) fn clear(&mut self) {
        self.words.clear();
    }

    /// The value, to be written.
    pub(super) fn send(&mut self) -> String {
        self.sent = Sent::Yes;
        self.words.clone()
    }

    /// Whether `changes`, which were answered, are what was sent from here for `key`.
    pub(super) fn is_answered(&self, key: &str, changes: &[Change]) -> bool {
        self.sent == Sent::Yes && changes.iter().any(|change| change.key == key)
    }

    /// It was refused: the words stay, to be put right.
    pub(super) fn take_back(&mut self) {
        self.sent = Sent::No;
    }
}
