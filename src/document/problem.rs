//! What is wrong in a file, where, and how to mend it.
//!
//! Nothing of a file is shown as it came: words, names and source lines are made safe first.

use std::{fmt, ops::Range};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::text::{Text, is_plain};

/// Characters of the line shown before the place; what is further left is cut.
const BEFORE: usize = 60;
/// Characters of the place itself that are shown.
const WITHIN: usize = 60;
/// Characters of the line shown behind the place.
const AFTER: usize = 40;
/// Wide enough for all three, in double-width characters.
const WIDTH: usize = 400;
/// Characters of a word of the file that a message repeats.
const QUOTED: usize = 40;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file is not used.
    Error,
    /// The file is used all the same.
    Warning,
}

/// One thing wrong in a file, with its place and its remedy.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// The name of the file, safe to show.
    pub file: String,
    /// The line it begins on, from 1.
    pub line: usize,
    /// The column it begins at, in characters from 1.
    pub column: usize,
    /// The line it ends on, from 1.
    pub end_line: usize,
    /// The column behind its last character, from 1.
    pub end_column: usize,
    /// How bad it is.
    pub severity: Severity,
    /// The rule that was broken, for scripts.
    pub code: &'static str,
    /// What is wrong, safe to show.
    pub message: String,
    /// How to mend it, safe to show.
    pub help: Option<String>,
    /// The bytes of the source it is about.
    #[serde(skip)]
    pub span: Range<usize>,
}

impl Problem {
    /// A problem at `span` of `source`; a span that does not fit is pulled to the nearest character.
    pub fn new(
        file: &str,
        source: &str,
        span: Range<usize>,
        severity: Severity,
        code: &'static str,
        message: &str,
    ) -> Self {
        let start = source.floor_char_boundary(span.start);
        let end = source.floor_char_boundary(span.end.max(start));
        let (line, column) = place(source, start);
        let (end_line, end_column) = place(source, end);
        Self {
            file: safe(file),
            line,
            column,
            end_line,
            end_column,
            severity,
            code,
            message: Text::new(message).to_string(),
            help: None,
            span: start..end,
        }
    }

    /// The same with a remedy.
    pub fn with_help(mut self, help: &str) -> Self {
        self.help = Some(Text::new(help).to_string());
        self
    }

    /// Whether the file cannot be used because of it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The problem as rustc would draw it, with the line of `source` it is about; `source` is the text the problem was
    /// found in. Without colour no escape sequence is in it.
    pub fn render(&self, source: &str, colour: bool) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = Group::with_title(level.primary_title(self.message.as_str()));
        let mut shown_column = self.column;
        if source.is_empty() {
            let origin = Origin::path(self.file.as_str()).line(self.line);
            group = group.element(origin.char_column(self.column));
        } else {
            let (shown, span) = self.excerpt(source);
            shown_column = shown[..span.start].chars().count() + 1;
            group = group.element(
                Snippet::source(shown)
                    .path(self.file.as_str())
                    .line_start(self.line)
                    .annotation(AnnotationKind::Primary.span(span)),
            );
        }
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let drawn = renderer.term_width(WIDTH).render(&[group]);
        // The column of a line cut at its left is not the one in the file.
        let (file, line, column) = (&self.file, self.line, self.column);
        let shown = format!("{file}:{line}:{shown_column}\n");
        drawn.replacen(&shown, &format!("{file}:{line}:{column}\n"), 1)
    }

    /// The line it begins on, safe and of bearable length, and where in it the problem is.
    pub(crate) fn excerpt(&self, source: &str) -> (String, Range<usize>) {
        let start = source.floor_char_boundary(self.span.start);
        let line = source[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = source[start..].find('\n').map_or(source.len(), |at| start + at);
        let line_end = source[..line_end].trim_end_matches('\r').len().max(start);
        let end = source.floor_char_boundary(self.span.end).clamp(start, line_end);
        let mut shown = String::new();
        let before: Vec<char> = source[line..start].chars().rev().take(BEFORE + 1).collect();
        if before.len() > BEFORE {
            shown.push('…');
        }
        let before: String = before.into_iter().take(BEFORE).collect();
        let before: String = before.chars().rev().collect();
        shown.push_str(&safe(&before));
        let begins = shown.len();
        shown.push_str(&shortened(&source[start..end], WITHIN));
        let ends = shown.len();
        shown.push_str(&shortened(&source[end..line_end], AFTER));
        (shown, begins..ends)
    }
}

impl fmt::Display for Problem {
    /// One line: `file:line:column: error: message`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let Self { file, line, column, message, .. } = self;
        write!(out, "{file}:{line}:{column}: {word}: {message}")
    }
}

/// `word` in backquotes, safe and short enough for a message.
pub(crate) fn quoted(word: &str) -> String {
    format!("`{}`", shortened(word, QUOTED))
}

/// `raw` with every character a terminal might obey replaced; none is dropped, so that each can be pointed at.
pub(crate) fn safe(raw: &str) -> String {
    let shown = |letter: char| match letter {
        '\n' | '\r' | '\t' => ' ',
        _ if is_plain(letter) => letter,
        _ => char::REPLACEMENT_CHARACTER,
    };
    Text::new(&raw.chars().map(shown).collect::<String>()).to_string()
}

fn shortened(raw: &str, most: usize) -> String {
    let mut letters = raw.chars();
    let kept: String = letters.by_ref().take(most).collect();
    let mut shown = safe(&kept);
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}

fn place(source: &str, at: usize) -> (usize, usize) {
    let before = &source[..at];
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let lines = before.matches('\n').count();
    (lines + 1, before[line..].chars().count() + 1)
}
