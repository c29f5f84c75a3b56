//! How the places and the shelves look: chips or the typed line, the list under it, and what is chosen beside it.
//!
//! Where there is little room what is beside goes first, then the chips that ask for nothing.

use std::sync::Arc;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use unicode_width::UnicodeWidthStr;

use super::{
    Library, faults,
    item::{Item, Shelf, is_favourite},
    leaf,
    places::{self, PLACES},
    top::{draw as draw_top, lines as top_lines},
};
use crate::{
    body::Token,
    exercise::Id,
    routine::{Origin, Routine},
    session::Timeline,
    ui::{
        house::House,
        keys::{self, Hint},
        screen::{View, briefing::steps, frame, frame::Framed, strip},
        widget::line::{after, below, put, put_right},
        words::{broken, list, minutes, wrap},
    },
};

/// From this width on something stands beside the list.
const WITH_PREVIEW: u16 = 76;
/// What stands before the second line of each.
const LABEL: &str = "      ";
/// From this height of the room on lines are set apart.
pub(super) const AIRY: u16 = 13;

pub(super) fn draw(room: &Library, view: &View<'_>, area: Rect, buf: &mut Buffer) {
    let table = super::Room::table(room);
    let (title, standing) = head(room, view.house);
    let mut hints = keys::hints(table);
    trim(room, &mut hints);
    let framed = Framed { title, standing: &standing, hints: &hints };
    let inside = framed.draw(view, area, buf);
    let (top, rest) = parts(room, inside);
    draw_top(room, view, top, buf);
    let (list, preview) = halves(rest);
    if room.is_at_places() {
        draw_places(room, view, list, buf);
        if let Some(preview) = preview {
            draw_names(&room.found, view, preview, buf);
        }
        return;
    }
    let Some(chosen) = room.found.get(room.chosen) else { return draw_advice(room, view, rest, buf) };
    draw_list(room, view, list, buf);
    if let Some(preview) = preview {
        draw_preview(room, chosen, view, preview, buf);
    }
}

/// Takes from the line of keys what does nothing for the chosen one.
pub(super) fn trim(room: &Library, hints: &mut Vec<Hint>) {
    let gone: &[&str] = match room.item() {
        _ if room.is_typing() => &[],
        Some(Item::Routine(routine)) if routine.origin == Origin::Yours => &[],
        Some(Item::Routine(_)) => &["e", "d"],
        Some(Item::Broken(_)) if room.page.is_some() => &["↵", "1-9", "*", "c"],
        Some(Item::Broken(_)) => &["↵", "*", "c"],
        Some(Item::Exercise(_) | Item::Cause(_)) => &["*", "e", "d", "c"],
        None => &["↵", "i", "*", "e", "d", "c"],
    };
    if !room.is_at_places() {
        hints.retain(|hint| !gone.contains(&hint.key));
    }
}

/// What stands in the title line.
fn head(room: &Library, house: &House) -> (&'static str, String) {
    let title = match room.shelf {
        Shelf::Exercises => "Exercises",
        Shelf::Causes => "Why it comes back",
        Shelf::Routines if room.is_at_places() || room.is_typing() || !room.line.is_empty() => "Library",
        Shelf::Routines => places::name(room.place),
    };
    let standing = match &room.said {
        Some(said) => said.clone(),
        None if room.is_at_places() => "where is it?".to_owned(),
        None => {
            let left_out = house.shelves.left_out();
            let spared = match room.shelf {
                Shelf::Exercises if left_out > 0 => format!(" · {left_out} spared"),
                _ => String::new(),
            };
            format!("{}{spared}", room.shelf.counted(room.found.len()))
        }
    };
    (title, standing)
}

/// The lines over the list, and what is left under them.
fn parts(room: &Library, inside: Rect) -> (Rect, Rect) {
    let airy = u16::from(inside.height >= AIRY);
    let inside = below(inside, airy);
    let rows = u16::try_from(top_lines(room, inside).len()).unwrap_or(u16::MAX);
    let gap = if rows > 0 { airy } else { 0 };
    (Rect { height: rows.min(inside.height), ..inside }, below(inside, rows + gap))
}

