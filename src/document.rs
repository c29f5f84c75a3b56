//! A file's keys, taken one by one, each with its place.
//!
//! Whatever is wrong is noted and reading goes on, so that a person sees all of it at once.

mod entry;
pub(crate) mod file;
mod limits;
mod page;
pub(crate) mod problem;

pub use self::problem::{Problem, Severity};
pub(crate) use self::{
    entry::{Entry, Length, each},
    limits::{LARGEST, Unreadable, decode},
    page::Page,
};

use std::{
    cell::{Cell, RefCell},
    ops::Range,
};

use toml::{
    Spanned,
    de::{DeString, DeTable, DeValue},
};

use self::problem::{quoted, safe};
use crate::text::is_plain;

/// Longest word that is compared with others.
const COMPARED: usize = 64;

/// Parses `page`'s source and hands its top table to `read`; nothing if the source is refused before that.
pub(crate) fn parse<T>(
    page: &Page<'_>,
    what: &'static str,
    read: impl FnOnce(&Table<'_>) -> Option<T>,
) -> Option<T> {
    let (top, broken) = begin(page, page.source, "routines are flat lists of steps")?;
    if !broken.is_empty() {
        return None;
    }
    read(&Table::new(page, what, 0..0, top.get_ref()))
}

/// How often lines that are no TOML are taken out of a file before it is given up.
const ROUNDS: usize = 20;

/// The same of a file of which each key stands for itself: one that is broken costs no other.
pub(crate) fn parse_line_by_line(page: &Page<'_>, what: &'static str, read: impl FnOnce(&Table<'_>)) {
    let mut source = page.source.to_owned();
    for _ in 0..ROUNDS {
        let Some((top, broken)) = begin(page, &source, "write one key a line") else { return };
        if broken.is_empty() {
            read(&Table::new(page, what, 0..0, top.get_ref()));
            return;
        }
        drop(top);
        // Spaces in its place, so that everything else keeps its own.
        for place in broken {
            let lines = page.lines_of(place);
            source.replace_range(lines.clone(), &" ".repeat(lines.len()));
        }
    }
}

/// The keys of `source`, and the places where it is no TOML, which are noted on `page`; nothing if it nests too deeply.
fn begin<'s>(
    page: &Page<'_>,
    source: &'s str,
    flat: &str,
) -> Option<(Spanned<DeTable<'s>>, Vec<Range<usize>>)> {
    if let Some((span, code, message)) = limits::nesting(source) {
        page.error(span, code, &message, Some(flat));
        return None;
    }
    let (top, errors) = DeTable::parse_recoverable(source);
    let mut broken = Vec::new();
    for error in &errors {
        let span = error.span().unwrap_or(page.source.len()..page.source.len());
        broken.push(span.clone());
        let rest = page.source.get(span.start..).unwrap_or_default();
        if let Some(letter) = rest.chars().next().filter(|letter| is_unsafe(*letter)) {
            page.unsafe_letter(span.start..span.start + letter.len_utf8(), letter);
            continue;
        }
        // What is only counted needs no words; a file can be wrong a hundred thousand times.
        let message = if page.is_full() {
            String::new()
        } else {
            format!("this is not TOML: {}", safe(error.message()))
        };
        page.error(span, "syntax", &message, None);
    }
    Some((top, broken))
}

thread_local! {
    /// In tests, every key that was asked for, with what its table is; the schema is held to it.
    pub(crate) static ASKED: RefCell<std::collections::BTreeSet<(&'static str, &'static str)>> = RefCell::default();
}

/// A table whose keys are taken by name; those never asked for are unknown.
pub(crate) struct Table<'a> {
    pub(crate) page: &'a Page<'a>,
    /// Where it stands; its header, or nowhere for the top of a file.
    pub(crate) span: Range<usize>,
    what: &'static str,
    keys: Vec<Key<'a>>,
    asked: RefCell<Vec<&'static str>>,
}

/// A key that a table has.
struct Key<'a> {
    word: &'a str,
    name: &'a Spanned<DeString<'a>>,
    value: &'a Spanned<DeValue<'a>>,
    is_taken: Cell<bool>,
}

