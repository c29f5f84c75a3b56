//! The stop card: what is normal, what is not, and the ways on.

use crossterm::event::KeyEvent;
use ratatui::{buffer::Buffer, layout::Rect};
use unicode_width::UnicodeWidthStr;

use crate::{
    body::{Side, Token},
    session::{Command, Session},
    text::Text,
    ui::{
        keys::{self, Action},
        screen::{View, frame::Framed, practice::now},
        widget::line::{below, put},
        words::{broken, sided, wrap},
    },
};

const TITLE: &str = "Stopped";

/// Cells the mark and the number of a way take.
const NUMBER: usize = 5;

const WAYS: [(&str, Way); 4] = [
    ("lighter", Way::On(Command::Lighter)),
    ("skip this one", Way::On(Command::Skip)),
    ("end here", Way::On(Command::Leave)),
    ("this is new or severe: the safety questions", Way::Questions),
];

/// A way on from the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// With this command.
    On(Command),
    /// The session ends, and the safety questions are asked.
    Questions,
}

/// The way chosen on the card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stop {
    way: usize,
}

impl Stop {
    /// The way taken by `action`, if it takes one.
    pub(super) fn press(&mut self, action: Action, key: &KeyEvent) -> Option<Way> {
        match action {
            Action::Up => self.way = self.way.saturating_sub(1),
            Action::Down => self.way = (self.way + 1).min(WAYS.len() - 1),
            Action::Accept => return WAYS.get(self.way).map(|(_, way)| *way),
            Action::Number => {
                let way = keys::digit(key).and_then(|digit| usize::from(digit).checked_sub(1))?;
                return WAYS.get(way).map(|(_, way)| *way);
            }
            _ => {}
        }
        None
    }

    pub(super) fn draw(self, session: &Session, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        let progress = session.progress(view.now);
        let exercise = &progress.step.exercise;
        let side =
            if progress.side == Side::Both { String::new() } else { format!(" · {}", progress.side.name()) };
        let held = session.record().parts.last().map_or(0, |part| part.held.as_secs());
        let rest = format!("{side} · {held} s");
        let name =
            now::name(exercise, usize::from(area.width).saturating_sub(TITLE.width() + 4 + rest.width()));
        let standing = format!("{name}{rest}");
        let framed = Framed { title: TITLE, standing: &standing, hints: &keys::hints(keys::STOP) };
        let room = framed.draw(view, area, buf);
        let airy = u16::from(room.height > 12);
        let width = usize::from(room.width);
        let mut row = airy;
        for (words, style) in [
            ("Sharp, electric, numb or shooting: leave it for today.", view.theme.warning),
            ("A deep ache that fades as you breathe is what we want.", view.theme.strong),
        ] {
            for line in broken(words, width) {
                put(buf, room, row, &line, style);
                row += 1;
            }
        }
        let room = below(room, row + airy);
        let easier = exercise.easier.as_ref().map(|easier| sided(easier, progress.side));
        let easier = easier.as_ref().map_or("softer and shorter", Text::as_str);
        // The words of a lighter way come again in full while settling into it.
        let beside = width.saturating_sub(NUMBER);
        let others: usize = WAYS.iter().skip(1).map(|(name, _)| broken(name, beside).len()).sum();
        let most = usize::from(room.height).saturating_sub(others).max(1);
        let mut row = 0;
        for (number, (name, _)) in WAYS.iter().enumerate() {
            let chosen = number == self.way;
            let lines = if number == 0 {
                wrap(&format!("{name}: {easier}"), beside, most)
            } else {
                broken(name, beside)
            };
            let style = if chosen { view.theme.effort } else { view.theme.key };
            for (turn, line) in lines.iter().enumerate() {
                let mark = match (turn, chosen) {
                    (0, true) => format!("▸ {}  ", number + 1),
                    (0, false) => format!("  {}  ", number + 1),
                    (_, _) => "     ".to_owned(),
                };
                put(buf, room, row, &format!("{mark}{line}"), style);
                row += 1;
            }
        }
    }
}
