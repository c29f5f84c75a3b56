//! Files turned into exercises and routines.
//!
//! An error stops its file and a warning does not; both are handed back, never printed.

mod avoid;
mod cause;
mod citation;
mod dose;
mod exercise;
mod figure;
mod lines;
mod listed;
mod programme;
mod range;
mod screening;
mod step;
mod whole;

pub use self::figure::{check_figures, read_figures};

pub(super) use self::{
    avoid::read_avoid_rules, cause::read_causes, citation::read_citations, dose::DOSES, exercise::OWN_KEYS,
    lines::read_lines, programme::read_programme, screening::read_screening,
};

use super::{
    catalogue::Catalogue,
    document::{Page, Table, did_you_mean, nearest, parse},
    lint,
    problem::{Problem, quoted},
};
use crate::{
    body::Area,
    exercise::{Exercise, Id},
    routine::{Level, Measured, Origin, Routine, Step},
    text::Text,
};

/// Steps of the longest routine, exercises of the largest file.
const MOST_ENTRIES: usize = 500;
/// A routine more often a day than this is a mistake.
const MOST_A_DAY: u32 = 24;

/// Reads a file of exercises. With an error among the problems no exercise is handed back.
pub fn read_exercises(name: &str, source: &str) -> (Vec<Exercise>, Vec<Problem>) {
    read_all(name, source, |_, _| ())
}

/// The same with advice on what reads well and could still be better.
pub fn check_exercises(name: &str, source: &str) -> (Vec<Exercise>, Vec<Problem>) {
    read_all(name, source, lint::exercise)
}

fn read_all(
    name: &str,
    source: &str,
    advise: impl Fn(&Table<'_>, &Exercise),
) -> (Vec<Exercise>, Vec<Problem>) {
    let page = Page::new(name, source);
    let all = parse(&page, "file of exercises", |top| {
        if let Some(schema) = top.take("schema") {
            let _noted = schema.number(1..=1);
        }
        let list = top.take("exercise")?;
        top.refuse_the_rest();
        let tables = list.tables("exercise")?;
        too_many(&tables, &page);
        let mut ids: Vec<Id> = Vec::new();
        let mut all = Vec::new();
        for table in tables.iter().take(MOST_ENTRIES) {
            let Some((id, span, exercise)) = exercise::read(table) else {
                continue;
            };
            if ids.contains(&id) {
                let message = format!("a second exercise with the id `{id}`");
                page.error(span, "second-id", &message, Some("give it another id"));
            }
            ids.push(id);
            if !page.has_errors() {
                advise(table, &exercise);
            }
            all.push(exercise);
        }
        Some(all)
    });
    let all = all.filter(|_| !page.has_errors()).unwrap_or_default();
    (all, page.into_problems())
}

/// Warns of each `swap` in a file of exercises that names none of them and none of the catalogue's.
pub fn check_swaps(name: &str, source: &str, exercises: &[Exercise], catalogue: &Catalogue) -> Vec<Problem> {
    let page = Page::new(name, source);
    let own = || exercises.iter().filter_map(|exercise| exercise.id.as_ref());
    let is_known = |id: &Id| own().any(|own| own == id) || catalogue.find(id.as_str()).is_some();
    for id in exercises.iter().filter_map(|exercise| exercise.swap.as_ref()).filter(|id| !is_known(id)) {
        let written = format!("\"{id}\"");
        let at = source.match_indices(&written).find(|(at, _)| {
            let line = source[..*at].rsplit('\n').next().unwrap_or_default();
            line.trim_start().starts_with("swap")
        });
        let span = at.map_or(0..0, |(at, found)| at..at + found.len());
        let message = format!("there is no exercise {} to swap for", quoted(id.as_str()));
        let near = nearest(id.as_str(), own().map(Id::as_str).chain(catalogue.ids()));
        let help = near.map_or("`list exercises` shows all of them".to_owned(), did_you_mean);
        page.warning(span, "unknown-swap", &message, Some(&help));
    }
    page.into_problems()
}

/// Reads a routine. `stem` is the file's name without its ending and gives the id if the file has none; the routine's
/// hash is taken of `source`. With an error among the problems there is no routine. A person's own routine is given
/// advice, too; a shipped one had it in a test.
pub fn read_routine(
    name: &str,
    source: &str,
    stem: &str,
    catalogue: &Catalogue,
    origin: Origin,
) -> (Option<Routine>, Vec<Problem>) {
    let page = Page::new(name, source);
    let read = |top: &Table<'_>| {
        let routine = routine(top, stem, catalogue, origin);
        top.refuse_the_rest();
        routine
    };
    let routine = parse(&page, "routine", read).filter(|_| !page.has_errors());
    (routine, page.into_problems())
}

