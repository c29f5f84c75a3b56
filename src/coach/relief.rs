//! What helps: tension before and after, with how often and how sure.
//!
//! It only tells what was rated; that one thing came after another does not say which brought it.

use std::{fmt, time::Duration};

use super::ratings::rated;
use crate::{
    body::{Area, Token},
    exercise::Id,
    journal::{History, Session},
};

/// Fewer say nothing.
const FEWEST: usize = 3;
/// How sure an interval is to be, where so much can be had.
const SURE: f64 = 0.95;

/// How much lower the tension was after than before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Relief {
    /// Fewer than three ratings before and after, so many.
    TooFew(usize),
    /// What was rated.
    Known {
        /// How often there was a rating before and after.
        times: usize,
        /// The middle one of the differences, on the scale of 0 to 10; above zero means less tension after.
        median: f64,
        /// The interval around it, from the smaller difference to the larger.
        interval: (i32, i32),
        /// How sure the interval is to hold the middle of all that could be rated, from 0 to 1; small counts leave it low.
        sure: f64,
    },
}

impl Relief {
    /// What these differences tell. The interval is that of the sign test, which asks nothing of how they are spread.
    pub fn of(mut differences: Vec<i32>) -> Self {
        differences.sort_unstable();
        let times = differences.len();
        let (Some(first), Some(last)) = (differences.first(), differences.last()) else {
            return Self::TooFew(0);
        };
        if times < FEWEST {
            return Self::TooFew(times);
        }
        let at = |place: usize| f64::from(differences.get(place).copied().unwrap_or(*last));
        let median = f64::midpoint(at((times - 1) / 2), at(times / 2));
        let mut interval = (*first, *last);
        let mut sure = sureness(times, 1);
        // Each value left out at both ends makes it narrower and less sure.
        for left_out in 1..times / 2 {
            let now = sureness(times, left_out + 1);
            let (Some(low), Some(high)) = (differences.get(left_out), differences.get(times - 1 - left_out))
            else {
                break;
            };
            if now < SURE {
                break;
            }
            (interval, sure) = ((*low, *high), now);
        }
        Self::Known { times, median, interval, sure }
    }

    /// How often there was a rating before and after.
    pub fn times(&self) -> usize {
        match self {
            Self::TooFew(times) | Self::Known { times, .. } => *times,
        }
    }
}

/// How sure the interval from the `place`-th smallest to the `place`-th largest of `times` values is to hold the median.
fn sureness(times: usize, place: usize) -> f64 {
    let count = i32::try_from(times).unwrap_or(i32::MAX);
    let mut ways = 1.0;
    let mut below = 0.0;
    for hits in 0..place {
        below += ways;
        let hit = f64::from(i32::try_from(hits).unwrap_or(i32::MAX));
        ways *= (f64::from(count) - hit) / (hit + 1.0);
    }
    (1.0 - below / 2_f64.powi(count - 1)).max(0.0)
}

impl fmt::Display for Relief {
    /// Such as `1.5 lower after than before (0 to 3 lower, 6 times)`, or `too few to tell (2)`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFew(times) => write!(out, "too few to tell ({times})"),
            Self::Known { times, median, interval: (low, high), .. } => {
                let middle = if *median == 0.0 {
                    "as tense after as before".to_owned()
                } else {
                    format!("{} {} after than before", median.abs(), word(*median))
                };
                let ends = match (*low, *high) {
                    (low, high) if low >= 0 => format!("{low} to {high} lower"),
                    (low, high) if high <= 0 => format!("{} to {} higher", -high, -low),
                    (low, high) => format!("{} higher to {high} lower", -low),
                };
                write!(out, "{middle} ({ends}, {times} times)")
            }
        }
    }
}

fn word(difference: f64) -> &'static str {
    if difference > 0.0 { "lower" } else { "higher" }
}

/// How tension in `area` changed over sessions of the routine with this id; of all routines without one. Of two sides the
/// tenser one counts, and only sessions in which something was held.
pub fn relief(history: &History, routine: Option<&Id>, area: Area) -> Relief {
    let is_of = |session: &&Session| {
        let own = session.started.as_ref().map(|started| &started.routine.id);
        (routine.is_none() || own == routine) && held(session) > Duration::ZERO
    };
    let change = |session: &Session| {
        let (before, after) = rated(&session.before, area).zip(rated(&session.after, area))?;
        Some(i32::from(before) - i32::from(after))
    };
    Relief::of(history.sessions.iter().filter(is_of).filter_map(change).collect())
}

