//! Everything that can be practised: the shipped files and the person's own, read once.
//!
//! What is wrong in a file is kept as a problem with its place; it never stops the other files.

mod adapt;
mod avoid;
mod bundled;
mod catalogue;
mod cause;
mod citation;
mod content;
mod copy;
mod document;
mod find;
mod gallery;
mod knowledge;
mod lines;
mod lint;
mod problem;
mod programme;
mod reading;
mod schema;
mod screening;
mod share;
mod shelf;
mod source;
mod substitutes;
mod things;
mod word;

pub use self::{
    adapt::{Adapted, Change, Remedy, adapt},
    avoid::AvoidRule,
    bundled::FILES,
    catalogue::Catalogue,
    cause::{Cause, Deed, Habit, Rhythm},
    citation::{Certainty, Citation},
    copy::{own_text, rename, shipped_text},
    find::Filter,
    lines::{Line, SpokenLines},
    problem::{Problem, Severity},
    programme::{Day, MoveOn, Programme, StepBack, Strength, Week},
    reading::{check_exercises, check_figures, check_swaps, read_exercises, read_figures, read_routine},
    schema::{exercise_schema, routine_schema},
    screening::{Allowance, Outcome, Question, Screening, Tick, Urgency},
    substitutes::{Substitute, Substitutes},
    things::{Thing, Things},
    word::{UnknownWord, read_word},
};

pub(crate) use self::share::share;

use std::{collections::HashSet, path::Path, sync::Arc};

use self::{
    content::Content,
    shelf::{Shelf, Shipped},
    source::Source,
};
use crate::{
    exercise::{Exercise, Id},
    figure::Figure,
    routine::{Origin, Routine},
};

/// All exercises and routines that are known, with what goes with them; a shipped one is read when it is first asked for.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// What the shipped routines refer to, whatever the person puts in its place.
    shipped: Catalogue,
    catalogue: Catalogue,
    routines: Shelf<Routine>,
    figures: Vec<Arc<Figure>>,
    knowledge: knowledge::Knowledge,
    problems: Vec<Problem>,
    sources: Vec<(String, String)>,
}

impl Library {
    /// What the program brings along.
    pub fn shipped() -> Self {
        let mut library = Self::default();
        for (path, text) in bundled::FILES {
            if path.starts_with(bundled::EXERCISES) {
                library.shipped.put_shipped(text);
            } else if let Some(stem) = bundled::routine(path) {
                library.routines.put_shipped(stem, text);
            }
        }
        library.catalogue = library.shipped.clone();
        library
    }

    /// The same with the files `<user_folder>/*.toml` and `<user_folder>/*/*.toml`, where one with a shipped id replaces
    /// the shipped one. A folder that is not there is an empty one.
    pub fn load(user_folder: Option<&Path>) -> Self {
        let mut library = Self::shipped();
        if let Some(folder) = user_folder {
            let (files, problems) = source::files(folder, 1);
            library.problems.extend(problems);
            library.add_own(&files);
        }
        library
    }

    /// The routine that `id` most likely means: that of the file `<user_folder>/<id>.toml`, or `<user_folder>/*/<id>.toml`,
    /// else the shipped one. No other file is read, so that only [`Library::load`] knows whether one of them says that it
    /// has this id, or replaces an exercise of the routine.
    pub fn glance(id: &str, user_folder: &Path) -> Option<Arc<Routine>> {
        let shipped = Self::shipped();
        let own = source::named(user_folder, id).and_then(|path| shipped.read_file(&path).0);
        match own.filter(|routine| routine.id.as_str() == id) {
            Some(own) => Some(Arc::new(own)),
            None => shipped.routine(id).cloned(),
        }
    }

    /// All routines, the shipped ones first.
    pub fn routines(&self) -> impl Iterator<Item = &Routine> {
        self.shared_routines().map(|routine| &**routine)
    }

    /// The same, to be kept.
    pub fn shared_routines(&self) -> impl Iterator<Item = &Arc<Routine>> {
        self.routines.iter(|shipped| self.read_shipped(shipped))
    }

    /// All exercises, the shipped ones first.
    pub fn exercises(&self) -> impl Iterator<Item = &Arc<Exercise>> {
        self.catalogue.iter()
    }

