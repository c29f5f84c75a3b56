//! The union of any files by id.
//!
//! The order of files and lines never matters, and nothing is counted twice.

use std::collections::{BTreeMap, BTreeSet, btree_map};

use uuid::Uuid;

use crate::{
    journal::{
        entry::{Entry, Line, What},
        history::Unreadable,
    },
    text::Text,
};

/// How every line begins; inside a text its quotes would be escaped, so that it marks nothing else.
const BEGINNING: &[u8] = b"{\"v\":";

/// Entries gathered from any files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Union {
    /// Each entry with the device that wrote it.
    pub(super) entries: BTreeMap<Uuid, (Entry, Text)>,
    /// Lines of newer programs, which are kept and skipped.
    pub(super) newer: usize,
    /// Damaged lines, and files that could not be read.
    pub(super) unreadable: BTreeSet<Unreadable>,
}

impl Union {
    /// Adds a whole `file` of `device`.
    pub fn add(&mut self, file: &Text, device: &Text, bytes: &[u8]) {
        for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
            self.line(file, device, number, line);
        }
    }

    /// Adds one line of a file; `number` counts from 1. An empty line says nothing.
    pub fn line(&mut self, file: &Text, device: &Text, number: u64, line: &[u8]) {
        let line = line.trim_ascii();
        if line.is_empty() {
            return;
        }
        let whole = Line::read(line);
        let lines = match whole {
            Line::Entry(_) | Line::Newer => vec![whole],
            Line::Unreadable => glued(line).into_iter().map(mended).collect(),
        };
        for line in lines {
            match line {
                Line::Entry(entry) => self.entry(entry, device),
                Line::Newer => self.newer += 1,
                Line::Unreadable => self.lose(file, number),
            }
        }
    }

    /// Counts a line that cannot be read, or with line 0 a whole file.
    pub fn lose(&mut self, file: &Text, line: u64) {
        self.unreadable.insert(Unreadable { file: file.clone(), line });
    }

    /// Whether an outcome of the safety questions is among them that was not taken back.
    pub(super) fn has_screening(&self) -> bool {
        let all = || self.entries.values().map(|(entry, _)| entry);
        let is_gone = |id: Uuid| all().any(|entry| matches!(entry.what(), What::Deleted(it) if it.of == id));
        all().any(|entry| matches!(entry.what(), What::Screening(_)) && !is_gone(entry.id()))
    }

    /// Adds all that `other` has.
    pub(super) fn join(&mut self, other: Self) {
        for (entry, device) in other.entries.into_values() {
            self.entry(entry, &device);
        }
        self.newer += other.newer;
        self.unreadable.extend(other.unreadable);
    }

    /// Adds one entry of `device`.
    pub(super) fn entry(&mut self, entry: Entry, device: &Text) {
        match self.entries.entry(entry.id()) {
            btree_map::Entry::Vacant(place) => {
                place.insert((entry, device.clone()));
            }
            btree_map::Entry::Occupied(mut place) => {
                let (known, from) = place.get_mut();
                // Two different entries under one id: one is damaged. Whichever it is, the choice must not depend on
                // which file came first.
                if entry != *known && entry.line() < known.line() {
                    *known = entry;
                }
                if device < from {
                    *from = device.clone();
                }
            }
        }
    }
}

/// The lines in a line whose newline was lost.
fn glued(line: &[u8]) -> Vec<&[u8]> {
    let mut starts: Vec<usize> = line
        .windows(BEGINNING.len())
        .enumerate()
        .filter_map(|(at, window)| (window == BEGINNING).then_some(at))
        .collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([line.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| line.get(*start..end)).collect()
}

/// The line in `piece`, without what follows its last brace if need be.
fn mended(piece: &[u8]) -> Line {
    let last = piece.iter().rposition(|byte| *byte == b'}');
    let upto = last.and_then(|last| piece.get(..=last));
    match Line::read(piece) {
        Line::Unreadable => upto.map_or(Line::Unreadable, Line::read),
        read => read,
    }
}
