//! What came from the terminal after the question: its answers, and the keys pressed meanwhile.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::ui::pixels::CellSize;

/// Begins a sequence.
const ESC: u8 = 0x1b;

/// What was said so far.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Reply {
    /// The protocol of kitty is understood.
    pub(super) shows_kitty: bool,
    /// The name is that of iTerm2 or of a terminal that shows the same.
    pub(super) names_iterm: bool,
    /// Sixels are among what it says it can.
    pub(super) shows_sixels: bool,
    /// How large a cell is.
    pub(super) cell: Option<CellSize>,
    /// How far it has come.
    pub(super) course: Course,
    /// What was pressed.
    pub(super) keys: Vec<KeyEvent>,
}

/// How far a reply has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Course {
    /// The last part of the question is not answered.
    #[default]
    Open,
    /// The same, and a sequence has begun and not ended.
    Begun,
    /// The last part of the question is answered; nothing more comes.
    Whole,
}

impl Reply {
    /// Takes apart all that came.
    pub(super) fn of(mut bytes: &[u8]) -> Self {
        let mut reply = Self::default();
        while let Some((first, rest)) = bytes.split_first() {
            bytes = if *first == ESC { reply.sequence(rest) } else { reply.letter(bytes) };
        }
        reply
    }

    /// Takes one sequence, without its first byte; what follows it.
    fn sequence<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        match bytes {
            [b'[', rest @ ..] => match rest.iter().position(|byte| (0x40..=0x7e).contains(byte)) {
                Some(end) => {
                    self.control(&rest[..end], rest[end]);
                    &rest[end + 1..]
                }
                None => self.begin(),
            },
            [kind @ (b'_' | b'P' | b']'), rest @ ..] => {
                match rest.windows(2).position(|two| two == [ESC, b'\\']) {
                    Some(end) => {
                        self.string(*kind, &rest[..end]);
                        &rest[end + 2..]
                    }
                    None => self.begin(),
                }
            }
            [] => {
                self.keys.push(KeyCode::Esc.into());
                &[]
            }
            // A key with Alt means nothing here; two sequences in a row begin anew.
            [ESC, ..] => {
                self.keys.push(KeyCode::Esc.into());
                bytes
            }
            [_, rest @ ..] => rest,
        }
    }

    fn begin(&mut self) -> &'static [u8] {
        if self.course == Course::Open {
            self.course = Course::Begun;
        }
        &[]
    }

    /// Takes a sequence of numbers with its last letter.
    fn control(&mut self, words: &[u8], last: u8) {
        match (words, last) {
            ([b'?', abilities @ ..], b'c') => {
                self.shows_sixels |= has_sixels(abilities);
                self.course = Course::Whole;
            }
            ([b'6', b';', size @ ..], b't') => self.cell = cell(size),
            ([], b'A') => self.keys.push(KeyCode::Up.into()),
            ([], b'B') => self.keys.push(KeyCode::Down.into()),
            ([], b'C') => self.keys.push(KeyCode::Right.into()),
            ([], b'D') => self.keys.push(KeyCode::Left.into()),
            // Mouse and focus of the first moment.
            _ => {}
        }
    }

    /// Takes a string of a kind.
    fn string(&mut self, kind: u8, words: &[u8]) {
        match kind {
            b'_' => self.shows_kitty |= words.starts_with(b"Gi=31") && words.ends_with(b";OK"),
            b'P' => {
                let words = String::from_utf8_lossy(words);
                self.names_iterm |= words.starts_with(">|iTerm2") || words.starts_with(">|WezTerm");
            }
            _ => {}
        }
    }

    /// Takes a letter or a control key; what follows it.
    fn letter<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let wide = (1..=bytes.len().min(4)).find_map(|count| std::str::from_utf8(&bytes[..count]).ok());
        let Some(letter) = wide.and_then(|letters| letters.chars().next()) else { return &bytes[1..] };
        let control = |from: char| KeyEvent::new(KeyCode::Char(from), KeyModifiers::CONTROL);
        self.keys.push(match letter {
            '\r' => KeyCode::Enter.into(),
            '\t' => KeyCode::Tab.into(),
            '\x7f' => KeyCode::Backspace.into(),
            '\x01'..='\x1a' => control(char::from(b'a' - 1 + bytes[0])),
            '\0'..='\x1f' => return &bytes[1..],
            upper if upper.is_uppercase() => KeyEvent::new(KeyCode::Char(upper), KeyModifiers::SHIFT),
            plain => KeyCode::Char(plain).into(),
        });
        &bytes[letter.len_utf8()..]
    }
}

