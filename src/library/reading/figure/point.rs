//! The points of a figure, as files write them: `[x, y]`.

use crate::{
    figure::Point,
    library::document::{Entry, each},
};

impl Entry<'_> {
    /// A point.
    pub(super) fn point(&self) -> Option<Point> {
        let [x, y] = self.coordinates("two numbers: x and y")?;
        Some(Point::new(x, y))
    }

    /// A line of points.
    pub(super) fn line(&self) -> Option<Vec<Point>> {
        let line = each(&self.list()?, Self::point)?;
        self.not_empty(line)
    }
}
