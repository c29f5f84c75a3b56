//! What all screens share: a title line, a rule, the room, a rule, one line of keys.

use ratatui::{buffer::Buffer, layout::Rect};
use unicode_width::UnicodeWidthStr;

use crate::ui::{
    screen::{Saving, View},
    widget::line::{after, below, put, put_right},
    words::{cut, wrap},
};

/// Below this many cells nothing useful fits.
const LEAST: (u16, u16) = (40, 12);
/// From this height on there are rules.
const RULED: u16 = 16;

/// A title keeps at least this many cells.
const TITLE: usize = 8;

/// Whether `area` is below what a screen needs.
pub(crate) fn too_small(area: Rect) -> bool {
    area.width < LEAST.0 || area.height < LEAST.1
}

/// Says so on a screen that is too small.
pub(crate) fn ask_for_room(view: &View<'_>, area: Rect, buf: &mut Buffer) {
    for (row, line) in (0..).zip(wrap("make me bigger", usize::from(area.width), usize::from(area.height))) {
        put(buf, area, row, &line, view.theme.strong);
    }
}

/// The frame of a screen.
pub(crate) struct Framed<'a> {
    pub(crate) title: &'a str,
    pub(crate) standing: &'a str,
    pub(crate) hints: &'a [(&'a str, &'a str)],
}

impl Framed<'_> {
    /// Draws the frame and returns the room in it.
    pub(crate) fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) -> Rect {
        let theme = view.theme;
        let line = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let standing = match view.saving {
            Saving::Well => self.standing.to_owned(),
            Saving::Failed(reason) => {
                format!("NOT SAVED: {}", cut(reason.as_str(), usize::from(line.width / 2)))
            }
        };
        let style = if matches!(view.saving, Saving::Well) { theme.quiet } else { theme.warning };
        let title = self.title.width().min(TITLE) + 2;
        let standing = cut(&standing, usize::from(line.width).saturating_sub(title));
        let left = usize::from(line.width).saturating_sub(standing.width() + 2);
        put(buf, line, 0, &cut(self.title, left), theme.strong);
        put_right(buf, line, 0, &standing, style);
        let last = area.height.saturating_sub(1);
        self.draw_hints(view, below(line, last), buf);
        let rules = u16::from(area.height >= RULED);
        if rules > 0 {
            let rule = "─".repeat(usize::from(line.width));
            put(buf, line, 1, &rule, theme.quiet);
            put(buf, line, last - 1, &rule, theme.quiet);
        }
        let edge = 1 + rules;
        let room = below(line, edge);
        Rect { height: room.height.saturating_sub(edge), ..room }
    }

    /// As many as fit whole.
    fn draw_hints(&self, view: &View<'_>, line: Rect, buf: &mut Buffer) {
        let gap = if line.width < 60 { "  " } else { "   " };
        let mut rest = line;
        for (key, word) in self.hints {
            let text = format!("{key} {word}");
            if text.width() > usize::from(rest.width) {
                return;
            }
            put(buf, rest, 0, key, view.theme.key);
            put(buf, after(rest, key), 0, &format!(" {word}"), view.theme.quiet);
            rest = after(after(rest, &text), gap);
        }
    }
}
