//! Why it keeps coming back: where, at most three questions, and what they point to; or all causes, to look at.
//!
//! Replies live as long as the room; what stays is the habit the person keeps.

mod look;

use std::sync::Arc;

use crossterm::event::KeyEvent;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    body::{Area, Token},
    coach::{self, Likely, Reply},
    exercise::Id,
    library::Cause,
    routine::Routine,
    ui::{
        chosen::Change,
        house::House,
        keys::{self, Action, Binding, CausesDeed},
        message::Effect,
        screen::{Turn, View, room::Room, shelf},
    },
};

/// From this tension on nobody is asked where it is.
const TENSE: u8 = 4;
/// A rating speaks for so many days.
const LASTS_DAYS: i64 = 7;

/// The room.
#[derive(Debug)]
pub(crate) struct Causes {
    at: At,
    began: Began,
    turned: i32,
}

/// Where the person began, to which one step back from the first question leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Began {
    /// At the choice of the place.
    Places,
    /// Outside: the place was known, and its first question was asked at once.
    Outside,
}

/// How far the person is.
#[derive(Clone, Debug, PartialEq)]
enum At {
    /// Where is it? The chosen line.
    Area(usize),
    /// A question.
    Asked(Asked),
    /// What the replies point to.
    Found(Asked, Found),
    /// All causes, to be looked at, and what was left for it.
    All(Found, Box<At>),
}

/// What was asked about an area.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    area: Area,
    /// The causes that are asked for. They stay the same until the place is chosen anew, whatever habit is kept meanwhile.
    causes: Vec<Id>,
    replies: Vec<Reply>,
    /// The reply that Enter takes.
    reply: Reply,
}

/// Causes to look at.
#[derive(Clone, Debug, Default, PartialEq)]
struct Found {
    causes: Vec<Likely>,
    chosen: usize,
}

impl Asked {
    fn about(area: Area, house: &House) -> Self {
        let causes = coach::causes_to_ask(&house.case(), area);
        Self { area, causes, replies: Vec::new(), reply: Reply::Yes }
    }

    /// The cause that is asked for now.
    fn cause<'h>(&self, house: &'h House) -> Option<&'h Cause> {
        self.causes.get(self.replies.len()).and_then(|id| house.library.cause(id.as_str()))
    }
}

impl Causes {
    pub(crate) fn new(house: &House) -> Self {
        let mut room = Self { at: At::Area(0), began: Began::Places, turned: 0 };
        if let Some(area) = tensest(house) {
            room.began = Began::Outside;
            room.ask(Asked::about(area, house), house);
        }
        room
    }

    /// Goes to the next question, or to what all of them point to.
    fn ask(&mut self, asked: Asked, house: &House) {
        self.turned = 0;
        self.at = match coach::likely_causes(&house.case(), asked.area, &asked.causes, &asked.replies) {
            None => At::Asked(Asked { reply: Reply::Yes, ..asked }),
            Some(causes) => At::Found(asked, Found { causes, chosen: 0 }),
        };
    }

    fn reply(&mut self, reply: Reply, house: &House) {
        if let At::Asked(asked) = &self.at {
            let mut asked = asked.clone();
            asked.replies.push(reply);
            self.ask(asked, house);
        }
    }

    /// The choice of the place, at the one that was asked about.
    fn go_to_places(&mut self, house: &House) {
        (self.began, self.turned) = (Began::Places, 0);
        if let At::Asked(Asked { area, .. }) = self.at {
            self.at = At::Area(areas(house).iter().position(|it| *it == area).unwrap_or(0));
        }
    }

    /// The question before, where one began, or out of the room.
    fn back(&mut self, house: &House) -> Turn {
        self.turned = 0;
        match &self.at {
            At::Area(_) => return Turn::Back(Vec::new()),
            At::Asked(asked) | At::Found(asked, _) => {
                let mut asked = asked.clone();
                if asked.replies.pop().is_some() {
                    self.ask(asked, house);
                } else if self.began == Began::Outside {
                    return Turn::Back(Vec::new());
                } else {
                    self.go_to_places(house);
                }
            }
            At::All(_, before) => self.at = (**before).clone(),
        }
        Turn::Stay(Vec::new())
    }

    fn look_at_all(&mut self, house: &House) {
        self.turned = 0;
        let case = house.case();
        let causes = house.library.causes().iter().map(|cause| coach::about_cause(cause, &case)).collect();
        self.at = At::All(Found { causes, chosen: 0 }, Box::new(self.at.clone()));
    }

    fn found(&self) -> Option<&Found> {
        match &self.at {
            At::Area(_) | At::Asked(_) => None,
            At::Found(_, found) | At::All(found, _) => Some(found),
        }
    }

    /// The cause that is looked at.
    fn cause(&self) -> Option<&Likely> {
        self.found().and_then(|found| found.causes.get(found.chosen))
    }

    fn go(&mut self, by: isize, house: &House) {
        self.turned = 0;
        match &mut self.at {
            At::Area(chosen) => *chosen = shelf::moved(*chosen, by, areas(house).len()),
            At::Asked(asked) => asked.reply = if by < 0 { Reply::Yes } else { Reply::No },
            At::Found(_, found) | At::All(found, _) => {
                found.chosen = shelf::moved(found.chosen, by, found.causes.len());
            }
        }
    }

