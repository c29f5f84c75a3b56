//! Reading all files of the journal, whoever wrote them.
//!
//! Never opens a file for writing, never waits for one, and never gives up on the rest because of one.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    time::SystemTime,
};

use chrono::{DateTime, FixedOffset, TimeDelta};

use crate::{
    clock::Now,
    journal::{
        entry::Entry,
        file::{error, folder, running::LONGEST_BREAK},
        history::History,
        merge::Union,
    },
    text::Text,
};

/// Longest line looked at, in bytes; ours are far shorter.
const LONGEST: usize = 64 * 1024;

/// Most that is read of one file, in bytes: centuries of practice.
const MOST: u64 = 1 << 30;

/// How much of a file's end is read at first, in bytes: a few sessions; and at most: far more than twelve hours leave.
const TAIL: u64 = 32 * 1024;
const LONGEST_TAIL: u64 = 16 * 1024 * 1024;

/// In so many bytes at the beginning of a line stands when it was written.
const HEAD: usize = 128;

/// How many folders deep files are looked for.
const DEPTH: usize = 4;

/// All that the files under `data_folder` tell; empty if there are none. Copies that a synchroniser made of a file in
/// conflict are read too. What cannot be read is counted in the history, a whole file as its line 0.
pub fn read(data_folder: &Path) -> History {
    History::of(gathered(data_folder))
}

/// As [`read`], with entries of `device` that may not have reached a file yet; those that have are counted once.
pub fn read_with(data_folder: &Path, device: &Text, waiting: Vec<Entry>) -> History {
    let mut union = gathered(data_folder);
    for entry in waiting {
        union.entry(entry, device);
    }
    History::of(union)
}

fn gathered(data_folder: &Path) -> Union {
    let mut union = Union::default();
    for path in all(data_folder, &mut union) {
        let (name, device) = named(data_folder, &path);
        if add(&mut union, &path, &name, &device).is_err() {
            union.lose(&name, 0);
        }
    }
    union
}

/// What the lines of the last twelve hours tell, and some older ones; of a session begun before, only a part. However
/// much was ever written, it takes no longer.
pub fn read_newest(data_folder: &Path, now: &Now) -> History {
    let mut union = Union::default();
    let files = all(data_folder, &mut union);
    add_newest(&mut union, data_folder, &files, now.wall - LONGEST_BREAK);
    History::of(union)
}

/// What the lines from `since` on tell, and perhaps some older ones; and the newest outcome of the safety questions, however old it
/// is. Of a session begun before, only a part. Years before are at most skimmed, and only where no outcome came since.
pub fn read_since(data_folder: &Path, since: DateTime<FixedOffset>) -> History {
    let mut union = Union::default();
    let files = all(data_folder, &mut union);
    add_newest(&mut union, data_folder, &files, since);
    if !union.has_screening() {
        add_last_screening(&mut union, data_folder, &files);
    }
    History::of(union)
}

fn add_newest(union: &mut Union, data_folder: &Path, files: &[PathBuf], oldest: DateTime<FixedOffset>) {
    for path in files {
        let changed = fs::metadata(path).and_then(|it| it.modified());
        // Nothing was written into an older file since.
        if changed.is_ok_and(|changed| changed < SystemTime::from(oldest)) {
            continue;
        }
        let (name, device) = named(data_folder, path);
        let is_before = |line: &[u8], then| time(line).is_some_and(|time| time < then);
        match tail(path, |line| is_before(line, oldest)) {
            Ok(bytes) => {
                // A session of the day before may go on into it.
                let newest = without_leading(&bytes, |line| is_before(line, oldest - TimeDelta::days(1)));
                union.add(&name, &device, newest);
            }
            Err(_) => union.lose(&name, 0),
        }
    }
}

/// `bytes` without the lines at their beginning that are such.
fn without_leading(bytes: &[u8], is_such: impl Fn(&[u8]) -> bool) -> &[u8] {
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let taken = lines.take_while(|line| is_such(line)).map(<[u8]>::len).sum();
    bytes.get(taken..).unwrap_or_default()
}

/// When a line of ours was written, which stands near its beginning; cheaper than reading all of it.
fn time(line: &[u8]) -> Option<DateTime<FixedOffset>> {
    let head = line.get(..HEAD.min(line.len()))?.utf8_chunks().next()?.valid();
    let (time, _) = head.split_once("\"time\":\"")?.1.split_once('"')?;
    DateTime::parse_from_rfc3339(time).ok()
}

