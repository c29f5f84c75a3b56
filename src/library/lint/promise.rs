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

/// Warns of each text with a promise in it, once a text.
pub(super) fn check(table: &Table<'_>) {
    for said in table.texts() {
        let text = said.words.to_ascii_lowercase();
        let is_said = |phrase: &&&str| phrase::places(&text, phrase).any(|at| !phrase::is_denied(&text, at));
        let Some(promise) = PROMISES.iter().find(is_said) else { continue };
        let message = format!("`{promise}` promises more than an exercise can keep");
        let help = "say what it may feel like: ease, settle, less tender for a while";
        table.page.warning(phrase::span(table, &said, promise), "promise", &message, Some(help));
    }
}
