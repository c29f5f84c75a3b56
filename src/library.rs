//! Everything that can be practised: the shipped files and the person's own, read once.
//!
//! What is wrong in a file is kept as a problem with its place; it never stops the other files.

mod adapt;
mod avoid;
mod broken;
mod bundled;
mod catalogue;
mod cause;
mod checking;
mod citation;
mod content;
mod copy;
mod find;
mod gallery;
mod knowledge;
mod lines;
mod lint;
mod own;
mod programme;
mod progression;
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
    adapt::{Adapted, Change, Remedy, adapt, adapted, stand_in},
    avoid::AvoidRule,
    broken::Broken,
    bundled::FILES,
    catalogue::Catalogue,
    cause::{Cause, Deed, Habit, Rhythm},
    citation::{Certainty, Citation},
    copy::{own_text, rename, shipped_text, text_of},
    find::{Filter, Finder, read_minutes},
    lines::{Line, SpokenLines},
    programme::{Day, MoveOn, Programme, StepBack, Strength, Week},
    reading::{check_exercises, check_figures, check_swaps, read_exercises, read_figures, read_routine},
    schema::{exercise_schema, routine_schema},
    screening::{Allowance, Outcome, Question, Screening, Tick, Urgency},
    source::Stamp,
    substitutes::{Substitute, Substitutes},
    things::{Thing, Things},
    word::{UnknownWord, read_word},
};
pub use crate::document::{Problem, Severity};

pub(crate) use self::share::share;

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use self::{
    own::{Wanted, second},
    shelf::{Shelf, Shipped},
};
// The floor below, by the names its readers here know it by.
use crate::document::{self, problem};
use crate::{
    exercise::{Exercise, Id},
    figure::Figure,
    routine::{Origin, Routine},
};

/// All exercises and routines that are known, with what goes with them; a shipped one is read when it is first asked for.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// What the shipped routines refer to, whatever the person puts in its place.
    shipped: Arc<Catalogue>,
    /// The same until the person's own come in.
    catalogue: Arc<Catalogue>,
    routines: Shelf<Routine>,
    figures: Vec<Arc<Figure>>,
    knowledge: knowledge::Knowledge,
    problems: Vec<Problem>,
    broken: Vec<Broken>,
    /// Where each of the person's own routines that can be used was read.
    own: HashMap<Id, PathBuf>,
    sources: Vec<(String, String)>,
    /// The person's files that can be checked to the end only when all others are known.
    half_checked: Vec<String>,
}

impl Library {
    /// What the program brings along.
    pub fn shipped() -> Self {
        let (mut exercises, mut routines) = (Catalogue::default(), Shelf::default());
        for (path, text) in bundled::FILES {
            if path.starts_with(bundled::EXERCISES) {
                exercises.put_shipped(text);
            } else if let Some(stem) = bundled::routine(path) {
                routines.put_shipped(stem, text);
            }
        }
        let shipped = Arc::new(exercises);
        Self { catalogue: Arc::clone(&shipped), shipped, routines, ..Self::default() }
    }

    /// The same with the files `<user_folder>/*.toml` and `<user_folder>/*/*.toml`, where one with a shipped id replaces
    /// the shipped one. A folder that is not there is an empty one.
    pub fn load(user_folder: Option<&Path>) -> Self {
        let mut library = Self::shipped();
        if let Some(folder) = user_folder {
            let (files, problems) = source::files(folder, source::LOADED);
            library.problems.extend(problems);
            library.add_own(&files, Wanted::All);
        }
        library
    }

    /// As much of [`Library::load`] as tells what the routine, the exercise or the figure `id` is: of the person's
    /// routines those that may have this id, of all other files everything. Only problems of what was read are known.
    pub fn load_for(id: &str, user_folder: &Path) -> Self {
        let mut library = Self::shipped();
        let (files, problems) = source::files(user_folder, source::LOADED);
        library.problems.extend(problems);
        library.add_own(&files, Wanted::Id(id));
        library
    }

    /// The routine that `id` most likely means: that of the file `<user_folder>/<id>.toml`, or `<user_folder>/*/<id>.toml`,
    /// else the one that is known. No other file is read, so that only [`Library::load`] knows whether one of them says that
    /// it has this id, or replaces an exercise of the routine.
    pub fn glance(&self, id: &str, user_folder: &Path) -> Option<Arc<Routine>> {
        let own = source::named(user_folder, id).and_then(|path| self.read_file(&path).0);
        match own.filter(|routine| routine.id.as_str() == id) {
            Some(own) => Some(Arc::new(own)),
            None => self.routine(id).cloned(),
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

    /// The person's own routines that cannot be used as they are: those that are no text, then the others, each in the order of
    /// their files.
    pub fn broken(&self) -> &[Broken] {
        &self.broken
    }

    /// The person's own file that the routine `id` was read from; nothing for a shipped one.
    pub fn own_file(&self, id: &Id) -> Option<&Path> {
        self.own.get(id).map(PathBuf::as_path)
    }

    /// All of the person's own files that a routine was read from.
    pub fn own_files(&self) -> impl Iterator<Item = &Path> {
        self.own.values().map(PathBuf::as_path)
    }

    /// What is wrong in the file called `file`.
    pub fn problems_of(&self, file: &str) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(move |problem| problem.file == file)
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
