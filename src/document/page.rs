//! A file's source and what was found wrong in it.
//!
//! It keeps the first problems and counts the rest.

use std::{cell::RefCell, ops::Range};

use crate::document::problem::{Problem, Severity};

/// Problems of one file that are kept; a file with more is wrong as a whole.
const KEPT: usize = 20;

/// A source under reading.
pub(crate) struct Page<'s> {
    /// The name to show.
    pub(crate) name: &'s str,
    /// The text.
    pub(crate) source: &'s str,
    found: RefCell<Found>,
}

#[derive(Default)]
struct Found {
    problems: Vec<Problem>,
    more: usize,
    more_errors: bool,
    first_more: Range<usize>,
}

impl<'s> Page<'s> {
    pub(crate) fn new(name: &'s str, source: &'s str) -> Self {
        Self { name, source, found: RefCell::default() }
    }

    /// The lines that `span` stands on, without the end of the last; one that ends with its line stands on no other.
    pub(super) fn lines_of(&self, span: Range<usize>) -> Range<usize> {
        let start = self.source.floor_char_boundary(span.start);
        let last = self.source.floor_char_boundary(span.end.saturating_sub(1).max(start));
        let before = self.source[..start].rfind('\n').map_or(0, |at| at + 1);
        before..self.source[last..].find('\n').map_or(self.source.len(), |at| last + at)
    }

    /// Notes something that stops the file.
    pub(crate) fn error(&self, span: Range<usize>, code: &'static str, message: &str, help: Option<&str>) {
        self.note(span, Severity::Error, code, message, help);
    }

    /// Notes something the file can be used in spite of.
    pub(crate) fn warning(&self, span: Range<usize>, code: &'static str, message: &str, help: Option<&str>) {
        self.note(span, Severity::Warning, code, message, help);
    }

    /// Notes a letter that a terminal might obey, or nobody can see.
    pub(super) fn unsafe_letter(&self, span: Range<usize>, letter: char) {
        let number = u32::from(letter);
        let message = format!("U+{number:04X} is a control or an invisible character");
        self.error(span, "unsafe-character", &message, Some("remove it"));
    }

    fn note(
        &self,
        span: Range<usize>,
        severity: Severity,
        code: &'static str,
        message: &str,
        help: Option<&str>,
    ) {
        let mut found = self.found.borrow_mut();
        if found.problems.len() == KEPT {
            if found.more == 0 {
                found.first_more = span;
            }
            found.more += 1;
            found.more_errors |= severity == Severity::Error;
            return;
        }
        let problem = Problem::new(self.name, self.source, span, severity, code, message);
        found.problems.push(match help {
            Some(help) => problem.with_help(help),
            None => problem,
        });
    }

    /// What was found so far with this code.
    pub(crate) fn found(&self, code: &str) -> Vec<Problem> {
        let found = self.found.borrow();
        found.problems.iter().filter(|problem| problem.code == code).cloned().collect()
    }

    /// Whether further problems are only counted.
    pub(super) fn is_full(&self) -> bool {
        self.found.borrow().problems.len() == KEPT
    }

    /// Whether anything stops the file.
    pub(crate) fn has_errors(&self) -> bool {
        let found = self.found.borrow();
        found.more_errors || found.problems.iter().any(Problem::is_error)
    }

    /// All that was found, in the order of the file; the last one counts what was not kept.
    pub(crate) fn into_problems(self) -> Vec<Problem> {
        let mut found = self.found.into_inner();
        found.problems.sort_by_key(|problem| problem.span.start);
        if found.more > 0 {
            let severity = if found.more_errors { Severity::Error } else { Severity::Warning };
            let message = match found.more {
                1 => "1 more problem in this file".to_owned(),
                more => format!("{more} more problems in this file"),
            };
            found.problems.push(Problem::new(
                self.name,
                self.source,
                found.first_more,
                severity,
                "more-problems",
                &message,
            ));
        }
        found.problems
    }
}
