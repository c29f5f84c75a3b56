//! Causes and programmes, listed.

use serde_json::json;

use super::lines::{self, Paper};
use crate::{
    body::Area,
    cli::{End, say_json},
    library::{Cause, Library, Programme},
};

/// Lists the causes that show in one of `areas`; all if there are none.
pub(super) fn causes(areas: &[Area], as_json: bool, library: &Library) -> anyhow::Result<End> {
    let chosen = library.causes().iter().filter(|cause| is_in(areas, &cause.areas));
    let chosen: Vec<&Cause> = chosen.collect();
    if as_json {
        let causes: Vec<_> = chosen.iter().map(|cause| cause_json(cause)).collect();
        say_json(&json!({"version": 1, "causes": causes}))?;
        return Ok(End::Done);
    }
    lines::causes(&chosen, Paper::find()).print()?;
    Ok(End::Done)
}

/// Lists the programmes that act on one of `areas`; all if there are none.
pub(super) fn programmes(areas: &[Area], as_json: bool, library: &Library) -> anyhow::Result<End> {
    let chosen = library.programmes().iter().filter(|programme| is_in(areas, &programme.areas));
    let chosen: Vec<&Programme> = chosen.collect();
    if as_json {
        let programmes: Vec<_> = chosen.iter().map(|programme| programme_json(programme)).collect();
        say_json(&json!({"version": 1, "programmes": programmes}))?;
        return Ok(End::Done);
    }
    lines::programmes(&chosen, Paper::find()).print()?;
    Ok(End::Done)
}

fn is_in(wanted: &[Area], areas: &[Area]) -> bool {
    wanted.is_empty() || wanted.iter().any(|area| areas.contains(area))
}

fn cause_json(cause: &Cause) -> serde_json::Value {
    json!({
        "id": cause.id,
        "name": cause.name,
        "ask": cause.ask,
        "areas": cause.areas,
        "now": cause.now,
        "prevent": cause.prevent,
        "sources": cause.sources,
        "origin": cause.origin,
    })
}

fn programme_json(programme: &Programme) -> serde_json::Value {
    json!({
        "id": programme.id,
        "name": programme.name,
        "aim": programme.aim,
        "areas": programme.areas,
        "weeks": programme.weeks.len(),
        "daily": programme.daily,
        "sources": programme.sources,
        "origin": programme.origin,
    })
}
