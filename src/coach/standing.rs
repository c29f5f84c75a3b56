//! What the journal still knows of the safety questions: the outcome, how soon and the tags, never an answer; and when
//! they are asked again.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::{
    case::Case,
    day::Day,
    limits::Limits,
    questions::Screened,
    ratings::{Rating, ratings},
};
use crate::{
    body::{Area, Token},
    clock::{DayStart, Now},
    exercise::Condition,
    journal::{self, Entry, History, What},
    library::{Allowance, Library, Outcome, Question, Urgency},
    text::Text,
};

/// From this tension on the questions are asked anew (guide B1, B3: above the hard ceiling of 6).
const HIGH: u8 = 7;
/// From this tension on a place that was at ease for weeks counts as new; below it, everybody has something somewhere.
const NOTICED: u8 = 4;
/// What is rated so soon after the answers was there when they were given.
const WITH_ANSWERS: TimeDelta = TimeDelta::minutes(30);

/// The newest outcome that is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// When the questions were answered.
    pub at: DateTime<FixedOffset>,
    /// The outcome.
    pub outcome: Outcome,
    /// How soon help was wanted.
    pub how_soon: Option<Urgency>,
    /// What was left to practise, where the line says it.
    pub allows: Option<Allowance>,
    /// What must be spared.
    pub conditions: Vec<Condition>,
}

/// Why the questions are to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskAgain {
    /// They never were.
    First,
    /// They were, so many days ago.
    Days(i64),
    /// A place is tense that was not before.
    New(Area),
    /// A place is very tense.
    High(Area, u8),
}

impl AskAgain {
    /// One sentence.
    pub fn words(self) -> String {
        match self {
            Self::First => "The safety questions have not been answered yet.".into(),
            Self::Days(days) => format!("The safety questions were last answered {days} days ago."),
            Self::New(area) => format!("The {} {} new: the safety questions first.", area.name(), area.is()),
            Self::High(area, value) => {
                format!("The {} {} at {value}: the safety questions first.", area.name(), area.is())
            }
        }
    }
}

impl Standing {
    /// The newest outcome in `history` that can be read.
    pub fn of(history: &History) -> Option<Self> {
        history.others.iter().rev().find_map(|entry| {
            let What::Screening(it) = entry.what() else { return None };
            Some(Self {
                at: entry.time(),
                outcome: Outcome::from_token(it.outcome.as_str())?,
                how_soon: it.how_soon.as_ref().and_then(|soon| Urgency::from_token(soon.as_str())),
                allows: it.allows.as_ref().and_then(|allows| Allowance::from_token(allows.as_str())),
                conditions: it.tags.iter().filter_map(|tag| Condition::from_token(tag.as_str())).collect(),
            })
        })
    }

    /// The entry that stores `screened`: outcome, how soon, what stays allowed and tags, and nothing else.
    pub fn entry(screened: &Screened, now: &Now) -> Entry {
        let text = |token: &str| Text::new(token);
        let tags = screened.limits.conditions.iter().map(|condition| text(condition.token())).collect();
        let what = journal::Screening {
            outcome: text(screened.outcome.token()),
            how_soon: screened.how_soon.map(|soon| text(soon.token())),
            allows: Some(text(screened.limits.allows.token())),
            tags,
        };
        Entry::new(now, What::Screening(what))
    }

    /// What it limits `now`; the questions are read only where what is stored needs them. A tag whose tick lasts some days only is gone after them. Where the line does not say what was
    /// left to practise, the narrowest allowance of all questions with this outcome and urgency holds; whatever it says, it is
    /// never more than the widest of them.
    pub fn limits(&self, library: &Library, now: &Now) -> Limits {
        let allows = match self.outcome {
            Outcome::Clear | Outcome::Filtered => Allowance::AllFiltered,
            Outcome::Emergency => Allowance::Nothing,
            Outcome::DoctorFirst => {
                let is_alike = |it: &&Question| it.outcome == self.outcome && it.how_soon == self.how_soon;
                let alike = library.screening().questions.iter().filter(is_alike).map(|it| it.allows);
                let narrowest = alike.clone().min().unwrap_or(Allowance::Breathing);
                let widest = alike.max().unwrap_or(narrowest);
                self.allows.map_or(narrowest, |stored| stored.min(widest))
            }
        };
        let age = now.wall.signed_duration_since(self.at).num_days();
        let lasts = |condition: &Condition| {
            let mut ticks =
                library.screening().ticks.iter().filter(|tick| tick.conditions.contains(condition));
            ticks.find_map(|tick| tick.lasts_days).is_none_or(|days| age < i64::from(days))
        };
        Limits { allows, conditions: self.conditions.iter().copied().filter(lasts).collect() }
    }

