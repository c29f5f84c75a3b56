//! The pencil: cells that changed, as the bytes that draw them.
//!
//! It says what changes from one cell to the next and nothing else, as a slow line is felt in every frame.

use std::io::Write as _;

use ratatui::{
    buffer::Cell,
    style::{Color, Modifier},
};

/// Sets colours and letters back.
const PLAIN_AGAIN: &[u8] = b"\x1b[m";

/// What of a letter's style does not show where there is no letter.
const OF_LETTERS: Modifier = Modifier::BOLD.union(Modifier::DIM).union(Modifier::ITALIC);

/// How each style of letters is switched on.
const SWITCHES: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// Adds to `frame` what draws `cells` wherever the cursor is, and leaves colours and letters as a terminal has them at
/// first; nothing for no cells.
pub fn draw<'a>(cells: impl Iterator<Item = (u16, u16, &'a Cell)>, frame: &mut Vec<u8>) {
    let mut ink = Ink::PLAIN;
    let mut cursor = None;
    for (x, y, cell) in cells {
        move_to((x, y), cursor, frame);
        let wanted = ink.for_cell(cell);
        ink.change_to(wanted, frame);
        ink = wanted;
        frame.extend_from_slice(cell.symbol().as_bytes());
        // Wider letters are followed by a cell further right, which is gone to like any other.
        cursor = Some((x + 1, y));
    }
    if ink != Ink::PLAIN {
        frame.extend_from_slice(PLAIN_AGAIN);
    }
}

/// Adds what moves the cursor from `cursor`, if that is known. Every way names the column, so that a letter the terminal
/// takes for wider or narrower shifts nothing behind the next gap.
fn move_to((x, y): (u16, u16), cursor: Option<(u16, u16)>, frame: &mut Vec<u8>) {
    match cursor {
        Some(cursor) if cursor == (x, y) => {}
        Some((_, row)) if row == y => put(frame, format_args!("\x1b[{}G", x + 1)),
        Some(_) | None => put(frame, format_args!("\x1b[{};{}H", y + 1, x + 1)),
    }
}

/// How letters are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ink {
    fg: Color,
    bg: Color,
    underline: Color,
    modifier: Modifier,
}

impl Ink {
    const PLAIN: Self =
        Self { fg: Color::Reset, bg: Color::Reset, underline: Color::Reset, modifier: Modifier::empty() };

    /// The ink for `cell`; what would not show in it stays as it is.
    fn for_cell(self, cell: &Cell) -> Self {
        let wanted =
            Self { fg: cell.fg, bg: cell.bg, underline: cell.underline_color, modifier: cell.modifier };
        let is_reversed = cell.modifier.contains(Modifier::REVERSED);
        if cell.symbol() != " " || is_reversed {
            return wanted;
        }
        let modifier = cell.modifier.difference(OF_LETTERS) | self.modifier.intersection(OF_LETTERS);
        let is_lined = modifier.intersects(Modifier::UNDERLINED | Modifier::CROSSED_OUT);
        Self { fg: if is_lined { wanted.fg } else { self.fg }, modifier, ..wanted }
    }

    /// Adds what changes this ink to `wanted`, in one sequence.
    fn change_to(self, wanted: Self, frame: &mut Vec<u8>) {
        if self == wanted {
            return;
        }
        if wanted == Self::PLAIN {
            return frame.extend_from_slice(PLAIN_AGAIN);
        }
        frame.extend_from_slice(b"\x1b[");
        let mut before = self;
        if !wanted.modifier.contains(self.modifier) {
            // What is switched off one by one goes by different numbers on different terminals.
            frame.extend_from_slice(b"0;");
            before = Self::PLAIN;
        }
        for (modifier, number) in SWITCHES {
            if wanted.modifier.difference(before.modifier).contains(modifier) {
                put(frame, format_args!("{number};"));
            }
        }
        for (own, wanted, kind) in
            [(before.fg, wanted.fg, 3), (before.bg, wanted.bg, 4), (before.underline, wanted.underline, 5)]
        {
            if own != wanted {
                put_color(wanted, kind, frame);
            }
        }
        // In the place of the last separator.
        frame.pop();
        frame.push(b'm');
    }
}

/// Adds a colour of a `kind`: 3 of letters, 4 behind them, 5 of the line under them.
fn put_color(color: Color, kind: u8, frame: &mut Vec<u8>) {
    match color {
        Color::Reset => put(frame, format_args!("{kind}9;")),
        Color::Rgb(red, green, blue) => put(frame, format_args!("{kind}8;2;{red};{green};{blue};")),
        Color::Indexed(number) => put(frame, format_args!("{kind}8;5;{number};")),
        named => put(frame, format_args!("{kind}8;5;{};", number(named))),
    }
}

/// The place of a named colour among the 256.
fn number(color: Color) -> u8 {
    const NAMED: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    NAMED.iter().position(|named| *named == color).and_then(|place| u8::try_from(place).ok()).unwrap_or(7)
}

