//! Which moment of its movement a figure shows: a pure function of where a session stands.
//!
//! Time that stands still stands still here, too, as everything follows from the time spent in the phase.

mod own;
mod path;
mod preview;

pub(super) use self::path::scaled;
pub use self::{
    own::{own_length, own_time},
    preview::Preview,
};

use std::time::Duration;

use self::path::{Way, along, end_of, reversed, within};
use super::{Demonstration, drive::Drive, tween::ease};
use crate::{
    body::Side,
    exercise::{Dose, Tempo},
    session::{Beat, PhaseKind, Progress, Repetition},
};

/// One step of the way into a position, in seconds.
const STEP: f64 = 2.0;
/// A quiet breath: in, and out, in seconds.
const BREATH: (f64, f64) = (4.0, 6.0);
/// Repetitions where the dose has no tempo, in seconds: out, stay, back.
const TEMPO: [f64; 3] = [3.0, 1.0, 3.0];
/// Tensing takes so long, letting go at once so long, in seconds.
const TENSING: f64 = 1.0;
const DROPPING: f64 = 0.4;
/// From rolling to its stop and back, in seconds.
const TO_THE_STOP: f64 = 1.0;
/// A hold shorter than this, in seconds, has no movement half-way.
const LONG_ENOUGH_TO_ROAM: f64 = 20.0;

/// Which places glow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spots {
    /// Those of the exercise.
    Usual,
    /// Those of a line or a muscle group: which, counted from 0, of how many.
    Step(usize, usize),
}

/// A glow and how strong it is, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glow {
    /// Where.
    pub spots: Spots,
    /// How strong.
    pub pulse: f64,
}

/// A moment of a movement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Motion {
    /// Which of the demonstration's figures.
    pub figure: usize,
    /// The keyframe left, from 0.
    pub from: usize,
    /// The keyframe gone to.
    pub to: usize,
    /// How much of the time between them is over, 0 to 1.
    pub share: f64,
    /// Whether the picture is seen in the mirror.
    pub flipped: bool,
    /// The breath of a resting body, -1 out to 1 in.
    pub breath: f64,
    /// What glows.
    pub glow: Option<Glow>,
}

impl Motion {
    /// A keyframe of the first figure, at rest and without a glow.
    pub fn at(keyframe: usize) -> Self {
        Self { figure: 0, from: keyframe, to: keyframe, share: 0.0, flipped: false, breath: 0.0, glow: None }
    }

    fn way(way: Way) -> Self {
        Self { from: way.from, to: way.to, share: way.share, ..Self::at(0) }
    }

    fn breathing(self, seconds: f64) -> Self {
        Self { breath: breath(seconds), ..self }
    }
}

/// The breath after so many quiet seconds, -1 to 1.
fn breath(seconds: f64) -> f64 {
    let at = seconds.rem_euclid(BREATH.0 + BREATH.1);
    if at < BREATH.0 { 2.0 * ease(at / BREATH.0) - 1.0 } else { 1.0 - 2.0 * ease((at - BREATH.0) / BREATH.1) }
}

/// What a figure shows where a session stands; if `calm`, as a person wishes who wants no motion, only what the moment is
/// about: the resting keyframe.
pub fn motion(progress: &Progress<'_>, shown: &Demonstration, calm: bool) -> Motion {
    let (elapsed, length) = (progress.elapsed.as_secs_f64(), progress.length.as_secs_f64());
    let is_at_work = matches!(progress.phase, PhaseKind::Work | PhaseKind::Tender | PhaseKind::Ready);
    let moment = Moment { progress, shown, elapsed, length };
    let mut motion = match progress.phase {
        PhaseKind::Settle | PhaseKind::Switch => moment.settle(),
        PhaseKind::Rest => moment.rest(),
        PhaseKind::Work | PhaseKind::Tender | PhaseKind::Ready => moment.work(),
    };
    if calm {
        motion = Motion { figure: motion.figure, ..Motion::at(moment.calm_keyframe()) };
    }
    let pulse = if calm { 0.5 } else { f64::midpoint(breath(elapsed), 1.0) };
    motion.flipped = shown.is_flipped(progress.side, progress.round, motion.figure);
    motion.glow = is_at_work.then(|| Glow { spots: moment.spots(), pulse });
    motion
}

/// A moment of a session, in seconds.
struct Moment<'a> {
    progress: &'a Progress<'a>,
    shown: &'a Demonstration,
    elapsed: f64,
    length: f64,
}

