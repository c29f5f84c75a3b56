//! What a plain session tells: events, marks and beats as lines.
//!
//! It decides nothing about the session; it only finds the words and their order.

use std::sync::{Arc, mpsc::RecvTimeoutError};

use serde_json::{Map, Value};

use super::{Form, IN_ORDER, Message, Plain, clock, json, words};
use crate::{
    clock::{Moment, Now},
    cue::{self, Cue},
    figure::Figure,
    journal::Acknowledgement,
    session::{Event, Happening, Part},
};

impl Plain<'_> {
    pub(super) fn tell(&mut self, events: &[Event], now: &Now) {
        let cues = self.hear(events, now);
        for event in events {
            let entries = self.log.as_mut().map(|log| log.scribe.entries(event, now)).unwrap_or_default();
            if let Happening::Recorded(part) = &event.what {
                match entries.first() {
                    Some(entry) => self.pending.push((entry.id(), event.at, part.clone())),
                    None => self.print_part(event.at, part, None),
                }
            }
            if let Some(log) = &self.log {
                for entry in entries {
                    log.writer.write(entry);
                }
            }
            if matches!(event.what, Happening::Recorded(_)) {
                self.keep_order(now);
            }
            self.ended = event.at;
            self.print_event(event);
        }
        self.print_cues(cues);
        self.told = now.moment;
    }

    /// Waits a moment for the last part to be on the disk.
    pub(super) fn keep_order(&mut self, now: &Now) {
        while !self.pending.is_empty() {
            match self.messages.recv_timeout(IN_ORDER) {
                Ok(Message::Acknowledged(word @ Acknowledgement::Saved(_))) => self.acknowledged(&word, now),
                Ok(message) => self.inbox.push_back(message),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    pub(super) fn print_event(&mut self, event: &Event) {
        let figure = self.pictured(&event.what);
        match self.form {
            Form::Json { .. } => {
                if let Some(mut line) = json::event(&event.what, &self.session) {
                    line.extend(figure.map(|figure| json::figure(&figure)));
                    self.print_json(event.at, line);
                }
            }
            Form::Lines { .. } => {
                let line = match event.what {
                    Happening::Ended(_) => Some(cue::closing(&self.session).to_string()),
                    _ => words::line(&event.what, &self.session.progress(event.at)),
                };
                if let Some(line) = line {
                    self.print(event.at, &line);
                }
                if let Some(figure) = figure {
                    self.print(event.at, &format!("Picture: {}", figure.alt));
                }
            }
        }
    }

    /// The figure of a step that begins, once for each, as whoever hears the lines does not see it.
    fn pictured(&mut self, what: &Happening) -> Option<Arc<Figure>> {
        let Happening::Began { step, .. } = what else { return None };
        if self.pictured.replace(*step) == Some(*step) {
            return None;
        }
        let part = self.session.timeline().parts.iter().find(|part| part.step == *step)?;
        let exercise = &self.session.routine().steps.get(*step)?.exercise;
        Some(Arc::clone(self.gallery.demonstration(exercise, part.position)?.figure(0)))
    }

    /// Writes down what is said and sounded now.
    fn print_cues(&mut self, cues: Vec<(Moment, Cue)>) {
        for (at, cue) in cues {
            match self.form {
                Form::Json { cues: true } => {
                    if let Some(line) = json::cue(&cue) {
                        self.print_json(at, line);
                    }
                }
                Form::Json { cues: false } => {}
                Form::Lines { .. } => {
                    if let Some(line) = words::cue(&cue) {
                        self.print(at, &line);
                    }
                }
            }
        }
    }

    pub(super) fn acknowledged(&mut self, word: &Acknowledgement, now: &Now) {
        match word {
            Acknowledgement::Saved(id) => {
                if let Some(place) = self.pending.iter().position(|(pending, ..)| pending == id) {
                    let (_, at, part) = self.pending.remove(place);
                    self.print_part(at, &part, Some(true));
                }
            }
            Acknowledgement::Unsaved { why } => match self.form {
                Form::Json { .. } => self.print_json(now.moment, json::unsaved(why)),
                Form::Lines { .. } => {
                    self.print(now.moment, &format!("NOT SAVED: {why}. The session goes on."));
                }
            },
        }
    }

    pub(super) fn print_part(&mut self, at: Moment, part: &Part, saved: Option<bool>) {
        match self.form {
            Form::Json { .. } => self.print_json(at, json::step(part, &self.session, saved.is_none())),
            Form::Lines { .. } => {
                let step = self.session.routine().steps.get(part.step);
                if let Some(line) = step.map(|step| words::recorded(part, &step.exercise, saved)) {
                    self.print(at, &line);
                }
            }
        }
    }

    pub(super) fn print(&mut self, at: Moment, line: &str) {
        let since = clock(at.since(self.began));
        self.output.line(&format!("{since:<5} {line}"));
    }

    pub(super) fn print_json(&mut self, at: Moment, line: Map<String, Value>) {
        let line = json::at(at.since(self.began), line).to_string();
        self.output.line(&line);
    }
}
