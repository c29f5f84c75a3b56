//! The same session as lines: append-only, nothing drawn, a line only when something changes.
//!
//! For screen readers, pipes, logs and scripts. It writes to whatever it is given and reads keys as messages.

mod json;
mod keys;
mod message;
mod setup;
mod sounding;
mod telling;
mod words;

pub use self::{
    message::{Effect, Message},
    setup::{Finish, Form, Keyboard, Log, Setup},
    sounding::Sound,
    words::{KEYS, SAFETY, briefing, clock},
};

use std::{
    collections::VecDeque,
    io::{self, Write},
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::Duration,
};

use crossterm::event::KeyEvent;
use uuid::Uuid;

use self::keys::{Asked, Keys};
use crate::{
    clock::{Absence, Clock, LOOK_EVERY, Lookout, Moment, Now},
    cue::Score,
    figure::Gallery,
    session::{Command, Ending, Part, PauseReason, Session, Standing},
};

/// How long the end of a session waits for the last lines of the journal.
const PATIENCE: Duration = Duration::from_secs(2);
/// The same when a signal asks to end.
const PATIENCE_AT_SIGNAL: Duration = Duration::from_millis(200);
/// How long a line waits for the part before it to be on the disk, so that lines come in their order; time goes on meanwhile.
const IN_ORDER: Duration = Duration::from_millis(20);

/// One session led in lines.
pub struct Plain<'a> {
    id: Uuid,
    session: Session,
    began: Moment,
    form: Form,
    log: Option<Log>,
    keys: Option<Keys>,
    ended: Moment,
    score: Score,
    gallery: Gallery,
    /// The step whose figure was told last.
    pictured: Option<usize>,
    /// Up to when everything was told.
    told: Moment,
    pending: Vec<(Uuid, Moment, Part)>,
    messages: &'a Receiver<Message>,
    /// What came while a line waited.
    inbox: VecDeque<Message>,
    sound: Sound,
    /// How long the last sentence takes.
    last_sentence: Duration,
    /// Since when time stands still, as long as the machine is kept awake for it.
    paused: Option<Moment>,
    /// What was told last of what is heard.
    heard: &'static str,
    perform: &'a mut dyn FnMut(Effect),
    output: Output<'a>,
    /// Whether the session was left for the safety questions.
    is_severe: bool,
}

struct Output<'a> {
    out: &'a mut dyn Write,
    closed: bool,
}

impl Output<'_> {
    /// A closed output is not an error of the session: it is noticed, and the session is left.
    fn line(&mut self, line: &str) {
        let written = writeln!(self.out, "{line}").and_then(|()| self.out.flush());
        self.closed |= written.is_err_and(|error| error.kind() != io::ErrorKind::Interrupted);
    }

    fn ring(&mut self) {
        let rung = self.out.write_all(b"\x07").and_then(|()| self.out.flush());
        self.closed |= rung.is_err_and(|error| error.kind() != io::ErrorKind::Interrupted);
    }
}

/// Leads a session from its first step to its end, and asks `perform` for all that is not a line.
pub fn lead(
    setup: Setup,
    clock: &Clock,
    messages: &Receiver<Message>,
    out: &mut dyn Write,
    perform: &mut dyn FnMut(Effect),
) -> Finish {
    let now = clock.now();
    let (session, events) = Session::begin(&setup.routine, &setup.options, now.moment);
    let mut plain = Plain {
        id: setup.id,
        session,
        began: now.moment,
        form: setup.form,
        log: setup.log,
        keys: Keys::on(setup.keyboard),
        ended: now.moment,
        score: setup.score,
        gallery: setup.gallery,
        pictured: None,
        told: now.moment,
        pending: Vec::new(),
        messages,
        inbox: VecDeque::new(),
        sound: setup.sound,
        last_sentence: Duration::ZERO,
        paused: None,
        heard: "",
        perform,
        output: Output { out, closed: false },
        is_severe: false,
    };
    plain.open();
    plain.tell(&events, &now);
    let signal = plain.run(clock, &now);
    plain.close(clock, signal)
}

