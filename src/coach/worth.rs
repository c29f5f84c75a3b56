//! How well a routine suits a place, this hour and this body (guide D, B3).
//!
//! Worth is only compared; nobody is ever shown it.

use std::{cmp::Reverse, sync::Arc, time::Duration};

use chrono::{DateTime, Datelike, FixedOffset, Timelike, Weekday};

use super::{
    case::Case,
    fit::fit,
    guard::warnings,
    habits::kept,
    ratings::{Rating, latest_ratings},
    relief::{Relief, relief},
};
use crate::{
    body::{Area, Equipment},
    journal::{Session, SessionOutcome},
    library::Cause,
    routine::{Level, Routine, When},
    session::Timeline,
};

/// From this tension on a day is a flare-up day: only gentle routines (guide D, B3).
pub(super) const FLARE_UP: u8 = 7;
/// So long a rating says something about today.
const FRESH_DAYS: i64 = 7;
/// So many sessions in the last weeks make a body used to it.
const USED_TO_IT: usize = 6;
/// A suggestion is at most so long; a person has five to twelve minutes.
const USUAL_LENGTH: Duration = Duration::from_mins(15);

impl Case<'_> {
    /// Whether a routine is for this place at this tension, for this hour and for this body at all.
    pub(super) fn suits(&self, routine: &Routine, area: Area, value: u8) -> bool {
        let is_flare_up = value >= FLARE_UP;
        let hardest = match value {
            FLARE_UP.. => Level::Gentle,
            _ if self.is_used_to_it() => Level::Medium,
            _ => Level::Easy,
        };
        routine.areas.contains(&area)
            && routine.level <= hardest
            && !(is_flare_up && routine.has_pressure())
            && hour_fits(routine, self.now.wall, is_flare_up)
    }

    /// The more the better; only compared.
    pub(super) fn worth(&self, routine: &Routine, area: Area, value: u8) -> i32 {
        let mut worth = 0;
        let place = routine.areas.iter().position(|own| *own == area).unwrap_or(0);
        worth += if place == 0 { 40 } else { 10 };
        worth += if is_for_now(routine, self.now.wall) { 20 } else { 0 };
        worth += if value >= FLARE_UP && routine.when.contains(&When::FlareUp) { 20 } else { 0 };
        // Pressure is what eases a knot for a while; it comes first while it is in measure.
        worth += if routine.has_pressure() { 15 } else { 0 };
        worth -= if self.is_likely_there(routine) { 0 } else { 30 };
        if let Relief::Known { median, .. } = relief(self.history, Some(&routine.id), area) {
            worth += if median > 0.0 { 25 } else { -15 };
        }
        let is_against = |cause: &Cause| cause.areas.contains(&area) && cause.now.contains(&routine.id);
        worth += if kept(self).any(is_against) { 10 } else { 0 };
        worth += if self.choices.favourites.contains(&routine.id) { 8 } else { 0 };
        worth -= if Timeline::length_of(routine, None) > USUAL_LENGTH { 20 } else { 0 };
        worth
    }

    /// Whether it is allowed, at hand and in measure.
    pub(super) fn may(&self, routine: &Routine) -> bool {
        self.left_of(routine).is_some_and(|left| warnings(&left, self).is_empty())
    }

    /// What is left of it where it is allowed and at hand; nothing where that is less than half.
    pub(super) fn left_of(&self, routine: &Routine) -> Option<Routine> {
        let fitted = fit(routine, self.limits, self.things, self.library);
        let is_allowed = fitted.is_allowed();
        // A routine of which half is left out has another aim.
        let is_enough = |left: &Routine| left.steps.len().saturating_mul(2) >= routine.steps.len();
        fitted.routine.filter(|left| is_allowed && is_enough(left))
    }

    /// What was rated within a week and is tense, the tensest first, the newest of those alike.
    pub(super) fn fresh(&self) -> Vec<Rating> {
        let mut tense = latest_ratings(self.history);
        tense.retain(|rating| rating.value > 0 && self.is_fresh(rating.at));
        // They come oldest first, and sorting keeps their order.
        tense.reverse();
        tense.sort_by_key(|rating| Reverse(rating.value));
        tense
    }

    /// Whether what was rated then still says something.
    pub(super) fn is_fresh(&self, at: DateTime<FixedOffset>) -> bool {
        (0..=FRESH_DAYS).contains(&self.today().since(self.day(at)))
    }

    /// Its best routine, of equals the first, among those that may be done now.
    pub(super) fn best<'r>(
        &self,
        routines: impl Iterator<Item = &'r Arc<Routine>>,
        worth: impl Fn(&Routine) -> i32,
    ) -> Option<&'r Arc<Routine>> {
        let mut best: Option<(i32, &Arc<Routine>)> = None;
        for routine in routines {
            let worth = worth(routine);
            // Of equals the first, as max_by_key would take the last.
            if best.is_none_or(|(known, _)| worth > known) && self.may(routine) {
                best = Some((worth, routine));
            }
        }
        best.map(|(_, routine)| routine)
    }

    /// Whether its things are likely at hand: said to be, or if nothing is said, used before, or a ball, which is in every
    /// house. What could stand in for them comes after what needs nothing of the kind.
    fn is_likely_there(&self, routine: &Routine) -> bool {
        let is_common = |thing: &Equipment| matches!(thing, Equipment::Ball | Equipment::TwoBalls);
        let used = |session: &Session| {
            session.started.as_ref().is_some_and(|started| started.routine.id == routine.id)
        };
        if !self.things.is_everything() {
            return self.things.do_for(routine);
        }
        routine.equipment().iter().all(is_common) || self.history.sessions.iter().any(used)
    }

    fn is_used_to_it(&self) -> bool {
        let done = |session: &&Session| session.outcome() == SessionOutcome::Completed;
        self.history.sessions.iter().filter(done).count() >= USED_TO_IT
    }
}

/// The occasions of this hour.
pub(super) fn occasions(time: DateTime<FixedOffset>) -> &'static [When] {
    let is_weekend = matches!(time.weekday(), Weekday::Sat | Weekday::Sun);
    match time.hour() {
        4..10 => &[When::Morning],
        10..17 if is_weekend => &[],
        10..17 => &[When::Desk],
        17..20 => &[When::AfterWork, When::Evening],
        _ => &[When::Evening],
    }
}

/// Whether a routine names this hour.
pub(super) fn is_for_now(routine: &Routine, time: DateTime<FixedOffset>) -> bool {
    occasions(time).iter().any(|when| routine.when.contains(when))
}

/// Whether a routine is for this hour: one for it or for any; on a flare-up day, one for such a day.
fn hour_fits(routine: &Routine, time: DateTime<FixedOffset>, is_flare_up: bool) -> bool {
    let any = routine.when.is_empty() || routine.when.contains(&When::Any);
    let flare_up = is_flare_up && routine.when.contains(&When::FlareUp);
    any || flare_up || is_for_now(routine, time)
}
