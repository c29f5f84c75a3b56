//! Numbers with a fraction: angles, lengths and coordinates.

use std::ops::RangeInclusive;

use super::{Entry, each};

/// No coordinate is further from the middle, in units.
const FARTHEST: f64 = 1000.0;

impl<'a> Entry<'a> {
    /// A number.
    pub(crate) fn real(&self, within: RangeInclusive<f64>) -> Option<f64> {
        let value = self.value.get_ref();
        let written = value.as_float().map(|number| number.as_str().to_owned()).or_else(|| {
            let number = value.as_integer()?;
            (number.radix() == 10).then(|| number.as_str().to_owned())
        });
        let Some(written) = written else {
            self.wrong_type("a number", "");
            return None;
        };
        let number = written.parse::<f64>().ok().filter(|number| within.contains(number));
        if number.is_none() {
            let (least, most) = (within.start(), within.end());
            let message = format!("`{}` must be from {least} to {most}", self.key);
            self.wrong("out-of-range", &message, "");
        }
        number
    }

    /// A coordinate.
    pub(crate) fn coordinate(&self) -> Option<f64> {
        self.real(-FARTHEST..=FARTHEST)
    }

    /// So many coordinates.
    pub(crate) fn coordinates<const N: usize>(&self, wanted: &str) -> Option<[f64; N]> {
        let Ok(all) = <[Self; N]>::try_from(self.list()?) else {
            self.wrong_type(wanted, "");
            return None;
        };
        let all = all.each_ref().map(Self::coordinate);
        all.iter().all(Option::is_some).then(|| all.map(Option::unwrap_or_default))
    }

    /// The tables of a list, which may be empty.
    pub(crate) fn braces(&self, what: &'static str) -> Option<Vec<super::Table<'a>>> {
        each(&self.list()?, |entry| entry.table(what))
    }
}
