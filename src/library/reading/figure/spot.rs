//! Places on a body: what is felt, and what touches.

use crate::{
    figure::{Part, Spot, Touch},
    library::document::{Entry, Table},
};

/// Places of one list.
const MOST: usize = 24;

/// Reads a list of places that are felt.
pub(super) fn spots(entry: &Entry<'_>) -> Option<Vec<Spot>> {
    all(entry, "spot", |table| {
        let radius = table.need("r", "give its radius in units").and_then(|entry| entry.real(0.1..=40.0));
        let spot = spot(table);
        table.refuse_the_rest();
        let spot = Spot { radius: radius?, ..spot? };
        if matches!(spot.at, Part::Ball | Part::Roller) {
            table.page.error(table.span.clone(), "wrong-part", "a thing feels nothing", None);
            return None;
        }
        Some(spot)
    })
}

/// Reads lists of places, one for each step.
pub(super) fn steps(entry: &Entry<'_>) -> Option<Vec<Vec<Spot>>> {
    let steps: Vec<_> = entry.list()?.iter().map(spots).collect();
    entry.not_empty(steps.into_iter().collect::<Option<_>>()?)
}

/// Reads what must touch what.
pub(super) fn touches(entry: &Entry<'_>) -> Option<Vec<Touch>> {
    all(entry, "touch", |table| {
        let on =
            table.need("on", "say what it touches, such as on = \"floor\"").and_then(|entry| entry.token());
        let spot = spot(table);
        table.refuse_the_rest();
        Some(Touch { spot: spot?, on: on? })
    })
}

fn all<T>(entry: &Entry<'_>, what: &'static str, read: impl Fn(&Table<'_>) -> Option<T>) -> Option<Vec<T>> {
    let tables = entry.braces(what)?;
    if tables.len() > MOST {
        entry.wrong("too-many", &format!("more than {MOST} places"), "");
        return None;
    }
    let all: Vec<_> = tables.iter().map(read).collect();
    all.into_iter().collect()
}

fn spot(table: &Table<'_>) -> Option<Spot> {
    let at = table.need("at", "say which part, such as at = \"hand\"").and_then(|entry| entry.token());
    let share = table.take("t").map_or(Some(0.5), |entry| entry.real(0.0..=2.0));
    let side = table.take("side").map(|entry| entry.token());
    let off = table.take("off").map_or(Some(0.0), |entry| entry.real(-40.0..=40.0));
    let side = match side {
        Some(side) => Some(side?),
        None => None,
    };
    Some(Spot { at: at?, share: share?, side, off: off?, radius: 0.0 })
}
