//! `supple log`: what was done, put right where needed.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde_json::json;
use uuid::Uuid;

use super::{
    End,
    arguments::{Log, LogVerb},
    places::Places,
    say, say_json, wrong,
};
use crate::{
    body::{Area, Side, Token},
    clock::Clock,
    journal::{self, Amendment, Entry, History, Journal, Session, SessionOutcome, Tension},
    library,
    plain::clock,
    text::Text,
};

/// Lists, amends, deletes or restores.
pub(super) fn log(asked: Log) -> anyhow::Result<End> {
    let places = Places::find()?;
    let history = journal::read(&places.data);
    match asked.verb {
        None => list(&history, asked.json),
        Some(LogVerb::List { json }) => list(&history, json || asked.json),
        Some(LogVerb::CheckIn { tension, note }) => check_in(&tension, note.as_deref(), &places),
        Some(LogVerb::Add { what, minutes, area }) => add(&what, minutes, &area, &places),
        Some(LogVerb::Amend { session, tension_after, note, date }) => match find(&history, &session) {
            Ok(id) => {
                let time = date.map(|date| on_day(id, &date, &history)).transpose();
                match time {
                    Ok(time) => amend(id, &tension_after, note.as_deref(), time, &places),
                    Err(words) => Ok(wrong(&words)),
                }
            }
            Err(words) => Ok(wrong(&words)),
        },
        Some(LogVerb::Delete { session }) => match find(&history, &session) {
            Ok(id) => {
                append(&Entry::deleted(&Clock::start().now(), id), &places)?;
                say(&format!("deleted; `supple log restore {id}` brings it back"))?;
                Ok(End::Done)
            }
            Err(words) => Ok(wrong(&words)),
        },
        Some(LogVerb::Restore { session }) => match Uuid::try_parse(&session) {
            Ok(id) => {
                append(&Entry::restored(&Clock::start().now(), id), &places)?;
                say("restored")?;
                Ok(End::Done)
            }
            Err(_) => Ok(wrong(&format!("`{}` is not a session's whole id", Text::new(&session)))),
        },
    }
}

fn append(entry: &Entry, places: &Places) -> anyhow::Result<()> {
    Journal::open(&places.data, &places.state).append(entry)?;
    Ok(())
}

/// The one session whose id begins so.
fn find(history: &History, begins: &str) -> Result<Uuid, String> {
    let fits = |session: &&Session| session.id.to_string().starts_with(begins);
    let mut found = history.sessions.iter().filter(fits);
    match (found.next(), found.next()) {
        (Some(session), None) if !begins.is_empty() => Ok(session.id),
        (Some(_), _) => {
            Err(format!("several sessions begin with `{}`\ngive more of the id", Text::new(begins)))
        }
        (None, _) => Err(format!("no session begins with `{}`\n`supple log` lists them", Text::new(begins))),
    }
}

fn check_in(tension: &[String], note: Option<&str>, places: &Places) -> anyhow::Result<End> {
    let tension = match read_all(tension) {
        Ok(tension) => tension,
        Err(end) => return Ok(end),
    };
    let note = note.map(Text::new).filter(|note| !note.is_empty());
    append(&Entry::check_in(&Clock::start().now(), tension, note), places)?;
    say("noted")?;
    Ok(End::Done)
}

fn add(what: &str, minutes: u32, areas: &[String], places: &Places) -> anyhow::Result<End> {
    let mut read = Vec::new();
    for word in areas {
        match library::read_word::<Area>(word) {
            Ok(area) => read.push(area),
            Err(unknown) => return Ok(wrong(&unknown.to_string())),
        }
    }
    let what = Text::new(what.trim());
    if what.is_empty() {
        return Ok(wrong("nothing to add\nsay what was done, such as --what massage"));
    }
    append(&Entry::elsewhere(&Clock::start().now(), what, minutes, read), places)?;
    say("noted")?;
    Ok(End::Done)
}

