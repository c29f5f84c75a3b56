//! Routines that are offered: the best first, each with its minutes, its level and why; what is left out is counted.
//!
//! One list for the place on the body map and for a flare-up. It draws and chooses; what is offered the coach says.

mod left_out;

use std::sync::Arc;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use unicode_width::UnicodeWidthStr;

use self::left_out::left_out;
use crate::{
    body::{Area, Side, Token},
    coach::{Offer, Offers},
    routine::Routine,
    session::Timeline,
    ui::{
        house::House,
        screen::{Start, Turn, View, strip},
        widget::line::{after, below, put, put_right},
        words::{broken, minutes, wrap},
    },
};

/// Cells the mark and the number of a routine take.
const INDENT: usize = 4;
/// With fewer lines what is left out is not told, as each routine that can be done is worth more.
const TELLS: usize = 5;
/// With fewer lines it is told in one of them, with fewer than the second number in two.
const TELLS_MORE: [usize; 2] = [7, 9];
/// A strip of figures lower than this says nothing.
const STRIP: u16 = 9;

/// Where the keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Focus {
    /// To this list.
    Here,
    /// To something beside it.
    Elsewhere,
}

/// The list.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    offers: Vec<Offer>,
    /// What is not offered, in a sentence; empty if there is nothing.
    left_out: String,
    /// Why nothing is offered, where a doctor or help comes first.
    refusal: Option<String>,
    chosen: usize,
}

/// A line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Line {
    /// A routine, by its place in the list.
    Name(usize),
    /// The same with why beside its name, where that has room.
    Short(usize),
    /// A line of why it stands there.
    Reason(usize, String),
    /// A line of something that is no routine.
    Note(String),
}

impl Line {
    fn routine(&self) -> Option<usize> {
        match self {
            Self::Name(number) | Self::Short(number) | Self::Reason(number, _) => Some(*number),
            Self::Note(_) => None,
        }
    }
}

impl List {
    /// The list of `offers`, the first one chosen.
    pub(crate) fn new(offers: Offers, house: &House) -> Self {
        let refusal = house.refusal().filter(|_| offers.best.is_empty());
        // Where nothing is left, nothing but what is said matters.
        let left_out =
            if refusal.is_some() { String::new() } else { left_out(&offers.left_out, &house.case()) };
        Self { refusal, offers: offers.best, left_out, chosen: 0 }
    }

    /// The same for what is offered now; the chosen routine stays the chosen one.
    pub(crate) fn refill(&mut self, offers: Offers, house: &House) {
        let kept = self.offers.get(self.chosen).map(|offer| offer.routine.id.clone());
        *self = Self::new(offers, house);
        let is_kept = |offer: &Offer| Some(&offer.routine.id) == kept.as_ref();
        self.chosen = self.offers.iter().position(is_kept).unwrap_or(0);
    }

    /// Moves the choice by `by` routines, no further than there are some.
    pub(crate) fn go(&mut self, by: isize) {
        let last = self.offers.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
    }

    /// Chooses the routine at this place, from 0; says whether there is one.
    pub(crate) fn choose(&mut self, place: usize) -> bool {
        let is_there = place < self.offers.len();
        if is_there {
            self.chosen = place;
        }
        is_there
    }

    /// Which one is chosen, and of how many: `2 of 9`.
    pub(crate) fn standing(&self) -> String {
        match self.offers.len() {
            0 => "nothing now".to_owned(),
            count => format!("{} of {count}", self.chosen + 1),
        }
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.offers.is_empty()
    }

    /// How many there are, in words.
    pub(crate) fn count(&self) -> String {
        match self.offers.len() {
            0 => "nothing now".to_owned(),
            1 => "1 routine".to_owned(),
            count => format!("{count} routines"),
        }
    }

    /// The chosen routine as it is led.
    pub(crate) fn routine<'h>(&'h self, house: &'h House) -> Option<&'h Arc<Routine>> {
        let offer = self.offers.get(self.chosen)?;
        // The house's own tells in its briefing what is not done as it is written.
        house.routine(offer.routine.id.as_str()).or(Some(&offer.led))
    }

    /// Leads to the briefing of the chosen routine, with what is known of side and tension.
    pub(crate) fn brief(&self, house: &House, sore: Option<Side>, tension: Vec<(Area, Side, u8)>) -> Turn {
        match self.routine(house) {
            Some(routine) => {
                Turn::BriefOn(Start { routine: Arc::clone(routine), sore, tension, warned: Vec::new() })
            }
            None => Turn::Stay(Vec::new()),
        }
    }

    /// The routine whose lines are at `at`, when the list is drawn in `room`.
    pub(crate) fn at(&self, room: Rect, at: Position) -> Option<usize> {
        if !room.contains(at) {
            return None;
        }
        self.lines(room).get(usize::from(at.y - room.y)).and_then(Line::routine)
    }

