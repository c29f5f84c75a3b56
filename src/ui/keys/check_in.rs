//! The keys of a check-in, at a number.

use crossterm::event::KeyCode;

use super::{
    Action, Binding, NONE,
    Press::{Ctrl, Digit, Named, Sign},
};

table! {
    /// How tense it is, area by area; the sentence has the keys of every sheet.
    CHECK_IN {
        "↵" [Named(KeyCode::Enter)] Action::Accept, "keep all of this", ("↵", "keep", "keep");
        "0-9" [Digit] Action::Number, "how tense; 1 then 0 is 10", ("0-9", "how tense", "tense");
        "↑" [Named(KeyCode::Up), Named(KeyCode::BackTab)] Action::Up, "one line up", NONE;
        "↓ tab" [Named(KeyCode::Down), Named(KeyCode::Tab)] Action::Down, "one line down", ("↑↓", "move", "move");
        "space" [Sign(' ')] Action::Field, "both sides, the left alone, the right alone", ("space", "side", "side");
        "←" [Named(KeyCode::Left)] Action::Lower, "one lower", NONE;
        "→" [Named(KeyCode::Right)] Action::Higher, "one higher", NONE;
        "⌫" [Named(KeyCode::Backspace), Named(KeyCode::Delete)] Action::Erase, "say nothing here", NONE;
        "esc" [Named(KeyCode::Esc)] Action::Back, "not now", ("esc", "not now", "not now");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}
