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

/// Copies a routine to a file of the person's own under another id and called `name`; why it could not be is told.
pub(super) fn copy((from, to): (&Id, &Id), name: &Text, places: &Places, teller: &Sender<Message>) {
    if let Err(why) = copied(from, to, name, places) {
        tell(&why, teller);
    }
}

fn copied(from: &Id, to: &Id, name: &Text, places: &Places) -> Result<(), String> {
    let own = shelf::own_text(&places.routines, from.as_str()).map(|(text, _)| text);
    let text = own.or_else(|| shelf::shipped_text(from.as_str()).map(str::to_owned));
    let text = text.ok_or_else(|| format!("the file of `{from}` is not there"))?;
    let fault = |fault: anyhow::Error| format!("not copied: {fault:#}");
    new::make_folder(&places.routines).map_err(fault)?;
    let path = places.routines.join(format!("{to}.toml"));
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
