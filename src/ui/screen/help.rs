//! The keys of a screen, from the table that handles them.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::ui::{
    keys::Binding,
    screen::{View, frame::Framed},
    widget::line::{after, put},
};

/// Cells a key and its words take.
const COLUMN: u16 = 36;

/// Draws the keys of `table` over the whole of `area`.
pub(crate) fn draw(table: &[Binding], view: &View<'_>, area: Rect, buf: &mut Buffer) {
    let framed = Framed { title: "Keys", standing: "", hints: &[("any key", "back")] };
    let room = framed.draw(view, area, buf);
    let rows = usize::from(room.height).max(1);
    let columns = table.len().div_ceil(rows).min(usize::from(room.width / COLUMN)).max(1);
    let width = room.width / u16::try_from(columns).unwrap_or(u16::MAX);
    for (number, row) in table.iter().enumerate().take(columns * rows) {
        let (Ok(column), Ok(line)) = (u16::try_from(number / rows), u16::try_from(number % rows)) else {
            return;
        };
        let place = Rect { x: room.x + column * width, width: width.saturating_sub(1), ..room };
        put(buf, place, line, row.shown, view.theme.strong);
        put(buf, after(place, "          "), line, row.does, view.theme.quiet);
    }
}
