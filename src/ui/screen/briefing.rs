//! Before a session: what comes, what to fetch, what to heed. It starts by itself.

mod asked;
mod columns;
mod ear;
mod guard;
mod opening;
mod steps;

use std::{sync::Arc, time::Duration};

use crossterm::event::KeyEvent;
use ratatui::{buffer::Buffer, layout::Rect};

pub(crate) use self::steps::steps;
use self::{
    columns::{WIDE, columns, spare},
    ear::{Ear, Look},
    guard::Guard,
    opening::Opening,
};
use crate::{
    body::{Area, Side, Token},
    clock::Moment,
    exercise::Id,
    routine::{Routine, StepSides},
    session::Timeline,
    ui::{
        house::House,
        keys::{self, Action, Binding},
        message::Sounding,
        pages,
        screen::{Start, Turn, View, frame::Framed, list, scale, strip},
        widget::line::{below, put_right},
        words::{minutes, seconds},
    },
};

/// Long enough to read it and put the phone down, short enough not to wander off.
const COUNTDOWN: Duration = Duration::from_secs(15);
/// No page is shown for less than so many seconds.
const LEAST_SHARE: u64 = 3;
/// How the session is stopped, once it runs.
const STOP: &str = "Then s stops it.";
/// Cells the numbers of steps take.
const INDENT: usize = 4;

/// The briefing of a routine.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Briefing {
    routine: Arc<Routine>,
    /// The place whose tension is asked for.
    area: Option<Area>,
    sore: Option<Side>,
    tension: Option<u8>,
    countdown: Countdown,
    /// The seconds counted before the countdown last changed, for the pages.
    read: u64,
    /// So many pages were turned by key.
    turned: i32,
    opening: Opening,
    ear: Ear,
    guard: Guard,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Countdown {
    Ends(Moment),
    Held,
}

impl Briefing {
    pub(crate) fn new(routine: Arc<Routine>, sore: Option<Side>, now: Moment) -> Self {
        let countdown = Countdown::Ends(now.after(COUNTDOWN));
        let (opening, ear, guard) = (Opening::default(), Ear::default(), Guard::default());
        let area = routine.areas.first().copied();
        Self { routine, area, sore, tension: None, countdown, read: 0, turned: 0, opening, ear, guard }
    }

    /// With what is known already: the sore side, if the routine knows one, and the tension of a place of it, which is then
    /// the place that is asked for.
    pub(crate) fn on(start: Start, now: Moment) -> Self {
        let Start { routine, sore, tension, .. } = start;
        let sore = sore.filter(|side| *side != Side::Both && is_one_sided(&routine));
        let known = tension.iter().find(|(area, ..)| routine.areas.contains(area));
        let (area, tension) = known.map(|(area, _, value)| (*area, *value)).unzip();
        let new = Self::new(routine, sore, now);
        Self { tension, area: area.or(new.area), ..new }
    }

    pub(crate) fn routine(&self) -> &Arc<Routine> {
        &self.routine
    }

    /// The routine as all files together have it.
    pub(crate) fn correct(&mut self, routine: Arc<Routine>) {
        self.routine = routine;
        self.keep_to_its_places();
    }

    /// A place that the routine does not know any more is not asked for.
    fn keep_to_its_places(&mut self) {
        if self.area.is_none_or(|area| !self.routine.areas.contains(&area)) {
            self.area = self.routine.areas.first().copied();
        }
    }

    /// The routine as it was saved while it stood here. Nothing new starts by itself.
    pub(crate) fn change(&mut self, routine: Arc<Routine>, now: Moment) {
        if self.routine == routine {
            return;
        }
        self.routine = routine;
        self.keep_to_its_places();
        if !is_one_sided(&self.routine) {
            self.sore = None;
        }
        self.hold(now);
        (self.read, self.turned) = (0, 0);
    }

    /// Takes in what speaks against it now. Nothing starts by itself then, and nothing at all that must not be done.
    pub(crate) fn heed(&mut self, house: &House, now: Moment) {
        if house.known().is_none() {
            return;
        }
        let before = self.guard.clone();
        if let Some(routine) = self.guard.look(&self.start(), house) {
            self.change(routine, now);
        }
        if self.guard.is_clear() {
            return;
        }
        self.hold(now);
        if self.guard.is_refused() {
            self.opening.end();
        } else if let Some(words) = self.guard.aloud().filter(|words| before.aloud().as_ref() != Some(words))
        {
            self.opening.say_first(words, now);
        }
    }

    /// Whether nothing stands against it.
    pub(crate) fn is_clear(&self) -> bool {
        self.guard.is_clear()
    }

