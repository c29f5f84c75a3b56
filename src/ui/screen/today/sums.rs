//! What was done so far: tension and dose by area, the week, the programme and the habits.

use ratatui::{buffer::Buffer, layout::Rect};
use unicode_width::UnicodeWidthStr;

use super::AIRY;
use crate::{
    body::Token,
    coach::{AreaToday, DayOfWeek, Done, Today},
    library::Allowance,
    ui::{
        screen::View,
        widget::line::{below, put, put_pieces},
        words::broken,
    },
};

/// Cells the names of areas take.
const NAME: usize = 14;
/// Cells a small trend takes with its first and its last number.
const TREND: usize = 17;
/// The same where there is little room.
const SHORT_TREND: usize = 12;
/// Cells that the two numbers of a trend take, with what is free around them.
const ENDS: usize = 7;
/// Cells the week takes.
const WEEK: u16 = 20;
/// Cells between the areas and the week.
const GAP: u16 = 4;
/// Cells the areas take with everything.
const AREAS: u16 = 42;
/// The minutes of a day whose bar is as high as a cell.
const FULL_DAY: u64 = 20;
/// What a bar is made of, the lowest first.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Draws them at the top of `room`; returns what is left of it.
pub(super) fn draw(today: &Today, view: &View<'_>, room: Rect, buf: &mut Buffer) -> Rect {
    let is_wide = room.width >= AREAS + GAP + WEEK;
    let mut row = draw_areas(today, view, room, buf);
    if is_wide {
        let week = Rect { x: room.right() - WEEK, width: WEEK, ..room };
        row = row.max(draw_week(today, view, week, buf));
    } else if room.height > row + 3 && !is_empty(today) {
        row += 1 + draw_week(today, view, below(room, row + 1), buf);
    }
    let rest = below(room, row);
    below(rest, draw_plans(today, view, rest, buf))
}

fn is_empty(today: &Today) -> bool {
    today.areas.is_empty() && today.week.iter().all(|day| day.spent.is_zero())
}

fn draw_areas(today: &Today, view: &View<'_>, room: Rect, buf: &mut Buffer) -> u16 {
    if is_empty(today) {
        let words = "Nothing is in the journal yet. Once you have practised, or said how tense a place is, it stands here.";
        let lines = broken(words, usize::from(room.width.min(AREAS)));
        for (row, line) in (0..).zip(&lines) {
            put(buf, room, row, line, view.theme.quiet);
        }
        return u16::try_from(lines.len()).unwrap_or(u16::MAX);
    }
    let room_for = room.height.saturating_sub(if room.height >= AIRY { 5 } else { 0 });
    let shown = today.areas.iter().take(room_for.into());
    let mut row = 0;
    for area in shown {
        let name = format!("{:<NAME$}", area.area.name());
        let width = if room.width >= AREAS { TREND } else { SHORT_TREND };
        let trend = format!("{:<width$}", trend(area, width));
        let dose = area.signs();
        let dose = match room.width {
            _ if dose.is_empty() => String::new(),
            AREAS.. => format!("today {dose}"),
            _ => dose,
        };
        let theme = view.theme;
        put_pieces(buf, room, row, &[(&name, theme.key), (&trend, theme.strong), (&dose, theme.done)]);
        row += 1;
    }
    row
}

/// The ratings of an area as bars between the first and the last of them: `5 ▄▃▂ 2`.
fn trend(area: &AreaToday, width: usize) -> String {
    let spare = area.ratings.len().saturating_sub(width.saturating_sub(ENDS));
    let values: Vec<u8> = area.ratings.iter().skip(spare).map(|rating| rating.value).collect();
    let bar = |value: &u8| BARS.get(usize::from(*value) * (BARS.len() - 1) / 10).copied().unwrap_or('█');
    match values.as_slice() {
        [] => "not rated".to_owned(),
        [only] => format!("{only:>2}"),
        [first, .., last] => {
            let bars: String = values.iter().map(bar).collect();
            format!("{first:>2} {bars} {last}")
        }
    }
}

fn draw_week(today: &Today, view: &View<'_>, room: Rect, buf: &mut Buffer) -> u16 {
    let bar = |day: &DayOfWeek| match day.minutes() {
        0 => '·',
        minutes => {
            let step = (minutes.min(FULL_DAY) - 1) * BARS.len() as u64 / FULL_DAY;
            usize::try_from(step).ok().and_then(|step| BARS.get(step)).copied().unwrap_or('█')
        }
    };
    let bars: Vec<String> = today.week.iter().map(|day| format!("{}{0}", bar(day))).collect();
    let names: Vec<&str> = today.week.iter().map(|day| day.name).collect();
    let total: u64 = today.week.iter().map(DayOfWeek::minutes).sum();
    put(buf, room, 0, &bars.join(" "), view.theme.done);
    put(buf, room, 1, &names.join(" "), view.theme.quiet);
    if total > 0 {
        put(buf, room, 2, &format!("{total} min in seven days"), view.theme.quiet);
    }
    3
}

/// Programme and habits; returns the rows taken.
fn draw_plans(today: &Today, view: &View<'_>, room: Rect, buf: &mut Buffer) -> u16 {
    let mut lines: Vec<String> = Vec::new();
    if let Some(course) = &today.programme {
        let done = course.today.iter().filter(|practice| practice.progress == Done::Yes).count();
        let so_far = match course.today.len() {
            0 => match (course.held_back.is_empty(), view.house.person.limits.allows) {
                (true, _) => "rest today",
                (false, Allowance::AllFiltered) => "today's is left out",
                (false, _) => "waits for a doctor",
            }
            .to_owned(),
            count if done == count => "done today".to_owned(),
            count => format!("{done} of {count} done today"),
        };
        lines.push(format!("{} · {} · {so_far}", course.name, course.place()));
    }
    for habit in &today.habits {
        let done = if habit.progress == Some(Done::Yes) { " Done today." } else { "" };
        lines.push(format!("{}{done}", habit.words));
    }
    if lines.is_empty() || room.height < 2 {
        return 0;
    }
    let mut row = 1;
    for line in lines.iter().flat_map(|line| broken(line, room.width.into())) {
        debug_assert!(line.width() <= room.width.into(), "broken to fit");
        put(buf, room, row, &line, view.theme.calm);
        row += 1;
    }
    row
}
