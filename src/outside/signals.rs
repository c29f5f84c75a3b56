//! The watchdog: signals and the terminal's hang-up, told to the loop.
//!
//! It never draws; when the process has to end it asks for the last words, then leaves by the door it was given.

use std::{
    io,
    os::{
        fd::{AsFd as _, OwnedFd},
        unix::net::UnixStream,
    },
    process,
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use rustix::event::{PollFlags, Timespec};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::{backend::SignalDelivery, exfiltrator::SignalOnly},
    low_level,
};

use super::doors::Doors;

/// Long enough for the last line of a journal, short enough for a shell that waits.
const LAST_WORDS: Duration = Duration::from_millis(200);

/// The signal of a hang-up comes with it; it goes first, so that the shell sees the truth: 20 ms.
const SIGNAL_GOES_FIRST: Timespec = Timespec { tv_sec: 0, tv_nsec: 20_000_000 };

/// The signals that are told or end the process.
const SIGNALS: [i32; 7] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];

/// What a shell reports of a process ended by a hang-up.
const HUNG_UP: i32 = 128 + SIGHUP;

type Signals = SignalDelivery<UnixStream, SignalOnly>;

/// What the system says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The process ends as soon as [`Watchdog::done`] is said, or 200 ms later.
    Ending,
    /// Somebody wants the process to stop until it is continued.
    Stop,
    /// The process goes on after a stop.
    Continued,
    /// The terminal has another size.
    Resized,
}

/// Listens to signals and to the terminal, and waits at the doors, on a thread of its own, until the process ends.
#[derive(Clone)]
pub struct Watchdog {
    shared: Arc<Shared>,
}

struct Shared {
    ending: AtomicBool,
    done: Mutex<bool>,
    said: Condvar,
    tell: Box<dyn Fn(Told) + Send + Sync>,
    leave: Box<dyn Fn() + Send + Sync>,
}

impl Watchdog {
    /// Begins to listen to TERM, HUP, INT, QUIT, TSTP, CONT and WINCH, to `terminal` for its hang-up, and to `doors`.
    ///
    /// `tell` is called on the watchdog's thread; `leave` once, right before the process ends.
    ///
    /// # Errors
    ///
    /// If the signals cannot be registered or the thread cannot be started.
    pub fn watch(
        terminal: OwnedFd,
        doors: Doors,
        tell: impl Fn(Told) + Send + Sync + 'static,
        leave: impl Fn() + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            ending: AtomicBool::new(false),
            done: Mutex::new(false),
            said: Condvar::new(),
            tell: Box::new(tell),
            leave: Box::new(leave),
        });
        let (heard, said) = UnixStream::pair()?;
        let signals = Signals::with_pipe(heard, said, SignalOnly, SIGNALS)?;
        let watching = Arc::clone(&shared);
        thread::Builder::new()
            .name("watchdog".into())
            .spawn(move || watching.watch(signals, terminal, &doors))?;
        Ok(Self { shared })
    }

    /// Says that the last words are out, now and for good.
    pub fn done(&self) {
        *self.shared.done.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.shared.said.notify_all();
    }
}

impl Shared {
    /// Waits for signals and for the hang-up, asleep: no signal comes if it is ignored or meant for another group.
    fn watch(&self, mut signals: Signals, terminal: OwnedFd, doors: &Doors) {
        let (mut terminal, mut is_hung_up) = (Some(terminal), false);
        loop {
            let patience = is_hung_up.then_some(&SIGNAL_GOES_FIRST);
            let mut own = vec![(signals.get_read().as_fd(), PollFlags::IN)];
            // Nothing is asked for: hang-up and error are always told.
            own.extend(terminal.as_ref().map(|it| (it.as_fd(), PollFlags::empty())));
            let told = doors.wait(&own, patience);
            if matches!(told, Ok(None)) {
                self.end(|| process::exit(HUNG_UP));
            }
            let of_terminal = told.ok().flatten().and_then(|told| told.get(1).copied());
            if let Some(said) = of_terminal.filter(|said| !said.is_empty()) {
                is_hung_up = said.intersects(PollFlags::HUP | PollFlags::ERR);
                // It says nothing else; a system that cannot poll its terminals, as Apple's, leaves it to the signal.
                terminal = None;
            }
            for signal in signals.pending() {
                self.heed(signal);
            }
        }
    }

    fn heed(&self, signal: i32) {
        match signal {
            SIGTSTP => (self.tell)(Told::Stop),
            SIGCONT => (self.tell)(Told::Continued),
            SIGWINCH => (self.tell)(Told::Resized),
            ending => self.end(|| {
                let _ = low_level::emulate_default_handler(ending);
            }),
        }
    }

    /// Ends the process once, whoever comes first.
    fn end(&self, by: impl FnOnce()) {
        if self.ending.swap(true, Ordering::SeqCst) {
            return;
        }
        (self.tell)(Told::Ending);
        let done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = self.said.wait_timeout_while(done, LAST_WORDS, |done| !*done);
        (self.leave)();
        by();
    }
}
