//! `supple stats`: what was done for each area, and how tension changed.

use serde_json::{Value, json};

use super::{End, places::Places, say, say_json};
use crate::{
    body::Token,
    coach::{self, AreaTally, Relief},
    exercise::Id,
    journal,
};

/// Prints it.
pub(super) fn stats(as_json: bool, places: &Places) -> anyhow::Result<End> {
    let history = journal::read(&places.data);
    let areas = coach::tally(&history);
    if as_json {
        let areas: Vec<Value> = areas.iter().map(area_json).collect();
        say_json(&json!({"version": 1, "areas": areas}))?;
        return Ok(End::Done);
    }
    if areas.is_empty() {
        say("Nothing is logged yet. After a few sessions rated before and after, this says what helps.")?;
    }
    for tally in &areas {
        print(tally)?;
    }
    Ok(End::Done)
}

fn print(tally: &AreaTally) -> anyhow::Result<()> {
    let minutes = tally.held.as_secs().div_ceil(60);
    let sessions = match tally.sessions {
        1 => "1 session".to_owned(),
        sessions => format!("{sessions} sessions"),
    };
    say(&format!("{}: {sessions}, {minutes} min; {}", tally.area.name(), tally.relief))?;
    for (id, count, relief) in &tally.routines {
        let times = if *count == 1 { "once".to_owned() } else { format!("{count} times") };
        say(&format!("  {id}, {times}: {relief}"))?;
    }
    Ok(())
}

fn area_json(tally: &AreaTally) -> Value {
    let routine = |(id, count, relief): &(Id, usize, Relief)| json!({"routine": id, "sessions": count, "relief": relief_json(relief)});
    json!({
        "area": tally.area,
        "sessions": tally.sessions,
        "held_s": tally.held.as_secs(),
        "relief": relief_json(&tally.relief),
        "routines": tally.routines.iter().map(routine).collect::<Vec<_>>(),
    })
}

fn relief_json(relief: &Relief) -> Value {
    match relief {
        Relief::TooFew(times) => {
            json!({"n": times, "median_lower": null, "interval": null, "sure": null})
        }
        Relief::Known { times, median, interval: (low, high), sure } => {
            json!({"n": times, "median_lower": median, "interval": [low, high], "sure": sure})
        }
    }
}
