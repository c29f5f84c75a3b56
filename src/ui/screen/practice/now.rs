//! What is asked of the person at a moment, in words and a number.

use std::time::Duration;

use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::{
    body::{Side, Token},
    exercise::{Breathe, Dose, Exercise, alone},
    session::{Beat, PauseReason, PhaseKind, Progress, Repetition, Standing, Tap},
    text::Text,
    ui::{
        pages::Passage,
        theme::Theme,
        words::{clock, cut, seconds, sentence, sided},
    },
};

/// How long before work everything else gives way to the number.
const TICKS: Duration = Duration::from_secs(3);

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
    let counted = |usual: &str, place: usize, at: Repetition| {
        let (number, beside) = (at.number.to_string(), format!("of {}", at.of));
        Loud { word: tempo_word(usual, place, at, progress), number, beside, style }
    };
    let breath = |word: &str| breath(word, beat, beat_left, progress, style);
    match beat {
        Beat::Out(at) => counted("out", 0, at),
        Beat::Stay(at) => counted("hold", 1, at),
        Beat::Back(at) => counted("back", 2, at),
        Beat::BreatheIn(_) => breath("breathe in"),
        Beat::HoldFull(_) | Beat::HoldEmpty(_) => breath("hold"),
        Beat::BreatheOut(_) => breath("breathe out"),
        Beat::Listen | Beat::Line(_) => plain("listen".to_owned()),
        Beat::Tense(_) => plain("tense".to_owned()),
        Beat::LetGo(_) => plain("let go".to_owned()),
        Beat::Stroke(_) if progress.tap == Tap::TenderHere => plain("roll · ↵ at a tender spot".to_owned()),
        Beat::Stroke(_) => plain("roll".to_owned()),
    }
}

