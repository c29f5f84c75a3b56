//! What is said before a session, line by line.
//!
//! It begins once there is a voice, and is over when the session begins.

use std::{collections::VecDeque, time::Duration};

use crate::{
    body::Side,
    clock::Moment,
    cue::{self, Aloud, What},
    routine::Routine,
    session::Timeline,
    text::Text,
    ui::message::{Effect, Sounding},
};

/// The lines still to be said.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Opening {
    lines: Option<VecDeque<(Moment, Text)>>,
}

impl Opening {
    /// Writes the lines once there is a voice to say them; tells how long they take then.
    pub(super) fn begin(
        &mut self,
        routine: &Routine,
        sore: Option<Side>,
        sounding: &Sounding,
        now: Moment,
    ) -> Option<Duration> {
        if self.lines.is_some() || !sounding.speaks() {
            return None;
        }
        let timeline = Timeline::of(routine, sore);
        let cues = cue::shipped_opening(routine, &timeline, sounding.telling);
        let ends = cues.last().map(|cue| cue.at + cue.length);
        let line = |cue: cue::Cue| match cue.what {
            What::Say(words) => Some((now.after(cue.at), words)),
            What::Tone(_) | What::Hush => None,
        };
        self.lines = Some(cues.into_iter().filter_map(line).collect());
        ends
    }

    /// The line that is due.
    pub(super) fn due(&mut self, now: Moment) -> Option<Effect> {
        let lines = self.lines.as_mut()?;
        let mut due = None;
        while let Some((_, words)) = lines.pop_front_if(|(at, _)| *at <= now) {
            due = Some(Effect::Aloud(Aloud::Say { words, after: Duration::ZERO }));
        }
        due
    }

    /// When the next line is due.
    pub(super) fn next_due(&self) -> Option<Moment> {
        self.lines.as_ref()?.front().map(|(at, _)| *at)
    }
}
