//! How the open journal looks: days and their entries left, the trend and the open entry right.
//!
//! Where there is little room the calendar goes first, then what stands beside the list.

use std::time::Duration;

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    widgets::Widget,
};

use super::{
    book::{Beside, Book, Said},
    entry, story,
};
use crate::{
    body::Token,
    journal::{Day, Lost, Occasion, Point},
    ui::{
        keys, pages,
        screen::{
            View,
            frame::Framed,
            list::{draw as draw_list, lines, paged},
        },
        widget::{
            calendar::{self, Calendar, Marks, days_on},
            line::{after, below, put, put_right},
            trend::{self, Trend},
        },
        words::{broken, minutes},
    },
};

/// From this width on something stands beside the list.
const BESIDE: u16 = 72;
/// From this size on both the trend and the entry do.
const BOTH: (u16, u16) = (98, 26);
/// Cells of the days and the list, and of the gap to what stands beside.
const LEFT: u16 = 34;
const GAP: u16 = 3;
/// Lines the trend takes where the entry stands under it, a blank one included.
const TREND: u16 = 16;
/// Least lines left to the list under a calendar.
const LIST: u16 = 3;

/// The keys that do something where there is no entry yet.
const IN_AN_EMPTY_ONE: [&str; 4] = ["c", "+", "esc", "?"];

pub(super) fn draw(book: &Book, view: &View<'_>, area: Rect, buf: &mut Buffer) {
    let standing = standing(book);
    let mut hints = keys::hints(keys::JOURNAL);
    if book.index.is_empty() {
        hints.retain(|hint| IN_AN_EMPTY_ONE.contains(&hint.key));
    }
    let only = book.only.words();
    let title = if only.is_empty() { "Journal".to_owned() } else { format!("Journal · {only}") };
    let room = Framed { title: &title, standing: &standing, hints: &hints }.draw(view, area, buf);
    if book.index.is_empty() {
        return draw_empty(book.index.lost(), view, room, buf);
    }
    if room.width < BESIDE {
        return match book.beside {
            Beside::Trend => draw_trend(book, view, room, buf),
            Beside::Entry if book.reading.is_some() => draw_entry(book, view, room, buf),
            Beside::Entry => draw_left(book, view, room, buf),
        };
    }
    let columns = [Constraint::Length(LEFT), Constraint::Fill(1)];
    let [left, right] = Layout::horizontal(columns).spacing(GAP).areas(room);
    draw_left(book, view, left, buf);
    if room.width >= BOTH.0 && room.height >= BOTH.1 {
        draw_trend(book, view, Rect { height: TREND - 1, ..right }, buf);
        return draw_entry(book, view, below(right, TREND), buf);
    }
    match book.beside {
        Beside::Entry => draw_entry(book, view, right, buf),
        Beside::Trend => draw_trend(book, view, right, buf),
    }
}

