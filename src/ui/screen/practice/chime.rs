//! When to ring: three ticks, the start, the half, the floor and the end.
//!
//! A chime that comes too late is left out; one ring at most for one moment.

use std::time::Duration;

use crate::{
    clock::Moment,
    session::{By, Event, Happening, PhaseKind, Progress, Standing},
};

/// Holds this long tell their half.
const TELLS_HALF: Duration = Duration::from_secs(20);
/// Later than this a chime says nothing true any more.
const TOO_LATE: Duration = Duration::from_millis(900);

/// The half of a phase that tells it.
pub(super) fn half(phase: PhaseKind, length: Duration) -> Option<Duration> {
    let tells = matches!(phase, PhaseKind::Work | PhaseKind::Tender) && length >= TELLS_HALF;
    tells.then_some(length / 2)
}

/// Whether to ring at `now`, after `events`, when all chimes up to `heard` have had their turn.
pub(super) fn rings(events: &[Event], progress: &Progress<'_>, heard: Moment, now: Moment) -> bool {
    let hurt = |event: &Event| {
        matches!(event.what, Happening::Paused(_) | Happening::Ended(crate::session::Ending::Left))
    };
    if events.iter().any(hurt) {
        return false;
    }
    let due = |at: Moment| at > heard && at <= now && now.since(at) <= TOO_LATE;
    events.iter().any(|event| now.since(event.at) <= TOO_LATE && opens_or_closes(&event.what))
        || marks(progress, now).into_iter().any(due)
}

/// Work begins or goes on, or ends by itself.
fn opens_or_closes(what: &Happening) -> bool {
    match what {
        Happening::Began { kind, .. } => kind.is_held() || *kind == PhaseKind::Rest,
        Happening::GetReady { .. } => true,
        Happening::Recorded(part) => matches!(part.by, By::Time | By::LetGo | By::Cap),
        Happening::LetGo
        | Happening::Holding { .. }
        | Happening::Paused(_)
        | Happening::Resumed
        | Happening::Ended(_) => false,
    }
}

/// The moments within the running phase, those passed only.
fn marks(progress: &Progress<'_>, now: Moment) -> Vec<Moment> {
    let ticks = |left: Duration| {
        let since = move |second| Duration::from_secs(second).checked_sub(left);
        (1..=3).filter_map(since).collect::<Vec<_>>()
    };
    let since = match progress.standing {
        Standing::GetReady(left) => ticks(left),
        Standing::Running if super::leads(progress.phase) => {
            ticks(progress.length.saturating_sub(progress.elapsed))
        }
        Standing::Running => {
            let marks = [half(progress.phase, progress.length), progress.floor];
            marks.into_iter().flatten().filter_map(|mark| progress.elapsed.checked_sub(mark)).collect()
        }
        Standing::Paused(_) | Standing::Ended(_) => Vec::new(),
    };
    let earlier = |since: Duration| now.elapsed().checked_sub(since).map(Moment::new);
    since.into_iter().filter_map(earlier).collect()
}
