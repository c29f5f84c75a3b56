//! What each command does to the hourglass.

use supple::session::{By, Command, Ending, Happening, PhaseKind};

use super::{Hourglass, Mood, Sand, TICKS, is_held, wait};

/// How long the lighter version settles: it has words of its own, and none of its length is given.
const LIGHTER_SETTLE: u64 = 9_000;

impl Hourglass<'_> {
    pub(crate) fn obey(&mut self, command: Command) {
        match (self.mood, command) {
            (Mood::Hurt, Command::Lighter) => self.lighter(),
            (Mood::Hurt, Command::Skip) => self.next_part(),
            (Mood::Hurt, Command::Leave) => self.end(Ending::Left),
            (Mood::Over | Mood::Hurt, _)
            | (_, Command::Lighter | Command::Skip)
            | (Mood::Paused(_), Command::Pause(_)) => {}
            (_, Command::Next) => {
                self.part_is_over(By::Next);
                self.next_part();
            }
            (_, Command::Leave) => {
                self.part_is_over(By::Leave);
                self.end(Ending::Left);
            }
            (_, Command::Hurts) => {
                self.part_is_over(By::Hurt);
                self.mood = Mood::Hurt;
            }
            (_, Command::Back) => self.back(),
            (_, Command::More) => self.adjust(true),
            (_, Command::Less) => self.adjust(false),
            (_, Command::Pause(reason)) => self.mood = Mood::Paused(reason),
            (Mood::Paused(_), Command::Resume | Command::Ready) => {
                let into_work = matches!(self.sand.kind, PhaseKind::Work | PhaseKind::Tender);
                self.mood = if into_work { Mood::GetReady(TICKS) } else { Mood::Running };
            }
            (Mood::Running, Command::Ready) => self.ready(),
            (_, Command::Resume | Command::Ready) => {}
        }
    }

    fn lighter(&mut self) {
        self.enter(self.part);
        self.is_lighter = true;
        self.rounds = self.step().rounds(true);
        self.begin(wait(PhaseKind::Settle, 0, LIGHTER_SETTLE));
    }

    fn back(&mut self) {
        let has_just_begun = self.now - self.part_began - self.part_paused < 3_000
            || matches!(self.sand.kind, PhaseKind::Settle | PhaseKind::Switch);
        if self.part_held > 0 {
            self.part_is_over(By::Next);
        }
        self.settle_into(self.part - usize::from(has_just_begun && self.part > 0));
    }

    fn ready(&mut self) {
        match self.sand.kind {
            PhaseKind::Settle | PhaseKind::Switch | PhaseKind::Rest => {
                self.sand.whole = self.sand.whole.min(self.sand.run + TICKS);
            }
            PhaseKind::Ready => {
                self.part_is_over(By::LetGo);
                self.next_part();
            }
            PhaseKind::Tender => self.let_go(),
            // A further stop wants more than the ticks.
            PhaseKind::Work if self.sand.stop_at.is_some() || self.sand.whole > self.sand.run + TICKS => {
                self.stop_rolling();
            }
            PhaseKind::Work => {}
        }
    }

    fn let_go(&mut self) {
        if !self.sand.let_go {
            self.sand.let_go = true;
            self.tell(Happening::LetGo);
        }
    }

    /// More and less.
    fn adjust(&mut self, is_more: bool) {
        let Sand { kind, round, run, whole, planned, let_go, stop_at, stop_to, .. } = self.sand;
        let step = self.step();
        if !is_held(kind) {
            self.sand.whole = moved(whole, is_more, 10_000, (run + TICKS, planned + 60_000));
            return;
        }
        // The cap of what has let go is past.
        if let_go && !self.is_stopped() {
            return;
        }
        // What is begun is not taken, be it a repetition or a stop; nor is a stop still to come.
        let begun = if step.is_counted() { run.next_multiple_of(step.stride()) } else { run };
        let coming = step.stop(whole, self.is_lighter).map_or(0, |(_, length, _)| length);
        let stops = stop_at.map_or(stop_to.min(self.end_of_stretch()), |at| at + coming);
        let bounds = (step.bounds().0.max(step.floor(self.is_lighter).unwrap_or(0)), step.bounds().1);
        let length = moved(whole, is_more, step.stride(), (bounds.0.max(begun).max(stops), bounds.1));
        self.sand.whole = length;
        self.rounds[round] = length;
        if self.is_lighter {
            return;
        }
        for part in self.part..self.parts.len() {
            if self.parts[part].0 == self.parts[self.part].0 {
                let given = &mut self.given[part][round];
                *given = moved(*given, is_more, length.abs_diff(whole), bounds);
            }
        }
    }
}

/// `length` with one stride more or less, within `bounds`; never the other way.
fn moved(length: u64, is_more: bool, stride: u64, bounds: (u64, u64)) -> u64 {
    if is_more {
        (length + stride).min(bounds.1).max(length)
    } else {
        length.saturating_sub(stride).max(bounds.0).min(length)
    }
}
