//! More, less and lighter: changes of the dose inside its sourced range.

use std::time::Duration;

use crate::{
    clock::Moment,
    exercise::{Bounds, Dose, Kind},
    session::{Phase, PhaseKind, Session},
};

/// One press of "more" on a time.
const STRIDE: Duration = Duration::from_secs(10);
/// Waiting can be stretched by this much in all.
const MOST_EXTRA_WAIT: Duration = Duration::from_mins(1);
/// Waiting never gets shorter than its ticks.
const LEAST_WAIT: Duration = Duration::from_secs(3);

/// How far a held phase may be changed, and by how much at a time.
struct Leeway {
    stride: Duration,
    least: Duration,
    most: Duration,
}

impl Session {
    /// Changes the running phase by one stride up (1) or down (-1); on the left, for the right too.
    pub(super) fn adjust(&mut self, way: i8, now: Moment) {
        let elapsed = self.watch.elapsed(now);
        let phase = self.current();
        if !phase.kind.is_held() {
            let planned = self.begun_with;
            let leeway =
                Leeway { stride: STRIDE, least: LEAST_WAIT, most: planned.saturating_add(MOST_EXTRA_WAIT) };
            self.stretch(self.phase, way, &leeway, elapsed.saturating_add(LEAST_WAIT));
            return;
        }
        // A round that let go ends at its floor, whatever its cap.
        if self.tally.let_go && !matches!(self.step().dose, Dose::Roll(_)) {
            return;
        }
        let Some(leeway) = self.leeway() else { return };
        let (target, done) = self.adjustable(elapsed);
        let before = self.phases.get(target).map(|phase| phase.length);
        self.stretch(target, way, &leeway, self.begun(done, leeway.stride));
        let after = self.phases.get(target).map(|phase| phase.length);
        if let (Some(before), Some(after)) = (before, after) {
            self.carry_over(target, before, after);
        }
    }

    /// The phase that takes a change, and what of it is done: of a roll, the last rolling.
    fn adjustable(&self, elapsed: Duration) -> (usize, Duration) {
        let last = self.phases.len().saturating_sub(1);
        if matches!(self.step().dose, Dose::Roll(_)) && last > self.phase {
            (last, Duration::ZERO)
        } else {
            (self.phase, elapsed)
        }
    }

    /// What cannot be taken any more: what is done, and of a repetition or a cycle the whole.
    fn begun(&self, elapsed: Duration, each: Duration) -> Duration {
        if !matches!(self.step().dose, Dose::Reps(_) | Dose::Breathe(_)) {
            return elapsed;
        }
        let done = elapsed.as_nanos().checked_div(each.as_nanos()).unwrap_or(0);
        let done = each.saturating_mul(u32::try_from(done).unwrap_or(u32::MAX));
        if done < elapsed { done.saturating_add(each) } else { done }
    }

    /// Stretches or shortens phase `index` within `leeway`, never below what is `done`, never the wrong way.
    fn stretch(&mut self, index: usize, way: i8, leeway: &Leeway, done: Duration) {
        let others = self.others_of_a_roll(index);
        let Some(phase) = self.phases.get_mut(index) else { return };
        let whole = phase.length.saturating_add(others);
        let changed = if way > 0 {
            whole.saturating_add(leeway.stride).min(leeway.most).max(whole)
        } else {
            whole.saturating_sub(leeway.stride).max(leeway.least).min(whole)
        };
        let length = changed.saturating_sub(others);
        phase.length = if way > 0 { length } else { length.max(done).min(phase.length) };
    }

    /// The rest of a roll, whose range is that of the whole; nothing for other doses.
    fn others_of_a_roll(&self, index: usize) -> Duration {
        let is_roll = matches!(self.step().dose, Dose::Roll(_));
        let is_held = |phase: &Phase| phase.kind.is_held();
        if !is_roll || !self.phases.get(index).is_some_and(is_held) {
            return Duration::ZERO;
        }
        let others = self.phases.iter().enumerate().filter(|(at, phase)| *at != index && is_held(phase));
        others.map(|(_, phase)| phase.length).fold(Duration::ZERO, Duration::saturating_add)
    }

    /// What was given on one side holds for the other side, and when the part is done again; not what a lighter one was given.
    fn carry_over(&mut self, index: usize, before: Duration, after: Duration) {
        if self.lighter.is_some() {
            return;
        }
        let step = self.planned_part().step;
        let running = self.part;
        let (kind, round) =
            self.phases.get(index).map_or((PhaseKind::Work, 1), |phase| (phase.kind, phase.round));
        let parts = self.plan.parts.iter_mut().enumerate();
        for (_, part) in parts.filter(|(at, part)| *at >= running && part.step == step) {
            let same = part.phases.iter_mut().rev().find(|phase| phase.kind == kind && phase.round == round);
            if let Some(phase) = same {
                phase.length = phase.length.saturating_add(after).saturating_sub(before);
            }
        }
    }

    fn leeway(&self) -> Option<Leeway> {
        let step = self.step();
        let range = &step.exercise.range;
        let seconds = |bounds: Bounds| Leeway {
            stride: STRIDE,
            least: Duration::from_secs(bounds.least.into()),
            most: Duration::from_secs(bounds.most.into()),
        };
        let counted = |bounds: Bounds, each: Duration| Leeway {
            stride: each,
            least: each.saturating_mul(bounds.least),
            most: each.saturating_mul(bounds.most),
        };
        match &step.dose {
            Dose::Hold(dose) => {
                let mut leeway = seconds(range.hold.unwrap_or_else(|| step.exercise.kind.usual_hold()));
                leeway.least =
                    leeway.least.max(self.current().floor.unwrap_or(Duration::ZERO).min(dose.cap.duration()));
                Some(leeway)
            }
            Dose::Reps(_) => Some(counted(range.reps.unwrap_or(USUAL_COUNT), step.repetition().duration())),
            Dose::Breathe(dose) => {
                let cycle = dose
                    .pattern
                    .iter()
                    .map(|part| part.duration())
                    .fold(Duration::ZERO, Duration::saturating_add);
                Some(counted(range.cycles.unwrap_or(USUAL_COUNT), cycle))
            }
            Dose::Roll(_) => Some(seconds(range.roll.unwrap_or_else(|| step.exercise.kind.usual_roll()))),
            Dose::Timed(_) => Some(seconds(range.time.unwrap_or_else(|| step.exercise.kind.usual_time()))),
            Dose::Until(_) => Some(seconds(Kind::ANY_TIME)),
            Dose::Relax(_) | Dose::Talk(_) => None,
        }
    }
}

/// Repetitions or cycles of a step of one's own.
const USUAL_COUNT: Bounds = Bounds { least: 1, most: 60 };
