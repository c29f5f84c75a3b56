//! A list of labelled lines with a number at the right end, in pages where there are too many.
//!
//! Nothing is cut: what is longer than a line goes on under it.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};
use unicode_width::UnicodeWidthStr;

use crate::ui::{
    widget::line::{after, put, put_right},
    words::broken,
};

/// An item: a label, its words, and a number; broken into lines, only the first one has label and number.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) label: (String, Style),
    pub(crate) words: (String, Style),
    pub(crate) number: (String, Style),
}

/// The lines of `items` in `width` cells, where labels take `indent`.
pub(crate) fn lines(items: &[Item], indent: usize, width: usize) -> Vec<Vec<Item>> {
    let number = items.iter().map(|item| item.number.0.width()).max().filter(|width| *width > 0);
    let room = width.saturating_sub(indent + number.map_or(0, |width| width + 2)).max(1);
    let none = || (String::new(), Style::new());
    let lines = |item: &Item| {
        let words = broken(&item.words.0, room);
        let line = |(row, words): (usize, String)| Item {
            label: if row == 0 { item.label.clone() } else { none() },
            words: (words, item.words.1),
            number: if row == 0 { item.number.clone() } else { none() },
        };
        words.into_iter().enumerate().map(line).collect()
    };
    items.iter().map(lines).collect()
}

/// The lines in pages of `rows`; an item stays whole if a page can hold it.
pub(crate) fn paged(items: Vec<Vec<Item>>, rows: usize) -> Vec<Vec<Item>> {
    let rows = rows.max(1);
    let mut pages: Vec<Vec<Item>> = vec![Vec::new()];
    for item in items {
        let whole = item.len() <= rows;
        for (at, line) in item.iter().enumerate() {
            let ahead = if whole { item.len() - at } else { 1 };
            if pages.last().is_none_or(|page| page.len() + ahead > rows) {
                pages.push(Vec::new());
            }
            if let Some(page) = pages.last_mut() {
                page.push(line.clone());
            }
        }
    }
    pages
}

/// Draws one page, labels taking `indent` cells.
pub(crate) fn draw(page: &[Item], indent: usize, room: Rect, buf: &mut Buffer) {
    let beside = after(room, &" ".repeat(indent));
    for (row, line) in (0..room.height).zip(page) {
        put(buf, room, row, &line.label.0, line.label.1);
        put(buf, beside, row, &line.words.0, line.words.1);
        put_right(buf, room, row, &line.number.0, line.number.1);
    }
}
