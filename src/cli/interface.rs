//! The interface, joined with the library and the journal.
//!
//! It performs what the interface asks for; it decides nothing itself.

use std::{
    io::{self, BufRead, IsTerminal, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Sender},
    },
    time::Duration,
};

use uuid::Uuid;

use super::{End, complain, places::Places, wrong};
use crate::{
    body::{Area, Side},
    clock::{Clock, Now},
    journal::{self, Acknowledgement, Amendment, Entry, Journal, Running, Scribe, Tension, Writer},
    library::Library,
    routine::Routine,
    session::{Ending, Happening, Timeline},
    ui::{
        app::App,
        message::{Effect, Message},
        terminal::{self, TerminalError},
        theme::Theme,
    },
};

/// How long the end waits for the last lines of the journal.
const PATIENCE: Duration = Duration::from_secs(2);
/// The same at the end of a session: shorter than the watchdog's patience with a program that is to end.
const LAST_LINES: Duration = Duration::from_millis(150);

/// Where the interface begins.
pub(super) enum Start {
    /// With the choice of a routine, or the offer to go on with an unfinished session.
    Choice,
    /// With the briefing of a routine.
    Briefing(Box<Routine>, Option<Side>),
}

/// Opens the interface and stays until the person leaves it.
pub(super) fn open(start: Start, library: &Library) -> anyhow::Result<End> {
    let places = Places::find()?;
    let mut routines: Vec<Routine> = library.routines().cloned().collect();
    let clock = Clock::start();
    let (sender, messages) = mpsc::channel();
    let is_saved = Arc::new(AtomicBool::new(true));
    let mut keeper = Keeper::new(places, sender.clone(), is_saved.clone());
    let now = clock.now();
    let mut app = match start {
        Start::Choice => {
            let unfinished = keeper.unfinished(&routines, &now)?;
            let mut app = App::new(routines.clone(), theme());
            if let Some(unfinished) = unfinished {
                let now = clock.now();
                keeper.go_on(&unfinished, &routines, &now);
                let Unfinished { routine, side, from, .. } = unfinished;
                // The session is begun already: it only goes on.
                let effects = app.go_on(routine, side, from, &now).into_iter();
                for effect in effects.filter(|effect| !matches!(effect, Effect::Begin { .. })) {
                    keeper.perform(effect, &routines, &now);
                }
            }
            app
        }
        Start::Briefing(routine, side) => {
            let place = routines.iter().position(|known| known.id == routine.id);
            let place = place.unwrap_or(routines.len());
            routines.splice(place..routines.len().min(place + 1), [*routine]);
            let mut app = App::new(routines.clone(), theme());
            app.open_briefing(place, side, &now);
            app
        }
    };
    let mut perform = |effect: Effect, now: &Now| keeper.perform(effect, &routines, now);
    let shown = terminal::run(&mut app, &clock, (sender, messages), &mut perform);
    let all_saved = keeper.close() && is_saved.load(Ordering::Acquire);
    match shown {
        Ok(()) if !all_saved => {
            complain(
                "not everything could be saved\n`supple paths` says where the journal is; is the disk full?",
            );
            Ok(End::Problem)
        }
        Ok(()) if app.ending() == Some(Ending::Left) => Ok(End::Problem),
        Ok(()) => Ok(End::Done),
        Err(error @ TerminalError::NoTerminal) => Ok(wrong(&error.to_string())),
        Err(error) => Err(error.into()),
    }
}

/// The theme the environment asks for: none with `NO_COLOR`, light where `SUPPLE_THEME` or `COLORFGBG` says so, else dark.
fn theme() -> Theme {
    let set = |variable: &str| std::env::var(variable).ok().filter(|value| !value.is_empty());
    let background = set("COLORFGBG").and_then(|colours| colours.rsplit(';').next().map(str::to_owned));
    let is_light = matches!(background.as_deref(), Some("7" | "15"));
    match set("SUPPLE_THEME").as_deref() {
        _ if set("NO_COLOR").is_some() => Theme::none(),
        Some("light") => Theme::light(),
        Some("dark") => Theme::dark(),
        _ if is_light => Theme::light(),
        _ => Theme::dark(),
    }
}

/// A session that was begun and has no end.
struct Unfinished {
    session: Uuid,
    routine: usize,
    side: Option<Side>,
    from: usize,
    step: usize,
    held: Duration,
}

/// Keeps the journal while the interface runs.
struct Keeper {
    places: Places,
    sender: Sender<Message>,
    is_saved: Arc<AtomicBool>,
    running: Option<Keeping>,
    last: Option<Uuid>,
    writer: Option<Writer>,
}

/// The session that runs, and the mark that says so to other terminals.
struct Keeping {
    scribe: Scribe,
    _mark: Option<Running>,
}

impl Keeper {
    fn new(places: Places, sender: Sender<Message>, is_saved: Arc<AtomicBool>) -> Self {
        Self { places, sender, is_saved, running: None, last: None, writer: None }
    }

