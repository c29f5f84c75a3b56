//! How the window of a picture lies in a room of cells: as large as it can be, standing on the bottom, centred.

use super::Graphics;
use crate::figure::{Point, Window};

/// Dots a unit below which a picture is a small sign.
const TINY: f64 = 0.3;

/// From units to dots and cells, and back.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui::widget) struct Fit {
    /// Dots across and down.
    pub(super) width: u16,
    pub(super) height: u16,
    /// The size of a dot in units.
    pub(super) dot: Point,
    /// The lower left corner of the room in units.
    pub(super) corner: Point,
    /// Dots across and down a cell.
    each: (u16, u16),
}

impl Fit {
    /// Lays `window` into a room of so many cells, each `aspect` times as high as wide.
    pub(in crate::ui::widget) fn of(
        window: &Window,
        cells: (u16, u16),
        graphics: Graphics,
        aspect: f64,
    ) -> Self {
        let (across, down) = graphics.dots();
        let (width, height) = (cells.0.saturating_mul(across), cells.1.saturating_mul(down));
        // One cell is 1 wide; a dot has a share of it.
        let size = Point::new(1.0 / f64::from(across), aspect.clamp(0.5, 8.0) / f64::from(down));
        let (room_x, room_y) = (f64::from(width) * size.x, f64::from(height) * size.y);
        let scale = (room_x / window.width().max(1.0)).min(room_y / window.height().max(1.0)).max(1e-6);
        let margin = (room_x / scale - window.width()) / 2.0;
        Self {
            width,
            height,
            dot: Point::new(size.x / scale, size.y / scale),
            corner: Point::new(window.low.x - margin, window.low.y),
            each: (across, down),
        }
    }

    /// The middle of a dot, counted from the upper left.
    pub(super) fn point(&self, x: u16, y: u16) -> Point {
        Point::new(
            self.corner.x + (f64::from(x) + 0.5) * self.dot.x,
            self.corner.y + (f64::from(self.height) - f64::from(y) - 0.5) * self.dot.y,
        )
    }

    /// Units a dot.
    pub(super) fn unit(&self) -> f64 {
        self.dot.x.max(self.dot.y)
    }

    /// Whether a picture is only a small sign here: thin limbs, no gaps, no glow.
    pub(in crate::ui::widget) fn is_tiny(&self) -> bool {
        self.unit() * TINY > 1.0
    }

    /// The size of a cell in units.
    pub(in crate::ui::widget) fn cell(&self) -> Point {
        Point::new(self.dot.x * f64::from(self.each.0), self.dot.y * f64::from(self.each.1))
    }

    /// The middle of a cell, counted from the upper left of the room.
    pub(in crate::ui::widget) fn middle(&self, (x, y): (u16, u16)) -> Point {
        let cell = self.cell();
        let rows = f64::from(self.height) / f64::from(self.each.1);
        Point::new(
            self.corner.x + (f64::from(x) + 0.5) * cell.x,
            self.corner.y + (rows - f64::from(y) - 0.5) * cell.y,
        )
    }

    /// Where a point is, in cells from the upper left of the room; outside of it below 0 or beyond its size.
    pub(in crate::ui::widget) fn place(&self, point: Point) -> (f64, f64) {
        let cell = self.cell();
        let rows = f64::from(self.height) / f64::from(self.each.1);
        ((point.x - self.corner.x) / cell.x, rows - (point.y - self.corner.y) / cell.y)
    }
}
