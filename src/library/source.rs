//! The files of the person's own folder, read with suspicion.
//!
//! The only place of the library that touches a disk.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::{
    document::{self, Unreadable},
    problem::{Problem, Severity, safe},
};

/// Folders within folders that are looked into when a folder is checked.
pub(super) const DEEPEST: usize = 8;

/// Folders within the person's own folder that are read: itself, and those in it.
pub(super) const LOADED: usize = 1;

/// Files of the fullest folder that is read.
const MOST_FILES: usize = 10_000;

/// How files stand: another one as soon as one of them is saved, comes or goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp(Vec<(PathBuf, Option<(SystemTime, u64)>)>);

impl Stamp {
    /// That of the files [`Library::load`](super::Library::load) reads, and of one beside them.
    pub fn of(user_folder: &Path, beside: Option<&Path>) -> Self {
        let (files, _) = files(user_folder, LOADED);
        let state = |path: &Path| {
            let metadata = fs::metadata(path).ok()?;
            Some((metadata.modified().ok()?, metadata.len()))
        };
        let all = files.into_iter().chain(beside.map(Path::to_path_buf));
        Self(
            all.map(|path| {
                let stands = state(&path);
                (path, stands)
            })
            .collect(),
        )
    }
}

/// A file and what it holds, or why it cannot be read beside what can be shown of it.
pub(super) struct Source {
    pub(super) name: String,
    pub(super) stem: String,
    pub(super) text: Result<String, Unreadable>,
}

/// Reads one file; only a regular one is touched.
pub(super) fn read(path: &Path) -> Source {
    let (name, text) = document::file::read(path);
    let stem = path.file_stem().unwrap_or_default();
    Source { stem: stem.to_string_lossy().into_owned(), name, text }
}

/// What a file is called, safe to show.
pub(super) fn name(path: &Path) -> String {
    safe(&path.to_string_lossy())
}

/// How many folders deep in `folder` a file of it lies.
pub(super) fn depth(folder: &Path, file: &Path) -> usize {
    let inside = file.strip_prefix(folder).unwrap_or(file);
    inside.components().count().saturating_sub(1)
}

/// The files `<folder>/*.toml` and those of the folders in it, `deep` levels down, in the order of their names, and what
/// was wrong with the folders.
pub(super) fn files(folder: &Path, deep: usize) -> (Vec<PathBuf>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut files = Vec::new();
    gather(folder, deep, &mut files, &mut problems);
    if files.len() > MOST_FILES {
        files.truncate(MOST_FILES);
        let why = format!("only the first {MOST_FILES} files are read");
        let name = folder.to_string_lossy();
        let problem = Problem::new(&name, "", 0..0, Severity::Warning, "too-many", &why);
        problems.push(problem);
    }
    (files, problems)
}

fn gather(folder: &Path, deep: usize, files: &mut Vec<PathBuf>, problems: &mut Vec<Problem>) {
    for path in listed(folder, problems) {
        if is_toml(&path) {
            files.extend((!is_translation(&path)).then_some(path));
        } else if deep > 0 && files.len() <= MOST_FILES && is_folder(&path, deep) {
            gather(&path, deep - 1, files, problems);
        }
    }
}

/// Whether a path is a folder to look into; further down a link is not followed, because it may lead round in a circle.
fn is_folder(path: &Path, deep: usize) -> bool {
    if deep == 1 { path.is_dir() } else { fs::symlink_metadata(path).is_ok_and(|it| it.is_dir()) }
}

/// Whether a file holds another's texts in another language: `<id>.de.toml` beside `<id>.toml`.
pub(super) fn is_translation(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let Some((id, language)) = stem.rsplit_once('.') else { return false };
    let is_language = (2..=8).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    is_language && path.with_file_name(format!("{id}.toml")).is_file()
}

/// The first of the files `<folder>/<stem>.toml` and `<folder>/*/<stem>.toml`; none of them is opened.
pub(super) fn named(folder: &Path, stem: &str) -> Option<PathBuf> {
    let is_name = !stem.starts_with('.') && !stem.contains(['/', '\\']);
    let name = format!("{stem}.toml");
    let direct = folder.join(&name);
    if !is_name || direct.exists() {
        return is_name.then_some(direct);
    }
    let folders = fs::read_dir(folder).ok()?.take(MOST_FILES * 2).filter_map(Result::ok);
    // A file is known from its listing; whatever else may be a link to a folder.
    let folders = folders.filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_file()));
    let mut files: Vec<PathBuf> =
        folders.map(|entry| entry.path().join(&name)).filter(|path| path.exists()).collect();
    files.sort();
    files.into_iter().next()
}

fn listed(folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).and_then(|entries| {
        entries
            .take(MOST_FILES * 2)
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<Vec<_>>>()
    });
    match entries {
        Ok(mut paths) => {
            // Byte by byte, not part by part: they differ in their last part only.
            paths.sort_unstable_by(|one, other| one.as_os_str().cmp(other.as_os_str()));
            paths
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            let why = format!("the folder cannot be read: {error}");
            problems.push(refusal(&folder.to_string_lossy(), "unreadable", &why));
            Vec::new()
        }
    }
}

fn is_toml(path: &Path) -> bool {
    let is_hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    !is_hidden && path.extension().is_some_and(|extension| extension == "toml")
}

fn refusal(name: &str, code: &'static str, why: &str) -> Problem {
    Problem::new(name, "", 0..0, Severity::Error, code, why)
}
