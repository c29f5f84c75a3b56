//! What the keys of the shelves do.

use super::{
    Library, Step, Typing,
    item::{self, Item, Shelf},
    places,
    sieve::{Among, Sieve},
};
use crate::{
    exercise::Id,
    library::Library as Known,
    routine::{Origin, Routine},
    session::Timeline,
    ui::{
        chosen::Change,
        house::House,
        keys::{Chip, Errand, Way},
        message::Effect,
    },
};

/// Most letters of an id.
const LONGEST_ID: usize = 64;

impl Library {
    pub(super) fn run(&mut self, errand: Errand, house: &House) -> Vec<Effect> {
        match errand {
            Errand::Shelf => self.next_shelf(house),
            Errand::Turn(chip, way) => self.turn(chip, way, house),
            Errand::ClearAll => {
                self.sieve = Sieve::default();
                self.line.clear();
                self.look_up(house);
            }
            Errand::Look => self.page = self.item().map(|_| 0),
            Errand::Favourite => return self.favour(house),
            Errand::Duplicate => return self.copy(house),
            Errand::Edit => return self.edit(house),
            Errand::Settle => {
                (self.typing, self.step) = (Typing::Off, Step::List);
                self.place = places::EVERYWHERE;
                self.look_up(house);
            }
            Errand::PageOn | Errand::PageBack => {}
        }
        Vec::new()
    }

    fn next_shelf(&mut self, house: &House) {
        self.shelf = self.shelf.next();
        // What only routines have is asked of nothing else.
        if self.shelf != Shelf::Routines {
            self.sieve = self.sieve.without(Chip::Minutes).without(Chip::Level);
        }
        if self.shelf == Shelf::Causes {
            self.sieve =
                Chip::ALL.iter().skip(1).fold(self.sieve.clone(), |sieve, chip| sieve.without(*chip));
        }
        self.chosen = 0;
        self.look_up(house);
    }

    /// The chips of this shelf.
    pub(super) fn chips(&self) -> &'static [Chip] {
        match self.shelf {
            Shelf::Routines => &Chip::ALL,
            Shelf::Exercises => &[Chip::Area, Chip::Kind, Chip::With, Chip::Position],
            Shelf::Causes => &[Chip::Area],
        }
    }

    fn turn(&mut self, chip: Chip, way: Way, house: &House) {
        if !self.chips().contains(&chip) {
            self.said = Some(format!("causes have no {}", chip.token()));
            return;
        }
        if self.is_at_places() {
            (self.step, self.place) = (Step::List, places::EVERYWHERE);
        }
        let (_, words, _) = self.asked();
        let rest = self.sieve.without(chip);
        match self.shelf {
            Shelf::Routines => {
                let place = if self.line.is_empty() { self.place } else { places::EVERYWHERE };
                let all = item::routines(place, &rest, &words, house);
                // Lengths are asked of one chip alone.
                let length = |routine: &Routine| match chip {
                    Chip::Minutes => Timeline::length_of(routine, None).as_secs(),
                    _ => 0,
                };
                let all: Vec<_> = all.into_iter().map(|it| (it.clone(), length(&it))).collect();
                self.sieve.turn(chip, way, Among::Routines(&all));
            }
            Shelf::Exercises => {
                let all = item::exercises(&rest, &words, house);
                self.sieve.turn(chip, way, Among::Exercises(&all));
            }
            Shelf::Causes => self.sieve.turn(chip, way, Among::Areas(&item::areas_of_causes(house))),
        }
        self.chosen = 0;
        self.look_up(house);
    }

    fn at_hand(&mut self) -> Option<Id> {
        match self.item() {
            Some(Item::Routine(routine)) => Some(routine.id.clone()),
            Some(Item::Exercise(_) | Item::Cause(_)) | None => {
                self.said = Some("that is for routines".to_owned());
                None
            }
        }
    }

    /// Keeps the routine as a favourite, or no longer.
    fn favour(&mut self, house: &House) -> Vec<Effect> {
        let Some(id) = self.at_hand() else { return Vec::new() };
        let mut all: Vec<Id> = house.person.choices.favourites.clone();
        let count = all.len();
        all.retain(|known| *known != id);
        let is_new = all.len() == count;
        if is_new {
            all.push(id);
        }
        self.said =
            Some(if is_new { "a favourite: it stands first" } else { "no longer a favourite" }.into());
        let words = all.iter().map(Id::as_str).collect::<Vec<_>>().join(" ");
        vec![Effect::Set(vec![Change::to(
            "favourites",
            if words.is_empty() { "none".to_owned() } else { words },
        )])]
    }

    /// Asks for a copy under a free id.
    fn copy(&mut self, house: &House) -> Vec<Effect> {
        let Some(from) = self.at_hand() else { return Vec::new() };
        let Some(to) = free(&from, &house.library) else { return Vec::new() };
        self.said = Some("copying".to_owned());
        self.copying = Some(to.clone());
        vec![Effect::Copy { from, to }]
    }

    /// Asks for the person's own file to be edited; after an edit that left it unusable, for that one again.
    fn edit(&mut self, house: &House) -> Vec<Effect> {
        let broken = self.edited.take().filter(|id| house.library.routine(id.as_str()).is_none());
        let id = if let Some(id) = broken {
            id
        } else {
            let Some(id) = self.at_hand() else { return Vec::new() };
            let origin = house.library.routine(id.as_str()).map(|routine| routine.origin);
            if origin != Some(Origin::Yours) {
                self.said = Some("shipped; c makes a copy of your own".to_owned());
                return Vec::new();
            }
            id
        };
        self.edited = Some(id.clone());
        vec![Effect::Edit(id)]
    }
}

/// An id for a copy of `from` that nothing has: `my-` before it, and a number behind it where that is taken.
fn free(from: &Id, known: &Known) -> Option<Id> {
    let plain = from.as_str().trim_start_matches("my-");
    (1..1_000).find_map(|number| {
        let end = if number == 1 { String::new() } else { format!("-{number}") };
        let room = LONGEST_ID - "my-".len() - end.len();
        let id = Id::new(&format!("my-{}{end}", plain.get(..room.min(plain.len()))?))?;
        known.routine(id.as_str()).is_none().then_some(id)
    })
}
