//! The figure of a running session: who is shown, and how often it is drawn anew.

use std::time::Duration;

use super::now;
use crate::{
    figure::{self, Demonstration, Motion, Pace, Picture},
    session::{Coming, PhaseKind, Progress, Session},
    ui::figures::Figures,
};

/// What is shown at a moment.
pub(super) struct Scene<'a> {
    progress: &'a Progress<'a>,
    shown: &'a Demonstration,
    /// What the body did before, and how it was left.
    last: Option<(&'a Demonstration, Motion)>,
    is_calm: bool,
}

impl<'a> Scene<'a> {
    /// The scene of now; none while the number stands alone, or where nothing shows the exercise.
    pub(super) fn of(session: &'a Session, progress: &'a Progress<'a>, figures: &'a Figures) -> Option<Self> {
        if now::is_alone(progress) {
            return None;
        }
        let shown = figures.demonstration(&progress.step.exercise, progress.position)?;
        Some(Self { progress, shown, last: last(session, progress, figures), is_calm: figures.is_calm() })
    }

    pub(super) fn picture(&self) -> Picture {
        let last = self.last.as_ref().map(|(shown, motion)| (*shown, motion));
        figure::shown(self.progress, self.shown, last, self.is_calm)
    }

    /// How long this picture is worth showing; for as long as nothing else happens if there is no number.
    pub(super) fn stays(&self) -> Option<Duration> {
        let pace: Pace = figure::pace(self.progress, self.shown, self.last.is_none(), self.is_calm);
        pace.stays(self.progress.elapsed)
    }
}

/// What was done before this part, in its last moment.
fn last<'a>(
    session: &'a Session,
    progress: &Progress<'_>,
    figures: &'a Figures,
) -> Option<(&'a Demonstration, Motion)> {
    let part = session.timeline().parts.get(progress.part.checked_sub(1)?)?;
    let step = session.routine().steps.get(part.step)?;
    let shown = figures.demonstration(&step.exercise, part.position)?;
    let rounds = part.phases.iter().map(|phase| phase.round).max().unwrap_or(1);
    Some((shown, shown.at_the_end(part.side, rounds)))
}

/// What shows the step that comes next, while there is time to look at it.
pub(super) fn coming<'a>(
    session: &'a Session,
    progress: &Progress<'a>,
    figures: &'a Figures,
) -> Option<(Coming<'a>, &'a Demonstration)> {
    let next = progress.next.filter(|next| !next.same_step && progress.phase == PhaseKind::Settle)?;
    let part = session.timeline().parts.get(progress.part.checked_add(1)?)?;
    Some((next, figures.demonstration(&next.step.exercise, part.position)?))
}
