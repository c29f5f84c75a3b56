//! Places on the body: where something is felt, and what touches what.

use super::{
    Figure, Rig,
    pose::{Half, Pose, Segment},
    skeleton::{Limbs, Skeleton, outwards},
    space::Point,
};
use crate::body::tokens;

tokens! {
    /// A part of the body, or a thing that touches another.
    Part, "a part of the body" {
        /// The lower half of the trunk.
        Torso = "torso", "torso";
        /// The upper half of the trunk.
        Chest = "chest", "chest";
        /// From the base of the neck to the middle of the head, and beyond.
        Neck = "neck", "neck";
        /// Shoulder to elbow.
        UpperArm = "ua", "upper arm";
        /// Elbow to hand.
        Forearm = "fa", "forearm";
        /// Hip to knee.
        Thigh = "th", "thigh";
        /// Knee to ankle.
        Shin = "sh", "shin";
        /// Ankle to toe.
        Foot = "ft", "foot";
        /// The bottom of the trunk.
        Hip = "hip", "hips";
        /// The middle of the spine.
        Mid = "mid", "middle of the back";
        /// The top of the trunk.
        NeckBase = "nb", "base of the neck";
        /// The middle of the head.
        Head = "head", "head";
        /// Where the arm begins.
        Shoulder = "shoulder", "shoulder";
        /// The middle of the arm.
        Elbow = "elbow", "elbow";
        /// The end of the arm.
        Hand = "hand", "hand";
        /// Where the leg begins.
        HipJoint = "hipjoint", "hip joint";
        /// The middle of the leg.
        Knee = "knee", "knee";
        /// Where the foot begins.
        Ankle = "ankle", "ankle";
        /// Where the foot ends.
        Toe = "toe", "toes";
        /// A ball; only where something must touch.
        Ball = "ball", "ball";
        /// A roller; only where something must touch.
        Roller = "roller", "roller";
    }
}

tokens! {
    /// Which half of the body is meant.
    Flank, "a side" {
        /// The near one, the right.
        Near = "near", "near";
        /// The far one, the left.
        Far = "far", "far";
        /// The right one.
        Right = "right", "right";
        /// The left one.
        Left = "left", "left";
        /// Both.
        Both = "both", "both";
    }
}

tokens! {
    /// What is touched.
    Support, "something to touch" {
        /// The floor.
        Floor = "floor", "floor";
        /// A wall.
        Wall = "wall", "wall";
        /// A door frame.
        Post = "post", "door frame";
        /// The seat of a chair.
        Chair = "chair", "chair";
        /// The top of a desk.
        Desk = "desk", "desk";
        /// A strap or a band.
        Strap = "strap", "strap";
        /// A stick.
        Stick = "stick", "stick";
        /// A cane.
        Cane = "cane", "cane";
        /// The end of a cane that presses.
        Knob = "knob", "knob of the cane";
        /// The handle of a bag.
        Bag = "bag", "bag";
        /// A phone.
        Phone = "phone", "phone";
        /// A ball.
        Ball = "ball", "ball";
        /// A roller.
        Roller = "roller", "roller";
    }
}

/// A place that is felt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// The part.
    pub at: Part,
    /// How far along it, 0 to 1; a neck goes on to the crown.
    pub share: f64,
    /// Which half; in a side view the near one, on the trunk of a flat rig the middle.
    pub side: Option<Flank>,
    /// Across the part: in a side view towards the front of the body, else away from its middle.
    pub off: f64,
    /// Its radius in units.
    pub radius: f64,
}

/// What must touch what in every picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Touch {
    /// What touches, as a spot of no size.
    pub spot: Spot,
    /// What it touches.
    pub on: Support,
}

