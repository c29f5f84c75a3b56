//! What the watchdog says, put into messages and knocks for the loop.
//!
//! It never touches the screen, but to close it when the process ends.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
    mpsc::Sender,
};

use super::{TerminalError, guard::Screen};
use crate::{
    outside::{
        doors::Doors,
        signals::{Told, Watchdog},
        sound::silence_all,
    },
    ui::message::Message,
};

/// What the watchdog wants of the loop, beside the messages.
#[derive(Default)]
pub(super) struct Knocks {
    /// Somebody asked for a stop.
    pub(super) stop: AtomicBool,
    /// The process goes on after a stop.
    pub(super) go_on: AtomicBool,
}

/// Begins to listen to signals, to the hang-up of `screen` and to `doors`.
pub(super) fn watch(
    screen: &Arc<Screen>,
    knocks: &Arc<Knocks>,
    doors: &Doors,
    sender: Sender<Message>,
) -> Result<Watchdog, TerminalError> {
    let (leaving, knocks) = (Arc::clone(screen), Arc::clone(knocks));
    let tell = move |told| {
        let message = match told {
            Told::Ending => Message::Ending,
            Told::Resized => Message::Resized,
            Told::Stop => {
                knocks.stop.store(true, Ordering::SeqCst);
                Message::Wake
            }
            Told::Continued => {
                knocks.stop.store(false, Ordering::SeqCst);
                knocks.go_on.store(true, Ordering::SeqCst);
                Message::Wake
            }
        };
        // A loop that has ended needs no message.
        let _ = sender.send(message);
    };
    Ok(Watchdog::watch(screen.handle()?, doors.clone(), tell, move || {
        leaving.close();
        silence_all();
    })?)
}
