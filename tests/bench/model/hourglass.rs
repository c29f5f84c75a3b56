//! The model: an hourglass. Every millisecond runs through it once and is held, waited, paused or away.
//!
//! It shares nothing with the engine but the words in which both tell what happened.

mod commands;

use std::time::Duration;

use supple::{
    body::Side,
    clock::Moment,
    session::{By, Ending, Event, Happening, Outcome, Part, PauseReason, PhaseKind, Record},
};

use crate::steps::{Dose, Step, parts};

const TICKS: u64 = 3_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mood {
    Running,
    /// With so much of "get ready" left.
    GetReady(u64),
    Paused(PauseReason),
    /// The stop card; the part is recorded.
    Hurt,
    Over,
}

/// The sand of one wait or one round.
#[derive(Clone, Copy)]
struct Sand {
    kind: PhaseKind,
    round: usize,
    /// What is through.
    run: u64,
    whole: u64,
    /// The length it began with.
    planned: u64,
    /// Where what may be let go began and may end, once it is told to have let go.
    from: u64,
    floor: Option<u64>,
    let_go: bool,
    /// Of a roll: where its stop is still to begin, and where the running one ends.
    stop_at: Option<u64>,
    stop_to: u64,
}

/// The model; all times in milliseconds.
pub(crate) struct Hourglass<'a> {
    steps: &'a [Step],
    parts: Vec<(usize, Side)>,
    /// The rounds of each part, as given by key.
    given: Vec<Vec<u64>>,
    part: usize,
    rounds: Vec<u64>,
    is_lighter: bool,
    sand: Sand,
    mood: Mood,
    now: u64,
    part_began: u64,
    part_held: u64,
    part_paused: u64,
    sums: [u64; 4],
    pub(crate) events: Vec<Event>,
}

/// Where a millisecond went.
const HELD: usize = 0;
const WAITED: usize = 1;
const PAUSED: usize = 2;
const AWAY: usize = 3;

fn millis(time: u64) -> Duration {
    Duration::from_millis(time)
}

fn is_held(kind: PhaseKind) -> bool {
    matches!(kind, PhaseKind::Work | PhaseKind::Tender | PhaseKind::Ready)
}

impl<'a> Hourglass<'a> {
    pub(crate) fn new(steps: &'a [Step], from: usize) -> Self {
        let parts = parts(steps);
        let mut glass = Self {
            given: parts.iter().map(|(step, _)| steps[*step].rounds(false)).collect(),
            steps,
            parts,
            part: from,
            rounds: Vec::new(),
            is_lighter: false,
            sand: wait(PhaseKind::Settle, 0, 0),
            mood: Mood::Running,
            now: 0,
            part_began: 0,
            part_held: 0,
            part_paused: 0,
            sums: [0; 4],
            events: Vec::new(),
        };
        glass.settle_into(from);
        glass
    }

    /// What was said happened, and where the time went.
    pub(crate) fn record(&self) -> Record {
        let [held, waited, paused, away] = self.sums.map(millis);
        let recorded = |event: &Event| match &event.what {
            Happening::Recorded(part) => Some(part.clone()),
            _ => None,
        };
        Record { parts: self.events.iter().filter_map(recorded).collect(), paused, away, waited, held }
    }