impl Spot {
    /// The halves it is on.
    pub(super) fn halves(&self) -> &'static [Half] {
        match self.side {
            Some(Flank::Left | Flank::Far) => &[Half::Left],
            Some(Flank::Both) => &Half::BOTH,
            Some(Flank::Right | Flank::Near) | None => &[Half::Right],
        }
    }

    /// Where it is, on one half or both; nowhere for a foot that is not drawn or a thing.
    pub fn points(&self, pose: &Pose, skeleton: &Skeleton, rig: Rig) -> Vec<Point> {
        match self.trunk(pose, skeleton) {
            Some((point, along)) => self.on_trunk(pose, point, along, rig),
            None => self
                .halves()
                .iter()
                .filter_map(|half| self.on_limb(skeleton.limbs(*half), *half, rig))
                .collect(),
        }
    }

    /// The point on the middle line of the trunk and the line's direction there.
    fn trunk(&self, pose: &Pose, skeleton: &Skeleton) -> Option<(Point, f64)> {
        let Skeleton { hip, mid, neck_base, head, .. } = *skeleton;
        let angle = |segment| pose.angle(segment);
        Some(match self.at {
            Part::Torso => (skeleton.trunk(self.share / 2.0), hip.bearing(mid)),
            Part::Chest => (skeleton.trunk(0.5 + self.share / 2.0), mid.bearing(neck_base)),
            Part::Neck => (neck_base.toward(head, self.share), neck_base.bearing(head)),
            Part::Hip => (hip, angle(Segment::Torso)),
            Part::Mid => (mid, angle(Segment::Torso)),
            Part::NeckBase => (neck_base, angle(Segment::Chest)),
            Part::Head => (head, angle(Segment::Neck)),
            Part::UpperArm
            | Part::Forearm
            | Part::Thigh
            | Part::Shin
            | Part::Foot
            | Part::Shoulder
            | Part::Elbow
            | Part::Hand
            | Part::HipJoint
            | Part::Knee
            | Part::Ankle
            | Part::Toe
            | Part::Ball
            | Part::Roller => return None,
        })
    }

    fn on_trunk(&self, pose: &Pose, point: Point, along: f64, rig: Rig) -> Vec<Point> {
        /// Beside the middle line, if the file does not say how far.
        const BESIDE: f64 = 4.0;
        if rig == Rig::Side {
            return vec![point.along(along - 90.0, self.off)];
        }
        if self.side.is_none() {
            return vec![point];
        }
        let off = if self.off.abs() > 0.0 { self.off } else { BESIDE };
        let narrowed = match self.at {
            Part::Chest | Part::NeckBase => off * pose.shoulders,
            _ => off,
        };
        self.halves().iter().map(|half| point.along(along + outwards(*half, rig), narrowed)).collect()
    }

    fn on_limb(&self, limbs: &Limbs, half: Half, rig: Rig) -> Option<Point> {
        let (from, to) = match self.at {
            Part::UpperArm => (limbs.shoulder, limbs.elbow),
            Part::Forearm => (limbs.elbow, limbs.hand),
            Part::Thigh => (limbs.hip, limbs.knee),
            Part::Shin => (limbs.knee, limbs.ankle),
            Part::Foot => (limbs.ankle, limbs.toe?),
            Part::Shoulder => return Some(limbs.shoulder),
            Part::Elbow => return Some(limbs.elbow),
            Part::Hand => return Some(limbs.hand),
            Part::HipJoint => return Some(limbs.hip),
            Part::Knee => return Some(limbs.knee),
            Part::Ankle => return Some(limbs.ankle),
            Part::Toe => return limbs.toe,
            Part::Torso
            | Part::Chest
            | Part::Neck
            | Part::Hip
            | Part::Mid
            | Part::NeckBase
            | Part::Head
            | Part::Ball
            | Part::Roller => return None,
        };
        let outwards = match (rig, half) {
            (Rig::Side, _) | (Rig::Front, Half::Left) | (Rig::Back, Half::Right) => 90.0,
            (Rig::Front, Half::Right) | (Rig::Back, Half::Left) => -90.0,
        };
        Some(from.toward(to, self.share).along(from.bearing(to) + outwards, self.off))
    }

    /// Whether the glow may lie on far limbs, too.
    pub(super) fn glows_on_far(&self, figure: &Figure) -> bool {
        match self.side {
            Some(Flank::Near) => false,
            Some(Flank::Far | Flank::Left | Flank::Right | Flank::Both) => true,
            None => figure.is_flat(),
        }
    }
}
