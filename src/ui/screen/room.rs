//! A room of the house: a screen one walks into from another, and comes back from.
//!
//! Time does not pass in a room: it is drawn when a key was pressed or what it shows has changed.

use std::{fmt::Debug, path::Path, sync::Arc};

use crossterm::event::KeyEvent;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    routine::Routine,
    text::Text,
    ui::{
        house::House,
        keys::{Action, Binding},
        message::Effect,
        screen::{Turn, View},
    },
};

/// A room.
pub(crate) trait Room: Debug {
    /// The keys that mean something in it.
    fn table(&self) -> &'static [Binding];

    /// A key that means something.
    fn press(&mut self, action: Action, key: &KeyEvent, house: &House) -> Turn;

    /// A key without a meaning of its own, which may be a letter.
    fn letter(&mut self, _key: &KeyEvent, _house: &House) {}

    /// Words that were pasted.
    fn write(&mut self, _words: &str, _house: &House) {}

    /// Words for the person: what became of what was asked of the world.
    fn hear(&mut self, _words: &Text) {}

    /// A file of the person's own is back, and is known again when the files are read.
    fn expect(&mut self, _file: &Path) {}

    /// The wheel turns by `by`.
    fn scroll(&mut self, _by: i32, _house: &House) {}

    /// A click at `at`, a cell of a screen of this size.
    fn click(&mut self, _at: Position, _screen: Rect, _house: &House) -> Turn {
        Turn::Stay(Vec::new())
    }

    /// One goes from here, to another screen or for good; hands back what is to be kept of it.
    fn leave(&mut self, _house: &House) -> Vec<Effect> {
        Vec::new()
    }

    /// What the house knows has changed.
    fn follow(&mut self, _house: &House) {}

    /// The routine at hand, whose figures are wanted.
    fn routine<'h>(&'h self, _house: &'h House) -> Option<&'h Arc<Routine>> {
        None
    }

    /// Draws it.
    fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer);
}
