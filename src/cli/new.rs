//! `supple new`: a routine of one's own to begin with.

use std::{
    fs::{self, DirBuilder, OpenOptions},
    io::{ErrorKind, Write},
    path::Path,
};

use anyhow::Context;

use super::{
    End, arguments::New, check::print_problems, complain, library, places::Places, say, show, wrong,
};
use crate::{
    exercise::Id,
    library::{self as shelf, Library},
    text::{Text, capital},
};

/// A short routine that shows every key a person needs, with a word on each.
const STARTER: &str = include_str!("starter.toml");

/// Writes a starter, or a copy of a routine, into the person's folder; a file that is there is never touched.
pub(super) fn new(asked: &New, places: &Places) -> anyhow::Result<End> {
    let Some(id) = Id::new(&asked.id) else {
        let words = format!("`{}` cannot be an id\nuse 1 to 64 of a-z, 0-9 and -", Text::new(&asked.id));
        return Ok(wrong(&words));
    };
    let library = library()?;
    let text = match &asked.from {
        None => STARTER.to_owned(),
        Some(from) => match source(from, places, &library) {
            Ok(text) => text,
            Err(end) => return Ok(end),
        },
    };
    if let Some((_, file)) = shelf::own_text(&places.routines, id.as_str()) {
        complain(&format!("you have a routine called `{id}`: {file}\nedit that, or choose another id"));
        return Ok(End::Problem);
    }
    let path = places.routines.join(format!("{id}.toml"));
    let shown = Text::new(&path.to_string_lossy());
    make_folder(&places.routines)?;
    match write(&path, shelf::rename(&text, &id, &name(&id)).as_bytes()) {
        Ok(()) => {}
        Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {
            complain(&format!("{shown} is there already\nedit that, or choose another id"));
            return Ok(End::Problem);
        }
        Err(fault) => return Err(fault).with_context(|| format!("writing {shown}")),
    }
    say(&format!("{shown}\n"))?;
    if library.routine(id.as_str()).is_some() {
        say(&format!("It stands in for the shipped routine `{id}` as long as it is there.\n"))?;
    }
    say("Next: edit it, then")?;
    for (command, does) in [
        ("supple check".to_owned(), "finds what is wrong"),
        (format!("supple show {id}"), "shows every step with its time"),
        (format!("supple run {id}"), "leads you through it"),
    ] {
        let widest = "supple show ".len() + id.as_str().len();
        say(&format!("  {command:<widest$}   {does}"))?;
    }
    Ok(End::Done)
}

/// The text to copy: the person's own routine, a shipped one, or any file.
fn source(from: &str, places: &Places, library: &Library) -> Result<String, End> {
    if let Some((text, _)) = shelf::own_text(&places.routines, from) {
        return Ok(text);
    }
    if let Some(text) = shelf::shipped_text(from) {
        return Ok(text.to_owned());
    }
    if !show::looks_like_path(from) {
        return Err(show::unknown(from, library));
    }
    let (routine, problems, text) = library.read_file(Path::new(from));
    print_problems(&problems, &text);
    routine.map(|_| text).ok_or(End::Problem)
}

/// `my-routine` as a person would call it: "My routine".
fn name(id: &Id) -> String {
    let words = capital(id.as_str().replace('-', " ").trim());
    if words.is_empty() { "My routine".to_owned() } else { words }
}

pub(super) fn make_folder(folder: &Path) -> anyhow::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).with_context(|| format!("making {}", Text::new(&folder.to_string_lossy())))
}

pub(super) fn write(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    let written = file.write_all(content).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a file would be read as a wrong one; that it cannot be removed either changes nothing.
        let _ = fs::remove_file(path);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{exercise::Dose, session::Timeline};

    #[test]
    fn the_starter_reads_without_a_problem_under_any_id() {
        let id = Id::new("my-routine").expect("it is an id");
        let text = shelf::rename(STARTER, &id, &name(&id));
        let (routine, problems) = Library::shipped().check_text("my-routine.toml", &text);
        assert_eq!(problems, []);
        let routine = routine.expect("it is a routine");
        assert_eq!(routine.name.as_str(), "My routine");
        assert!(Timeline::of(&routine, None).length().as_secs() < 15 * 60);
    }

    #[test]
    fn the_starter_names_every_dose_and_every_key_of_a_routine() {
        let words: Vec<&str> =
            STARTER.split(|letter: char| !letter.is_ascii_lowercase() && letter != '_').collect();
        let routine = shelf::routine_schema();
        let keys = |schema: &serde_json::Value| {
            let keys = schema["properties"].as_object().expect("it is a table").keys().cloned();
            keys.collect::<Vec<String>>()
        };
        for key in keys(&routine).iter().chain(&keys(&routine["properties"]["step"]["items"])) {
            assert!(words.contains(&key.as_str()), "the starter does not name `{key}`");
        }
    }

    #[test]
    fn the_starter_holds_reps_and_tender_holds() {
        let (routine, _) = Library::shipped().check_text("a.toml", STARTER);
        let routine = routine.expect("it is a routine");
        assert!(
            routine.steps.iter().any(|step| matches!(&step.dose, Dose::Hold(hold) if hold.floor < hold.cap))
        );
        assert!(routine.steps.iter().any(|step| matches!(step.dose, Dose::Reps(_))));
    }
}
