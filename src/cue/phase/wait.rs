//! Settling, changing sides and resting: what must be known before work.

use std::time::Duration;

use super::super::{
    Role,
    draft::{After, Draft, LEAD, Sentence},
    numbers,
    room::GAP,
};
use crate::{exercise::Dose, library::Line, text::Text};

/// A rest this long leaves the way back for its end.
const LONG_REST: Duration = Duration::from_secs(12);

/// The lines before a step, in the order of doing, as far as they fit; the plan has made room for them.
pub(super) fn settle(draft: &mut Draft<'_>) {
    let lines: Vec<Text> = draft.progress.lines.iter().filter(|line| !draft.says(line)).cloned().collect();
    let lines: Vec<Sentence> = lines.iter().map(|line| draft.own(line)).collect();
    let lines = most_needed(draft, lines);
    let mut at = LEAD;
    if draft.after == After::Cap && !draft.has(Role::TenderCap) {
        let cap = draft.general(Line::TenderCap);
        let takes = |draft: &Draft<'_>, line: &Sentence| draft.takes(line) + GAP;
        let others: Duration = lines.iter().map(|line| takes(draft, line)).sum();
        let whole = cap.as_ref().map_or(Duration::ZERO, |cap| takes(draft, cap)) + others;
        if at + whole <= draft.closes() + GAP {
            at = draft.say(Role::TenderCap, cap, at).map_or(at, |end| end + GAP);
        }
    }
    for line in lines {
        let window = at..=draft.closes().max(at);
        let Some(end) = draft.say_in(Role::Place, Some(line), &window, GAP) else { break };
        at = end + GAP;
    }
}

/// As many of `lines` as fit. A slow voice, or a settle fixed by the file, leaves out what comes after the place, then how
/// to leave the last step, then the name. If not even the place fits, there is the name.
fn most_needed(draft: &Draft<'_>, mut lines: Vec<Sentence>) -> Vec<Sentence> {
    let exercise = &draft.progress.step.exercise;
    let name = exercise.spoken.name.as_ref().unwrap_or(&exercise.name);
    let room = (draft.closes() + GAP).saturating_sub(LEAD.max(draft.from));
    let whole = |lines: &[Sentence]| lines.iter().map(|line| draft.takes(line) + GAP).sum::<Duration>();
    let alone = lines.iter().find(|line| line.text.as_str().contains(name.as_str())).cloned();
    while lines.len() > 1 && whole(&lines) > room {
        let named = lines.iter().position(|line| line.text.as_str().contains(name.as_str()));
        match named {
            Some(named) if lines.len() <= named + 2 => drop(lines.remove(0)),
            Some(_) | None => drop(lines.pop()),
        }
    }
    if whole(&lines) > room { alone.into_iter().collect() } else { lines }
}

/// What to do for the other side; if that is too long, the side alone.
pub(super) fn switch(draft: &mut Draft<'_>) {
    if draft.has(Role::Switch) {
        return;
    }
    let line = draft.progress.lines.first().map(|line| draft.own(line));
    let at = if draft.after == After::Cap { cap_first(draft, line.as_ref()) } else { LEAD };
    if draft.say_in(Role::Switch, line, &(at..=draft.closes().max(at)), GAP).is_none() {
        let names_side = |line: &&Text| line.as_str().contains("{side} side");
        let short = draft.lines.line(Line::SwitchSides).iter().find(names_side);
        let short = short.map(|line| draft.own(line));
        draft.say_in(Role::Switch, short, &(LEAD..=draft.closes().max(LEAD)), GAP);
    }
}

/// "Ease off", if the line after it still fits; when that one begins.
fn cap_first(draft: &mut Draft<'_>, next: Option<&Sentence>) -> Duration {
    let cap = draft.general(Line::TenderCap);
    let takes = |line: Option<&Sentence>| line.map_or(Duration::ZERO, |line| draft.takes(line));
    let whole = takes(cap.as_ref()) + GAP + takes(next);
    if LEAD + whole > draft.closes() {
        return LEAD;
    }
    draft.say(Role::TenderCap, cap, LEAD).map_or(LEAD, |end| end + GAP)
}

/// Ease off, and the way back; in a short rest the way back alone, or less.
pub(super) fn rest(draft: &mut Draft<'_>) {
    let (role, ease) = easing(draft);
    let back: Vec<Sentence> = way_back(draft);
    if draft.has(Role::Again) {
        return;
    }
    let ease = ease.filter(|_| !draft.has(role));
    let length = |draft: &Draft<'_>, lines: &[Sentence]| {
        lines.iter().map(|line| draft.takes(line) + GAP).sum::<Duration>()
    };
    let begin = LEAD.max(draft.from);
    let room = (draft.closes() + GAP).saturating_sub(begin);
    let (easing, returning) = (length(draft, ease.as_slice()), length(draft, &back));
    if easing + returning <= room {
        let end = draft.say_in(role, ease, &(begin..=draft.closes()), GAP);
        let after = end.map_or(begin, |end| end + GAP);
        let late = (draft.closes() + GAP).saturating_sub(returning);
        let at = if draft.length() >= LONG_REST { late.max(after) } else { after };
        say_all(draft, back, at);
    } else if returning <= room {
        say_all(draft, back, begin);
    } else {
        let short = draft.general(Line::RestShort);
        let window = begin..=draft.closes().max(begin);
        if draft.say_in(Role::Again, short, &window, GAP).is_none() {
            let least = draft.lines.line(Line::Again).first().map(|line| draft.own(line));
            draft.say_in(Role::Again, least, &window, GAP);
        }
    }
}

fn say_all(draft: &mut Draft<'_>, lines: Vec<Sentence>, at: Duration) {
    let mut at = at;
    for line in lines {
        let window = at..=draft.closes().max(at);
        let Some(end) = draft.say_in(Role::Again, Some(line), &window, GAP) else { return };
        at = end + GAP;
    }
}

/// How to leave the hold: after the cap, "ease off"; under pressure the tool stays where it is.
fn easing(draft: &Draft<'_>) -> (Role, Option<Sentence>) {
    let is_hold = matches!(draft.progress.step.dose, Dose::Hold(_));
    let line = if draft.after == After::Cap {
        return (Role::TenderCap, draft.general(Line::TenderCap));
    } else if draft.kind().is_pressure() {
        draft.general(Line::RestPressure)
    } else {
        let easeoff = draft.spoken().easeoff.as_ref().filter(|_| is_hold);
        draft.own_or(easeoff, Line::Rest)
    };
    (Role::Rest, line)
}

/// What comes: the set with its number, what is different in it, or the place again.
fn way_back(draft: &Draft<'_>) -> Vec<Sentence> {
    let spoken = draft.spoken();
    if matches!(draft.progress.step.dose, Dose::Reps(_)) {
        let own = usize::try_from(draft.progress.round)
            .ok()
            .and_then(|round| spoken.sets.get(round.checked_sub(1)?));
        let further = own.or(spoken.again.as_ref()).map(|line| draft.own(line));
        return set_of(draft).into_iter().chain(further).collect();
    }
    let own = spoken.again.as_ref().or(spoken.same_place.as_ref());
    draft.own_or(own, Line::Again).into_iter().collect()
}

fn set_of(draft: &Draft<'_>) -> Option<Sentence> {
    let word = |number: u32| numbers::words(number.into(), draft.lines);
    let (n, m) = (word(draft.progress.round)?, word(draft.progress.rounds)?);
    let line = draft.lines.line(Line::SetOf).first()?;
    Some(draft.own(&line.fill(&[("{n}", n.as_str()), ("{m}", m.as_str())])))
}
