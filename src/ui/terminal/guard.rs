//! The screen: one descriptor for output, modes and size, entered and left in one place.
//!
//! It never blocks on a terminal that does not drain, and never asks the terminal anything.

use std::{
    io::{self, Write as _},
    mem,
    os::fd::{AsFd, OwnedFd},
    panic,
    path::Path,
    process,
    sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError},
    thread,
    time::Duration,
};

use ratatui::layout::Size;
use rustix::{
    event::{PollFd, PollFlags, Timespec},
    fs::{Mode, OFlags},
    io::Errno,
    termios::{self, Action, OptionalActions, QueueSelector, Termios},
};

use crate::outside::sound::silence_all;
#[cfg(feature = "pixels")]
use crate::ui::pixels::CellSize;

/// Alternate screen, no cursor, mouse buttons and drags (not mere moves, which would wake us), bracketed paste.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[2J\x1b[?25l\x1b[?1000h\x1b[?1002h\x1b[?1006h\x1b[?2004h";

/// Keeps the window's title, to be given back.
const KEEP_TITLE: &[u8] = b"\x1b[22;0t";

/// Tell where the window is, and no longer.
const FOCUS: (&[u8], &[u8]) = (b"\x1b[?1004h", b"\x1b[?1004l");

/// Everything undone, in the other order; ends an open synchronized frame, colours and the mouse's other modes as well.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?1004l\x1b[?2004l\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?25h\x1b[23;0t\x1b[?1049l";

/// Begins and ends a frame that is shown at once.
const SYNCHRONIZED: (&[u8], &[u8]) = (b"\x1b[?2026h", b"\x1b[?2026l");

/// Makes a terminal forget half a sequence, or end half a string.
const CANCEL: &[u8] = if cfg!(feature = "pixels") { b"\x18\x1b\\" } else { b"\x18" };

/// How long leaving waits for a terminal that is only slow, in nanoseconds: 5 ms.
const SLOW: i64 = 5_000_000;

/// How often leaving tries for the lock, a millisecond apart; writing under it never blocks.
const TRIES: u32 = 50;

/// Status of a process that panicked.
const PANICKED: i32 = 101;

/// What a terminal without a size counts as.
const USUAL: Size = Size::new(80, 24);

/// A terminal to draw on; left when dropped.
#[derive(Debug)]
pub struct Screen {
    terminal: OwnedFd,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    place: Place,
    /// Whether the terminal tells where its window is, as long as it is ours.
    tells_focus: bool,
    /// Bytes the terminal had no room for; the rest of a frame is never dropped half-way.
    unsent: Vec<u8>,
    /// What takes pictures away before the screen is left.
    pictures: &'static [u8],
}

impl State {
    /// What gives the screen back.
    fn leaving(&self) -> Vec<u8> {
        [self.pictures, LEAVE].concat()
    }
}

#[derive(Debug)]
enum Place {
    Outside,
    Inside(Box<Termios>),
    Closed,
}

impl Screen {
    /// Opens the terminal of the process.
    ///
    /// # Errors
    ///
    /// If the process has none.
    pub fn open() -> io::Result<Self> {
        Self::open_at(Path::new("/dev/tty"))
    }

    /// Opens the terminal at `path`; nothing is changed on it yet.
    ///
    /// # Errors
    ///
    /// If it cannot be opened, or is no terminal.
    pub fn open_at(path: &Path) -> io::Result<Self> {
        // An open file description of our own: the shell and our children never see it become non-blocking.
        let flags = OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let terminal = rustix::fs::open(path, flags, Mode::empty())?;
        termios::tcgetattr(&terminal)?;
        Ok(Self {
            terminal,
            state: Mutex::new(State {
                place: Place::Outside,
                tells_focus: false,
                unsent: Vec::new(),
                pictures: &[],
            }),
        })
    }

    /// A second handle, for waiting on the terminal.
    ///
    /// # Errors
    ///
    /// If the process has too many open files.
    pub fn handle(&self) -> io::Result<OwnedFd> {
        self.terminal.try_clone()
    }

