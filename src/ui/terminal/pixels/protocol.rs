//! How a picture is put into bytes: the graphics protocol of kitty, the inline images of iTerm2, or sixels.

use std::io::Write as _;

use ratatui::layout::Rect;

use crate::ui::pixels::{CellSize, Placement, Sheet};

/// The first of the names under which pictures are known to the terminal; so large that nobody else uses them.
const FIRST: u32 = 1_937_076_336;

/// How much of a picture goes into one sequence.
const CHUNK: usize = 4096;

/// Takes all pictures away, with what the terminal remembers of them.
const FORGET_ALL: &[u8] = b"\x1b_Ga=d,d=I,i=1937076336,q=2\x1b\\\x1b_Ga=d,d=I,i=1937076337,q=2\x1b\\\
    \x1b_Ga=d,d=I,i=1937076338,q=2\x1b\\\x1b_Ga=d,d=I,i=1937076339,q=2\x1b\\";

/// Where it was, and colours as they were.
const KEEP: (&[u8], &[u8]) = (b"\x1b7", b"\x1b8");

/// What the terminal understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protocol {
    /// The graphics protocol of kitty, also of Ghostty, `WezTerm` and Konsole.
    Kitty,
    /// The inline images of iTerm2.
    Iterm,
    /// Sixels, as foot, xterm, `WezTerm` and others show them.
    Sixel,
}

impl Protocol {
    /// How many bytes it may be sent in a second. Past it, pictures are left out.
    pub(super) fn rate(self) -> u32 {
        match self {
            Self::Kitty | Self::Sixel => 96_000,
            // It keeps every picture until its cells are written again.
            Self::Iterm => 48_000,
        }
    }

    /// Whether a picture must be painted over with text to go.
    pub(super) fn leaves_traces(self) -> bool {
        self != Self::Kitty
    }

    /// Takes everything away, before the screen is left.
    pub(super) fn undo(self) -> &'static [u8] {
        match self {
            Self::Kitty => FORGET_ALL,
            Self::Iterm | Self::Sixel => b"\x1b[2J",
        }
    }

    /// Adds what shows `wanted` as the picture with this number, in the place of the one before, without moving the
    /// cursor. For sixels it returns what it showed, and `before` is what stands there of them.
    pub(super) fn show(
        self,
        number: u32,
        wanted: &Placement,
        before: Option<&Sheet>,
        cell: CellSize,
        frame: &mut Vec<u8>,
    ) -> Option<Shown> {
        let area = wanted.area;
        match self {
            Self::Kitty => show_in_kitty(number, area, &wanted.png(cell)?, frame),
            Self::Iterm => show_inline(area, &wanted.png(cell)?, frame),
            Self::Sixel => {
                let sheet = wanted.sheet(cell)?;
                show_sixels(area, &sheet, before, frame);
                return Some(Shown::Sheet(sheet));
            }
        }
        Some(Shown::Whole)
    }

    /// Adds what takes away the picture with this number.
    pub(super) fn remove(self, number: u32, frame: &mut Vec<u8>) {
        match self {
            Self::Kitty => put(frame, format_args!("\x1b_Ga=d,d=I,i={},q=2\x1b\\", FIRST + number)),
            Self::Iterm | Self::Sixel => {}
        }
    }
}

/// What the terminal was sent.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shown {
    /// A picture that another one replaces.
    Whole,
    /// Sixels, of which only what changes has to be sent.
    Sheet(Sheet),
}

fn show_in_kitty(number: u32, area: Rect, png: &[u8], frame: &mut Vec<u8>) {
    let (width, height, letters) = (area.width, area.height, base64(png));
    let mut chunks = letters.chunks(CHUNK).peekable();
    let id = FIRST + number;
    let mut keys = format!("a=T,q=2,f=100,i={id},p=1,c={width},r={height},C=1,z=-1,");
    begin((area.x, area.y), frame);
    while let Some(chunk) = chunks.next() {
        put(frame, format_args!("\x1b_G{keys}m={};", u8::from(chunks.peek().is_some())));
        frame.extend_from_slice(chunk);
        frame.extend_from_slice(b"\x1b\\");
        "q=2,".clone_into(&mut keys);
    }
    frame.extend_from_slice(KEEP.1);
}

