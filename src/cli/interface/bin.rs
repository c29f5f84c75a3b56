//! What was deleted of the person's own files, moved aside in the data folder, and brought back.
//!
//! Nothing is ever overwritten, nor removed before it stands elsewhere.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::mpsc::Sender,
};

use super::{
    files::{name, tell},
    moving::move_file,
};
use crate::{
    cli::{new, places::Places},
    text::Text,
    ui::message::Message,
};

/// The folder in the data folder.
const FOLDER: &str = "deleted";
/// So many files of one name are kept beside each other.
const MOST: u32 = 10_000;

/// What was moved aside since the program began, the last one last.
#[derive(Debug, Default)]
pub(super) struct Bin(Vec<Moved>);

#[derive(Debug)]
struct Moved {
    from: PathBuf,
    to: PathBuf,
}

impl Bin {
    /// Moves this file of the person's own aside, and tells what became of it.
    pub(super) fn discard(&mut self, file: &Path, places: &Places, teller: &Sender<Message>) {
        // Asked for once more before the files are read again, it is told once more.
        let is_done = self.0.last().is_some_and(|moved| moved.from == file) && !is_there(file);
        let moved = if is_done { Ok(None) } else { discarded(file, places).map(Some) };
        let words = match moved {
            Ok(moved) => {
                self.0.extend(moved);
                format!("{} is deleted · u brings it back until you quit", name(file))
            }
            Err(why) => format!("not deleted: {why}"),
        };
        tell(&words, teller);
    }

    /// Brings back what was moved aside last, and tells what became of it.
    pub(super) fn bring_back(&mut self, teller: &Sender<Message>) {
        let Some(moved) = self.0.pop() else { return tell("nothing to bring back", teller) };
        match move_file(&moved.to, &moved.from) {
            Ok(()) => {
                let words = Text::new(&format!("{} is back", name(&moved.from)));
                // An interface that is gone hears nothing more.
                let _ = teller.send(Message::BroughtBack(moved.from, words));
            }
            Err(why) => {
                tell(&format!("not brought back: {why}; it lies in {}", shown(&moved.to)), teller);
                self.0.push(moved);
            }
        }
    }
}

fn discarded(from: &Path, places: &Places) -> Result<Moved, String> {
    if !is_there(from) {
        return Err(format!("{} is not there", name(from)));
    }
    let folder = places.data.join(FOLDER);
    new::make_folder(&folder).map_err(|fault| format!("{fault:#}"))?;
    let stem = from.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    for number in 1..MOST {
        let end = if number == 1 { String::new() } else { format!("-{number}") };
        let to = folder.join(format!("{stem}{end}.toml"));
        match move_file(from, &to) {
            Ok(()) => return Ok(Moved { from: from.to_owned(), to }),
            Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {}
            Err(fault) => return Err(fault.to_string()),
        }
    }
    Err(format!("{} is full", shown(&folder)))
}

/// Whether a file, or a link, is at `path`.
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn shown(path: &Path) -> Text {
    Text::new(&path.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{self, Receiver};

    use super::*;

    const TEXT: &str = "schema = 1\nname = \"Mine\"\n";

    fn home() -> (tempfile::TempDir, Places) {
        let home = tempfile::tempdir().expect("a folder");
        let folder = |name: &str| home.path().join(name);
        let places = Places {
            config: folder("config"),
            settings: folder("config/config.toml"),
            routines: folder("config/routines"),
            data: folder("data"),
            state: folder("state"),
            cache: folder("cache"),
            runtime: folder("run"),
        };
        fs::create_dir_all(&places.routines).expect("made");
        fs::write(places.routines.join("mine.toml"), TEXT).expect("written");
        (home, places)
    }

    fn said(messages: &Receiver<Message>) -> String {
        match messages.try_recv() {
            Ok(Message::Notice(words) | Message::BroughtBack(_, words)) => words.to_string(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_deleted_lies_aside_and_comes_back_as_it_was() {
        let (_home, places) = home();
        let (teller, messages) = mpsc::channel();
        let mut bin = Bin::default();
        let (own, aside) = (places.routines.join("mine.toml"), places.data.join("deleted/mine.toml"));
        bin.discard(&own, &places, &teller);
        assert_eq!(said(&messages), "mine.toml is deleted · u brings it back until you quit");
        assert!(!own.exists());
        assert_eq!(fs::read_to_string(&aside).expect("it lies there"), TEXT);
        bin.bring_back(&teller);
        let back = messages.try_recv().expect("it is told");
        assert!(
            matches!(&back, Message::BroughtBack(file, words) if *file == own && words.as_str() == "mine.toml is back"),
            "{back:?}"
        );
        assert_eq!(fs::read_to_string(&own).expect("it is back"), TEXT);
        bin.bring_back(&teller);
        assert_eq!(said(&messages), "nothing to bring back");
    }

    #[test]
    fn no_file_is_ever_overwritten() {
        let (_home, places) = home();
        let (teller, messages) = mpsc::channel();
        let (mut bin, own) = (Bin::default(), places.routines.join("mine.toml"));
        bin.discard(&own, &places, &teller);
        fs::write(&own, "name = \"Another\"\n").expect("written");
        bin.bring_back(&teller);
        said(&messages);
        assert!(
            said(&messages).starts_with("not brought back: another file has its name by now; it lies in ")
        );
        bin.discard(&own, &places, &teller);
        assert_eq!(fs::read_to_string(places.data.join("deleted/mine.toml")).expect("the first"), TEXT);
        assert!(places.data.join("deleted/mine-2.toml").exists() && !own.exists());
    }

    #[test]
    fn what_is_not_there_is_not_deleted() {
        let (_home, places) = home();
        let (teller, messages) = mpsc::channel();
        Bin::default().discard(&places.routines.join("other.toml"), &places, &teller);
        assert_eq!(said(&messages), "not deleted: other.toml is not there");
    }

    #[test]
    fn asked_for_twice_it_still_says_how_it_comes_back() {
        let (_home, places) = home();
        let (teller, messages) = mpsc::channel();
        let (mut bin, own) = (Bin::default(), places.routines.join("mine.toml"));
        for _ in 0..2 {
            bin.discard(&own, &places, &teller);
            assert_eq!(said(&messages), "mine.toml is deleted · u brings it back until you quit");
        }
        bin.bring_back(&teller);
        assert!(own.exists());
    }
}
