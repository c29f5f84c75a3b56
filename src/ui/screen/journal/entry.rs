//! The open entry: every part, held of planned, skipped, hurt, and on which side.

use std::{collections::BTreeSet, time::Duration};

use ratatui::style::Style;

use super::{place, story};
use crate::{
    body::{Side, Token},
    clock::Now,
    journal::{Noted, Occasion, Session, SessionOutcome, StepDone, Tension, TensionReport},
    session::Outcome,
    ui::{
        screen::list::Item,
        theme::Theme,
        words::{clock, list},
    },
};

/// The lines that tell of `occasion`.
pub(super) fn items(occasion: &Occasion, now: &Now, theme: &Theme) -> Vec<Item> {
    let here = *now.wall.offset();
    let when = format!("{}, {}", occasion.time.format("%a %-d %b %Y"), story::time(occasion, here));
    let mut items = vec![words(&story::name(occasion), theme.strong), words(&when, theme.quiet)];
    match &occasion.what {
        Noted::Session(session) => {
            items.push(words(&summary(session), theme.key));
            let side = session.started.as_ref().and_then(|started| started.side);
            items.extend(side.map(|side| words(&format!("sore side: {}", side.name()), theme.quiet)));
            items.extend(occasion.tension().iter().map(|rated| tension(rated, theme)));
            items.extend(session.note.as_ref().map(|note| words(note.as_str(), theme.calm)));
            items.extend(session.steps.iter().map(|step| part(step, theme)));
        }
        Noted::CheckIn(it) => {
            items.extend(it.tension.iter().map(|rated| said(*rated, theme)));
            items.extend(it.note.as_ref().map(|note| words(note.as_str(), theme.calm)));
        }
        Noted::Elsewhere(it) => {
            items.push(words(&format!("{} min, done elsewhere", it.minutes), theme.key));
            if !it.areas.is_empty() {
                items.push(words(&format!("for {}", list(&it.areas)), theme.quiet));
            }
        }
        Noted::Screening(it) => {
            items.push(words(&format!("outcome: {}", it.outcome), theme.key));
            items.extend(it.how_soon.as_ref().map(|soon| words(&format!("how soon: {soon}"), theme.key)));
            let tags = it.tags.iter().map(|tag| words(&format!("heeded since: {tag}"), theme.quiet));
            items.extend(tags);
        }
    }
    items
}

fn words(words: &str, style: Style) -> Item {
    item(words, style, "", style)
}

fn item(words: &str, style: Style, number: &str, loud: Style) -> Item {
    Item {
        label: (String::new(), style),
        words: (words.to_owned(), style),
        number: (number.to_owned(), loud),
    }
}

/// How it ended, and how much was held: of the plan where all parts were reached, as the plan of the others is not told.
fn summary(session: &Session) -> String {
    let ended = match session.outcome() {
        SessionOutcome::Completed => "done",
        SessionOutcome::Left => "left early",
        SessionOutcome::Unfinished => "not finished",
    };
    let sum = |each: fn(&StepDone) -> u64| session.steps.iter().map(each).fold(0, u64::saturating_add);
    let held = whole(Duration::from_millis(sum(|step| step.held_ms)));
    let planned = clock(Duration::from_secs(sum(|step| if step.take == 1 { step.planned_s } else { 0 })));
    let reached: BTreeSet<(u64, Side)> = session.steps.iter().map(|step| (step.step, step.side)).collect();
    let parts = session.started.as_ref().map_or(0, |started| started.parts);
    if parts > reached.len() as u64 {
        return format!("{ended}: {held} min held in {} of {parts} parts", reached.len());
    }
    format!("{ended}: {held} of {planned} min held")
}

fn tension(rated: &TensionReport, theme: &Theme) -> Item {
    let number = match (rated.before, rated.after) {
        (Some(before), Some(after)) => format!("{before} before, {after} after"),
        (Some(before), None) => format!("{before} before"),
        (None, Some(after)) => format!("{after} after"),
        (None, None) => String::new(),
    };
    item(&place(rated.area, rated.side), theme.key, &number, theme.strong)
}

fn said(rated: Tension, theme: &Theme) -> Item {
    item(&place(rated.area, rated.side), theme.key, &format!("{} of 10", rated.value), theme.strong)
}

fn part(step: &StepDone, theme: &Theme) -> Item {
    let mut name = step.name.to_string();
    if step.side != Side::Both {
        name = format!("{name}, {}", step.side.name());
    }
    if step.take > 1 {
        name = format!("{name} (again)");
    }
    let planned = clock(Duration::from_secs(step.planned_s));
    let held = format!("{} of {planned}", whole(Duration::from_millis(step.held_ms)));
    let (number, loud) = match step.outcome {
        Outcome::Done => (held, theme.done),
        Outcome::Partial => (held, theme.key),
        Outcome::Skipped => ("skipped".to_owned(), theme.quiet),
        Outcome::Hurt => (format!("hurt, {held}"), theme.warning),
    };
    item(&name, theme.quiet, &number, loud)
}

/// Held time counts whole seconds only.
fn whole(time: Duration) -> String {
    clock(Duration::from_secs(time.as_secs()))
}
