//! The body as shapes: limbs that taper, a trunk along its curve, a head with a face.

use super::{
    Limb, Rig,
    pose::{Half, Pose, Segment},
    shape::Shape,
    skeleton::{HEAD, HIPS, SHOULDERS, Skeleton},
    space::{Point, arc, mix},
};

/// Radii in units, from which the shapes taper.
pub(super) const THIGH: f64 = 2.9;
pub(super) const UPPER_ARM: f64 = 1.9;
pub(super) const NECK_BASE: f64 = 2.3;
const KNEE: f64 = 2.2;
const ANKLE: f64 = 1.3;
const ELBOW: f64 = 1.5;
const HAND: f64 = 1.1;
const NECK: f64 = 1.8;
/// Along a trunk seen from the side: the share of its length and the radius there.
const TRUNK: [(f64, f64); 4] = [(0.0, 3.4), (0.4, 2.9), (0.75, 3.6), (1.0, NECK_BASE)];
/// Pieces a trunk is drawn in.
const PIECES: u32 = 12;

fn tapered(from: Point, to: Point, first: f64, second: f64) -> Shape {
    Shape::Capsule { from: (from, first), to: (to, second) }
}

/// Where along the trunk its pieces end, 0 to 1.
fn shares() -> impl Iterator<Item = f64> {
    (0..=PIECES).map(|piece| f64::from(piece) / f64::from(PIECES))
}

/// The shapes of a limb, from its root outwards.
pub(super) fn limb(skeleton: &Skeleton, limb: Limb) -> Vec<Shape> {
    let joints = skeleton.limbs(limb.half());
    match limb {
        Limb::LeftArm | Limb::RightArm => vec![
            tapered(joints.shoulder, joints.elbow, UPPER_ARM, ELBOW),
            tapered(joints.elbow, joints.hand, ELBOW, HAND),
        ],
        Limb::LeftLeg | Limb::RightLeg => {
            let mut leg = vec![
                tapered(joints.hip, joints.knee, THIGH, KNEE),
                tapered(joints.knee, joints.ankle, KNEE, ANKLE),
            ];
            leg.extend(joints.toe.map(|toe| tapered(joints.ankle, toe, ANKLE, ANKLE * 0.8)));
            leg
        }
    }
}

/// The shapes of trunk and neck.
pub(super) fn trunk(pose: &Pose, skeleton: &Skeleton, rig: Rig) -> Vec<Shape> {
    let mut shapes = match rig {
        Rig::Side => trunk_from_the_side(pose, skeleton),
        Rig::Front | Rig::Back => trunk_with_a_width(pose, skeleton, rig),
    };
    shapes.push(Shape::line(skeleton.neck_base, skeleton.head, NECK));
    shapes
}

fn trunk_from_the_side(pose: &Pose, skeleton: &Skeleton) -> Vec<Shape> {
    let radius = |share: f64| {
        let piece = TRUNK.windows(2).find(|ends| share <= ends[1].0).unwrap_or(&TRUNK[2..]);
        mix(piece[0].1, piece[1].1, (share - piece[0].0) / (piece[1].0 - piece[0].0))
    };
    let points: Vec<(Point, f64)> = shares().map(|share| (skeleton.trunk(share), radius(share))).collect();
    let mut shapes: Vec<Shape> =
        points.windows(2).map(|ends| tapered(ends[0].0, ends[1].0, ends[0].1, ends[1].1)).collect();
    if let Some(belly) = pose.belly.filter(|belly| belly.abs() > 1e-6) {
        shapes.extend(belly_shapes(skeleton, belly));
    }
    if pose.protract.abs() > 1e-6 || pose.shrug.abs() > 1e-6 {
        let shoulder = skeleton.limbs(Half::Right).shoulder;
        shapes.push(tapered(skeleton.neck_base, shoulder, 2.2, 2.0));
    }
    shapes
}

