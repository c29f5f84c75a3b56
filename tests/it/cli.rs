//! The real binary: what it prints, where, and how it ends.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

const SHORT: &str = r#"
schema = 1
name = "Short"
aim = "Three short steps."
areas = ["lower-back"]

[[step]]
name = "Lean"
how = ["Lean on the wall."]
position = "wall"
settle = "0s"
hold = "1s"

[[step]]
name = "Turn"
how = ["Turn to the {side}."]
position = "standing"
settle = "0s"
sides = "each"
hold = "1s"
"#;

/// A home of its own for each test.
pub(crate) struct Home(TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_supple"));
        command.args(arguments).stdin(Stdio::null()).current_dir(self.path());
        for (variable, folder) in [
            ("SUPPLE_CONFIG_DIR", "config"),
            ("SUPPLE_DATA_DIR", "data"),
            ("SUPPLE_STATE_DIR", "state"),
            ("SUPPLE_CACHE_DIR", "cache"),
            ("SUPPLE_RUNTIME_DIR", "run"),
        ] {
            command.env(variable, self.path().join(folder));
        }
        // Nothing on this path speaks, plays or keeps the machine awake.
        command.env("PATH", self.path()).env_remove("SSH_CONNECTION").env_remove("SSH_TTY");
        for variable in ["ACCESSIBLE", "NO_COLOR", "SUPPLE_THEME", "SUPPLE_GRAPHICS", "SUPPLE_MOTION"] {
            command.env_remove(variable);
        }
        command.env("LC_ALL", "C.UTF-8").env("TERM", "xterm-256color");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn short(&self) -> PathBuf {
        let path = self.path().join("short.toml");
        fs::write(&path, SHORT).unwrap();
        path
    }

    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        assert!(output.status.success(), "{output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_session_takes_the_seconds_its_plan_says_and_is_found_in_the_log() {
    let home = Home::new();
    let path = home.short();
    let plan = home.json(&["show", path.to_str().unwrap(), "--json"]);
    let output = home.run(&["run", path.to_str().unwrap(), "--plain", "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let events: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ended = events.last().unwrap();
    assert_eq!(ended["event"], "ended");
    assert_eq!(ended["saved"], true);
    let late = ended["at"].as_f64().unwrap() - plan["seconds"].as_f64().unwrap();
    assert!(late.abs() < 0.1, "{late} s off the plan");
    let order: Vec<&str> = events.iter().map(|event| event["event"].as_str().unwrap()).collect();
    let expected =
        ["started", "settle", "work", "step", "settle", "work", "step", "switch", "work", "step", "ended"];
    assert_eq!(order, expected);
    let log = home.json(&["log", "--json"]);
    let steps = log["sessions"][0]["steps"].as_array().unwrap();
    assert_eq!(steps.len(), 3);
    assert!(steps.iter().all(|step| step["held_s"] == 1.0 && step["outcome"] == "done"), "{steps:?}");
    assert_eq!(log["sessions"][0]["outcome"], "completed");
}

#[test]
fn a_rehearsal_is_quick_and_logs_nothing() {
    let home = Home::new();
    let output = home.run(&["run", "desk-rescue-5", "--plain", "--rehearse=50000"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("Done. "));
    assert!(!home.path().join("data").exists());
}

#[test]
fn every_shipped_routine_can_be_rehearsed_to_its_end() {
    let home = Home::new();
    let list = home.json(&["list", "--json"]);
    let routines = list["routines"].as_array().unwrap();
    assert!(routines.len() >= 8);
    for routine in routines {
        let id = routine["id"].as_str().unwrap();
        let output = home.run(&["run", id, "--plain", "--json", "--rehearse=50000"]);
        let ended: Value = serde_json::from_str(stdout(&output).lines().last().unwrap()).unwrap();
        assert_eq!(ended["outcome"], "completed", "{id}");
        let planned = routine["seconds"].as_f64().unwrap();
        assert!((ended["at"].as_f64().unwrap() - planned).abs() < 0.001, "{id}");
    }
}

#[test]
fn an_unknown_id_is_a_wrong_use_and_names_the_nearest() {
    let output = Home::new().run(&["run", "lower-back-relaese"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did you mean `lower-back-release`"), "{}", stderr(&output));
}

#[test]
fn an_id_of_another_sort_is_called_by_its_name() {
    for (arguments, words) in [
        (&["run", "cat-cow"][..], "`cat-cow` is an exercise\n`supple show exercise cat-cow` shows it"),
        (
            &["show", "routine", "cat-cow"],
            "`cat-cow` is an exercise\n`supple show exercise cat-cow` shows it",
        ),
        (&["show", "cause", "bedtime"], "`bedtime` is a routine\n`supple show routine bedtime` shows it"),
        (&["new", "mine", "--from", "stress"], "`stress` is a cause\n`supple show cause stress` shows it"),
    ] {
        let output = Home::new().run(arguments);
        assert_eq!((output.status.code(), stderr(&output)), (Some(2), format!("error: {words}\n")));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_output_is_told_and_is_no_panic() {
    for arguments in [&["completions", "bash"][..], &["man"], &["schema"], &["list"], &["show", "cat-cow"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = Home::new().command(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(stderr(&output).starts_with("error: printing"), "{arguments:?}: {}", stderr(&output));
    }
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    assert_eq!(Home::new().command(&["--help"]).stdout(full).output().unwrap().status.code(), Some(1));
}

#[test]
fn check_names_file_line_and_column_and_fails() {
    let home = Home::new();
    fs::write(home.path().join("bad.toml"), SHORT.replace("hold = \"1s\"", "hold = \"5 parsecs\"")).unwrap();
    let output = home.run(&["check", "bad.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("bad.toml:12:8"), "{}", stdout(&output));
    assert!(stderr(&output).contains("1 file checked: 2 errors"), "{}", stderr(&output));
}

#[test]
fn amending_deleting_and_restoring_are_undone_by_nothing_but_another_line() {
    let home = Home::new();
    let path = home.short();
    assert!(home.run(&["run", path.to_str().unwrap(), "--json"]).status.success());
    let log = home.json(&["log", "--json"]);
    let id = log["sessions"][0]["id"].as_str().unwrap().to_owned();
    assert!(
        home.run(&["log", "amend", &id, "--tension-after", "lower-back=3", "--note", "good"])
            .status
            .success()
    );
    let log = home.json(&["log", "--json"]);
    assert_eq!(log["sessions"][0]["tension_after"], 3);
    assert_eq!(log["sessions"][0]["note"], "good");
    assert!(home.run(&["log", "delete", &id]).status.success());
    assert_eq!(home.json(&["log", "--json"])["sessions"].as_array().unwrap().len(), 0);
    assert!(home.run(&["log", "restore", &id]).status.success());
    assert_eq!(home.json(&["log", "--json"])["sessions"].as_array().unwrap().len(), 1);
}

#[test]
fn what_cannot_be_saved_is_said_and_the_session_goes_on() {
    let home = Home::new();
    let path = home.short();
    fs::write(home.path().join("data"), "in the way").unwrap();
    let output = home.run(&["run", path.to_str().unwrap(), "--json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("\"event\":\"unsaved\""), "{}", stdout(&output));
    assert!(
        stdout(&output).contains("\"outcome\":\"completed\",\"held_s\":3.0,\"saved\":false"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn a_log_that_cannot_be_looked_into_is_not_called_empty() {
    let home = Home::new();
    fs::write(home.path().join("data"), "in the way").unwrap();
    let output = home.run(&["log"]);
    assert_eq!(stdout(&output), "");
    assert_eq!(stderr(&output), "warning: log cannot be read; it is kept as it is\n");
}

#[test]
fn nothing_from_an_argument_reaches_the_terminal_as_a_control() {
    let home = Home::new();
    for arguments in [
        vec!["run", "a\u{1b}]0;x\u{7}"],
        vec!["show", "\u{1b}[2J"],
        vec!["check", "no\u{1b}[31m.toml"],
        vec!["list", "--area", "\u{202e}\u{9b}x"],
        vec!["log", "delete", "\u{1b}c"],
        vec!["\u{1b}[31m"],
    ] {
        let output = home.run(&arguments);
        let all = stdout(&output) + &stderr(&output);
        let bad =
            all.chars().find(|letter| *letter != '\n' && (letter.is_control() || *letter == '\u{202e}'));
        assert_eq!(bad, None, "{arguments:?}: {all:?}");
    }
}

#[test]
fn a_closed_output_leaves_the_session_and_logs_it() {
    let home = Home::new();
    let path = home.short();
    let mut child =
        home.command(&["run", path.to_str().unwrap(), "--json"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.next().unwrap().unwrap();
    drop(lines);
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert_eq!(home.json(&["log", "--json"])["sessions"][0]["outcome"], "left");
}

#[cfg(unix)]
#[test]
fn a_signal_leaves_the_session_logs_it_and_shows_in_the_exit_code() {
    let home = Home::new();
    let path = home.short();
    let mut child =
        home.command(&["run", path.to_str().unwrap(), "--json"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    while !lines.next().unwrap().unwrap().contains("\"event\":\"work\"") {}
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(143));
    assert_eq!(home.json(&["log", "--json"])["sessions"][0]["outcome"], "left");
}

#[cfg(unix)]
#[test]
fn killed_at_any_moment_every_step_told_is_in_the_log_exactly_once() {
    let home = Home::new();
    let path = home.short();
    let mut told = Vec::new();
    let mut killed_running = 0;
    for lines_read in 1..=6 {
        let mut children: Vec<_> = (0..4)
            .map(|_| {
                home.command(&["run", path.to_str().unwrap(), "--json"])
                    .stdout(Stdio::piped())
                    .spawn()
                    .unwrap()
            })
            .collect();
        let mut readers: Vec<_> =
            children.iter_mut().map(|child| BufReader::new(child.stdout.take().unwrap()).lines()).collect();
        for (child, reader) in children.iter_mut().zip(&mut readers) {
            let mut read: Vec<String> = reader.by_ref().take(lines_read).map(Result::unwrap).collect();
            child.kill().unwrap();
            read.extend(reader.map_while(Result::ok));
            killed_running += usize::from(!read.iter().any(|line| line.contains("\"ended\"")));
            told.extend(steps_told(&read));
            child.wait().unwrap();
        }
    }
    assert!(killed_running >= 20, "only {killed_running} of 24 were killed while they ran");
    let log = home.json(&["log", "--json"]);
    assert_eq!(log["unreadable"].as_array().unwrap().len(), 0);
    for (session, step, side) in told {
        let sessions = log["sessions"].as_array().unwrap();
        let own = sessions.iter().find(|it| it["id"] == session.as_str()).unwrap();
        let same =
            own["steps"].as_array().unwrap().iter().filter(|it| it["step"] == step && it["side"] == side);
        assert_eq!(same.count(), 1, "{session} step {step}");
    }
}

fn steps_told(lines: &[String]) -> Vec<(String, Value, Value)> {
    let whole = lines.iter().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let events: Vec<Value> = whole.collect();
    let session = events[0]["session"].as_str().unwrap().to_owned();
    let steps = events.iter().filter(|event| event["event"] == "step");
    steps.map(|step| (session.clone(), step["step"].clone(), step["side"].clone())).collect()
}

#[test]
fn no_placeholder_is_ever_said() {
    let home = Home::new();
    for routine in home.json(&["list", "--json"])["routines"].as_array().unwrap() {
        let output = home.run(&["run", routine["id"].as_str().unwrap(), "--plain", "--rehearse=50000"]);
        assert!(!stdout(&output).contains('{'), "{}", stdout(&output));
    }
}

#[test]
fn every_muscle_group_and_every_line_is_told_in_plain_lines() {
    let home = Home::new();
    let relaxed = stdout(&home.run(&["run", "pmr-10", "--plain", "--rehearse=200"]));
    let groups = relaxed.matches("Next, ").count() + relaxed.matches("And last, ").count();
    assert_eq!(groups, 14, "{relaxed}");
    let letting_go = ["And let it drop.", "Let go, all at once.", "And let go.", "Drop it, and rest."];
    assert_eq!(letting_go.map(|words| relaxed.matches(words).count()).iter().sum::<usize>(), 14, "{relaxed}");
    let scanned = stdout(&home.run(&["run", "quiet-mind", "--plain", "--rehearse=200"]));
    assert!(scanned.contains("Hips and low back. Just notice."), "{scanned}");
}

#[test]
fn json_lines_hold_the_cues_where_they_are_asked_for() {
    let home = Home::new();
    let told = stdout(&home.run(&["run", "box-reset", "--json", "--cues", "--rehearse=100"]));
    let lines: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let cues: Vec<&Value> = lines.iter().filter(|line| line["event"] == "cue").collect();
    assert!(cues.iter().any(|cue| cue["say"] == "First: shrug and drop."), "{told}");
    assert!(cues.iter().any(|cue| cue["tone"] == "start"), "{told}");
    assert!(cues.iter().any(|cue| cue["tone"] == "breathe-out" && cue["seconds"] == 4), "{told}");
    assert!(
        cues.iter().all(|cue| cue["at"].is_number() && (cue["say"].is_string() || cue["tone"].is_string()))
    );
    let plain = stdout(&home.run(&["run", "box-reset", "--json", "--rehearse=5000"]));
    assert!(!plain.contains("\"cue\""), "{plain}");
}

#[test]
fn plain_lines_hold_each_sentence_once_and_no_tick() {
    let told =
        stdout(&Home::new().run(&["run", "upper-one-side", "--plain", "--rehearse=100", "--side=left"]));
    let once =
        ["Lean in slowly.", "Half-way. Easy breath.", "Ball beside the left shoulder blade, off the spine."];
    for words in ["A dull ache that fades, four or five out of ten at most.", "Half-way. Easy breath."] {
        assert_eq!(told.matches(words).count(), 1, "{words}: {told}");
    }
    assert!(once.iter().all(|words| told.contains(words)), "{told}");
    assert!(!told.to_lowercase().contains("tick"), "{told}");
}

#[test]
fn whoever_sees_no_figure_is_told_what_it_shows() {
    let home = Home::new();
    let bridge = home.path().join("bridge.toml");
    let text = "schema = 1\nname = \"Bridge\"\naim = \"To move.\"\nareas = [\"hips\"]\n\
                [[step]]\nexercise = \"figure-four\"\nhold = \"20s\"\n[[step]]\nexercise = \"cat-cow\"\nreps = 4\n";
    fs::write(&bridge, text).unwrap();
    let bridge = bridge.to_str().unwrap();
    let shown = |id: &str| home.json(&["show", id, "--json"])["exercise"]["figure"].clone();
    let (four, cat) = (shown("figure-four"), shown("cat-cow"));
    assert_eq!(four["id"], "figure-four");
    let sentence = |figure: &Value| figure["alt"].as_str().unwrap().to_owned();

    // In lines: once for each step, on whichever side it begins.
    let told = stdout(&home.run(&["run", bridge, "--plain", "--rehearse=2000"]));
    for figure in [&four, &cat] {
        let line = format!("Picture: {}", sentence(figure));
        assert_eq!(told.matches(&line).count(), 1, "{told}");
    }
    assert!(told.find(&sentence(&four)) < told.find(&sentence(&cat)), "{told}");

    // As JSON: with the first phase of each step.
    let told = stdout(&home.run(&["run", bridge, "--plain", "--json", "--rehearse=2000"]));
    let lines: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let figures: Vec<(&Value, &Value)> = lines
        .iter()
        .filter(|line| line["figure"].is_object())
        .map(|line| (&line["step"], &line["figure"]))
        .collect();
    assert_eq!(figures, [(&0.into(), &four), (&1.into(), &cat)], "{told}");
    assert!(lines.iter().find(|line| line["step"] == 0).unwrap()["figure"].is_object(), "{told}");

    // On the page, with the picture and without.
    let words =
        |arguments: &[&str]| stdout(&home.run(arguments)).split_whitespace().collect::<Vec<_>>().join(" ");
    for arguments in [&["show", "cat-cow"][..], &["show", "cat-cow", "--no-figure"], &["pose", "cat-cow"]] {
        let page = words(arguments);
        assert_eq!(page.matches(&sentence(&cat)).count(), 1, "{page}");
    }
}

#[test]
fn a_folder_without_routines_is_no_problem() {
    let output = Home::new().run(&["check"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn an_empty_folder_is_checked_as_json_too() {
    let home = Home::new();
    assert_eq!(home.json(&["check", "--json"])["problems"].as_array().unwrap().len(), 0);
}

#[test]
fn errors_are_called_the_same_wherever_they_are_counted() {
    let home = Home::new();
    let folder = home.path().join("config/routines");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("mine.toml"), SHORT.replacen("hold = \"1s\"", "hold = \"soon\"", 1)).unwrap();
    let (list, check) = (stderr(&home.run(&["list"])), stderr(&home.run(&["check"])));
    assert!(list.starts_with("1 error and 1 warning in your routines;"), "{list}");
    assert!(check.ends_with("1 file checked: 1 error, 1 warning\n"), "{check}");
}

#[test]
fn warnings_are_counted_and_a_dose_held_back_is_told_where_the_session_is() {
    let home = Home::new();
    let folder = home.path().join("config/routines");
    fs::create_dir_all(&folder).unwrap();
    let text = SHORT.replacen("hold = \"1s\"", "equipment = [\"ball\"]\nhold = \"10m\"", 1);
    fs::write(folder.join("mine.toml"), text).unwrap();
    let output = home.run(&["list"]);
    assert_eq!(stderr(&output), "2 warnings in your routines; `supple check` shows where\n");
    assert_eq!(home.run(&["check"]).status.code(), Some(0));
    let output = home.run(&["run", "mine", "--plain", "--rehearse=50000"]);
    let told = "Lean: `hold` of 10m is outside 30s to 1m30s; 1m30s is used.";
    assert!(stdout(&output).contains(told), "{}", stdout(&output));
    assert!(
        stdout(&output).contains("Hold 1 min 30 s") || stdout(&output).contains("90"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn a_strangers_ball_step_is_capped_and_says_so() {
    let home = Home::new();
    let path = home.path().join("ball.toml");
    fs::write(&path, SHORT.replacen("hold = \"1s\"", "equipment = [\"ball\"]\nhold = \"10m\"", 1)).unwrap();
    let output = home.run(&["check", "ball.toml"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("Hou and others 2002 (verified)"), "{}", stdout(&output));
    let plan = home.json(&["show", "ball.toml", "--json"]);
    assert_eq!(plan["phases"][1]["seconds"], 90);
}

#[test]
fn a_pose_is_printed_in_cells_with_its_sentence() {
    let home = Home::new();
    let output = home.run(&["pose", "cat-cow"]);
    assert!(output.status.success(), "{output:?}");
    let text = stdout(&output);
    assert!(text.contains('⣿') && !text.contains('\u{1b}'), "{text}");
    assert!(text.lines().last().unwrap().ends_with('.'), "{text}");
    let ascii = stdout(&home.run(&["pose", "pelvic-tilt", "--frame", "1", "--graphics", "ascii"]));
    assert!(ascii.is_ascii() && ascii.contains('#'), "{ascii}");
}

#[test]
fn a_pose_can_be_kept_as_svg() {
    let home = Home::new();
    let path = home.path().join("bridge.svg");
    let path = path.to_str().unwrap();
    assert!(home.run(&["pose", "glute-bridge", "--svg", path]).status.success());
    let moving = fs::read_to_string(path).unwrap();
    assert!(moving.starts_with("<svg ") && moving.contains("<animate ") && moving.ends_with("</svg>\n"));
    assert!(moving.len() < 400_000, "{} bytes", moving.len());
    // The README shows it.
    crate::figures::keep("glute-bridge.svg", &moving);
    let still = stdout(&home.run(&["pose", "glute-bridge", "--svg", "-", "--frame", "2"]));
    assert!(still.starts_with("<svg ") && !still.contains("<animate "));
}

#[test]
fn the_page_of_an_exercise_has_its_figure_in_plain_letters() {
    let home = Home::new();
    let is_drawn = |page: &str| page.chars().any(|letter| ('\u{2801}'..='\u{28ff}').contains(&letter));
    let page = stdout(&home.run(&["show", "cat-cow"]));
    assert!(is_drawn(&page) && !page.contains('\u{1b}'), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
    let without = stdout(&home.run(&["show", "cat-cow", "--no-figure"]));
    assert!(!is_drawn(&without) && without.contains("How it is done"), "{without}");
    let show = |variable: &str, value: &str| {
        stdout(&home.command(&["show", "cat-cow"]).env(variable, value).output().unwrap())
    };
    for (variable, value) in [("LC_ALL", "C"), ("TERM", "linux"), ("SUPPLE_GRAPHICS", "ascii")] {
        let page = show(variable, value);
        assert!(!is_drawn(&page) && page.contains("##"), "{page}");
    }
    assert!(home.run(&["config", "set", "graphics", "ascii"]).status.success());
    assert!(!is_drawn(&stdout(&home.run(&["show", "cat-cow"]))));
    assert!(is_drawn(&show("SUPPLE_GRAPHICS", "braille")), "the environment comes first");
}

#[test]
fn a_pose_that_is_not_there_is_a_wrong_use() {
    let home = Home::new();
    let output = home.run(&["pose", "cat-caw"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did you mean `cat-cow`?"), "{}", stderr(&output));
    let output = home.run(&["pose", "cat-cow", "--frame", "9"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("`cat-cow` has 3 frames"), "{}", stderr(&output));
    assert_eq!(home.run(&["pose", "cat-cow", "--frame", "0"]).status.code(), Some(2));
}

#[test]
fn a_figure_of_ones_own_comes_before_the_shipped_one_and_is_checked() {
    let home = Home::new();
    let folder = home.path().join("config/routines");
    fs::create_dir_all(&folder).unwrap();
    let own = r#"
[[figure]]
id = "cat-cow"
alt = "Just standing."
view = "side"
loop = "still"
frames = [{ name = "stand", secs = 2, root = [0, 30], torso = 90, neck = 90, ua_r = 270, fa_r = 270, ua_l = 270, fa_l = 270, th_r = 270, sh_r = 270, th_l = 270, sh_l = 270 }]
"#;
    fs::write(folder.join("own.toml"), own).unwrap();
    let stranger = format!("{own}\n[[figure.shows]]\nexercise = \"cat-caw\"\ndrive = \"loop\"\n")
        .replace("[0, 30]", "[0, 48]");
    let path = home.path().join("stranger.toml");
    fs::write(&path, stranger).unwrap();
    let output = home.run(&["check", path.to_str().unwrap()]);
    assert!(output.status.success(), "{}", stdout(&output));
    assert!(stdout(&output).contains("there is no exercise `cat-caw`"), "{}", stdout(&output));
    let figure = stdout(&home.run(&["pose", "cat-cow"]));
    assert!(!figure.contains("Just standing."), "the exercise is shown by what shows it");
    let output = home.run(&["check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("the left ankle is too low by 17.5 in frame 1"), "{}", stdout(&output));
}