/// What to do where nothing fits.
fn draw_advice(room: &Library, view: &View<'_>, inside: Rect, buf: &mut Buffer) {
    let (strong, quiet) = (view.theme.strong, view.theme.quiet);
    let advice: Vec<(&str, Style)> = if room.is_typing() {
        vec![
            ("Nothing here has all of these words.", strong),
            ("Fewer or shorter ones may find one: neck, knot, ball.", quiet),
            ("ctrl-u clears the line", quiet),
        ]
    } else if !room.sieve.is_empty() || !room.line.is_empty() {
        vec![("Nothing is like that.", strong), ("x shows all of them again", quiet)]
    } else {
        vec![("What is for this place will stand here.", quiet), ("esc for another place", quiet)]
    };
    let width = usize::from(inside.width).saturating_sub(1);
    let lines = advice
        .into_iter()
        .flat_map(|(words, style)| broken(words, width).into_iter().map(move |line| (line, style)));
    for (row, (line, style)) in (0..).zip(lines) {
        put(buf, after(inside, " "), row, &line, style);
    }
}

fn draw_places(room: &Library, view: &View<'_>, inside: Rect, buf: &mut Buffer) {
    let spread = spread(inside);
    for (row, (number, (name, _))) in (0..).zip(PLACES.iter().enumerate()) {
        let chosen = number == room.place;
        let mark = if chosen { '▸' } else { ' ' };
        let style = if chosen { view.theme.effort } else { view.theme.key };
        put(buf, inside, row * spread, &format!(" {mark} {}  {name}", number + 1), style);
        let Some(routines) = view.house.known() else { continue };
        let count = routines.iter().filter(|routine| places::acts_at(number, routine)).count();
        let words = if count == 0 { "none yet".to_owned() } else { Shelf::Routines.counted(count) };
        put_right(buf, inside, row * spread, &words, view.theme.quiet);
    }
}

fn spread(inside: Rect) -> u16 {
    if inside.height >= 10 { 2 } else { 1 }
}

/// The list, and what is beside it where there is room for that.
fn halves(room: Rect) -> (Rect, Option<Rect>) {
    if room.width < WITH_PREVIEW {
        return (room, None);
    }
    let list = Rect { width: room.width / 2, ..room };
    (list, Some(Rect { x: list.right() + 3, width: room.right() - list.right() - 3, ..list }))
}

/// The lines each takes, and the first one shown.
fn window(room: &Library, inside: Rect) -> (u16, usize) {
    let each: u16 = if usize::from(inside.height) >= 3 * room.found.len() { 3 } else { 2 };
    let shown = usize::from((inside.height / each).max(1));
    (each, (room.chosen + 1).saturating_sub(shown))
}

fn draw_list(room: &Library, view: &View<'_>, inside: Rect, buf: &mut Buffer) {
    let (each, first) = window(room, inside);
    let shown = usize::from((inside.height / each).max(1));
    for (row, (number, item)) in (0..).zip(room.found.iter().enumerate().skip(first).take(shown)) {
        let row = row * each;
        let is_chosen = number == room.chosen;
        let mark = if is_chosen { '▸' } else { ' ' };
        // In the typed line a digit is a letter like any other.
        let label = if number < 9 && !room.is_typing() { (number + 1).to_string() } else { " ".to_owned() };
        let (name, right, what) = told(item, view.house);
        let against = item.routine().and_then(|routine| room.bounds.against(&routine.id));
        let taken = u16::try_from(right.width() + 2).unwrap_or(u16::MAX);
        let line = Rect { width: inside.width.saturating_sub(taken), ..inside };
        let style = match against {
            _ if is_chosen => view.theme.effort,
            Some(_) => view.theme.quiet,
            None => view.theme.key,
        };
        put(buf, line, row, &format!(" {mark} {label}  {name}"), style);
        put_right(buf, inside, row, &right, if is_chosen { view.theme.effort } else { view.theme.quiet });
        let below_name = after(below(inside, row + 1), LABEL);
        match (against, item) {
            (Some((rule, _)), _) => {
                put(buf, below_name, 0, &format!("! {}", rule.name()), view.theme.warning);
            }
            (None, Item::Broken(_)) => put(buf, below_name, 0, &what, view.theme.warning),
            (None, _) => put(buf, below_name, 0, &what, view.theme.quiet),
        }
        if matches!(item, Item::Routine(routine) if is_favourite(&routine.id, view.house)) {
            put(buf, inside, row + 1, "    *", view.theme.done);
        }
    }
}

