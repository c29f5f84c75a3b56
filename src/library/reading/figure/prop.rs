//! The things around a figure; each kind has the measures it needs and no others.

use crate::{
    figure::{Point, Prop, PropKind},
    library::document::{Entry, Table},
};

/// Props of the fullest picture.
const MOST: usize = 24;
/// A thing larger than this does not fit into any picture, in units.
const LARGEST: f64 = 400.0;

/// Reads a list of props.
pub(super) fn props(entry: &Entry<'_>) -> Option<Vec<Prop>> {
    let tables = entry.braces("prop")?;
    if tables.len() > MOST {
        entry.wrong("too-many", &format!("more than {MOST} props"), "");
        return None;
    }
    let props: Vec<_> = tables.iter().map(prop).collect();
    props.into_iter().collect()
}

/// Keys of one thing, noting whether any was missing or wrong.
struct Measures<'a> {
    table: &'a Table<'a>,
    whole: bool,
}

impl Measures<'_> {
    fn number(&mut self, key: &'static str, least: f64) -> f64 {
        let help = "give it as a number of units";
        let number = self.table.need(key, help).and_then(|entry| entry.real(least..=LARGEST));
        self.whole &= number.is_some();
        number.unwrap_or(0.0)
    }

    fn place(&mut self, key: &'static str) -> f64 {
        self.number(key, -LARGEST)
    }

    fn point(&mut self, x: &'static str, y: &'static str) -> Point {
        Point::new(self.place(x), self.place(y))
    }

    fn size(&mut self, key: &'static str) -> f64 {
        self.number(key, 0.1)
    }
}

fn prop(table: &Table<'_>) -> Option<Prop> {
    let kind = table.need("type", "say what it is, such as type = \"wall\"").and_then(|entry| entry.token());
    let layer = table.take("layer").map(|entry| entry.token());
    let kind = kind?;
    let mut prop = Prop::new(kind);
    let mut keys = Measures { table, whole: layer != Some(None) };
    prop.layer = layer.flatten().unwrap_or(prop.layer);
    match kind {
        PropKind::Wall => prop.at.x = keys.place("x"),
        PropKind::Post => {
            prop.at.x = keys.place("x");
            prop.width = keys.size("w");
        }
        PropKind::Chair | PropKind::ChairFront => {
            prop.at = keys.point("x", "seat_y");
            prop.width = keys.size("depth");
            prop.back = table.take("back_y").and_then(|entry| entry.coordinate());
        }
        PropKind::Desk => {
            prop.at = keys.point("x", "y");
            prop.width = keys.size("w");
        }
        PropKind::Ball | PropKind::Roller => {
            prop.at = keys.point("x", "y");
            prop.radius = keys.size("r");
        }
        PropKind::RollerLong | PropKind::Mat | PropKind::Pillow | PropKind::Bag | PropKind::Screen => {
            prop.at = keys.point("x", "y");
            prop.width = keys.size("w");
            prop.height = keys.size("h");
        }
        PropKind::Strap | PropKind::Stick => {
            prop.at = keys.point("x1", "y1");
            prop.end = keys.point("x2", "y2");
        }
        PropKind::Cane => {
            let points = table.need("pts", "write pts = [[x, y], [x, y]]").and_then(|entry| entry.line());
            keys.whole &= points.is_some();
            prop.points = points.unwrap_or_default();
        }
        PropKind::Bottle | PropKind::Pad => warm(&mut keys, &mut prop),
        PropKind::Bath => {
            prop.at = keys.point("x", "water");
            prop.width = keys.size("w");
            prop.height = keys.size("h");
        }
        PropKind::Shower => {
            prop.at = keys.point("x", "y");
            prop.end = keys.point("wall", "to");
        }
        PropKind::Phone => {
            prop.at = keys.point("x", "y");
            prop.tilt = keys.place("a");
        }
    }
    table.refuse_the_rest();
    keys.whole.then_some(prop)
}

fn warm(keys: &mut Measures<'_>, prop: &mut Prop) {
    /// More wavy lines than this fit nowhere.
    const MOST_WAVES: u32 = 8;
    prop.at = keys.point("x", "y");
    prop.width = keys.size("w");
    prop.height = keys.size("h");
    prop.tilt = keys.place("a");
    if let Some(waves) = keys.table.take("waves").map(|entry| entry.number(0..=MOST_WAVES)) {
        keys.whole &= waves.is_some();
        prop.waves = waves.unwrap_or(0);
        prop.waves_at = keys.point("wx", "wy");
    }
}
