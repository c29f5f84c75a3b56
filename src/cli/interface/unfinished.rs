//! The session to go on with, found in the journal's newest lines.

use std::time::Duration;

use crate::{
    body::Side,
    cli::places::Places,
    clock::Now,
    journal::{self, Session},
    library::Library,
    session::Timeline,
    ui::message::Unfinished,
};

/// The newest unfinished session of this device; nothing if its routine is gone, changed or was done whole.
pub(super) fn find(library: &Library, places: &Places, now: &Now) -> Option<Unfinished> {
    let device = journal::device(&places.state)?;
    let history = journal::read_newest(&places.data, now);
    let session = journal::unfinished(&history, device, now, &places.state)?;
    locate(session, library, now)
}

/// The first part of `session` without a record.
fn locate(session: &Session, library: &Library, now: &Now) -> Option<Unfinished> {
    let started = session.started.as_ref()?;
    let routine = library.routine(started.routine.id.as_str())?;
    if routine.hash != started.routine.hash.as_str() {
        return None;
    }
    let timeline = Timeline::of(routine, started.side);
    let done =
        |step: usize, side: Side| session.steps.iter().any(|it| it.step == step as u64 && it.side == side);
    let part = timeline.parts.iter().position(|part| !done(part.step, part.side))?;
    Some(Unfinished {
        session: session.id,
        routine: routine.clone(),
        sore: started.side,
        part,
        step: timeline.parts.get(part)?.step,
        held: Duration::from_millis(session.steps.iter().map(|step| step.held_ms).sum()),
        ago: (now.wall - session.began).to_std().unwrap_or_default(),
    })
}
