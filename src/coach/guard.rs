//! The dose guard: enough is enough (guide D, after `articles`, `hou2002`; B3).
//!
//! It only warns, with something that fits instead; the person decides.

mod body;

pub(super) use self::body::is_too_much;

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::{case::Case, spare::spare};
use crate::{
    body::{Area, Token},
    exercise::{Id, Kind},
    journal::{Session, SessionOutcome, What},
    routine::{Level, Routine, When},
};

/// Pressure sessions on one area a day, at most (articles).
pub(super) const PRESSED_A_DAY: usize = 2;
/// Between two of them on one area (guide D).
const BETWEEN: TimeDelta = TimeDelta::hours(4);
/// Days in a row with pressure, after which one is lighter (guide D).
const DAYS_IN_A_ROW: i64 = 6;
/// From the end of heat to the first pressure, at least (guide D).
const AFTER_HEAT: TimeDelta = TimeDelta::minutes(10);

/// What is worth a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A place is too tense for anything but gentle routines without pressure.
    TooTense,
    /// An exercise hurt today.
    HurtToday,
    /// Three sessions in a row left more tension than they found.
    Rising,
    /// The area was pressed as often as is good for one day.
    PressedToday,
    /// The last pressure on the area is not long enough ago.
    PressedLately,
    /// The area was pressed on each of the last days.
    LighterDay,
    /// The skin may still be red.
    AfterHeat,
    /// The routine was done as often as it says for one day.
    TimesADay,
}

impl Rule {
    /// The word scripts know it by.
    pub fn token(self) -> &'static str {
        match self {
            Self::TooTense => "too-tense",
            Self::HurtToday => "hurt-today",
            Self::Rising => "rising",
            Self::PressedToday => "pressed-today",
            Self::PressedLately => "pressed-lately",
            Self::LighterDay => "lighter-day",
            Self::AfterHeat => "after-heat",
            Self::TimesADay => "times-a-day",
        }
    }

    /// The same in a few words, for a line of a list.
    pub fn name(self) -> &'static str {
        match self {
            Self::TooTense => "too much for now",
            Self::HurtToday => "hurt today",
            Self::Rising => "tenser after the last times",
            Self::PressedToday => "enough for today",
            Self::PressedLately => "pressed not long ago",
            Self::LighterDay => "a lighter day",
            Self::AfterHeat => "not right after heat",
            Self::TimesADay => "done for today",
        }
    }

    /// Whether the safety questions belong to it.
    fn asks(self) -> bool {
        matches!(self, Self::TooTense | Self::HurtToday | Self::Rising)
    }
}

/// One warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The rule.
    pub rule: Rule,
    /// What is said, one or two sentences.
    pub words: String,
    /// The id of a routine that fits instead, where there is one.
    pub offer: Option<Id>,
    /// Whether the safety questions belong to it.
    pub screen: bool,
}

/// What speaks against `routine` now, the gravest first; nothing if it is in measure.
pub fn warnings(routine: &Routine, case: &Case<'_>) -> Vec<Warning> {
    warnings_at(routine, &[], case)
}

/// The same for a person who says now how tense some places are, from 0 to 10, so that what was rated there before no longer
/// counts.
pub fn warnings_at(routine: &Routine, said: &[(Area, u8)], case: &Case<'_>) -> Vec<Warning> {
    let found = found(routine, said, case);
    if found.is_empty() {
        return Vec::new();
    }
    let offer = gentle_twin(routine, case);
    let warning =
        |(rule, words): (Rule, String)| Warning { rule, words, offer: offer.clone(), screen: rule.asks() };
    found.into_iter().map(warning).collect()
}

/// The gravest that speaks against `routine` now, with what is said of it. As [`warnings`], without looking for what fits
/// instead, so that a whole list can be asked.
pub fn against(routine: &Routine, case: &Case<'_>) -> Option<(Rule, String)> {
    found(routine, &[], case).into_iter().next()
}

fn found(routine: &Routine, said: &[(Area, u8)], case: &Case<'_>) -> Vec<(Rule, String)> {
    let guard = Guard(case);
    let mut found: Vec<(Rule, String)> = Vec::new();
    found.extend(guard.too_tense(routine, said));
    found.extend(guard.hurt(routine));
    found.extend(guard.rising(&routine.areas));
    for area in pressed_areas(routine) {
        found.extend(guard.pressed(area));
    }
    found.extend(guard.after_heat(routine));
    found.extend(guard.times_a_day(routine));
    found
}

/// A gentle routine without pressure for the same areas, done less often today than it says; else one of breathing.
pub fn gentle_twin(routine: &Routine, case: &Case<'_>) -> Option<Id> {
    let guard = Guard(case);
    let fits = |twin: &&Routine| {
        twin.id != routine.id
            && twin.level == Level::Gentle
            && !twin.has_pressure()
            && guard.times_a_day(twin).is_none()
            && guard.hurt(twin).is_none()
            && spare(twin, case.limits, case.library).routine.is_some()
    };
    let place = |twin: &Routine| routine.areas.iter().position(|area| twin.areas.contains(area));
    let twins: Vec<&Routine> = case.library.routines().filter(fits).collect();
    let for_area = twins.iter().filter(|twin| place(twin).is_some()).min_by_key(|twin| {
        let is_flare_up = twin.when.contains(&When::FlareUp);
        // The closest area first; warmth takes longer and more to fetch.
        (place(twin), !is_flare_up, !twin.equipment().is_empty(), twin.steps.len())
    });
    let breathing = || twins.iter().find(|twin| twin.kinds() == [Kind::Breathing]);
    for_area.or_else(breathing).map(|twin| twin.id.clone())
}

