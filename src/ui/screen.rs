//! The screens, one at a time.
//!
//! A screen takes a key and says what should come of it; changing screens is the app's business.

mod body;
pub(super) mod briefing;
mod causes;
mod check_in;
mod flare_up;
mod frame;
pub(super) mod help;
pub(super) mod journal;
mod library;
mod list;
mod offers;
pub(super) mod practice;
mod programmes;
pub(super) mod reflection;
pub(super) mod room;
mod scale;
pub(super) mod screening;
mod settings;
mod shelf;
mod strip;
mod today;
pub(super) mod tour;
pub(super) mod unfinished;

use std::sync::Arc;

use ratatui::{buffer::Buffer, layout::Rect};

use self::{
    body::Body, briefing::Briefing, check_in::CheckIn, flare_up::FlareUp, library::Library,
    practice::Practice, reflection::Reflection, room::Room, screening::Screening, today::Today,
    unfinished::Offer,
};
use crate::{
    body::{Area, Side},
    clock::Moment,
    coach::Rule,
    routine::Routine,
    text::Text,
    ui::{
        figures::Figures,
        house::House,
        keys::{self, Binding},
        message::{Effect, Sounding, Unfinished},
        place::Place,
        theme::Theme,
    },
};

pub(super) use self::frame::{ask_for_room, note_lines, too_small};

/// What is on the screen.
#[derive(Debug)]
pub(super) enum Screen {
    /// Whether to go on with an unfinished session.
    Unfinished(Box<Offer>),
    /// Before a session.
    Briefing(Briefing),
    /// A running session.
    Practice(Box<Practice>),
    /// After a session.
    Reflection(Reflection),
    /// What was done before.
    Journal(Box<journal::Room>),
    /// Any other room.
    Room(Box<dyn Room>),
}

/// What comes of a key.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Turn {
    /// The same screen, with these effects.
    Stay(Vec<Effect>),
    /// Where the session was asked for.
    Home,
    /// The screen before, with these effects.
    Back(Vec<Effect>),
    /// The briefing of this routine.
    Brief(Arc<Routine>),
    /// The briefing of this routine, with what is known of the side and the tension already.
    BriefOn(Start),
    /// A session.
    Begin(Start),
    /// The unfinished session.
    GoOn(Box<Unfinished>),
    /// What the safety questions came before, now that they are answered.
    Answered(Onward),
    /// Another room.
    Go(Place),
    /// The session has ended with these effects; another room before looking back on it.
    EndAndGo(Vec<Effect>, Place),
    /// The keys.
    Help,
    /// The end of the program.
    Quit,
}

/// What a session begins with.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Start {
    pub(super) routine: Arc<Routine>,
    pub(super) sore: Option<Side>,
    pub(super) tension: Vec<(Area, Side, u8)>,
    /// What speaks against it.
    pub(super) warned: Vec<Rule>,
}

impl Start {
    /// Of this routine, with nothing known of side and tension.
    pub(super) fn of(routine: Arc<Routine>) -> Self {
        Self { routine, sore: None, tension: Vec::new(), warned: Vec::new() }
    }
}

/// What waits for the safety questions to be answered.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Onward {
    /// The briefing of a routine.
    Brief(Start),
    /// A session that was broken off.
    GoOn(Box<Unfinished>),
}

impl Onward {
    /// The routine it leads to.
    pub(super) fn routine(&self) -> &Arc<Routine> {
        match self {
            Self::Brief(start) => &start.routine,
            Self::GoOn(unfinished) => &unfinished.routine,
        }
    }
}

/// Whether what was done is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Saving {
    /// As far as is known, it is.
    Well,
    /// It is not.
    Failed(Text),
}

/// What every screen draws from.
pub(super) struct View<'a> {
    pub(super) house: &'a House,
    pub(super) theme: &'a Theme,
    pub(super) figures: &'a Figures,
    pub(super) saving: &'a Saving,
    pub(super) sounding: &'a Sounding,
    /// What is wrong with a file, where it matters.
    pub(super) note: Option<&'a Note>,
    pub(super) now: Moment,
}

/// What is wrong with a file of the person's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Note {
    /// The file and how much.
    pub(super) what: Text,
    /// The worst of it.
    pub(super) first: Text,
}

impl Screen {
    /// The screen of `place`, as one enters it.
    pub(super) fn at(place: Place, house: &House) -> Self {
        let room: Box<dyn Room> = match place {
            Place::Today => Box::new(Today::new(house)),
            Place::Screening => Box::new(Screening::new(house)),
            Place::Library => Box::new(Library::new(house)),
            Place::Find => Box::new(Library::finding(house)),
            Place::Journal => return Self::Journal(Box::new(journal::Room::before_reading())),
            Place::Body => Box::new(Body::new(house)),
            Place::FlareUp => Box::new(FlareUp::new(house)),
            Place::CheckIn => Box::new(CheckIn::new()),
            Place::Settings => Box::new(settings::Page::new(house)),
            Place::Equipment => Box::new(settings::Page::asking_for_equipment(house)),
            Place::Causes => Box::new(causes::Causes::new(house)),
            Place::Programmes => Box::new(programmes::Programmes::new(house)),
        };
        Self::Room(room)
    }

    /// The keys that mean something at `now`.
    pub(super) fn table(&self, now: Moment) -> &'static [Binding] {
        match self {
            Self::Unfinished(_) => keys::UNFINISHED,
            Self::Briefing(briefing) => briefing.table(),
            Self::Practice(practice) => practice.table(now),
            Self::Reflection(reflection) => reflection.table(),
            Self::Journal(room) => room.table(),
            Self::Room(room) => room.table(),
        }
    }

    pub(super) fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        match self {
            Self::Unfinished(offer) => offer.draw(view, area, buf),
            Self::Briefing(briefing) => briefing.draw(view, area, buf),
            Self::Practice(practice) => practice.draw(view, area, buf),
            Self::Reflection(reflection) => reflection.draw(view, area, buf),
            Self::Journal(room) => room.draw(view, area, buf),
            Self::Room(room) => room.draw(view, area, buf),
        }
    }
}
