//! Floor, furniture and things as strokes.

use super::{
    picture::{Gap, Role, Stroke},
    prop::{Prop, PropKind},
    shape::Shape,
    space::Point,
};

/// Beyond every window: floors and walls go on to its edge, whatever its width.
const FAR: f64 = 1000.0;
/// Half the width of a line of furniture.
const LINE: f64 = 0.7;

fn at(x: f64, y: f64) -> Point {
    Point::new(x, y)
}

/// The line the person stands or lies on.
pub(super) fn floor() -> Stroke {
    Stroke::new(Role::Floor, vec![Shape::line(at(-FAR, -0.6), at(FAR, -0.6), 0.5)])
}

/// A thing, drawn.
pub(super) fn strokes(prop: &Prop) -> Vec<Stroke> {
    let Prop { at: place, end, width, height, radius, .. } = *prop;
    let upright = |x: f64| Shape::line(at(x, 0.0), at(x, FAR), LINE);
    let furniture = |shapes| vec![Stroke::new(Role::Furniture, shapes)];
    let held = |shapes| vec![Stroke::new(Role::Prop, shapes).with_gap(Gap::new(1.0))];
    let corner = at(place.x + width, place.y + height);
    match prop.kind {
        PropKind::Wall => furniture(vec![upright(place.x)]),
        PropKind::Post => furniture(vec![upright(place.x), upright(place.x + width)]),
        PropKind::Chair | PropKind::ChairFront => furniture(chair(prop)),
        PropKind::Desk => {
            let leg = place.x + width - 2.0;
            let top = Shape::line(place, at(place.x + width, place.y), LINE);
            furniture(vec![top, Shape::line(at(leg, place.y), at(leg, 0.0), LINE)])
        }
        PropKind::Ball | PropKind::Roller => held(vec![Shape::Ball(place, radius)]),
        PropKind::RollerLong => {
            vec![Stroke::new(Role::Prop, vec![Shape::Block(place, corner, 1.2)])]
        }
        PropKind::Pillow => {
            let round = height.min(width) * 0.35;
            vec![Stroke::new(Role::Soft, vec![Shape::Block(place, corner, round)])]
        }
        PropKind::Mat => {
            let corners = [place, at(corner.x, place.y), corner, at(place.x, corner.y), place];
            vec![Stroke::new(Role::Floor, Shape::path(&corners, LINE))]
        }
        PropKind::Strap => {
            let strap = Shape::path(&[place, end], LINE);
            vec![Stroke::new(Role::Prop, strap).with_gap(Gap::new(0.6))]
        }
        PropKind::Stick => held(vec![Shape::line(place, end, 1.1)]),
        PropKind::Cane => {
            let mut cane = Shape::path(&prop.points, 0.8);
            cane.extend(prop.points.last().map(|knob| Shape::Disc(*knob, 1.3)));
            held(cane)
        }
        PropKind::Bag => held(bag(prop)),
        PropKind::Phone => {
            let end = |out: f64| place.along(prop.tilt, out);
            held(vec![Shape::line(end(-2.6), end(2.6), 0.9)])
        }
        PropKind::Bottle | PropKind::Pad => warm(prop),
        PropKind::Bath => bath(prop),
        PropKind::Shower => shower(prop),
        PropKind::Screen => {
            let (x, y) = (place.x, place.y);
            let mut screen = vec![Shape::line(at(x, y + 4.0), at(x + 1.0, y + height), 0.9)];
            let foot = [at(x + 0.5, y + 8.0), at(x + 3.5, y + 7.0), at(x + 3.5, y)];
            screen.extend(Shape::path(&foot, LINE));
            furniture(screen)
        }
    }
}

