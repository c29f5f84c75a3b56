//! The body map in cells: a person from behind or from the front, the chosen spot glowing, tenderness as numbers.
//!
//! It draws what it is told and says which spot a cell means; it chooses nothing and keeps nothing.

use std::cmp::Reverse;

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    widgets::Widget,
};

use super::{
    figure::{FigureView, Fit, Graphics},
    line::{put, put_right},
};
use crate::{
    figure::{
        Role,
        map::{self, Spot, View},
    },
    ui::theme::Theme,
};

/// Spots further than this from a cell are not meant by it, in units; a few cells always are.
const REACH: f64 = 7.0;
/// How many cells a number may stand away from its spot.
const ASIDE: u16 = 3;
/// Below this width the sides have letters in place of words.
const WORDS: u16 = 18;

/// A body map to be drawn, in any room from 12 by 9 cells.
///
/// The same value answers the mouse: [`BodyMap::spot_at`] with the room it was drawn in.
pub struct BodyMap<'a> {
    /// From where the body is seen.
    pub view: View,
    /// The spot that glows; one of the other view is not seen.
    pub chosen: Option<Spot>,
    /// How tender spots are, 0 to 10; those of the other view are not seen.
    pub tender: &'a [(Spot, u8)],
    /// With which letters.
    pub graphics: Graphics,
    /// In which tones and styles.
    pub theme: &'a Theme,
    /// How many times as high as wide a cell is.
    pub aspect: f64,
}

impl Widget for BodyMap<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let room = area.intersection(buf.area);
        if room.is_empty() {
            return;
        }
        let (graphics, aspect) = (self.graphics, self.aspect);
        let picture = map::picture(self.view, self.chosen);
        FigureView { picture: &picture, graphics, tones: self.theme.figure, aspect }.render(room, buf);
        self.sides(room, buf);
        self.mark(room, buf);
        self.numbers(room, buf);
    }
}

impl BodyMap<'_> {
    /// The spot that is meant by a cell of the screen, when the map is drawn in `room`; none beside the body.
    pub fn spot_at(&self, room: Rect, (x, y): (u16, u16)) -> Option<Spot> {
        if !room.contains((x, y).into()) {
            return None;
        }
        let fit = self.fit(room);
        let point = fit.middle((x - room.x, y - room.y));
        // On a small map a finger is broader than a muscle.
        let reach = REACH.max(1.5 * fit.cell().x.max(fit.cell().y));
        Spot::nearest(self.view, point).filter(|(_, away)| *away <= reach).map(|(spot, _)| spot)
    }

    fn fit(&self, room: Rect) -> Fit {
        Fit::of(&self.view.window(), (room.width, room.height), self.graphics, self.aspect)
    }

    /// Which side of the picture is which side of the person, beside the head.
    fn sides(&self, room: Rect, buf: &mut Buffer) {
        let (left, right) = if room.width < WORDS { ("L", "R") } else { ("left", "right") };
        let (first, second) = match self.view {
            View::Back => (left, right),
            View::Front => (right, left),
        };
        put(buf, room, 0, first, self.theme.quiet);
        put_right(buf, room, 0, second, self.theme.quiet);
    }

    /// A sign where the glow can be told neither by its colour nor by a ring.
    fn mark(&self, room: Rect, buf: &mut Buffer) {
        let fit = self.fit(room);
        let chosen = self.chosen.filter(|spot| spot.view() == self.view);
        let points = chosen.map(Spot::points).filter(|_| self.theme.figure.is_plain && fit.is_tiny());
        for point in points.into_iter().flatten() {
            let place = places(fit.place(point), 1, room).into_iter().next();
            put(buf, place.unwrap_or_default(), 0, "*", self.theme.effort);
        }
    }

    /// Writes each tenderness at its spot, the chosen and the strongest first; where there is no room, none.
    fn numbers(&self, room: Rect, buf: &mut Buffer) {
        let fit = self.fit(room);
        let mut tender: Vec<(Spot, u8)> =
            self.tender.iter().filter(|(spot, _)| spot.view() == self.view).copied().collect();
        tender.sort_by_key(|(spot, level)| (Some(*spot) != self.chosen, Reverse(*level), *spot));
        let mut taken: Vec<Rect> = Vec::new();
        for (spot, level) in tender {
            let text = level.to_string();
            let width = if level < 10 { 1 } else { 2 };
            let Some(place) = places(fit.place(spot.at()), width, room)
                .into_iter()
                .find(|place| taken.iter().all(|other| !wide(*other).intersects(*place)))
            else {
                continue;
            };
            taken.push(place);
            put(buf, place, 0, &text, self.style(spot, level));
        }
    }

    /// The stronger the tenderness, the stronger its tone; the chosen one is turned over.
    fn style(&self, spot: Spot, level: u8) -> Style {
        let tones = self.theme.figure;
        let tone = tones.of(Role::Feel, f64::from(level.saturating_sub(1)) / 9.0);
        let bold = tone.add_modifier(Modifier::BOLD);
        if Some(spot) == self.chosen { bold.add_modifier(Modifier::REVERSED) } else { bold }
    }
}

/// Where a number may stand: on its spot, else further out on the same line, else in it.
fn places((x, y): (f64, f64), width: u16, room: Rect) -> Vec<Rect> {
    let outwards = if x < f64::from(room.width) / 2.0 { -1.0 } else { 1.0 };
    let start = x - f64::from(width) / 2.0;
    let steps = (0..=ASIDE).flat_map(|step| [f64::from(step), -f64::from(step)]);
    let within =
        |at: f64, most: u16| (at.floor() >= 0.0 && at.floor() < f64::from(most)).then_some(whole(at));
    let place = |step: f64| {
        let column = within((start + step * outwards).round(), (room.width + 1).saturating_sub(width))?;
        let row = within(y, room.height)?;
        Some(Rect { x: room.x + column, y: room.y + row, width, height: 1 })
    };
    steps.filter_map(place).collect()
}

/// With a cell on either side, so that two numbers never read as one.
fn wide(place: Rect) -> Rect {
    Rect { x: place.x.saturating_sub(1), width: place.width + 2, ..place }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is clamped to what fits")]
fn whole(at: f64) -> u16 {
    at.floor().clamp(0.0, f64::from(u16::MAX)) as u16
}
