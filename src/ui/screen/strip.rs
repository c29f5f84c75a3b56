//! A strip of small figures: the steps of a routine, as many as have room.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    routine::Routine,
    session::{PlannedPart, Timeline},
    ui::{
        figures::Figures,
        screen::View,
        widget::line::{below, put},
        words::cut,
    },
};

/// Cells a figure and its name take at least, with what is kept free beside it.
const EACH: u16 = 20;
/// Lines that are used: more would make it louder than the words.
const HIGHEST: u16 = 13;
/// Cells kept free between two figures.
const GAP: u16 = 2;

/// Draws the first steps of `routine` at the top of `room`, each with its number under it; nothing where there is no
/// room, or no figure yet.
pub(crate) fn draw(routine: &Routine, plan: &Timeline, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let begins = |(number, _): (usize, _)| plan.parts.iter().find(|part| part.step == number);
    let parts: Vec<&PlannedPart> = routine.steps.iter().enumerate().filter_map(begins).collect();
    let count = u16::try_from(parts.len()).unwrap_or(u16::MAX).min((room.width / EACH).max(1));
    let each = room.width / count.max(1);
    let height = room.height.min(HIGHEST);
    for (place, part) in (0..count).zip(parts) {
        let width = each.saturating_sub(GAP);
        let room = Rect { x: room.x + place * each, width, height: height.saturating_sub(1), ..room };
        let step = routine.steps.get(part.step);
        let shown = step.and_then(|step| view.figures.demonstration(&step.exercise, part.position));
        if let (Some(step), Some(shown)) = (step, shown)
            && Figures::have_room(room)
        {
            view.figures.draw_still(shown, part.side, view.theme, room, buf);
            let name = format!("{}  {}", part.step + 1, step.exercise.name);
            let label = Rect { height: 1, ..below(Rect { height, ..room }, height - 1) };
            put(buf, label, 0, &cut(&name, width.into()), view.theme.quiet);
        }
    }
}
