//! Where is it: the body map, how tender it is there, and the routines for that place.
//!
//! What was said of a place is written when one goes on or leaves, never while the number is typed.

mod draw;
mod layout;
mod numbers;
mod tender;

use std::sync::Arc;

use crossterm::event::KeyEvent;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use self::{
    layout::{Hit, Layout},
    numbers::{Named, Numbers},
    tender::Tender,
};
use crate::{
    body::{Area, Side},
    coach,
    figure::map::{Arrow, Spot},
    routine::Routine,
    ui::{
        house::House,
        keys::{self, Action, Binding, Pointing},
        message::Effect,
        screen::{Turn, View, frame, offers::List, room::Room},
    },
};

/// The room.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    /// The chosen spot; its view is the one that is seen.
    spot: Spot,
    tender: Tender,
    mode: Mode,
    list: List,
    /// What the list is for.
    asked: Asked,
}

/// Where the keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// To the body.
    Map,
    /// To the numbers of a place.
    Numbers(Numbers),
    /// To the routines.
    Offers,
}

/// A place, and how tender it was said to be.
type Asked = (Area, Side, Option<u8>);

impl Body {
    /// Opens on the tensest place, from behind.
    pub(crate) fn new(house: &House) -> Self {
        let tensest = house.today.iter().flat_map(|today| &today.areas).find(|area| area.newest() > Some(0));
        let area = tensest.map_or(Area::LowerBack, |it| it.area);
        let spot = Spot::of(area, Side::Both).or_else(|| Spot::of(Area::LowerBack, Side::Both));
        let spot = spot.expect("every area but the whole body has a spot on both sides");
        let asked = (spot.area(), spot.side(), None);
        let mut room =
            Self { spot, tender: Tender::default(), mode: Mode::Map, list: List::default(), asked };
        room.list = List::new(room.offers(house), house);
        room
    }

    fn offers(&self, house: &House) -> coach::Offers {
        let (area, side, value) = self.asked;
        coach::for_place(&house.case(), area, side, value)
    }

    /// Asks anew what there is for the place, where it is another one.
    fn ask(&mut self, house: &House) {
        let (area, side) = (self.spot.area(), self.spot.side());
        let asked = (area, side, self.tender.at(area, side));
        if self.asked != asked {
            self.asked = asked;
            self.list = List::new(self.offers(house), house);
        }
    }

    /// Points at `spot`.
    fn point(&mut self, spot: Option<Spot>, house: &House) {
        self.tender.close();
        self.spot = spot.unwrap_or(self.spot);
        self.ask(house);
    }

    /// What is not in the journal yet, to be written.
    fn write_down(&mut self, house: &House) -> Vec<Effect> {
        let entry = self.tender.check_in(&house.now);
        entry.map(|entry| Effect::WriteDown(Box::new(entry))).into_iter().collect()
    }

    /// On to the routines.
    fn go_on(&mut self, house: &House) -> Turn {
        self.mode = Mode::Offers;
        Turn::Stay(self.write_down(house))
    }

    fn brief(&self, house: &House) -> Turn {
        let (area, side, value) = self.asked;
        let tension = value.map(|value| (area, side, value));
        self.list.brief(house, Some(side), tension.into_iter().collect())
    }

    fn press_map(&mut self, action: Action, key: &KeyEvent, house: &House) -> Turn {
        let toward = match action {
            Action::Up => Some(Arrow::Up),
            Action::Down => Some(Arrow::Down),
            Action::OnBody(Pointing::Left) => Some(Arrow::Left),
            Action::OnBody(Pointing::Right) => Some(Arrow::Right),
            _ => None,
        };
        if let Some(arrow) = toward {
            self.point(self.spot.toward(arrow), house);
        }
        match action {
            Action::Accept => return self.go_on(house),
            Action::Back => return Turn::Back(Vec::new()),
            Action::Number => {
                if let Some(digit) = keys::digit(key) {
                    self.tender.type_digit(self.spot, digit);
                    self.ask(house);
                }
            }
            Action::Erase => {
                self.tender.erase(self.spot);
                self.point(None, house);
            }
            Action::OnBody(Pointing::Turn) => self.point(Some(self.spot.turned()), house),
            Action::OnBody(Pointing::ByNumber) => {
                self.tender.close();
                self.mode = Mode::Numbers(Numbers::new(self.spot));
            }
            _ => {}
        }
        Turn::Stay(Vec::new())
    }

