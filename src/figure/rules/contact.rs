//! What should touch does: hands, feet and hips on floor, wall, seat and desk; a ball between body and wall.

use super::{
    super::{
        prop::{Prop, PropKind},
        space::Point,
        spot::{Part, Spot, Support, Touch},
    },
    Found, Look,
};
use crate::body::Token;

/// How far apart or into each other two things may be that touch, in units.
const NEAR: (f64, f64) = (-2.4, 1.2);
/// The same for a ball on a body that faces the viewer, where it may lie on it.
const NEAR_FLAT: (f64, f64) = (-3.6, 2.2);
/// Points of a segment or a line tried for the nearest.
const TRIED: u32 = 40;

/// Half the thickness of a part, in units.
fn thickness(part: Part) -> f64 {
    match part {
        Part::Torso => 3.2,
        Part::Chest | Part::Hip => 3.3,
        Part::Mid => 3.0,
        Part::NeckBase => 2.6,
        Part::Head => 5.5,
        Part::Neck | Part::Shoulder => 2.0,
        Part::Thigh => 2.5,
        Part::Shin => 1.8,
        Part::Ankle => 1.5,
        Part::Knee => 2.2,
        Part::Hand | Part::Toe => 0.8,
        Part::Elbow | Part::Forearm => 1.2,
        Part::HipJoint => 2.9,
        Part::UpperArm => 1.6,
        Part::Foot => 1.0,
        Part::Ball | Part::Roller => 0.0,
    }
}

/// From which height to which a part counts as on the floor.
fn on_the_floor(part: Part) -> (f64, f64) {
    match part {
        Part::Ankle => (0.0, 3.6),
        Part::Hand => (-0.5, 2.2),
        Part::Knee => (-0.2, 4.2),
        Part::Elbow => (-0.2, 3.2),
        Part::Hip => (2.6, 7.0),
        Part::Torso => (2.4, 6.5),
        Part::NeckBase => (2.4, 6.0),
        Part::Head => (4.4, 8.2),
        Part::Toe => (-0.6, 3.0),
        Part::Chest
        | Part::Neck
        | Part::UpperArm
        | Part::Forearm
        | Part::Thigh
        | Part::Shin
        | Part::Foot
        | Part::Mid
        | Part::Shoulder
        | Part::HipJoint
        | Part::Ball
        | Part::Roller => (-0.6, thickness(part) + 2.0),
    }
}

fn outside(at: f64, (least, most): (f64, f64)) -> f64 {
    if at < least {
        at - least
    } else if at > most {
        at - most
    } else {
        0.0
    }
}

fn smaller(first: f64, second: f64) -> f64 {
    if second.abs() < first.abs() { second } else { first }
}

/// How far `point` is from the nearest of `points`' lines.
fn to_line(point: Point, points: &[Point]) -> f64 {
    let tried = points.windows(2).flat_map(|ends| {
        (0..=TRIED).map(|step| point.distance(ends[0].toward(ends[1], f64::from(step) / f64::from(TRIED))))
    });
    tried.fold(f64::INFINITY, f64::min)
}

impl Support {
    fn is(self, kind: PropKind) -> bool {
        match self {
            Self::Floor => false,
            Self::Wall => kind == PropKind::Wall,
            Self::Post => kind == PropKind::Post,
            Self::Chair => matches!(kind, PropKind::Chair | PropKind::ChairFront),
            Self::Desk => kind == PropKind::Desk,
            Self::Strap => kind == PropKind::Strap,
            Self::Stick => kind == PropKind::Stick,
            Self::Cane | Self::Knob => kind == PropKind::Cane,
            Self::Bag => kind == PropKind::Bag,
            Self::Phone => kind == PropKind::Phone,
            Self::Ball => kind == PropKind::Ball,
            Self::Roller => matches!(kind, PropKind::Roller | PropKind::RollerLong),
        }
    }

