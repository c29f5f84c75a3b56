//! The lines of a plain session, in the words of the coach.
//!
//! A line comes only when something changes; nothing counts down.

use std::time::Duration;

use crate::{
    body::{Side, Token},
    cue::{Cue, Role, What},
    exercise::{Dose, Exercise, Seconds, alone},
    routine::{Routine, Step},
    session::{Happening, Outcome, Part, PauseReason, PhaseKind, Progress, Timeline},
    text::Text,
};

/// `4:08`; hours count as minutes.
pub fn clock(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

/// The lines before a session: what, how long, what is needed and how to stop.
pub fn briefing(routine: &Routine, timeline: &Timeline) -> Vec<String> {
    let mut lines = vec![format!("{}, {}.", routine.name, clock(timeline.length()))];
    lines.push(routine.aim.to_string());
    let things: Vec<&str> = routine
        .equipment()
        .iter()
        .map(|thing| thing.name())
        .chain(routine.place().iter().map(|place| place.name()))
        .collect();
    lines.push(if things.is_empty() {
        "You need nothing but yourself.".into()
    } else {
        format!("You need: {}.", things.join(", "))
    });
    lines.extend(routine.held_back.iter().map(ToString::to_string));
    lines.push(SAFETY.into());
    lines
}

/// The standing safety line.
pub const SAFETY: &str = "For general well-being, not medical advice. Sharp, shooting or numb means stop; see a doctor if it stays.";

/// The keys of a plain session.
pub const KEYS: &str = "Keys: space pause, Enter ready or it let go, n next, b back, + more, - less, s it hurts, m mute, l lock, q leave.";
/// The keys of a plain session that is locked.
pub(super) const LOCKED: &str = "Keys are locked: l unlocks them, s it hurts, ctrl-c leaves.";

/// What there is to say about an event; nothing for those that need no words.
pub(super) fn line(what: &Happening, progress: &Progress<'_>) -> Option<String> {
    match what {
        Happening::Began { kind, done, .. } if *done > Duration::ZERO => {
            Some(format!("Go on. {}", rest_of(*kind, progress)))
        }
        Happening::Began { kind, length, .. } => Some(began(*kind, *length, progress)),
        Happening::GetReady { .. } => Some("Get ready.".into()),
        Happening::LetGo => Some("It let go.".into()),
        Happening::Holding { .. } | Happening::Recorded(_) | Happening::Ended(_) => None,
        Happening::Paused(reason) => Some(paused(*reason, progress)),
        Happening::Resumed => Some("On we go.".into()),
    }
}

/// The line of a cue: its sentence. Tones, words of a tempo and what other lines say already are none.
pub(super) fn cue(cue: &Cue) -> Option<String> {
    let What::Say(said) = &cue.what else { return None };
    match cue.role {
        // Here it is a key, and a known one.
        Role::TenderFloor => Some("If it has let go, press Enter. If not, stay.".into()),
        Role::Place
        | Role::Switch
        | Role::Start
        | Role::Paused
        | Role::Resumed
        | Role::Hurt
        | Role::Finished => None,
        _ if cue.role.is_word() => None,
        _ => Some(said.to_string()),
    }
}

fn began(kind: PhaseKind, length: Duration, progress: &Progress<'_>) -> String {
    let seconds = length.as_secs();
    match kind {
        PhaseKind::Settle => {
            let lines: Vec<&str> = progress.lines.iter().map(Text::as_str).collect();
            let words = lines.join(" ");
            let side = side_note(progress.side, &words);
            format!("{words}{side} {seconds} s to get there.")
        }
        PhaseKind::Switch => {
            let words = progress.lines.first().map_or("", Text::as_str);
            format!("Switch to the {} side. {words} {seconds} s.", progress.side.name())
        }
        PhaseKind::Rest => {
            format!("Rest {seconds} s, then round {} of {}.", progress.round, progress.rounds)
        }
        PhaseKind::Work | PhaseKind::Tender | PhaseKind::Ready => {
            if let Dose::Breathe(dose) = &progress.step.dose {
                return breathe(dose.pattern, dose.cycles, &progress.step.exercise);
            }
            let start = progress.step.exercise.spoken.start.clone().unwrap_or_else(|| Text::new("Go."));
            let side = if progress.side == Side::Both { Side::Left } else { progress.side };
            let start = start.fill(&[("{side}", side.name()), ("{other}", side.other().name())]);
            format!("{start} {}", work(progress, length))
        }
    }
}

/// Names the side where the words do not.
fn side_note(side: Side, words: &str) -> String {
    match side {
        Side::Both => String::new(),
        Side::Left | Side::Right if words.contains(side.name()) => String::new(),
        Side::Left | Side::Right => format!(" {} side.", capital(side.name())),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What to do in the running phase.
fn work(progress: &Progress<'_>, length: Duration) -> String {
    let whole = spoken_time(length);
    match (&progress.step.dose, progress.floor) {
        (Dose::Roll(_), Some(_)) => format!("Find the sorest place and stay, {whole}."),
        (_, Some(floor)) if floor < length => {
            format!("Hold {} to {} seconds.", floor.as_secs(), length.as_secs())
        }
        (Dose::Hold(_), _) => format!("Hold {whole}."),
        (Dose::Reps(dose), _) => {
            let each = progress.step.repetition().duration();
            let count = length.as_secs().checked_div(each.as_secs()).unwrap_or(0);
            let tempo = [dose.tempo.out, dose.tempo.hold, dose.tempo.back];
            let times = if count == 1 { "Once".into() } else { format!("{count} times") };
            format!(
                "{times}: {}.",
                paced(["out", "hold", "back"], &progress.step.exercise.spoken.count, tempo)
            )
        }
        (Dose::Roll(_), _) => format!("Roll slowly, {whole}."),
        (Dose::Breathe(dose), _) => breathe(dose.pattern, dose.cycles, &progress.step.exercise),
        (Dose::Relax(dose), _) => format!("{} muscle groups, {whole}.", dose.groups.len()),
        (Dose::Talk(_), _) => format!("Listen, {whole}."),
        (Dose::Timed(_), _) => format!("{}.", capital(&whole)),
        (Dose::Until(_), _) => format!("Press Enter when ready, at most {whole}."),
    }
}

fn breathe(pattern: [Seconds; 4], cycles: u32, exercise: &Exercise) -> String {
    let pace = paced(["in", "hold", "out", "rest"], &exercise.spoken.words, pattern);
    let times = if cycles == 1 { "once".into() } else { format!("{cycles} times") };
    format!("Breathe {times}: {pace}.")
}

/// `in 3, hold 1, out 6`: each word with its seconds, in the exercise's own words where it has some; what takes no time is left out.
fn paced<const N: usize>(usual: [&str; N], own: &[Text], times: [Seconds; N]) -> String {
    // Words that name the side in turn fit no sum of both.
    let own = if own.iter().any(|word| word.as_str().contains('{')) { &[] } else { own };
    let word = |at: usize, usual: &str| match own.get(at).filter(|own| !own.is_empty()) {
        Some(own) => alone(own).to_owned(),
        None => usual.to_owned(),
    };
    let parts = usual.iter().zip(times).enumerate().filter(|(_, (_, time))| *time > Seconds::ZERO);
    let parts: Vec<String> =
        parts.map(|(at, (usual, time))| format!("{} {}", word(at, usual), time.get())).collect();
    parts.join(", ")
}

/// `45 seconds`, `2 minutes`, `1 minute 30`.
fn spoken_time(time: Duration) -> String {
    match (time.as_secs() / 60, time.as_secs() % 60) {
        (0, seconds) => format!("{seconds} seconds"),
        (1, 0) => "1 minute".into(),
        (minutes, 0) => format!("{minutes} minutes"),
        (1, seconds) => format!("1 minute {seconds}"),
        (minutes, seconds) => format!("{minutes} minutes {seconds}"),
    }
}

fn rest_of(kind: PhaseKind, progress: &Progress<'_>) -> String {
    let left = progress.length.saturating_sub(progress.elapsed).as_secs();
    match kind {
        PhaseKind::Tender => format!("{left} s at most."),
        PhaseKind::Settle | PhaseKind::Work | PhaseKind::Switch | PhaseKind::Rest | PhaseKind::Ready => {
            format!("{left} s left.")
        }
    }
}

/// What was done of a part, and whether it is on the disk; a rehearsal keeps silent about that.
pub(super) fn recorded(part: &Part, exercise: &Exercise, saved: Option<bool>) -> String {
    let held = part.held.as_secs();
    let done = match part.outcome {
        Outcome::Done => format!("Done. Held {held} s of {}.", exercise.name),
        Outcome::Partial => format!("Held {held} s of {} planned.", part.planned.as_secs()),
        Outcome::Skipped => format!("{} skipped.", exercise.name),
        Outcome::Hurt => format!("Stopped after {held} s."),
    };
    match saved {
        Some(true) => format!("{done} Saved."),
        Some(false) => format!("{done} NOT SAVED."),
        None => done,
    }
}

fn paused(reason: PauseReason, progress: &Progress<'_>) -> String {
    match reason {
        PauseReason::Key => "Paused. Press space to go on.".into(),
        PauseReason::Sleep => "Paused: the computer slept. Nothing was counted.".into(),
        PauseReason::Stop => "Paused: the program was stopped. Nothing was counted.".into(),
        PauseReason::Hurt => stop_card(progress.step),
    }
}

/// What to do when it hurts: what is normal, what is not, and the four ways on.
fn stop_card(step: &Step) -> String {
    let easier =
        step.exercise.easier.as_ref().map_or("shorter and softer", Text::as_str).trim_end_matches('.');
    format!(
        "Stopped. Sharp, electric, numb or shooting: leave it for today. A deep ache that fades as you breathe is fine. \
         Press 1 for lighter ({easier}), 2 to skip this one, 3 to end here, 4 if this is new or severe: it ends here, and the safety questions come."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_leaves_out_what_takes_no_time_and_knows_the_words_of_its_exercise() {
        let seconds = |times: [u32; 4]| times.map(Seconds::new);
        let usual = ["in", "hold", "out", "rest"];
        assert_eq!(paced(usual, &[], seconds([3, 1, 6, 0])), "in 3, hold 1, out 6");
        let own = ["in", "sniff", "and sigh", ""].map(Text::new);
        assert_eq!(paced(usual, &own, seconds([2, 1, 6, 2])), "in 2, sniff 1, sigh 6, rest 2");
        let tempo = ["lean", "stay", "and tall"].map(Text::new);
        assert_eq!(
            paced(["out", "hold", "back"], &tempo, [2, 2, 2].map(Seconds::new)),
            "lean 2, stay 2, tall 2"
        );
        let in_turn = ["{side} leg", "hold", "and in", ""].map(Text::new);
        assert_eq!(paced(usual, &in_turn, seconds([2, 0, 2, 0])), "in 2, out 2");
    }
}
