//! How a picture is put into bytes: the graphics protocol of kitty, or the inline images of iTerm2.

use std::io::Write as _;

use ratatui::layout::Rect;

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
}

impl Protocol {
    /// How many bytes it may be sent in a second. Past it, pictures are left out.
    pub(super) fn rate(self) -> u32 {
        match self {
            Self::Kitty => 96_000,
            // It keeps every picture until its cells are written again.
            Self::Iterm => 48_000,
        }
    }

    /// Whether a picture must be painted over with text to go.
    pub(super) fn leaves_traces(self) -> bool {
        self == Self::Iterm
    }

    /// Takes everything away, before the screen is left.
    pub(super) fn undo(self) -> &'static [u8] {
        match self {
            Self::Kitty => FORGET_ALL,
            Self::Iterm => b"\x1b[2J",
        }
    }

    /// Adds what shows `png` in `area`, in the place of what had this number, without moving the cursor.
    pub(super) fn show(self, number: u32, area: Rect, png: &[u8], frame: &mut Vec<u8>) {
        frame.extend_from_slice(KEEP.0);
        put(frame, format_args!("\x1b[{};{}H", area.y + 1, area.x + 1));
        let (width, height) = (area.width, area.height);
        let letters = base64(png);
        match self {
            Self::Kitty => {
                let mut chunks = letters.chunks(CHUNK).peekable();
                let id = FIRST + number;
                let mut keys = format!("a=T,q=2,f=100,i={id},p=1,c={width},r={height},C=1,z=-1,");
                while let Some(chunk) = chunks.next() {
                    put(frame, format_args!("\x1b_G{keys}m={};", u8::from(chunks.peek().is_some())));
                    frame.extend_from_slice(chunk);
                    frame.extend_from_slice(b"\x1b\\");
                    "q=2,".clone_into(&mut keys);
                }
            }
            Self::Iterm => {
                let size = png.len();
                put(
                    frame,
                    format_args!(
                        "\x1b]1337;File=inline=1;size={size};width={width};height={height};\
                         preserveAspectRatio=0;doNotMoveCursor=1:"
                    ),
                );
                frame.extend_from_slice(&letters);
                frame.push(b'\x07');
            }
        }
        frame.extend_from_slice(KEEP.1);
    }

    /// Adds what takes away the picture with this number.
    pub(super) fn remove(self, number: u32, frame: &mut Vec<u8>) {
        match self {
            Self::Kitty => put(frame, format_args!("\x1b_Ga=d,d=I,i={},q=2\x1b\\", FIRST + number)),
            Self::Iterm => {}
        }
    }
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
        protocol.show(1, AREA, png, &mut frame);
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
