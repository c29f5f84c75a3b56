//! Whether to go on with a session that was broken off.

use std::time::Duration;

use crossterm::event::KeyEvent;
use ratatui::{buffer::Buffer, layout::Rect};

use crate::ui::{
    keys::{self, Action},
    message::{Effect, Unfinished},
    screen::{Turn, View, frame::Framed},
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

    pub(crate) fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        let Unfinished { routine, step, ago: since, .. } = &self.unfinished;
        let hints = keys::hints(keys::UNFINISHED);
        let framed = Framed { title: "supple", standing: "not finished", hints: &hints };
        let room = framed.draw(view, area, buf);
        let airy = u16::from(room.height > 12);
        let words = format!(
            "{} was not finished: step {} of {}, {}.",
            routine.name,
            step + 1,
            routine.steps.len(),
            ago(*since)
        );
        let mut row = airy;
        for line in wrap(&words, usize::from(room.width), usize::from(room.height / 2)) {
            put(buf, room, row, &line, view.theme.strong);
            row += 1;
        }
        row += 1;
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
