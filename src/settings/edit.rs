//! Changes of the file's text that keep its comments and its order.
//!
//! It changes words only; the file is written elsewhere.

use toml_edit::{Decor, DocumentMut, Item, Table, Value};

use super::{
    Settings,
    kept::in_quotes,
    keys::{Key, Kind},
};

/// Why a change cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Refusal {
    /// The value is not one the key may have; with what is wrong and the remedy.
    #[error("{0}")]
    Value(String),
    /// The text is no TOML.
    #[error("the settings file is not TOML where it is marked\nmend that first; nothing was changed")]
    Broken,
    /// The text cannot be changed without harm to the rest.
    #[error(
        "the settings file cannot be changed without harm to the rest\nchange it by hand; nothing was changed"
    )]
    Tangled,
}

/// `value`, as a person types it, in the form of the file.
pub(super) fn written(key: &Key, value: &str) -> Result<String, Refusal> {
    let value = value.trim();
    let source = format!("{} = {}", key.name, in_form(key, value));
    let (settings, problems) = Settings::read("value", &source);
    match problems.first() {
        None => Ok(key.written(&settings)),
        Some(problem) => {
            let help = problem.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
            Err(Refusal::Value(format!("{}{help}", problem.message)))
        }
    }
}

/// Quotes and brackets are left out in a shell more often than not.
fn in_form(key: &Key, value: &str) -> String {
    let is_toml = value.parse::<Value>().is_ok() && !value.contains(['\n', '#']);
    let digits = value.strip_prefix(['-', '+']).unwrap_or(value);
    let is_number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    match key.kind {
        Kind::Number(..) if is_number => value.to_owned(),
        Kind::Number(..) | Kind::Flag if is_toml => value.to_owned(),
        Kind::Voice | Kind::Things | Kind::Ids(_) if value.starts_with('[') && is_toml => value.to_owned(),
        Kind::Things | Kind::Ids(_) => {
            let things = value.split([',', ' ']).filter(|thing| !thing.is_empty());
            let things = things.filter(|thing| *thing != "none").map(in_quotes);
            format!("[{}]", things.collect::<Vec<_>>().join(", "))
        }
        _ => in_quotes(value),
    }
}

/// `source` with `key` set to `value`, which is as the file writes it.
pub(super) fn set(source: &str, key: &Key, value: &str) -> Result<String, Refusal> {
    let mut document: DocumentMut = source.parse().map_err(|_| Refusal::Broken)?;
    let mut value: Value = value.parse().map_err(|_| Refusal::Tangled)?;
    if let Some(item) = document.get_mut(key.name) {
        let old = item.as_value().ok_or(Refusal::Tangled)?;
        *value.decor_mut() = old.decor().clone();
        *item = Item::Value(value);
    } else {
        insert(&mut document, key.name, value);
    }
    checked(source, document.to_string(), key)
}

/// `source` without `key`; the comments above it stay.
pub(super) fn unset(source: &str, key: &Key) -> Result<String, Refusal> {
    let mut document: DocumentMut = source.parse().map_err(|_| Refusal::Broken)?;
    let names = names(document.as_table());
    let Some(at) = names.iter().position(|name| name == key.name) else { return Ok(source.to_owned()) };
    let comments = above(document.as_table(), key.name);
    document.remove(key.name);
    match names.get(at + 1) {
        Some(next) => {
            let prefix = format!("{comments}{}", above(document.as_table(), next));
            put_above(document.as_table_mut(), next, prefix);
        }
        None if document.iter().any(|(_, item)| !item.is_value()) => return Err(Refusal::Tangled),
        None => {
            let rest = document.trailing().as_str().unwrap_or_default();
            let rest = format!("{comments}{rest}");
            document.set_trailing(rest);
        }
    }
    checked(source, document.to_string(), key)
}

/// Sets a key that is not there yet: below the line that holds it as a comment, else behind everything.
fn insert(document: &mut DocumentMut, name: &str, value: Value) {
    let mut names = names(document.as_table());
    let next = names.iter().position(|other| line_end(&above(document.as_table(), other), name).is_some());
    let has_tables = document.iter().any(|(_, item)| !item.is_value());
    let mut before = if let Some(other) = next.and_then(|at| names.get(at)) {
        let text = above(document.as_table(), other);
        let (head, tail) = text.split_at(line_end(&text, name).unwrap_or_default());
        put_above(document.as_table_mut(), other, tail.to_owned());
        head.to_owned()
    } else if has_tables {
        String::new()
    } else {
        let text = document.trailing().as_str().unwrap_or_default().to_owned();
        let (head, tail) = text.split_at(line_end(&text, name).unwrap_or(text.len()));
        document.set_trailing(tail.to_owned());
        head.to_owned()
    };
    if !before.is_empty() && !before.ends_with('\n') {
        before.push('\n');
    }
    document.insert(name, Item::Value(value));
    put_above(document.as_table_mut(), name, before);
    names.insert(next.unwrap_or(names.len()), name.to_owned());
    let place = |name: &str| names.iter().position(|other| other == name);
    document.as_table_mut().sort_values_by(|one, _, other, _| place(one.get()).cmp(&place(other.get())));
}

/// The keys in the order of the file.
fn names(table: &Table) -> Vec<String> {
    table.iter().filter(|(_, item)| item.is_value()).map(|(name, _)| name.to_owned()).collect()
}

/// The comments and blank lines above a key.
fn above(table: &Table, name: &str) -> String {
    let prefix = table.key(name).and_then(|key| key.leaf_decor().prefix());
    prefix.and_then(|prefix| prefix.as_str()).unwrap_or_default().to_owned()
}

fn put_above(table: &mut Table, name: &str, comments: String) {
    if let Some(mut key) = table.key_mut(name) {
        let suffix = key.leaf_decor().suffix().and_then(|suffix| suffix.as_str()).unwrap_or(" ").to_owned();
        *key.leaf_decor_mut() = Decor::new(comments, suffix);
    }
}

/// Where the line `# name = ...` of a comment ends, its own end included.
fn line_end(comments: &str, name: &str) -> Option<usize> {
    let mut end = 0;
    for line in comments.split_inclusive('\n') {
        end += line.len();
        let words = line.trim_start().strip_prefix('#').map(|rest| rest.trim_start_matches(['#', ' ', '\t']));
        let rest = words.and_then(|words| words.strip_prefix(name));
        if rest.is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return Some(end);
        }
    }
    None
}

/// `new` if it says the same as `old` for every other key.
fn checked(old: &str, new: String, changed: &Key) -> Result<String, Refusal> {
    // What was parsed has bare line feeds.
    let new = if old.contains("\r\n") { new.replace('\n', "\r\n") } else { new };
    let (before, _) = Settings::read("", old);
    let (after, problems) = Settings::read("", &new);
    let is_same = |key: &&Key| key.name == changed.name || key.written(&before) == key.written(&after);
    let is_whole =
        super::KEYS.iter().all(|key| is_same(&key)) && problems.iter().all(|it| it.code != "syntax");
    is_whole.then_some(new).ok_or(Refusal::Tangled)
}
