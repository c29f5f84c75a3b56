//! Digits to be read from three metres away.
//!
//! A bitmap of 5 by 7, a whole number of times as large as drawn here: one cell is two pixels, one above the other. The
//! strokes are those of a digital watch, so that from one second to the next few cells change.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    widgets::Widget,
};

use crate::ui::widget::line::put;

const ROWS: u16 = 7;
const COLUMNS: u16 = 5;
const ZERO_TO_NINE: [[u8; 7]; 10] = [
    [0b11111, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b11111],
    [0b00011, 0b00001, 0b00001, 0b00001, 0b00001, 0b00001, 0b00001],
    [0b11111, 0b00001, 0b00001, 0b11111, 0b10000, 0b10000, 0b11111],
    [0b11111, 0b00001, 0b00001, 0b11111, 0b00001, 0b00001, 0b11111],
    [0b10001, 0b10001, 0b10001, 0b11111, 0b00001, 0b00001, 0b00001],
    [0b11111, 0b10000, 0b10000, 0b11111, 0b00001, 0b00001, 0b11111],
    [0b11111, 0b10000, 0b10000, 0b11111, 0b10001, 0b10001, 0b11111],
    [0b11111, 0b00001, 0b00001, 0b00001, 0b00001, 0b00001, 0b00001],
    [0b11111, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b11111],
    [0b11111, 0b10001, 0b10001, 0b11111, 0b00001, 0b00001, 0b11111],
];
/// Cells by their quarters: upper left 1, upper right 2, lower left 4, lower right 8.
const QUARTERS: [char; 16] = [' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█'];
const COLON: [u8; 7] = [0, 0, 1, 0, 1, 0, 0];
const POINT: [u8; 7] = [0, 0, 0, 0, 0, 0, 1];

/// A number or a time, as large as its room allows.
pub(crate) struct Digits<'a> {
    /// `0` to `9`, `:` and `.`; anything else is left out.
    pub(crate) text: &'a str,
    /// How it looks.
    pub(crate) style: Style,
}

struct Glyph {
    width: u16,
    rows: [u8; 7],
}

fn glyph(sign: char) -> Option<Glyph> {
    match sign {
        ':' => Some(Glyph { width: 1, rows: COLON }),
        '.' => Some(Glyph { width: 1, rows: POINT }),
        _ => {
            let digit = usize::try_from(sign.to_digit(10)?).ok()?;
            ZERO_TO_NINE.get(digit).map(|rows| Glyph { width: COLUMNS, rows: *rows })
        }
    }
}

impl Digits<'_> {
    /// The cells taken in a room of this size, width and height; nothing if only plain text fits.
    pub(crate) fn size(&self, room: Rect) -> Option<(u16, u16)> {
        let scale = self.scale(room)?;
        Some((self.units() * scale, (ROWS * scale).div_ceil(2)))
    }

    fn units(&self) -> u16 {
        let signs: Vec<_> = self.text.chars().filter_map(glyph).collect();
        let gaps = u16::try_from(signs.len().saturating_sub(1)).unwrap_or(0);
        signs.iter().map(|sign| sign.width).sum::<u16>() + gaps
    }

    fn scale(&self, room: Rect) -> Option<u16> {
        let wide = room.width.checked_div(self.units())?;
        let scale = wide.min(room.height.saturating_mul(2) / ROWS);
        (scale > 0).then_some(scale)
    }

    /// Whether the quarter cell at `x`, `y` is set, `scale` times as large as drawn. Large digits have round corners.
    fn is_set(&self, x: u16, y: u16, scale: u16) -> bool {
        // An odd number of pixel rows leaves half a cell free.
        if y >= ROWS * scale {
            return false;
        }
        let pixel = 2 * scale;
        let mut left = 0;
        for sign in self.text.chars().filter_map(glyph) {
            let width = sign.width * pixel;
            if let Some(x) = x.checked_sub(left).filter(|x| *x < width) {
                let row = sign.rows.get(usize::from(y / scale)).copied().unwrap_or(0);
                // A quarter is twice as high as wide.
                let corner = x.min(width - 1 - x) + 2 * y.min(ROWS * scale - 1 - y);
                let is_cut = sign.width == COLUMNS && corner < scale / 2;
                return !is_cut && row >> (sign.width - 1 - x / pixel) & 1 == 1;
            }
            left += width + pixel;
        }
        false
    }
}

impl Widget for Digits<'_> {
    fn render(self, room: Rect, buf: &mut Buffer) {
        let room = room.intersection(buf.area);
        let (Some(scale), Some((width, height))) = (self.scale(room), self.size(room)) else {
            return put(buf, room, room.height / 2, self.text, self.style);
        };
        // Blank cells look the same: a change of style takes more bytes on the way to the terminal than the cell itself.
        let style = self.style.remove_modifier(Modifier::REVERSED);
        for y in 0..height {
            for x in 0..width {
                let quarters = [(0, 0), (1, 0), (0, 1), (1, 1)]
                    .map(|(right, below)| usize::from(self.is_set(2 * x + right, 2 * y + below, scale)));
                let number = quarters.iter().rev().fold(0, |number, quarter| 2 * number + quarter);
                let sign = QUARTERS.get(number).copied().unwrap_or(' ');
                if let Some(cell) = buf.cell_mut((room.x + x, room.y + y)) {
                    cell.set_char(sign).set_style(style);
                }
            }
        }
    }
}
