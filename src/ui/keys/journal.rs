//! The keys of the journal's room and of what is filled in there.

use crossterm::event::KeyCode;

use super::{
    Action, Binding, NONE,
    Press::{Ctrl, Digit, Named, Sign},
};

/// What a key means in the journal's room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A day back.
    DayBack,
    /// A day on.
    DayOn,
    /// A month back.
    MonthBack,
    /// A month on.
    MonthOn,
    /// Entry or trend.
    Beside,
    /// Put tension after and note right.
    Amend,
    /// Take the entry out.
    Delete,
    /// Bring back what was taken out last.
    Undo,
    /// Say how it is, outside a session.
    CheckIn,
    /// Log what was done elsewhere.
    Elsewhere,
    /// A shorter or longer trend.
    Weeks,
    /// The trend of another area.
    Area,
    /// Only what concerns the next area.
    OnlyArea,
    /// Only the next routine.
    OnlyRoutine,
}

table! {
    /// The journal's room.
    JOURNAL {
        "↵" [Named(KeyCode::Enter), Sign(' ')] Action::Accept, "open the entry", ("↵", "open", "open");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "one entry up; in an open one, a page back", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "one entry down; in an open one, a page on", ("↑↓", "entry", "entry");
        "← h" [Named(KeyCode::Left), Sign('h')] Action::InJournal(Deed::DayBack), "a day back", NONE;
        "→ l" [Named(KeyCode::Right), Sign('l')] Action::InJournal(Deed::DayOn), "a day on", ("←→", "day", "day");
        "pgup" [Named(KeyCode::PageUp)] Action::InJournal(Deed::MonthBack), "a month back", NONE;
        "pgdn" [Named(KeyCode::PageDown)] Action::InJournal(Deed::MonthOn), "a month on", NONE;
        "tab" [Named(KeyCode::Tab)] Action::InJournal(Deed::Beside), "the trend, or the entry", ("tab", "trend", "trend");
        "c" [Sign('c')] Action::InJournal(Deed::CheckIn), "say how it is now", ("c", "check in", "check");
        "+" [Sign('+')] Action::InJournal(Deed::Elsewhere), "log what you did elsewhere: massage, a walk, heat", ("+", "elsewhere", "add");
        "e" [Sign('e')] Action::InJournal(Deed::Amend), "put tension after, the sentence and the day right", ("e", "amend", "amend");
        "d" [Sign('d'), Named(KeyCode::Delete)] Action::InJournal(Deed::Delete), "delete the entry", ("d", "delete", "delete");
        "u" [Sign('u')] Action::InJournal(Deed::Undo), "bring back what was deleted last, as long as the journal is open", NONE;
        "t" [Sign('t')] Action::InJournal(Deed::Weeks), "trend over 4 or 12 weeks", ("t", "weeks", "weeks");
        "a" [Sign('a')] Action::InJournal(Deed::Area), "trend of the next area", ("a", "area", "area");
        "f" [Sign('f')] Action::InJournal(Deed::OnlyArea), "only what concerns the next area; after the last, everything", ("f", "filter", "filter");
        "r" [Sign('r')] Action::InJournal(Deed::OnlyRoutine), "only the routine done last, then the others; after the last, everything", ("r", "routine", "routine");
        "esc q" [Named(KeyCode::Esc), Sign('q')] Action::Back, "close the entry; back to the choice", ("esc", "back", "back");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// Something is filled in, at a number or a choice.
    SHEET {
        "↵" [Named(KeyCode::Enter)] Action::Accept, "keep all of this", ("↵", "keep", "keep");
        "↑" [Named(KeyCode::Up), Named(KeyCode::BackTab)] Action::Up, "one line up", NONE;
        "↓ tab" [Named(KeyCode::Down), Named(KeyCode::Tab)] Action::Down, "one line down", ("↑↓", "move", "move");
        "0-9" [Digit] Action::Number, "this number; 1 then 0 is 10", ("0-9", "number", "number");
        "←" [Named(KeyCode::Left)] Action::Lower, "one lower, or the one before", NONE;
        "→" [Named(KeyCode::Right)] Action::Higher, "one higher, or the next one", NONE;
        "⌫" [Named(KeyCode::Backspace), Named(KeyCode::Delete)] Action::Erase, "say nothing here", NONE;
        "esc" [Named(KeyCode::Esc)] Action::Back, "change nothing", ("esc", "not now", "not now");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// Something is filled in, at words: every other key is a letter of them.
    SHEET_WORDS {
        "↵" [Named(KeyCode::Enter)] Action::Accept, "keep all of this", ("↵", "keep", "keep");
        "↑" [Named(KeyCode::Up), Named(KeyCode::BackTab)] Action::Up, "one line up", NONE;
        "↓ tab" [Named(KeyCode::Down), Named(KeyCode::Tab)] Action::Down, "one line down", ("↑↓", "move", "move");
        "←" [Named(KeyCode::Left)] Action::Lower, "the suggestion before", NONE;
        "→" [Named(KeyCode::Right)] Action::Higher, "the next suggestion", NONE;
        "⌫" [Named(KeyCode::Backspace)] Action::Erase, "one letter back", ("⌫", "erase", "erase");
        "esc" [Named(KeyCode::Esc)] Action::Back, "change nothing", ("esc", "not now", "not now");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}
