//! Keys for a plain session.
//!
//! Keys come one by one and are not echoed; the terminal is put back as it was when the listener is dropped.

use std::{
    io::{self, IsTerminal},
    thread,
};

use crossterm::event::{self, Event, KeyEvent, KeyEventKind};

/// Keeps the terminal in its key-by-key mode.
#[derive(Debug)]
pub struct Listening {
    #[cfg(unix)]
    before: rustix::termios::Termios,
}

/// Listens to keys if standard input is a terminal, until `tell` returns `false`.
///
/// # Errors
///
/// If the terminal does not take the mode.
pub fn listen(tell: impl Fn(KeyEvent) -> bool + Send + 'static) -> io::Result<Option<Listening>> {
    if !io::stdin().is_terminal() {
        return Ok(None);
    }
    let listening = Listening::begin()?;
    thread::spawn(move || {
        while let Ok(event) = event::read() {
            if let Event::Key(key) = event
                && key.kind == KeyEventKind::Press
                && !tell(key)
            {
                break;
            }
        }
    });
    Ok(Some(listening))
}

#[cfg(unix)]
impl Listening {
    fn begin() -> io::Result<Self> {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let before = tcgetattr(io::stdin())?;
        let mut modes = before.clone();
        modes.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO);
        tcsetattr(io::stdin(), OptionalActions::Now, &modes)?;
        Ok(Self { before })
    }
}

#[cfg(unix)]
impl Drop for Listening {
    fn drop(&mut self) {
        // A terminal that is gone needs no mode.
        let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, &self.before);
    }
}

#[cfg(not(unix))]
impl Listening {
    fn begin() -> io::Result<Self> {
        crossterm::terminal::enable_raw_mode()?;
        Ok(Self {})
    }
}

#[cfg(not(unix))]
impl Drop for Listening {
    fn drop(&mut self) {
        let _ = crossterm::terminal::disable_raw_mode();
    }
}
