//! The person's own files, as the interface has them copied and edited.
//!
//! It writes new files alone, and only says which program edits one; that is run where the terminal is.

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::mpsc::Sender,
};

use crate::{
    cli::{new, places::Places},
    exercise::Id,
    library as shelf,
    text::Text,
    ui::message::Message,
};

/// Where nothing names an editor: what is on every system.
const USUAL: &str = "vi";

/// Copies a routine, from its file if it is the person's own, to a file of the person's own in `folder`, under another id
/// and another name; why it could not be is told.
pub(super) fn copy(from: (&Id, Option<&Path>), to: (&Id, &Text), places: &Places, teller: &Sender<Message>) {
    if let Err(why) = copied(from, to, &places.routines) {
        tell(&why, teller);
    }
}

fn copied((from, own): (&Id, Option<&Path>), (to, name): (&Id, &Text), folder: &Path) -> Result<(), String> {
    let text = match own {
        Some(file) => shelf::text_of(file),
        None => shelf::shipped_text(from.as_str()).map(str::to_owned),
    };
    let text = text.ok_or_else(|| format!("not copied: the file of `{from}` is not there"))?;
    let fault = |fault: anyhow::Error| format!("not copied: {fault:#}");
    new::make_folder(folder).map_err(fault)?;
    let path = folder.join(format!("{to}.toml"));
    new::write(&path, shelf::rename(&text, to, name.as_str()).as_bytes())
        .map_err(|fault| format!("not copied: {fault}"))
}

/// Tells what edits this file of the person's own.
pub(super) fn edit(file: &Path, teller: &Sender<Message>) {
    if fs::symlink_metadata(file).is_err() {
        return tell(&format!("{} is not there", name(file)), teller);
    }
    let mut words = editor();
    words.push(file.to_string_lossy().into_owned());
    // An interface that is gone edits nothing.
    let _ = teller.send(Message::Editor(words));
}

/// The program that `VISUAL` or `EDITOR` names, with its arguments. No shell reads it: a space ends a word, unless the
/// whole of it is a file.
fn editor() -> Vec<String> {
    let named = |variable| env::var(variable).ok().filter(|value| !value.trim().is_empty());
    let value = named("VISUAL").or_else(|| named("EDITOR")).unwrap_or_else(|| USUAL.to_owned());
    if PathBuf::from(&value).is_file() {
        return vec![value];
    }
    value.split_whitespace().map(str::to_owned).collect()
}

/// What a file is called, without its folders.
pub(super) fn name(path: &Path) -> Text {
    Text::new(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy())
}

pub(super) fn tell(words: &str, teller: &Sender<Message>) {
    // An interface that is gone hears nothing more.
    let _ = teller.send(Message::Notice(Text::new(words)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_copied_whatever_other_file_has_its_id() {
        let home = tempfile::tempdir().expect("a folder");
        let id = |word: &str| Id::new(word).expect("it is an id");
        let (from, to, name) = (id("lower-back-release"), id("mine"), Text::new("Mine"));
        let path = |name: &str| home.path().join(name);
        for name in ["a", "b"] {
            let text = format!("# {name}\nschema = 1\nid = \"lower-back-release\"\nname = \"{name}\"\n");
            fs::write(path(&format!("{name}.toml")), text).expect("written");
        }
        let copy = |own: Option<&Path>| {
            copied((&from, own), (&to, &name), home.path()).expect("copied");
            let text = fs::read_to_string(path("mine.toml")).expect("it is there");
            fs::remove_file(path("mine.toml")).expect("removed");
            text
        };
        assert_eq!(copy(Some(&path("b.toml"))), "# b\nschema = 1\nid = \"mine\"\nname = \"Mine\"\n");
        assert!(copy(None).contains("[[step]]"));
        let gone = copied((&from, Some(&path("c.toml"))), (&to, &name), home.path());
        assert_eq!(gone, Err("not copied: the file of `lower-back-release` is not there".to_owned()));
    }
}
