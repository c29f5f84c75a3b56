//! What speaks against the routines on the shelf now, by the coach's own rules.
//!
//! It is asked once for what the house knows, not with every key: there may be thousands of routines.

use std::{collections::HashMap, sync::Arc};

use crate::{
    coach::{self, Rule},
    exercise::Id,
    routine::Routine,
    ui::house::House,
};

/// The rule and the words by the id of the routine; nothing for a routine that is in measure.
#[derive(Clone, Debug, Default)]
pub(super) struct Bounds(HashMap<Id, (Rule, String)>);

impl Bounds {
    /// Those of all routines that may be done.
    pub(super) fn of(house: &House) -> Self {
        let case = house.case();
        let against = |routine: &Arc<Routine>| Some((routine.id.clone(), coach::against(routine, &case)?));
        Self(house.shelves.routines().iter().filter_map(against).collect())
    }

    /// What speaks against this one.
    pub(super) fn against(&self, id: &Id) -> Option<&(Rule, String)> {
        self.0.get(id)
    }
}
