//! A hold, a tender hold or a time: half of it, ten more, and what helps in between.

use std::time::Duration;

use super::{
    super::{
        Role, Tone,
        draft::{Draft, TONE},
    },
    APART, QUIET, minute_left, start_and_feel,
};
use crate::library::Line;

/// Anything shorter needs no half-way word.
pub(super) const HALF_WAY_FROM: Duration = Duration::from_secs(20);
/// Anything shorter needs no "ten more".
pub(super) const TEN_MORE_FROM: Duration = Duration::from_secs(30);
/// "Ten more" comes with this much left.
pub(super) const TEN: Duration = Duration::from_secs(10);
/// The first further line.
const FIRST_FURTHER: Duration = Duration::from_secs(10);
/// Further lines of something this long come seldom.
const LONG: Duration = Duration::from_mins(5);
/// "Ten more" keeps this far from what was said about letting go.
const CLEAR: Duration = Duration::from_secs(1);
/// A skin check this near half time is one line with it.
const NEAR_HALF: Duration = Duration::from_secs(20);

/// A hold, or a time with the skin checked every `check`.
pub(super) fn hold(draft: &mut Draft<'_>, check: Option<Duration>) {
    start_and_feel(draft);
    let is_half_a_check = skin_checks(draft, check);
    let floor = draft.progress.floor.filter(|floor| *floor < draft.length());
    if let Some(floor) = floor {
        draft.sound(Tone::TenderFloor, floor);
        if !draft.has(Role::TenderFloor) {
            let line = draft.general(Line::TenderFloor);
            draft.say(Role::TenderFloor, line, floor + TONE);
        }
    }
    ten_more(draft);
    minute_left(draft);
    if floor.is_none() && !is_half_a_check {
        let half = draft.length() / 2;
        half_way(draft, half);
    }
    further(draft);
}

fn ten_more(draft: &mut Draft<'_>) {
    let Some(at) = draft.length().checked_sub(TEN).filter(|_| draft.length() >= TEN_MORE_FROM) else {
        return;
    };
    let clear = draft.last(Role::TenderFloor).is_none_or(|(_, end)| at >= end + CLEAR || end < draft.from);
    if clear {
        let line = draft.general(Line::ten_more(draft.kind()));
        draft.say(Role::TenMore, line, at);
    }
}

/// Half of the phase, or of a whole roll, at `at`.
pub(super) fn half_way(draft: &mut Draft<'_>, at: Duration) {
    if draft.length() < HALF_WAY_FROM || draft.has(Role::HalfWay) {
        return;
    }
    draft.sound(Tone::Half, at);
    let own = draft.spoken().half.as_ref();
    let line = draft.own_or(own, Line::half_way(draft.kind()));
    draft.say(Role::HalfWay, line, at + TONE);
}

/// Places the skin checks; whether one of them tells half time too.
fn skin_checks(draft: &mut Draft<'_>, check: Option<Duration>) -> bool {
    let Some(every) = check.filter(|every| !every.is_zero()) else { return false };
    let length = draft.length();
    let half = length / 2;
    let times = std::iter::successors(Some(every), |at| at.checked_add(every));
    let mut tells_half = false;
    for at in times.take_while(|at| *at < length) {
        let is_half = at.abs_diff(half) <= NEAR_HALF;
        tells_half |= is_half;
        let at = if is_half { half } else { at };
        if draft.has_near(Role::SkinCheck, at, APART) {
            continue;
        }
        if is_half {
            draft.sound(Tone::Half, at);
        }
        let line = draft.general(if is_half { Line::SkinCheckHalfWay } else { Line::SkinCheck });
        draft.say(Role::SkinCheck, line, at + TONE);
    }
    tells_half
}

/// The further lines, each alone.
pub(super) fn further(draft: &mut Draft<'_>) {
    let length = draft.length();
    let (first, spacing) = if length >= LONG {
        (LONG / 2, LONG)
    } else {
        (FIRST_FURTHER, (length.saturating_sub(FIRST_FURTHER) / 3).max(APART))
    };
    let latest = length.saturating_sub(APART);
    let mut at = first;
    while at <= latest {
        let taken = draft.has_near(Role::During, at + spacing / 4, spacing * 2 / 3);
        if !taken {
            let line = draft.further(&draft.spoken().during);
            draft.say_in(Role::During, line, &(at..=(at + spacing / 2).min(latest)), QUIET);
        }
        at += spacing;
    }
}