/// The trunk's curve once more, moved to the front where the belly is.
fn belly_shapes(skeleton: &Skeleton, belly: f64) -> Vec<Shape> {
    let curve: Vec<Point> = shares().map(|share| skeleton.trunk(share)).collect();
    let bulge = |(number, share): (usize, f64)| {
        let out = (-((share - 0.36) / 0.24).powi(2)).exp() * belly * 0.75;
        curve[number].along(direction(&curve, number) - 90.0, out)
    };
    let front: Vec<Point> = shares().enumerate().map(bulge).collect();
    let between: Vec<Point> =
        curve.iter().zip(&front).map(|(back, front)| back.toward(*front, 0.5)).collect();
    let mut shapes = Shape::path(&front, 2.2);
    shapes.extend(Shape::path(&between, 2.4));
    shapes
}

/// The direction of a curve at one of its points.
fn direction(curve: &[Point], number: usize) -> f64 {
    let last = curve.len().saturating_sub(1);
    curve[number.saturating_sub(1)].bearing(curve[(number + 1).min(last)])
}

fn trunk_with_a_width(pose: &Pose, skeleton: &Skeleton, rig: Rig) -> Vec<Shape> {
    let hips = HIPS * pose.hips + 1.2;
    let shoulders = SHOULDERS * pose.shoulders + 0.6;
    let waist = hips.min(shoulders) * 0.92;
    let half_width = |share: f64| {
        if share < 0.35 {
            mix(hips, waist, share / 0.35)
        } else {
            mix(waist, shoulders, (share - 0.35) / 0.65)
        }
    };
    let curve: Vec<Point> = shares().map(|share| skeleton.trunk(share)).collect();
    let (torso, chest) = (pose.angle(Segment::Torso), pose.angle(Segment::Chest));
    let is_seen = skeleton.hip.distance(skeleton.neck_base) > 2.0;
    let across = |number: usize| {
        let along = if is_seen { direction(&curve, number) } else { chest };
        match number {
            0 if arc(torso, along).abs() < 60.0 => torso,
            _ if number + 1 == curve.len() => chest,
            _ => along,
        }
    };
    let (left, right) = (skeleton.limbs(Half::Left), skeleton.limbs(Half::Right));
    let mut outline = Vec::new();
    let mut other = Vec::new();
    for (number, share) in shares().enumerate() {
        outline.push(curve[number].along(across(number) + 90.0, half_width(share)));
        other.push(curve[number].along(across(number) - 90.0, half_width(share)));
    }
    if pose.shrug.abs() > 1e-6 {
        let (first, second) = if rig == Rig::Front { (right, left) } else { (left, right) };
        outline.push(first.shoulder);
        other.push(second.shoulder);
    }
    outline.extend(other.into_iter().rev());
    vec![
        Shape::Polygon(outline),
        Shape::line(left.shoulder, right.shoulder, 1.7),
        Shape::line(left.hip, right.hip, 2.2),
    ]
}

/// The head with its nose, and the hole that marks the face of a person seen from the front.
pub(super) fn head(pose: &Pose, skeleton: &Skeleton, rig: Rig) -> (Vec<Shape>, Vec<Shape>) {
    let middle = skeleton.head;
    let mut head = vec![Shape::Disc(middle, HEAD)];
    let neck = pose.angle(Segment::Neck);
    match rig {
        Rig::Back => {}
        Rig::Side => {
            let nose = pose.angle(Segment::Nose);
            head.push(tapered(middle.along(nose, HEAD - 1.0), middle.along(nose, HEAD + 1.3), 1.1, 0.7));
        }
        Rig::Front if pose.turn.abs() > 0.6 => {
            let side = |out: f64| middle.along(neck - 90.0, pose.turn * out);
            let tip = side(HEAD + 1.5).along(neck, pose.nod * 2.0);
            head.push(tapered(side(HEAD - 1.0), tip, 1.2, 0.8));
        }
        Rig::Front => {
            let mark = middle.along(neck - 90.0, pose.turn * HEAD * 0.8).along(neck, pose.nod * 2.6 - 1.0);
            return (head, vec![Shape::line(mark.along(neck, 0.7), mark.along(neck, -0.7), 0.9)]);
        }
    }
    (head, Vec::new())
}
