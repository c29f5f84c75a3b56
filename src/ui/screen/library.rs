//! The library: first where it hurts, then which routine; or anything by chips and words; exercises and causes, too.

mod bounds;
mod errand;
mod faults;
mod follow;
mod ghosts;
mod item;
mod leaf;
mod look;
mod places;
mod sieve;
mod top;
mod typed;

use std::{path::Path, sync::Arc};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use self::{
    bounds::Bounds,
    errand::Deeds,
    item::{Asked, Item, Shelf},
    places::PLACES,
    sieve::Sieve,
};
use crate::{
    routine::Routine,
    text::Text,
    ui::{
        house::House,
        keys::{self, Action, Binding, Errand},
        screen::{Turn, View, room::Room},
    },
};

/// Said of a routine of one's own that cannot be led.
const UNUSABLE: &str = "it cannot be led so; e edits it";

/// The room.
#[derive(Clone, Debug)]
pub(crate) struct Library {
    place: usize,
    step: Step,
    shelf: Shelf,
    sieve: Sieve,
    /// The typed line.
    line: String,
    typing: Typing,
    found: Vec<Item>,
    chosen: usize,
    /// What speaks against the routines now.
    bounds: Bounds,
    /// The person's own routines that cannot be used any more, as they were while they could: each keeps its place.
    before: Vec<Arc<Routine>>,
    /// The page of the one that is read, if one is.
    page: Option<i32>,
    /// What is said about the last key.
    said: Option<String>,
    /// What shows the chosen exercise.
    shown: Option<Arc<Routine>>,
    /// What is under way with the person's own files.
    deeds: Deeds,
}

/// How far the choice has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// Where is it?
    Places,
    /// What of that?
    List,
}

/// Whether letters belong to the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Typing {
    Off,
    On,
}

impl Library {
    /// At the places.
    pub(crate) fn new(house: &House) -> Self {
        let mut room = Self {
            place: 0,
            step: Step::Places,
            shelf: Shelf::Routines,
            sieve: Sieve::default(),
            line: String::new(),
            typing: Typing::Off,
            found: Vec::new(),
            chosen: 0,
            bounds: Bounds::of(house),
            before: Vec::new(),
            page: None,
            said: None,
            shown: None,
            deeds: Deeds::default(),
        };
        room.look_up(house);
        room
    }

    /// At the typed line.
    pub(crate) fn finding(house: &House) -> Self {
        let mut room = Self::new(house);
        room.typing = Typing::On;
        room.look_up(house);
        room
    }

    fn is_typing(&self) -> bool {
        self.typing == Typing::On
    }

    /// Whether the places are what is chosen among.
    fn is_at_places(&self) -> bool {
        self.step == Step::Places && !self.is_typing() && self.shelf == Shelf::Routines
    }

    fn item(&self) -> Option<&Item> {
        if self.is_at_places() { None } else { self.found.get(self.chosen) }
    }

    /// Finds anew what is asked for.
    fn look_up(&mut self, house: &House) {
        let (sieve, words, _) = self.asked();
        // Words are looked for everywhere.
        let is_anywhere = self.is_typing() || !self.line.is_empty();
        let place = if is_anywhere { places::EVERYWHERE } else { self.place };
        let asked = Asked { place, sieve: &sieve, words: &words };
        self.found = item::find(self.shelf, &asked, &self.bounds, &self.before, house);
        self.chosen = self.chosen.min(self.found.len().saturating_sub(1));
        self.point(house);
    }

    /// Has the figure of the chosen exercise looked for.
    fn point(&mut self, house: &House) {
        let exercise = match self.item() {
            Some(Item::Exercise(exercise)) => Some(exercise),
            _ => None,
        };
        let is_shown = |shown: &Arc<Routine>| {
            let first = shown.steps.first().map(|step| &step.exercise);
            first.zip(exercise).is_some_and(|(one, other)| Arc::ptr_eq(one, other))
        };
        if !self.shown.as_ref().is_some_and(is_shown) {
            self.shown = exercise.map(|exercise| Arc::new(item::alone(exercise)));
        }
        if self.page.is_some() && self.item().is_none() {
            self.page = None;
        }
        let _ = house;
    }

    /// Moves the choice by `by`, and stops at the ends.
    fn go(&mut self, by: isize, house: &House) {
        if let Some(page) = &mut self.page {
            *page = page.saturating_add(by.signum().try_into().unwrap_or(0));
            return;
        }
        if self.is_at_places() {
            self.place = self.place.saturating_add_signed(by).min(PLACES.len() - 1);
            return self.look_up(house);
        }
        self.chosen = self.chosen.saturating_add_signed(by).min(self.found.len().saturating_sub(1));
        self.point(house);
    }

    fn accept(&mut self, house: &House) -> Turn {
        if self.is_at_places() {
            (self.step, self.chosen) = (Step::List, 0);
            self.look_up(house);
            return Turn::Stay(Vec::new());
        }
        match self.item() {
            Some(Item::Routine(routine)) => return Turn::Brief(Arc::clone(routine)),
            Some(Item::Broken(_)) => self.said = Some(UNUSABLE.to_owned()),
            Some(item) if self.page.is_some() => match item::named(item, house).first() {
                Some(routine) => return Turn::Brief(Arc::clone(routine)),
                None => self.said = Some("no routine with it may be done".to_owned()),
            },
            Some(Item::Exercise(_) | Item::Cause(_)) => self.page = Some(0),
            None => {}
        }
        Turn::Stay(Vec::new())
    }

