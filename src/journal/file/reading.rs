//! Reading all files of the journal, whoever wrote them.
//!
//! Never opens a file for writing, never waits for one, and never gives up on the rest because of one.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, BufRead, BufReader, ErrorKind, Read},
    path::{Path, PathBuf},
};

use crate::{
    journal::{
        file::{error, folder},
        history::History,
        merge::Union,
    },
    text::Text,
};

/// Longest line looked at, in bytes; ours are far shorter.
const LONGEST: usize = 64 * 1024;

/// Most that is read of one file, in bytes: centuries of practice.
const MOST: u64 = 1 << 30;

/// How many folders deep files are looked for.
const DEPTH: usize = 4;

/// All that the files under `data_folder` tell; empty if there are none. Copies that a synchroniser made of a file in
/// conflict are read too. What cannot be read is counted in the history, a whole file as its line 0.
pub fn read(data_folder: &Path) -> History {
    let log = data_folder.join("log");
    let mut union = Union::default();
    let mut files = Vec::new();
    if fs::symlink_metadata(&log).is_ok() && find(&log, DEPTH, &mut BTreeSet::new(), &mut files).is_err() {
        union.lose(&Text::new("log"), 0);
    }
    files.sort();
    for path in files {
        let within = path.strip_prefix(data_folder).unwrap_or(&path);
        let name = error::shown(within);
        let device = within.components().nth(1).map(|it| Text::new(&it.as_os_str().to_string_lossy()));
        if add(&mut union, &path, &name, &device.unwrap_or_default()).is_err() {
            union.lose(&name, 0);
        }
    }
    History::of(union)
}

/// Collects the files of the journal in `place`; links to folders are followed, each folder once.
fn find(
    place: &Path,
    depth: usize,
    seen: &mut BTreeSet<PathBuf>,
    files: &mut Vec<PathBuf>,
) -> io::Result<()> {
    if depth == 0 || !seen.insert(fs::canonicalize(place)?) {
        return Ok(());
    }
    for item in fs::read_dir(place)? {
        let path = item?.path();
        if path.is_dir() {
            // A folder that cannot be listed hides nothing of the others; it is counted as a file that cannot be read.
            if find(&path, depth - 1, seen, files).is_err() {
                files.push(path);
            }
        } else if path.extension().is_some_and(|it| it == "jsonl") {
            files.push(path);
        }
    }
    Ok(())
}

fn add(union: &mut Union, path: &Path, name: &Text, device: &Text) -> io::Result<()> {
    let file = folder::open_to_read(path)?;
    let is_longer = file.metadata()?.len() > MOST;
    let mut reader = BufReader::with_capacity(LONGEST, file.take(MOST));
    let mut number = 1;
    let mut line = Vec::new();
    while next_line(&mut reader, &mut line)? {
        union.line(name, device, number, &line);
        number += 1;
    }
    if is_longer {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(())
}

/// Reads one line, of which no more is kept than the longest one looked at; `false` at the end of the file.
fn next_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    let mut is_some = false;
    loop {
        let bytes = match reader.fill_buf() {
            Err(fault) if fault.kind() == ErrorKind::Interrupted => continue,
            bytes => bytes?,
        };
        if bytes.is_empty() {
            return Ok(is_some);
        }
        is_some = true;
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let upto = end.unwrap_or(bytes.len());
        let kept = upto.min(LONGEST.saturating_sub(line.len()));
        line.extend_from_slice(bytes.get(..kept).unwrap_or_default());
        reader.consume(end.map_or(upto, |end| end + 1));
        if end.is_some() {
            return Ok(true);
        }
    }
}
