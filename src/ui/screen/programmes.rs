//! The programmes: all of them, one opened with its weeks and rules, and the one the person follows.
//!
//! Where a person stands in it follows from the journal; all that is kept is which one, and since when.

mod look;

use std::sync::Arc;

use crossterm::event::KeyEvent;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    coach::Course,
    exercise::Id,
    library::{Allowance, Programme},
    routine::Routine,
    ui::{
        chosen::Change,
        house::House,
        keys::{self, Action, Binding, ProgrammesDeed},
        message::Effect,
        screen::{Turn, View, room::Room, shelf},
    },
};

/// The room.
#[derive(Debug)]
pub(crate) struct Programmes {
    /// The chosen one of all.
    listed: usize,
    at: At,
    turned: i32,
    asks: Asks,
    /// The programme that is followed.
    followed: Option<Id>,
}

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
enum At {
    /// All programmes.
    All,
    /// One, at this line.
    One(Id, usize),
}

/// What is asked before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    Nothing,
    /// Whether the one that runs shall be followed no more.
    Leave,
    /// Whether this one shall take the place of the one that runs, or begin anew.
    Begin,
}

/// What a programme is to the person.
#[derive(Clone, Copy, Debug)]
enum Standing<'a> {
    /// Another one, or none, is followed.
    Free,
    /// It is followed; without a course since it has no day on which it began.
    Followed(Option<&'a Course>),
}

impl Programmes {
    pub(crate) fn new(house: &House) -> Self {
        let mut room = Self { listed: 0, at: At::All, turned: 0, asks: Asks::Nothing, followed: None };
        room.followed.clone_from(&house.settings.programme);
        room.open_followed(house);
        room
    }

    /// Opens the programme that is followed, as nobody comes for another one.
    fn open_followed(&mut self, house: &House) {
        let followed = house.settings.programme.as_ref();
        let place = house.library.programmes().iter().position(|it| Some(&it.id) == followed);
        if let (Some(place), Some(id)) = (place, followed) {
            self.listed = place;
            self.at = At::One(id.clone(), 0);
        }
    }

    /// The opened programme.
    fn opened<'h>(&self, house: &'h House) -> Option<&'h Programme> {
        match &self.at {
            At::All => None,
            At::One(id, _) => house.library.programme(id.as_str()),
        }
    }

    fn standing<'h>(&self, house: &'h House) -> Standing<'h> {
        self.opened(house).map_or(Standing::Free, |programme| standing(programme, house))
    }

    /// How many lines the list has.
    fn count(&self, house: &House) -> usize {
        match self.opened(house) {
            None => house.library.programmes().len(),
            // The rules, and today.
            Some(it) => {
                it.weeks.len() + 1 + usize::from(matches!(standing(it, house), Standing::Followed(_)))
            }
        }
    }

    fn go(&mut self, by: isize, house: &House) {
        self.turned = 0;
        let count = self.count(house);
        match &mut self.at {
            At::All => self.listed = shelf::moved(self.listed, by, count),
            At::One(_, line) => *line = shelf::moved(*line, by, count),
        }
    }

    /// Takes the line at `place`, counted from 0.
    fn take(&mut self, place: usize, house: &House) {
        if place >= self.count(house) {
            return;
        }
        self.turned = 0;
        match &mut self.at {
            At::All => {
                self.listed = place;
                self.open(house);
            }
            At::One(_, line) => *line = place,
        }
    }

    fn open(&mut self, house: &House) {
        if let Some(programme) = house.library.programmes().get(self.listed) {
            self.turned = 0;
            self.at = At::One(programme.id.clone(), 0);
        }
    }

    fn accept(&mut self, house: &House) -> Turn {
        match (&self.at, self.standing(house)) {
            (At::All, _) => self.open(house),
            (At::One(..), Standing::Followed(Some(course))) => return brief(course.next(), house),
            (At::One(..), Standing::Followed(None) | Standing::Free) => {}
        }
        Turn::Stay(Vec::new())
    }

    /// A digit: a programme, a week of one that does not run, or a routine of today.
    fn number(&mut self, place: usize, house: &House) -> Turn {
        match (&self.at, self.standing(house)) {
            (At::One(..), Standing::Followed(Some(course))) => {
                return brief(course.today.get(place).and_then(|it| it.routine.as_ref()), house);
            }
            (At::All | At::One(..), _) => self.take(place, house),
        }
        Turn::Stay(Vec::new())
    }

    fn begin(&mut self, house: &House) -> Turn {
        if self.asks == Asks::Nothing && (house.settings.programme.is_some() || waits_for_a_doctor(house)) {
            self.asks = Asks::Begin;
            return Turn::Stay(Vec::new());
        }
        self.asks = Asks::Nothing;
        let Some(programme) = self.opened(house) else { return Turn::Stay(Vec::new()) };
        let today = house.case().today().date().to_string();
        let id = programme.id.to_string();
        if let At::One(_, line) = &mut self.at {
            (*line, self.turned) = (0, 0);
        }
        // The day first: without its programme it means nothing, while a programme without its day does not run.
        Turn::Stay(vec![Effect::Set(vec![Change::to("programme-since", today), Change::to("programme", id)])])
    }

    fn leave(&mut self) -> Turn {
        self.asks = Asks::Nothing;
        if let At::One(_, line) = &mut self.at {
            (*line, self.turned) = (0, 0);
        }
        Turn::Stay(vec![Effect::Set(vec![Change::usual("programme"), Change::usual("programme-since")])])
    }

    fn back(&mut self) -> Turn {
        self.turned = 0;
        match self.at {
            At::All => return Turn::Back(Vec::new()),
            At::One(..) => self.at = At::All,
        }
        Turn::Stay(Vec::new())
    }

    fn press_asked(&mut self, action: Action, house: &House) -> Turn {
        match (action, self.asks) {
            (Action::Accept, Asks::Leave) => self.leave(),
            (Action::Accept, Asks::Begin) => self.begin(house),
            _ => {
                self.asks = Asks::Nothing;
                Turn::Stay(Vec::new())
            }
        }
    }
}

