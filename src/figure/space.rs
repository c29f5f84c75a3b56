//! Points, angles in degrees counter-clockwise from the right, and what lies between two of them.

/// A point in units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Upwards.
    pub y: f64,
}

impl Point {
    /// The point `x`, `y`.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The point `length` away in the direction of `angle`.
    pub fn along(self, angle: f64, length: f64) -> Self {
        let (sin, cos) = angle.to_radians().sin_cos();
        Self::new(self.x + cos * length, self.y + sin * length)
    }

    /// The point at `share`, 0 to 1, of the way to `other`.
    pub fn toward(self, other: Self, share: f64) -> Self {
        Self::new(mix(self.x, other.x, share), mix(self.y, other.y, share))
    }

    /// How far `other` is.
    pub fn distance(self, other: Self) -> f64 {
        // Not `hypot`, which guards against numbers no picture has: every dot is asked several times a frame.
        let (x, y) = (other.x - self.x, other.y - self.y);
        (x * x + y * y).sqrt()
    }

    /// The direction in which `other` lies.
    pub fn bearing(self, other: Self) -> f64 {
        (other.y - self.y).atan2(other.x - self.x).to_degrees()
    }

    /// The same in a mirror that stands upright at 0.
    pub const fn mirrored(self) -> Self {
        Self::new(-self.x, self.y)
    }
}

/// The number at `share`, 0 to 1, of the way from `from` to `to`.
pub(super) fn mix(from: f64, to: f64, share: f64) -> f64 {
    from + (to - from) * share
}

/// How far to turn from one angle to another, the shorter way: -180 to 180.
pub(super) fn arc(from: f64, to: f64) -> f64 {
    (to - from + 180.0).rem_euclid(360.0) - 180.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_takes_the_shorter_way() {
        for (from, to, turned) in [(350.0, 10.0, 20.0), (10.0, 350.0, -20.0), (0.0, 179.0, 179.0)] {
            assert!((arc(from, to) - turned).abs() < 1e-9, "{from} to {to}");
        }
    }
}