/// The word of a part of a repetition, the `place`th of three, with the side where they take turns: the exercise's own
/// word where it has one, so that the screen says what the voice says.
fn tempo_word(usual: &str, place: usize, at: Repetition, progress: &Progress<'_>) -> String {
    let worked = if at.side == Side::Both { progress.side } else { at.side };
    let names_side = |word: &Text| word.as_str().contains('{');
    let own = progress.step.exercise.spoken.count.get(place).filter(|word| !word.is_empty());
    let own = own.filter(|word| worked != Side::Both || !names_side(word));
    let word = own.map_or_else(|| Text::new(usual), |word| sided(word, worked));
    if at.side == Side::Both || own.is_some_and(names_side) {
        return alone(&word).to_owned();
    }
    format!("{} · {}", alone(&word), at.side.name())
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

/// What is to be read now, the most important first: before work where to go, what to heed and how it is done; in work
/// what to feel, then how.
pub(super) fn passages(progress: &Progress<'_>, theme: &Theme) -> Vec<Passage> {
    let exercise = &progress.step.exercise;
    let joined = |lines: &[&Text]| {
        lines.iter().map(|line| sided(line, progress.side).to_string()).collect::<Vec<_>>().join(" ")
    };
    let spoken_caution = exercise.spoken.caution.as_ref().map(|line| sided(line, progress.side));
    let lines: Vec<&Text> =
        progress.lines.iter().filter(|line| Some(*line) != spoken_caution.as_ref()).collect();
    let is_new = |line: &&Text| !lines.contains(&&sided(line, progress.side));
    let how: Vec<&Text> = exercise.how.iter().filter(is_new).collect();
    let feel = exercise.feel.as_ref().map_or_else(String::new, |line| joined(&[line]));
    let caution = exercise.caution.as_ref().or(exercise.spoken.caution.as_ref());
    let caution = caution.map_or_else(String::new, |line| format!("! {}", joined(&[line])));
    let mut all = match progress.phase {
        PhaseKind::Settle | PhaseKind::Switch => {
            let prepare = exercise.prepare.as_ref().map_or_else(String::new, |line| joined(&[line]));
            vec![(joined(&lines), theme.strong), (prepare, theme.key), (caution, theme.warning)]
        }
        PhaseKind::Rest => {
            let again = exercise.spoken.again.as_ref().map_or_else(String::new, |line| joined(&[line]));
            vec![(again, theme.strong), (feel, theme.key)]
        }
        PhaseKind::Work | PhaseKind::Tender | PhaseKind::Ready => match told(progress) {
            Some((line, _)) => vec![(line, theme.strong)],
            None => vec![(feel, theme.strong)],
        },
    };
    if told(progress).is_none() {
        all.push((joined(&how), theme.key));
    }
    let passages = all.into_iter().filter(|(words, _)| !words.is_empty());
    passages.map(|(words, style)| Passage { words, style }).collect()
}

/// The words of the running beat, where it has some of its own, and when in the phase they began.
fn told(progress: &Progress<'_>) -> Option<(String, Duration)> {
    let (beat, ends) = progress.beat?;
    let index = |number: u32| usize::try_from(number).ok()?.checked_sub(1);
    match (beat, &progress.step.dose) {
        (Beat::Line(line), Dose::Talk(dose)) => {
            let (length, line) = dose.lines.get(index(line)?)?;
            Some((sided(line, progress.side).to_string(), ends.saturating_sub(length.duration())))
        }
        (Beat::Tense(group), Dose::Relax(dose)) => {
            let words = dose.groups.get(index(group)?)?;
            Some((sentence(words.as_str()), ends.saturating_sub(dose.tense.duration())))
        }
        (Beat::LetGo(group), Dose::Relax(dose)) => {
            let words = dose.groups.get(index(group)?)?;
            Some((sentence(words.as_str()), ends.saturating_sub(dose.tense.plus(dose.release).duration())))
        }
        _ => None,
    }
}

/// For how many seconds the words of now have stood there; it changes only when the shown time does.
pub(super) fn read_for(progress: &Progress<'_>) -> u64 {
    let began = told(progress).map_or(Duration::ZERO, |(_, began)| began);
    let left = progress.length.saturating_sub(progress.elapsed);
    seconds(progress.length).saturating_sub(seconds(left)).saturating_sub(began.as_secs())
}

/// The last three seconds before work: nothing else is to be seen.
pub(super) fn is_alone(progress: &Progress<'_>) -> bool {
    match progress.standing {
        Standing::GetReady(_) => true,
        Standing::Running => {
            let left = progress.length.saturating_sub(progress.elapsed);
            super::leads(progress.phase) && left <= TICKS
        }
        Standing::Paused(_) | Standing::Ended(_) => false,
    }
}

/// The fullest name of `exercise` that fits in `width` cells, or the start of the shortest.
pub(super) fn name(exercise: &Exercise, width: usize) -> String {
    let names = [Some(&exercise.name), exercise.short.as_ref(), exercise.spoken.name.as_ref()];
    let names: Vec<String> = names.into_iter().flatten().map(|name| sentence(name.as_str())).collect();
    let fitting = names.iter().find(|name| name.width() <= width);
    let shortest = || names.iter().min_by_key(|name| name.width());
    fitting.or_else(shortest).map_or_else(String::new, |name| cut(name, width))
}

/// What comes after this part, in `width` cells.
pub(super) fn next(progress: &Progress<'_>, width: usize) -> String {
    let Some(next) = &progress.next else { return "the end".to_owned() };
    let side = if next.side == Side::Both { String::new() } else { format!(" · {}", next.side.name()) };
    if next.same_step {
        return format!("{} side", next.side.name());
    }
    format!("{}{side}", name(&next.step.exercise, width.saturating_sub(side.width())))
}

/// What "ready" would do, in a word for the line of keys, and in a shorter one.
pub(super) fn tap_word(tap: Tap) -> Option<(&'static str, &'static str)> {
    match tap {
        Tap::Nothing => None,
        Tap::Go | Tap::Done => Some(("ready", "ready")),
        Tap::LetGo => Some(("it let go", "let go")),
        Tap::TenderHere => Some(("tender here", "tender")),
        Tap::Resume => Some(("go on", "go on")),
    }
}
