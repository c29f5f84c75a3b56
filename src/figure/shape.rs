//! Shapes that strokes are made of, and how far a point is from them.

use super::space::{Point, mix};

/// A filled shape in units.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A line with round ends, whose radius goes from the one to the other.
    Capsule {
        /// One end and the radius there.
        from: (Point, f64),
        /// The other end and the radius there.
        to: (Point, f64),
    },
    /// A disc.
    Disc(Point, f64),
    /// A disc that is never less than a few dots wide.
    Ball(Point, f64),
    /// A rectangle: lower left and upper right corner, and how round its corners are.
    Block(Point, Point, f64),
    /// A polygon.
    Polygon(Vec<Point>),
}

impl Shape {
    /// A line of one width with round ends.
    pub fn line(from: Point, to: Point, radius: f64) -> Self {
        Self::Capsule { from: (from, radius), to: (to, radius) }
    }

    /// Lines of one width from point to point.
    pub(super) fn path(points: &[Point], radius: f64) -> Vec<Self> {
        points.windows(2).map(|ends| Self::line(ends[0], ends[1], radius)).collect()
    }

    /// The same in a mirror that stands upright at 0.
    pub fn mirrored(&self) -> Self {
        match self {
            Self::Capsule { from, to } => {
                Self::Capsule { from: (from.0.mirrored(), from.1), to: (to.0.mirrored(), to.1) }
            }
            Self::Disc(middle, radius) => Self::Disc(middle.mirrored(), *radius),
            Self::Ball(middle, radius) => Self::Ball(middle.mirrored(), *radius),
            Self::Block(low, high, round) => {
                Self::Block(Point::new(-high.x, low.y), Point::new(-low.x, high.y), *round)
            }
            Self::Polygon(points) => {
                Self::Polygon(points.iter().rev().map(|point| point.mirrored()).collect())
            }
        }
    }

    /// How far `point` is outside, negative inside; no radius counts as less than `least`.
    pub fn distance(&self, point: Point, least: f64) -> f64 {
        /// A ball stays round enough to be one.
        const BALL: f64 = 2.7;
        match self {
            Self::Capsule { from, to } => {
                let share = nearest(from.0, to.0, point);
                let radius = mix(from.1.max(least), to.1.max(least), share);
                point.distance(from.0.toward(to.0, share)) - radius
            }
            Self::Disc(middle, radius) => point.distance(*middle) - radius.max(least),
            Self::Ball(middle, radius) => point.distance(*middle) - radius.max(least * BALL),
            Self::Block(low, high, round) => {
                let beyond = |at: f64, low: f64, high: f64| {
                    (at - f64::midpoint(low, high)).abs() - (high - low) / 2.0 + round
                };
                let (x, y) = (beyond(point.x, low.x, high.x), beyond(point.y, low.y, high.y));
                Point::default().distance(Point::new(x.max(0.0), y.max(0.0))) + x.max(y).min(0.0) - round
            }
            Self::Polygon(points) => polygon(points, point),
        }
    }

    /// The lower left and the upper right corner of the room it takes, with no radius less than `least`.
    pub fn bounds(&self, least: f64) -> (Point, Point) {
        match self {
            Self::Capsule { from, to } => around(&[from.0, to.0], from.1.max(to.1).max(least)),
            Self::Disc(middle, radius) => around(&[*middle], radius.max(least)),
            Self::Ball(middle, radius) => around(&[*middle], radius.max(least * 3.0)),
            Self::Block(low, high, _) => (*low, *high),
            Self::Polygon(points) => around(points, 0.0),
        }
    }
}

/// The share of the way from `from` to `to` at which `point` is nearest.
fn nearest(from: Point, to: Point, point: Point) -> f64 {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let length = x * x + y * y;
    if length < 1e-9 {
        return 0.0;
    }
    (((point.x - from.x) * x + (point.y - from.y) * y) / length).clamp(0.0, 1.0)
}

fn polygon(points: &[Point], point: Point) -> f64 {
    let mut inside = false;
    let mut distance = f64::INFINITY;
    // The first line leads from the last point. A plain walk, as each dot of each frame asks for it.
    let mut from = points.last();
    for to in points {
        let Some(from) = from.replace(to) else { break };
        if (from.y > point.y) != (to.y > point.y)
            && point.x < (to.x - from.x) * (point.y - from.y) / (to.y - from.y) + from.x
        {
            inside = !inside;
        }
        distance = distance.min(point.distance(from.toward(*to, nearest(*from, *to, point))));
    }
    if inside { -distance } else { distance }
}

fn around(points: &[Point], radius: f64) -> (Point, Point) {
    let low = points.iter().fold(Point::new(f64::INFINITY, f64::INFINITY), |low, point| {
        Point::new(low.x.min(point.x), low.y.min(point.y))
    });
    let high = points.iter().fold(Point::new(f64::NEG_INFINITY, f64::NEG_INFINITY), |high, point| {
        Point::new(high.x.max(point.x), high.y.max(point.y))
    });
    (Point::new(low.x - radius, low.y - radius), Point::new(high.x + radius, high.y + radius))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_as_wide_as_its_ends_say() {
        let line = Shape::Capsule { from: (Point::new(0.0, 0.0), 2.0), to: (Point::new(10.0, 0.0), 1.0) };
        assert!(line.distance(Point::new(0.0, 1.9), 0.0) < 0.0);
        assert!(line.distance(Point::new(10.0, 1.1), 0.0) > 0.0);
        assert!(line.distance(Point::new(10.0, 1.1), 1.2) < 0.0);
    }

    #[test]
    fn a_polygon_has_an_inside() {
        let square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)].map(|(x, y)| Point::new(x, y)).to_vec();
        let square = Shape::Polygon(square);
        assert!((square.distance(Point::new(2.0, 1.0), 0.0) + 1.0).abs() < 1e-9);
        assert!((square.distance(Point::new(6.0, 2.0), 0.0) - 2.0).abs() < 1e-9);
    }

    #[test]
    fn a_mirror_moves_no_distance() {
        let block = Shape::Block(Point::new(1.0, 0.0), Point::new(5.0, 2.0), 0.5);
        let point = Point::new(6.0, 1.0);
        let difference = block.distance(point, 0.0) - block.mirrored().distance(point.mirrored(), 0.0);
        assert!(difference.abs() < 1e-9);
    }
}
