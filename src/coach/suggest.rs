//! What to do now, and why (guide D).
//!
//! It suggests only what is allowed, at hand and in measure; with nothing tense, breathing or posture.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Datelike, FixedOffset, TimeDelta, Timelike, Weekday};

use super::{
    day::{Day, ago},
    fit::fit,
    guard::{Guard, pressed_areas, times, warnings},
    limits::Limits,
    ratings::{Rating, latest_ratings},
    relief::{Relief, relief},
};
use crate::{
    body::{Area, Equipment, Token},
    clock::Now,
    exercise::Kind,
    journal::{History, Session, SessionOutcome},
    library::{Allowance, Library, Things},
    routine::{Level, Routine, When},
    session::{Outcome, Timeline},
    text::capital,
};

/// So long a rating says something about today.
const FRESH_DAYS: i64 = 7;
/// From this tension on a day is a flare-up day: only gentle routines (guide D, B3).
const FLARE_UP: u8 = 7;
/// So long a broken-off session is worth going on with.
const UNFINISHED: TimeDelta = TimeDelta::hours(12);
/// So many sessions in the last weeks make a body used to it.
const USED_TO_IT: usize = 6;
/// A suggestion is at most so long; a person has five to twelve minutes.
const USUAL_LENGTH: Duration = Duration::from_mins(15);

/// What to do now.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The routine, as it is written.
    pub routine: Arc<Routine>,
    /// Why.
    pub reason: Reason,
    /// The same in one or two short sentences.
    pub words: String,
}

/// Why it is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was broken off.
    Unfinished,
    /// A place is tense, and nothing was done for it today.
    Tense(Area),
    /// A place is tense, and something was done for it today.
    Again(Area),
    /// Nothing is tense.
    Nothing,
}

impl Suggestion {
    /// Whether something waits to be done, rather than might be.
    pub fn is_due(&self) -> bool {
        matches!(self.reason, Reason::Unfinished | Reason::Tense(_))
    }
}

/// What to do now; nothing if nothing may be done, or nothing that may be is at hand.
pub fn suggest(
    library: &Library,
    history: &History,
    limits: &Limits,
    things: &Things,
    now: &Now,
) -> Option<Suggestion> {
    let coach = Coach { library, history, limits, things, now };
    coach.unfinished().or_else(|| coach.tense()).or_else(|| coach.nothing())
}

/// The routines of at most so many minutes that may be done for one of `areas`, the longest first, each with its length;
/// for any area if none is named.
pub fn fitting(
    library: &Library,
    limits: &Limits,
    things: &Things,
    areas: &[Area],
    minutes: u32,
) -> Vec<(Arc<Routine>, Duration)> {
    let most = Duration::from_secs(u64::from(minutes) * 60);
    let acts = |routine: &Routine| areas.is_empty() || routine.areas.iter().any(|area| areas.contains(area));
    let mut all: Vec<(Arc<Routine>, Duration)> = Vec::new();
    for routine in library.shared_routines().filter(|routine| acts(routine)) {
        let fitted = fit(routine, limits, things, library);
        let Some(left) = fitted.routine.as_ref().filter(|_| fitted.is_allowed()) else { continue };
        let length = Timeline::of(left, None).length();
        if length <= most {
            all.push((routine.clone(), length));
        }
    }
    all.sort_by_key(|(_, length)| std::cmp::Reverse(*length));
    all
}

struct Coach<'a> {
    library: &'a Library,
    history: &'a History,
    limits: &'a Limits,
    things: &'a Things,
    now: &'a Now,
}

