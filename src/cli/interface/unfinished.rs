//! The session to go on with, found in the journal's newest lines.

use std::{collections::HashSet, sync::Arc, time::Duration};

use crate::{
    body::Side,
    cli::places::Places,
    clock::Now,
    journal::{self, Session, StepDone},
    library::Library,
    routine::Routine,
    session::{By, Outcome, Timeline},
    ui::message::Unfinished,
};

/// The newest unfinished session of this device; nothing if its routine is gone, changed or was done whole.
pub(super) fn find(library: &Library, places: &Places, now: &Now) -> Option<Unfinished> {
    let device = journal::device(&places.state)?;
    let history = journal::read_newest(&places.data, now);
    let session = journal::unfinished(&history, device, now, &places.state)?;
    locate(session, library, places, now)
}

/// The first part of `session` that was not done: one without a record, or that the end of the program broke off.
fn locate(session: &Session, library: &Library, places: &Places, now: &Now) -> Option<Unfinished> {
    let started = session.started.as_ref()?;
    let is_same = |routine: &Arc<Routine>| {
        routine.id.as_str() == started.routine.id.as_str() && routine.hash == started.routine.hash.as_str()
    };
    let from_file = || {
        let file = journal::origin(&places.state, session.id)?;
        library.read_file(&file).0.map(Arc::new).filter(is_same)
    };
    let known = library.routine(started.routine.id.as_str()).filter(|routine| is_same(routine)).cloned();
    let routine = known.or_else(from_file)?;
    let timeline = Timeline::of(&routine, started.side);
    let is_over = |it: &&StepDone| it.by != By::Leave || it.outcome == Outcome::Done;
    let done: HashSet<(u64, Side)> =
        session.steps.iter().filter(is_over).map(|it| (it.step, it.side)).collect();
    let part = timeline.parts.iter().position(|part| !done.contains(&(part.step as u64, part.side)))?;
    let recorded = session.steps.iter().filter_map(|it| Some((usize::try_from(it.step).ok()?, it.side)));
    let sum = |of: fn(&StepDone) -> u64| Duration::from_millis(session.steps.iter().map(of).sum());
    Some(Unfinished {
        session: session.id,
        routine,
        sore: started.side,
        part,
        step: timeline.parts.get(part)?.step,
        recorded: recorded.collect(),
        held: sum(|step| step.held_ms),
        paused: sum(|step| step.paused_ms),
        ago: (now.wall - session.began).to_std().unwrap_or_default(),
    })
}
