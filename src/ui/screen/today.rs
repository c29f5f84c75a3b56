//! Today: what to do now and why, what was done so far, and the week at a glance.

mod equipment;
mod safety;
mod sums;

use std::sync::Arc;

use crossterm::event::KeyEvent;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    body::Token,
    coach::{self, AskAgain, Practice, State, Today as Advice},
    routine::Routine,
    session::Timeline,
    ui::{
        house::House,
        keys::{self, Action, Binding},
        place::Place,
        screen::{
            Turn, View,
            frame::{self, Framed},
            room::Room,
            strip,
        },
        widget::line::{below, put, put_right},
        words::{broken, minutes},
    },
};

/// From this height of the room on lines are set apart.
const AIRY: u16 = 13;
/// From this width on everything is set in.
const WIDE: u16 = 70;
/// Cells the mark of the chosen line takes.
const MARK: u16 = 3;
/// A strip of figures lower than this says nothing.
const STRIP: u16 = 7;

/// The room.
#[derive(Debug)]
pub(crate) struct Today {
    chosen: usize,
    ways: Vec<Way>,
    keys: &'static [Binding],
}

/// One way into the day.
#[derive(Clone, Debug, PartialEq)]
enum Way {
    /// The safety questions, for this reason.
    Ask(AskAgain),
    /// This routine, for this reason.
    Practise(Arc<Routine>, String),
    /// What the person has, with words about it.
    Equip(String),
}

impl Today {
    pub(crate) fn new(house: &House) -> Self {
        let mut room = Self { chosen: 0, ways: Vec::new(), keys: keys::TODAY };
        room.follow(house);
        room
    }

    fn accept(&self) -> Turn {
        match self.ways.get(self.chosen) {
            Some(Way::Ask(_)) => Turn::Go(Place::Screening),
            Some(Way::Practise(routine, _)) => Turn::Brief(Arc::clone(routine)),
            Some(Way::Equip(_)) => Turn::Go(Place::Equipment),
            None => Turn::Stay(Vec::new()),
        }
    }

    fn go(&mut self, by: isize) {
        let last = self.ways.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
    }
}

impl Room for Today {
    fn table(&self) -> &'static [Binding] {
        self.keys
    }

    fn press(&mut self, action: Action, key: &KeyEvent, _house: &House) -> Turn {
        match action {
            Action::Accept => return self.accept(),
            Action::Up => self.go(-1),
            Action::Down => self.go(1),
            Action::Number => {
                let wanted = keys::digit(key).and_then(|digit| usize::from(digit).checked_sub(1));
                if let Some(wanted) = wanted.filter(|wanted| *wanted < self.ways.len()) {
                    self.chosen = wanted;
                    return self.accept();
                }
            }
            Action::Go(place) => return Turn::Go(place),
            Action::Help => return Turn::Help,
            Action::Quit => return Turn::Quit,
            _ => {}
        }
        Turn::Stay(Vec::new())
    }

    fn scroll(&mut self, by: i32, _house: &House) {
        self.go(by.signum() as isize);
    }

    fn click(&mut self, at: Position, screen: Rect, house: &House) -> Turn {
        let stay = Turn::Stay(Vec::new());
        let Some(today) = house.today.as_deref().filter(|_| !safety::is_help_first(house)) else {
            return stay;
        };
        let room = ways_room(frame::room(screen));
        let Some(clicked) = self.lay(today, room).at(at, room) else { return stay };
        // With the choice the lines move, so that a second click would be on another way.
        self.chosen = clicked;
        self.accept()
    }

    fn follow(&mut self, house: &House) {
        let ways = house.today.as_ref().map(|today| ways(today, house)).unwrap_or_default();
        let kept = self.ways.get(self.chosen).and_then(|way| ways.iter().position(|other| other.is_as(way)));
        let asks = matches!(ways.first(), Some(Way::Ask(_)));
        // Where nothing was chosen yet, what the day begins with is.
        self.chosen = if asks && self.chosen == 0 { 0 } else { kept.unwrap_or(0) };
        self.ways = ways;
        self.keys = safety::table(house);
    }

    fn routine<'h>(&'h self, _house: &'h House) -> Option<&'h Arc<Routine>> {
        match self.ways.get(self.chosen)? {
            Way::Practise(routine, _) => Some(routine),
            Way::Ask(_) | Way::Equip(_) => None,
        }
    }

    fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        let date = match view.house.today {
            Some(_) => view.house.case().today().date().format("%a %-d %b").to_string(),
            None => "reading".to_owned(),
        };
        let framed = Framed { title: "supple", standing: &date, hints: &keys::hints(self.keys) };
        let room = framed.draw(view, area, buf);
        let Some(today) = &view.house.today else { return };
        let airy = u16::from(room.height >= AIRY);
        let room = ways_room(room);
        if safety::is_help_first(view.house) {
            return safety::draw(today, view, room, buf);
        }
        let below_ways = below(room, self.draw_ways(today, view, room, buf) + airy);
        let left = sums::draw(today, view, indented(below_ways), buf);
        let strip_room = below(left, airy);
        if strip_room.height >= STRIP
            && let Some(routine) = self.routine(view.house)
        {
            let strip_room = Rect { x: room.x, width: room.width, ..strip_room };
            strip::draw(routine, &Timeline::of(routine, None), view, strip_room, buf);
        }
    }
}

/// Where the ways stand in the room of the screen.
fn ways_room(room: Rect) -> Rect {
    below(room, u16::from(room.height >= AIRY))
}

