//! The part of the world that is shown: one for all pictures of a figure, so that nothing jumps.

use super::{
    Figure, View,
    prop::{Prop, PropKind},
    skeleton::{HEAD, Skeleton},
    space::Point,
};

/// A rectangle in units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Its lower left corner.
    pub low: Point,
    /// Its upper right corner.
    pub high: Point,
}

impl Window {
    /// How wide it is.
    pub fn width(&self) -> f64 {
        self.high.x - self.low.x
    }

    /// How high it is.
    pub fn height(&self) -> f64 {
        self.high.y - self.low.y
    }

    /// The same in a mirror that stands upright at 0.
    pub fn mirrored(&self) -> Self {
        Self { low: Point::new(-self.high.x, self.low.y), high: Point::new(-self.low.x, self.high.y) }
    }

    /// The window at `share`, 0 to 1, of the way to another.
    pub fn toward(&self, other: &Self, share: f64) -> Self {
        Self { low: self.low.toward(other.low, share), high: self.high.toward(other.high, share) }
    }
}

/// The room taken by points, each with a margin.
struct Extent {
    low: Point,
    high: Point,
}

impl Extent {
    fn add(&mut self, point: Point, margin: f64) {
        self.low = Point::new(self.low.x.min(point.x - margin), self.low.y.min(point.y - margin));
        self.high = Point::new(self.high.x.max(point.x + margin), self.high.y.max(point.y + margin));
    }

    fn add_upright(&mut self, x: f64) {
        self.low.x = self.low.x.min(x);
        self.high.x = self.high.x.max(x);
    }

    fn add_prop(&mut self, prop: &Prop) {
        let Prop { at, end, width, height, .. } = *prop;
        match prop.kind {
            PropKind::Ball | PropKind::Roller => self.add(at, prop.radius),
            PropKind::Wall => self.add_upright(at.x),
            PropKind::Post => {
                self.add_upright(at.x);
                self.add_upright(at.x + width);
            }
            PropKind::Chair | PropKind::ChairFront => {
                self.add(Point::new(at.x - 3.0, 0.0), 0.0);
                self.add(Point::new(at.x + width, prop.back.unwrap_or(at.y)), 0.0);
            }
            PropKind::Desk => {
                self.add(at, 0.0);
                self.add(Point::new(at.x + width.min(14.0), 0.0), 0.0);
            }
            PropKind::Strap | PropKind::Stick => {
                self.add(at, 0.0);
                self.add(end, 0.0);
            }
            PropKind::Cane => prop.points.iter().for_each(|point| self.add(*point, 0.0)),
            PropKind::Bag => self.add(at, width / 2.0),
            PropKind::Shower => self.add(Point::new(at.x, at.y + 2.0), 0.0),
            PropKind::Phone => self.add(at, 3.0),
            PropKind::Pad | PropKind::Bottle => {
                if prop.waves > 0 {
                    let first = prop.waves_at;
                    self.add(Point::new(first.x - 1.0, first.y), 0.0);
                    let last = first.x + f64::from(prop.waves) * 4.2 - 3.0;
                    self.add(Point::new(last, first.y + 8.0), 0.0);
                }
            }
            PropKind::Bath => {
                self.add(Point::new(at.x, 0.0), 0.0);
                self.add(Point::new(at.x + width, height), 0.0);
            }
            PropKind::RollerLong | PropKind::Mat | PropKind::Pillow | PropKind::Screen => {
                self.add(at, 0.0);
                self.add(Point::new(at.x + width, at.y + height), 0.0);
            }
        }
    }
}

impl Figure {
    /// What is shown of it: the crop, or the room that all its keyframes take together.
    pub fn window(&self) -> Window {
        /// Around everything, so that nothing sticks to the edge.
        const MARGIN: f64 = 2.0;
        /// Below the floor line.
        const BELOW: f64 = -1.2;
        if let Some(crop) = self.crop {
            return crop;
        }
        let mut extent = Extent {
            low: Point::new(f64::INFINITY, f64::INFINITY),
            high: Point::new(f64::NEG_INFINITY, f64::NEG_INFINITY),
        };
        let nose = if self.is_flat() { 0.0 } else { 1.5 };
        for frame in &self.frames {
            let skeleton = Skeleton::of(&frame.pose, self.rig);
            for (_, joint) in skeleton.joints() {
                extent.add(joint, 2.0);
            }
            extent.add(skeleton.head, HEAD + nose);
            for piece in 0..=6 {
                extent.add(skeleton.trunk(f64::from(piece) / 6.0), 3.4);
            }
            self.props.iter().chain(&frame.props).for_each(|prop| extent.add_prop(prop));
        }
        let low = if self.view == View::Top { extent.low.y - MARGIN } else { BELOW };
        Window {
            low: Point::new(extent.low.x - MARGIN, low),
            high: Point::new(extent.high.x + MARGIN, extent.high.y + MARGIN),
        }
    }
}
