//! The loop: waits, tells the face, performs what it asks, draws.
//!
//! It never decides anything about practice, and sleeps while nothing is due.

#[cfg(unix)]
mod away;
#[cfg(unix)]
pub mod guard;
#[cfg(unix)]
mod input;
#[cfg(unix)]
mod knocks;
#[cfg(unix)]
mod lend;
pub mod pencil;
#[cfg(all(unix, feature = "pixels"))]
mod pixels;
#[cfg(unix)]
mod show;
#[cfg(unix)]
pub mod stage;

use std::{
    io,
    sync::mpsc::{Receiver, Sender},
};

use crate::{
    clock::{Clock, Moment, Now},
    outside::doors::Doors,
    ui::message::{Effect, Message},
};

#[cfg(feature = "pixels")]
use crate::ui::pixels::Placement;

/// Something that can be shown in a terminal and talked to.
pub trait Face {
    /// Takes a message; returns what the world shall do about it.
    fn update(&mut self, message: Message, now: &Now) -> Vec<Effect>;

    /// The next moment at which it wants to be woken; none while everything is still.
    fn next_due(&self, now: &Now) -> Option<Moment>;

    /// Draws itself as it is at this moment.
    fn draw(&self, frame: &mut ratatui::Frame<'_>, now: &Now);

    /// Whether it would show pictures in real pixels, so that the terminal is asked for them.
    #[cfg(feature = "pixels")]
    fn wishes_pixels(&self) -> bool {
        false
    }

    /// From now on it may: the terminal shows them.
    #[cfg(feature = "pixels")]
    fn take_pixels(&mut self) {}

    /// Which pictures stand in the frame that was drawn last, and where; their cells are blank in it.
    #[cfg(feature = "pixels")]
    fn placements(&self) -> Vec<Placement> {
        Vec::new()
    }
}

/// Why the face could not be shown, or not any longer.
#[derive(Debug, thiserror::Error)]
pub enum TerminalError {
    /// The process has no terminal.
    #[error("no terminal to draw on\n`supple run ROUTINE --plain` needs none; `supple list` names them")]
    NoTerminal,
    /// The terminal went away while it was drawn on.
    #[error("the terminal is gone")]
    Gone,
    /// The system refused something the loop needs.
    #[error("cannot use the terminal: {0}")]
    Refused(#[from] io::Error),
}

/// Shows `app` until it asks to quit; every effect but [`Effect::Ring`], [`Effect::Notify`], [`Effect::Title`],
/// [`Effect::HandOver`], [`Effect::Suspend`] and [`Effect::Quit`] goes to `perform`.
///
/// The thread that listens to signals waits at `doors`, too.
///
/// A signal that ends the process does so from within, after [`Message::Ending`] and its effects.
///
/// # Errors
///
/// If there is no terminal, if it goes away, or if the system refuses a thread or a signal.
pub fn run(
    app: &mut dyn Face,
    clock: &Clock,
    messages: (Sender<Message>, Receiver<Message>),
    doors: &Doors,
    perform: &mut dyn FnMut(Effect, &Now),
) -> Result<(), TerminalError> {
    #[cfg(unix)]
    {
        show::run(app, clock, messages, doors, perform)
    }
    #[cfg(not(unix))]
    {
        let _ = (app, clock, messages, doors, perform);
        Err(TerminalError::NoTerminal)
    }
}
