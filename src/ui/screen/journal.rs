//! The journal's room: what was done before and how it was, put right where needed.
//!
//! It reads and writes nothing itself: it is given the journal by days, and asks for each line to be written.

mod book;
mod entry;
mod look;
mod only;
pub(in crate::ui::screen) mod sheet;
mod story;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::{buffer::Buffer, layout::Rect};

use self::{book::Book, sheet::Sheet};
use crate::{
    body::{Area, Side, Token},
    clock::Now,
    journal::Index,
    ui::{
        keys::{self, Action, Binding, Worth},
        message::Effect,
        screen::{Turn, View, frame::Framed},
        widget::line::put,
    },
};

/// The room.
#[derive(Clone, Debug)]
pub(crate) struct Room {
    state: State,
}

#[derive(Clone, Debug)]
enum State {
    /// The journal is being read; these keys wait for it.
    Awaited(Vec<KeyEvent>),
    /// It is read.
    Open(Box<Book>),
}

impl Room {
    /// The room before its journal is read.
    pub(crate) fn before_reading() -> Self {
        Self { state: State::Awaited(Vec::new()) }
    }

    /// Opens the journal; hands back the keys that waited for it.
    pub(crate) fn open(&mut self, index: Index, now: &Now) -> Vec<KeyEvent> {
        match &mut self.state {
            // Asked for twice; the one that lies open has followed everything since.
            State::Open(_) => Vec::new(),
            State::Awaited(waiting) => {
                let waiting = std::mem::take(waiting);
                self.state = State::Open(Box::new(Book::new(index, now)));
                waiting
            }
        }
    }

    /// Takes note of the time.
    pub(crate) fn look_at(&mut self, now: &Now) {
        if let State::Open(book) = &mut self.state {
            book.now.clone_from(now);
        }
    }

    /// Something written is on the disk.
    pub(crate) fn hear_saved(&mut self) {
        if let State::Open(book) = &mut self.state {
            book.hear_saved();
        }
    }

    pub(crate) fn table(&self) -> &'static [Binding] {
        match &self.state {
            State::Awaited(_) => keys::JOURNAL,
            State::Open(book) => book.sheet.as_ref().map_or(keys::JOURNAL, Sheet::table),
        }
    }

    pub(crate) fn press(&mut self, action: Action, key: &KeyEvent) -> Turn {
        let book = match (&mut self.state, action) {
            (_, Action::Help) => return Turn::Help,
            (State::Awaited(_), Action::Back) => return Turn::Back(Vec::new()),
            (State::Awaited(waiting), _) => {
                waiting.push(*key);
                return Turn::Stay(Vec::new());
            }
            (State::Open(book), _) => book,
        };
        book.hush();
        if book.sheet.is_some() {
            return Turn::Stay(book.fill_in(action, key));
        }
        match action {
            Action::Back if book.reading.is_none() => {
                // Handed out: letting go of many years takes longer than a key may.
                return Turn::Back(vec![Effect::PutAway(Box::new(std::mem::take(&mut book.index)))]);
            }
            Action::Back => book.reading = None,
            Action::Up => book.up_or_down(-1),
            Action::Down => book.up_or_down(1),
            Action::Accept => book.read_on(),
            Action::InJournal(deed) => return Turn::Stay(book.perform(deed)),
            _ => {}
        }
        Turn::Stay(Vec::new())
    }

    /// A key without a meaning is a letter of a sentence.
    pub(crate) fn letter(&mut self, key: &KeyEvent) {
        match (&mut self.state, key.code) {
            (State::Awaited(waiting), _) => waiting.push(*key),
            (State::Open(_), KeyCode::Char(letter)) if !key.modifiers.contains(KeyModifiers::CONTROL) => {
                self.write(&letter.to_string());
            }
            (State::Open(_), _) => {}
        }
    }

    /// Adds `words` to the sentence of what is filled in.
    pub(crate) fn write(&mut self, words: &str) {
        if let State::Open(book) = &mut self.state
            && let Some(sheet) = &mut book.sheet
        {
            sheet.write(words);
        }
    }

    /// The wheel turns by `by`.
    pub(crate) fn scroll(&mut self, by: i32) {
        if let State::Open(book) = &mut self.state {
            match &mut book.sheet {
                Some(sheet) => sheet.go(by),
                None => book.up_or_down(by),
            }
        }
    }

    pub(crate) fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        match &self.state {
            State::Awaited(_) => {
                let mut hints = keys::hints(keys::JOURNAL);
                hints.retain(|hint| hint.worth == Worth::Stays);
                let framed = Framed { title: "Journal", standing: "reading", hints: &hints };
                let room = framed.draw(view, area, buf);
                put(buf, room, u16::from(room.height > 12), "Reading the journal.", view.theme.quiet);
            }
            State::Open(book) => match &book.sheet {
                Some(sheet) => sheet.draw(view, area, buf),
                None => look::draw(book, view, area, buf),
            },
        }
    }
}

/// A place as people say it: `lower back, left`.
fn place(area: Area, side: Side) -> String {
    match side {
        Side::Both => area.name().to_owned(),
        Side::Left | Side::Right => format!("{}, {}", area.name(), side.name()),
    }
}