/// Adds the outcomes of the safety questions of the newest year that has one, for each device, with what takes them back.
fn add_last_screening(union: &mut Union, data_folder: &Path, files: &[PathBuf]) {
    let mut years: BTreeMap<(Text, Vec<u8>), Vec<&PathBuf>> = BTreeMap::new();
    for path in files {
        let year = path.file_name().unwrap_or_default().as_encoded_bytes();
        let year = year.get(..4).unwrap_or(year).to_vec();
        years.entry((named(data_folder, path).1, year)).or_default().push(path);
    }
    let mut found: Option<Text> = None;
    for ((device, _), files) in years.into_iter().rev() {
        if found.as_ref() == Some(&device) {
            continue;
        }
        let mut own = Union::default();
        for path in files {
            let (name, device) = named(data_folder, path);
            if add_lines(&mut own, path, &name, &device, is_about_screening).is_err() {
                union.lose(&name, 0);
            }
        }
        if own.has_screening() {
            found = Some(device);
        }
        union.join(own);
    }
}

/// Whether a line is worth reading for it; cheaper than reading it.
fn is_about_screening(line: &[u8]) -> bool {
    const EVENTS: [&str; 3] = ["screening\"", "deleted\"", "restored\""];
    let Ok(line) = std::str::from_utf8(line) else { return false };
    let Some((_, event)) = line.split_once("\"event\":") else { return false };
    let event = event.trim_start().trim_start_matches('"');
    EVENTS.iter().any(|word| event.starts_with(word))
}

/// The files of the journal, in the order of their names.
fn all(data_folder: &Path, union: &mut Union) -> Vec<PathBuf> {
    let log = data_folder.join("log");
    let mut files = Vec::new();
    // Only what is not there yet is empty; what cannot be looked into may hold years.
    let is_new = fs::symlink_metadata(&log).is_err_and(|fault| fault.kind() == ErrorKind::NotFound);
    if !is_new && find(&log, DEPTH, &mut BTreeSet::new(), &mut files).is_err() {
        union.lose(&Text::new("log"), 0);
    }
    files.sort();
    files
}

/// A file's name as it is shown, and the device it belongs to.
fn named(data_folder: &Path, path: &Path) -> (Text, Text) {
    let within = path.strip_prefix(data_folder).unwrap_or(path);
    let device = within.components().nth(1).map(|it| Text::new(&it.as_os_str().to_string_lossy()));
    (error::shown(within), device.unwrap_or_default())
}

/// The end of a file, from a line on that `is_enough`, or from its first line.
fn tail(path: &Path, is_enough: impl Fn(&[u8]) -> bool) -> io::Result<Vec<u8>> {
    let mut file = folder::open_to_read(path)?;
    let length = file.metadata()?.len();
    let mut taken = TAIL;
    loop {
        let start = length.saturating_sub(taken);
        file.seek(SeekFrom::Start(start))?;
        let mut bytes = Vec::new();
        Read::by_ref(&mut file).take(LONGEST_TAIL).read_to_end(&mut bytes)?;
        if start == 0 {
            return Ok(bytes);
        }
        // The first line is cut, unless the cut is right between two.
        let whole = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| end + 1);
        let rest = bytes.split_off(whole);
        if rest.split(|byte| *byte == b'\n').next().is_some_and(&is_enough) || taken >= LONGEST_TAIL {
            return Ok(rest);
        }
        taken = taken.saturating_mul(4).min(LONGEST_TAIL);
    }
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
    add_lines(union, path, name, device, |_| true)
}

/// Adds the lines of a file that are `wanted`.
fn add_lines(
    union: &mut Union,
    path: &Path,
    name: &Text,
    device: &Text,
    wanted: impl Fn(&[u8]) -> bool,
) -> io::Result<()> {
    let file = folder::open_to_read(path)?;
    let is_longer = file.metadata()?.len() > MOST;
    let mut reader = BufReader::with_capacity(LONGEST, file.take(MOST));
    let mut number = 1;
    let mut line = Vec::new();
    while next_line(&mut reader, &mut line)? {
        if wanted(&line) {
            union.line(name, device, number, &line);
        }
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
