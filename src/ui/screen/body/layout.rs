//! Where everything stands in the room: the map left and the rest right of it, or, where there is little room, one thing
//! after the other.
//!
//! The same answers the mouse, so that what is seen is what is meant.

use ratatui::layout::{Position, Rect};

use super::{Body, Mode, numbers::spots};
use crate::{
    body::Side,
    figure::map::{Site, Spot, View},
    ui::{
        BodyMap, Graphics, USUAL_ASPECT,
        screen::scale,
        theme::Theme,
        widget::line::{after, below},
    },
};

/// From this many cells on the map has room beside the rest.
const BESIDE: (u16, u16) = (66, 13);
/// The most of the width the map takes, as a share of a hundred.
const SHARE: u16 = 40;
/// Cells between the map and the rest.
const GAP: u16 = 3;
/// Where there are fewer lines, the spots of the area are not listed.
const LISTED: u16 = 18;
/// What stands before the scale, where there is room for it.
pub(super) const LABEL: &str = "How tender ";
/// Cells a column of the table takes: a mark and a number.
pub(super) const CELL: u16 = 3;
/// Cells a number of the scale takes.
const VALUE: u16 = 3;

/// The rooms of the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) map: Rect,
    /// The name of the place, one line.
    pub(super) place: Rect,
    pub(super) scale: Rect,
    pub(super) middle: Middle,
    /// The line over the routines.
    pub(super) heading: Rect,
    pub(super) offers: Rect,
}

/// What stands between the place and the routines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Middle {
    /// Nothing.
    Free,
    /// The spots of the area.
    Spots(Rect),
    /// The numbers of a place.
    Numbers(Rect),
    /// All sites with their sides, in place of the map.
    Table(Rect),
}

/// What a click means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hit {
    Spot(Spot),
    /// A number of the scale.
    Value(u8),
    /// A line of the numbers.
    Line(usize),
    /// A routine.
    Offer(usize),
    /// The line over the routines.
    Offers,
}

/// The first `rows` lines of a room, and the others.
fn split(room: Rect, rows: u16) -> (Rect, Rect) {
    (Rect { height: rows.min(room.height), ..room }, below(room, rows))
}

impl Layout {
    pub(super) fn of(room: Rect, mode: Mode) -> Self {
        if room.width >= BESIDE.0 && room.height >= BESIDE.1 { beside(room, mode) } else { alone(room, mode) }
    }

    /// Whether the map is seen.
    pub(super) fn has_map(&self) -> bool {
        !self.map.is_empty()
    }

    /// What a click at `at` means.
    pub(super) fn hit(&self, at: Position, body: &Body) -> Option<Hit> {
        let row = |room: Rect| usize::from(at.y - room.y);
        if self.map.contains(at) {
            return map(body, &Theme::none(), Graphics::Braille)
                .spot_at(self.map, (at.x, at.y))
                .map(Hit::Spot);
        }
        let scale = after_label(self.scale);
        if scale.contains(at) {
            let value = u8::try_from((at.x - scale.x) / VALUE).unwrap_or(scale::MOST);
            return (at.x - scale.x < scale::WIDTH).then_some(Hit::Value(value.min(scale::MOST)));
        }
        if self.heading.contains(at) {
            return Some(Hit::Offers);
        }
        if self.offers.contains(at) {
            return body.list.at(self.offers, at).map(Hit::Offer);
        }
        match self.middle {
            Middle::Spots(room) if room.contains(at) => {
                spots(body.spot.view(), body.spot.area()).get(row(room)).copied().map(Hit::Spot)
            }
            Middle::Numbers(room) if room.contains(at) => Some(Hit::Line(row(room).checked_sub(1)?)),
            Middle::Table(room) if room.contains(at) => in_table(body.spot, room, at).map(Hit::Spot),
            Middle::Free | Middle::Spots(_) | Middle::Numbers(_) | Middle::Table(_) => None,
        }
    }
}

