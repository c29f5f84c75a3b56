//! The keys of the causes: where it is, three questions, what is likely, and all causes.

use crossterm::event::KeyCode;

use super::{
    Action, Binding, NONE,
    Press::{Ctrl, Digit, Named, Sign},
};

/// What a key means among the causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CausesDeed {
    /// Keep the habit, or keep it no more.
    Habit,
    /// The routine for the week.
    Week,
    /// Look at all causes.
    All,
    /// Choose another place.
    Place,
    /// Yes.
    Yes,
    /// No.
    No,
}

table! {
    /// Where it keeps coming back.
    CAUSES_AREA {
        "↵" [Named(KeyCode::Enter), Named(KeyCode::Right), Sign('l'), Sign(' ')] Action::Accept, "it is there", ("↵", "it is there", "there");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "one up", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "one down", ("↑↓", "move", "move");
        "1-9" [Digit] Action::Number, "that one", ("1-9", "take", "take");
        "a" [Sign('a')] Action::InCauses(CausesDeed::All), "look at all causes", ("a", "all causes", "all");
        "esc q" [Named(KeyCode::Esc), Named(KeyCode::Left), Sign('h'), Sign('q')] Action::Back, "back", ("esc", "back", "back");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// A question about a cause.
    CAUSES_ASKED {
        "y" [Sign('y'), Sign('1')] Action::InCauses(CausesDeed::Yes), "yes", ("y", "yes", "yes");
        "n" [Sign('n'), Sign('2')] Action::InCauses(CausesDeed::No), "no", ("n", "no", "no");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "one up", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "one down", NONE;
        "↵" [Named(KeyCode::Enter), Named(KeyCode::Right), Sign('l'), Sign(' ')] Action::Accept, "take this reply", ("↵", "take", "take");
        "p" [Sign('p')] Action::InCauses(CausesDeed::Place), "ask about another place", ("p", "another place", "place");
        "a" [Sign('a')] Action::InCauses(CausesDeed::All), "look at all causes", ("a", "all causes", "all");
        "esc ←" [Named(KeyCode::Esc), Named(KeyCode::Left), Named(KeyCode::Backspace), Sign('h'), Sign('b')] Action::Back, "the question before, or where you came from", ("esc", "back", "back");
        "q" [Sign('q')] Action::Leave, "leave the questions", NONE;
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// What is likely.
    CAUSES {
        "↵" [Named(KeyCode::Enter), Sign(' ')] Action::Accept, "the routine for today", ("↵", "for today", "today");
        "w" [Sign('w')] Action::InCauses(CausesDeed::Week), "the routine for the week", ("w", "for the week", "week");
        "t" [Sign('t')] Action::InCauses(CausesDeed::Habit), "keep the habit, or keep it no more", ("t", "keep the habit", "habit");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "one cause up", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "one cause down", ("↑↓", "move", "move");
        "1-9" [Digit] Action::Number, "look at that one", NONE;
        "pgdn" [Named(KeyCode::PageDown)] Action::Next, "the words: a page on", NONE;
        "pgup" [Named(KeyCode::PageUp)] Action::Previous, "the words: a page back", NONE;
        "a" [Sign('a')] Action::InCauses(CausesDeed::All), "look at all causes", ("a", "all causes", "all");
        "esc ←" [Named(KeyCode::Esc), Named(KeyCode::Left), Sign('h')] Action::Back, "the question before", ("esc", "back", "back");
        "q" [Sign('q')] Action::Leave, "leave the causes", NONE;
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// All causes.
    CAUSES_ALL {
        "↵" [Named(KeyCode::Enter), Sign(' ')] Action::Accept, "the routine for today", ("↵", "for today", "today");
        "w" [Sign('w')] Action::InCauses(CausesDeed::Week), "the routine for the week", ("w", "for the week", "week");
        "t" [Sign('t')] Action::InCauses(CausesDeed::Habit), "keep the habit, or keep it no more", ("t", "keep the habit", "habit");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "one cause up", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "one cause down", ("↑↓", "move", "move");
        "1-9" [Digit] Action::Number, "look at that one", NONE;
        "pgdn" [Named(KeyCode::PageDown)] Action::Next, "the words: a page on", NONE;
        "pgup" [Named(KeyCode::PageUp)] Action::Previous, "the words: a page back", NONE;
        "esc ← q" [Named(KeyCode::Esc), Named(KeyCode::Left), Sign('h'), Sign('q')] Action::Back, "back", ("esc", "back", "back");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}
