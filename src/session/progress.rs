//! Where a session stands: everything a face needs to show, already computed.

use std::time::Duration;

use crate::{
    body::{Position, Side},
    clock::Moment,
    exercise::Dose,
    routine::Step,
    session::{Beat, Ending, PauseReason, Phase, PhaseKind, Session, State, beat::beat_at, timeline::held},
    text::Text,
};

/// Where a session stands at a moment.
#[derive(Clone, Debug)]
pub struct Progress<'a> {
    /// The step, its exercise and its dose.
    pub step: &'a Step,
    /// Which step that is, counted from 0.
    pub number: usize,
    /// Which part this is, counted from 0.
    pub part: usize,
    /// How many parts there are.
    pub parts: usize,
    /// The side now done.
    pub side: Side,
    /// The position it is done in.
    pub position: Position,
    /// What sort of phase runs.
    pub phase: PhaseKind,
    /// The round or set, counted from 1.
    pub round: u32,
    /// How many rounds or sets there are.
    pub rounds: u32,
    /// Time spent in the phase.
    pub elapsed: Duration,
    /// The whole phase.
    pub length: Duration,
    /// For a tender hold: from when on it may be let go.
    pub floor: Option<Duration>,
    /// The phase before this one in the part.
    pub before: Option<PhaseKind>,
    /// The phase after this one in the part.
    pub then: Option<PhaseKind>,
    /// Time held in the part before this phase.
    pub held: Duration,
    /// Time to be held in the part, as it now is.
    pub to_hold: Duration,
    /// What is to be said in the phase, for settle and switch.
    pub lines: &'a [Text],
    /// What work asks for at this moment, and how far into the phase that goes.
    pub beat: Option<(Beat, Duration)>,
    /// Whether time passes.
    pub standing: Standing,
    /// What "ready" would do now.
    pub tap: Tap,
    /// What comes after this part.
    pub next: Option<Coming<'a>>,
    /// What is left of the whole plan, this phase included.
    pub left: Duration,
    /// The whole plan with what was given or taken by key; what is spent of it is this without `left`.
    pub whole: Duration,
    /// Whether this is the lighter version after a stop.
    pub lighter: bool,
}

/// Whether time passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It does.
    Running,
    /// Work goes on after so long.
    GetReady(Duration),
    /// It does not.
    Paused(PauseReason),
    /// The session is over.
    Ended(Ending),
}

/// What "ready" does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tap {
    /// Nothing.
    Nothing,
    /// On with the three last seconds.
    Go,
    /// It let go.
    LetGo,
    /// There is a tender spot here.
    TenderHere,
    /// The person is ready.
    Done,
    /// On after a pause.
    Resume,
}

/// The part after this one.
#[derive(Clone, Copy, Debug)]
pub struct Coming<'a> {
    /// Its step.
    pub step: &'a Step,
    /// Its side.
    pub side: Side,
    /// Whether it is the other side of the same step.
    pub same_step: bool,
}

impl Session {
    /// Where the session stands at `now`, which is not before the last moment it was told.
    pub fn progress(&self, now: Moment) -> Progress<'_> {
        let (part, phase) = (self.planned_part(), self.current());
        let elapsed = self.watch.elapsed(now).min(phase.length);
        let works = matches!(phase.kind, PhaseKind::Work);
        Progress {
            step: self.step(),
            number: part.step,
            part: self.part,
            parts: self.plan.parts.len(),
            side: part.side,
            position: part.position,
            phase: phase.kind,
            round: phase.round,
            rounds: self.phases.iter().map(|phase| phase.round).max().unwrap_or(1),
            elapsed,
            length: phase.length,
            floor: phase.floor,
            before: self.neighbour(self.phase.checked_sub(1)),
            then: self.neighbour(self.phase.checked_add(1)),
            held: self.tally.held,
            to_hold: held(&self.phases),
            lines: &phase.lines,
            beat: works.then(|| beat_at(self.step(), phase.length, elapsed)).flatten(),
            standing: self.standing(now),
            tap: self.tap(),
            next: self.coming(),
            left: self.left(elapsed),
            whole: self.whole(),
            lighter: self.lighter.is_some(),
        }
    }

    fn neighbour(&self, phase: Option<usize>) -> Option<PhaseKind> {
        Some(self.phases.get(phase?)?.kind)
    }

    fn standing(&self, now: Moment) -> Standing {
        match self.state {
            State::Running => Standing::Running,
            State::GetReady { ends } => Standing::GetReady(ends.since(now)),
            State::Paused { reason, .. } => Standing::Paused(reason),
            State::Ended(ending) => Standing::Ended(ending),
        }
    }

    fn tap(&self) -> Tap {
        match (self.state, self.current().kind) {
            (
                State::Paused { reason: PauseReason::Hurt, .. } | State::GetReady { .. } | State::Ended(_),
                _,
            ) => Tap::Nothing,
            (State::Paused { .. }, _) => Tap::Resume,
            (State::Running, PhaseKind::Settle | PhaseKind::Switch | PhaseKind::Rest) => Tap::Go,
            (State::Running, PhaseKind::Tender) => Tap::LetGo,
            (State::Running, PhaseKind::Ready) => Tap::Done,
            (State::Running, PhaseKind::Work) => match &self.step().dose {
                Dose::Roll(dose) if dose.stop.get() > 0 => Tap::TenderHere,
                _ => Tap::Nothing,
            },
        }
    }

    fn coming(&self) -> Option<Coming<'_>> {
        let next = self.plan.parts.get(self.part.checked_add(1)?)?;
        let step = self.routine.steps.get(next.step)?;
        Some(Coming { step, side: next.side, same_step: next.step == self.planned_part().step })
    }

    fn whole(&self) -> Duration {
        let lengths = |phases: &[Phase]| {
            phases.iter().map(|phase| phase.length).fold(Duration::ZERO, Duration::saturating_add)
        };
        let others = self.plan.length().saturating_sub(lengths(&self.planned_part().phases));
        others.saturating_add(lengths(&self.phases))
    }

    fn left(&self, elapsed: Duration) -> Duration {
        let here = self.phases.iter().skip(self.phase).map(|phase| phase.length);
        let later = self.plan.parts.iter().skip(self.part.saturating_add(1));
        let later = later.flat_map(|part| part.phases.iter().map(|phase| phase.length));
        here.chain(later).fold(Duration::ZERO, Duration::saturating_add).saturating_sub(elapsed)
    }
}
