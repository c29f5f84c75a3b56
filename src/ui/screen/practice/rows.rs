//! Which lines of a running session stand where.
//!
//! The number takes all the height that is left; lines are given up from the least important one on.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::{
    session::{Progress, Standing},
    ui::{
        screen::practice::now::{self, Loud},
        widget::{digits::Digits, line::below},
    },
};

/// From this height of the room on the number never gets smaller than [`LARGE`].
const ROOMY: u16 = 16;
/// Rows of the number, twice as large as drawn, and as drawn.
const LARGE: u16 = 7;
const SMALL: u16 = 4;

/// Where everything stands; a room that was given up has no height.
pub(super) struct Rows {
    pub(super) details: u16,
    pub(super) loud: Rect,
    pub(super) bar: Rect,
    pub(super) text: Rect,
    pub(super) next: Rect,
}

impl Rows {
    /// Hands out the lines, the most important first, when `lines` are to be read. The number shrinks before words have
    /// to take turns, as far as it can still be read from where the person lies; what is left makes it larger.
    pub(super) fn of(room: Rect, progress: &Progress<'_>, lines: usize, loud: &Loud) -> Self {
        /// The name, and the word over the number.
        const FIRST: u16 = 2;
        /// Lines to read that come before the numbers under the bar.
        const FEW: u16 = 3;
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        let alone = now::is_alone(progress);
        let mut spare = room.height.saturating_sub(FIRST + least_number(room, progress));
        let mut take = |wanted: u16| {
            let taken = if alone { 0 } else { wanted.min(spare) };
            spare -= taken;
            taken
        };
        let bar = take(1);
        let mut text = take(lines.min(FEW));
        let scale = take(u16::from(progress.floor.is_some()));
        text += take(lines - text);
        let next = take(1);
        let details = take(1);
        let rest = room.height.saturating_sub(1 + details + bar + scale + text + next);
        let word_and_number = 1 + number_size(loud, Rect { height: rest.saturating_sub(1), ..room }).1;
        let free = rest.saturating_sub(word_and_number);
        let (gap, second_gap) = (free.min(1), free.saturating_sub(1).min(1));
        let loud = Rect { height: rest - gap - second_gap, ..below(room, 1 + details + gap) };
        let bar =
            Rect { height: bar + scale, ..below(room, room.height - bar - scale - text - next - second_gap) };
        let next = Rect { height: next, ..below(room, room.height - next) };
        let text = Rect { y: bar.bottom() + second_gap, height: text, ..room };
        Self { details, loud, bar, text, next }
    }
}

/// The rows the number keeps in any case; where there is little room and nobody is at work, none of its own.
fn least_number(room: Rect, progress: &Progress<'_>) -> u16 {
    let at_work = progress.standing == Standing::Running && !super::leads(progress.phase);
    match (room.height >= ROOMY, at_work || now::is_alone(progress)) {
        (true, _) => LARGE,
        (false, true) => SMALL,
        (false, false) => 0,
    }
}

/// The cells the number takes below its word, with what stands beside it; no height if it is only text.
pub(super) fn number_size(loud: &Loud, room: Rect) -> (u16, u16) {
    let beside = u16::try_from(loud.beside.width() + 2).unwrap_or(0);
    let place = Rect { width: room.width.saturating_sub(beside), ..room };
    Digits { text: &loud.number, style: loud.style }.size(place).unwrap_or((0, 0))
}
