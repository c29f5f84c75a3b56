//! The typed line: letters in, letters out.

use super::{Library, sieve::Sieve};
use crate::{
    text::Text,
    ui::{house::House, keys::Action},
};

/// Longest typed line, in characters: more words than are looked at.
const LONGEST: usize = 120;

impl Library {
    /// The chips and the typed line together: what is asked of the chips, the words, and what is wrong with them.
    pub(super) fn asked(&self) -> (Sieve, String, Option<String>) {
        let (typed, words, wrong) = Sieve::read(&self.line);
        (self.sieve.and(&typed), words, wrong)
    }

    /// Adds `words` to the line; what could do something to a terminal stays out, and the best match is highlighted again.
    pub(super) fn type_on(&mut self, words: &str, house: &House) {
        if !self.is_typing() || self.page.is_some() {
            return;
        }
        // Made safe as a whole: a mark belongs to the letter typed before it.
        let safe = Text::new(&format!("{}{words}", self.line));
        let shown = safe.as_str().chars().filter(|letter| *letter != char::REPLACEMENT_CHARACTER);
        self.line = shown.take(LONGEST).collect();
        self.chosen = 0;
        self.look_up(house);
    }

    /// Takes a letter back, or all of them.
    pub(super) fn edit_line(&mut self, action: Action, house: &House) {
        if action == Action::Erase {
            self.line.pop();
        } else {
            self.line.clear();
        }
        self.chosen = 0;
        self.look_up(house);
    }
}
