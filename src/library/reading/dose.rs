//! A dose: one of eight keys, with the keys that change it.
//!
//! What is left out comes from the exercise's own dose of the same sort, else from the defaults.

mod sorts;

use crate::{
    exercise::{Dose, Seconds},
    library::document::{Entry, Table},
};

/// The keys of doses, each with the keys that change it.
pub(in crate::library) const DOSES: [(&str, &[&str]); 8] = [
    ("hold", &["rounds", "rest"]),
    ("reps", &["sets", "tempo", "rest"]),
    ("roll", &["stop", "pace"]),
    ("breathe", &["cycles"]),
    ("tense", &["release", "groups", "intro", "outro"]),
    ("talk", &[]),
    ("time", &["check"]),
    ("until", &["cap"]),
];
/// What a roll must last beside its stop, so that there is rolling before and after.
const BESIDE_STOP: Seconds = Seconds::new(10);

/// Reads the dose of `table`; `own` is the exercise's, where there is one.
pub(super) fn read(table: &Table<'_>, own: Option<&Dose>) -> Option<Dose> {
    name_keys(table);
    let given: Vec<Entry<'_>> = DOSES.iter().filter_map(|(key, _)| table.take(key)).collect();
    if own.is_none()
        && let [hold, reps] = given.as_slice()
        && (hold.key, reps.key) == ("hold", "reps")
    {
        return refuse_strangers(table, "reps").then(|| sorts::held_reps(table, hold, reps))?;
    }
    if let [first, second, ..] = given.as_slice() {
        let message = format!("`{}` and `{}` are two doses", first.key, second.key);
        let help = match (first.key, second.key) {
            ("hold", "reps") => "for a hold in each repetition write tempo = [2, 8, 2]",
            _ => "give one of them",
        };
        let span = second.key_span.clone();
        table.page.error(span, "two-doses", &message, Some(help));
        return None;
    }
    let main = given.into_iter().next();
    let Some(key) = main.as_ref().map(|entry| entry.key).or(own.map(Dose::key)) else {
        let help = "give one of hold, reps, roll, breathe, tense, talk, time, until";
        let span = table.span.clone();
        table.page.error(span, "missing-dose", "there is no dose", Some(help));
        return None;
    };
    let fits = refuse_strangers(table, key);
    let own = own.filter(|own| own.key() == key);
    let dose = match key {
        "hold" => sorts::hold(table, main.as_ref(), own),
        "reps" => sorts::reps(table, main.as_ref(), own),
        "roll" => sorts::roll(table, main.as_ref(), own),
        "breathe" => sorts::breathe(table, main.as_ref(), own),
        "tense" => sorts::relax(table, main.as_ref(), own),
        "talk" => sorts::talk(main.as_ref(), own),
        "time" => sorts::timed(table, main.as_ref(), own),
        _ => sorts::until(table, main.as_ref(), own),
    };
    dose.filter(|_| fits)
}

/// Makes the keys of all doses known to `table`.
pub(super) fn name_keys(table: &Table<'_>) {
    for key in DOSES.iter().flat_map(|(dose, keys)| [*dose].into_iter().chain(keys.iter().copied())) {
        table.know(key);
    }
}

/// The first key of any dose that `table` has; all of them are known to it then.
pub(super) fn first_key<'a>(table: &Table<'a>) -> Option<Entry<'a>> {
    name_keys(table);
    let keys = DOSES.iter().flat_map(|(dose, keys)| [*dose].into_iter().chain(keys.iter().copied()));
    keys.into_iter().find_map(|key| table.take(key))
}

/// Refuses a roll that is nearly all stop; after the range had its say.
pub(super) fn check_stop(table: &Table<'_>, dose: &Dose) {
    let Dose::Roll(roll) = dose else { return };
    if roll.stop == Seconds::ZERO || roll.stop.plus(BESIDE_STOP) <= roll.length {
        return;
    }
    let place = table.take("stop").or_else(|| table.take("roll"));
    let span = place.map_or(table.span.clone(), |entry| entry.span());
    let message = format!("a stop of {} leaves no time to roll", roll.stop);
    let help = format!("`stop` must be {BESIDE_STOP} shorter than `roll` or more");
    table.page.error(span, "stop-too-long", &message, Some(&help));
}

/// Refuses keys that change another sort of dose than `key`; all of them are known to `table` already.
fn refuse_strangers(table: &Table<'_>, key: &str) -> bool {
    let mut strangers: Vec<&str> = Vec::new();
    for (_, modifiers) in DOSES.iter().filter(|(owner, _)| *owner != key) {
        for modifier in modifiers.iter().copied() {
            let Some(entry) = table.take(modifier) else { continue };
            let is_own = owners(modifier).any(|owner| owner == key);
            if is_own || strangers.contains(&modifier) {
                continue;
            }
            strangers.push(modifier);
            let owners: Vec<String> = owners(modifier).map(|owner| format!("`{owner}`")).collect();
            let owners = owners.join(" or ");
            let message = format!("`{modifier}` belongs to {owners}, and the dose is `{key}`");
            let span = entry.key_span;
            table.page.error(span, "wrong-modifier", &message, Some("leave it out"));
        }
    }
    strangers.is_empty()
}

/// The doses that `modifier` changes.
fn owners(modifier: &str) -> impl Iterator<Item = &'static str> {
    DOSES.iter().filter(move |(_, modifiers)| modifiers.contains(&modifier)).map(|(owner, _)| *owner)
}
