//! The settings: everything the person may choose, changed in place and heeded at once.
//!
//! What is changed is asked for; a value stands here as wanted until the answer says that it is on the disk.

mod asked;
mod look;
mod typing;
mod value;

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use self::{typing::Typing, value::Choice};
use crate::{
    routine::Routine,
    settings::{KEYS, Key},
    text::Text,
    ui::{
        chosen::{Change, Chosen},
        house::House,
        keys::{self, Action, Binding, SettingsDeed},
        message::Effect,
        screen::{Turn, View, room::Room, shelf},
    },
};

/// The room.
#[derive(Debug)]
pub(crate) struct Page {
    chosen: usize,
    turned: i32,
    mode: Mode,
    /// What was asked for and not answered yet.
    wanted: Vec<Change>,
    /// The last answer that was looked at.
    seen: Option<Arc<Chosen>>,
    /// Whether something was changed since the room was entered.
    standing: Standing,
}

/// What the keys act on.
#[derive(Debug)]
enum Mode {
    /// The list of settings.
    Page,
    /// The value of the chosen one, being typed.
    Typing(Typing),
    /// The list of the chosen one, at this line.
    Ticking(usize),
    /// The same, come for and left again alone: it counts once it is kept.
    Asked(usize),
}

/// What became of the last change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Untouched,
    Saved,
    Refused,
}

impl Page {
    pub(crate) fn new(house: &House) -> Self {
        Self {
            chosen: 0,
            turned: 0,
            mode: Mode::Page,
            wanted: Vec::new(),
            // What was refused before is no matter of this visit.
            seen: house.chosen.clone(),
            standing: Standing::Untouched,
        }
    }

    fn key(&self) -> &'static Key {
        KEYS.get(self.chosen).unwrap_or(&KEYS[0])
    }

    /// The value of `key` as it is wanted, as a person would type it.
    fn value(&self, key: &Key, chosen: &Chosen) -> String {
        match self.wanted.iter().find(|change| change.key == key.name) {
            Some(Change { value: Some(value), .. }) => value.clone(),
            Some(Change { value: None, .. }) => key.bare(&crate::settings::Settings::default()),
            None => key.bare(&chosen.written),
        }
    }

    fn set(&mut self, change: Change) -> Turn {
        self.wanted.retain(|other| other.key != change.key);
        self.wanted.push(change.clone());
        Turn::Stay(vec![Effect::Set(vec![change])])
    }

    fn go(&mut self, by: isize) {
        self.stand_on(shelf::moved(self.chosen, by, KEYS.len()));
    }

    fn stand_on(&mut self, place: usize) {
        (self.chosen, self.turned) = (place, 0);
        if self.standing == Standing::Refused {
            self.standing = Standing::Untouched;
        }
    }

    /// Another value by a key of its own; without the settings there is nothing to change yet.
    fn step(&mut self, by: i32, house: &House) -> Turn {
        let Some(chosen) = &house.chosen else { return Turn::Stay(Vec::new()) };
        let key = self.key();
        match Choice::of(key, house).beside(&self.value(key, chosen), by) {
            Some(value) => self.set(Change::to(key.name, value)),
            None => Turn::Stay(Vec::new()),
        }
    }

    fn open(&mut self, house: &House) -> Turn {
        let Some(chosen) = &house.chosen else { return Turn::Stay(Vec::new()) };
        let key = self.key();
        match Choice::of(key, house) {
            Choice::One(_) => return self.step(1, house),
            Choice::Many(_) => self.mode = Mode::Ticking(0),
            Choice::Number(..) | Choice::Day | Choice::Typed => {
                self.mode = Mode::Typing(Typing::of(&self.value(key, chosen)));
            }
        }
        Turn::Stay(Vec::new())
    }

    fn number(&mut self, digit: u8, house: &House) -> Turn {
        let key = self.key();
        match Choice::of(key, house) {
            choice @ Choice::One(_) => {
                if let Some(value) = choice.at(digit) {
                    return self.set(Change::to(key.name, value));
                }
            }
            Choice::Many(_) => {}
            Choice::Number(..) | Choice::Day | Choice::Typed => {
                self.mode = Mode::Typing(Typing::of(&digit.to_string()));
            }
        }
        Turn::Stay(Vec::new())
    }

    fn press_page(&mut self, action: Action, key: &KeyEvent, house: &House) -> Turn {
        match action {
            Action::Up => self.go(-1),
            Action::Down => self.go(1),
            Action::Lower => return self.step(-1, house),
            Action::Higher => return self.step(1, house),
            Action::Accept => return self.open(house),
            Action::Number if house.chosen.is_some() => {
                return keys::digit(key).map_or(Turn::Stay(Vec::new()), |digit| self.number(digit, house));
            }
            Action::InSettings(SettingsDeed::Type) => {
                if let Some(chosen) = &house.chosen {
                    self.mode = Mode::Typing(Typing::of(&self.value(self.key(), chosen)));
                }
            }
            Action::InSettings(SettingsDeed::Usual) if house.chosen.is_some() => {
                return self.set(Change::usual(self.key().name));
            }
            Action::Next => self.turned = self.turned.saturating_add(1),
            Action::Previous => self.turned = self.turned.saturating_sub(1),
            Action::Back => return Turn::Back(Vec::new()),
            Action::Help => return Turn::Help,
            _ => {}
        }
        Turn::Stay(Vec::new())
    }

    fn press_typing(&mut self, action: Action) -> Turn {
        let Mode::Typing(typing) = &mut self.mode else { return Turn::Stay(Vec::new()) };
        match action {
            Action::Erase => typing.erase(),
            Action::Clear => typing.clear(),
            Action::Back => self.mode = Mode::Page,
            Action::Accept => {
                let value = typing.send();
                return self.set(Change::to(self.key().name, value));
            }
            _ => {}
        }
        Turn::Stay(Vec::new())
    }

    fn press_ticking(&mut self, at: usize, action: Action, house: &House) -> Turn {
        let Choice::Many(items) = Choice::of(self.key(), house) else {
            self.mode = Mode::Page;
            return Turn::Stay(Vec::new());
        };
        match action {
            Action::Up => self.mode = Mode::Ticking(shelf::moved(at, -1, items.len())),
            Action::Down => self.mode = Mode::Ticking(shelf::moved(at, 1, items.len())),
            Action::Accept => {
                if let (Some(chosen), Some(item)) = (&house.chosen, items.get(at)) {
                    let value = value::toggled(&self.value(self.key(), chosen), &item.word);
                    return self.set(Change::to(self.key().name, value));
                }
            }
            Action::Back => self.mode = Mode::Page,
            Action::Help => return Turn::Help,
            _ => {}
        }
        Turn::Stay(Vec::new())
    }
}

