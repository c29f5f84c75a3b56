//! What is said or sounded at a moment of a phase: the timetable.
//!
//! A pure function of where the session stands; it plays nothing.

mod closing;

pub use self::closing::{Closing, closing, held};

use std::time::Duration;

use crate::{
    exercise::Dose,
    session::{PhaseKind, Progress, Standing},
};

/// A moment inside a phase that is worth a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Half of it is over; for anything of 20 s or more.
    HalfWay,
    /// The floor of a tender hold: it may be let go from now on.
    MayLetGo,
    /// Ten seconds are left; for anything of 30 s or more.
    TenMore,
    /// Time to look at the skin under the heat.
    SkinCheck,
}

/// Anything shorter needs no half-way word.
const HALF_WAY_FROM: Duration = Duration::from_secs(20);
/// Anything shorter needs no "ten more".
const TEN_MORE_FROM: Duration = Duration::from_secs(30);
/// "Ten more" comes with this much left.
const TEN: Duration = Duration::from_secs(10);
/// Two words closer than this would run into each other.
const APART: Duration = Duration::from_secs(3);

/// The marks of the running phase in order, each by its time within the phase.
pub fn marks(progress: &Progress<'_>) -> Vec<(Duration, Mark)> {
    let (length, ten_more) = (progress.length, progress.length.saturating_sub(TEN));
    let mut marks = Vec::new();
    match (progress.phase, &progress.step.dose) {
        (PhaseKind::Tender, _) => {
            let floor = progress.floor.filter(|floor| *floor < length);
            marks.extend(floor.map(|floor| (floor, Mark::MayLetGo)));
            let clear = floor.is_none_or(|floor| ten_more.abs_diff(floor) >= APART);
            if length >= TEN_MORE_FROM && clear {
                marks.push((ten_more, Mark::TenMore));
            }
        }
        (PhaseKind::Work, Dose::Hold(_) | Dose::Roll(_) | Dose::Timed(_)) => {
            if length >= HALF_WAY_FROM {
                marks.push((length / 2, Mark::HalfWay));
            }
            if length >= TEN_MORE_FROM {
                marks.push((ten_more, Mark::TenMore));
            }
            marks.extend(skin_checks(&progress.step.dose, length));
        }
        (PhaseKind::Settle | PhaseKind::Work | PhaseKind::Switch | PhaseKind::Rest | PhaseKind::Ready, _) => {
        }
    }
    marks.sort_by_key(|(at, _)| *at);
    marks
}

fn skin_checks(dose: &Dose, length: Duration) -> Vec<(Duration, Mark)> {
    let Dose::Timed(timed) = dose else { return Vec::new() };
    let Some(every) = timed.check.map(crate::exercise::Seconds::duration).filter(|every| !every.is_zero())
    else {
        return Vec::new();
    };
    std::iter::successors(Some(every), |at| at.checked_add(every))
        .take_while(|at| *at < length)
        .map(|at| (at, Mark::SkinCheck))
        .collect()
}

/// The first mark after `heard` within the running phase, and how long until it comes; nothing while time stands still.
pub fn next(progress: &Progress<'_>, heard: Option<Duration>) -> Option<(Duration, Mark)> {
    if progress.standing != Standing::Running {
        return None;
    }
    marks(progress).into_iter().find(|(at, _)| heard.is_none_or(|heard| *at > heard))
}
