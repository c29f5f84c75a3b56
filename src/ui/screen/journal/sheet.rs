//! Something to be filled in: a check-in, what was done elsewhere, or an entry put right.
//!
//! One line a field, the chosen one open under its name.

mod field;

use chrono::{DateTime, FixedOffset, NaiveDate};
use crossterm::event::KeyEvent;
use ratatui::{buffer::Buffer, layout::Rect};
use uuid::Uuid;

use self::field::Field;
use super::story;
use crate::{
    body::{Area, Side, Token},
    clock::Now,
    journal::{Amendment, Entry, Noted, Occasion, Tension, TensionReport},
    text::Text,
    ui::{
        keys::{self, Action, Binding},
        screen::{View, frame::Framed, scale},
        widget::line::{after, below, put, put_right},
        words::broken,
    },
};

/// What is filled in.
#[derive(Clone, Debug)]
pub(in crate::ui::screen) struct Sheet {
    purpose: Purpose,
    title: String,
    fields: Vec<Field>,
    at: usize,
    /// What is still missing, once that was asked for.
    missing: Option<&'static str>,
}

#[derive(Clone, Debug)]
enum Purpose {
    /// The entry, its time, and its fields as they were.
    Amend(Uuid, DateTime<FixedOffset>, Vec<Field>),
    CheckIn,
    Elsewhere,
}

/// What comes of a key.
pub(in crate::ui::screen) enum Done {
    NotYet,
    /// Nothing is to be kept.
    Nothing,
    /// This, in a few words.
    Filled(Box<Entry>, &'static str),
}

impl Sheet {
    pub(in crate::ui::screen) fn check_in() -> Self {
        let rating = |area: &Area| Field::Rating { area: *area, side: Side::Both, before: None, value: None };
        let fields = Area::ALL.iter().map(rating).chain([Field::Sentence(String::new())]).collect();
        Self::new(Purpose::CheckIn, "How is it now?".to_owned(), fields)
    }

    pub(super) fn elsewhere() -> Self {
        let fields = vec![Field::Thing(String::new()), Field::Minutes(None), Field::Where(None)];
        Self::new(Purpose::Elsewhere, "Done elsewhere".to_owned(), fields)
    }

    /// To put `occasion` of `day` right, not past `today`; none if nothing of it can be.
    pub(super) fn amend(occasion: &Occasion, day: NaiveDate, today: NaiveDate) -> Option<Self> {
        let (note, places) = match &occasion.what {
            Noted::Session(session) => {
                let mut places = occasion.tension();
                if let (true, Some(started)) = (places.is_empty(), &session.started) {
                    let side = started.side.unwrap_or(Side::Both);
                    let area = started.areas.first();
                    places.extend(area.map(|area| TensionReport {
                        area: *area,
                        side,
                        before: None,
                        after: None,
                    }));
                }
                (Some(&session.note), places)
            }
            Noted::CheckIn(it) => (Some(&it.note), it.tension.iter().copied().map(said).collect()),
            Noted::Elsewhere(_) => (None, Vec::new()),
            Noted::Screening(_) => return None,
        };
        let rating = |place: TensionReport| Field::Rating {
            area: place.area,
            side: place.side,
            before: place.before,
            value: place.after,
        };
        let words = |note: &Option<Text>| note.as_ref().map_or_else(String::new, Text::to_string);
        let note = note.map(|note| Field::Sentence(words(note)));
        let day = Field::Day { was: day, day, last: today.max(day) };
        let fields: Vec<Field> = places.into_iter().map(rating).chain(note).chain([day]).collect();
        let purpose = Purpose::Amend(occasion.id, occasion.time, fields.clone());
        Some(Self::new(purpose, story::name(occasion), fields))
    }

    fn new(purpose: Purpose, title: String, fields: Vec<Field>) -> Self {
        Self { purpose, title, fields, at: 0, missing: None }
    }

    pub(in crate::ui::screen) fn table(&self) -> &'static [Binding] {
        match self.purpose {
            _ if self.field().is_some_and(Field::is_words) => keys::SHEET_WORDS,
            Purpose::CheckIn => keys::CHECK_IN,
            Purpose::Amend(..) | Purpose::Elsewhere => keys::SHEET,
        }
    }

    fn field(&self) -> Option<&Field> {
        self.fields.get(self.at)
    }

    pub(in crate::ui::screen) fn press(&mut self, action: Action, key: &KeyEvent, now: &Now) -> Done {
        self.missing = None;
        match action {
            Action::Accept => return self.finish(now),
            Action::Back => return Done::Nothing,
            Action::Up => self.go(-1),
            Action::Down => self.go(1),
            _ => {
                if let Some(field) = self.fields.get_mut(self.at) {
                    field.press(action, key);
                }
            }
        }
        Done::NotYet
    }

    /// Moves the choice by `by` fields, round and round.
    pub(in crate::ui::screen) fn go(&mut self, by: i32) {
        let count = i64::try_from(self.fields.len()).unwrap_or(i64::MAX).max(1);
        let at = i64::try_from(self.at).unwrap_or(0) + i64::from(by);
        self.at = usize::try_from(at.rem_euclid(count)).unwrap_or(0);
    }

