//! The steps of a routine, each with its time.

use std::time::Duration;

use ratatui::{buffer::Buffer, layout::Rect};

use super::INDENT;
use crate::{
    body::{Side, Token},
    routine::{Routine, Step},
    session::Timeline,
    ui::{
        screen::{
            View,
            list::{self, Item},
            practice,
        },
        words::clock,
    },
};

/// The steps of `routine`, each with its whole time, and the total.
pub(super) fn step_items(plan: &Timeline, routine: &Routine, indent: usize, view: &View<'_>) -> Vec<Item> {
    let theme = view.theme;
    let step = |(number, step): (usize, &Step)| {
        let parts = plan.parts.iter().filter(|part| part.step == number);
        let sides: Vec<Side> = parts.clone().map(|part| part.side).collect();
        let side = match sides[..] {
            [Side::Both] => String::new(),
            [side] => format!(" · {}", side.name()),
            _ => " · each side".to_owned(),
        };
        let time: Duration = parts.map(practice::part_length).sum();
        Item {
            label: (format!("{:>1$}", number + 1, indent - 2), theme.quiet),
            words: (format!("{}{side}", step.exercise.name), theme.key),
            number: (clock(time), theme.quiet),
        }
    };
    let total = Item {
        label: (String::new(), theme.quiet),
        words: ("in all".to_owned(), theme.quiet),
        number: (clock(plan.length()), theme.strong),
    };
    routine.steps.iter().enumerate().map(step).chain([total]).collect()
}

/// Draws the steps of `routine`; those that have no room are counted. Returns the lines taken.
pub(crate) fn steps(
    plan: &Timeline,
    routine: &Routine,
    view: &View<'_>,
    room: Rect,
    buf: &mut Buffer,
) -> u16 {
    let mut items = step_items(plan, routine, INDENT, view);
    let rows = usize::from(room.height);
    let lines = |items: &[Item]| list::lines(items, INDENT, room.width.into());
    let mut left_out = 0;
    while lines(&items).iter().map(Vec::len).sum::<usize>() > rows && items.len() > 1 {
        let last = items.len() - 2;
        items.remove(last);
        left_out += 1;
        if let Some(total) = items.last_mut() {
            total.words.0 = format!("and {left_out} more, in all");
        }
    }
    let all: Vec<Item> = lines(&items).into_iter().flatten().collect();
    list::draw(&all, INDENT, room, buf);
    u16::try_from(all.len()).unwrap_or(u16::MAX)
}
