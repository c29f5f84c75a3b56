//! After a session: what was done, how it is now and was the other times, a sentence for later, and what comes next.

mod look_ahead;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    body::{Area, Side, Token},
    cue::{self, Closing},
    routine::Routine,
    session::Session,
    text::Text,
    ui::{
        house::House,
        keys::{self, Action, Binding},
        message::Effect,
        screen::{Start, Turn, View, frame::Framed, scale},
        widget::line::{after, below, put, put_pieces},
        words::broken,
    },
};

/// Longest sentence, in characters.
const LONGEST: usize = 400;

/// Looking back on a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reflection {
    name: Text,
    place: Option<(Area, Side)>,
    before: Option<u8>,
    closing: Closing,
    after: Option<u8>,
    note: String,
    field: Field,
    /// How it was the other times with this routine.
    times: Option<String>,
    /// What to do next; nothing before the session is known to be in the journal.
    next: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Tension,
    Note,
}

impl Reflection {
    pub(crate) fn of(session: &Session, start: &Start, routine: &Routine, house: &House) -> Self {
        // The place that was asked for before, else where the routine acts first.
        let asked = start.tension.first().map(|(area, ..)| *area);
        let area = asked.or(routine.areas.first().copied());
        Self {
            times: look_ahead::times(routine, house),
            next: None,
            name: routine.name.clone(),
            place: area.map(|area| (area, start.sore.unwrap_or(Side::Both))),
            before: start.tension.first().map(|(_, _, rating)| *rating),
            closing: cue::closing(session),
            after: None,
            note: String::new(),
            field: Field::Tension,
        }
    }

    /// The journal has the session now, so that it is known what comes next.
    pub(crate) fn follow(&mut self, house: &House) {
        self.next = Some(look_ahead::next(house, &self.rated()));
    }