impl Room for Page {
    fn table(&self) -> &'static [Binding] {
        match self.mode {
            Mode::Page => keys::SETTINGS,
            Mode::Typing(_) => keys::SETTINGS_WORDS,
            Mode::Ticking(_) => keys::SETTINGS_TICKS,
            Mode::Asked(_) => keys::SETTINGS_ASKED,
        }
    }

    fn press(&mut self, action: Action, key: &KeyEvent, house: &House) -> Turn {
        match self.mode {
            Mode::Page => self.press_page(action, key, house),
            Mode::Typing(_) => self.press_typing(action),
            Mode::Ticking(at) => self.press_ticking(at, action, house),
            Mode::Asked(at) => self.press_asked(at, action, house),
        }
    }

    fn letter(&mut self, key: &KeyEvent, house: &House) {
        if let KeyCode::Char(letter) = key.code {
            self.write(&letter.to_string(), house);
        }
    }

    fn write(&mut self, words: &str, _house: &House) {
        if let Mode::Typing(typing) = &mut self.mode {
            typing.write(Text::new(words).as_str());
        }
    }

    fn scroll(&mut self, by: i32, house: &House) {
        match self.mode {
            Mode::Page => self.go(by.signum() as isize),
            Mode::Typing(_) => {}
            Mode::Ticking(at) => {
                let action = if by < 0 { Action::Up } else { Action::Down };
                self.press_ticking(at, action, house);
            }
            Mode::Asked(at) => {
                let action = if by < 0 { Action::Up } else { Action::Down };
                self.press_asked(at, action, house);
            }
        }
    }

    fn click(&mut self, at: Position, screen: Rect, house: &House) -> Turn {
        let Some(row) = self.row_at(at, screen, house) else { return Turn::Stay(Vec::new()) };
        match self.mode {
            Mode::Typing(_) => Turn::Stay(Vec::new()),
            Mode::Ticking(_) => {
                self.mode = Mode::Ticking(row);
                self.press_ticking(row, Action::Accept, house)
            }
            Mode::Asked(_) => self.press_asked(row, Action::InSettings(SettingsDeed::Tick), house),
            Mode::Page if row == self.chosen => self.open(house),
            Mode::Page => {
                self.stand_on(row);
                Turn::Stay(Vec::new())
            }
        }
    }

    fn follow(&mut self, house: &House) {
        let Some(chosen) = &house.chosen else { return };
        if self.seen.as_ref().is_some_and(|seen| Arc::ptr_eq(seen, chosen)) {
            return;
        }
        self.seen = Some(Arc::clone(chosen));
        let is_answer = !chosen.changes.is_empty();
        let is_refused = chosen.refusal.is_some();
        if is_refused {
            // Each is as the file has it; what was typed stays in its field.
            self.wanted.clear();
        }
        self.wanted.retain(|change| !chosen.changes.contains(change));
        if is_answer {
            self.standing = if is_refused { Standing::Refused } else { Standing::Saved };
        }
        let key = self.key().name;
        if let Mode::Typing(typing) = &mut self.mode
            && typing.is_answered(key, &chosen.changes)
        {
            if is_refused {
                typing.take_back();
            } else {
                self.mode = Mode::Page;
            }
        }
    }

    fn routine<'h>(&'h self, house: &'h House) -> Option<&'h Arc<Routine>> {
        if self.shows_figure() { house.routines.first() } else { None }
    }

    fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        look::draw(self, view, area, buf);
    }
}
