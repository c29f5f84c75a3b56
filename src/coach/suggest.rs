//! What to do now, and why (guide D).
//!
//! It suggests only what is allowed, at hand and in measure. In this order: a session that was broken off, a flare-up, the
//! gentle days of a programme, a tense place nothing was done for today, the programme's routine of the day, any other tense
//! place, a habit, and with nothing tense breathing or posture.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;

use super::{
    case::Case,
    course::{Pace, course},
    fit::fit,
    guard::{Guard, pressed_areas, times},
    habits::kept,
    limits::Limits,
    ratings::{Rating, latest_ratings},
    worth::{FLARE_UP, occasions},
};
use crate::{
    body::{Area, Token},
    exercise::{Id, Kind},
    journal::{Session, SessionOutcome, StepDone},
    library::{Allowance, Cause, Deed, Library, Rhythm, Things},
    routine::{Level, Routine, When},
    session::{Outcome, Timeline},
    text::capital,
};

/// Up to this tension a place may wait for the programme's routine of the day: pain that strength and movement may have
/// (trafficlight).
const MAY_WAIT: u8 = 3;
/// So long a broken-off session is worth going on with.
const UNFINISHED: TimeDelta = TimeDelta::hours(12);

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
    /// The programme means it for today.
    Programme,
    /// It is a habit against what keeps coming back.
    Habit,
    /// Nothing is tense.
    Nothing,
}

impl Suggestion {
    /// Whether something waits to be done, rather than might be.
    pub fn is_due(&self) -> bool {
        matches!(self.reason, Reason::Unfinished | Reason::Tense(_) | Reason::Programme)
    }
}

/// What to do now; nothing if nothing may be done, or nothing that may be is at hand.
pub fn suggest(case: &Case<'_>) -> Option<Suggestion> {
    if let Some(unfinished) = case.unfinished() {
        return Some(unfinished);
    }
    let (tense, programme) = (case.tense(), case.of_programme());
    let comes_first = |(value, suggestion): &(u8, Suggestion)| match &programme {
        _ if *value >= FLARE_UP => true,
        // Its gentle days are for pain of its own place.
        Some((Pace::Resting, _)) => false,
        Some(_) => *value > MAY_WAIT && matches!(suggestion.reason, Reason::Tense(_)),
        None => true,
    };
    let (first, later) = if tense.as_ref().is_some_and(comes_first) { (tense, None) } else { (None, tense) };
    let suggestion = |(_, suggestion)| suggestion;
    first
        .map(suggestion)
        .or(programme.map(|(_, suggestion)| suggestion))
        .or(later.map(suggestion))
        .or_else(|| case.of_habit())
        .or_else(|| case.nothing())
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
        let length = Timeline::length_of(if fitted.changes.is_empty() { routine } else { left }, None);
        if length <= most {
            all.push((routine.clone(), length));
        }
    }
    all.sort_by_key(|(_, length)| std::cmp::Reverse(*length));
    all
}

