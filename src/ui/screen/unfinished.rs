//! Whether to go on with a session that was broken off.

use std::time::Duration;

use crossterm::event::KeyEvent;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::ui::{
    keys::{self, Action},
    message::{Effect, Unfinished},
    screen::{
        Turn, View,
        frame::{self, Framed},
    },
    widget::line::{below, put},
    words::wrap,
};

/// The offer to go on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Offer {
    unfinished: Unfinished,
    chosen: Way,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    GoOn,
    LeaveIt,
}

impl Offer {
    pub(crate) fn new(unfinished: Unfinished) -> Self {
        Self { unfinished, chosen: Way::GoOn }
    }

    pub(crate) fn press(&mut self, action: Action, key: &KeyEvent) -> Turn {
        match action {
            Action::Up => self.chosen = Way::GoOn,
            Action::Down => self.chosen = Way::LeaveIt,
            Action::Accept => return self.take(self.chosen),
            Action::Number => match keys::digit(key) {
                Some(1) => return self.take(Way::GoOn),
                Some(2) => return self.take(Way::LeaveIt),
                _ => {}
            },
            Action::Back => return self.take(Way::LeaveIt),
            Action::Help => return Turn::Help,
            Action::Quit => return Turn::Quit,
            _ => {}
        }
        Turn::Stay(Vec::new())
    }

    fn take(&self, way: Way) -> Turn {
        let unfinished = Box::new(self.unfinished.clone());
        match way {
            Way::GoOn => Turn::GoOn(unfinished),
            Way::LeaveIt => Turn::Back(vec![Effect::LeaveUnfinished(unfinished)]),
        }
    }

    /// A click takes the way it is on.
    pub(crate) fn click(&mut self, at: Position, screen: Rect) -> Turn {
        let room = frame::room(screen);
        let row = at.y.saturating_sub(room.y);
        let ways = [(Way::GoOn, self.first_way(room)), (Way::LeaveIt, self.first_way(room) + 1 + airy(room))];
        match ways.into_iter().find(|(_, place)| room.contains(at) && *place == row) {
            Some((way, _)) => self.take(way),
            None => Turn::Stay(Vec::new()),
        }
    }

    /// The wheel goes from one way to the other.
    pub(crate) fn scroll(&mut self, by: i32) {
        self.chosen = if by < 0 { Way::GoOn } else { Way::LeaveIt };
    }

    /// What was not finished.
    fn words(&self, room: Rect) -> Vec<String> {
        let Unfinished { routine, step, ago: since, .. } = &self.unfinished;
        let words = format!(
            "{} was not finished: step {} of {}, {}.",
            routine.name,
            step + 1,
            routine.steps.len(),
            ago(*since)
        );
        wrap(&words, usize::from(room.width), usize::from(room.height / 2))
    }

    /// The row of the first way.
    fn first_way(&self, room: Rect) -> u16 {
        airy(room) + u16::try_from(self.words(room).len()).unwrap_or(u16::MAX) + 1
    }

    pub(crate) fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        let Unfinished { routine, step, .. } = &self.unfinished;
        let hints = keys::hints(keys::UNFINISHED);
        let framed = Framed { title: "supple", standing: "not finished", hints: &hints };
        let room = framed.draw(view, area, buf);
        let airy = airy(room);
        let words = self.words(room);
        for (row, line) in (airy..).zip(&words) {
            put(buf, room, row, line, view.theme.strong);
        }
        let mut row = self.first_way(room);
        let next = routine.steps.get(*step).map_or("", |step| step.exercise.name.as_str());
        let ways = [(Way::GoOn, format!("1  go on with {next}")), (Way::LeaveIt, "2  leave it".to_owned())];
        for (way, words) in ways {
            let is_chosen = way == self.chosen;
            let mark = if is_chosen { '▸' } else { ' ' };
            let style = if is_chosen { view.theme.effort } else { view.theme.key };
            put(buf, below(room, row), 0, &format!(" {mark} {words}"), style);
            row += 1 + airy;
        }
    }
}

/// Free lines where there is room.
fn airy(room: Rect) -> u16 {
    u16::from(room.height > 12)
}

/// How long ago, as one would say it.
fn ago(since: Duration) -> String {
    let minutes = since.as_secs() / 60;
    match (minutes / 60, minutes) {
        (0, 0) => "just now".to_owned(),
        (0, 1) => "a minute ago".to_owned(),
        (0, minutes) => format!("{minutes} minutes ago"),
        (1, _) => "an hour ago".to_owned(),
        (hours, _) => format!("{hours} hours ago"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_ago_is_said_in_words() {
        for (seconds, words) in [
            (0, "just now"),
            (59, "just now"),
            (60, "a minute ago"),
            (12 * 60 + 5, "12 minutes ago"),
            (3600, "an hour ago"),
            (11 * 3600 + 3599, "11 hours ago"),
        ] {
            assert_eq!(ago(Duration::from_secs(seconds)), words);
        }
    }
}
