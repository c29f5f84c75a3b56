//! One line of text in a room.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};
use unicode_width::UnicodeWidthStr;

use crate::ui::words::cut;

/// Writes `text` on the `row`th line of `room`, cut to its width; nothing if there is no such line.
pub(crate) fn put(buf: &mut Buffer, room: Rect, row: u16, text: &str, style: Style) {
    let room = room.intersection(buf.area);
    if row < room.height && room.width > 0 {
        buf.set_string(room.x, room.y + row, cut(text, usize::from(room.width)), style);
    }
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
