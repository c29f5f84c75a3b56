//! One posture of the body: where the hip is, and the angle of each segment.

use super::space::{Point, arc, mix};

/// Left or right half of the body; in a side view the right one is near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// The person's left.
    Left,
    /// The person's right.
    Right,
}

impl Half {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Left, Self::Right];

    /// Its place in arrays of two.
    pub const fn index(self) -> usize {
        match self {
            Self::Left => 0,
            Self::Right => 1,
        }
    }
}

/// A segment of the body; each has an angle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Hip to the middle of the spine.
    Torso,
    /// Middle of the spine to the base of the neck.
    Chest,
    /// Base of the neck to the middle of the head.
    Neck,
    /// Where the nose points, in a side view.
    Nose,
    /// Shoulder to elbow.
    UpperArm(Half),
    /// Elbow to hand.
    Forearm(Half),
    /// Hip to knee.
    Thigh(Half),
    /// Knee to ankle.
    Shin(Half),
    /// Ankle to toe.
    Foot(Half),
}

/// How many segments there are.
const COUNT: usize = 14;

impl Segment {
    /// All of them, in the order of their numbers, with their keys in files.
    pub const ALL: [(Self, &'static str); COUNT] = [
        (Self::Torso, "torso"),
        (Self::Chest, "chest"),
        (Self::Neck, "neck"),
        (Self::Nose, "nose"),
        (Self::UpperArm(Half::Left), "ua_l"),
        (Self::UpperArm(Half::Right), "ua_r"),
        (Self::Forearm(Half::Left), "fa_l"),
        (Self::Forearm(Half::Right), "fa_r"),
        (Self::Thigh(Half::Left), "th_l"),
        (Self::Thigh(Half::Right), "th_r"),
        (Self::Shin(Half::Left), "sh_l"),
        (Self::Shin(Half::Right), "sh_r"),
        (Self::Foot(Half::Left), "ft_l"),
        (Self::Foot(Half::Right), "ft_r"),
    ];

    const fn number(self) -> usize {
        match self {
            Self::Torso => 0,
            Self::Chest => 1,
            Self::Neck => 2,
            Self::Nose => 3,
            Self::UpperArm(half) => 4 + half.index(),
            Self::Forearm(half) => 6 + half.index(),
            Self::Thigh(half) => 8 + half.index(),
            Self::Shin(half) => 10 + half.index(),
            Self::Foot(half) => 12 + half.index(),
        }
    }

    /// Its length in units; a nose has none.
    pub const fn length(self) -> f64 {
        match self {
            Self::Torso | Self::Chest | Self::UpperArm(_) => 15.0,
            Self::Neck => 8.0,
            Self::Nose => 0.0,
            Self::Forearm(_) => 14.0,
            Self::Thigh(_) => 24.0,
            Self::Shin(_) => 23.0,
            Self::Foot(_) => 7.0,
        }
    }

    /// What a person calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Torso => "torso",
            Self::Chest => "chest",
            Self::Neck => "neck",
            Self::Nose => "nose",
            Self::UpperArm(Half::Left) => "left upper arm",
            Self::UpperArm(Half::Right) => "right upper arm",
            Self::Forearm(Half::Left) => "left forearm",
            Self::Forearm(Half::Right) => "right forearm",
            Self::Thigh(Half::Left) => "left thigh",
            Self::Thigh(Half::Right) => "right thigh",
            Self::Shin(Half::Left) => "left shin",
            Self::Shin(Half::Right) => "right shin",
            Self::Foot(Half::Left) => "left foot",
            Self::Foot(Half::Right) => "right foot",
        }
    }
}

/// A posture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    /// Where the hip is.
    pub root: Point,
    angles: [f64; COUNT],
    scales: [f64; COUNT],
    /// Whether the left and the right foot are drawn.
    pub feet: [bool; 2],
    /// Width of the shoulders, 1 facing the viewer.
    pub shoulders: f64,
    /// Width of the hips, 1 facing the viewer.
    pub hips: f64,
    /// How far the shoulders are lifted, in units.
    pub shrug: f64,
    /// How far the shoulders slide forwards, in units.
    pub protract: f64,
    /// How far the head is turned, -1 to 1.
    pub turn: f64,
    /// How far the head nods, -1 to 1.
    pub nod: f64,
    /// How far the belly bulges, in units; none if the figure does not say.
    pub belly: Option<f64>,
}

impl Pose {
    /// A posture with all segments pointing to the right, at their full length.
    pub const fn new(root: Point) -> Self {
        Self {
            root,
            angles: [0.0; COUNT],
            scales: [1.0; COUNT],
            feet: [true; 2],
            shoulders: 1.0,
            hips: 1.0,
            shrug: 0.0,
            protract: 0.0,
            turn: 0.0,
            nod: 0.0,
            belly: None,
        }
    }

    /// The angle of a segment.
    pub fn angle(&self, segment: Segment) -> f64 {
        self.angles[segment.number()]
    }

    /// The same with a segment at `angle`.
    pub fn set_angle(&mut self, segment: Segment, angle: f64) {
        self.angles[segment.number()] = angle;
    }

    /// The length of a segment as it is seen; negative if it points the other way.
    pub fn reach(&self, segment: Segment) -> f64 {
        segment.length() * self.scales[segment.number()]
    }

    /// How much of a segment's length is seen.
    pub fn set_scale(&mut self, segment: Segment, scale: f64) {
        self.scales[segment.number()] = scale;
    }

    /// Each segment turned the shorter way, everything else moved straight; `share` is 0 to 1.
    pub(super) fn mixed(&self, to: &Self, share: f64) -> Self {
        let mut pose = *self;
        pose.root = self.root.toward(to.root, share);
        for (segment, _) in Segment::ALL {
            let number = segment.number();
            if let Segment::Foot(half) = segment
                && !to.feet[half.index()]
            {
                continue;
            }
            pose.angles[number] += arc(self.angles[number], to.angles[number]) * share;
            pose.scales[number] = mix(self.scales[number], to.scales[number], share);
        }
        pose.shoulders = mix(self.shoulders, to.shoulders, share);
        pose.hips = mix(self.hips, to.hips, share);
        pose.shrug = mix(self.shrug, to.shrug, share);
        pose.protract = mix(self.protract, to.protract, share);
        pose.turn = mix(self.turn, to.turn, share);
        pose.nod = mix(self.nod, to.nod, share);
        pose.belly = match (self.belly, to.belly) {
            (None, None) => None,
            (from, to) => Some(mix(from.unwrap_or(0.0), to.unwrap_or(0.0), share)),
        };
        pose
    }
}
