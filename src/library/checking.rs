//! Files looked at one by one, on their own.
//!
//! What is wrong in them is handed back; the library stays as it is.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use super::{
    Library, check_exercises, check_figures, check_swaps, content::Content, document, problem::Problem,
    read_routine, share, source,
};
use crate::routine::{Origin, Routine};

impl Library {
    /// Checks a file, or each file of a folder and the folders in it; the problems of each with its source. Files that
    /// only hold texts in another language are passed over.
    pub fn check_path(&self, path: &Path) -> Vec<(Vec<Problem>, String)> {
        if !path.is_dir() {
            return if source::is_translation(path) { Vec::new() } else { vec![self.check_file(path)] };
        }
        let (files, problems) = source::files(path, source::DEEPEST);
        let own = (!problems.is_empty()).then_some((problems, String::new()));
        own.into_iter().chain(share(&files, |file| self.check_file(file))).collect()
    }

    /// The same of the folder this library was loaded from; what was read then is not read again. An id used twice is
    /// told, too.
    pub fn check_own(&self, folder: &Path) -> Vec<(Vec<Problem>, String)> {
        let mut known: HashMap<&str, Vec<&Problem>> = HashMap::new();
        for problem in &self.problems {
            known.entry(problem.file.as_str()).or_default().push(problem);
        }
        let (files, problems) = source::files(folder, source::DEEPEST);
        let own = (!problems.is_empty()).then_some((problems, String::new()));
        let check = |file: &PathBuf| {
            let name = source::name(file);
            let found: Vec<Problem> =
                known.get(name.as_str()).into_iter().flatten().copied().cloned().collect();
            if source::depth(folder, file) <= source::LOADED && !self.half_checked.contains(&name) {
                return (found, self.source_of(&name).unwrap_or_default().to_owned());
            }
            let (mut problems, text) = self.check_file(file);
            let more: Vec<Problem> =
                found.into_iter().filter(|problem| !problems.contains(problem)).collect();
            problems.extend(more);
            (problems, text)
        };
        own.into_iter().chain(files.iter().map(check)).collect()
    }

    fn check_file(&self, path: &Path) -> (Vec<Problem>, String) {
        let (_, problems, source) = self.read_file(path);
        (problems, source)
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
}
