//! What the mouse does.

use std::mem;

use crossterm::event::MouseEventKind;

use super::App;
use crate::{
    clock::Moment,
    ui::{message::Effect, screen::Screen},
};

impl App {
    pub(super) fn point(&mut self, mouse: MouseEventKind, now: Moment) -> Vec<Effect> {
        let before = mem::discriminant(&self.screen);
        let mut effects = self.wake(now);
        if mem::discriminant(&self.screen) != before {
            return effects;
        }
        match (&mut self.screen, mouse) {
            (Screen::Choose(choose), MouseEventKind::ScrollUp) => choose.go(-1, self.library.routines()),
            (Screen::Choose(choose), MouseEventKind::ScrollDown) => choose.go(1, self.library.routines()),
            (Screen::Journal(room), MouseEventKind::ScrollUp) => room.scroll(-1),
            (Screen::Journal(room), MouseEventKind::ScrollDown) => room.scroll(1),
            (Screen::Practice(practice), MouseEventKind::Down(_)) => {
                effects.extend(practice.click(now));
                self.look_back(now);
            }
            _ => {}
        }
        effects
    }
}