impl Room for Programmes {
    fn table(&self) -> &'static [Binding] {
        match (&self.at, self.asks) {
            (_, Asks::Leave | Asks::Begin) => keys::PROGRAMME_ASKED,
            (At::All, Asks::Nothing) => keys::PROGRAMMES,
            (At::One(id, _), Asks::Nothing) if self.followed.as_ref() == Some(id) => keys::COURSE,
            (At::One(..), Asks::Nothing) => keys::PROGRAMME,
        }
    }

    fn press(&mut self, action: Action, key: &KeyEvent, house: &House) -> Turn {
        if self.asks != Asks::Nothing {
            return self.press_asked(action, house);
        }
        match action {
            Action::Accept => return self.accept(house),
            Action::Up => self.go(-1, house),
            Action::Down => self.go(1, house),
            Action::Number => {
                if let Some(place) = keys::digit(key).and_then(|digit| usize::from(digit).checked_sub(1)) {
                    return self.number(place, house);
                }
            }
            Action::Next => self.turned = self.turned.saturating_add(1),
            Action::Previous => self.turned = self.turned.saturating_sub(1),
            Action::InProgrammes(ProgrammesDeed::Begin) => return self.begin(house),
            Action::InProgrammes(ProgrammesDeed::Leave) => self.asks = Asks::Leave,
            Action::Back => return self.back(),
            Action::Help => return Turn::Help,
            _ => {}
        }
        Turn::Stay(Vec::new())
    }

    fn scroll(&mut self, by: i32, house: &House) {
        if self.asks == Asks::Nothing {
            self.go(by.signum() as isize, house);
        }
    }

    fn click(&mut self, at: Position, screen: Rect, house: &House) -> Turn {
        if self.asks == Asks::Nothing
            && let Some(row) = self.row_at(at, screen, house)
        {
            self.take(row, house);
        }
        Turn::Stay(Vec::new())
    }

    fn follow(&mut self, house: &House) {
        self.followed.clone_from(&house.settings.programme);
        let last = self.count(house).saturating_sub(1);
        match &mut self.at {
            At::All => self.listed = self.listed.min(last),
            At::One(_, line) => *line = (*line).min(last),
        }
    }

    fn routine<'h>(&'h self, house: &'h House) -> Option<&'h Arc<Routine>> {
        match self.standing(house) {
            Standing::Followed(Some(course)) => {
                course.next().and_then(|routine| house.routine(routine.id.as_str()))
            }
            Standing::Followed(None) | Standing::Free => None,
        }
    }

    fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        look::draw(self, view, area, buf);
    }
}

/// Whether a doctor, or help, comes before all that is not gentle.
fn waits_for_a_doctor(house: &House) -> bool {
    house.person.limits.allows != Allowance::AllFiltered
}

/// The briefing of a routine as it may be done now.
fn brief(routine: Option<&Arc<Routine>>, house: &House) -> Turn {
    let routine = routine.and_then(|routine| house.routine(routine.id.as_str()));
    routine.map_or(Turn::Stay(Vec::new()), |routine| Turn::Brief(Arc::clone(routine)))
}

fn standing<'h>(programme: &Programme, house: &'h House) -> Standing<'h> {
    if house.settings.programme.as_ref() != Some(&programme.id) {
        return Standing::Free;
    }
    let course = house.today.as_ref().and_then(|today| today.programme.as_ref());
    Standing::Followed(course.filter(|course| course.programme == programme.id))
}
