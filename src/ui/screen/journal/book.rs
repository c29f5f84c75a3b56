//! The open journal: which day, which entry, which trend, and what is being put right.
//!
//! It draws nothing.

use chrono::NaiveDate;
use crossterm::event::KeyEvent;
use uuid::Uuid;

use super::{
    only::Only,
    sheet::{Done, Sheet},
};
use crate::{
    body::{Area, Token},
    clock::Now,
    journal::{Day, Entry, Index, Noted, Occasion, What},
    ui::{
        keys::{Action, Deed},
        message::Effect,
        widget::calendar::{days_on, months_on},
    },
};

/// What stands beside the days where there is no room for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    Entry,
    Trend,
}

/// How far back the trend goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    FourWeeks,
    TwelveWeeks,
}

impl Span {
    pub(super) fn weeks(self) -> u16 {
        match self {
            Self::FourWeeks => 4,
            Self::TwelveWeeks => 12,
        }
    }
}

/// What is said about the last key.
#[derive(Clone, Debug)]
pub(super) enum Said {
    /// Something was written down: this.
    Written(&'static str),
    /// Nothing was: this is why.
    Only(&'static str),
}

/// The open journal.
#[derive(Clone, Debug)]
pub(super) struct Book {
    pub(super) index: Index,
    pub(super) now: Now,
    pub(super) day: NaiveDate,
    /// Which of the day's entries.
    pub(super) at: usize,
    /// The page of the entry that is read; none if none is.
    pub(super) reading: Option<i32>,
    pub(super) beside: Beside,
    pub(super) span: Span,
    pub(super) area: Area,
    pub(super) sheet: Option<Sheet>,
    pub(super) said: Option<Said>,
    /// Only these are shown.
    pub(super) only: Only,
    /// How many of the lines written down are not known to be saved.
    pub(super) unsaved: usize,
    deleted: Vec<Uuid>,
}

impl Book {
    /// Opens `index` at its newest entry.
    pub(super) fn new(index: Index, now: &Now) -> Self {
        let day = index.last().unwrap_or(index.day_of(now.wall));
        let mut book = Self {
            index,
            now: now.clone(),
            day,
            at: 0,
            reading: None,
            beside: Beside::Entry,
            span: Span::FourWeeks,
            area: Area::LowerBack,
            sheet: None,
            said: None,
            only: Only::default(),
            unsaved: 0,
            deleted: Vec::new(),
        };
        book.at = book.occasions().len().saturating_sub(1);
        if let Some(area) = book.index.last_rated() {
            book.area = area;
        }
        book
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.index.day_of(self.now.wall)
    }

    /// What of the chosen day is shown.
    pub(super) fn occasions(&self) -> Vec<&Occasion> {
        self.occasions_of(self.day)
    }

    pub(super) fn occasions_of(&self, date: NaiveDate) -> Vec<&Occasion> {
        let all = self.index.day(date).map(Day::occasions).unwrap_or_default();
        all.iter().filter(|occasion| self.only.takes(occasion)).collect()
    }

    /// The next day, or the one before, on which something is shown.
    fn beside(&self, is_back: bool) -> Option<NaiveDate> {
        let mut day = self.day;
        loop {
            day = if is_back { self.index.preceding(day) } else { self.index.following(day) }?;
            if !self.occasions_of(day).is_empty() {
                return Some(day);
            }
        }
    }

    /// The chosen entry.
    pub(super) fn occasion(&self) -> Option<&Occasion> {
        self.occasions().get(self.at).copied()
    }

    /// The last day of the trend: today, or the chosen day where the trend up to today does not reach back to it.
    pub(super) fn last_of_trend(&self) -> NaiveDate {
        let first = days_on(self.today(), 1 - 7 * i32::from(self.span.weeks()));
        if self.day < first { self.day } else { self.today().max(self.day) }
    }

    /// Takes note that a line is on the disk.
    pub(super) fn hear_saved(&mut self) {
        self.unsaved = self.unsaved.saturating_sub(1);
    }

    /// Forgets why the last key did nothing.
    pub(super) fn hush(&mut self) {
        self.said = self.said.take().filter(|said| matches!(said, Said::Written(_)));
    }

    /// An entry up or down, on to the next day on which something stands; in an open entry, a page.
    pub(super) fn up_or_down(&mut self, by: i32) {
        if let Some(page) = &mut self.reading {
            *page = page.saturating_add(by);
            return;
        }
        let is_back = by < 0;
        let at = if is_back { self.at.checked_sub(1) } else { self.at.checked_add(1) };
        if let Some(at) = at.filter(|at| *at < self.occasions().len()) {
            self.at = at;
            return;
        }
        if let Some(day) = self.beside(is_back) {
            self.day = day;
            self.at = if is_back { self.occasions().len().saturating_sub(1) } else { 0 };
        }
    }

    /// Opens the chosen entry; in an open one, turns to its next page.
    pub(super) fn read_on(&mut self) {
        if self.occasion().is_some() {
            self.reading = Some(self.reading.map_or(0, |page| page.saturating_add(1)));
            self.beside = Beside::Entry;
        }
    }

    pub(super) fn perform(&mut self, deed: Deed) -> Vec<Effect> {
        match deed {
            Deed::DayBack => self.turn_to(days_on(self.day, -1)),
            Deed::DayOn => self.turn_to(days_on(self.day, 1)),
            Deed::MonthBack => self.turn_to(months_on(self.day, -1)),
            Deed::MonthOn => self.turn_to(months_on(self.day, 1)),
            Deed::Beside => {
                self.beside = match self.beside {
                    Beside::Entry => Beside::Trend,
                    Beside::Trend => Beside::Entry,
                };
                self.reading = None;
            }
            Deed::Weeks => {
                self.span = match self.span {
                    Span::FourWeeks => Span::TwelveWeeks,
                    Span::TwelveWeeks => Span::FourWeeks,
                }
            }
            Deed::Area => self.next_area(),
            Deed::CheckIn => self.sheet = Some(Sheet::check_in()),
            Deed::Elsewhere => self.sheet = Some(Sheet::elsewhere()),
            Deed::OnlyArea | Deed::OnlyRoutine => self.turn_filter(deed),
            Deed::Amend => match self.occasion().map(|it| Sheet::amend(it, self.day, self.today())) {
                Some(Some(sheet)) => self.sheet = Some(sheet),
                Some(None) => self.say("nothing to amend here"),
                None => self.say("no entry is chosen"),
            },
            Deed::Delete => return self.delete(),
            Deed::Undo => return self.undo(),
        }
        Vec::new()
    }

    /// Goes to `day`, but not past today or the last day on which something stands.
    fn turn_to(&mut self, day: NaiveDate) {
        let last = self.index.last().map_or(self.today(), |last| last.max(self.today()));
        self.day = day.min(last);
        self.at = 0;
        self.reading = None;
    }

    /// The areas that have a trend in the last twelve weeks, the present one among them; all if none has.
    fn areas(&self) -> Vec<Area> {
        let last = self.last_of_trend();
        let rated = self.index.rated(days_on(last, -7 * 12)..=last);
        if rated.is_empty() { Area::ALL.to_vec() } else { rated }
    }

    fn next_area(&mut self) {
        let areas = self.areas();
        let at = areas.iter().position(|area| *area == self.area).map_or(0, |at| at + 1);
        if let Some(area) = areas.get(at).or(areas.first()) {
            self.area = *area;
        }
    }

    /// Shows only the next area, or the next routine; after the last one everything again.
    fn turn_filter(&mut self, deed: Deed) {
        match deed {
            Deed::OnlyArea => self.only.next_area(&self.index),
            _ => self.only.next_routine(&self.index),
        }
        self.reading = None;
        if self.occasions().is_empty()
            && let Some(day) = self.beside(true).or_else(|| self.beside(false))
        {
            self.day = day;
        }
        self.at = self.occasions().len().saturating_sub(1);
        if let Some(area) = self.only.area {
            self.area = area;
        }
    }

    fn delete(&mut self) -> Vec<Effect> {
        let Some(occasion) = self.occasion() else {
            self.say("no entry is chosen");
            return Vec::new();
        };
        // Beside the trend there may be no room for the entry, and nobody deletes what they do not see.
        if self.beside == Beside::Trend {
            self.beside = Beside::Entry;
            self.say("this one? d deletes it");
            return Vec::new();
        }
        let id = occasion.id;
        // What was answered to the safety questions holds until they are answered anew.
        if matches!(occasion.what, Noted::Screening(_)) {
            self.say("the safety questions stay");
            return Vec::new();
        }
        self.deleted.push(id);
        self.reading = None;
        let effects = self.write_down(Entry::deleted(&self.now, id), "deleted · u undoes");
        self.at = self.at.min(self.occasions().len().saturating_sub(1));
        effects
    }

    fn undo(&mut self) -> Vec<Effect> {
        let Some(id) = self.deleted.pop() else {
            self.say("nothing to undo");
            return Vec::new();
        };
        let effects = self.write_down(Entry::restored(&self.now, id), "restored");
        self.choose(id);
        effects
    }

    /// Goes to the entry `id`.
    fn choose(&mut self, id: Uuid) {
        if let Some((day, _)) = self.index.find(id) {
            self.day = day;
            let at = |book: &Self| book.occasions().iter().position(|occasion| occasion.id == id);
            if at(self).is_none() {
                // What was just written is shown, whatever was asked for.
                self.only = Only::default();
            }
            self.at = at(self).unwrap_or(0);
        }
    }

    /// A key for what is filled in.
    pub(super) fn fill_in(&mut self, action: Action, key: &KeyEvent) -> Vec<Effect> {
        let Some(sheet) = &mut self.sheet else { return Vec::new() };
        match sheet.press(action, key, &self.now) {
            Done::NotYet => Vec::new(),
            Done::Nothing => {
                self.sheet = None;
                Vec::new()
            }
            Done::Filled(entry, words) => {
                self.sheet = None;
                let (id, is_new) = match entry.what() {
                    What::Amended(it) => (it.of, false),
                    _ => (entry.id(), true),
                };
                let effects = self.write_down(*entry, words);
                self.choose(id);
                if is_new {
                    self.reading = None;
                }
                effects
            }
        }
    }

    /// Asks for `entry` to be written, and shows at once what comes of it.
    fn write_down(&mut self, entry: Entry, words: &'static str) -> Vec<Effect> {
        self.index.follow(&entry);
        self.unsaved += 1;
        self.said = Some(Said::Written(words));
        vec![Effect::WriteDown(Box::new(entry))]
    }

    fn say(&mut self, words: &'static str) {
        self.said = Some(Said::Only(words));
    }
}
