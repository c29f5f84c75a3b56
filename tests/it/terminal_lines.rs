//! A session in lines in a pseudo-terminal: the safety questions come first where a person is there to be asked.

use std::{fs, path::Path, process::Command};

use portable_pty::CommandBuilder;
use serde_json::{Value, json};

use crate::{
    coach_cli::{answered_in, write_in},
    terminal::pty::Pty,
};

/// Where the program keeps what it keeps; nobody's journal is touched.
const PLACES: [&str; 6] =
    ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"];

/// A step with a ball, which blood thinners rule out, and one that nothing rules out.
const LEAN: &str = "schema = 1\nname = \"Lean\"\naim = \"Ease.\"\nareas = [\"lower-back\"]\n\
    [[step]]\nname = \"Ball\"\nequipment = [\"ball\"]\nhow = [\"Lean.\"]\nareas = [\"lower-back\"]\nposition = \"wall\"\nsettle = \"0s\"\nhold = \"30s\"\n\
    [[step]]\nname = \"Sway\"\nkind = \"mobility\"\nhow = [\"Sway.\"]\nposition = \"standing\"\nsettle = \"0s\"\nhold = \"30s\"\n";

/// The prompt of the first question.
const PROMPT: &str = "y or n: ";
/// What a session in lines says when it begins.
const LED: &str = "Keys: space pause";

/// A home of its own, with a routine in it.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join("lean.toml"), LEAN).expect("written");
    home
}

