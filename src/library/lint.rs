//! Advice on files that read well: what is pressed, on which side, in what order, for how long, and what is promised.
//!
//! It warns and never stops a file; doses are held inside their ranges where they are read.

mod length;
mod order;
mod phrase;
mod pressure;
mod promise;
mod say;
mod side;
mod thing;

use super::document::Table;
use crate::{
    exercise::Exercise,
    routine::{Routine, Step},
};

/// A step beside the table it was read from.
struct Line<'a> {
    table: &'a Table<'a>,
    step: &'a Step,
}

impl Line<'_> {
    /// Whether the step describes its exercise itself.
    fn is_own(&self) -> bool {
        self.step.exercise.id.is_none()
    }
}

/// Advises on a routine; `tables` are those of its steps.
pub(super) fn routine(top: &Table<'_>, tables: &[Table<'_>], routine: &Routine) {
    let lines: Vec<Line<'_>> =
        tables.iter().zip(&routine.steps).map(|(table, step)| Line { table, step }).collect();
    let places = routine.place();
    promise::check(top);
    for line in &lines {
        pressure::check(line.table, &line.step.exercise);
        say::check(line);
        if line.is_own() {
            side::check_placeholder(line.table, line.step.sides);
            thing::check(line, &places);
        }
    }
    side::check_forgotten(&lines);
    order::check_strength(&lines);
    order::check_floor(top, &lines, routine);
    length::check_spots(&lines);
    length::check_whole(top, &lines, routine);
}

/// Advises on an exercise of a catalogue.
pub(super) fn exercise(table: &Table<'_>, exercise: &Exercise) {
    promise::check(table);
    pressure::check(table, exercise);
    side::check_placeholder(table, crate::routine::StepSides::All(exercise.sides));
}
