//! Finding, showing, fitting and beginning routines at the command line.

use std::{fs, process::Output};

use serde_json::Value;

use crate::cli::Home;

fn run(home: &Home, arguments: &[&str]) -> Output {
    home.command(arguments).output().unwrap()
}

#[track_caller]
fn printed(home: &Home, arguments: &[&str]) -> String {
    let output = run(home, arguments);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn json(home: &Home, arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(home, arguments)).unwrap()
}

/// The exit code and what standard error says.
fn refused(home: &Home, arguments: &[&str]) -> (Option<i32>, String) {
    let output = run(home, arguments);
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect()
}

#[test]
fn a_new_routine_is_private_reads_cleanly_and_can_be_run() {
    let home = Home::new();
    let words = printed(&home, &["new", "my-routine"]);
    assert!(words.contains("my-routine.toml") && words.contains("supple run my-routine"), "{words}");
    let folder = home.path().join("config/routines");
    #[cfg(unix)]
    for (path, mode) in [(folder.clone(), 0o700), (folder.join("my-routine.toml"), 0o600)] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, mode);
    }
    let problems = json(&home, &["check", "--json"]);
    assert_eq!(problems["problems"], serde_json::json!([]));
    assert_eq!(
        printed(&home, &["run", "my-routine", "--plain", "--rehearse=50000"]).matches("Next:").count(),
        2
    );
}

