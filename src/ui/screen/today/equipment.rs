//! What the person has, as long as they never said: the last way into the day, and never the first.

use crate::{
    settings::{EQUIPMENT, Origin},
    ui::house::House,
};

/// What is asked.
pub(super) const QUESTION: &str = "What do you have?";
/// How long it takes.
pub(super) const TIME: &str = "half a minute";
/// Why it is asked.
const WHY: &str =
    "Ball, roller, stick, band: what you have is remembered, and routines are chosen and fitted to it.";

/// Why it is asked, or why the last answer was not kept; nothing once it was said.
pub(super) fn why(house: &House) -> Option<String> {
    if house.settings.equipment_from == Origin::File {
        return None;
    }
    let answer = house.chosen.as_deref().filter(|it| it.changes.iter().any(|change| change.key == EQUIPMENT));
    let refusal = answer.and_then(|chosen| chosen.refusal.as_ref());
    Some(refusal.map_or_else(|| WHY.to_owned(), |refusal| format!("Not kept: {refusal}")))
}
