//! Whether the person is here for the first time, and the mark that says that they have seen the tour.
//!
//! Looking writes nothing; the mark is made when the tour was seen.

use std::{
    fs::{self, DirBuilder, OpenOptions},
    io::ErrorKind,
    path::Path,
};

use crate::{cli::places::Places, ui::message::Visit};

/// The file in the state folder that says so; it is empty.
const MARK: &str = "toured";

/// Whether anything of the person's is here: a journal, settings, routines of their own, or the mark of the tour.
pub(super) fn visit(places: &Places) -> Visit {
    let mark = places.state.join(MARK);
    let log = places.data.join("log");
    let is_bare = [&places.settings, &places.routines, &log, &mark].iter().all(|path| is_nothing(path));
    if is_bare { Visit::First } else { Visit::Again }
}

/// Only what is not there counts as nothing; what cannot be looked at may be anything.
fn is_nothing(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|fault| fault.kind() == ErrorKind::NotFound)
}

/// Makes the mark. Where it cannot be made the tour comes again, which harms nobody.
pub(super) fn note(places: &Places) {
    let mut folder = DirBuilder::new();
    let mut file = OpenOptions::new();
    #[cfg(unix)]
    {
        std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
        std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    }
    let made = folder.recursive(true).create(&places.state);
    let _ = made.and_then(|()| file.write(true).create(true).truncate(false).open(places.state.join(MARK)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(root: &Path) -> Places {
        let at = |name: &str| root.join(name);
        Places {
            config: at("config"),
            settings: at("config/config.toml"),
            routines: at("config/routines"),
            data: at("data"),
            state: at("state"),
            cache: at("cache"),
            runtime: at("runtime"),
        }
    }

    #[test]
    fn the_first_time_is_only_once_and_looking_writes_nothing() {
        let root = tempfile::tempdir().expect("a folder");
        let places = places(root.path());
        assert_eq!((visit(&places), visit(&places)), (Visit::First, Visit::First));
        assert_eq!(fs::read_dir(root.path()).expect("a folder").count(), 0);
        note(&places);
        assert_eq!(visit(&places), Visit::Again);
    }

    #[test]
    fn whoever_has_settings_routines_or_a_journal_has_been_here() {
        for name in ["config/config.toml", "config/routines/mine.toml", "data/log/device/2026.jsonl"] {
            let root = tempfile::tempdir().expect("a folder");
            let file = root.path().join(name);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(&file, "").expect("a file");
            assert_eq!(visit(&places(root.path())), Visit::Again, "{name}");
        }
    }
}
