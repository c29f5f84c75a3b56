//! A figure shown for an exercise in a position: what to draw at each moment.

use std::sync::Arc;

use super::{
    Figure,
    drive::{Drive, Flips, Shows},
    motion::{Glow, Motion, Spots, scaled},
    picture::Picture,
    spot::Spot,
};
use crate::body::Side;

/// The figures of an exercise and how they follow the timer.
#[derive(Clone, Debug, PartialEq)]
pub struct Demonstration {
    /// Never empty: the figure, or one for each cue.
    figures: Vec<Arc<Figure>>,
    /// What it stands for.
    pub shows: Shows,
}

impl Demonstration {
    /// A figure that follows the timer as `shows` says.
    pub fn new(figure: Arc<Figure>, shows: Shows) -> Self {
        Self { figures: vec![figure], shows }
    }

    /// A figure on its own, moving in its own time, or still at a keyframe.
    pub fn alone(figure: Arc<Figure>, still: Option<usize>) -> Self {
        let drive = still.map_or(Drive::Loop, |rest| Drive::Still { rest });
        let shows = Shows {
            exercise: None,
            position: None,
            drawn: None,
            flips: None,
            drive,
            feel: None,
            feel_steps: Vec::new(),
        };
        Self::new(figure, shows)
    }

    /// The same with one figure for each cue; `figures` may not be empty, or nothing changes.
    pub fn with_figures(mut self, figures: Vec<Arc<Figure>>) -> Self {
        if !figures.is_empty() {
            self.figures = figures;
        }
        self
    }

    /// A figure of it; a number too high is the last one's.
    pub fn figure(&self, number: usize) -> &Arc<Figure> {
        &self.figures[number.min(self.figures.len() - 1)]
    }

    /// How it follows the timer.
    pub fn drive(&self) -> &Drive {
        &self.shows.drive
    }

    /// What is drawn at a moment.
    pub fn picture(&self, motion: &Motion) -> Picture {
        let figure = self.figure(motion.figure);
        let (mut pose, props) = figure.between(motion.from, motion.to, motion.share);
        if motion.breath.abs() > 1e-6 {
            pose = figure.breathe(&pose, motion.breath);
        }
        let mut picture = figure.picture(&pose, &props);
        if let Some(Glow { spots, pulse }) = motion.glow {
            picture.strokes.extend(figure.glow(&pose, self.spots(motion.figure, spots), pulse));
        }
        if motion.flipped { picture.mirrored() } else { picture }
    }

    /// The keyframe that says most, for a picture that does not move, at rest and without a glow.
    pub fn at_best(&self, side: Side) -> Motion {
        let keyframe = match self.drive() {
            Drive::Loop | Drive::Cues(_) => self.figure(0).frames.len().saturating_sub(1).min(1),
            drive => drive.rest(),
        };
        Motion { flipped: self.is_flipped(side, 1, 0), ..Motion::at(keyframe) }
    }

    /// Where the body is when the clock of `side` has run out, after so many rounds.
    pub fn at_the_end(&self, side: Side, rounds: u32) -> Motion {
        let last = |path: &[usize]| path.last().copied();
        let keyframe = match self.drive() {
            Drive::Reps { back, second_back, .. } => last(second_back).or_else(|| last(back)),
            Drive::Stroke { path, .. } => path.first().copied(),
            Drive::Breath { outwards, .. } => last(outwards),
            Drive::Hold { .. } | Drive::Tense { .. } | Drive::Loop | Drive::Cues(_) | Drive::Still { .. } => {
                None
            }
        };
        let keyframe = keyframe.unwrap_or_else(|| self.drive().rest());
        Motion { flipped: self.is_flipped(side, rounds, 0), ..Motion::at(keyframe) }
    }

    /// Whether the picture is seen in the mirror: on the other side, or in every second set.
    pub fn is_flipped(&self, side: Side, round: u32, figure: usize) -> bool {
        let cue = match self.drive() {
            Drive::Cues(cues) => cues.get(figure).is_some_and(|cue| cue.flip),
            _ => false,
        };
        let other = match self.shows.flips {
            Some(Flips::Set) => round.is_multiple_of(2),
            Some(Flips::Side) | None => {
                self.shows.drawn.is_some_and(|drawn| side == drawn.other() && side != drawn)
            }
        };
        cue || other
    }

    /// The places that are felt.
    fn spots(&self, figure: usize, spots: Spots) -> &[Spot] {
        let steps = &self.shows.feel_steps;
        match (spots, &self.shows.feel) {
            (Spots::Step(number, count), _) if !steps.is_empty() => {
                steps.get(scaled(number, count, steps.len())).map_or(&[], Vec::as_slice)
            }
            (_, Some(feel)) => feel,
            (_, None) => &self.figure(figure).feel,
        }
    }
}