    /// Adds `words` to the words of the chosen field, or goes to the field that has some.
    pub(in crate::ui::screen) fn write(&mut self, words: &str) {
        if !self.field().is_some_and(Field::is_words)
            && let Some(at) = self.fields.iter().position(Field::is_words)
        {
            self.at = at;
        }
        if let Some(field) = self.fields.get_mut(self.at) {
            field.write(words);
        }
    }

    fn finish(&mut self, now: &Now) -> Done {
        match self.entry(now) {
            Ok(done) => done,
            Err(missing) => {
                self.missing = Some(missing);
                Done::NotYet
            }
        }
    }

    /// The entry that says what was filled in, or what is missing.
    fn entry(&self, now: &Now) -> Result<Done, &'static str> {
        let filled = |entry: Entry, words| Ok(Done::Filled(Box::new(entry), words));
        match &self.purpose {
            Purpose::Amend(of, time, before) => {
                let ratings =
                    |fields: &[Field]| -> Vec<Tension> { fields.iter().filter_map(Field::rating).collect() };
                let (was, is) = (ratings(before), ratings(&self.fields));
                let tension_after = (was != is).then_some(is);
                let words = |fields: &[Field]| fields.iter().find_map(Field::words).map(str::to_owned);
                let is_other = words(before) != words(&self.fields);
                let note = is_other.then(|| self.sentence().unwrap_or_default());
                let by = self.fields.iter().find_map(Field::moved).filter(|by| !by.is_zero());
                let time = by.map(|by| *time + by);
                if tension_after.is_none() && note.is_none() && time.is_none() {
                    return Ok(Done::Nothing);
                }
                filled(Entry::amended(now, *of, Amendment { tension_after, note, time }), "amended")
            }
            Purpose::CheckIn => {
                let tension: Vec<Tension> = self.fields.iter().filter_map(Field::rating).collect();
                let note = self.sentence();
                if tension.is_empty() && note.is_none() {
                    return Err("a number or a sentence first");
                }
                filled(Entry::check_in(now, tension, note), "checked in")
            }
            Purpose::Elsewhere => {
                let minutes = self.fields.iter().find_map(Field::minutes);
                let what = self.sentence().ok_or("what was it?")?;
                let minutes = minutes.ok_or("how many minutes?")?;
                let areas = self.fields.iter().filter_map(Field::area).collect();
                filled(Entry::elsewhere(now, what, minutes, areas), "logged")
            }
        }
    }

    /// The words that were written, if any.
    fn sentence(&self) -> Option<Text> {
        let words = self.fields.iter().find_map(Field::words)?;
        Some(Text::new(words.trim())).filter(|words| !words.is_empty())
    }

    pub(in crate::ui::screen) fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        let standing = match self.missing {
            Some(missing) => missing.to_owned(),
            None => format!("line {} of {}", self.at + 1, self.fields.len()),
        };
        let hints = keys::hints(self.table());
        let room = Framed { title: &self.title, standing: &standing, hints: &hints }.draw(view, area, buf);
        let room = below(room, u16::from(room.height > 12));
        let (rows, open) = self.rows(usize::from(room.width));
        // The open field is shown whole, and as much as there is room for around it.
        let hidden = (open + 1).saturating_sub(usize::from(room.height));
        for (line, row) in (0..room.height).zip(rows.iter().skip(hidden)) {
            self.draw_row(row, view, below(room, line), buf);
        }
    }

    /// All lines, and which is the last one of the chosen field.
    fn rows(&self, width: usize) -> (Vec<Row>, usize) {
        let mut rows = Vec::new();
        let mut open = 0;
        for (number, field) in self.fields.iter().enumerate() {
            rows.push(Row::Label(number));
            if number == self.at {
                match field {
                    Field::Rating { value, .. } => rows.push(Row::Scale(*value)),
                    other => rows.extend(broken(&other.editor(), width.max(1)).into_iter().map(Row::Words)),
                }
                open = rows.len() - 1;
            }
        }
        (rows, open)
    }

    fn draw_row(&self, row: &Row, view: &View<'_>, line: Rect, buf: &mut Buffer) {
        let theme = view.theme;
        match row {
            Row::Label(number) => {
                let Some(field) = self.fields.get(*number) else { return };
                let is_chosen = *number == self.at;
                let label = format!("{} {}  ", if is_chosen { '▸' } else { ' ' }, field.label());
                put(buf, line, 0, &label, if is_chosen { theme.effort } else { theme.key });
                let rest = after(line, &label);
                if is_chosen {
                    put_right(buf, rest, 0, &field.beside(), theme.quiet);
                } else {
                    put_right(buf, rest, 0, &field.value(), theme.strong);
                }
            }
            Row::Scale(value) => scale::draw(*value, view, line, buf),
            Row::Words(words) => put(buf, line, 0, words, theme.key),
        }
    }
}

enum Row {
    Label(usize),
    Scale(Option<u8>),
    Words(String),
}

/// What was said outside a session, to be said anew.
fn said(rated: Tension) -> TensionReport {
    TensionReport { area: rated.area, side: rated.side, before: None, after: Some(rated.value) }
}
