//! One value of a file, turned into what it should be or noted as wrong.
//!
//! Each conversion returns nothing after it has noted why.

mod measure;
mod real;

pub(crate) use self::measure::Length;

use std::ops::Range;

use toml::{Spanned, de::DeValue};

use super::{Page, Table, did_you_mean, is_unsafe, nearest};
use crate::{
    body::Token,
    document::problem::quoted,
    exercise::{Id, Seconds},
    text::{LONGEST, Text},
};

/// What every text may hold, to be replaced by a side.
const SIDES: [&str; 2] = ["{side}", "{other}"];

/// A value with its key and place.
#[derive(Clone)]
pub(crate) struct Entry<'a> {
    pub(super) page: &'a Page<'a>,
    pub(crate) key: &'static str,
    pub(crate) key_span: Range<usize>,
    pub(super) value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Entry<'a> {
    /// Where the value stands.
    pub(crate) fn span(&self) -> Range<usize> {
        self.value.span()
    }

    /// Notes an error at the value.
    pub(crate) fn wrong(&self, code: &'static str, message: &str, help: &str) {
        let help = (!help.is_empty()).then_some(help);
        self.page.error(self.span(), code, message, help);
    }

    /// Notes at the value what the file can be used in spite of.
    pub(crate) fn warn(&self, code: &'static str, message: &str, help: &str) {
        self.page.warning(self.span(), code, message, Some(help));
    }

    /// Notes that the value is of another sort.
    pub(crate) fn wrong_type(&self, wanted: &str, help: &str) {
        let message = format!("`{}` must be {wanted}", self.key);
        self.wrong("wrong-type", &message, help);
    }

    fn within(&self, value: &'a Spanned<DeValue<'a>>) -> Self {
        let (page, key, key_span) = (self.page, self.key, self.key_span.clone());
        Self { page, key, key_span, value }
    }

    /// The bare words, free of unsafe characters.
    pub(crate) fn words(&self, wanted: &str, help: &str) -> Option<&'a str> {
        let Some(words) = self.value.get_ref().as_str() else {
            self.wrong_type(wanted, help);
            return None;
        };
        self.safe(words)
    }

    /// The same of one word of a closed set, all of which `list` names where it is no word.
    fn word(&self, wanted: &str, list: impl Fn() -> String) -> Option<&'a str> {
        let Some(word) = self.value.get_ref().as_str() else {
            self.wrong_type(wanted, &list());
            return None;
        };
        self.safe(word)
    }

    /// `words`, unless one of the letters is unsafe.
    fn safe(&self, words: &'a str) -> Option<&'a str> {
        // Nearly every text is as plain as this, and every start reads hundreds of them.
        if words.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return Some(words);
        }
        let unsafe_one = words.char_indices().find(|(_, letter)| is_unsafe(*letter));
        let Some((_, letter)) = unsafe_one else {
            return Some(words);
        };
        let span = self.span();
        let raw = self.page.source.get(span.clone()).unwrap_or_default();
        let place =
            raw.find(letter).map_or(span.clone(), |at| span.start + at..span.start + at + letter.len_utf8());
        self.page.unsafe_letter(place, letter);
        None
    }

    /// A text, not empty, in which only `{side}` and `{other}` stand for something.
    pub(crate) fn text(&self) -> Option<Text> {
        let words = self.words("a text", "write it in quotes")?;
        if words.trim().is_empty() {
            self.wrong("empty", &format!("`{}` is empty", self.key), "");
            return None;
        }
        self.shown(words, &SIDES)
    }

    /// One line or several that take turns, in each of which `needed` stand for something beside the sides.
    pub(crate) fn spoken(&self, needed: &[&str]) -> Option<Vec<Text>> {
        let allowed = [&SIDES, needed].concat();
        let line = |entry: &Self| {
            let words = entry.words("a text", "write it in quotes")?;
            if let Some(missing) = needed.iter().find(|place| !words.contains(**place)) {
                let message = format!("the line has no {missing}");
                entry.wrong("missing-placeholder", &message, "say where it belongs");
                return None;
            }
            entry.shown(words, &allowed)
        };
        self.not_empty(each(&self.one_or_more(), line)?)
    }

    /// A text that may be empty.
    fn text_or_none(&self) -> Option<Text> {
        let words = self.words("a text", "write it in quotes")?;
        self.shown(words, &SIDES)
    }

    fn shown(&self, words: &str, placeholders: &[&str]) -> Option<Text> {
        if words.len() > LONGEST {
            let message = format!("`{}` is longer than {LONGEST} bytes", self.key);
            self.wrong("too-long", &message, "");
            return None;
        }
        let is_known = |rest: &str| placeholders.iter().any(|placeholder| rest.starts_with(placeholder));
        let mut strange = words.match_indices('{').map(|(at, _)| words.get(at..).unwrap_or_default());
        if let Some(place) = strange.find(|rest| !is_known(rest)) {
            let end = place.find('}').map_or(place.len(), |end| end + 1);
            let message = format!("{} stands for nothing", quoted(&place[..end]));
            let help = format!("only {} are replaced", placeholders.join(" and "));
            self.wrong("unknown-placeholder", &message, &help);
            return None;
        }
        Some(Text::new(words.trim()))
    }

    /// The values of a list.
    pub(crate) fn list(&self) -> Option<Vec<Self>> {
        let Some(list) = self.value.get_ref().as_array() else {
            self.wrong_type("a list", "write it in square brackets");
            return None;
        };
        Some(list.iter().map(|value| self.within(value)).collect())
    }

    /// Whether the value is a list.
    pub(crate) fn is_list(&self) -> bool {
        self.value.get_ref().is_array()
    }

    /// The values of a list, or the one value there is.
    pub(crate) fn one_or_more(&self) -> Vec<Self> {
        match self.value.get_ref().as_array() {
            Some(list) => list.iter().map(|value| self.within(value)).collect(),
            None => vec![self.clone()],
        }
    }

    /// One text or a list of them.
    pub(crate) fn texts(&self) -> Option<Vec<Text>> {
        each(&self.one_or_more(), Self::text)
    }

    /// A list of texts, some of which may be empty.
    pub(crate) fn texts_or_none(&self) -> Option<Vec<Text>> {
        each(&self.one_or_more(), Self::text_or_none)
    }

    /// A list of two texts each.
    pub(crate) fn pairs(&self) -> Option<Vec<(Text, Text)>> {
        let pair = |entry: &Self| {
            let (first, second) = entry.two("two texts")?;
            Some((first.text()?, second.text()?))
        };
        each(&self.list()?, pair)
    }

    /// Lines with their times.
    pub(crate) fn lines(&self) -> Option<Vec<(Seconds, Text)>> {
        let line = |entry: &Self| {
            let (time, text) = entry.two("a time and a text")?;
            Some((time.seconds(Length::Some)?, text.text()?))
        };
        let lines = each(&self.list()?, line)?;
        self.not_empty(lines)
    }

    /// The two values of a list of two.
    pub(crate) fn two(&self, wanted: &str) -> Option<(Self, Self)> {
        let list = self.value.get_ref().as_array();
        if let Some([first, second]) = list.map(|list| &**list) {
            return Some((self.within(first), self.within(second)));
        }
        self.wrong_type(&format!("lists of {wanted}"), "");
        None
    }

    /// The list itself, unless it is empty.
    pub(crate) fn not_empty<T>(&self, list: Vec<T>) -> Option<Vec<T>> {
        if list.is_empty() {
            self.wrong("empty", &format!("`{}` is empty", self.key), "");
            return None;
        }
        Some(list)
    }

    /// A word of a closed set.
    pub(crate) fn token<T: Token>(&self) -> Option<T> {
        let all = || T::ALL.iter().map(|word| word.token());
        let list = || format!("one of: {}", all().collect::<Vec<_>>().join(", "));
        let word = self.word(T::WHAT, list)?;
        let token = T::from_token(word);
        if token.is_none() {
            let help = nearest(word, all()).map_or_else(list, did_you_mean);
            let message = format!("{} is not {}", quoted(word), T::WHAT);
            self.wrong("unknown-word", &message, &help);
        }
        token
    }

    /// One word of a closed set or a list of them.
    pub(crate) fn tokens<T: Token>(&self) -> Option<Vec<T>> {
        each(&self.one_or_more(), Self::token)
    }

    /// An id.
    pub(crate) fn id(&self) -> Option<Id> {
        let word = self.words("an id", "write it in quotes")?;
        let id = Id::new(word);
        if id.is_none() {
            let message = format!("{} cannot be an id", quoted(word));
            self.wrong("bad-id", &message, "use 1 to 64 of a-z, 0-9 and -");
        }
        id
    }

    /// One id or a list of them.
    pub(crate) fn ids(&self) -> Option<Vec<Id>> {
        each(&self.one_or_more(), Self::id)
    }

    /// True or false.
    pub(crate) fn flag(&self) -> Option<bool> {
        let flag = self.value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type("true or false", "");
        }
        flag
    }

    /// One of these words.
    pub(crate) fn one_of(&self, words: &[&'static str]) -> Option<&'static str> {
        let list = || format!("one of: {}", words.join(", "));
        let word = self.word("a word", list)?;
        let known = words.iter().find(|known| **known == word).copied();
        if known.is_none() {
            let help = nearest(word, words.iter().copied()).map_or_else(list, did_you_mean);
            let message = format!("`{}` cannot be {}", self.key, quoted(word));
            self.wrong("unknown-word", &message, &help);
        }
        known
    }

    /// The tables of a list.
    pub(crate) fn tables(&self, what: &'static str) -> Option<Vec<Table<'a>>> {
        let table = |value| self.within(value).as_table(what);
        let list = self.value.get_ref().as_array();
        let all: Option<Vec<_>> = list.and_then(|list| list.iter().map(table).collect());
        if all.is_none() {
            self.wrong_type("a list of tables", &format!("begin each with [[{what}]]"));
        }
        self.not_empty(all?)
    }

    /// The table.
    pub(crate) fn table(&self, what: &'static str) -> Option<Table<'a>> {
        let table = self.as_table(what);
        if table.is_none() {
            self.wrong_type("a table", "write it in braces");
        }
        table
    }

    fn as_table(&self, what: &'static str) -> Option<Table<'a>> {
        let keys = self.value.get_ref().as_table()?;
        Some(Table::new(self.page, what, self.span(), keys))
    }
}

/// All values converted; each is tried, so that all that are wrong are noted.
pub(crate) fn each<'a, T>(
    entries: &[Entry<'a>],
    convert: impl Fn(&Entry<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    let all: Vec<Option<T>> = entries.iter().map(convert).collect();
    all.into_iter().collect()
}
