//! Digits to be read from three metres away.
//!
//! A bitmap of 5 by 7, a whole number of times as large as drawn here: one cell is two pixels, one above the other.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};

use crate::ui::widget::line::put;

const ROWS: u16 = 7;
const ZERO_TO_NINE: [[u8; 7]; 10] = [
    [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
    [0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110],
    [0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111],
    [0b01110, 0b10001, 0b00001, 0b00110, 0b00001, 0b10001, 0b01110],
    [0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010],
    [0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110],
    [0b01110, 0b10000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110],
    [0b11111, 0b00001, 0b00010, 0b00010, 0b00100, 0b00100, 0b00100],
    [0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110],
    [0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00001, 0b01110],
];
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
            ZERO_TO_NINE.get(digit).map(|rows| Glyph { width: 5, rows: *rows })
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

    /// Whether the pixel at `x`, `y` is set, in units of the bitmap.
    fn is_set(&self, x: u16, y: u16) -> bool {
        let mut left = 0;
        for sign in self.text.chars().filter_map(glyph) {
            if x < left + sign.width {
                let row = sign.rows.get(usize::from(y)).copied().unwrap_or(0);
                return x >= left && row >> (sign.width - 1 - (x - left)) & 1 == 1;
            }
            left += sign.width + 1;
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
        for y in 0..height {
            for x in 0..width {
                let upper = self.is_set(x / scale, 2 * y / scale);
                let lower = self.is_set(x / scale, (2 * y + 1) / scale);
                let sign = match (upper, lower) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => continue,
                };
                if let Some(cell) = buf.cell_mut((room.x + x, room.y + y)) {
                    cell.set_char(sign).set_style(self.style);
                }
            }
        }
    }
}
