//! A check-in: how tense each area is now, outside a session; the same sheet as in the journal.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::{buffer::Buffer, layout::Rect};

use crate::ui::{
    house::House,
    keys::{Action, Binding},
    message::Effect,
    screen::{
        Turn, View,
        journal::sheet::{Done, Sheet},
        room::Room,
    },
};

/// The room.
#[derive(Debug)]
pub(crate) struct CheckIn {
    sheet: Sheet,
}

impl CheckIn {
    pub(crate) fn new() -> Self {
        Self { sheet: Sheet::check_in() }
    }
}

impl Room for CheckIn {
    fn table(&self) -> &'static [Binding] {
        self.sheet.table()
    }

    fn press(&mut self, action: Action, key: &KeyEvent, house: &House) -> Turn {
        if action == Action::Help {
            return Turn::Help;
        }
        match self.sheet.press(action, key, &house.now) {
            Done::NotYet => Turn::Stay(Vec::new()),
            Done::Nothing => Turn::Back(Vec::new()),
            Done::Filled(entry, _) => Turn::Back(vec![Effect::WriteDown(entry)]),
        }
    }

    fn letter(&mut self, key: &KeyEvent, _house: &House) {
        if let KeyCode::Char(letter) = key.code
            && !key.modifiers.contains(KeyModifiers::CONTROL)
        {
            self.sheet.write(&letter.to_string());
        }
    }

    fn write(&mut self, words: &str, _house: &House) {
        self.sheet.write(words);
    }

    fn scroll(&mut self, by: i32, _house: &House) {
        self.sheet.go(by);
    }

    fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        self.sheet.draw(view, area, buf);
    }
}
