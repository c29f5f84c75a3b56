//! Things around the person: furniture, balls, what is held in the hand.

use super::space::{Point, mix};
use crate::body::tokens;

tokens! {
    /// What sort of thing it is.
    PropKind, "a prop" {
        /// A wall at `x`.
        Wall = "wall", "wall";
        /// The two uprights of a door frame from `x`, `w` apart.
        Post = "post", "door frame";
        /// A chair from the side.
        Chair = "chair", "chair";
        /// A chair from the front.
        ChairFront = "chair-front", "chair";
        /// A desk's top and far leg.
        Desk = "desk", "desk";
        /// A ball.
        Ball = "ball", "ball";
        /// A roller, seen from its end.
        Roller = "roller", "roller";
        /// A roller, seen lengthways.
        RollerLong = "roller-long", "roller";
        /// The outline of a mat, seen from above.
        Mat = "mat", "mat";
        /// A pillow.
        Pillow = "pillow", "pillow";
        /// A strap or a band.
        Strap = "strap", "strap";
        /// A stick.
        Stick = "stick", "stick";
        /// A hooked cane; its last point is the knob.
        Cane = "cane", "cane";
        /// A bag; `x`, `y` is its handle.
        Bag = "bag", "bag";
        /// A hot water bottle.
        Bottle = "bottle", "hot water bottle";
        /// A heating pad.
        Pad = "pad", "heating pad";
        /// A bath tub.
        Bath = "bath", "bath tub";
        /// A shower head.
        Shower = "shower", "shower";
        /// A screen on its foot.
        Screen = "screen", "screen";
        /// A phone.
        Phone = "phone", "phone";
    }
}

tokens! {
    /// When a thing is drawn.
    Layer, "a layer" {
        /// Before the person.
        Back = "back", "behind the person";
        /// Between trunk and arms.
        Mid = "mid", "between trunk and arms";
        /// After the person.
        Front = "front", "before the person";
    }
}

impl PropKind {
    /// What is held in the hand is drawn over it.
    pub fn usual_layer(self) -> Layer {
        match self {
            Self::Strap | Self::Stick | Self::Cane | Self::Phone | Self::Bag => Layer::Front,
            Self::Wall
            | Self::Post
            | Self::Chair
            | Self::ChairFront
            | Self::Desk
            | Self::Ball
            | Self::Roller
            | Self::RollerLong
            | Self::Mat
            | Self::Pillow
            | Self::Bottle
            | Self::Pad
            | Self::Bath
            | Self::Shower
            | Self::Screen => Layer::Back,
        }
    }

    /// Whether it is round and pressed upon.
    pub fn is_round(self) -> bool {
        matches!(self, Self::Ball | Self::Roller)
    }
}

/// A thing, with the measures its kind needs; the others are 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Prop {
    /// What it is.
    pub kind: PropKind,
    /// When it is drawn.
    pub layer: Layer,
    /// Where it is: its middle if it is round, one end if it is long, else its lower left corner. For a seat or a desk
    /// the height is the top's, for a bath that of the water.
    pub at: Point,
    /// Its other end; for a shower, the wall and how far down the water goes.
    pub end: Point,
    /// Its width, or the depth of a seat.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Its radius.
    pub radius: f64,
    /// The angle it is turned by.
    pub tilt: f64,
    /// The height of a chair's back, if it has one.
    pub back: Option<f64>,
    /// The points of a line.
    pub points: Vec<Point>,
    /// How many wavy lines of warmth rise.
    pub waves: u32,
    /// Where the first of them begins.
    pub waves_at: Point,
}

impl Prop {
    /// A thing without measures.
    pub fn new(kind: PropKind) -> Self {
        Self {
            kind,
            layer: kind.usual_layer(),
            at: Point::default(),
            end: Point::default(),
            width: 0.0,
            height: 0.0,
            radius: 0.0,
            tilt: 0.0,
            back: None,
            points: Vec::new(),
            waves: 0,
            waves_at: Point::default(),
        }
    }

    /// The thing at `share`, 0 to 1, of the way to `to`, which is the same one.
    pub(super) fn mixed(&self, to: &Self, share: f64) -> Self {
        let points = self.points.iter().zip(&to.points).map(|(from, to)| from.toward(*to, share));
        Self {
            at: self.at.toward(to.at, share),
            end: self.end.toward(to.end, share),
            width: mix(self.width, to.width, share),
            height: mix(self.height, to.height, share),
            radius: mix(self.radius, to.radius, share),
            tilt: mix(self.tilt, to.tilt, share),
            back: self.back.map(|back| mix(back, to.back.unwrap_or(back), share)),
            points: points.collect(),
            waves_at: self.waves_at.toward(to.waves_at, share),
            ..self.clone()
        }
    }
}