    fn step(&self) -> &'a Step {
        &self.steps[self.parts[self.part].0]
    }

    fn tell(&mut self, what: Happening) {
        self.events.push(Event { at: Moment::new(millis(self.now)), what });
    }

    /// Tells of the stretch that runs now, unless there is nothing in it.
    fn tell_stretch(&mut self) {
        let Sand { kind, round, run, from, floor, .. } = self.sand;
        let length = self.end_of_stretch() - from;
        if length > 0 {
            let (step, side) = self.parts[self.part];
            let round = u32::try_from(round + 1).expect("few rounds");
            let (length, floor, done) = (millis(length), floor.map(millis), millis(run - from));
            self.tell(Happening::Began { kind, step, side, round, length, floor, done });
        }
    }

    /// Where the running stretch ends if nobody says anything.
    fn end_of_stretch_planned(&self) -> u64 {
        let sand = &self.sand;
        if self.is_stopped() { sand.stop_to } else { sand.stop_at.unwrap_or(sand.whole) }
    }

    fn is_stopped(&self) -> bool {
        self.sand.kind == PhaseKind::Tender && matches!(self.step().dose, Dose::Roll { .. })
    }

    fn end_of_stretch(&self) -> u64 {
        match self.sand.floor {
            Some(floor) if self.sand.let_go => self.sand.run.max(self.sand.from + floor),
            _ => self.end_of_stretch_planned(),
        }
    }

    /// Lets so much time through.
    pub(crate) fn pass(&mut self, mut time: u64) {
        loop {
            let grains = match self.mood {
                Mood::Running => time.min(self.end_of_stretch() - self.sand.run),
                Mood::GetReady(left) => time.min(left),
                Mood::Paused(_) | Mood::Hurt | Mood::Over => time,
            };
            time -= grains;
            self.now += grains;
            match self.mood {
                Mood::Running => {
                    self.sand.run += grains;
                    if is_held(self.sand.kind) {
                        self.part_held += grains;
                        self.sums[HELD] += grains;
                    } else {
                        self.sums[WAITED] += grains;
                    }
                    if self.sand.run < self.end_of_stretch() {
                        return;
                    }
                    self.stretch_is_over();
                }
                Mood::GetReady(left) => {
                    self.sums[WAITED] += grains;
                    if left > grains {
                        self.mood = Mood::GetReady(left - grains);
                        return;
                    }
                    self.mood = Mood::Running;
                    self.tell_stretch();
                }
                Mood::Paused(reason) => {
                    self.part_paused += grains;
                    self.sums[if reason == PauseReason::Key { PAUSED } else { AWAY }] += grains;
                    return;
                }
                Mood::Hurt => {
                    self.sums[PAUSED] += grains;
                    return;
                }
                Mood::Over => return,
            }
        }
    }

    fn stretch_is_over(&mut self) {
        let Sand { kind, round, run, whole, stop_at, let_go, .. } = self.sand;
        if stop_at == Some(run) {
            self.stop_rolling();
        } else if self.is_stopped() && run < whole {
            self.sand = Sand {
                kind: PhaseKind::Work,
                from: run,
                stop_to: run,
                floor: None,
                let_go: false,
                ..self.sand
            };
            self.tell_stretch();
        } else if !is_held(kind) {
            self.begin_round(round);
        } else if round + 1 < self.rounds.len() {
            let rest = self.step().rest();
            self.begin(wait(PhaseKind::Rest, round + 1, rest));
        } else {
            let by = match (kind, self.step().dose) {
                (_, Dose::Roll { .. }) => By::Time,
                (PhaseKind::Tender, _) if let_go => By::LetGo,
                (PhaseKind::Tender | PhaseKind::Ready, _) => By::Cap,
                _ => By::Time,
            };
            self.part_is_over(by);
            self.next_part();
        }
    }

    fn begin(&mut self, sand: Sand) {
        self.sand = sand;
        self.tell_stretch();
    }

    fn begin_round(&mut self, round: usize) {
        let (step, whole) = (self.step(), self.rounds[round]);
        let floor = step.floor(self.is_lighter);
        let kind = match step.dose {
            Dose::Until(_) => PhaseKind::Ready,
            _ if floor.is_some() => PhaseKind::Tender,
            _ => PhaseKind::Work,
        };
        let stop_at = step.stop(whole, self.is_lighter).map(|(at, ..)| at);
        self.begin(Sand { floor, stop_at, ..wait(kind, round, whole) });
    }

    /// The stop of a roll, here and now; what does not fit is not stopped.
    fn stop_rolling(&mut self) {
        let Sand { run, whole, .. } = self.sand;
        if let Some((_, length, floor)) = self.step().stop(self.rounds[0], self.is_lighter) {
            let length = length.min(whole - run);
            self.begin(Sand {
                kind: PhaseKind::Tender,
                from: run,
                floor: Some(floor.min(length)),
                stop_at: None,
                stop_to: run + length,
                ..self.sand
            });
        }
    }

    /// Records the part as far as it went.
    fn part_is_over(&mut self, by: By) {
        let (step, side) = self.parts[self.part];
        let floor_or_all = |round: &u64| match self.step().dose {
            Dose::Until(_) => 0,
            _ => self.step().floor(self.is_lighter).unwrap_or(*round),
        };
        let enough: u64 = self.rounds.iter().map(floor_or_all).sum();
        let outcome = match by {
            By::Hurt => Outcome::Hurt,
            _ if self.part_held == 0 => Outcome::Skipped,
            _ if self.part_held >= enough => Outcome::Done,
            _ => Outcome::Partial,
        };
        let is_same = |what: &Happening| match what {
            Happening::Recorded(part) => (part.step, part.side) == (step, side),
            _ => false,
        };
        let takes = self.events.iter().filter(|event| is_same(&event.what)).count() + 1;
        self.tell(Happening::Recorded(Part {
            step,
            side,
            take: u32::try_from(takes).expect("few takes"),
            planned: millis(self.rounds.iter().sum()),
            held: millis(self.part_held),
            paused: millis(self.part_paused),
            outcome,
            by,
        }));
    }

    fn next_part(&mut self) {
        if self.part + 1 == self.parts.len() {
            return self.end(Ending::Completed);
        }
        let before = self.parts[self.part].0;
        self.enter(self.part + 1);
        let step = self.step();
        if before == self.parts[self.part].0 {
            self.begin(wait(PhaseKind::Switch, 0, step.switch()));
        } else {
            self.begin(wait(PhaseKind::Settle, 0, step.settle * 1_000));
        }
    }

    fn settle_into(&mut self, part: usize) {
        self.enter(part);
        let settle = self.step().settle * 1_000;
        self.begin(wait(PhaseKind::Settle, 0, settle));
    }

    fn enter(&mut self, part: usize) {
        self.part = part;
        self.rounds.clone_from(&self.given[part]);
        self.is_lighter = false;
        self.mood = Mood::Running;
        self.part_began = self.now;
        self.part_held = 0;
        self.part_paused = 0;
    }

    fn end(&mut self, ending: Ending) {
        self.mood = Mood::Over;
        self.tell(Happening::Ended(ending));
    }
}

/// The sand of a wait, or of a round without anything particular.
fn wait(kind: PhaseKind, round: usize, whole: u64) -> Sand {
    Sand {
        kind,
        round,
        run: 0,
        whole,
        planned: whole,
        from: 0,
        floor: None,
        let_go: false,
        stop_at: None,
        stop_to: 0,
    }
}
