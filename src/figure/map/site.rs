//! The sites of a back: what a person would point at, where it lies, and which muscles are there.
//!
//! A site has no side yet; with one it is a [`Spot`](super::Spot).

use super::View;
use crate::{
    body::{Area, Side, tokens},
    exercise::Exercise,
    figure::Point,
};

tokens! {
    /// A site on the body, the same on the left and on the right.
    Site, "a site" {
        /// Where the neck meets the skull.
        SkullBase = "skull-base", "base of the skull";
        /// Beside the neck bones.
        Neck = "neck", "side of the neck";
        /// Between neck and the point of the shoulder.
        ShoulderTop = "shoulder-top", "top of the shoulder";
        /// Where the muscle that lifts the blade ends.
        BladeCorner = "blade-corner", "top corner of the blade";
        /// The roundness behind the upper arm.
        ShoulderBack = "shoulder-back", "back of the shoulder";
        /// The strip between spine and shoulder blade.
        InnerBlade = "inner-blade", "between spine and blade";
        /// The flat of the shoulder blade.
        Blade = "blade", "on the shoulder blade";
        /// Beside the spine below the blades.
        MidSpine = "mid-spine", "beside the spine, middle";
        /// The broad muscle below the armpit.
        Ribs = "ribs", "ribs, below the armpit";
        /// Beside the spine below the last rib.
        LowSpine = "low-spine", "beside the spine, low";
        /// The soft part between the last rib and the hip bone.
        Flank = "flank", "between last rib and hip";
        /// The thick of the buttock.
        Buttock = "buttock", "buttock";
        /// Above and behind the bone at the side.
        HipSide = "hip-side", "side of the hip";
        /// Below the buttock.
        ThighBack = "thigh-back", "back of the thigh";
        /// Before the upper arm bone.
        ShoulderFront = "shoulder-front", "front of the shoulder";
        /// Below the collarbone.
        Chest = "chest", "chest, below the collarbone";
        /// The side of the belly.
        Waist = "waist", "side of the waist";
        /// The fold of the groin.
        HipFront = "hip-front", "front of the hip";
        /// Above the knee, in front.
        ThighFront = "thigh-front", "front of the thigh";
    }
}

/// Where a site is.
pub(super) struct Placed {
    /// The view it is seen in.
    pub(super) view: View,
    /// Its row there, from the top; left and right stay in it.
    pub(super) row: u8,
    /// How far it is from the middle of the body, in units.
    pub(super) out: f64,
    /// How high it is, in units.
    pub(super) up: f64,
}

impl Site {
    /// The one that stands for a whole area: where most people feel it. None for the whole body.
    pub fn of(area: Area) -> Option<Self> {
        match area {
            Area::Neck => Some(Self::Neck),
            Area::Shoulders => Some(Self::ShoulderTop),
            Area::UpperBack => Some(Self::InnerBlade),
            Area::MidBack => Some(Self::MidSpine),
            Area::LowerBack => Some(Self::LowSpine),
            Area::Hips => Some(Self::Buttock),
            Area::WholeBody => None,
        }
    }

    /// The area it belongs to, by which tension is kept.
    pub fn area(self) -> Area {
        match self {
            Self::SkullBase | Self::Neck => Area::Neck,
            Self::ShoulderTop | Self::ShoulderBack | Self::Blade | Self::ShoulderFront | Self::Chest => {
                Area::Shoulders
            }
            Self::BladeCorner | Self::InnerBlade => Area::UpperBack,
            Self::MidSpine | Self::Ribs => Area::MidBack,
            Self::LowSpine | Self::Flank | Self::Waist => Area::LowerBack,
            Self::Buttock | Self::HipSide | Self::ThighBack | Self::HipFront | Self::ThighFront => Area::Hips,
        }
    }

