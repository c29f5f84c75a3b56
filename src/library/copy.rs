//! A routine's file as text, to be copied under another id.
//!
//! Comments and order stay; only the id and the name change. Nothing is written here.

use std::{ops::Range, path::Path};

use toml::de::DeTable;

use super::{
    bundled,
    content::Content,
    source::{self, Source},
};
use crate::exercise::Id;

/// The first line of shipped routines, which is not true of a copy.
const SHIPPED_LINE: &str = "# Copy this file to your own routines folder to change it.\n";

/// The text of the shipped routine with this id.
pub fn shipped_text(id: &str) -> Option<&'static str> {
    let routines = bundled::FILES.iter().filter(|(path, _)| !path.starts_with("exercises/"));
    let stem = |path: &str| path.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml").to_owned();
    routines
        .into_iter()
        .find(|(path, text)| id_of(text, &stem(path)) == Some(id.to_owned()))
        .map(|(_, text)| *text)
}

/// The text of the person's own routine with this id, and the file's name, safe to show.
pub fn own_text(folder: &Path, id: &str) -> Option<(String, String)> {
    let (files, _) = source::files(folder, source::LOADED);
    files.iter().find_map(|path| {
        let Source { name, stem, text } = source::read(path);
        let text = text.ok()?;
        (id_of(&text, &stem)? == id).then_some((text, name))
    })
}

/// The text of this file; nothing where it cannot be read.
pub fn text_of(file: &Path) -> Option<String> {
    source::read(file).text.ok()
}

/// `text` with another id, if it has one, and another name; a shipped file's first line goes.
pub fn rename(text: &str, id: &Id, name: &str) -> String {
    let (top, _) = DeTable::parse_recoverable(text);
    let span = |key: &str| top.get_ref().get(key).map(toml::Spanned::span);
    let quoted = |words: &str| toml::Value::from(words).to_string();
    let mut places: Vec<(Range<usize>, String)> = [("id", id.as_str()), ("name", name)]
        .into_iter()
        .filter_map(|(key, words)| span(key).map(|span| (span, quoted(words))))
        .collect();
    places.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut copy = text.to_owned();
    for (span, words) in places {
        copy.replace_range(span, &words);
    }
    copy.strip_prefix(SHIPPED_LINE).map(str::to_owned).unwrap_or(copy)
}

/// The id of a routine's text; nothing if it is not a routine at all.
fn id_of(text: &str, stem: &str) -> Option<String> {
    if !matches!(Content::of(text), Content::Routine) {
        return None;
    }
    let (top, _) = DeTable::parse_recoverable(text);
    let id = top.get_ref().get("id").and_then(|id| id.get_ref().as_str()).map(str::to_owned);
    Some(id.unwrap_or_else(|| stem.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_keeps_its_comments_and_order_and_has_another_id_and_name() {
        let text = "# mine\nschema = 1\nid = \"old\" # short\nname = \"Old\"\naim = \"old\"\n\n[[step]]\nname = \"Old\"\n";
        let id = Id::new("new").expect("it is an id");
        let copy = rename(text, &id, "A \"new\" one");
        let expected =
            text.replacen("\"old\" #", "\"new\" #", 1).replacen("\"Old\"\n", "'A \"new\" one'\n", 1);
        assert_eq!(copy, expected);
    }

    #[test]
    fn every_shipped_routine_can_be_copied_by_its_id() {
        for routine in crate::library::Library::shipped().routines() {
            let text = shipped_text(routine.id.as_str()).expect("its text is there");
            assert!(!rename(text, &routine.id, "Mine").contains("Copy this file"));
        }
    }

    #[test]
    fn what_is_no_routine_is_not_copied() {
        assert_eq!(shipped_text("substitutes"), None);
        assert_eq!(shipped_text("ball"), None);
    }
}
