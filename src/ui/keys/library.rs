//! The keys of the library: its places, its shelves, its typed line, and what is read there.

use crossterm::event::KeyCode;

use super::{
    Action, Binding, NONE,
    Press::{Ctrl, Digit, Named, Sign},
};
use crate::ui::place::Place;

/// What is asked for beside words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chip {
    /// Where it acts.
    Area,
    /// Of what kind.
    Kind,
    /// With what equipment at hand.
    With,
    /// In which position.
    Position,
    /// How long at most.
    Minutes,
    /// How demanding.
    Level,
}

impl Chip {
    /// All of them, in the order they stand.
    pub const ALL: [Self; 6] =
        [Self::Area, Self::Kind, Self::With, Self::Position, Self::Minutes, Self::Level];

    /// The word the command line knows it by.
    pub fn token(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Kind => "kind",
            Self::With => "with",
            Self::Position => "position",
            Self::Minutes => "minutes",
            Self::Level => "level",
        }
    }

    /// The key that turns it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Area => "a",
            Self::Kind => "k",
            Self::With => "w",
            Self::Position => "p",
            Self::Minutes => "m",
            Self::Level => "l",
        }
    }
}

/// Which way something is turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the next.
    On,
    /// To the one before.
    Back,
}

/// What a key means in the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// The next shelf: routines, exercises, causes.
    Shelf,
    /// Another value of a chip.
    Turn(Chip, Way),
    /// All chips and words away.
    ClearAll,
    /// Read it: steps, sources, figures.
    Look,
    /// Keep it as a favourite, or no longer.
    Favourite,
    /// Make a copy of one's own.
    Duplicate,
    /// Edit one's own.
    Edit,
    /// Move one's own aside.
    Delete,
    /// Bring back what was moved aside last.
    Undo,
    /// From the typed line to the list, with what is typed.
    Settle,
    /// Many down.
    PageOn,
    /// Many up.
    PageBack,
}

use Errand::{
    ClearAll, Delete, Duplicate, Edit, Favourite, Look, PageBack, PageOn, Settle, Shelf, Turn, Undo,
};

