//! A routine of the person's own that cannot be used as it is, and what can be told of it all the same.
//!
//! Nothing of it is ever led.

use std::path::{Path, PathBuf};

use toml::{Spanned, de::DeTable};

use super::document;
use crate::{
    body::{Area, Token},
    exercise::Id,
    routine::Level,
    text::Text,
};

/// A routine with an error in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The id it would have: its own, else that of the file's name.
    pub id: Id,
    /// The file, as its problems name it.
    pub file: String,
    /// Where that file is.
    pub path: PathBuf,
    /// What it is called; the id where the file does not say it.
    pub name: Text,
    /// Where it acts; empty where the file does not say it.
    pub areas: Vec<Area>,
    /// How demanding it is; easy where the file does not say it.
    pub level: Level,
}

impl Broken {
    /// Reads as much of `text` as can be read; nothing if the file could never be a routine by its name and its id.
    pub(super) fn of(path: &Path, file: &str, text: &str) -> Option<Self> {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let is_flat = document::is_flat(text);
        let (top, _) = DeTable::parse_recoverable(if is_flat { text } else { "" });
        let value = |key: &str| top.get_ref().get(key).map(Spanned::get_ref);
        let word = |key: &str| value(key).and_then(|value| value.as_str());
        let id = word("id").and_then(Id::new).or_else(|| Id::new(stem))?;
        let listed = value("areas").and_then(|value| value.as_array());
        let words = listed.into_iter().flat_map(|list| list.iter()).filter_map(|it| it.get_ref().as_str());
        Some(Self {
            file: file.to_owned(),
            path: path.to_owned(),
            name: word("name").map_or_else(|| Text::new(id.as_str()), Text::new),
            areas: words.filter_map(Area::from_token).collect(),
            level: word("level").and_then(Level::from_token).unwrap_or(Level::Easy),
            id,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &str, text: &str) -> Option<Broken> {
        Broken::of(Path::new(file), file, text)
    }

    #[test]
    fn what_stands_before_and_behind_a_fault_is_told() {
        let text = "schema = 1\nname = \"Mine\"\nlevel = \"medium\"\naim = \nareas = [\"neck\", \"nose\"]\n";
        let broken = read("a/my-own.toml", text).expect("it could be a routine");
        assert_eq!((broken.id.as_str(), broken.name.as_str()), ("my-own", "Mine"));
        assert_eq!((broken.areas, broken.level), (vec![Area::Neck], Level::Medium));
    }

    #[test]
    fn a_file_that_says_nothing_is_called_by_its_name() {
        let broken = read("my-own.toml", "=").expect("it could be a routine");
        assert_eq!((broken.name.as_str(), broken.areas.len()), ("my-own", 0));
        assert_eq!(read("My own.toml", "="), None);
        let deep = format!("name = \"Mine\"\na = {}", "[".repeat(100_000));
        assert_eq!(read("deep.toml", &deep).map(|it| it.name.to_string()).as_deref(), Some("deep"));
    }
}
