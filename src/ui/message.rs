//! What the world tells the interface, and what the interface asks of the world.
//!
//! Both are plain values; nothing is done here.

use crossterm::event::{KeyEvent, MouseEvent};

use crate::{
    body::{Area, Side},
    clock::Moment,
    session::{self, PauseReason},
    text::Text,
};

/// Something the interface is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// The mouse did something.
    Mouse(MouseEvent),
    /// Words were pasted.
    Paste(String),
    /// The terminal has another size.
    Resized,
    /// The moment asked for has come.
    Wake,
    /// Nobody was there between `seen` and now.
    Away {
        /// The last moment at which somebody was.
        seen: Moment,
        /// Why.
        reason: PauseReason,
    },
    /// Everything told so far is on the disk.
    Saved,
    /// Something could not be written, for this reason.
    Unsaved(Text),
    /// The program is about to end.
    Ending,
}

/// Something the interface asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A session begins; its events follow.
    Begin {
        /// The routine, counted from 0 in the list the interface was given.
        routine: usize,
        /// The sore side, where the person named one.
        sore: Option<Side>,
        /// Tension before, 0 to 10 each; empty if not asked or not said.
        tension: Vec<(Area, Side, u8)>,
    },
    /// Something happened in the running session.
    Session(session::Event),
    /// The person looked back on the session.
    Reflect {
        /// Tension after, 0 to 10 each; empty if not said.
        tension: Vec<(Area, Side, u8)>,
        /// A sentence for later.
        note: Option<Text>,
    },
    /// Sound once.
    Ring,
    /// Hand the terminal back to the shell for a while.
    Suspend,
    /// End the program.
    Quit,
}