    /// The muscles there, as exercises name them.
    pub fn muscles(self) -> &'static [&'static str] {
        match self {
            Self::SkullBase => &["suboccipitals"],
            Self::Neck => &["neck rotators", "neck extensors", "levator scapulae", "upper trapezius"],
            Self::ShoulderTop => &["upper trapezius"],
            Self::BladeCorner => &["levator scapulae"],
            Self::ShoulderBack => &["rear deltoid", "teres minor"],
            Self::InnerBlade => &["rhomboids", "middle trapezius"],
            Self::Blade => &["infraspinatus"],
            Self::MidSpine => &["thoracic erector spinae", "thoracic extensors", "thoracic rotators"],
            Self::Ribs => &["latissimus dorsi", "teres major"],
            Self::LowSpine => &["lumbar erector spinae", "lumbar extensors"],
            Self::Flank => &["quadratus lumborum"],
            Self::Buttock => &["gluteus maximus", "piriformis", "gluteals"],
            Self::HipSide => &["gluteus medius", "tensor fasciae latae"],
            Self::ThighBack => &["hamstrings"],
            Self::ShoulderFront => &["front deltoid", "pectoralis minor"],
            Self::Chest => &["pectoralis major", "pectorals"],
            Self::Waist => &["obliques"],
            Self::HipFront => &["iliopsoas", "hip flexors"],
            Self::ThighFront => &["quadriceps", "rectus femoris"],
        }
    }

    /// Whether `exercise` is for it: one of its muscles is meant.
    pub fn is_reached_by(self, exercise: &Exercise) -> bool {
        let is_here = |muscle: &str| self.muscles().iter().any(|here| muscle.contains(here));
        exercise.muscles.iter().any(|muscle| is_here(muscle.as_str()))
    }

    /// What it is called when both sides are meant at once; none where nobody would say so.
    pub(super) fn both(self) -> Option<&'static str> {
        match self {
            Self::Neck => Some("neck, both sides"),
            Self::ShoulderTop => Some("tops of the shoulders, both sides"),
            Self::InnerBlade => Some("between the blades, both sides"),
            Self::MidSpine => Some("middle of the back, both sides"),
            Self::LowSpine => Some("across the lower back"),
            Self::Buttock => Some("across the hips, behind"),
            Self::Chest => Some("across the chest"),
            Self::HipFront => Some("front of both hips"),
            Self::SkullBase
            | Self::BladeCorner
            | Self::ShoulderBack
            | Self::Blade
            | Self::Ribs
            | Self::Flank
            | Self::HipSide
            | Self::ThighBack
            | Self::ShoulderFront
            | Self::Waist
            | Self::ThighFront => None,
        }
    }

    pub(super) fn placed(self) -> Placed {
        let back = |row, out, up| Placed { view: View::Back, row, out, up };
        let front = |row, out, up| Placed { view: View::Front, row, out, up };
        match self {
            Self::SkullBase => back(0, 2.7, 83.4),
            Self::Neck => back(1, 2.2, 78.6),
            Self::ShoulderTop => back(2, 6.2, 73.4),
            Self::BladeCorner => back(3, 4.4, 70.6),
            Self::ShoulderBack => back(3, 10.8, 70.0),
            Self::InnerBlade => back(4, 2.8, 66.0),
            Self::Blade => back(4, 7.4, 67.2),
            Self::MidSpine => back(5, 2.9, 57.6),
            Self::Ribs => back(5, 7.4, 60.4),
            Self::LowSpine => back(6, 2.7, 49.6),
            Self::Flank => back(6, 6.0, 51.2),
            Self::Buttock => back(7, 4.4, 39.6),
            Self::HipSide => back(7, 7.6, 43.2),
            Self::ThighBack => back(8, 5.2, 31.0),
            Self::ShoulderFront => front(0, 10.8, 71.0),
            Self::Chest => front(0, 5.8, 68.0),
            Self::Waist => front(1, 6.2, 52.5),
            Self::HipFront => front(2, 5.2, 43.0),
            Self::ThighFront => front(3, 5.2, 32.0),
        }
    }

    /// Where it is on `side` in the view it is seen in; both sides meet in the middle.
    pub(super) fn at(self, side: Side) -> Point {
        let Placed { view, out, up, .. } = self.placed();
        // From behind, the person's left is on our left; face to face it is on our right.
        let to_the_left = match view {
            View::Back => -out,
            View::Front => out,
        };
        match side {
            Side::Left => Point::new(to_the_left, up),
            Side::Right => Point::new(-to_the_left, up),
            Side::Both => Point::new(0.0, up),
        }
    }
}
