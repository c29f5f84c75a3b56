//! A session: one run of a routine by a person.
//!
//! It is a plain function of the moments and commands given to it. It never reads a clock, waits, speaks or writes.

#![deny(clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod adjust;
mod beat;
mod command;
mod event;
mod lighter;
mod obey;
mod order;
mod progress;
mod record;
mod settle;
mod stopwatch;
mod tally;
mod timeline;

pub use self::{
    beat::{Beat, Repetition},
    command::Command,
    event::{Ending, Event, Happening, PauseReason, PhaseKind},
    order::Order,
    progress::{Coming, Progress, Standing, Tap},
    record::{By, Outcome, Part, Record},
    timeline::{Phase, PlannedPart, Timeline},
};

use std::{iter, time::Duration};

use self::{
    lighter::lighter,
    settle::{settle_again, settle_easier},
    stopwatch::Stopwatch,
    tally::Tally,
};
use crate::{
    body::Side,
    clock::Moment,
    exercise::{Dose, Seconds},
    routine::{Routine, Step},
};

/// Long enough to get back into place after a pause.
const GET_READY: Duration = Duration::from_secs(3);
/// A part longer than this tells every minute how long it was held, so that a crash loses little.
const LONG_PART: Duration = Duration::from_secs(90);
/// How often it tells.
const HELD_LINE_EVERY: Duration = Duration::from_mins(1);

/// What the person chose before the session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The side for steps on the sore side; none, or both, does both.
    pub sore: Option<Side>,
    /// More time to get into place, added before every step. It is the person's, not the routine's: pages and lists that
    /// tell how long a routine is leave it out.
    pub settle: Seconds,
    /// The part to begin with, counted from 0, to go on with an unfinished session.
    pub from: usize,
}

/// A routine being performed.
#[derive(Clone, Debug)]
pub struct Session {
    routine: Routine,
    plan: Timeline,
    settle: Seconds,
    part: usize,
    /// The running part as commands have changed it.
    phases: Vec<Phase>,
    phase: usize,
    /// The length the running phase began with; a wait is stretched from it.
    begun_with: Duration,
    watch: Stopwatch,
    state: State,
    tally: Tally,
    record: Record,
    /// The running step, where it is the lighter version of the routine's own.
    lighter: Option<Box<Step>>,
    /// The parts that were asked for lighter; they stay so, however they are come back to.
    eased: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Running,
    GetReady { ends: Moment },
    Paused { since: Moment, reason: PauseReason },
    Ended(Ending),
}

/// The next thing that happens by itself.
enum Due {
    PhaseEnds,
    HeldLine,
    WorkGoesOn,
}

impl Session {
    /// Begins `routine` at `now`, with settling into its first step.
    pub fn begin(routine: &Routine, options: &Options, now: Moment) -> (Self, Vec<Event>) {
        let plan = Timeline::of(routine, options.sore).with_settle(options.settle);
        let part = options.from.min(plan.parts.len().saturating_sub(1));
        let mut session = Self {
            routine: routine.clone(),
            plan,
            settle: options.settle,
            part,
            phases: Vec::new(),
            phase: 0,
            begun_with: Duration::ZERO,
            watch: Stopwatch::running(now),
            state: State::Running,
            tally: Tally::new(now),
            record: Record::default(),
            lighter: None,
            eased: Vec::new(),
        };
        let mut events = Vec::new();
        session.enter_part(part, Entrance::Settling, now, &mut events);
        (session, events)
    }

    /// Lets time pass until `now` and tells what happened, each at its exact moment.
    pub fn advance(&mut self, now: Moment) -> Vec<Event> {
        let mut events = Vec::new();
        while let Some((at, due)) = self.due().filter(|(at, _)| *at <= now) {
            match due {
                Due::PhaseEnds => self.end_phase(at, &mut events),
                Due::HeldLine => self.tell_held(at, &mut events),
                Due::WorkGoesOn => self.go_on(at, &mut events),
            }
        }
        events
    }

    /// When the next thing happens by itself; nothing while paused and after the end.
    pub fn next_due(&self) -> Option<Moment> {
        self.due().map(|(at, _)| at)
    }

    /// What was done so far.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The routine unfolded, with what was given or taken by key.
    pub fn timeline(&self) -> &Timeline {
        &self.plan
    }

    /// The routine performed.
    pub fn routine(&self) -> &Routine {
        &self.routine
    }

    /// How it ended, once it has.
    pub fn ending(&self) -> Option<Ending> {
        match self.state {
            State::Ended(ending) => Some(ending),
            State::Running | State::GetReady { .. } | State::Paused { .. } => None,
        }
    }

    fn due(&self) -> Option<(Moment, Due)> {
        match self.state {
            State::Paused { .. } | State::Ended(_) => None,
            State::GetReady { ends } => Some((ends, Due::WorkGoesOn)),
            State::Running => {
                let phase = self.current();
                let end = self.watch.moment_of(phase.length)?;
                let line = self.held_line_at(phase).filter(|line| *line < end);
                Some(line.map_or((end, Due::PhaseEnds), |line| (line, Due::HeldLine)))
            }
        }
    }

