//! The settings, changed from within the interface.
//!
//! On a thread: a disk that is slow, or another program that is at the file, never keeps a key waiting.

use std::{
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    thread,
    time::Duration,
};

use crate::{
    cli::{chosen, complain, places::Places, rim},
    settings::{self, KEYS, Loaded, SettingsError},
    text::{Text, capital},
    ui::{
        chosen::{Change, Chosen},
        message::Message,
    },
};

/// How long the end waits for the last change.
const PATIENCE: Duration = Duration::from_secs(2);

/// Changes the settings, and tells the interface how they are.
pub(super) struct Chooser {
    places: Places,
    sender: Sender<Message>,
    desk: Option<Desk>,
}

/// The thread that writes.
struct Desk {
    changes: Sender<Vec<Change>>,
    /// Ends with the thread.
    end: Receiver<()>,
}

impl Chooser {
    pub(super) fn new(places: Places, sender: Sender<Message>) -> Self {
        Self { places, sender, desk: None }
    }

    /// Writes `changes` and answers with [`Message::Settings`].
    pub(super) fn choose(&mut self, changes: Vec<Change>) {
        let desk = self.desk.get_or_insert_with(|| Desk::open(self.places.clone(), self.sender.clone()));
        // A thread that is gone panicked, which the hook has told.
        let _ = desk.changes.send(changes);
    }

    /// Waits until the last change is written; a disk that hangs is not waited for.
    pub(super) fn close(self) {
        if let Some(Desk { changes, end }) = self.desk {
            drop(changes);
            if end.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                complain("the last change of the settings may not be written\nthe disk does not answer");
            }
        }
    }
}

impl Desk {
    fn open(places: Places, sender: Sender<Message>) -> Self {
        let (changes, asked) = mpsc::channel();
        let (alive, end) = mpsc::channel();
        thread::spawn(move || {
            while let Ok(first) = asked.recv() {
                let answer = answer(&places, together(first, &asked));
                // Whoever has left hears on the way out what was not written.
                if let Err(mpsc::SendError(Message::Settings(answer))) =
                    sender.send(Message::Settings(Box::new(answer)))
                    && let Some(refusal) = answer.refusal
                {
                    complain(&format!("a setting was not changed\n{refusal}"));
                }
            }
            drop::<Sender<()>>(alive);
        });
        Self { changes, end }
    }
}

/// `first` and all that has been asked for since, of each key only the last: an arrow held down writes the file once.
fn together(first: Vec<Change>, asked: &Receiver<Vec<Change>>) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    for change in first.into_iter().chain(asked.try_iter().flatten()) {
        all.retain(|other| other.key != change.key);
        all.push(change);
    }
    all
}

/// Writes `changes` one after the other, and looks how the settings are then.
fn answer(places: &Places, changes: Vec<Change>) -> Chosen {
    let write = |change: &Change| {
        let key = settings::key(change.key)?;
        settings::change(&places.settings, key, change.value.as_deref()).map_err(|error| match error {
            SettingsError::Disk { .. } => format!("{error}\nnothing was changed"),
            SettingsError::Value(_) | SettingsError::File(_) | SettingsError::Busy => error.to_string(),
        })
    };
    let refusal = changes.iter().find_map(|change| write(change).err());
    let loaded = settings::load(&places.settings);
    Chosen { changes, refusal: refusal.as_deref().map(sentence), ..chosen_of(&loaded) }
}

/// The settings of `loaded`, and what becomes of them here.
fn chosen_of(loaded: &Loaded) -> Chosen {
    let settings = chosen::settings_of(loaded);
    let instead = |key: &settings::Key| Some((key.name, Text::new(&chosen::instead(key.name)?)));
    let trouble = |problem: &crate::library::Problem| {
        Text::new(&format!("{}, line {}: {}", problem.file, problem.line, problem.message))
    };
    Chosen {
        written: loaded.settings.clone(),
        theme: chosen::theme(&settings),
        graphics: chosen::graphics(&settings),
        movement: chosen::movement(&settings),
        telling: rim::telling(&settings, 0),
        instead: KEYS.iter().filter_map(instead).collect(),
        troubles: loaded.problems.iter().map(trouble).collect(),
        changes: Vec::new(),
        refusal: None,
        settings,
    }
}

/// Lines of an error as one sentence after the other.
fn sentence(words: &str) -> Text {
    let lines: Vec<String> =
        words.lines().map(|line| format!("{}.", capital(line.trim_end_matches('.')))).collect();
    Text::new(&lines.join(" "))
}
