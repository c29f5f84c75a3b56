//! A flare-up: what is gentle, breathing and warmth, at once and without a question.

use std::sync::Arc;

use crossterm::event::KeyEvent;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    coach,
    routine::Routine,
    ui::{
        house::House,
        keys::{self, Action, Binding},
        screen::{
            Turn, View,
            frame::{self, Framed},
            offers::{Focus, List},
            room::Room,
        },
        widget::line::{below, put},
        words::broken,
    },
};

/// What is said first (guide A2, D).
const CALM: &str = "On a day like this gentle movement, slow breathing and warmth are enough; leave pressure for another day.";
/// From this height of the room on lines are set apart.
const AIRY: u16 = 13;

/// The room.
#[derive(Debug)]
pub(crate) struct FlareUp {
    list: List,
}

impl FlareUp {
    pub(crate) fn new(house: &House) -> Self {
        Self { list: List::new(coach::flare_up(&house.case()), house) }
    }

    fn accept(&self, house: &House) -> Turn {
        self.list.brief(house, None, Vec::new())
    }
}

/// The lines of what is said first, and the room of the list below them. What is refused goes before all calm.
fn parts(room: Rect, house: &House) -> (Vec<String>, Rect) {
    let airy = u16::from(room.height >= AIRY);
    let words = house.refusal().unwrap_or_else(|| CALM.to_owned());
    let words = broken(&words, room.width.into());
    let taken = u16::try_from(words.len()).unwrap_or(u16::MAX);
    (words, below(room, airy + taken + airy))
}

impl Room for FlareUp {
    fn table(&self) -> &'static [Binding] {
        keys::FLARE_UP
    }

    fn press(&mut self, action: Action, key: &KeyEvent, house: &House) -> Turn {
        match action {
            Action::Accept => return self.accept(house),
            Action::Up => self.list.go(-1),
            Action::Down => self.list.go(1),
            Action::Number => {
                let wanted = keys::digit(key).and_then(|digit| usize::from(digit).checked_sub(1));
                if wanted.is_some_and(|wanted| self.list.choose(wanted)) {
                    return self.accept(house);
                }
            }
            Action::Go(place) => return Turn::Go(place),
            Action::Back => return Turn::Back(Vec::new()),
            Action::Help => return Turn::Help,
            _ => {}
        }
        Turn::Stay(Vec::new())
    }

    fn scroll(&mut self, by: i32, _house: &House) {
        self.list.go(by.signum() as isize);
    }

    fn click(&mut self, at: Position, screen: Rect, house: &House) -> Turn {
        let (_, room) = parts(frame::room(screen), house);
        match self.list.at(room, at) {
            Some(place) if self.list.choose(place) => self.accept(house),
            Some(_) | None => Turn::Stay(Vec::new()),
        }
    }

    fn follow(&mut self, house: &House) {
        self.list.refill(coach::flare_up(&house.case()), house);
    }

    fn routine<'h>(&'h self, house: &'h House) -> Option<&'h Arc<Routine>> {
        self.list.routine(house)
    }

    fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        let standing = self.list.standing();
        let framed = Framed { title: "Flare-up", standing: &standing, hints: &keys::hints(keys::FLARE_UP) };
        let room = framed.draw(view, area, buf);
        let (words, list) = parts(room, view.house);
        let airy = u16::from(room.height >= AIRY);
        let is_refused = view.house.refusal().is_some();
        for (row, line) in (airy..).zip(&words) {
            put(buf, room, row, line, if is_refused { view.theme.warning } else { view.theme.calm });
        }
        if !(is_refused && self.list.is_empty()) {
            self.list.draw(Focus::Here, view, list, buf);
        }
    }
}
