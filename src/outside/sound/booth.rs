//! The booth: the thread that starts the programs, one that speaks and one that plays.
//!
//! It is never late with an old line, never waits for a program, and steps down when a program fails three times.

use std::{
    io,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender},
    thread,
    time::Duration,
};

use super::{
    Ladder, Live, Manner, Rung,
    child::Child,
    loudspeaker::{Loudspeaker, WAKING},
    sayable::sayable,
    shelf::Shelf,
    slot::{Busy, Slot, Task, Written},
    speaker::Order,
    voice::Speech,
    wave,
    work::Work,
};
use crate::{
    clock::{Clock, Moment},
    cue::Tone,
};

mod reading;

/// A program of which the system does not tell the end takes so long.
#[cfg(not(unix))]
pub(super) const LONGEST: Duration = Duration::from_secs(10);
/// The thread's own side.
pub(super) struct Booth<R> {
    ladder: Ladder,
    manner: Manner,
    shelf: Shelf,
    report: R,
    own: Sender<Order>,
    clock: Clock,
    loudspeaker: Loudspeaker,
    /// What is to be said in a moment.
    later: Option<(Moment, String)>,
    voices: Slot,
    players: Slot,
    count: u64,
}

impl<R: Fn(Live)> Booth<R> {
    /// A booth with nothing to do; what lives at the beginning is reported.
    pub(super) fn new(
        ladder: Ladder,
        manner: Manner,
        (folder, volume): (PathBuf, u8),
        report: R,
        own: Sender<Order>,
    ) -> Self {
        let (voices, players) = (Slot::new(ladder.voices.len()), Slot::new(ladder.players.len()));
        let clock = Clock::start();
        let loudspeaker = Loudspeaker::new(clock.now().moment);
        let shelf = Shelf { folder, volume };
        let (later, count) = (None, 0);
        let booth =
            Self { ladder, manner, shelf, report, own, clock, loudspeaker, later, voices, players, count };
        (booth.report)(booth.live());
        booth
    }

