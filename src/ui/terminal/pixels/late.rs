//! An answer that comes too late looks like keys; it is told apart and swallowed.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// No answer is longer than this many letters.
const LONGEST: u8 = 64;

/// Where in a late answer the keys are.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Late {
    /// None is to come.
    #[default]
    Never,
    /// One may come.
    Expected,
    /// It may have begun.
    Begun,
    /// It has, and so many letters of it are swallowed.
    Inside(u8),
}

impl Late {
    /// One may still come.
    pub(super) fn expected() -> Self {
        Self::Expected
    }

    /// Whether a key is part of one. `Alt+_` and `Alt+P`, with which one begins, mean nothing anywhere.
    pub(super) fn swallows(&mut self, key: &KeyEvent) -> bool {
        let KeyCode::Char(letter) = key.code else { return matches!(self, Self::Inside(_)) };
        let is_alt = key.modifiers.contains(KeyModifiers::ALT);
        let (next, swallows) = match (&self, letter) {
            (Self::Never, _) => (Self::Never, false),
            (Self::Inside(_), '\\') if is_alt => (Self::Expected, true),
            (Self::Inside(LONGEST..), _) => (Self::Expected, true),
            (Self::Inside(count), _) => (Self::Inside(count + 1), true),
            (Self::Begun, 'G' | '>') if !is_alt => (Self::Inside(0), true),
            (Self::Expected | Self::Begun, '_' | 'P') if is_alt => (Self::Begun, true),
            (Self::Expected | Self::Begun, _) => (Self::Expected, false),
        };
        *self = next;
        swallows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(letter: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)
    }

    fn alt(letter: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(letter), KeyModifiers::ALT)
    }

    /// What is left of keys, with answers between them.
    fn left(mut late: Late, keys: &[KeyEvent]) -> String {
        let kept = keys.iter().filter(|key| !late.swallows(key));
        kept.filter_map(|key| key.code.as_char()).collect()
    }

    #[test]
    fn a_late_answer_leaves_no_key() {
        let mut keys = vec![key('q'), alt('_')];
        keys.extend("Gi=31;OK".chars().map(key));
        keys.extend([alt('\\'), key('n'), alt('P')]);
        keys.extend(">|iTerm2 3.5".chars().map(key));
        keys.extend([alt('\\'), key('y')]);
        assert_eq!(left(Late::expected(), &keys), "qny");
        assert!(left(Late::Never, &keys).len() > 10);
    }

    #[test]
    fn a_key_that_only_looks_like_one_costs_nothing_but_itself() {
        assert_eq!(left(Late::expected(), &[alt('_'), key('q'), key('G')]), "qG");
        let mut keys = vec![alt('_'), key('G')];
        keys.extend("x".repeat(65).chars().map(key));
        keys.push(key('q'));
        assert_eq!(left(Late::expected(), &keys), "q");
    }
}
