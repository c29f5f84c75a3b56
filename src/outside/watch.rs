//! Files that are saved while the program runs.
//!
//! It sleeps until the system tells of one, reads none, and knows nothing of what they hold. Where the system has no
//! such service nothing is told, and whoever wants to know has to look.

use std::path::PathBuf;

/// Where files are saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spots {
    /// A folder, and the folders in it; it may come later.
    pub deep: PathBuf,
    /// A folder alone.
    pub flat: Option<PathBuf>,
}

/// What was heard of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A TOML file was saved, came or went, and its writer is done.
    Saved,
    /// Of nothing that is read.
    Nothing,
    /// Nothing more will ever be told.
    End,
}

#[cfg(target_os = "linux")]
pub use self::linux::Watch;

/// Hears of nothing here.
#[cfg(not(target_os = "linux"))]
#[derive(Debug)]
pub struct Watch(std::convert::Infallible);

#[cfg(not(target_os = "linux"))]
impl Watch {
    /// Nothing: this system is not asked.
    pub fn on(_spots: Spots) -> Option<Self> {
        None
    }

    /// What there is to hear of.
    pub fn hear(&self) -> Heard {
        match self.0 {}
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
impl std::os::fd::AsFd for Watch {
    fn as_fd(&self) -> std::os::fd::BorrowedFd<'_> {
        match self.0 {}
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::{
        fs,
        mem::MaybeUninit,
        os::fd::{AsFd, BorrowedFd, OwnedFd},
        path::Path,
    };

    use rustix::{
        event::{PollFd, PollFlags, Timespec, poll},
        fs::inotify::{self, CreateFlags, ReadFlags, WatchFlags},
        io::Errno,
    };

    use super::{Heard, Spots};

    /// An editor saves in several strokes: it has finished when nothing came for so long.
    const QUIET: Timespec = Timespec { tv_sec: 0, tv_nsec: 60_000_000 };
    /// What is of no interest is not waited for.
    const AT_ONCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 0 };
    /// Whoever writes without a pause is not waited for any longer.
    const MOST_STROKES: usize = 100;
    /// Folders of the fullest folder that are watched.
    const MOST_FOLDERS: usize = 1_000;

    /// Hears of TOML files that are saved; there is something to read while there is something to hear of.
    #[derive(Debug)]
    pub struct Watch {
        ear: OwnedFd,
        spots: Spots,
    }

    impl Watch {
        /// Begins to listen; nothing where the system refuses.
        pub fn on(spots: Spots) -> Option<Self> {
            let ear = inotify::init(CreateFlags::CLOEXEC).ok()?;
            let watch = Self { ear, spots };
            watch.listen();
            Some(watch)
        }

        /// What there is to hear of; it waits, asleep, until there is something, and until a writer is done.
        pub fn hear(&self) -> Heard {
            let mut room = [MaybeUninit::uninit(); 4096];
            let mut reader = inotify::Reader::new(&self.ear, &mut room);
            let mut is_saved = false;
            for _ in 0..MOST_STROKES {
                match reader.next() {
                    Ok(event) => is_saved |= is_of_interest(&event),
                    Err(Errno::INTR) => continue,
                    Err(_) if is_saved => break,
                    Err(_) => return Heard::End,
                }
                let patience = if is_saved { QUIET } else { AT_ONCE };
                if reader.is_buffer_empty() && !self.hears_more(&patience) {
                    break;
                }
            }
            if !is_saved {
                return Heard::Nothing;
            }
            // A folder may have come.
            self.listen();
            Heard::Saved
        }

        fn hears_more(&self, patience: &Timespec) -> bool {
            let mut waiting = [PollFd::new(&self.ear, PollFlags::IN)];
            matches!(poll(&mut waiting, Some(patience)), Ok(1..))
        }

        /// Asks to be told; where it was asked before that changes nothing.
        fn listen(&self) {
            let Spots { deep, flat } = &self.spots;
            if !self.ask(deep)
                && let Some(beside) = deep.parent()
            {
                // Until it comes.
                self.ask(beside);
            }
            if let Some(flat) = flat {
                self.ask(flat);
            }
            let within = fs::read_dir(deep).into_iter().flatten().take(MOST_FOLDERS).filter_map(Result::ok);
            for entry in within.filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_file())) {
                self.ask(&entry.path());
            }
        }

        fn ask(&self, folder: &Path) -> bool {
            let saved = WatchFlags::CLOSE_WRITE | WatchFlags::MOVED_TO | WatchFlags::CREATE;
            let gone = WatchFlags::MOVED_FROM | WatchFlags::DELETE;
            inotify::add_watch(&self.ear, folder, saved | gone | WatchFlags::ONLYDIR).is_ok()
        }
    }

    impl AsFd for Watch {
        fn as_fd(&self) -> BorrowedFd<'_> {
            self.ear.as_fd()
        }
    }

    /// Whether a file we may read is meant, or a folder; an overflow may have hidden one.
    fn is_of_interest(event: &inotify::Event<'_>) -> bool {
        let name = event.file_name().map(std::ffi::CStr::to_bytes).unwrap_or_default();
        is_read(name) || event.events().intersects(ReadFlags::ISDIR | ReadFlags::QUEUE_OVERFLOW)
    }

    /// Editors leave other files beside the one that is saved.
    fn is_read(name: &[u8]) -> bool {
        name.ends_with(b".toml") && !name.starts_with(b".")
    }

    #[cfg(test)]
    mod tests {
        use super::is_read;

        #[test]
        fn what_editors_leave_beside_a_file_is_nothing_new() {
            assert!(is_read(b"neck.toml"));
            for name in [&b"4913"[..], b".neck.toml", b".neck.toml.swp", b"neck.toml~", b"#neck.toml#", b""] {
                assert!(!is_read(name));
            }
        }
    }
}
