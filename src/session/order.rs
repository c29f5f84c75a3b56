//! What another terminal, a hotkey or a pedal may ask of a running session.
//!
//! It is only a word and the command it stands for; how it comes here is the rim's business.

use super::{Command, PauseReason, Standing};
use crate::body::tokens;

tokens! {
    /// What can be asked of a running session from outside.
    Order, "an order" {
        /// Let time stand still.
        Pause = "pause", "pause";
        /// Go on.
        Resume = "resume", "resume";
        /// Pause, or go on.
        Toggle = "toggle", "toggle";
        /// The next part.
        Next = "next", "next";
        /// The part before.
        Back = "back", "back";
        /// Ten seconds more.
        More = "more", "more";
        /// Ten seconds less.
        Less = "less", "less";
        /// The one thing that makes sense now.
        Ready = "ready", "ready";
        /// It hurts.
        Hurts = "hurts", "hurts";
        /// Sound off or on.
        Mute = "mute", "mute";
        /// Leave at once; what was done is kept.
        Leave = "leave", "leave";
        /// Nothing; only say where the session stands.
        Status = "status", "status";
    }
}

impl Order {
    /// The command it stands for while the session stands like this; none for those that are no command.
    pub fn command(self, standing: Standing) -> Option<Command> {
        let is_paused = matches!(standing, Standing::Paused(_));
        match self {
            Self::Toggle | Self::Resume if is_paused => Some(Command::Resume),
            Self::Toggle | Self::Pause => Some(Command::Pause(PauseReason::Key)),
            Self::Resume => Some(Command::Resume),
            Self::Next => Some(Command::Next),
            Self::Back => Some(Command::Back),
            Self::More => Some(Command::More),
            Self::Less => Some(Command::Less),
            Self::Ready => Some(Command::Ready),
            Self::Hurts => Some(Command::Hurts),
            Self::Leave => Some(Command::Leave),
            Self::Mute | Self::Status => None,
        }
    }
}
