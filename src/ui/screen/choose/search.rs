//! Looking for a routine by words, one typed line over the choice.
//!
//! It remembers the words alone: what fits them is looked up anew, so that a file saved meanwhile is found, too.

use std::{collections::HashMap, sync::Arc};

use ratatui::{buffer::Buffer, layout::Rect};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Labels, draw_preview, draw_routines, halves};
use crate::{
    exercise::Id,
    library::Filter,
    routine::Routine,
    text::Text,
    ui::{
        keys::{self, Action},
        screen::{View, frame::Framed},
        widget::line::{after, below, put},
        words::broken,
    },
};

/// Longest line, in characters: more words than are looked at.
const LONGEST: usize = 120;
const PROMPT: &str = " find: ";
/// What to type, while nothing is typed.
const INVITATION: &str = " a name, a place, a muscle, a thing";

/// What is looked for, and which of the matches is highlighted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Search {
    words: String,
    chosen: usize,
}

impl Search {
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(super) fn press(&mut self, action: Action, routines: &[Arc<Routine>]) {
        match action {
            Action::Up => self.go(-1, routines),
            Action::Down => self.go(1, routines),
            Action::Erase => {
                self.words.pop();
                self.chosen = 0;
            }
            Action::Clear | Action::Back => *self = Self::default(),
            _ => {}
        }
    }

    /// Adds `words`; what could do something to a terminal stays out, and the best match is highlighted again.
    pub(super) fn write(&mut self, words: &str) {
        // Made safe as a whole: a mark belongs to the letter typed before it.
        let safe = Text::new(&format!("{}{words}", self.words));
        let shown = safe.as_str().chars().filter(|letter| *letter != char::REPLACEMENT_CHARACTER);
        self.words = shown.take(LONGEST).collect();
        self.chosen = 0;
    }

    /// Moves the highlight by `by`, and stops at the ends.
    pub(super) fn go(&mut self, by: isize, routines: &[Arc<Routine>]) {
        let last = self.found(routines).len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
    }

    /// Stays with the highlighted routine when there are others around it.
    pub(super) fn follow(&mut self, before: &[Arc<Routine>], after: &[Arc<Routine>]) {
        let id = self.chosen(before).map(|routine| &routine.id);
        let found = self.found(after);
        let place = found.iter().position(|routine| Some(&routine.id) == id);
        self.chosen = place.unwrap_or(self.chosen).min(found.len().saturating_sub(1));
    }

    pub(super) fn chosen<'r>(&self, routines: &'r [Arc<Routine>]) -> Option<&'r Arc<Routine>> {
        self.found(routines).get(self.chosen).copied()
    }

    /// The routines that fit the words, the best match first; all of them while there are no words.
    fn found<'r>(&self, routines: &'r [Arc<Routine>]) -> Vec<&'r Arc<Routine>> {
        let shared: HashMap<&Id, &Arc<Routine>> =
            routines.iter().map(|routine| (&routine.id, routine)).collect();
        let filter = Filter { words: self.words.clone(), ..Filter::default() };
        // Of their lengths nothing is asked.
        let fitting = filter.routines(routines.iter().map(|routine| (&**routine, 0)));
        fitting.into_iter().filter_map(|(routine, _)| shared.get(&routine.id).copied()).collect()
    }

    pub(super) fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        let found = self.found(&view.house.routines);
        let standing = match found.len() {
            0 => "nothing found".to_owned(),
            1 => "1 routine".to_owned(),
            count => format!("{count} routines"),
        };
        let framed = Framed { title: "supple", standing: &standing, hints: &keys::hints(keys::FIND) };
        let room = framed.draw(view, area, buf);
        let airy = u16::from(room.height > 12);
        let room = below(room, airy);
        self.draw_line(view, room, buf);
        let room = below(room, 1 + airy);
        let Some(chosen) = found.get(self.chosen) else { return draw_advice(view, room, buf) };
        let (list, preview) = halves(room);
        draw_routines(&found, self.chosen, Labels::Blank, view, list, buf);
        if let Some(preview) = preview {
            draw_preview(chosen, view, preview, buf);
        }
    }

    fn draw_line(&self, view: &View<'_>, room: Rect, buf: &mut Buffer) {
        put(buf, room, 0, PROMPT, view.theme.quiet);
        let line = after(room, PROMPT);
        let words = format!("{}_", end(&self.words, usize::from(line.width).saturating_sub(1)));
        put(buf, line, 0, &words, view.theme.strong);
        if self.is_empty() {
            put(buf, after(line, &words), 0, INVITATION, view.theme.quiet);
        }
    }
}

/// What to do where nothing fits.
fn draw_advice(view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let advice = [
        ("No routine has all of these words.", view.theme.strong),
        ("Fewer or shorter ones may find one: neck, knot, ball.", view.theme.quiet),
        ("ctrl-u clears the line", view.theme.quiet),
    ];
    let width = usize::from(room.width).saturating_sub(1);
    let lines = advice
        .into_iter()
        .flat_map(|(words, style)| broken(words, width).into_iter().map(move |line| (line, style)));
    for (row, (line, style)) in (0..).zip(lines) {
        put(buf, after(room, " "), row, &line, style);
    }
}

/// As much of the end of `words` as `width` cells hold: there one types.
fn end(words: &str, width: usize) -> &str {
    let mut left = words.width();
    let mut rest = words;
    for letter in words.chars() {
        if left <= width {
            break;
        }
        left = left.saturating_sub(letter.width().unwrap_or(0));
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
    }
    rest
}
