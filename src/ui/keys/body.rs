//! The keys of the body map and of the routines beside it.

use crossterm::event::KeyCode;

use super::{
    Action, Binding, NONE,
    Press::{Ctrl, Digit, Named, Sign},
};
use crate::ui::place::Place;

/// What a key means on the body, beside up and down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointing {
    /// To the left of the picture.
    Left,
    /// To the right of the picture.
    Right,
    /// The other view.
    Turn,
    /// Name the place by numbers.
    ByNumber,
}

table! {
    /// On the body.
    BODY {
        "↵ space" [Named(KeyCode::Enter), Sign(' ')] Action::Accept, "to the routines for this place", ("↵", "routines", "go on");
        "0-9" [Digit] Action::Number, "how tender it is; 1 then 0 is 10", ("0-9", "how tender", "tender");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "up the body", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "down the body", NONE;
        "← h" [Named(KeyCode::Left), Sign('h')] Action::OnBody(Pointing::Left), "to the left of the picture", NONE;
        "→ l" [Named(KeyCode::Right), Sign('l')] Action::OnBody(Pointing::Right), "to the right of the picture", ("↑↓←→", "where", "where");
        "⌫" [Named(KeyCode::Backspace), Named(KeyCode::Delete)] Action::Erase, "say nothing of this place", NONE;
        "tab" [Named(KeyCode::Tab), Named(KeyCode::BackTab)] Action::OnBody(Pointing::Turn), "from behind, from the front", ("tab", "turn", "turn");
        "n" [Sign('n')] Action::OnBody(Pointing::ByNumber), "name the place by numbers", ("n", "by number", "number");
        "!" [Sign('!')] Action::Go(Place::FlareUp), "a flare-up: what is gentle, at once", ("!", "flare-up", "flare-up");
        "esc q" [Named(KeyCode::Esc), Sign('q')] Action::Back, "back; what you said goes to the journal", ("esc", "back", "back");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// Naming a place by numbers.
    BODY_NUMBERS {
        "1-9" [Digit] Action::Number, "this one: first the area, then the spot", ("1-9", "choose", "choose");
        "↵ space" [Named(KeyCode::Enter), Named(KeyCode::Right), Sign('l'), Sign(' ')] Action::Accept, "take this one", ("↵", "take", "take");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "one up", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "one down", ("↑↓", "move", "move");
        "tab" [Named(KeyCode::Tab), Named(KeyCode::BackTab)] Action::OnBody(Pointing::Turn), "from behind, from the front", ("tab", "turn", "turn");
        "esc ←" [Named(KeyCode::Esc), Named(KeyCode::Left), Sign('h'), Sign('q')] Action::Back, "to the areas, and to the body", ("esc", "body", "body");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// At the routines for a place.
    BODY_OFFERS {
        "↵ →" [Named(KeyCode::Enter), Named(KeyCode::Right), Sign('l'), Sign(' ')] Action::Accept, "take this one", ("↵", "choose", "choose");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "one up", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "one down", ("↑↓", "move", "move");
        "1-9" [Digit] Action::Number, "take that one", ("1-9", "take", "take");
        "← esc tab" [Named(KeyCode::Left), Named(KeyCode::Esc), Named(KeyCode::Tab), Named(KeyCode::BackTab), Sign('h'), Sign('q')] Action::Back, "back to the body", ("← esc", "body", "body");
        "!" [Sign('!')] Action::Go(Place::FlareUp), "a flare-up: what is gentle, at once", ("!", "flare-up", "flare-up");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}