    /// Takes the line at `place`, counted from 0.
    fn take(&mut self, place: usize, house: &House) {
        self.turned = 0;
        match &mut self.at {
            At::Area(chosen) if place < areas(house).len() => {
                *chosen = place;
                self.accept(house);
            }
            At::Found(_, found) | At::All(found, _) if place < found.causes.len() => found.chosen = place,
            At::Area(_) | At::Asked(_) | At::Found(..) | At::All(..) => {}
        }
    }

    fn accept(&mut self, house: &House) -> Turn {
        match &self.at {
            At::Area(chosen) => {
                if let Some(area) = areas(house).get(*chosen).copied() {
                    self.ask(Asked::about(area, house), house);
                }
            }
            At::Asked(asked) => {
                let reply = asked.reply.clone();
                self.reply(reply, house);
            }
            At::Found(..) | At::All(..) => return self.brief(|cause| cause.now.as_ref(), house),
        }
        Turn::Stay(Vec::new())
    }

    fn brief(&self, which: impl Fn(&Likely) -> Option<&Arc<Routine>>, house: &House) -> Turn {
        let routine = self.cause().and_then(which).and_then(|routine| house.routine(routine.id.as_str()));
        routine.map_or(Turn::Stay(Vec::new()), |routine| Turn::Brief(Arc::clone(routine)))
    }

    /// Asks for the habit of the chosen cause to be kept, or no more.
    fn keep(&self, house: &House) -> Turn {
        let (Some(cause), Some(chosen)) = (self.cause(), &house.chosen) else {
            return Turn::Stay(Vec::new());
        };
        let mut habits: Vec<&str> = chosen.written.habit.iter().map(Id::as_str).collect();
        let count = habits.len();
        habits.retain(|habit| *habit != cause.cause.as_str());
        if habits.len() == count {
            habits.push(cause.cause.as_str());
        }
        let value = if habits.is_empty() { "none".to_owned() } else { habits.join(", ") };
        Turn::Stay(vec![Effect::Set(vec![Change::to("habit", value)])])
    }
}

impl Room for Causes {
    fn table(&self) -> &'static [Binding] {
        match self.at {
            At::Area(_) => keys::CAUSES_AREA,
            At::Asked(_) => keys::CAUSES_ASKED,
            At::Found(..) => keys::CAUSES,
            At::All(..) => keys::CAUSES_ALL,
        }
    }

    fn press(&mut self, action: Action, key: &KeyEvent, house: &House) -> Turn {
        match action {
            Action::Accept => return self.accept(house),
            Action::Up => self.go(-1, house),
            Action::Down => self.go(1, house),
            Action::Number => {
                if let Some(place) = keys::digit(key).and_then(|digit| usize::from(digit).checked_sub(1)) {
                    self.take(place, house);
                }
            }
            Action::InCauses(CausesDeed::Yes) => self.reply(Reply::Yes, house),
            Action::InCauses(CausesDeed::No) => self.reply(Reply::No, house),
            Action::InCauses(CausesDeed::All) => self.look_at_all(house),
            Action::InCauses(CausesDeed::Place) => self.go_to_places(house),
            Action::InCauses(CausesDeed::Habit) => return self.keep(house),
            Action::InCauses(CausesDeed::Week) => return self.brief(|cause| cause.prevent.as_ref(), house),
            Action::Next => self.turned = self.turned.saturating_add(1),
            Action::Previous => self.turned = self.turned.saturating_sub(1),
            Action::Back => return self.back(house),
            Action::Leave => return Turn::Back(Vec::new()),
            Action::Help => return Turn::Help,
            _ => {}
        }
        Turn::Stay(Vec::new())
    }

    fn scroll(&mut self, by: i32, house: &House) {
        self.go(by.signum() as isize, house);
    }

    fn click(&mut self, at: Position, screen: Rect, house: &House) -> Turn {
        if let Some(row) = self.row_at(at, screen, house) {
            match &self.at {
                At::Asked(_) => self.reply(if row == 0 { Reply::Yes } else { Reply::No }, house),
                At::Area(_) | At::Found(..) | At::All(..) => self.take(row, house),
            }
        }
        Turn::Stay(Vec::new())
    }

    fn routine<'h>(&'h self, house: &'h House) -> Option<&'h Arc<Routine>> {
        self.cause()?.now.as_ref().and_then(|routine| house.routine(routine.id.as_str()))
    }

    fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        look::draw(self, view, area, buf);
    }
}

/// The areas that some cause is known of.
fn areas(house: &House) -> Vec<Area> {
    let is_known = |area: &&Area| house.library.causes().iter().any(|cause| cause.areas.contains(area));
    Area::ALL.iter().filter(is_known).copied().collect()
}

/// The tensest place of the last days, if one is tense.
fn tensest(house: &House) -> Option<Area> {
    let case = house.case();
    let known = areas(house);
    let ratings = coach::latest_ratings(case.history).into_iter();
    let speaks = |it: &coach::Rating| {
        it.value >= TENSE && known.contains(&it.area) && case.today().since(case.day(it.at)) < LASTS_DAYS
    };
    ratings.filter(speaks).max_by_key(|it| it.value).map(|it| it.area)
}
