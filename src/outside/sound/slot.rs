//! One kind of sound: the rung that makes it, and the program that is at it.

use std::{path::PathBuf, time::Duration};

use super::work::Work;
use crate::clock::Moment;

/// Failures in a row before the next rung is tried.
const FAILURES: u32 = 3;

/// A player that takes so much longer than its sound hangs.
const PLAYER_HANGS: Duration = Duration::from_millis(2500);
/// One that is still at it so long after its sound is late: that counts when the next sound comes, as sounds may follow
/// each other too closely for any to hang.
const PLAYER_IS_LATE: Duration = Duration::from_millis(800);
/// A voice hangs that takes so long, and so long for each letter: twice what is planned.
const VOICE_HANGS: (Duration, Duration) = (Duration::from_secs(3), Duration::from_millis(130));
/// Words a minute of that plan.
const PLANNED_RATE: u32 = 155;
/// One rung of the ladder and what it is doing.
pub(super) struct Slot {
    pub(super) rung: usize,
    rungs: usize,
    pub(super) failures: u32,
    /// Whether what it did last went well.
    is_proven: bool,
    pub(super) busy: Option<Busy>,
}

/// What is at work.
pub(super) struct Busy {
    pub(super) number: u64,
    pub(super) work: Work,
    pub(super) ends: Moment,
    /// The words it says, or the sound it makes.
    pub(super) task: Task,
}

#[derive(Clone)]
pub(super) enum Task {
    /// These words are said.
    Say(String),
    /// This line is being written.
    Write(Written),
    /// This line is played.
    Read(Written),
    /// A good sound, for the player to prove itself after a line was not played; with the line that is still to be said.
    Prove(Option<Written>),
    /// A sound of this length.
    Sound(Duration),
}

/// A line of a voice that writes files.
#[derive(Clone)]
pub(super) struct Written {
    pub(super) words: String,
    pub(super) file: PathBuf,
}

impl Busy {
    /// Whether a sound should have come to its end well before `now`.
    pub(super) fn is_late(&self, now: Moment) -> bool {
        let is_sound = matches!(self.task, Task::Sound(_) | Task::Prove(_));
        is_sound && self.ends.since(now) < PLAYER_HANGS.saturating_sub(PLAYER_IS_LATE)
    }
}

impl Task {
    /// A program that takes longer for it hangs; a voice says `rate` words a minute.
    pub(super) fn longest(&self, rate: u16) -> Duration {
        match self {
            Self::Sound(length) => *length + PLAYER_HANGS,
            Self::Prove(_) => PLAYER_HANGS,
            Self::Say(words) | Self::Write(Written { words, .. }) | Self::Read(Written { words, .. }) => {
                let (least, each) = VOICE_HANGS;
                let letters = u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
                least + each.saturating_mul(letters) * PLANNED_RATE / u32::from(rate).max(1)
            }
        }
    }
}

impl Slot {
    pub(super) fn new(rungs: usize) -> Self {
        Self { rung: 0, rungs, failures: 0, is_proven: false, busy: None }
    }

    /// When what it does must have ended.
    pub(super) fn ends(&self) -> Option<Moment> {
        self.busy.as_ref().map(|busy| busy.ends)
    }

    /// What it did went well.
    pub(super) fn succeeded(&mut self) {
        self.failures = 0;
        self.is_proven = true;
    }

    /// The program at work, if there is one and it may be trusted to end by itself.
    pub(super) fn take_proven(&mut self) -> Option<Busy> {
        self.busy.take().filter(|_| self.is_proven)
    }

    /// Counts a failure; whether the next rung is to be tried.
    pub(super) fn failed(&mut self) -> bool {
        self.failures += 1;
        self.is_proven = false;
        self.failures >= FAILURES && self.step_down()
    }

    /// Goes on with the next rung; whether there was one to leave.
    pub(super) fn step_down(&mut self) -> bool {
        let steps_down = self.rung < self.rungs;
        if steps_down {
            self.rung += 1;
            self.failures = 0;
        }
        steps_down
    }
}
