//! What is said when time comes to a stand, goes on, or is over.

use std::time::Duration;

use super::{
    Cue, Pace, Role, What,
    draft::{Entry, LEAD, TICKS},
    numbers,
    room::GAP,
    turns::{Turn, Turns},
};
use crate::{
    exercise::Kind,
    library::{Line, SpokenLines},
    session::{Ending, PauseReason, Progress},
    text::Text,
};

/// What was done, after the last step.
const HELD: &str = "About {minutes} minutes held.";
/// The same of a single minute.
const HELD_ONE: &str = "About one minute held.";

/// What is said at a pause.
pub(super) fn paused(reason: PauseReason, lines: &SpokenLines, turns: &mut Turns) -> (Role, Option<Text>) {
    let (role, line) = match reason {
        PauseReason::Key | PauseReason::Stop => (Role::Paused, Line::Paused),
        PauseReason::Sleep => (Role::Paused, Line::Away),
        PauseReason::Hurt => (Role::Hurt, Line::Hurts),
    };
    (role, take(line, lines, turns))
}

/// What is said at the end, with what was held.
pub(super) fn ended(
    ending: Ending,
    held: Duration,
    lines: &SpokenLines,
    turns: &mut Turns,
    progress: &Progress<'_>,
) -> (Role, Option<Text>) {
    let line = match ending {
        Ending::Left => Line::LeftEarly,
        Ending::Completed => match progress.step.exercise.kind {
            Kind::Breathing | Kind::Meditation | Kind::Relaxation => Line::FinishedCalm,
            _ if progress.position.is_on_floor() => Line::FinishedOnFloor,
            _ => Line::FinishedUpright,
        },
    };
    let sentences = [take(line, lines, turns), done(held, lines)];
    let said: Vec<String> = sentences.into_iter().flatten().map(|line| line.to_string()).collect();
    (Role::Finished, Some(Text::new(&said.join(" "))).filter(|said| !said.is_empty()))
}

/// "About nine minutes held"; nothing for less than half a minute.
fn done(held: Duration, lines: &SpokenLines) -> Option<Text> {
    match (held + Duration::from_secs(30)).as_secs() / 60 {
        0 => None,
        1 => Some(Text::new(HELD_ONE)),
        minutes => {
            let word = numbers::words(minutes, lines)?;
            Some(Text::new(HELD).fill(&[("{minutes}", word.as_str())]))
        }
    }
}

/// "On we go", where a wait goes on and leaves room for it.
pub(super) fn resumed(
    lines: &SpokenLines,
    turns: &Turns,
    pace: Pace,
    progress: &Progress<'_>,
) -> Option<Entry> {
    let turn = Turn::General(Line::Resumed);
    let text = turns.pick(turn, lines.line(Line::Resumed))?;
    let (at, length) = (progress.elapsed + LEAD, pace.length_of(text));
    let cue = Cue { at, length, what: What::Say(text.clone()), role: Role::Resumed };
    (at + length + GAP + TICKS <= progress.length).then_some(Entry { cue, turn: Some(turn), heard: false })
}

fn take(line: Line, lines: &SpokenLines, turns: &mut Turns) -> Option<Text> {
    let turn = Turn::General(line);
    let text = turns.pick(turn, lines.line(line)).cloned();
    turns.pass(turn);
    text
}
