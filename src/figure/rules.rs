//! The rules a figure keeps in every keyframe and on the way between them.
//!
//! Nothing is under the floor or through a wall, what should touch does, no segment has two ways to turn.

mod contact;

use std::fmt;

use super::{
    Figure, Pin, View,
    pose::{Half, Pose, Segment},
    prop::{Prop, PropKind},
    skeleton::{HEAD, Skeleton},
    space::{Point, arc},
};

/// Pictures looked at between two keyframes.
const BETWEEN: u32 = 60;
/// Degrees beyond which it is not clear which way a segment turns.
const AMBIGUOUS: f64 = 160.0;
/// Units by which a pinned end may miss its place.
const SLACK: f64 = 0.8;

/// A rule broken, where it is broken worst.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// What is wrong, as half a sentence.
    pub what: String,
    /// By how many units or degrees.
    pub by: f64,
    /// The keyframe, from 0, or the one before.
    pub frame: usize,
    /// The keyframe after, on the way there.
    pub next: Option<usize>,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, by, frame, next } = self;
        write!(out, "{what} by {by:.1} ")?;
        match next {
            None => write!(out, "in frame {}", frame + 1),
            Some(next) => write!(out, "between frames {} and {}", frame + 1, next + 1),
        }
    }
}

/// One picture under the rules.
struct Look<'a> {
    figure: &'a Figure,
    frame: usize,
    next: Option<usize>,
    pose: Pose,
    skeleton: Skeleton,
    props: Vec<&'a Prop>,
}

/// Faults, each rule's worst.
#[derive(Default)]
struct Found(Vec<Fault>);

impl Found {
    fn note(&mut self, look: &Look<'_>, what: &str, by: f64) {
        self.add(Fault { what: what.to_owned(), by: by.abs(), frame: look.frame, next: look.next });
    }

    fn add(&mut self, fault: Fault) {
        match self.0.iter_mut().find(|known| known.what == fault.what) {
            Some(known) if known.by < fault.by => *known = fault,
            Some(_) => {}
            None => self.0.push(fault),
        }
    }
}

impl Figure {
    /// Every rule it breaks, where it breaks it worst.
    pub fn faults(&self) -> Vec<Fault> {
        let mut found = Found::default();
        for (number, frame) in self.frames.iter().enumerate() {
            self.look(number, None, &frame.pose, &frame.props, &mut found);
        }
        for (from, to) in self.ways() {
            self.arcs(from, to, &mut found);
            for step in 1..=BETWEEN {
                let share = f64::from(step) / f64::from(BETWEEN + 1);
                let (pose, props) = self.between(from, to, share);
                self.look(from, Some((to, share)), &pose, &props, &mut found);
            }
        }
        found.0
    }

    /// Segments that could turn either way.
    fn arcs(&self, from: usize, to: usize, found: &mut Found) {
        let (Some(first), Some(second)) = (self.frames.get(from), self.frames.get(to)) else { return };
        for (segment, _) in Segment::ALL {
            let pinned = self.pins.iter().any(|pin| [pin.links().0, pin.links().1].contains(&segment));
            let drawn = |pose: &Pose| !matches!(segment, Segment::Foot(half) if !pose.feet[half.index()]);
            let turned = arc(first.pose.angle(segment), second.pose.angle(segment)).abs();
            if turned > AMBIGUOUS
                && !pinned
                && !self.wide.contains(&segment)
                && drawn(&first.pose)
                && drawn(&second.pose)
            {
                let what = format!("the {} could turn either way, it turns", segment.name());
                found.add(Fault { what, by: turned, frame: from, next: Some(to) });
            }
        }
    }

    fn look(
        &self,
        frame: usize,
        on_the_way: Option<(usize, f64)>,
        pose: &Pose,
        props: &[Prop],
        found: &mut Found,
    ) {
        let look = Look {
            figure: self,
            frame,
            next: on_the_way.map(|(next, _)| next),
            pose: *pose,
            skeleton: Skeleton::of(pose, self.rig),
            props: self.props.iter().chain(props).collect(),
        };
        look.floor(found);
        look.walls(found);
        look.crop(found);
        look.pins(on_the_way, found);
        look.spots(found);
        for touch in &self.touch {
            look.touches(touch, found);
        }
    }
}

impl Look<'_> {
    fn floor(&self, found: &mut Found) {
        if self.figure.view == View::Top {
            return;
        }
        for (name, joint) in self.skeleton.joints() {
            let least = match name {
                "head" => 4.3,
                "left ankle" | "right ankle" => 0.5,
                "hips" | "middle of the back" | "base of the neck" if !self.figure.is_flat() => 2.0,
                _ => -0.6,
            };
            if joint.y < least {
                found.note(self, &format!("the {name} is too low"), least - joint.y);
            }
        }
    }

    fn walls(&self, found: &mut Found) {
        for wall in self.props.iter().filter(|prop| prop.kind == PropKind::Wall) {
            let side = if self.skeleton.hip.x > wall.at.x { 1.0 } else { -1.0 };
            for (name, joint) in self.skeleton.joints() {
                let least = match name {
                    "head" => 4.6,
                    "left hand" | "right hand" => 0.3,
                    "hips" | "middle of the back" | "base of the neck" => 2.2,
                    _ => 0.8,
                };
                let away = (joint.x - wall.at.x) * side;
                if away < least {
                    found.note(self, &format!("the {name} is in the wall"), least - away);
                }
            }
        }
    }

    /// The head and raised hands stay inside a close-up.
    fn crop(&self, found: &mut Found) {
        /// A hand higher than this is raised.
        const RAISED: f64 = 8.0;
        let Some(crop) = self.figure.crop else { return };
        let Point { x, y } = self.skeleton.head;
        let room = (x - HEAD - crop.low.x).min(crop.high.x - x - HEAD).min(crop.high.y - y - HEAD);
        if room < 0.0 {
            found.note(self, "the head is cut off", -room);
        }
        for half in Half::BOTH {
            let hand = self.skeleton.limbs(half).hand;
            let room = (hand.x - crop.low.x).min(crop.high.x - hand.x).min(crop.high.y - hand.y);
            if hand.y > RAISED && room < 0.0 {
                found.note(self, "a hand is cut off", -room);
            }
        }
    }

    /// A pinned end must reach its place.
    fn pins(&self, on_the_way: Option<(usize, f64)>, found: &mut Found) {
        let Some((next, share)) = on_the_way else { return };
        let frames = &self.figure.frames;
        let (Some(from), Some(to)) = (frames.get(self.frame), frames.get(next)) else { return };
        for pin in &self.figure.pins {
            let end = |pose: &Pose| Pin::end(*pin, &Skeleton::of(pose, self.figure.rig));
            let target = end(&from.pose).toward(end(&to.pose), super::ease(share));
            let missed = target.distance(pin.end(&self.skeleton));
            if missed > SLACK {
                let name = crate::body::Token::name(*pin);
                found.note(self, &format!("the pinned {name} does not reach its place"), missed);
            }
        }
    }

    fn spots(&self, found: &mut Found) {
        let all = self
            .figure
            .shows
            .iter()
            .flat_map(|shows| shows.feel.iter().flatten().chain(shows.feel_steps.iter().flatten()));
        for spot in self.figure.feel.iter().chain(all) {
            if spot.points(&self.pose, &self.skeleton, self.figure.rig).is_empty() {
                let name = crate::body::Token::name(spot.at);
                found.note(self, &format!("the {name} that is felt is not drawn"), 0.0);
            }
        }
    }
}
