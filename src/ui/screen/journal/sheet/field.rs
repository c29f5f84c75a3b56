//! A field to be filled in.
//!
//! Plain values; nothing is drawn here.

use chrono::{NaiveDate, TimeDelta};
use crossterm::event::KeyEvent;

use crate::{
    body::{Area, Side, Token},
    journal::Tension,
    text::Text,
    ui::{
        keys::{self, Action},
        screen::{journal::place, scale},
        widget::calendar::days_on,
        words::sentence,
    },
};

/// Longest sentence, in characters.
const LONGEST: usize = 400;
/// The most minutes of one thing: a day's.
const MOST_MINUTES: u32 = 24 * 60;
/// Minutes more or less by one key.
const MINUTES: u32 = 5;
/// What people do for a back elsewhere.
const THINGS: [&str; 8] =
    ["massage", "walk", "heat", "stretching", "swimming", "yoga", "physiotherapy", "strength training"];

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// Tension of a place.
    Rating { area: Area, side: Side, before: Option<u8>, value: Option<u8> },
    /// A sentence for later.
    Sentence(String),
    /// What was done.
    Thing(String),
    /// For how long.
    Minutes(Option<u32>),
    /// For which area; none if for no certain one.
    Where(Option<Area>),
    /// On which day, and at the latest.
    Day { was: NaiveDate, day: NaiveDate, last: NaiveDate },
}

impl Field {
    pub(super) fn is_words(&self) -> bool {
        self.words().is_some()
    }

    pub(super) fn label(&self) -> String {
        match self {
            Self::Rating { area, side, .. } => sentence(&place(*area, *side)),
            Self::Sentence(_) => "A sentence for later".to_owned(),
            Self::Thing(_) => "What".to_owned(),
            Self::Minutes(_) => "How long".to_owned(),
            Self::Where(_) => "For".to_owned(),
            Self::Day { .. } => "On".to_owned(),
        }
    }

    /// What it says, while another one is chosen.
    pub(super) fn value(&self) -> String {
        match self {
            Self::Rating { value, .. } => value.map_or("–".to_owned(), |value| format!("{value} of 10")),
            Self::Sentence(words) | Self::Thing(words) if words.is_empty() => "–".to_owned(),
            Self::Sentence(words) | Self::Thing(words) => words.clone(),
            Self::Minutes(minutes) => minutes.map_or("–".to_owned(), |minutes| format!("{minutes} min")),
            Self::Where(area) => area.map_or("no certain area", Area::name).to_owned(),
            Self::Day { day, .. } => day.format("%a %-d %b %Y").to_string(),
        }
    }

    /// What stands beside its name while it is chosen.
    pub(super) fn beside(&self) -> String {
        match self {
            Self::Rating { before: Some(before), .. } => format!("before {before}"),
            Self::Rating { before: None, .. } | Self::Sentence(_) => String::new(),
            Self::Thing(_) | Self::Where(_) => "←→ suggests".to_owned(),
            Self::Minutes(_) => "0-9, ←→ by 5".to_owned(),
            Self::Day { .. } => "←→ a day".to_owned(),
        }
    }

    /// Its words while it is chosen.
    pub(super) fn editor(&self) -> String {
        match self {
            Self::Sentence(words) | Self::Thing(words) => format!("{words}_"),
            Self::Rating { .. } | Self::Minutes(_) | Self::Where(_) | Self::Day { .. } => self.value(),
        }
    }

    pub(super) fn words(&self) -> Option<&str> {
        match self {
            Self::Sentence(words) | Self::Thing(words) => Some(words),
            Self::Rating { .. } | Self::Minutes(_) | Self::Where(_) | Self::Day { .. } => None,
        }
    }

    pub(super) fn rating(&self) -> Option<Tension> {
        match self {
            Self::Rating { area, side, value, .. } => {
                value.map(|value| Tension { area: *area, side: *side, value })
            }
            Self::Sentence(_) | Self::Thing(_) | Self::Minutes(_) | Self::Where(_) | Self::Day { .. } => None,
        }
    }

    /// The minutes, if they are more than none.
    pub(super) fn minutes(&self) -> Option<u32> {
        match self {
            Self::Minutes(minutes) => minutes.filter(|minutes| *minutes > 0),
            Self::Rating { .. } | Self::Sentence(_) | Self::Thing(_) | Self::Where(_) | Self::Day { .. } => {
                None
            }
        }
    }

    pub(super) fn area(&self) -> Option<Area> {
        match self {
            Self::Where(area) => *area,
            Self::Rating { .. }
            | Self::Sentence(_)
            | Self::Thing(_)
            | Self::Minutes(_)
            | Self::Day { .. } => None,
        }
    }

