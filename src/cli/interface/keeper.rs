//! The journal's keeper: writes down what happens in the interface.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::Sender,
    },
    thread,
    time::Duration,
};

use uuid::Uuid;

use crate::{
    body::{Area, Side},
    cli::places::Places,
    clock::{DayStart, Now},
    exercise::Seconds,
    journal::{self, Acknowledgement, Amendment, Entry, Index, Journal, Running, Scribe, Tension, Writer},
    session::{Ending, Happening, Timeline},
    settings::Settings,
    text::Text,
    ui::message::{Effect, Message, Unfinished},
};

/// How long the end waits for the last lines of the journal.
const PATIENCE: Duration = Duration::from_secs(2);
/// The same at the end of a session: shorter than the watchdog's patience with a program that is to end.
const LAST_LINES: Duration = Duration::from_millis(150);

/// Keeps the journal while the interface runs.
pub(super) struct Keeper {
    places: Places,
    /// More time to get into place, in every step.
    settle: Seconds,
    sender: Sender<Message>,
    is_saved: Arc<AtomicBool>,
    running: Option<Keeping>,
    last: Option<Uuid>,
    writer: Option<Writer>,
    /// The file from which the routine asked for in the shell comes.
    origin: Option<PathBuf>,
    day_start: DayStart,
}

/// The session that runs, and the mark that says so to other terminals.
struct Keeping {
    scribe: Scribe,
    _mark: Option<Running>,
}

impl Keeper {
    pub(super) fn new(
        places: Places,
        settle: Seconds,
        sender: Sender<Message>,
        is_saved: Arc<AtomicBool>,
    ) -> Self {
        let (running, last, writer, origin) = (None, None, None, None);
        let day_start = DayStart::default();
        Self { places, settle, sender, is_saved, running, last, writer, origin, day_start }
    }

    /// The same for an interface that begins with a routine from this file.
    pub(super) fn led_from(self, origin: Option<PathBuf>) -> Self {
        Self { origin, ..self }
    }

    /// The same for a person whose days begin at `day_start`.
    pub(super) fn with_days_from(self, day_start: DayStart) -> Self {
        Self { day_start, ..self }
    }

    /// From now on as these settings say.
    pub(super) fn heed(&mut self, settings: &Settings) {
        self.settle = settings.settle;
        self.day_start = DayStart::at(settings.day_start);
    }

    pub(super) fn perform(&mut self, effect: Effect, now: &Now) {
        match effect {
            begins @ Effect::Begin { .. } => self.begin(begins, now),
            Effect::GoOn(unfinished) => self.go_on(&unfinished, now),
            Effect::BreakOff => {
                self.running = None;
                self.flush();
            }
            Effect::LeaveUnfinished(unfinished) => {
                let Unfinished { session, held, paused, .. } = *unfinished;
                self.write(vec![Entry::finished(now, session, Ending::Left, held, paused, Duration::ZERO)]);
                journal::forget_origin(&self.places.state, session);
            }
            Effect::Session(event) => {
                let entries = self.running.as_mut().map(|running| running.scribe.entries(&event, now));
                self.write(entries.unwrap_or_default());
                if matches!(event.what, Happening::Ended(_)) {
                    self.running = None;
                    self.flush();
                    if let Some(session) = self.last {
                        journal::forget_origin(&self.places.state, session);
                    }
                }
            }
            Effect::Reflect { tension, note } => {
                let tension_after = (!tension.is_empty()).then(|| rated(&tension));
                if let (Some(session), true) = (self.last, tension_after.is_some() || note.is_some()) {
                    let set = Amendment { tension_after, note, ..Amendment::default() };
                    self.write(vec![Entry::amended(now, session, set)]);
                }
            }
            Effect::ReadJournal => self.read(),
            // On a thread of its own: many years take longer to let go of than a key may.
            Effect::PutAway(index) => drop(thread::spawn(move || drop(index))),
            Effect::WriteDown(entry) => self.write(vec![*entry]),
            Effect::Read
            | Effect::Set(_)
            | Effect::Heed(_)
            | Effect::NoteTour
            | Effect::Illustrate(_)
            | Effect::Aloud(_)
            | Effect::StepDown(_)
            | Effect::Heard { .. }
            | Effect::Ring
            | Effect::Notify(_)
            | Effect::Title(_)
            | Effect::Answer { .. }
            | Effect::Doze
            | Effect::StayAwake
            | Effect::Copy { .. }
            | Effect::Discard(_)
            | Effect::BringBack
            | Effect::Edit(_)
            | Effect::HandOver(_)
            | Effect::Suspend
            | Effect::Quit => {}
        }
    }

    /// Reads the whole journal on a thread of its own, with what the writer has not saved yet.
    fn read(&self) {
        let waiting = self.writer.as_ref().map(Writer::waiting).unwrap_or_default();
        let (places, sender) = (self.places.clone(), self.sender.clone());
        let day_start = self.day_start;
        thread::spawn(move || {
            let device = journal::device(&places.state).map(|device| Text::new(&device.to_string()));
            let history = journal::read_with(&places.data, &device.unwrap_or_default(), waiting);
            // An interface that is gone needs no journal.
            let _ = sender.send(Message::Journal(Box::new(Index::by_days(history, day_start))));
        });
    }

    fn begin(&mut self, begins: Effect, now: &Now) {
        let Effect::Begin { routine, sore, tension, screening, warned } = begins else { return };
        let id = journal::id_at(now);
        let timeline = Timeline::of(&routine, sore).with_settle(self.settle);
        let plan = (timeline.length(), timeline.parts.len());
        let started = Entry::started(now, id, &routine, plan, sore, rated(&tension), screening)
            .warned(warned.iter().map(|rule| rule.token()));
        self.keep(id, Scribe::new(id, routine));
        if let Some(file) = &self.origin {
            // Without the note the session is only not offered again.
            let _ = journal::note_origin(&self.places.state, id, file);
        }
        self.write(vec![started]);
    }

    fn go_on(&mut self, unfinished: &Unfinished, now: &Now) {
        let Unfinished { session, routine, step, recorded, held, paused, .. } = unfinished;
        let scribe = Scribe::new(*session, Arc::clone(routine)).going_on(recorded.clone(), *held, *paused);
        self.keep(*session, scribe);
        self.write(vec![Entry::resumed(now, *session, *step)]);
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
    pub(super) fn close(&mut self) -> bool {
        self.running = None;
        self.writer.take().is_none_or(|writer| writer.finish(PATIENCE).is_empty())
    }
}

fn rated(tension: &[(Area, Side, u8)]) -> Vec<Tension> {
    tension.iter().map(|(area, side, value)| Tension { area: *area, side: *side, value: *value }).collect()
}
