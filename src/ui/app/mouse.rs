//! What the mouse does.

use std::mem;

use crossterm::event::{MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect, Size};

use super::{App, Over};
use crate::{
    clock::Moment,
    ui::{message::Effect, screen::Screen},
};

impl App {
    pub(super) fn point(&mut self, mouse: MouseEvent, size: Size, now: Moment) -> Vec<Effect> {
        let before = mem::discriminant(&self.screen);
        let mut effects = self.wake(now);
        if mem::discriminant(&self.screen) != before {
            return effects;
        }
        match (&mut self.screen, mouse.kind) {
            (Screen::Choose(choose), MouseEventKind::ScrollUp) => choose.go(-1, &self.house.routines),
            (Screen::Choose(choose), MouseEventKind::ScrollDown) => choose.go(1, &self.house.routines),
            (Screen::Journal(room), MouseEventKind::ScrollUp) => room.scroll(-1),
            (Screen::Journal(room), MouseEventKind::ScrollDown) => room.scroll(1),
            (Screen::Room(room), MouseEventKind::ScrollUp) => room.scroll(-1, &self.house),
            (Screen::Room(room), MouseEventKind::ScrollDown) => room.scroll(1, &self.house),
            (Screen::Room(room), MouseEventKind::Down(_)) if self.over == Over::Nothing => {
                let at = Position::new(mouse.column, mouse.row);
                let turn = room.click(at, Rect::from((Position::ORIGIN, size)), &self.house);
                effects.extend(self.take(turn, now));
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
