//! The keys of a screen, from the table that handles them.

use ratatui::{buffer::Buffer, layout::Rect};
use unicode_width::UnicodeWidthStr;

use crate::ui::{
    keys::{Binding, Hint, Worth},
    pages,
    screen::{
        View,
        frame::{self, Framed},
    },
    widget::line::{after, below, put},
    words::broken,
};

/// Cells a key takes.
const KEY: usize = 10;

/// What else is to be known of the card itself.
const BACK: Hint = Hint { key: "any key", word: "back", short: "back", worth: Worth::StaysNamed };
const TURN: Hint = Hint { key: "↑↓", word: "more keys", short: "more keys", worth: Worth::StaysNamed };

/// Draws the keys of `table` over the whole of `area`, `turned` pages on; after the last comes the first.
pub(crate) fn draw(table: &[Binding], turned: i32, view: &View<'_>, area: Rect, buf: &mut Buffer) {
    let pages = pages_of(table, frame::room(area));
    let shown = pages::shown(&vec![1; pages.len()], 0, turned);
    let standing = pages::mark(shown, pages.len());
    let hints = if pages.len() > 1 { vec![TURN, BACK] } else { vec![BACK] };
    let mut rest = Framed { title: "Keys", standing: &standing, hints: &hints }.draw(view, area, buf);
    for (key, lines) in pages.get(shown).into_iter().flatten() {
        put(buf, rest, 0, key, view.theme.strong);
        let words = after(rest, &" ".repeat(KEY.max(key.width() + 1)));
        for line in lines {
            put(buf, Rect { y: rest.y, height: rest.height, ..words }, 0, line, view.theme.quiet);
            rest = below(rest, 1);
        }
    }
}

/// Keys, each with the lines that say what it does.
type Page = Vec<(&'static str, Vec<String>)>;

/// As many keys a page as fit whole.
fn pages_of(table: &[Binding], room: Rect) -> Vec<Page> {
    let mut pages: Vec<Page> = vec![Vec::new()];
    let mut left = usize::from(room.height);
    for row in table {
        let width = usize::from(room.width).saturating_sub(KEY.max(row.shown.width() + 1));
        let lines = broken(row.does, width.max(1));
        if lines.len() > left {
            pages.push(Vec::new());
            left = usize::from(room.height);
        }
        left = left.saturating_sub(lines.len());
        if let Some(page) = pages.last_mut() {
            page.push((row.shown, lines));
        }
    }
    pages.retain(|page| !page.is_empty());
    pages
}