/// The spot of the table at `at`; a name means the chosen side, or one that its site has.
fn in_table(chosen: Spot, room: Rect, at: Position) -> Option<Spot> {
    let view = chosen.view();
    let here = sites(view).get(usize::from(at.y - room.y) + hidden(chosen, room)).copied()?;
    let from_right = usize::from((room.right() - at.x - 1) / CELL);
    let side = columns(view).into_iter().rev().nth(from_right).unwrap_or(chosen.side());
    Spot::new(here, side).or_else(|| Spot::new(here, Side::Left))
}

fn beside(room: Rect, mode: Mode) -> Layout {
    let map = Rect { width: (room.height * 6 / 5).min(room.width * SHARE / 100), ..room };
    let right = Rect { x: map.right() + GAP, width: room.width - map.width - GAP, ..room };
    let (place, rest) = split(below(right, 1), 1);
    let (scale, rest) = split(rest, 1);
    let lines = match mode {
        Mode::Numbers(_) => LINES,
        Mode::Map | Mode::Offers if room.height >= LISTED => LINES - 1,
        Mode::Map | Mode::Offers => 0,
    };
    let (middle, rest) = split(below(rest, 1), lines);
    let middle = match mode {
        Mode::Numbers(_) => Middle::Numbers(middle),
        Mode::Map | Mode::Offers if middle.is_empty() => Middle::Free,
        Mode::Map | Mode::Offers => Middle::Spots(middle),
    };
    let (heading, offers) = split(below(rest, u16::from(lines > 0)), 1);
    Layout { map, place, scale, middle, heading, offers }
}

/// Lines the numbers take: a question, and as many as the largest area has spots.
const LINES: u16 = 8;

fn alone(room: Rect, mode: Mode) -> Layout {
    let nowhere = Rect { width: 0, height: 0, ..room };
    let (place, rest) = split(room, 1);
    let without = Layout {
        map: nowhere,
        place,
        scale: nowhere,
        middle: Middle::Free,
        heading: nowhere,
        offers: nowhere,
    };
    match mode {
        Mode::Map => {
            let (scale, rest) = split(rest, 1);
            let table = Rect { height: rest.height.saturating_sub(1), ..rest };
            let heading = below(rest, table.height);
            Layout { scale, middle: Middle::Table(table), heading, ..without }
        }
        Mode::Numbers(_) => Layout { middle: Middle::Numbers(rest), ..without },
        Mode::Offers => {
            let airy = u16::from(room.height >= BESIDE.1);
            let (heading, offers) = split(below(rest, airy), 1);
            Layout { heading, offers, ..without }
        }
    }
}

/// The scale's own cells: behind its label, where there is room for both.
pub(super) fn after_label(line: Rect) -> Rect {
    let beside = after(line, LABEL);
    if beside.width >= scale::WIDTH { beside } else { line }
}

/// The map as it is drawn.
pub(super) fn map<'a>(body: &'a Body, theme: &'a Theme, graphics: Graphics) -> BodyMap<'a> {
    let (view, chosen) = (body.spot.view(), Some(body.spot));
    BodyMap { view, chosen, tender: body.tender.all(), graphics, theme, aspect: USUAL_ASPECT }
}

/// The sites seen in `view`, from the head down.
pub(super) fn sites(view: View) -> Vec<Site> {
    let mut sites: Vec<Site> = Vec::new();
    for spot in Spot::all(view) {
        if !sites.contains(&spot.site()) {
            sites.push(spot.site());
        }
    }
    sites
}

/// The sides as they are seen in `view`, from left to right.
pub(super) fn columns(view: View) -> [Side; 3] {
    match view {
        View::Back => [Side::Left, Side::Both, Side::Right],
        View::Front => [Side::Right, Side::Both, Side::Left],
    }
}

/// How many sites are out of sight above the table, so that the chosen one is seen.
pub(super) fn hidden(spot: Spot, room: Rect) -> usize {
    let sites = sites(spot.view());
    let at = sites.iter().position(|site| *site == spot.site()).unwrap_or(0);
    let rows = usize::from(room.height).max(1);
    // The one after it is seen, too, as long as there is one.
    let wanted = (at + 2).min(sites.len());
    wanted.saturating_sub(rows)
}
