//! Today: all that the first screen says, as values (guide D).
//!
//! It is made once and looked at often; a screen draws it without thinking.

use std::{sync::Arc, time::Duration};

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{
    case::Case,
    course::{Course, course},
    guard::{Guard, PRESSED_A_DAY},
    habits::{Keeping, habits},
    ratings::{Rating, ratings},
    standing::{AskAgain, Standing},
    suggest::{Suggestion, suggest},
};
use crate::{
    body::{Area, Token},
    exercise::{Condition, Kind},
    journal::What,
    library::Allowance,
    routine::Routine,
    session::Timeline,
};

/// So many ratings make a small trend.
const TREND: usize = 10;
/// So many quiet routines are offered where nothing is due.
const MOST_OFFERS: usize = 4;
/// How many days the strip of the week has.
const WEEK: usize = 7;
/// With one of these nothing presses any more (guide B5).
const NEVER_PRESSED: [Condition; 7] = [
    Condition::BloodThinners,
    Condition::Osteoporosis,
    Condition::NumbSkin,
    Condition::ClotRisk,
    Condition::Skin,
    Condition::AcuteInjury,
    Condition::RecentSurgery,
];

/// What there is to say today.
#[derive(Clone, Debug, PartialEq)]
pub struct Today {
    /// What to do now, with its reason in a sentence; none where nothing may be done.
    pub suggestion: Option<Suggestion>,
    /// Whether something is due, and what to do if not.
    pub state: State,
    /// What is done so far and how it was, area by area: first those that were rated, the tensest first.
    pub areas: Vec<AreaToday>,
    /// The last seven days, today last.
    pub week: [DayOfWeek; WEEK],
    /// The session that was broken off, in a sentence.
    pub unfinished: Option<String>,
    /// Where the person stands in their programme.
    pub programme: Option<Course>,
    /// The habits they keep.
    pub habits: Vec<Keeping>,
    /// Whether and why the safety questions are to be asked before anything else.
    pub ask: Option<AskAgain>,
    /// What is refused, and why, in a sentence that begins small.
    pub refusal: Option<String>,
    /// What of the settings nothing comes of, a sentence for each.
    pub notes: Vec<String>,
}

/// Whether something waits to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// The suggestion is due.
    Due,
    /// Nothing is due; these are fine at any time: breathing and posture, the shortest first.
    Free(Vec<Arc<Routine>>),
    /// Nothing may be done.
    Refused,
}

/// One area today.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaToday {
    /// Where.
    pub area: Area,
    /// The last ratings from 0 to 10, up to ten, oldest first; empty if there is none.
    pub ratings: Vec<Rating>,
    /// How often it was pressed today.
    pub done: usize,
    /// How often pressure is meant today, in all; none on a lighter day and where nothing may press.
    pub meant: usize,
}

impl AreaToday {
    /// The newest rating.
    pub fn newest(&self) -> Option<u8> {
        self.ratings.last().map(|rating| rating.value)
    }

    /// The dose of today as signs: `● ○` for one of two.
    pub fn signs(&self) -> String {
        let sign = |at: usize| if at < self.done { "●" } else { "○" };
        (0..self.done.max(self.meant)).map(sign).collect::<Vec<_>>().join(" ")
    }
}

/// One day of the strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayOfWeek {
    /// Its date.
    pub date: NaiveDate,
    /// Two letters of its name, such as `Mo`.
    pub name: &'static str,
    /// The time practised on it, elsewhere too.
    pub spent: Duration,
}

impl DayOfWeek {
    /// The time in minutes; less than one counts as one.
    pub fn minutes(&self) -> u64 {
        self.spent.as_secs().div_ceil(60)
    }
}

/// What there is to say now.
pub fn today(case: &Case<'_>) -> Today {
    let suggestion = suggest(case);
    let standing = Standing::of(case.history);
    let state = match &suggestion {
        None => State::Refused,
        Some(suggestion) if suggestion.is_due() => State::Due,
        Some(suggestion) => State::Free(quiet(suggestion, case)),
    };
    Today {
        unfinished: case.unfinished().map(|it| format!("{}. {}", it.routine.name, it.words)),
        state,
        areas: areas(case),
        week: week(case),
        programme: course(case),
        habits: habits(case),
        ask: Standing::ask_again(standing.as_ref(), case),
        refusal: standing.and_then(|it| it.refusal(case.now, case.choices.day_start)),
        notes: case.choices.notes(case.library),
        suggestion,
    }
}

