//! The settings file on the disk: read, and changed without ever being half written.
//!
//! A link is followed to what it names, and two who change the file at once lose nothing.

use std::{
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use uuid::Uuid;

use super::{Loaded, Settings, edit, keys::Key};
use crate::{document, text::Text};

/// How often another's change is waited for, or made room for.
const TRIES: u32 = 200;
/// How long in between.
const BETWEEN_TRIES: Duration = Duration::from_millis(10);

/// Why a setting was not written.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The key cannot have this value.
    #[error("{0}")]
    Value(String),
    /// The file itself must be mended before.
    #[error("{0}")]
    File(String),
    /// The disk refused.
    #[error("cannot {doing} {path}\n{fault}", path = Text::new(&path.to_string_lossy()))]
    Disk {
        /// What was tried.
        doing: &'static str,
        /// With which file or folder.
        path: PathBuf,
        /// What the disk said.
        fault: io::Error,
    },
    /// Others change the file all the time.
    #[error("another program is changing the settings\ntry again in a moment; nothing was changed")]
    Busy,
}

/// Reads the settings file at `path`; one that is not there is an empty one.
pub fn load(path: &Path) -> Loaded {
    if matches!(fs::metadata(path), Err(error) if error.kind() == ErrorKind::NotFound) {
        return Loaded::default();
    }
    match document::file::read(path) {
        (name, Ok(source)) => {
            let (settings, problems) = Settings::read(&name, &source);
            Loaded { settings, problems, source }
        }
        (_, Err(unreadable)) => {
            let (source, problem) = *unreadable;
            Loaded { settings: Settings::default(), problems: vec![problem], source }
        }
    }
}

/// Sets `key` in the file at `path` to `value`, as a person types it, or to its default where there is none; returns the
/// value as the file writes it. The file and its folder are made if they are not there, for the person alone.
///
/// # Errors
///
/// When the value is none for this key, the file is broken, or the disk refuses; then nothing is changed.
pub fn change(path: &Path, key: &Key, value: Option<&str>) -> Result<String, SettingsError> {
    let written = value.map(|value| edit::written(key, value)).transpose().map_err(refused)?;
    let target = target(path)?;
    let folder = target.parent().unwrap_or(Path::new("")).to_owned();
    if value.is_none() && !target.exists() {
        return Ok(key.default());
    }
    make(&folder).map_err(disk("make the folder", &folder))?;
    let _turn = turn(&folder)?;
    for _ in 0..TRIES {
        let old = old(&target)?;
        let source = old.as_deref().unwrap_or_default();
        let new = match &written {
            Some(written) => edit::set(source, key, written),
            None => edit::unset(source, key),
        };
        if replace(&target, old.as_deref(), &new.map_err(refused)?)? {
            return Ok(written.unwrap_or_else(|| key.default()));
        }
        thread::sleep(BETWEEN_TRIES);
    }
    Err(SettingsError::Busy)
}

fn refused(refusal: edit::Refusal) -> SettingsError {
    match refusal {
        edit::Refusal::Value(words) => SettingsError::Value(words),
        edit::Refusal::Broken | edit::Refusal::Tangled => SettingsError::File(refusal.to_string()),
    }
}

fn disk<'p>(doing: &'static str, path: &'p Path) -> impl FnOnce(io::Error) -> SettingsError + 'p {
    move |fault| SettingsError::Disk { doing, path: path.to_owned(), fault }
}

/// The file that `path` names in the end.
fn target(path: &Path) -> Result<PathBuf, SettingsError> {
    let mut target = path.to_owned();
    // As many as the system itself follows.
    for _ in 0..40 {
        let Ok(next) = fs::read_link(&target) else { return Ok(target) };
        target = target.parent().unwrap_or(Path::new("")).join(next);
    }
    Err(SettingsError::File("the settings file is a link that leads round in a circle".to_owned()))
}

/// Makes `folder` and those above it, for the person alone.
fn make(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

/// Waits for one's turn among those that change the file with this program; given back when it is dropped.
fn turn(folder: &Path) -> Result<Option<File>, SettingsError> {
    // The folder itself is the lock, so that no file of its own lies about. Where folders cannot be opened or locked,
    // looking again before replacing must do.
    let Ok(folder) = File::open(folder) else { return Ok(None) };
    for _ in 0..TRIES {
        match folder.try_lock() {
            Ok(()) => return Ok(Some(folder)),
            Err(TryLockError::WouldBlock) => thread::sleep(BETWEEN_TRIES),
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
    Err(SettingsError::Busy)
}

/// What the file holds now; nothing if it is not there.
fn old(target: &Path) -> Result<Option<String>, SettingsError> {
    if matches!(fs::symlink_metadata(target), Err(error) if error.kind() == ErrorKind::NotFound) {
        return Ok(None);
    }
    let (name, text) = document::file::read(target);
    text.map(Some).map_err(|unreadable| SettingsError::File(format!("{name}: {}", unreadable.1.message)))
}

/// Puts `new` in the place of the file if that still holds `old`; whether it did.
fn replace(target: &Path, old_text: Option<&str>, new: &str) -> Result<bool, SettingsError> {
    let beside = target.with_file_name(format!(".config.toml.{}", Uuid::new_v4()));
    let written = write_private(&beside, new).map_err(disk("write", target));
    let replaced = written.and_then(|()| {
        if old(target)?.as_deref() != old_text {
            return Ok(false);
        }
        fs::rename(&beside, target).map_err(disk("replace", target))?;
        Ok(true)
    });
    if !matches!(replaced, Ok(true)) {
        // It may not even be there.
        let _ = fs::remove_file(&beside);
    }
    replaced
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
