//! To come.

mod event;
mod record;

pub use self::{
    event::{Ending, Event, Happening, PauseReason, PhaseKind},
    record::{By, Outcome, Part, Record},
};
