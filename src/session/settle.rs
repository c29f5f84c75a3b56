//! What must be said before a step, and the time that takes.
//!
//! Settling stretches to fit its words; it is a pure function of the text, the same with any voice and with none.

use std::{collections::HashSet, time::Duration};

use crate::{
    body::{Position, Side, Token},
    exercise::{Dose, Exercise, Seconds, length_of},
    routine::Step,
    session::lighter::SOFTER,
    text::{Text, capital},
};

/// The last three seconds of settling are ticks.
const TICKS: Duration = Duration::from_secs(3);
/// After the tone that opens a phase.
const LEAD: Duration = Duration::from_millis(300);
/// Between two lines.
const GAP: Duration = Duration::from_millis(200);
/// Before the first tick.
const GUARD: Duration = Duration::from_millis(200);
/// Nobody waits longer than this for the words.
const LONGEST: Seconds = Seconds::new(30);
/// A first round shorter than this has no room for what it should feel like.
const TOO_SHORT_TO_FEEL: Seconds = Seconds::new(10);

/// Follows a routine from step to step: where the person lies, and what was said already.
#[derive(Default)]
pub(super) struct Settler {
    warned: HashSet<Text>,
    risen: bool,
}

/// The step before.
pub(super) struct Before<'a> {
    pub(super) exercise: &'a Exercise,
    pub(super) position: Position,
}

/// Where a step stands in its routine.
pub(super) struct Standing<'a> {
    pub(super) before: Option<Before<'a>>,
    pub(super) position: Position,
    pub(super) is_last: bool,
    pub(super) side: Side,
    pub(super) first_round: Seconds,
}

impl Settler {
    /// The lines before `step`, in the order of doing, and the whole time to settle.
    pub(super) fn settle(&mut self, step: &Step, at: &Standing<'_>) -> (Vec<Text>, Seconds) {
        let lines: Vec<Text> = self.lines(step, at).iter().map(|line| sided(line, at.side)).collect();
        let from = at.before.as_ref().map_or(Position::Standing, |before| before.position);
        let settled =
            step.settle.unwrap_or_else(|| from.change_to(at.position).max(room_for(&lines)).min(LONGEST));
        (lines, settled)
    }

    fn lines(&mut self, step: &Step, at: &Standing<'_>) -> Vec<Text> {
        let exercise = &*step.exercise;
        let mut lines = Vec::new();
        if let Some(before) = &at.before {
            lines.extend(before.exercise.spoken.easeoff.clone());
            if before.position.is_on_floor() && !at.position.is_on_floor() {
                lines.extend(rise(before.position, self.risen).map(Text::new));
                self.risen = true;
            }
        }
        let opening = match (&at.before, at.is_last) {
            (None, _) => "First",
            (Some(_), true) => "Last one",
            (Some(_), false) => "Next",
        };
        let name = exercise.spoken.name.as_ref().unwrap_or(&exercise.name);
        lines.push(Text::new(&format!("{opening}: {name}.")));
        lines.extend(place(exercise, at));
        lines.extend(exercise.spoken.sets.first().cloned());
        if let Some(caution) = &exercise.spoken.caution
            && self.warned.insert(caution.clone())
        {
            lines.push(caution.clone());
        }
        lines.extend(step.say.clone());
        if at.first_round < TOO_SHORT_TO_FEEL && !matches!(step.dose, Dose::Until(_)) {
            lines.extend(exercise.spoken.feel.clone());
        }
        lines
    }
}

/// The lines before doing `step` again, lighter, and the time to settle, for a person who has just come out of it.
pub(super) fn settle_again(step: &Step, position: Position, side: Side) -> (Vec<Text>, Seconds) {
    let exercise = &*step.exercise;
    let name = exercise.spoken.name.as_ref().unwrap_or(&exercise.name);
    let mut lines = vec![Text::new(&format!("Again, lighter: {name}."))];
    lines.extend(exercise.easier.clone().or_else(|| Some(Text::new(SOFTER))));
    lines.extend(exercise.spoken.same_place.clone());
    lines.extend(exercise.spoken.caution.clone());
    let lines: Vec<Text> = lines.iter().map(|line| sided(line, side)).collect();
    let settled = position.change_to(position).max(room_for(&lines)).min(LONGEST);
    (lines, settled)
}

/// The lines before doing `step` lighter, for a person who comes to it anew: the `planned` ones with the easier way, and
/// the time they take.
pub(super) fn settle_easier(step: &Step, planned: &[Text], side: Side) -> (Vec<Text>, Seconds) {
    let easier = step.exercise.easier.clone().unwrap_or_else(|| Text::new(SOFTER));
    let lines: Vec<Text> = planned.iter().cloned().chain([sided(&easier, side)]).collect();
    let settled = room_for(&lines).min(LONGEST);
    (lines, settled)
}

/// Where to go: the words for the first position, for staying in it, or the bare name of another position.
fn place(exercise: &Exercise, at: &Standing<'_>) -> Option<Text> {
    let is_default = exercise.positions.first() == Some(&at.position);
    let stays = at.before.as_ref().is_some_and(|before| before.position == at.position);
    let spoken = &exercise.spoken;
    match (stays, is_default) {
        (true, _) if spoken.same_place.is_some() => spoken.same_place.clone(),
        (_, true) if spoken.place.is_some() => spoken.place.clone(),
        (_, false) if spoken.place.is_some() => Some(Text::new(&format!("{}.", capital(at.position.name())))),
        _ => exercise.how.first().cloned(),
    }
}

/// How to come up from the floor; the longer words once a session.
fn rise(from: Position, again: bool) -> Option<&'static str> {
    match (from, again) {
        (Position::Back | Position::Side, false) => Some("Roll to your side, and push up with your hands."),
        (Position::Back | Position::Side, true) => Some("Roll to your side, and rise slowly."),
        (Position::Front, false) => Some("Push up to hands and knees, and rise slowly."),
        (Position::Front, true) => Some("Hands and knees first, then rise."),
        (Position::HandsAndKnees | Position::HalfKneeling | Position::SittingOnFloor, false) => {
            Some("One foot forward, hand on thigh, and rise.")
        }
        (Position::HandsAndKnees | Position::HalfKneeling | Position::SittingOnFloor, true) => {
            Some("Rise slowly, one foot at a time.")
        }
        (Position::Standing | Position::Wall | Position::Chair | Position::Any, _) => None,
    }
}

/// The line with the side filled in; without a side, as in print.
pub(super) fn sided(line: &Text, side: Side) -> Text {
    match side {
        Side::Both => line.fill(&[("{side}", "one"), ("{other}", "other")]),
        Side::Left | Side::Right => line.fill(&[("{side}", side.name()), ("{other}", side.other().name())]),
    }
}

/// The whole time in which `lines` can be said before work, with its tone and its ticks.
pub(super) fn room_for(lines: &[Text]) -> Seconds {
    ceil([LEAD, GUARD, TICKS].into_iter().fold(spoken(lines), Duration::saturating_add))
}

fn spoken(lines: &[Text]) -> Duration {
    let words =
        lines.iter().map(|line| length_of(line.as_str())).fold(Duration::ZERO, Duration::saturating_add);
    let gaps = u32::try_from(lines.len().saturating_sub(1)).unwrap_or(u32::MAX);
    words.saturating_add(GAP.saturating_mul(gaps))
}

fn ceil(time: Duration) -> Seconds {
    let whole = u32::try_from(time.as_secs()).unwrap_or(u32::MAX);
    Seconds::new(whole.saturating_add(u32::from(time.subsec_nanos() > 0)))
}
