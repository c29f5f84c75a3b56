//! A second, simpler engine, against the real one: a million random sessions, and not a nanosecond between them.
//!
//! The model is an hourglass. Every millisecond runs through it once and is held, waited, paused or away. It shares
//! nothing with the engine but the plan. `cargo bench --bench model -- 5000` plays that many sessions.

use std::{
    env,
    io::{self, Write as _},
    process::ExitCode,
    time::Duration,
};

use supple::{
    body::Side,
    clock::Moment,
    library::{Catalogue, read_routine},
    routine::{Origin, Routine},
    session::{
        Command, Ending, Event, Happening, Options, Outcome, PauseReason, PhaseKind, Session, Timeline,
    },
};

const SEQUENCES: u64 = 1_000_000;
const SEED: u64 = 0x5EED_0F5A_FEBA_CC00;
const MOST_COMMANDS: u64 = 12;
/// Longer than any of the routines; whatever still stands then is left.
const AN_HOUR: u64 = 3_600_000;

/// Steps after the head each of them has.
const ROUTINES: [&[&str]; 5] = [
    &["settle = \"8s\"\nhold = \"20s\""],
    &["sides = \"each\"\nhold = \"15s\"\nrounds = 2\nrest = \"5s\"", "until = \"ready\"\ncap = \"30s\""],
    &["settle = \"2s\"\nuntil = \"ready\"\ncap = \"1m\"", "settle = \"0s\"\nhold = \"10s\"\nrounds = 3"],
    &["hold = \"5s\"\nrounds = 3\nrest = \"7s\"", "sides = \"each\"\nhold = \"10s\"", "hold = \"30s\""],
    &["settle = \"3s\"\nhold = \"2m\"", "settle = \"5s\"\nsides = \"each\"\nhold = \"8s\""],
];

fn main() -> ExitCode {
    let asked = env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let Ok(count) = asked.map_or(Ok(SEQUENCES), |count| count.parse()) else {
        return tell("the number of sequences is a number", ExitCode::FAILURE);
    };
    let starts: Vec<Start> = ROUTINES.iter().flat_map(|steps| starts(steps)).collect();
    let mut dice = Dice(SEED);
    for number in 0..count {
        let start = dice.one_of(&starts);
        let script = script(&mut dice);
        let (expected, found) = (predict(start, &script), perform(start, &script));
        if expected != found {
            let (from, apart) = (start.from, apart(&expected, &found));
            let difference = format!(
                "sequence {number} of seed {SEED:#x}: {apart} ns apart\n{script:?}\nfrom part {from} of {:#?}\n\
                 expected {expected:#?}\nfound {found:#?}",
                start.plan
            );
            return tell(&difference, ExitCode::FAILURE);
        }
    }
    tell(&format!("{count} sequences, 0 ns apart (seed {SEED:#x})"), ExitCode::SUCCESS)
}

/// Says it; a line that cannot be said is a failure too.
fn tell(line: &str, code: ExitCode) -> ExitCode {
    writeln!(io::stdout(), "{line}").map_or(ExitCode::FAILURE, |()| code)
}

/// Where a sequence begins: a routine, from one of its parts on.
struct Start {
    from: usize,
    plan: Vec<Planned>,
    /// The engine, begun at 0; beginning it anew a million times would only unfold the same routine.
    session: Session,
    begun: Vec<Event>,
}

#[derive(Debug)]
struct Planned {
    step: usize,
    side: Side,
    phases: Vec<(PhaseKind, u64)>,
}

fn starts(steps: &[&str]) -> Vec<Start> {
    let routine = routine(steps);
    (0..Timeline::of(&routine, None).parts.len())
        .map(|from| {
            let (session, begun) = Session::begin(&routine, &Options { sore: None, from }, Moment::ZERO);
            Start { from, plan: plan(&routine, from), session, begun }
        })
        .collect()
}

fn routine(steps: &[&str]) -> Routine {
    let head = "[[step]]\nname = \"Lean\"\nhow = [\"Lean.\"]\nposition = \"standing\"\n";
    let steps: String = steps.iter().flat_map(|step| [head, step, "\n"]).collect();
    let text = format!("schema = 1\nname = \"Test\"\naim = \"To test.\"\nareas = [\"lower-back\"]\n{steps}");
    let (routine, problems) = read_routine("test.toml", &text, "test", &Catalogue::default(), Origin::Yours);
    routine.unwrap_or_else(|| panic!("{problems:?}"))
}

/// The plan in milliseconds; the part begun with opens by settling.
fn plan(routine: &Routine, from: usize) -> Vec<Planned> {
    let parts = Timeline::of(routine, None).parts.into_iter().enumerate();
    parts
        .map(|(number, mut part)| {
            if number == from {
                part.phases[0] = part.opening;
            }
            let millis = |length: Duration| u64::try_from(length.as_millis()).expect("a short phase");
            let phases = part.phases.iter().map(|phase| (phase.kind, millis(phase.length))).collect();
            Planned { step: part.step, side: part.side, phases }
        })
        .collect()
}