/// How often `area` was less tense after the routine with this id than before, and of how many times that is.
pub(super) fn helped(history: &History, routine: &Id, area: Area) -> (usize, usize) {
    let of = |session: &&Session| session.started.as_ref().is_some_and(|it| it.routine.id == *routine);
    let rated_both = |session: &Session| rated(&session.before, area).zip(rated(&session.after, area));
    let all: Vec<(u8, u8)> = history.sessions.iter().filter(of).filter_map(rated_both).collect();
    (all.iter().filter(|(before, after)| after < before).count(), all.len())
}

/// What was done for one area.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaTally {
    /// Where.
    pub area: Area,
    /// Sessions in which something was held for it.
    pub sessions: usize,
    /// Time held in steps that act there, or serve it.
    pub held: Duration,
    /// How tension changed over them.
    pub relief: Relief,
    /// The routines done for it, the most often done first, each with how often and how tension changed.
    pub routines: Vec<(Id, usize, Relief)>,
}

/// What was done for each area that was practised or rated, in the order of the body.
pub fn tally(history: &History) -> Vec<AreaTally> {
    let of = |area: Area| {
        let served = |session: &&Session| {
            session.steps.iter().any(|step| step.held_ms > 0 && step.areas.contains(&area))
        };
        let sessions: Vec<&Session> = history.sessions.iter().filter(served).collect();
        let steps = sessions.iter().flat_map(|session| &session.steps);
        let held = steps.filter(|step| step.areas.contains(&area)).map(|step| step.held_ms).sum();
        let relief_here = relief(history, None, area);
        let is_known = !sessions.is_empty() || relief_here.times() > 0;
        is_known.then(|| AreaTally {
            area,
            sessions: sessions.len(),
            held: Duration::from_millis(held),
            relief: relief_here,
            routines: routines(history, &sessions, area),
        })
    };
    Area::ALL.iter().filter_map(|area| of(*area)).collect()
}

fn routines(history: &History, sessions: &[&Session], area: Area) -> Vec<(Id, usize, Relief)> {
    let mut counts: Vec<(Id, usize)> = Vec::new();
    for id in sessions.iter().filter_map(|session| session.started.as_ref().map(|it| &it.routine.id)) {
        match counts.iter_mut().find(|(known, _)| known == id) {
            Some((_, count)) => *count += 1,
            None => counts.push((id.clone(), 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let with_relief = |(id, count): (Id, usize)| {
        let relief = relief(history, Some(&id), area);
        (id, count, relief)
    };
    counts.into_iter().map(with_relief).collect()
}

fn held(session: &Session) -> Duration {
    Duration::from_millis(session.steps.iter().map(|step| step.held_ms).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(differences: &[i32], words: &str) {
        assert_eq!(Relief::of(differences.to_vec()).to_string(), words);
    }

    #[test]
    fn what_was_rated_is_told_with_how_often_and_never_surer_than_it_is() {
        case(&[], "too few to tell (0)");
        case(&[5, 5], "too few to tell (2)");
        case(&[1, 2, 2], "2 lower after than before (1 to 2 lower, 3 times)");
        case(&[2, 1, 2, 1], "1.5 lower after than before (1 to 2 lower, 4 times)");
        case(&[0, 0, 0], "as tense after as before (0 to 0 lower, 3 times)");
        case(&[-1, -3, -1], "1 higher after than before (1 to 3 higher, 3 times)");
        case(&[-1, 0, 2], "as tense after as before (1 higher to 2 lower, 3 times)");
        // Of nine the smallest and the largest may go: 1 - 2 * (1 + 9) / 512 = 0.961; of eight they may not: 0.930.
        case(&[-9, 1, 1, 1, 1, 1, 1, 1, 9], "1 lower after than before (1 to 1 lower, 9 times)");
        case(&[-9, 1, 1, 1, 1, 1, 1, 9], "1 lower after than before (9 higher to 9 lower, 8 times)");
    }

    #[test]
    fn an_interval_says_how_sure_it_is() {
        assert!((sureness(3, 1) - 0.75).abs() < 1e-9);
        assert!((sureness(6, 1) - 0.968_75).abs() < 1e-9);
        assert!((sureness(9, 2) - 0.960_937_5).abs() < 1e-9);
    }
}
