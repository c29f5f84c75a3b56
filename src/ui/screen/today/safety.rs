//! Where help comes first: the advice, and nothing that leads to a routine.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    coach::Today,
    library::Allowance,
    text::capital,
    ui::{
        house::House,
        keys::{self, Binding},
        screen::View,
        widget::line::{below, put, put_pieces},
        words::broken,
    },
};

/// Said beside the reason for the questions.
pub(super) const ONCE: &str = "One key each; only what they come to is kept.";

/// Whether nothing is allowed.
pub(super) fn is_help_first(house: &House) -> bool {
    house.person.limits.allows == Allowance::Nothing
}

/// The keys that mean something today.
pub(super) fn table(house: &House) -> &'static [Binding] {
    if is_help_first(house) { keys::TODAY_HELP_FIRST } else { keys::TODAY }
}

/// Draws the advice, and how to answer again.
pub(super) fn draw(today: &Today, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let width = usize::from(room.width);
    let refusal = today.refusal.as_deref().map(capital).unwrap_or_default();
    let advice = broken(&format!("{refusal}."), width);
    let mut room = room;
    for line in advice {
        put(buf, room, 0, &line, view.theme.warning);
        room = below(room, 1);
    }
    let room = below(room, 1);
    put_pieces(
        buf,
        room,
        0,
        &[(" s  ", view.theme.key), ("answer the safety questions again", view.theme.key)],
    );
    for (row, line) in
        (2..).zip(broken("When you have been seen, or if a key was pressed by mistake.", width))
    {
        put(buf, room, row, &line, view.theme.quiet);
    }
}
