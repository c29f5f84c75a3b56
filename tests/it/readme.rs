//! The README shows what the program shows.

use std::fs;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn its_picture_is_the_one_of_the_screen_test() {
    let picture =
        fs::read_to_string(format!("{ROOT}/tests/it/snapshots/it__screens__tender-80x24.snap")).unwrap();
    let picture = picture.splitn(3, "---\n").nth(2).unwrap();
    let readme = fs::read_to_string(format!("{ROOT}/README.md")).unwrap();
    assert!(readme.contains(picture.trim_end()), "the picture in README.md is old; put in:\n{picture}");
}

#[test]
fn its_routine_reads_without_a_problem() {
    let readme = fs::read_to_string(format!("{ROOT}/README.md")).unwrap();
    let routine = readme.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let (read, problems) = supple::library::Library::shipped().check_text("README.md", routine);
    assert!(read.is_some() && problems.is_empty(), "{problems:?}");
}
