//! The figures there are to show, and how they are drawn.

mod still;

use std::{cell::Cell, mem::Discriminant, sync::Arc, time::Duration};

use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};

use crate::{
    body::{Position, Side},
    clock::Moment,
    exercise::{Exercise, Id},
    figure::{Demonstration, Gallery, Picture},
    routine::Routine,
    ui::{
        screen::Screen,
        theme::Theme,
        widget::figure::{FigureView, Graphics, USUAL_ASPECT},
    },
};

use self::still::{Hand, Stills};
#[cfg(feature = "pixels")]
use crate::ui::pixels::Canvas;

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
    /// On what sort of screen they are shown.
    place: Option<Discriminant<Screen>>,
    /// Since when they are shown where they are: a movement before a session begins here.
    pub(super) since: Moment,
    /// When what was drawn last of such a movement changes.
    due: Cell<Option<Moment>>,
    /// Those that stand still, as they were drawn.
    stills: Stills,
    /// Takes them where real pixels can be shown.
    #[cfg(feature = "pixels")]
    pub(super) canvas: Canvas,
}

impl Default for Figures {
    fn default() -> Self {
        Self {
            routine: None,
            gallery: Arc::default(),
            graphics: Graphics::Braille,
            movement: Movement::Full,
            place: None,
            since: Moment::ZERO,
            due: Cell::new(None),
            stills: Stills::default(),
            #[cfg(feature = "pixels")]
            canvas: Canvas::default(),
        }
    }
}

impl Figures {
    /// Whether a figure in this room could be recognised.
    pub(super) fn have_room(room: Rect) -> bool {
        room.width >= LEAST.0 && room.height >= LEAST.1
    }

    /// Whether they are shown on such a screen, for the routine of this name.
    pub(super) fn are_in(&self, place: Discriminant<Screen>, id: &Id) -> bool {
        self.place == Some(place) && self.routine.as_ref().is_some_and(|own| own.id == *id)
    }

    /// Begins their movement on such a screen.
    pub(super) fn begin(&mut self, place: Discriminant<Screen>, now: Moment) {
        (self.place, self.since) = (Some(place), now);
    }

    /// Whether they are, or will be, those of `routine`.
    pub(super) fn are_of(&self, routine: &Arc<Routine>) -> bool {
        self.routine.as_ref().is_some_and(|own| Arc::ptr_eq(own, routine))
    }

    /// Has what is drawn now drawn anew after `stays`.
    pub(super) fn stay(&self, stays: Duration, now: Moment) {
        self.due.set(Some(now.after(stays)));
    }

    /// When a movement before a session is to be drawn anew; never while nothing of it is on the screen.
    pub(super) fn next_due(&self, now: Moment) -> Option<Moment> {
        self.due.get().filter(|due| *due > now)
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
        #[cfg(feature = "pixels")]
        if self.canvas.take(|| picture.clone(), theme.figure, room) {
            return;
        }
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
        if !Self::have_room(room) {
            return;
        }
        let motion = shown.at_best(side);
        #[cfg(feature = "pixels")]
        if self.canvas.take(|| shown.picture(&motion), theme.figure, room) {
            return;
        }
        let hand = Hand { graphics: self.graphics, tones: theme.figure };
        self.stills.draw(shown, &motion, hand, room, buf);
    }
}
