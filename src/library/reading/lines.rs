//! The general spoken lines.
//!
//! Each cue must have its line, so that whoever speaks never looks for one in vain.

use super::{MOST_ENTRIES, listed, too_many};
use crate::{
    body::Token,
    exercise::Id,
    library::{
        document::{Page, Table, parse},
        lines::{Line, SpokenLines},
        problem::Problem,
        things::Thing,
    },
    text::Text,
};

/// Reads the lines. With an error among the problems there are none.
pub(in crate::library) fn read_lines(name: &str, source: &str) -> (Option<SpokenLines>, Vec<Problem>) {
    let page = Page::new(name, source);
    let lines = parse(&page, "file of spoken lines", |top| {
        listed::schema(top);
        let lines = each_once(top, "line", line);
        let things = each_once(top, "thing", thing);
        let titles = each_once(top, "title", title);
        top.refuse_the_rest();
        let (lines, things, titles) = (lines?, things?, titles?);
        // A line with a fault of its own is not missing as well.
        let missing = Line::ALL.iter().filter(|cue| !lines.iter().any(|(own, _)| own == *cue));
        for cue in missing.filter(|_| !page.has_errors()).copied().collect::<Vec<Line>>() {
            let message = format!("the cue `{}` has no line", cue.token());
            page.error(0..0, "missing-line", &message, Some("add a [[line]] for it"));
        }
        Some(SpokenLines { lines, things, titles })
    });
    let lines = lines.filter(|_| !page.has_errors());
    (lines, page.into_problems())
}

/// The tables under `key`, none of which says the same as an earlier one.
fn each_once<K: PartialEq, W>(
    top: &Table<'_>,
    key: &'static str,
    one: impl Fn(&Table<'_>) -> Option<(K, W)>,
) -> Option<Vec<(K, W)>> {
    let Some(entry) = top.take(key) else { return Some(Vec::new()) };
    let tables = entry.tables(key)?;
    too_many(&tables, top.page);
    let mut all: Vec<(K, W)> = Vec::new();
    for table in tables.iter().take(MOST_ENTRIES) {
        let said = one(table);
        table.refuse_the_rest();
        let Some(said) = said else { continue };
        if all.iter().any(|(own, _)| *own == said.0) {
            let message = format!("a second {key} for the same");
            table.page.error(
                table.span.clone(),
                "second-line",
                &message,
                Some("put the variants into one list"),
            );
        }
        all.push(said);
    }
    Some(all)
}

fn line(table: &Table<'_>) -> Option<(Line, Vec<Text>)> {
    let cue = table.need("cue", "say which cue it is for").and_then(|entry| entry.token::<Line>());
    let needed = cue.map_or(&[][..], Line::placeholders);
    let say = table.need("say", "write what is said").and_then(|entry| entry.spoken(needed));
    Some((cue?, say?))
}

fn thing(table: &Table<'_>) -> Option<(Thing, Text)> {
    let equipment = table.take("equipment").map(|entry| entry.token().map(Thing::Equipment));
    let place = table.take("place").map(|entry| entry.token().map(Thing::Place));
    let say = table.need("say", "write how it is said").and_then(|entry| entry.text());
    let Some(thing) = equipment.or(place) else {
        let help = Some("write equipment = \"ball\" or place = \"mat\"");
        table.page.error(table.span.clone(), "missing-key", "the thing is neither equipment nor place", help);
        return None;
    };
    Some((thing?, say?))
}

fn title(table: &Table<'_>) -> Option<(Id, Text)> {
    let routine = table.need("routine", "name the routine").and_then(|entry| entry.id());
    let say = table.need("say", "write how it is said").and_then(|entry| entry.text());
    Some((routine?, say?))
}