fn chair(prop: &Prop) -> Vec<Shape> {
    let (left, seat, right) = (prop.at.x, prop.at.y, prop.at.x + prop.width);
    let mut chair = vec![
        Shape::line(at(left, seat), at(right, seat), LINE),
        Shape::line(at(left + 1.0, seat), at(left + 1.0, 0.0), LINE),
        Shape::line(at(right - 1.0, seat), at(right - 1.0, 0.0), LINE),
    ];
    chair.extend(prop.back.map(|back| Shape::line(at(left, seat), at(left - 3.0, back), LINE)));
    chair
}

fn bag(prop: &Prop) -> Vec<Shape> {
    let Point { x, y } = prop.at;
    let half = prop.width / 2.0;
    let top = y - 3.0;
    let mut bag = vec![Shape::Block(at(x - half, top - prop.height), at(x + half, top), 0.0)];
    bag.extend(Shape::path(&[at(x - 2.5, top), at(x - 2.5, y), at(x + 2.5, y), at(x + 2.5, top)], LINE));
    bag
}

fn warm(prop: &Prop) -> Vec<Stroke> {
    let end = prop.at.along(prop.tilt + 90.0, prop.height);
    let half = prop.width / 2.0;
    let mut body = vec![Shape::line(prop.at, end, half)];
    if prop.kind == PropKind::Bottle {
        body.push(Shape::line(end, end.along(prop.tilt + 90.0, half + 1.6), 1.0));
    }
    let mut strokes = vec![Stroke::new(Role::Warm, body).with_gap(Gap::new(1.0))];
    for wave in 0..prop.waves {
        let x = prop.waves_at.x + f64::from(wave) * 4.2;
        let point = |step: u32| {
            let step = f64::from(step);
            at(x + 1.1 * (step / 3.0 * std::f64::consts::PI).sin(), prop.waves_at.y + step * 1.15)
        };
        let points: Vec<Point> = (0..7).map(point).collect();
        strokes.push(Stroke::new(Role::Warm, Shape::path(&points, LINE)));
    }
    strokes
}

fn bath(prop: &Prop) -> Vec<Stroke> {
    let (x, far, rim, water) = (prop.at.x, prop.at.x + prop.width, prop.height, prop.at.y);
    let tub = [
        at(x - 2.0, rim),
        at(x, rim - 1.0),
        at(x + 3.0, 4.0),
        at(x + 7.0, 2.0),
        at(far - 7.0, 2.0),
        at(far - 3.0, 4.0),
        at(far, rim - 1.0),
        at(far + 2.0, rim),
    ];
    let ripple = |step: u32| {
        let step = f64::from(step);
        at(x + 1.5 + (prop.width - 3.0) * step / 24.0, water + 0.7 * (step * 1.3).sin())
    };
    let ripples: Vec<Point> = (0..=24).map(ripple).collect();
    vec![
        Stroke::new(Role::Furniture, Shape::path(&tub, LINE)),
        Stroke::new(Role::Water, Shape::path(&ripples, LINE)),
    ]
}

fn shower(prop: &Prop) -> Vec<Stroke> {
    /// Between two drops of a jet.
    const APART: f64 = 5.0;
    let (Point { x, y }, wall, down_to) = (prop.at, prop.end.x, prop.end.y);
    let bend = if wall > x { x + 5.0 } else { x - 5.0 };
    let mut head = vec![Shape::line(at(x - 4.0, y), at(x + 4.0, y - 1.0), 1.0)];
    head.extend(Shape::path(&[at(x, y), at(bend, y + 4.0), at(wall, y + 4.0)], LINE));
    let mut drops = Vec::new();
    for jet in 0..5_u32 {
        let jet_x = x - 3.6 + 1.8 * f64::from(jet);
        let mut drop_y = y - 3.0 - f64::from(jet % 2) * 2.5;
        while drop_y > down_to {
            drops.push(Shape::line(at(jet_x, drop_y), at(jet_x - 0.2, drop_y - 2.2), 0.5));
            drop_y -= APART;
        }
    }
    vec![Stroke::new(Role::Furniture, head), Stroke::new(Role::Water, drops)]
}
