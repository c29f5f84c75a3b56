//! What the keys of the shelves do.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use crossterm::event::{KeyEvent, KeyEventKind};

use super::{
    Library, Step, Typing, UNUSABLE,
    item::{self, Asked, Item, Shelf},
    places,
    sieve::{Among, Sieve},
};
use crate::{
    clock::Moment,
    exercise::Id,
    library::Library as Known,
    routine::{Origin, Routine},
    session::Timeline,
    text::Text,
    ui::{
        chosen::Change,
        house::House,
        keys::{Action, Chip, Errand, Way},
        message::Effect,
    },
};

/// What the name of a copy ends with.
const COPY: &str = ", my copy";
/// Who presses a key again means it after so long; one that is held down comes again sooner, first and ever after.
const HELD: Duration = Duration::from_secs(1);
/// Most letters of an id.
const LONGEST_ID: usize = 64;

/// What is under way with the person's own files.
#[derive(Clone, Debug, Default)]
pub(super) struct Deeds {
    /// The copy that was asked for and is not there yet.
    pub(super) copying: Option<Id>,
    /// The file that was edited last.
    pub(super) edited: Option<OwnFile>,
    /// The file that is back, until it is on the shelf or another key is pressed.
    pub(super) returning: Option<PathBuf>,
    /// The last key and when it was pressed, where it does its deed once however long it is held.
    held: Option<(Errand, Moment)>,
}

/// A file of the person's own.
#[derive(Clone, Debug)]
pub(super) struct OwnFile {
    /// The routine in it.
    pub(super) id: Id,
    /// Where it is.
    pub(super) path: PathBuf,
}

impl Deeds {
    /// Whether a key that changes files is only held down, so that its deed is done already.
    pub(super) fn is_held(&mut self, action: Action, key: &KeyEvent, house: &House) -> bool {
        let deed = match action {
            Action::InLibrary(deed @ (Errand::Delete | Errand::Duplicate)) => Some(deed),
            _ => None,
        };
        let now = house.now.moment;
        let last = std::mem::replace(&mut self.held, deed.map(|deed| (deed, now)));
        let is_soon = |deed| last.is_some_and(|(same, then)| same == deed && now.since(then) < HELD);
        deed.is_some_and(|deed| key.kind == KeyEventKind::Repeat || is_soon(deed))
    }
}

impl Library {
    /// What was said or waited for before this is over; so is an edit that left nothing to be shown, so that `e` is for
    /// what is chosen.
    pub(super) fn begin(&mut self, action: Action, house: &House) {
        (self.said, self.deeds.returning) = (None, None);
        if action != Action::InLibrary(Errand::Edit) && self.vanished(house).is_some() {
            self.deeds.edited = None;
        }
    }

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
            Errand::Delete => return self.delete(house),
            Errand::Undo => return vec![Effect::BringBack],
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
                let all = item::routines(&Asked { place, sieve: &rest, words: &words }, house);
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
            Some(Item::Broken(_)) => {
                self.said = Some(UNUSABLE.to_owned());
                None
            }
            Some(Item::Exercise(_) | Item::Cause(_)) | None => {
                self.said = Some("that is for routines".to_owned());
                None
            }
        }
    }

    /// The person's own file at hand, whether it can be used or not.
    fn own_at_hand(&mut self, house: &House) -> Option<OwnFile> {
        match self.item() {
            Some(Item::Broken(routine)) => {
                return Some(OwnFile { id: routine.id.clone(), path: routine.path.clone() });
            }
            Some(Item::Routine(routine)) if routine.origin == Origin::Yours => {
                let path = house.library.own_file(&routine.id)?.to_owned();
                return Some(OwnFile { id: routine.id.clone(), path });
            }
            Some(Item::Routine(_)) => self.said = Some("shipped; c makes a copy of your own".to_owned()),
            Some(Item::Exercise(_) | Item::Cause(_)) | None => {
                self.said = Some("that is for routines".to_owned());
            }
        }
        None
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
        let Some(name) = house.library.routine(from.as_str()).map(|routine| routine.name.as_str()) else {
            return Vec::new();
        };
        let name = named_after(name, &house.library);
        self.said = Some("copying".to_owned());
        self.deeds.copying = Some(to.clone());
        let own = house.library.own_file(&from).map(Path::to_owned);
        vec![Effect::Copy { from, own, to, name }]
    }

    /// Asks for the person's own file to be edited, whether it can be used or not; after an edit that left nothing that can be
    /// shown, for that one again.
    fn edit(&mut self, house: &House) -> Vec<Effect> {
        let vanished = self.vanished(house).cloned();
        let Some(own) = vanished.or_else(|| self.own_at_hand(house)) else { return Vec::new() };
        let path = own.path.clone();
        self.deeds.edited = Some(own);
        vec![Effect::Edit(path)]
    }

    /// Asks for the person's own file to be moved aside.
    fn delete(&mut self, house: &House) -> Vec<Effect> {
        let Some(own) = self.own_at_hand(house) else { return Vec::new() };
        self.deeds.edited = None;
        vec![Effect::Discard(own.path)]
    }
}

/// What a copy of the routine called `name` is called: `Lower back release, my copy`, and `my copy 2` where that is taken.
fn named_after(name: &str, known: &Known) -> Text {
    let plain = match name.rsplit_once(COPY) {
        Some((plain, end)) if end.is_empty() || end.trim().parse::<u32>().is_ok() => plain,
        _ => name,
    };
    let is_taken = |name: &str| {
        let mut names = known.routines().map(|it| &it.name).chain(known.broken().iter().map(|it| &it.name));
        names.any(|known| known.as_str() == name)
    };
    let first = format!("{plain}{COPY}");
    let numbered = (2_u32..).map(|number| format!("{first} {number}"));
    let free = std::iter::once(first.clone()).chain(numbered).find(|name| !is_taken(name));
    Text::new(&free.unwrap_or(first))
}

/// An id for a copy of `from` that nothing has: `my-` before it, and a number behind it where that is taken.
fn free(from: &Id, known: &Known) -> Option<Id> {
    let plain = from.as_str().trim_start_matches("my-");
    (1..1_000).find_map(|number| {
        let end = if number == 1 { String::new() } else { format!("-{number}") };
        let room = LONGEST_ID - "my-".len() - end.len();
        let id = Id::new(&format!("my-{}{end}", plain.get(..room.min(plain.len()))?))?;
        let is_taken = known.routine(id.as_str()).is_some() || known.broken().iter().any(|it| it.id == id);
        (!is_taken).then_some(id)
    })
}
