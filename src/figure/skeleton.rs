//! Where each joint of a pose is.

use super::{
    Rig,
    pose::{Half, Pose, Segment},
    space::Point,
};

/// Half the width of the shoulders of a person facing the viewer.
pub(super) const SHOULDERS: f64 = 7.0;
/// Half the width of the hips of a person facing the viewer.
pub(super) const HIPS: f64 = 4.5;
/// Radius of the head.
pub(super) const HEAD: f64 = 5.5;

/// The joints of one half of the body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limbs {
    /// Where the arm begins.
    pub shoulder: Point,
    /// Its middle joint.
    pub elbow: Point,
    /// Its end.
    pub hand: Point,
    /// Where the leg begins.
    pub hip: Point,
    /// Its middle joint.
    pub knee: Point,
    /// Where the foot begins.
    pub ankle: Point,
    /// Where it ends, if it is drawn.
    pub toe: Option<Point>,
}

/// All joints.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Skeleton {
    /// The bottom of the trunk.
    pub hip: Point,
    /// The middle of the spine.
    pub mid: Point,
    /// The top of the trunk.
    pub neck_base: Point,
    /// The middle of the head.
    pub head: Point,
    limbs: [Limbs; 2],
}

/// The quarter turn from the trunk to the shoulder of a half, in a rig with a width.
pub(super) fn outwards(half: Half, rig: Rig) -> f64 {
    let to_the_left = match half {
        Half::Left => -90.0,
        Half::Right => 90.0,
    };
    if rig == Rig::Front { to_the_left } else { -to_the_left }
}

impl Skeleton {
    /// The joints of `pose`.
    pub fn of(pose: &Pose, rig: Rig) -> Self {
        let next = |from: Point, segment| from.along(pose.angle(segment), pose.reach(segment));
        let hip = pose.root;
        let mid = next(hip, Segment::Torso);
        let neck_base = next(mid, Segment::Chest);
        let head = next(neck_base, Segment::Neck);
        let chest = pose.angle(Segment::Chest);
        let lifted = neck_base.along(chest, pose.shrug);
        let limbs = Half::BOTH.map(|half| {
            let (shoulder, leg) = match rig {
                Rig::Side => (lifted.along(chest - 90.0, pose.protract), hip),
                Rig::Front | Rig::Back => {
                    let out = outwards(half, rig);
                    let torso = pose.angle(Segment::Torso);
                    (
                        lifted.along(chest + out, SHOULDERS * pose.shoulders),
                        hip.along(torso + out, HIPS * pose.hips),
                    )
                }
            };
            let elbow = next(shoulder, Segment::UpperArm(half));
            let knee = next(leg, Segment::Thigh(half));
            let ankle = next(knee, Segment::Shin(half));
            Limbs {
                shoulder,
                elbow,
                hand: next(elbow, Segment::Forearm(half)),
                hip: leg,
                knee,
                ankle,
                toe: pose.feet[half.index()].then(|| next(ankle, Segment::Foot(half))),
            }
        });
        Self { hip, mid, neck_base, head, limbs }
    }

    /// The joints of one half.
    pub fn limbs(&self, half: Half) -> &Limbs {
        &self.limbs[half.index()]
    }

    /// The point at `share`, 0 to 1, of the trunk, which bends evenly through its middle.
    pub fn trunk(&self, share: f64) -> Point {
        let (hip, mid, top) = (self.hip, self.mid, self.neck_base);
        let bend =
            Point::new(2.0 * mid.x - f64::midpoint(hip.x, top.x), 2.0 * mid.y - f64::midpoint(hip.y, top.y));
        hip.toward(bend, share).toward(bend.toward(top, share), share)
    }

    /// Each joint with the name a person would call it by.
    pub fn joints(&self) -> Vec<(&'static str, Point)> {
        let [left, right] = &self.limbs;
        let mut joints = vec![
            ("hips", self.hip),
            ("middle of the back", self.mid),
            ("base of the neck", self.neck_base),
            ("head", self.head),
            ("left shoulder", left.shoulder),
            ("right shoulder", right.shoulder),
            ("left elbow", left.elbow),
            ("right elbow", right.elbow),
            ("left hand", left.hand),
            ("right hand", right.hand),
            ("left knee", left.knee),
            ("right knee", right.knee),
            ("left ankle", left.ankle),
            ("right ankle", right.ankle),
        ];
        joints.extend(left.toe.map(|toe| ("left toe", toe)));
        joints.extend(right.toe.map(|toe| ("right toe", toe)));
        joints
    }
}