    /// How far a point of a part that thick is from the thing; negative inside.
    fn gap(self, prop: &Prop, point: Point, thick: f64) -> f64 {
        let (at, right) = (prop.at, prop.at.x + prop.width);
        match self {
            Self::Floor => point.y,
            Self::Roller if prop.kind == PropKind::RollerLong => {
                let off = outside(point.x, (at.x, right)).abs();
                off.max(outside(point.y, (at.y, at.y + prop.height)).abs())
            }
            Self::Ball | Self::Roller => point.distance(at) - prop.radius - thick,
            Self::Wall => (point.x - at.x).abs() - thick,
            Self::Post => outside(point.x, (at.x - 1.5, right + 1.5)) * 10.0,
            Self::Chair => {
                let off = outside(point.x, (at.x - 1.0, right + 1.0)).abs();
                off.max(outside(point.y - at.y, (1.2, 5.2)).abs())
            }
            Self::Desk => {
                let off = outside(point.x, (at.x - 1.0, right)).abs();
                off.max(outside(point.y - at.y, (-1.2, 2.8)).abs())
            }
            Self::Strap | Self::Stick => to_line(point, &[at, prop.end]) - 1.2,
            Self::Knob => prop.points.last().map_or(f64::INFINITY, |knob| point.distance(*knob)) - 1.6,
            Self::Cane => to_line(point, &prop.points) - 1.5,
            Self::Bag => point.distance(at) - 1.5,
            Self::Phone => point.distance(at) - 2.6,
        }
    }
}

impl Look<'_> {
    /// Notes if `touch` does not.
    pub(super) fn touches(&self, touch: &Touch, found: &mut Found) {
        let Touch { spot, on } = touch;
        let (what, where_to) = (spot.at.name(), on.name());
        let gaps = match spot.at {
            Part::Ball | Part::Roller => self.thing_gaps(spot.at, *on),
            _ if *on == Support::Floor => {
                let points = spot.points(&self.pose, &self.skeleton, self.figure.rig);
                Some(points.iter().map(|point| outside(point.y, on_the_floor(spot.at))).collect())
            }
            _ => self.body_gaps(spot, *on),
        };
        let Some(gaps) = gaps.filter(|gaps| !gaps.is_empty()) else {
            found.note(self, &format!("the {what} should touch the {where_to}, which is not there"), 0.0);
            return;
        };
        let lies_on_it = self.figure.is_flat() && matches!(on, Support::Ball | Support::Roller);
        let near = if lies_on_it { NEAR_FLAT } else { NEAR };
        for gap in gaps {
            let off = outside(gap, near);
            if off < 0.0 {
                found.note(self, &format!("the {what} is too deep in the {where_to}"), off);
            } else if off > 0.0 {
                found.note(self, &format!("the {what} does not touch the {where_to}"), off);
            }
        }
    }

    /// From each ball or roller to floor or wall.
    fn thing_gaps(&self, thing: Part, on: Support) -> Option<Vec<f64>> {
        let kind = if thing == Part::Ball { PropKind::Ball } else { PropKind::Roller };
        let uprights = || {
            let supports = self.props.iter().filter(|prop| on.is(prop.kind));
            supports.flat_map(|prop| [prop.at.x, prop.at.x + prop.width])
        };
        if on != Support::Floor && uprights().next().is_none() {
            return None;
        }
        let gap = |ball: &Prop| match on {
            Support::Floor => ball.at.y - ball.radius,
            _ => uprights().map(|x| (ball.at.x - x).abs()).fold(f64::INFINITY, f64::min) - ball.radius,
        };
        Some(self.props.iter().filter(|prop| prop.kind == kind).map(|ball| gap(ball)).collect())
    }

    /// From each point of the spot to the nearest support; along a whole segment where a ball may be anywhere on it.
    fn body_gaps(&self, spot: &Spot, on: Support) -> Option<Vec<f64>> {
        let supports: Vec<&&Prop> = self.props.iter().filter(|prop| on.is(prop.kind)).collect();
        let thick = thickness(spot.at);
        let gaps = |spot: &Spot| -> Vec<f64> {
            let points = spot.points(&self.pose, &self.skeleton, self.figure.rig);
            let to = |point: &Point| {
                supports.iter().map(|prop| on.gap(prop, *point, thick)).fold(f64::INFINITY, smaller)
            };
            points.iter().map(to).collect()
        };
        if supports.is_empty() {
            return None;
        }
        let is_segment = matches!(
            spot.at,
            Part::Torso
                | Part::Chest
                | Part::Neck
                | Part::UpperArm
                | Part::Forearm
                | Part::Thigh
                | Part::Shin
                | Part::Foot
        );
        if !is_segment || !matches!(on, Support::Ball | Support::Roller) {
            return Some(gaps(spot));
        }
        let tries = (0..=20).map(|step| gaps(&Spot { share: f64::from(step) / 20.0, ..*spot }));
        tries.reduce(|best, next| best.iter().zip(&next).map(|(a, b)| a.min(*b)).collect())
    }
}
