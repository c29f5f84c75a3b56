//! What came of a session, in a sentence.
//!
//! It only tells what the record holds: what was held, skipped, left, or stopped because it hurt.

use std::{fmt, time::Duration};

use crate::{
    body::{Side, Token},
    routine::Routine,
    session::{By, Ending, Outcome, Part, PlannedPart, Session},
};

/// More names than this in a sentence are counted instead.
const NAMED: usize = 2;

/// The last words of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// How it ended: done, left early, or skipped as a whole.
    pub opening: &'static str,
    /// What was held of the plan, and what became of the rest.
    pub sentence: String,
    /// What the sentence only counts, a line each: a name, and what became of it.
    pub missed: Vec<String>,
}

impl fmt::Display for Closing {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.opening, self.sentence)
    }
}

/// Time as a clock shows it, in whole seconds really held: `9:42`.
pub fn held(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

/// The last words of `session`.
pub fn closing(session: &Session) -> Closing {
    let (record, routine) = (session.record(), session.routine());
    let planned = held(session.timeline().parts.iter().map(PlannedPart::planned).sum());
    let nothing = record.held.as_secs() == 0;
    let opening = match session.ending() {
        Some(Ending::Completed) if nothing => "Skipped.",
        Some(Ending::Completed) => "Done.",
        Some(Ending::Left) | None => "Left early.",
    };
    let last = record.parts.last().filter(|part| part.by == By::Leave && part.held.as_secs() > 0);
    let mut clauses = vec![match last {
        _ if nothing => format!("Nothing of {planned} was held"),
        Some(part) => format!(
            "{} of {planned} held, up to {}",
            held(record.held),
            name(part.step, part.side, &record.parts, routine)
        ),
        None => format!("{} of {planned} held", held(record.held)),
    }];
    let mut missed = Vec::new();
    for outcome in [Outcome::Skipped, Outcome::Partial, Outcome::Hurt] {
        let names = names(&record.parts, outcome, routine);
        let what = match outcome {
            Outcome::Partial => "left early",
            _ => outcome.name(),
        };
        match &names[..] {
            [] => {}
            [name] => clauses.push(format!("{name} was {what}")),
            names if names.len() <= NAMED => clauses.push(format!("{} were {what}", names.join(" and "))),
            names => {
                clauses.push(format!("{} exercises were {what}", names.len()));
                missed.extend(names.iter().map(|name| format!("{name}: {what}")));
            }
        }
    }
    Closing { opening, sentence: format!("{}.", clauses.join("; ")), missed }
}

/// The parts that came to `outcome`: the last time counts, but what hurt once is told whatever came after.
fn names(parts: &[Part], outcome: Outcome, routine: &Routine) -> Vec<String> {
    let same = |part: &Part, other: &Part| (part.step, part.side) == (other.step, other.side);
    let mut found: Vec<(usize, Side)> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let is_last = !parts.iter().skip(at + 1).any(|later| same(part, later));
        let hurt = parts.iter().any(|other| same(part, other) && other.outcome == Outcome::Hurt);
        let outcome_of_all = if hurt { Outcome::Hurt } else { part.outcome };
        if is_last && outcome_of_all == outcome && (hurt || part.by != By::Leave) {
            match found.iter_mut().find(|(step, side)| *step == part.step && *side == part.side.other()) {
                Some((_, side)) => *side = Side::Both,
                None => found.push((part.step, part.side)),
            }
        }
    }
    found.into_iter().map(|(step, side)| name(step, side, parts, routine)).collect()
}

/// The name of a part: which one of the same name, the exercise, the side or sides.
fn name(step: usize, side: Side, parts: &[Part], routine: &Routine) -> String {
    let name = |step: usize| routine.steps.get(step).map(|step| &step.exercise.name);
    let Some(own) = name(step) else { return String::new() };
    let named = |steps: usize| (0..steps).filter(|other| name(*other) == Some(own)).count();
    let which = match (named(routine.steps.len()), named(step)) {
        (..=1, _) => "",
        (_, 0) => "the first ",
        (_, 1) => "the second ",
        (_, 2) => "the third ",
        _ => "a later ",
    };
    let in_turn = parts.iter().any(|part| part.step == step && part.side != Side::Both);
    match side {
        Side::Both if in_turn => format!("{which}{own} (both sides)"),
        Side::Both => format!("{which}{own}"),
        Side::Left | Side::Right => format!("{which}{own} ({})", side.name()),
    }
}
