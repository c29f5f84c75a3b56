//! The scale of tension, 0 to 10.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::ui::{
    screen::View,
    widget::line::{after, put},
};

/// The most tension there is.
pub(crate) const MOST: u8 = 10;

/// The cells the whole scale takes.
pub(crate) const WIDTH: u16 = 34;

/// The rating after typing `digit`: a 0 after a 1 makes 10.
pub(crate) fn typed(rating: Option<u8>, digit: u8) -> u8 {
    if rating == Some(1) && digit == 0 { MOST } else { digit }
}

/// One less, or the lowest there is.
pub(crate) fn lower(rating: Option<u8>) -> u8 {
    rating.unwrap_or(0).saturating_sub(1)
}

/// One more, or the lowest there is.
pub(crate) fn higher(rating: Option<u8>) -> u8 {
    rating.map_or(0, |rating| (rating + 1).min(MOST))
}

/// Draws the scale with a mark before the chosen number.
pub(crate) fn draw(rating: Option<u8>, view: &View<'_>, line: Rect, buf: &mut Buffer) {
    let mut rest = line;
    for number in 0..=MOST {
        let chosen = rating == Some(number);
        let text = format!("{}{number} ", if chosen { '▸' } else { ' ' });
        put(buf, rest, 0, &text, if chosen { view.theme.effort } else { view.theme.quiet });
        rest = after(rest, &text);
    }
}