    /// The size now; 80 columns or 24 rows where the terminal says 0.
    pub fn size(&self) -> Size {
        termios::tcgetwinsize(&self.terminal).map_or(USUAL, |size| {
            Size::new(
                if size.ws_col == 0 { USUAL.width } else { size.ws_col },
                if size.ws_row == 0 { USUAL.height } else { size.ws_row },
            )
        })
    }

    /// Whether the terminal listens to this process; one in the background must not touch its modes.
    pub fn is_foreground(&self) -> bool {
        // A terminal that does not say is tried.
        termios::tcgetpgrp(&self.terminal).map_or(true, |group| group == rustix::process::getpgrp())
    }

    /// Makes the terminal ours; when it is already, sets everything again but keeps the modes to go back to.
    ///
    /// # Errors
    ///
    /// If the terminal is gone, or was closed for good.
    pub fn enter(&self) -> io::Result<()> {
        let mut state = self.lock();
        match state.place {
            Place::Outside => {
                state.place = Place::Inside(Box::new(termios::tcgetattr(&self.terminal)?));
                state.unsent = KEEP_TITLE.to_vec();
            }
            Place::Inside(_) => {}
            Place::Closed => return Err(io::ErrorKind::NotConnected.into()),
        }
        let Place::Inside(ref before) = state.place else { return Ok(()) };
        let mut raw = (**before).clone();
        raw.make_raw();
        termios::tcsetattr(&self.terminal, OptionalActions::Now, &raw)?;
        state.unsent.extend_from_slice(ENTER);
        if state.tells_focus {
            state.unsent.extend_from_slice(FOCUS.0);
        }
        self.push(&mut state.unsent).map(drop)
    }

    /// Gives the terminal back as it was; does nothing when it is not ours.
    pub fn leave(&self) {
        self.go_to(Place::Outside);
    }

    /// Gives the terminal back for good: no thread enters it again.
    pub fn close(&self) {
        self.go_to(Place::Closed);
    }

    /// Sends a frame as one synchronized write, or keeps what does not fit; an empty one sends nothing.
    ///
    /// # Errors
    ///
    /// If the terminal is gone.
    pub fn show(&self, frame: &[u8]) -> io::Result<()> {
        let mut state = self.lock();
        if frame.is_empty() || !matches!(state.place, Place::Inside(_)) {
            return Ok(());
        }
        let (begin, end) = SYNCHRONIZED;
        for part in [begin, frame, end] {
            state.unsent.extend_from_slice(part);
        }
        self.push(&mut state.unsent).map(drop)
    }

    /// Lets the terminal tell where its window is, or no longer.
    ///
    /// # Errors
    ///
    /// If the terminal is gone.
    pub(super) fn tell_focus(&self, tells: bool) -> io::Result<()> {
        let mut state = self.lock();
        state.tells_focus = tells;
        if !matches!(state.place, Place::Inside(_)) {
            return Ok(());
        }
        state.unsent.extend_from_slice(if tells { FOCUS.0 } else { FOCUS.1 });
        self.push(&mut state.unsent).map(drop)
    }

    /// Sends a question as it is, outside of any frame.
    ///
    /// # Errors
    ///
    /// If the terminal is gone.
    #[cfg(feature = "pixels")]
    pub(super) fn ask(&self, question: &[u8]) -> io::Result<()> {
        let mut state = self.lock();
        if !matches!(state.place, Place::Inside(_)) {
            return Ok(());
        }
        state.unsent.extend_from_slice(question);
        self.push(&mut state.unsent).map(drop)
    }

    /// From now on pictures may stand on the screen; `undo` takes them away whenever it is left.
    #[cfg(feature = "pixels")]
    pub(super) fn take_away_at_leaving(&self, undo: &'static [u8]) {
        self.lock().pictures = undo;
    }

    /// How large a cell is in pixels, where the system was told.
    #[cfg(feature = "pixels")]
    pub(super) fn cell_size(&self) -> Option<CellSize> {
        let size = termios::tcgetwinsize(&self.terminal).ok()?;
        let width = size.ws_xpixel.checked_div(size.ws_col)?;
        CellSize::new(width, size.ws_ypixel.checked_div(size.ws_row)?)
    }

