//! What a file is, which its top level says.

use super::{document, knowledge::Sort};

/// Lists that make a file something else than a routine.
const LISTS: [&str; 10] =
    ["exercise", "cause", "figure", "source", "question", "condition", "rule", "line", "week", "substitute"];

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Exercises,
    Figures,
    Routine,
    Knowledge(Sort),
    Other,
}

impl Content {
    pub(super) fn of(text: &str) -> Self {
        // Nearly every file is a routine, which is seen without parsing it twice.
        if !text.lines().any(may_begin_a_list) {
            return Self::Routine;
        }
        match document::top_key(text, &LISTS) {
            Some("exercise") => Self::Exercises,
            Some("figure") => Self::Figures,
            Some(key) => Sort::of_key(key).map_or(Self::Other, Self::Knowledge),
            None => Self::Routine,
        }
    }
}

/// Whether a line may be where one of the lists begins: a key or a header stands first on its line.
fn may_begin_a_list(line: &str) -> bool {
    // Seen at the first letter nearly always, and every line of every file is looked at.
    let is_alike = |letter: &u8| LISTS.iter().any(|list| list.as_bytes().first() == Some(letter));
    if line.as_bytes().first().is_none_or(|letter| letter.is_ascii_lowercase() && !is_alike(letter)) {
        return false;
    }
    let key = line.trim_start_matches(['[', ' ', '\t', '"', '\'', '\r']);
    if key.len() < line.len() && line.contains('\\') {
        // A quoted key may write its letters as numbers.
        return true;
    }
    let Some(rest) = LISTS.iter().find_map(|list| key.strip_prefix(list)) else { return false };
    // A step refers to one exercise by a string, which is no list.
    let value = rest.trim_start().strip_prefix('=').map(str::trim_start);
    let is_string = value.is_some_and(|value| value.starts_with(['"', '\'']));
    !is_string && !rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_' || next == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_at_the_top_says_what_a_file_is_however_it_is_written() {
        for (text, content) in [
            ("[[exercise]]\nid = \"a\"\n", Content::Exercises),
            ("schema = 1\n  [[ exercise ]]\n", Content::Exercises),
            ("exercise = [{ id = \"a\" }]\n", Content::Exercises),
            ("[[\"exercise\"]]\n", Content::Exercises),
            ("\"ex\\u0065rcise\" = []\n", Content::Exercises),
            ("[['week']]\n", Content::Knowledge(Sort::Programme)),
            ("\t'cause'=[1]", Content::Knowledge(Sort::Causes)),
            ("[[step]]\nexercise = \"a\"\n", Content::Routine),
            ("exercise = \"a\"\nsources = [\"a\"]\nnote = \"[[exercise]]\"\n", Content::Routine),
            ("[exercise]\nweek = 3\n[step]\nweek = [3]\n", Content::Routine),
            ("how = [\n  \"source\", \"week\",\n]", Content::Routine),
        ] {
            assert_eq!(Content::of(text), content, "{text}");
        }
    }

    #[test]
    fn a_plain_routine_is_seen_without_parsing() {
        let text = "name = \"A week of it\"\nsources = [\"a\"]\n[[step]]\nexercise = \"a\"\nhow = [\"b\"]\n";
        assert!(!text.lines().any(may_begin_a_list));
    }
}
