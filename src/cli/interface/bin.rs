//! What was deleted of the person's own files, moved aside in the data folder, and brought back.
//!
//! Nothing is ever overwritten, nor removed before it stands elsewhere.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::mpsc::Sender,
};

use super::{files::tell, moving::move_file};
use crate::{
    cli::{new, places::Places},
    exercise::Id,
    library as shelf,
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
    /// Moves the person's own file with the routine `id` aside, and tells what became of it.
    pub(super) fn discard(&mut self, id: &Id, places: &Places, teller: &Sender<Message>) {
        let words = match discarded(id, places) {
            Ok(moved) => {
                let words = format!("{} is deleted · u brings it back", name(&moved.from));
                self.0.push(moved);
                words
            }
            Err(why) => format!("not deleted: {why}"),
        };
        tell(&words, teller);
    }

    /// Brings back what was moved aside last, and tells what became of it.
    pub(super) fn bring_back(&mut self, teller: &Sender<Message>) {
        let words = match self.0.pop() {
            None => "nothing to bring back".to_owned(),
            Some(moved) => match move_file(&moved.to, &moved.from) {
                Ok(()) => format!("{} is back", name(&moved.from)),
                Err(why) => {
                    let words = format!("not brought back: {why}; it lies in {}", shown(&moved.to));
                    self.0.push(moved);
                    words
                }
            },
        };
        tell(&words, teller);
    }
}

fn discarded(id: &Id, places: &Places) -> Result<Moved, String> {
    let from = shelf::own_path(&places.routines, id.as_str());
    let from = from.ok_or_else(|| format!("the file of `{id}` is not there"))?;
    let folder = places.data.join(FOLDER);
    new::make_folder(&folder).map_err(|fault| format!("{fault:#}"))?;
    let stem = from.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    for number in 1..MOST {
        let end = if number == 1 { String::new() } else { format!("-{number}") };
        let to = folder.join(format!("{stem}{end}.toml"));
        match move_file(&from, &to) {
            Ok(()) => return Ok(Moved { from, to }),
            Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {}
            Err(fault) => return Err(fault.to_string()),
        }
    }
    Err(format!("{} is full", shown(&folder)))
}

fn name(path: &Path) -> Text {
    Text::new(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy())
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
            Ok(Message::Notice(words)) => words.to_string(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_deleted_lies_aside_and_comes_back_as_it_was() {
        let (_home, places) = home();
        let (teller, messages) = mpsc::channel();
        let (mut bin, id) = (Bin::default(), Id::new("mine").expect("it is an id"));
        let (own, aside) = (places.routines.join("mine.toml"), places.data.join("deleted/mine.toml"));
        bin.discard(&id, &places, &teller);
        assert_eq!(said(&messages), "mine.toml is deleted · u brings it back");
        assert!(!own.exists());
        assert_eq!(fs::read_to_string(&aside).expect("it lies there"), TEXT);
        bin.bring_back(&teller);
        assert_eq!(said(&messages), "mine.toml is back");
        assert_eq!(fs::read_to_string(&own).expect("it is back"), TEXT);
        bin.bring_back(&teller);
        assert_eq!(said(&messages), "nothing to bring back");
    }

    #[test]
    fn no_file_is_ever_overwritten() {
        let (_home, places) = home();
        let (teller, messages) = mpsc::channel();
        let (mut bin, id) = (Bin::default(), Id::new("mine").expect("it is an id"));
        let own = places.routines.join("mine.toml");
        bin.discard(&id, &places, &teller);
        fs::write(&own, "name = \"Another\"\n").expect("written");
        bin.bring_back(&teller);
        said(&messages);
        assert!(
            said(&messages).starts_with("not brought back: another file has its name by now; it lies in ")
        );
        bin.discard(&id, &places, &teller);
        assert_eq!(fs::read_to_string(places.data.join("deleted/mine.toml")).expect("the first"), TEXT);
        assert!(places.data.join("deleted/mine-2.toml").exists() && !own.exists());
    }

    #[test]
    fn what_is_not_there_is_not_deleted() {
        let (_home, places) = home();
        let (teller, messages) = mpsc::channel();
        Bin::default().discard(&Id::new("other").expect("it is an id"), &places, &teller);
        assert_eq!(said(&messages), "not deleted: the file of `other` is not there");
    }
}