impl<'a> Table<'a> {
    pub(crate) fn new(
        page: &'a Page<'a>,
        what: &'static str,
        span: Range<usize>,
        keys: &'a DeTable<'a>,
    ) -> Self {
        // Room for all that a step is asked for: growing it took longer than the asking.
        let asked = RefCell::new(Vec::with_capacity(64));
        // Few keys are there and many are asked for: one after the other they are sooner looked through than the tree.
        let key = |(name, value): (&'a Spanned<DeString<'a>>, &'a Spanned<DeValue<'a>>)| Key {
            word: name.get_ref(),
            name,
            value,
            is_taken: Cell::new(false),
        };
        Self { page, span, what, keys: keys.iter().map(key).collect(), asked }
    }

    /// Makes `key` known without a look at its value.
    pub(crate) fn know(&self, key: &'static str) {
        self.asked.borrow_mut().push(key);
        if cfg!(test) {
            ASKED.with_borrow_mut(|all| all.insert((self.what, key)));
        }
    }

    /// The value of `key`, if it is there.
    pub(crate) fn take(&self, key: &'static str) -> Option<Entry<'a>> {
        self.know(key);
        let found = self.keys.iter().find(|found| found.word == key)?;
        found.is_taken.set(true);
        Some(Entry { page: self.page, key, key_span: found.name.span(), value: found.value })
    }

    /// The value of `key`, which must be there.
    pub(crate) fn need(&self, key: &'static str, help: &str) -> Option<Entry<'a>> {
        let entry = self.take(key);
        if entry.is_none() {
            let message = format!("the {} has no `{key}`", self.what);
            self.page.error(self.span.clone(), "missing-key", &message, Some(help));
        }
        entry
    }

    /// Every text in it, whatever its key and depth, in the order of the keys.
    pub(crate) fn texts(&self) -> Vec<Said<'a>> {
        let mut all = Vec::new();
        for key in &self.keys {
            collect(key.word, key.value, &mut all);
        }
        all
    }

    /// Refuses whatever was not asked for.
    pub(crate) fn refuse_the_rest(&self) {
        let asked = self.asked.borrow();
        for Key { word, name, .. } in self.keys.iter().filter(|key| !key.is_taken.get()) {
            if asked.contains(word) {
                continue;
            }
            let near = if self.page.is_full() { None } else { nearest(word, asked.iter().copied()) };
            let help = near.map(did_you_mean);
            let message = format!("the {} has no key {}", self.what, quoted(word));
            self.page.error(name.span(), "unknown-key", &message, help.as_deref());
        }
    }
}

/// A text of a table.
pub(crate) struct Said<'a> {
    /// The table's key it stands under, directly or deeper.
    pub(crate) key: &'a str,
    pub(crate) words: &'a str,
    pub(crate) span: Range<usize>,
}

fn collect<'a>(key: &'a str, value: &'a Spanned<DeValue<'a>>, all: &mut Vec<Said<'a>>) {
    match value.get_ref() {
        DeValue::String(words) => all.push(Said { key, words, span: value.span() }),
        DeValue::Array(list) => list.iter().for_each(|value| collect(key, value, all)),
        DeValue::Table(table) => table.iter().for_each(|(_, value)| collect(key, value, all)),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

/// Whether `source` nests no deeper than can be read.
pub(crate) fn is_flat(source: &str) -> bool {
    limits::nesting(source).is_none()
}

/// Whether the top level of `source` has any of these lists, and which; nothing if it does not parse.
pub(crate) fn top_key(source: &str, keys: &[&'static str]) -> Option<&'static str> {
    if limits::nesting(source).is_some() {
        return None;
    }
    let (top, errors) = DeTable::parse_recoverable(source);
    if !errors.is_empty() {
        // Half a file says nothing of the other half: it is read as a routine, and refused there.
        return None;
    }
    let listed =
        |key: &&&'static str| top.get_ref().get(**key).map(Spanned::get_ref).is_some_and(DeValue::is_array);
    keys.iter().find(listed).copied()
}

/// The one of `words` most like `word`, if any is like it.
pub(crate) fn nearest<'w>(word: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    if word.len() > COMPARED {
        return None;
    }
    let word = word.to_lowercase();
    let most = (word.chars().count() / 3).max(1);
    words
        .map(|other| (strsim::damerau_levenshtein(&word, other), other))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, other)| other)
}

/// Whether a letter may not stand in a file's text; line breaks and tabs may, and are shown as spaces.
fn is_unsafe(letter: char) -> bool {
    !is_plain(letter) && !matches!(letter, '\n' | '\r' | '\t')
}

/// The remedy for a word that is nearly right.
pub(crate) fn did_you_mean(word: &str) -> String {
    format!("did you mean `{word}`?")
}
