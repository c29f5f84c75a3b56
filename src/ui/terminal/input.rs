//! The ear: keys, mouse and pastes, read on a thread of their own.
//!
//! The only place where crossterm reads: its reader may wait for ever on half a sequence, so it never keeps the time.

use std::{
    io,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    sync::{
        Arc,
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::Duration,
};

use crossterm::event::{self, Event, KeyEventKind};
use rustix::{
    event::{PollFd, PollFlags},
    fs::{Mode, OFlags},
    io::Errno,
};

use super::guard::Screen;
use crate::ui::message::{Focus, Message};

/// How long to wait for the ear to rest; longer means that it hangs in half a sequence, and reads nothing more anyhow.
const REST: Duration = Duration::from_millis(100);

/// Bytes that make no event yet are looked at again after this, instead of at once and for ever.
const HALF_A_SEQUENCE: Duration = Duration::from_millis(5);

/// Words on the pipe.
const REST_NOW: u8 = b'r';
const GO_ON: u8 = b'g';

/// Listens until it is dropped.
pub(super) struct Input {
    words: OwnedFd,
    rested: Receiver<()>,
}

impl Input {
    /// Begins to listen.
    pub(super) fn listen(screen: Arc<Screen>, messages: Sender<Message>) -> io::Result<Self> {
        let (heard, words) = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC)?;
        let (answer, rested) = mpsc::channel();
        let keyboard = Keyboard::find()?;
        let ear = Ear { screen, keyboard, words: heard, answer, messages };
        thread::Builder::new().name("input".into()).spawn(move || ear.listen())?;
        Ok(Self { words, rested })
    }

    /// Reads nothing more until [`Input::go_on`].
    pub(super) fn rest(&self) {
        // An answer that came too late last time is not the one to this question.
        while self.rested.try_recv().is_ok() {}
        self.say(REST_NOW);
        let _ = self.rested.recv_timeout(REST);
    }

    /// Listens again.
    pub(super) fn go_on(&self) {
        self.say(GO_ON);
    }

    /// A thread that has ended needs no word.
    fn say(&self, word: u8) {
        let _ = rustix::io::write(&self.words, &[word]);
    }
}

/// The descriptor that crossterm reads from: standard input if that is a terminal, else the process's own.
pub(super) enum Keyboard {
    Standard(io::Stdin),
    Own(OwnedFd),
}

impl Keyboard {
    pub(super) fn find() -> io::Result<Self> {
        let standard = io::stdin();
        if rustix::termios::isatty(&standard) {
            return Ok(Self::Standard(standard));
        }
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        Ok(Self::Own(rustix::fs::open("/dev/tty", flags, Mode::empty())?))
    }
}

impl AsFd for Keyboard {
    fn as_fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Standard(standard) => standard.as_fd(),
            Self::Own(own) => own.as_fd(),
        }
    }
}

struct Ear {
    screen: Arc<Screen>,
    keyboard: Keyboard,
    words: OwnedFd,
    answer: Sender<()>,
    messages: Sender<Message>,
}

impl Ear {
    fn listen(&self) {
        let mut resting = false;
        loop {
            let wanted = if resting { PollFlags::empty() } else { PollFlags::IN };
            let mut waiting = [PollFd::new(&self.words, PollFlags::IN), PollFd::new(&self.keyboard, wanted)];
            match rustix::event::poll(&mut waiting, None) {
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                Err(_) => return,
            }
            let [words, keyboard] = waiting.map(|one| one.revents());
            if !words.is_empty() {
                let Some(word) = self.next_word() else { return };
                resting = word == REST_NOW;
                if resting {
                    let _ = self.answer.send(());
                }
            } else if keyboard.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
                // Reading now would spin for ever.
                let _ = self.messages.send(Message::Ending);
                return;
            } else if keyboard.contains(PollFlags::IN) && self.hear().is_err() {
                return;
            }
        }
    }

    fn next_word(&self) -> Option<u8> {
        let mut word = [0];
        (rustix::io::read(&self.words, &mut word) == Ok(1)).then_some(word[0])
    }

    /// Sends everything there is.
    fn hear(&self) -> io::Result<()> {
        if self.read()? {
            // An answer of the terminal is no event and ends a reading early; a key behind it must not wait for the next.
            #[cfg(feature = "pixels")]
            self.read()?;
            return Ok(());
        }
        // crossterm reads 1024 bytes and waits for the next edge; the rest of a flood makes none by itself.
        self.screen.nudge();
        if !self.read()? {
            thread::sleep(HALF_A_SEQUENCE);
        }
        Ok(())
    }

    /// Sends what crossterm gives; whether that was anything.
    fn read(&self) -> io::Result<bool> {
        let mut heard = false;
        while event::poll(Duration::ZERO)? {
            heard = true;
            let message = match event::read()? {
                Event::Key(key) if key.kind == KeyEventKind::Press => Message::Key(key),
                Event::Mouse(mouse) => Message::Mouse(mouse, self.screen.size()),
                Event::Paste(text) => Message::Paste(text),
                Event::FocusGained => Message::Focus(Focus::Front),
                Event::FocusLost => Message::Focus(Focus::Behind),
                // The size comes with its signal, not when the next key happens to be read.
                Event::Key(_) | Event::Resize(..) => continue,
            };
            self.messages.send(message).map_err(|_| io::ErrorKind::BrokenPipe)?;
        }
        Ok(heard)
    }
}