fn show_inline(area: Rect, png: &[u8], frame: &mut Vec<u8>) {
    let (width, height, size) = (area.width, area.height, png.len());
    begin((area.x, area.y), frame);
    put(
        frame,
        format_args!(
            "\x1b]1337;File=inline=1;size={size};width={width};height={height};\
             preserveAspectRatio=0;doNotMoveCursor=1:"
        ),
    );
    frame.extend_from_slice(&base64(png));
    frame.push(b'\x07');
    frame.extend_from_slice(KEEP.1);
}

/// Adds the part of `sheet` that differs from what stands in `area`. What stands there is blanked first, as sixels leave
/// alone what they do not draw.
fn show_sixels(area: Rect, sheet: &Sheet, before: Option<&Sheet>, frame: &mut Vec<u8>) {
    let Some(part) = sheet.changed(before) else { return };
    frame.extend_from_slice(KEEP.0);
    for row in part.top()..part.bottom() {
        let Some((first, end)) = before.and_then(|before| before.drawn(row)) else { continue };
        let (first, end) = (first.max(part.left()), end.min(part.right()));
        if first < end {
            move_to((area.x + first, area.y + row), frame);
            frame.extend(std::iter::repeat_n(b' ', (end - first).into()));
        }
    }
    move_to((area.x + part.x, area.y + part.y), frame);
    sheet.draw(part, frame);
    frame.extend_from_slice(KEEP.1);
}

fn begin(at: (u16, u16), frame: &mut Vec<u8>) {
    frame.extend_from_slice(KEEP.0);
    move_to(at, frame);
}

fn move_to((x, y): (u16, u16), frame: &mut Vec<u8>) {
    put(frame, format_args!("\x1b[{};{}H", y + 1, x + 1));
}

/// A list of bytes takes whatever is written.
fn put(frame: &mut Vec<u8>, words: std::fmt::Arguments<'_>) {
    let _ = frame.write_fmt(words);
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut letters = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits =
            (0..3).fold(0, |bits, place| bits << 8 | usize::from(three.get(place).copied().unwrap_or(0)));
        for place in 0..4 {
            let letter = LETTERS[bits >> (18 - 6 * place) & 63];
            letters.push(if place > three.len() { b'=' } else { letter });
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::pixels::MOST;

    const AREA: Rect = Rect::new(4, 2, 20, 10);

    fn shown(protocol: Protocol, png: &[u8]) -> String {
        let mut frame = Vec::new();
        match protocol {
            Protocol::Kitty => show_in_kitty(1, AREA, png, &mut frame),
            Protocol::Iterm => show_inline(AREA, png, &mut frame),
            Protocol::Sixel => {}
        }
        String::from_utf8(frame).expect("letters").replace('\x1b', "^")
    }

    #[test]
    fn bytes_become_letters() {
        for (bytes, letters) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), letters.as_bytes());
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), b"+//+");
    }

    #[test]
    fn a_small_picture_is_one_sequence() {
        assert_eq!(
            shown(Protocol::Kitty, b"foo"),
            "^7^[3;5H^_Ga=T,q=2,f=100,i=1937076337,p=1,c=20,r=10,C=1,z=-1,m=0;Zm9v^\\^8"
        );
        assert_eq!(
            shown(Protocol::Iterm, b"foo"),
            "^7^[3;5H^]1337;File=inline=1;size=3;width=20;height=10;preserveAspectRatio=0;doNotMoveCursor=1:Zm9v\x07^8"
        );
    }

    #[test]
    fn a_large_picture_is_cut_into_sequences_of_4096_letters() {
        let all = shown(Protocol::Kitty, &[7; 7000]);
        let chunks: Vec<&str> = all.split("^_G").skip(1).collect();
        let payloads: Vec<&str> = chunks
            .iter()
            .map(|chunk| chunk.split(';').nth(1).expect("letters").split('^').next().unwrap_or(""))
            .collect();
        assert_eq!(payloads.iter().map(|letters| letters.len()).collect::<Vec<_>>(), [4096, 4096, 1144]);
        assert_eq!(payloads.concat().as_bytes(), base64(&[7; 7000]));
        assert!(
            chunks[0].contains("m=1;")
                && chunks[1].starts_with("q=2,m=1;")
                && chunks[2].starts_with("q=2,m=0;")
        );
    }

    #[test]
    fn leaving_takes_away_every_picture_there_can_be() {
        let mut each = Vec::new();
        (0..u32::try_from(MOST).expect("a few")).for_each(|number| Protocol::Kitty.remove(number, &mut each));
        assert_eq!(each, Protocol::Kitty.undo());
    }
}
