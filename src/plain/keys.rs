//! The keys of a plain session.
//!
//! A table from keys to commands; it reads no terminal.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{Keyboard, words};
use crate::session::{Command, PauseReason, Standing};

/// Follows the keys pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    /// All work.
    All,
    /// Leaving was asked once already.
    Leaving,
    /// Only those that stop, leave and unlock work.
    Locked,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// A command to the session.
    Command(Command),
    /// The end of the session, and then the safety questions.
    Questions,
    /// Sound off or on.
    Mute,
    /// Words in answer.
    Words(&'static str),
    /// Nothing.
    Nothing,
}

impl Keys {
    /// Those of `keyboard`, if it has any.
    pub(super) fn on(keyboard: Keyboard) -> Option<Self> {
        match keyboard {
            Keyboard::None => None,
            Keyboard::Open => Some(Self::All),
            Keyboard::Locked => Some(Self::Locked),
        }
    }

    /// What they do, in a line.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::All | Self::Leaving => words::KEYS,
            Self::Locked => words::LOCKED,
        }
    }

    /// What `key` asks for, as the session stands.
    pub(super) fn press(&mut self, key: KeyEvent, standing: Standing) -> Asked {
        if key.modifiers.contains(KeyModifiers::CONTROL) {
            let leaves = key.code == KeyCode::Char('c');
            return if leaves { Asked::Command(Command::Leave) } else { Asked::Nothing };
        }
        let hurt = standing == Standing::Paused(PauseReason::Hurt);
        match (*self, key.code) {
            (Self::All | Self::Leaving, KeyCode::Char('l')) => {
                *self = Self::Locked;
                Asked::Words(words::LOCKED)
            }
            (Self::Locked, KeyCode::Char('l')) => {
                *self = Self::All;
                Asked::Words("Keys work again.")
            }
            (Self::Locked, KeyCode::Char('s')) => {
                // What comes then is chosen by key.
                *self = Self::All;
                Asked::Command(Command::Hurts)
            }
            // Stopped from outside, the way on is chosen by key all the same.
            (Self::Locked, KeyCode::Char('1'..='4')) if hurt => {
                *self = Self::All;
                self.open(key.code, standing)
            }
            (Self::Locked, _) => Asked::Nothing,
            (Self::All | Self::Leaving, code) => self.open(code, standing),
        }
    }

    /// The same where none is locked.
    fn open(&mut self, key: KeyCode, standing: Standing) -> Asked {
        let was_asked = std::mem::replace(self, Self::All) == Self::Leaving;
        let hurt = standing == Standing::Paused(PauseReason::Hurt);
        let paused = matches!(standing, Standing::Paused(_));
        let command = match key {
            KeyCode::Char('1') if hurt => Command::Lighter,
            KeyCode::Char('2') if hurt => Command::Skip,
            KeyCode::Char('3') if hurt => Command::Leave,
            KeyCode::Char('4') if hurt => return Asked::Questions,
            KeyCode::Char(' ') if paused => Command::Resume,
            KeyCode::Char(' ') => Command::Pause(PauseReason::Key),
            KeyCode::Enter => Command::Ready,
            KeyCode::Right | KeyCode::PageDown | KeyCode::Char('n') => Command::Next,
            KeyCode::Left | KeyCode::PageUp | KeyCode::Char('b') => Command::Back,
            KeyCode::Char('+' | '=') => Command::More,
            KeyCode::Char('-') => Command::Less,
            KeyCode::Char('s') => Command::Hurts,
            KeyCode::Char('q') if was_asked => Command::Leave,
            KeyCode::Char('q') => {
                *self = Self::Leaving;
                return Asked::Words("Leave? Press q again; any other key goes on.");
            }
            KeyCode::Char('m') => return Asked::Mute,
            KeyCode::Char('?') => return Asked::Words(words::KEYS),
            _ => return Asked::Nothing,
        };
        Asked::Command(command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUNNING: Standing = Standing::Running;

    fn press(keys: &mut Keys, key: char) -> Asked {
        keys.press(KeyEvent::from(KeyCode::Char(key)), RUNNING)
    }

    #[test]
    fn locked_keys_stop_leave_and_unlock_and_nothing_else() {
        let mut keys = Keys::on(Keyboard::Locked).expect("there are keys");
        for key in ['q', 'n', 'b', ' ', '+', '-', 'm', '?', '1', '3', 'x'] {
            assert_eq!(press(&mut keys, key), Asked::Nothing, "{key}");
        }
        for key in [KeyCode::Enter, KeyCode::PageDown, KeyCode::Left, KeyCode::Esc] {
            assert_eq!(keys.press(KeyEvent::from(key), RUNNING), Asked::Nothing);
        }
        let leaves = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(keys.press(leaves, RUNNING), Asked::Command(Command::Leave));
        assert!(matches!(press(&mut keys, 'l'), Asked::Words(_)));
        assert_eq!(press(&mut keys, 'n'), Asked::Command(Command::Next));
        assert_eq!(press(&mut keys, 'l'), Asked::Words(words::LOCKED));
        assert_eq!(press(&mut keys, 'n'), Asked::Nothing);
    }

    #[test]
    fn what_hurts_unlocks_for_the_ways_on() {
        let hurt = Standing::Paused(PauseReason::Hurt);
        let mut keys = Keys::Locked;
        assert_eq!(press(&mut keys, 's'), Asked::Command(Command::Hurts));
        let one = KeyEvent::from(KeyCode::Char('1'));
        assert_eq!(keys.press(one, hurt), Asked::Command(Command::Lighter));
        // Stopped from outside.
        assert_eq!(Keys::Locked.press(one, hurt), Asked::Command(Command::Lighter));
        let four = KeyEvent::from(KeyCode::Char('4'));
        assert_eq!(Keys::Locked.press(four, hurt), Asked::Questions);
        assert_eq!(Keys::All.press(four, hurt), Asked::Questions);
        assert_eq!(Keys::All.press(four, RUNNING), Asked::Nothing);
    }

    #[test]
    fn leaving_is_asked_once() {
        let mut keys = Keys::All;
        assert!(matches!(press(&mut keys, 'q'), Asked::Words(_)));
        assert_eq!(press(&mut keys, 'x'), Asked::Nothing);
        assert!(matches!(press(&mut keys, 'q'), Asked::Words(_)));
        assert_eq!(press(&mut keys, 'q'), Asked::Command(Command::Leave));
    }
}
