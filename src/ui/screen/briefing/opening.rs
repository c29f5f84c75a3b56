//! What is said before a session, line by line.
//!
//! It begins once there is a voice, and is over when the session begins.

use std::{collections::VecDeque, time::Duration};

use crate::{
    body::Side,
    clock::Moment,
    cue::{self, Aloud, What},
    exercise::length_of,
    routine::Routine,
    session::Timeline,
    text::Text,
    ui::message::{Effect, Sounding},
};

/// Between what comes first and the first line.
const PAUSE: Duration = Duration::from_millis(600);

/// The lines still to be said.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Opening {
    lines: Option<VecDeque<(Moment, Text)>>,
    /// What comes before all of them, and since when.
    first: Option<(Moment, Text)>,
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
        if !sounding.speaks() {
            return None;
        }
        if let Some(lines) = &mut self.lines {
            if let Some((_, words)) = self.first.take() {
                let length = length_of(words.as_str()) + PAUSE;
                for (at, _) in lines.iter_mut() {
                    *at = now.after(at.since(now) + length);
                }
                lines.push_front((now, words));
            }
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
        if self.first.is_some() {
            self.begin(routine, sore, sounding, now);
        }
        ends
    }

    /// Says `words` before all else: whoever lies down with closed eyes must not wait for what does not begin by itself.
    pub(super) fn say_first(&mut self, words: Text, now: Moment) {
        self.first = Some((now, words));
    }

    /// Says nothing any more.
    pub(super) fn end(&mut self) {
        *self = Self { lines: Some(VecDeque::new()), first: None };
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
        let lines = self.lines.as_ref()?;
        self.first.as_ref().or(lines.front()).map(|(at, _)| *at)
    }
}
