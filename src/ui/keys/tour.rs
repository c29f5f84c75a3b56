//! The keys of the tour.

use crossterm::event::KeyCode;

use super::{
    Action, Binding, NONE,
    Press::{Any, Ctrl, Named, Sign},
};

table! {
    /// The cards of the first time.
    TOUR {
        "esc" [Named(KeyCode::Esc)] Action::Back, "end the tour", ("esc", "enough", "enough");
        "← pgup" [Named(KeyCode::Left), Named(KeyCode::Up), Named(KeyCode::PageUp)] Action::Previous, "the card before", NONE;
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "q" [Sign('q')] Action::Quit, "end supple", ("q", "quit", "quit");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
        "any other" [Any] Action::Next, "the next card", ("any key", "next", "next");
    }
}