    /// What is said when a session is refused; nothing if the outcome refuses none (guide B1).
    pub fn refusal(&self, now: &Now, day_start: DayStart) -> Option<String> {
        let when = match Day::of(now.wall, day_start).since(Day::of(self.at, day_start)) {
            ..=0 => "today".into(),
            1 => "yesterday".into(),
            days => format!("{days} days ago"),
        };
        match self.outcome {
            Outcome::Clear | Outcome::Filtered => None,
            Outcome::Emergency => Some(format!(
                "your answers {when} ask for help at once: do not exercise, go to an emergency department or call your emergency number now"
            )),
            Outcome::DoctorFirst => {
                let soon = match self.how_soon {
                    Some(Urgency::Now | Urgency::Today) => "see a doctor today",
                    Some(Urgency::ThisWeek) => "see a doctor this week",
                    Some(Urgency::Soon) | None => "see a doctor or physiotherapist soon",
                };
                Some(format!("your answers {when} say a doctor first: {soon}"))
            }
        }
    }

    /// Whether and why the questions are to be asked (guide B1): at first, again after some days, and when a place has become
    /// tense that was not, or very tense, since they were answered. What was so on the day of the answers already, or is rated
    /// right after them, they cover.
    pub fn ask_again(standing: Option<&Self>, case: &Case<'_>) -> Option<AskAgain> {
        Self::ask_about(standing, ratings(case.history), case)
    }

    /// The same for a person who says now that `area` is this tense, from 0 to 10.
    pub fn ask_again_at(standing: Option<&Self>, area: Area, value: u8, case: &Case<'_>) -> Option<AskAgain> {
        let mut all = ratings(case.history);
        all.push(Rating { area, value, at: case.now.wall });
        Self::ask_about(standing, all, case)
    }

    fn ask_about(standing: Option<&Self>, all: Vec<Rating>, case: &Case<'_>) -> Option<AskAgain> {
        let Some(standing) = standing else { return Some(AskAgain::First) };
        let day = case.day(standing.at);
        let days = case.today().since(day);
        if days >= i64::from(case.library.screening().every_days) {
            return Some(AskAgain::Days(days));
        }
        // One of a clock that was ahead is no later than now.
        let known = all.into_iter().map(|rating| Rating { at: rating.at.min(case.now.wall), ..rating });
        let (before, since): (Vec<Rating>, Vec<Rating>) = known.partition(|rating| rating.at <= standing.at);
        let is_with_answers = |rating: &Rating| rating.at.signed_duration_since(standing.at) <= WITH_ANSWERS;
        let was_high = |area: Area| {
            let said = before.iter().chain(since.iter().filter(|rating| is_with_answers(rating)));
            let mut high = said.filter(|rating| rating.area == area && rating.value >= HIGH);
            high.any(|rating| case.day(rating.at) == day)
        };
        let is_covered =
            |rating: &Rating| is_with_answers(rating) || case.day(rating.at) == day && was_high(rating.area);
        let high = since.iter().rev().find(|rating| rating.value >= HIGH && !is_covered(rating));
        if let Some(high) = high {
            return Some(AskAgain::High(high.area, high.value));
        }
        let is_new = |rating: &&Rating| {
            let known = before.iter().any(|old| old.area == rating.area && old.value > 0);
            let with_answers =
                since.iter().any(|old| old.area == rating.area && old.value > 0 && case.day(old.at) == day);
            rating.value >= NOTICED && !known && !with_answers
        };
        since.iter().rev().find(is_new).map(|rating| AskAgain::New(rating.area))
    }
}
