//! The journal: what was practised, line by line, and what the lines add up to.
//!
//! Nothing written is ever changed or removed: whatever is put right later is a line of its own. Only `file` touches disks.

mod days;
mod entry;
mod file;
mod history;
mod index;
mod merge;
mod scribe;
mod writer;

pub use self::{
    days::{Day, Noted, Occasion, Point},
    entry::{
        Amended, Amendment, CheckIn, Deleted, Elsewhere, Entry, Finished, Held, Line, Practised, Restored,
        Resumed, Screening, Started, StepDone, Tension, What, id_at,
    },
    file::{
        Journal, JournalError, Running, device, forget_origin, note_origin, origin, read, read_newest,
        read_since, read_with, unfinished,
    },
    history::{History, Report, Session, SessionOutcome, StepReport, TensionReport, Unreadable},
    index::{Index, Lost},
    merge::Union,
    scribe::Scribe,
    writer::{Acknowledgement, Writer},
};
