//! What all screens share: a title line, a rule, the room, a rule, one line of keys.

use ratatui::{buffer::Buffer, layout::Rect};
use unicode_width::UnicodeWidthStr;

use crate::ui::{
    keys::{Hint, Worth},
    screen::{Saving, View},
    widget::line::{after, below, put, put_right},
    words::{cut, wrap},
};

/// Below this many cells nothing useful fits.
const LEAST: (u16, u16) = (40, 12);
/// From this height on there are rules.
const RULED: u16 = 16;

/// This many of the keys that may be missed are worth more than the words of those that stay.
const FEW: usize = 2;

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

/// The room in the frame of a screen of this size.
pub(crate) fn room(area: Rect) -> Rect {
    let edge = 1 + u16::from(area.height >= RULED);
    let room = below(Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }, edge);
    Rect { height: room.height.saturating_sub(edge), ..room }
}

/// The frame of a screen.
pub(crate) struct Framed<'a> {
    pub(crate) title: &'a str,
    pub(crate) standing: &'a str,
    pub(crate) hints: &'a [Hint],
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
        if area.height >= RULED {
            let rule = "─".repeat(usize::from(line.width));
            put(buf, line, 1, &rule, theme.quiet);
            put(buf, line, last - 1, &rule, theme.quiet);
        }
        draw_note(view, room(area), area.height >= RULED, buf)
    }

    fn draw_hints(&self, view: &View<'_>, line: Rect, buf: &mut Buffer) {
        let (gap, hints) = fitting(self.hints, usize::from(line.width));
        let mut rest = line;
        for (key, word) in hints {
            put(buf, rest, 0, key, view.theme.key);
            rest = after(rest, key);
            if !word.is_empty() {
                rest = after(rest, " ");
                put(buf, rest, 0, word, view.theme.quiet);
                rest = after(rest, word);
            }
            rest = after(rest, gap);
        }
    }
}

/// The lines that what is wrong with a file takes on a screen of this size.
pub(crate) fn note_lines(area: Rect) -> u16 {
    1 + u16::from(area.height >= RULED)
}

/// Draws what is wrong with a file at the foot of `room`, in short where there is little; returns the room above it.
fn draw_note(view: &View<'_>, room: Rect, is_high: bool, buf: &mut Buffer) -> Rect {
    let Some(note) = view.note else { return room };
    let lines =
        if is_high { [note.what.as_str(), note.first.as_str()].to_vec() } else { vec![note.what.as_str()] };
    let above = Rect { height: room.height.saturating_sub(u16::try_from(lines.len()).unwrap_or(0)), ..room };
    for (row, line) in (above.height..).zip(lines) {
        put(buf, room, row, line, view.theme.quiet);
    }
    above
}

/// Keys, each with its word, and the gap between them.
type Line = (&'static str, Vec<(&'static str, &'static str)>);

/// What fits of `hints` in `width` cells: shorter words first, then fewer keys, then bare keys for those that stay.
fn fitting(hints: &[Hint], width: usize) -> Line {
    let spare = hints.iter().filter(|hint| hint.worth == Worth::Some).count();
    let short = (FEW..=spare).rev().map(|count| line(hints, count, Words::Short));
    let bare = (0..=FEW.min(spare)).rev().map(|count| line(hints, count, Words::Bare));
    let lines = [line(hints, spare, Words::Whole)].into_iter().chain(short).chain(bare);
    let fits = |(gap, line): &Line| {
        let cells = |(key, word): &(&str, &str)| key.width() + word.width() + usize::from(!word.is_empty());
        line.iter().map(cells).sum::<usize>() + gap.width() * line.len().saturating_sub(1) <= width
    };
    lines.into_iter().find(fits).unwrap_or_default()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    Whole,
    Short,
    Bare,
}

/// All that stay, and the first `count` of the others.
fn line(hints: &[Hint], count: usize, words: Words) -> Line {
    let mut left = count;
    let mut shown = Vec::new();
    for hint in hints {
        if hint.worth == Worth::Some {
            if left == 0 {
                continue;
            }
            left -= 1;
        }
        let word = match words {
            Words::Whole => hint.word,
            Words::Bare if hint.worth == Worth::Stays => "",
            Words::Short | Words::Bare => hint.short,
        };
        shown.push((hint.key, word));
    }
    (if words == Words::Whole { "   " } else { "  " }, shown)
}
