//! The order of the steps: warm before strong, and one way down to the floor.

use super::Line;
use crate::{body::Position, exercise::Kind, library::document::Table, routine::Routine};

/// Numbers of steps that a remedy lists.
const LISTED: usize = 30;

/// Warns of strengthening before anything has warmed.
pub(super) fn check_strength(lines: &[Line<'_>]) {
    let kind = |line: &&Line<'_>| line.step.exercise.kind;
    let is_warming =
        |line: &Line<'_>| matches!(kind(&line), Kind::Mobility | Kind::Heat | Kind::Roller | Kind::Posture);
    let Some(first) = lines.iter().position(|line| kind(&line) == Kind::Strength) else { return };
    let Some((before, line)) = lines.get(..first).zip(lines.get(first)) else { return };
    if before.iter().any(is_warming) {
        return;
    }
    let message = "strengthening comes before anything has warmed";
    let warming = lines.iter().position(is_warming);
    let help = match warming {
        Some(warming) => format!("move step {} before it", warming + 1),
        None => "begin with an easy movement, such as exercise = \"cat-cow\"".to_owned(),
    };
    line.table.page.warning(line.table.span.clone(), "cold-strength", message, Some(&help));
}

/// Warns of going down to the floor more than once, with an order that goes down once.
pub(super) fn check_floor(top: &Table<'_>, lines: &[Line<'_>], routine: &Routine) {
    let positions = routine.positions();
    let ways = ways_down(&positions);
    if ways < 2 {
        return;
    }
    let order = better(&positions, lines);
    let message = format!("the routine goes down to the floor {ways} times");
    let numbers: Vec<String> = order.iter().map(|step| (step + 1).to_string()).collect();
    let help = if numbers.len() > LISTED {
        "put the steps on the floor together".to_owned()
    } else {
        format!("once is enough in this order of the steps: {}", numbers.join(", "))
    };
    let second = positions.iter().enumerate().filter(|(step, _)| goes_down(&positions, *step)).nth(1);
    let line = second.and_then(|(step, _)| lines.get(step));
    let span = line.map_or(top.span.clone(), |line| line.table.span.clone());
    top.page.warning(span, "up-and-down", &message, Some(&help));
}

fn ways_down(positions: &[Position]) -> usize {
    (0..positions.len()).filter(|step| goes_down(positions, *step)).count()
}

/// Whether the person goes down to the floor for a step; the first counts, as it begins on the feet.
fn goes_down(positions: &[Position], step: usize) -> bool {
    let here = positions.get(step).is_some_and(|position| position.is_on_floor());
    let before = positions.get(..step).unwrap_or_default().iter().rev();
    let before = before.copied().find(|position| *position != Position::Any);
    here && !before.is_some_and(Position::is_on_floor)
}

/// The steps with those on the floor together: what comes up in between goes before them, or after them if it strengthens
/// or calms.
fn better(positions: &[Position], lines: &[Line<'_>]) -> Vec<usize> {
    let is_floor = |step: &usize| positions.get(*step).is_some_and(|position| position.is_on_floor());
    let first = (0..positions.len()).find(is_floor).unwrap_or(0);
    let last = (0..positions.len()).rfind(is_floor).unwrap_or(0);
    let block = |step: &usize| {
        let kind = lines.get(*step).map(|line| line.step.exercise.kind);
        let comes_late =
            matches!(kind, Some(Kind::Strength | Kind::Breathing | Kind::Meditation | Kind::Relaxation));
        match *step {
            step if is_floor(&step) => 1,
            step if step < first => 0,
            step if step > last || comes_late => 2,
            _ => 0,
        }
    };
    let mut order: Vec<usize> = (0..positions.len()).collect();
    order.sort_by_key(block);
    order
}
