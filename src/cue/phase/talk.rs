//! Lines to listen to, each with its time.

use std::time::Duration;

use super::{
    super::{
        Role,
        draft::{Draft, TONE},
        room::GAP,
    },
    APART, feel, start,
};
use crate::{
    exercise::{Dose, Talk},
    text::Text,
};

/// A line may wait this long for the one before.
const PATIENCE: Duration = Duration::from_secs(3);
/// What it should feel like follows the first line after this.
const FEEL_AFTER: Duration = Duration::from_millis(1500);
/// Silence on both sides of a further line.
const QUIET: Duration = Duration::from_secs(5);

/// All lines of a talk.
pub(super) fn lines(draft: &mut Draft<'_>, dose: &Talk) {
    start(draft);
    let mut begins = Duration::ZERO;
    let mut starts = Vec::new();
    for (place, (length, line)) in dose.lines.iter().enumerate() {
        let line = draft.own(wording(draft, dose, place).unwrap_or(line));
        if !draft.says(&line.text) {
            draft.say_in(Role::Line, Some(line), &(begins + TONE..=begins + PATIENCE), GAP);
        }
        if place == 0 {
            let at = draft.last(Role::Line).map_or(begins, |(_, end)| end);
            feel(draft, at + FEEL_AFTER);
        }
        starts.push(begins);
        begins += length.duration();
    }
    // One in every second silence, each once.
    for at in starts.into_iter().skip(1).step_by(2).take(draft.spoken().during.len()) {
        let at = at + APART;
        if !draft.has_near(Role::During, at, APART) {
            let line = draft.further(&draft.spoken().during);
            draft.say_in(Role::During, line, &(at..=at + APART), QUIET);
        }
    }
}

/// The exercise's line for the ear, if the step speaks the exercise's own lines.
fn wording<'a>(draft: &Draft<'a>, dose: &Talk, place: usize) -> Option<&'a Text> {
    let own = &draft.progress.step.exercise;
    let as_catalogued = matches!(&own.dose, Dose::Talk(own) if own.lines.len() == dose.lines.len()
        && own.lines.iter().zip(&dose.lines).all(|((_, own), (_, here))| own == here));
    own.spoken.cues.get(place).filter(|_| as_catalogued)
}
