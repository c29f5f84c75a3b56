//! The figures there are to show, and how they are drawn.

use std::sync::Arc;

use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};

use crate::{
    body::{Position, Side},
    exercise::Exercise,
    figure::{Demonstration, Gallery, Picture},
    routine::Routine,
    ui::{
        theme::Theme,
        widget::figure::{FigureView, Graphics, USUAL_ASPECT},
    },
};

/// Whether figures may move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Movement {
    /// They do.
    #[default]
    Full,
    /// They stand still, as a person wishes whom movement disturbs.
    Reduced,
}

/// Below this many cells nobody recognises a person.
const LEAST: (u16, u16) = (12, 5);

/// The figures of the routine at hand, and how they are drawn.
#[derive(Clone, Debug)]
pub(super) struct Figures {
    /// The routine they were asked for.
    pub(super) routine: Option<Arc<Routine>>,
    /// What shows its steps; nothing before it is found.
    pub(super) gallery: Arc<Gallery>,
    /// With which letters.
    pub(super) graphics: Graphics,
    /// Whether they move.
    pub(super) movement: Movement,
}

impl Default for Figures {
    fn default() -> Self {
        Self { routine: None, gallery: Arc::default(), graphics: Graphics::Braille, movement: Movement::Full }
    }
}

impl Figures {
    /// Whether a figure in this room could be recognised.
    pub(super) fn have_room(room: Rect) -> bool {
        room.width >= LEAST.0 && room.height >= LEAST.1
    }

    /// Whether they are, or will be, those of `routine`.
    pub(super) fn are_of(&self, routine: &Arc<Routine>) -> bool {
        self.routine.as_ref().is_some_and(|own| Arc::ptr_eq(own, routine))
    }

    pub(super) fn is_calm(&self) -> bool {
        self.movement == Movement::Reduced
    }

    /// What shows `exercise` in `position`.
    pub(super) fn demonstration(&self, exercise: &Exercise, position: Position) -> Option<&Demonstration> {
        self.gallery.demonstration(exercise, position)
    }

    /// Draws `picture` as large as `room` allows.
    pub(super) fn draw(&self, picture: &Picture, theme: &Theme, room: Rect, buf: &mut Buffer) {
        let (graphics, aspect) = (self.graphics, USUAL_ASPECT);
        FigureView { picture, graphics, tones: theme.figure, aspect }.render(room, buf);
    }

    /// Draws what says most of `shown`, standing still; nothing where it could not be recognised.
    pub(super) fn draw_still(
        &self,
        shown: &Demonstration,
        side: Side,
        theme: &Theme,
        room: Rect,
        buf: &mut Buffer,
    ) {
        if Self::have_room(room) {
            self.draw(&shown.picture(&shown.at_best(side)), theme, room, buf);
        }
    }
}
