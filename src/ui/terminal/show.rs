//! One run of the loop, from entering the screen to leaving it.

use std::{
    collections::VecDeque,
    mem,
    sync::{
        Arc,
        atomic::Ordering,
        mpsc::{Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::Duration,
};

use ratatui::{
    Terminal,
    layout::{Position, Rect},
};
use rustix::process::Signal;

use super::{
    Face, TerminalError,
    guard::{self, Closing, Screen},
    input::Input,
    knocks::{self, Knocks},
    stage::Stage,
};
use crate::{
    clock::{Clock, Moment, Now},
    outside::{doors::Doors, notify::Way},
    session::Happening,
    ui::message::{Effect, Message},
};

#[cfg(feature = "pixels")]
use super::pixels::Pixels;

/// The bell.
const BELL: &[u8] = b"\x07";
/// How soon a terminal that did not drain is tried again.
const NOT_DRAINED: Duration = Duration::from_millis(100);

/// How many messages are taken before a frame is drawn, so that a flood of keys cannot hide the clock.
const BATCH: usize = 1000;

/// How long the loop waits to be ended by the watchdog, before it ends by itself.
const ENDED_BY_THE_WATCHDOG: Duration = Duration::from_millis(300);

pub(super) enum Picture {
    /// The frame shown is the face as it is.
    Current,
    /// Something changed since, or the frame was skipped.
    Changed,
    /// The shell has the terminal since this moment.
    Suspended(Moment),
}

enum Next {
    Go,
    Quit,
    End,
}

pub(super) struct Show<'a> {
    pub(super) clock: &'a Clock,
    pub(super) terminal: Terminal<Stage>,
    pub(super) screen: Arc<Screen>,
    pub(super) input: Input,
    pub(super) knocks: Arc<Knocks>,
    messages: Receiver<Message>,
    pub(super) picture: Picture,
    /// How the terminal takes notices.
    notices: Option<Way>,
    /// What the loop itself has to tell.
    own: Vec<Message>,
    #[cfg(feature = "pixels")]
    pixels: Pixels,
}

pub(super) fn run(
    app: &mut dyn Face,
    clock: &Clock,
    (sender, messages): (Sender<Message>, Receiver<Message>),
    doors: &Doors,
    perform: &mut dyn FnMut(Effect, &Now),
) -> Result<(), TerminalError> {
    let screen = Arc::new(Screen::open().map_err(|_| TerminalError::NoTerminal)?);
    let knocks = Arc::new(Knocks::default());
    // Before the terminal is ours: a signal in between must find somebody who gives it back.
    let watchdog = knocks::watch(&screen, &knocks, doors, sender.clone())?;
    guard::leave_on_panic(&screen);
    let closing = Closing(&screen);
    let now = clock.now();
    let is_foreground = screen.is_foreground();
    if is_foreground {
        screen.enter()?;
    }
    #[cfg(feature = "pixels")]
    let pixels = if is_foreground { Pixels::ask(app, &screen, &sender) } else { Pixels::default() };
    let mut terminal = Terminal::new(Stage::new(Arc::clone(&screen)))?;
    // Before anybody listens: what is typed ahead is kept by the terminal. If it cannot be drawn, the loop finds out why.
    let is_drawn = is_foreground && terminal.draw(|frame| app.draw(frame, &now)).is_ok();
    let picture = if is_drawn { Picture::Current } else { Picture::Changed };
    let input = Input::listen(Arc::clone(&screen), sender)?;
    let notices = Way::of(&|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let mut show = Show {
        clock,
        terminal,
        screen: Arc::clone(&screen),
        input,
        knocks,
        messages,
        picture,
        notices,
        own: Vec::new(),
        #[cfg(feature = "pixels")]
        pixels,
    };
    let ended = show.play(app, now, perform);
    if ended.is_err() {
        // Whoever knows better why, a signal or the hang-up, ends the process now.
        watchdog.done();
        thread::sleep(ENDED_BY_THE_WATCHDOG);
    }
    drop(closing);
    watchdog.done();
    ended
}

impl Show<'_> {
    fn play(
        &mut self,
        app: &mut dyn Face,
        mut now: Now,
        perform: &mut dyn FnMut(Effect, &Now),
    ) -> Result<(), TerminalError> {
        if !self.screen.is_foreground() {
            self.suspend(&now, Signal::TTOU);
        }
        loop {
            match self.look(app, &mut now, perform) {
                Ok(Next::Go) => {}
                Ok(Next::Quit) => return Ok(()),
                Ok(Next::End) => return Err(TerminalError::Gone),
                Err(gone) => {
                    // A terminal may die before its signal says so; the last words are owed all the same.
                    self.tell(app, vec![Message::Ending], &now, perform);
                    return Err(gone);
                }
            }
        }
    }

    /// Draws, waits, reads the clock once, and passes on all there is.
    fn look(
        &mut self,
        app: &mut dyn Face,
        now: &mut Now,
        perform: &mut dyn FnMut(Effect, &Now),
    ) -> Result<Next, TerminalError> {
        let due = match self.picture {
            Picture::Suspended(_) => None,
            Picture::Current => {
                self.screen.drain()?;
                app.next_due(now)
            }
            Picture::Changed => {
                self.draw(app, now)?;
                app.next_due(now)
            }
        };
        #[cfg(feature = "pixels")]
        let due = match self.picture {
            Picture::Suspended(_) => None,
            Picture::Current | Picture::Changed => due.into_iter().chain(self.pixels.next_due()).min(),
        };
        let first = self.wait(due, now);
        let last = mem::replace(now, self.clock.now());
        // Told to end and to go on at once, as `kill %1` does: the end must not find us stopped again.
        let absence =
            if matches!(first, Some(Message::Ending)) { None } else { self.come_back(&last, due, now)? };
        let mut batch: Vec<Message> = absence.into_iter().collect();
        // What was due comes before what was pressed later.
        batch.extend(due.filter(|due| *due <= now.moment).map(|_| Message::Wake));
        batch.extend(first);
        batch.extend(self.messages.try_iter().take(BATCH));
        if batch.is_empty() {
            return Ok(Next::Go);
        }
        let next = self.tell(app, batch, now, perform);
        if matches!(next, Next::Go) && self.knocks.stop.swap(false, Ordering::SeqCst) {
            self.suspend(now, Signal::STOP);
        }
        Ok(next)
    }

    /// Draws, unless the terminal has no room; an unchanged frame costs nothing.
    fn draw(&mut self, app: &dyn Face, now: &Now) -> Result<(), TerminalError> {
        if self.screen.drain()? {
            self.terminal.draw(|frame| app.draw(frame, now))?;
            #[cfg(feature = "pixels")]
            self.pixels.hang(app, &mut self.terminal, &self.screen, now)?;
            self.picture = Picture::Current;
        }
        Ok(())
    }

    /// The next message; none when `due` has come, or the terminal is worth another try.
    fn wait(&self, due: Option<Moment>, now: &Now) -> Option<Message> {
        let until_due = due.map(|due| self.clock.until(due, now));
        let until_drained = (!self.screen.is_drained()).then_some(NOT_DRAINED);
        let Some(time) = until_due.into_iter().chain(until_drained).min() else {
            // The loop ends itself if nobody is left who could wake it.
            return Some(self.messages.recv().unwrap_or(Message::Ending));
        };
        match self.messages.recv_timeout(time) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Message::Ending),
        }
    }

    fn tell(
        &mut self,
        app: &mut dyn Face,
        batch: Vec<Message>,
        now: &Now,
        perform: &mut dyn FnMut(Effect, &Now),
    ) -> Next {
        let mut next = Next::Go;
        let mut batch = VecDeque::from(batch);
        while let Some(message) = batch.pop_front() {
            #[cfg(feature = "pixels")]
            if self.pixels.swallow(&message) {
                continue;
            }
            let resized = matches!(message, Message::Resized);
            let ending = matches!(message, Message::Ending);
            // A size that cannot be used is tried again with the next frame.
            if resized && !matches!(self.picture, Picture::Suspended(_)) {
                let _ = self.measure();
            }
            for effect in app.update(message, now) {
                if matches!(self.heed(effect, now, perform), Next::Quit) {
                    next = Next::Quit;
                }
            }
            batch.extend(self.own.drain(..));
            if ending {
                return Next::End;
            }
            if matches!(next, Next::Quit) {
                return next;
            }
        }
        if matches!(self.picture, Picture::Current) {
            self.picture = Picture::Changed;
        }
        next
    }

    /// Does one thing the interface asks for, here or outside; says whether that is the end.
    fn heed(&mut self, effect: Effect, now: &Now, perform: &mut dyn FnMut(Effect, &Now)) -> Next {
        match effect {
            Effect::Quit => return Next::Quit,
            Effect::Suspend => self.knocks.stop.store(true, Ordering::SeqCst),
            Effect::HandOver(words) => match self.lend(&words, now) {
                Ok(why) => self.own.push(Message::Returned(why)),
                Err(_) => self.own.push(Message::Ending),
            },
            // Between two frames, so that it never splits one; a bell that cannot be rung is not worth a word.
            Effect::Ring => {
                let _ = self.screen.show(BELL);
            }
            Effect::Title(words) => {
                let _ = self.screen.show(format!("\x1b]2;{words}\x1b\\").as_bytes());
            }
            Effect::Notify(words) => {
                if let Some(way) = self.notices {
                    let _ = self.screen.show(&way.notice(&words));
                }
            }
            // A terminal that is gone is noticed with the next frame.
            Effect::Begin { .. } | Effect::GoOn(_) => {
                let _ = self.screen.tell_focus(true);
                perform(effect, now);
            }
            Effect::Session(ref event) => {
                if matches!(event.what, Happening::Ended(_)) {
                    let _ = self.screen.tell_focus(false);
                }
                perform(effect, now);
            }
            Effect::Read
            | Effect::Illustrate(_)
            | Effect::ReadJournal
            | Effect::WriteDown(_)
            | Effect::Set(_)
            | Effect::Heed(_)
            | Effect::NoteTour
            | Effect::PutAway(_)
            | Effect::BreakOff
            | Effect::LeaveUnfinished(_)
            | Effect::Reflect { .. }
            | Effect::Aloud(_)
            | Effect::StepDown(_)
            | Effect::Heard { .. }
            | Effect::Answer { .. }
            | Effect::Doze
            | Effect::StayAwake
            | Effect::Copy { .. }
            | Effect::Discard(_)
            | Effect::BringBack
            | Effect::Edit(_) => perform(effect, now),
        }
        Next::Go
    }

    /// Reads the size and draws everything anew with the next frame, without asking the terminal.
    pub(super) fn measure(&mut self) -> Result<(), TerminalError> {
        let size = self.terminal.backend_mut().measure();
        #[cfg(feature = "pixels")]
        self.pixels.begin_anew(&self.screen);
        Ok(self.terminal.resize(Rect::from((Position::ORIGIN, size)))?)
    }
}
