//! The real program in a pseudo-terminal: it gives the terminal back however it ends.

use std::path::Path;

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use crate::{
    coach_cli::answered_in,
    terminal::pty::{ENTERED, LEFT, Pty, until},
};

/// The end of the first frame.
const FRAME: &str = "\x1b[?2026l";

/// Where the program keeps what it keeps; nobody's journal is touched.
const PLACES: [&str; 6] =
    ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"];

/// The program in a home of its own.
fn supple(home: &Path, arguments: &[&str]) -> Pty {
    if !arguments.is_empty() {
        answered_in(&home.join("supple"));
    }
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_supple"));
    command.args(arguments);
    // Nothing here speaks or plays.
    command.env("PATH", "/nowhere");
    for place in PLACES {
        command.env(place, home);
    }
    Pty::running(command)
}

fn with_supple(test: impl FnOnce(&mut Pty)) {
    let home = tempfile::tempdir().expect("a folder");
    let mut pty = supple(home.path(), &[]);
    pty.wait_for(ENTERED, 1);
    pty.wait_for(FRAME, 1);
    test(&mut pty);
}

#[track_caller]
fn is_restored(pty: &Pty) {
    pty.wait_for(LEFT, 1);
    assert_eq!(pty.modes(), Pty::open().modes());
    let seen = pty.seen();
    for mode in ["1000", "1002", "1006", "2004", "1049"] {
        let (set, unset) = (format!("\x1b[?{mode}h"), format!("\x1b[?{mode}l"));
        assert!(seen.rfind(&set) < seen.rfind(&unset), "{mode} in {seen:?}");
    }
    assert!(seen.rfind("\x1b[?25l") < seen.rfind("\x1b[?25h"), "{seen:?}");
}

#[test]
fn quitting_restores_the_terminal() {
    with_supple(|pty| {
        pty.press("q");
        assert_eq!(pty.ended(), (0, None));
        is_restored(pty);
    });
}

#[test]
fn a_signal_ends_it_by_itself_and_restores_the_terminal() {
    for (signal, name) in [(Signal::TERM, "Terminated"), (Signal::HUP, "Hangup"), (Signal::INT, "Interrupt")]
    {
        with_supple(|pty| {
            pty.send(signal);
            assert_eq!(pty.ended().1.as_deref(), Some(name));
            is_restored(pty);
        });
    }
}

#[test]
fn closing_the_terminal_ends_it() {
    with_supple(|pty| {
        pty.close();
        assert_eq!(pty.ended().1.as_deref(), Some("Hangup"));
    });
}

#[test]
fn a_stop_hands_the_terminal_back_and_a_continuation_draws_again() {
    with_supple(|pty| {
        pty.press("\x1a");
        assert!(until(|| pty.is_stopped()));
        is_restored(pty);
        let frames = pty.seen().matches(FRAME).count();
        pty.send(Signal::CONT);
        pty.wait_for(ENTERED, 2);
        pty.wait_for(FRAME, frames + 1);
        pty.press("q");
        assert_eq!(pty.ended(), (0, None));
    });
}

#[test]
fn it_lives_in_a_single_cell() {
    with_supple(|pty| {
        for (columns, rows) in [(40, 10), (1, 1), (0, 0), (1, 1), (200, 60)] {
            pty.resize(columns, rows);
        }
        pty.press("q");
        assert_eq!(pty.ended(), (0, None));
        is_restored(pty);
    });
}

/// The program in the first part of a session.
fn practising(home: &Path) -> Pty {
    let mut pty = supple(home, &["run", "desk-rescue-5"]);
    pty.wait_for(FRAME, 1);
    pty.press("\r");
    pty.wait_for("get into place", 1);
    pty
}

#[test]
fn a_session_needs_five_threads_however_much_it_listens_to() {
    let home = tempfile::tempdir().expect("a folder");
    let pty = practising(home.path());
    // The loop, the keys, the watchdog at all doors, the cues and the journal; those that read files have ended.
    assert!(until(|| pty.threads() <= 5), "{}", pty.threads());
    let answer = supple::outside::remote::ask(&home.path().join("supple"), supple::session::Order::Status);
    assert!(answer.unwrap().unwrap().contains("desk-rescue-5"), "somebody listens");
    assert!(until(|| pty.threads() <= 5), "{}", pty.threads());
}

