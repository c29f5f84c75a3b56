//! The coach: advice as plain functions of library, journal and now.
//!
//! It never acts, never writes and never reads a clock. It warns and offers; the person decides. Only two things it does not
//! leave to them: what an emergency or a doctor first does not allow, and what a condition must be spared.

mod case;
mod causes;
mod course;
mod day;
mod fit;
mod guard;
mod habits;
mod limits;
mod offers;
mod person;
mod questions;
mod ratings;
mod relief;
mod spare;
mod standing;
mod suggest;
mod today;
mod worth;

pub use self::{
    case::{Case, Choices, Following},
    causes::{Likely, MOST_QUESTIONS, about_cause, causes_to_ask, likely_causes},
    course::{Course, Done, Pace, Practice, course},
    day::{Day, ago},
    fit::{Change, Fitted, fit, needs_no_questions},
    guard::{Rule, Warning, against, gentle_twin, warnings, warnings_at},
    habits::{Keeping, habit_words, habits},
    limits::Limits,
    offers::{LeftOut, Merit, Obstacle, Offer, Offers, flare_up, for_place},
    person::{Leading, Person},
    questions::{Ask, Reply, Screened, ask, screened},
    ratings::{Rating, latest_ratings, ratings},
    relief::{AreaTally, Relief, relief, tally},
    spare::{Because, Remedy, Spared, Sparing, is_free, spare},
    standing::{AskAgain, Standing},
    suggest::{Reason, Suggestion, fitting, suggest},
    today::{AreaToday, DayOfWeek, State, Today, today},
};

use chrono::TimeDelta;

/// How far back the coach looks: long enough for a place to count as new, short enough to be read at once.
pub const WEEKS_BACK: TimeDelta = TimeDelta::days(35);
