//! One file, read with suspicion.
//!
//! It never waits for a pipe, never touches a device, and never reads more than it must.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read},
    path::Path,
};

use super::{LARGEST, Problem, Severity, Unreadable, decode, problem::safe};

/// The name of the file, safe to show, and what it holds; only a regular one is touched.
pub(crate) fn read(path: &Path) -> (String, Result<String, Unreadable>) {
    let name = safe(&path.to_string_lossy());
    let text = match bytes(path) {
        Ok(bytes) => decode(&name, &bytes),
        Err(why) => {
            let problem = Problem::new(&name, "", 0..0, Severity::Error, "unreadable", &why);
            Err(Box::new((String::new(), problem)))
        }
    };
    (name, text)
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let cannot = |error: io::Error| format!("the file cannot be read: {error}");
    // Looked at before opening, because opening a device can already do something, and after, because it may have changed.
    must_be_regular(&fs::metadata(path).map_err(cannot)?)?;
    let file = open(path).map_err(cannot)?;
    let metadata = file.metadata().map_err(cannot)?;
    must_be_regular(&metadata)?;
    let most = LARGEST as u64 + 1;
    // One more than there is, so that the end is seen without asking for more room.
    let room = usize::try_from(metadata.len().min(most)).unwrap_or(LARGEST).saturating_add(1);
    let mut bytes = Vec::with_capacity(room);
    file.take(most).read_to_end(&mut bytes).map_err(cannot)?;
    Ok(bytes)
}

fn must_be_regular(metadata: &fs::Metadata) -> Result<(), String> {
    if metadata.is_dir() {
        return Err("this is a folder, not a file".to_owned());
    }
    if !metadata.is_file() {
        return Err("this is not a regular file".to_owned());
    }
    Ok(())
}

#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;

    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    let flags = i32::try_from(flags.bits()).map_err(io::Error::other)?;
    OpenOptions::new().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}
