//! The keys of the programmes: all of them, one that could begin, and the one that runs.

use crossterm::event::KeyCode;

use super::{
    Action, Binding, NONE,
    Press::{Ctrl, Digit, Named, Sign},
};

/// What a key means among the programmes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgrammesDeed {
    /// Begin it today.
    Begin,
    /// Follow it no more.
    Leave,
}

table! {
    /// All programmes.
    PROGRAMMES {
        "↵" [Named(KeyCode::Enter), Named(KeyCode::Right), Sign('l'), Sign(' ')] Action::Accept, "open it", ("↵", "open", "open");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "one up", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "one down", ("↑↓", "move", "move");
        "1-9" [Digit] Action::Number, "open that one", ("1-9", "open", "open");
        "pgdn" [Named(KeyCode::PageDown)] Action::Next, "the words: a page on", NONE;
        "pgup" [Named(KeyCode::PageUp)] Action::Previous, "the words: a page back", NONE;
        "esc q" [Named(KeyCode::Esc), Named(KeyCode::Left), Sign('h'), Sign('q')] Action::Back, "back", ("esc", "back", "back");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// A programme that does not run.
    PROGRAMME {
        "b" [Sign('b')] Action::InProgrammes(ProgrammesDeed::Begin), "begin it today", ("b", "begin today", "begin");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "a week up", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "a week down, and the rules", ("↑↓", "weeks", "weeks");
        "1-9" [Digit] Action::Number, "look at that week", NONE;
        "pgdn" [Named(KeyCode::PageDown)] Action::Next, "the words: a page on", NONE;
        "pgup" [Named(KeyCode::PageUp)] Action::Previous, "the words: a page back", NONE;
        "esc ← q" [Named(KeyCode::Esc), Named(KeyCode::Left), Sign('h'), Sign('q')] Action::Back, "back to all programmes", ("esc", "back", "back");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// The programme that runs.
    COURSE {
        "↵" [Named(KeyCode::Enter), Sign(' ')] Action::Accept, "the next routine of today", ("↵", "start today's", "start");
        "1-9" [Digit] Action::Number, "that routine of today", ("1-9", "that one", "that");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "a week up, and today", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "a week down, and the rules", ("↑↓", "weeks", "weeks");
        "pgdn" [Named(KeyCode::PageDown)] Action::Next, "the words: a page on", NONE;
        "pgup" [Named(KeyCode::PageUp)] Action::Previous, "the words: a page back", NONE;
        "x" [Sign('x')] Action::InProgrammes(ProgrammesDeed::Leave), "follow it no more, after asking", ("x", "leave it", "leave");
        "b" [Sign('b')] Action::InProgrammes(ProgrammesDeed::Begin), "begin again from its first day, after asking", NONE;
        "esc ← q" [Named(KeyCode::Esc), Named(KeyCode::Left), Sign('h'), Sign('q')] Action::Back, "back to all programmes", ("esc", "back", "back");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// Asked whether the running programme shall end.
    PROGRAMME_ASKED {
        "y ↵" [Sign('y'), Named(KeyCode::Enter)] Action::Accept, "yes", ("↵ y", "yes", "yes");
        "n esc" [Sign('n'), Sign('q'), Named(KeyCode::Esc), Named(KeyCode::Left)] Action::Back, "leave it as it is", ("esc n", "no", "no");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}
