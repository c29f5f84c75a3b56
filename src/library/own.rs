//! The person's own files, put together with what the program brings along.
//!
//! An error stops its file only; all problems are kept.

use std::{collections::HashSet, path::PathBuf, sync::Arc};

use super::{
    Library,
    broken::Broken,
    check_exercises,
    content::Content,
    problem::{Problem, Severity},
    read_figures, read_routine, share,
    source::{self, Source},
};
use crate::{
    exercise::{Exercise, Id},
    figure::Figure,
    routine::Origin,
};

/// Which of the person's routines are read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted<'a> {
    All,
    /// Those that may have this id.
    Id(&'a str),
}

impl Wanted<'_> {
    /// Whether a file may hold such a routine. One that writes letters as numbers may hold any.
    fn may_be(self, stem: &str, text: &str) -> bool {
        match self {
            Self::All => true,
            Self::Id(id) => stem == id || text.contains(id) || text.contains('\\'),
        }
    }
}

impl Library {
    /// Adds the person's files, exercises before routines and those before the rest, so that each may refer
    /// to the ones before. Of the routines only those that are wanted, unless a file of the rest may refer to others.
    pub(super) fn add_own(&mut self, files: &[PathBuf], wanted: Wanted<'_>) {
        let sources = share(files, |path| {
            let source = source::read(path);
            let content = source.text.as_deref().map_or(Content::Other, Content::of);
            (source, content)
        });
        let mut ids = HashSet::new();
        let (mut routines, mut knowledge) = (Vec::new(), Vec::new());
        for (path, (Source { name, stem, text }, content)) in files.iter().zip(sources) {
            match text {
                Err(unreadable) => {
                    let (shown, problem) = *unreadable;
                    // What cannot be opened at all is nothing to be edited, either.
                    if problem.code != "unreadable" && Content::of(&shown) == Content::Routine {
                        self.broken.extend(Broken::of(path, &name, &shown));
                    }
                    self.keep(&name, shown, vec![problem]);
                }
                Ok(text) => match content {
                    Content::Exercises => self.add_exercises(name, text, &mut ids),
                    Content::Figures => self.add_figures(name, text),
                    Content::Routine => routines.push((path, name, stem, text)),
                    Content::Knowledge(sort) => knowledge.push((sort, name, stem, text)),
                    Content::Other => {}
                },
            }
        }
        let wanted = if knowledge.is_empty() { wanted } else { Wanted::All };
        routines.retain(|(_, _, stem, text)| wanted.may_be(stem, text));
        let read = share(&routines, |(_, name, stem, text)| {
            read_routine(name, text, stem, &self.catalogue, Origin::Yours)
        });
        ids.clear();
        for ((path, name, _, text), (routine, mut problems)) in routines.into_iter().zip(read) {
            let mut is_used = false;
            if let Some(routine) = routine {
                if ids.insert(routine.id.clone()) {
                    let id = routine.id.clone();
                    self.routines.put(id.as_str(), Arc::new(routine));
                    self.own.insert(id, path.clone());
                    is_used = true;
                } else {
                    problems.push(second(&name, &text, &routine.id));
                }
            }
            if !is_used {
                self.broken.extend(problems.first().and_then(|first| Broken::of(path, &first.file, &text)));
            }
            self.keep(&name, text, problems);
        }
        for (sort, name, stem, text) in knowledge {
            self.add_knowledge(sort, &name, &stem, text);
        }
    }

    /// Adds the exercises of a file; `ids` are those of the files before it.
    fn add_exercises(&mut self, name: String, text: String, ids: &mut HashSet<Id>) {
        let (exercises, mut problems) = check_exercises(&name, &text);
        let known = |exercise: &Exercise| {
            let id = exercise.id.as_ref();
            id.filter(|id| ids.contains(id)).cloned()
        };
        let taken: Vec<Id> = exercises.iter().filter_map(known).collect();
        problems.extend(taken.iter().map(|id| second(&name, &text, id)));
        if taken.is_empty() {
            for exercise in exercises {
                ids.extend(exercise.id.clone());
                Arc::make_mut(&mut self.catalogue).put(exercise);
            }
        }
        self.keep(&name, text, problems);
        self.half_checked.push(name);
    }

    /// Adds the person's own figures, which come before those with their ids.
    fn add_figures(&mut self, name: String, text: String) {
        let (figures, mut problems) = read_figures(&name, &text);
        let is_taken = |figure: &&Figure| self.figures.iter().any(|known| known.id == figure.id);
        problems.extend(figures.iter().filter(is_taken).map(|figure| second(&name, &text, &figure.id)));
        if problems.iter().all(|problem| !problem.is_error()) {
            self.figures.extend(figures.into_iter().map(Arc::new));
        }
        self.keep(&name, text, problems);
        self.half_checked.push(name);
    }
}

/// The error of a file with an id that an earlier one has.
pub(super) fn second(name: &str, text: &str, id: &Id) -> Problem {
    let written = format!("\"{id}\"");
    let span = text.find(&written).map_or(0..0, |at| at..at + written.len());
    let message = format!("an earlier file has the id `{id}` already");
    Problem::new(name, text, span, Severity::Error, "second-id", &message)
        .with_help("give one of them another id")
}
