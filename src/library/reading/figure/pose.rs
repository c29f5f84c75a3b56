//! The joints of a keyframe.

use crate::{
    figure::{Pose, Segment},
    library::document::{Entry, Table},
};

/// More than once round in either direction helps nobody.
const ANGLE: std::ops::RangeInclusive<f64> = -720.0..=720.0;
/// Lifted, slid or bulging no further than this, in units.
const LEAN: std::ops::RangeInclusive<f64> = -20.0..=20.0;
/// A segment that points towards the viewer is short, one that points the other way negative.
const SCALE: std::ops::RangeInclusive<f64> = -2.0..=2.0;

/// Reads the pose in `table`.
pub(super) fn read(table: &Table<'_>) -> Option<Pose> {
    let root = table.need("root", "say where the hip is, as root = [x, y]").and_then(|entry| entry.point());
    let mut pose = Pose::new(root.unwrap_or_default());
    let mut whole = root.is_some();
    for (segment, key) in Segment::ALL {
        let entry = match segment {
            Segment::Chest | Segment::Nose | Segment::Foot(_) => table.take(key),
            _ => table.need(key, "give its angle in degrees"),
        };
        let angle = entry.as_ref().map(|entry| entry.real(ANGLE));
        whole &= angle != Some(None);
        match (angle.flatten(), segment) {
            (Some(angle), _) => pose.set_angle(segment, angle),
            (None, Segment::Chest) => pose.set_angle(segment, pose.angle(Segment::Torso)),
            (None, Segment::Nose) => pose.set_angle(segment, pose.angle(Segment::Neck) - 90.0),
            (None, Segment::Foot(half)) => pose.feet[half.index()] = false,
            (
                None,
                Segment::Torso
                | Segment::Neck
                | Segment::UpperArm(_)
                | Segment::Forearm(_)
                | Segment::Thigh(_)
                | Segment::Shin(_),
            ) => whole = false,
        }
    }
    let lean = |key, within| table.take(key).map(|entry: Entry<'_>| entry.real(within));
    let leans = [
        (lean("shrug", LEAN), &mut pose.shrug),
        (lean("protract", LEAN), &mut pose.protract),
        (lean("turn", -1.0..=1.0), &mut pose.turn),
        (lean("nod", -1.0..=1.0), &mut pose.nod),
    ];
    for (lean, place) in leans {
        whole &= lean != Some(None);
        *place = lean.flatten().unwrap_or(0.0);
    }
    let belly = lean("belly", LEAN);
    whole &= belly != Some(None);
    pose.belly = belly.flatten();
    if let Some(entry) = table.take("scale") {
        whole &= scale(&entry, &mut pose).is_some();
    }
    whole.then_some(pose)
}

fn scale(entry: &Entry<'_>, pose: &mut Pose) -> Option<()> {
    let table = entry.table("scale")?;
    let mut whole = true;
    let mut take = |key| {
        let scale = table.take(key).map(|entry| entry.real(SCALE));
        whole &= scale != Some(None);
        scale.flatten()
    };
    let torso = take("torso");
    for (segment, key) in Segment::ALL {
        let scale = match segment {
            Segment::Torso => torso,
            Segment::Chest => take(key).or(torso),
            Segment::Nose => None,
            _ => take(key),
        };
        if let Some(scale) = scale {
            pose.set_scale(segment, scale);
        }
    }
    pose.shoulders = take("shw").unwrap_or(1.0);
    pose.hips = take("hiw").unwrap_or(1.0);
    table.refuse_the_rest();
    whole.then_some(())
}
