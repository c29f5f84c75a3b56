//! The keys of the safety questions, and of a briefing with something against it.

use crossterm::event::KeyCode;

use super::{
    Action, Binding, NONE,
    Press::{Ctrl, Digit, Named, Sign},
};
use crate::{body::Side, ui::place::Place};

/// What is said to a safety question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Say {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Back to the question before.
    Before,
    /// Tick the line, or take its tick away.
    Tick,
}

table! {
    /// A safety question. Enter answers nothing of its own: no answer is given by the careless key.
    QUESTION {
        "y" [Sign('y'), Sign('Y')] Action::InScreening(Say::Yes), "yes", ("y", "yes", "yes");
        "n" [Sign('n'), Sign('N')] Action::InScreening(Say::No), "no", ("n", "no", "no");
        "← b ⌫" [Named(KeyCode::Left), Sign('b'), Sign('h'), Named(KeyCode::Backspace)] Action::InScreening(Say::Before), "the question before", ("←", "before", "before");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "to yes", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "to no", NONE;
        "↵" [Named(KeyCode::Enter)] Action::Accept, "the answer chosen with the arrows; without one, nothing", NONE;
        "esc q" [Named(KeyCode::Esc), Sign('q')] Action::Back, "leave; nothing of it is kept", ("esc", "leave", "leave");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple; nothing of it is kept", NONE;
    }
}

table! {
    /// The list of conditions, to be ticked.
    CONDITIONS {
        "space" [Sign(' '), Sign('x')] Action::InScreening(Say::Tick), "tick it, or take the tick away", ("space", "tick", "tick");
        "↵" [Named(KeyCode::Enter)] Action::Accept, "these, and no others", ("↵", "done", "done");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "one up", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "one down", ("↑↓", "move", "move");
        "pgup" [Named(KeyCode::PageUp)] Action::Previous, "a page up", NONE;
        "pgdn" [Named(KeyCode::PageDown)] Action::Next, "a page down", NONE;
        "← b ⌫" [Named(KeyCode::Left), Sign('b'), Sign('h'), Named(KeyCode::Backspace)] Action::InScreening(Say::Before), "the question before", ("←", "before", "before");
        "esc q" [Named(KeyCode::Esc), Sign('q')] Action::Back, "leave; nothing of it is kept", ("esc", "leave", "leave");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple; nothing of it is kept", NONE;
    }
}

table! {
    /// What the answers came to.
    OUTCOME {
        "↵" [Named(KeyCode::Enter), Sign(' ')] Action::Accept, "go on", ("↵", "go on", "go on");
        "← b ⌫" [Named(KeyCode::Left), Sign('b'), Sign('h'), Named(KeyCode::Backspace)] Action::InScreening(Say::Before), "the question before, to answer it anew", ("←", "before", "before");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "a page back", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "a page on", NONE;
        "esc q" [Named(KeyCode::Esc), Sign('q')] Action::Back, "go on", ("esc", "leave", "leave");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// Help comes first: nothing leads to a routine.
    HELP_FIRST {
        "← b ⌫" [Named(KeyCode::Left), Sign('b'), Sign('h'), Named(KeyCode::Backspace)] Action::InScreening(Say::Before), "the question before, if that was the wrong key", ("←", "wrong key", "wrong key");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "a page back", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "a page on", NONE;
        "esc q" [Named(KeyCode::Esc), Sign('q')] Action::Back, "leave; the advice stays", ("esc", "leave", "leave");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// Before a session with a warning: it waits for the person, and something gentler is one key away.
    WARNED {
        "↵" [Named(KeyCode::Enter)] Action::Accept, "start all the same", ("↵", "start anyway", "start");
        "g" [Sign('g')] Action::Gentler, "what fits instead", ("g", "gentler", "gentler");
        "s" [Sign('s')] Action::Go(Place::Screening), "the safety questions", ("s", "safety", "safety");
        "0-9" [Digit] Action::Number, "tension now; 1 then 0 is 10", ("0-9", "tension", "tension");
        "←" [Named(KeyCode::Left)] Action::Lower, "tension one lower", NONE;
        "→" [Named(KeyCode::Right)] Action::Higher, "tension one higher", NONE;
        "↑" [Named(KeyCode::Up)] Action::Up, "a page back", NONE;
        "↓" [Named(KeyCode::Down)] Action::Down, "a page on", NONE;
        "l" [Sign('l')] Action::Sore(Side::Left), "the left side is sore", ("l r b", "sore side", "side");
        "r" [Sign('r')] Action::Sore(Side::Right), "the right side is sore", NONE;
        "b" [Sign('b')] Action::Sore(Side::Both), "both sides", NONE;
        "esc" [Named(KeyCode::Esc), Sign('q')] Action::Back, "back to the choice", ("esc", "back", "back");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// Before a session that must not be done.
    REFUSED {
        "s" [Sign('s')] Action::Go(Place::Screening), "the safety questions", ("s", "safety", "safety");
        "esc" [Named(KeyCode::Esc), Sign('q')] Action::Back, "back to the choice", ("esc", "back", "back");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}