/// The program in a terminal, in the home.
fn run(home: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Pty {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_supple"));
    command.arg("run");
    command.args(arguments);
    command.cwd(home);
    // Nothing here speaks or plays.
    command.env("PATH", "/nowhere");
    for place in PLACES {
        command.env(place, home);
    }
    for (name, value) in environment {
        command.env(name, value);
    }
    Pty::running(command)
}

/// What a command prints as JSON, in the home.
fn printed(home: &Path, arguments: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_supple"));
    let output = command.args(arguments).envs(PLACES.map(|place| (place, home))).output().expect("it runs");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn sessions(home: &Path) -> Vec<Value> {
    printed(home, &["log", "--json"])["sessions"].as_array().expect("a list").clone()
}

/// No to every question but the last, and the tick for blood thinners.
fn thinners() -> String {
    let screening = supple::library::Library::shipped().screening();
    let asked = screening.questions.iter().filter(|question| !screening.is_follow_up(question)).count();
    format!("{}y\r3\r", "n\r".repeat(asked - 1))
}

#[test]
fn the_safety_questions_come_first_and_the_routine_is_fitted_to_them() {
    for (arguments, environment) in
        [(&["lean.toml", "--plain"][..], &[][..]), (&["lean.toml"], &[("ACCESSIBLE", "1")])]
    {
        let home = home();
        let before = Pty::open().modes();
        let mut pty = run(home.path(), arguments, environment);
        pty.wait_for(PROMPT, 1);
        assert!(pty.seen().contains("have not been answered yet"), "{}", pty.seen());
        // A slip is taken back, and shown so.
        pty.press("y\x7fn\rb\r");
        pty.wait_for(PROMPT, 3);
        assert!(pty.seen().contains("y or n: y\u{8} \u{8}n\r\n"), "{:?}", pty.seen());
        assert!(!pty.seen().contains(LED), "{}", pty.seen());
        pty.press(&thinners());
        pty.wait_for("Stored: filtered; spared: blood thinners or easy bruising.", 1);
        pty.wait_for(LED, 1);
        pty.wait_for("Hold 30 seconds.", 1);
        let seen = pty.seen();
        assert!(seen.contains("Sway. ") && !seen.contains("Lean. "), "{seen}");
        assert!(!seen.contains("`supple screen` asks them"), "{seen}");
        pty.press("\x03");
        assert_eq!(pty.ended().0, 130);
        assert_eq!(pty.modes(), before);
        assert_eq!(sessions(home.path()).len(), 1);
        let year = fs::read_dir(home.path().join("supple/log")).expect("a journal").flatten();
        let text: String = year
            .flat_map(|device| fs::read_dir(device.path()).into_iter().flatten().flatten())
            .filter_map(|file| fs::read_to_string(file.path()).ok())
            .collect();
        assert!(text.contains(r#""screening":"filtered""#), "{text}");
        // Answered, they are not due any more.
        let mut again = run(home.path(), arguments, environment);
        again.wait_for(LED, 1);
        assert!(!again.seen().contains(PROMPT), "{}", again.seen());
        again.press("\x03");
        again.ended();
    }
}

#[test]
fn they_come_before_what_is_suggested_too() {
    let home = home();
    let clear = json!({"event": "screening", "outcome": "clear", "how_soon": null, "tags": []});
    write_in(&home.path().join("supple"), 48, clear);
    let mut check_in = Command::new(env!("CARGO_BIN_EXE_supple"));
    check_in.args(["log", "check-in", "neck=5"]).envs(PLACES.map(|place| (place, home.path())));
    assert!(check_in.status().expect("it runs").success());
    let mut pty = run(home.path(), &["--plain"], &[]);
    pty.wait_for(PROMPT, 1);
    assert!(pty.seen().contains("The neck is new: the safety questions first."), "{}", pty.seen());
    assert!(!pty.seen().contains(LED), "{}", pty.seen());
    pty.press(&thinners());
    pty.wait_for(LED, 1);
    pty.press("\x03");
    pty.ended();
}

#[test]
fn whoever_breaks_them_off_starts_nothing_and_is_told_why() {
    for (keys, code) in [("n\rq\r", 1), ("n\r\x04", 1), ("n\r\x03", 130)] {
        let home = home();
        let before = Pty::open().modes();
        let mut pty = run(home.path(), &["lean.toml", "--plain"], &[]);
        pty.wait_for(PROMPT, 1);
        pty.press(keys);
        assert_eq!(pty.ended().0, code, "{keys:?}: {}", pty.seen());
        pty.wait_for("nothing is started, as the safety questions come first", 1);
        assert!(!pty.seen().contains(LED), "{}", pty.seen());
        assert_eq!(pty.modes(), before);
        assert!(!home.path().join("supple/log").exists(), "nothing is stored");
    }
}

#[test]
fn an_answer_that_asks_for_help_refuses_the_routine() {
    let home = home();
    let mut pty = run(home.path(), &["lean.toml", "--plain"], &[]);
    pty.wait_for(PROMPT, 1);
    pty.press("y\r");
    assert_eq!(pty.ended().0, 1);
    pty.wait_for("do not exercise", 1);
    assert!(!pty.seen().contains(LED), "{}", pty.seen());
    assert_eq!(sessions(home.path()).len(), 0);
    assert_eq!(printed(home.path(), &["screen", "--show", "--json"])["screening"]["outcome"], "emergency");
}

#[test]
fn breathing_waits_for_no_question() {
    let home = home();
    let mut pty = run(home.path(), &["breathing-only", "--plain"], &[]);
    pty.wait_for(LED, 1);
    assert!(!pty.seen().contains(PROMPT), "{}", pty.seen());
    pty.press("\x03");
    pty.ended();
}

#[test]
fn what_is_new_or_severe_ends_the_session_and_the_questions_follow() {
    let home = home();
    answered_in(&home.path().join("supple"));
    let mut pty = run(home.path(), &["lean.toml", "--plain"], &[]);
    pty.wait_for("Hold 30 seconds.", 1);
    pty.press("s");
    pty.wait_for("4 if this is new or severe", 1);
    pty.press("4");
    pty.wait_for(PROMPT, 1);
    let sessions = sessions(home.path());
    assert_eq!(sessions.len(), 1, "logged before anything is asked");
    assert_eq!(sessions[0]["outcome"], "left", "{sessions:?}");
    assert!(sessions[0].to_string().contains("hurt"), "{sessions:?}");
    pty.press("y\r");
    assert_eq!(pty.ended().0, 1);
    pty.wait_for("Stored: emergency", 1);
    assert_eq!(printed(home.path(), &["screen", "--show", "--json"])["screening"]["outcome"], "emergency");
}

#[test]
fn where_nobody_can_be_asked_it_is_said_who_asks() {
    let home = home();
    answered_in(&home.path().join("supple"));
    let mut pty = run(home.path(), &["lean.toml", "--json"], &[]);
    pty.wait_for(r#""event":"work""#, 1);
    pty.press("s");
    pty.wait_for(r#""why":"hurt""#, 1);
    pty.press("4");
    assert_eq!(pty.ended().0, 1);
    pty.wait_for("`supple screen` asks the safety questions", 1);
    assert!(!pty.seen().contains(PROMPT), "{}", pty.seen());
}