/// Whether the answer to what a terminal is, "class;ability;ability", has sixels in it. Only from class 62 on are the
/// numbers abilities; before, a 4 means another thing.
fn has_sixels(abilities: &[u8]) -> bool {
    let mut numbers = abilities.split(|byte| *byte == b';');
    let number = |digits: &[u8]| std::str::from_utf8(digits).ok()?.parse::<u16>().ok();
    numbers.next().and_then(number).is_some_and(|class| (62..=69).contains(&class))
        && numbers.any(|ability| number(ability) == Some(4))
}

/// "height;width" in pixels.
fn cell(words: &[u8]) -> Option<CellSize> {
    let (height, width) = std::str::from_utf8(words).ok()?.split_once(';')?;
    CellSize::new(width.parse().ok()?, height.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KITTY: &str = "\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62;c";

    fn pressed(reply: &Reply) -> Vec<KeyCode> {
        reply.keys.iter().map(|key| key.code).collect()
    }

    #[test]
    fn a_terminal_with_pixels_says_so() {
        let reply = Reply::of(KITTY.as_bytes());
        let cell = CellSize::new(10, 20);
        assert_eq!(reply, Reply { shows_kitty: true, cell, course: Course::Whole, ..Reply::default() });
        let reply = Reply::of(b"\x1bP>|iTerm2 3.5.0\x1b\\\x1b[?64;1;2;4c");
        let expected =
            Reply { names_iterm: true, shows_sixels: true, course: Course::Whole, ..Reply::default() };
        assert_eq!(reply, expected);
    }

    #[test]
    fn sixels_are_told_among_the_abilities_and_only_there() {
        let has = |answer: &str| Reply::of(format!("\x1b[?{answer}c").as_bytes()).shows_sixels;
        assert!(has("62;4;22") && has("63;1;2;4") && has("65;4;6;18;22;28") && has("62;22;4"));
        for other in
            ["62", "62;", "62;22", "64;14;40;44", "1;2", "1;4", "4;6", "6", "4", "", "62;x;", "1;2;4"]
        {
            assert!(!has(other), "{other}");
        }
    }

    #[test]
    fn one_without_says_only_what_it_is() {
        assert_eq!(Reply::of(b"\x1b[?6c"), Reply { course: Course::Whole, ..Reply::default() });
        let refused = Reply::of(b"\x1b_Gi=31;ENOTSUP:no\x1b\\\x1b[?6c");
        assert!(!refused.shows_kitty && refused.course == Course::Whole);
    }

    #[test]
    fn whatever_is_cut_is_not_whole_and_leaves_no_key() {
        for end in 1..KITTY.len() {
            let reply = Reply::of(&KITTY.as_bytes()[..end]);
            assert_ne!(reply.course, Course::Whole, "{end}");
            assert!(reply.keys.is_empty() || KITTY[..end].ends_with('\x1b'), "{end}: {reply:?}");
        }
        assert_eq!(Reply::of(&KITTY.as_bytes()[..5]).course, Course::Begun);
    }

    #[test]
    fn keys_pressed_meanwhile_are_kept() {
        let reply = Reply::of("j\x1b_Gi=31;OK\x1b\\\x03\x1b[A\x1b[<0;3;4Mü\r\x1b[?6cQ\x1b".as_bytes());
        let control = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(reply.keys[1], control);
        let expected = [
            KeyCode::Char('j'),
            KeyCode::Char('c'),
            KeyCode::Up,
            KeyCode::Char('ü'),
            KeyCode::Enter,
            KeyCode::Char('Q'),
            KeyCode::Esc,
        ];
        assert_eq!(pressed(&reply), expected);
        assert!(reply.shows_kitty && reply.course == Course::Whole);
    }
}