/// The only session in the log of that home; null before one is there.
fn logged(home: &Path) -> serde_json::Value {
    let mut log = std::process::Command::new(env!("CARGO_BIN_EXE_supple"));
    let log = log.args(["log", "--json"]).envs(PLACES.map(|place| (place, home))).output().unwrap();
    let log: serde_json::Value = serde_json::from_slice(&log.stdout).unwrap();
    assert!(log["sessions"].as_array().unwrap().len() <= 1, "{log}");
    log["sessions"][0].clone()
}

/// Takes the offer of the next start, and leaves with the first part still open.
fn go_on(home: &Path) {
    let mut pty = supple(home, &[]);
    pty.wait_for("was not finished", 1);
    pty.press("\r");
    pty.wait_for("get into place", 1);
    pty.press("\x03");
    pty.ended();
}

#[test]
fn after_a_kill_the_next_start_goes_on_with_the_same_session() {
    let home = tempfile::tempdir().expect("a folder");
    let mut pty = practising(home.path());
    pty.press("n");
    pty.wait_for("Chin tuck", 2);
    assert!(until(|| logged(home.path())["steps"].as_array().is_some_and(|steps| steps.len() == 1)));
    pty.send(Signal::KILL);
    pty.ended();
    assert_eq!(logged(home.path())["outcome"], "unfinished");

    go_on(home.path());
    let session = logged(home.path());
    assert_eq!(session["outcome"], "left");
    assert_eq!(session["steps"].as_array().unwrap().len(), 2);
}

#[test]
fn after_the_window_was_closed_the_next_start_goes_on_with_the_part_it_broke_off() {
    let home = tempfile::tempdir().expect("a folder");
    let mut pty = practising(home.path());
    pty.close();
    assert_eq!(pty.ended().1.as_deref(), Some("Hangup"));
    let session = logged(home.path());
    assert_eq!(session["outcome"], "unfinished");
    assert_eq!(session["steps"][0]["outcome"], "skipped");

    go_on(home.path());
    let session = logged(home.path());
    assert_eq!(session["outcome"], "left");
    let again = &session["steps"][1];
    assert_eq!((&again["step"], &again["take"]), (&0.into(), &2.into()), "{session}");
}

#[test]
fn a_session_that_was_fitted_is_gone_on_with_as_it_was_fitted() {
    for (later, is_offered) in [("equipment = [\"bath\"]\n", true), ("", false)] {
        let home = tempfile::tempdir().expect("a folder");
        let settings = home.path().join("supple/config.toml");
        std::fs::create_dir_all(home.path().join("supple")).unwrap();
        std::fs::write(&settings, "equipment = [\"bath\"]\n").unwrap();
        let mut pty = supple(home.path(), &["run", "upper-floor-two-balls"]);
        pty.wait_for("Note", 1);
        pty.press("\r");
        pty.wait_for("get into place", 1);
        assert!(until(|| logged(home.path())["outcome"] == "unfinished"));
        pty.send(Signal::KILL);
        pty.ended();
        std::fs::write(&settings, later).unwrap();
        if is_offered {
            go_on(home.path());
            assert_eq!(logged(home.path())["outcome"], "left");
        } else {
            // With all things at hand it would be another one.
            let mut pty = supple(home.path(), &[]);
            pty.wait_for("journal", 1);
            assert!(!pty.seen().contains("was not finished"), "{}", pty.seen());
            pty.press("q");
            pty.ended();
        }
    }
}

#[test]
fn a_session_from_a_file_is_gone_on_with_as_long_as_the_file_is_the_same() {
    for (is_changed, is_offered) in [(false, true), (true, false)] {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("mine.toml");
        let words = "schema = 1\nname = \"Mine\"\naim = \"One step.\"\nareas = [\"neck\"]\n[[step]]\nname = \"Lean\"\n\
            how = [\"Lean.\"]\nposition = \"any\"\nhold = \"30s\"\n";
        std::fs::write(&path, words).unwrap();
        let mut pty = supple(home.path(), &["run", path.to_str().unwrap()]);
        pty.wait_for("Starts in", 1);
        pty.press("\r");
        pty.wait_for("get into place", 1);
        assert!(until(|| logged(home.path())["outcome"] == "unfinished"));
        pty.send(Signal::KILL);
        pty.ended();
        if is_changed {
            std::fs::write(&path, words.replace("30s", "40s")).unwrap();
        }
        if is_offered {
            go_on(home.path());
            assert_eq!(logged(home.path())["outcome"], "left");
            let notes = std::fs::read_dir(home.path().join("supple/origins")).unwrap();
            assert_eq!(notes.count(), 0, "what has its end is forgotten");
        } else {
            let mut pty = supple(home.path(), &[]);
            pty.wait_for("Breathing only", 1);
            assert!(!pty.seen().contains("was not finished"));
            pty.press("q");
            pty.ended();
        }
    }
}

