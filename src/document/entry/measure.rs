//! Numbers and times of a file.
//!
//! Whole ones only, each within the bounds its use allows.

use std::ops::RangeInclusive;

use super::{Entry, each};
use crate::{
    document::problem::quoted,
    exercise::{Bounds, Seconds},
};

/// The longest time a file may write, in seconds: an hour.
const LONGEST_TIME: u32 = 3600;
/// The largest count a file may write.
const LARGEST_COUNT: u32 = 1000;
/// The longest part of a tempo or a breath, in seconds.
const LONGEST_PART: u32 = 30;
/// The longest time between two turns of a habit, in minutes: a day.
const LONGEST_INTERVAL: u32 = 24 * 60;
const WRITE_INTERVAL: &str = "write it like \"35m\", or \"daily\" or \"weekly\"";
const WRITE_TIME: &str = "write it like \"30s\" or \"1m30s\"";

/// Which times may be written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Length {
    /// One second to an hour.
    Some,
    /// None at all, too.
    OrNone,
}

impl Entry<'_> {
    /// A whole number.
    pub(crate) fn number(&self, within: RangeInclusive<u32>) -> Option<u32> {
        let Some(written) = self.value.get_ref().as_integer() else {
            self.wrong_type("a whole number", "");
            return None;
        };
        let number = u32::from_str_radix(written.as_str(), written.radix()).ok();
        let number = number.filter(|number| within.contains(number));
        if number.is_none() {
            let (least, most) = (within.start(), within.end());
            let message = if least == most {
                format!("`{}` must be {least}", self.key)
            } else {
                format!("`{}` must be from {least} to {most}", self.key)
            };
            self.wrong("out-of-range", &message, "");
        }
        number
    }

    /// A count from 1 to 1000.
    pub(crate) fn count(&self) -> Option<u32> {
        self.number(1..=LARGEST_COUNT)
    }

    /// One count or a list of them, and whether it is a list.
    pub(crate) fn counts(&self) -> Option<(Vec<u32>, bool)> {
        let all = self.not_empty(each(&self.one_or_more(), Self::count)?)?;
        Some((all, self.value.get_ref().is_array()))
    }

    /// Whole seconds, none to thirty, one of them above none.
    pub(crate) fn parts<const N: usize>(&self, wanted: &str) -> Option<[Seconds; N]> {
        let all = self.list()?;
        let Ok(all) = <[Self; N]>::try_from(all) else {
            self.wrong_type(&format!("{N} whole seconds: {wanted}"), "");
            return None;
        };
        let parts = all.each_ref().map(|part| part.number(0..=LONGEST_PART));
        if parts.iter().any(Option::is_none) {
            return None;
        }
        let parts = parts.map(|part| Seconds::new(part.unwrap_or(0)));
        if parts.iter().all(|part| *part == Seconds::ZERO) {
            let message = format!("one part of `{}` must be above 0", self.key);
            self.wrong("out-of-range", &message, "");
            return None;
        }
        Some(parts)
    }

    /// One whole second to thirty, written as a bare number or as a time.
    pub(crate) fn pace(&self) -> Option<Seconds> {
        if self.value.get_ref().is_integer() {
            return self.number(1..=LONGEST_PART).map(Seconds::new);
        }
        self.seconds(Length::Some).filter(|pace| {
            let fits = pace.get() <= LONGEST_PART;
            if !fits {
                self.wrong("out-of-range", "`pace` must be from 1 to 30", "");
            }
            fits
        })
    }

    /// A time.
    pub(crate) fn seconds(&self, length: Length) -> Option<Seconds> {
        let word = self.words("a length of time", WRITE_TIME)?;
        self.time(word, length)
    }

    /// Whole minutes between two turns, one to a day.
    pub(crate) fn interval(&self) -> Option<Seconds> {
        let word = self.words("how often", WRITE_INTERVAL)?;
        let minutes = word.strip_suffix('m').and_then(|digits| digits.parse::<u32>().ok());
        let Some(minutes) = minutes.filter(|minutes| (1..=LONGEST_INTERVAL).contains(minutes)) else {
            let message = format!("{} is not how often", quoted(word));
            self.wrong("bad-interval", &message, WRITE_INTERVAL);
            return None;
        };
        Some(Seconds::new(minutes * 60))
    }

    /// A time, or from one to another.
    pub(crate) fn window(&self) -> Option<(Seconds, Seconds)> {
        let word = self.words("a length of time", WRITE_TIME)?;
        match word.split_once("..") {
            None => self.time(word, Length::Some).map(|time| (time, time)),
            Some((least, most)) => {
                let least = self.time(least, Length::Some)?;
                let most = self.time(most, Length::Some)?;
                self.forwards(least.get(), most.get())?;
                Some((least, most))
            }
        }
    }

    /// Limits of a time.
    pub(crate) fn time_bounds(&self) -> Option<Bounds> {
        let (least, most) = self.window()?;
        let (least, most) = (least.get(), most.get());
        Some(Bounds { least, most })
    }

    /// Limits of a count.
    pub(crate) fn count_bounds(&self) -> Option<Bounds> {
        let word = self.words("a range", "write it like \"5..15\"")?;
        let bounds = word.split_once("..").unwrap_or((word, word));
        let count = |word: &str| {
            let count = word.parse().ok();
            count.filter(|count| (1..=LARGEST_COUNT).contains(count))
        };
        let (Some(least), Some(most)) = (count(bounds.0), count(bounds.1)) else {
            let message = format!("{} is not a range of counts", quoted(word));
            self.wrong("bad-range", &message, "write it like \"5..15\"");
            return None;
        };
        self.forwards(least, most)?;
        Some(Bounds { least, most })
    }

    fn forwards(&self, least: u32, most: u32) -> Option<()> {
        if least > most {
            let message = format!("`{}` ends before it begins", self.key);
            self.wrong("range-backwards", &message, "write the smaller one first");
            return None;
        }
        Some(())
    }

    fn time(&self, word: &str, length: Length) -> Option<Seconds> {
        let Some(seconds) = parse_time(word) else {
            let message = format!("{} is not a length of time", quoted(word));
            self.wrong("bad-time", &message, WRITE_TIME);
            return None;
        };
        if seconds > LONGEST_TIME {
            let message = format!("{} is longer than an hour", quoted(word));
            self.wrong("out-of-range", &message, "");
            return None;
        }
        if seconds == 0 && length == Length::Some {
            let message = format!("`{}` must last a second or more", self.key);
            self.wrong("out-of-range", &message, "");
            return None;
        }
        Some(Seconds::new(seconds))
    }
}

/// The seconds of `1m30s`, `2m` or `45s`.
fn parse_time(word: &str) -> Option<u32> {
    let digits = |word: &str| {
        let fits = (1..=6).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| word.parse::<u32>().ok()).flatten()
    };
    let (minutes, seconds) = match word.split_once('m') {
        Some((minutes, "")) => (digits(minutes)?, 0),
        Some((minutes, rest)) => (digits(minutes)?, digits(rest.strip_suffix('s')?)?),
        None => (0, digits(word.strip_suffix('s')?)?),
    };
    Some(minutes * 60 + seconds)
}
