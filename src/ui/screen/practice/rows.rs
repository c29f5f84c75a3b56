//! What of a running session stands where.
//!
//! The number takes all the height that is left; lines are given up from the least important one on. A figure takes no
//! line from words: it stands where the number leaves room beside it.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::{
    session::{PhaseKind, Progress, Standing},
    ui::{
        figures::Figures,
        screen::practice::now::{self, Loud},
        widget::{digits::Digits, line::below},
    },
};

/// From this height of the room on the number never gets smaller than [`LARGE`].
const ROOMY: u16 = 16;
/// Rows of the number, twice as large as drawn, and as drawn.
const LARGE: u16 = 7;
const SMALL: u16 = 4;
/// From this width of the room on the figure has the left half, and all that counts the right one.
const HALVES: u16 = 98;
/// Cells for a time of three digits twice as large as drawn, with what is kept free beside it.
const TWICE: u16 = 40;
/// Cells between figure and number.
const GAP: u16 = 2;
/// Cells for the figure of the next step, and how high it may be.
const COMING: (u16, u16) = (20, 8);
/// The name, and the word over the number.
const FIRST: u16 = 2;
/// Lines to read that come before the numbers under the bar.
const FEW: u16 = 3;

/// What has to be placed.
pub(super) struct Content<'a> {
    pub(super) progress: &'a Progress<'a>,
    pub(super) loud: &'a Loud,
    /// The width of the line under the name.
    pub(super) details: usize,
    /// How many lines there are to read, in so many cells.
    pub(super) lines: &'a dyn Fn(u16) -> usize,
    /// Whether there is a figure.
    pub(super) has_figure: bool,
    /// Whether there is one of the next step.
    pub(super) has_coming: bool,
}

/// Where everything stands; a room that was given up has no height.
pub(super) struct Rows {
    /// The name, and the line under it.
    pub(super) name: Rect,
    pub(super) loud: Rect,
    pub(super) bar: Rect,
    pub(super) text: Rect,
    pub(super) next: Rect,
    pub(super) figure: Rect,
    /// The figure of the next step.
    pub(super) coming: Rect,
}

impl Rows {
    /// Hands out the room: with figures where they can be recognised, else without.
    pub(super) fn of(room: Rect, content: &Content<'_>) -> Self {
        let with = |has_figure: bool, has_coming: bool| {
            Self::shared(room, &Content { has_figure, has_coming, ..*content })
        };
        let is_wide = room.width >= HALVES;
        if content.has_figure {
            if content.has_coming && is_wide {
                let rows = with(true, true);
                if Figures::have_room(rows.coming) && Figures::have_room(rows.figure) {
                    return rows;
                }
            }
            let rows = with(true, false);
            if Figures::have_room(rows.figure) {
                return rows;
            }
        }
        with(false, false)
    }

    /// Hands out the lines, the most important first. The number shrinks before words have to take turns, as far as it
    /// can still be read from where the person lies; what is left makes it larger.
    fn shared(room: Rect, content: &Content<'_>) -> Self {
        let (progress, loud) = (content.progress, content.loud);
        let column = column(room, content);
        let text_width = room.width - if content.has_coming { COMING.0.min(room.width) } else { 0 };
        let lines = u16::try_from((content.lines)(text_width)).unwrap_or(u16::MAX);
        let alone = now::is_alone(progress);
        let mut spare = room.height.saturating_sub(FIRST + least_number(room, progress));
        let mut take = |wanted: u16| {
            let taken = if alone { 0 } else { wanted.min(spare) };
            spare -= taken;
            taken
        };
        let bar = take(1);
        let mut text = take(lines.min(FEW));
        let scale = take(u16::from(progress.floor.is_some()));
        text += take(lines - text);
        let next = take(1);
        let details = take(1);
        let rest = room.height.saturating_sub(1 + details + bar + scale + text + next);
        let word_and_number = 1 + number_size(loud, Rect { height: rest.saturating_sub(1), ..column }).1;
        let free = rest.saturating_sub(word_and_number);
        let (gap, second_gap) = (free.min(1), free.saturating_sub(1).min(1));
        let loud_room = Rect { height: rest - gap - second_gap, ..below(column, 1 + details + gap) };
        let has_halves = column.x > room.x;
        let half = if has_halves { column } else { room };
        let bar =
            Rect { height: bar + scale, ..below(half, room.height - bar - scale - text - next - second_gap) };
        let words = Rect { width: text_width, ..room };
        let next = Rect { height: next, ..below(words, room.height - next) };
        let text = Rect { y: bar.bottom() + second_gap, height: text, ..words };
        let mut rows = Self {
            name: Rect { height: 1 + details, ..half },
            loud: loud_room,
            bar,
            text,
            next,
            figure: Rect::default(),
            coming: Rect::default(),
        };
        rows.place_figures(room, column, content);
        rows
    }

    /// Gives the figures what is left beside the column.
    fn place_figures(&mut self, room: Rect, column: Rect, content: &Content<'_>) {
        if !content.has_figure {
            return;
        }
        if column.x > room.x {
            let width = (column.x - room.x).saturating_sub(GAP);
            self.figure = Rect { width, height: self.bar.bottom() - room.y, ..room };
        } else {
            let x = column.right() + GAP;
            let is_long = |words: usize| words > usize::from(column.width);
            // The name has the whole line; what is too long for the column has, too.
            let top = match (is_long(content.loud.word.width()), is_long(content.details)) {
                (true, _) => self.loud.y + 1,
                (false, true) => self.name.bottom(),
                (false, false) => room.y + 1,
            };
            let (width, height) = (room.right().saturating_sub(x), self.loud.bottom().saturating_sub(top));
            self.figure = Rect { x, y: top, width, height };
        }
        if content.has_coming {
            let bottom = self.next.bottom();
            let height = (bottom - self.text.y.min(bottom)).min(COMING.1);
            let width = COMING.0 - GAP;
            self.coming = Rect { x: room.right().saturating_sub(width), y: bottom - height, width, height };
        }
    }
}

/// Where the number stands, and all that belongs to it: everywhere, or where a figure leaves room.
fn column(room: Rect, content: &Content<'_>) -> Rect {
    let settles = matches!(content.progress.phase, PhaseKind::Settle | PhaseKind::Switch);
    if !content.has_figure {
        return room;
    }
    if room.width >= HALVES {
        // Whoever settles looks at the figure, whoever works at the number.
        let width = if settles { (room.width * 2 / 5).max(TWICE) } else { room.width / 2 };
        return Rect { x: room.right() - width, width, ..room };
    }
    let label = u16::try_from(content.loud.word.width()).unwrap_or(u16::MAX);
    let width = if settles { label.clamp(TWICE / 2, TWICE) } else { TWICE };
    Rect { width: width.min(room.width), ..room }
}

/// The rows the number keeps in any case; where there is little room and nobody is at work, none of its own.
fn least_number(room: Rect, progress: &Progress<'_>) -> u16 {
    let at_work = progress.standing == Standing::Running && !super::leads(progress.phase);
    match (room.height >= ROOMY, at_work || now::is_alone(progress)) {
        (true, _) => LARGE,
        (false, true) => SMALL,
        (false, false) => 0,
    }
}

/// The cells the number takes below its word, with what stands beside it; no height if it is only text.
pub(super) fn number_size(loud: &Loud, room: Rect) -> (u16, u16) {
    let beside = u16::try_from(loud.beside.width() + 2).unwrap_or(0);
    let place = Rect { width: room.width.saturating_sub(beside), ..room };
    Digits { text: &loud.number, style: loud.style }.size(place).unwrap_or((0, 0))
}
