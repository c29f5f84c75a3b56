//! The sorts of values: how each is read, and how it is written.

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveTime};

use super::{Voice, keys::Kind};
use crate::{
    body::{Equipment, Token},
    document::{Entry, Length, did_you_mean, each, nearest, problem::quoted},
    exercise::{Id, Seconds},
    text::Text,
};

/// The longest name of a voice, and the longest word of a command, in bytes.
const LONGEST: usize = 1000;
/// The most words of a command.
const MOST_WORDS: usize = 50;

/// A value of the file.
pub(super) trait Kept: Sized {
    /// Reads it, or notes why it cannot be had.
    fn read(kind: &Kind, entry: &Entry<'_>) -> Option<Self>;
    /// As it is written in the file.
    fn written(&self) -> String;
}

impl Kept for bool {
    fn read(_: &Kind, entry: &Entry<'_>) -> Option<Self> {
        entry.flag()
    }

    fn written(&self) -> String {
        self.to_string()
    }
}

impl Kept for u16 {
    fn read(kind: &Kind, entry: &Entry<'_>) -> Option<Self> {
        let (least, most) = match kind {
            Kind::Number(least, most) => (*least, *most),
            _ => (0, u32::from(Self::MAX)),
        };
        entry.number(least..=most).and_then(|number| Self::try_from(number).ok())
    }

    fn written(&self) -> String {
        self.to_string()
    }
}

impl Kept for u8 {
    fn read(kind: &Kind, entry: &Entry<'_>) -> Option<Self> {
        u16::read(kind, entry).and_then(|number| Self::try_from(number).ok())
    }

    fn written(&self) -> String {
        self.to_string()
    }
}

impl<T: Token> Kept for T {
    fn read(_: &Kind, entry: &Entry<'_>) -> Option<Self> {
        entry.token()
    }

    fn written(&self) -> String {
        in_quotes(self.token())
    }
}

impl Kept for Vec<Equipment> {
    fn read(_: &Kind, entry: &Entry<'_>) -> Option<Self> {
        let mut all: Self = Self::new();
        for thing in entry.tokens()? {
            if !all.contains(&thing) {
                all.push(thing);
            }
        }
        Some(all)
    }

    fn written(&self) -> String {
        list(self.iter().map(|thing| thing.token()))
    }
}

impl Kept for Voice {
    fn read(_: &Kind, entry: &Entry<'_>) -> Option<Self> {
        if entry.is_list() {
            return own(entry).map(Self::Own);
        }
        let word = entry.words("a word or a list of words", "write it in quotes")?;
        match word {
            "auto" => return Some(Self::Auto),
            "off" => return Some(Self::Off),
            _ => {}
        }
        let known = Self::KNOWN.iter().find(|known| **known == word);
        if known.is_none() {
            let all = ["auto", "off"].into_iter().chain(Self::KNOWN);
            let list = || format!("write your own command as a list: [{}]", in_quotes(word));
            let help = nearest(word, all).map_or_else(list, did_you_mean);
            entry.wrong("unknown-word", &format!("{} is not a known voice", quoted(word)), &help);
        }
        known.copied().map(Self::Known)
    }

    fn written(&self) -> String {
        match self {
            Self::Auto => in_quotes("auto"),
            Self::Off => in_quotes("off"),
            Self::Known(name) => in_quotes(name),
            Self::Own(words) => list(words.iter().map(String::as_str)),
        }
    }
}

/// The words of a command, the first of which names a program.
fn own(entry: &Entry<'_>) -> Option<Vec<String>> {
    let word = |entry: &Entry<'_>| {
        Some(short(entry, entry.words("a list of words", "write each in quotes")?)?.to_owned())
    };
    let words: Vec<String> = entry.not_empty(each(&entry.list()?, word)?)?;
    if words.len() > MOST_WORDS {
        entry.wrong("too-many", &format!("`{}` has more than {MOST_WORDS} words", entry.key), "");
        return None;
    }
    if words.first().is_some_and(|program| program.trim().is_empty()) {
        entry.wrong("empty", "the command has no name", "begin the list with the program");
        return None;
    }
    Some(words)
}