/// The name of a thing, what stands at the right end, and what it is in a few words.
fn told(item: &Item, house: &House) -> (String, String, String) {
    match item {
        Item::Routine(routine) => {
            let time = minutes(Timeline::length_of(routine, None));
            (routine.name.to_string(), time, needs(routine))
        }
        Item::Broken(routine) => {
            let what = format!("! {} · e edits it", faults::counted(routine, house));
            (routine.name.to_string(), String::new(), what)
        }
        Item::Exercise(exercise) => {
            let area = exercise.areas.first().map_or("", |area| area.name());
            let things = if exercise.equipment.is_empty() {
                String::new()
            } else {
                format!(" · {}", list(&exercise.equipment))
            };
            (exercise.name.to_string(), area.to_owned(), format!("{}{things}", exercise.kind.name()))
        }
        Item::Cause(id) => match house.library.cause(id.as_str()) {
            Some(cause) => (cause.name.to_string(), String::new(), list(&cause.areas)),
            None => (Id::to_string(id), String::new(), String::new()),
        },
    }
}

/// Level and equipment, in a few words.
fn needs(routine: &Routine) -> String {
    let equipment = routine.equipment();
    let with = if equipment.is_empty() { "no equipment".to_owned() } else { list(&equipment) };
    let whose = if routine.origin == Origin::Yours { "yours · " } else { "" };
    format!("{whose}{} · {with}", routine.level.name())
}

fn draw_preview(room: &Library, item: &Item, view: &View<'_>, inside: Rect, buf: &mut Buffer) {
    if let Item::Broken(routine) = item {
        return faults::draw(routine, 0, view, inside, buf);
    }
    let Item::Routine(routine) = item else { return leaf::draw_beside(item, view, inside, buf) };
    let aim = wrap(routine.aim.as_str(), usize::from(inside.width), 3);
    let mut row = 0;
    if let Some((_, words)) = room.bounds.against(&routine.id) {
        for line in broken(&format!("! {words}"), usize::from(inside.width)) {
            put(buf, inside, row, &line, view.theme.warning);
            row += 1;
        }
        row += u16::from(inside.height >= AIRY);
    }
    for line in &aim {
        put(buf, inside, row, line, view.theme.key);
        row += 1;
    }
    let (plan, rest) = (Timeline::of(routine, None), below(inside, row + 1));
    let taken = steps(&plan, routine, view, rest, buf);
    let mut rest = below(rest, taken.saturating_add(1));
    let sources = leaf::sources_in_short(&routine.sources, view.house);
    if !sources.is_empty() {
        for line in wrap(&sources, usize::from(inside.width), 2) {
            put(buf, rest, 0, &line, view.theme.quiet);
            rest = below(rest, 1);
        }
        rest = below(rest, 1);
    }
    strip::draw(routine, &plan, view, rest, buf);
}

fn draw_names(found: &[Item], view: &View<'_>, inside: Rect, buf: &mut Buffer) {
    let name = Rect { width: inside.width.saturating_sub(8), ..inside };
    // No more than can be seen: there may be thousands, and each is unfolded for its length.
    let routines = found.iter().filter_map(Item::routine);
    for (row, routine) in (0..inside.height).zip(routines.map(Arc::as_ref)) {
        put(buf, name, row, routine.name.as_str(), view.theme.quiet);
        put_right(buf, inside, row, &minutes(Timeline::length_of(routine, None)), view.theme.quiet);
    }
}

/// Which one stands at a cell of a screen of this size.
pub(super) fn number_at(room: &Library, at: Position, screen: Rect) -> Option<usize> {
    let (_, rest) = parts(room, frame::room(screen));
    let (list, _) = halves(rest);
    if !list.contains(at) {
        return None;
    }
    let row = at.y - list.y;
    if room.is_at_places() {
        let number = usize::from(row / spread(list));
        return (number < PLACES.len() && row.is_multiple_of(spread(list))).then_some(number);
    }
    let (each, first) = window(room, list);
    let number = first + usize::from(row / each);
    (number < room.found.len()).then_some(number)
}