/// Breathing and posture that may be done now, without what is suggested already.
fn quiet(suggestion: &Suggestion, case: &Case<'_>) -> Vec<Arc<Routine>> {
    let is_quiet = |routine: &Arc<Routine>| {
        let kinds = routine.kinds();
        routine.id != suggestion.routine.id && (kinds == [Kind::Breathing] || kinds == [Kind::Posture])
    };
    let all = case.library.shared_routines().filter(|routine| is_quiet(routine) && case.may(routine));
    let mut all: Vec<Arc<Routine>> = all.cloned().collect();
    all.sort_by_cached_key(|routine| Timeline::length_of(routine, None));
    all.truncate(MOST_OFFERS);
    all
}

fn areas(case: &Case<'_>) -> Vec<AreaToday> {
    let all = ratings(case.history);
    let guard = Guard(case);
    let of = |area: Area| {
        let mut own: Vec<Rating> =
            all.iter().rev().filter(|it| it.area == area).take(TREND).copied().collect();
        own.reverse();
        let done = guard.pressed_today(area);
        let is_lighter = !may_press(case) || done == 0 && guard.is_lighter_day(area);
        let meant = if is_lighter { 0 } else { PRESSED_A_DAY };
        (!own.is_empty() || done > 0).then_some(AreaToday { area, ratings: own, done, meant })
    };
    let mut areas: Vec<AreaToday> = Area::ALL.iter().filter_map(|area| of(*area)).collect();
    // Of those alike in the order of the body, as sorting keeps it.
    areas.sort_by_key(|area| std::cmp::Reverse(area.newest()));
    areas
}

/// Whether anything may press at all.
fn may_press(case: &Case<'_>) -> bool {
    case.limits.allows == Allowance::AllFiltered
        && !NEVER_PRESSED.iter().any(|condition| case.limits.conditions.contains(condition))
}

fn week(case: &Case<'_>) -> [DayOfWeek; WEEK] {
    let today = case.today().date();
    std::array::from_fn(|at| {
        let ago = Days::new((WEEK - 1 - at) as u64);
        let date = today.checked_sub_days(ago).unwrap_or(today);
        DayOfWeek { date, name: name(date.weekday()), spent: spent(date, case) }
    })
}

fn spent(date: NaiveDate, case: &Case<'_>) -> Duration {
    let is_on = |time| case.day(time).date() == date;
    let sessions = case.history.sessions.iter().filter(|session| is_on(session.began));
    let held =
        sessions.flat_map(|session| &session.steps).fold(0_u64, |sum, it| sum.saturating_add(it.held_ms));
    let elsewhere =
        case.history.others.iter().filter(|entry| is_on(entry.time())).map(|entry| match entry.what() {
            What::Elsewhere(it) => u64::from(it.minutes) * 60,
            _ => 0,
        });
    Duration::from_millis(held) + Duration::from_secs(elsewhere.sum())
}

fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Mo",
        Weekday::Tue => "Tu",
        Weekday::Wed => "We",
        Weekday::Thu => "Th",
        Weekday::Fri => "Fr",
        Weekday::Sat => "Sa",
        Weekday::Sun => "Su",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;

    #[test]
    fn what_never_presses_is_what_the_rules_say() {
        let library = Library::default();
        let rules = library.avoid_rules().iter().filter(|rule| {
            rule.kinds.iter().any(|kind| kind.is_pressure())
                && rule.positions.is_empty()
                && rule.directions.is_empty()
                && rule.equipment.is_empty()
        });
        let mut pressing = Vec::new();
        for rule in rules {
            for kind in &rule.kinds {
                pressing.push(*kind);
                let never: Vec<&Condition> =
                    NEVER_PRESSED.iter().filter(|it| !rule.never.contains(it)).collect();
                assert!(never.is_empty(), "{kind:?} without {never:?}");
                assert!(rule.never.iter().all(|it| NEVER_PRESSED.contains(it)), "{kind:?}: {:?}", rule.never);
            }
        }
        assert!([Kind::Ball, Kind::Roller, Kind::Tool].iter().all(|kind| pressing.contains(kind)));
    }
}