impl Plain<'_> {
    fn open(&mut self) {
        let timeline = self.session.timeline();
        match self.form {
            Form::Json { .. } => {
                let routine = self.session.routine();
                let line =
                    json::started(&self.id.to_string(), routine, timeline.length(), self.log.is_none());
                self.print_json(self.began, line);
            }
            Form::Lines { .. } => {
                for line in briefing(self.session.routine(), timeline) {
                    self.output.line(&line);
                }
                if let Some(keys) = &self.keys {
                    self.output.line(keys.words());
                }
            }
        }
    }

    /// Runs until the session is over; the signal that ended it, if one did.
    fn run(&mut self, clock: &Clock, begun: &Now) -> Option<i32> {
        let mut lookout = Lookout::new(begun);
        while self.session.ending().is_none() {
            let now = clock.now();
            if let Some(absence) = lookout.look(&now).filter(|_| self.log.is_some()) {
                self.was_away(absence, &now);
            }
            self.rehearse(&now);
            let events = self.session.advance(now.moment);
            self.tell(&events, &now);
            if self.output.closed {
                self.obey(Command::Leave, &now);
                return None;
            }
            if self.session.ending().is_some() {
                return None;
            }
            match self.wait(clock, &now) {
                Some(Message::Key(key)) => self.press(key, &clock.now()),
                Some(Message::Acknowledged(word)) => self.acknowledged(&word, &now),
                Some(Message::Signal(signal)) => {
                    self.obey(Command::Leave, &clock.now());
                    return Some(signal);
                }
                Some(Message::Live(live)) => self.learn(live, &now),
                Some(Message::Remote { order, ticket }) => self.heed(order, ticket, &clock.now()),
                None => self.doze(&clock.now()),
            }
        }
        None
    }

    /// A rehearsal runs so fast that every wake-up is late; nothing is left out of it for that.
    fn rehearse(&mut self, now: &Now) {
        while self.log.is_none()
            && self.session.ending().is_none()
            && let Some(due) = self.due(self.told).filter(|due| *due < now.moment)
        {
            let events = self.session.advance(due);
            self.tell(&events, &Now { moment: due, ..now.clone() });
        }
    }

    /// When something happens or is said next, as things stood at `at`.
    fn due(&self, at: Moment) -> Option<Moment> {
        let cue = self.score.next(&self.session.progress(at)).map(|wait| at.after(wait));
        [self.session.next_due(), cue].into_iter().flatten().min()
    }

    fn wait(&mut self, clock: &Clock, now: &Now) -> Option<Message> {
        if let Some(message) = self.inbox.pop_front() {
            return Some(message);
        }
        let progress = self.session.progress(now.moment);
        let due = self.due(now.moment);
        let runs = !matches!(progress.standing, Standing::Paused(_));
        let still = self.until_long(now).unwrap_or(Duration::from_hours(1));
        let longest = if runs { LOOK_EVERY } else { still };
        let patience = due.map_or(longest, |due| clock.until(due, now).min(longest));
        match self.messages.recv_timeout(patience) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => {
                std::thread::sleep(patience);
                None
            }
        }
    }

    /// Away time is never credited: the session pauses at the last moment seen. With nobody to ask, it goes on by itself.
    fn was_away(&mut self, absence: Absence, now: &Now) {
        let reason = if absence.slept { PauseReason::Sleep } else { PauseReason::Stop };
        let seen = Now { moment: absence.seen, ..now.clone() };
        self.obey(Command::Pause(reason), &seen);
        if self.keys.is_none() {
            self.obey(Command::Resume, now);
        }
    }

    fn press(&mut self, key: KeyEvent, now: &Now) {
        let standing = self.session.progress(now.moment).standing;
        let Some(keys) = &mut self.keys else { return };
        match keys.press(key, standing) {
            Asked::Command(command) => self.obey(command, now),
            Asked::Words(words) if matches!(self.form, Form::Lines { .. }) => self.print(now.moment, words),
            Asked::Questions => {
                self.is_severe = true;
                self.obey(Command::Leave, now);
            }
            Asked::Mute => drop(self.mute(now)),
            Asked::Words(_) | Asked::Nothing => {}
        }
    }

    fn obey(&mut self, command: Command, now: &Now) {
        let events = self.session.obey(command, now.moment);
        self.tell(&events, now);
    }

    /// Waits for the journal, tells what was saved at last, and says how it ended.
    fn close(mut self, clock: &Clock, signal: Option<i32>) -> Finish {
        let patience = if signal.is_some() { PATIENCE_AT_SIGNAL } else { PATIENCE };
        let left = self.log.take().map(|log| log.writer.finish(patience)).unwrap_or_default();
        let now = clock.now();
        let waiting: Vec<Message> = self.inbox.drain(..).chain(self.messages.try_iter()).collect();
        for message in waiting {
            if let Message::Acknowledged(word) = message {
                self.acknowledged(&word, &now);
            }
        }
        let saved = left.is_empty() && self.pending.is_empty();
        for (_, at, part) in std::mem::take(&mut self.pending) {
            if matches!(self.form, Form::Lines { .. }) {
                self.print_part(at, &part, Some(false));
            }
        }
        if matches!(self.form, Form::Json { .. }) {
            self.print_json(self.ended, json::ended(&self.session, saved));
        }
        let signal = signal.or_else(|| self.let_finish(clock));
        let ending = self.session.ending().unwrap_or(Ending::Left);
        Finish { ending, saved, signal, output_closed: self.output.closed, is_severe: self.is_severe }
    }
}