/// What became of the last key, or how much there is.
fn standing(book: &Book) -> String {
    match (&book.said, book.unsaved) {
        (Some(Said::Written(words)), 0) => format!("✓ {words}"),
        (Some(Said::Written(words)), _) => format!("… {words}"),
        (Some(Said::Only(words)), _) => (*words).to_owned(),
        (None, _) => counted(book.index.sessions(), "session", "sessions"),
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn draw_empty(lost: Lost, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let mut room = below(room, u16::from(room.height > 12));
    let sentences = [
        (
            "What you did will stand here, day by day, and how your back was before and after.",
            view.theme.strong,
        ),
        ("To begin: esc, then choose a routine.", view.theme.key),
        ("c says how it is now, without a session.", view.theme.key),
        ("+ logs what you did elsewhere: a massage, a walk, heat.", view.theme.key),
    ];
    for (words, style) in sentences {
        for line in broken(words, usize::from(room.width)) {
            put(buf, room, 0, &line, style);
            room = below(room, 1);
        }
        room = below(room, u16::from(room.height > 12));
    }
    for line in lost_lines(lost, usize::from(room.width)) {
        put(buf, room, 0, &line, view.theme.warning);
        room = below(room, 1);
    }
}

/// What could not be read, in lines of `width` cells.
fn lost_lines(lost: Lost, width: usize) -> Vec<String> {
    let parts = [
        (lost.lines, "line cannot be read", "lines cannot be read"),
        (lost.files, "file cannot be read", "files cannot be read"),
        (lost.newer, "line is of a newer supple", "lines are of a newer supple"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
    if parts.is_empty() {
        return Vec::new();
    }
    broken(&format!("{}; kept as they are.", parts.join(", ")), width)
}

fn draw_left(book: &Book, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let unread = lost_lines(book.index.lost(), usize::from(room.width));
    let foot = u16::try_from(unread.len()).unwrap_or(0);
    let mut list = Rect { height: room.height.saturating_sub(foot), ..room };
    for (row, line) in (0..foot).zip(&unread) {
        put(buf, below(room, list.height), row, line, view.theme.warning);
    }
    let calendar = calendar::height(book.day);
    if list.height >= calendar + LIST {
        draw_calendar(book, view, list, buf);
        list = below(list, calendar + u16::from(list.height > calendar + 2 * LIST));
    }
    draw_day(book, view, list, buf);
}

fn draw_calendar(book: &Book, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let (first, last) = calendar::month(book.day);
    let dates = first.iter_days().take_while(|date| *date <= last);
    let marks = dates.filter_map(|date| {
        let shown = book.occasions_of(date);
        if shown.is_empty() {
            return None;
        }
        let mut day = Day::default();
        for occasion in shown {
            day.put(occasion.clone());
        }
        let tension = book.only.area.map_or(day.tension(), |area| day.tension_of(area));
        Some((date, Marks { tension, spent: day.spent() }))
    });
    let days: Vec<_> = marks.collect();
    Calendar { chosen: book.day, today: book.today(), days: &days, theme: view.theme }.render(room, buf);
}

/// The chosen day and its entries, as many around the chosen one as there is room for.
fn draw_day(book: &Book, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let occasions = book.occasions();
    let head = if book.day == book.today() { "today, %a %-d %b" } else { "%a %-d %b %Y" };
    put(buf, room, 0, &book.day.format(head).to_string(), view.theme.strong);
    if occasions.is_empty() {
        return put(buf, room, 1, "  nothing on this day", view.theme.quiet);
    }
    let count = match occasions.len() {
        1 => String::new(),
        count => format!("{} of {count} · ", book.at + 1),
    };
    let spent: Duration = occasions.iter().map(|occasion| occasion.spent()).sum();
    put_right(buf, room, 0, &format!("{count}{}", minutes(spent)), view.theme.quiet);
    let rows = below(room, 1);
    let shown = usize::from(rows.height.max(1));
    let first = (book.at + 1).saturating_sub(shown);
    for (row, (number, occasion)) in (0..rows.height).zip(occasions.iter().enumerate().skip(first)) {
        draw_occasion(occasion, number == book.at, view, below(rows, row), buf);
    }
}

fn draw_occasion(occasion: &Occasion, is_chosen: bool, view: &View<'_>, line: Rect, buf: &mut Buffer) {
    let theme = view.theme;
    let style = if is_chosen { theme.effort } else { theme.key };
    let hurt = if story::hurt(occasion) { "! " } else { "" };
    let time = occasion.time.format("%H:%M");
    let label = format!("{} {time}  ", if is_chosen { '▸' } else { ' ' });
    let length = story::length(occasion);
    put(buf, line, 0, &label, style);
    let name = after(line, &label);
    let taken = u16::try_from(length.len() + 1).unwrap_or(0).min(name.width);
    put(buf, name, 0, hurt, theme.warning);
    let name = after(Rect { width: name.width - taken, ..name }, hurt);
    put(buf, name, 0, &story::name(occasion), style);
    put_right(buf, line, 0, &length, theme.quiet);
}

fn draw_entry(book: &Book, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let Some(occasion) = book.occasion() else { return };
    let mut items = entry::items(occasion, &book.now, view.theme);
    if let (Some(_), Some(name)) = (book.reading, items.first_mut()) {
        name.words = (format!("▸ {}", name.words.0), view.theme.effort);
    }
    // Each item with the room its own number leaves: sentences have none, and take the whole line.
    let items: Vec<_> = items.chunks(1).flat_map(|item| lines(item, 0, usize::from(room.width))).collect();
    let whole: usize = items.iter().map(Vec::len).sum();
    // The last line is for the mark of the page, where there are several.
    let rows = usize::from(room.height);
    let pages = paged(items, if whole > rows { rows.saturating_sub(1) } else { rows });
    let shown = pages::shown(&vec![1; pages.len()], 0, book.reading.unwrap_or(0));
    draw_list(pages.get(shown).map_or(&[], Vec::as_slice), 0, room, buf);
    let mark = pages::mark(shown, pages.len());
    if !mark.is_empty() {
        let turn = if book.reading.is_some() { "↑↓ " } else { "↵ " };
        put_right(buf, room, room.height.saturating_sub(1), &format!("{turn}{mark}"), view.theme.quiet);
    }
}

fn draw_trend(book: &Book, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let theme = view.theme;
    let weeks = book.span.weeks();
    let last = book.last_of_trend();
    let points = book.index.trend(book.area, last, 7 * weeks);
    let first = days_on(last, 1 - i32::from(7 * weeks));
    put(buf, room, 0, &format!("{}, tension 0 to 10", book.area.name()), theme.strong);
    put_right(buf, room, 0, &format!("{weeks} weeks"), theme.quiet);
    let sums = sums(&points, room);
    for (row, line) in (1..).zip(&sums) {
        put(buf, room, row, line, theme.quiet);
    }
    let name = if last == book.today() { "today".to_owned() } else { last.format("%-d %b").to_string() };
    let ends = (first.format("%-d %b").to_string(), name);
    let plot = below(room, 1 + u16::try_from(sums.len()).unwrap_or(u16::MAX));
    Trend { points: &points, ends: (&ends.0, &ends.1), theme }.render(plot, buf);
}

/// What the picture of the trend says in numbers, as much as leaves room for it; what a column is before anything else.
fn sums(points: &[Point], room: Rect) -> Vec<String> {
    let rated = points.iter().filter(|point| point.tension.is_some()).count();
    let practised = points.iter().filter(|point| point.practised).count();
    let all = format!(
        "said on {rated} of {} days; ┴ sessions on {}",
        points.len(),
        counted(practised, "day", "days")
    );
    let each = trend::days_a_column(points.len(), room.width);
    let column = if each > 1 { format!("a column is {each} days, the highest") } else { String::new() };
    let both = [all.as_str(), column.as_str()].map(|words| broken(words, usize::from(room.width)));
    let [all, column] = both;
    let fits = |lines: &Vec<String>| usize::from(room.height) > lines.len() + usize::from(Trend::LEAST);
    [[all, column.clone()].concat(), column].into_iter().find(fits).unwrap_or_default()
}
