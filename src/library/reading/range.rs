//! The sourced limits of an exercise, and a dose held inside them.
//!
//! A dose outside is warned of and brought back; it never stops a file.

use std::ops::Range as Span;

use crate::{
    body::Token,
    exercise::{Bounds, Dose, Range, Seconds},
    library::{
        document::{Entry, Table},
        knowledge::shipped_citation,
    },
    text::Text,
};

/// Reads the limits of a `range` table.
pub(super) fn read(entry: &Entry<'_>) -> Option<Range> {
    let table = entry.table("range")?;
    let time = |key| table.take(key).and_then(|entry| entry.time_bounds());
    let count = |key| table.take(key).and_then(|entry| entry.count_bounds());
    let range = Range {
        hold: time("hold"),
        rounds: count("rounds"),
        reps: count("reps"),
        sets: count("sets"),
        roll: time("roll"),
        stop: time("stop"),
        cycles: count("cycles"),
        tense: time("tense"),
        release: time("release"),
        time: time("time"),
    };
    table.refuse_the_rest();
    Some(range)
}

/// A written dose on its way into its range.
pub(super) struct Fitting<'a> {
    pub(super) table: &'a Table<'a>,
    pub(super) range: &'a Range,
    pub(super) sources: &'a [Text],
}

impl Fitting<'_> {
    /// Brings `dose` into the range, with a warning for each written value that was outside.
    pub(super) fn fit(&self, dose: &mut Dose) {
        let range = self.range;
        match dose {
            Dose::Hold(hold) => {
                self.time("hold", range.hold, &mut [&mut hold.floor, &mut hold.cap]);
                self.count("rounds", range.rounds, &mut [&mut hold.rounds]);
            }
            Dose::Reps(reps) => {
                self.sets(&mut reps.sets);
                self.count("reps", range.reps, &mut reps.sets.iter_mut().collect::<Vec<_>>());
                if reps.tempo.hold > Seconds::ZERO {
                    self.time("tempo", range.hold, &mut [&mut reps.tempo.hold]);
                }
            }
            Dose::Roll(roll) => {
                self.time("roll", range.roll, &mut [&mut roll.length]);
                if roll.stop > Seconds::ZERO {
                    self.time("stop", range.stop, &mut [&mut roll.stop]);
                }
            }
            Dose::Breathe(breathe) => {
                self.count("cycles", range.cycles, &mut [&mut breathe.cycles]);
            }
            Dose::Relax(relax) => {
                self.time("tense", range.tense, &mut [&mut relax.tense]);
                self.time("release", range.release, &mut [&mut relax.release]);
            }
            Dose::Timed(timed) => self.time("time", range.time, &mut [&mut timed.length]),
            Dose::Talk(talk) => {
                let whole: Seconds = talk.lines.iter().map(|(time, _)| *time).sum();
                if let Some(bounds) = range.time.filter(|bounds| is_outside(whole.get(), *bounds)) {
                    self.warn("talk", &whole.to_string(), &times(bounds), false);
                }
            }
            Dose::Until(_) => {}
        }
    }

    /// The number of sets, which is the length of the list.
    fn sets(&self, sets: &mut Vec<u32>) {
        let Some(bounds) = self.range.sets else {
            return;
        };
        let number = u32::try_from(sets.len()).unwrap_or(u32::MAX);
        if !is_outside(number, bounds) {
            return;
        }
        let last = sets.last().copied().unwrap_or(1);
        let fitting = number.clamp(bounds.least, bounds.most);
        sets.resize(fitting as usize, last);
        let limits = counts(bounds);
        self.warn("sets", &number.to_string(), &limits, true);
    }

    fn time(&self, key: &'static str, bounds: Option<Bounds>, values: &mut [&mut Seconds]) {
        let Some(bounds) = bounds else { return };
        let outside = values.iter().find(|value| is_outside(value.get(), bounds));
        let Some(outside) = outside.map(ToString::to_string) else {
            return;
        };
        for value in values {
            **value = Seconds::new(value.get().clamp(bounds.least, bounds.most));
        }
        self.warn(key, &outside, &times(bounds), true);
    }

    fn count(&self, key: &'static str, bounds: Option<Bounds>, values: &mut [&mut u32]) {
        let Some(bounds) = bounds else { return };
        let outside = values.iter().find(|value| is_outside(***value, bounds));
        let Some(outside) = outside.map(ToString::to_string) else {
            return;
        };
        for value in values {
            **value = (**value).clamp(bounds.least, bounds.most);
        }
        self.warn(key, &outside, &counts(bounds), true);
    }

    fn warn(&self, key: &'static str, value: &str, limits: &str, is_capped: bool) {
        let place = |key| self.table.take(key).map(|entry| entry.span());
        let other = if key == "sets" { "reps" } else { key };
        let span: Span<usize> = place(key).or_else(|| place(other)).unwrap_or(self.table.span.clone());
        let message = format!("`{key}` of {value} is outside {limits}");
        let sources: Vec<String> = self.sources.iter().map(named).collect();
        let capped = if is_capped { "it is held inside; " } else { "" };
        let help = if sources.is_empty() {
            format!("{capped}the range stands in the exercise")
        } else {
            format!("{capped}the range follows {}", sources.join(", "))
        };
        let page = self.table.page;
        page.warning(span, "outside-range", &message, Some(&help));
    }
}

/// A source as a person reads it; one of a person's own file by its tag.
fn named(tag: &Text) -> String {
    let known = shipped_citation(tag.as_str());
    known.map_or_else(|| tag.to_string(), |source| format!("{source} ({})", source.sure.name()))
}

fn is_outside(value: u32, bounds: Bounds) -> bool {
    !(bounds.least..=bounds.most).contains(&value)
}

fn times(bounds: Bounds) -> String {
    let (least, most) = (Seconds::new(bounds.least), Seconds::new(bounds.most));
    format!("{least} to {most}")
}

fn counts(bounds: Bounds) -> String {
    format!("{} to {}", bounds.least, bounds.most)
}
