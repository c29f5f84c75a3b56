//! Phrases that promise what an exercise cannot keep.

use super::phrase;
use crate::library::document::Table;

/// What no text may promise.
const PROMISES: [&str; 31] = [
    "cure",
    "cures",
    "cured",
    "heal",
    "heals",
    "treat",
    "treats",
    "treatment for",
    "therapy for",
    "rehab",
    "rehabilitation",
    "guarantee",
    "guarantees",
    "guaranteed",
    "fix your",
    "fixes your",
    "fix the",
    "fixes the",
    "fix alignment",
    "fixes alignment",
    "realigns",
    "release toxins",
    "releases toxins",
    "flushes toxins",
    "break up knots",
    "breaks up knots",
    "break up the knot",
    "breaks up the knot",
    "breaks up adhesions",
    "pain-free for",
    "gone for good",
];

/// How each of them begins: a text in which no word begins like this is searched no further, which spares most of the
/// time that advice takes.
const BEGINNINGS: [&str; 13] = [
    "cure",
    "heal",
    "treat",
    "therapy",
    "rehab",
    "guarantee",
    "fix",
    "realigns",
    "release",
    "flushes",
    "break",
    "pain",
    "gone",
];

/// Warns of each text with a promise in it, once a text.
pub(super) fn check(table: &Table<'_>) {
    for said in table.texts() {
        let begun = begun(said.words);
        if begun.is_empty() {
            continue;
        }
        let text = said.words.to_ascii_lowercase();
        let may_be = |phrase: &&&str| begun.iter().any(|beginning| phrase.starts_with(beginning));
        let is_said = |phrase: &&&str| phrase::places(&text, phrase).any(|at| !phrase::is_denied(&text, at));
        let Some(promise) = PROMISES.iter().filter(may_be).find(is_said) else { continue };
        let message = format!("`{promise}` promises more than an exercise can keep");
        let help = "say what it may feel like: ease, settle, less tender for a while";
        table.page.warning(phrase::span(table, &said, promise), "promise", &message, Some(help));
    }
}

/// The beginnings of promises that words of `text` have.
fn begun(text: &str) -> Vec<&'static str> {
    // Byte by byte, and at the first one nearly always: every text of every file is looked at.
    let begins = |word: &[u8], beginning: &str| {
        let (start, beginning) = (word.get(..beginning.len()), beginning.as_bytes());
        word.first().map(u8::to_ascii_lowercase).as_ref() == beginning.first()
            && start.is_some_and(|start| start.eq_ignore_ascii_case(beginning))
    };
    let words = text.as_bytes().split(|letter| !letter.is_ascii_alphanumeric());
    words.filter_map(|word| BEGINNINGS.into_iter().find(|beginning| begins(word, beginning))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_promise_is_seen_at_first_sight() {
        for promise in PROMISES {
            for text in [promise.to_owned(), format!("This \"{}\".", promise.to_uppercase())] {
                assert!(begun(&text).iter().any(|beginning| promise.starts_with(beginning)), "{text}");
            }
        }
        assert!(begun("Ease into it, and breathe out slowly.").is_empty());
    }
}