    /// Draws it, and under it the figures of the chosen routine where there is room for them.
    pub(crate) fn draw(&self, focus: Focus, view: &View<'_>, room: Rect, buf: &mut Buffer) {
        let lines = self.lines(room);
        for (row, line) in (0..room.height).zip(&lines) {
            self.draw_line(line, focus, view, below(room, row), buf);
        }
        let rest = below(room, u16::try_from(lines.len() + 1).unwrap_or(u16::MAX));
        if rest.height >= STRIP
            && let Some(routine) = self.routine(view.house)
        {
            strip::draw(routine, &Timeline::of(routine, None), view, rest, buf);
        }
    }

    fn draw_line(&self, line: &Line, focus: Focus, view: &View<'_>, room: Rect, buf: &mut Buffer) {
        let theme = view.theme;
        let beside = after(room, &" ".repeat(INDENT));
        match line {
            Line::Name(number) => _ = self.draw_name(*number, focus, view, room, buf),
            Line::Short(number) => {
                let rest = self.draw_name(*number, focus, view, room, buf);
                let words = self.offers.get(*number).map_or_else(String::new, Offer::words);
                if words.width() <= usize::from(rest.width) {
                    put_right(buf, rest, 0, &words, self.reason_style(*number, view));
                }
            }
            Line::Reason(number, words) => put(buf, beside, 0, words, self.reason_style(*number, view)),
            Line::Note(words) => put(buf, room, 0, words, theme.quiet),
        }
    }

    /// Draws the number, the name, the minutes and the level of a routine; returns what is free between them.
    fn draw_name(&self, number: usize, focus: Focus, view: &View<'_>, room: Rect, buf: &mut Buffer) -> Rect {
        let theme = view.theme;
        let Some(offer) = self.offers.get(number) else { return Rect::default() };
        let is_chosen = number == self.chosen && focus == Focus::Here;
        let (mark, loud) = if is_chosen { ('▸', theme.effort) } else { (' ', theme.key) };
        let digit = if number < 9 { (number + 1).to_string() } else { String::new() };
        put(buf, room, 0, &format!("{mark} {digit}"), if is_chosen { loud } else { theme.quiet });
        let standing = format!("  {} · {}", minutes(offer.length), offer.routine.level.name());
        put_right(buf, room, 0, &standing, theme.quiet);
        let beside = after(room, &" ".repeat(INDENT));
        let taken = u16::try_from(standing.width()).unwrap_or(u16::MAX);
        let free = Rect { width: beside.width.saturating_sub(taken), ..beside };
        let name = offer.routine.name.as_str();
        put(buf, free, 0, name, loud);
        after(after(free, name), "   ")
    }

    /// What the dose guard warns of is said as a warning.
    fn reason_style(&self, number: usize, view: &View<'_>) -> Style {
        match self.offers.get(number) {
            Some(offer) if !offer.warnings.is_empty() => view.theme.warning,
            Some(_) if number == self.chosen => view.theme.strong,
            Some(_) | None => view.theme.quiet,
        }
    }

    /// The lines that are seen in a room of this size: every reason on lines of its own where there is room for
    /// that, else only that of the chosen one.
    fn lines(&self, room: Rect) -> Vec<Line> {
        let (width, height) = (usize::from(room.width), usize::from(room.height));
        let note = |words: &str| -> Vec<Line> { broken(words, width).into_iter().map(Line::Note).collect() };
        if self.offers.is_empty() {
            let words = self.refusal.as_deref().unwrap_or("Nothing in the library fits here now.");
            return note(words).into_iter().chain(note(&self.left_out)).take(height).collect();
        }
        let foot = self.foot(width, height);
        let rows = height.saturating_sub(foot.len());
        let each = |reasons: &dyn Fn(usize) -> bool| -> Vec<Line> {
            (0..self.offers.len()).flat_map(|number| self.of(number, width, reasons(number))).collect()
        };
        let all = each(&|_| true);
        let all = if all.len() <= rows { all } else { each(&|number| number == self.chosen) };
        let end = all.iter().rposition(|line| line.routine() == Some(self.chosen)).map_or(0, |at| at + 1);
        let seen = all.into_iter().skip(end.saturating_sub(rows)).take(rows);
        seen.chain(foot).collect()
    }

    /// What is left out, under a free line.
    fn foot(&self, width: usize, height: usize) -> Vec<Line> {
        if self.left_out.is_empty() || height < TELLS {
            return Vec::new();
        }
        let [more, all] = TELLS_MORE;
        let words = match height {
            _ if height < more => wrap(&self.left_out, width, 1),
            _ if height < all => wrap(&self.left_out, width, 2),
            _ => broken(&self.left_out, width),
        };
        let free = (height >= all).then(|| Line::Note(String::new()));
        free.into_iter().chain(words.into_iter().map(Line::Note)).collect()
    }

    /// The lines of one routine.
    fn of(&self, number: usize, width: usize, with_reason: bool) -> Vec<Line> {
        let Some(offer) = self.offers.get(number).filter(|_| with_reason) else {
            return vec![Line::Short(number)];
        };
        let words = match offer.words() {
            words if words.is_empty() => offer.routine.aim.to_string(),
            words => words,
        };
        let reason = broken(&words, width.saturating_sub(INDENT));
        [Line::Name(number)]
            .into_iter()
            .chain(reason.into_iter().map(|words| Line::Reason(number, words)))
            .collect()
    }
}
