//! The backend that ratatui draws on: a frame collected in memory and shown in one go.
//!
//! It never asks the terminal for its size or its cursor, and shows nothing when nothing changed.

use std::{
    io::{self, Write as _},
    mem,
    sync::Arc,
};

use ratatui::{
    backend::{Backend, ClearType, WindowSize},
    buffer::Cell,
    layout::{Position, Size},
};

use super::{guard::Screen, pencil};

/// A place to draw on, above a [`Screen`].
pub struct Stage {
    screen: Arc<Screen>,
    frame: Vec<u8>,
    size: Size,
    cursor: Cursor,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cursor {
    Hidden,
    Shown,
    At(Position),
}

impl Stage {
    /// A stage of the screen's size.
    pub fn new(screen: Arc<Screen>) -> Self {
        let size = screen.size();
        Self { screen, frame: Vec::new(), size, cursor: Cursor::Hidden }
    }

    /// Takes the screen for freshly entered.
    pub fn begin_anew(&mut self) {
        self.cursor = Cursor::Hidden;
    }

    /// Reads the size of the screen again.
    pub fn measure(&mut self) -> Size {
        self.size = self.screen.size();
        self.size
    }

    fn put(&mut self, bytes: &[u8]) {
        self.frame.extend_from_slice(bytes);
    }
}

impl Backend for Stage {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        pencil::draw(content, &mut self.frame);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor == Cursor::Hidden {
            return Ok(());
        }
        self.cursor = Cursor::Hidden;
        self.put(b"\x1b[?25l");
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor != Cursor::Hidden {
            return Ok(());
        }
        self.cursor = Cursor::Shown;
        self.put(b"\x1b[?25h");
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        match self.cursor {
            Cursor::At(position) => Ok(position),
            Cursor::Hidden | Cursor::Shown => Ok(Position::ORIGIN),
        }
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        // Drawing moved the cursor; otherwise it still is where it was put.
        if self.cursor == Cursor::At(position) && self.frame.is_empty() {
            return Ok(());
        }
        if self.cursor != Cursor::Hidden {
            self.cursor = Cursor::At(position);
        }
        write!(self.frame, "\x1b[{};{}H", position.y + 1, position.x + 1)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.put(match region {
            ClearType::All => b"\x1b[2J",
            ClearType::AfterCursor => b"\x1b[J",
            ClearType::BeforeCursor => b"\x1b[1J",
            ClearType::CurrentLine => b"\x1b[2K",
            ClearType::UntilNewLine => b"\x1b[K",
        });
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        let frame = mem::take(&mut self.frame);
        self.screen.show(&frame)
    }
}