/// Marsaglia's xorshift, 64 bits.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) % bound
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let index = self.below(u64::try_from(all.len()).expect("a short list"));
        &all[usize::try_from(index).expect("an index")]
    }
}

/// Waits in milliseconds, each with what follows it; nothing is a mere wake-up.
type Script = Vec<(u64, Option<Command>)>;

fn script(dice: &mut Dice) -> Script {
    let length = dice.below(MOST_COMMANDS + 1);
    (0..length).map(|_| (wait(dice), command(dice))).collect()
}

/// None, whole seconds that meet the ends of phases, or anything.
fn wait(dice: &mut Dice) -> u64 {
    match dice.below(8) {
        0 => 0,
        1..4 => dice.below(21) * 1_000,
        4..6 => dice.below(4_000),
        _ => dice.below(40_000),
    }
}

fn command(dice: &mut Dice) -> Option<Command> {
    match dice.below(20) {
        0..4 => Some(Command::Pause(PauseReason::Key)),
        4 => Some(Command::Pause(PauseReason::Sleep)),
        5..9 => Some(Command::Resume),
        9..13 => Some(Command::Ready),
        13 | 14 => Some(Command::Next),
        15 => Some(Command::Hurts),
        16 | 17 => Some(Command::Skip),
        18 if dice.below(4) == 0 => Some(Command::Leave),
        _ => None,
    }
}

/// What a session comes to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tale {
    parts: Vec<Done>,
    held: Duration,
    waited: Duration,
    paused: Duration,
    away: Duration,
    end: Option<(Ending, Duration)>,
}

/// What a part comes to.
#[derive(Debug, PartialEq, Eq)]
struct Done {
    step: usize,
    side: Side,
    held: Duration,
    paused: Duration,
    outcome: Outcome,
    end: Duration,
}

/// The widest gap between two times that should be the same.
fn apart(expected: &Tale, found: &Tale) -> u128 {
    let times = |result: &Tale| -> Vec<Duration> {
        let sums = [result.held, result.waited, result.paused, result.away];
        let parts = result.parts.iter().flat_map(|part| [part.held, part.paused, part.end]);
        sums.into_iter().chain(result.end.map(|(_, end)| end)).chain(parts).collect()
    };
    let pairs = times(expected).into_iter().zip(times(found));
    pairs.map(|(expected, found)| expected.abs_diff(found).as_nanos()).max().unwrap_or(0)
}

/// The real engine's result.
fn perform(start: &Start, script: &Script) -> Tale {
    let (mut session, mut events, mut now) = (start.session.clone(), start.begun.clone(), Moment::ZERO);
    for (wait, command) in script {
        now = now.after(Duration::from_millis(*wait));
        events.extend(match command {
            Some(command) => session.obey(*command, now),
            None => session.advance(now),
        });
    }
    events.extend(session.obey(Command::Leave, now.after(Duration::from_millis(AN_HOUR))));
    let record = session.record();
    let mut result = Tale {
        held: record.held,
        waited: record.waited,
        paused: record.paused,
        away: record.away,
        ..Tale::default()
    };
    for Event { at, what } in events {
        match what {
            Happening::Recorded(part) => result.parts.push(Done {
                step: part.step,
                side: part.side,
                held: part.held,
                paused: part.paused,
                outcome: part.outcome,
                end: at.elapsed(),
            }),
            Happening::Ended(ending) => result.end = Some((ending, at.elapsed())),
            _ => {}
        }
    }
    result
}

/// The model's result.
fn predict(start: &Start, script: &Script) -> Tale {
    let mut glass = Hourglass::new(&start.plan, start.from);
    for (wait, command) in script {
        glass.pass(*wait);
        if let Some(command) = command {
            glass.obey(*command);
        }
        glass.pass(0);
    }
    glass.pass(AN_HOUR);
    glass.obey(Command::Leave);
    glass.result()
}

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

/// The model; all times in milliseconds.
struct Hourglass<'a> {
    plan: &'a [Planned],
    part: usize,
    phase: usize,
    /// What is left of the phase.
    left: u64,
    mood: Mood,
    now: u64,
    part_held: u64,
    part_paused: u64,
    held: u64,
    waited: u64,
    paused: u64,
    away: u64,
    result: Tale,
}

impl<'a> Hourglass<'a> {
    fn new(plan: &'a [Planned], part: usize) -> Self {
        Self {
            plan,
            part,
            phase: 0,
            left: plan[part].phases[0].1,
            mood: Mood::Running,
            now: 0,
            part_held: 0,
            part_paused: 0,
            held: 0,
            waited: 0,
            paused: 0,
            away: 0,
            result: Tale::default(),
        }
    }

