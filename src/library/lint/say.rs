//! A line of the routine's own that is longer than the time before its step.

use std::time::Duration;

use super::Line;
use crate::exercise::{Seconds, length_of};

/// Settling lasts this long at most, by itself.
const LONGEST: Seconds = Seconds::new(30);
/// The tone that opens settling, the pause before the ticks, and the ticks.
const AROUND: Duration = Duration::from_millis(3_500);
/// Between two lines.
const GAP: Duration = Duration::from_millis(200);

/// Warns of a `say` for which settling has no room after what must be said anyway.
pub(super) fn check(line: &Line<'_>) {
    let (Some(say), Some(entry)) = (&line.step.say, line.table.take("say")) else { return };
    let exercise = &line.step.exercise;
    let name = exercise.spoken.name.as_ref().unwrap_or(&exercise.name);
    let place = exercise.spoken.place.as_ref().or(exercise.how.first());
    let lines =
        [format!("Next: {name}."), place.map(ToString::to_string).unwrap_or_default(), say.to_string()];
    let needed = lines.iter().fold(AROUND, |sum, line| sum + length_of(line) + GAP).as_secs() + 1;
    let room = line.step.settle.unwrap_or(LONGEST);
    if needed <= u64::from(room.get()) {
        return;
    }
    let message = format!("the words before this step take about {needed} s, and settling has {room}");
    let help = match line.step.settle {
        Some(_) => "shorten `say`, or leave `settle` out",
        None => "shorten `say`, or put the rest into `how`",
    };
    line.table.page.warning(entry.span(), "say-too-long", &message, Some(help));
}
