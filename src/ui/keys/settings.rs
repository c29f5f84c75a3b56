//! The keys of the settings, of a value that is typed, of a list that is ticked and of one that is asked for.

use crossterm::event::KeyCode;

use super::{
    Action, Binding, NONE,
    Press::{Ctrl, Digit, Named, Sign},
};

/// What a key means in the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsDeed {
    /// Type the value.
    Type,
    /// Back to the default.
    Usual,
    /// In or out.
    Tick,
    /// All of the list, or nothing of it.
    All,
}

table! {
    /// The settings.
    SETTINGS {
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "one setting up", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "one setting down", ("↑↓", "move", "move");
        "→ l" [Named(KeyCode::Right), Sign('l'), Sign('+')] Action::Higher, "the next value, or more", ("←→", "change", "change");
        "← h" [Named(KeyCode::Left), Sign('h'), Sign('-')] Action::Lower, "the value before, or less", NONE;
        "↵" [Named(KeyCode::Enter), Sign(' ')] Action::Accept, "the next value; a number, words or a list are opened", ("↵", "next, or open", "open");
        "0-9" [Digit] Action::Number, "the value at that place, or the number itself", NONE;
        "e" [Sign('e')] Action::InSettings(SettingsDeed::Type), "type the value, such as a voice command of your own", ("e", "type", "type");
        "d ⌫" [Sign('d'), Named(KeyCode::Delete), Named(KeyCode::Backspace)] Action::InSettings(SettingsDeed::Usual), "back to the default", ("d", "default", "default");
        "pgdn" [Named(KeyCode::PageDown)] Action::Next, "the words below: a page on", NONE;
        "pgup" [Named(KeyCode::PageUp)] Action::Previous, "the words below: a page back", NONE;
        "esc q" [Named(KeyCode::Esc), Sign('q')] Action::Back, "back", ("esc", "back", "back");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// A value that is typed: every other key is a letter of it.
    SETTINGS_WORDS {
        "↵" [Named(KeyCode::Enter)] Action::Accept, "keep it", ("↵", "keep", "keep");
        "⌫" [Named(KeyCode::Backspace)] Action::Erase, "one letter back", ("⌫", "erase", "erase");
        "ctrl-u" [Ctrl('u')] Action::Clear, "clear the line", ("ctrl-u", "clear", "clear");
        "esc" [Named(KeyCode::Esc)] Action::Back, "leave it as it was", ("esc", "leave it", "leave");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// A list of which any number may be chosen.
    SETTINGS_TICKS {
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "one up", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "one down", ("↑↓", "move", "move");
        "↵ space" [Named(KeyCode::Enter), Sign(' ')] Action::Accept, "in or out", ("↵", "in or out", "in/out");
        "esc ← q" [Named(KeyCode::Esc), Named(KeyCode::Left), Sign('h'), Sign('q')] Action::Back, "back to the settings", ("esc", "back", "back");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}

table! {
    /// A list that is asked for: what is ticked counts once it is kept, as the conditions of the safety questions do.
    SETTINGS_ASKED {
        "space" [Sign(' '), Sign('x')] Action::InSettings(SettingsDeed::Tick), "in or out", ("space", "in or out", "in/out");
        "↵" [Named(KeyCode::Enter)] Action::Accept, "keep these, and no others", ("↵", "keep", "keep");
        "a" [Sign('a')] Action::InSettings(SettingsDeed::All), "all of them, or none", ("a", "all or none", "all");
        "↑ k" [Named(KeyCode::Up), Sign('k')] Action::Up, "one up", NONE;
        "↓ j" [Named(KeyCode::Down), Sign('j')] Action::Down, "one down", ("↑↓", "move", "move");
        "esc ← q" [Named(KeyCode::Esc), Named(KeyCode::Left), Sign('h'), Sign('q')] Action::Back, "not now; nothing of it is kept", ("esc", "not now", "leave");
        "?" [Sign('?')] Action::Help, "these keys", ("?", "keys", "keys");
        "ctrl-z" [Ctrl('z')] Action::Suspend, "to the shell", NONE;
        "ctrl-c" [Ctrl('c')] Action::LeaveNow, "end supple", NONE;
    }
}
