//! The body of the map as strokes, in the hand of the figures: thick limbs that taper, and gaps that can be read.

use super::{Spot, View};
use crate::figure::{Gap, Ink, Picture, Point, Role, Root, Shape, Stroke};

/// Radius of the glow of a spot.
const GLOW: f64 = 2.3;
/// Half the width of a line cut into the body.
const LINE: f64 = 0.35;
/// Bones of the spine that are drawn, and how far apart; there are more, but they must be told apart.
const BONES: u8 = 9;
const EACH_BONE: f64 = 3.3;
/// How wide the ring around a glow is, in gaps: so wide that no cell has both the glow and the body around it.
const RING: f64 = 1.8;
/// Down one side of the trunk: height and half the width there, from the neck to the fold below the buttock.
const TRUNK: [(f64, f64); 22] = [
    (78.2, 2.9),
    (76.6, 3.6),
    (75.6, 5.4),
    (74.6, 7.8),
    (73.4, 10.0),
    (71.6, 11.0),
    (69.4, 10.9),
    (67.0, 10.2),
    (64.0, 9.7),
    (61.0, 9.2),
    (58.0, 8.5),
    (55.0, 7.8),
    (52.5, 7.5),
    (50.5, 7.6),
    (48.5, 8.1),
    (46.5, 8.9),
    (44.5, 9.5),
    (42.5, 9.9),
    (40.5, 10.1),
    (38.5, 10.0),
    (36.5, 9.7),
    (35.0, 9.2),
];

/// The body seen from `view` with the glow of `chosen`; a spot of the other view is not seen.
pub fn picture(view: View, chosen: Option<Spot>) -> Picture {
    let mut strokes = body();
    strokes.extend(match view {
        View::Back => back(),
        View::Front => front(),
    });
    let seen = chosen.filter(|spot| spot.view() == view);
    strokes.extend(seen.map(glow));
    Picture { window: view.window(), strokes }
}

fn at(x: f64, y: f64) -> Point {
    Point::new(x, y)
}

fn tapered(from: (Point, f64), to: (Point, f64)) -> Shape {
    Shape::Capsule { from, to }
}

/// The same on both sides.
fn twice(shapes: Vec<Shape>) -> Vec<Shape> {
    let mirrored: Vec<Shape> = shapes.iter().map(Shape::mirrored).collect();
    shapes.into_iter().chain(mirrored).collect()
}

fn cut(shapes: Vec<Shape>) -> Stroke {
    Stroke { ink: Ink::Erase, ..Stroke::new(Role::Near, shapes) }
}

/// What both views have: legs, trunk, neck, head, arms.
fn body() -> Vec<Stroke> {
    let leg = tapered((at(5.0, 38.0), 4.7), (at(5.4, 20.0), 3.4));
    let right = TRUNK.iter().map(|(y, half)| at(*half, *y));
    let left = TRUNK.iter().rev().map(|(y, half)| at(-half, *y));
    let trunk = vec![
        Shape::Polygon(right.chain(left).collect()),
        tapered((at(0.0, 77.0), 3.0), (at(0.0, 84.0), 2.6)),
    ];
    let head = vec![tapered((at(0.0, 86.2), 4.9), (at(0.0, 88.2), 5.3))];
    let legs = Stroke::new(Role::Near, twice(vec![leg]));
    let mut strokes = vec![legs, Stroke::new(Role::Near, trunk)];
    strokes.push(Stroke::new(Role::Near, head));
    for mirrored in [false, true] {
        let arm = vec![
            tapered((at(11.2, 70.9), 2.5), (at(13.6, 57.0), 2.0)),
            tapered((at(13.6, 57.0), 1.9), (at(15.2, 43.5), 1.3)),
            tapered((at(15.2, 43.5), 1.4), (at(15.5, 39.5), 1.1)),
        ];
        let arm = if mirrored { arm.iter().map(Shape::mirrored).collect() } else { arm };
        let shoulder = at(11.2, 70.9);
        let shoulder = if mirrored { shoulder.mirrored() } else { shoulder };
        let root = Some(Root { at: shoulder, radius: 3.6 });
        strokes.push(Stroke::new(Role::Near, arm).with_gap(Gap { root, ..Gap::new(1.0) }));
    }
    strokes
}

/// Spine, blades and the fold between the buttocks.
fn back() -> Vec<Stroke> {
    let blade = vec![
        Shape::line(at(5.0, 70.4), at(5.4, 63.0), LINE),
        Shape::line(at(5.4, 63.0), at(9.2, 67.2), LINE),
    ];
    let fold = vec![Shape::line(at(0.0, 43.0), at(0.0, 26.0), LINE)];
    vec![cut(spine()), cut(twice(blade)), cut(fold), cut(twice(vec![under_the_buttock()]))]
}

/// One short line for each bone that can be felt under the skin.
fn spine() -> Vec<Shape> {
    let bones = (0..BONES).map(|bone| 74.4 - f64::from(bone) * EACH_BONE);
    bones.map(|top| Shape::line(at(0.0, top), at(0.0, top - EACH_BONE * 0.4), LINE)).collect()
}

fn under_the_buttock() -> Shape {
    Shape::line(at(1.6, 35.4), at(7.0, 35.6), LINE)
}

/// Face, collarbones, navel and groin.
fn front() -> Vec<Stroke> {
    let face = vec![Shape::line(at(0.0, 86.4), at(0.0, 87.8), 0.9)];
    let collarbone = vec![Shape::line(at(1.4, 73.4), at(8.6, 74.0), LINE)];
    let chest = vec![
        Shape::line(at(1.8, 63.0), at(5.4, 62.4), LINE),
        Shape::line(at(5.4, 62.4), at(8.4, 64.4), LINE),
    ];
    let navel = vec![Shape::Disc(at(0.0, 50.0), 0.7)];
    let groin = vec![Shape::line(at(1.2, 37.2), at(8.2, 43.2), LINE)];
    let between = vec![Shape::line(at(0.0, 36.6), at(0.0, 26.0), LINE)];
    vec![cut(face), cut(twice(collarbone)), cut(twice(chest)), cut(navel), cut(twice(groin)), cut(between)]
}

/// A disc that fills its own gap: to be seen without colours, too.
fn glow(spot: Spot) -> Stroke {
    let discs = spot.points().into_iter().map(|point| Shape::Ball(point, GLOW)).collect();
    Stroke::new(Role::Feel, discs).with_gap(Gap::new(RING))
}
