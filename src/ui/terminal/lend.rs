//! Lending the terminal to another program, such as an editor, until that ends.
//!
//! The program is run as it is, never through a shell. While it has the terminal nothing is drawn and no key is read.

use std::{
    fs::File,
    process::{Child, Command, Stdio},
    sync::atomic::Ordering,
    thread,
    time::Duration,
};

use rustix::process::Signal;

use super::{TerminalError, show::Show};
use crate::{clock::Now, text::Text};

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
