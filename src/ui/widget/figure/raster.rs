//! Strokes to dots.
//!
//! A dot is lit when its middle is inside a shape, and no line is thinner than a dot. Around limbs a dot is cleared, so
//! that crossings can be read.

use super::{FigureView, Fit, Graphics};
use crate::figure::{Gap, Ink, Picture, Point, Role, Shape, Stroke};

/// No line is thinner than this, in dots from its middle.
const THINNEST: f64 = 0.55;
/// Radius of a head in units, by which sizes are told apart.
const HEAD: f64 = 5.5;
/// How much of a limb's width is left in a small sign.
const THIN: f64 = 0.75;
/// Units a dot above which an arm along the trunk melts into it.
const COARSE: f64 = 0.9;
/// Upright and level lines of furniture up to this radius fall on exactly one row or column of dots.
const LINE: f64 = 0.75;

/// Dots, each with the role of what was drawn there last.
pub(super) struct Raster {
    fit: Fit,
    dots: Vec<Option<Role>>,
    /// The number of the stroke that drew each dot last; 0 before any.
    drawn_by: Vec<u16>,
    /// How many strokes were drawn.
    strokes: u16,
    /// Without colours roles are told apart by holes.
    is_plain: bool,
}

impl Raster {
    /// The dots of `picture` in a room of so many cells; it is fitted, stands on the bottom, and is centred.
    pub(super) fn of(picture: &Picture, cells: (u16, u16), view: &FigureView<'_>) -> Self {
        let fit = Fit::of(&picture.window, cells, view.graphics, view.aspect);
        let count = usize::from(fit.width) * usize::from(fit.height);
        let mut raster = Self {
            fit,
            dots: vec![None; count],
            drawn_by: vec![0; count],
            strokes: 0,
            is_plain: view.tones.is_plain || view.graphics == Graphics::Ascii,
        };
        for stroke in &picture.strokes {
            raster.draw(stroke);
        }
        raster
    }

    /// The roles of so many dots side by side from this column on, in this row, counted from the upper left.
    pub(super) fn roles(&self, (x, y): (u16, u16), count: u16) -> &[Option<Role>] {
        let first = self.number(x, y);
        self.dots.get(first..first + usize::from(count)).unwrap_or_default()
    }

    fn number(&self, x: u16, y: u16) -> usize {
        usize::from(y) * usize::from(self.fit.width) + usize::from(x)
    }

    fn draw(&mut self, stroke: &Stroke) {
        let unit = self.fit.unit();
        if matches!(stroke.ink, Ink::Erase) && HEAD / unit < 3.0 {
            return;
        }
        if matches!(stroke.ink, Ink::Glow { .. }) && self.fit.is_tiny() {
            return;
        }
        let least = THINNEST * unit;
        let gap = self.gap(stroke);
        self.strokes = self.strokes.saturating_add(1);
        for (number, shape) in stroke.shapes.iter().enumerate() {
            let (shape, least) = self.fitted(shape, stroke.role, least);
            let melts = unit > COARSE && gap.as_ref().is_some_and(|(_, gap)| gap.melting.contains(&number));
            self.draw_shape(&shape, least, stroke, gap.filter(|_| !melts));
        }
    }

    /// Lays one shape of a stroke on the dots it covers, and clears those beside it that the stroke itself did not draw.
    fn draw_shape(&mut self, shape: &Shape, least: f64, stroke: &Stroke, gap: Option<(f64, &Gap)>) {
        let clear = gap.map_or(0.0, |(width, _)| width);
        let Some((columns, rows)) = self.span(widened(shape.bounds(least), clear)) else { return };
        for y in rows.0..rows.1 {
            for x in columns.0..columns.1 {
                let point = self.fit.point(x, y);
                let distance = shape.distance(point, least);
                if distance <= 0.0 {
                    self.ink(x, y, stroke);
                } else if let Some((width, gap)) = gap
                    && distance <= width
                {
                    self.clear(x, y, point, width, gap);
                }
            }
        }
    }

