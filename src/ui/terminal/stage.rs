//! The backend that ratatui draws on: a frame collected in memory and shown in one go.
//!
//! It never asks the terminal for its size or its cursor, and shows nothing when nothing changed.

use std::{
    cell::RefCell,
    io::{self, Write},
    rc::Rc,
    sync::Arc,
};

use ratatui::{
    backend::{Backend, ClearType, CrosstermBackend, WindowSize},
    buffer::Cell,
    layout::{Position, Size},
};

use super::guard::Screen;

/// How the pencil sets colours and letters back, one by one, and what does the same for fewer bytes.
const RESETS: &[u8] = b"\x1b[39m\x1b[49m\x1b[59m\x1b[0m";
const RESET: &[u8] = b"\x1b[0m";

/// A place to draw on, above a [`Screen`].
pub struct Stage {
    screen: Arc<Screen>,
    frame: Sheet,
    pencil: CrosstermBackend<Sheet>,
    size: Size,
    cursor: Cursor,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cursor {
    Hidden,
    Shown,
    At(Position),
}

/// Shared, because the pencil does not hand its paper back, and flushes in the middle of a frame.
#[derive(Clone, Default)]
struct Sheet(Rc<RefCell<Vec<u8>>>);

impl Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Stage {
    /// A stage of the screen's size.
    pub fn new(screen: Arc<Screen>) -> Self {
        let frame = Sheet::default();
        let pencil = CrosstermBackend::new(frame.clone());
        let size = screen.size();
        Self { screen, frame, pencil, size, cursor: Cursor::Hidden }
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
}

impl Backend for Stage {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut cells = content.peekable();
        // The pencil sets the colours back even when nothing changed.
        if cells.peek().is_none() {
            return Ok(());
        }
        self.pencil.draw(cells)?;
        let mut frame = self.frame.0.borrow_mut();
        if frame.ends_with(RESETS) {
            let end = frame.len() - RESETS.len();
            frame.truncate(end);
            frame.extend_from_slice(RESET);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor == Cursor::Hidden {
            return Ok(());
        }
        self.cursor = Cursor::Hidden;
        self.pencil.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor != Cursor::Hidden {
            return Ok(());
        }
        self.cursor = Cursor::Shown;
        self.pencil.show_cursor()
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
        if self.cursor == Cursor::At(position) && self.frame.0.borrow().is_empty() {
            return Ok(());
        }
        if self.cursor != Cursor::Hidden {
            self.cursor = Cursor::At(position);
        }
        self.pencil.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.pencil.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.pencil.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        let frame = self.frame.0.take();
        self.screen.show(&frame)
    }
}
