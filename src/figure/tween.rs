//! The pose between two keyframes.
//!
//! Angles turn the shorter way, slowly at first and at the end. Pinned hands and feet travel in a straight line, and the
//! joint between follows from the two lengths.

use super::{
    Figure, Pin,
    pose::{Half, Pose, Segment},
    prop::Prop,
    skeleton::Skeleton,
    space::Point,
};

/// How far a movement has come at `share` of its time: slow, quick, slow.
pub fn ease(share: f64) -> f64 {
    let share = share.clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}

impl Figure {
    /// The pose and the moving props at `share`, 0 to 1, of the time from one keyframe to another, numbered from 0; a
    /// number too high is the last one's.
    pub fn between(&self, from: usize, to: usize, share: f64) -> (Pose, Vec<Prop>) {
        let last = self.frames.len().saturating_sub(1);
        let (from, to) = (&self.frames[from.min(last)], &self.frames[to.min(last)]);
        let share = ease(share);
        let mut pose = from.pose.mixed(&to.pose, share);
        for pin in &self.pins {
            let end = |pose: &Pose| pin.end(&Skeleton::of(pose, self.rig));
            let target = end(&from.pose).toward(end(&to.pose), share);
            self.hold(&mut pose, *pin, target, pin.bend(&from.pose, &to.pose));
        }
        let props = from.props.iter().zip(&to.props).map(|(from, to)| from.mixed(to, share)).collect();
        (pose, props)
    }

    /// The same pose with the chest risen or the belly out by `breath`, -1 to 1; what is pinned stays.
    pub(super) fn breathe(&self, pose: &Pose, breath: f64) -> Pose {
        /// Degrees the chest opens.
        const CHEST: f64 = 1.5;
        /// Units head and shoulders rise.
        const RISE: f64 = 0.6;
        let mut breathing = *pose;
        if let Some(belly) = pose.belly {
            breathing.belly = Some(belly + breath);
            return breathing;
        }
        breathing.set_angle(Segment::Chest, pose.angle(Segment::Chest) + CHEST * breath);
        breathing.set_scale(
            Segment::Chest,
            (pose.reach(Segment::Chest) + RISE * breath) / Segment::Chest.length(),
        );
        for pin in &self.pins {
            let target = pin.end(&Skeleton::of(pose, self.rig));
            self.hold(&mut breathing, *pin, target, pin.bend(pose, pose));
        }
        breathing
    }

    /// Turns the two segments of a limb so that its end is at `target`, or as near as it reaches.
    fn hold(&self, pose: &mut Pose, pin: Pin, target: Point, bend: f64) {
        let (upper, lower) = pin.links();
        let root = pin.root(&Skeleton::of(pose, self.rig));
        let (first, second) = (pose.reach(upper), pose.reach(lower));
        if first.abs() < 1e-6 {
            // A segment that points straight at the viewer can be turned to nothing.
            return;
        }
        let least = (first - second).abs() + 1e-6;
        let distance = root.distance(target).clamp(least, (first + second - 1e-6).max(least));
        let straight = root.bearing(target);
        let cos = (first * first + distance * distance - second * second) / (2.0 * first * distance);
        let opening = cos.clamp(-1.0, 1.0).acos().to_degrees();
        let angle = if bend > 0.0 { straight - opening } else { straight + opening };
        let joint = root.along(angle, first);
        pose.set_angle(upper, angle);
        pose.set_angle(lower, joint.bearing(root.along(straight, distance)));
    }
}

impl Pin {
    fn half(self) -> Half {
        match self {
            Self::LeftHand | Self::LeftAnkle => Half::Left,
            Self::RightHand | Self::RightAnkle => Half::Right,
        }
    }

    /// The two segments that lead to it.
    pub(super) fn links(self) -> (Segment, Segment) {
        let half = self.half();
        match self {
            Self::LeftHand | Self::RightHand => (Segment::UpperArm(half), Segment::Forearm(half)),
            Self::LeftAnkle | Self::RightAnkle => (Segment::Thigh(half), Segment::Shin(half)),
        }
    }

    fn root(self, skeleton: &Skeleton) -> Point {
        let limbs = skeleton.limbs(self.half());
        match self {
            Self::LeftHand | Self::RightHand => limbs.shoulder,
            Self::LeftAnkle | Self::RightAnkle => limbs.hip,
        }
    }

    /// Where it is.
    pub(super) fn end(self, skeleton: &Skeleton) -> Point {
        let limbs = skeleton.limbs(self.half());
        match self {
            Self::LeftHand | Self::RightHand => limbs.hand,
            Self::LeftAnkle | Self::RightAnkle => limbs.ankle,
        }
    }

    /// To which side the joint between bends: as in the keyframe where it bends more.
    fn bend(self, from: &Pose, to: &Pose) -> f64 {
        let (upper, lower) = self.links();
        let bend = |pose: &Pose| (pose.angle(lower) - pose.angle(upper)).to_radians().sin();
        let (from, to) = (bend(from), bend(to));
        if from.abs() > to.abs() { from } else { to }
    }
}
