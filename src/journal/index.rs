//! The journal by days, so that a month or a trend is found at once however many years there are.
//!
//! It is made where the journal is read, and then follows what is written; it never touches a disk itself.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
};

use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use uuid::Uuid;

use crate::{
    body::{Area, Token},
    clock::DayStart,
    journal::{
        days::{Day, Noted, Occasion, Point},
        entry::{Amended, Entry, What},
        history::History,
    },
};

/// All that counts in a journal, by local days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    days: BTreeMap<NaiveDate, Day>,
    day_start: DayStart,
    /// What was deleted since it was made, and may come back.
    deleted: Vec<Occasion>,
    sessions: usize,
    lost: Lost,
}

/// What could not be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// Damaged lines.
    pub lines: usize,
    /// Whole files.
    pub files: usize,
    /// Lines of a newer program.
    pub newer: usize,
}

impl Index {
    /// Puts everything of `history` on its day; a day begins at four in the morning.
    pub fn of(history: History) -> Self {
        Self::by_days(history, DayStart::default())
    }

    /// Puts everything of `history` on its day, where days begin at `day_start`.
    pub fn by_days(history: History, day_start: DayStart) -> Self {
        let files = history.unreadable.iter().filter(|lost| lost.line == 0).count();
        let lost = Lost { lines: history.unreadable.len() - files, files, newer: history.newer };
        let mut index = Self { day_start, lost, ..Self::default() };
        for session in history.sessions {
            let (id, time) = (session.id, session.began);
            index.put(Occasion { id, time, what: Noted::Session(Box::new(session)) });
        }
        for entry in history.others {
            index.add(&entry);
        }
        index
    }

    /// The day `date`, if anything stands on it.
    pub fn day(&self, date: NaiveDate) -> Option<&Day> {
        self.days.get(&date)
    }

    /// All that stands in the journal, oldest first.
    pub fn occasions(&self) -> impl DoubleEndedIterator<Item = &Occasion> {
        self.days.values().flat_map(Day::occasions)
    }

    /// The day that `time` belongs to.
    pub fn day_of(&self, time: DateTime<FixedOffset>) -> NaiveDate {
        self.day_start.day_of(time)
    }

    /// Whether nothing stands in the journal.
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// How many sessions count.
    pub fn sessions(&self) -> usize {
        self.sessions
    }

    /// What could not be read.
    pub fn lost(&self) -> Lost {
        self.lost
    }

    /// The last day on which anything stands.
    pub fn last(&self) -> Option<NaiveDate> {
        self.days.last_key_value().map(|(date, _)| *date)
    }

    /// The next day after `date` on which anything stands.
    pub fn following(&self, date: NaiveDate) -> Option<NaiveDate> {
        self.days.range(date.succ_opt()?..).next().map(|(date, _)| *date)
    }

    /// The day before `date` on which anything stands.
    pub fn preceding(&self, date: NaiveDate) -> Option<NaiveDate> {
        self.days.range(..date).next_back().map(|(date, _)| *date)
    }

    /// The areas of which tension was said in `dates`, in the order of the body.
    pub fn rated(&self, dates: RangeInclusive<NaiveDate>) -> Vec<Area> {
        let occasions = self.days.range(dates).flat_map(|(_, day)| day.occasions());
        let areas: BTreeSet<Area> = occasions.flat_map(Occasion::tension).map(|rated| rated.area).collect();
        Area::ALL.iter().copied().filter(|area| areas.contains(area)).collect()
    }

    /// The area of which tension was said last, of several at once the first.
    pub fn last_rated(&self) -> Option<Area> {
        let occasions = self.days.values().rev().flat_map(|day| day.occasions().iter().rev());
        occasions.flat_map(Occasion::tension).map(|rated| rated.area).next()
    }

    /// How `area` was on each of the `count` days up to `last`, oldest first.
    pub fn trend(&self, area: Area, last: NaiveDate, count: u16) -> Vec<Point> {
        let ago = (0..u64::from(count)).rev();
        let point = |ago| {
            let day = last.checked_sub_days(Days::new(ago)).and_then(|date| self.day(date));
            Point {
                tension: day.and_then(|day| day.tension_of(area)),
                practised: day.is_some_and(|day| day.occasions().iter().any(|it| it.is_session_for(area))),
            }
        };
        ago.map(point).collect()
    }

    /// Follows what is written into the journal. Events of a running session change nothing: it is read as a whole.
    pub fn follow(&mut self, entry: &Entry) {
        match entry.what() {
            What::CheckIn(_) | What::Elsewhere(_) | What::Screening(_) => self.add(entry),
            What::Amended(it) => self.amend(it),
            What::Deleted(it) => {
                let gone = self.take(it.of);
                self.deleted.extend(gone);
            }
            What::Restored(it) => {
                if let Some(at) = self.deleted.iter().position(|gone| gone.id == it.of) {
                    let occasion = self.deleted.remove(at);
                    self.put(occasion);
                }
            }
            What::Started(_) | What::Step(_) | What::Held(_) | What::Resumed(_) | What::Finished(_) => {}
        }
    }

    /// Where the occasion `id` stands: its day, and which of the day's it is.
    pub fn find(&self, id: Uuid) -> Option<(NaiveDate, usize)> {
        let on = |(date, day): (&NaiveDate, &Day)| {
            day.occasions().iter().position(|it| it.id == id).map(|at| (*date, at))
        };
        self.days.iter().rev().find_map(on)
    }

    fn add(&mut self, entry: &Entry) {
        let what = match entry.what() {
            What::CheckIn(it) => Noted::CheckIn(it.clone()),
            What::Elsewhere(it) => Noted::Elsewhere(it.clone()),
            What::Screening(it) => Noted::Screening(it.clone()),
            _ => return,
        };
        self.put(Occasion { id: entry.id(), time: entry.time(), what });
    }

    fn amend(&mut self, amended: &Amended) {
        let Some(mut occasion) = self.take(amended.of) else { return };
        let note = amended.set.note.clone();
        match &mut occasion.what {
            Noted::Session(session) => {
                session.after = amended.set.tension_after.clone().unwrap_or_else(|| session.after.clone());
                session.note = note.or(session.note.take()).filter(|note| !note.is_empty());
            }
            Noted::CheckIn(it) => {
                it.tension = amended.set.tension_after.clone().unwrap_or_else(|| it.tension.clone());
                it.note = note.or(it.note.take()).filter(|note| !note.is_empty());
            }
            Noted::Elsewhere(_) | Noted::Screening(_) => {}
        }
        if let Some(time) = amended.set.time {
            occasion.time = time;
            if let Noted::Session(session) = &mut occasion.what {
                session.move_to(time);
            }
        }
        self.put(occasion);
    }

    fn put(&mut self, occasion: Occasion) {
        self.sessions += usize::from(matches!(occasion.what, Noted::Session(_)));
        self.days.entry(occasion.day(self.day_start)).or_default().put(occasion);
    }

    fn take(&mut self, id: Uuid) -> Option<Occasion> {
        let (date, _) = self.find(id)?;
        let day = self.days.get_mut(&date)?;
        let occasion = day.take(id)?;
        if day.occasions().is_empty() {
            self.days.remove(&date);
        }
        self.sessions -= usize::from(matches!(occasion.what, Noted::Session(_)));
        Some(occasion)
    }
}
