//! Whose figures are wanted, and how they come.

use std::{mem, sync::Arc};

use super::{App, Over};
use crate::{
    clock::Moment,
    figure::Gallery,
    routine::Routine,
    ui::{Graphics, Movement, figures::Figures, message::Effect, screen::Screen},
};

impl App {
    /// Draws figures with these letters, moving or not.
    #[must_use]
    pub fn drawing(mut self, graphics: Graphics, movement: Movement) -> Self {
        (self.figures.graphics, self.figures.movement) = (graphics, movement);
        self
    }

    /// Shows figures in real pixels where the terminal can.
    #[cfg(feature = "pixels")]
    #[must_use]
    pub fn in_pixels(mut self) -> Self {
        self.figures.canvas.wish();
        self
    }

    /// Asks for the figures of the routine at hand, once for each. Those of the last one stay until they come: what both
    /// have in common is shown all the time, as when a file is read again.
    pub(super) fn ask_for_figures(&mut self, now: Moment) -> Option<Effect> {
        let wanted = match &self.screen {
            Screen::Room(room) => room.routine(&self.house)?,
            Screen::Briefing(briefing) => briefing.routine(),
            Screen::Practice(practice) => practice.routine(),
            Screen::Unfinished(_) | Screen::Reflection(_) | Screen::Journal(_) => return None,
        };
        let place = mem::discriminant(&self.screen);
        if !self.figures.are_in(place, &wanted.id) {
            self.figures.begin(place, now);
        }
        if self.figures.are_of(wanted) {
            return None;
        }
        let wanted = Arc::clone(wanted);
        self.figures.routine = Some(Arc::clone(&wanted));
        Some(Effect::Illustrate(wanted))
    }

    /// When a figure that moves before a session is drawn anew.
    pub(super) fn figures_due(&self, now: Moment) -> Option<Moment> {
        self.figures_seen()?.next_due(now)
    }

    /// Takes in the figures of `routine`, if it still is the one at hand.
    pub(super) fn hang_up(&mut self, routine: &Arc<Routine>, gallery: Arc<Gallery>) -> Vec<Effect> {
        if self.figures.are_of(routine) {
            self.figures.gallery = gallery;
        }
        Vec::new()
    }

    /// The figures, unless something lies over them.
    pub(super) fn figures_seen(&self) -> Option<&Figures> {
        match self.over {
            Over::Nothing => Some(&self.figures),
            Over::Keys(_) => None,
        }
    }
}
