//! A programme as a person follows it: which week and day it is, what is meant for today, and whether they moved on,
//! stayed or stepped back.
//!
//! It follows from the journal and the day the programme began; nothing of it is kept anywhere. A week is seven days from
//! its first one on, whichever day of the week that is. The rules are the programme's own (trafficlight).

use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};

use super::{
    case::Case,
    day::Day,
    guard::Guard,
    ratings::{Rating, rated, ratings},
    spare::is_free,
};
use crate::{
    body::Area,
    exercise::{Exercise, Id, Seconds},
    journal::{Session, SessionOutcome, What},
    library::{Programme, Week},
    routine::Routine,
    session::Outcome,
    text::Text,
};

/// So long pain that was rated speaks for the days after it.
const LASTS_DAYS: i64 = 7;
/// How many days a week has.
const WEEK: i64 = 7;

/// Where a person stands in a programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The programme.
    pub programme: Id,
    /// Its name.
    pub name: Text,
    /// The week, counted from 1; the last one when it is over.
    pub week: usize,
    /// How many weeks there are.
    pub weeks: usize,
    /// The day of this week, 1 to 7.
    pub day: u32,
    /// What its routines are done in; nothing on a gentle day and when it is over.
    pub dose: Option<Week>,
    /// What matters in this week.
    pub focus: Text,
    /// What is meant for today; nothing on a day of rest and when it is over.
    pub today: Vec<Practice>,
    /// What the programme means for today as well, but what must be spared or is not at hand leaves too little of.
    pub held_back: Vec<Text>,
    /// What is small and meant for every day.
    pub daily: Vec<Practice>,
    /// How this week came about.
    pub pace: Pace,
    /// The programme's own words for that: what it takes to move on, why to stay or step back, what remains.
    pub rule: Option<Text>,
    /// Sessions in a row, this week, that went well.
    pub well: u32,
    /// So many of them let the person move on.
    pub wanted: u32,
}

/// How a week of a programme came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// It is the first one.
    Begun,
    /// The week before went well.
    MovedOn,
    /// The same week once more.
    Stayed,
    /// A week back, as there was too much pain.
    SteppedBack,
    /// There is too much pain now: the gentle routine until there is less.
    Resting,
    /// The last week went well.
    Over,
}

/// One thing meant for a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Practice {
    /// A routine or an exercise.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// The routine; none for a single exercise.
    pub routine: Option<Arc<Routine>>,
    /// For how long, where the week says it.
    pub time: Option<Seconds>,
    /// Whether it was done today.
    pub progress: Done,
}

/// Whether something was done today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It was.
    Yes,
    /// Not yet.
    NotYet,
}

impl Course {
    /// Such as `week 2, day 2`.
    pub fn place(&self) -> String {
        match self.pace {
            Pace::Resting => "a gentle day".to_owned(),
            Pace::Over => "done".to_owned(),
            Pace::Begun | Pace::MovedOn | Pace::Stayed | Pace::SteppedBack => {
                format!("week {}, day {}", self.week, self.day)
            }
        }
    }

    /// `routine` in the dose of this week, if it is meant for today and that changes it.
    pub fn dosed(&self, routine: &Routine) -> Option<Routine> {
        let is_meant = self.today.iter().any(|practice| practice.id == routine.id);
        self.dose.as_ref().filter(|_| is_meant)?.dosed(routine)
    }

    /// The first routine of today that was not done yet.
    pub fn next(&self) -> Option<&Arc<Routine>> {
        let mut open = self.today.iter().filter(|practice| practice.progress == Done::NotYet);
        open.find_map(|practice| practice.routine.as_ref())
    }
}

