//! `supple check`: every problem of files and folders.

use std::{
    io::{self, IsTerminal, Read},
    mem::ManuallyDrop,
};

use anyhow::Context;
use serde_json::json;

use super::{End, arguments::Check, complain_as_is, places::Places, say, say_json};
use crate::library::{Library, Problem};

/// Longest standard input taken, one byte more than a file may have.
const LONGEST: u64 = 256 * 1024 + 1;

/// Checks what the person named, or the person's own folder.
pub(super) fn check(asked: &Check, places: &Places) -> anyhow::Result<End> {
    if asked.paths.is_empty() && !places.routines.exists() {
        complain_as_is(
            "no routines of your own yet; put TOML files into the folder that `supple paths` names",
        );
        return if asked.json { report(&[], true) } else { Ok(End::Done) };
    }
    let library = ManuallyDrop::new(Library::load(Some(&places.routines)));
    let mut found = Vec::new();
    if asked.paths.is_empty() {
        found = library.check_own(&places.routines);
    }
    for path in &asked.paths {
        if path.as_os_str() == "-" {
            let mut bytes = Vec::new();
            io::stdin().take(LONGEST).read_to_end(&mut bytes).context("reading standard input")?;
            let (_, problems, source) = library.check_bytes("standard input", &bytes);
            found.push((problems, source));
        } else {
            found.extend(library.check_path(path));
        }
    }
    report(&found, asked.json)
}

fn report(found: &[(Vec<Problem>, String)], as_json: bool) -> anyhow::Result<End> {
    let problems: Vec<&Problem> = found.iter().flat_map(|(problems, _)| problems).collect();
    let errors = problems.iter().filter(|problem| problem.is_error()).count();
    if as_json {
        say_json(&json!({"version": 1, "problems": problems}))?;
    } else {
        for (problems, source) in found {
            print_to_output(problems, source)?;
        }
        let warnings = problems.len() - errors;
        let count = |number: usize, word: &str| {
            if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
        };
        let (files, errors, warnings) =
            (count(found.len(), "file"), count(errors, "error"), count(warnings, "warning"));
        complain_as_is(&format!("{files} checked: {errors}, {warnings}"));
    }
    Ok(if errors > 0 { End::Problem } else { End::Done })
}

fn print_to_output(problems: &[Problem], source: &str) -> anyhow::Result<()> {
    let colour =
        io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    for problem in problems {
        say(&problem.render(source, colour))?;
    }
    Ok(())
}

/// Prints problems on standard error, for commands that go on or stop because of them.
pub(super) fn print_problems(problems: &[Problem], source: &str) {
    for problem in problems {
        complain_as_is(&problem.render(source, false));
    }
}
