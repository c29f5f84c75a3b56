//! Things found by their id, in the order they were put; a shipped one is read when it is first asked for.
//!
//! Copies of a shelf share what was read.

use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{Arc, OnceLock},
};

/// An ordered shelf.
#[derive(Clone, Debug)]
pub(super) struct Shelf<T> {
    slots: Vec<(Cow<'static, str>, Slot<T>)>,
    places: HashMap<Cow<'static, str>, usize>,
}

#[derive(Clone, Debug)]
enum Slot<T> {
    Read(Arc<T>),
    Shipped(Arc<Shipped<T>>),
}

/// A shipped text, and what it says once somebody wanted to know.
#[derive(Debug)]
pub(super) struct Shipped<T> {
    pub(super) id: &'static str,
    pub(super) text: &'static str,
    read: OnceLock<Arc<T>>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { slots: Vec::new(), places: HashMap::new() }
    }
}

impl<T> Shelf<T> {
    /// Puts something there, in the place of the one with its id if there is one.
    pub(super) fn put(&mut self, id: &str, thing: Arc<T>) {
        self.place(Cow::Owned(id.to_owned()), Slot::Read(thing));
    }

    /// Puts a text there that is read when it is asked for.
    pub(super) fn put_shipped(&mut self, id: &'static str, text: &'static str) {
        let shipped = Shipped { id, text, read: OnceLock::new() };
        self.place(Cow::Borrowed(id), Slot::Shipped(Arc::new(shipped)));
    }

    /// The one with this id; `read` makes it of its text.
    pub(super) fn find(&self, id: &str, read: impl Fn(&Shipped<T>) -> T) -> Option<&Arc<T>> {
        let (_, slot) = self.places.get(id).and_then(|place| self.slots.get(*place))?;
        Some(slot.thing(&read))
    }

    /// All of them; `read` makes those not read yet.
    pub(super) fn iter(&self, read: impl Fn(&Shipped<T>) -> T) -> impl Iterator<Item = &Arc<T>> {
        self.slots.iter().map(move |(_, slot)| slot.thing(&read))
    }

    /// Their ids, in order; nothing is read.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.slots.iter().map(|(id, _)| &**id)
    }

    fn place(&mut self, id: Cow<'static, str>, slot: Slot<T>) {
        if let Some((_, known)) = self.places.get(&id).and_then(|place| self.slots.get_mut(*place)) {
            *known = slot;
        } else {
            self.places.insert(id.clone(), self.slots.len());
            self.slots.push((id, slot));
        }
    }
}

impl<T> Slot<T> {
    fn thing(&self, read: impl Fn(&Shipped<T>) -> T) -> &Arc<T> {
        match self {
            Self::Read(thing) => thing,
            Self::Shipped(shipped) => shipped.read.get_or_init(|| Arc::new(read(shipped))),
        }
    }
}