    /// Takes the one with the digit of `key`.
    fn take(&mut self, key: &KeyEvent, house: &House) -> Turn {
        let stay = Turn::Stay(Vec::new());
        let wanted = keys::digit(key).and_then(|digit| usize::from(digit).checked_sub(1));
        let Some(wanted) = wanted else { return stay };
        if let (Some(_), Some(item)) = (self.page, self.item()) {
            let named = item::named(item, house);
            return named.get(wanted).map_or(stay, |routine| Turn::Brief(Arc::clone(routine)));
        }
        let (cursor, count) = if self.is_at_places() {
            (&mut self.place, PLACES.len())
        } else {
            (&mut self.chosen, self.found.len())
        };
        if wanted >= count {
            return stay;
        }
        *cursor = wanted;
        self.point(house);
        self.accept(house)
    }

    /// One step back; says whether that leaves the room.
    fn back(&mut self, house: &House) -> Turn {
        if self.page.take().is_some() {
            return Turn::Stay(Vec::new());
        }
        if self.is_typing() {
            if self.line.is_empty() {
                self.typing = Typing::Off;
            }
            self.line.clear();
        } else if self.is_at_places() {
            return Turn::Back(Vec::new());
        } else {
            (self.step, self.shelf) = (Step::Places, Shelf::Routines);
            self.sieve = Sieve::default();
            self.line.clear();
        }
        self.chosen = 0;
        self.look_up(house);
        Turn::Stay(Vec::new())
    }

    /// Turns to the next or the one before while one is read.
    fn leaf(&mut self, by: isize, house: &House) {
        if self.page.take().is_some() {
            self.go(by, house);
            self.page = Some(0);
        }
    }
}

impl Room for Library {
    fn table(&self) -> &'static [Binding] {
        match (self.page, self.typing, self.shelf) {
            (Some(_), _, _) => keys::LEAF,
            (None, Typing::On, _) => keys::FIND,
            (None, Typing::Off, _) if self.is_at_places() => keys::CHOOSE,
            (None, Typing::Off, Shelf::Routines) => keys::SHELF,
            (None, Typing::Off, Shelf::Exercises | Shelf::Causes) => keys::KNOWLEDGE,
        }
    }

    fn press(&mut self, action: Action, key: &KeyEvent, house: &House) -> Turn {
        if self.deeds.is_held(action, key, house) {
            return Turn::Stay(Vec::new());
        }
        self.begin(action, house);
        match action {
            Action::Up => self.go(-1, house),
            Action::Down => self.go(1, house),
            Action::Accept => return self.accept(house),
            Action::Number => return self.take(key, house),
            Action::Back => return self.back(house),
            Action::Next => self.leaf(1, house),
            Action::Previous => self.leaf(-1, house),
            Action::Find => {
                self.typing = Typing::On;
                self.chosen = 0;
                self.look_up(house);
            }
            Action::Erase | Action::Clear => self.edit_line(action, house),
            Action::InLibrary(Errand::PageOn) => self.go(10, house),
            Action::InLibrary(Errand::PageBack) => self.go(-10, house),
            Action::InLibrary(errand) => return Turn::Stay(self.run(errand, house)),
            Action::Go(place) => return Turn::Go(place),
            Action::Help => return Turn::Help,
            Action::Quit => return Turn::Quit,
            _ => {}
        }
        Turn::Stay(Vec::new())
    }

    fn letter(&mut self, key: &KeyEvent, house: &House) {
        if let KeyCode::Char(letter) = key.code
            && !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
        {
            self.type_on(&letter.to_string(), house);
        }
    }

    fn write(&mut self, words: &str, house: &House) {
        self.type_on(words, house);
    }

    fn hear(&mut self, words: &Text) {
        self.deeds.copying = None;
        self.said = Some(words.to_string());
    }

    fn expect(&mut self, file: &Path) {
        self.deeds.returning = Some(file.to_owned());
    }

    fn scroll(&mut self, by: i32, house: &House) {
        self.go(by.signum() as isize, house);
    }

    fn click(&mut self, at: Position, screen: Rect, house: &House) -> Turn {
        if self.page.is_some() {
            return Turn::Stay(Vec::new());
        }
        let Some(number) = look::number_at(self, at, screen) else { return Turn::Stay(Vec::new()) };
        let cursor = if self.is_at_places() { &mut self.place } else { &mut self.chosen };
        let is_again = *cursor == number;
        *cursor = number;
        self.begin(Action::Accept, house);
        if is_again {
            return self.accept(house);
        }
        if self.is_at_places() {
            self.look_up(house);
        }
        self.point(house);
        Turn::Stay(Vec::new())
    }

    /// Stays with what is chosen when there are others around it; goes to the copy that was waited for.
    fn follow(&mut self, house: &House) {
        self.look_again(house);
    }

    fn routine<'h>(&'h self, _house: &'h House) -> Option<&'h Arc<Routine>> {
        match self.item()? {
            Item::Routine(routine) => Some(routine),
            Item::Exercise(_) => self.shown.as_ref(),
            Item::Cause(_) | Item::Broken(_) => None,
        }
    }

    fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        match (self.page, self.item()) {
            (Some(page), Some(item)) => leaf::draw(self, item, page, view, area, buf),
            _ => look::draw(self, view, area, buf),
        }
    }
}
