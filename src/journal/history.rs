//! What the lines add up to: sessions with their steps, amended, without the deleted ones.
//!
//! A plain function of the union of all files; it never writes.

mod report;

pub use self::report::{Report, StepReport, TensionReport};

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    journal::{
        entry::{Amended, Amendment, Entry, Finished, Started, StepDone, Tension, What},
        merge::Union,
    },
    session::Ending,
    text::Text,
};

/// All that was practised.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// The sessions that count, newest last.
    pub sessions: Vec<Session>,
    /// Check-ins, things done elsewhere and screenings that count, newest last.
    pub others: Vec<Entry>,
    /// Damaged lines, by file and line.
    pub unreadable: Vec<Unreadable>,
    /// How many lines a newer program wrote.
    pub newer: usize,
}

/// One session.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Its id.
    pub id: Uuid,
    /// The device it was done on.
    pub device: Text,
    /// When its first entry was made.
    pub began: DateTime<FixedOffset>,
    /// How it began; none if that line is lost.
    pub started: Option<Started>,
    /// Its parts, in the order they ended.
    pub steps: Vec<StepDone>,
    /// How and when it ended; none if it did not.
    pub finished: Option<(DateTime<FixedOffset>, Finished)>,
    /// Tension before.
    pub before: Vec<Tension>,
    /// Tension after.
    pub after: Vec<Tension>,
    /// The person's note.
    pub note: Option<Text>,
}

impl Session {
    /// How it ended.
    pub fn outcome(&self) -> SessionOutcome {
        match self.finished.as_ref().map(|(_, finished)| finished.outcome) {
            Some(Ending::Completed) => SessionOutcome::Completed,
            Some(Ending::Left) => SessionOutcome::Left,
            None => SessionOutcome::Unfinished,
        }
    }

    /// Moves it to another time, from its beginning to its end.
    pub(super) fn move_to(&mut self, time: DateTime<FixedOffset>) {
        let by = time - self.began;
        self.began = time;
        if let Some((ended, _)) = &mut self.finished {
            *ended += by;
        }
    }

    fn begun(id: Uuid, entry: &Entry, device: &Text) -> Self {
        Self {
            id,
            device: device.clone(),
            began: entry.time(),
            started: None,
            steps: Vec::new(),
            finished: None,
            before: Vec::new(),
            after: Vec::new(),
            note: None,
        }
    }
}

/// How a session ended, as the log says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SessionOutcome {
    /// Its last phase passed.
    Completed,
    /// It was ended before.
    Left,
    /// Nothing says that it ended.
    Unfinished,
}

/// A place in a file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unreadable {
    /// The file, as seen from the data folder.
    pub file: Text,
    /// The line, counted from 1; 0 for the whole file.
    pub line: u64,
}

impl History {
    /// What the entries of `union` add up to.
    pub fn of(union: Union) -> Self {
        let mut entries: Vec<(Entry, Text)> = union.entries.into_values().collect();
        entries.sort_by_key(|(entry, _)| (entry.time(), entry.id()));
        let said = Said::of(&entries);
        let mut sessions = BTreeMap::new();
        let mut others = Vec::new();
        for (entry, device) in entries {
            match session_of(&entry) {
                Some(_) if said.is_deleted(entry.id()) => {}
                Some(id) => add(&mut sessions, id, entry, &device),
                None if is_other(&entry) && !said.is_deleted(entry.id()) => others.push(entry),
                None => {}
            }
        }
        let mut sessions: Vec<Session> = sessions.into_values().collect();
        sessions.retain(|session: &Session| !said.is_deleted(session.id));
        for session in &mut sessions {
            said.amend(session);
        }
        sessions.sort_by_key(|session| (session.began, session.id));
        let mut others: Vec<Entry> = others.into_iter().map(|it| said.amend_other(it)).collect();
        others.sort_by_key(|entry| (entry.time(), entry.id()));
        Self { sessions, others, unreadable: union.unreadable.into_iter().collect(), newer: union.newer }
    }

