//! One question, with its two answers.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    body::Token,
    coach::{self, Ask, Reply},
    library::Question,
    ui::{
        house::House,
        screen::View,
        widget::line::put,
        words::{broken, wrap},
    },
};

/// Said where there is room for it.
const KEPT: &str = "Only what the answers come to is kept, never an answer.";

/// One of the two answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Yes,
    No,
}

impl Answer {
    pub(super) fn reply(self) -> Reply {
        match self {
            Self::Yes => Reply::Yes,
            Self::No => Reply::No,
        }
    }
}

/// A question as it is shown.
pub(super) struct Page<'a> {
    question: &'a Question,
    /// The question it follows from, what is known already, or why it is asked.
    about: Option<String>,
    chosen: Option<Answer>,
}

/// What stands on which row of a room.
struct Laid {
    about: Vec<String>,
    words: Vec<String>,
    /// The row of the first of `words`.
    first: u16,
    yes: u16,
    no: u16,
}

impl<'a> Page<'a> {
    /// What is asked after `replies`.
    pub(super) fn of(house: &'a House, replies: &[Reply], chosen: Option<Answer>) -> Option<Self> {
        let screening = house.library.screening();
        let Some(Ask::Question(question)) = coach::ask(screening, replies) else { return None };
        let about = if question.opens_list { conditions(house) } else { parent(house, replies, question) };
        Some(Self { question, about, chosen })
    }

    /// The same after these words, where there are any.
    pub(super) fn led_by(self, words: Option<String>) -> Self {
        Self { about: words.or(self.about), ..self }
    }

    /// The answer at a cell of the screen.
    pub(super) fn answer_at(&self, at: Position, room: Rect) -> Option<Answer> {
        let laid = self.lay(room);
        let row = at.y.checked_sub(room.y).filter(|_| room.contains(at))?;
        [(laid.yes, Answer::Yes), (laid.no, Answer::No)]
            .into_iter()
            .find_map(|(place, answer)| (place == row).then_some(answer))
    }

    pub(super) fn draw(&self, view: &View<'_>, room: Rect, buf: &mut Buffer) {
        let theme = view.theme;
        let laid = self.lay(room);
        let airy = airy(room);
        for (row, line) in (airy..).zip(&laid.about) {
            put(buf, room, row, line, theme.rest);
        }
        for (row, line) in (laid.first..).zip(&laid.words) {
            put(buf, room, row, line, theme.strong);
        }
        for (row, answer, words) in [(laid.yes, Answer::Yes, "y  yes"), (laid.no, Answer::No, "n  no")] {
            let is_chosen = self.chosen == Some(answer);
            let mark = if is_chosen { '▸' } else { ' ' };
            let style = if is_chosen { theme.effort } else { theme.key };
            put(buf, room, row, &format!(" {mark} {words}"), style);
        }
        let kept = broken(KEPT, room.width.into());
        let last = room.height.saturating_sub(u16::try_from(kept.len()).unwrap_or(u16::MAX));
        if last > laid.no + 1 {
            for (row, line) in (last..).zip(&kept) {
                put(buf, room, row, line, theme.quiet);
            }
        }
    }

    /// The question comes before all else; what it is about has what room is left.
    fn lay(&self, room: Rect) -> Laid {
        let width = usize::from(room.width);
        let airy = airy(room);
        let words = broken(self.question.ask.as_str(), width);
        let rows = |lines: &[String]| u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let needed = rows(&words).saturating_add(2 + 3 * airy);
        let spare = room.height.saturating_sub(needed);
        let about = self.about.as_deref().map(|about| wrap(about, width, spare.into())).unwrap_or_default();
        let about_rows = rows(&about).saturating_add(if about.is_empty() { 0 } else { airy });
        let first = airy.saturating_add(about_rows);
        let gap = u16::from(room.height > needed.saturating_add(rows(&about)));
        let yes = first.saturating_add(rows(&words)).saturating_add(gap.max(airy));
        Laid { about, words, first, yes, no: yes.saturating_add(1) }
    }
}

/// Free lines where there is room.
fn airy(room: Rect) -> u16 {
    u16::from(room.height > 12)
}

/// The question that `question` follows from, as it was answered.
fn parent(house: &House, replies: &[Reply], question: &Question) -> Option<String> {
    let screening = house.library.screening();
    let asked = (0..replies.len()).rev().filter_map(|at| coach::ask(screening, replies.get(..at)?));
    let mut parents = asked.filter_map(|ask| match ask {
        Ask::Question(asking) => asking.then.contains(&question.id).then_some(asking),
        Ask::Ticks(_) => None,
    });
    parents.next().map(|asking| format!("Yes to: {}", asking.ask))
}

/// What is spared so far.
fn conditions(house: &House) -> Option<String> {
    let names: Vec<&str> = house.person.limits.conditions.iter().map(|condition| condition.name()).collect();
    (!names.is_empty())
        .then(|| format!("So far: {}. With no they are not spared any more.", names.join(", ")))
}
