//! What was really done.

use std::time::Duration;

use crate::body::{Side, tokens};

tokens! {
    /// How a part ended.
    Outcome, "an outcome" {
        /// Held to the plan, or at least to the floor.
        Done = "done", "done";
        /// Held for a while.
        Partial = "partial", "partly done";
        /// Not held at all.
        Skipped = "skipped", "skipped";
        /// Ended because it hurt.
        Hurt = "hurt", "stopped because it hurt";
    }
}

tokens! {
    /// What ended a part.
    By, "a reason" {
        /// Its time was up.
        Time = "time", "time";
        /// It let go.
        LetGo = "let-go", "let go";
        /// The cap of its last tender hold.
        Cap = "cap", "cap";
        /// The person went on, or back.
        Next = "next", "next";
        /// It hurt.
        Hurt = "hurt", "hurt";
        /// The session was left.
        Leave = "leave", "left";
    }
}

/// One part as it was done: one side of one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The step, counted from 0.
    pub step: usize,
    /// The side.
    pub side: Side,
    /// 1 for the first time, 2 when it was done again, and so on.
    pub take: u32,
    /// Held time planned, with what was given or taken by key.
    pub planned: Duration,
    /// Time in work, tender and ready phases; nothing else.
    pub held: Duration,
    /// Time that stood still in it.
    pub paused: Duration,
    /// How it ended.
    pub outcome: Outcome,
    /// What ended it.
    pub by: By,
}

/// The whole session as it was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The parts, in the order they ended.
    pub parts: Vec<Part>,
    /// Time that stood still by the person's wish, or because it hurt.
    pub paused: Duration,
    /// Time the machine slept or the program was stopped.
    pub away: Duration,
    /// Time spent settling, switching, resting and getting ready again.
    pub waited: Duration,
    /// Held time in all.
    pub held: Duration,
}
