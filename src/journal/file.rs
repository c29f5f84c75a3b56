//! The journal's files, read and appended to.
//!
//! Nothing here ever changes or removes a byte once written; whoever reads never opens a file for writing.

mod error;
mod folder;
mod identity;
mod origin;
mod reading;
mod running;

pub use self::{
    error::JournalError,
    identity::device,
    origin::{forget_origin, note_origin, origin},
    reading::{read, read_newest, read_since, read_with},
    running::{Running, unfinished},
};

use std::{
    fs::{File, OpenOptions},
    io::{self, ErrorKind, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use chrono::Datelike;
use uuid::Uuid;

use crate::journal::{
    entry::Entry,
    file::error::{Doing, Failing},
};

/// How often a line is written anew after only a part of it got through, or after the file was swapped meanwhile.
const ATTEMPTS: u32 = 3;

/// The journal of this device, ready to be appended to.
#[derive(Debug)]
pub struct Journal {
    data_folder: PathBuf,
    state_folder: PathBuf,
    device: Option<Uuid>,
    open: Option<(PathBuf, File)>,
}

impl Journal {
    /// The journal under `data_folder`, written as the device that `state_folder` remembers. Touches neither yet.
    pub fn open(data_folder: &Path, state_folder: &Path) -> Self {
        Self {
            data_folder: data_folder.to_owned(),
            state_folder: state_folder.to_owned(),
            device: None,
            open: None,
        }
    }

    /// Appends `entry`; when this returns it is on the disk.
    ///
    /// # Errors
    ///
    /// Whatever the disk refuses. The entry may be there or not: append it again, the union by id counts it once.
    pub fn append(&mut self, entry: &Entry) -> Result<(), JournalError> {
        let path = self.path(entry)?;
        for _ in 0..ATTEMPTS {
            // Taken out: a file that failed once must not be trusted again, it is dropped on every way out but the last.
            let mut file = match self.open.take() {
                Some((known, file)) if known == path && folder::is_at(&file, &path) => file,
                _ => open_for_appending(&path)?,
            };
            append_line(&mut file, entry.line().as_bytes()).failing(Doing::Write, &path)?;
            file.sync_data().failing(Doing::Sync, &path)?;
            if folder::is_at(&file, &path) {
                self.open = Some((path, file));
                return Ok(());
            }
        }
        Err(JournalError::Swapped { path: error::shown(&path) })
    }

    /// The file an entry belongs to: that of this device and of the entry's own local year.
    fn path(&mut self, entry: &Entry) -> Result<PathBuf, JournalError> {
        let device = match self.device {
            Some(device) => device,
            None => *self.device.insert(identity::made(&self.state_folder)?),
        };
        let folder = self.data_folder.join("log").join(device.to_string());
        Ok(folder.join(format!("{}.jsonl", entry.time().year())))
    }
}

/// Opens the file at `path`, making it and its folders if need be.
fn open_for_appending(path: &Path) -> Result<File, JournalError> {
    let parent = path.parent().unwrap_or(Path::new(""));
    folder::make(parent).failing(Doing::Folder, parent)?;
    let mut options = OpenOptions::new();
    options.read(true).append(true);
    folder::make_private(&mut options);
    let file = match options.clone().create_new(true).open(path) {
        Ok(file) => {
            folder::sync(parent).failing(Doing::Sync, parent)?;
            file
        }
        Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {
            options.open(path).failing(Doing::Open, path)?
        }
        Err(fault) => return Err(fault).failing(Doing::Open, path),
    };
    if !file.metadata().failing(Doing::Open, path)?.is_file() {
        return Err(JournalError::NotAFile { path: error::shown(path) });
    }
    folder::tighten(&file);
    Ok(file)
}

/// Appends `line` on a line of its own, while nobody else does if that can be had.
fn append_line(file: &mut File, line: &[u8]) -> io::Result<()> {
    let locked = folder::lock(file) == folder::Lock::Held;
    let written = is_torn(file).and_then(|torn| write_whole(file, line, torn));
    if locked {
        // A lock that cannot be given back goes with the file.
        let _ = file.unlock();
    }
    written
}

/// Whether the last line of the file has no end.
fn is_torn(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

/// Writes `line` in one go, after a newline if the file is `torn`; what got through only in part is sealed and written again.
fn write_whole(out: &mut impl Write, line: &[u8], mut torn: bool) -> io::Result<()> {
    for _ in 0..ATTEMPTS {
        let mut bytes = Vec::with_capacity(line.len() + 1);
        if torn {
            bytes.push(b'\n');
        }
        bytes.extend_from_slice(line);
        let count = loop {
            match out.write(&bytes) {
                Err(fault) if fault.kind() == ErrorKind::Interrupted => {}
                written => break written?,
            }
        };
        if count == bytes.len() {
            return Ok(());
        }
        torn = count > 0 || torn;
    }
    Err(ErrorKind::WriteZero.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes at most so many bytes at each write, and is interrupted where there is nothing.
    struct Narrow {
        takes: Vec<Option<usize>>,
        bytes: Vec<u8>,
    }

    impl Write for Narrow {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let take = if self.takes.is_empty() { Some(usize::MAX) } else { self.takes.remove(0) };
            let count = take.ok_or(ErrorKind::Interrupted)?.min(bytes.len());
            self.bytes.extend_from_slice(&bytes[..count]);
            Ok(count)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[track_caller]
    fn case(takes: &[Option<usize>], torn: bool, left: Option<&str>) {
        let mut narrow = Narrow { takes: takes.to_vec(), bytes: Vec::new() };
        let written = write_whole(&mut narrow, b"line\n", torn);
        assert_eq!(written.is_ok(), left.is_some());
        if let Some(left) = left {
            assert_eq!(String::from_utf8_lossy(&narrow.bytes), left);
        }
    }

    #[test]
    fn a_line_is_written_whole_or_not_at_all() {
        case(&[], false, Some("line\n"));
        case(&[], true, Some("\nline\n"));
        case(&[None, None, None], false, Some("line\n"));
        case(&[Some(2)], false, Some("li\nline\n"));
        case(&[Some(0)], false, Some("line\n"));
        case(&[Some(1), None], true, Some("\n\nline\n"));
        case(&[Some(1), Some(1), Some(1)], false, None);
    }
}
