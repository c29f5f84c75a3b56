//! `supple run`: a guided session.

use std::{
    io::{self, IsTerminal},
    path::Path,
    sync::{Arc, mpsc},
};

use uuid::Uuid;

use super::{
    End,
    arguments::Run,
    check::print_problems,
    chosen, complain_as_is, interface,
    places::Places,
    rim::{self, Rim},
    show::{known, looks_like_path, nothing_left, unknown},
    wrong,
};
use crate::{
    body::Side,
    clock::{Clock, Now},
    cue::Score,
    journal::{self, Entry, Journal, Running, Scribe, Writer},
    library::Library,
    outside::{ending, keys, sound::Hearing},
    plain::{self, Effect, Form, Log, Message, SAFETY, Setup, Sound},
    routine::Routine,
    session::{Ending, Options, Timeline},
    settings::Settings,
};

/// Leads a session of the routine the person named.
pub(super) fn run(asked: &Run) -> anyhow::Result<End> {
    let places = Places::find()?;
    let settings = chosen::settings(&places);
    let is_plain = asked.plain
        || settings.plain
        || asked.json
        || asked.rehearse.is_some()
        || !io::stdout().is_terminal();
    let is_as_written = asked.things.is_everything();
    if !is_plain
        && is_as_written
        && let Some(routine) = glance(&asked.routine, &places)
    {
        return open(asked, routine, &settings, &places);
    }
    let library = known(&asked.routine)?;
    let routine = match find(&asked.routine, &library) {
        Ok(routine) => routine,
        Err(end) => return Ok(end),
    };
    let routine = match adapted(asked, &routine, &library) {
        Ok(routine) => Arc::new(routine),
        Err(end) => return Ok(end),
    };
    if is_plain {
        return lead(asked, &routine, &settings, &places);
    }
    open(asked, routine, &settings, &places)
}

fn open(asked: &Run, routine: Arc<Routine>, settings: &Settings, places: &Places) -> anyhow::Result<End> {
    let side = asked.side.map(Side::from);
    // One fitted to what the person has is as it is; only one as written is looked up again.
    let word = asked.things.is_everything().then(|| asked.routine.clone());
    interface::open(interface::Start::Briefing { routine, asked: word, side }, asked.mute, settings, places)
}

/// The routine at first sight, before everything is read; the interface corrects it where that says otherwise.
fn glance(id: &str, places: &Places) -> Option<Arc<Routine>> {
    let known = Library::glance(id, &places.routines);
    if known.is_some() || !looks_like_path(id) {
        return known;
    }
    let (routine, problems, _) = Library::shipped().read_file(Path::new(id));
    // A warning is worth reading before the session, and an error may be an exercise of the person's own.
    routine.filter(|_| problems.is_empty()).map(Arc::new)
}

fn find(id: &str, library: &Library) -> Result<Arc<Routine>, End> {
    if let Some(routine) = library.routine(id) {
        return Ok(routine.clone());
    }
    if !looks_like_path(id) {
        return Err(unknown(id, library));
    }
    let (routine, problems, source) = library.read_file(Path::new(id));
    print_problems(&problems, &source);
    routine.map(Arc::new).ok_or(End::Problem)
}

/// The routine fitted to what the person has, every change told on standard error.
fn adapted(asked: &Run, routine: &Routine, library: &Library) -> Result<Routine, End> {
    let things = asked.things.read().map_err(|unknown| wrong(&unknown.to_string()))?;
    let adapted = library.adapt(routine, &things);
    for change in &adapted.changes {
        complain_as_is(&change.to_string());
    }
    adapted.routine.ok_or_else(|| nothing_left(routine))
}

