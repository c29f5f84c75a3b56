//! A list of sources.
//!
//! It looks at form only; whether a source says what is written is for people.

use std::ops::Range as Span;

use super::listed;
use crate::{
    exercise::Id,
    library::{citation::Citation, document::Table, problem::Problem},
};

/// Reads a file of sources. With an error among the problems none is handed back.
pub(in crate::library) fn read_citations(name: &str, source: &str) -> (Vec<Citation>, Vec<Problem>) {
    listed::read((name, source), ("file of sources", "source"), |table| {
        let citation = citation(table);
        table.refuse_the_rest();
        citation
    })
}

fn citation(table: &Table<'_>) -> Option<(Id, Span<usize>, Citation)> {
    let tag = listed::id(table, "tag", "give it a tag that files can refer to");
    let text = |key| table.take(key).map(|entry| entry.text());
    let (authors, title) = (text("authors"), text("title"));
    if authors.is_none() && title.is_none() {
        let help = Some("write authors = \"...\" or title = \"...\"");
        let span = table.span.clone();
        table.page.error(span, "missing-key", "the source has no `authors` and no `title`", help);
    }
    let year = table.take("year").and_then(|entry| entry.number(1800..=2100));
    let (place, note) = (text("where"), text("note"));
    let sure = table
        .need("sure", "say how sure it is: verified, partly, given or general")
        .and_then(|entry| entry.token());
    let says = table.need("says", "say in one sentence what it carries").and_then(|entry| entry.text());
    let (tag, span) = tag?;
    let citation = Citation {
        tag: tag.clone(),
        authors: authors.flatten(),
        title: title.flatten(),
        year,
        place: place.flatten(),
        sure: sure?,
        note: note.flatten(),
        says: says?,
    };
    Some((tag, span, citation))
}
