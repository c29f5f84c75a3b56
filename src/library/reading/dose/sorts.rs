//! The eight sorts of dose, each read with its own keys.
//!
//! `main` is the key that names the sort, `own` the exercise's dose if it is of the same sort.

use crate::{
    exercise::{Breathe, Dose, Hold, Relax, Reps, Roll, Seconds, Talk, Tempo, Timed, Until},
    library::document::{Entry, Length, Table},
};

const HOLD_REST: Seconds = Seconds::new(10);
const SET_REST: Seconds = Seconds::new(15);
const PACE: Seconds = Seconds::new(3);
const RELEASE: Seconds = Seconds::new(20);
const READY_CAP: Seconds = Seconds::new(60);
/// The longest part of a repetition, as in a tempo.
const LONGEST_HELD: Seconds = Seconds::new(30);
const TEMPO: Tempo = Tempo { out: Seconds::new(2), hold: Seconds::ZERO, back: Seconds::new(2) };

pub(super) fn hold(table: &Table<'_>, main: Option<&Entry<'_>>, own: Option<&Dose>) -> Option<Dose> {
    let own = match own {
        Some(Dose::Hold(hold)) => Some(hold),
        _ => None,
    };
    let window = match main {
        Some(entry) => entry.window(),
        None => own.map(|own| (own.floor, own.cap)),
    };
    let rounds = value(table.take("rounds"), count, own.map_or(1, |own| own.rounds));
    let rest = own.map_or(HOLD_REST, |own| own.rest);
    let rest = value(table.take("rest"), time_or_none, rest);
    let (floor, cap) = window?;
    Some(Dose::Hold(Hold { floor, cap, rounds: rounds?, rest: rest? }))
}

pub(super) fn reps(table: &Table<'_>, main: Option<&Entry<'_>>, own: Option<&Dose>) -> Option<Dose> {
    let own = match own {
        Some(Dose::Reps(reps)) => Some(reps),
        _ => None,
    };
    let written = main.map(Entry::counts);
    let number = table.take("sets");
    let has_number = number.is_some();
    let number = value(
        number,
        |entry| count(entry).map(|number| number as usize),
        own.map_or(1, |own| own.sets.len()),
    );
    let tempo = value(
        table.take("tempo"),
        |entry| {
            let [out, hold, back] = entry.parts("out, hold, back")?;
            Some(Tempo { out, hold, back })
        },
        own.map_or(TEMPO, |own| own.tempo),
    );
    let rest = own.map_or(SET_REST, |own| own.rest);
    let rest = value(table.take("rest"), time_or_none, rest);
    let own_sets = own.map(|own| own.sets.clone());
    let sets = match written {
        Some(written) => {
            let (sets, is_pyramid) = written?;
            if !is_pyramid {
                vec![sets.first().copied()?; number?]
            } else if let Some(entry) = table.take("sets") {
                let message = "a list of `reps` fixes the sets already";
                let span = entry.key_span;
                table.page.error(span, "sets-twice", message, Some("leave `sets` out"));
                return None;
            } else {
                sets
            }
        }
        None if has_number => vec![own_sets?.first().copied()?; number?],
        None => own_sets?,
    };
    Some(Dose::Reps(Reps { sets, tempo: tempo?, rest: rest? }))
}

/// Repetitions with a hold in each, as a physiotherapist writes them: `hold = "8s"` beside `reps = 5`.
pub(super) fn held_reps(table: &Table<'_>, stay: &Entry<'_>, main: &Entry<'_>) -> Option<Dose> {
    let held = stay.seconds(Length::Some);
    if let Some(held) = held.filter(|held| *held > LONGEST_HELD) {
        let message = format!("a hold of {held} in each repetition is longer than {LONGEST_HELD}");
        stay.wrong("out-of-range", &message, "hold shorter, or leave `reps` out and give `rounds`");
        return None;
    }
    if let Some(tempo) = table.take("tempo") {
        let message = "`hold` and `tempo` both say how long a repetition is held";
        table.page.error(tempo.key_span, "hold-twice", message, Some("leave one of them out"));
        return None;
    }
    let Some(Dose::Reps(dose)) = reps(table, Some(main), None) else { return None };
    Some(Dose::Reps(Reps { tempo: Tempo { hold: held?, ..TEMPO }, ..dose }))
}

