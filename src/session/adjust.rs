//! More, less and lighter: changes of the dose inside its sourced range.

use std::time::Duration;

use crate::{
    clock::Moment,
    exercise::{Bounds, Dose, Kind},
    session::{PhaseKind, Session, timeline},
};

/// One press of "more" on a time.
const STRIDE: Duration = Duration::from_secs(10);
/// Waiting can be stretched by this much in all.
const MOST_EXTRA_WAIT: Duration = Duration::from_mins(1);
/// Waiting never gets shorter than its ticks.
const LEAST_WAIT: Duration = Duration::from_secs(3);

/// How far a length may be changed, and by how much at a time.
#[derive(Clone, Copy)]
struct Leeway {
    stride: Duration,
    least: Duration,
    most: Duration,
}

impl Leeway {
    /// `length` one stride up (1) or down (-1), never the wrong way.
    fn change(&self, length: Duration, way: i8) -> Duration {
        if way > 0 {
            length.saturating_add(self.stride).min(self.most).max(length)
        } else {
            length.saturating_sub(self.stride).max(self.least).min(length)
        }
    }

    /// The same, but nothing below `length`.
    fn no_less_than(self, length: Duration) -> Self {
        Self { least: self.least.max(length), ..self }
    }
}

impl Session {
    /// Changes the running phase by one stride up (1) or down (-1); on the left, for the right too.
    pub(super) fn adjust(&mut self, way: i8, now: Moment) {
        let elapsed = self.watch.elapsed(now);
        if !self.current().kind.is_held() {
            let most = self.begun_with.saturating_add(MOST_EXTRA_WAIT);
            let leeway = Leeway { stride: STRIDE, least: elapsed.saturating_add(LEAST_WAIT), most };
            self.stretch(way, &leeway);
            return;
        }
        let Some(leeway) = self.leeway() else { return };
        if matches!(self.step().dose, Dose::Roll(_)) {
            self.adjust_roll(way, elapsed, leeway);
        } else if !self.tally.let_go {
            // A round that let go ends at its floor, whatever its cap.
            let before = self.current().length;
            self.stretch(way, &leeway.no_less_than(self.begun(elapsed, leeway.stride)));
            let by = self.current().length.abs_diff(before);
            self.carry_over(way, Leeway { stride: by, ..leeway });
        }
    }

    fn stretch(&mut self, way: i8, leeway: &Leeway) {
        if let Some(phase) = self.phases.get_mut(self.phase) {
            phase.length = leeway.change(phase.length, way);
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

    /// Gives or takes rolling at the end; a stop, running or still to come, is kept whole.
    fn adjust_roll(&mut self, way: i8, elapsed: Duration, leeway: Leeway) {
        let whole = timeline::held(&self.phases);
        let is_last = self.phase.saturating_add(1) == self.phases.len();
        let done = if is_last { elapsed } else { Duration::ZERO };
        let last = self.phases.last_mut().filter(|phase| phase.kind == PhaseKind::Work);
        let left = last.as_ref().map_or(Duration::ZERO, |rolling| rolling.length.saturating_sub(done));
        let changed = leeway.no_less_than(whole.saturating_sub(left)).change(whole, way);
        if let Some(rolling) = last {
            rolling.length = rolling.length.saturating_add(changed).saturating_sub(whole);
            if rolling.length.is_zero() && !is_last {
                self.phases.pop();
            }
        } else if changed > whole {
            self.phases.push(timeline::rolling(changed.saturating_sub(whole)));
        }
        self.carry_over(way, Leeway { stride: changed.abs_diff(whole), ..leeway });
    }

    /// What was given on one side holds for the other side, and when the part is done again; not what a lighter one was given.
    fn carry_over(&mut self, way: i8, leeway: Leeway) {
        if self.lighter.is_some() || leeway.stride.is_zero() {
            return;
        }
        let running = self.planned_part().step;
        let Some(step) = self.routine.steps.get(running) else { return };
        let (kind, round) = (self.current().kind, self.current().round);
        for part in self.plan.parts.iter_mut().skip(self.part).filter(|part| part.step == running) {
            if let Dose::Roll(dose) = &step.dose {
                let length = leeway.change(part.planned(), way);
                part.phases.truncate(1);
                part.phases.extend(timeline::roll(dose, step, length));
            } else if let Some(phase) =
                part.phases.iter_mut().find(|phase| phase.kind == kind && phase.round == round)
            {
                phase.length = leeway.change(phase.length, way);
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
