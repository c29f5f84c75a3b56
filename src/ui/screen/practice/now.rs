//! What is asked of the person at a moment, in words and a number.

use std::time::Duration;

use ratatui::style::Style;

use crate::{
    body::{Side, Token},
    exercise::{Breathe, Dose},
    session::{Beat, PauseReason, PhaseKind, Progress, Repetition, Standing, Tap},
    ui::{
        theme::Theme,
        words::{clock, seconds, sided},
    },
};

/// The loud part of the screen.
pub(super) struct Loud {
    /// The word above the number; empty if the number says it all.
    pub(super) word: String,
    /// The number, for the large digits.
    pub(super) number: String,
    /// What stands small beside the number.
    pub(super) beside: String,
    pub(super) style: Style,
}

/// What is loud now.
pub(super) fn loud(progress: &Progress<'_>, theme: &Theme) -> Loud {
    let left = progress.length.saturating_sub(progress.elapsed);
    let say =
        |word: &str, style| Loud { word: word.to_owned(), number: clock(left), beside: String::new(), style };
    match progress.standing {
        Standing::Paused(reason) => say(why(reason), theme.rest),
        Standing::GetReady(left) => {
            Loud { number: seconds(left).to_string(), ..say("get ready", theme.calm) }
        }
        Standing::Ended(_) => say("done", theme.done),
        Standing::Running => match progress.phase {
            PhaseKind::Settle => say(&format!("get into place: {}", progress.position.name()), theme.calm),
            PhaseKind::Switch => say(&format!("other side: {}", progress.side.name()), theme.calm),
            PhaseKind::Rest => say("rest", theme.rest),
            PhaseKind::Ready => say("until you are ready: ↵", theme.effort),
            PhaseKind::Tender if progress.floor.is_some_and(|floor| progress.elapsed >= floor) => {
                say("let go? ↵ or any key; else stay", theme.effort)
            }
            PhaseKind::Tender => say("stay on it", theme.effort),
            PhaseKind::Work => work(progress, theme),
        },
    }
}

/// Why time stands still.
fn why(reason: PauseReason) -> &'static str {
    match reason {
        PauseReason::Key => "paused by you",
        PauseReason::Sleep => "paused: the computer slept",
        PauseReason::Stop => "paused: supple was stopped",
        PauseReason::Hurt => "stopped because it hurt",
    }
}

fn work(progress: &Progress<'_>, theme: &Theme) -> Loud {
    let left = progress.length.saturating_sub(progress.elapsed);
    let style = theme.effort;
    let plain = |word: String| Loud { word, number: clock(left), beside: String::new(), style };
    let Some((beat, ends)) = progress.beat else { return plain("hold".to_owned()) };
    let beat_left = ends.min(progress.length).saturating_sub(progress.elapsed);
    let counted = |word: &str, at: Repetition| {
        let side = if at.side == Side::Both { String::new() } else { format!(" · {}", at.side.name()) };
        let (number, beside) = (at.number.to_string(), format!("of {}", at.of));
        Loud { word: format!("{word}{side}"), number, beside, style }
    };
    let breath = |word: &str| breath(word, beat, beat_left, progress, style);
    match beat {
        Beat::Out(at) => counted("out", at),
        Beat::Stay(at) => counted("hold", at),
        Beat::Back(at) => counted("back", at),
        Beat::BreatheIn(_) => breath("breathe in"),
        Beat::HoldFull(_) | Beat::HoldEmpty(_) => breath("hold"),
        Beat::BreatheOut(_) => breath("breathe out"),
        Beat::Listen => plain("listen".to_owned()),
        Beat::Tense(group) => plain(format!("tense · {}", group_name(progress, group))),
        Beat::LetGo(group) => plain(format!("let go · {}", group_name(progress, group))),
        Beat::Line(line) => plain(line_of(progress, line)),
        Beat::Stroke(_) if progress.tap == Tap::TenderHere => plain("roll · ↵ at a tender spot".to_owned()),
        Beat::Stroke(_) => plain("roll".to_owned()),
    }
}

fn breath(word: &str, beat: Beat, left: Duration, progress: &Progress<'_>, style: Style) -> Loud {
    let cycle = match beat {
        Beat::BreatheIn(cycle) | Beat::HoldFull(cycle) | Beat::BreatheOut(cycle) | Beat::HoldEmpty(cycle) => {
            cycle
        }
        _ => 1,
    };
    let cycles = match &progress.step.dose {
        Dose::Breathe(Breathe { cycles, .. }) => *cycles,
        _ => cycle,
    };
    let beside = format!("breath {} of {cycles}", cycle.min(cycles));
    Loud { word: word.to_owned(), number: seconds(left).to_string(), beside, style }
}

fn group_name(progress: &Progress<'_>, group: u32) -> String {
    let Dose::Relax(dose) = &progress.step.dose else { return String::new() };
    let group = usize::try_from(group).ok().and_then(|group| dose.groups.get(group.checked_sub(1)?));
    group.map_or_else(String::new, |group| group.as_str().to_owned())
}

fn line_of(progress: &Progress<'_>, line: u32) -> String {
    let Dose::Talk(dose) = &progress.step.dose else { return String::new() };
    let line = usize::try_from(line).ok().and_then(|line| dose.lines.get(line.checked_sub(1)?));
    line.map_or_else(String::new, |(_, line)| sided(line, progress.side).as_str().to_owned())
}

/// What to do and to feel, as one run of sentences.
pub(super) fn instruction(progress: &Progress<'_>) -> String {
    let exercise = &progress.step.exercise;
    let lines: Vec<String> = if super::leads(progress.phase) && !progress.lines.is_empty() {
        progress.lines.iter().map(ToString::to_string).collect()
    } else if let (true, Some(easier)) = (progress.lighter, &exercise.easier) {
        vec![sided(easier, progress.side).to_string()]
    } else {
        let all = exercise.feel.iter().chain(&exercise.how);
        all.map(|line| sided(line, progress.side).to_string()).collect()
    };
    lines.join(" ")
}

/// What comes after this part.
pub(super) fn next(progress: &Progress<'_>) -> String {
    let Some(next) = &progress.next else { return "the end".to_owned() };
    match (next.same_step, next.side) {
        (true, side) => format!("{} side", side.name()),
        (false, Side::Both) => next.step.exercise.name.to_string(),
        (false, side) => format!("{} · {}", next.step.exercise.name, side.name()),
    }
}

/// What "ready" would do, in a word for the line of keys.
pub(super) fn tap_word(tap: Tap) -> Option<&'static str> {
    match tap {
        Tap::Nothing => None,
        Tap::Go | Tap::Done => Some("ready"),
        Tap::LetGo => Some("it let go"),
        Tap::TenderHere => Some("tender here"),
        Tap::Resume => Some("go on"),
    }
}
