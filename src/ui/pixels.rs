//! Figures in real pixels: which picture stands where, and how it is painted.
//!
//! It knows no terminal: a view says where a picture stands, and whoever holds the terminal sends what is painted here.

#[cfg(test)]
pub(super) mod display;
mod outline;
mod paint;
mod palette;
mod sheet;
mod sixel;

use std::cell::RefCell;

use ratatui::layout::Rect;

pub use self::sheet::Sheet;
use crate::{figure::Picture, ui::theme::Tones};

/// How many pictures stand on a screen at most; any further one is drawn in cells.
pub const MOST: usize = 4;

/// The size of a cell in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellSize {
    /// How many it is wide, at least 1.
    pub width: u16,
    /// How many it is high, at least 1.
    pub height: u16,
}

impl CellSize {
    /// What a cell counts as where the terminal does not say.
    pub const USUAL: Self = Self { width: 10, height: 20 };

    /// So many pixels; none if there are none.
    pub fn new(width: u16, height: u16) -> Option<Self> {
        (width > 0 && height > 0).then_some(Self { width, height })
    }
}

/// A picture and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// The cells it takes; they are left blank.
    pub area: Rect,
    /// What is shown.
    pub picture: Picture,
    /// In which tones.
    pub tones: &'static Tones,
}

impl Placement {
    /// Paints it as a PNG without a background, for cells of this size; nothing where there is no room.
    pub fn png(&self, cell: CellSize) -> Option<Vec<u8>> {
        palette::encode(&paint::paint(self, cell)?)
    }

    /// Paints it in few colours for sixels, on cells of exactly this size; nothing where there is no room.
    pub fn sheet(&self, cell: CellSize) -> Option<Sheet> {
        Sheet::of(self, cell)
    }
}

/// Takes the pictures of a frame, if they can be shown in pixels.
#[derive(Clone, Debug, Default)]
pub(super) struct Canvas {
    wish: Wish,
    taken: RefCell<Vec<Placement>>,
}

/// Whether pictures are to be shown in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Wish {
    /// The person chose letters.
    #[default]
    Never,
    /// Where the terminal shows them.
    Asked,
    /// The terminal shows them.
    Granted,
}

impl Canvas {
    /// Pixels are welcome.
    pub(super) fn wish(&mut self) {
        self.wish = Wish::Asked;
    }

    /// Whether pixels are welcome.
    pub(super) fn is_wished(&self) -> bool {
        self.wish != Wish::Never
    }

    /// The terminal shows pixels.
    pub(super) fn grant(&mut self) {
        self.wish = Wish::Granted;
    }

    /// A frame begins: nothing stands anywhere.
    pub(super) fn begin(&self) {
        self.taken.borrow_mut().clear();
    }

    /// Takes a picture; whether it did. Without colours it does not: what is felt would not be told apart.
    pub(super) fn take(&self, picture: impl FnOnce() -> Picture, tones: &'static Tones, area: Rect) -> bool {
        let mut taken = self.taken.borrow_mut();
        let has_room =
            self.wish == Wish::Granted && !tones.is_plain && taken.len() < MOST && !area.is_empty();
        if has_room {
            taken.push(Placement { area, picture: picture(), tones });
        }
        has_room
    }

    /// What the frame shows.
    pub(super) fn placements(&self) -> Vec<Placement> {
        self.taken.borrow().clone()
    }
}
