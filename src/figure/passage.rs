//! The way from one figure into another, while a person settles.
//!
//! Where both hang together alike, the body itself moves; else the one picture gives way to the other.

use super::{
    Demonstration, Figure, Motion, Rig, View, ease, motion,
    picture::Picture,
    pose::{Half, Pose, Segment},
    skeleton::{HEAD, Skeleton},
    space::Point,
    window::Window,
};
use crate::session::{PhaseKind, Progress};

/// What is drawn where a session stands. While a person settles, the body goes from what it did `last`, the demonstration
/// and its last motion, into what comes; if `calm`, nothing moves.
pub fn shown(
    progress: &Progress<'_>,
    shown: &Demonstration,
    last: Option<(&Demonstration, &Motion)>,
    calm: bool,
) -> Picture {
    let motion = motion(progress, shown, calm);
    match last {
        Some(last) if progress.phase == PhaseKind::Settle && !calm => {
            shown.arriving(&motion, last, progress.elapsed.as_secs_f64() / getting_there(progress))
        }
        Some(_) | None => shown.picture(&motion),
    }
}

/// How long getting there takes, in seconds.
fn getting_there(progress: &Progress<'_>) -> f64 {
    /// The share of settling, and the longest time in seconds.
    const SHARE: (f64, f64) = (0.4, 5.0);
    (progress.length.as_secs_f64() * SHARE.0).min(SHARE.1).max(0.1)
}

/// Whether the body is still on its way into what comes.
pub(super) fn arrives(progress: &Progress<'_>) -> bool {
    progress.phase == PhaseKind::Settle && progress.elapsed.as_secs_f64() < getting_there(progress)
}

impl Demonstration {
    /// The picture at `share`, 0 to 1, of the way from what `last` showed to what this shows.
    pub fn arriving(&self, motion: &Motion, (last, left): (&Self, &Motion), share: f64) -> Picture {
        let (from, to) = (last.figure(left.figure), self.figure(motion.figure));
        if share <= 0.0 {
            return last.picture(left);
        }
        if share >= 1.0 {
            return self.picture(motion);
        }
        if !from.can_become(to) {
            return if share < 0.5 { last.picture(left) } else { self.picture(motion) };
        }
        let (mut pose, old_props) = from.between(left.from, left.to, left.share);
        let (end, new_props) = to.between(motion.from, motion.to, motion.share);
        let is_turned = left.flipped != motion.flipped;
        if is_turned {
            pose = mirrored(&pose, to.rig);
        }
        let eased = ease(share);
        let pose = above_the_floor(pose.mixed(&end, eased), to.rig);
        let mut window = from.window();
        if is_turned {
            window = window.mirrored();
        }
        let window = around(window.toward(&to.window(), eased), &pose, to.rig);
        // Things of the last picture are left behind at half the way, if its mirror does not move them elsewhere.
        let strokes = if share < 0.5 && !is_turned {
            from.strokes(&pose, &old_props)
        } else if share < 0.5 {
            Figure { props: Vec::new(), ..(**from).clone() }.strokes(&pose, &[])
        } else {
            to.strokes(&pose, &new_props)
        };
        let picture = Picture { window, strokes };
        if motion.flipped { picture.mirrored() } else { picture }
    }
}

impl Figure {
    /// Whether the body can be moved from this figure into the other: seen alike, and all of it.
    fn can_become(&self, other: &Self) -> bool {
        let is_whole = |figure: &Self| figure.crop.is_none() && figure.view != View::Top;
        self.rig == other.rig && is_whole(self) && is_whole(other)
    }
}

/// The window, widened where the body leaves it on its way.
fn around(window: Window, pose: &Pose, rig: Rig) -> Window {
    /// Around a head and around another joint, no more than a figure's own window leaves.
    const MARGIN: (f64, f64) = (HEAD + 3.5, 4.0);
    let mut window = window;
    for (name, joint) in Skeleton::of(pose, rig).joints() {
        let margin = if name == "head" { MARGIN.0 } else { MARGIN.1 };
        window.low.x = window.low.x.min(joint.x - margin);
        window.high = Point::new(window.high.x.max(joint.x + margin), window.high.y.max(joint.y + margin));
    }
    window
}

/// The pose of the person who faces the other way.
fn mirrored(pose: &Pose, rig: Rig) -> Pose {
    let mut other = *pose;
    other.root = pose.root.mirrored();
    for (segment, _) in Segment::ALL {
        // A body with a width swaps its halves in the mirror; from the side the near half stays near.
        let source = if rig == Rig::Side { segment } else { swapped(segment) };
        other.set_angle(segment, 180.0 - pose.angle(source));
    }
    other.turn = -pose.turn;
    other
}

fn swapped(segment: Segment) -> Segment {
    let other = |half| match half {
        Half::Left => Half::Right,
        Half::Right => Half::Left,
    };
    match segment {
        Segment::UpperArm(half) => Segment::UpperArm(other(half)),
        Segment::Forearm(half) => Segment::Forearm(other(half)),
        Segment::Thigh(half) => Segment::Thigh(other(half)),
        Segment::Shin(half) => Segment::Shin(other(half)),
        Segment::Foot(half) => Segment::Foot(other(half)),
        Segment::Torso | Segment::Chest | Segment::Neck | Segment::Nose => segment,
    }
}

/// The pose lifted so that no joint is under the floor.
fn above_the_floor(mut pose: Pose, rig: Rig) -> Pose {
    let lowest =
        Skeleton::of(&pose, rig).joints().iter().map(|(_, joint)| joint.y).fold(f64::INFINITY, f64::min);
    pose.root.y += (-lowest).max(0.0);
    pose
}
