//! Words and numbers as screens write them.
//!
//! Pure text; nothing is drawn here.

use std::time::Duration;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::{
    body::{Side, Token},
    text::Text,
};

/// `text` in at most `width` cells, with an ellipsis where something was cut.
pub(crate) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(1);
    let mut taken = 0;
    let mut short: String = text
        .chars()
        .take_while(|letter| {
            taken += letter.width().unwrap_or(0);
            taken <= room
        })
        .collect();
    short.truncate(short.trim_end().len());
    if width > 0 {
        short.push('…');
    }
    short
}

/// `text` broken at spaces into lines of `width` cells, all of it; a word longer than a line is broken too.
pub(super) fn broken(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let cells = word.width();
        match lines.last_mut() {
            Some(line) if used + 1 + cells <= width => {
                line.push(' ');
                line.push_str(word);
                used += 1 + cells;
            }
            Some(_) | None => {
                lines.extend(pieces(word, width));
                used = lines.last().map_or(0, |line| line.width());
            }
        }
    }
    lines
}

/// A word in pieces of `width` cells at most; a letter wider than that is left out.
fn pieces(word: &str, width: usize) -> Vec<String> {
    if word.width() <= width {
        return vec![word.to_owned()];
    }
    let mut pieces = vec![String::new()];
    for letter in word.chars().filter(|letter| letter.width().unwrap_or(0) <= width) {
        match pieces.last_mut().filter(|piece| piece.width() + letter.width().unwrap_or(0) <= width) {
            Some(piece) => piece.push(letter),
            None => pieces.push(letter.to_string()),
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// As [`broken`], at most `most` lines; what does not fit ends in an ellipsis.
pub(super) fn wrap(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines = broken(text, width);
    if lines.len() > most {
        let rest = lines.split_off(most);
        if let Some(last) = lines.last_mut() {
            last.push(' ');
            last.push_str(&rest.join(" "));
        }
    }
    lines.iter().map(|line| cut(line, width)).collect()
}

/// Whole seconds, a begun one counting.
pub(super) fn seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}

/// As a clock shows it: `0:32`, `10:20`.
pub(super) fn clock(time: Duration) -> String {
    let whole = seconds(time);
    format!("{}:{:02}", whole / 60, whole % 60)
}

/// Whole minutes, rounded to the nearest; what is less than one in seconds.
pub(super) fn minutes(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 1..60 => format!("{seconds} s"),
        seconds => format!("{} min", ((seconds + 30) / 60)),
    }
}

/// `line` with the side filled in.
pub(super) fn sided(line: &Text, side: Side) -> Text {
    match side {
        Side::Both => line.fill(&[("{side}", "one"), ("{other}", "other")]),
        Side::Left | Side::Right => line.fill(&[("{side}", side.name()), ("{other}", side.other().name())]),
    }
}

/// The names of `tokens`, with commas.
pub(super) fn list<T: Token>(tokens: &[T]) -> String {
    tokens.iter().map(|token| token.name()).collect::<Vec<_>>().join(", ")
}

/// `text` with its first letter large.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        assert_eq!(cut("lower back", 10), "lower back");
        assert_eq!(cut("lower back", 7), "lower…");
        assert_eq!(cut("lower back", 0), "");
        assert_eq!(cut("日本語", 5), "日本…");
    }

    #[test]
    fn words_wrap_and_the_last_line_is_cut() {
        assert_eq!(wrap("one two three four", 8, 2), ["one two", "three f…"]);
        assert_eq!(wrap("one two", 20, 2), ["one two"]);
        assert!(wrap("one", 0, 0).is_empty());
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        assert_eq!(broken("a long-winded word", 6), ["a", "long-w", "inded", "word"]);
        assert_eq!(broken("日本語", 5), ["日本", "語"]);
    }
}
