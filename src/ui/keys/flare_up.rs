//! The keys of a flare-up.

use crossterm::event::KeyCode;

use super::{
    Action, Binding, NONE,
    Press::{Ctrl, Digit, Named, Sign},
};
use crate::ui::place::Place;

table! {
    /// On a flare-up.
    FLARE_UP {
        "↵ →" [Named(KeyCode::Enter), Named(KeyCode::Right), Sign('l'), Sign(' ')] Action::Accept, "take this one", ("↵", "choose", "choose");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "one up", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "one down", ("↑↓", "move", "move");
        "1-9" [Digit] Action::Number, "take that one", ("1-9", "take", "take");
        "b" [Sign('b')] Action::Go(Place::Body), "where is it: the body map", ("b", "where is it", "body");
        "esc ←" [Named(KeyCode::Esc), Named(KeyCode::Left), Sign('h'), Sign('q')] Action::Back, "back to where you were", ("esc", "back", "back");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}
