//! A list, and beside or below it what is to be known of the chosen item.
//!
//! The list scrolls, the words turn by page; nothing of either is cut where it can be reached otherwise.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use unicode_width::UnicodeWidthStr;

use crate::ui::{
    pages,
    screen::list::{self, Item},
    theme::Theme,
    widget::line::{after, below, put, put_right},
    words::broken,
};

/// From this width on the words stand beside the list.
const WIDE: u16 = 96;
/// Cells between the list and the words beside it.
const GAP: u16 = 4;
/// Cells the mark of the chosen line takes.
const MARK: u16 = 3;
/// Cells between a name and what stands behind it.
const APART: u16 = 2;
/// Rows of the list that are seen in any case.
const LEAST_ROWS: u16 = 3;
/// From this height of the room on lines are set apart.
const AIRY: u16 = 13;
/// Cells of the labels where there is room for them.
const LABEL: usize = 11;
/// Below this width labels stand before their words.
const NARROW: usize = 48;

/// A line of the list: a name, and what stands behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) behind: String,
}

/// Something to be known: a label and its words, and perhaps a number at the right end.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) label: String,
    pub(crate) words: String,
    pub(crate) number: String,
    pub(crate) style: Style,
}

impl Part {
    /// Words with a label; an empty label leaves its place free.
    pub(crate) fn new(label: &str, words: impl Into<String>, style: Style) -> Self {
        Self { label: label.to_owned(), words: words.into(), number: String::new(), style }
    }

    /// The same with a number.
    pub(crate) fn with_number(self, number: String) -> Self {
        Self { number, ..self }
    }
}

/// A list and what is to be known of its chosen item.
#[derive(Clone, Debug)]
pub(crate) struct Shelf {
    /// The lines of the list.
    pub(crate) rows: Vec<Row>,
    /// Which one is chosen.
    pub(crate) chosen: usize,
    /// What is to be known of it.
    pub(crate) parts: Vec<Part>,
    /// So many pages of that were turned.
    pub(crate) turned: i32,
    /// So many rows are kept free below the words where they stand below the list.
    pub(crate) spare: u16,
}

/// Where what stands.
struct Layout {
    list: Rect,
    /// The first line of the list that is seen.
    first: usize,
    words: Rect,
}

impl Shelf {
    /// Draws it; returns what is left below the words.
    pub(crate) fn draw(&self, theme: &Theme, room: Rect, buf: &mut Buffer) -> Rect {
        let layout = self.lay(room);
        self.draw_list(&layout, theme, buf);
        self.draw_words(layout.words, theme, buf)
    }

    /// The line of the list at `at`, if there is one.
    pub(crate) fn row_at(&self, at: Position, room: Rect) -> Option<usize> {
        let layout = self.lay(room);
        let row = usize::from(at.y.checked_sub(layout.list.y)?);
        (layout.list.contains(at) && layout.first + row < self.rows.len()).then_some(layout.first + row)
    }

    fn lay(&self, room: Rect) -> Layout {
        let count = u16::try_from(self.rows.len()).unwrap_or(u16::MAX);
        let is_wide = room.width >= WIDE;
        let list = if is_wide {
            let widest = self.rows.iter().map(|row| row.behind.width()).max().unwrap_or(0);
            let widest = u16::try_from(widest).unwrap_or(u16::MAX);
            let wanted = MARK.saturating_add(self.column()).saturating_add(widest);
            Rect { width: wanted.min(room.width / 2), height: room.height.min(count), ..room }
        } else {
            let airy = 1 + u16::from(room.height >= AIRY);
            let lines: usize = self.items(room.width, Style::new()).iter().map(Vec::len).sum();
            let lines = u16::try_from(lines).unwrap_or(u16::MAX);
            let left = room.height.saturating_sub(lines.saturating_add(airy).saturating_add(self.spare));
            let rows = left.max(LEAST_ROWS).min(count).min(room.height);
            Rect { height: rows, ..room }
        };
        let words = if is_wide {
            let x = list.right() + GAP;
            Rect { x, width: room.right().saturating_sub(x), ..room }
        } else {
            below(room, list.height + u16::from(room.height > list.height + 4))
        };
        let seen = usize::from(list.height);
        let unseen = self.rows.len().saturating_sub(seen);
        let first = self.chosen.saturating_sub(seen / 2).min(unseen);
        Layout { list, first, words }
    }

