//! Lines that fit the width there is.
//!
//! It breaks between words and never within one; what is printed where is decided elsewhere.

use std::io::{self, IsTerminal};

use unicode_width::UnicodeWidthStr;

use super::say;

/// The width of a page when nobody looks: that of a printed one.
const PRINTED: usize = 80;
/// Lines longer than this are hard to read, shorter ones hard to fill.
const WIDEST: usize = 100;
const NARROWEST: usize = 30;

/// A page under printing.
#[derive(Clone, Copy)]
pub(super) struct Page {
    width: usize,
}

impl Page {
    /// One as wide as the terminal, or as a printed page if standard output is none.
    pub(super) fn fit() -> Self {
        Self { width: terminal_width().unwrap_or(PRINTED).clamp(NARROWEST, WIDEST) }
    }

    /// How many cells a line has.
    pub(super) fn width(self) -> u16 {
        u16::try_from(self.width).unwrap_or(u16::MAX)
    }

    /// Prints `first`, then `words` behind it; further lines begin below the words.
    pub(super) fn hang(self, first: &str, words: &str) -> anyhow::Result<()> {
        for line in hanging(self.width, first, words) {
            say(&line)?;
        }
        Ok(())
    }

    /// Prints a paragraph.
    pub(super) fn paragraph(self, words: &str) -> anyhow::Result<()> {
        self.hang("", words)
    }
}

/// The width of the terminal on standard output, if it is one.
pub(super) fn terminal_width() -> Option<usize> {
    let size = if io::stdout().is_terminal() { crossterm::terminal::size().ok() } else { None };
    size.map(|(width, _)| usize::from(width))
}

fn hanging(width: usize, first: &str, words: &str) -> Vec<String> {
    let indent = first.width();
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut is_begun = false;
    for word in words.split_whitespace() {
        let gap = usize::from(is_begun);
        if is_begun && line.width() + gap + word.width() > width {
            lines.push(line);
            line = " ".repeat(indent);
            is_begun = false;
        }
        if is_begun {
            line.push(' ');
        }
        line.push_str(word);
        is_begun = true;
    }
    lines.push(line.trim_end().to_owned());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_hang_below_the_first_and_no_line_is_too_wide() {
        assert_eq!(
            hanging(16, "  1. ", "Lean in slowly and stay"),
            ["  1. Lean in", "     slowly and", "     stay"]
        );
    }

    #[test]
    fn a_word_wider_than_the_page_has_a_line_of_its_own() {
        assert_eq!(hanging(8, "- ", "a straightforward one"), ["- a", "  straightforward", "  one"]);
    }

    #[test]
    fn double_width_letters_take_two_cells() {
        assert_eq!(hanging(6, "", "肩 肩甲"), ["肩", "肩甲"].map(str::to_owned).to_vec());
    }
}
