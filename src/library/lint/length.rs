//! Too much at once: spots and minutes.

use super::Line;
use crate::{
    exercise::{Dose, Kind, Seconds, Sides},
    library::document::Table,
    routine::{Routine, StepSides},
};

/// Tender spots of one session (articles).
const MOST_SPOTS: usize = 5;
/// Longest routine, warming and getting ready not counted.
const LONGEST: Seconds = Seconds::new(30 * 60);
/// What the words before a step take, as a rule.
const WORDS: Seconds = Seconds::new(15);

/// Warns of the first tender spot that is one too many.
pub(super) fn check_spots(lines: &[Line<'_>]) {
    let is_spot = |line: &&Line<'_>| match (line.step.exercise.kind, &line.step.dose) {
        (Kind::Ball | Kind::Tool, dose) => !matches!(dose, Dose::Roll(roll) if roll.stop == Seconds::ZERO),
        (Kind::Roller, Dose::Roll(roll)) => roll.stop > Seconds::ZERO,
        _ => false,
    };
    let spots = lines.iter().filter(is_spot).count();
    if let Some(line) = lines.iter().filter(is_spot).nth(MOST_SPOTS) {
        let message = format!("{spots} tender spots in one session, and more than {MOST_SPOTS} are too many");
        let help = "keep the tenderest; the advice follows two health articles on back knots";
        line.table.page.warning(line.table.span.clone(), "many-spots", &message, Some(help));
    }
}

/// Warns of a routine that takes longer than a session should.
pub(super) fn check_whole(top: &Table<'_>, lines: &[Line<'_>], routine: &Routine) {
    let mut before = crate::body::Position::Standing;
    let mut whole = Seconds::ZERO;
    for (line, position) in lines.iter().zip(routine.positions()) {
        let step = line.step;
        let settle = step.settle.unwrap_or_else(|| before.change_to(position).max(WORDS));
        before = position;
        if step.exercise.kind == Kind::Heat || matches!(step.dose, Dose::Until(_)) {
            continue;
        }
        let is_twice = matches!(step.sides, StepSides::Sore | StepSides::All(Sides::Each));
        let work = work(line);
        let sides = if is_twice { work.times(2).plus(position.switch_sides()) } else { work };
        whole = whole.plus(settle).plus(sides);
    }
    if whole > LONGEST {
        let minutes = whole.get().div_ceil(60);
        let message =
            format!("the routine takes about {minutes} minutes, and more than 30 are a lot at once");
        let span = top.take("name").map_or(top.span.clone(), |entry| entry.span());
        top.page.warning(span, "long-routine", &message, Some("make two routines of it"));
    }
}

/// What one side of a step takes, its rests included.
fn work(line: &Line<'_>) -> Seconds {
    let rests = |rest: Seconds, rounds: u32| rest.times(rounds.saturating_sub(1));
    match &line.step.dose {
        Dose::Hold(hold) => hold.cap.times(hold.rounds).plus(rests(hold.rest, hold.rounds)),
        Dose::Reps(reps) => {
            let count = reps.sets.iter().fold(0_u32, |sum, set| sum.saturating_add(*set));
            let sets = u32::try_from(reps.sets.len()).unwrap_or(u32::MAX);
            line.step.repetition().times(count).plus(rests(reps.rest, sets))
        }
        Dose::Roll(roll) => roll.length,
        Dose::Breathe(breathe) => breathe.pattern.iter().copied().sum::<Seconds>().times(breathe.cycles),
        Dose::Relax(relax) => {
            let groups = u32::try_from(relax.groups.len()).unwrap_or(u32::MAX);
            relax.intro.plus(relax.tense.plus(relax.release).times(groups)).plus(relax.outro)
        }
        Dose::Talk(talk) => talk.lines.iter().map(|(length, _)| *length).sum(),
        Dose::Timed(timed) => timed.length,
        Dose::Until(until) => until.cap,
    }
}
