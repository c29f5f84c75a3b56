//! Whose turn it is: lines of a kind come one after the other.

use std::collections::HashMap;

use crate::{library::Line, text::Text};

/// Lines that take turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Turn {
    /// A general line.
    General(Line),
    /// The further lines of a step.
    During(usize),
}

/// How often each kind had its turn.
#[derive(Clone, Debug, Default)]
pub(super) struct Turns {
    /// With which variant the general lines begin.
    first: usize,
    had: HashMap<Turn, usize>,
}

impl Turns {
    pub(super) fn from(first: usize) -> Self {
        Self { first, had: HashMap::new() }
    }

    /// The line of `variants` whose turn it is.
    pub(super) fn pick<'a>(&self, turn: Turn, variants: &'a [Text]) -> Option<&'a Text> {
        let first = match turn {
            Turn::General(_) => self.first,
            // They stand in order of value.
            Turn::During(_) => 0,
        };
        let had = self.had.get(&turn).copied().unwrap_or(0);
        variants.get((first.wrapping_add(had)).checked_rem(variants.len())?)
    }

    /// That line was taken; the next one is next.
    pub(super) fn pass(&mut self, turn: Turn) {
        *self.had.entry(turn).or_default() += 1;
    }
}
