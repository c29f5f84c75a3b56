//! What a person, or the machine, asks of a running session.

use crate::session::PauseReason;

/// A request to a running session. One that makes no sense at the moment does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Let time stand still.
    Pause(PauseReason),
    /// Let it go on; into work through three seconds of "get ready".
    Resume,
    /// The one thing that makes sense now: go, it let go, tender here, done, resume.
    Ready,
    /// Leave this part, to the other side or the next step.
    Next,
    /// This part again, or the one before, always through settling.
    Back,
    /// Ten seconds, one repetition or one cycle more, inside the range.
    More,
    /// The same less.
    Less,
    /// It hurts: the part ends and time stands still on the stop card.
    Hurts,
    /// From the stop card: this part again, at the low end of its range.
    Lighter,
    /// From the stop card: on to the next part.
    Skip,
    /// End the session here.
    Leave,
}
