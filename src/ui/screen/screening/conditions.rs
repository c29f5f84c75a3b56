//! The list of conditions, several to be ticked.
//!
//! What was spared before is ticked already: a list that begins empty every time forgets what must not be forgotten.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    exercise::Condition,
    library::{Screening, Tick},
    ui::{
        house::House,
        pages,
        screen::View,
        widget::line::{below, put, put_right},
        words::broken,
    },
};

/// Cells the mark of the chosen line and its box take.
const BOX: u16 = 7;

/// The list, and the line chosen on it.
#[derive(Default)]
pub(super) struct Conditions {
    ticked: Vec<usize>,
    chosen: usize,
}

/// One page of the list in a room, and the hint under it.
struct Laid {
    /// Each line of the list on this page: its place in it, its row, and its words.
    items: Vec<(usize, u16, Vec<String>)>,
    hint: Vec<String>,
    mark: String,
}

impl Conditions {
    /// With what is spared so far.
    pub(super) fn of(house: &House) -> Self {
        let spared = &house.person.limits.conditions;
        let ticks = &house.library.screening().ticks;
        let holds = |tick: &Tick| tick.conditions.iter().all(|condition| spared.contains(condition));
        // One that another line says with more than it is not ticked beside that.
        let says_more = |one: &Tick, other: &Tick| {
            let has = |condition: &Condition| other.conditions.contains(condition);
            other.conditions.len() > one.conditions.len() && one.conditions.iter().all(has)
        };
        let is_ticked =
            |tick: &Tick| holds(tick) && !ticks.iter().any(|other| holds(other) && says_more(tick, other));
        let ticked = ticks.iter().enumerate().filter(|(_, tick)| is_ticked(tick)).map(|(at, _)| at).collect();
        Self { ticked, chosen: 0 }
    }

    /// What is ticked, in the order of the list.
    pub(super) fn ticked(&self) -> Vec<usize> {
        let mut ticked = self.ticked.clone();
        ticked.sort_unstable();
        ticked
    }

    /// Ticks the chosen line, or takes the tick away.
    pub(super) fn tick(&mut self) {
        match self.ticked.iter().position(|at| *at == self.chosen) {
            Some(at) => _ = self.ticked.swap_remove(at),
            None => self.ticked.push(self.chosen),
        }
    }

    /// Goes `by` lines down a list of `count`.
    pub(super) fn go(&mut self, by: i32, count: usize) {
        let by = isize::try_from(by).unwrap_or(0);
        self.chosen = self.chosen.saturating_add_signed(by).min(count.saturating_sub(1));
    }

    /// Ticks the line at a cell of the screen.
    pub(super) fn click(&mut self, at: Position, room: Rect, screening: &Screening) {
        let Some(row) = at.y.checked_sub(room.y).filter(|_| room.contains(at)) else { return };
        let laid = self.lay(screening, room);
        let found = laid
            .items
            .iter()
            .find(|(_, first, lines)| row >= *first && usize::from(row - first) < lines.len());
        if let Some((place, ..)) = found {
            self.chosen = *place;
            self.tick();
        }
    }

    pub(super) fn draw(&self, view: &View<'_>, room: Rect, buf: &mut Buffer) {
        let theme = view.theme;
        let laid = self.lay(view.house.library.screening(), room);
        let beside = Rect { x: room.x + BOX, width: room.width.saturating_sub(BOX), ..room };
        for (place, row, lines) in &laid.items {
            let is_chosen = *place == self.chosen;
            let is_ticked = self.ticked.contains(place);
            let style = match (is_chosen, is_ticked) {
                (true, _) => theme.effort,
                (false, true) => theme.done,
                (false, false) => theme.key,
            };
            let mark = if is_chosen { '▸' } else { ' ' };
            let tick = if is_ticked { "[x]" } else { "[ ]" };
            put(buf, room, *row, &format!(" {mark} {tick}"), style);
            for (row, line) in (*row..).zip(lines) {
                put(buf, beside, row, line, style);
            }
        }
        let hint =
            below(room, room.height.saturating_sub(u16::try_from(laid.hint.len()).unwrap_or(u16::MAX)));
        for (row, line) in (0..).zip(&laid.hint) {
            put(buf, hint, row, line, theme.rest);
        }
        put_right(buf, hint, hint.height.saturating_sub(1), &laid.mark, theme.quiet);
    }

    /// The page with the chosen line, its hint at the foot.
    fn lay(&self, screening: &Screening, room: Rect) -> Laid {
        /// Cells kept free beside the hint for the mark of the page.
        const MARK: usize = 6;
        let airy = u16::from(room.height > 12);
        let width = usize::from(room.width.saturating_sub(BOX));
        let hint_width = usize::from(room.width).saturating_sub(MARK);
        let hint = screening.ticks.get(self.chosen);
        let hint = hint.map(|tick| broken(tick.hint.as_str(), hint_width)).unwrap_or_default();
        // The list keeps its place whatever hint stands below it.
        let hints = screening.ticks.iter().map(|tick| broken(tick.hint.as_str(), hint_width).len()).max();
        let foot = u16::try_from(hints.unwrap_or(0)).unwrap_or(u16::MAX).saturating_add(airy);
        let rows = usize::from(room.height.saturating_sub(foot.saturating_add(airy)).max(1));
        let mut pages: Vec<Vec<(usize, u16, Vec<String>)>> = vec![Vec::new()];
        let mut used = 0;
        for (place, tick) in screening.ticks.iter().enumerate() {
            let lines = broken(tick.ask.as_str(), width);
            if used > 0 && used + lines.len() > rows {
                pages.push(Vec::new());
                used = 0;
            }
            let row = airy.saturating_add(u16::try_from(used).unwrap_or(u16::MAX));
            used += lines.len();
            if let Some(page) = pages.last_mut() {
                page.push((place, row, lines));
            }
        }
        let has = |page: &Vec<(usize, u16, Vec<String>)>| page.iter().any(|(at, ..)| *at == self.chosen);
        let at = pages.iter().position(has).unwrap_or(0);
        let mark = pages::mark(at, pages.len());
        Laid { items: pages.swap_remove(at), hint, mark }
    }
}
