//! Figures: a person drawn from joint angles, moving from keyframe to keyframe.
//!
//! Everything here is geometry in units of which a person is 93 tall, y upwards, the floor at 0. It knows neither
//! terminal nor clock: a picture is a plain function of a figure and a motion.

mod body;
mod demonstration;
mod drive;
mod furniture;
mod gallery;
pub mod map;
mod motion;
mod pace;
mod passage;
mod picture;
mod pose;
mod prop;
mod rules;
mod shape;
mod skeleton;
mod space;
mod spot;
mod svg;
mod tween;
mod window;

pub use self::{
    demonstration::Demonstration,
    drive::{Cue, Drive, Flips, Shows},
    gallery::Gallery,
    motion::{Glow, Motion, Preview, Spots, motion, own_length, own_time},
    pace::{Pace, pace},
    passage::shown,
    picture::{Gap, Ink, Picture, Role, Root, Stroke},
    pose::{Half, Pose, Segment},
    prop::{Layer, Prop, PropKind},
    rules::Fault,
    shape::Shape,
    skeleton::{Limbs, Skeleton},
    space::Point,
    spot::{Flank, Part, Spot, Support, Touch},
    svg::{animated, still},
    tween::ease,
    window::Window,
};

use crate::{body::tokens, exercise::Id, text::Text};

tokens! {
    /// From where a person is seen.
    View, "a view" {
        /// From the side.
        Side = "side", "from the side";
        /// From the front.
        Front = "front", "from the front";
        /// From behind.
        Back = "back", "from behind";
        /// From above; there is no floor line.
        Top = "top", "from above";
    }
}

tokens! {
    /// How the joints hang together: in a side view shoulders and hips are points, else they have a width.
    Rig, "a rig" {
        /// The near side is the right one.
        Side = "side", "side";
        /// The right side is drawn on the left.
        Front = "front", "front";
        /// The right side is drawn on the right.
        Back = "back", "back";
    }
}

tokens! {
    /// What follows the last keyframe.
    Turning, "a way to go on" {
        /// The way back.
        PingPong = "pingpong", "there and back";
        /// The first one.
        Cycle = "cycle", "round and round";
        /// Nothing: there is one keyframe.
        Still = "still", "still";
    }
}

tokens! {
    /// A limb.
    Limb, "a limb" {
        /// The left arm.
        LeftArm = "arm_l", "left arm";
        /// The right arm.
        RightArm = "arm_r", "right arm";
        /// The left leg.
        LeftLeg = "leg_l", "left leg";
        /// The right leg.
        RightLeg = "leg_r", "right leg";
    }
}

impl Limb {
    /// The half of the body it belongs to.
    pub fn half(self) -> Half {
        match self {
            Self::LeftArm | Self::LeftLeg => Half::Left,
            Self::RightArm | Self::RightLeg => Half::Right,
        }
    }
}

tokens! {
    /// The end of a limb that travels in a straight line between keyframes, mostly staying put.
    Pin, "the end of a limb" {
        /// The left hand.
        LeftHand = "wr_l", "left hand";
        /// The right hand.
        RightHand = "wr_r", "right hand";
        /// The left ankle.
        LeftAnkle = "an_l", "left ankle";
        /// The right ankle.
        RightAnkle = "an_r", "right ankle";
    }
}

/// A pose with its name and what lies around.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyframe {
    /// What the person does in it.
    pub name: Text,
    /// How long it takes to the next one in the figure's own time, in seconds.
    pub secs: f64,
    /// The joints.
    pub pose: Pose,
    /// Things that move with the person.
    pub props: Vec<Prop>,
}

/// A person in one or more keyframes.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its name in files.
    pub id: Id,
    /// One sentence for a person who cannot see it.
    pub alt: Text,
    /// From where it is seen.
    pub view: View,
    /// How its joints hang together.
    pub rig: Rig,
    /// What the person rests on.
    pub support: Option<Text>,
    /// What to keep in mind when changing it.
    pub note: Option<Text>,
    /// How it goes on after its last keyframe.
    pub turning: Turning,
    /// The part shown of it; all of it if there is none.
    pub crop: Option<Window>,
    /// Limb ends that travel straight.
    pub pins: Vec<Pin>,
    /// Limbs drawn behind the trunk.
    pub behind: Vec<Limb>,
    /// Whether the head is drawn after the arms.
    pub head_over: bool,
    /// Arms and legs that may swing more than 160 degrees between two keyframes.
    pub wide: Vec<Segment>,
    /// What must touch what.
    pub touch: Vec<Touch>,
    /// Where it is felt.
    pub feel: Vec<Spot>,
    /// Things that stay.
    pub props: Vec<Prop>,
    /// The keyframes; never empty, all with the same props in the same order.
    pub frames: Vec<Keyframe>,
    /// What it stands for.
    pub shows: Vec<Shows>,
}

impl Figure {
    /// Whether shoulders and hips have a width.
    pub fn is_flat(&self) -> bool {
        self.rig != Rig::Side
    }

    /// The limbs behind the trunk if the file does not say: in a side view the left ones.
    pub fn usually_behind(rig: Rig) -> Vec<Limb> {
        match rig {
            Rig::Side => vec![Limb::LeftArm, Limb::LeftLeg],
            Rig::Front | Rig::Back => Vec::new(),
        }
    }

    /// The ways between keyframes, as pairs of their numbers from 0.
    pub fn ways(&self) -> Vec<(usize, usize)> {
        let last = self.frames.len().saturating_sub(1);
        let mut ways: Vec<_> = (0..last).map(|from| (from, from + 1)).collect();
        match self.turning {
            Turning::Still => ways.clear(),
            Turning::Cycle => ways.push((last, 0)),
            Turning::PingPong => {}
        }
        ways
    }
}