#[test]
fn a_session_asked_for_in_the_shell_ends_in_the_shell_with_its_code() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("short.toml");
    let words = "schema = 1\nname = \"Short\"\naim = \"One step.\"\nareas = [\"neck\"]\n[[step]]\nname = \"Lean\"\n\
        how = [\"Lean.\"]\nposition = \"any\"\nsettle = \"0s\"\nhold = \"1s\"\n";
    std::fs::write(&path, words).unwrap();
    for (keys, code) in [("\r", 0), ("\rqy", 1)] {
        let mut pty = supple(home.path(), &["run", path.to_str().unwrap()]);
        pty.wait_for("Starts in", 1);
        pty.press(keys);
        pty.wait_for("How is", 1);
        pty.press("3\r");
        assert_eq!(pty.ended(), (code, None));
        is_restored(&pty);
    }
}

#[test]
fn the_safety_questions_are_asked_in_a_terminal_and_only_their_outcome_is_stored() {
    let home = tempfile::tempdir().expect("a folder");
    let places = ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"];
    // Its last words may still be on their way when it has ended.
    let screen = |answers: &str, last: &str| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_supple"));
        command.arg("screen");
        for place in places {
            command.env(place, home.path());
        }
        let mut pty = Pty::running(command);
        pty.wait_for("y or n: ", 1);
        pty.press(answers);
        let ended = pty.ended();
        pty.wait_for(last, 1);
        (ended.0, pty.seen())
    };
    let supple = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_supple"));
        command.args(arguments).envs(places.map(|place| (place, home.path()))).output().unwrap()
    };
    let screening = supple::library::Library::shipped().screening();
    let alone = |question: &&supple::library::Question| !screening.is_follow_up(question);
    let before_the_list = screening.questions.iter().filter(alone).count() - 1;
    // Left half-way: nothing is stored.
    assert_eq!(screen("n\rn\rq\r", "Left; nothing is stored.").0, 1);
    assert!(!home.path().join("supple").exists());
    // A slip is asked again, and one answer is taken back.
    let (code, seen) =
        screen(&format!("maybe\rn\rb\r{}y\r99\r3\r", "n\r".repeat(before_the_list)), "Stored: ");
    assert_eq!(code, 0, "{seen}");
    assert!(seen.contains("y for yes, n for no") && seen.contains("Numbers from 1 to"), "{seen}");
    assert!(seen.contains("Stored: filtered; spared: blood thinners or easy bruising."), "{seen}");
    let shown = supple(&["screen", "--show", "--json"]);
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert_eq!(shown["screening"]["tags"], serde_json::json!(["blood-thinners"]));
    // The first question is one of emergency.
    let (_, seen) = screen("y\r", "Stored: ");
    assert!(seen.contains("Go to an emergency department now"), "{seen}");
    assert_eq!(supple(&["run", "breathing-only"]).status.code(), Some(1));
}

#[test]
fn what_is_said_in_the_journals_room_is_on_the_disk_when_it_is_ticked() {
    let home = tempfile::tempdir().expect("a folder");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_supple"));
    for place in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
        command.env(place, home.path());
    }
    // Somebody who has been here before, and is shown no tour.
    std::fs::create_dir_all(home.path().join("supple")).expect("a folder");
    std::fs::write(home.path().join("supple/toured"), "").expect("a file");
    let mut pty = Pty::running(command);
    pty.wait_for(FRAME, 1);
    pty.press("jc6\r");
    pty.wait_for("✓", 1);
    let history = supple::journal::read(&home.path().join("supple"));
    assert_eq!(history.others.len(), 1, "{history:?}");
    pty.press("d");
    pty.wait_for("✓", 2);
    pty.press("u");
    pty.wait_for("✓", 3);
    pty.press("\x1b");
    pty.wait_for("Heavy head", 1);
    pty.press("q");
    assert_eq!(pty.ended(), (0, None));
    is_restored(&pty);
    let history = supple::journal::read(&home.path().join("supple"));
    assert_eq!(history.others.len(), 1, "{history:?}");
}