/// Where the person stands in the programme they follow; nothing if none runs yet.
pub fn course(case: &Case<'_>) -> Option<Course> {
    let following = case.choices.programme.as_ref()?;
    let programme = case.library.programme(following.programme.as_str())?;
    let since = following.since.filter(|since| *since <= case.today().date())?;
    let walk = Walk::through(programme, since, case);
    let week = programme.weeks.get(walk.week)?;
    let rule = match walk.pace {
        Pace::Begun | Pace::MovedOn => Some(programme.move_on.say.clone()),
        Pace::Stayed => Some(programme.stay.clone()),
        Pace::SteppedBack | Pace::Resting => Some(programme.step_back.say.clone()),
        Pace::Over => programme.afterwards.clone(),
    };
    let date = case.today().date();
    let day = u32::try_from(date.signed_duration_since(walk.begun).num_days()).unwrap_or_default() + 1;
    let well = well(programme, walk.begun, date, case);
    Some(Course {
        programme: programme.id.clone(),
        name: programme.name.clone(),
        week: walk.week + 1,
        weeks: programme.weeks.len(),
        day,
        dose: (!matches!(walk.pace, Pace::Resting | Pace::Over)).then(|| week.clone()),
        focus: week.focus.clone(),
        today: practices(walk.meant(programme, week, case), week, case),
        held_back: held_back(walk.meant(programme, week, case), case),
        daily: practices(if walk.pace == Pace::Over { &[] } else { &programme.daily }, week, case),
        pace: walk.pace,
        rule,
        well,
        wanted: programme.move_on.sessions,
    })
}

/// The weeks from the first day to today.
struct Walk {
    /// The week, counted from 0.
    week: usize,
    /// Its first day.
    begun: NaiveDate,
    pace: Pace,
}

impl Walk {
    fn through(programme: &Programme, since: NaiveDate, case: &Case<'_>) -> Self {
        let all = ratings_of(&programme.areas, case);
        let too_much = |date: NaiveDate| {
            pain(&all, date, case).is_some_and(|pain| u32::from(pain) >= programme.step_back.pain)
        };
        let mut walk = Self { week: 0, begun: since, pace: Pace::Begun };
        let today = case.today().date();
        for date in since.iter_days().take_while(|date| *date <= today) {
            if too_much(date) {
                // However long it lasts, it costs one week.
                if walk.pace != Pace::Resting {
                    walk.week = walk.week.saturating_sub(1);
                    walk.pace = Pace::Resting;
                }
                walk.begun = date;
            } else if walk.pace == Pace::Resting {
                (walk.begun, walk.pace) = (date, Pace::SteppedBack);
            } else if date.signed_duration_since(walk.begun).num_days() >= WEEK {
                walk.close_week(programme, date, &all, case);
                if walk.pace == Pace::Over {
                    break;
                }
            }
        }
        walk
    }

    /// A week of days is over on `date`: on to the next one, or the same once more.
    fn close_week(&mut self, programme: &Programme, date: NaiveDate, all: &[Rating], case: &Case<'_>) {
        let eve = date.checked_sub_days(Days::new(1)).unwrap_or(date);
        let is_settled = pain(all, eve, case).is_none_or(|pain| u32::from(pain) <= programme.move_on.pain);
        let is_well = well(programme, self.begun, eve, case) >= programme.move_on.sessions;
        if !is_well || !is_settled {
            (self.begun, self.pace) = (date, Pace::Stayed);
        } else if self.week + 1 < programme.weeks.len() {
            (self.week, self.begun, self.pace) = (self.week + 1, date, Pace::MovedOn);
        } else {
            self.pace = Pace::Over;
        }
    }

    fn meant<'p>(&self, programme: &'p Programme, week: &'p Week, case: &Case<'_>) -> &'p [Id] {
        let weekday = case.today().date().weekday().num_days_from_monday() as usize;
        match self.pace {
            Pace::Over => &[],
            Pace::Resting => programme.step_back.routine.as_slice(),
            Pace::Begun | Pace::MovedOn | Pace::Stayed | Pace::SteppedBack => {
                week.days.get(weekday).map_or(&[], Vec::as_slice)
            }
        }
    }
}

/// The routine or the exercise with this id, as far as it may be done.
fn may_be_done<'a>(id: &Id, case: &Case<'a>) -> (Option<&'a Arc<Routine>>, Option<&'a Exercise>) {
    let routine = case.library.routine(id.as_str()).filter(|it| case.left_of(it).is_some());
    let exercise = case.library.exercise(id.as_str()).map(AsRef::as_ref);
    (routine, exercise.filter(|it| is_free(it, case.limits, case.library)))
}

