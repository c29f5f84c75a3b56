//! The README shows what the program shows.

use std::fs;

use crate::cli::Home;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn its_picture_is_the_one_of_the_screen_test() {
    let picture =
        fs::read_to_string(format!("{ROOT}/tests/it/snapshots/it__screens_figures__tender-left-80x24.snap"))
            .unwrap();
    let picture = picture.splitn(3, "---\n").nth(2).unwrap();
    assert!(readme().contains(picture.trim_end()), "the picture in README.md is old; put in:\n{picture}");
}

#[test]
fn its_figure_is_kept_beside_the_tests_that_draw_it() {
    let readme = fs::read_to_string(format!("{ROOT}/README.md")).unwrap();
    let pictures: Vec<&str> = readme
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|path| path.starts_with("tests/"))
        .collect();
    assert_eq!(pictures, ["tests/it/pictures/glute-bridge.svg"]);
    assert!(fs::exists(format!("{ROOT}/{}", pictures[0])).unwrap());
}

#[test]
fn its_routine_reads_without_a_problem() {
    let (read, problems) = supple::library::Library::shipped().check_text("README.md", &blocks("toml")[0]);
    assert!(read.is_some() && problems.is_empty(), "{problems:?}");
}

fn readme() -> String {
    fs::read_to_string(format!("{ROOT}/README.md")).unwrap()
}

/// The insides of the fenced blocks of one language.
fn blocks(language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    readme()
        .split(&fence)
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap_or_default().to_owned())
        .collect()
}

/// The words of a command, without the comment behind it; quoted words are one.
fn words(command: &str) -> Vec<String> {
    let command = command.split(" #").next().unwrap_or_default();
    let quoted = command.split('"').enumerate();
    quoted
        .flat_map(|(number, piece)| match number % 2 {
            0 => piece.split_whitespace().map(str::to_owned).collect(),
            _ => vec![piece.to_owned()],
        })
        .collect()
}

#[test]
fn its_commands_do_what_they_are_there_for() {
    let home = Home::new();
    let commands: Vec<Vec<String>> =
        blocks("sh").iter().flat_map(|block| block.lines().map(words).collect::<Vec<_>>()).collect();
    let mut tried = 0;
    for command in commands.iter().filter(|command| command.first().is_some_and(|first| first == "supple")) {
        let arguments: Vec<&str> = command[1..].iter().map(String::as_str).collect();
        let output = home.run(&arguments);
        let is_silent = output.stdout.is_empty() && output.stderr.is_empty();
        assert!(output.status.success() && !is_silent, "{command:?}: {output:?}");
        tried += 1;
    }
    assert!(tried > 12, "only {tried} commands were found");
}

#[test]
fn its_lines_are_those_of_the_session() {
    let output = Home::new().run(&["run", "lower-back-release", "--rehearse=1000"]);
    let session = String::from_utf8(output.stdout).unwrap();
    let lines = blocks("text").into_iter().find(|block| block.starts_with("0:00")).unwrap();
    for line in lines.lines().filter(|line| *line != "...") {
        // A rehearsal saves nothing.
        let line = line.trim_end_matches(" Saved.");
        assert!(session.lines().any(|said| said == line), "no longer said: {line}\n{session}");
    }
}

#[test]
fn its_error_is_the_one_of_its_routine_with_that_mistake() {
    let shown = blocks("text").into_iter().find(|block| block.starts_with("error")).unwrap();
    let home = Home::new();
    let path = home.path().join("my-list.toml");
    let head = blocks("toml")[0].lines().take(6).collect::<Vec<_>>().join("\n");
    fs::write(&path, format!("{head}\nexercise = \"cat-cow\"\nhold = \"5 parsecs\"\n")).unwrap();
    let output = home.command(&["check", "my-list.toml"]).current_dir(home.path()).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains(shown.trim_end()), "{told}");
}
