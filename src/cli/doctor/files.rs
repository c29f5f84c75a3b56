//! The person's folders and what is in them.

use std::{fs, io, path::Path};

use super::{
    super::places::Places,
    finding::{
        Finding, State,
        State::{Absent, Look, Well},
    },
};
use crate::{journal, library::Library, routine::Origin, settings::Loaded};

/// Folders, settings, own routines and the log.
pub(super) fn findings(places: &Places, loaded: &Loaded) -> Vec<Finding> {
    let folders = [
        ("config", &places.config, false),
        ("data", &places.data, true),
        ("state", &places.state, true),
        ("cache", &places.cache, false),
    ];
    let mut all: Vec<Finding> =
        folders.into_iter().map(|(name, path, is_private)| folder(name, path, is_private)).collect();
    all.extend([settings(places, loaded), routines(places), log(places)]);
    all
}

fn folder(name: &str, path: &Path, is_private: bool) -> Finding {
    let shown = path.to_string_lossy();
    let finding = |state: State, words: &str| Finding::new("files", name, state, &format!("{shown}{words}"));
    match fs::metadata(path) {
        Ok(metadata) if !metadata.is_dir() => {
            finding(Look, ": not a folder").how("move the file that is in the way")
        }
        Ok(_) if !is_writable(path) => finding(Look, ": cannot be written").how("is the folder yours?"),
        Ok(metadata) => match mode(&metadata) {
            Some(mode) if is_private && mode & 0o077 != 0 => {
                finding(Look, &format!(": others of this machine may look in ({mode:04o})"))
                    .how(&format!("chmod 700 {shown}"))
            }
            Some(mode) => finding(Well, &format!(" ({mode:04o})")),
            None => finding(Well, ""),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => finding(Well, ": made when it is needed"),
        Err(error) => finding(Look, &format!(": {error}")),
    }
}

#[cfg(unix)]
fn is_writable(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok()
}

#[cfg(not(unix))]
fn is_writable(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|it| !it.permissions().readonly())
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have none")]
fn mode(metadata: &fs::Metadata) -> Option<u32> {
    Some(std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o7777)
}

#[cfg(not(unix))]
fn mode(_metadata: &fs::Metadata) -> Option<u32> {
    None
}

fn settings(places: &Places, loaded: &Loaded) -> Finding {
    let finding = |state, words: &str| Finding::new("files", "settings", state, words);
    match loaded.problems.len() {
        0 if !places.settings.exists() => finding(Well, "all at their defaults"),
        0 => finding(Well, "read"),
        number => finding(Look, &counted(number, "problem")).how("supple config shows them"),
    }
}

fn routines(places: &Places) -> Finding {
    let finding = |state, words: &str| Finding::new("files", "routines", state, words);
    let library = Library::load(Some(&places.routines));
    let own = library.routines().filter(|routine| routine.origin == Origin::Yours).count();
    let errors = library.problems().iter().filter(|problem| problem.is_error()).count();
    let warnings = library.problems().len() - errors;
    let words = format!("{} of your own", if own == 0 { "none".to_owned() } else { own.to_string() });
    let found: Vec<String> = [(errors, "problem"), (warnings, "warning")]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| counted(number, word))
        .collect();
    if found.is_empty() {
        finding(Well, &words)
    } else {
        finding(Look, &format!("{words}, {}", found.join(", "))).how("supple check shows where")
    }
}

fn log(places: &Places) -> Finding {
    let finding = |state, words: &str| Finding::new("files", "log", state, words);
    let history = journal::read(&places.data);
    let sessions = counted(history.sessions.len(), "session");
    let others = history.others.len();
    let words = if others == 0 {
        sessions
    } else {
        format!(
            "{sessions}, {}",
            if others == 1 { "1 other entry".to_owned() } else { format!("{others} other entries") }
        )
    };
    match history.unreadable.len() {
        _ if history.newer > 0 => {
            finding(Look, &format!("{words}, and {} of a newer supple", counted(history.newer, "line")))
        }
        0 if history.sessions.is_empty() && others == 0 => finding(Absent, "empty"),
        0 => finding(Well, &format!("{words}, every line readable")),
        lost => finding(Look, &format!("{words}, {} unreadable", counted(lost, "line")))
            .how("supple log says which; the rest counts as before"),
    }
}

fn counted(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}
