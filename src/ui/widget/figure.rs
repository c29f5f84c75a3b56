//! A figure in cells, true to shape in any room.
//!
//! Strokes become dots, dots become letters. Nothing is drawn outside the room, and no size is too small or too large.

mod cells;
mod fit;
mod raster;

use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};

pub(super) use self::fit::Fit;
use self::{
    cells::{Sign, sign},
    raster::Raster,
};
use crate::{
    body::{Token, tokens},
    figure::{Ink, Picture, Role},
    ui::theme::Tones,
};

tokens! {
    /// The letters a figure is drawn with.
    Graphics, "graphics" {
        /// Eight dots a cell; every font has them.
        Braille = "braille", "braille";
        /// Eight blocks a cell; fonts of 2024 and later have them.
        Octants = "octants", "octants";
        /// Six blocks a cell; fonts of 2020 and later have them.
        Sextants = "sextants", "sextants";
        /// Two blocks a cell.
        HalfBlocks = "half-blocks", "half blocks";
        /// Signs that every terminal has.
        Ascii = "ascii", "ascii";
    }
}

impl Graphics {
    /// Those `wanted` by name, or, for any other word, what suits locale and terminal: Braille, or ASCII where letters beyond it
    /// cannot be shown. Without a word about the locale there is hope.
    pub fn chosen(wanted: &str, locale: Option<&str>, terminal: Option<&str>) -> Self {
        // One octant or many, with a hyphen or without.
        let plain = |word: &str| word.replace('-', "").trim_end_matches('s').to_owned();
        let named = Self::ALL.iter().find(|graphics| plain(graphics.token()) == plain(wanted));
        // The fonts of a Linux console have no Braille.
        let is_bare = matches!(terminal, Some("linux" | "dumb"));
        let is_unicode = locale.is_none_or(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        });
        let fitting = if is_bare || !is_unicode { Self::Ascii } else { Self::Braille };
        named.copied().unwrap_or(fitting)
    }

    /// How many dots a cell is wide and high.
    pub fn dots(self) -> (u16, u16) {
        match self {
            Self::Braille | Self::Octants => (2, 4),
            Self::Sextants => (2, 3),
            Self::HalfBlocks | Self::Ascii => (1, 2),
        }
    }
}

/// A cell is so many times as high as wide, as most terminals draw it.
pub const USUAL_ASPECT: f64 = 2.0;

/// A picture to be drawn.
pub struct FigureView<'a> {
    /// What is drawn.
    pub picture: &'a Picture,
    /// With which letters.
    pub graphics: Graphics,
    /// In which tones.
    pub tones: &'a Tones,
    /// How many times as high as wide a cell is.
    pub aspect: f64,
}

/// A letter of a figure and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::ui) struct Mark {
    /// Counted from the upper left of the room.
    at: (u16, u16),
    letter: char,
    style: Style,
}

impl Mark {
    /// Lays it on `buf`, whose room for the figure is `room`.
    pub(in crate::ui) fn lay(&self, room: Rect, buf: &mut Buffer) {
        if let Some(cell) = buf.cell_mut((room.x + self.at.0, room.y + self.at.1)) {
            cell.set_char(self.letter).set_style(self.style);
        }
    }
}

impl Widget for FigureView<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let room = area.intersection(buf.area);
        for mark in self.marks((room.width, room.height)) {
            mark.lay(room, buf);
        }
    }
}

impl FigureView<'_> {
    /// The letters in a room of so many cells, row by row.
    pub(in crate::ui) fn marks(&self, (width, height): (u16, u16)) -> impl Iterator<Item = Mark> {
        let raster = Raster::of(self.picture, (width, height), self);
        let (graphics, tones, pulse) = (self.graphics, self.tones, self.pulse());
        let places = (0..height).flat_map(move |y| (0..width).map(move |x| (x, y)));
        places.filter_map(move |at| {
            let Sign { letter, role, under } = sign(&raster, graphics, at)?;
            let mut style = tones.of(role, pulse);
            if let Some(under) = under {
                style.bg = tones.of(under, pulse).fg;
            }
            Some(Mark { at, letter, style })
        })
    }

    /// How strong the glow is, 0 to 1.
    fn pulse(&self) -> f64 {
        let glow = self.picture.strokes.iter().rev().find(|stroke| stroke.role == Role::Feel);
        glow.map_or(0.0, |stroke| match stroke.ink {
            Ink::Glow { pulse, .. } => pulse,
            Ink::Fill | Ink::Erase => 1.0,
        })
    }
}
