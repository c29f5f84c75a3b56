//! The exercises a routine may refer to.

use std::sync::Arc;

use memchr::memmem;

use super::{
    reading::read_exercises,
    shelf::{Shelf, Shipped},
};
use crate::exercise::{Exercise, Id};

/// How each exercise of a shipped file begins; the id is on the next line.
const BEGINNING: &str = "[[exercise]]\nid = \"";

/// The exercises a routine may refer to, in the order they were put; a shipped one is read when it is first asked for.
#[derive(Clone, Debug, Default)]
pub struct Catalogue(Shelf<Exercise>);

impl Catalogue {
    /// The exercise with this id.
    pub fn find(&self, id: &str) -> Option<&Arc<Exercise>> {
        self.0.find(id, read)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Exercise>> {
        self.0.iter(read)
    }

    /// Adds one, in the place of the one with its id if there is one; without an id nobody could refer to it.
    pub fn put(&mut self, exercise: Exercise) {
        if let Some(id) = exercise.id.as_ref().map(Id::to_string) {
            self.0.put(&id, Arc::new(exercise));
        }
    }

    /// Adds those of a shipped file, unread.
    pub(super) fn put_shipped(&mut self, text: &'static str) {
        for (id, block) in blocks(text) {
            self.0.put_shipped(id, block);
        }
    }

    /// The ids, in order; nothing is read.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.ids()
    }
}

/// The exercises of a shipped file, each with its id; a test holds the files to this form.
fn blocks(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    // The quickest search there is: every start of the program waits for this.
    let mut starts = memmem::find_iter(text.as_bytes(), BEGINNING).peekable();
    std::iter::from_fn(move || {
        let start = starts.next()?;
        let block = text.get(start..starts.peek().copied().unwrap_or(text.len()))?;
        let id = block.get(BEGINNING.len()..)?.split('"').next()?;
        Some((id, block))
    })
}

fn read(shipped: &Shipped<Exercise>) -> Exercise {
    let (exercises, _) = read_exercises(shipped.id, shipped.text);
    exercises.into_iter().next().expect("a test reads every shipped exercise from its block alone")
}