fn routine(top: &Table<'_>, stem: &str, catalogue: &Catalogue, origin: Origin) -> Option<Routine> {
    if let Some(schema) = top.need("schema", "begin the file with `schema = 1`") {
        let _noted = schema.number(1..=1);
    }
    let id = match top.take("id") {
        Some(entry) => entry.id(),
        None => id_of_stem(top, stem),
    };
    let name = top.need("name", "say what it is called").and_then(|entry| entry.text());
    let aim = top.need("aim", "say what it is for").and_then(|entry| entry.text());
    let areas = top
        .need("areas", "write it like areas = [\"neck\"]")
        .and_then(|entry| entry.not_empty(entry.tokens::<Area>()?));
    let level = top.take("level").map_or(Some(Level::Easy), |entry| entry.token());
    let when = top.take("when").map_or(Some(Vec::new()), |entry| entry.tokens());
    let per_day = top.take("per_day").and_then(|entry| entry.number(1..=MOST_A_DAY));
    let sources = top.take("sources").map_or(Some(Vec::new()), |entry| entry.texts());
    let note = top.take("note").and_then(|entry| entry.text());
    let language = top.take("language").map_or(Some(Text::new("en")), |entry| entry.text());
    let tables = top
        .need("step", "begin each step with [[step]]")
        .and_then(|entry| entry.tables("step"))
        .unwrap_or_default();
    too_many(&tables, top.page);
    // Steps are read even if the areas are wrong, so that their own problems show, too.
    let own_areas = areas.clone().unwrap_or_default();
    let steps: Vec<_> =
        tables.iter().take(MOST_ENTRIES).map(|table| step::read(table, catalogue, &own_areas)).collect();
    let steps = steps.into_iter().collect::<Option<Vec<_>>>()?;
    let routine = Routine {
        id: id?,
        name: name?,
        aim: aim?,
        areas: areas?,
        level: level?,
        when: when?,
        per_day,
        sources: sources?,
        note,
        language: language?,
        origin,
        hash: hash(top.page.source),
        held_back: held_back(top.page, &tables, &steps),
        steps,
        measured: Measured::default(),
    };
    if origin == Origin::Yours && !top.page.has_errors() {
        lint::routine(top, &tables, &routine);
    }
    Some(routine)
}

/// What is done instead of each dose that was outside its range, in words for the person who practises.
fn held_back(page: &Page<'_>, tables: &[Table<'_>], steps: &[Step]) -> Vec<Text> {
    let words = |problem: &Problem| {
        let table = tables.iter().rposition(|table| table.span.start <= problem.span.start)?;
        let name = &steps.get(table)?.exercise.name;
        let used = problem.help.as_deref()?.split(';').next()?;
        Some(Text::new(&format!("{name}: {}; {used}.", problem.message)))
    };
    page.found(range::OUTSIDE).iter().filter_map(words).collect()
}

fn id_of_stem(top: &Table<'_>, stem: &str) -> Option<Id> {
    let id = Id::new(stem);
    if id.is_none() {
        let message = format!("the file's name {} cannot be an id", quoted(stem));
        let help = "rename it to a-z, 0-9 and -, or write an `id`";
        top.page.error(0..0, "bad-id", &message, Some(help));
    }
    id
}

fn too_many(tables: &[Table<'_>], page: &Page<'_>) {
    if let Some(first) = tables.get(MOST_ENTRIES) {
        let message = format!("more than {MOST_ENTRIES} in one file");
        page.error(first.span.clone(), "too-many", &message, None);
    }
}

/// FNV-1a of 64 bits: short, and the same on every machine and in every version.
pub(super) fn hash(source: &str) -> String {
    let hash = source.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
