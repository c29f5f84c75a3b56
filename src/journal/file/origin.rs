//! Where the file lies from which a session is led, as long as the session can be gone on with.
//!
//! It stands in the state folder and never in the journal, which may be shared: a path says more than what was done.

use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use uuid::Uuid;

use crate::journal::file::{
    error::{Doing, Failing, JournalError},
    folder,
};

/// Notes older than this are of sessions that nobody is asked about any more.
const KEPT: Duration = Duration::from_hours(24);

fn place(state_folder: &Path) -> PathBuf {
    state_folder.join("origins")
}

/// Notes that `session` is led from the file at `path`, which is absolute; a path that is no text is not noted.
///
/// # Errors
///
/// Whatever the disk refuses.
pub fn note_origin(state_folder: &Path, session: Uuid, path: &Path) -> Result<(), JournalError> {
    let Some(words) = path.to_str() else { return Ok(()) };
    let parent = place(state_folder);
    folder::make(&parent).failing(Doing::Folder, &parent)?;
    forget_old(&parent);
    let note = parent.join(session.to_string());
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    folder::make_private(&mut options);
    let mut file = options.open(&note).failing(Doing::Open, &note)?;
    file.write_all(words.as_bytes()).failing(Doing::Write, &note)
}

/// The file from which `session` was led, if that was noted; whether it is still the same is for the caller to see.
pub fn origin(state_folder: &Path, session: Uuid) -> Option<PathBuf> {
    let words = fs::read_to_string(place(state_folder).join(session.to_string())).ok()?;
    Some(PathBuf::from(words)).filter(|path| path.is_absolute())
}

/// Forgets it: the session has its end.
pub fn forget_origin(state_folder: &Path, session: Uuid) {
    // A note that stays is forgotten a day later.
    let _ = fs::remove_file(place(state_folder).join(session.to_string()));
}

fn forget_old(parent: &Path) {
    let Ok(notes) = fs::read_dir(parent) else { return };
    // How old a file is, the file system says; a clock of our own is not needed for a day more or less.
    let newest = |note: &fs::DirEntry| note.metadata().and_then(|it| it.modified()).ok();
    let notes: Vec<(PathBuf, SystemTime)> =
        notes.filter_map(Result::ok).filter_map(|note| Some((note.path(), newest(&note)?))).collect();
    let Some(last) = notes.iter().map(|(_, time)| *time).max() else { return };
    for (path, time) in notes {
        if last.duration_since(time).is_ok_and(|age| age > KEPT) {
            let _ = fs::remove_file(path);
        }
    }
}
