//! Things found by their id, in the order they were put; a shipped one is read when it is first asked for.
//!
//! Copies of a shelf share what was read.

use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{Arc, OnceLock},
};

/// An ordered shelf; the shipped things come first.
#[derive(Clone, Debug)]
pub(super) struct Shelf<T> {
    slots: Vec<(Cow<'static, str>, Slot<T>)>,
    /// How many slots were shipped, which are looked through one by one: every start of the program finds a few things in
    /// few of them.
    shipped: usize,
    /// Where those behind them are; they may be thousands.
    places: HashMap<String, usize>,
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
        Self { slots: Vec::new(), shipped: 0, places: HashMap::new() }
    }
}

impl<T> Shelf<T> {
    /// Puts something there, in the place of the one with its id if there is one.
    pub(super) fn put(&mut self, id: &str, thing: Arc<T>) {
        let slot = Slot::Read(thing);
        if let Some((_, known)) = self.place(id).and_then(|place| self.slots.get_mut(place)) {
            *known = slot;
        } else {
            self.places.insert(id.to_owned(), self.slots.len());
            self.slots.push((Cow::Owned(id.to_owned()), slot));
        }
    }

    /// Puts a text there that is read when it is asked for, before anything else is put; no two have one id.
    pub(super) fn put_shipped(&mut self, id: &'static str, text: &'static str) {
        let shipped = Shipped { id, text, read: OnceLock::new() };
        self.slots.push((Cow::Borrowed(id), Slot::Shipped(Arc::new(shipped))));
        self.shipped = self.slots.len();
    }

    /// The one with this id; `read` makes it of its text.
    pub(super) fn find(&self, id: &str, read: impl Fn(&Shipped<T>) -> T) -> Option<&Arc<T>> {
        let (_, slot) = self.slots.get(self.place(id)?)?;
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

    fn place(&self, id: &str) -> Option<usize> {
        let shipped = self.slots.iter().take(self.shipped).position(|(known, _)| known == id);
        shipped.or_else(|| self.places.get(id).copied())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_takes_the_place_of_its_id_or_the_last() {
        let mut shelf = Shelf::default();
        for id in ["a", "b"] {
            shelf.put_shipped(id, id);
        }
        for (id, thing) in [("c", "own"), ("a", "own"), ("c", "newer"), ("d", "own")] {
            shelf.put(id, Arc::new(thing));
        }
        let read = |shipped: &Shipped<&'static str>| shipped.text;
        assert_eq!(shelf.ids().collect::<Vec<_>>(), ["a", "b", "c", "d"]);
        assert_eq!(shelf.iter(read).map(|thing| **thing).collect::<Vec<_>>(), ["own", "b", "newer", "own"]);
        let found = |id| shelf.find(id, read).map(|thing| **thing);
        assert_eq!(["a", "b", "c", "e"].map(found), [Some("own"), Some("b"), Some("newer"), None]);
    }

    #[test]
    fn no_two_shipped_things_have_one_id() {
        let library = crate::library::Library::shipped();
        let exercises = library.catalogue.ids().collect::<std::collections::HashSet<_>>().len();
        let routines = library.routines.ids().collect::<std::collections::HashSet<_>>().len();
        assert_eq!((exercises, routines), (library.catalogue.ids().count(), library.routines.ids().count()));
    }
}