    fn kind(&self) -> PhaseKind {
        self.plan[self.part].phases[self.phase].0
    }

    /// Lets so much time through.
    fn pass(&mut self, mut time: u64) {
        loop {
            let grains = match self.mood {
                Mood::Running => time.min(self.left),
                Mood::GetReady(left) => time.min(left),
                Mood::Paused(_) | Mood::Hurt | Mood::Over => time,
            };
            time -= grains;
            self.now += grains;
            match self.mood {
                Mood::Running => {
                    self.left -= grains;
                    if matches!(self.kind(), PhaseKind::Work | PhaseKind::Ready) {
                        self.part_held += grains;
                    } else {
                        self.waited += grains;
                    }
                    if self.left > 0 {
                        return;
                    }
                    self.phase_is_over();
                }
                Mood::GetReady(left) => {
                    self.waited += grains;
                    if left > grains {
                        self.mood = Mood::GetReady(left - grains);
                        return;
                    }
                    self.mood = Mood::Running;
                }
                Mood::Paused(reason) => {
                    self.part_paused += grains;
                    if reason == PauseReason::Key {
                        self.paused += grains;
                    } else {
                        self.away += grains;
                    }
                    return;
                }
                Mood::Hurt => {
                    self.paused += grains;
                    return;
                }
                Mood::Over => return,
            }
        }
    }

    fn phase_is_over(&mut self) {
        if self.phase + 1 < self.plan[self.part].phases.len() {
            self.phase += 1;
            self.left = self.plan[self.part].phases[self.phase].1;
        } else {
            self.part_is_over(Outcome::Done);
            self.next_part();
        }
    }

    /// Records the part as `outcome`; one never held is skipped, unless it hurt.
    fn part_is_over(&mut self, outcome: Outcome) {
        let part = &self.plan[self.part];
        let outcome =
            if self.part_held == 0 && outcome != Outcome::Hurt { Outcome::Skipped } else { outcome };
        self.result.parts.push(Done {
            step: part.step,
            side: part.side,
            held: Duration::from_millis(self.part_held),
            paused: Duration::from_millis(self.part_paused),
            outcome,
            end: Duration::from_millis(self.now),
        });
        self.held += self.part_held;
        self.part_held = 0;
        self.part_paused = 0;
    }

    fn next_part(&mut self) {
        self.phase = 0;
        self.part += 1;
        if let Some(part) = self.plan.get(self.part) {
            self.left = part.phases[0].1;
            self.mood = Mood::Running;
        } else {
            self.end(Ending::Completed);
        }
    }

    fn end(&mut self, ending: Ending) {
        self.mood = Mood::Over;
        self.result.end = Some((ending, Duration::from_millis(self.now)));
    }

    /// A hold broken off is held for a while; until ready is as long as the person says.
    fn broken_off(&self) -> Outcome {
        let is_until_ready = self.plan[self.part].phases.iter().any(|(kind, _)| *kind == PhaseKind::Ready);
        if is_until_ready { Outcome::Done } else { Outcome::Partial }
    }

    fn obey(&mut self, command: Command) {
        match self.mood {
            Mood::Over => {}
            Mood::Hurt => match command {
                Command::Skip => self.next_part(),
                Command::Leave => self.end(Ending::Left),
                _ => {}
            },
            Mood::Running | Mood::GetReady(_) | Mood::Paused(_) => match command {
                Command::Next => {
                    self.part_is_over(self.broken_off());
                    self.next_part();
                }
                Command::Leave => {
                    self.part_is_over(self.broken_off());
                    self.end(Ending::Left);
                }
                Command::Hurts => {
                    self.part_is_over(Outcome::Hurt);
                    self.mood = Mood::Hurt;
                }
                Command::Pause(reason) if !matches!(self.mood, Mood::Paused(_)) => {
                    self.mood = Mood::Paused(reason);
                }
                Command::Resume | Command::Ready if matches!(self.mood, Mood::Paused(_)) => self.resume(),
                Command::Ready if self.mood == Mood::Running => self.ready(),
                _ => {}
            },
        }
    }

    fn resume(&mut self) {
        self.mood = if self.kind() == PhaseKind::Work { Mood::GetReady(3_000) } else { Mood::Running };
    }

    fn ready(&mut self) {
        match self.kind() {
            PhaseKind::Settle | PhaseKind::Switch | PhaseKind::Rest => self.left = self.left.min(3_000),
            PhaseKind::Ready => {
                self.part_is_over(Outcome::Done);
                self.next_part();
            }
            PhaseKind::Work | PhaseKind::Tender => {}
        }
    }

    fn result(self) -> Tale {
        Tale {
            held: Duration::from_millis(self.held),
            waited: Duration::from_millis(self.waited),
            paused: Duration::from_millis(self.paused),
            away: Duration::from_millis(self.away),
            ..self.result
        }
    }
}
