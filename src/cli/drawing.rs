//! A figure printed in cells.

use std::{
    fmt::Write as _,
    io::{self, IsTerminal},
};

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Color, Modifier, Style},
    widgets::Widget,
};

use crate::{
    figure::Picture,
    ui::{FigureView, Graphics, USUAL_ASPECT, theme::Tones},
};

/// The room where the output is no terminal.
const USUAL_ROOM: (u16, u16) = (80, 24);
/// The largest picture, in cells.
const LARGEST: (u16, u16) = (100, 40);
/// The largest picture on a page.
const LARGEST_ON_PAGE: (u16, u16) = (64, 16);

/// Where and how a picture is printed.
pub(super) struct Drawing {
    room: (u16, u16),
    graphics: Graphics,
    tones: Tones,
    in_colour: bool,
}

impl Drawing {
    /// As large as the terminal is, in its colours; with these letters.
    pub(super) fn on_screen(graphics: Graphics) -> Self {
        let is_terminal = io::stdout().is_terminal();
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let in_colour = is_terminal && !no_colour;
        let size = if is_terminal { crossterm::terminal::size().ok() } else { None };
        let (width, height) = size.filter(|(width, height)| *width > 0 && *height > 0).unwrap_or(USUAL_ROOM);
        Self {
            room: (width.min(LARGEST.0), height.saturating_sub(3).clamp(1, LARGEST.1)),
            graphics,
            tones: if in_colour { Tones::dark() } else { Tones::none() },
            in_colour,
        }
    }

    /// On a page of this width, without colours.
    pub(super) fn on_page(width: u16, graphics: Graphics) -> Self {
        let room = (width.min(LARGEST_ON_PAGE.0), LARGEST_ON_PAGE.1);
        Self { room, graphics, tones: Tones::none(), in_colour: false }
    }

    /// The cells a picture takes: as wide as there is room, and no higher than it needs.
    fn size(&self, picture: &Picture) -> Rect {
        let shape = picture.window.height() / picture.window.width().max(1.0) / USUAL_ASPECT;
        let rows = (1..=self.room.1)
            .find(|rows| f64::from(*rows) >= f64::from(self.room.0) * shape)
            .unwrap_or(self.room.1);
        Rect::new(0, 0, self.room.0, rows)
    }

    /// The picture as lines.
    pub(super) fn drawn(&self, picture: &Picture) -> String {
        let area = self.size(picture);
        let mut buf = Buffer::empty(area);
        FigureView { picture, graphics: self.graphics, tones: &self.tones, aspect: USUAL_ASPECT }
            .render(area, &mut buf);
        let mut lines = String::new();
        for y in 0..area.height {
            let mut line = String::new();
            let mut last = Style::reset();
            for x in 0..area.width {
                let Some(cell) = buf.cell((x, y)) else { continue };
                let style = cell.style();
                if self.in_colour && style != last {
                    line.push_str(&escape(style));
                    last = style;
                }
                line.push_str(cell.symbol());
            }
            let line = if self.in_colour { format!("{line}\x1b[0m") } else { line.trim_end().to_owned() };
            let _ = writeln!(lines, "{line}");
        }
        lines.truncate(lines.trim_end_matches('\n').len());
        lines
    }
}

/// The sequence that sets a style's colours and weight.
fn escape(style: Style) -> String {
    let mut codes = String::from("\x1b[0");
    for (colour, code) in [(style.fg, 38), (style.bg, 48)] {
        if let Some(Color::Indexed(number)) = colour {
            let _ = write!(codes, ";{code};5;{number}");
        }
    }
    for (modifier, code) in [(Modifier::BOLD, 1), (Modifier::DIM, 2)] {
        if style.add_modifier.contains(modifier) {
            let _ = write!(codes, ";{code}");
        }
    }
    codes.push('m');
    codes
}