    fn held_line_at(&self, phase: &Phase) -> Option<Moment> {
        let is_long = timeline::held(&self.phases) > LONG_PART;
        let next = HELD_LINE_EVERY.saturating_mul(self.tally.held_lines.saturating_add(1));
        let within = next.checked_sub(self.tally.held)?;
        (is_long && phase.kind.is_held()).then(|| self.watch.moment_of(within)).flatten()
    }

    fn current(&self) -> &Phase {
        self.phases.get(self.phase).expect("a session stands in one of its phases")
    }

    fn planned_part(&self) -> &PlannedPart {
        self.plan.parts.get(self.part).expect("a session stands in one of its parts")
    }

    fn step(&self) -> &Step {
        let planned = || self.routine.steps.get(self.planned_part().step);
        self.lighter.as_deref().or_else(planned).expect("a part belongs to a step")
    }

    fn enter_part(&mut self, part: usize, entrance: Entrance, at: Moment, events: &mut Vec<Event>) {
        let is_again = self.part == part;
        self.part = part;
        self.phases = self.planned_part().phases.clone();
        if let (Entrance::Settling, Some(first)) = (entrance, self.phases.first_mut()) {
            *first = self.plan.parts.get(part).map_or_else(|| first.clone(), |part| part.opening.clone());
        }
        self.lighter = None;
        if self.eased.contains(&part) {
            self.ease(is_again);
        }
        self.tally = Tally::new(at);
        self.state = State::Running;
        self.enter_phase(0, at, events);
    }

    /// Makes the part that is entered lighter than planned. Whoever was in it already only gets back into place.
    fn ease(&mut self, is_again: bool) {
        let (part, step) = (self.planned_part(), lighter(self.step()));
        let (lines, settle) = settle_again(&step, part.position, part.side);
        let opening = match self.phases.first() {
            Some(first) if !is_again && first.kind == PhaseKind::Switch => first.clone(),
            Some(first) if !is_again => {
                let (lines, settle) = settle_easier(&step, &first.lines, part.side);
                let length = first.length.max(settle.plus(self.settle).duration());
                Phase { length, lines, ..first.clone() }
            }
            Some(_) | None => Phase { lines, ..Phase::new(PhaseKind::Settle, 1, settle.plus(self.settle)) },
        };
        self.phases = iter::once(opening).chain(timeline::rounds(&step)).collect();
        self.lighter = Some(Box::new(step));
    }

    fn enter_phase(&mut self, phase: usize, at: Moment, events: &mut Vec<Event>) {
        self.phase = phase;
        self.begun_with = self.current().length;
        self.watch = Stopwatch::running(at);
        events.push(self.began(at, Duration::ZERO));
    }

    fn began(&self, at: Moment, done: Duration) -> Event {
        let (part, phase) = (self.planned_part(), self.current());
        let what = Happening::Began {
            kind: phase.kind,
            step: part.step,
            side: part.side,
            round: phase.round,
            length: phase.length,
            floor: phase.floor,
            done,
        };
        Event { at, what }
    }

    /// The remainder of a late wake-up belongs to the next phase; dropping it would drift.
    fn end_phase(&mut self, at: Moment, events: &mut Vec<Event>) {
        let by = match self.current().kind {
            // A roll is as long as its time, wherever in it the stop is.
            PhaseKind::Tender if matches!(self.step().dose, Dose::Roll(_)) => By::Time,
            PhaseKind::Tender if self.tally.let_go => By::LetGo,
            PhaseKind::Tender | PhaseKind::Ready => By::Cap,
            PhaseKind::Work | PhaseKind::Settle | PhaseKind::Switch | PhaseKind::Rest => By::Time,
        };
        self.close_phase(at);
        let next = self.phase.saturating_add(1);
        if next < self.phases.len() {
            self.tally.let_go = false;
            self.enter_phase(next, at, events);
        } else {
            self.end_part(at, by, events);
            self.enter_next_part(at, events);
        }
    }

    fn enter_next_part(&mut self, at: Moment, events: &mut Vec<Event>) {
        let next = self.part.saturating_add(1);
        if next < self.plan.parts.len() {
            self.enter_part(next, Entrance::AsPlanned, at, events);
        } else {
            self.end(at, Ending::Completed, events);
        }
    }

    fn end(&mut self, at: Moment, ending: Ending, events: &mut Vec<Event>) {
        self.watch.stop(at);
        self.state = State::Ended(ending);
        events.push(Event { at, what: Happening::Ended(ending) });
    }

    fn tell_held(&mut self, at: Moment, events: &mut Vec<Event>) {
        self.tally.held_lines = self.tally.held_lines.saturating_add(1);
        let part = self.planned_part();
        let what = Happening::Holding { step: part.step, side: part.side, held: self.held(at) };
        events.push(Event { at, what });
    }

    fn go_on(&mut self, at: Moment, events: &mut Vec<Event>) {
        self.record.waited = self.record.waited.saturating_add(GET_READY);
        self.state = State::Running;
        self.watch.start(at);
        events.push(self.began(at, self.watch.elapsed(at)));
    }
}

/// How a part is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entrance {
    /// With its own first phase, which may be a switch of sides.
    AsPlanned,
    /// Through settling, after going back and at the start.
    Settling,
}
