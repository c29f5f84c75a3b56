//! Places of the body, the positions it takes and the things that help.
//!
//! Nothing here knows of files: each word has its token, and reading compares tokens.

use crate::exercise::Seconds;

/// A closed set of words that files write as tokens.
pub trait Token: Copy + PartialEq + 'static {
    /// What such a word is, for messages: "an area".
    const WHAT: &'static str;
    /// All of them, in the order they are listed.
    const ALL: &'static [Self];
    /// The word as files write it.
    fn token(self) -> &'static str;
    /// The word as a person reads it.
    fn name(self) -> &'static str;
    /// The one with this token.
    fn from_token(token: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| word.token() == token)
    }
}

/// Declares a closed set of words with tokens and readable names.
macro_rules! tokens {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($(#[$doc:meta])* $word:ident = $token:literal, $shown:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $word),+ }

        impl $crate::body::Token for $name {
            const WHAT: &'static str = $what;
            const ALL: &'static [Self] = &[$(Self::$word),+];
            fn token(self) -> &'static str {
                match self { $(Self::$word => $token),+ }
            }
            fn name(self) -> &'static str {
                match self { $(Self::$word => $shown),+ }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::body::Token::token(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let token = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                <Self as $crate::body::Token>::from_token(&token)
                    .ok_or_else(|| serde::de::Error::custom(format_args!("not {}", $what)))
            }
        }
    };
}
pub(crate) use tokens;

tokens! {
    /// A region of the back and its neighbours.
    Area, "an area" {
        /// The neck, skull base included.
        Neck = "neck", "neck";
        /// Shoulders and their tops.
        Shoulders = "shoulders", "shoulders";
        /// Between and around the shoulder blades.
        UpperBack = "upper-back", "upper back";
        /// From the blades' tips to the last ribs.
        MidBack = "mid-back", "mid back";
        /// Below the last ribs.
        LowerBack = "lower-back", "lower back";
        /// Hips and buttocks.
        Hips = "hips", "hips";
        /// Everything at once.
        WholeBody = "whole-body", "whole body";
    }
}

impl Area {
    /// `is`, or `are` for those of which there are two.
    pub fn is(self) -> &'static str {
        if self.are_two() { "are" } else { "is" }
    }

    /// `was`, or `were` for those of which there are two.
    pub fn was(self) -> &'static str {
        if self.are_two() { "were" } else { "was" }
    }

    fn are_two(self) -> bool {
        matches!(self, Self::Hips | Self::Shoulders)
    }
}

tokens! {
    /// The side of the body that is pressed, stretched or at work.
    Side, "a side" {
        /// The person's left.
        Left = "left", "left";
        /// The person's right.
        Right = "right", "right";
        /// Both at once, or one after the other in turn.
        Both = "both", "both";
    }
}

impl Side {
    /// The opposite side; both stay both.
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
            Self::Both => Self::Both,
        }
    }
}

tokens! {
    /// A position of the body.
    Position, "a position" {
        /// On the feet.
        Standing = "standing", "standing";
        /// Standing at a wall.
        Wall = "wall", "at a wall";
        /// Sitting on a chair.
        Chair = "chair", "on a chair";
        /// On all fours.
        HandsAndKnees = "hands-and-knees", "on hands and knees";
        /// One knee on the floor.
        HalfKneeling = "half-kneeling", "half kneeling";
        /// Sitting on the floor.
        SittingOnFloor = "sitting-on-floor", "sitting on the floor";
        /// Lying on the back.
        Back = "back", "lying on the back";
        /// Lying face down.
        Front = "front", "lying face down";
        /// Lying on the side.
        Side = "side", "lying on the side";
        /// Whatever is comfortable.
        Any = "any", "any position";
    }
}

impl Position {
    /// Whether the body is on the floor.
    pub fn is_on_floor(self) -> bool {
        match self {
            Self::Standing | Self::Wall | Self::Chair | Self::Any => false,
            Self::HandsAndKnees
            | Self::HalfKneeling
            | Self::SittingOnFloor
            | Self::Back
            | Self::Front
            | Self::Side => true,
        }
    }

    /// The least time a person needs to get from here into `next`, without hurry.
    pub fn change_to(self, next: Self) -> Seconds {
        let seconds = match (self.is_on_floor(), next.is_on_floor()) {
            _ if self == next || self == Self::Any || next == Self::Any => 5,
            (true, true) => 8,
            (true, false) | (false, true) => 15,
            (false, false) if self == Self::Wall || next == Self::Wall => 8,
            (false, false) => 5,
        };
        Seconds::new(seconds)
    }

    /// The time to change sides in this position; turning the whole body over takes longer than shifting a ball.
    pub fn switch_sides(self) -> Seconds {
        match self {
            Self::Side | Self::HalfKneeling | Self::SittingOnFloor => Seconds::new(12),
            Self::Standing
            | Self::Wall
            | Self::Chair
            | Self::HandsAndKnees
            | Self::Back
            | Self::Front
            | Self::Any => Seconds::new(8),
        }
    }

    /// The furniture this position needs.
    pub fn place(self) -> Option<Place> {
        match self {
            Self::Wall => Some(Place::Wall),
            Self::Chair => Some(Place::Chair),
            Self::Standing | Self::Any => None,
            Self::HandsAndKnees
            | Self::HalfKneeling
            | Self::SittingOnFloor
            | Self::Back
            | Self::Front
            | Self::Side => Some(Place::Mat),
        }
    }
}

tokens! {
    /// What must be fetched or owned.
    Equipment, "equipment" {
        /// A tennis, massage or other soft ball.
        Ball = "ball", "ball";
        /// Two balls taped together.
        TwoBalls = "two-balls", "two taped balls";
        /// A foam roller.
        Roller = "roller", "roller";
        /// A massage stick.
        Stick = "stick", "stick";
        /// A hooked massage cane.
        Cane = "cane", "cane";
        /// An elastic band.
        Band = "band", "band";
        /// A strap, belt or towel.
        Strap = "strap", "strap";
        /// Something heavy with a handle.
        Weight = "weight", "weight";
        /// A hot water bottle.
        HeatBottle = "heat-bottle", "hot water bottle";
        /// A heating pad or wheat bag.
        HeatPad = "heat-pad", "heating pad";
        /// A bath tub.
        Bath = "bath", "bath";
        /// A shower.
        Shower = "shower", "shower";
    }
}

tokens! {
    /// What must be there, but is not fetched.
    Place, "a place" {
        /// A free wall.
        Wall = "wall", "wall";
        /// A steady chair.
        Chair = "chair", "chair";
        /// A desk, counter or table.
        Desk = "desk", "desk";
        /// An open doorway.
        Doorway = "doorway", "doorway";
        /// A mat, a carpet or a bed.
        Mat = "mat", "mat";
        /// A pillow or folded towel.
        Pillow = "pillow", "pillow";
    }
}
