//! Draws the room of the body map.

use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};

use super::{
    Body, Mode,
    layout::{self, CELL, LABEL, Layout, Middle, after_label, columns, hidden, sites},
    numbers::{Numbers, spots},
};
use crate::{
    body::{Side, Token},
    figure::map::Spot,
    ui::{
        keys,
        screen::{View, frame::Framed, offers::Focus, room::Room, scale},
        widget::line::{after, below, put, put_right},
        words::{cut, sentence},
    },
};

/// Draws it.
pub(super) fn draw(body: &Body, view: &View<'_>, area: Rect, buf: &mut Buffer) {
    let standing = body.spot.view().name();
    let hints = keys::hints(body.table());
    let room = Framed { title: "Where is it?", standing, hints: &hints }.draw(view, area, buf);
    let layout = Layout::of(room, body.mode);
    if layout.has_map() {
        layout::map(body, view.theme, view.figures.graphics).render(layout.map, buf);
    }
    draw_place(body, view, &layout, buf);
    match (layout.middle, body.mode) {
        (Middle::Spots(room), _) => draw_spots(body, view, room, buf),
        (Middle::Numbers(room), Mode::Numbers(numbers)) => draw_numbers(body, numbers, view, room, buf),
        (Middle::Table(room), _) => draw_table(body, view, room, buf),
        (Middle::Free | Middle::Numbers(_), _) => {}
    }
    draw_heading(body, view, &layout, buf);
    let focus = if body.mode == Mode::Offers { Focus::Here } else { Focus::Elsewhere };
    if !layout.offers.is_empty() {
        body.list.draw(focus, view, layout.offers, buf);
    }
}

/// The place and how tender it is.
fn draw_place(body: &Body, view: &View<'_>, layout: &Layout, buf: &mut Buffer) {
    let theme = view.theme;
    let is_chosen = body.mode == Mode::Map;
    let mark = if is_chosen { "▸ " } else { "" };
    let name = format!("{mark}{}", sentence(&body.spot.name()));
    put(buf, layout.place, 0, &name, if is_chosen { theme.effort } else { theme.strong });
    let value = body.tender.of(body.spot);
    if layout.scale.is_empty() {
        let words = value.map_or_else(String::new, |value| format!("{value} of 10"));
        put_right(buf, layout.place, 0, &words, theme.strong);
        return;
    }
    let line = after_label(layout.scale);
    if line != layout.scale {
        put(buf, layout.scale, 0, LABEL, theme.quiet);
    }
    scale::draw(value, view, line, buf);
}

/// The spots of the area, each with its number.
fn draw_spots(body: &Body, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    for (row, spot) in (0..room.height).zip(spots(body.spot.view(), body.spot.area())) {
        let is_chosen = spot == body.spot;
        let style = if is_chosen { view.theme.strong } else { view.theme.quiet };
        let name = format!("{} {}", if is_chosen { '▸' } else { ' ' }, spot.name());
        let value = body.tender.of(spot).map_or_else(String::new, |value| value.to_string());
        put(buf, room, row, &name, style);
        put_right(buf, room, row, &value, view.theme.strong);
    }
}

/// The question, and what stands beside the numbers.
fn draw_numbers(body: &Body, numbers: Numbers, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let theme = view.theme;
    put(buf, room, 0, &numbers.question(), theme.calm);
    for (number, (row, name)) in (1..room.height).zip(numbers.names(body.spot.view())).enumerate() {
        let is_chosen = number == numbers.at();
        let label = format!("{} {}  ", if is_chosen { '▸' } else { ' ' }, number + 1);
        put(buf, room, row, &label, if is_chosen { theme.effort } else { theme.quiet });
        let style = if is_chosen { theme.effort } else { theme.key };
        put(buf, after(room, &label), row, &name, style);
    }
}

/// All sites of the view, a column for each side.
fn draw_table(body: &Body, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let theme = view.theme;
    let columns = columns(body.spot.view());
    let cells = CELL * 3;
    let names = Rect { width: room.width.saturating_sub(cells), ..room };
    let shown = sites(body.spot.view()).into_iter().skip(hidden(body.spot, room));
    for (row, site) in (0..room.height).zip(shown) {
        let is_here = site == body.spot.site();
        let mark = if is_here { '▸' } else { ' ' };
        let name = cut(&format!("{mark} {}", site.name()), names.width.into());
        put(buf, names, row, &name, if is_here { theme.strong } else { theme.quiet });
        let mut rest = Rect { x: names.right(), width: room.width - names.width, ..room };
        for spot in columns.map(|side| Spot::new(site, side)) {
            let is_chosen = spot == Some(body.spot);
            let words = spot.map_or_else(String::new, |spot| cell(body, spot));
            let words = format!("{}{words:>2}", if is_chosen { '▸' } else { ' ' });
            let is_said = spot.is_some_and(|spot| body.tender.of(spot).is_some());
            let style = match (is_chosen, is_said) {
                (true, _) => theme.effort,
                (false, true) => theme.strong,
                (false, false) => theme.quiet,
            };
            put(buf, rest, row, &words, style);
            rest = after(rest, &words);
        }
    }
}

/// How tender a spot is, else which side it is.
fn cell(body: &Body, spot: Spot) -> String {
    let side = match spot.side() {
        Side::Left => "L",
        Side::Right => "R",
        Side::Both => "LR",
    };
    body.tender.of(spot).map_or_else(|| side.to_owned(), |value| value.to_string())
}

/// The line over the routines.
fn draw_heading(body: &Body, view: &View<'_>, layout: &Layout, buf: &mut Buffer) {
    let (area, side, _) = body.asked;
    let of = match side {
        Side::Both => format!("For the {}", area.name()),
        Side::Left | Side::Right => format!("For the {}, {}", area.name(), side.name()),
    };
    let (room, theme) = (layout.heading, view.theme);
    let is_chosen = body.mode == Mode::Offers;
    let standing = if is_chosen { body.list.standing() } else { format!("{} ↵", body.list.count()) };
    let width = room.width.saturating_sub(u16::try_from(standing.chars().count() + 2).unwrap_or(0));
    put(buf, Rect { width, ..room }, 0, &of, theme.calm);
    put_right(buf, below(room, 0), 0, &standing, theme.quiet);
}