#[test]
fn a_file_that_is_there_is_never_overwritten() {
    let home = Home::new();
    printed(&home, &["new", "mine"]);
    let path = home.path().join("config/routines/mine.toml");
    fs::write(&path, "schema = 2").unwrap();
    let (code, words) = refused(&home, &["new", "mine"]);
    assert_eq!(code, Some(1));
    assert!(words.contains("choose another id"), "{words}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "schema = 2");
}

#[test]
fn an_id_that_cannot_be_one_makes_no_file() {
    let home = Home::new();
    for id in ["../up", "Mine", "a b", "", &"a".repeat(65)] {
        let (code, words) = refused(&home, &["new", "--", id]);
        assert_eq!(code, Some(2), "{id}: {words}");
    }
    assert!(!home.path().join("config").exists());
}

#[test]
fn a_copy_of_a_shipped_routine_is_the_same_under_another_name() {
    let home = Home::new();
    printed(&home, &["new", "--from", "lower-back-release", "mine"]);
    let (old, new) =
        (json(&home, &["show", "lower-back-release", "--json"]), json(&home, &["show", "mine", "--json"]));
    assert_eq!(old["phases"], new["phases"]);
    assert_eq!(
        (new["routine"]["id"].as_str(), new["routine"]["name"].as_str()),
        (Some("mine"), Some("Mine"))
    );
    assert_eq!(new["routine"]["origin"], "yours");
    printed(&home, &["new", "--from", "mine", "mine-too"]);
    assert_eq!(json(&home, &["show", "mine-too", "--json"])["phases"], old["phases"]);
    let (code, words) = refused(&home, &["new", "--from", "lower-back-relaese", "other"]);
    assert_eq!(code, Some(2));
    assert!(words.contains("did you mean `lower-back-release`"), "{words}");
}

#[test]
fn a_copy_under_a_shipped_id_says_that_it_stands_in() {
    let home = Home::new();
    let words = printed(&home, &["new", "--from", "box-reset", "box-reset"]);
    assert!(words.contains("stands in for the shipped routine `box-reset`"), "{words}");
    assert_eq!(json(&home, &["show", "box-reset", "--json"])["routine"]["origin"], "yours");
}

#[test]
fn the_best_match_of_a_search_comes_first_with_a_slip_in_it() {
    let home = Home::new();
    let routines = json(&home, &["list", "--search", "stuborn knot", "--json"]);
    assert_eq!(ids(&routines["routines"])[0], "upper-one-side");
    let exercises = json(&home, &["list", "exercises", "-s", "cat cow", "--json"]);
    assert_eq!(ids(&exercises["exercises"])[0], "cat-cow");
}

#[test]
fn filters_join_and_their_words_do_not() {
    let home = Home::new();
    let list = json(
        &home,
        &["list", "exercises", "--kind", "ball,roller", "--area", "hips", "--without", "roller", "--json"],
    );
    assert_eq!(ids(&list["exercises"]), ["ball-floor-glute", "ball-wall-glute"]);
    let list = json(&home, &["list", "--when", "desk", "--minutes", "5..6", "--with", "none", "--json"]);
    assert!(ids(&list["routines"]).contains(&"desk-rescue-5"));
    let list = json(&home, &["list", "--position", "chair", "--level", "easy", "--json"]);
    assert!(!ids(&list["routines"]).contains(&"lower-back-release"));
}

#[test]
fn an_unknown_word_of_a_filter_is_a_wrong_use_and_names_the_nearest() {
    let home = Home::new();
    for (arguments, help) in [
        (["list", "--area", "lowr-back"], "did you mean `lower-back`?"),
        (["list", "--kind", "strech"], "did you mean `stretch`?"),
        (["list", "--with", "ball,rollr"], "did you mean `roller`?"),
        (["list", "--without", "mta"], "did you mean `mat`?"),
        (["list", "--position", "chiar"], "did you mean `chair`?"),
        (["list", "--when", "mornin"], "did you mean `morning`?"),
        (["list", "--level", "esay"], "did you mean `easy`?"),
        (["list", "--minutes", "many"], "write 10, or 5..10"),
    ] {
        let (code, words) = refused(&home, &arguments);
        assert_eq!(code, Some(2), "{arguments:?}");
        assert!(words.contains(help), "{arguments:?}: {words}");
    }
    let (code, words) = refused(&home, &["list", "exercises", "--level", "easy"]);
    assert_eq!(code, Some(2), "{words}");
}

#[test]
fn nothing_found_is_said_and_is_no_error() {
    let home = Home::new();
    assert_eq!(
        refused(&home, &["list", "--search", "xylophone"]),
        (Some(0), "no routine fits; `supple list` shows all of them\n".into())
    );
}

#[test]
fn a_named_place_that_leaves_nothing_is_told_of() {
    let home = Home::new();
    let hint = "a place after `--with` leaves out all others";
    let (_, words) = refused(&home, &["list", "--kind", "heat", "--with", "ball"]);
    assert!(words.contains("no routine fits"), "{words}");
    assert!(!words.contains(hint), "a ball is no place: {words}");
    let (_, words) = refused(&home, &["list", "--kind", "heat", "--with", "bath,wall"]);
    assert!(words.contains(hint), "{words}");
}

#[test]
fn a_programme_says_its_weeks_once() {
    let list = printed(&Home::new(), &["list", "programmes"]);
    assert!(list.contains("4 weeks  for a steadier lower back\n"), "{list}");
}

#[test]
fn an_exercise_is_a_page_of_80_columns() {
    let home = Home::new();
    let exercises = json(&home, &["list", "exercises", "--json"]);
    for id in ids(&exercises["exercises"]) {
        let page = printed(&home, &["show", "exercise", id]);
        let widest = page.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(80) && !page.contains('{'), "{page}");
        assert!(page.contains("How it is done\n  1. ") && page.contains("\n  dose      "), "{page}");
    }
}

#[test]
fn a_routine_shown_adds_up_to_its_length() {
    let home = Home::new();
    let page = printed(&home, &["show", "lower-back-release"]);
    let seconds = |clock: &str| {
        let (minutes, seconds) = clock.split_once(':').unwrap();
        minutes.parse::<u64>().unwrap() * 60 + seconds.parse::<u64>().unwrap()
    };
    let rows = page.lines().filter(|line| line.get(4..5) == Some(":") || line.get(3..4) == Some(":"));
    let rows: Vec<Vec<&str>> = rows.map(|line| line.split_whitespace().collect()).collect();
    let (end, phases) = rows.split_last().unwrap();
    let mut at = 0;
    for phase in phases {
        assert_eq!(seconds(phase[0]), at, "{phase:?}");
        at += seconds(phase[1]);
    }
    assert_eq!((seconds(end[0]), end[1]), (at, "end"));
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
}

