//! Doses and their limits in words, as a page tells them; nothing is drawn or printed here.

use super::{Bounds, Dose, Range, Seconds, Tempo};

/// The rounds or sets of a dose, at least 1.
pub fn rounds(dose: &Dose) -> u32 {
    match dose {
        Dose::Hold(hold) => hold.rounds,
        Dose::Reps(reps) => u32::try_from(reps.sets.len()).unwrap_or(u32::MAX),
        Dose::Roll(_)
        | Dose::Breathe(_)
        | Dose::Relax(_)
        | Dose::Talk(_)
        | Dose::Timed(_)
        | Dose::Until(_) => 1,
    }
}

/// The whole dose, such as "hold 30 s to 45 s, until it lets go; 2 rounds, 10 s rest".
pub fn words(dose: &Dose) -> String {
    match dose {
        Dose::Hold(hold) => {
            let most = time(hold.cap);
            let stay = if hold.floor < hold.cap {
                format!("hold {} to {most}, until it lets go", time(hold.floor))
            } else {
                format!("hold {most}")
            };
            format!("{stay}{}", repeated(hold.rounds, "rounds", hold.rest))
        }
        Dose::Reps(reps) => {
            let first = reps.sets.first().copied().unwrap_or(1);
            let is_pyramid = reps.sets.iter().any(|set| *set != first);
            let counts: Vec<String> = reps.sets.iter().map(u32::to_string).collect();
            let count = if is_pyramid { format!("{} times", counts.join(", then ")) } else { times(first) };
            format!("{count}, {}{}", tempo(reps.tempo), repeated(rounds(dose), "sets", reps.rest))
        }
        Dose::Roll(roll) => {
            let stop = match roll.stop {
                Seconds::ZERO => String::new(),
                stop => format!(", {} of it on the sorest place", time(stop)),
            };
            format!("roll {}{stop}, {} a stroke", time(roll.length), time(roll.pace))
        }
        Dose::Breathe(breathe) => {
            let parts = ["in", "hold", "out", "hold"].iter().zip(breathe.pattern);
            let parts: Vec<String> = parts
                .filter(|(_, part)| *part > Seconds::ZERO)
                .map(|(word, part)| format!("{word} {}", part.get()))
                .collect();
            format!("breathe {}; {}", parts.join(", "), times(breathe.cycles))
        }
        Dose::Relax(relax) => {
            let (number, tense, release) = (relax.groups.len(), time(relax.tense), time(relax.release));
            format!("{number} muscle groups, each tensed {tense} and let go {release}")
        }
        Dose::Talk(talk) => {
            let whole: Seconds = talk.lines.iter().map(|(time, _)| *time).sum();
            format!("listen, {}", time(whole))
        }
        Dose::Timed(timed) => {
            let check = timed
                .check
                .map_or_else(String::new, |check| format!(", a look at the skin every {}", time(check)));
            format!("{}{check}", time(timed.length))
        }
        Dose::Until(until) => format!("until you are ready, {} at most", time(until.cap)),
    }
}

/// The limits in words; empty if there are none.
pub fn range(range: &Range) -> String {
    let (seconds, count) = (
        |bounds: Bounds| {
            format!("{} to {}", time(Seconds::new(bounds.least)), time(Seconds::new(bounds.most)))
        },
        |bounds: Bounds| format!("{} to {}", bounds.least, bounds.most),
    );
    let times = [
        ("hold", range.hold),
        ("roll", range.roll),
        ("stop", range.stop),
        ("tense", range.tense),
        ("let go", range.release),
        ("time", range.time),
    ];
    let counts = [
        ("rounds", range.rounds),
        ("repetitions", range.reps),
        ("sets", range.sets),
        ("breaths", range.cycles),
    ];
    let times =
        times.iter().filter_map(|(name, bounds)| bounds.map(|bounds| format!("{name} {}", seconds(bounds))));
    let counts =
        counts.iter().filter_map(|(name, bounds)| bounds.map(|bounds| format!("{} {name}", count(bounds))));
    times.chain(counts).collect::<Vec<_>>().join(", ")
}

/// `45 s`, `2 min`, `1 min 30 s`.
pub fn time(time: Seconds) -> String {
    match (time.get() / 60, time.get() % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

/// `once`, `5 times`.
pub fn times(count: u32) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

/// `2 s out, 8 s hold, 2 s back`; what takes no time is left out.
pub fn tempo(tempo: Tempo) -> String {
    let parts = [(tempo.out, "out"), (tempo.hold, "hold"), (tempo.back, "back")];
    let parts = parts.iter().filter(|(part, _)| *part > Seconds::ZERO);
    parts.map(|(part, word)| format!("{} s {word}", part.get())).collect::<Vec<_>>().join(", ")
}

fn repeated(number: u32, what: &str, rest: Seconds) -> String {
    match (number, rest) {
        (1, _) => String::new(),
        (_, Seconds::ZERO) => format!("; {number} {what}"),
        (_, rest) => format!("; {number} {what}, {} rest", time(rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        exercise::{Hold, Reps},
        library::Library,
    };

    const fn seconds(seconds: u32) -> Seconds {
        Seconds::new(seconds)
    }

    #[test]
    fn a_tender_hold_names_its_window_and_its_rounds() {
        let hold = Hold { floor: seconds(30), cap: seconds(90), rounds: 2, rest: seconds(10) };
        assert_eq!(
            words(&Dose::Hold(hold)),
            "hold 30 s to 1 min 30 s, until it lets go; 2 rounds, 10 s rest"
        );
    }

    #[test]
    fn a_pyramid_names_each_set() {
        let tempo = Tempo { out: seconds(1), hold: seconds(8), back: seconds(1) };
        let reps = Reps { sets: vec![5, 3, 1], tempo, rest: seconds(15) };
        assert_eq!(
            words(&Dose::Reps(reps)),
            "5, then 3, then 1 times, 1 s out, 8 s hold, 1 s back; 3 sets, 15 s rest"
        );
    }

    #[test]
    fn every_shipped_dose_can_be_told() {
        for exercise in Library::shipped().exercises() {
            let words = words(&exercise.dose);
            assert!(!words.is_empty() && !words.contains(" 0 s"), "{words}");
        }
    }
}
