//! The rules of the house, as code: floors, clocks, words to avoid, sizes.

use std::{
    fs,
    path::{Path, PathBuf},
};

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src");

/// Longest file, in lines of code: tests, comments and blank lines do not count.
const LONGEST_FILE: usize = 300;
/// Longest function, in lines.
const LONGEST_FUNCTION: usize = 60;

/// Who may know whom: a module, and the modules it may name.
const FLOORS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("clock", &[]),
    ("body", &["exercise"]),
    ("exercise", &["text", "body"]),
    ("routine", &["text", "body", "exercise"]),
    ("document", &["text", "body", "exercise"]),
    ("figure", &["text", "body", "exercise", "routine", "session"]),
    // It reads figures, so it stands above them; they do not know it.
    ("library", &["text", "body", "exercise", "routine", "document", "figure"]),
    ("session", &["text", "clock", "body", "exercise", "routine"]),
    ("journal", &["text", "clock", "body", "exercise", "routine", "session"]),
    ("cue", &["text", "body", "exercise", "routine", "library", "session"]),
    ("coach", &["text", "clock", "body", "exercise", "routine", "session", "journal", "library"]),
    ("settings", &["text", "body", "exercise", "document", "cue"]),
    (
        "plain",
        &["text", "clock", "body", "exercise", "routine", "session", "journal", "cue", "figure", "outside"],
    ),
    (
        "ui",
        // The choice finds by words as the command line does.
        &[
            "text", "clock", "body", "exercise", "routine", "library", "session", "journal", "cue", "figure",
            "coach", "settings", "outside",
        ],
    ),
    ("outside", &["text", "clock", "body", "session", "cue"]),
    (
        "cli",
        &[
            "text", "clock", "body", "exercise", "routine", "library", "session", "journal", "cue", "figure",
            "coach", "plain", "ui", "outside", "settings",
        ],
    ),
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn each_file(mut look: impl FnMut(&str, &str)) {
    let files = files(Path::new(SOURCE));
    assert!(files.len() > 20, "the source is where the test looks");
    for path in files {
        let name = path.strip_prefix(SOURCE).unwrap().to_string_lossy().into_owned();
        look(&name, &fs::read_to_string(&path).unwrap());
    }
}

/// The code without the tests inside the file.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap()
}

fn module(name: &str) -> &str {
    name.split(['/', '.']).next().unwrap()
}

/// The lines in which something of another floor is named: `crate::x`, and the lines of a `use crate::{...}` tree.
fn named(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("crate::") {
        rest = &rest[at + "crate::".len()..];
        if let Some(tree) = rest.strip_prefix('{') {
            let mut depth = 1;
            let mut word = String::new();
            for letter in tree.chars() {
                match letter {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                if depth == 1 && (letter.is_alphanumeric() || letter == '_') {
                    word.push(letter);
                } else if depth == 1 && letter == ',' || depth == 0 {
                    names.extend(word.split("::").next().filter(|word| !word.is_empty()).map(str::to_owned));
                    word.clear();
                } else if letter == ':' {
                    names.extend((!word.is_empty()).then(|| word.clone()));
                    word.clear();
                    word.push(' ');
                }
                if depth == 0 {
                    break;
                }
            }
        } else {
            names
                .push(rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect());
        }
    }
    names.retain(|name| FLOORS.iter().any(|(floor, _)| floor == name));
    names
}

#[test]
fn no_module_knows_one_above_it() {
    each_file(|name, text| {
        let Some((own, may)) = FLOORS.iter().find(|(floor, _)| *floor == module(name)) else {
            assert!(["main", "lib"].contains(&module(name)), "{name} stands on no floor");
            return;
        };
        for other in named(code(text)) {
            assert!(other == *own || may.contains(&other.as_str()), "{name} must not know `{other}`");
        }
    });
}

#[test]
fn the_floor_test_sees_what_a_tree_of_imports_names() {
    assert_eq!(
        named("use crate::{\n    cli::{A, B},\n    text::Text,\n};\ncrate::clock::Now"),
        ["cli", "text", "clock"]
    );
}

#[test]
fn only_the_clock_reads_clocks() {
    each_file(|name, text| {
        if name != "clock.rs" {
            assert!(!text.contains("::now(") && !text.contains("now_v7"), "{name} reads a clock");
        }
    });
}

#[test]
fn only_the_rim_touches_the_world() {
    const RIM: [&str; 8] = [
        "document/file",
        "settings/file",
        "library/source",
        "journal/file",
        "outside",
        "ui/terminal",
        "cli",
        "main",
    ];
    each_file(|name, text| {
        let touches =
            ["std::fs", "fs::", "std::net", "std::process", "File::open", "io::stdin", "io::stdout"];
        let at_rim = RIM.iter().any(|rim| name.starts_with(rim));
        for word in touches {
            let code = code(text);
            assert!(at_rim || !code.contains(word), "{name} touches the world: {word}");
        }
    });
}

#[test]
fn production_code_never_unwraps_and_every_file_says_what_it_is() {
    each_file(|name, text| {
        assert!(text.starts_with("//! "), "{name} does not say what it is");
        let code = code(text);
        assert!(!code.contains(".unwrap()") && !code.contains("todo!("), "{name} unwraps");
    });
}

#[test]
fn files_and_functions_stay_small() {
    each_file(|name, text| {
        let lines: Vec<&str> = code(text).lines().collect();
        let is_code = |line: &&&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
        let length = lines.iter().filter(is_code).count();
        assert!(length <= LONGEST_FILE, "{name} has {length} lines of code");
        let mut start: Option<(usize, usize)> = None;
        for (number, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            if start.is_none() && line.contains("fn ") && line.trim_end().ends_with('{') {
                start = Some((number, indent));
            }
            if let Some((begun, depth)) = start
                && line.trim_end() == format!("{}}}", " ".repeat(depth))
            {
                assert!(number - begun < LONGEST_FUNCTION, "{name}:{} is a long function", begun + 1);
                start = None;
            }
        }
    });
}

#[test]
fn nothing_promises_what_it_cannot_keep() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/routines");
    let mut pages = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"))];
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { pages.push(path) }
        }
    }
    for page in pages {
        let text = fs::read_to_string(&page).unwrap().to_lowercase();
        let words: Vec<&str> = text.split(|letter: char| !letter.is_alphabetic()).collect();
        for promise in ["cure", "cures", "heal", "heals", "treats", "treatment", "therapy", "rehab"] {
            assert!(!words.contains(&promise), "{} says `{promise}`", page.display());
        }
    }
}
