//! `supple show`: one routine unfolded, or one exercise, programme or cause as a page.

mod cause;
mod citations;
mod exercise;
mod knowledge;
mod programme;
mod routine;

use std::{mem::ManuallyDrop, path::Path};

use super::{
    End, arguments::Show, check::print_problems, complain, library, places::Places, tell_problems, wrong,
};
use crate::{
    body::Side,
    library::{Library, Things},
    routine::Routine,
    text::Text,
};

/// Shows what the person asked for.
pub(super) fn show(asked: &Show) -> anyhow::Result<End> {
    let library = match asked.what.as_slice() {
        // Programmes and causes name routines, whatever those are called.
        [shelf, _] if matches!(shelf.as_str(), "programme" | "cause") => library()?,
        [.., id] => known(id)?,
        [] => Library::shipped(),
    };
    show_from(asked, &ManuallyDrop::new(library))
}

/// What is needed to show `id`: everything, where it is neither a file nor a practice, as a likely id may have to be named.
pub(super) fn known(id: &str) -> anyhow::Result<Library> {
    let folder = Places::find()?.routines;
    let some = Library::load_for(id, &folder);
    let is_enough = looks_like_path(id) || some.routine(id).is_some() || some.exercise(id).is_some();
    let library = if is_enough { some } else { Library::load(Some(&folder)) };
    tell_problems(&library);
    Ok(library)
}

fn show_from(asked: &Show, library: &Library) -> anyhow::Result<End> {
    let things = match asked.things.read() {
        Ok(things) => things,
        Err(unknown) => return Ok(wrong(&unknown.to_string())),
    };
    let (shelf, id) = match asked.what.as_slice() {
        [shelf, id] => (Some(shelf.as_str()), id.as_str()),
        [id] => (None, id.as_str()),
        _ => return Ok(wrong("nothing to show\ngive an id; `supple list` has them")),
    };
    if shelf.is_none() {
        knowledge::tell_namesakes(id, library);
    }
    match shelf {
        Some("routine") | None => {
            if let Some(routine) = library.routine(id) {
                return show_routine(routine, asked, &things, library);
            }
            if looks_like_path(id) {
                return show_file(id, asked, &things, library);
            }
        }
        Some("exercise") => {}
        Some("programme" | "cause") => return knowledge::show(shelf, id, asked.json, library),
        Some(other) => {
            return Ok(wrong(&format!(
                "`{}` cannot be shown\nsay `routine`, `exercise`, `programme` or `cause`",
                Text::new(other)
            )));
        }
    }
    match library.exercise(id).filter(|_| shelf != Some("routine")) {
        Some(exercise) => exercise::show(exercise, library, asked),
        None if shelf.is_none() => knowledge::show(None, id, asked.json, library),
        None => Ok(unknown(id, library)),
    }
}

/// The message for an id that nothing has, or nothing of the sort that is meant.
pub(super) fn unknown(id: &str, library: &Library) -> End {
    if let Some((what, shelf)) = knowledge::shelves(id, library).first() {
        return wrong(&format!("`{id}` is {what}\n`supple show {shelf} {id}` shows it"));
    }
    let nearest = library.nearest(id).map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    wrong(&format!("nothing is called `{}`\n{nearest}`supple list` shows what there is", Text::new(id)))
}

/// The message for a routine of which nothing can be done with what there is.
pub(super) fn nothing_left(routine: &Routine) -> End {
    complain(&format!(
        "nothing of `{}` can be done with that\n`supple list --with ...` shows what can",
        routine.id
    ));
    End::Problem
}

/// Whether `id` is meant as a file.
pub(super) fn looks_like_path(id: &str) -> bool {
    id.contains('/') || Path::new(id).extension().is_some_and(|extension| extension == "toml")
}

fn show_file(path: &str, asked: &Show, things: &Things, library: &Library) -> anyhow::Result<End> {
    let (routine, problems, source) = library.read_file(Path::new(path));
    print_problems(&problems, &source);
    match routine {
        Some(routine) => show_routine(&routine, asked, things, library),
        None => Ok(End::Problem),
    }
}

/// Shows a routine as it is written, or as it becomes with what the person has.
fn show_routine(written: &Routine, asked: &Show, things: &Things, library: &Library) -> anyhow::Result<End> {
    let side = asked.side.map(Side::from);
    let adapted = library.adapt(written, things);
    let changes = (!things.is_everything()).then_some(adapted.changes.as_slice());
    let Some(routine) = &adapted.routine else {
        for change in &adapted.changes {
            super::complain_as_is(&change.to_string());
        }
        return Ok(nothing_left(written));
    };
    routine::show(routine, library, changes, side, asked.json)
}
