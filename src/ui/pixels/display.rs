//! A terminal of sixels for tests, written by the book and apart from what encodes them.

use super::CellSize;

/// Red, green and blue in hundredths.
pub(in crate::ui) type Seen = [u16; 3];

/// Pixels, and a cursor on cells.
pub(in crate::ui) struct Display {
    cell: (usize, usize),
    width: usize,
    pub(in crate::ui) pixels: Vec<Option<Seen>>,
    cursor: (usize, usize),
    kept: (usize, usize),
    /// How many pictures came.
    pub(in crate::ui) pictures: usize,
}

impl Display {
    /// One without anything on it.
    pub(in crate::ui) fn new(cell: CellSize, (columns, rows): (u16, u16)) -> Self {
        let cell = (usize::from(cell.width), usize::from(cell.height));
        let width = usize::from(columns) * cell.0;
        let pixels = vec![None; width * usize::from(rows) * cell.1];
        Self { cell, width, pixels, cursor: (0, 0), kept: (0, 0), pictures: 0 }
    }

    /// Takes what a program sends.
    pub(in crate::ui) fn process(&mut self, mut bytes: &[u8]) {
        while let Some((first, rest)) = bytes.split_first() {
            bytes = rest;
            match (first, rest) {
                (0x1b, [b'7', rest @ ..]) => (self.kept, bytes) = (self.cursor, rest),
                (0x1b, [b'8', rest @ ..]) => (self.cursor, bytes) = (self.kept, rest),
                (0x1b, [b'[', rest @ ..]) => {
                    let end = rest.iter().position(u8::is_ascii_alphabetic).expect("a whole sequence");
                    self.control(&rest[..end], rest[end]);
                    bytes = &rest[end + 1..];
                }
                (0x1b, [b'P', rest @ ..]) => {
                    let end = rest.windows(2).position(|two| two == b"\x1b\\").expect("a whole picture");
                    self.picture(&rest[..end]);
                    bytes = &rest[end + 2..];
                }
                (b' ', _) => {
                    let (x, y) = (self.cursor.0 * self.cell.0, self.cursor.1 * self.cell.1);
                    for (x, y) in (y..y + self.cell.1).flat_map(|y| (x..x + self.cell.0).map(move |x| (x, y)))
                    {
                        self.pixels[y * self.width + x] = None;
                    }
                    self.cursor.0 += 1;
                }
                (other, _) => panic!("{other} is not expected"),
            }
        }
    }

    fn control(&mut self, words: &[u8], last: u8) {
        let numbers = numbers(words);
        match (last, numbers.as_slice()) {
            (b'H', [row, column]) => self.cursor = (column - 1, row - 1),
            (b'J', [2]) => self.pixels.fill(None),
            _ => panic!("CSI {} is not expected", char::from(last)),
        }
    }

    /// Draws one picture where the cursor is.
    fn picture(&mut self, words: &[u8]) {
        let begin = words.iter().position(|byte| *byte == b'q').expect("sixels");
        assert_eq!(numbers(&words[..begin]).get(1), Some(&1), "what is not drawn stays");
        self.pictures += 1;
        let (left, top) = (self.cursor.0 * self.cell.0, self.cursor.1 * self.cell.1);
        let (mut colours, mut chosen) = (Vec::new(), 0);
        let (mut x, mut y, mut size) = (0, 0, (0, 0));
        let mut rest = &words[begin + 1..];
        while let Some((first, after)) = rest.split_first() {
            let digits = after.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b';').count();
            let (parameters, behind) = (numbers(&after[..digits]), &after[digits..]);
            rest = after;
            match (first, parameters.as_slice()) {
                (b'"', [1, 1, width, height]) => (size, rest) = ((*width, *height), behind),
                (b'#', [number, 2, red, green, blue]) => {
                    assert!(*number < 16, "no more colours than every terminal has");
                    let part = |part: &usize| u16::try_from(*part).expect("hundredths");
                    colours.resize(colours.len().max(number + 1), None);
                    colours[*number] = Some([red, green, blue].map(part));
                    rest = behind;
                }
                (b'#', [number]) => (chosen, rest) = (*number, behind),
                (b'$', []) => x = 0,
                (b'-', []) => (x, y) = (0, y + 6),
                (b'!', [count]) => {
                    let (letter, behind) = behind.split_first().expect("a letter");
                    for _ in 0..*count {
                        self.column((left + x, top + y), *letter, colours[chosen]);
                        x += 1;
                    }
                    rest = behind;
                }
                (letter @ b'?'..=b'~', _) => {
                    self.column((left + x, top + y), *letter, colours[chosen]);
                    x += 1;
                }
                (other, parameters) => panic!("{} {parameters:?} is not expected", char::from(*other)),
            }
            assert!(x <= size.0 && y < size.1, "{x} {y} is outside of {size:?}");
        }
    }

    fn column(&mut self, (x, y): (usize, usize), letter: u8, colour: Option<Seen>) {
        for bit in (0..6).filter(|bit| (letter - b'?') >> bit & 1 == 1) {
            self.pixels[(y + bit) * self.width + x] = Some(colour.expect("a colour that was named"));
        }
    }
}

fn numbers(words: &[u8]) -> Vec<usize> {
    let words = std::str::from_utf8(words).expect("digits");
    words.split(';').filter_map(|number| number.parse().ok()).collect()
}