    /// The width of the gap around a stroke in units, with the gap.
    fn gap<'s>(&self, stroke: &'s Stroke) -> Option<(f64, &'s Gap)> {
        let gap = stroke.gap.as_ref().filter(|_| !self.fit.is_tiny())?;
        let dots = if HEAD / self.fit.unit() >= 3.5 { 1.0 } else { 0.75 };
        Some((dots * self.fit.unit() * gap.share, gap))
    }

    /// Lays a stroke on a dot.
    fn ink(&mut self, x: u16, y: u16, stroke: &Stroke) {
        let is_odd = (x ^ y) & 1 == 1;
        let number = self.number(x, y);
        let is_plain = self.is_plain;
        let (Some(dot), Some(by)) = (self.dots.get_mut(number), self.drawn_by.get_mut(number)) else {
            return;
        };
        *by = self.strokes;
        match stroke.ink {
            Ink::Erase => *dot = None,
            Ink::Fill if is_plain && stroke.role == Role::Far => *dot = is_odd.then_some(Role::Far),
            Ink::Fill => *dot = Some(stroke.role),
            Ink::Glow { on_far, .. } => {
                if *dot == Some(Role::Near) || on_far && *dot == Some(Role::Far) {
                    *dot = if is_plain { dot.filter(|_| is_odd) } else { Some(stroke.role) };
                }
            }
        }
    }

    /// Clears a dot beside a stroke, unless it belongs to floor or pillow, or the limb grows out there.
    fn clear(&mut self, x: u16, y: u16, point: Point, width: f64, gap: &Gap) {
        let is_root = gap.root.is_some_and(|root| point.distance(root.at) <= root.radius + width * 1.2);
        let number = self.number(x, y);
        let is_own = self.drawn_by.get(number) == Some(&self.strokes);
        let Some(dot) = self.dots.get_mut(number) else { return };
        if !is_own && !is_root && !matches!(dot, Some(Role::Floor | Role::Soft)) {
            *dot = None;
        }
    }

    /// A shape as it is drawn at this size, with the least radius it has.
    fn fitted(&self, shape: &Shape, role: Role, least: f64) -> (Shape, f64) {
        let Shape::Capsule { from, to } = shape else { return (shape.clone(), least) };
        if matches!(role, Role::Floor | Role::Furniture) && from.1 <= LINE {
            return self.snapped(*from, *to).unwrap_or_else(|| (shape.clone(), least));
        }
        if self.fit.is_tiny() && matches!(role, Role::Near | Role::Far) {
            let thin = Shape::Capsule { from: (from.0, from.1 * THIN), to: (to.0, to.1 * THIN) };
            return (thin, least);
        }
        (shape.clone(), least)
    }

    /// An upright or level line on the middle of a column or row of dots.
    fn snapped(&self, from: (Point, f64), to: (Point, f64)) -> Option<(Shape, f64)> {
        let middle = |at: f64, corner: f64, dot: f64| corner + (((at - corner) / dot).floor() + 0.5) * dot;
        let radius = |radius: f64, dot: f64| (dot * 0.49).max(if radius > dot { radius } else { 0.0 });
        let line = |a: Point, b: Point, dot: f64| Shape::Capsule {
            from: (a, radius(from.1, dot)),
            to: (b, radius(to.1, dot)),
        };
        if (from.0.x - to.0.x).abs() < 1e-6 {
            let x = middle(from.0.x, self.fit.corner.x, self.fit.dot.x);
            return Some((line(Point::new(x, from.0.y), Point::new(x, to.0.y), self.fit.dot.x), 0.0));
        }
        if (from.0.y - to.0.y).abs() < 1e-6 {
            let mut y = middle(from.0.y, self.fit.corner.y, self.fit.dot.y);
            if from.0.y > self.fit.corner.y - self.fit.dot.y {
                y = y.max(self.fit.corner.y + 0.5 * self.fit.dot.y);
            }
            return Some((line(Point::new(from.0.x, y), Point::new(to.0.x, y), self.fit.dot.y), 0.0));
        }
        None
    }

    /// The columns and the rows of dots that a box touches, each from the first to behind the last; none outside.
    fn span(&self, (low, high): (Point, Point)) -> Option<((u16, u16), (u16, u16))> {
        let column = |x: f64| whole((x - self.fit.corner.x) / self.fit.dot.x, self.fit.width);
        let row = |y: f64| {
            let up = (y - self.fit.corner.y) / self.fit.dot.y;
            whole(f64::from(self.fit.height) - up, self.fit.height)
        };
        let columns = (column(low.x), column(high.x).saturating_add(1).min(self.fit.width));
        let rows = (row(high.y), row(low.y).saturating_add(1).min(self.fit.height));
        (columns.0 < columns.1 && rows.0 < rows.1).then_some((columns, rows))
    }
}

/// `at` as a whole number of dots, 0 to `most`.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is clamped to what fits")]
fn whole(at: f64, most: u16) -> u16 {
    if at.is_nan() { 0 } else { at.floor().clamp(0.0, f64::from(most)) as u16 }
}

fn widened((low, high): (Point, Point), by: f64) -> (Point, Point) {
    (Point::new(low.x - by, low.y - by), Point::new(high.x + by, high.y + by))
}
