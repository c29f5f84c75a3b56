//! Which device this is: a random id, made once.
//!
//! It says nothing about the machine and is never made anew while it can be read.

use std::{
    fs::{self, OpenOptions},
    io::{self, ErrorKind, Read, Write},
    path::Path,
};

use uuid::Uuid;

use crate::journal::file::{
    error::{Doing, Failing, JournalError},
    folder,
};

/// The id of this device, if it has one yet.
pub fn device(state_folder: &Path) -> Option<Uuid> {
    let mut words = String::new();
    folder::open_to_read(&state_folder.join("device")).ok()?.take(64).read_to_string(&mut words).ok()?;
    Uuid::try_parse(words.trim()).ok()
}

/// The id of this device, made if it has none; whoever is second reads what the first one made.
pub(super) fn made(state_folder: &Path) -> Result<Uuid, JournalError> {
    if let Some(known) = device(state_folder) {
        return Ok(known);
    }
    folder::make(state_folder).failing(Doing::Folder, state_folder)?;
    let id = Uuid::new_v4();
    let path = state_folder.join("device");
    // Written whole under another name first, so that nobody ever sees half an id.
    let draft = state_folder.join(format!("device.{id}"));
    let placed = write(&draft, id).and_then(|()| place(&draft, &path, id));
    // The draft has done its work; one that stays does no harm.
    let _ = fs::remove_file(&draft);
    placed.failing(Doing::Write, &path)?;
    folder::sync(state_folder).failing(Doing::Sync, state_folder)?;
    Ok(device(state_folder).unwrap_or(id))
}

/// Gives the draft its name, unless another one has it already; a damaged one is replaced.
fn place(draft: &Path, path: &Path, id: Uuid) -> io::Result<()> {
    match fs::hard_link(draft, path) {
        Ok(()) => Ok(()),
        Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {
            let is_whole = path.parent().and_then(device).is_some();
            if is_whole { Ok(()) } else { fs::rename(draft, path) }
        }
        // No links on this disk.
        Err(_) => match write(path, id) {
            Err(fault) if fault.kind() == ErrorKind::AlreadyExists => Ok(()),
            written => written,
        },
    }
}

fn write(path: &Path, id: Uuid) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    folder::make_private(&mut options);
    let mut file = options.open(path)?;
    file.write_all(format!("{id}\n").as_bytes())?;
    file.sync_all()
}
