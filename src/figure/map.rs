//! A body map: a standing person from behind and from the front, with every spot where a back can be tense.
//!
//! A [`Spot`] is chosen by arrows ([`Spot::toward`]), by pointing ([`Spot::nearest`]) or from a list ([`Spot::all`]);
//! [`picture`] draws the body with it. It keeps no state: what is chosen and how tender it is belong to the caller.
//!
//! ```
//! use supple::{body::{Area, Side}, figure::map::{Arrow, Spot, View}};
//!
//! let spot = Spot::of(Area::LowerBack, Side::Left).expect("the lower back has a left side");
//! assert_eq!(spot.name(), "beside the spine, low, left");
//! assert_eq!(spot.view(), View::Back);
//! let across = spot.toward(Arrow::Right).expect("there is something to its right");
//! assert_eq!(across.name(), "across the lower back");
//! ```

mod outline;
mod site;

pub use self::{outline::picture, site::Site};

use super::{Point, Window};
use crate::body::{Area, Side, Token, tokens};

tokens! {
    /// From where the body is seen.
    View, "a view of the body" {
        /// From behind: the person's left is on the left.
        Back = "back", "from behind";
        /// From the front: the person's left is on the right, as one who stands before you.
        Front = "front", "from the front";
    }
}

impl View {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Back => Self::Front,
            Self::Front => Self::Back,
        }
    }

    /// What is shown: crown to thighs, the same for both views.
    pub fn window(self) -> Window {
        Window { low: Point::new(-18.0, 27.0), high: Point::new(18.0, 94.0) }
    }
}

/// A way to go from spot to spot, as it is seen on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrow {
    /// Towards the head.
    Up,
    /// Towards the feet.
    Down,
    /// To the left of the picture.
    Left,
    /// To the right of the picture.
    Right,
}

impl Arrow {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Up, Self::Down, Self::Left, Self::Right];
}

/// A site on one side of the body, or on both.
///
/// Only spots that are on the map exist: [`Spot::new`] gives none for a side that nobody would point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spot {
    site: Site,
    side: Side,
}

impl Spot {
    /// The spot at a site on `side`; none for both sides of a site that has no middle.
    pub fn new(at: Site, side: Side) -> Option<Self> {
        (side != Side::Both || at.both().is_some()).then_some(Self { site: at, side })
    }

    /// The spot that stands for an area as a whole on `side`; none for the whole body.
    pub fn of(area: Area, side: Side) -> Option<Self> {
        Site::of(area).and_then(|site| Self::new(site, side))
    }

    /// Those of a view in the order they are read: from the top, each row from left to right.
    pub fn all(view: View) -> Vec<Self> {
        let seen = Site::ALL.iter().filter(|site| site.placed().view == view);
        let on_each_side =
            |here: &Site| Side::ALL.iter().filter_map(|side| Self::new(*here, *side)).collect();
        let mut spots: Vec<Self> = seen.flat_map(|site| -> Vec<Self> { on_each_side(site) }).collect();
        spots.sort_by(|one, other| one.row().cmp(&other.row()).then(one.at().x.total_cmp(&other.at().x)));
        spots
    }

    /// The site.
    pub fn site(self) -> Site {
        self.site
    }

    /// The side, always the person's.
    pub fn side(self) -> Side {
        self.side
    }

    /// The area it belongs to, by which tension is kept; never the whole body.
    pub fn area(self) -> Area {
        self.site.area()
    }

    /// The view it is seen in.
    pub fn view(self) -> View {
        self.site.placed().view
    }

    /// What a person would call it: "between spine and blade, left". Left is the person's left in both views.
    pub fn name(self) -> String {
        match (self.side, self.site.both()) {
            (Side::Both, Some(name)) => name.to_owned(),
            _ => format!("{}, {}", self.site.name(), self.side.name()),
        }
    }

    /// Where it is in the picture of its view, in units.
    pub fn at(self) -> Point {
        self.site.at(self.side)
    }

    /// Where it glows: its own place, or those of both sides.
    pub fn points(self) -> Vec<Point> {
        match self.side {
            Side::Both => [Side::Left, Side::Right].map(|side| self.site.at(side)).to_vec(),
            Side::Left | Side::Right => vec![self.at()],
        }
    }

    /// The next spot that way in the same view; none at the edge.
    ///
    /// Left and right go through the row. Up and down keep the side, and the middle as long as there is one.
    pub fn toward(self, arrow: Arrow) -> Option<Self> {
        let all = Self::all(self.view());
        match arrow {
            Arrow::Left => {
                all.into_iter().rev().find(|other| other.row() == self.row() && other.at().x < self.at().x)
            }
            Arrow::Right => {
                all.into_iter().find(|other| other.row() == self.row() && other.at().x > self.at().x)
            }
            Arrow::Up => self.nearest_in(all.into_iter().filter(|other| other.row() < self.row()).rev()),
            Arrow::Down => self.nearest_in(all.into_iter().filter(|other| other.row() > self.row())),
        }
    }

    /// The spot of the other view at the same height on the same side, for turning the body round.
    pub fn turned(self) -> Self {
        let away = |spot: &Self| {
            let side = if spot.side == self.side { 0.0 } else { 100.0 };
            side + (spot.at().y - self.at().y).abs()
        };
        let others = Self::all(self.view().other());
        others.into_iter().min_by(|one, other| away(one).total_cmp(&away(other))).unwrap_or(self)
    }

    /// The spot of a view that is nearest to a point of its picture, with how far it is in units.
    pub fn nearest(view: View, point: Point) -> Option<(Self, f64)> {
        let away = Self::all(view).into_iter().map(|spot| (spot, spot.at().distance(point)));
        away.min_by(|(_, one), (_, other)| one.total_cmp(other))
    }

    fn row(self) -> u8 {
        self.site.placed().row
    }

    /// Of `others`, nearest rows first: the one in the same column.
    fn nearest_in(self, others: impl Iterator<Item = Self>) -> Option<Self> {
        let others: Vec<Self> = others.collect();
        let next = others.first()?.row();
        // From the middle down the middle, even over a row that has none.
        if self.side == Side::Both
            && let Some(middle) = others.iter().find(|other| other.side == Side::Both)
        {
            return Some(*middle);
        }
        let aside = |other: &Self| (other.at().x - self.at().x).abs();
        let in_row = others.into_iter().filter(|other| other.row() == next);
        let same = in_row.filter(|other| self.side == Side::Both || other.side == self.side);
        same.min_by(|one, other| {
            let order = aside(one).total_cmp(&aside(other));
            order.then(one.at().x.total_cmp(&other.at().x))
        })
    }
}
