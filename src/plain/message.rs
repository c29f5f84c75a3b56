//! What a plain session is told, and what it asks for beside its lines.
//!
//! Both are plain values; nothing is done here.

use crossterm::event::KeyEvent;

use crate::{cue::Aloud, journal::Acknowledgement, outside::sound::Live, session::Order};

/// What reaches a plain session from outside.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key.
    Key(KeyEvent),
    /// A word from the journal's writer.
    Acknowledged(Acknowledgement),
    /// A signal asks to end.
    Signal(i32),
    /// Which voice and which player live.
    Live(Live),
    /// An order from outside, with the ticket for its answer.
    Remote {
        /// The order.
        order: Order,
        /// The ticket.
        ticket: u64,
    },
}

/// What a plain session asks for, beside its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Make this heard.
    Aloud(Aloud),
    /// Answer an order from outside.
    Answer {
        /// The ticket it came with.
        ticket: u64,
        /// The answer.
        words: String,
    },
    /// Keep the machine awake again.
    StayAwake,
    /// The machine may sleep: the pause is long.
    Doze,
}