    /// Works until it is closed.
    pub(super) fn work(&mut self, orders: &Receiver<Order>) {
        loop {
            let now = self.clock.now().moment;
            let due = [&self.voices, &self.players].into_iter().filter_map(Slot::ends);
            let later = self.later.as_ref().map(|(at, _)| *at);
            let due = due.chain(self.loudspeaker.wake).chain(later).min();
            let order = match due {
                Some(due) => orders.recv_timeout(due.since(now)),
                None => orders.recv().map_err(RecvTimeoutError::from),
            };
            let mut waiting = Vec::new();
            match order {
                Ok(order) => waiting.push(order),
                Err(RecvTimeoutError::Timeout) => self.overdue(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
            waiting.extend(orders.try_iter());
            let closes = waiting.iter().any(|order| matches!(order, Order::Close));
            let finishes = waiting.iter().any(|order| matches!(order, Order::Finish));
            if closes && !finishes {
                return;
            }
            self.obey(waiting);
            if finishes {
                self.players.take_proven().into_iter().for_each(|busy| busy.work.let_go());
                return;
            }
        }
    }

    /// Does what the orders that came together still ask for: of lines and of tones the last.
    fn obey(&mut self, orders: Vec<Order>) {
        let (mut line, mut tone) = (None, None);
        for order in orders {
            match order {
                Order::Say(words) => {
                    self.later = None;
                    line = Some(words);
                }
                Order::SayLater(words, after) => {
                    self.later = Some((self.clock.now().moment.after(after), words));
                }
                Order::Sound(sound) => tone = Some(sound),
                Order::Hush => {
                    (line, tone) = (None, None);
                    (self.later, self.loudspeaker.wake) = (None, None);
                    self.silence();
                    self.players.busy = None;
                }
                Order::StepDown(rung) => self.step_down(rung),
                Order::Expect(after) => self.expect(after),
                Order::Prepare(tones) if !self.ladder.sounds() => drop(tones),
                Order::Prepare(tones) => self.shelf.make_ahead(tones),
                Order::Ended(number) => self.ended(number),
                Order::Close | Order::Finish => {}
            }
        }
        if let Some(tone) = tone {
            self.sound(tone);
        }
        self.say_line(line);
    }

    /// Says a line of the session's instead of the one that is being said.
    fn say_line(&mut self, line: Option<String>) {
        if let Some(words) = line.and_then(|line| sayable(&line)) {
            self.silence();
            self.say(words);
        }
    }

    /// Goes on with the next voice or player, as if this one had failed.
    fn step_down(&mut self, rung: Rung) {
        match rung {
            Rung::Voice => {
                self.silence();
                self.later = None;
                self.voices.step_down();
            }
            Rung::Tones => {
                self.players.busy = None;
                self.players.step_down();
            }
            Rung::Bell | Rung::Nothing => {}
        }
        (self.report)(self.live());
    }

    fn live(&self) -> Live {
        let voice = self.ladder.voices.get(self.voices.rung).map(|voice| voice.name().to_owned());
        let tones = self.ladder.players().nth(self.players.rung).map(str::to_owned);
        Live { voice, tones }
    }

    /// Ends the line that is being said; a player that should have proved itself by now failed.
    fn silence(&mut self) {
        let now = self.clock.now().moment;
        let Some(busy) = self.voices.busy.take() else { return };
        if busy.is_late(now) {
            busy.work.give_up();
            self.player_failed();
        } else {
            drop(busy);
        }
        let command = self.ladder.voices.get(self.voices.rung).and_then(super::Voice::silence);
        if let Some(mut command) = command {
            // It ends by itself in a moment; its own end matters to nobody.
            let child = Child::start(&mut command, None, || {});
            thread::spawn(move || {
                thread::sleep(Duration::from_millis(300));
                drop(child);
            });
        }
    }

    fn say(&mut self, words: String) {
        let file = self.shelf.line();
        let Some(voice) = self.ladder.voices.get(self.voices.rung) else { return };
        let Some(Speech { mut command, input, is_file }) = voice.speech(&words, &self.manner, &file) else {
            return;
        };
        if is_file && self.shelf.make().is_err() {
            return self.voice_failed(Some(words));
        }
        let task = if is_file {
            Task::Write(Written { words: words.clone(), file })
        } else {
            Task::Say(words.clone())
        };
        let begin = |ended| Child::start(&mut command, input.as_deref(), ended).map(Work::Program);
        match self.start(task, begin) {
            Ok(busy) => self.voices.busy = Some(busy),
            Err(_) => self.voice_failed(Some(words)),
        }
    }

    fn sound(&mut self, tone: Tone) {
        if !self.ladder.sounds() {
            return;
        }
        match self.shelf.tone(tone) {
            Ok(file) => self.play(&file, wave::length(tone)),
            Err(_) => {
                self.player_failed();
            }
        }
    }

    fn play(&mut self, file: &Path, length: Duration) {
        let now = self.clock.now().moment;
        if let Some(busy) = self.players.busy.take().filter(|busy| busy.is_late(now)) {
            busy.work.give_up();
            self.player_failed();
        }
        let Some(player) = self.ladder.players.get(self.players.rung).cloned() else { return };
        match self.start(Task::Sound(length), |ended| player.play(file, ended)) {
            Ok(busy) => self.players.busy = Some(busy),
            Err(_) => {
                self.player_failed();
            }
        }
    }

    /// Begins a task; `begin` gets what to call at its end.
    fn start(
        &mut self,
        task: Task,
        begin: impl FnOnce(Box<dyn FnOnce() + Send>) -> io::Result<Work>,
    ) -> io::Result<Busy> {
        self.count += 1;
        let (number, own) = (self.count, self.own.clone());
        let work = begin(Box::new(move || {
            // A thread that is gone ended it itself.
            let _ = own.send(Order::Ended(number));
        }))?;
        let now = self.clock.now().moment;
        self.loudspeaker.begins(now);
        Ok(Busy { number, work, ends: now.after(task.longest(self.manner.rate)), task })
    }

    /// Takes note of a program's end, if it was not ended before.
    fn ended(&mut self, number: u64) {
        self.loudspeaker.ends(self.clock.now().moment);
        if let Some(busy) = self.voices.busy.take_if(|busy| busy.number == number) {
            let went_well = busy.work.finish();
            self.spoken(busy.task, went_well);
        } else if let Some(busy) = self.players.busy.take_if(|busy| busy.number == number) {
            if busy.work.finish() {
                self.players.succeeded();
            } else {
                self.player_failed();
            }
        }
    }

    fn spoken(&mut self, task: Task, went_well: bool) {
        match (task, went_well) {
            (Task::Write(line), true) => self.read_out(line),
            (Task::Read(_), true) => self.was_read(),
            (Task::Prove(line), true) => self.proved(line),
            (Task::Say(_) | Task::Sound(_), true) => self.voices.succeeded(),
            (Task::Say(words), false) => self.voice_failed(Some(words)),
            (Task::Write(line), false) => self.not_written(Some(line)),
            (Task::Read(line), false) => self.doubt(Some(line)),
            (Task::Prove(line), false) => self.not_played(line),
            (Task::Sound(_), false) => {}
        }
    }

    /// Ends what hangs, says what was to be said now, and wakes the loudspeaker when it is time.
    fn overdue(&mut self) {
        let now = self.clock.now().moment;
        let line = self.later.take_if(|(at, _)| *at <= now);
        self.say_line(line.map(|(_, words)| words));
        if let Some(busy) = self.voices.busy.take_if(|busy| busy.ends <= now) {
            // A line that could not be said in time is not said again.
            busy.work.give_up();
            match busy.task {
                Task::Read(_) => self.doubt(None),
                Task::Prove(_) => self.not_played(None),
                Task::Say(_) | Task::Write(_) | Task::Sound(_) => self.voice_failed(None),
            }
        }
        if let Some(busy) = self.players.busy.take_if(|busy| busy.ends <= now) {
            busy.work.give_up();
            self.player_failed();
        }
        if self.loudspeaker.wake.take_if(|wake| *wake <= now).is_some()
            && self.ladder.sounds()
            && let Ok(file) = self.shelf.lead_in(WAKING)
        {
            self.play(&file, WAKING);
        }
    }

    /// Plans to wake a loudspeaker that will be asleep when the next sound comes.
    fn expect(&mut self, after: Duration) {
        if self.voices.busy.is_none() && self.players.busy.is_none() {
            self.loudspeaker.expect(self.clock.now().moment, after);
        } else {
            self.loudspeaker.wake = None;
        }
    }

    /// Counts a failure of the voice; the next one says the line, if it can still be said, once this one has failed too
    /// often.
    fn voice_failed(&mut self, words: Option<String>) {
        if self.voices.failed() {
            self.say_with_next(words);
        }
    }

    /// Says the line with the voice that lives now instead of another.
    fn say_with_next(&mut self, words: Option<String>) {
        (self.report)(self.live());
        if let Some(words) = words {
            self.say(words);
        }
    }

    /// Counts a failure of the player; whether the next one is there now.
    fn player_failed(&mut self) -> bool {
        let steps_down = self.players.failed();
        if steps_down {
            (self.report)(self.live());
        }
        steps_down
    }
}
