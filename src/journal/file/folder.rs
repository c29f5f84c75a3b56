//! Folders and files that are the person's own: private, locked for a moment, known again.
//!
//! Nothing here knows what is in them.

use std::{
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    io::{self, ErrorKind},
    path::Path,
    thread,
    time::Duration,
};

/// How often a lock is tried, and how long it is waited for in between: about 50 ms, since the lock is only a courtesy.
const TRIES: u32 = 10;
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// What became of the wish for a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lock {
    /// It is ours.
    Held,
    /// Somebody else has it.
    Elsewhere,
    /// This disk has no locks.
    Unknown,
}

/// Tries for a moment to lock `file`.
pub(super) fn lock(file: &File) -> Lock {
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Lock::Held,
            Err(TryLockError::WouldBlock) => thread::sleep(BETWEEN_TRIES),
            Err(TryLockError::Error(fault)) if fault.kind() == ErrorKind::Interrupted => {}
            Err(TryLockError::Error(_)) => return Lock::Unknown,
        }
    }
    Lock::Elsewhere
}

/// Makes `folder` and those above it, for the person alone, and sees to it that they stay.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().unwrap_or(Path::new(""));
    make(parent)?;
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Ok(()) => sync(parent),
        Err(fault) if fault.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(fault) => Err(fault),
    }
}

/// Sees to it that the names in `folder` are on the disk, where folders can be synced at all.
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(not(unix)) || folder.as_os_str().is_empty() {
        return Ok(());
    }
    match File::open(folder)?.sync_all() {
        // Some disks know no such thing for folders.
        Err(fault) if matches!(fault.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        synced => synced,
    }
}

/// Opens for the person alone, through no link, waiting for nobody.
pub(super) fn make_private(options: &mut OpenOptions) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600).custom_flags(through_no_link());
    }
    #[cfg(not(unix))]
    let _ = options;
}

/// Opens for reading, through no link, waiting for nobody.
pub(super) fn open_to_read(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    make_private(&mut options);
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(ErrorKind::InvalidInput.into()) }
}

/// Takes away what others may do with a file of ours, if it was too open.
pub(super) fn tighten(file: &File) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let is_open = |it: &fs::Metadata| it.permissions().mode() & 0o077 != 0;
        if file.metadata().as_ref().is_ok_and(is_open) {
            // A disk without modes cannot be helped, and the entry matters more.
            let _ = file.set_permissions(fs::Permissions::from_mode(0o600));
        }
    }
    #[cfg(not(unix))]
    let _ = file;
}

/// Whether `file` is still the one at `path`: somebody may have removed or replaced it.
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let place = |it: &fs::Metadata| (it.dev(), it.ino());
        match (file.metadata(), fs::symlink_metadata(path)) {
            (Ok(ours), Ok(theirs)) => place(&ours) == place(&theirs),
            _ => false,
        }
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        path.exists()
    }
}

#[cfg(unix)]
fn through_no_link() -> i32 {
    use rustix::fs::OFlags;
    (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed()
}
