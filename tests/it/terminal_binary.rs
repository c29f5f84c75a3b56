//! The real program in a pseudo-terminal: it gives the terminal back however it ends.

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use crate::terminal::pty::{ENTERED, LEFT, Pty, until};

/// The end of the first frame.
const FRAME: &str = "\x1b[?2026l";

fn with_supple(test: impl FnOnce(&mut Pty)) {
    let home = tempfile::tempdir().expect("a folder");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_supple"));
    // Nobody's journal is touched.
    for place in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
        command.env(place, home.path());
    }
    let mut pty = Pty::running(command);
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

#[test]
fn after_a_kill_the_next_start_goes_on_with_the_same_session() {
    let home = tempfile::tempdir().expect("a folder");
    let places = ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"];
    let supple = |arguments: &[&str]| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_supple"));
        command.args(arguments);
        for place in places {
            command.env(place, home.path());
        }
        Pty::running(command)
    };
    let mut pty = supple(&["run", "desk-rescue-5"]);
    pty.wait_for(FRAME, 1);
    pty.press("\r");
    pty.wait_for("get into place", 1);
    pty.press("n");
    pty.wait_for("Chin tuck", 2);
    let log = || {
        let mut log = std::process::Command::new(env!("CARGO_BIN_EXE_supple"));
        let log =
            log.args(["log", "--json"]).envs(places.map(|place| (place, home.path()))).output().unwrap();
        serde_json::from_slice::<serde_json::Value>(&log.stdout).unwrap()
    };
    assert!(until(|| log()["sessions"][0]["steps"].as_array().is_some_and(|steps| steps.len() == 1)));
    pty.send(Signal::KILL);
    pty.ended();
    assert_eq!(log()["sessions"][0]["outcome"], "unfinished");

    let mut pty = supple(&[]);
    pty.wait_for("was not finished", 1);
    pty.press("\r");
    pty.wait_for("get into place", 1);
    pty.press("\x03");
    pty.ended();
    let log = log();
    assert_eq!(log["sessions"].as_array().unwrap().len(), 1, "{log}");
    assert_eq!(log["sessions"][0]["outcome"], "left");
    assert_eq!(log["sessions"][0]["steps"].as_array().unwrap().len(), 2);
}

#[test]
fn closing_the_window_in_a_session_logs_it_as_left() {
    let home = tempfile::tempdir().expect("a folder");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_supple"));
    command.args(["run", "desk-rescue-5"]);
    let places = ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"];
    for place in places {
        command.env(place, home.path());
    }
    let mut pty = Pty::running(command);
    pty.wait_for(FRAME, 1);
    pty.press("\r");
    pty.wait_for("get into place", 1);
    pty.close();
    assert_eq!(pty.ended().1.as_deref(), Some("Hangup"));
    let mut log = std::process::Command::new(env!("CARGO_BIN_EXE_supple"));
    let log = log.args(["log", "--json"]).envs(places.map(|place| (place, home.path()))).output().unwrap();
    let log: serde_json::Value = serde_json::from_slice(&log.stdout).unwrap();
    assert_eq!(log["sessions"][0]["outcome"], "left");
    assert_eq!(log["sessions"][0]["steps"][0]["outcome"], "skipped");
}

#[test]
fn a_session_asked_for_in_the_shell_ends_in_the_shell_with_its_code() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("short.toml");
    let words = "schema = 1\nname = \"Short\"\naim = \"One step.\"\nareas = [\"neck\"]\n[[step]]\nname = \"Lean\"\n\
        how = [\"Lean.\"]\nposition = \"any\"\nsettle = \"0s\"\nhold = \"1s\"\n";
    std::fs::write(&path, words).unwrap();
    for (keys, code) in [("\r", 0), ("\rqy", 1)] {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_supple"));
        command.args(["run", path.to_str().unwrap()]);
        for place in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
            command.env(place, home.path());
        }
        let mut pty = Pty::running(command);
        pty.wait_for("Starts in", 1);
        pty.press(keys);
        pty.wait_for("How is", 1);
        pty.press("3\r");
        assert_eq!(pty.ended(), (code, None));
        is_restored(&pty);
    }
}