    pub(crate) fn table(&self) -> &'static [Binding] {
        match self.field {
            Field::Tension => keys::REFLECTION,
            Field::Note => keys::NOTE,
        }
    }

    pub(crate) fn press(&mut self, action: Action, key: &KeyEvent, house: &House) -> Turn {
        let before = self.after;
        match action {
            Action::Accept => return Turn::Stay(vec![self.effect()]),
            Action::Back => return Turn::Home,
            Action::Help => return Turn::Help,
            Action::Number => self.after = keys::digit(key).map(|digit| scale::typed(self.after, digit)),
            Action::Lower => self.after = Some(scale::lower(self.after)),
            Action::Higher => self.after = Some(scale::higher(self.after)),
            Action::Field => {
                self.field = match self.field {
                    Field::Tension => Field::Note,
                    Field::Note => Field::Tension,
                }
            }
            Action::Erase => {
                self.note.pop();
            }
            _ => {}
        }
        if self.after != before && self.next.is_some() {
            self.follow(house);
        }
        Turn::Stay(Vec::new())
    }

    /// A key without a meaning is a letter of the sentence.
    pub(crate) fn letter(&mut self, key: &KeyEvent) {
        if let KeyCode::Char(letter) = key.code
            && !key.modifiers.contains(crossterm::event::KeyModifiers::CONTROL)
        {
            self.write(&letter.to_string());
        }
    }

    /// Adds `words` to the sentence.
    pub(crate) fn write(&mut self, words: &str) {
        let words = Text::new(words);
        let room = LONGEST.saturating_sub(self.note.chars().count());
        self.note.extend(words.as_str().chars().take(room));
        self.field = Field::Note;
    }

    fn effect(&self) -> Effect {
        let note = Text::new(self.note.trim());
        Effect::Reflect { tension: self.rated(), note: (!note.is_empty()).then_some(note) }
    }

    /// What was rated after.
    fn rated(&self) -> Vec<(Area, Side, u8)> {
        let rated = self.place.zip(self.after).map(|((area, side), rating)| (area, side, rating));
        rated.into_iter().collect()
    }

    pub(crate) fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        let theme = view.theme;
        let Closing { opening, missed, .. } = &self.closing;
        let standing = opening.trim_end_matches('.').to_lowercase();
        let framed =
            Framed { title: self.name.as_str(), standing: &standing, hints: &keys::hints(self.table()) };
        let room = framed.draw(view, area, buf);
        let airy = u16::from(room.height > 12);
        let mut room = below(room, airy);
        for (row, line) in broken(&self.closing.to_string(), usize::from(room.width)).iter().enumerate() {
            let rest = if row == 0 { line.strip_prefix(opening).unwrap_or(line) } else { line };
            let opening = line.strip_suffix(rest).unwrap_or("");
            put_pieces(buf, room, 0, &[(opening, theme.done), (rest, theme.strong)]);
            room = below(room, 1);
        }
        let shown = usize::from(room.height.saturating_sub(4 + 2 * airy));
        room = below(room, draw_missed(missed, shown, view, room, buf) + airy);
        let where_is = self.place.map_or("back", |(area, _)| area.name());
        let is = self.place.map_or("is", |(area, _)| area.is());
        let question = format!("How {is} your {where_is} now?  ");
        put(buf, room, 0, &question, theme.strong);
        let beside = after(room, &question);
        put(buf, beside, 0, &self.change(usize::from(beside.width)), theme.quiet);
        scale::draw(self.after, view, below(room, 1), buf);
        self.draw_below(view, below(room, 2), airy, buf);
    }

    /// Tension before and now, and the difference where `width` cells have room for it.
    fn change(&self, width: usize) -> String {
        let whole = self.difference();
        match (self.before, self.after) {
            (Some(before), Some(after)) if whole.len() > width => format!("{before}, now {after}"),
            _ => whole,
        }
    }

    fn difference(&self) -> String {
        match (self.before, self.after) {
            (None, _) => String::new(),
            (Some(before), None) => format!("before {before}"),
            (Some(before), Some(after)) => match i16::from(before) - i16::from(after) {
                0 => format!("before {before}, now as before"),
                lower @ 1.. => format!("before {before}, now {lower} lower"),
                higher => format!("before {before}, now {} higher", -higher),
            },
        }
    }

    /// Draws the other times, the sentence, and what comes next; what has no room of it goes, the sentence last.
    fn draw_below(&self, view: &View<'_>, room: Rect, airy: u16, buf: &mut Buffer) {
        let (theme, width) = (view.theme, usize::from(room.width));
        let told = |words: &Option<String>| words.as_ref().map(|it| broken(it, width)).unwrap_or_default();
        let rows = |lines: &[String]| u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let cursor = if self.field == Field::Note { "_" } else { "" };
        let note = broken(&format!("{}{cursor}", self.note), width);
        let mut spare = room.height.saturating_sub(1 + rows(&note).max(1) + airy);
        let mut draw = |lines: &[String], room: Rect, buf: &mut Buffer| {
            let fits = !lines.is_empty() && rows(lines) + airy <= spare;
            if !fits {
                return 0;
            }
            spare -= rows(lines) + airy;
            for (row, line) in (0..).zip(lines) {
                put(buf, room, row, line, theme.quiet);
            }
            rows(lines)
        };
        let times = draw(&told(&self.times), below(room, airy), buf);
        let room = below(room, if times > 0 { times + 2 * airy } else { airy });
        let style = if self.field == Field::Note { theme.effort } else { theme.quiet };
        put(buf, room, 0, "A sentence for later", style);
        let fitting = usize::from(room.height.saturating_sub(1));
        let hidden = note.len().saturating_sub(fitting);
        for (row, line) in (1..).zip(note.iter().skip(hidden)) {
            put(buf, room, row, line, theme.key);
        }
        draw(&told(&self.next), below(room, 1 + rows(&note).max(1) + airy), buf);
    }
}

/// The lines of what was missed, in `shown` rows; what has no room is counted. Returns the rows taken.
fn draw_missed(missed: &[String], shown: usize, view: &View<'_>, room: Rect, buf: &mut Buffer) -> u16 {
    let mut lines: Vec<String> = Vec::new();
    for (number, line) in missed.iter().enumerate() {
        let broken = broken(line, usize::from(room.width));
        let spare = usize::from(number + 1 < missed.len());
        if lines.len() + broken.len() + spare > shown {
            lines.push(format!("and {} more", missed.len() - number));
            break;
        }
        lines.extend(broken);
    }
    for (row, line) in (0..).zip(lines.iter().take(shown)) {
        put(buf, room, row, line, view.theme.quiet);
    }
    u16::try_from(lines.len().min(shown)).unwrap_or(u16::MAX)
}