pub(super) fn roll(table: &Table<'_>, main: Option<&Entry<'_>>, own: Option<&Dose>) -> Option<Dose> {
    let own = match own {
        Some(Dose::Roll(roll)) => Some(roll),
        _ => None,
    };
    let length = main.map_or(own.map(|own| own.length), |entry| entry.seconds(Length::Some));
    let stop = own.map_or(Seconds::ZERO, |own| own.stop);
    let stop = value(table.take("stop"), time_or_none, stop);
    let pace = own.map_or(PACE, |own| own.pace);
    let pace = value(table.take("pace"), Entry::pace, pace);
    Some(Dose::Roll(Roll { length: length?, stop: stop?, pace: pace? }))
}

pub(super) fn breathe(table: &Table<'_>, main: Option<&Entry<'_>>, own: Option<&Dose>) -> Option<Dose> {
    let own = match own {
        Some(Dose::Breathe(breathe)) => Some(breathe),
        _ => None,
    };
    let pattern = main.map_or(own.map(|own| own.pattern), |entry| entry.parts("in, hold, out, hold"));
    let cycles = value(table.take("cycles"), count, own.map_or(1, |own| own.cycles));
    Some(Dose::Breathe(Breathe { pattern: pattern?, cycles: cycles? }))
}

pub(super) fn relax(table: &Table<'_>, main: Option<&Entry<'_>>, own: Option<&Dose>) -> Option<Dose> {
    let own = match own {
        Some(Dose::Relax(relax)) => Some(relax),
        _ => None,
    };
    let tense = main.map_or(own.map(|own| own.tense), |entry| entry.seconds(Length::Some));
    let release = own.map_or(RELEASE, |own| own.release);
    let release = value(table.take("release"), time, release);
    let intro = own.map_or(Seconds::ZERO, |own| own.intro);
    let intro = value(table.take("intro"), time_or_none, intro);
    let outro = own.map_or(Seconds::ZERO, |own| own.outro);
    let outro = value(table.take("outro"), time_or_none, outro);
    let groups = match (table.take("groups"), own) {
        (Some(entry), _) => entry.texts().and_then(|groups| entry.not_empty(groups)),
        (None, Some(own)) => Some(own.groups.clone()),
        (None, None) => {
            let help = "list the muscle groups to tense";
            table.need("groups", help).and(None)
        }
    };
    Some(Dose::Relax(Relax {
        intro: intro?,
        tense: tense?,
        release: release?,
        outro: outro?,
        groups: groups?,
    }))
}

pub(super) fn talk(main: Option<&Entry<'_>>, own: Option<&Dose>) -> Option<Dose> {
    match main {
        Some(entry) => entry.lines().map(|lines| Dose::Talk(Talk { lines })),
        None => own.cloned(),
    }
}

pub(super) fn timed(table: &Table<'_>, main: Option<&Entry<'_>>, own: Option<&Dose>) -> Option<Dose> {
    let own = match own {
        Some(Dose::Timed(timed)) => Some(timed),
        _ => None,
    };
    let length = main.map_or(own.map(|own| own.length), |entry| entry.seconds(Length::Some));
    let check = own.and_then(|own| own.check);
    let check = value(table.take("check"), |entry| time(entry).map(Some), check);
    Some(Dose::Timed(Timed { length: length?, check: check? }))
}

pub(super) fn until(table: &Table<'_>, main: Option<&Entry<'_>>, own: Option<&Dose>) -> Option<Dose> {
    let own = match own {
        Some(Dose::Until(until)) => Some(until),
        _ => None,
    };
    let ready = main.map_or(Some("ready"), |entry| entry.one_of(&["ready"]));
    let cap = value(table.take("cap"), time, own.map_or(READY_CAP, |own| own.cap));
    ready?;
    Some(Dose::Until(Until { cap: cap? }))
}

/// The written value, else the one there was, else the default; nothing if the written one is wrong.
fn value<'a, T>(
    entry: Option<Entry<'a>>,
    read: impl FnOnce(&Entry<'a>) -> Option<T>,
    otherwise: T,
) -> Option<T> {
    match entry {
        Some(entry) => read(&entry),
        None => Some(otherwise),
    }
}

fn time_or_none(entry: &Entry<'_>) -> Option<Seconds> {
    entry.seconds(Length::OrNone)
}

fn time(entry: &Entry<'_>) -> Option<Seconds> {
    entry.seconds(Length::Some)
}

fn count(entry: &Entry<'_>) -> Option<u32> {
    entry.count()
}
