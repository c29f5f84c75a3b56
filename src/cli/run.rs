//! `supple run`: a guided session.

mod ears;

use std::{
    io::{self, IsTerminal},
    path::Path,
    sync::{Arc, mpsc},
};

use uuid::Uuid;

use self::ears::Ears;
use super::{
    End,
    advice::{Advice, Led, tell_suggestion},
    arguments::Run,
    check::print_problems,
    chosen, complain_as_is, interface, library,
    places::Places,
    rim::{self, Rim},
    show::{known, looks_like_path, unknown},
    wrong,
};
use crate::{
    body::Side,
    clock::{Clock, Now},
    coach::{self, Rule},
    cue::Score,
    journal::{self, Entry, Journal, Running, Scribe, Writer},
    library::{Library, Things},
    outside::{doors::Doors, sound::Hearing},
    plain::{self, Effect, Form, Keyboard, Log, Message, SAFETY, Setup, Sound},
    routine::Routine,
    session::{Ending, Options, Timeline},
    settings::Settings,
};

/// Leads a session of the routine the person named, or of the one the coach suggests.
pub(super) fn run(asked: &Run) -> anyhow::Result<End> {
    let places = Places::find()?;
    let settings = chosen::settings(&places);
    let is_plain = asked.plain
        || settings.plain
        || asked.json
        || asked.rehearse.is_some()
        || !io::stdout().is_terminal();
    let advice = Advice::read(&places, &settings).for_rehearsal(asked.rehearse.is_some());
    let things = match asked.things.read_of(&settings.equipment) {
        Ok(things) => things,
        Err(unknown) => return Ok(wrong(&unknown.to_string())),
    };
    if is_plain {
        return in_lines(asked, &things, advice, &settings, &places);
    }
    if things.is_everything()
        && let Some(routine) = glance(asked, &advice, &places)
    {
        return interface::open(
            briefing(asked, routine, asked.routine.clone()),
            asked.mute,
            &settings,
            &places,
        );
    }
    // What stands in for a step may be anywhere.
    let library = match &asked.routine {
        Some(id) if advice.is_led_as_written() => known(id)?,
        Some(_) | None => library()?,
    };
    match named(asked, &library).and_then(|named| prepared(named, &things, &advice, &library)) {
        Ok(mut led) => {
            // Only one of which nothing was told is looked up again.
            let is_as_written = led.told.is_empty() && things.is_everything();
            let again = asked.routine.clone().filter(|_| is_as_written);
            led.routine.held_back.append(&mut led.told);
            let start = briefing(asked, Arc::new(led.routine), again);
            interface::open(start, asked.mute, &settings, &places)
        }
        Err(end) => Ok(end),
    }
}

/// Leads it in lines; the safety questions are asked first where they are due and can be.
fn in_lines(
    asked: &Run,
    things: &Things,
    advice: Advice,
    settings: &Settings,
    places: &Places,
) -> anyhow::Result<End> {
    let mut ears = Ears::open(asked)?;
    let may_ask = ears.can_ask() && advice.again().is_some();
    let library = match &asked.routine {
        Some(id) if advice.is_led_as_written() && !may_ask => known(id)?,
        Some(_) | None => library()?,
    };
    let named = match named(asked, &library) {
        Ok(named) => named,
        Err(end) => return Ok(end),
    };
    let next = || named.clone().or_else(|| advice.find(&library, things).map(|found| found.routine));
    let waits = |routine: Arc<Routine>| !coach::needs_no_questions(&routine, &library);
    let advice = if may_ask && next().is_some_and(waits) {
        match ears.ask_first(&advice, settings, places)? {
            Ok(advice) => advice,
            Err(end) => return Ok(end),
        }
    } else {
        advice
    };
    match prepared(named, things, &advice, &library) {
        Ok(Led { routine, warned, .. }) => {
            let said = Said { screening: advice.word(), warned };
            lead(asked, &Arc::new(routine), &library, settings, places, &said, ears)
        }
        Err(end) => Ok(end),
    }
}

/// The routine the person named, if they named one.
fn named(asked: &Run, library: &Library) -> Result<Option<Arc<Routine>>, End> {
    asked.routine.as_deref().map(|id| find(id, library)).transpose()
}

/// The routine as it is led, all that must be told of it told on standard error.
fn prepared(
    named: Option<Arc<Routine>>,
    things: &Things,
    advice: &Advice,
    library: &Library,
) -> Result<Led, End> {
    let routine = if let Some(routine) = named {
        routine
    } else {
        let suggestion = advice.suggest(library, things)?;
        tell_suggestion(&suggestion);
        suggestion.routine
    };
    advice.fit(&routine, things, library)
}