    /// The cells of the names, and what keeps them apart from what stands behind.
    fn column(&self) -> u16 {
        let widest = self.rows.iter().map(|row| row.name.width()).max().unwrap_or(0);
        u16::try_from(widest).unwrap_or(u16::MAX).saturating_add(APART)
    }

    fn draw_list(&self, layout: &Layout, theme: &Theme, buf: &mut Buffer) {
        let Layout { list, first, .. } = *layout;
        let beside = after(list, &" ".repeat(MARK.into()));
        let behind = Rect {
            x: beside.x + self.column().min(beside.width),
            width: beside.width.saturating_sub(self.column()),
            ..beside
        };
        let rows = self.rows.iter().enumerate().skip(first);
        let last = self.rows.len().saturating_sub(1);
        for (line, (number, row)) in (0..list.height).zip(rows) {
            let is_chosen = number == self.chosen;
            let style = if is_chosen { theme.effort } else { theme.key };
            let goes_on = line == 0 && number > 0 || line + 1 == list.height && number < last;
            let mark = match (is_chosen, goes_on, line == 0) {
                (true, _, _) => " ▸",
                (false, true, true) => " ↑",
                (false, true, false) => " ↓",
                (false, false, _) => "",
            };
            put(buf, list, line, mark, if is_chosen { style } else { theme.quiet });
            put(buf, beside, line, &row.name, style);
            put(buf, behind, line, &row.behind, if is_chosen { theme.strong } else { theme.quiet });
        }
    }

    /// Draws the page of words that was turned to; returns what is left below.
    fn draw_words(&self, room: Rect, theme: &Theme, buf: &mut Buffer) -> Rect {
        let items = self.items(room.width, theme.quiet);
        let lines: usize = items.iter().map(Vec::len).sum();
        let height = usize::from(room.height);
        let indent = indent(room.width);
        let spaced = lines + items.len().saturating_sub(1);
        if lines <= height {
            let gap = usize::from(spaced <= height && self.is_prose());
            let mut rest = room;
            for item in &items {
                list::draw(item, indent, rest, buf);
                rest = below(rest, u16::try_from(item.len() + gap).unwrap_or(u16::MAX));
            }
            return rest;
        }
        let pages = list::paged(items, height.saturating_sub(1));
        let shown = pages::shown(&vec![1; pages.len()], 0, self.turned);
        list::draw(pages.get(shown).map_or(&[], Vec::as_slice), indent, room, buf);
        let mark = format!("pgdn {}", pages::mark(shown, pages.len()));
        put_right(buf, room, room.height.saturating_sub(1), &mark, theme.quiet);
        below(room, room.height)
    }

    /// Whether it is sentences, which like a free line between them, and no table.
    fn is_prose(&self) -> bool {
        self.parts.len() < 7
    }

    /// The parts as lines, the labels beside the words where there is room.
    fn items(&self, width: u16, label: Style) -> Vec<Vec<Item>> {
        let indent = indent(width);
        let item = |part: &Part| {
            let (name, words) = if indent > 0 || part.label.is_empty() {
                (if indent > 0 { part.label.clone() } else { String::new() }, part.words.clone())
            } else {
                (String::new(), format!("{}: {}", part.label, part.words))
            };
            // Where every cell counts, a column for numbers would be dear.
            let (words, number) = match (indent, part.number.as_str()) {
                (0, number) if !number.is_empty() => (format!("{words}, {number}"), String::new()),
                (_, number) => (words, number.to_owned()),
            };
            Item { label: (name, label), words: (words, part.style), number: (number, label) }
        };
        let items: Vec<Item> = self.parts.iter().map(item).collect();
        list::lines(&items, indent, width.into())
    }
}

/// Cells of the labels at this width.
fn indent(width: u16) -> usize {
    if usize::from(width) < NARROW { 0 } else { LABEL }
}

/// Draws words that must not be missed at the top of `room`; returns what is left of it.
pub(crate) fn draw_warning(words: &str, theme: &Theme, room: Rect, buf: &mut Buffer) -> Rect {
    let mut rest = room;
    for line in broken(&format!("! {words}"), room.width.into()) {
        put(buf, rest, 0, &line, theme.warning);
        rest = below(rest, 1);
    }
    rest
}

/// The rows `words` take there.
pub(crate) fn warning_rows(words: &str, width: u16) -> u16 {
    u16::try_from(broken(&format!("! {words}"), width.into()).len()).unwrap_or(u16::MAX)
}

/// One up or down among `count`.
pub(crate) fn moved(chosen: usize, by: isize, count: usize) -> usize {
    chosen.saturating_add_signed(by).min(count.saturating_sub(1))
}