table! {
    /// The library's places: where is it?
    CHOOSE {
        "↑" [Named(KeyCode::Up), Ctrl('p')] Action::Up, "one up", NONE;
        "↓" [Named(KeyCode::Down), Ctrl('n')] Action::Down, "one down", ("↑↓", "move", "move");
        "↵ →" [Named(KeyCode::Enter), Named(KeyCode::Right), Sign(' ')] Action::Accept, "take this one", ("↵", "choose", "choose");
        "1-9" [Digit] Action::Number, "take that one", ("1-9", "take", "take");
        "/" [Sign('/')] Action::Find, "find by name, area, muscle or any word", ("/", "find", "find");
        "tab" [Named(KeyCode::Tab)] Action::InLibrary(Shelf), "single exercises, then why it comes back", ("tab", "exercises", "more");
        "a" [Sign('a')] Action::InLibrary(Turn(Chip::Area, Way::On)), "all of the next area", NONE;
        "k" [Sign('k')] Action::InLibrary(Turn(Chip::Kind, Way::On)), "all of the next kind", NONE;
        "w" [Sign('w')] Action::InLibrary(Turn(Chip::With, Way::On)), "all that need no equipment, then with one thing alone", NONE;
        "p" [Sign('p')] Action::InLibrary(Turn(Chip::Position, Way::On)), "all that can be done in one position", NONE;
        "m" [Sign('m')] Action::InLibrary(Turn(Chip::Minutes, Way::On)), "all that take 5 minutes at most, then 10 and more", ("m", "minutes", "min");
        "l" [Sign('l')] Action::InLibrary(Turn(Chip::Level, Way::On)), "all of the next level", NONE;
        "esc ←" [Named(KeyCode::Esc), Named(KeyCode::Left), Sign('h')] Action::Back, "back to today", ("esc", "back", "back");
        "j" [Sign('j')] Action::Go(Place::Journal), "the journal: what was done, and how it was", ("j", "journal", "journal");
        "q" [Sign('q')] Action::Quit, "end supple", ("q", "quit", "quit");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// A list of routines. What concerns the chosen one comes first in its line.
    SHELF {
        "↵ →" [Named(KeyCode::Enter), Named(KeyCode::Right), Sign(' ')] Action::Accept, "start it, after its briefing", ("↵", "start", "start");
        "1-9" [Digit] Action::Number, "start that one", NONE;
        "i" [Sign('i')] Action::InLibrary(Look), "read it: steps, sources, figures; what is wrong in it", ("i", "read", "read");
        "*" [Sign('*'), Sign('f')] Action::InLibrary(Favourite), "keep it as a favourite, or no longer; f does the same", ("*", "keep", "keep");
        "e" [Sign('e')] Action::InLibrary(Edit), "edit your own in VISUAL or EDITOR", ("e", "edit", "edit");
        "d" [Sign('d'), Named(KeyCode::Delete)] Action::InLibrary(Delete), "delete your own; it is moved aside, not lost", ("d", "delete", "delete");
        "u" [Sign('u')] Action::InLibrary(Undo), "bring back what was deleted last, as long as supple is open", NONE;
        "c" [Sign('c')] Action::InLibrary(Duplicate), "make a copy of your own, to be changed", ("c", "copy", "copy");
        "tab" [Named(KeyCode::Tab)] Action::InLibrary(Shelf), "single exercises, then why it comes back", ("tab", "exercises", "more");
        "↑" [Named(KeyCode::Up), Ctrl('p')] Action::Up, "one up", NONE;
        "↓" [Named(KeyCode::Down), Ctrl('n')] Action::Down, "one down", ("↑↓", "move", "move");
        "pgup" [Named(KeyCode::PageUp)] Action::InLibrary(PageBack), "ten up", NONE;
        "pgdn" [Named(KeyCode::PageDown)] Action::InLibrary(PageOn), "ten down", NONE;
        "/" [Sign('/')] Action::Find, "find by name, area, muscle or any word", ("/", "find", "find");
        "a" [Sign('a')] Action::InLibrary(Turn(Chip::Area, Way::On)), "only the next area; a large letter goes back", NONE;
        "A" [Sign('A')] Action::InLibrary(Turn(Chip::Area, Way::Back)), "only the area before", NONE;
        "k" [Sign('k')] Action::InLibrary(Turn(Chip::Kind, Way::On)), "only the next kind", NONE;
        "K" [Sign('K')] Action::InLibrary(Turn(Chip::Kind, Way::Back)), "only the kind before", NONE;
        "w" [Sign('w')] Action::InLibrary(Turn(Chip::With, Way::On)), "without equipment, then with one thing alone", NONE;
        "W" [Sign('W')] Action::InLibrary(Turn(Chip::With, Way::Back)), "with the thing before alone", NONE;
        "p" [Sign('p')] Action::InLibrary(Turn(Chip::Position, Way::On)), "only the next position", NONE;
        "P" [Sign('P')] Action::InLibrary(Turn(Chip::Position, Way::Back)), "only the position before", NONE;
        "m" [Sign('m')] Action::InLibrary(Turn(Chip::Minutes, Way::On)), "5 minutes at most, then 10 and more", NONE;
        "M" [Sign('M')] Action::InLibrary(Turn(Chip::Minutes, Way::Back)), "fewer minutes", NONE;
        "l" [Sign('l')] Action::InLibrary(Turn(Chip::Level, Way::On)), "only the next level", NONE;
        "L" [Sign('L')] Action::InLibrary(Turn(Chip::Level, Way::Back)), "only the level before", NONE;
        "x" [Sign('x')] Action::InLibrary(ClearAll), "all of them again", NONE;
        "esc ←" [Named(KeyCode::Esc), Named(KeyCode::Left), Sign('h')] Action::Back, "back to the places", ("esc", "back", "back");
        "j" [Sign('j')] Action::Go(Place::Journal), "the journal: what was done, and how it was", NONE;
        "q" [Sign('q')] Action::Quit, "end supple", ("q", "quit", "quit");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// A list of exercises, or of causes.
    KNOWLEDGE {
        "↑" [Named(KeyCode::Up), Ctrl('p')] Action::Up, "one up", NONE;
        "↓" [Named(KeyCode::Down), Ctrl('n')] Action::Down, "one down", ("↑↓", "move", "move");
        "pgup" [Named(KeyCode::PageUp)] Action::InLibrary(PageBack), "ten up", NONE;
        "pgdn" [Named(KeyCode::PageDown)] Action::InLibrary(PageOn), "ten down", NONE;
        "↵ → i" [Named(KeyCode::Enter), Named(KeyCode::Right), Sign(' '), Sign('i')] Action::Accept, "read it", ("↵", "read", "read");
        "1-9" [Digit] Action::Number, "read that one", NONE;
        "/" [Sign('/')] Action::Find, "find by name, area, muscle or any word", ("/", "find", "find");
        "tab" [Named(KeyCode::Tab)] Action::InLibrary(Shelf), "exercises, then why it comes back, then routines", ("tab", "next shelf", "next");
        "a" [Sign('a')] Action::InLibrary(Turn(Chip::Area, Way::On)), "only the next area; a large letter goes back", NONE;
        "A" [Sign('A')] Action::InLibrary(Turn(Chip::Area, Way::Back)), "only the area before", NONE;
        "k" [Sign('k')] Action::InLibrary(Turn(Chip::Kind, Way::On)), "only the next kind", NONE;
        "K" [Sign('K')] Action::InLibrary(Turn(Chip::Kind, Way::Back)), "only the kind before", NONE;
        "w" [Sign('w')] Action::InLibrary(Turn(Chip::With, Way::On)), "without equipment, then with one thing alone", NONE;
        "W" [Sign('W')] Action::InLibrary(Turn(Chip::With, Way::Back)), "with the thing before alone", NONE;
        "p" [Sign('p')] Action::InLibrary(Turn(Chip::Position, Way::On)), "only the next position", NONE;
        "P" [Sign('P')] Action::InLibrary(Turn(Chip::Position, Way::Back)), "only the position before", NONE;
        "x" [Sign('x')] Action::InLibrary(ClearAll), "all of them again", NONE;
        "esc ←" [Named(KeyCode::Esc), Named(KeyCode::Left), Sign('h')] Action::Back, "back to the places", ("esc", "back", "back");
        "q" [Sign('q')] Action::Quit, "end supple", ("q", "quit", "quit");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// One thing of the library, read.
    LEAF {
        "↵" [Named(KeyCode::Enter), Sign(' ')] Action::Accept, "start the routine; of an exercise or a cause, the first one named", ("↵", "start", "start");
        "1-9" [Digit] Action::Number, "start the routine with that number", ("1-9", "start that", "start");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "a page back", NONE;
        "↓" [Named(KeyCode::Down)] Action::Down, "a page on", ("↑↓", "page", "page");
        "→ n" [Named(KeyCode::Right), Sign('n'), Named(KeyCode::PageDown)] Action::Next, "the next one of the list", ("→", "next", "next");
        "← p" [Named(KeyCode::Left), Sign('p'), Named(KeyCode::PageUp)] Action::Previous, "the one before", NONE;
        "*" [Sign('*'), Sign('f')] Action::InLibrary(Favourite), "keep the routine as a favourite, or no longer", ("*", "keep", "keep");
        "e" [Sign('e')] Action::InLibrary(Edit), "edit your own in VISUAL or EDITOR", ("e", "edit", "edit");
        "d" [Sign('d'), Named(KeyCode::Delete)] Action::InLibrary(Delete), "delete your own; it is moved aside, not lost", ("d", "delete", "delete");
        "u" [Sign('u')] Action::InLibrary(Undo), "bring back what was deleted last, as long as supple is open", NONE;
        "c" [Sign('c')] Action::InLibrary(Duplicate), "make a copy of your own of the routine", ("c", "copy", "copy");
        "esc" [Named(KeyCode::Esc), Sign('h'), Sign('i')] Action::Back, "back to the list", ("esc", "back", "back");
        "q" [Sign('q')] Action::Quit, "end supple", ("q", "quit", "quit");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// The typed line: every other key is a letter of it.
    FIND {
        "↑" [Named(KeyCode::Up)] Action::Up, "one up", NONE;
        "↓" [Named(KeyCode::Down)] Action::Down, "one down", ("↑↓", "move", "move");
        "↵" [Named(KeyCode::Enter)] Action::Accept, "take this one", ("↵", "choose", "choose");
        "tab" [Named(KeyCode::Tab)] Action::InLibrary(Settle), "to the list, and its keys, with what is typed", ("tab", "to the list", "list");
        "⌫" [Named(KeyCode::Backspace)] Action::Erase, "one letter back", ("⌫", "erase", "erase");
        "ctrl-u" [Ctrl('u')] Action::Clear, "clear the line", ("ctrl-u", "clear", "clear");
        "esc" [Named(KeyCode::Esc)] Action::Back, "clear the line; once more, back to where you were", ("esc", "back", "back");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}
