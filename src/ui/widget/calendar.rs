//! A month, Monday to Sunday: under each day its tension as a number and its minutes as a bar.

use std::time::Duration;

use chrono::{Datelike, Days, Months, NaiveDate};
use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};

use crate::ui::{
    theme::Theme,
    widget::line::{after, below, put},
};

/// Cells a day takes.
const CELL: u16 = 4;
/// Lines above the days.
const HEAD: u16 = 2;
/// Minutes that fill a bar.
const FULL: u64 = 30;
const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// What a day shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marks {
    /// 0 to 10; none if it was not said.
    pub(crate) tension: Option<u8>,
    pub(crate) spent: Duration,
}

/// A month.
pub(crate) struct Calendar<'a> {
    /// A day of the month: the chosen one.
    pub(crate) chosen: NaiveDate,
    pub(crate) today: NaiveDate,
    /// The days of the month on which something stands.
    pub(crate) days: &'a [(NaiveDate, Marks)],
    pub(crate) theme: &'a Theme,
}

/// The first and the last day of the month of `date`.
pub(crate) fn month(date: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = date.with_day(1).unwrap_or(date);
    let next = first.checked_add_months(Months::new(1));
    (first, next.and_then(|next| next.pred_opt()).unwrap_or(date))
}

/// The lines the month of `date` takes.
pub(crate) fn height(date: NaiveDate) -> u16 {
    let (first, last) = month(date);
    let days = first.weekday().num_days_from_monday() + last.day();
    HEAD + 2 * u16::try_from(days.div_ceil(7)).unwrap_or(6)
}

impl Calendar<'_> {
    fn draw_day(&self, date: NaiveDate, cell: Rect, buf: &mut Buffer) {
        let theme = self.theme;
        let is_chosen = date == self.chosen;
        let before = match (is_chosen, date == self.today) {
            (true, _) => '▸',
            (false, true) => '[',
            (false, false) => ' ',
        };
        let behind = if date == self.today { "]" } else { "" };
        let style = if is_chosen { theme.effort } else { theme.quiet };
        put(buf, cell, 0, &format!("{before}{:>2}{behind}", date.day()), style);
        let Some((_, marks)) = self.days.iter().find(|(day, _)| *day == date) else { return };
        let number = match (marks.tension, marks.spent.is_zero()) {
            (Some(tension), _) => format!("{tension:>3}"),
            (None, true) => "  ·".to_owned(),
            (None, false) => "   ".to_owned(),
        };
        put(buf, cell, 1, &number, theme.strong);
        put(buf, after(cell, &number), 1, bar(marks.spent), theme.done);
    }
}

impl Widget for Calendar<'_> {
    fn render(self, room: Rect, buf: &mut Buffer) {
        let (first, last) = month(self.chosen);
        put(buf, room, 0, &format!(" {}", first.format("%B %Y")), self.theme.strong);
        put(buf, room, 1, " Mo  Tu  We  Th  Fr  Sa  Su", self.theme.quiet);
        let dates = first.iter_days().take_while(|date| *date <= last);
        for (place, date) in (first.weekday().num_days_from_monday()..).zip(dates) {
            let (week, day) = (u16::try_from(place / 7).unwrap_or(0), u16::try_from(place % 7).unwrap_or(0));
            let line = below(room, HEAD + 2 * week);
            let x = room.x + (CELL * day).min(room.width);
            let cell = Rect { x, width: CELL.min(room.right() - x), ..line };
            self.draw_day(date, cell, buf);
        }
    }
}

/// The bar for so much time; a little of it for anything at all.
fn bar(spent: Duration) -> &'static str {
    let eighths = (spent.as_secs() * 8).div_ceil(FULL * 60);
    let at = usize::try_from(eighths).unwrap_or(usize::MAX).min(BARS.len());
    at.checked_sub(1).and_then(|at| BARS.get(at)).copied().unwrap_or("")
}

/// `date` so many days later, or earlier; itself where the calendar ends.
pub(crate) fn days_on(date: NaiveDate, by: i32) -> NaiveDate {
    let days = Days::new(u64::from(by.unsigned_abs()));
    let moved = if by < 0 { date.checked_sub_days(days) } else { date.checked_add_days(days) };
    moved.unwrap_or(date)
}

/// `date` so many months later, or earlier; the month's last day where it has no such day.
pub(crate) fn months_on(date: NaiveDate, by: i32) -> NaiveDate {
    let months = Months::new(by.unsigned_abs());
    let moved = if by < 0 { date.checked_sub_months(months) } else { date.checked_add_months(months) };
    moved.unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_grows_with_the_minutes_up_to_half_an_hour() {
        let bars = [0, 1, 225, 226, 1_799, 1_800, 90_000].map(|seconds| bar(Duration::from_secs(seconds)));
        assert_eq!(bars, ["", "▁", "▁", "▂", "█", "█", "█"]);
    }

    #[test]
    fn a_month_takes_a_line_for_each_of_its_weeks_twice() {
        let date = |text: &str| text.parse::<NaiveDate>().expect("a date");
        assert_eq!(height(date("2027-02-14")), HEAD + 8);
        assert_eq!(height(date("2026-11-01")), HEAD + 12);
        assert_eq!(months_on(date("2026-03-31"), -1), date("2026-02-28"));
        assert_eq!(days_on(date("2026-03-01"), -1), date("2026-02-28"));
    }
}
