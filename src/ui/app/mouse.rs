//! What the mouse does.

use std::mem;

use crossterm::event::{MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect, Size};

use super::{App, Over};
use crate::{
    clock::Moment,
    ui::{
        message::Effect,
        screen::{Screen, note_lines},
    },
};

impl App {
    /// A screen of this size without the lines at its foot that tell of a file.
    fn free(&self, size: Size) -> Rect {
        let screen = Rect::from((Position::ORIGIN, size));
        let lines = self.note().map_or(0, |_| note_lines(screen));
        Rect { height: screen.height.saturating_sub(lines), ..screen }
    }

    pub(super) fn point(&mut self, mouse: MouseEvent, size: Size, now: Moment) -> Vec<Effect> {
        let before = mem::discriminant(&self.screen);
        let mut effects = self.wake(now);
        if mem::discriminant(&self.screen) != before {
            return effects;
        }
        let free = self.free(size);
        match (&mut self.screen, mouse.kind) {
            (Screen::Journal(room), MouseEventKind::ScrollUp) => room.scroll(-1),
            (Screen::Journal(room), MouseEventKind::ScrollDown) => room.scroll(1),
            (Screen::Room(room), MouseEventKind::ScrollUp) => room.scroll(-1, &self.house),
            (Screen::Room(room), MouseEventKind::ScrollDown) => room.scroll(1, &self.house),
            (Screen::Room(room), MouseEventKind::Down(_)) if self.over == Over::Nothing => {
                let at = Position::new(mouse.column, mouse.row);
                let turn = room.click(at, free, &self.house);
                effects.extend(self.part(turn, now));
            }
            (Screen::Unfinished(offer), MouseEventKind::ScrollUp) => offer.scroll(-1),
            (Screen::Unfinished(offer), MouseEventKind::ScrollDown) => offer.scroll(1),
            (Screen::Unfinished(offer), MouseEventKind::Down(_)) if self.over == Over::Nothing => {
                let turn = offer.click(Position::new(mouse.column, mouse.row), free);
                effects.extend(self.part(turn, now));
            }
            (Screen::Practice(practice), MouseEventKind::Down(_)) => {
                effects.extend(practice.click(now));
                self.look_back(now);
            }
            _ => {}
        }
        effects
    }
}
