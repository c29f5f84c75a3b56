//! The columns of a briefing: steps left, notes right, each in pages where there are too many.

use ratatui::layout::Rect;

use super::{INDENT, steps::step_items};
use crate::{
    body::Side,
    routine::Routine,
    session::Timeline,
    text::Text,
    ui::{
        screen::{
            View,
            list::{self, Item},
        },
        widget::line::below,
        words::{list, sided},
    },
};

/// From this width on there are two columns.
pub(super) const WIDE: u16 = 74;
/// Cells the labels of notes take, and those of everything in one column.
const NOTE_INDENT: usize = 8;
const NARROW_INDENT: usize = 7;

/// A list in pages, and where it stands.
pub(super) struct Column {
    pub(super) pages: Vec<Vec<Item>>,
    pub(super) indent: usize,
    pub(super) room: Rect,
}

impl Column {
    fn of(items: &[Item], indent: usize, room: Rect) -> Self {
        let lines = list::lines(items, indent, room.width.into());
        Self { pages: list::paged(lines, room.height.into()), indent, room }
    }
}

/// What is left below the words: below all of them, or below those of one column; nothing where pages turn.
pub(super) fn spare(columns: &[Column], room: Rect) -> Rect {
    /// A free line, a figure that can be recognised, and its name.
    const LEAST: u16 = 7;
    let used = |column: &Column| match column.pages.as_slice() {
        [page] => u16::try_from(page.len()).unwrap_or(u16::MAX),
        _ => u16::MAX,
    };
    let under = |column: &Column, lines: u16| below(column.room, lines.saturating_add(1));
    let most = columns.iter().map(used).max().unwrap_or(u16::MAX);
    let all = columns.first().map(|column| Rect { x: room.x, width: room.width, ..under(column, most) });
    let each = columns.iter().rev().map(|column| under(column, used(column)));
    all.into_iter().chain(each).find(|room| room.height + 1 >= LEAST).unwrap_or_default()
}

/// The steps, and what to fetch and to heed: side by side, or all in one where there is no room.
/// `more` comes before all that is to be heeded.
pub(super) fn columns(
    routine: &Routine,
    plan: &Timeline,
    more: Vec<Item>,
    view: &View<'_>,
    room: Rect,
) -> Vec<Column> {
    let heed: Vec<Item> = more.into_iter().chain(to_heed(routine, view)).collect();
    let fetch = to_fetch(routine, view);
    let narrow = room.width < WIDE;
    let steps = step_items(plan, routine, if narrow { NARROW_INDENT } else { INDENT }, view);
    if narrow {
        let all: Vec<Item> = fetch.into_iter().chain(steps).chain(heed).collect();
        return vec![Column::of(&all, NARROW_INDENT, room)];
    }
    let left = Rect { width: room.width / 2, ..room };
    let right = Rect { x: left.right() + 3, width: room.right() - left.right() - 3, ..room };
    let notes: Vec<Item> = fetch.into_iter().chain(heed).collect();
    vec![Column::of(&steps, INDENT, left), Column::of(&notes, NOTE_INDENT, right)]
}

fn to_fetch(routine: &Routine, view: &View<'_>) -> Vec<Item> {
    let note = |label: &str, words: String, nothing: &str| Item {
        label: (label.to_owned(), view.theme.quiet),
        words: (if words.is_empty() { nothing.to_owned() } else { words }, view.theme.key),
        number: (String::new(), view.theme.quiet),
    };
    vec![
        note("Fetch", list(&routine.equipment()), "nothing"),
        note("Needs", list(&routine.place()), "a little room"),
        note("Sound", view.sounding.words().to_owned(), ""),
    ]
}

fn to_heed(routine: &Routine, view: &View<'_>) -> Vec<Item> {
    let mut cautions: Vec<&Text> = Vec::new();
    for caution in routine.steps.iter().filter_map(|step| step.exercise.caution.as_ref()) {
        if !cautions.contains(&caution) {
            cautions.push(caution);
        }
    }
    let item = |label: &str, words: &Text| Item {
        label: (label.to_owned(), view.theme.warning),
        words: (sided(words, Side::Both).to_string(), view.theme.key),
        number: (String::new(), view.theme.quiet),
    };
    let held_back = routine.held_back.iter().map(|dose| item("! Note", dose));
    held_back.chain(cautions.into_iter().map(|caution| item("! Heed", caution))).collect()
}
