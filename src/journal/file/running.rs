//! Sessions that run right now, and the one that was broken off.
//!
//! A running session holds a lock that the system gives back even if the program is killed; no process ids are kept.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
};

use chrono::TimeDelta;
use uuid::Uuid;

use crate::{
    clock::Now,
    journal::{
        file::{
            error::{self, Doing, Failing, JournalError},
            folder,
        },
        history::{History, Session, SessionOutcome},
    },
};

/// The oldest session that is offered to go on with: the same day, as a person would say.
pub(super) const LONGEST_BREAK: TimeDelta = TimeDelta::hours(12);

/// A session that runs; dropping it lets go.
#[derive(Debug)]
pub struct Running {
    path: PathBuf,
    _file: File,
}

impl Running {
    /// Marks `session` as running, as long as the result lives.
    ///
    /// # Errors
    ///
    /// Whatever the disk refuses, and a session that runs in another terminal already.
    pub fn hold(state_folder: &Path, session: Uuid) -> Result<Self, JournalError> {
        let parent = state_folder.join("running");
        folder::make(&parent).failing(Doing::Folder, &parent)?;
        let path = parent.join(session.to_string());
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        folder::make_private(&mut options);
        loop {
            let file = options.open(&path).failing(Doing::Open, &path)?;
            let is_free = folder::lock(&file) != folder::Lock::Elsewhere;
            // Whoever held it before may have removed the file between our opening and locking it.
            if is_free && folder::is_at(&file, &path) {
                return Ok(Self { path, _file: file });
            }
            if !is_free {
                return Err(JournalError::Running { path: error::shown(&path) });
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // A file that stays is held by nobody, which is all it says.
        let _ = fs::remove_file(&self.path);
    }
}

/// The newest session of `device` that was started within twelve hours of `now`, has no end and is held by nobody.
pub fn unfinished<'a>(
    history: &'a History,
    device: Uuid,
    now: &Now,
    state_folder: &Path,
) -> Option<&'a Session> {
    let device = device.to_string();
    history
        .sessions
        .iter()
        .rev()
        .filter(|session| session.started.is_some() && session.device.as_str() == device)
        // A wall clock that was put back makes a session come from the future; that is no reason to lose it.
        .filter(|session| (now.wall - session.began).abs() <= LONGEST_BREAK)
        .filter(|session| session.outcome() == SessionOutcome::Unfinished)
        .find(|session| !is_held(state_folder, session.id))
}

/// Whether somebody holds the session; on a disk without locks nobody does.
fn is_held(state_folder: &Path, session: Uuid) -> bool {
    let path = state_folder.join("running").join(session.to_string());
    // Shared, so that two who ask at once do not take each other for the holder.
    folder::open_to_read(&path)
        .is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}
