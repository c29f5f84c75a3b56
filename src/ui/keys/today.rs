//! The keys of today.

use crossterm::event::KeyCode;

use super::{
    Action, Binding, NONE,
    Press::{Ctrl, Digit, Named, Sign},
};
use crate::ui::place::Place;

table! {
    /// What to do now.
    TODAY {
        "↵" [Named(KeyCode::Enter), Named(KeyCode::Right), Sign(' ')] Action::Accept, "take this one", ("↵", "start", "start");
        "!" [Sign('!')] Action::Go(Place::FlareUp), "a flare-up: what is gentle, at once", ("!", "flare-up", "flare-up");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "one up", NONE;
        "↓" [Named(KeyCode::Down)] Action::Down, "one down", NONE;
        "1-9" [Digit] Action::Number, "take that one", NONE;
        "b" [Sign('b')] Action::Go(Place::Body), "where is it: the body map", ("b", "where is it", "body");
        "o" [Sign('o')] Action::Go(Place::Library), "other routines, by place", ("o", "other", "other");
        "/" [Sign('/')] Action::Go(Place::Find), "find by name, area, muscle or any word", ("/", "find", "find");
        "j" [Sign('j')] Action::Go(Place::Journal), "the journal: what was done, and how it was", ("j", "journal", "journal");
        "c" [Sign('c')] Action::Go(Place::CheckIn), "check in: how tense each area is now", ("c", "check in", "check");
        "p" [Sign('p')] Action::Go(Place::Programmes), "programmes: several weeks with an aim", ("p", "programmes", "plan");
        "y" [Sign('y')] Action::Go(Place::Causes), "why it keeps coming back, and a habit against it", ("y", "why", "why");
        "," [Sign(',')] Action::Go(Place::Settings), "the settings, with their effect at once", (",", "settings", "set");
        "s" [Sign('s')] Action::Go(Place::Screening), "the safety questions", ("s", "safety", "safety");
        "q" [Sign('q')] Action::Quit, "end supple", ("q", "quit", "quit");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// Where help comes first: nothing leads to a routine.
    TODAY_HELP_FIRST {
        "s" [Sign('s')] Action::Go(Place::Screening), "answer the safety questions again", ("s", "answer again", "again");
        "q" [Sign('q')] Action::Quit, "end supple", ("q", "quit", "quit");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}
