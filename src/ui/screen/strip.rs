//! The steps of a routine in figures, before it is done: one of them moves, one after the other, until each was shown.
//!
//! Then, and for whoever wants no movement, all stand still, and nobody is woken to draw them.

use std::time::Duration;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    figure::{Demonstration, Preview},
    routine::{Routine, Step},
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
/// Lines of a row of small ones: more would make them louder than the words.
const HIGHEST: u16 = 13;
/// From this height on there is room for a large one, which takes no more than so many lines.
const LARGE: (u16, u16) = (15, 26);
/// From this width on the next ones stand small beside it.
const WITH_NEXT: u16 = 64;
/// Cells kept free between two figures.
const GAP: u16 = 2;
/// A movement is shown for no less and not much more than so long, in whole rounds.
const TURN: (Duration, Duration) = (Duration::from_secs(6), Duration::from_secs(14));

/// A step to be shown.
struct Act<'a> {
    part: &'a PlannedPart,
    step: &'a Step,
    shown: &'a Demonstration,
}

impl Act<'_> {
    fn preview(&self) -> Preview<'_> {
        Preview::new(self.shown, &self.step.dose, self.part.side)
    }

    /// For how long it is on: whole seconds, on whose beat its pictures come.
    fn turn(&self) -> Duration {
        let round = self.preview().length();
        let rounds = TURN.0.as_secs_f64() / round.as_secs_f64();
        let whole = round.mul_f64(rounds.ceil().max(1.0)).min(TURN.1).as_secs_f64().ceil();
        Duration::from_secs_f64(whole)
    }
}

/// Which of the acts is on, since how long, and for how much longer.
struct Stage {
    number: usize,
    elapsed: Duration,
    left: Duration,
}

impl Stage {
    /// The one that is on after `elapsed`; none when each has had its turn.
    fn of(acts: &[Act<'_>], mut elapsed: Duration) -> Option<Self> {
        for (number, act) in acts.iter().enumerate() {
            match act.turn().checked_sub(elapsed).filter(|left| !left.is_zero()) {
                Some(left) => return Some(Self { number, elapsed, left }),
                None => elapsed = elapsed.saturating_sub(act.turn()),
            }
        }
        None
    }
}

/// Draws the steps of `routine` at the top of `room`, each with its number under it; nothing where there is no room, or
/// no figure yet.
pub(crate) fn draw(routine: &Routine, plan: &Timeline, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    if !Figures::have_room(Rect { height: room.height.saturating_sub(1), ..room }) {
        return;
    }
    let acts: Vec<Act<'_>> =
        routine.steps.iter().enumerate().filter_map(|(number, step)| act(number, step, plan, view)).collect();
    let elapsed = view.now.since(view.figures.since);
    let stage = if view.figures.is_calm() { None } else { Stage::of(&acts, elapsed) };
    match stage {
        Some(stage) if room.height >= LARGE.0 => draw_large(&acts, &stage, view, room, buf),
        stage => draw_row(&acts, stage.as_ref(), view, room, buf),
    }
}

/// What shows a step; nothing where its figure is not known.
fn act<'a>(number: usize, step: &'a Step, plan: &'a Timeline, view: &'a View<'_>) -> Option<Act<'a>> {
    let part = plan.parts.iter().find(|part| part.step == number)?;
    let shown = view.figures.demonstration(&step.exercise, part.position)?;
    Some(Act { part, step, shown })
}

/// The one that is on as large as it can be, and what comes next beside it.
fn draw_large(acts: &[Act<'_>], stage: &Stage, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let room = Rect { height: room.height.min(LARGE.1), ..room };
    let has_next = room.width >= WITH_NEXT;
    let large = Rect { width: if has_next { room.width / 2 } else { room.width }, ..room };
    let (before, rest) = acts.split_at((stage.number + 1).min(acts.len()));
    if let Some(act) = before.last() {
        draw_act(act, Some(stage), view, large, buf);
    }
    if has_next {
        let height = room.height.min(HIGHEST);
        let x = large.right() + GAP;
        let beside = Rect { x, width: room.right().saturating_sub(x), y: room.bottom() - height, height };
        draw_row(rest, None, view, beside, buf);
    }
}

/// As many small ones as have room, among them the one that is on.
fn draw_row(acts: &[Act<'_>], stage: Option<&Stage>, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let count = u16::try_from(acts.len()).unwrap_or(u16::MAX).min((room.width / EACH).max(1)).max(1);
    let each = room.width / count;
    let on = stage.map(|stage| stage.number);
    // Page by page, so that a figure stays where it is while those beside it move.
    let first = on.map_or(0, |number| number - number % usize::from(count));
    for (place, (number, act)) in (0..count).zip(acts.iter().enumerate().skip(first)) {
        let width = each.saturating_sub(GAP);
        let room = Rect { x: room.x + place * each, width, height: room.height.min(HIGHEST), ..room };
        draw_act(act, stage.filter(|_| on == Some(number)), view, room, buf);
    }
}

/// A figure and its name; it moves if it is on.
fn draw_act(act: &Act<'_>, stage: Option<&Stage>, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let (figures, theme) = (view.figures, view.theme);
    let picture = Rect { height: room.height.saturating_sub(1), ..room };
    if !Figures::have_room(picture) {
        return;
    }
    let name = format!("{}  {}", act.part.step + 1, act.step.exercise.name);
    let style = if let Some(Stage { elapsed, left, .. }) = stage {
        let preview = act.preview();
        figures.draw(&preview.picture(*elapsed), theme, picture, buf);
        let stays = preview.pace(*elapsed).stays(*elapsed);
        figures.stay(stays.map_or(*left, |stays| stays.min(*left)), view.now);
        theme.calm
    } else {
        figures.draw_still(act.shown, act.part.side, theme, picture, buf);
        theme.quiet
    };
    put(buf, below(room, room.height - 1), 0, &cut(&name, room.width.into()), style);
}