impl Case<'_> {
    /// The session that was broken off last, unless it hurt, or is too much for what is a flare-up since.
    pub(super) fn unfinished(&self) -> Option<Suggestion> {
        let session = self.history.sessions.last()?;
        let since = self.now.wall.signed_duration_since(session.began);
        let broken_off = session.outcome() == SessionOutcome::Unfinished
            && (TimeDelta::zero()..=UNFINISHED).contains(&since)
            && session.steps.iter().all(|step| step.outcome != Outcome::Hurt);
        let started = session.started.as_ref().filter(|_| broken_off)?;
        let routine = self.library.routine(started.routine.id.as_str())?;
        let is_flare_up =
            self.fresh().first().is_some_and(|it| it.value >= FLARE_UP && it.at > session.began);
        if !self.may(routine) || is_flare_up && routine.level > Level::Gentle {
            return None;
        }
        let done = session.steps.len();
        let words =
            format!("Broken off {}, after part {done} of {}.", self.ago(session.began), started.parts);
        Some(Suggestion { routine: routine.clone(), reason: Reason::Unfinished, words })
    }

    /// The routine for the tensest place, with how tense that is.
    fn tense(&self) -> Option<(u8, Suggestion)> {
        self.fresh().into_iter().find_map(|rating| Some((rating.value, self.for_rating(rating)?)))
    }

    fn for_rating(&self, rating: Rating) -> Option<Suggestion> {
        let Rating { area, value, .. } = rating;
        let suiting = self.library.shared_routines().filter(|routine| self.suits(routine, area, value));
        let routine = self.best(suiting, |routine| self.worth(routine, area, value))?;
        let done = self.done_today(area);
        let reason = if done == 0 { Reason::Tense(area) } else { Reason::Again(area) };
        let words = self.words(rating, routine, done);
        Some(Suggestion { routine: routine.clone(), reason, words })
    }

    fn words(&self, rating: Rating, routine: &Routine, done: usize) -> String {
        let guard = Guard(self);
        let name = capital(rating.area.name());
        let was = format!("{name} {} {} {}", rating.area.was(), rating.value, self.ago(rating.at));
        let pressed = guard.pressed_today(rating.area);
        let has_pressure = !pressed_areas(routine).is_empty();
        if rating.value >= FLARE_UP {
            return format!("{was}; something gentle, and the safety questions if it is new.");
        }
        if guard.rising(&[rating.area]).is_some() {
            return format!("{was}, and tenser after the last sessions than before; something gentler.");
        }
        if self.hurt_today(rating.area) {
            let hurt = "an exercise for it hurt today, so only something gentle, or enough for today";
            return format!("{was}; {hurt}.");
        }
        match done {
            0 => format!("{was}; nothing done for it today yet."),
            _ if pressed > 0 && !has_pressure => {
                format!("{was}; pressed {} today, so now without pressure.", times(pressed))
            }
            1 => format!("{was}; once today, once more is fine."),
            done => format!("{was}; {} today, which is enough unless more feels good.", times(done)),
        }
    }

    /// The routine that the programme means for today and that was not done yet.
    fn of_programme(&self) -> Option<(Pace, Suggestion)> {
        let course = course(self)?;
        let routine = course.next().filter(|routine| self.may(routine))?;
        let words = match course.pace {
            Pace::Resting => format!("{}: more pain than it is meant for, so something gentle.", course.name),
            Pace::Begun | Pace::MovedOn | Pace::Stayed | Pace::SteppedBack | Pace::Over => {
                format!("{}: {}.", course.name, course.place())
            }
        };
        Some((course.pace, Suggestion { routine: routine.clone(), reason: Reason::Programme, words }))
    }

    /// A routine that is a habit of the person and was not done for as long as that says.
    fn of_habit(&self) -> Option<Suggestion> {
        let due = |cause: &Cause| {
            let Deed::Routine(id) = &cause.habit.deed else { return None };
            let days = match cause.habit.rhythm {
                Rhythm::Daily => 1,
                Rhythm::Weekly => 7,
                // Only the person knows when that is.
                Rhythm::Every(_) | Rhythm::Before(_) | Rhythm::After(_) => return None,
            };
            let routine = self.library.routine(id.as_str()).filter(|routine| self.may(routine))?;
            let words = format!("{}: a habit of yours, {}.", cause.name, cause.habit.rhythm);
            let suggestion = Suggestion { routine: routine.clone(), reason: Reason::Habit, words };
            (!self.was_done_within(id, days)).then_some(suggestion)
        };
        kept(self).find_map(due)
    }

    /// Whether something of the routine with this id was done in the last `days` days, today included.
    fn was_done_within(&self, id: &Id, days: i64) -> bool {
        self.history.sessions.iter().any(|session| {
            self.today().since(self.day(session.began)) < days
                && session.started.as_ref().is_some_and(|started| started.routine.id == *id)
                && session.steps.iter().any(|step| step.held_ms > 0)
        })
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
        } else if latest_ratings(self.history).is_empty() {
            "How tense it is was not said lately; a few easy minutes are fine at any time."
        } else {
            "Nothing is tense; a few easy minutes keep it so."
        };
        Some(Suggestion { routine: routine.clone(), reason: Reason::Nothing, words: words.into() })
    }

    /// Sessions today in which something was held for `area`.
    fn done_today(&self, area: Area) -> usize {
        self.sessions_today().filter(|session| did(session, area, |step| step.held_ms > 0)).count()
    }

    /// Whether an exercise for `area` was stopped today because it hurt.
    pub(super) fn hurt_today(&self, area: Area) -> bool {
        self.sessions_today().any(|session| did(session, area, |step| step.outcome == Outcome::Hurt))
    }

    pub(super) fn sessions_today(&self) -> impl Iterator<Item = &Session> {
        let today = self.today();
        self.history.sessions.iter().filter(move |session| self.day(session.began) == today)
    }
}

/// Whether a part of `session` for `area` was such.
fn did(session: &Session, area: Area, such: impl Fn(&StepDone) -> bool) -> bool {
    session.steps.iter().any(|step| step.areas.contains(&area) && such(step))
}
