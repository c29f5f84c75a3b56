//! Files that are lists of one sort of table, and the ids that tables name.
//!
//! Ids of a shipped file are taken at their word, which spares reading all routines to show one cause; a test looks
//! them up.

use std::ops::Range as Span;

use super::{MOST_ENTRIES, too_many};
use crate::{
    exercise::Id,
    library::{
        Library,
        document::{Entry, Page, Table, did_you_mean, each, nearest, parse},
        problem::{Problem, quoted},
    },
    routine::Origin,
};

/// Reads the tables `[[key]]` of a file that has nothing else. With an error among the problems none is handed back.
pub(super) fn read<T>(
    (name, source): (&str, &str),
    (file, key): (&'static str, &'static str),
    item: impl Fn(&Table<'_>) -> Option<(Id, Span<usize>, T)>,
) -> (Vec<T>, Vec<Problem>) {
    let page = Page::new(name, source);
    let all = parse(&page, file, |top| {
        schema(top);
        let tables = top.take(key)?.tables(key)?;
        top.refuse_the_rest();
        too_many(&tables, &page);
        let mut ids: Vec<Id> = Vec::new();
        let mut all = Vec::new();
        for table in tables.iter().take(MOST_ENTRIES) {
            let Some((id, span, one)) = item(table) else { continue };
            if ids.contains(&id) {
                let message = format!("a second {key} with the id `{id}`");
                page.error(span, "second-id", &message, Some("give it another id"));
            }
            ids.push(id);
            all.push(one);
        }
        Some(all)
    });
    let all = all.filter(|_| !page.has_errors()).unwrap_or_default();
    (all, page.into_problems())
}

/// Looks at the number of the format, where the file gives one.
pub(super) fn schema(top: &Table<'_>) {
    if let Some(schema) = top.take("schema") {
        let _noted = schema.number(1..=1);
    }
}

/// The id of a table under `key` and where it stands.
pub(super) fn id(table: &Table<'_>, key: &'static str, help: &str) -> Option<(Id, Span<usize>)> {
    let entry = table.need(key, help)?;
    Some((entry.id()?, entry.span()))
}

/// What a file may refer to.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) library: &'a Library,
    pub(super) origin: Origin,
}

impl Known<'_> {
    /// The id of a routine.
    pub(super) fn routine(self, entry: &Entry<'_>) -> Option<Id> {
        let id = entry.id()?;
        if self.origin == Origin::Shipped || self.library.routine(id.as_str()).is_some() {
            return Some(id);
        }
        let ids = self.library.routines().map(|routine| routine.id.as_str());
        unknown(entry, &id, "routine", nearest(id.as_str(), ids));
        None
    }

    /// The ids of routines, one or several.
    pub(super) fn routines(self, entry: &Entry<'_>) -> Option<Vec<Id>> {
        each(&entry.one_or_more(), |entry| self.routine(entry))
    }

    /// The id of an exercise.
    pub(super) fn exercise(self, entry: &Entry<'_>) -> Option<Id> {
        let id = entry.id()?;
        if self.origin == Origin::Shipped || self.library.exercise(id.as_str()).is_some() {
            return Some(id);
        }
        let ids = self.library.exercises().filter_map(|exercise| exercise.id.as_ref().map(Id::as_str));
        unknown(entry, &id, "exercise", nearest(id.as_str(), ids));
        None
    }

    /// The ids of routines or exercises, one or several.
    pub(super) fn practices(self, entry: &Entry<'_>) -> Option<Vec<Id>> {
        each(&entry.one_or_more(), |entry| {
            let id = entry.id()?;
            let known = || {
                self.library.routine(id.as_str()).is_some() || self.library.exercise(id.as_str()).is_some()
            };
            if self.origin == Origin::Shipped || known() {
                return Some(id);
            }
            let near = self.library.nearest_practice(id.as_str());
            unknown(entry, &id, "routine or exercise", near);
            None
        })
    }
}

fn unknown(entry: &Entry<'_>, id: &Id, what: &str, near: Option<&str>) {
    let code = if what == "exercise" { "unknown-exercise" } else { "unknown-routine" };
    let message = format!("there is no {what} {}", quoted(id.as_str()));
    let help = near.map_or_else(|| "`supple list` shows what there is".to_owned(), did_you_mean);
    entry.wrong(code, &message, &help);
}
