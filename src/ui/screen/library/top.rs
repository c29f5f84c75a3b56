//! The lines over a list: the chips, each with the key that turns it, or the typed line and what it comes to.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Library, look::AIRY, sieve::Sieve};
use crate::ui::{
    keys,
    screen::{View, frame},
    widget::line::{after, below, put},
    words::{broken, cut},
};

const PROMPT: &str = " find: ";
/// What to type, while nothing is typed.
const INVITATION: &str = " a name, a place, a muscle, a thing";
/// How to ask more closely.
const CLOSER: &str = "area: kind: with: position: minutes: level: narrow it, as in minutes:10";
/// Between two chips.
const GAP: &str = "   ";

/// A piece of a line over the list, with what it means.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    words: String,
    sort: Sort,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// It asks for something.
    Set,
    /// It could.
    Unset,
    Typed,
    Wrong,
}

pub(super) fn lines(room: &Library, inside: Rect) -> Vec<Vec<Piece>> {
    if room.is_at_places() {
        return Vec::new();
    }
    let width = usize::from(inside.width).saturating_sub(1);
    let is_high = inside.height + 1 >= AIRY;
    let (sieve, _, wrong) = room.asked();
    let typed = |sort, words: &str| vec![Piece { words: words.to_owned(), sort }];
    if !room.is_typing() {
        return chip_lines(room, &sieve, is_high, width);
    }
    let mut lines = vec![typed(Sort::Typed, &room.line)];
    match wrong {
        Some(wrong) => lines.extend(broken(&wrong, width).iter().map(|line| typed(Sort::Wrong, line))),
        None if sieve.is_empty() && room.line.is_empty() && is_high => {
            lines.extend(broken(CLOSER, width).iter().map(|line| typed(Sort::Unset, line)));
        }
        None => lines.extend(chip_lines(room, &sieve, false, width)),
    }
    lines
}

/// The chips in lines of `width` cells: all of them, or only those that ask for something.
fn chip_lines(room: &Library, sieve: &Sieve, all: bool, width: usize) -> Vec<Vec<Piece>> {
    let chip = |chip: &keys::Chip| match sieve.value(*chip) {
        Some(value) if room.is_typing() => Some(Piece { words: format!("[{value}]"), sort: Sort::Set }),
        Some(value) => Some(Piece { words: format!("{} [{value}]", chip.key()), sort: Sort::Set }),
        None if all => Some(Piece { words: format!("{} {}", chip.key(), chip.token()), sort: Sort::Unset }),
        None => None,
    };
    let words = (!room.line.is_empty() && !room.is_typing())
        .then(|| Piece { words: format!("/ [{}]", room.line), sort: Sort::Set });
    let is_any = !sieve.is_empty() || words.is_some();
    let clear = (is_any && !room.is_typing()).then(|| Piece { words: "x all".to_owned(), sort: Sort::Unset });
    let pieces = words.into_iter().chain(room.chips().iter().filter_map(chip)).chain(clear);
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    let mut taken = 0;
    for piece in pieces {
        let piece = Piece { words: cut(&piece.words, width), ..piece };
        let cells = piece.words.width() + GAP.len();
        if let Some(line) = lines.last_mut().filter(|_| taken + cells - GAP.len() <= width) {
            line.push(piece);
        } else {
            lines.push(vec![piece]);
            taken = 0;
        }
        taken += cells;
    }
    lines
}

pub(super) fn draw(room: &Library, view: &View<'_>, top: Rect, buf: &mut Buffer) {
    let inside = Rect { height: top.height, ..top };
    let lines = lines(room, Rect { height: frame_height(top, buf), ..inside });
    for (row, line) in (0..top.height).zip(lines) {
        let mut rest = after(below(top, row), " ");
        for piece in line {
            if piece.sort == Sort::Typed {
                draw_line(room, view, below(top, row), buf);
                continue;
            }
            put(buf, rest, 0, &piece.words, style(piece.sort, view));
            rest = after(after(rest, &piece.words), GAP);
        }
    }
}

/// The height of the room in a frame of the screen that is drawn on.
fn frame_height(top: Rect, buf: &Buffer) -> u16 {
    let inside = frame::room(buf.area);
    inside.bottom().saturating_sub(top.y)
}

fn style(sort: Sort, view: &View<'_>) -> Style {
    match sort {
        Sort::Set => view.theme.effort,
        Sort::Unset => view.theme.quiet,
        Sort::Typed => view.theme.strong,
        Sort::Wrong => view.theme.warning,
    }
}

fn draw_line(room: &Library, view: &View<'_>, line: Rect, buf: &mut Buffer) {
    put(buf, line, 0, PROMPT, view.theme.quiet);
    let rest = after(line, PROMPT);
    let width = usize::from(rest.width).saturating_sub(1);
    let words = match end(&room.line, width) {
        all if all.len() == room.line.len() => format!("{all}_"),
        _ => format!("…{}_", end(&room.line, width.saturating_sub(1))),
    };
    put(buf, rest, 0, &words, view.theme.strong);
    if room.line.is_empty() {
        put(buf, after(rest, &words), 0, INVITATION, view.theme.quiet);
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
