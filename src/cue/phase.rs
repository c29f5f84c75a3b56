//! What belongs into each phase.

mod breath;
mod hold;
mod relax;
mod reps;
mod roll;
mod talk;
mod wait;

use std::time::Duration;

use super::{
    Role, Tone,
    draft::{After, Draft, TONE},
    room::GAP,
};
use crate::{exercise::Dose, library::Line, session::PhaseKind};

/// What it should feel like comes not before this.
const FEEL_FROM: Duration = Duration::from_millis(1500);
/// A phase changed or resumed later than its start still tells what it should feel like, this late at most.
const FEEL_UNTIL: Duration = Duration::from_secs(15);
/// Work shorter than this tells it while settling.
const FEELS_FROM: Duration = Duration::from_secs(10);
/// Silence around a further line.
const QUIET: Duration = Duration::from_millis(2500);
/// Two further lines are at least this far apart.
const APART: Duration = Duration::from_secs(12);
/// The last minute is told in anything this long.
const MINUTE_LEFT_FROM: Duration = Duration::from_mins(3);

/// Writes the running phase into `draft`.
pub(super) fn write(draft: &mut Draft<'_>) {
    open(draft);
    match (draft.progress.phase, &draft.progress.step.dose) {
        (PhaseKind::Settle, _) => wait::settle(draft),
        (PhaseKind::Switch, _) => wait::switch(draft),
        (PhaseKind::Rest, _) => wait::rest(draft),
        (PhaseKind::Ready, _) | (PhaseKind::Work | PhaseKind::Tender, Dose::Until(_)) => until_ready(draft),
        (PhaseKind::Tender, Dose::Roll(_)) => roll::stop(draft),
        (PhaseKind::Work, Dose::Roll(_)) => roll::rolling(draft),
        (PhaseKind::Work | PhaseKind::Tender, Dose::Hold(_)) => hold::hold(draft, None),
        (PhaseKind::Work | PhaseKind::Tender, Dose::Timed(dose)) => {
            hold::hold(draft, dose.check.map(crate::exercise::Seconds::duration));
        }
        (PhaseKind::Work | PhaseKind::Tender, Dose::Reps(dose)) => reps::set(draft, dose),
        (PhaseKind::Work | PhaseKind::Tender, Dose::Breathe(dose)) => breath::cycles(draft, dose),
        (PhaseKind::Work | PhaseKind::Tender, Dose::Relax(dose)) => relax::groups(draft, dose),
        (PhaseKind::Work | PhaseKind::Tender, Dose::Talk(dose)) => talk::lines(draft, dose),
    }
}

/// The tones of work with this dose that sound longer than a moment, each once.
pub(super) fn long_tones(dose: &Dose) -> Vec<Tone> {
    match dose {
        Dose::Breathe(dose) => breath::tones(dose),
        Dose::Hold(_)
        | Dose::Reps(_)
        | Dose::Roll(_)
        | Dose::Timed(_)
        | Dose::Relax(_)
        | Dose::Talk(_)
        | Dose::Until(_) => Vec::new(),
    }
}

/// The tone that opens the phase.
fn open(draft: &mut Draft<'_>) {
    let progress = draft.progress;
    let tone = match (progress.phase, draft.after) {
        (PhaseKind::Work | PhaseKind::Ready, _) if progress.before == Some(PhaseKind::Tender) => {
            Some(Tone::RollOn)
        }
        (PhaseKind::Tender, _) if matches!(progress.step.dose, Dose::Roll(_)) => Some(Tone::Find),
        (PhaseKind::Work | PhaseKind::Tender | PhaseKind::Ready, _) => Some(Tone::Start),
        (PhaseKind::Settle | PhaseKind::Switch | PhaseKind::Rest, After::Nothing) => None,
        (PhaseKind::Settle | PhaseKind::Switch | PhaseKind::Rest, After::Cap) => Some(Tone::TenderCap),
        (PhaseKind::Settle, After::Work) => Some(Tone::End),
        (PhaseKind::Switch, After::Work) => Some(Tone::Switch),
        (PhaseKind::Rest, After::Work) => Some(Tone::Rest),
    };
    if let Some(tone) = tone {
        draft.sound(tone, Duration::ZERO);
    }
}

/// The first word, and what it should feel like, once a step.
fn start_and_feel(draft: &mut Draft<'_>) {
    start(draft);
    let after_start = draft.last(Role::Start).map_or(Duration::ZERO, |(_, end)| end + GAP);
    feel(draft, after_start.max(FEEL_FROM));
}

fn start(draft: &mut Draft<'_>) {
    if !draft.has(Role::Start) {
        let start = draft.spoken().start.as_ref();
        let start = draft.own_or(start, Line::Go);
        draft.say(Role::Start, start, TONE);
    }
}

fn feel(draft: &mut Draft<'_>, at: Duration) {
    let wanted = draft.is_first && draft.length() >= FEELS_FROM && !draft.has(Role::Feel);
    if let (true, Some(feel)) = (wanted, &draft.spoken().feel) {
        let feel = draft.own(feel);
        let latest = if draft.from > Duration::ZERO { FEEL_UNTIL.max(at) } else { at };
        draft.say_in(Role::Feel, Some(feel), &(at..=latest), GAP);
    }
}

fn minute_left(draft: &mut Draft<'_>) {
    if draft.length() >= MINUTE_LEFT_FROM {
        let line = draft.general(Line::MinuteLeft);
        draft.say(Role::MinuteLeft, line, draft.length().saturating_sub(Duration::from_mins(1)));
    }
}

/// It ends when the person says so, or by itself.
fn until_ready(draft: &mut Draft<'_>) {
    let start = draft.spoken().start.as_ref().map(|start| draft.own(start));
    if !draft.has(Role::Start) {
        draft.say(Role::Start, start, TONE);
    }
    minute_left(draft);
}