    /// The routine with this id.
    pub fn routine(&self, id: &str) -> Option<&Arc<Routine>> {
        self.routines.find(id, |shipped| self.read_shipped(shipped))
    }

    /// The exercise with this id.
    pub fn exercise(&self, id: &str) -> Option<&Arc<Exercise>> {
        self.catalogue.find(id)
    }

    /// What is wrong in the files, in the order they were read.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The source of the file that a problem names, to render it with; only files with problems have one.
    pub fn source_of(&self, file: &str) -> Option<&str> {
        self.sources.iter().find(|(name, _)| name == file).map(|(_, source)| source.as_str())
    }

    /// `routine` fitted to what is at hand, with the stand-ins the program knows.
    pub fn adapt(&self, routine: &Routine, things: &Things) -> Adapted {
        if things.is_everything() {
            return Adapted { routine: Some(routine.clone()), changes: Vec::new() };
        }
        adapt(routine, things, &self.catalogue, Substitutes::shipped())
    }

    /// The id of anything most like `id`, if one is like it.
    pub fn nearest(&self, id: &str) -> Option<&str> {
        let causes = self.causes().iter().map(|cause| cause.id.as_str());
        let programmes = self.programmes().iter().map(|programme| programme.id.as_str());
        self.nearest_practice(id).or_else(|| document::nearest(id, causes.chain(programmes)))
    }

    /// The id of a routine or an exercise most like `id`, if one is like it.
    fn nearest_practice(&self, id: &str) -> Option<&str> {
        document::nearest(id, self.routines.ids().chain(self.catalogue.ids()))
    }

    /// Checks a file, or each file of a folder and the folders in it; the problems of each with its source. Files that
    /// only hold texts in another language are passed over.
    pub fn check_path(&self, path: &Path) -> Vec<(Vec<Problem>, String)> {
        let check = |path: &Path| {
            let (_, problems, source) = self.read_file(path);
            (problems, source)
        };
        if !path.is_dir() {
            return if source::is_translation(path) { Vec::new() } else { vec![check(path)] };
        }
        let (files, problems) = source::files(path, source::DEEPEST);
        let own = (!problems.is_empty()).then_some((problems, String::new()));
        own.into_iter().chain(files.iter().map(|file| check(file))).collect()
    }

    /// Reads one file on its own: the routine in it, if it is one without errors, what is wrong, and the source to
    /// render that with.
    pub fn read_file(&self, path: &Path) -> (Option<Routine>, Vec<Problem>, String) {
        let source::Source { name, stem, text } = source::read(path);
        match text {
            Ok(text) => {
                let (routine, problems) = self.check(&name, &stem, &text);
                (routine, problems, text)
            }
            Err(unreadable) => {
                let (shown, problem) = *unreadable;
                (None, vec![problem], shown)
            }
        }
    }

    /// Reads `text` as if it were a file called `name`; it needs no id of its own.
    pub fn check_text(&self, name: &str, text: &str) -> (Option<Routine>, Vec<Problem>) {
        let (routine, problems, _) = self.check_bytes(name, text.as_bytes());
        (routine, problems)
    }

    /// The same of bytes that may be no text at all, and with the source to render the problems with.
    pub fn check_bytes(&self, name: &str, bytes: &[u8]) -> (Option<Routine>, Vec<Problem>, String) {
        match document::decode(name, bytes) {
            Ok(text) => {
                let (routine, problems) = self.check(name, "untitled", &text);
                (routine, problems, text)
            }
            Err(unreadable) => {
                let (shown, problem) = *unreadable;
                (None, vec![problem], shown)
            }
        }
    }

    fn check(&self, name: &str, stem: &str, text: &str) -> (Option<Routine>, Vec<Problem>) {
        match Content::of(text) {
            Content::Exercises => {
                let (exercises, mut problems) = check_exercises(name, text);
                problems.extend(check_swaps(name, text, &exercises, &self.catalogue));
                (None, problems)
            }
            Content::Figures => {
                let (figures, mut problems) = check_figures(name, text);
                problems.extend(self.strangers(name, text, &figures));
                (None, problems)
            }
            Content::Routine => read_routine(name, text, stem, &self.catalogue, Origin::Yours),
            Content::Knowledge(sort) => (None, self.check_knowledge(sort, (name, text), stem)),
            Content::Other => (None, Vec::new()),
        }
    }

