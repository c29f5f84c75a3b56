//! Rolling, and the stop on a tender place.

use std::time::Duration;

use super::{
    super::{
        Role,
        draft::{Draft, TONE},
        room::GAP,
    },
    hold::{TEN, TEN_MORE_FROM, further, half_way},
    start_and_feel,
};
use crate::{library::Line, session::PhaseKind};

/// After "find", what helps to stay.
const STILL_AFTER: Duration = Duration::from_secs(4);
/// "Roll on" and "ten more" closer than this are one line.
const TOGETHER: Duration = Duration::from_millis(2500);

/// Rolling, before or after a stop.
pub(super) fn rolling(draft: &mut Draft<'_>) {
    if draft.progress.before == Some(PhaseKind::Tender) {
        roll_on(draft);
    } else {
        start_and_feel(draft);
        ten_more(draft);
    }
    half(draft);
    further(draft);
}

/// The stop on a tender place.
pub(super) fn stop(draft: &mut Draft<'_>) {
    if !draft.has(Role::Find) {
        let find = draft.spoken().find.as_ref();
        let find = draft.own_or(find, Line::FindTender);
        draft.say(Role::Find, find, TONE);
    }
    ten_more(draft);
    half(draft);
    let found = draft.last(Role::Find).map_or(TONE, |(_, end)| end) + STILL_AFTER;
    if !draft.has(Role::Still) {
        let still = draft.spoken().still.as_ref();
        let still = draft.own_or(still, Line::Still);
        draft.say_in(Role::Still, still, &(found..=found + STILL_AFTER), GAP);
    }
}

fn roll_on(draft: &mut Draft<'_>) {
    let at = ten_more_at(draft).filter(|at| *at <= TOGETHER + TONE);
    if let Some(at) = at {
        if !draft.has(Role::TenMore) {
            let line = draft.general(Line::RollOnTen);
            draft.say(Role::TenMore, line, at.max(TONE));
        }
        return;
    }
    if !draft.has(Role::RollOn) {
        let on = draft.spoken().on.as_ref();
        let on = draft.own_or(on, Line::RollOn);
        draft.say(Role::RollOn, on, TONE);
    }
    ten_more(draft);
}

fn ten_more(draft: &mut Draft<'_>) {
    if let Some(at) = ten_more_at(draft) {
        let line = draft.general(Line::ten_more(draft.kind()));
        draft.say(Role::TenMore, line, at);
    }
}

/// Ten seconds before the end of the whole roll, if that falls into this phase.
fn ten_more_at(draft: &Draft<'_>) -> Option<Duration> {
    let whole = draft.progress.to_hold;
    let at = whole.checked_sub(TEN)?.checked_sub(draft.progress.held)?;
    (whole >= TEN_MORE_FROM && at < draft.length()).then_some(at)
}

/// Half of the whole roll, if that falls into this phase.
fn half(draft: &mut Draft<'_>) {
    let half = (draft.progress.to_hold / 2).checked_sub(draft.progress.held);
    if let Some(at) = half.filter(|at| *at < draft.length()) {
        half_way(draft, at);
    }
}