fn lead(asked: &Run, routine: &Arc<Routine>, settings: &Settings, places: &Places) -> anyhow::Result<End> {
    let (sender, messages) = mpsc::channel();
    let clock = Clock::start_at_speed(asked.rehearse.unwrap_or(1));
    let now = clock.now();
    let options = Options { sore: asked.side.map(Side::from), settle: settings.settle, from: 0 };
    let id = journal::id_at(&now);
    let _running = asked.rehearse.is_none().then(|| Running::hold(&places.state, id).ok());
    let log = asked.rehearse.is_none().then(|| open_log(id, routine, &options, places, &now, sender.clone()));
    let keys = keys::listen({
        let sender = sender.clone();
        move |key| sender.send(Message::Key(key)).is_ok()
    })?;
    ending::listen({
        let sender = sender.clone();
        move |signal| sender.send(Message::Signal(signal)).is_ok()
    });
    let (mut rim, sound) = open_rim(asked, settings, places, &sender);
    if keys.is_none() {
        complain_as_is(SAFETY);
    }
    let form = if asked.json {
        Form::Json { cues: asked.cues }
    } else {
        Form::Lines { bell: io::stdout().is_terminal() }
    };
    let setup = Setup {
        id,
        routine: routine.clone(),
        options,
        form,
        score: Score::shipped(rim::telling(settings, variant(id, asked))),
        sound,
        log,
        has_keys: keys.is_some(),
    };
    let mut perform = |effect: Effect| match effect {
        Effect::Aloud(aloud) => rim.perform(&aloud),
        Effect::Answer { ticket, words } => rim.answer(ticket, words),
        Effect::StayAwake if asked.rehearse.is_none() => rim.stay_awake(),
        Effect::Doze => rim.doze(),
        Effect::StayAwake => {}
    };
    let finish = plain::lead(setup, &clock, &messages, &mut io::stdout().lock(), &mut perform);
    drop((keys, rim));
    Ok(match (finish.signal, finish.ending) {
        (Some(signal), _) => End::Signal(signal),
        (None, Ending::Completed) if finish.saved && !finish.output_closed => End::Done,
        (None, Ending::Completed | Ending::Left) => End::Problem,
    })
}

/// What the session has beyond the program, and whether it is heard. A rehearsal is silent unless asked, and nobody
/// steers it.
fn open_rim(
    asked: &Run,
    settings: &Settings,
    places: &Places,
    sender: &mpsc::Sender<Message>,
) -> (Rim, Sound) {
    let mut rim = Rim::new(settings);
    if asked.rehearse.is_none() {
        let sender = sender.clone();
        let words = rim.open(places, move |order, ticket| {
            // A session that is over hears nothing more.
            let _ = sender.send(Message::Remote { order, ticket });
        });
        if let Some(words) = words {
            complain_as_is(&words);
        }
    }
    if asked.rehearse.is_some() && !asked.sound {
        return (rim, Sound::None);
    }
    let sender = sender.clone();
    rim.listen(&chosen::wish(settings), places, move |live| {
        // A session that is over hears nothing more.
        let _ = sender.send(Message::Live(live));
    });
    let bell = settings.bell && io::stdout().is_terminal();
    let hearing = Hearing { bell, is_far: rim::is_over_ssh(), ..Hearing::default() };
    (rim, if asked.mute { Sound::Muted(hearing) } else { Sound::On(hearing) })
}

/// With which variant of its lines a session begins: another each time, always the first in a rehearsal.
fn variant(id: Uuid, asked: &Run) -> usize {
    let [.., last] = *id.as_bytes();
    if asked.rehearse.is_some() { 0 } else { usize::from(last) }
}

/// Opens the journal and writes down that the session begins.
fn open_log(
    id: Uuid,
    routine: &Arc<Routine>,
    options: &Options,
    places: &Places,
    now: &Now,
    sender: mpsc::Sender<Message>,
) -> Log {
    let timeline = Timeline::of(routine, options.sore).with_settle(options.settle);
    let plan = (timeline.length(), timeline.parts.len());
    let journal = Journal::open(&places.data, &places.state);
    let writer = Writer::spawn(journal, move |word| {
        // A session that is over hears nothing more.
        let _ = sender.send(Message::Acknowledged(word));
    });
    writer.write(Entry::started(now, id, routine, plan, options.sore, Vec::new(), "unasked"));
    Log { scribe: Scribe::new(id, routine.clone()), writer }
}