#[test]
fn a_setting_changed_in_the_interface_is_in_the_file_and_heeded_at_once() {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("supple/config.toml");
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    std::fs::write(&file, "# mine\nsettle = \"5s\" # slow\n").expect("a file");
    let mut pty = supple(home.path(), &[]);
    pty.wait_for(FRAME, 1);
    pty.press(",");
    pty.wait_for("Who speaks", 1);
    let place = supple::settings::KEYS.iter().position(|key| key.name == "settle").expect("a setting");
    pty.press(&"j".repeat(place));
    pty.wait_for("More time to get into place", 1);
    pty.press("l");
    assert!(until(|| std::fs::read_to_string(&file).is_ok_and(|text| text.contains("\"10s\""))));
    assert_eq!(std::fs::read_to_string(&file).expect("a file"), "# mine\nsettle = \"10s\" # slow\n");
    pty.wait_for("saved", 1);
    // The last change is written even by someone who leaves with the next key.
    pty.press("lqq");
    assert_eq!(pty.ended(), (0, None));
    assert_eq!(std::fs::read_to_string(&file).expect("a file"), "# mine\nsettle = \"15s\" # slow\n");
}

#[test]
fn the_tour_comes_once_and_leaves_its_mark_only_when_it_was_seen() {
    let home = tempfile::tempdir().expect("a folder");
    let mut pty = supple(home.path(), &[]);
    pty.wait_for("1 of 3", 1);
    pty.press("\x03");
    pty.ended();
    assert!(!home.path().join("supple/toured").exists());
    let mut pty = supple(home.path(), &[]);
    pty.wait_for("1 of 3", 1);
    pty.press("\x1b");
    assert!(until(|| home.path().join("supple/toured").exists()));
    pty.press("q");
    assert_eq!(pty.ended(), (0, None));
    let mut pty = supple(home.path(), &[]);
    pty.wait_for("Breathing only", 1);
    pty.press("q");
    pty.ended();
    assert!(!pty.seen().contains("1 of 3"), "{}", pty.seen());
}

#[test]
fn a_favourite_a_copy_and_an_edit_in_a_program_of_the_persons_own_reach_the_disk() {
    let home = tempfile::tempdir().expect("a folder");
    let (folder, editor) = (home.path().join("supple/routines"), home.path().join("my editor"));
    std::fs::create_dir_all(home.path().join("supple")).unwrap();
    std::fs::write(home.path().join("supple/toured"), "").unwrap();
    // It says what it was given, and leaves the file broken.
    std::fs::write(&editor, "#!/bin/sh\necho \"EDITS $#\"\necho 'level = ' >> \"$1\"\n").unwrap();
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&editor, mode).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_supple"));
    command.env("PATH", "/nowhere");
    command.env("VISUAL", &editor);
    for place in PLACES {
        command.env(place, home.path());
    }
    let mut pty = Pty::running(command);
    pty.wait_for(FRAME, 1);
    pty.press("o2*");
    let settings = home.path().join("supple/config.toml");
    let has = |words: &str| std::fs::read_to_string(&settings).unwrap_or_default().contains(words);
    assert!(until(|| has("lower-back-release")), "{}", pty.seen());
    pty.press("c");
    let copy = folder.join("my-lower-back-release.toml");
    assert!(until(|| copy.is_file()), "{}", pty.seen());
    pty.wait_for("e edits it", 1);
    // The copy was read meanwhile; what was kept before is kept with it.
    pty.press("*");
    assert!(until(|| has("my-lower-back-release")), "{}", pty.seen());
    assert!(has("\"lower-back-release\""), "{}", std::fs::read_to_string(&settings).unwrap());
    pty.press("e");
    pty.wait_for("EDITS 1", 1);
    pty.wait_for(ENTERED, 2);
    // Cells that stay as they were are not drawn again, so that only its end is in one piece.
    pty.wait_for("release.toml: 1 problem", 1);
    assert!(std::fs::read_to_string(&copy).unwrap().ends_with("level = \n"));
    pty.press("q");
    assert_eq!(pty.ended(), (0, None));
    is_restored(&pty);
}