    /// By how much the day was moved.
    pub(super) fn moved(&self) -> Option<TimeDelta> {
        match self {
            Self::Day { was, day, .. } => Some(*day - *was),
            Self::Rating { .. } | Self::Sentence(_) | Self::Thing(_) | Self::Minutes(_) | Self::Where(_) => {
                None
            }
        }
    }

    pub(super) fn press(&mut self, action: Action, key: &KeyEvent) {
        match (self, action) {
            (Self::Rating { value, .. }, Action::Number) => {
                *value = keys::digit(key).map(|digit| scale::typed(*value, digit));
            }
            (Self::Rating { value, .. }, Action::Lower) => *value = Some(scale::lower(*value)),
            (Self::Rating { value, .. }, Action::Higher) => *value = Some(scale::higher(*value)),
            (Self::Rating { value, .. }, Action::Erase) => *value = None,
            // Everything at once has no sides.
            (Self::Rating { area: Area::WholeBody, .. }, Action::Field) => {}
            (Self::Rating { side, .. }, Action::Field) => *side = next(*side),
            (Self::Minutes(minutes), Action::Number) => {
                *minutes = keys::digit(key).map(|digit| typed(*minutes, digit));
            }
            (Self::Minutes(minutes), Action::Lower) => {
                *minutes = Some(minutes.unwrap_or(0).saturating_sub(MINUTES));
            }
            (Self::Minutes(minutes), Action::Higher) => {
                *minutes = Some((minutes.unwrap_or(0) + MINUTES).min(MOST_MINUTES));
            }
            (Self::Minutes(minutes), Action::Erase) => *minutes = None,
            (Self::Where(area), Action::Lower) => *area = beside(Area::ALL, *area, -1),
            (Self::Where(area), Action::Higher) => *area = beside(Area::ALL, *area, 1),
            (Self::Where(area), Action::Erase) => *area = None,
            (Self::Day { day, .. }, Action::Lower) => *day = days_on(*day, -1),
            (Self::Day { day, last, .. }, Action::Higher) => *day = days_on(*day, 1).min(*last),
            (Self::Day { was, day, .. }, Action::Erase) => *day = *was,
            (Self::Thing(words), Action::Lower) => *words = suggested(words, -1),
            (Self::Thing(words), Action::Higher) => *words = suggested(words, 1),
            (Self::Sentence(words) | Self::Thing(words), Action::Erase) => _ = words.pop(),
            _ => {}
        }
    }

    pub(super) fn write(&mut self, more: &str) {
        if let Self::Sentence(words) | Self::Thing(words) = self {
            let room = LONGEST.saturating_sub(words.chars().count());
            words.extend(Text::new(more).as_str().chars().take(room));
        }
    }
}

/// The side after `side`: both, left, right, and both again.
fn next(side: Side) -> Side {
    match side {
        Side::Both => Side::Left,
        Side::Left => Side::Right,
        Side::Right => Side::Both,
    }
}

/// The minutes after typing `digit`.
fn typed(minutes: Option<u32>, digit: u8) -> u32 {
    let digit = u32::from(digit);
    let longer = minutes.unwrap_or(0).saturating_mul(10).saturating_add(digit);
    if longer > MOST_MINUTES { digit } else { longer }
}

/// The one beside `at` in `all`, where none stands between the last and the first.
fn beside<T: Copy + PartialEq>(all: &[T], at: Option<T>, by: isize) -> Option<T> {
    let place = at.and_then(|at| all.iter().position(|one| *one == at)).map_or(0, |at| at + 1);
    let count = all.len() + 1;
    let next = place.checked_add_signed(by).unwrap_or(all.len()) % count;
    next.checked_sub(1).and_then(|next| all.get(next)).copied()
}

fn suggested(words: &str, by: isize) -> String {
    let at = THINGS.into_iter().find(|thing| *thing == words);
    beside(&THINGS, at, by).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_round_passes_by_none() {
        let turns = [(None, 1, Some(1)), (Some(3), 1, None), (None, -1, Some(3)), (Some(1), -1, None)];
        for (at, by, next) in turns {
            assert_eq!(beside(&[1, 2, 3], at, by), next);
        }
    }

    #[test]
    fn minutes_are_typed_up_to_a_day() {
        assert_eq!(typed(None, 3), 3);
        assert_eq!(typed(Some(3), 0), 30);
        assert_eq!(typed(Some(300), 0), 0);
    }
}
