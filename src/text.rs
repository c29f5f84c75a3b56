//! Words from a file, made safe to show.
//!
//! Nothing that came from a file, a name or an argument reaches a terminal in any other type.

use std::{fmt, ops::RangeInclusive, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_width::UnicodeWidthChar;

/// Longest text kept, in bytes; what is beyond is cut at a character.
pub const LONGEST: usize = 2048;

/// Marks one letter may carry; more pile up over the neighbouring lines of a terminal.
const MARKS_PER_LETTER: usize = 8;

/// A single line of words that can do nothing to a terminal: no control, bidirectional or invisible characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text(Arc<str>);

impl Text {
    /// Makes `raw` safe: line breaks and tabs become a space, other control and bidirectional characters become `�`,
    /// invisible ones go, a letter keeps eight marks at most, and the whole is cut at [`LONGEST`] bytes.
    pub fn new(raw: &str) -> Self {
        // Nearly every text is as plain as this, and every start reads hundreds of them.
        if raw.len() <= LONGEST && raw.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return Self(raw.into());
        }
        let mut safe = String::with_capacity(raw.len().min(LONGEST));
        let mut marks = 0;
        for letter in raw.chars() {
            let shown = match fate(letter) {
                Fate::Show if letter.width() == Some(0) => {
                    marks += 1;
                    if marks > MARKS_PER_LETTER || safe.is_empty() {
                        continue;
                    }
                    letter
                }
                Fate::Show => {
                    marks = 0;
                    letter
                }
                Fate::Space => ' ',
                Fate::Mark => char::REPLACEMENT_CHARACTER,
                Fate::Drop => continue,
            };
            if safe.len() + shown.len_utf8() > LONGEST {
                break;
            }
            safe.push(shown);
        }
        Self(safe.into())
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there are no words at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same words with each placeholder, such as `{side}`, replaced; each begins with a brace.
    pub fn fill(&self, places: &[(&str, &str)]) -> Self {
        if !self.0.contains('{') {
            return self.clone();
        }
        let mut filled = String::with_capacity(self.0.len());
        let mut pieces = self.0.split('{');
        filled.extend(pieces.next());
        for piece in pieces {
            // A placeholder is a brace and what `split` left of it.
            let is_here = |place: &str| place.strip_prefix('{').and_then(|bare| piece.strip_prefix(bare));
            let known = places.iter().find_map(|(place, word)| Some((*word, is_here(place)?)));
            let (word, rest) = known.unwrap_or(("{", piece));
            filled.push_str(word);
            filled.push_str(rest);
        }
        Self::new(&filled)
    }
}

impl Default for Text {
    fn default() -> Self {
        Self(Arc::from(""))
    }
}

impl From<&str> for Text {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, out)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::new(&String::deserialize(deserializer)?))
    }
}

/// Whether a letter may stand in a file's text as it is.
pub fn is_plain(letter: char) -> bool {
    matches!(fate(letter), Fate::Show)
}

enum Fate {
    Show,
    Space,
    Mark,
    Drop,
}

/// Characters that turn the direction of the text around them.
const DIRECTIONS: &[RangeInclusive<char>] =
    &['\u{061C}'..='\u{061C}', '\u{200E}'..='\u{200F}', '\u{202A}'..='\u{202E}', '\u{2066}'..='\u{2069}'];

/// Characters that take no room and show nothing, tags and variation selectors included.
const INVISIBLE: &[RangeInclusive<char>] = &[
    '\u{00AD}'..='\u{00AD}',
    '\u{034F}'..='\u{034F}',
    '\u{115F}'..='\u{1160}',
    '\u{17B4}'..='\u{17B5}',
    '\u{180B}'..='\u{180F}',
    '\u{200B}'..='\u{200D}',
    '\u{2060}'..='\u{2065}',
    '\u{206A}'..='\u{206F}',
    '\u{3164}'..='\u{3164}',
    '\u{FE00}'..='\u{FE0F}',
    '\u{FEFF}'..='\u{FEFF}',
    '\u{FFA0}'..='\u{FFA0}',
    '\u{FFF0}'..='\u{FFFB}',
    '\u{1BCA0}'..='\u{1BCA3}',
    '\u{1D173}'..='\u{1D17A}',
    '\u{E0000}'..='\u{E0FFF}',
];

fn fate(letter: char) -> Fate {
    let is_in = |ranges: &[RangeInclusive<char>]| ranges.iter().any(|range| range.contains(&letter));
    match letter {
        ' '..='~' => Fate::Show,
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Fate::Space,
        _ if letter.is_control() || is_in(DIRECTIONS) => Fate::Mark,
        _ if is_in(INVISIBLE) => Fate::Drop,
        _ => Fate::Show,
    }
}

/// `words` with their first letter large.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(raw: &str, safe: &str) {
        assert_eq!(Text::new(raw).as_str(), safe);
    }

    #[test]
    fn escape_sequences_lose_their_escape() {
        case("a\u{1b}[31mb", "a\u{FFFD}[31mb");
        case("\u{9b}2J", "\u{FFFD}2J");
        case("bell\u{7}", "bell\u{FFFD}");
    }

    #[test]
    fn direction_marks_show_and_invisible_ones_go() {
        case("a\u{202e}b", "a\u{FFFD}b");
        case("a\u{200b}b\u{ad}c", "abc");
    }

    #[test]
    fn lines_become_one() {
        case("one\ntwo\tthree", "one two three");
    }

    #[test]
    fn marks_are_few() {
        let many: String = std::iter::once('e').chain(std::iter::repeat_n('\u{301}', 10_000)).collect();
        assert_eq!(Text::new(&many).as_str().chars().count(), 9);
    }

    #[test]
    fn no_character_at_all_gets_through_as_a_control() {
        for letter in (0..=0x0010_FFFF).filter_map(char::from_u32) {
            let text = Text::new(&format!("a{letter}"));
            assert!(text.as_str().chars().all(|c| !c.is_control() && is_plain(c)), "{letter:?}");
        }
    }

    #[test]
    fn long_texts_are_cut_at_a_character() {
        assert!(Text::new(&"é".repeat(5_000)).as_str().len() <= LONGEST);
    }
}
