//! Bounds a file must keep before it is parsed.
//!
//! They hold back what would cost a parser its stack or a person their patience.

use std::ops::Range;

use memchr::{memchr, memchr3};

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

/// Whether a byte outside of strings and comments says anything of the depth; letters and spaces do not.
const MATTERS: [bool; 256] = {
    let mut matters = [false; 256];
    let mut signs: &[u8] = b"\"'#[]{}.\n,=";
    while let [sign, rest @ ..] = signs {
        matters[*sign as usize] = true;
        signs = rest;
    }
    matters
};

/// The first place that nests too deeply, with code and message.
pub(super) fn nesting(source: &str) -> Option<(Range<usize>, &'static str, String)> {
    let bytes = source.as_bytes();
    let (mut at, mut depth, mut dots) = (0, 0_usize, 0_usize);
    let matters = |byte: &u8| MATTERS.get(usize::from(*byte)).is_some_and(|matters| *matters);
    while let Some(next) = bytes.get(at..).and_then(|rest| rest.iter().position(matters)) {
        at += next;
        match bytes.get(at)? {
            quote @ (b'"' | b'\'') => {
                at = string_end(bytes, at, *quote);
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
    // What can end a string or hide its end; the letters between are most of a file.
    let (escape, line) = (if quote == b'"' { b'\\' } else { quote }, if many { quote } else { b'\n' });
    let mut at = at + if many { 3 } else { 1 };
    while let Some(next) = memchr3(quote, escape, line, bytes.get(at..).unwrap_or_default()) {
        at += next;
        match bytes.get(at) {
            Some(b'\\') => at += 1,
            Some(b'\n') => return at,
            _ if !many => return at + 1,
            _ if bytes.get(at..).is_some_and(|rest| rest.starts_with(&triple)) => return at + 3,
            _ => {}
        }
        at += 1;
    }
    bytes.len().max(at)
}

fn rest_of_line(bytes: &[u8]) -> usize {
    memchr(b'\n', bytes).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(source: &str, at: Option<usize>) {
        assert_eq!(nesting(source).map(|(span, ..)| span.start), at, "{source}");
    }

    #[test]
    fn only_brackets_that_nest_count() {
        case("a = [[[[[[1]]]]]]", None);
        case("a = [[[[[[[1]]]]]]]", Some(10));
        case("a = [{b = [{c = [{d = [1]}]}]}]", Some(22));
        case("a.b.c.d.e.f = 1\ng.h = 2", None);
        case("a.b.c.d.e.f.g = 1", Some(11));
    }

    #[test]
    fn brackets_in_strings_and_comments_do_not_count() {
        case("a = \"[[[[[[[[\" # [[[[[[[[\nb = '[[[[[[[[\\'\n", None);
        case("a = \"\\\"[[[[[[[[\" \n", None);
        case("a = \"\\\\\"[[[[[[[\n", Some(14));
        case("a = \"\"\"\n[[[[ \" [[[[ \\\"\"\" [[[[ \"\"\" # [[[[", None);
        case("a = \'\'\'\n[[[[ ' [[[[ \\\'\'\'[[[[[[[", Some(30));
        case("a = \"\"[[[[[[[", Some(12));
    }

    #[test]
    fn a_string_that_is_not_closed_ends_with_its_line() {
        case("a = \"[[[[[[[[\n[[[[[[[", Some(20));
        case("a = \"\"\"[[[[[[[[\n[[[[[[[", None);
        case("a = \"\\", None);
    }
}