    /// Adds the person's files, exercises before routines and those before the rest, so that each may refer
    /// to the ones before.
    fn add_own(&mut self, files: &[std::path::PathBuf]) {
        let sources = share(files, |path| {
            let source = source::read(path);
            let content = source.text.as_deref().map_or(Content::Other, Content::of);
            (source, content)
        });
        let mut ids = HashSet::new();
        let mut routines = Vec::new();
        let mut knowledge = Vec::new();
        for (Source { name, stem, text }, content) in sources {
            match text {
                Err(unreadable) => {
                    let (shown, problem) = *unreadable;
                    self.keep(&name, shown, vec![problem]);
                }
                Ok(text) => match content {
                    Content::Exercises => self.add_exercises(&name, text, &mut ids),
                    Content::Figures => self.add_figures(&name, text),
                    Content::Routine => routines.push((name, stem, text)),
                    Content::Knowledge(sort) => knowledge.push((sort, name, stem, text)),
                    Content::Other => {}
                },
            }
        }
        let read = share(&routines, |(name, stem, text)| {
            read_routine(name, text, stem, &self.catalogue, Origin::Yours)
        });
        ids.clear();
        for ((name, _, text), (routine, mut problems)) in routines.into_iter().zip(read) {
            if let Some(routine) = routine {
                if ids.insert(routine.id.clone()) {
                    let id = routine.id.to_string();
                    self.routines.put(&id, Arc::new(routine));
                } else {
                    problems.push(second(&name, &text, &routine.id));
                }
            }
            self.keep(&name, text, problems);
        }
        for (sort, name, stem, text) in knowledge {
            self.add_knowledge(sort, &name, &stem, text);
        }
    }

    /// Adds the exercises of a file; `ids` are those of the files before it.
    fn add_exercises(&mut self, name: &str, text: String, ids: &mut HashSet<Id>) {
        let (exercises, mut problems) = check_exercises(name, &text);
        let known = |exercise: &Exercise| {
            let id = exercise.id.as_ref();
            id.filter(|id| ids.contains(id)).cloned()
        };
        let taken: Vec<Id> = exercises.iter().filter_map(known).collect();
        problems.extend(taken.iter().map(|id| second(name, &text, id)));
        if taken.is_empty() {
            for exercise in exercises {
                ids.extend(exercise.id.clone());
                self.catalogue.put(exercise);
            }
        }
        self.keep(name, text, problems);
    }

    /// Adds the person's own figures, which come before those with their ids.
    fn add_figures(&mut self, name: &str, text: String) {
        let (figures, mut problems) = read_figures(name, &text);
        let is_taken = |figure: &&Figure| self.figures.iter().any(|known| known.id == figure.id);
        problems.extend(figures.iter().filter(is_taken).map(|figure| second(name, &text, &figure.id)));
        if problems.iter().all(|problem| !problem.is_error()) {
            self.figures.extend(figures.into_iter().map(Arc::new));
        }
        self.keep(name, text, problems);
    }

    fn read_shipped(&self, shipped: &Shipped<Routine>) -> Routine {
        let (routine, _) = read_routine(shipped.id, shipped.text, shipped.id, &self.shipped, Origin::Shipped);
        routine.expect("a test reads every shipped routine")
    }

    fn keep(&mut self, name: &str, source: String, problems: Vec<Problem>) {
        if !problems.is_empty() {
            self.problems.extend(problems);
            self.sources.push((name.to_owned(), source));
        }
    }
}

/// The error of a file with an id that an earlier one has.
fn second(name: &str, text: &str, id: &Id) -> Problem {
    let written = format!("\"{id}\"");
    let span = text.find(&written).map_or(0..0, |at| at..at + written.len());
    let message = format!("an earlier file has the id `{id}` already");
    Problem::new(name, text, span, Severity::Error, "second-id", &message)
        .with_help("give one of them another id")
}
