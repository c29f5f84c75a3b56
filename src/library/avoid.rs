//! What must not happen with which condition.
//!
//! Rules only add to what an exercise itself avoids; no file of a person's folder takes one away.

use crate::{
    body::{Equipment, Position},
    exercise::{Condition, Direction, Exercise, Kind},
    text::Text,
};

/// One rule; it fits an exercise if all that it names fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AvoidRule {
    /// Kinds of exercise, any of them; empty for all.
    pub kinds: Vec<Kind>,
    /// Directions, one of which the exercise has; empty for all.
    pub directions: Vec<Direction>,
    /// Positions, one of which is the one taken; empty for all.
    pub positions: Vec<Position>,
    /// Equipment, some of which the exercise needs; empty for all.
    pub equipment: Vec<Equipment>,
    /// Whether the breath must be held in the exercise.
    pub holds_breath: bool,
    /// With these it must not be: another position, else the exercise that stands in for it, else left out.
    pub never: Vec<Condition>,
    /// With these it stays, marked "go light".
    pub light: Vec<Condition>,
    /// Why, or how to go light.
    pub note: Text,
}

impl AvoidRule {
    /// Whether the rule speaks of `exercise` when it is done in `position`. In bed the floor is no hindrance, which
    /// the caller knows of.
    pub fn fits(&self, exercise: &Exercise, position: Position) -> bool {
        let any = |empty: bool, fits: bool| empty || fits;
        let moves = exercise.directions.iter().any(|direction| self.directions.contains(direction));
        let needs = exercise.equipment.iter().any(|thing| self.equipment.contains(thing));
        any(self.kinds.is_empty(), self.kinds.contains(&exercise.kind))
            && any(self.directions.is_empty(), moves)
            && any(self.positions.is_empty(), self.positions.contains(&position))
            && any(self.equipment.is_empty(), needs)
            && (exercise.holds_breath || !self.holds_breath)
    }
}
