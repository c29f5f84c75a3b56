//! Shapes as outlines in pixels, y downwards.
//!
//! All turn the same way, so that the shapes of a stroke never cut holes into each other.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

use tiny_skia::{Path, PathBuilder};

use crate::figure::{Point, Shape, Window};

/// How far a piece of an arc may be from the circle, in pixels.
const FLAT: f64 = 0.05;

/// How the window of a picture lies in a room of pixels: as large as it can be, standing on the bottom, centred.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    /// Pixels a unit.
    pub(super) scale: f64,
    /// The lower left corner of the room in units.
    corner: Point,
    height: f64,
}

impl Fit {
    /// Lays `window` into a room of so many pixels.
    pub(super) fn of(window: &Window, (width, height): (u32, u32)) -> Self {
        let (width, height) = (f64::from(width), f64::from(height));
        let scale = (width / window.width().max(1.0)).min(height / window.height().max(1.0)).max(1e-6);
        let margin = (width / scale - window.width()) / 2.0;
        Self { scale, corner: Point::new(window.low.x - margin, window.low.y), height }
    }

    fn place(&self, point: Point) -> Point {
        let (x, y) = (point.x - self.corner.x, point.y - self.corner.y);
        Point::new(x * self.scale, self.height - y * self.scale)
    }
}

/// The outline of shapes; none of nothing. No line is thinner than `least` units from its middle.
pub(super) fn outline(shapes: &[Shape], least: f64, fit: &Fit) -> Option<Path> {
    let mut path = PathBuilder::new();
    for shape in shapes {
        add(&points(shape, least, fit), &mut path);
    }
    path.finish()
}

fn points(shape: &Shape, least: f64, fit: &Fit) -> Vec<Point> {
    let radius = |radius: f64| radius.max(least) * fit.scale;
    match shape {
        Shape::Capsule { from, to } => {
            capsule((fit.place(from.0), radius(from.1)), (fit.place(to.0), radius(to.1)))
        }
        Shape::Disc(middle, wide) | Shape::Ball(middle, wide) => {
            arc(fit.place(*middle), radius(*wide), 0.0, TAU)
        }
        Shape::Block(low, high, round) => block(fit.place(*low), fit.place(*high), round * fit.scale),
        Shape::Polygon(points) => polygon(points.iter().map(|point| fit.place(*point)).collect()),
    }
}

/// Points on a circle, beginning at the angle `start`.
fn arc(middle: Point, radius: f64, start: f64, sweep: f64) -> Vec<Point> {
    let each = 2.0 * (1.0 - FLAT / radius.max(FLAT)).clamp(0.0, 1.0).acos();
    let pieces = whole(sweep / each.max(0.02)).clamp(4, 400);
    let point = |number: u16| {
        let angle = start + sweep * f64::from(number) / f64::from(pieces);
        Point::new(middle.x + radius * angle.cos(), middle.y + radius * angle.sin())
    };
    (0..=pieces).map(point).collect()
}

fn capsule((from, first): (Point, f64), (to, second): (Point, f64)) -> Vec<Point> {
    if from.distance(to) < 1e-6 {
        return arc(from, first.max(second), 0.0, TAU);
    }
    let along = (to.y - from.y).atan2(to.x - from.x);
    let mut points = arc(from, first, along + FRAC_PI_2, PI);
    points.extend(arc(to, second, along - FRAC_PI_2, PI));
    points
}

/// A rectangle from two opposite corners, with round ones.
fn block(one: Point, other: Point, round: f64) -> Vec<Point> {
    let (left, right) = (one.x.min(other.x), one.x.max(other.x));
    let (top, bottom) = (one.y.min(other.y), one.y.max(other.y));
    let round = round.min((right - left) / 2.0).min((bottom - top) / 2.0).max(0.0);
    let (left, right, top, bottom) = (left + round, right - round, top + round, bottom - round);
    let corners = [(right, bottom), (left, bottom), (left, top), (right, top)];
    let turns = [0.0, FRAC_PI_2, PI, PI + FRAC_PI_2];
    corners
        .into_iter()
        .zip(turns)
        .flat_map(|((x, y), turn)| arc(Point::new(x, y), round, turn, FRAC_PI_2))
        .collect()
}

/// Turned the way arcs are.
fn polygon(mut points: Vec<Point>) -> Vec<Point> {
    let pairs = points.iter().zip(points.iter().cycle().skip(1));
    let turned: f64 = pairs.map(|(from, to)| from.x * to.y - to.x * from.y).sum();
    if turned < 0.0 {
        points.reverse();
    }
    points
}

fn add(points: &[Point], path: &mut PathBuilder) {
    for (number, point) in points.iter().enumerate() {
        let (x, y) = (narrow(point.x), narrow(point.y));
        if number == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    path.close();
}

/// As the painter takes numbers.
#[expect(clippy::cast_possible_truncation, reason = "a place on a screen has few digits")]
pub(super) fn narrow(number: f64) -> f32 {
    number as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is clamped to what fits")]
fn whole(number: f64) -> u16 {
    if number.is_nan() { 0 } else { number.ceil().clamp(0.0, 10_000.0) as u16 }
}
