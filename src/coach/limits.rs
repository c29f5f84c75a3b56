//! What a person may practise, and what must be spared.

use crate::{
    exercise::Condition,
    library::{Allowance, Outcome},
};

/// What the safety questions left: how much at all, and which conditions are heeded in it. By default, everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// What may be practised.
    pub allows: Allowance,
    /// What must be spared in it.
    pub conditions: Vec<Condition>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { allows: Allowance::AllFiltered, conditions: Vec::new() }
    }
}

impl Limits {
    /// Whether nothing at all is limited.
    pub fn is_free(&self) -> bool {
        self.allows == Allowance::AllFiltered && self.conditions.is_empty()
    }

    /// The outcome that limits like these belong to, as the log of a session says it.
    pub fn outcome(&self) -> Outcome {
        match self.allows {
            Allowance::Nothing => Outcome::Emergency,
            Allowance::Breathing | Allowance::BreathingAndHeat | Allowance::Gentle => Outcome::DoctorFirst,
            Allowance::AllFiltered if self.conditions.is_empty() => Outcome::Clear,
            Allowance::AllFiltered => Outcome::Filtered,
        }
    }
}
