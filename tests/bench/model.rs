//! A second, simpler engine, against the real one: a million random sessions, and not a nanosecond between them.
//!
//! The model is written from what the commands are to do, not from how the engine does it, so that it can disagree.
//! `cargo bench --bench model -- 5000` plays that many sessions.

// The root of a target looks beside itself for its modules.
#[path = "model/hourglass.rs"]
mod hourglass;
#[path = "model/steps.rs"]
mod steps;

use std::{
    env,
    io::{self, Write as _},
    process::ExitCode,
    time::Duration,
};

use supple::{
    clock::Moment,
    session::{Command, Event, Happening, Options, PauseReason, Record, Session},
};

use self::{
    hourglass::Hourglass,
    steps::{ROUTINES, Step, parts, routine},
};

const SEQUENCES: u64 = 1_000_000;
const SEED: u64 = 0x5EED_0F5A_FEBA_CC00;
const MOST_COMMANDS: u64 = 16;
/// Longer than any of the routines; whatever still stands then is left.
const AN_HOUR: u64 = 3_600_000;

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
            let report = differ(start, &script);
            return tell(&format!("sequence {number} of seed {SEED:#x}: {report}"), ExitCode::FAILURE);
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
    steps: &'static [Step],
    /// The engine, begun at 0; beginning it anew a million times would only unfold the same routine.
    session: Session,
    begun: Vec<Event>,
}

fn starts(steps: &'static [Step]) -> Vec<Start> {
    let routine = routine(steps);
    (0..parts(steps).len())
        .map(|from| {
            let (session, begun) =
                Session::begin(&routine, &Options { from, ..Options::default() }, Moment::ZERO);
            Start { from, steps, session, begun }
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
    let mut script = Script::new();
    for _ in 0..dice.below(MOST_COMMANDS + 1) {
        let (wait, command) = (wait(dice), command(dice));
        script.push((wait, command));
        // Held down until nothing more is given or taken.
        if matches!(command, Some(Command::More | Command::Less)) && dice.below(8) == 0 {
            script.extend([(0, command); 7]);
        }
    }
    script
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
    match dice.below(32) {
        0..3 => Some(Command::Pause(PauseReason::Key)),
        3 => Some(Command::Pause(PauseReason::Sleep)),
        4..8 => Some(Command::Resume),
        8..14 => Some(Command::Ready),
        14 | 15 => Some(Command::Next),
        16..19 => Some(Command::Back),
        19..22 => Some(Command::More),
        22..25 => Some(Command::Less),
        25 | 26 => Some(Command::Hurts),
        27 => Some(Command::Skip),
        28 | 29 => Some(Command::Lighter),
        30 if dice.below(4) == 0 => Some(Command::Leave),
        _ => None,
    }
}

/// What happened, and where the time went.
type Tale = (Vec<Event>, Record);

/// The real engine's tale.
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
    events.retain(|event| is_compared(&event.what));
    (events, session.record().clone())
}

/// Pauses are in the sums; a stretch without length is nothing that happened.
fn is_compared(what: &Happening) -> bool {
    match what {
        Happening::Began { length, .. } => !length.is_zero(),
        Happening::LetGo | Happening::Recorded(_) | Happening::Ended(_) => true,
        Happening::GetReady { .. }
        | Happening::Holding { .. }
        | Happening::Paused(_)
        | Happening::Resumed => false,
    }
}

/// The model's tale.
fn predict(start: &Start, script: &Script) -> Tale {
    let mut glass = Hourglass::new(start.steps, start.from);
    for (wait, command) in script {
        glass.pass(*wait);
        if let Some(command) = command {
            glass.obey(*command);
        }
        glass.pass(0);
    }
    glass.pass(AN_HOUR);
    glass.obey(Command::Leave);
    let record = glass.record();
    (glass.events, record)
}

/// Tells the first difference of the shortest part of `script` that still has one.
fn differ(start: &Start, script: &Script) -> String {
    let mut script = script.clone();
    let is_apart = |script: &Script| predict(start, script) != perform(start, script);
    let mut at = 0;
    while at < script.len() {
        let mut shorter = script.clone();
        let (wait, _) = shorter.remove(at);
        let mut merged = shorter.clone();
        if let Some(next) = merged.get_mut(at) {
            next.0 += wait;
        }
        if let Some(found) = [shorter, merged].into_iter().find(is_apart) {
            (script, at) = (found, 0);
        } else {
            at += 1;
        }
    }
    let ((expected, sums), (found, record)) = (predict(start, &script), perform(start, &script));
    let same = expected.iter().zip(&found).take_while(|(expected, found)| expected == found).count();
    let near = |events: &[Event]| -> Vec<Event> {
        events.iter().skip(same.saturating_sub(2)).take(4).cloned().collect()
    };
    let apart = expected
        .get(same)
        .zip(found.get(same))
        .map(|(one, other)| one.at.elapsed().abs_diff(other.at.elapsed()).as_nanos());
    let sum = |record: &Record| format!("{:?}", [record.held, record.waited, record.paused, record.away]);
    format!(
        "{} ns apart\n{script:?}\nfrom part {} of {:#?}\nexpected {:#?}\n{}\nfound {:#?}\n{}",
        apart.unwrap_or(0),
        start.from,
        start.steps,
        near(&expected),
        sum(&sums),
        near(&found),
        sum(&record)
    )
}
