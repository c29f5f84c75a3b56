//! The keys: one table a screen, for acting, for the hint line and for help.
//!
//! A table only names what is meant; the screens act.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::{body::Side, ui::place::Place};

/// What a key means on its screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// One up in a list.
    Up,
    /// One down in a list.
    Down,
    /// One less on a scale.
    Lower,
    /// One more on a scale.
    Higher,
    /// Take what is chosen.
    Accept,
    /// To where one came from.
    Back,
    /// A number.
    Number,
    /// This side is the sore one.
    Sore(Side),
    /// Hold the countdown, pause, or go on.
    Hold,
    /// The next part.
    Next,
    /// The part before.
    Previous,
    /// Ten seconds, a repetition or a breath more.
    More,
    /// Ten seconds, a repetition or a breath less.
    Less,
    /// The one thing that makes sense now.
    Ready,
    /// What sounds is heard.
    Heard,
    /// What sounds is not heard.
    Unheard,
    /// It hurts.
    Hurts,
    /// Figure and digits, or digits alone.
    Figure,
    /// Sound off or on.
    Mute,
    /// Leave, after asking.
    Leave,
    /// Keys off or on.
    Lock,
    /// To the other field.
    Field,
    /// Look for words.
    Find,
    /// One letter back.
    Erase,
    /// To another room.
    Go(Place),
    /// What fits instead.
    Gentler,
    /// Something in the journal.
    InJournal(Deed),
    /// Something on the body map.
    OnBody(Pointing),
    /// Something in the settings.
    InSettings(SettingsDeed),
    /// Something among the causes.
    InCauses(CausesDeed),
    /// Something among the programmes.
    InProgrammes(ProgrammesDeed),
    /// Something said to a safety question.
    InScreening(Say),
    /// Something in the library.
    InLibrary(Errand),
    /// All letters away.
    Clear,
    /// Show the keys.
    Help,
    /// End the program.
    Quit,
    /// Leave at once.
    LeaveNow,
    /// Back to the shell for a while.
    Suspend,
}

/// A key, or all digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// A letter or sign.
    Sign(char),
    /// A key with a name.
    Named(KeyCode),
    /// A letter with Ctrl.
    Ctrl(char),
    /// Any digit.
    Digit,
    /// Any key at all.
    Any,
}

/// What some keys do.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The keys.
    pub presses: &'static [Press],
    /// The keys as help writes them.
    pub shown: &'static str,
    /// What they mean.
    pub action: Action,
    /// What they do, in words.
    pub does: &'static str,
    /// Key, word and shorter word in the line of keys; empty if they do not stand there.
    pub hint: (&'static str, &'static str, &'static str),
}

/// An entry of the line of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The key.
    pub key: &'static str,
    /// What it does.
    pub word: &'static str,
    /// The same for narrow screens.
    pub short: &'static str,
    /// How much it may be missed.
    pub worth: Worth,
}

/// How much an entry of the line of keys may be missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worth {
    /// It goes where there is no room.
    Some,
    /// It stays, if need be as the bare key.
    Stays,
    /// It stays with its word.
    StaysNamed,
}

impl Worth {
    fn of(action: Action) -> Self {
        match action {
            Action::Hurts => Self::StaysNamed,
            Action::Help | Action::Leave | Action::LeaveNow | Action::Back | Action::Quit | Action::Find => {
                Self::Stays
            }
            _ => Self::Some,
        }
    }
}

impl Press {
    fn is(self, key: &KeyEvent) -> bool {
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        match (self, key.code) {
            (Self::Ctrl(wanted), KeyCode::Char(sign)) => ctrl && sign.eq_ignore_ascii_case(&wanted),
            (Self::Sign(wanted), KeyCode::Char(sign)) => !ctrl && sign == wanted,
            (Self::Digit, KeyCode::Char(sign)) => !ctrl && sign.is_ascii_digit(),
            (Self::Named(wanted), code) => wanted == code,
            (Self::Any, _) => true,
            (Self::Ctrl(_) | Self::Sign(_) | Self::Digit, _) => false,
        }
    }
}

/// What `key` means in `table`, or nothing.
pub fn meaning(table: &[Binding], key: &KeyEvent) -> Option<Action> {
    table.iter().find(|row| row.presses.iter().any(|press| press.is(key))).map(|row| row.action)
}