/// Where `routine` presses: the first area of each step of pressure.
pub(super) fn pressed_areas(routine: &Routine) -> Vec<Area> {
    let mut areas = Vec::new();
    let presses = routine.steps.iter().filter(|step| step.exercise.kind.is_pressure());
    for area in presses.filter_map(|step| step.exercise.areas.first()) {
        if !areas.contains(area) {
            areas.push(*area);
        }
    }
    areas
}

/// The journal, seen from now.
pub(super) struct Guard<'a>(pub(super) &'a Case<'a>);

impl Guard<'_> {
    /// When each session that pressed `area` began and ended; a massage elsewhere counts as one.
    pub(super) fn presses(&self, area: Area) -> Vec<(DateTime<FixedOffset>, DateTime<FixedOffset>)> {
        let pressed = |session: &&Session| {
            let mut steps = session.steps.iter();
            steps.any(|step| step.held_ms > 0 && step.kind.is_pressure() && step.areas.first() == Some(&area))
        };
        let sessions = self.0.history.sessions.iter().filter(pressed);
        let mut all: Vec<_> = sessions.map(|session| (session.began, ended(session))).collect();
        for entry in &self.0.history.others {
            if let What::Elsewhere(it) = entry.what()
                && it.what.as_str().to_lowercase().contains("massage")
                && it.areas.contains(&area)
            {
                all.push((entry.time(), entry.time()));
            }
        }
        all.sort_unstable();
        all
    }

    /// How often `area` was pressed today.
    pub(super) fn pressed_today(&self, area: Area) -> usize {
        let today = self.0.today();
        self.presses(area).iter().filter(|(began, _)| self.0.day(*began) == today).count()
    }

    /// Sessions today in which the routine with this id was done; one broken off before its half does not count.
    pub(super) fn done_today(&self, id: &Id) -> usize {
        let today = self.0.today();
        let done = self.0.history.sessions.iter().filter(|session| {
            let held = session.steps.iter().filter(|step| step.held_ms > 0).count();
            let is_enough = |parts: u64| (held as u64).saturating_mul(2) >= parts;
            session.started.as_ref().is_some_and(|started| {
                started.routine.id == *id
                    && held > 0
                    && (session.outcome() == SessionOutcome::Completed || is_enough(started.parts))
            }) && self.0.day(session.began) == today
        });
        done.count()
    }

    /// What speaks against pressing `area` now.
    fn pressed(&self, area: Area) -> Option<(Rule, String)> {
        let name = area.name();
        let presses = self.presses(area);
        if self.pressed_today(area) >= PRESSED_A_DAY {
            let words = format!(
                "The {name} had pressure {} today, which is enough for one day.",
                times(self.pressed_today(area))
            );
            return Some((Rule::PressedToday, words));
        }
        if let Some((_, end)) = presses.last()
            && let since = self.0.now.wall.signed_duration_since(*end)
            && since >= TimeDelta::zero()
            && since < BETWEEN
        {
            let free = (*end + BETWEEN).with_timezone(self.0.now.wall.offset()).format("%H:%M");
            let words =
                format!("The {name} had pressure {} ago; give it four hours, until {free}.", span(since));
            return Some((Rule::PressedLately, words));
        }
        if self.is_lighter_day(area) {
            let words =
                format!("The {name} had pressure on each of the last six days; make today a lighter one.");
            return Some((Rule::LighterDay, words));
        }
        None
    }

    /// Whether `area` was pressed on each of the last days, so that this one is lighter.
    pub(super) fn is_lighter_day(&self, area: Area) -> bool {
        let (today, presses) = (self.0.today(), self.presses(area));
        let was_pressed = |ago: i64| presses.iter().any(|(began, _)| today.since(self.0.day(*began)) == ago);
        (1..=DAYS_IN_A_ROW).all(was_pressed)
    }

    fn after_heat(&self, routine: &Routine) -> Option<(Rule, String)> {
        if !routine.has_pressure() {
            return None;
        }
        let warm =
            |session: &&Session| session.steps.iter().any(|step| step.kind == Kind::Heat && step.held_ms > 0);
        let last = self.0.history.sessions.iter().rev().find(warm)?;
        let since = self.0.now.wall.signed_duration_since(ended(last));
        (since >= TimeDelta::zero() && since < AFTER_HEAT).then(|| {
            let words = "After heat no pressure while the skin is red, ten minutes at least.";
            (Rule::AfterHeat, words.to_owned())
        })
    }

    /// Whether `routine` was done as often as it says.
    pub(super) fn times_a_day(&self, routine: &Routine) -> Option<(Rule, String)> {
        let most = usize::try_from(routine.times_a_day()?).unwrap_or(usize::MAX);
        let done = self.done_today(&routine.id);
        (done >= most).then(|| {
            let words =
                format!("{} was done {} today, as often as it is meant to be.", routine.name, times(done));
            (Rule::TimesADay, words)
        })
    }
}

/// When a session ended, as far as is known.
fn ended(session: &Session) -> DateTime<FixedOffset> {
    session.finished.as_ref().map_or(session.began, |(time, _)| *time)
}

/// `once`, `twice`, `3 times`.
pub(super) fn times(count: usize) -> String {
    match count {
        1 => "once".into(),
        2 => "twice".into(),
        count => format!("{count} times"),
    }
}

/// `25 min`, `2 h`.
fn span(time: TimeDelta) -> String {
    match time.num_minutes() {
        minutes @ ..60 => format!("{} min", minutes.max(1)),
        minutes => format!("{} h", minutes / 60),
    }
}