/// A list of bytes takes whatever is written.
fn put(frame: &mut Vec<u8>, words: std::fmt::Arguments<'_>) {
    let _ = frame.write_fmt(words);
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;

    use proptest::prelude::*;
    use ratatui::{buffer::Buffer, layout::Rect, style::Style};

    use super::*;

    const AREA: Rect = Rect::new(0, 0, 8, 3);

    fn color() -> impl Strategy<Value = Color> {
        prop_oneof![Just(Color::Reset), (0..4_u8).prop_map(Color::Indexed), Just(Color::Rgb(1, 2, 3))]
    }

    fn cell() -> impl Strategy<Value = Cell> {
        let modifier = prop::collection::vec(0..SWITCHES.len(), 0..3).prop_map(|all| {
            // What the terminal of the test keeps: neither dim beside bold, nor blinking, hidden or crossed out letters.
            let kept = all.into_iter().filter(|place| matches!(place, 0 | 2 | 3 | 6));
            kept.map(|place| SWITCHES[place].0).fold(Modifier::empty(), Modifier::union)
        });
        let symbol = prop::sample::select(vec![" ", " ", "a", "b", "⠿"]);
        (symbol, color(), color(), modifier).prop_map(|(symbol, fg, bg, modifier)| {
            let mut cell = Cell::default();
            cell.set_symbol(symbol).set_style(Style::new().fg(fg).bg(bg).add_modifier(modifier));
            cell
        })
    }

    fn buffer() -> impl Strategy<Value = Buffer> {
        let cells = usize::from(AREA.width * AREA.height);
        prop::collection::vec(cell(), cells).prop_map(|content| Buffer { area: AREA, content })
    }

    fn shown(color: Color) -> vt100::Color {
        match color {
            Color::Indexed(number) => vt100::Color::Idx(number),
            Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
            _ => vt100::Color::Default,
        }
    }

    proptest! {
        #[test]
        fn a_terminal_shows_what_was_drawn(frames in prop::collection::vec(buffer(), 1..4)) {
            let size = |cells: u16| NonZero::new(cells).expect("some cells");
            let mut terminal = vt100::Parser::new(size(AREA.height), size(AREA.width), 0);
            let mut before = Buffer::empty(AREA);
            for frame in frames {
                let mut bytes = Vec::new();
                draw(before.diff(&frame).into_iter(), &mut bytes);
                terminal.process(&bytes);
                for (x, y) in (0..AREA.width).flat_map(|x| (0..AREA.height).map(move |y| (x, y))) {
                    let (wanted, seen) = (&frame[(x, y)], terminal.screen().cell(y, x).expect("a cell"));
                    let has = |modifier| wanted.modifier.contains(modifier);
                    prop_assert_eq!(wanted.symbol().trim(), seen.contents().trim());
                    prop_assert_eq!(shown(wanted.bg), seen.bgcolor());
                    prop_assert_eq!(has(Modifier::REVERSED), seen.inverse());
                    prop_assert_eq!(has(Modifier::UNDERLINED), seen.underline());
                    let is_letter = wanted.symbol() != " ";
                    if is_letter || has(Modifier::REVERSED) || has(Modifier::UNDERLINED) {
                        prop_assert_eq!(shown(wanted.fg), seen.fgcolor());
                    }
                    if is_letter {
                        prop_assert_eq!(has(Modifier::BOLD), seen.bold());
                        prop_assert_eq!(has(Modifier::ITALIC), seen.italic());
                    }
                }
                before = frame;
            }
        }
    }

    #[track_caller]
    fn case(cells: &[(u16, u16, &str, Style)], expected: &str) {
        let cells: Vec<(u16, u16, Cell)> = cells
            .iter()
            .map(|(x, y, symbol, style)| {
                let mut cell = Cell::default();
                cell.set_symbol(symbol).set_style(*style);
                (*x, *y, cell)
            })
            .collect();
        let mut frame = Vec::new();
        draw(cells.iter().map(|(x, y, cell)| (*x, *y, cell)), &mut frame);
        assert_eq!(String::from_utf8(frame).expect("letters").replace('\x1b', "^"), expected);
    }

    #[test]
    fn nothing_is_drawn_with_nothing() {
        case(&[], "");
    }

    #[test]
    fn the_cursor_is_moved_only_where_it_is_not() {
        let plain = Style::new();
        case(
            &[(0, 0, "a", plain), (1, 0, "b", plain), (9, 0, "c", plain), (9, 1, "d", plain)],
            "^[1;1Hab^[10Gc^[2;10Hd",
        );
    }

    #[test]
    fn a_wide_letter_is_followed_by_a_move() {
        case(&[(0, 0, "漢", Style::new()), (2, 0, "a", Style::new())], "^[1;1H漢^[3Ga");
    }

    #[test]
    fn styles_change_in_one_sequence_and_end_with_the_frame() {
        let loud = Style::new().bold().fg(Color::Indexed(79));
        let calm = Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::White);
        case(&[(0, 0, "a", loud), (1, 0, "b", calm)], "^[1;1H^[1;38;5;79ma^[0;38;2;1;2;3;48;5;15mb^[m");
        case(&[(0, 0, "a", loud), (1, 0, "b", Style::new())], "^[1;1H^[1;38;5;79ma^[mb");
        case(
            &[(0, 0, "a", calm), (1, 0, "b", calm.bg(Color::Reset))],
            "^[1;1H^[38;2;1;2;3;48;5;15ma^[49mb^[m",
        );
    }

    #[test]
    fn a_gap_between_letters_keeps_their_ink() {
        let loud = Style::new().bold().fg(Color::Red);
        case(&[(0, 0, "a", loud), (1, 0, " ", Style::new()), (2, 0, "b", loud)], "^[1;1H^[1;38;5;1ma b^[m");
        // Reversed or with something behind it, a gap shows.
        let shown = Style::new().reversed();
        case(&[(0, 0, "a", loud), (1, 0, " ", shown)], "^[1;1H^[1;38;5;1ma^[0;7m ^[m");
        case(&[(0, 0, "a", shown), (1, 0, " ", Style::new())], "^[1;1H^[7ma^[m ");
        let lined = Style::new().underlined();
        case(&[(0, 0, "a", loud), (1, 0, " ", lined)], "^[1;1H^[1;38;5;1ma^[4;39m ^[m");
    }
}