/// The briefing of `routine`; what it is `called` is looked up once everything is read.
fn briefing(asked: &Run, routine: Arc<Routine>, called: Option<String>) -> interface::Start {
    interface::Start::Briefing { routine, asked: called, side: asked.side.map(Side::from) }
}

/// The routine at first sight, before everything is read, if nothing is to be told of it; the interface corrects it where
/// that says otherwise.
fn glance(asked: &Run, advice: &Advice, places: &Places) -> Option<Arc<Routine>> {
    let id = asked.routine.as_ref()?;
    let shipped = Library::shipped();
    let from_file = || {
        let (routine, problems, _) = shipped.read_file(Path::new(id));
        // A warning is worth reading before the session, and an error may be an exercise of the person's own.
        routine.filter(|_| problems.is_empty()).map(Arc::new)
    };
    let known = shipped.glance(id, &places.routines);
    let routine = known.or_else(|| if looks_like_path(id) { from_file() } else { None })?;
    advice.is_quiet(&routine, &shipped).then_some(routine)
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

fn lead(
    asked: &Run,
    routine: &Arc<Routine>,
    library: &Library,
    settings: &Settings,
    places: &Places,
    said: &Said,
    mut ears: Ears,
) -> anyhow::Result<End> {
    let sender = ears.sender();
    let clock = Clock::start_at_speed(asked.rehearse.unwrap_or(1));
    let now = clock.now();
    let options = Options { sore: asked.side.map(Side::from), settle: settings.settle, from: 0 };
    let id = journal::id_at(&now);
    let running = asked.rehearse.is_none().then(|| Running::hold(&places.state, id).ok());
    let log = asked
        .rehearse
        .is_none()
        .then(|| open_log(id, routine, &options, places, (&now, said), sender.clone()));
    if let (Some(_), Some(file)) = (&log, asked.routine.as_deref().and_then(interface::origin)) {
        // Without the note the session is only not offered again.
        let _ = journal::note_origin(&places.state, id, &file);
    }
    let (mut rim, sound) = open_rim(asked, settings, places, &sender);
    if !ears.has_keys() {
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
        gallery: library.gallery(routine),
        score: Score::shipped(rim::telling(settings, variant(id, asked))),
        sound,
        log,
        keyboard: keyboard(ears.has_keys(), settings),
    };
    let mut perform = |effect: Effect| match effect {
        Effect::Aloud(aloud) => rim.perform(&aloud),
        Effect::Answer { ticket, words } => rim.answer(ticket, words),
        Effect::StayAwake if asked.rehearse.is_none() => rim.stay_awake(),
        Effect::Doze => rim.doze(),
        Effect::StayAwake => {}
    };
    let finish = plain::lead(setup, &clock, ears.messages(), &mut io::stdout().lock(), &mut perform);
    match (finish.signal, finish.ending) {
        (None, Ending::Completed) => rim.finish(),
        (Some(_), _) | (None, Ending::Left) => drop(rim),
    }
    journal::forget_origin(&places.state, id);
    drop(running);
    if finish.is_severe && finish.signal.is_none() && !finish.output_closed {
        return ears.ask_after(places);
    }
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
        let words = rim.open(places, Doors::attended, move |order, ticket| {
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

/// The keys there are, locked where the person chose it.
fn keyboard(are_there: bool, settings: &Settings) -> Keyboard {
    match (are_there, settings.lock) {
        (false, _) => Keyboard::None,
        (true, false) => Keyboard::Open,
        (true, true) => Keyboard::Locked,
    }
}

/// What the log says of a session before its first step.
struct Said {
    /// The outcome of the safety questions that is heeded in it.
    screening: &'static str,
    /// What spoke against it.
    warned: Vec<Rule>,
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
    (now, said): (&Now, &Said),
    sender: mpsc::Sender<Message>,
) -> Log {
    let timeline = Timeline::of(routine, options.sore).with_settle(options.settle);
    let plan = (timeline.length(), timeline.parts.len());
    let journal = Journal::open(&places.data, &places.state);
    let writer = Writer::spawn(journal, move |word| {
        // A session that is over hears nothing more.
        let _ = sender.send(Message::Acknowledged(word));
    });
    let started = Entry::started(now, id, routine, plan, options.sore, Vec::new(), said.screening);
    writer.write(started.warned(said.warned.iter().map(|rule| rule.token())));
    Log { scribe: Scribe::new(id, routine.clone()), writer }
}
