//! Phrases in a text, found as whole words.
//!
//! Texts are looked at in small letters; what is found is pointed at in the file.

use std::ops::Range;

use crate::library::document::{Said, Table};

/// Words before a phrase, in its sentence, that turn it round: "never on the spine".
const DENIALS: [&str; 17] = [
    "never", "not", "no", "off", "away", "clear", "avoid", "without", "instead", "nor", "skip", "cannot",
    "don't", "rather", "stop", "spare", "beside",
];

/// Each place where `phrase` stands in `text` as whole words.
pub(super) fn places<'t>(text: &'t str, phrase: &'t str) -> impl Iterator<Item = usize> + 't {
    text.match_indices(phrase).map(|(at, _)| at).filter(move |at| {
        let before = text[..*at].chars().next_back();
        let after = text[*at + phrase.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Whether what stands at `at` is denied earlier in its sentence.
pub(super) fn is_denied(text: &str, at: usize) -> bool {
    let sentence = text[..at].rsplit(['.', '!', '?', ';']).next().unwrap_or_default();
    words(sentence).any(|word| DENIALS.contains(&word))
}

/// The words of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !(letter.is_alphanumeric() || letter == '\'')).filter(|word| !word.is_empty())
}

/// Where `phrase` stands in the file; the whole text where it is written with escapes.
pub(super) fn span(table: &Table<'_>, said: &Said<'_>, phrase: &str) -> Range<usize> {
    let raw = table.page.source.get(said.span.clone()).unwrap_or_default().to_ascii_lowercase();
    let found = places(&raw, phrase).next();
    found.map_or(said.span.clone(), |at| said.span.start + at..said.span.start + at + phrase.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_found() {
        assert_eq!(places("heal the heel, healed, heal", "heal").collect::<Vec<_>>(), [0, 23]);
    }

    #[test]
    fn a_sentence_denies_only_itself() {
        let text = "never on the spine. on the spine";
        let denied: Vec<bool> = places(text, "on the spine").map(|at| is_denied(text, at)).collect();
        assert_eq!(denied, [true, false]);
    }
}