impl Moment<'_> {
    fn drive(&self) -> &Drive {
        self.shown.drive()
    }

    /// The way in, so that it is there when the clock starts.
    fn settle(&self) -> Motion {
        let path = self.drive().beginning();
        let steps = u32::try_from(path.len().saturating_sub(1)).unwrap_or(0);
        let whole = (STEP * f64::from(steps)).min(self.length);
        let begins = self.length - whole;
        if whole <= 0.0 || self.elapsed < begins {
            return Motion::way(along(&path, 0.0)).breathing(self.elapsed);
        }
        Motion::way(along(&path, (self.elapsed - begins) / whole))
    }

    /// Out of a hold, and in again.
    fn rest(&self) -> Motion {
        let leaving = STEP.min(self.length / 2.0);
        match self.drive() {
            Drive::Hold { enter, .. } if self.elapsed < leaving => {
                Motion::way(along(&reversed(enter), self.elapsed / leaving))
            }
            Drive::Hold { enter, .. } if self.length - self.elapsed < leaving => {
                Motion::way(along(enter, 1.0 - (self.length - self.elapsed) / leaving))
            }
            Drive::Hold { enter, .. } => Motion::way(along(enter, 0.0)).breathing(self.elapsed),
            Drive::Reps { out, .. } => Motion::way(along(out, 0.0)).breathing(self.elapsed),
            Drive::Stroke { .. }
            | Drive::Breath { .. }
            | Drive::Tense { .. }
            | Drive::Loop
            | Drive::Cues(_)
            | Drive::Still { .. } => Motion::at(self.drive().rest()).breathing(self.elapsed),
        }
    }

    fn work(&self) -> Motion {
        let resting = |rest: usize| Motion::at(rest).breathing(self.elapsed);
        match self.drive() {
            Drive::Still { rest } => resting(*rest),
            Drive::Loop => {
                let figure = self.shown.figure(0);
                own_time(figure, &[], self.elapsed)
            }
            Drive::Cues(cues) => {
                let (cue, count) = self.line().unwrap_or((0, cues.len()));
                let figure = scaled(cue, count, cues.len());
                let frames = cues.get(figure).map_or(&[][..], |cue| &cue.frames);
                Motion { figure, ..own_time(self.shown.figure(figure), frames, self.elapsed) }
            }
            Drive::Hold { enter, rest, roam } => match self.repetition() {
                Some((part, share, _)) => repeat(part, share, enter, &reversed(enter)),
                None => self.roaming(roam).unwrap_or_else(|| resting(*rest)),
            },
            Drive::Reps { out, back, second_out, second_back, drop, .. } => {
                let Some((part, share, is_second)) = self.repetition().or_else(|| self.usual_repetition())
                else {
                    return resting(self.drive().rest());
                };
                let is_second = is_second && !second_out.is_empty();
                let (out, back) = if is_second { (second_out, second_back) } else { (out, back) };
                let share = if *drop && part == 2 { self.dropping(share) } else { share };
                repeat(part, share, out, back)
            }
            Drive::Stroke { path, pace, rest } => self.stroke(path, *pace, *rest),
            Drive::Breath { inwards, full, outwards } => self.breath(inwards, full, outwards),
            Drive::Tense { tense, loose } => self.tense(*tense, *loose),
        }
    }

    /// The one slow movement half-way through a hold.
    fn roaming(&self, roam: &[usize]) -> Option<Motion> {
        let steps = u32::try_from(roam.len().saturating_sub(1)).ok()?;
        let one_way = STEP * f64::from(steps);
        let since = self.elapsed - self.length / 2.0;
        if self.length < LONG_ENOUGH_TO_ROAM || steps == 0 || !(0.0..2.0 * one_way).contains(&since) {
            return None;
        }
        let there = since / one_way;
        Some(Motion::way(along(roam, if there < 1.0 { there } else { 2.0 - there })))
    }

    /// How much of a beat that lasts `length` seconds is over, if it ends at `ends` of the phase.
    fn share(&self, ends: Duration, length: f64) -> f64 {
        let left = ends.as_secs_f64() - self.elapsed;
        if length > 0.0 { (1.0 - left / length).clamp(0.0, 1.0) } else { 1.0 }
    }

    /// Which part of a repetition runs (out, stay, back), how much of it is over, and whether it is the second of two.
    fn repetition(&self) -> Option<(usize, f64, bool)> {
        let (beat, ends) = self.progress.beat?;
        let Dose::Reps(dose) = &self.progress.step.dose else { return None };
        let Tempo { out, hold, back } = dose.tempo;
        let is_second = |repetition: Repetition| match repetition.side {
            Side::Left => false,
            Side::Right => true,
            Side::Both => repetition.number.is_multiple_of(2),
        };
        let (part, length, repetition) = match beat {
            Beat::Out(repetition) => (0, out, repetition),
            Beat::Stay(repetition) => (1, hold, repetition),
            Beat::Back(repetition) => (2, back, repetition),
            _ => return None,
        };
        Some((part, self.share(ends, f64::from(length.get())), is_second(repetition)))
    }

    /// Repetitions in a usual tempo, where the dose is a time; none where it is a hold.
    fn usual_repetition(&self) -> Option<(usize, f64, bool)> {
        if matches!(self.progress.step.dose, Dose::Hold(_)) {
            return None;
        }
        let whole: f64 = TEMPO.iter().sum();
        let is_second = (self.elapsed / whole).rem_euclid(2.0) >= 1.0;
        let (part, share) = within(&TEMPO, self.elapsed.rem_euclid(whole));
        Some((part, share, is_second))
    }

    /// A way back that falls at once and then rests.
    fn dropping(&self, share: f64) -> f64 {
        let back = match &self.progress.step.dose {
            Dose::Reps(dose) => f64::from(dose.tempo.back.get()),
            _ => TEMPO[2],
        };
        share * back.max(DROPPING) / DROPPING
    }

    fn stroke(&self, path: &[usize], pace: f64, rest: usize) -> Motion {
        let to_the_stop = [path.first().copied().unwrap_or(0), rest];
        if self.progress.phase == PhaseKind::Tender {
            let left = self.length - self.elapsed;
            let way = along(&to_the_stop, self.elapsed.min(left) / TO_THE_STOP);
            return Motion::way(way).breathing(self.elapsed);
        }
        let pace = match &self.progress.step.dose {
            Dose::Roll(dose) => f64::from(dose.pace.get()),
            _ => pace,
        };
        let (strokes, at) = ((self.length / pace).floor(), self.elapsed / pace);
        let stroke = at.floor();
        let goes_out = stroke.rem_euclid(2.0) < 1.0;
        // A stroke out that would not come back is left away, so that the stop and the next phase begin where the roll began.
        if stroke + if goes_out { 1.0 } else { 0.0 } >= strokes {
            return Motion::way(along(path, 0.0));
        }
        Motion::way(along(path, if goes_out { at - stroke } else { 1.0 - (at - stroke) }))
    }

    fn breath(&self, inwards: &[usize], full: &[usize], outwards: &[usize]) -> Motion {
        let (part, share) = match (&self.progress.step.dose, self.progress.beat) {
            (Dose::Breathe(dose), Some((beat, ends))) => {
                let part = match beat {
                    Beat::BreatheIn(_) => 0,
                    Beat::HoldFull(_) => 1,
                    Beat::BreatheOut(_) => 2,
                    _ => 3,
                };
                (part, self.share(ends, dose.pattern.get(part).map_or(0.0, |length| f64::from(length.get()))))
            }
            _ => within(&[BREATH.0, 0.0, BREATH.1], self.elapsed.rem_euclid(BREATH.0 + BREATH.1)),
        };
        Motion::way(match part {
            0 => along(inwards, share),
            1 if full.is_empty() => end_of(inwards),
            1 => along(full, share),
            2 => along(outwards, share),
            _ => end_of(outwards),
        })
    }

    fn tense(&self, tense: usize, loose: usize) -> Motion {
        let Dose::Relax(dose) = &self.progress.step.dose else {
            return Motion::at(loose).breathing(self.elapsed);
        };
        let since =
            |ends: Duration, length: Duration| length.as_secs_f64() - ends.as_secs_f64() + self.elapsed;
        match self.progress.beat {
            Some((Beat::Tense(_), ends)) => {
                let share = since(ends, dose.tense.duration()) / TENSING;
                Motion::way(along(&[loose, tense], share))
            }
            Some((Beat::LetGo(_), ends)) => {
                let share = since(ends, dose.release.duration()) / DROPPING;
                Motion::way(along(&[tense, loose], share))
            }
            _ => Motion::at(loose).breathing(self.elapsed),
        }
    }

    /// The line or the muscle group that runs, from 0, and how many there are.
    fn line(&self) -> Option<(usize, usize)> {
        let (beat, _) = self.progress.beat?;
        let (number, count) = match (beat, &self.progress.step.dose) {
            (Beat::Line(number), Dose::Talk(dose)) => (number, dose.lines.len()),
            (Beat::Tense(number) | Beat::LetGo(number), Dose::Relax(dose)) => (number, dose.groups.len()),
            _ => return None,
        };
        Some((usize::try_from(number).ok()?.saturating_sub(1), count))
    }

    fn spots(&self) -> Spots {
        self.line().map_or(Spots::Usual, |(line, count)| Spots::Step(line, count))
    }

    /// What is shown when nothing may move: the end of the breath in or the tensing counts less than the rest.
    fn calm_keyframe(&self) -> usize {
        match self.progress.phase {
            PhaseKind::Settle
            | PhaseKind::Switch
            | PhaseKind::Work
            | PhaseKind::Tender
            | PhaseKind::Ready => self.drive().rest(),
            PhaseKind::Rest => self.drive().beginning().first().copied().unwrap_or(0),
        }
    }
}

fn repeat(part: usize, share: f64, out: &[usize], back: &[usize]) -> Motion {
    Motion::way(match part {
        0 => along(out, share),
        1 => end_of(out),
        _ => along(back, share),
    })
}