    /// The history as `log --json` prints it.
    pub fn report(&self) -> Report<'_> {
        Report::of(self)
    }
}

/// What was said later about sessions and entries, the latest word of each.
#[derive(Default)]
struct Said {
    deleted: HashSet<Uuid>,
    set: HashMap<Uuid, Amendment>,
}

impl Said {
    /// Takes entries in order, so that the latest wins. Whoever names a session by its first entry means the session.
    fn of(entries: &[(Entry, Text)]) -> Self {
        let named: HashMap<Uuid, Uuid> = entries
            .iter()
            .filter_map(|(entry, _)| match entry.what() {
                What::Started(it) => Some((entry.id(), it.session)),
                _ => None,
            })
            .collect();
        let name = |of: Uuid| named.get(&of).copied().unwrap_or(of);
        let mut said = Self::default();
        for (entry, _) in entries {
            match entry.what() {
                What::Deleted(it) => _ = said.deleted.insert(name(it.of)),
                What::Restored(it) => _ = said.deleted.remove(&name(it.of)),
                What::Amended(Amended { of, set }) => {
                    let kept = said.set.entry(name(*of)).or_default();
                    kept.tension_after = set.tension_after.clone().or(kept.tension_after.take());
                    kept.note = set.note.clone().or(kept.note.take());
                    kept.time = set.time.or(kept.time);
                }
                _ => {}
            }
        }
        said
    }

    fn is_deleted(&self, id: Uuid) -> bool {
        self.deleted.contains(&id)
    }

    fn amend(&self, session: &mut Session) {
        let Some(set) = self.set.get(&session.id) else {
            return;
        };
        session.after = set.tension_after.clone().unwrap_or_default();
        session.note = set.note.clone().filter(|note| !note.is_empty());
        if let Some(time) = set.time {
            session.move_to(time);
        }
    }

    fn amend_other(&self, entry: Entry) -> Entry {
        let Some(set) = self.set.get(&entry.id()) else { return entry };
        let entry = match &set.note {
            Some(note) => entry.with_note(note.clone()),
            None => entry,
        };
        let entry = match &set.tension_after {
            Some(tension) => entry.with_tension(tension.clone()),
            None => entry,
        };
        match set.time {
            Some(time) => entry.at(time),
            None => entry,
        }
    }
}

/// The session an entry belongs to.
fn session_of(entry: &Entry) -> Option<Uuid> {
    match entry.what() {
        What::Started(it) => Some(it.session),
        What::Step(it) => Some(it.session),
        What::Held(it) => Some(it.session),
        What::Resumed(it) => Some(it.session),
        What::Finished(it) => Some(it.session),
        What::Amended(_)
        | What::Deleted(_)
        | What::Restored(_)
        | What::CheckIn(_)
        | What::Elsewhere(_)
        | What::Screening(_) => None,
    }
}

fn is_other(entry: &Entry) -> bool {
    matches!(entry.what(), What::CheckIn(_) | What::Elsewhere(_) | What::Screening(_))
}

/// Adds an entry to its session; entries come in order.
fn add(sessions: &mut BTreeMap<Uuid, Session>, id: Uuid, entry: Entry, device: &Text) {
    let session = sessions.entry(id).or_insert_with(|| Session::begun(id, &entry, device));
    let time = entry.time();
    match entry.into_what() {
        What::Started(it) => {
            session.before.clone_from(&it.tension);
            session.device = device.clone();
            session.began = time;
            session.started = Some(*it);
        }
        What::Step(it) => session.steps.push(*it),
        What::Finished(it) => session.finished = Some((time, it)),
        What::Held(_)
        | What::Resumed(_)
        | What::Amended(_)
        | What::Deleted(_)
        | What::Restored(_)
        | What::CheckIn(_)
        | What::Elsewhere(_)
        | What::Screening(_) => {}
    }
}
