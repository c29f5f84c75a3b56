//! Bounds a file must keep before it is parsed.
//!
//! They hold back what would cost a parser its stack or a person their patience.

use std::ops::Range;

use crate::document::problem::{Problem, Severity};

/// Bytes of the largest file read; the largest shipped one has a tenth of it.
pub(crate) const LARGEST: usize = 256 * 1024;

/// Brackets within brackets; the deepest honest value, a point of a cane in a frame of a figure, has six.
const DEEPEST: usize = 6;

/// What can be shown of a file that cannot be read, and why it cannot.
pub(crate) type Unreadable = Box<(String, Problem)>;

/// The text of `bytes` without a byte order mark, or what is wrong with it beside the text as far as it can be shown.
pub(crate) fn decode(name: &str, bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.len() > LARGEST {
        let message = "the file is larger than 256 KiB";
        let problem = Problem::new(name, "", 0..0, Severity::Error, "too-large", message);
        return Err(Box::new((String::new(), problem)));
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let source = String::from_utf8_lossy(bytes).into_owned();
        let at = error.valid_up_to();
        let span = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
        let message = "the file is not UTF-8 text";
        let problem = Problem::new(name, &source, span, Severity::Error, "not-utf-8", message)
            .with_help("save it as UTF-8");
        Box::new((source, problem))
    })
}

/// The first place that nests too deeply, with code and message.
pub(super) fn nesting(source: &str) -> Option<(Range<usize>, &'static str, String)> {
    let bytes = source.as_bytes();
    let (mut at, mut depth, mut dots) = (0, 0_usize, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' | b'\'' => {
                at = string_end(bytes, at, *byte);
                continue;
            }
            b'#' => {
                at += rest_of_line(bytes.get(at..).unwrap_or_default());
                continue;
            }
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'.' => dots += 1,
            b'\n' | b',' | b'=' => dots = 0,
            _ => {}
        }
        if depth > DEEPEST || dots >= DEEPEST {
            let message = format!("values are nested more than {DEEPEST} levels deep");
            return Some((at..at + 1, "too-deep", message));
        }
        at += 1;
    }
    None
}

/// The byte behind the string that begins at `at` with `quote`; an unclosed one ends with its line.
fn string_end(bytes: &[u8], at: usize, quote: u8) -> usize {
    let triple = [quote; 3];
    let many = bytes.get(at..).is_some_and(|rest| rest.starts_with(&triple));
    let mut at = at + if many { 3 } else { 1 };
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if quote == b'"' => at += 1,
            b'\n' if !many => return at,
            _ if *byte != quote => {}
            _ if !many => return at + 1,
            _ if bytes.get(at..).is_some_and(|rest| rest.starts_with(&triple)) => {
                return at + 3;
            }
            _ => {}
        }
        at += 1;
    }
    at
}

fn rest_of_line(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len())
}
