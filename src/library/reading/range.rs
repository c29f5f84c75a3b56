//! The sourced limits of an exercise, and a dose held inside them.
//!
//! A dose outside is warned of and brought back; it never stops a file. This is the only place where a dose is capped.

use std::ops::Range as Span;

use super::whole;
use crate::{
    body::Token,
    exercise::{Bounds, Dose, Kind, Range, Seconds},
    library::{
        document::{Entry, Table},
        knowledge::shipped_citation,
    },
    text::Text,
};

/// The limits of tensing and letting go in steps of one's own, and the tags of their sources.
const USUAL_TENSING: (Bounds, Bounds, [&str; 2]) =
    (Bounds { least: 5, most: 10 }, Bounds { least: 15, most: 30 }, ["va-pmr", "pmr-pages"]);

/// The limits of holding the breath in a cycle, and the tag of their source.
const USUAL_BREATH_HOLD: (Bounds, &str) = (Bounds { least: 0, most: 7 }, "478-clinic");

/// The code of a dose that was brought back inside.
pub(super) const OUTSIDE: &str = "outside-range";
/// The code of a dose that is outside and stays as it is written.
const OUTSIDE_KEPT: &str = "outside-range-kept";

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

/// Brings the upper ends of a stranger's `range` under what may be pressed or warmed at most.
pub(super) fn narrow(table: &Table<'_>, kind: Kind, range: &mut Range) {
    if !(kind.is_pressure() || kind == Kind::Heat) {
        return;
    }
    let limits = [
        (&mut range.hold, kind.usual_hold()),
        (&mut range.roll, kind.usual_roll()),
        (&mut range.time, kind.usual_time()),
    ];
    for (own, usual) in limits {
        let Some(bounds) = own.as_mut().filter(|own| own.most > usual.most) else { continue };
        let message =
            format!("the `range` goes up to {}, outside {}", Seconds::new(bounds.most), times(usual));
        let most = Seconds::new(usual.most);
        let help = format!("{most} is used; the range follows {}", named(kind.usual_sources()));
        let span = table.take("range").map_or(table.span.clone(), |entry| entry.span());
        table.page.warning(span, "range-too-wide", &message, Some(&help));
        *bounds = Bounds { least: bounds.least.min(usual.most), most: usual.most };
    }
}

/// Limits with the tags of their sources, and whether what is below is raised, too.
struct Limits<'a> {
    bounds: Bounds,
    sources: Vec<&'a str>,
    raises: bool,
}

/// A written dose on its way into its range.
pub(super) struct Fitting<'a> {
    pub(super) table: &'a Table<'a>,
    /// The exercise's own limits, which are the law.
    pub(super) range: &'a Range,
    /// Tags of the sources of those.
    pub(super) sources: &'a [Text],
    /// What gives the limits where the exercise has none.
    pub(super) kind: Kind,
}

