//! A picture: strokes in the order they are drawn, from back to front.
//!
//! A gap round each limb makes crossings readable. How many dots it is wide, whether there is colour, and how large a dot
//! is, are matters of whoever draws.

use super::{
    Figure, Limb, View, body, furniture,
    pose::Pose,
    prop::{Layer, Prop},
    shape::Shape,
    skeleton::Skeleton,
    space::{Point, arc},
    spot::Spot,
    window::Window,
};

/// What a stroke shows, which decides its tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The floor line or a mat.
    Floor,
    /// Wall, chair, desk.
    Furniture,
    /// A pillow.
    Soft,
    /// Ball, roller, what is held in the hand.
    Prop,
    /// Something warm.
    Warm,
    /// Water.
    Water,
    /// A limb behind the body.
    Far,
    /// Trunk, head and the limbs before the body.
    Near,
    /// A place that is felt.
    Feel,
}

/// How a stroke is laid on what is already there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ink {
    /// It covers it.
    Fill,
    /// It takes it away.
    Erase,
    /// It colours what is body already.
    Glow {
        /// On far limbs, too.
        on_far: bool,
        /// How strongly, 0 to 1.
        pulse: f64,
    },
}

/// Where a limb grows out of the body, so that no gap parts them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Root {
    /// Its middle.
    pub at: Point,
    /// Its radius.
    pub radius: f64,
}

/// A gap around a stroke.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// How wide it is, as a share of the usual width.
    pub share: f64,
    /// Where there is none.
    pub root: Option<Root>,
    /// The numbers of the shapes that get none in a coarse picture: an arm that hangs along the trunk melts into it.
    pub melting: Vec<usize>,
}

impl Gap {
    /// A gap all around.
    pub(super) fn new(share: f64) -> Self {
        Self { share, root: None, melting: Vec::new() }
    }
}

/// Shapes drawn at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// What it shows.
    pub role: Role,
    /// How it is laid.
    pub ink: Ink,
    /// What it is made of.
    pub shapes: Vec<Shape>,
    /// The gap around it.
    pub gap: Option<Gap>,
}

impl Stroke {
    /// A stroke that covers what is there, without a gap.
    pub fn new(role: Role, shapes: Vec<Shape>) -> Self {
        Self { role, ink: Ink::Fill, shapes, gap: None }
    }

    pub(super) fn with_gap(mut self, gap: Gap) -> Self {
        self.gap = Some(gap);
        self
    }

    fn mirrored(mut self) -> Self {
        self.shapes = self.shapes.iter().map(Shape::mirrored).collect();
        if let Some(root) = self.gap.as_mut().and_then(|gap| gap.root.as_mut()) {
            root.at = root.at.mirrored();
        }
        self
    }
}

/// Strokes and the window they are seen through.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What is shown.
    pub window: Window,
    /// What is drawn, from back to front.
    pub strokes: Vec<Stroke>,
}

impl Picture {
    /// The picture in a mirror: the other side of the body does the same.
    pub fn mirrored(self) -> Self {
        Self {
            window: self.window.mirrored(),
            strokes: self.strokes.into_iter().map(Stroke::mirrored).collect(),
        }
    }
}

impl Figure {
    /// The picture of a pose with its moving props, without a glow.
    pub fn picture(&self, pose: &Pose, props: &[Prop]) -> Picture {
        Picture { window: self.window(), strokes: self.strokes(pose, props) }
    }

