//! What is at work for a line or a sound.
//!
//! It ends at the latest when it is dropped.

use super::child::Child;

/// What speaks or plays.
pub(super) enum Work {
    /// A program of the system.
    Program(Child),
}

impl Work {
    /// Ends it; whether it had ended well by itself before.
    pub(super) fn finish(self) -> bool {
        match self {
            Self::Program(child) => child.finish(),
        }
    }

    /// Ends it, as it should have ended long ago.
    pub(super) fn give_up(self) {
        match self {
            Self::Program(child) => drop(child),
        }
    }

    /// Lets it come to its own end.
    pub(super) fn let_go(self) {
        match self {
            Self::Program(child) => child.let_go(),
        }
    }
}