impl Fitting<'_> {
    /// Brings `dose` into the range, with a warning for each written value that was outside.
    pub(super) fn fit(&self, dose: &mut Dose) {
        let (range, kind) = (self.range, self.kind);
        match dose {
            Dose::Hold(hold) => {
                self.time("hold", range.hold, Some(kind.usual_hold()), &mut [&mut hold.floor, &mut hold.cap]);
                self.count("rounds", range.rounds, kind.usual_rounds(), &mut [&mut hold.rounds]);
            }
            Dose::Reps(reps) => {
                self.sets(&mut reps.sets);
                self.count("reps", range.reps, None, &mut reps.sets.iter_mut().collect::<Vec<_>>());
                if reps.tempo.hold > Seconds::ZERO {
                    self.time("tempo", range.hold, None, &mut [&mut reps.tempo.hold]);
                }
            }
            Dose::Roll(roll) => {
                self.time("roll", range.roll, Some(kind.usual_roll()), &mut [&mut roll.length]);
                if roll.stop > Seconds::ZERO {
                    self.time("stop", range.stop, None, &mut [&mut roll.stop]);
                }
            }
            Dose::Breathe(breathe) => {
                let [_, after_in, _, after_out] = &mut breathe.pattern;
                let held =
                    Limits { bounds: USUAL_BREATH_HOLD.0, sources: vec![USUAL_BREATH_HOLD.1], raises: false };
                self.time_in("breathe", &held, &mut [after_in, after_out]);
                let cycle = breathe.pattern.iter().copied().sum::<Seconds>().get().max(1);
                let Bounds { least, most } = Kind::USUAL_BREATHING;
                let usual = Bounds { least: least.div_ceil(cycle), most: most / cycle };
                let usual = (kind == Kind::Breathing).then_some(usual);
                self.count("cycles", range.cycles, usual, &mut [&mut breathe.cycles]);
            }
            Dose::Relax(relax) => {
                let (tense, release, sources) = USUAL_TENSING;
                let own = |own: Option<Bounds>, usual| match own {
                    Some(bounds) => self.own(bounds),
                    None => Limits { bounds: usual, sources: sources.to_vec(), raises: false },
                };
                self.time_in("tense", &own(range.tense, tense), &mut [&mut relax.tense]);
                self.time_in("release", &own(range.release, release), &mut [&mut relax.release]);
            }
            Dose::Timed(timed) => {
                self.time("time", range.time, Some(kind.usual_time()), &mut [&mut timed.length]);
            }
            Dose::Talk(talk) => {
                let length: Seconds = talk.lines.iter().map(|(time, _)| *time).sum();
                if let Some(bounds) = range.time.filter(|bounds| is_outside(length.get(), *bounds)) {
                    let message = format!("`talk` of {length} is outside {}", times(bounds));
                    self.note("talk", &message, &self.own(bounds), None);
                }
            }
            Dose::Until(_) => {}
        }
    }

    /// Ends a press or warmth of whatever sort of dose when it has lasted as long as it may.
    pub(super) fn end_in_time(&self, dose: &mut Dose, is_warm: bool) {
        let kind = if is_warm { Kind::Heat } else { self.kind };
        if !(kind.is_pressure() || kind == Kind::Heat) {
            return;
        }
        let bounds = kind.usual_time();
        let limits = Limits { bounds, sources: kind.usual_sources().to_vec(), raises: false };
        let key = dose.key();
        if let Some((lasts, used)) = whole::end_by(dose, Seconds::new(bounds.most)) {
            let message = format!("`{key}` that lasts {lasts} is outside {}", times(bounds));
            self.note(key, &message, &limits, Some(&used));
        }
    }

    /// The number of sets, which is the length of the list.
    fn sets(&self, sets: &mut Vec<u32>) {
        // Sets of a stretch are movements; those of a press or of warmth are rounds of it.
        let is_rounds = self.kind.is_pressure() || self.kind == Kind::Heat;
        let usual = self.kind.usual_rounds().filter(|_| is_rounds);
        let Some(limits) = self.limits(self.range.sets, usual) else { return };
        let number = u32::try_from(sets.len()).unwrap_or(u32::MAX);
        if !is_outside(number, limits.bounds) {
            return;
        }
        let last = sets.last().copied().unwrap_or(1);
        let fitting = limits.fitting(number);
        sets.resize(fitting as usize, last);
        let message = format!("`sets` of {number} is outside {}", counts(limits.bounds));
        self.note("sets", &message, &limits, Some(&format!("{fitting} is used")));
    }

    fn time(
        &self,
        key: &'static str,
        own: Option<Bounds>,
        usual: Option<Bounds>,
        values: &mut [&mut Seconds],
    ) {
        if let Some(limits) = self.limits(own, usual) {
            self.time_in(key, &limits, values);
        }
    }

    fn time_in(&self, key: &'static str, limits: &Limits<'_>, values: &mut [&mut Seconds]) {
        let mut bare: Vec<u32> = values.iter().map(|value| value.get()).collect();
        let shown = |value: u32| Seconds::new(value).to_string();
        self.bring_inside(key, limits, &mut bare, times, shown);
        for (value, bare) in values.iter_mut().zip(bare) {
            **value = Seconds::new(bare);
        }
    }

    fn count(&self, key: &'static str, own: Option<Bounds>, usual: Option<Bounds>, values: &mut [&mut u32]) {
        let Some(limits) = self.limits(own, usual) else { return };
        let mut bare: Vec<u32> = values.iter().map(|value| **value).collect();
        self.bring_inside(key, &limits, &mut bare, counts, |value| value.to_string());
        for (value, bare) in values.iter_mut().zip(bare) {
            **value = bare;
        }
    }

    /// Brings the values inside and tells of the first that was moved, else of the first that is outside.
    fn bring_inside(
        &self,
        key: &'static str,
        limits: &Limits<'_>,
        values: &mut [u32],
        range: fn(Bounds) -> String,
        shown: fn(u32) -> String,
    ) {
        let written = values.to_vec();
        for value in values.iter_mut() {
            *value = limits.fitting(*value);
        }
        let pairs = || written.iter().zip(values.iter());
        if let Some((was, is)) = pairs().find(|(was, is)| was != is) {
            let message = format!("`{key}` of {} is outside {}", shown(*was), range(limits.bounds));
            self.note(key, &message, limits, Some(&format!("{} is used", shown(*is))));
        } else if let Some(was) = written.iter().find(|was| is_outside(**was, limits.bounds)) {
            let message = format!("`{key}` of {} is outside {}", shown(*was), range(limits.bounds));
            self.note(key, &message, limits, None);
        }
    }

    /// The exercise's own limits, else the usual ones of its kind if they have a source.
    fn limits(&self, own: Option<Bounds>, usual: Option<Bounds>) -> Option<Limits<'_>> {
        if let Some(bounds) = own {
            return Some(self.own(bounds));
        }
        let sources = self.kind.usual_sources();
        let bounds = usual.filter(|_| !sources.is_empty())?;
        Some(Limits { bounds, sources: sources.to_vec(), raises: false })
    }

    fn own(&self, bounds: Bounds) -> Limits<'_> {
        Limits { bounds, sources: self.sources.iter().map(Text::as_str).collect(), raises: true }
    }

    /// Warns of a value outside at its key; `used` says what it became, if it changed.
    fn note(&self, key: &'static str, message: &str, limits: &Limits<'_>, used: Option<&str>) {
        let place = |key| self.table.take(key).map(|entry| entry.span());
        let other = match key {
            "sets" => "reps",
            "until" => "cap",
            _ => key,
        };
        let (first, second) = if key == "until" { (other, key) } else { (key, other) };
        let span: Span<usize> = place(first).or_else(|| place(second)).unwrap_or(self.table.span.clone());
        let follows = match limits.sources.as_slice() {
            [] => "the range stands in the exercise".to_owned(),
            sources => format!("the range follows {}", named(sources)),
        };
        let (code, help) = match used {
            Some(used) => (OUTSIDE, format!("{used}; {follows}")),
            None => (OUTSIDE_KEPT, format!("it stays as it is; {follows}")),
        };
        self.table.page.warning(span, code, message, Some(&help));
    }
}

impl Limits<'_> {
    /// The nearest value inside; what is below is raised only where the exercise itself says so.
    fn fitting(&self, value: u32) -> u32 {
        let least = if self.raises { self.bounds.least } else { 0 };
        value.clamp(least, self.bounds.most)
    }
}

/// Sources as a person reads them; one of a person's own file by its tag.
fn named(tags: &[&str]) -> String {
    let name = |tag: &&str| {
        let known = shipped_citation(tag);
        known.map_or_else(|| (*tag).to_owned(), |source| format!("{source} ({})", source.sure.name()))
    };
    tags.iter().map(name).collect::<Vec<_>>().join(", ")
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
