//! A movement shown before it is done: one round of the exercise in its own dose, again and again, without a session.

use std::time::Duration;

use super::{Glow, Motion, STEP, Spots, TEMPO, TENSING, breath, own_time, path};
use crate::{
    body::Side,
    exercise::Dose,
    figure::{Demonstration, Drive, Pace, Picture, motion::own_length},
};

/// How long a body is shown resting in a position, in seconds.
const REST: f64 = 6.0;
/// The same where it goes on to something else.
const STAY: f64 = 3.0;
/// How long each picture of a talk is shown, in seconds.
const PICTURE: f64 = 3.0;
/// A breath without a pattern: in, hold, out, hold, in seconds.
const PATTERN: [f64; 4] = [super::BREATH.0, 0.0, super::BREATH.1, 0.0];

/// An exercise shown before it is done.
#[derive(Clone, Copy, Debug)]
pub struct Preview<'a> {
    shown: &'a Demonstration,
    dose: &'a Dose,
    side: Side,
}

/// A way and how long it takes, in seconds; a stay is a way of one keyframe.
type Leg = (Vec<usize>, f64);

impl<'a> Preview<'a> {
    /// What `shown` does on `side` at the pace of `dose`.
    pub fn new(shown: &'a Demonstration, dose: &'a Dose, side: Side) -> Self {
        Self { shown, dose, side }
    }

    /// How long a round takes; never nothing.
    pub fn length(&self) -> Duration {
        let seconds = match self.shown.drive() {
            Drive::Loop => own_length(self.shown.figure(0)),
            Drive::Cues(cues) => f64::from(u32::try_from(cues.len()).unwrap_or(1)) * PICTURE,
            _ => self.legs().iter().map(|(_, seconds)| seconds).sum(),
        };
        Duration::from_secs_f64(if seconds < 1.0 { REST } else { seconds })
    }

    /// What is shown after `elapsed`, with the glow of what is felt.
    pub fn motion(&self, elapsed: Duration) -> Motion {
        let seconds = elapsed.as_secs_f64();
        let within = seconds.rem_euclid(self.length().as_secs_f64());
        let mut motion = match self.shown.drive() {
            Drive::Loop => own_time(self.shown.figure(0), &[], within),
            Drive::Cues(cues) => {
                let pictures = vec![PICTURE; cues.len()];
                let (figure, share) = path::within(&pictures, within);
                let frames = cues.get(figure).map_or(&[][..], |cue| &cue.frames);
                Motion { figure, ..own_time(self.shown.figure(figure), frames, share * PICTURE) }
            }
            _ => {
                let legs = self.legs();
                let lengths: Vec<f64> = legs.iter().map(|(_, seconds)| *seconds).collect();
                let (leg, share) = path::within(&lengths, within);
                let way = legs.get(leg).map_or(&[][..], |(way, _)| way);
                let motion = Motion::way(path::along(way, share));
                if way.len() > 1 { motion } else { motion.breathing(seconds) }
            }
        };
        motion.flipped = self.shown.is_flipped(self.side, 1, motion.figure);
        motion.glow = Some(Glow { spots: Spots::Usual, pulse: f64::midpoint(breath(seconds), 1.0) });
        motion
    }

    /// The picture after `elapsed`.
    pub fn picture(&self, elapsed: Duration) -> Picture {
        self.shown.picture(&self.motion(elapsed))
    }

    /// How often it changes after `elapsed`.
    pub fn pace(&self, elapsed: Duration) -> Pace {
        Pace::between(&self.motion(elapsed), &self.motion(elapsed.saturating_add(Pace::AHEAD)))
    }

    /// The ways of a round.
    fn legs(&self) -> Vec<Leg> {
        let stay = |at: Option<&usize>, seconds: f64| (at.copied().into_iter().collect::<Vec<_>>(), seconds);
        match self.shown.drive() {
            Drive::Hold { enter, rest, roam } => hold(enter, *rest, roam),
            Drive::Reps { out, back, second_out, second_back, .. } => {
                let [first, top, last] = self.tempo();
                let mut legs = vec![(out.clone(), first), stay(out.last(), top), (back.clone(), last)];
                if !second_out.is_empty() {
                    legs.extend([(second_out.clone(), first), stay(second_out.last(), top)]);
                    legs.push((second_back.clone(), last));
                }
                legs
            }
            Drive::Stroke { path: way, pace, rest } => {
                let pace = match self.dose {
                    Dose::Roll(dose) => f64::from(dose.pace.get()),
                    _ => *pace,
                };
                let there = way.first().copied().map_or(vec![*rest], |first| vec![first, *rest]);
                let back = path::reversed(&there);
                let to_the_stop =
                    [(there, super::TO_THE_STOP), (vec![*rest], STAY), (back, super::TO_THE_STOP)];
                [(way.clone(), pace), (path::reversed(way), pace)].into_iter().chain(to_the_stop).collect()
            }
            Drive::Breath { inwards, full, outwards } => {
                let [first, held, last, empty] = self.pattern();
                let held = if full.is_empty() { stay(inwards.last(), held) } else { (full.clone(), held) };
                vec![(inwards.clone(), first), held, (outwards.clone(), last), stay(outwards.last(), empty)]
            }
            Drive::Tense { tense, loose } => vec![
                (vec![*loose, *tense], TENSING),
                (vec![*tense], STAY),
                (vec![*tense, *loose], super::DROPPING),
                (vec![*loose], STAY),
            ],
            Drive::Still { rest } => vec![(vec![*rest], REST)],
            Drive::Loop | Drive::Cues(_) => Vec::new(),
        }
    }

    fn tempo(&self) -> [f64; 3] {
        match self.dose {
            Dose::Reps(dose) => {
                let tempo = dose.tempo;
                [tempo.out, tempo.hold, tempo.back].map(|part| f64::from(part.get()))
            }
            _ => TEMPO,
        }
    }

    fn pattern(&self) -> [f64; 4] {
        match self.dose {
            Dose::Breathe(dose) => dose.pattern.map(|part| f64::from(part.get())),
            _ => PATTERN,
        }
    }
}

/// Into a position, there, to and fro if it roams, and out again.
fn hold(enter: &[usize], rest: usize, roam: &[usize]) -> Vec<Leg> {
    let timed = |way: Vec<usize>| {
        let steps = u32::try_from(way.len().saturating_sub(1)).unwrap_or(0);
        let seconds = STEP * f64::from(steps);
        (way, seconds)
    };
    if enter.len() < 2 && roam.len() < 2 {
        return vec![(vec![rest], REST)];
    }
    let mut legs = vec![timed(enter.to_vec()), (vec![rest], STAY)];
    if roam.len() > 1 {
        legs.extend([timed(roam.to_vec()), timed(path::reversed(roam)), (vec![rest], STAY)]);
    }
    if enter.len() > 1 {
        legs.extend([timed(path::reversed(enter)), (enter.iter().take(1).copied().collect(), 1.0)]);
    }
    legs
}