impl Coach<'_> {
    /// The session that was broken off last, unless it hurt.
    fn unfinished(&self) -> Option<Suggestion> {
        let session = self.history.sessions.last()?;
        let since = self.now.wall.signed_duration_since(session.began);
        let broken_off = session.outcome() == SessionOutcome::Unfinished
            && (TimeDelta::zero()..=UNFINISHED).contains(&since)
            && session.steps.iter().all(|step| step.outcome != Outcome::Hurt);
        let started = session.started.as_ref().filter(|_| broken_off)?;
        let routine = self.library.routine(started.routine.id.as_str())?;
        if !self.may(routine) {
            return None;
        }
        let done = session.steps.len();
        let words = format!(
            "Broken off {}, after part {done} of {}.",
            ago(session.began, self.now.wall),
            started.parts
        );
        Some(Suggestion { routine: routine.clone(), reason: Reason::Unfinished, words })
    }

    /// The routine for the tensest place.
    fn tense(&self) -> Option<Suggestion> {
        let today = Day::of(self.now.wall);
        let mut tense: Vec<Rating> = latest_ratings(self.history);
        tense
            .retain(|rating| rating.value > 0 && (0..=FRESH_DAYS).contains(&today.since(Day::of(rating.at))));
        // The newest of equals: they come oldest first, and sorting keeps their order.
        tense.reverse();
        tense.sort_by_key(|rating| std::cmp::Reverse(rating.value));
        tense.into_iter().find_map(|rating| self.for_rating(rating))
    }

    fn for_rating(&self, rating: Rating) -> Option<Suggestion> {
        let routines = self.library.shared_routines().filter(|routine| self.suits(routine, rating));
        let rated = routines.map(|routine| (self.worth(routine, rating), routine));
        // Of equals the first, as max_by_key would take the last.
        let mut best: Option<(i32, &Arc<Routine>)> = None;
        for (worth, routine) in rated {
            if best.is_none_or(|(known, _)| worth > known) && self.may(routine) {
                best = Some((worth, routine));
            }
        }
        let (_, routine) = best?;
        let done = self.done_today(rating.area);
        let reason = if done == 0 { Reason::Tense(rating.area) } else { Reason::Again(rating.area) };
        let words = self.words(rating, routine, done);
        Some(Suggestion { routine: routine.clone(), reason, words })
    }

    /// Whether it is for this place, this hour and this body at all.
    fn suits(&self, routine: &Routine, rating: Rating) -> bool {
        let hardest = match rating.value {
            FLARE_UP.. => Level::Gentle,
            _ if self.is_used_to_it() => Level::Medium,
            _ => Level::Easy,
        };
        routine.areas.contains(&rating.area)
            && routine.level <= hardest
            && hour_fits(routine, self.now.wall, rating.value >= FLARE_UP)
    }

    /// The more the better; only compared.
    fn worth(&self, routine: &Routine, rating: Rating) -> i32 {
        let mut worth = 0;
        let place = routine.areas.iter().position(|area| *area == rating.area).unwrap_or(0);
        worth += if place == 0 { 40 } else { 10 };
        let is_for_now = occasions(self.now.wall).iter().any(|when| routine.when.contains(when));
        worth += if is_for_now { 20 } else { 0 };
        worth += if rating.value >= FLARE_UP && routine.when.contains(&When::FlareUp) { 20 } else { 0 };
        // Pressure is what eases a knot for a while; it comes first while it is in measure.
        worth += if routine.has_pressure() { 15 } else { 0 };
        worth -= if self.is_likely_there(routine) { 0 } else { 30 };
        if let Relief::Known { median, .. } = relief(self.history, Some(&routine.id), rating.area) {
            worth += if median > 0.0 { 25 } else { -15 };
        }
        worth -= if Timeline::of(routine, None).length() > USUAL_LENGTH { 20 } else { 0 };
        worth
    }

    /// Whether its things are likely at hand: said to be, used before, or a ball, which is in every house.
    fn is_likely_there(&self, routine: &Routine) -> bool {
        let is_common = |thing: &Equipment| matches!(thing, Equipment::Ball | Equipment::TwoBalls);
        let used = |session: &Session| {
            session.started.as_ref().is_some_and(|started| started.routine.id == routine.id)
        };
        !self.things.is_everything()
            || routine.equipment().iter().all(is_common)
            || self.history.sessions.iter().any(used)
    }

    /// Whether it is allowed, at hand and in measure.
    fn may(&self, routine: &Routine) -> bool {
        let fitted = fit(routine, self.limits, self.things, self.library);
        let Some(left) = fitted.routine.as_ref().filter(|_| fitted.is_allowed()) else { return false };
        // A routine of which half is left out has another aim.
        left.steps.len().saturating_mul(2) >= routine.steps.len()
            && warnings(left, self.history, self.limits, self.library, self.now).is_empty()
    }

    fn words(&self, rating: Rating, routine: &Routine, done: usize) -> String {
        let guard = Guard { history: self.history, now: self.now.wall };
        let name = capital(rating.area.name());
        let was = format!("{name} was {} {}", rating.value, ago(rating.at, self.now.wall));
        let pressed = guard.pressed_today(rating.area);
        let has_pressure = !pressed_areas(routine).is_empty();
        if rating.value >= FLARE_UP {
            return format!("{was}; something gentle, and the safety questions if it is new.");
        }
        if guard.rising(&[rating.area]).is_some() {
            return format!("{was}, and tenser after the last sessions than before; something gentler.");
        }
        match done {
            0 => format!("{was}; nothing done for it today yet."),
            _ if pressed > 0 && !has_pressure => {
                format!("{was}; pressed {} today, so now without pressure.", times(pressed))
            }
            done => format!("{was}; {} today, once more is fine.", times(done)),
        }
    }

    /// Breathing or posture.
    fn nothing(&self) -> Option<Suggestion> {
        let is_desk = occasions(self.now.wall).contains(&When::Desk);
        let wanted = if is_desk { Kind::Posture } else { Kind::Breathing };
        let only = |kind: Kind| {
            let all = self.library.shared_routines();
            let mut fit = all.filter(move |routine| routine.kinds() == [kind]);
            fit.find(|routine| self.may(routine))
        };
        let breathing_at_least = || {
            self.library
                .shared_routines()
                .find(|routine| routine.kinds().contains(&Kind::Breathing) && self.may(routine))
        };
        let routine = only(wanted).or_else(|| only(Kind::Breathing)).or_else(breathing_at_least)?;
        let words = if self.limits.allows != Allowance::AllFiltered {
            "A doctor first; slow breathing is fine until then."
        } else if self.history.sessions.is_empty() && latest_ratings(self.history).is_empty() {
            "Nothing is logged yet; a few easy minutes are a good beginning."
        } else if latest_ratings(self.history).iter().any(|rating| rating.value > 0) {
            "What was tense has had enough for today; something easy instead."
        } else {
            "Nothing is tense; a few easy minutes keep it so."
        };
        Some(Suggestion { routine: routine.clone(), reason: Reason::Nothing, words: words.into() })
    }

    /// Sessions today in which something was held for `area`.
    fn done_today(&self, area: Area) -> usize {
        let today = Day::of(self.now.wall);
        let done = |session: &&Session| {
            Day::of(session.began) == today
                && session.steps.iter().any(|step| step.held_ms > 0 && step.areas.contains(&area))
        };
        self.history.sessions.iter().filter(done).count()
    }

    fn is_used_to_it(&self) -> bool {
        let done = |session: &&Session| session.outcome() == SessionOutcome::Completed;
        self.history.sessions.iter().filter(done).count() >= USED_TO_IT
    }
}

/// The occasions of this hour.
fn occasions(time: DateTime<FixedOffset>) -> &'static [When] {
    let is_weekend = matches!(time.weekday(), Weekday::Sat | Weekday::Sun);
    match time.hour() {
        4..10 => &[When::Morning],
        10..17 if is_weekend => &[],
        10..17 => &[When::Desk],
        17..20 => &[When::AfterWork, When::Evening],
        _ => &[When::Evening],
    }
}

/// Whether a routine is for this hour: one for it or for any; on a flare-up day, one for such a day.
fn hour_fits(routine: &Routine, time: DateTime<FixedOffset>, is_flare_up: bool) -> bool {
    let any = routine.when.is_empty() || routine.when.contains(&When::Any);
    let flare_up = is_flare_up && routine.when.contains(&When::FlareUp);
    any || flare_up || occasions(time).iter().any(|when| routine.when.contains(when))
}