/// The digit on `key`, if it is one.
pub fn digit(key: &KeyEvent) -> Option<u8> {
    let KeyCode::Char(sign) = key.code else { return None };
    sign.to_digit(10).and_then(|digit| u8::try_from(digit).ok())
}

/// The entries of the line of keys for `table`, the most important first.
pub fn hints(table: &[Binding]) -> Vec<Hint> {
    let shown = table.iter().filter(|row| !row.hint.0.is_empty());
    let hint = |row: &Binding| {
        let (key, word, short) = row.hint;
        Hint { key, word, short, worth: Worth::of(row.action) }
    };
    shown.map(hint).collect()
}

const NONE: (&str, &str, &str) = ("", "", "");

macro_rules! table {
    ($(#[$doc:meta])* $name:ident { $($shown:literal [$($press:expr),+] $action:expr, $does:literal, $hint:expr;)+ }) => {
        $(#[$doc])*
        pub const $name: &[Binding] = &[$(Binding {
            presses: &[$($press),+], shown: $shown, action: $action, does: $does, hint: $hint,
        }),+];
    };
}

mod body;
mod causes;
mod check_in;
mod flare_up;
mod journal;
mod library;
mod programmes;
mod screening;
mod settings;
mod today;
mod tour;

pub use self::{
    body::{BODY, BODY_NUMBERS, BODY_OFFERS, Pointing},
    causes::{CAUSES, CAUSES_ALL, CAUSES_AREA, CAUSES_ASKED, CausesDeed},
    check_in::CHECK_IN,
    flare_up::FLARE_UP,
    journal::{Deed, JOURNAL, SHEET, SHEET_WORDS},
    library::{CHOOSE, Chip, Errand, FIND, KNOWLEDGE, LEAF, SHELF, Way},
    programmes::{COURSE, PROGRAMME, PROGRAMME_ASKED, PROGRAMMES, ProgrammesDeed},
    screening::{CONDITIONS, HELP_FIRST, OUTCOME, QUESTION, REFUSED, Say, WARNED},
    settings::{SETTINGS, SETTINGS_ASKED, SETTINGS_TICKS, SETTINGS_WORDS, SettingsDeed},
    today::{TODAY, TODAY_HELP_FIRST},
    tour::TOUR,
};

use Press::{Ctrl, Digit, Named, Sign};

table! {
    /// Asked whether to go on with an unfinished session.
    UNFINISHED {
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "one up", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "one down", ("↑↓", "move", "move");
        "↵ y" [Named(KeyCode::Enter), Named(KeyCode::Right), Sign(' '), Sign('y')] Action::Accept, "take this one", ("↵", "choose", "choose");
        "1-2" [Digit] Action::Number, "take that one", ("1-2", "take", "take");
        "n esc" [Sign('n'), Named(KeyCode::Esc)] Action::Back, "leave it", ("esc n", "leave it", "leave");
        "q" [Sign('q')] Action::Quit, "end supple, and be asked again", ("q", "quit", "quit");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// Before a session.
    BRIEFING {
        "↵" [Named(KeyCode::Enter)] Action::Accept, "start now", ("↵", "start", "start");
        "space" [Sign(' ')] Action::Hold, "hold the countdown, or let it run", ("space", "wait", "wait");
        "0-9" [Digit] Action::Number, "tension now; 1 then 0 is 10", ("0-9", "tension", "tension");
        "←" [Named(KeyCode::Left)] Action::Lower, "tension one lower", NONE;
        "→" [Named(KeyCode::Right)] Action::Higher, "tension one higher", NONE;
        "↑" [Named(KeyCode::Up)] Action::Up, "a page back", NONE;
        "↓" [Named(KeyCode::Down)] Action::Down, "a page on", NONE;
        "l" [Sign('l')] Action::Sore(Side::Left), "the left side is sore", ("l r b", "sore side", "side");
        "r" [Sign('r')] Action::Sore(Side::Right), "the right side is sore", NONE;
        "b" [Sign('b')] Action::Sore(Side::Both), "both sides", NONE;
        "y" [Sign('y')] Action::Heard, "you hear it, where that is asked", NONE;
        "n" [Sign('n')] Action::Unheard, "you do not: the next voice or tone", NONE;
        "esc" [Named(KeyCode::Esc), Sign('q')] Action::Back, "back to the choice", ("esc", "back", "back");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// A running session.
    PRACTICE {
        "space" [Sign(' ')] Action::Hold, "pause, go on", ("space", "pause", "pause");
        "↵ click" [Named(KeyCode::Enter)] Action::Ready, "the one thing that makes sense now", ("↵", "ready", "ready");
        "s" [Sign('s')] Action::Hurts, "it hurts: stop", ("s", "it hurts", "hurts");
        "→ n pgdn" [Named(KeyCode::Right), Sign('n'), Named(KeyCode::PageDown)] Action::Next, "next", ("→", "next", "next");
        "← b pgup" [Named(KeyCode::Left), Sign('b'), Named(KeyCode::PageUp)] Action::Previous, "again, or the one before", ("←", "back", "back");
        "↑" [Named(KeyCode::Up)] Action::Up, "a page of the words back", NONE;
        "↓" [Named(KeyCode::Down)] Action::Down, "a page of the words on", NONE;
        "+" [Sign('+'), Sign('=')] Action::More, "a little more", ("+", "more", "more");
        "-" [Sign('-')] Action::Less, "a little less", NONE;
        "l" [Sign('l')] Action::Lock, "lock all keys but s", ("l", "lock", "lock");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "m" [Sign('m')] Action::Mute, "sound off, on", ("m", "mute", "mute");
        "f" [Sign('f')] Action::Figure, "the figure off, on", ("f", "figure", "figure");
        "q" [Sign('q'), Named(KeyCode::Esc)] Action::Leave, "leave, after asking", ("q", "leave", "leave");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "pause, and to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "leave at once", NONE;
    }
}

table! {
    /// A running session with its keys locked.
    LOCKED {
        "l" [Sign('l')] Action::Lock, "unlock the keys", ("l", "unlock", "unlock");
        "s" [Sign('s')] Action::Hurts, "it hurts: stop", ("s", "it hurts", "hurts");
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "leave at once", ("ctrl-c", "leave", "leave");
    }
}

table! {
    /// Asked whether to leave.
    LEAVING {
        "y ↵" [Sign('y'), Named(KeyCode::Enter)] Action::Leave, "leave; what was done is kept", ("↵ y", "leave", "leave");
        "n esc" [Sign('n'), Sign('q'), Sign(' '), Named(KeyCode::Esc)] Action::Back, "stay", ("esc n", "stay", "stay");
        "s" [Sign('s')] Action::Hurts, "it hurts: stop", ("s", "it hurts", "hurts");
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "leave at once", NONE;
    }
}

table! {
    /// The stop card.
    STOP {
        "↑" [Named(KeyCode::Up), Sign('k')] Action::Up, "one up", NONE;
        "↓" [Named(KeyCode::Down), Sign('j')] Action::Down, "one down", ("↑↓", "move", "move");
        "↵" [Named(KeyCode::Enter), Sign(' ')] Action::Accept, "take this one", ("↵", "choose", "choose");
        "1-4" [Digit] Action::Number, "take that one", ("1-4", "take", "take");
        "q esc" [Sign('q'), Named(KeyCode::Esc)] Action::Leave, "leave, after asking", ("q", "leave", "leave");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "leave at once", NONE;
    }
}

table! {
    /// After a session, at the scale.
    REFLECTION {
        "↵" [Named(KeyCode::Enter)] Action::Accept, "keep this", ("↵", "keep", "keep");
        "0-9" [Digit] Action::Number, "tension now; 1 then 0 is 10", ("0-9", "tension", "tension");
        "←" [Named(KeyCode::Left)] Action::Lower, "tension one lower", NONE;
        "→" [Named(KeyCode::Right)] Action::Higher, "tension one higher", NONE;
        "tab ↓" [Named(KeyCode::Tab), Named(KeyCode::Down)] Action::Field, "to the sentence; a letter begins it", ("tab", "a sentence", "note");
        "esc" [Named(KeyCode::Esc)] Action::Back, "without an answer", ("esc", "skip", "skip");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// After a session, in the sentence: every other key is a letter of it.
    NOTE {
        "↵" [Named(KeyCode::Enter)] Action::Accept, "keep this", ("↵", "keep", "keep");
        "tab ↑" [Named(KeyCode::Tab), Named(KeyCode::Up)] Action::Field, "to the scale", ("tab", "tension", "tension");
        "⌫" [Named(KeyCode::Backspace)] Action::Erase, "one letter back", ("⌫", "erase", "erase");
        "esc" [Named(KeyCode::Esc)] Action::Back, "without an answer", ("esc", "skip", "skip");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}