impl Kept for Option<PathBuf> {
    fn read(_: &Kind, entry: &Entry<'_>) -> Option<Self> {
        let help = "write the whole path, such as \"~/voices/one.onnx\"";
        let words = short(entry, entry.words("a path", help)?)?;
        let path = PathBuf::from(words);
        if words.is_empty() {
            return Some(None);
        }
        // Another would mean whatever lies where the person happens to be.
        if !path.is_absolute() && !words.starts_with("~/") {
            entry.wrong("not-a-path", &format!("{} is not a whole path", quoted(words)), help);
            return None;
        }
        Some(Some(path))
    }

    fn written(&self) -> String {
        in_quotes(&self.as_ref().map(|path| path.to_string_lossy()).unwrap_or_default())
    }
}

impl Kept for Option<Text> {
    fn read(_: &Kind, entry: &Entry<'_>) -> Option<Self> {
        let words = short(entry, entry.words("a name", "write it in quotes")?)?.trim();
        Some((!words.is_empty()).then(|| Text::new(words)))
    }

    fn written(&self) -> String {
        in_quotes(self.as_ref().map(Text::as_str).unwrap_or_default())
    }
}

impl Kept for Seconds {
    fn read(kind: &Kind, entry: &Entry<'_>) -> Option<Self> {
        let most = if let Kind::Time(most) = kind { *most } else { u32::MAX };
        let time = entry.seconds(Length::OrNone)?;
        if time.get() > most {
            entry.wrong("out-of-range", &format!("`{}` must be from 0s to {most}s", entry.key), "");
            return None;
        }
        Some(time)
    }

    fn written(&self) -> String {
        format!("\"{}s\"", self.get())
    }
}

impl Kept for NaiveTime {
    fn read(_: &Kind, entry: &Entry<'_>) -> Option<Self> {
        let help = "write it like \"04:00\"";
        let word = entry.words("a time of day", help)?;
        let digits = word.split_once(':').filter(|(hours, minutes)| hours.len() == 2 && minutes.len() == 2);
        // A sign is no digit, though numbers may have one.
        let number = |digits: &str| digits.parse::<u32>().ok().filter(|_| !digits.starts_with('+'));
        let time =
            digits.and_then(|(hours, minutes)| Self::from_hms_opt(number(hours)?, number(minutes)?, 0));
        if time.is_none() {
            entry.wrong("bad-time", &format!("{} is not a time of day", quoted(word)), help);
        }
        time
    }

    fn written(&self) -> String {
        format!("\"{}\"", self.format("%H:%M"))
    }
}

impl Kept for Option<NaiveDate> {
    fn read(_: &Kind, entry: &Entry<'_>) -> Option<Self> {
        let help = "write it like \"2026-11-24\"";
        let word = entry.words("a date", help)?;
        if word.is_empty() {
            return Some(None);
        }
        // Ten signs, as years of other lengths and signs before them are read, too.
        let date = Some(word).filter(|word| word.len() == 10).and_then(|word| word.parse().ok());
        if date.is_none() {
            entry.wrong("bad-date", &format!("{} is not a date", quoted(word)), help);
        }
        date.map(Some)
    }

    fn written(&self) -> String {
        in_quotes(&self.map(|date| date.to_string()).unwrap_or_default())
    }
}

impl Kept for Option<Id> {
    fn read(_: &Kind, entry: &Entry<'_>) -> Option<Self> {
        let is_empty = entry.words("an id", "write it in quotes")?.is_empty();
        if is_empty { Some(None) } else { entry.id().map(Some) }
    }

    fn written(&self) -> String {
        in_quotes(self.as_ref().map(Id::as_str).unwrap_or_default())
    }
}

impl Kept for Vec<Id> {
    fn read(_: &Kind, entry: &Entry<'_>) -> Option<Self> {
        let mut all: Self = Self::new();
        for id in each(&entry.list()?, Entry::id)? {
            if !all.contains(&id) {
                all.push(id);
            }
        }
        Some(all)
    }

    fn written(&self) -> String {
        list(self.iter().map(Id::as_str))
    }
}

fn short<'a>(entry: &Entry<'_>, words: &'a str) -> Option<&'a str> {
    if words.len() > LONGEST {
        entry.wrong("too-long", &format!("`{}` is longer than {LONGEST} bytes", entry.key), "");
        return None;
    }
    Some(words)
}

/// `words` as TOML.
pub(super) fn in_quotes(words: &str) -> String {
    toml::Value::from(words).to_string()
}

fn list<'w>(words: impl Iterator<Item = &'w str>) -> String {
    format!("[{}]", words.map(in_quotes).collect::<Vec<_>>().join(", "))
}