/// The time of the session on another day, such as 2026-03-01; never one that is still to come.
fn on_day(id: Uuid, date: &str, history: &History) -> Result<DateTime<FixedOffset>, String> {
    let shown = Text::new(date);
    let date: NaiveDate =
        date.parse().map_err(|_| format!("`{shown}` is not a date\nwrite it like 2026-03-01"))?;
    let session = history.sessions.iter().find(|session| session.id == id);
    let began = session.map(|session| session.began).ok_or("the session is not there")?;
    let time = began + (date - began.date_naive());
    if time > Clock::start().now().wall {
        return Err(format!("{shown} is still to come\nname the day it was"));
    }
    Ok(time)
}

fn amend(
    id: Uuid,
    tension: &[String],
    note: Option<&str>,
    time: Option<DateTime<FixedOffset>>,
    places: &Places,
) -> anyhow::Result<End> {
    let after = match read_all(tension) {
        Ok(after) => after,
        Err(end) => return Ok(end),
    };
    if after.is_empty() && note.is_none() && time.is_none() {
        return Ok(wrong("nothing to amend\ngive --tension-after, --note or --date"));
    }
    let tension_after = (!after.is_empty()).then_some(after);
    let set = Amendment { tension_after, note: note.map(Text::new), time };
    append(&Entry::amended(&Clock::start().now(), id, set), places)?;
    say("amended")?;
    Ok(End::Done)
}

fn read_all(tension: &[String]) -> Result<Vec<Tension>, End> {
    let read = |words: &String| {
        read_tension(words).ok_or_else(|| {
            wrong(&format!(
                "`{}` is not a tension\nwrite AREA=N, such as lower-back=3, N from 0 to 10",
                Text::new(words)
            ))
        })
    };
    tension.iter().map(read).collect()
}

fn read_tension(words: &str) -> Option<Tension> {
    let (area, value) = words.split_once('=')?;
    let value: u8 = value.parse().ok().filter(|value| *value <= 10)?;
    Some(Tension { area: Area::from_token(area)?, side: Side::Both, value })
}

fn list(history: &History, as_json: bool) -> anyhow::Result<End> {
    if as_json {
        say_json(&history.report())?;
        return Ok(End::Done);
    }
    if history.sessions.is_empty() && history.unreadable.is_empty() {
        say("Nothing is logged yet. `supple run lower-back-release` leads you through a first session.")?;
    }
    for session in &history.sessions {
        list_one(session)?;
    }
    for lost in &history.unreadable {
        let place = match lost.line {
            0 => lost.file.to_string(),
            line => format!("{}:{line}", lost.file),
        };
        super::complain_as_is(&format!("warning: {place} cannot be read; it is kept as it is"));
    }
    Ok(End::Done)
}

fn list_one(session: &Session) -> anyhow::Result<()> {
    let name = session.started.as_ref().map_or("?", |started| started.routine.name.as_str());
    let held = std::time::Duration::from_millis(session.steps.iter().map(|step| step.held_ms).sum());
    let outcome = match session.outcome() {
        SessionOutcome::Completed => "completed",
        SessionOutcome::Left => "left",
        SessionOutcome::Unfinished => "unfinished",
    };
    let highest = |list: &[Tension]| list.iter().map(|tension| tension.value).max();
    let tension = match (highest(&session.before), highest(&session.after)) {
        (None, None) => String::new(),
        (before, after) => format!("  tension {} -> {}", number(before), number(after)),
    };
    let note = session.note.as_ref().map_or_else(String::new, |note| format!("  {note}"));
    let id = session.id.to_string();
    let short: String = id.chars().take(13).collect();
    let began = session.began.format("%Y-%m-%d %H:%M");
    say(&format!("{short}  {began}  {name}  {outcome}, {} held{tension}{note}", clock(held)))
}

fn number(value: Option<u8>) -> String {
    value.map_or_else(|| "-".into(), |value| json!(value).to_string())
}
