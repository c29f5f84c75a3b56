//! The session to go on with, found in the journal's newest lines.

use std::{collections::HashSet, sync::Arc, time::Duration};

use crate::{
    body::Side,
    cli::places::Places,
    clock::Now,
    coach::Person,
    journal::{self, Session, Started, StepDone},
    library::Library,
    routine::Routine,
    session::{By, Outcome, Timeline},
    ui::message::Unfinished,
};

/// The newest unfinished session of this device, with its routine as `person` may do it now; nothing if that is gone, changed,
/// was done whole or was led in another way.
pub(super) fn find(library: &Library, person: &Person, places: &Places, now: &Now) -> Option<Unfinished> {
    let device = journal::device(&places.state)?;
    let history = journal::read_newest(&places.data, now);
    let session = journal::unfinished(&history, device, now, &places.state)?;
    locate(session, (library, person), places, now)
}

/// The first part of `session` that was not done: one without a record, or that the end of the program broke off.
fn locate(
    session: &Session,
    (library, person): (&Library, &Person),
    places: &Places,
    now: &Now,
) -> Option<Unfinished> {
    let started = session.started.as_ref()?;
    let is_same = |routine: &Arc<Routine>| {
        routine.id.as_str() == started.routine.id.as_str() && routine.hash == started.routine.hash.as_str()
    };
    // As it is led, since one that is fitted has another hash than as it is written.
    let leading = person.leading(library, now);
    let led = |routine: Arc<Routine>| leading.led(&routine).filter(is_same);
    let from_file = || {
        let file = journal::origin(&places.state, session.id)?;
        library.read_file(&file).0.map(Arc::new).and_then(led)
    };
    let known = library.routine(started.routine.id.as_str()).cloned().and_then(led);
    let routine = known.or_else(from_file)?;
    let timeline = Timeline::of(&routine, started.side);
    if !is_as_led(session, started, &routine, &timeline) {
        return None;
    }
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

/// Whether `session` was led as `routine` is now: what was left out or swapped then is so still.
fn is_as_led(session: &Session, started: &Started, routine: &Routine, timeline: &Timeline) -> bool {
    let is_same = |done: &StepDone| {
        let step = usize::try_from(done.step).ok().and_then(|step| routine.steps.get(step));
        step.is_some_and(|step| step.exercise.id == done.exercise && step.exercise.name == done.name)
    };
    started.parts == timeline.parts.len() as u64 && session.steps.iter().all(is_same)
}
