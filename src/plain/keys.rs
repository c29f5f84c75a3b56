//! The keys of a plain session.
//!
//! A table from keys to commands; it reads no terminal.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::session::{Command, PauseReason, Standing};

/// Whether leaving was asked once already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Leaving {
    #[default]
    No,
    Asked,
}

/// Follows the keys pressed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Keys {
    leaving: Leaving,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// A command to the session.
    Command(Command),
    /// Sound off or on.
    Mute,
    /// Words in answer.
    Words(&'static str),
    /// Nothing.
    Nothing,
}

impl Keys {
    /// What `key` asks for, as the session stands.
    pub(super) fn press(&mut self, key: KeyEvent, standing: Standing) -> Asked {
        let leaving = std::mem::take(&mut self.leaving);
        let hurt = standing == Standing::Paused(PauseReason::Hurt);
        let paused = matches!(standing, Standing::Paused(_));
        if key.modifiers.contains(KeyModifiers::CONTROL) {
            return if key.code == KeyCode::Char('c') {
                Asked::Command(Command::Leave)
            } else {
                Asked::Nothing
            };
        }
        let command = match key.code {
            KeyCode::Char('1') if hurt => Command::Lighter,
            KeyCode::Char('2') if hurt => Command::Skip,
            KeyCode::Char('3') if hurt => Command::Leave,
            KeyCode::Char(' ') if paused => Command::Resume,
            KeyCode::Char(' ') => Command::Pause(PauseReason::Key),
            KeyCode::Enter => Command::Ready,
            KeyCode::Right | KeyCode::PageDown | KeyCode::Char('n') => Command::Next,
            KeyCode::Left | KeyCode::PageUp | KeyCode::Char('b') => Command::Back,
            KeyCode::Char('+' | '=') => Command::More,
            KeyCode::Char('-') => Command::Less,
            KeyCode::Char('s') => Command::Hurts,
            KeyCode::Char('q') if leaving == Leaving::Asked => Command::Leave,
            KeyCode::Char('q') => {
                self.leaving = Leaving::Asked;
                return Asked::Words("Leave? Press q again; any other key goes on.");
            }
            KeyCode::Char('m') => return Asked::Mute,
            KeyCode::Char('?') => return Asked::Words(super::KEYS),
            _ => return Asked::Nothing,
        };
        Asked::Command(command)
    }
}
