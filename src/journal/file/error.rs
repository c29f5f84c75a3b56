//! What a disk may refuse, with the place and the remedy.
//!
//! Facts only; nothing here touches a disk.

use std::{
    io::{self, ErrorKind},
    path::Path,
};

use thiserror::Error;

use crate::text::Text;

/// Why an entry is not in the journal.
#[derive(Debug, Error)]
pub enum JournalError {
    /// The disk refused something.
    #[error("cannot {} `{path}`: {fault}", doing.verb())]
    Refused {
        /// What was tried.
        doing: Doing,
        /// On what.
        path: Text,
        /// What the system says.
        fault: io::Error,
    },
    /// Something else stands in the file's place.
    #[error("`{path}` is not a regular file")]
    NotAFile {
        /// The place.
        path: Text,
    },
    /// The file was replaced each time it was written.
    #[error("`{path}` is being replaced by another program")]
    Swapped {
        /// The place.
        path: Text,
    },
    /// The session runs in another terminal.
    #[error("the session of `{path}` runs already")]
    Running {
        /// Its lock.
        path: Text,
    },
}

impl JournalError {
    /// What the person can do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Refused { fault, .. } => match fault.kind() {
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                    "make room on the disk"
                }
                ErrorKind::PermissionDenied => "make the place writable for yourself",
                ErrorKind::ReadOnlyFilesystem => "mount the disk for writing",
                ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
                    "a file stands where a folder should be, move it away"
                }
                ErrorKind::NotFound => "bring the folder back",
                _ if is_a_loop(fault) => "a link stands in the file's place, move it away",
                _ => "see whether the disk is well",
            },
            Self::NotAFile { .. } => "move it away",
            Self::Running { .. } => "go on in the other terminal",
            Self::Swapped { .. } => "let the other program finish",
        }
    }

    /// The remedy and what went wrong, in one line: where that is cut, what to do is still there, and a path is not.
    pub fn with_remedy(&self) -> Text {
        Text::new(&format!("{}; {self}", self.remedy()))
    }
}

/// What was tried with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Making a folder.
    Folder,
    /// Opening or making a file.
    Open,
    /// Writing to it.
    Write,
    /// Seeing to it that it is on the disk.
    Sync,
}

impl Doing {
    fn verb(self) -> &'static str {
        match self {
            Self::Folder => "make the folder",
            Self::Open => "open",
            Self::Write => "write to",
            Self::Sync => "save",
        }
    }
}

/// Adds what was tried, and on what, to a fault.
pub(super) trait Failing<T> {
    /// The same result, saying what was tried on `path`.
    fn failing(self, doing: Doing, path: &Path) -> Result<T, JournalError>;
}

impl<T> Failing<T> for io::Result<T> {
    fn failing(self, doing: Doing, path: &Path) -> Result<T, JournalError> {
        self.map_err(|fault| JournalError::Refused { doing, path: shown(path), fault })
    }
}

/// A path that is safe to show.
pub(super) fn shown(path: &Path) -> Text {
    Text::new(&path.to_string_lossy())
}

#[cfg(unix)]
fn is_a_loop(fault: &io::Error) -> bool {
    fault.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_a_loop(_: &io::Error) -> bool {
    false
}