    fn perform(&mut self, effect: Effect, routines: &[Routine], now: &Now) {
        match effect {
            Effect::Begin { routine, sore, tension } => {
                if let Some(routine) = routines.get(routine) {
                    self.begin(routine, sore, &tension, now);
                }
            }
            Effect::Session(event) => {
                let entries = self.running.as_mut().map(|running| running.scribe.entries(&event, now));
                self.write(entries.unwrap_or_default());
                if matches!(event.what, Happening::Ended(_)) {
                    self.running = None;
                    self.flush();
                }
            }
            Effect::Reflect { tension, note } => {
                let tension_after = (!tension.is_empty()).then(|| rated(&tension));
                if let (Some(session), true) = (self.last, tension_after.is_some() || note.is_some()) {
                    self.write(vec![Entry::amended(now, session, Amendment { tension_after, note })]);
                }
            }
            Effect::Ring | Effect::Suspend | Effect::Quit => {}
        }
    }

    fn begin(&mut self, routine: &Routine, sore: Option<Side>, tension: &[(Area, Side, u8)], now: &Now) {
        let id = journal::id_at(now);
        let timeline = Timeline::of(routine, sore);
        let plan = (timeline.length(), timeline.parts.len());
        self.keep(id, Scribe::new(id, Arc::new(routine.clone())));
        self.write(vec![Entry::started(now, id, routine, plan, sore, rated(tension), "unasked")]);
    }

    fn keep(&mut self, id: Uuid, scribe: Scribe) {
        let mark = Running::hold(&self.places.state, id).ok();
        self.running = Some(Keeping { scribe, _mark: mark });
        self.last = Some(id);
    }

    fn write(&mut self, entries: Vec<Entry>) {
        if entries.is_empty() {
            return;
        }
        let writer = self.writer.get_or_insert_with(|| {
            let (sender, is_saved) = (self.sender.clone(), self.is_saved.clone());
            Writer::spawn(Journal::open(&self.places.data, &self.places.state), move |word| {
                let message = match word {
                    Acknowledgement::Saved(_) => Message::Saved,
                    Acknowledgement::Unsaved { why } => Message::Unsaved(why),
                };
                is_saved.store(matches!(message, Message::Saved), Ordering::Release);
                // An interface that is gone hears nothing more.
                let _ = sender.send(message);
            })
        });
        for entry in entries {
            writer.write(entry);
        }
    }

    /// Gives the last lines of a session the time to reach the disk, as a signal may end the program right after them.
    fn flush(&mut self) {
        let left = self.writer.take().map(|writer| writer.finish(LAST_LINES)).unwrap_or_default();
        self.write(left);
    }

    /// Waits for the last lines; whether all were saved.
    fn close(&mut self) -> bool {
        self.running = None;
        self.writer.take().is_none_or(|writer| writer.finish(PATIENCE).is_empty())
    }

    /// Asks whether to go on with the newest unfinished session; "no" ends it as left.
    fn unfinished(&mut self, routines: &[Routine], now: &Now) -> anyhow::Result<Option<Unfinished>> {
        let history = journal::read(&self.places.data);
        let Some(device) = journal::device(&self.places.state) else { return Ok(None) };
        let Some(session) = journal::unfinished(&history, device, now, &self.places.state) else {
            return Ok(None);
        };
        let Some(found) = locate(session, routines) else { return Ok(None) };
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return Ok(None);
        }
        let Some(routine) = routines.get(found.routine) else { return Ok(None) };
        let words =
            format!("\"{}\" was not finished. Go on with step {}? [Y/n] ", routine.name, found.step + 1);
        write!(io::stderr(), "{words}")?;
        let mut answer = String::new();
        io::stdin().lock().read_line(&mut answer)?;
        if answer.trim().to_lowercase().starts_with('n') {
            let end =
                Entry::finished(now, found.session, Ending::Left, found.held, Duration::ZERO, Duration::ZERO);
            self.write(vec![end]);
            return Ok(None);
        }
        Ok(Some(found))
    }

    fn go_on(&mut self, found: &Unfinished, routines: &[Routine], now: &Now) {
        let Some(routine) = routines.get(found.routine) else { return };
        let scribe =
            Scribe::new(found.session, Arc::new(routine.clone())).going_on(found.held, Duration::ZERO);
        self.keep(found.session, scribe);
        self.write(vec![Entry::resumed(now, found.session, found.step)]);
    }
}

/// The first part of an unfinished session without a record; nothing if the routine is gone, changed or was done whole.
fn locate(session: &journal::Session, routines: &[Routine]) -> Option<Unfinished> {
    let started = session.started.as_ref()?;
    let same =
        |routine: &Routine| routine.id == started.routine.id && routine.hash == started.routine.hash.as_str();
    let place = routines.iter().position(same)?;
    let timeline = Timeline::of(routines.get(place)?, started.side);
    let done =
        |step: usize, side: Side| session.steps.iter().any(|it| it.step == step as u64 && it.side == side);
    let from = timeline.parts.iter().position(|part| !done(part.step, part.side))?;
    let held = session.steps.iter().map(|step| step.held_ms).sum();
    Some(Unfinished {
        session: session.id,
        routine: place,
        side: started.side,
        from,
        step: timeline.parts.get(from)?.step,
        held: Duration::from_millis(held),
    })
}

fn rated(tension: &[(Area, Side, u8)]) -> Vec<Tension> {
    tension.iter().map(|(area, side, value)| Tension { area: *area, side: *side, value: *value }).collect()
}
