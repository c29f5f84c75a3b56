//! What the body itself says against a routine: a place that is very tense, an exercise that hurt today, tension that rises.

use super::{Guard, Rule};
use crate::{
    body::{Area, Token},
    coach::{
        ratings::{Rating, rated},
        worth::FLARE_UP,
    },
    journal::StepDone,
    routine::{Level, Routine, Step},
    session::Outcome,
};

/// Sessions in a row with more tension after than before, after which something is changed (guide D).
const RISING: usize = 3;

/// Whether a routine is too much for a place at 7 or more: not gentle, or with pressure (guide D, B3).
pub(in crate::coach) fn is_too_much(routine: &Routine) -> bool {
    routine.level > Level::Gentle || routine.has_pressure()
}

impl Guard<'_> {
    /// Whether a place of `routine` is said to be, or was rated, so tense that it is too much.
    pub(super) fn too_tense(&self, routine: &Routine, said: &[(Area, u8)]) -> Option<(Rule, String)> {
        if !is_too_much(routine) {
            return None;
        }
        let bounds = |area: Area, value: u8| value >= FLARE_UP && routine.areas.contains(&area);
        let is_said = |area: Area| said.iter().any(|(other, _)| *other == area);
        let now = said.iter().find(|(area, value)| bounds(*area, *value));
        let now = now.map(|(area, value)| format!("The {} {} at {value}", area.name(), area.is()));
        let before = || {
            let rated =
                self.0.fresh().into_iter().find(|it| bounds(it.area, it.value) && !is_said(it.area))?;
            let Rating { area, value, at } = rated;
            Some(format!("The {} {} {value} {}", area.name(), area.was(), self.0.ago(at)))
        };
        let tense = now.or_else(before)?;
        let words = format!("{tense}; from {FLARE_UP} on only gentle routines without pressure are for it.");
        Some((Rule::TooTense, words))
    }

    /// Whether an exercise of `routine` hurt today, or one for a place of it and it is more than gentle.
    pub(super) fn hurt(&self, routine: &Routine) -> Option<(Rule, String)> {
        let hurt = self.0.sessions_today().flat_map(|session| &session.steps);
        let mut hurt = hurt.filter(|step| step.outcome == Outcome::Hurt);
        let is_in_it = |done: &StepDone| {
            let is_same = |step: &Step| match &done.exercise {
                Some(id) => step.exercise.id.as_ref() == Some(id),
                None => step.exercise.id.is_none() && step.exercise.name == done.name,
            };
            let acts_there = routine.areas.iter().any(|area| done.areas.contains(area));
            routine.steps.iter().any(is_same) || routine.level > Level::Gentle && acts_there
        };
        let step = hurt.find(|step| is_in_it(step))?;
        Some((Rule::HurtToday, format!("{} hurt today; leave this until tomorrow.", step.name)))
    }

    /// Whether the last sessions on one of `areas` each left more tension than they found.
    pub(in crate::coach) fn rising(&self, areas: &[Area]) -> Option<(Rule, String)> {
        let rises =
            |area: &Area| {
                let rated =
                    self.0.history.sessions.iter().rev().filter_map(|session| {
                        rated(&session.before, *area).zip(rated(&session.after, *area))
                    });
                let last: Vec<(u8, u8)> = rated.take(RISING).collect();
                last.len() == RISING && last.iter().all(|(before, after)| after > before)
            };
        let area = areas.iter().copied().find(|area| rises(area))?;
        let words = format!(
            "Three times in a row the {} {} tenser after than before. Something gentler today, and the safety questions, are worth it.",
            area.name(),
            area.was()
        );
        Some((Rule::Rising, words))
    }
}
