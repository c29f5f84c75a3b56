//! Progress: of a phase, with its tender window, and of the whole.

use std::{cmp::Ordering, time::Duration};

use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};

use crate::ui::{
    theme::Theme,
    widget::line::{after, put},
};

/// How far a phase has come; from the floor on a tender hold may be let go.
pub(crate) struct PhaseBar<'a> {
    pub(crate) elapsed: Duration,
    pub(crate) length: Duration,
    pub(crate) floor: Option<Duration>,
    pub(crate) style: Style,
    pub(crate) theme: &'a Theme,
}

/// `cells` times `part` of `whole`, rounded down.
fn share(cells: u16, part: Duration, whole: Duration) -> u16 {
    let cell = u128::from(cells) * part.as_millis();
    cell.checked_div(whole.as_millis()).and_then(|cell| u16::try_from(cell).ok()).unwrap_or(0).min(cells)
}

impl PhaseBar<'_> {
    /// Where the floor stands in a bar of `width` cells.
    pub(crate) fn window(&self, width: u16) -> Option<u16> {
        self.floor.map(|floor| share(width, floor, self.length).min(width.saturating_sub(1)))
    }
}

impl Widget for PhaseBar<'_> {
    fn render(self, room: Rect, buf: &mut Buffer) {
        let room = room.intersection(buf.area);
        if room.is_empty() {
            return;
        }
        let window = self.window(room.width);
        let halves = share(room.width.saturating_mul(2), self.elapsed, self.length);
        for x in 0..room.width {
            let (sign, style) = match window {
                Some(floor) if floor == x => ('┃', self.theme.strong),
                _ if 2 * x + 1 < halves => ('━', self.style),
                _ if 2 * x < halves => ('╸', self.style),
                Some(floor) if x > floor => ('░', self.theme.quiet),
                Some(_) | None => ('─', self.theme.quiet),
            };
            if let Some(cell) = buf.cell_mut((room.x + x, room.y)) {
                cell.set_char(sign).set_style(style);
            }
        }
    }
}

/// The whole session as parts, each as wide as it is long.
pub(crate) struct Segments<'a> {
    /// Length of each part, and whether it opens a step.
    pub(crate) parts: &'a [(Duration, bool)],
    pub(crate) now: usize,
    pub(crate) theme: &'a Theme,
}

impl Segments<'_> {
    /// The cells of each part in `cells`: at least one each, and all of them together.
    fn widths(&self, cells: u16) -> Vec<u16> {
        let whole = self.parts.iter().map(|(length, _)| *length).sum();
        let (mut passed, mut drawn) = (Duration::ZERO, 0);
        let to_come = (0..self.parts.len()).rev().map(|count| u16::try_from(count).unwrap_or(u16::MAX));
        let width = |((length, _), to_come): (&(Duration, bool), u16)| {
            passed += *length;
            let most = cells.saturating_sub(to_come).saturating_sub(drawn).max(1);
            let width = share(cells, passed, whole).saturating_sub(drawn).clamp(1, most);
            drawn += width;
            width
        };
        self.parts.iter().zip(to_come).map(width).collect()
    }
}

impl Widget for Segments<'_> {
    /// Parts that are more than the cells go unnamed from the front: what is to come counts.
    fn render(self, room: Rect, buf: &mut Buffer) {
        let gaps = self.parts.iter().skip(1).filter(|(_, opens)| *opens).count();
        let fits = |count: usize| count <= usize::from(room.width);
        let gaps = if fits(self.parts.len() + gaps) { u16::try_from(gaps).unwrap_or(0) } else { 0 };
        let widths = self.widths(room.width.saturating_sub(gaps));
        let hidden =
            if fits(self.parts.len()) { 0 } else { self.now.saturating_sub(usize::from(room.width / 2)) };
        let mut rest = room;
        for (number, (width, (_, opens))) in widths.into_iter().zip(self.parts).enumerate().skip(hidden) {
            if *opens && number > 0 && gaps > 0 {
                rest = after(rest, " ");
            }
            let cells = usize::from(width);
            let (text, style) = match number.cmp(&self.now) {
                Ordering::Less => ("■".repeat(cells), self.theme.done),
                Ordering::Equal => (format!("▸{}", "□".repeat(cells.saturating_sub(1))), self.theme.effort),
                Ordering::Greater => ("□".repeat(cells), self.theme.quiet),
            };
            put(buf, Rect { width: rest.width.min(width), ..rest }, 0, &text, style);
            rest = after(rest, &text);
        }
    }
}