#[test]
fn a_routine_fitted_to_what_there_is_says_every_change() {
    let home = Home::new();
    let fitted = json(&home, &["show", "roller-full-back", "--with", "ball,mat,wall", "--json"]);
    let changes = fitted["changes"].as_array().unwrap();
    let glute = changes.iter().find(|change| change["was"] == "Roll the buttock").unwrap();
    assert_eq!(
        (glute["change"].as_str(), &glute["missing"]),
        (Some("instead"), &serde_json::json!(["roller"]))
    );
    assert_eq!(fitted["routine"]["id"], "roller-full-back");
    assert!(fitted["routine"]["equipment"].as_array().unwrap().iter().all(|thing| thing == "ball"));
    let page = printed(&home, &["show", "roller-full-back", "--with", "ball,mat,wall"]);
    assert!(page.contains("Roll the buttock: instead, Ball under the buttock"), "{page}");
    let (code, words) = refused(&home, &["show", "bath-night", "--with", "chair"]);
    assert!(code == Some(0) || words.contains("can be done with that"), "{words}");
}

const ROLL: &str = r#"
schema = 1
name = "Roll"
aim = "Roll."
areas = ["hips"]

[[step]]
exercise = "roller-glute"
side = "left"

[[step]]
name = "Lean"
how = ["Lean."]
position = "standing"
settle = "0s"
hold = "1s"
"#;

#[test]
fn a_session_without_the_roller_does_what_stands_in_for_it_and_tells_why() {
    let home = Home::new();
    fs::write(home.path().join("roll.toml"), ROLL).unwrap();
    let output = run(&home, &["run", "roll.toml", "--plain", "--json", "--rehearse=50000", "--with", "ball"]);
    let (told, events) =
        (String::from_utf8(output.stderr).unwrap(), String::from_utf8(output.stdout).unwrap());
    assert!(told.contains("1. Roll the buttock: instead, Ball under the buttock (no roller;"), "{told}");
    assert!(
        events.contains("\"exercise\":\"ball-floor-glute\"") && !events.contains("roller-glute"),
        "{events}"
    );
    let started: Value = serde_json::from_str(events.lines().next().unwrap()).unwrap();
    assert_eq!(
        (started["routine"].as_str(), started["name"].as_str()),
        (Some("roll"), Some("Roll, adapted"))
    );
}

#[test]
fn what_was_really_done_is_in_the_log() {
    let home = Home::new();
    fs::write(home.path().join("roll.toml"), ROLL).unwrap();
    let output = run(&home, &["run", "roll.toml", "--json", "--with", "none", "--without", "mat,chair,wall"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let log = json(&home, &["log", "--json"]);
    let session = &log["sessions"][0];
    assert_eq!(
        (session["routine"].as_str(), session["name"].as_str()),
        (Some("roll"), Some("Roll, adapted"))
    );
    assert_eq!(session["steps"].as_array().unwrap().len(), 1);
    assert_eq!(session["steps"][0]["name"], "Lean");
}

#[test]
fn a_routine_of_which_nothing_is_left_is_not_begun() {
    let home = Home::new();
    let only_roll = ROLL.split("[[step]]\nname").next().unwrap();
    fs::write(home.path().join("roll.toml"), only_roll).unwrap();
    let (code, words) = refused(&home, &["run", "roll.toml", "--with", "none", "--without", "mat,chair"]);
    assert_eq!(code, Some(1));
    assert!(words.contains("nothing of `roll` can be done with that"), "{words}");
}

#[test]
fn the_schemas_are_draft_07_and_name_the_words_of_files() {
    let home = Home::new();
    for arguments in [["schema", "routine"], ["schema", "exercise"]] {
        let schema = json(&home, &arguments);
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        assert!(schema.to_string().contains("\"hands-and-knees\""));
    }
}