    fn press_numbers(&mut self, mut numbers: Numbers, action: Action, key: &KeyEvent, house: &House) {
        let view = self.spot.view();
        match action {
            Action::Up => numbers.go(-1, view),
            Action::Down => numbers.go(1, view),
            Action::OnBody(Pointing::Turn) => {
                self.point(Some(self.spot.turned()), house);
                numbers = Numbers::turned();
            }
            _ => {}
        }
        self.mode = Mode::Numbers(numbers);
        match action {
            Action::Accept => self.name(numbers, numbers.at(), house),
            Action::Number => {
                if let Some(place) = keys::digit(key).and_then(|digit| usize::from(digit).checked_sub(1)) {
                    self.name(numbers, place, house);
                }
            }
            Action::Back => self.mode = numbers.back(view).map_or(Mode::Map, Mode::Numbers),
            _ => {}
        }
    }

    /// Takes the line at this place of the numbers.
    fn name(&mut self, numbers: Numbers, place: usize, house: &House) {
        match numbers.take(place, self.spot.view()) {
            Some(Named::Area(numbers)) => self.mode = Mode::Numbers(numbers),
            Some(Named::Spot(spot)) => {
                self.point(Some(spot), house);
                self.mode = Mode::Map;
            }
            None => {}
        }
    }

    fn press_offers(&mut self, action: Action, key: &KeyEvent, house: &House) -> Turn {
        match action {
            Action::Accept => return self.brief(house),
            Action::Up => self.list.go(-1),
            Action::Down => self.list.go(1),
            Action::Number => {
                let wanted = keys::digit(key).and_then(|digit| usize::from(digit).checked_sub(1));
                if wanted.is_some_and(|wanted| self.list.choose(wanted)) {
                    return self.brief(house);
                }
            }
            Action::Back => self.mode = Mode::Map,
            _ => {}
        }
        Turn::Stay(Vec::new())
    }
}

impl Room for Body {
    fn table(&self) -> &'static [Binding] {
        match self.mode {
            Mode::Map => keys::BODY,
            Mode::Numbers(_) => keys::BODY_NUMBERS,
            Mode::Offers => keys::BODY_OFFERS,
        }
    }

    fn press(&mut self, action: Action, key: &KeyEvent, house: &House) -> Turn {
        match (action, self.mode) {
            (Action::Help, _) => Turn::Help,
            (Action::Go(place), _) => Turn::Go(place),
            (_, Mode::Map) => self.press_map(action, key, house),
            (_, Mode::Numbers(numbers)) => {
                self.press_numbers(numbers, action, key, house);
                Turn::Stay(Vec::new())
            }
            (_, Mode::Offers) => self.press_offers(action, key, house),
        }
    }

    fn scroll(&mut self, by: i32, house: &House) {
        let by = by.signum() as isize;
        match &mut self.mode {
            Mode::Map => {
                let arrow = if by < 0 { Arrow::Up } else { Arrow::Down };
                self.point(self.spot.toward(arrow), house);
            }
            Mode::Numbers(numbers) => numbers.go(by, self.spot.view()),
            Mode::Offers => self.list.go(by),
        }
    }

    fn click(&mut self, at: Position, screen: Rect, house: &House) -> Turn {
        match Layout::of(frame::room(screen), self.mode).hit(at, self) {
            Some(Hit::Spot(spot)) => {
                self.mode = Mode::Map;
                self.point(Some(spot), house);
            }
            Some(Hit::Value(value)) => {
                self.mode = Mode::Map;
                self.tender.rate(self.spot, value);
                self.point(None, house);
            }
            Some(Hit::Line(place)) => {
                if let Mode::Numbers(numbers) = self.mode {
                    self.name(numbers, place, house);
                }
            }
            Some(Hit::Offer(place)) => {
                if self.list.choose(place) && self.mode == Mode::Offers {
                    return self.brief(house);
                }
                // The first click only goes there, so that nothing begins by chance.
                return self.go_on(house);
            }
            Some(Hit::Offers) => return self.go_on(house),
            None => {}
        }
        Turn::Stay(Vec::new())
    }

    fn leave(&mut self, house: &House) -> Vec<Effect> {
        self.write_down(house)
    }

    fn follow(&mut self, house: &House) {
        let offers = self.offers(house);
        match self.mode {
            Mode::Offers => self.list.refill(offers, house),
            Mode::Map | Mode::Numbers(_) => self.list = List::new(offers, house),
        }
    }

    fn routine<'h>(&'h self, house: &'h House) -> Option<&'h Arc<Routine>> {
        self.list.routine(house)
    }

    fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        draw::draw(self, view, area, buf);
    }
}
