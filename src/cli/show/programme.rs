//! A programme as a page a person would print.

use serde_json::{Map, Value, json};

use super::{citations, knowledge};
use crate::{
    body::Token,
    cli::{End, page::Page, say, say_json},
    exercise::{Id, amount as dose},
    library::{Day, Library, Programme, Week},
};

/// Shows one programme.
pub(super) fn show(programme: &Programme, library: &Library, as_json: bool) -> anyhow::Result<End> {
    if as_json {
        say_json(&json!({"version": 1, "programme": value(programme)}))?;
        return Ok(End::Done);
    }
    let page = Page::fit();
    let weeks = programme.weeks.len();
    let them = if weeks == 1 { "week" } else { "weeks" };
    let areas = knowledge::names(&programme.areas);
    page.paragraph(&format!("{}  ({weeks} {them}; {areas})", programme.name))?;
    page.paragraph(programme.aim.as_str())?;
    knowledge::practices("Every day", &programme.daily, library, page)?;
    let mut printed: Option<(usize, &Week)> = None;
    for (number, week) in (1..).zip(&programme.weeks) {
        say(&format!("\nWeek {number}"))?;
        page.hang("  ", week.focus.as_str())?;
        if let Some(doses) = doses(week, library) {
            page.hang("  ", &doses)?;
        }
        if let Some((other, _)) = printed.filter(|(_, other)| other.days == week.days) {
            page.hang("  ", &format!("The days are those of week {other}."))?;
        } else {
            days(week, library, page)?;
            printed = Some((number, week));
        }
    }
    for (heading, words) in [
        ("Move on", Some(&programme.move_on.say)),
        ("Stay", Some(&programme.stay)),
        ("Step back", Some(&programme.step_back.say)),
        ("Afterwards", programme.afterwards.as_ref()),
    ] {
        let Some(words) = words else { continue };
        say(&format!("\n{heading}"))?;
        page.hang("  ", words.as_str())?;
    }
    let gentle: Vec<Id> = programme.step_back.routine.iter().cloned().collect();
    knowledge::practices("The gentle routine", &gentle, library, page)?;
    citations::print(&programme.sources, library, page)?;
    knowledge::close(page)?;
    Ok(End::Done)
}

fn days(week: &Week, library: &Library, page: Page) -> anyhow::Result<()> {
    for (day, practices) in Day::ALL.iter().zip(&week.days) {
        let names: Vec<String> = practices.iter().map(|id| knowledge::name(id, library)).collect();
        let names = if names.is_empty() { "rest".to_owned() } else { names.join(" and ") };
        page.hang(&format!("  {}  ", day.name()), &names)?;
    }
    Ok(())
}

/// The doses of the week in words, if it has any.
fn doses(week: &Week, library: &Library) -> Option<String> {
    let load = week.load.as_ref().map(ToString::to_string);
    let strength = [week.strength.to_string()].into_iter().chain(load).filter(|words| !words.is_empty());
    let strength = strength.collect::<Vec<_>>().join(", ");
    let strength = (!strength.is_empty()).then(|| format!("Strength: {strength}."));
    let times = week.times.iter();
    let times = times.map(|(id, time)| format!("{}: {}.", knowledge::name(id, library), dose::time(*time)));
    let all: Vec<String> = strength.into_iter().chain(times).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

fn value(programme: &Programme) -> Value {
    let weeks: Vec<Value> = programme.weeks.iter().map(week_value).collect();
    let (move_on, step_back) = (&programme.move_on, &programme.step_back);
    json!({
        "id": programme.id, "name": programme.name, "aim": programme.aim, "areas": programme.areas,
        "daily": programme.daily, "weeks": weeks,
        "move_on": {"sessions": move_on.sessions, "pain": move_on.pain, "say": move_on.say},
        "stay": programme.stay,
        "step_back": {"pain": step_back.pain, "routine": step_back.routine, "say": step_back.say},
        "afterwards": programme.afterwards, "sources": programme.sources, "origin": programme.origin,
    })
}

fn week_value(week: &Week) -> Value {
    let days: Map<String, Value> =
        Day::ALL.iter().zip(&week.days).map(|(day, ids)| (day.token().to_owned(), json!(ids))).collect();
    let times: Map<String, Value> =
        week.times.iter().map(|(id, time)| (id.to_string(), json!(time.get()))).collect();
    json!({
        "focus": week.focus, "days": days, "reps": week.strength.reps, "sets": week.strength.sets,
        "pyramid": week.strength.pyramid, "hold_s": week.strength.hold.map(crate::exercise::Seconds::get),
        "times_s": times, "load": week.load,
    })
}
