//! Causes and programmes among what can be shown.
//!
//! An id of several shelves is shown from the first; the others are told of, never guessed.

use super::{cause, programme, unknown};
use crate::{
    body::Token,
    cli::{End, complain_as_is, page::Page, say},
    exercise::Id,
    library::Library,
    plain::clock,
    session::Timeline,
};

/// Shows the programme or the cause with this id; `shelf` is the one meant, if the person said so.
pub(super) fn show(shelf: Option<&str>, id: &str, as_json: bool, library: &Library) -> anyhow::Result<End> {
    if let Some(found) = library.programme(id).filter(|_| shelf != Some("cause")) {
        return programme::show(found, library, as_json);
    }
    match library.cause(id).filter(|_| shelf != Some("programme")) {
        Some(found) => cause::show(found, library, as_json),
        None => Ok(unknown(id, library)),
    }
}

/// What has this id, in the order of the shelves: in words ("an exercise"), and as the word for the shelf ("exercise").
pub(super) fn shelves(id: &str, library: &Library) -> Vec<(&'static str, &'static str)> {
    let all = [
        ("a routine", "routine", library.routine(id).is_some()),
        ("an exercise", "exercise", library.exercise(id).is_some()),
        ("a programme", "programme", library.programme(id).is_some()),
        ("a cause", "cause", library.cause(id).is_some()),
    ];
    all.into_iter().filter(|(_, _, has)| *has).map(|(what, shelf, _)| (what, shelf)).collect()
}

/// Says on standard error what else has this id, when one of several is shown.
pub(super) fn tell_namesakes(id: &str, library: &Library) {
    for (what, shelf) in shelves(id, library).iter().skip(1) {
        complain_as_is(&format!("{what} is called `{id}`, too; `supple show {shelf} {id}` shows it"));
    }
}

/// Prints routines and exercises by id and name, under a heading unless there are none.
pub(super) fn practices(heading: &str, ids: &[Id], library: &Library, page: Page) -> anyhow::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    say(&format!("\n{heading}"))?;
    let widest = ids.iter().map(|id| id.as_str().len()).max().unwrap_or(0);
    for id in ids {
        page.hang(&format!("  {id:<widest$}  "), &name(id, library))?;
    }
    Ok(())
}

/// A routine's name and length, or an exercise's name; the id of what is not there.
pub(super) fn name(id: &Id, library: &Library) -> String {
    if let Some(routine) = library.routine(id.as_str()) {
        return format!("{} ({})", routine.name, clock(Timeline::length_of(routine, None)));
    }
    library.exercise(id.as_str()).map_or_else(|| id.to_string(), |exercise| exercise.name.to_string())
}

/// The names of words of a closed set, in one line.
pub(super) fn names<T: Token>(words: &[T]) -> String {
    words.iter().map(|word| word.name()).collect::<Vec<_>>().join(", ")
}

/// The last line of a page.
pub(super) fn close(page: Page) -> anyhow::Result<()> {
    say("")?;
    page.paragraph("Sharp, shooting or numb means stop. For general well-being, not medical advice.")
}