/// The names of what the library knows of `ids` and what may not be done.
fn held_back(ids: &[Id], case: &Case<'_>) -> Vec<Text> {
    let name = |id: &Id| {
        let routine = case.library.routine(id.as_str()).map(|it| it.name.clone());
        routine.or_else(|| case.library.exercise(id.as_str()).map(|it| it.name.clone()))
    };
    ids.iter().filter(|id| may_be_done(id, case) == (None, None)).filter_map(name).collect()
}

/// What the library knows of `ids`, without what must be spared.
fn practices(ids: &[Id], week: &Week, case: &Case<'_>) -> Vec<Practice> {
    let practice = |id: &Id| {
        let (routine, exercise) = may_be_done(id, case);
        let name = routine.map(|it| &it.name).or_else(|| exercise.map(|it| &it.name))?;
        Some(Practice {
            id: id.clone(),
            name: name.clone(),
            routine: routine.cloned(),
            time: week.times.iter().find(|(timed, _)| timed == id).map(|(_, time)| *time),
            progress: if is_done(id, name, case) { Done::Yes } else { Done::NotYet },
        })
    };
    ids.iter().filter_map(practice).collect()
}

/// Whether it was done today: as a routine, as a part of one, or elsewhere under its name.
pub(super) fn is_done(id: &Id, name: &Text, case: &Case<'_>) -> bool {
    let is_today = |session: &&Session| case.day(session.began) == case.today();
    let mut steps = case.history.sessions.iter().filter(is_today).flat_map(|session| &session.steps);
    let is_said = |what: &str| what.eq_ignore_ascii_case(name.as_str()) || what == id.as_str();
    Guard(case).done_today(id) > 0
        || steps.any(|step| step.held_ms > 0 && step.exercise.as_ref() == Some(id))
        || case.history.others.iter().any(|entry| {
            case.day(entry.time()) == case.today()
                && matches!(entry.what(), What::Elsewhere(it) if is_said(it.what.as_str()))
        })
}

/// How many sessions of the programme in a row went well, up to the last one of the days from `first` to `last`: done to
/// the end, nothing hurt, and no more pain after than lets a person move on. One that was not rated says nothing.
fn well(programme: &Programme, first: NaiveDate, last: NaiveDate, case: &Case<'_>) -> u32 {
    let is_meant = |id: &Id| programme.weeks.iter().flat_map(|week| &week.days).any(|day| day.contains(id));
    let counts = |session: &&Session| {
        (first..=last).contains(&case.day(session.began).date())
            && session.started.as_ref().is_some_and(|started| is_meant(&started.routine.id))
    };
    let mut row = 0;
    for session in case.history.sessions.iter().filter(counts) {
        let is_whole = session.outcome() == SessionOutcome::Completed
            && session.steps.iter().all(|step| step.outcome != Outcome::Hurt);
        let pain = programme.areas.iter().filter_map(|area| rated(&session.after, *area)).max();
        match pain.map(u32::from) {
            _ if !is_whole => row = 0,
            Some(pain) if pain > programme.move_on.pain => row = 0,
            Some(_) => row += 1,
            None => {}
        }
    }
    row
}

fn ratings_of(areas: &[Area], case: &Case<'_>) -> Vec<Rating> {
    let mut all = ratings(case.history);
    all.retain(|rating| areas.contains(&rating.area));
    all
}

/// The worst of the newest ratings on `date`, of those that still say something.
fn pain(all: &[Rating], date: NaiveDate, case: &Case<'_>) -> Option<u8> {
    let day = Day::on(date);
    let speaks = |rating: &&Rating| (0..=LASTS_DAYS).contains(&day.since(case.day(rating.at)));
    let mut newest: Vec<Rating> = Vec::new();
    for rating in all.iter().filter(speaks) {
        newest.retain(|known| known.area != rating.area);
        newest.push(*rating);
    }
    newest.into_iter().map(|rating| rating.value).max()
}
