//! What the briefing asks for: how tense it is, and which side.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Briefing, Countdown, STOP, is_one_sided};
use crate::{
    body::Token,
    routine::Routine,
    ui::{
        screen::{View, scale},
        widget::line::{after, below, put},
        words::{seconds, sentence},
    },
};

impl Briefing {
    /// The countdown and the questions; returns the lines taken.
    pub(super) fn draw_asked(&self, routine: &Routine, view: &View<'_>, room: Rect, buf: &mut Buffer) -> u16 {
        let theme = view.theme;
        let (count, style) = match self.countdown {
            Countdown::Ends(ends) => {
                (format!("Starts in {} s.", seconds(ends.since(view.now))), theme.effort)
            }
            Countdown::Held => ("Waits for ↵.".to_owned(), theme.rest),
        };
        let mut row = u16::from(room.height > 12);
        put(buf, room, row, &count, style);
        put(buf, after(room, &format!("{count}  ")), row, STOP, theme.strong);
        row += 1;
        if let Some(words) = self.ear.words() {
            put(buf, room, row, words, theme.key);
            row += 1;
        }
        row += u16::from(room.height > 12);
        let area = self.area.map_or("back", Token::name);
        let question = format!("{} tension ", sentence(area));
        put(buf, room, row, &question, theme.quiet);
        let beside = below(after(room, &question), row);
        if beside.width >= scale::WIDTH {
            scale::draw(self.tension, view, beside, buf);
        } else {
            row += 1;
            scale::draw(self.tension, view, below(room, row), buf);
        }
        row += 1;
        if is_one_sided(routine) {
            let side = self.sore.map_or("not said, so both", Token::name);
            put(buf, room, row, "Sore side", theme.quiet);
            put(buf, after(room, "Sore side  "), row, side, theme.key);
            row += 1;
        }
        row
    }
}