    /// The strokes of a pose, from back to front, without a glow.
    pub fn strokes(&self, pose: &Pose, props: &[Prop]) -> Vec<Stroke> {
        let skeleton = Skeleton::of(pose, self.rig);
        let mut strokes = Vec::new();
        let has_floor = self.view != View::Top && self.crop.is_none_or(|crop| crop.low.y <= 0.0);
        strokes.extend(has_floor.then(furniture::floor));
        let on_layer = |layer: Layer, is_round: Option<bool>| {
            let all = self.props.iter().chain(props);
            all.filter(move |prop| {
                prop.layer == layer && is_round.is_none_or(|round| round == prop.kind.is_round())
            })
            .flat_map(furniture::strokes)
        };
        let is_behind = |limb: &Limb| self.behind.contains(limb);
        let far =
            [Limb::LeftLeg, Limb::RightLeg, Limb::LeftArm, Limb::RightArm].into_iter().filter(is_behind);
        strokes.extend(on_layer(Layer::Back, Some(false)));
        strokes.extend(
            far.map(|limb| Stroke::new(Role::Far, body::limb(&skeleton, limb)).with_gap(Gap::new(1.0))),
        );
        strokes.extend(on_layer(Layer::Back, Some(true)));
        let trunk = body::trunk(pose, &skeleton, self.rig);
        strokes.push(Stroke::new(Role::Near, trunk).with_gap(Gap::new(1.0)));
        let near = |limbs: [Limb; 2]| {
            let near = limbs.into_iter().filter(|limb| !is_behind(limb));
            near.map(|limb| self.near_limb(&skeleton, limb)).collect::<Vec<_>>()
        };
        strokes.extend(near([Limb::LeftLeg, Limb::RightLeg]));
        if !self.head_over {
            strokes.extend(self.head(pose, &skeleton));
        }
        strokes.extend(on_layer(Layer::Mid, None));
        strokes.extend(near([Limb::LeftArm, Limb::RightArm]));
        if self.head_over {
            strokes.extend(self.head(pose, &skeleton));
        }
        strokes.extend(on_layer(Layer::Front, None));
        strokes
    }

    fn near_limb(&self, skeleton: &Skeleton, limb: Limb) -> Stroke {
        /// Sine of the angle below which an arm counts as hanging along the trunk: about 24 degrees.
        const ALONG: f64 = 0.4;
        let shapes = body::limb(skeleton, limb);
        let joints = skeleton.limbs(limb.half());
        let mut gap = Gap::new(1.0);
        let root = match limb {
            Limb::LeftLeg | Limb::RightLeg => Root { at: joints.hip, radius: body::THIGH },
            Limb::LeftArm | Limb::RightArm => {
                let trunk = skeleton.hip.bearing(skeleton.neck_base);
                let hangs = |from: Point, to: Point| {
                    !self.is_flat() && arc(trunk, from.bearing(to)).to_radians().sin().abs() <= ALONG
                };
                let segments = [(joints.shoulder, joints.elbow), (joints.elbow, joints.hand)];
                let hanging = segments.into_iter().enumerate().filter(|(_, (from, to))| hangs(*from, *to));
                gap.melting = hanging.map(|(number, _)| number).collect();
                Root { at: joints.shoulder, radius: body::UPPER_ARM }
            }
        };
        gap.root = Some(root);
        Stroke::new(Role::Near, shapes).with_gap(gap)
    }

    fn head(&self, pose: &Pose, skeleton: &Skeleton) -> Vec<Stroke> {
        let (head, mark) = body::head(pose, skeleton, self.rig);
        let mut gap = Gap::new(1.0);
        gap.root = Some(Root { at: skeleton.neck_base, radius: body::NECK_BASE });
        let mut strokes = vec![Stroke::new(Role::Near, head).with_gap(gap)];
        if !mark.is_empty() {
            strokes.push(Stroke { ink: Ink::Erase, ..Stroke::new(Role::Near, mark) });
        }
        strokes
    }

    /// The glow of `spots`, which lies over everything; `pulse`, 0 to 1, is how strong it is.
    pub(super) fn glow(&self, pose: &Pose, spots: &[Spot], pulse: f64) -> Vec<Stroke> {
        let skeleton = Skeleton::of(pose, self.rig);
        let mut strokes = Vec::new();
        for spot in spots {
            let on_far = spot.glows_on_far(self);
            let radius = spot.radius * (0.9 + 0.2 * pulse);
            for point in spot.points(pose, &skeleton, self.rig) {
                let glow = Stroke::new(Role::Feel, vec![Shape::Disc(point, radius)]);
                strokes.push(Stroke { ink: Ink::Glow { on_far, pulse }, ..glow });
            }
        }
        strokes
    }
}
