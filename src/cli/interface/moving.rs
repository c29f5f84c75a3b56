//! A file moved to where nothing is yet.
//!
//! The place is taken and seen to be free in one go, so that no other program's file is lost either.

use std::{
    fs,
    io::{self, ErrorKind},
    path::Path,
};

use crate::cli::new;

/// Moves a file, or a link, to where nothing is yet; it is removed only once it stands there.
pub(super) fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => remove(from, to),
        Err(fault) if fault.kind() == ErrorKind::AlreadyExists => Err(taken()),
        // The data folder may lie on another disk.
        Err(fault) if fault.kind() == ErrorKind::CrossesDevices => copy_over(from, to),
        // Not every disk has links.
        Err(_) => rename(from, to),
    }
}

/// Removes what has another name by now; where it cannot be removed, it loses that name again.
fn remove(from: &Path, to: &Path) -> io::Result<()> {
    let removed = fs::remove_file(from);
    if removed.is_err() {
        // That both stand there loses nothing.
        let _ = fs::remove_file(to);
    }
    removed
}

fn copy_over(from: &Path, to: &Path) -> io::Result<()> {
    match new::write(to, &fs::read(from)?) {
        Err(fault) if fault.kind() == ErrorKind::AlreadyExists => Err(taken()),
        written => written.and_then(|()| remove(from, to)),
    }
}

fn rename(from: &Path, to: &Path) -> io::Result<()> {
    if fs::symlink_metadata(to).is_ok() { Err(taken()) } else { fs::rename(from, to) }
}

fn taken() -> io::Error {
    io::Error::new(ErrorKind::AlreadyExists, "another file has its name by now")
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;

    type Way = fn(&Path, &Path) -> io::Result<()>;
    const WAYS: [Way; 3] = [move_file, copy_over, rename];
    /// Not UTF-8, as a file may be that is deleted for just that.
    const BYTES: &[u8] = b"name = \"R\xfccken\"\n";

    #[test]
    fn every_way_moves_a_file_whatever_is_in_it_and_overwrites_none() {
        for way in WAYS {
            let folder = tempfile::tempdir().expect("a folder");
            let [from, to] = ["from", "to"].map(|name| folder.path().join(name));
            fs::write(&from, BYTES).expect("written");
            way(&from, &to).expect("moved");
            assert_eq!(fs::read(&to).expect("it stands there"), BYTES);
            assert!(!from.exists());
            fs::write(&from, "another").expect("written");
            let fault = way(&from, &to).expect_err("something is there");
            assert_eq!(fault.to_string(), "another file has its name by now");
            assert_eq!(fs::read(&to).expect("it still stands there"), BYTES);
            assert!(from.exists());
        }
    }

    #[test]
    fn of_two_that_go_to_one_place_at_once_none_is_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        let to = path("to");
        for _ in 0..500 {
            let barrier = Barrier::new(2);
            let moved = |name: &str| {
                fs::write(path(name), name).expect("written");
                barrier.wait();
                move_file(&path(name), &to).is_ok()
            };
            let (one, other) = std::thread::scope(|scope| {
                let one = scope.spawn(|| moved("one"));
                let other = moved("other");
                (one.join().expect("it ends"), other)
            });
            assert_ne!(one, other);
            let (winner, loser) = if one { ("one", "other") } else { ("other", "one") };
            assert_eq!(fs::read_to_string(&to).expect("it stands there"), winner);
            assert_eq!(fs::read_to_string(path(loser)).expect("it is where it was"), loser);
            fs::remove_file(&to).expect("removed");
        }
    }
}
