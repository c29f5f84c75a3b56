//! What all rooms know: the library, the person, what the person chose, and the time.

use std::{mem, sync::Arc};

use crate::{
    body::{Area, Side},
    clock::Now,
    coach::{self, AskAgain, Case, Leading, Person, Standing, Today},
    journal::Entry,
    library::Library,
    routine::Routine,
    settings::Settings,
    text::capital,
    ui::{
        chosen::Chosen,
        message::{Known, Message},
        shelves::Shelves,
    },
};

/// What all rooms know.
#[derive(Clone, Debug, Default)]
pub(super) struct House {
    /// Whether the files are read.
    pub(super) reading: Reading,
    /// All that is in them.
    pub(super) library: Arc<Library>,
    /// The routines that may be done, as they may be done; empty before the files are read.
    pub(super) routines: Vec<Arc<Routine>>,
    /// The same to look through, with the exercises that may be done.
    pub(super) shelves: Arc<Shelves>,
    /// What the journal's last weeks tell, and what the person keeps; a stranger before it is read.
    pub(super) person: Box<Person>,
    /// What there is to say today; nothing before the journal is read.
    pub(super) today: Option<Box<Today>>,
    /// What the person chose.
    pub(super) settings: Settings,
    /// What the settings file and the environment say; nothing before somebody asked.
    pub(super) chosen: Option<Arc<Chosen>>,
    /// When the interface was last told anything.
    pub(super) now: Now,
    /// The last outcome of the safety questions, until the journal that is read holds it.
    pub(super) answered: Option<Entry>,
}

/// Whether the files are read.
#[derive(Clone, Debug, Default)]
pub(super) enum Reading {
    /// Nobody was asked yet.
    #[default]
    Unasked,
    /// They are being read; what was pressed meanwhile waits for them.
    Awaited(Vec<Message>),
    /// All of them are read.
    Done,
}

impl House {
    /// The routines, once the files are read.
    pub(super) fn known(&self) -> Option<&[Arc<Routine>]> {
        match self.reading {
            Reading::Unasked | Reading::Awaited(_) => None,
            Reading::Done => Some(&self.routines),
        }
    }

    /// What the coach goes by.
    pub(super) fn case(&self) -> Case<'_> {
        self.person.case(&self.library, &self.now)
    }

    /// What is refused and why, in a sentence; nothing if nothing is.
    pub(super) fn refusal(&self) -> Option<String> {
        let refusal = self.today.as_ref().and_then(|today| today.refusal.as_ref());
        refusal.map(|words| format!("{}.", capital(words).trim_end_matches('.')))
    }

    /// Takes in what files and journal say.
    pub(super) fn learn(&mut self, known: &Known) {
        self.library = Arc::clone(&known.library);
        self.routines.clone_from(&known.routines);
        self.person.clone_from(&known.person);
        self.shelves = known
            .shelves
            .clone()
            .unwrap_or_else(|| Arc::new(Shelves::of(&known.library, &known.routines, &known.person)));
        self.heed_answers();
        self.today = Some(Box::new(coach::today(&self.case())));
    }

    /// Takes in an outcome of the safety questions, which counts from now on, whether it can be saved or not.
    pub(super) fn heed(&mut self, outcome: &Entry) {
        self.answered = Some(outcome.clone());
        self.heed_answers();
        self.today = Some(Box::new(coach::today(&self.case())));
    }

    /// Adds the last outcome to a person whose journal was read before it was there.
    fn heed_answers(&mut self) {
        let Some(outcome) = self.answered.take() else { return };
        if self.person.history.others.iter().any(|entry| entry.id() == outcome.id()) {
            return;
        }
        let Person { mut history, limits, things, choices, .. } = mem::take(&mut *self.person);
        history.others.push(outcome.clone());
        self.answered = Some(outcome);
        let person = Person::of(history, things, choices, &self.library, &self.now);
        if person.limits != limits {
            let (all, leading) = (self.library.shared_routines(), person.leading(&self.library, &self.now));
            self.routines = all.filter_map(|routine| leading.led(routine)).collect();
            self.shelves = Arc::new(Shelves::of(&self.library, &self.routines, &person));
        }
        *self.person = person;
    }

    /// The routine with this id as it may be done; nothing if it may not be, or is not there.
    pub(super) fn routine(&self, id: &str) -> Option<&Arc<Routine>> {
        self.routines.iter().find(|routine| routine.id.as_str() == id)
    }

    /// What `routine` was before it was fitted to the person; itself where it comes from elsewhere, or was fitted elsewhere.
    pub(super) fn written(&self, routine: &Arc<Routine>) -> Arc<Routine> {
        let is_ours = self.routine(routine.id.as_str()).is_some_and(|ours| ours == routine);
        let written = self.library.routine(routine.id.as_str()).filter(|_| is_ours);
        Arc::clone(written.unwrap_or(routine))
    }

    /// What leads the person through routines now.
    pub(super) fn leading(&self) -> Leading<'_> {
        self.person.leading(&self.library, &self.now)
    }

    /// Why the safety questions come before `routine`, for a person who says now how tense they are; nothing if they do not.
    pub(super) fn asks_before(&self, routine: &Routine, tension: &[(Area, Side, u8)]) -> Option<AskAgain> {
        // Before everything is read nobody knows here what was answered; whoever opens a briefing then does.
        if self.known().is_none() || coach::needs_no_questions(routine, &self.library) {
            return None;
        }
        let (standing, case) = (self.person.standing.as_ref(), self.case());
        let said = tension.iter();
        let mut said =
            said.filter_map(|(area, _, value)| Standing::ask_again_at(standing, *area, *value, &case));
        Standing::ask_again(standing, &case).or_else(|| said.next())
    }

    /// Takes in that the files are read; hands back what waited for them, and whether they were read before.
    pub(super) fn end_reading(&mut self) -> (Vec<Message>, bool) {
        match mem::replace(&mut self.reading, Reading::Done) {
            Reading::Unasked => (Vec::new(), false),
            Reading::Awaited(waiting) => (waiting, false),
            Reading::Done => (Vec::new(), true),
        }
    }
}
