//! The tension of an area over some weeks, always on the scale from 0 to 10, with its sessions as ticks on the floor.
//!
//! A day on which nothing was said is a gap; nothing is drawn over it.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};
use unicode_width::UnicodeWidthStr;

use crate::{
    journal::Point,
    ui::{
        theme::Theme,
        widget::line::{after, below, put, put_right},
    },
};

/// The most tension there is.
const MOST: u16 = 10;
/// Lines for a value each; below that two values share a line, upper and lower half.
const ROOMY: u16 = MOST + 1;
const TIGHT: u16 = ROOMY.div_ceil(2);
/// Floor and dates.
const FOOT: u16 = 2;
/// Cells of the scale's numbers and its line.
const SCALE: &str = "10 ┤";

/// The trend, oldest day first.
pub(crate) struct Trend<'a> {
    pub(crate) points: &'a [Point],
    /// What the first and the last day are called.
    pub(crate) ends: (&'a str, &'a str),
    pub(crate) theme: &'a Theme,
}

impl Trend<'_> {
    /// The least lines it can be drawn in.
    pub(crate) const LEAST: u16 = TIGHT + FOOT;

    fn draw_scale(&self, lines: u16, room: Rect, buf: &mut Buffer) {
        for line in 0..lines {
            put(buf, room, line, "   │", self.theme.quiet);
        }
        let spread = if lines == ROOMY { 1 } else { 2 };
        for value in [10, 5, 0] {
            put(buf, room, (MOST - value) / spread, &format!("{value:>2} ┤"), self.theme.quiet);
        }
    }
}

impl Widget for Trend<'_> {
    fn render(self, room: Rect, buf: &mut Buffer) {
        let room = room.intersection(buf.area);
        let plot = after(room, SCALE);
        if plot.is_empty() || room.height < Self::LEAST || self.points.is_empty() {
            return;
        }
        let lines = if room.height >= ROOMY + FOOT { ROOMY } else { TIGHT };
        self.draw_scale(lines, room, buf);
        let columns = columns(self.points, days_a_column(self.points.len(), room.width));
        let each = plot.width / u16::try_from(columns.len()).unwrap_or(u16::MAX).max(1);
        let each = each.clamp(1, 3);
        put(
            buf,
            room,
            lines,
            &format!("   └{}", "─".repeat(columns.len() * usize::from(each))),
            self.theme.quiet,
        );
        for (at, point) in (0..).zip(&columns) {
            let x = plot.x + at * each;
            let mut set = |row: u16, sign: char, style: Style| {
                if let Some(cell) = buf.cell_mut((x, room.y + row)) {
                    cell.set_char(sign).set_style(style);
                }
            };
            if let Some(tension) = point.tension {
                let down = MOST - u16::from(tension).min(MOST);
                match (lines == ROOMY, down.is_multiple_of(2)) {
                    (true, _) => set(down, '●', self.theme.effort),
                    (false, true) => set(down / 2, '▀', self.theme.effort),
                    (false, false) => set(down / 2, '▄', self.theme.effort),
                }
            }
            if point.practised {
                set(lines, '┴', self.theme.done);
            }
        }
        let span = u16::try_from(columns.len()).unwrap_or(u16::MAX).saturating_mul(each);
        let foot = Rect { width: plot.width.min(span), ..below(plot, lines + 1) };
        put(buf, foot, 0, self.ends.0, self.theme.quiet);
        put_right(buf, foot, 0, self.ends.1, self.theme.quiet);
    }
}

/// How many of `days` share a column in a room so wide.
pub(crate) fn days_a_column(days: usize, width: u16) -> usize {
    let scale = u16::try_from(SCALE.width()).unwrap_or(0);
    days.div_ceil(usize::from(width.saturating_sub(scale).max(1))).max(1)
}

/// One point a column, of one day or of several: then the highest tension counts.
fn columns(points: &[Point], each: usize) -> Vec<Point> {
    // From the end: the newest column is as full as the others.
    let mut columns: Vec<Point> = points
        .rchunks(each)
        .map(|days| Point {
            tension: days.iter().filter_map(|day| day.tension).max(),
            practised: days.iter().any(|day| day.practised),
        })
        .collect();
    columns.reverse();
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(values: &[Option<u8>], width: u16, height: u16) -> Vec<String> {
        let point = |tension: &Option<u8>| Point { tension: *tension, practised: tension.is_some() };
        let points: Vec<Point> = values.iter().map(point).collect();
        let area = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(area);
        Trend { points: &points, ends: ("1", "2"), theme: &Theme::none() }.render(area, &mut buf);
        let line = |y| (0..width).map(|x| buf[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..height).map(line).collect()
    }

    #[test]
    fn each_value_has_a_line_of_its_own_and_a_gap_stays_one() {
        let lines = picture(&[Some(10), None, Some(0)], 7, 13);
        assert_eq!(lines[0], "10 ┤●");
        assert_eq!(lines[10], " 0 ┤  ●");
        assert_eq!(lines[11], "   └┴─┴");
        assert_eq!(lines.concat().matches('●').count(), 2);
    }

    #[test]
    fn in_few_lines_two_values_share_one() {
        let lines = picture(&[Some(10), Some(9), Some(1), Some(0)], 8, 8);
        assert_eq!(
            (lines[0].as_str(), lines[4].as_str(), lines[5].as_str()),
            ("10 ┤▀▄", "   │  ▄", " 0 ┤   ▀")
        );
    }

    #[test]
    fn days_that_share_a_column_show_the_highest() {
        let lines = picture(&[Some(3), Some(5), None, Some(2)], 6, 13);
        assert!(lines[5].ends_with("●") && lines[8].ends_with(" ●"), "{lines:?}");
    }
}
