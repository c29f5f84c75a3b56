//! Giving the terminal away for a while: to the shell, or to another program, such as an editor, until that ends.
//!
//! The program is run as it is, never through a shell. While it has the terminal nothing is drawn and no key is read.

use std::{
    fs::File,
    mem,
    process::{Child, Command, Stdio},
    sync::atomic::Ordering,
    thread,
    time::Duration,
};

use rustix::process::Signal;

use super::{
    TerminalError, away,
    show::{Picture, Show},
};
use crate::{
    clock::{Moment, Now},
    session::PauseReason,
    text::Text,
    ui::message::Message,
};

/// How soon it is noticed that the program has ended, or that the person stopped it.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

impl Show<'_> {
    /// Lends the terminal to the program `words`, its arguments behind it; returns why it could not run, if it could not.
    pub(super) fn lend(&mut self, words: &[String], now: &Now) -> Result<Option<Text>, TerminalError> {
        self.input.rest();
        self.screen.leave();
        let why = match start(words) {
            Ok(child) => {
                self.wait_for(child);
                None
            }
            Err(fault) => {
                let name = words.first().map_or("", String::as_str);
                Some(Text::new(&format!("cannot run `{name}`: {fault}; VISUAL and EDITOR name an editor")))
            }
        };
        self.knocks.go_on.store(false, Ordering::SeqCst);
        if !self.screen.is_foreground() {
            self.suspend(now, Signal::TTOU);
            return Ok(why);
        }
        self.take_again()?;
        Ok(why)
    }

    /// Waits until the program ends; where it is stopped by the person, so are we, or the shell would wait for ever.
    fn wait_for(&self, mut child: Child) {
        while let Ok(None) = child.try_wait() {
            thread::sleep(BETWEEN_LOOKS);
            if self.knocks.stop.swap(false, Ordering::SeqCst) {
                let _ = rustix::process::kill_current_process_group(Signal::STOP);
            }
        }
    }

    /// Takes the terminal again after a stop, and notices any absence.
    pub(super) fn come_back(
        &mut self,
        last: &Now,
        due: Option<Moment>,
        now: &Now,
    ) -> Result<Option<Message>, TerminalError> {
        let absence = away::notice(self.clock, last, due, now);
        if !self.knocks.go_on.swap(false, Ordering::SeqCst) {
            return Ok(absence);
        }
        if !self.screen.is_foreground() {
            self.suspend(now, Signal::TTOU);
            return Ok(None);
        }
        match self.take_again()? {
            Picture::Suspended(seen) => Ok(Some(Message::Away { seen, reason: PauseReason::Stop })),
            // Stopped from outside without a word, as by `kill -STOP`; or not stopped at all.
            Picture::Current | Picture::Changed => Ok(absence),
        }
    }

    /// Makes the terminal ours again, to be drawn anew; returns what the picture was until then.
    pub(super) fn take_again(&mut self) -> Result<Picture, TerminalError> {
        self.screen.enter()?;
        self.input.go_on();
        self.terminal.backend_mut().begin_anew();
        self.measure()?;
        Ok(mem::replace(&mut self.picture, Picture::Changed))
    }

    /// Gives the terminal back and stops with the whole group; only a continuation takes it again.
    pub(super) fn suspend(&mut self, now: &Now, signal: Signal) {
        if !matches!(self.picture, Picture::Suspended(_)) {
            self.input.rest();
            self.screen.leave();
            self.picture = Picture::Suspended(now.moment);
        }
        self.knocks.go_on.store(false, Ordering::SeqCst);
        let _ = rustix::process::kill_current_process_group(signal);
    }
}

/// Starts the program on the terminal of this process, whatever its own input and output are.
fn start(words: &[String]) -> std::io::Result<Child> {
    let (program, arguments) = words.split_first().ok_or(std::io::ErrorKind::NotFound)?;
    let terminal = File::options().read(true).write(true).open("/dev/tty")?;
    let mut command = Command::new(program);
    command.args(arguments);
    command.stdin(Stdio::from(terminal.try_clone()?)).stdout(Stdio::from(terminal.try_clone()?));
    command.stderr(Stdio::from(terminal)).spawn()
}
