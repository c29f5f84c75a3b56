//! What is at work for a line or a sound.
//!
//! It ends at the latest when it is dropped.

use super::child::Child;
#[cfg(feature = "native-audio")]
use super::device::Playing;

/// What speaks or plays.
pub(super) enum Work {
    /// A program of the system.
    Program(Child),
    /// This program itself.
    #[cfg(feature = "native-audio")]
    Own(Playing),
}

impl Work {
    /// Ends it; whether it had ended well by itself before.
    pub(super) fn finish(self) -> bool {
        match self {
            Self::Program(child) => child.finish(),
            #[cfg(feature = "native-audio")]
            Self::Own(playing) => playing.finish(),
        }
    }

    /// Ends it, as it should have ended long ago.
    pub(super) fn give_up(self) {
        match self {
            Self::Program(child) => drop(child),
            #[cfg(feature = "native-audio")]
            Self::Own(playing) => playing.give_up(),
        }
    }

    /// Lets it come to its own end.
    pub(super) fn let_go(self) {
        match self {
            Self::Program(child) => child.let_go(),
            #[cfg(feature = "native-audio")]
            Self::Own(playing) => playing.let_go(),
        }
    }
}