/// Set in as the words of the ways are, where there is room.
fn indented(room: Rect) -> Rect {
    let by = if room.width >= WIDE { MARK } else { 0 };
    Rect { x: room.x + by, width: room.width - by, ..room }
}

/// What stands on which row.
struct Laid {
    /// What is refused, in lines from the top.
    refusal: Vec<String>,
    /// The row of each way that is seen, with the lines of why where those stand.
    ways: Vec<(u16, Vec<String>)>,
    /// The rows taken.
    end: u16,
}

impl Laid {
    /// The way at a cell of the screen.
    fn at(&self, at: Position, room: Rect) -> Option<usize> {
        let row = at.y.checked_sub(room.y).filter(|_| room.contains(at))?;
        let has = |(first, why): &(u16, Vec<String>)| {
            (usize::from(*first)..=usize::from(*first) + why.len()).contains(&row.into())
        };
        self.ways.iter().position(has)
    }
}

impl Today {
    fn lay(&self, today: &Advice, room: Rect) -> Laid {
        let airy = u16::from(room.height >= AIRY);
        let rows = |lines: &[String]| u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let refusal = today.refusal.as_ref();
        let refusal = refusal.map(|words| broken(&crate::text::capital(words), usize::from(room.width)));
        let mut row = refusal.as_ref().map_or(0, |lines| rows(lines) + airy);
        let mut ways = Vec::new();
        for (number, way) in self.ways.iter().enumerate() {
            let is_chosen = number == self.chosen;
            // Where there is little room, the reason stands only with what is chosen.
            if row + 1 >= room.height && !is_chosen {
                break;
            }
            let width = usize::from(room.width.saturating_sub(MARK));
            let why = if is_chosen { broken(&way.words().2, width) } else { Vec::new() };
            let taken = 1 + rows(&why) + if is_chosen { airy } else { 0 };
            ways.push((row, why));
            row += taken;
        }
        Laid { refusal: refusal.unwrap_or_default(), ways, end: row }
    }

    /// Draws what may be done, or why nothing may; returns the rows taken.
    fn draw_ways(&self, today: &Advice, view: &View<'_>, room: Rect, buf: &mut Buffer) -> u16 {
        let beside = Rect { x: room.x + MARK, width: room.width.saturating_sub(MARK), ..room };
        let laid = self.lay(today, room);
        for (row, line) in (0..).zip(&laid.refusal) {
            put(buf, room, row, line, view.theme.warning);
        }
        for ((number, way), (row, why)) in self.ways.iter().enumerate().zip(&laid.ways) {
            let (is_chosen, row) = (number == self.chosen, *row);
            let (name, standing, _) = way.words();
            let style = match way {
                _ if is_chosen => view.theme.effort,
                Way::Equip(_) => view.theme.quiet,
                Way::Ask(_) | Way::Practise(..) => view.theme.key,
            };
            put(buf, room, row, if is_chosen { " ▸" } else { "" }, style);
            let name_room = Rect {
                width: beside.width.saturating_sub(u16::try_from(standing.len()).unwrap_or(0) + 2),
                ..beside
            };
            put(buf, name_room, row, name, style);
            put_right(
                buf,
                room,
                row,
                &standing,
                if is_chosen { view.theme.strong } else { view.theme.quiet },
            );
            for (row, line) in (row + 1..).zip(why) {
                put(buf, beside, row, line, view.theme.strong);
            }
        }
        laid.end
    }
}

impl Way {
    /// Whether it leads where `other` does, whatever is said of it.
    fn is_as(&self, other: &Self) -> bool {
        self == other || matches!((self, other), (Self::Equip(_), Self::Equip(_)))
    }

    /// Name, what stands at the right end, and why.
    fn words(&self) -> (&str, String, String) {
        match self {
            Self::Ask(again) => (
                "The safety questions",
                "two minutes".to_owned(),
                format!("{} {}", again.words(), safety::ONCE),
            ),
            Self::Practise(routine, why) => {
                let time = minutes(Timeline::length_of(routine, None));
                (routine.name.as_str(), format!("{time} · {}", routine.level.name()), why.clone())
            }
            Self::Equip(why) => (equipment::QUESTION, equipment::TIME.to_owned(), why.clone()),
        }
    }
}

/// What may be done today, the best first.
fn ways(today: &Advice, house: &House) -> Vec<Way> {
    let mut ways: Vec<Way> = today.ask.map(Way::Ask).into_iter().collect();
    let mut offer = |id: &str, why: String| {
        let is_new = |routine: &&Arc<Routine>| {
            !ways.iter().any(|way| matches!(way, Way::Practise(known, _) if known.id == routine.id))
        };
        if let Some(routine) = house.routine(id).filter(is_new) {
            ways.push(Way::Practise(Arc::clone(routine), why));
        }
    };
    if let Some(suggestion) = &today.suggestion {
        offer(suggestion.routine.id.as_str(), suggestion.words.clone());
    }
    if let Some(course) = &today.programme {
        for practice in course.today.iter().filter(|it| it.progress == coach::Done::NotYet) {
            if let Practice { routine: Some(routine), .. } = practice {
                offer(routine.id.as_str(), format!("{}: {}.", course.name, course.place()));
            }
        }
    }
    if let State::Free(others) = &today.state {
        for routine in others {
            offer(routine.id.as_str(), routine.aim.to_string());
        }
    }
    // Never what the day begins with.
    if today.ask.is_none() && !ways.is_empty() {
        ways.extend(equipment::why(house).map(Way::Equip));
    }
    ways
}
