//! A programme: one file each.
//!
//! A rule that lets a person go on with more pain than the sources allow is held back, never refused.

use super::{
    MOST_ENTRIES, id_of_stem,
    listed::{self, Known},
    too_many,
};
use crate::{
    body::{Area, Token},
    exercise::{Id, Seconds},
    library::{
        Library,
        document::{Entry, Length, Page, Table, each, parse},
        problem::Problem,
        programme::{Day, MoveOn, Programme, StepBack, Strength, Week},
    },
    routine::Origin,
};

/// Sets of the most demanding week, and sessions in a row that a rule may ask for.
const MOST_SETS: u32 = 10;

/// Reads a programme. `stem` is the file's name without its ending and gives the id if the file has none. With an error
/// among the problems there is no programme.
pub(in crate::library) fn read_programme(
    (name, source): (&str, &str),
    stem: &str,
    library: &Library,
    origin: Origin,
) -> (Option<Programme>, Vec<Problem>) {
    let page = Page::new(name, source);
    let read = |top: &Table<'_>| {
        let programme = programme(top, stem, Known { library, origin });
        top.refuse_the_rest();
        programme
    };
    let programme = parse(&page, "programme", read).filter(|_| !page.has_errors());
    (programme, page.into_problems())
}

fn programme(top: &Table<'_>, stem: &str, known: Known<'_>) -> Option<Programme> {
    listed::schema(top);
    let id = match top.take("id") {
        Some(entry) => entry.id(),
        None => id_of_stem(top, stem),
    };
    let text = |key, help| top.need(key, help).and_then(|entry| entry.text());
    let name = text("name", "say what it is called");
    let aim = text("aim", "say what it is for");
    let areas = top
        .need("areas", "write it like areas = [\"neck\"]")
        .and_then(|entry| entry.not_empty(entry.tokens::<Area>()?));
    let daily = top.take("daily").map_or(Some(Vec::new()), |entry| known.practices(&entry));
    let move_on = top
        .need("move_on", "write it like move_on = { sessions = 2, pain = 3, say = \"...\" }")
        .and_then(|entry| move_on(&entry));
    let stay = text("stay", "say when the week is done once more");
    let step_back = top
        .need("step_back", "write it like step_back = { pain = 6, say = \"...\" }")
        .and_then(|entry| step_back(&entry, known));
    let afterwards = top.take("afterwards").map(|entry| entry.text());
    let sources = top.take("sources").map_or(Some(Vec::new()), |entry| entry.texts());
    let tables = top
        .need("week", "begin each week with [[week]]")
        .and_then(|entry| entry.tables("week"))
        .unwrap_or_default();
    too_many(&tables, top.page);
    let weeks: Vec<_> = tables.iter().take(MOST_ENTRIES).map(|table| week(table, known)).collect();
    let weeks = weeks.into_iter().collect::<Option<_>>()?;
    Some(Programme {
        id: id?,
        name: name?,
        aim: aim?,
        areas: areas?,
        daily: daily?,
        weeks,
        move_on: move_on?,
        stay: stay?,
        step_back: step_back?,
        afterwards: afterwards.flatten(),
        sources: sources?,
        origin: known.origin,
    })
}

fn week(table: &Table<'_>, known: Known<'_>) -> Option<Week> {
    let focus = table.need("focus", "say what matters in this week").and_then(|entry| entry.text());
    let day = |day: &Day| table.take(day.token()).map_or(Some(Vec::new()), |entry| known.practices(&entry));
    let days: Vec<Option<Vec<Id>>> = Day::ALL.iter().map(day).collect();
    if days.iter().all(|day| day.as_ref().is_some_and(Vec::is_empty)) {
        let help = Some("write it like monday = [\"desk-rescue-5\"]");
        table.page.error(table.span.clone(), "empty", "the week has no day with practice", help);
    }
    let strength = strength(table);
    let times = table
        .take("times")
        .map_or(Some(Vec::new()), |entry| each(&entry.list()?, |entry| time(entry, known)));
    let load = table.take("load").map(|entry| entry.text());
    table.refuse_the_rest();
    let days = days.into_iter().collect::<Option<Vec<_>>>()?;
    Some(Week { focus: focus?, days: days.try_into().ok()?, strength, times: times?, load: load.flatten() })
}

fn strength(table: &Table<'_>) -> Strength {
    let hold = table.take("hold").and_then(|entry| entry.seconds(Length::Some));
    let pyramid = table.take("pyramid").and_then(|entry| entry.counts());
    Strength {
        reps: table.take("reps").and_then(|entry| entry.count()),
        sets: table.take("sets").and_then(|entry| entry.number(1..=MOST_SETS)),
        pyramid: pyramid.map(|(sets, _)| sets).unwrap_or_default(),
        hold,
    }
}

/// How long a timed exercise is done, held inside its range.
fn time(entry: &Entry<'_>, known: Known<'_>) -> Option<(Id, Seconds)> {
    let (name, time) = entry.two("an exercise and a time")?;
    let (id, length) = (known.exercise(&name)?, time.seconds(Length::Some)?);
    let exercise = known.library.exercise(id.as_str());
    let Some(bounds) = exercise.and_then(|exercise| exercise.range.time) else {
        return Some((id, length));
    };
    let fitting = Seconds::new(length.get().clamp(bounds.least, bounds.most));
    if fitting != length {
        let (least, most) = (Seconds::new(bounds.least), Seconds::new(bounds.most));
        let message = format!("{length} of `{id}` is outside {least} to {most}");
        time.warn("outside-range", &message, "it is held inside; the range stands in the exercise");
    }
    Some((id, fitting))
}

fn move_on(entry: &Entry<'_>) -> Option<MoveOn> {
    let table = entry.table("rule")?;
    let sessions = table
        .need("sessions", "say after how many good sessions in a row")
        .and_then(|entry| entry.number(1..=MOST_SETS));
    let pain = pain(&table, Programme::MOST_TO_MOVE_ON, "0 to 3");
    let say = table.need("say", "say it in words").and_then(|entry| entry.text());
    table.refuse_the_rest();
    Some(MoveOn { sessions: sessions?, pain: pain?, say: say? })
}

fn step_back(entry: &Entry<'_>, known: Known<'_>) -> Option<StepBack> {
    let table = entry.table("rule")?;
    let pain = pain(&table, Programme::ALWAYS_BACK, "up to 6");
    let routine = table.take("routine").map(|entry| known.routine(&entry));
    let say = table.need("say", "say it in words").and_then(|entry| entry.text());
    table.refuse_the_rest();
    if let Some(low) = pain.filter(|pain| *pain <= Programme::MOST_TO_MOVE_ON) {
        let message = format!("pain of {low} means moving on, not stepping back");
        table.page.error(entry.span(), "contradiction", &message, Some("step back from 4, 5 or 6 on"));
    }
    let routine = match routine {
        Some(routine) => Some(routine?),
        None => None,
    };
    Some(StepBack { pain: pain?, routine, say: say? })
}

/// A rating from 0 to 10, held at `most`.
fn pain(table: &Table<'_>, most: u32, allowed: &str) -> Option<u32> {
    let entry = table.need("pain", "say it from 0 to 10")?;
    let pain = entry.number(0..=10)?;
    if pain > most {
        let message = format!("pain of {pain} is outside {allowed}");
        let help = "it is held inside; 6 of 10 is the ceiling, as clinics advise (verified)";
        entry.warn("outside-range", &message, help);
    }
    Some(pain.min(most))
}
