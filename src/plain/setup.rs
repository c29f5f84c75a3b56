//! Whom to lead and how, and what came of it.

use std::sync::Arc;

use uuid::Uuid;

use super::Sound;
use crate::{
    cue::Score,
    figure::Gallery,
    journal::{Scribe, Writer},
    routine::Routine,
    session::{Ending, Options},
};

/// How to lead the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Lines to read or to hear; with a bell where tones are wanted and none can be played.
    Lines {
        /// Whether a bell may ring.
        bell: bool,
    },
    /// One JSON object a line.
    Json {
        /// With the cues.
        cues: bool,
    },
}

/// Where the journal's lines go.
#[derive(Debug)]
pub struct Log {
    /// Turns events into entries.
    pub scribe: Scribe,
    /// Writes them.
    pub writer: Writer,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finish {
    /// How it ended.
    pub ending: Ending,
    /// Whether every line is on the disk; a rehearsal has none to write.
    pub saved: bool,
    /// The signal that ended it, if one did.
    pub signal: Option<i32>,
    /// Whether standard output was closed before the end.
    pub output_closed: bool,
    /// Whether what hurt is new or severe, and the session was left for the safety questions.
    pub is_severe: bool,
}

/// What keys there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyboard {
    /// None can come.
    None,
    /// All work.
    Open,
    /// They are locked at first.
    Locked,
}

/// Whom to lead, and how.
pub struct Setup {
    /// The session's id.
    pub id: Uuid,
    /// The routine.
    pub routine: Arc<Routine>,
    /// Sides, and where to begin.
    pub options: Options,
    /// Lines or JSON.
    pub form: Form,
    /// What shows its steps: here, in a sentence.
    pub gallery: Gallery,
    /// What is said and sounded.
    pub score: Score,
    /// Whether that is heard.
    pub sound: Sound,
    /// The journal; none for a rehearsal.
    pub log: Option<Log>,
    /// Whether keys can come.
    pub keyboard: Keyboard,
}