    /// The keys that mean something.
    pub(crate) fn table(&self) -> &'static [Binding] {
        self.guard.table()
    }

    pub(crate) fn id(&self) -> &Id {
        &self.routine.id
    }

    pub(crate) fn press(&mut self, action: Action, key: &KeyEvent, now: Moment) -> Turn {
        let asks_side = is_one_sided(&self.routine);
        match action {
            Action::Accept => return Turn::Begin(self.start()),
            Action::Back => return Turn::Back(Vec::new()),
            Action::Gentler => return self.guard.instead().map_or(Turn::Stay(Vec::new()), Turn::Brief),
            Action::Go(place) => {
                self.hold(now);
                return Turn::Go(place);
            }
            Action::Help => {
                self.hold(now);
                return Turn::Help;
            }
            Action::Hold => {
                let other = match self.countdown {
                    Countdown::Ends(_) => Countdown::Held,
                    Countdown::Held => Countdown::Ends(now.after(COUNTDOWN)),
                };
                self.count(other, now);
            }
            Action::Up | Action::Down => {
                self.turned += if action == Action::Up { -1 } else { 1 };
                self.wait_longer(now);
            }
            Action::Number => {
                self.rate(keys::digit(key).map(|digit| scale::typed(self.tension, digit)), now);
            }
            Action::Lower => self.rate(Some(scale::lower(self.tension)), now),
            Action::Higher => self.rate(Some(scale::higher(self.tension)), now),
            Action::Heard => return Turn::Stay(self.ear.heard().into_iter().collect()),
            Action::Unheard => {
                let next = self.ear.unheard();
                if next.is_some() {
                    self.wait_longer(now);
                }
                return Turn::Stay(next.into_iter().collect());
            }
            Action::Sore(side) if asks_side => {
                self.sore = Some(side);
                self.wait_longer(now);
            }
            _ => {}
        }
        Turn::Stay(Vec::new())
    }

    /// Lets time pass until `now`.
    pub(crate) fn wake(&mut self, sounding: &Sounding, now: Moment) -> Turn {
        let mut effects = Vec::new();
        match self.ear.look(sounding) {
            Look::Same => {}
            Look::NewVoice => self.opening = Opening::default(),
            Look::Ask(effect) => effects.push(effect),
        }
        let spoken = self.opening.begin(&self.routine, self.sore, sounding, now);
        if let (Some(spoken), Countdown::Ends(ends)) = (spoken, self.countdown) {
            let whole = Duration::from_secs(seconds(spoken.saturating_sub(ends.since(now))));
            self.countdown = Countdown::Ends(ends.after(whole));
        }
        match self.countdown {
            Countdown::Ends(ends) if ends <= now => Turn::Begin(self.start()),
            Countdown::Ends(_) | Countdown::Held => {
                effects.extend(self.opening.due(now));
                Turn::Stay(effects)
            }
        }
    }

    /// Nothing starts by itself until the person says so.
    pub(crate) fn hold(&mut self, now: Moment) {
        self.count(Countdown::Held, now);
    }

    fn count(&mut self, countdown: Countdown, now: Moment) {
        self.read = self.read_for(now);
        self.countdown = countdown;
    }

    /// For how many seconds the pages have stood there; it changes only when the shown countdown does.
    fn read_for(&self, now: Moment) -> u64 {
        match self.countdown {
            Countdown::Ends(ends) => self.read + COUNTDOWN.as_secs().saturating_sub(seconds(ends.since(now))),
            Countdown::Held => self.read,
        }
    }

    /// When the shown countdown changes, or ends.
    pub(crate) fn next_due(&self, now: Moment) -> Option<Moment> {
        let shown = match self.countdown {
            Countdown::Ends(ends) => Some(now.after(super::practice::to_next_second(ends.since(now)))),
            Countdown::Held => None,
        };
        [shown, self.opening.next_due()].into_iter().flatten().min()
    }

    fn rate(&mut self, rating: Option<u8>, now: Moment) {
        self.tension = rating;
        self.wait_longer(now);
    }

    /// Whoever answers is still reading.
    fn wait_longer(&mut self, now: Moment) {
        if let Countdown::Ends(_) = self.countdown {
            self.count(Countdown::Ends(now.after(COUNTDOWN)), now);
        }
    }

    /// What its session begins with.
    pub(crate) fn start(&self) -> Start {
        let side = self.sore.unwrap_or(Side::Both);
        let tension: Option<(Area, Side, u8)> =
            self.area.zip(self.tension).map(|(area, now)| (area, side, now));
        Start {
            routine: Arc::clone(&self.routine),
            sore: self.sore,
            tension: tension.into_iter().collect(),
            warned: self.guard.rules(),
        }
    }

    pub(crate) fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        let routine = &*self.routine;
        let plan = Timeline::of(routine, self.sore);
        let standing = format!("{} · {}", minutes(plan.length()), routine.level.name());
        let mut hints = keys::hints(self.table());
        if !is_one_sided(routine) {
            hints.retain(|hint| hint.word != "sore side");
        }
        self.guard.trim(&mut hints);
        if self.countdown == Countdown::Held {
            let counts = hints.iter_mut().filter(|hint| hint.key == "space");
            counts.for_each(|hint| (hint.word, hint.short) = ("count down", "count"));
        }
        let framed = Framed { title: routine.name.as_str(), standing: &standing, hints: &hints };
        let room = framed.draw(view, area, buf);
        let said = self.guard.draw(view, room, buf);
        if self.guard.is_refused() {
            return;
        }
        let room = below(room, said);
        let asked = self.draw_asked(routine, view, room, buf);
        let more = self.guard.more(view);
        let columns = columns(routine, &plan, more, view, below(room, asked + u16::from(room.height > 12)));
        let count = columns.iter().map(|column| column.pages.len()).max().unwrap_or(0);
        let shown = pages::shown(&vec![share(count); count], self.read_for(view.now), self.turned);
        strip::draw(routine, &plan, view, spare(&columns, room), buf);
        for column in &columns {
            if let Some(page) = column.pages.get(shown).or(column.pages.last()) {
                list::draw(page, column.indent, column.room, buf);
            }
        }
        let mark = pages::mark(shown, count);
        let turn = if mark.is_empty() || room.width < WIDE { mark } else { format!("{mark} ↑↓") };
        put_right(buf, room, u16::from(room.height > 12), &turn, view.theme.quiet);
    }
}

/// Whether a side may be named for it.
fn is_one_sided(routine: &Routine) -> bool {
    routine.steps.iter().any(|step| step.sides == StepSides::Sore)
}

/// The seconds each of so many pages is shown while the countdown runs.
fn share(pages: usize) -> u64 {
    let pages = u64::try_from(pages).unwrap_or(u64::MAX).max(1);
    (COUNTDOWN.as_secs() / pages).max(LEAST_SHARE)
}
