//! One line of text in a room.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};
use unicode_width::UnicodeWidthStr;

use crate::ui::words::cut;

/// Writes `text` on the `row`th line of `room`, cut to its width; nothing if there is no such line.
pub(crate) fn put(buf: &mut Buffer, room: Rect, row: u16, text: &str, style: Style) {
    let room = room.intersection(buf.area);
    if row >= room.height || room.width == 0 {
        return;
    }
    let (x, y, width) = (room.x, room.y + row, usize::from(room.width));
    // Nearly every line is as plain as this, and every frame writes dozens of them.
    if !text.chars().all(is_one_cell) || text.chars().nth(width).is_some() {
        buf.set_string(x, y, cut(text, width), style);
        return;
    }
    let start = buf.index_of(x, y);
    let cells = buf.content.iter_mut().skip(start);
    for (cell, letter) in cells.zip(text.chars()) {
        cell.set_char(letter).set_style(style);
    }
}

/// Whether a letter takes one cell, whatever stands beside it: letters of English, and what lines, bars and figures are
/// drawn with.
fn is_one_cell(letter: char) -> bool {
    matches!(letter, ' '..='~' | '·' | '…' | '\u{2500}'..='\u{259F}' | '\u{2800}'..='\u{28FF}')
}

/// As [`put`], at the right end.
pub(crate) fn put_right(buf: &mut Buffer, room: Rect, row: u16, text: &str, style: Style) {
    let width = u16::try_from(text.width()).unwrap_or(u16::MAX).min(room.width);
    let end = Rect { x: room.right() - width, width, ..room };
    put(buf, end, row, text, style);
}

/// Writes pieces one after the other on the `row`th line of `room`.
pub(crate) fn put_pieces(buf: &mut Buffer, room: Rect, row: u16, pieces: &[(&str, Style)]) {
    let mut rest = room;
    for (text, style) in pieces {
        put(buf, rest, row, text, *style);
        rest = after(rest, text);
    }
}

/// What is left of `room` to the right of `text`.
pub(crate) fn after(room: Rect, text: &str) -> Rect {
    let width = u16::try_from(text.width()).unwrap_or(u16::MAX).min(room.width);
    Rect { x: room.x + width, width: room.width - width, ..room }
}

/// What is left of `room` below its first `rows` lines.
pub(crate) fn below(room: Rect, rows: u16) -> Rect {
    let rows = rows.min(room.height);
    Rect { y: room.y + rows, height: room.height - rows, ..room }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthChar;

    use super::*;

    #[test]
    fn every_letter_of_one_cell_has_one() {
        let all = (0..=0x0010_FFFF).filter_map(char::from_u32).filter(|letter| is_one_cell(*letter));
        for letter in all {
            assert_eq!(letter.width(), Some(1), "{letter:?}");
        }
    }

    proptest! {
        #[test]
        fn a_plain_line_is_drawn_as_any_other(
            text in "[ -~·…─▀⠿日é]{0,12}",
            (x, y, width, row) in (0_u16..6, 0_u16..3, 0_u16..12, 0_u16..3),
        ) {
            let area = Rect::new(0, 0, 10, 3);
            let room = Rect { x, y, width, height: 2 };
            let (mut one, mut other) = (Buffer::empty(area), Buffer::empty(area));
            put(&mut one, room, row, &text, Style::new().bold());
            let room = room.intersection(area);
            if row < room.height && room.width > 0 {
                let text = cut(&text, usize::from(room.width));
                other.set_string(room.x, room.y + row, text, Style::new().bold());
            }
            prop_assert_eq!(one, other);
        }
    }
}