    /// Sends what was kept; whether the terminal has room for more.
    ///
    /// # Errors
    ///
    /// If the terminal is gone.
    pub fn drain(&self) -> io::Result<bool> {
        let mut state = self.lock();
        self.push(&mut state.unsent)
    }

    /// Whether everything was sent.
    pub fn is_drained(&self) -> bool {
        self.lock().unsent.is_empty()
    }

    /// Sets the modes again as they are, which makes the system tell all who wait that there are bytes.
    ///
    /// Under the lock: at the same time as leaving it would undo the leaving.
    pub(super) fn nudge(&self) {
        let state = self.lock();
        if let (Place::Inside(_), Ok(modes)) = (&state.place, termios::tcgetattr(&self.terminal)) {
            let _ = termios::tcsetattr(&self.terminal, OptionalActions::Now, &modes);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The lock, unless the thread that holds it is the one that just panicked.
    fn lock_soon(&self) -> Option<MutexGuard<'_, State>> {
        for _ in 0..TRIES {
            match self.state.try_lock() {
                Ok(state) => return Some(state),
                Err(TryLockError::Poisoned(state)) => return Some(state.into_inner()),
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(1)),
            }
        }
        None
    }

    fn go_to(&self, place: Place) {
        let Some(mut state) = self.lock_soon() else { return };
        if matches!(state.place, Place::Closed) {
            return;
        }
        if let Place::Inside(before) = mem::replace(&mut state.place, place) {
            self.undo(&mut state, &before);
        }
    }

    /// Errors are of no use here: on a dead terminal nothing is left to restore.
    fn undo(&self, state: &mut State, before: &Termios) {
        let leaving = state.leaving();
        let unsent = &mut state.unsent;
        unsent.extend_from_slice(&leaving);
        if !self.push_patiently(unsent) {
            let _ = termios::tcflow(&self.terminal, Action::OOn);
            let _ = termios::tcflush(&self.terminal, QueueSelector::OFlush);
            // What is dropped may have been cut in the middle of a sequence.
            *unsent = [CANCEL, &leaving].concat();
            self.push_patiently(unsent);
        }
        unsent.clear();
        let _ = termios::tcsetattr(&self.terminal, OptionalActions::Now, before);
    }

    fn push_patiently(&self, unsent: &mut Vec<u8>) -> bool {
        if !matches!(self.push(unsent), Ok(false)) {
            return true;
        }
        let mut waiting = [PollFd::new(&self.terminal, PollFlags::OUT)];
        let _ = rustix::event::poll(&mut waiting, Some(&Timespec { tv_sec: 0, tv_nsec: SLOW }));
        !matches!(self.push(unsent), Ok(false))
    }

    /// Writes without waiting; whether nothing is left.
    fn push(&self, unsent: &mut Vec<u8>) -> io::Result<bool> {
        while !unsent.is_empty() {
            match rustix::io::write(self.terminal.as_fd(), unsent) {
                Ok(written) => {
                    unsent.drain(..written);
                }
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => return Ok(false),
                Err(gone) => {
                    unsent.clear();
                    return Err(gone.into());
                }
            }
        }
        Ok(true)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.close();
    }
}

/// Gives the screen back on every way out; the hook and the watchdog hold it for longer.
pub(super) struct Closing<'a>(pub(super) &'a Screen);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.close();
        // The hook ends the process, so that no panic unwinds to here.
        drop(panic::take_hook());
    }
}

/// From now on a panic on any thread leaves the screen, says what happened and ends the process with 101.
pub(super) fn leave_on_panic(screen: &Arc<Screen>) {
    let screen = Arc::clone(screen);
    panic::set_hook(Box::new(move |panic| {
        screen.close();
        silence_all();
        // Errors are ignored: a dead terminal must not make a second panic.
        let _ = writeln!(io::stderr(), "{panic}");
        process::exit(PANICKED);
    }));
}
