//! What of the journal is shown: one area, one routine, both, or everything.
//!
//! It hides and never forgets: what is written is written whatever is shown.

use std::collections::HashSet;

use crate::{
    body::{Area, Token},
    exercise::Id,
    journal::{Index, Noted, Occasion},
    text::Text,
};

/// What is shown; by default everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Only {
    pub(super) area: Option<Area>,
    /// A routine, by its id, with its newest name.
    routine: Option<(Id, Text)>,
}

impl Only {
    pub(super) fn takes(&self, occasion: &Occasion) -> bool {
        self.area.is_none_or(|area| concerns(occasion, area))
            && self.routine.as_ref().is_none_or(|(id, _)| routine(occasion).is_some_and(|own| own.0 == id))
    }

    /// In words, with a mark between them; empty where everything is shown.
    pub(super) fn words(&self) -> String {
        let area = self.area.map(|area| area.name().to_owned());
        let routine = self.routine.as_ref().map(|(_, name)| name.to_string());
        area.into_iter().chain(routine).collect::<Vec<_>>().join(" · ")
    }

    /// The next area of which something stands in the journal; after the last none.
    pub(super) fn next_area(&mut self, index: &Index) {
        let others = Self { area: None, ..self.clone() };
        let shown: Vec<&Occasion> = index.occasions().filter(|occasion| others.takes(occasion)).collect();
        let at = self.area.and_then(|area| Area::ALL.iter().position(|known| *known == area));
        let rest = Area::ALL.iter().skip(at.map_or(0, |at| at + 1));
        let mut rest = rest.filter(|area| shown.iter().any(|occasion| concerns(occasion, **area)));
        self.area = rest.next().copied();
    }

    /// The next routine that was done, the one done last first; after the last none.
    pub(super) fn next_routine(&mut self, index: &Index) {
        let others = Self { routine: None, ..self.clone() };
        let mut seen = HashSet::new();
        let shown = index.occasions().rev().filter(|occasion| others.takes(occasion));
        let all: Vec<(&Id, &Text)> = shown.filter_map(routine).filter(|(id, _)| seen.insert(*id)).collect();
        let at = self.routine.as_ref().and_then(|(id, _)| all.iter().position(|(known, _)| *known == id));
        let next = all.get(at.map_or(0, |at| at + 1));
        self.routine = next.map(|(id, name)| ((*id).clone(), (*name).clone()));
    }
}

/// Whether it says something of `area`, or was done for it.
fn concerns(occasion: &Occasion, area: Area) -> bool {
    let is_for = match &occasion.what {
        Noted::Elsewhere(it) => it.areas.contains(&area),
        Noted::Session(_) => occasion.is_session_for(area),
        Noted::CheckIn(_) | Noted::Screening(_) => false,
    };
    is_for || occasion.tension().iter().any(|rated| rated.area == area)
}

fn routine(occasion: &Occasion) -> Option<(&Id, &Text)> {
    let Noted::Session(session) = &occasion.what else { return None };
    session.started.as_ref().map(|started| (&started.routine.id, &started.routine.name))
}
