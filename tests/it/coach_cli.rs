//! The coach at the command line: what is refused, fitted, warned of, suggested, asked and added.

use std::{fs, path::Path, process::Output};

use chrono::{Local, SecondsFormat, TimeDelta};
use serde_json::{Value, json};

use crate::cli::Home;

const NOTHING_BUT_BREATH: &str = "schema = 1\nname = \"Breath\"\naim = \"Settle.\"\nareas = [\"whole-body\"]\n\
    [[step]]\nname = \"Breathe\"\nhow = [\"Breathe.\"]\nposition = \"chair\"\nsettle = \"0s\"\nbreathe = [1, 0, 1, 0]\ncycles = 1\n";
const LEAN: &str = "schema = 1\nname = \"Lean\"\naim = \"Ease.\"\nareas = [\"lower-back\"]\n\
    [[step]]\nname = \"Ball\"\nequipment = [\"ball\"]\nhow = [\"Lean.\"]\nareas = [\"lower-back\"]\nposition = \"wall\"\nsettle = \"0s\"\nhold = \"30s\"\n\
    [[step]]\nname = \"Sway\"\nkind = \"mobility\"\nhow = [\"Sway.\"]\nposition = \"standing\"\nsettle = \"0s\"\nhold = \"5s\"\n";

fn run(home: &Home, arguments: &[&str]) -> Output {
    home.command(arguments).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json_of(home: &Home, arguments: &[&str]) -> Value {
    let output = run(home, arguments);
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Writes a line of another device's journal, so many hours ago.
fn write(home: &Home, hours: i64, event: Value) {
    write_in(&home.path().join("data"), hours, event);
}

/// In the journal of this data folder, all safety questions were answered with no a while ago.
pub(crate) fn answered_in(data: &Path) {
    write_in(data, 1, json!({"event": "screening", "outcome": "clear", "how_soon": null, "tags": []}));
}

/// Writes a line of another device's journal in this data folder, so many hours ago.
pub(crate) fn write_in(data: &Path, hours: i64, mut event: Value) {
    let folder = data.join("log/00000000-0000-4000-8000-000000000000");
    fs::create_dir_all(&folder).unwrap();
    let time = Local::now() - TimeDelta::hours(hours);
    let path = folder.join(format!("{}.jsonl", time.format("%Y")));
    let mut text = fs::read_to_string(&path).unwrap_or_default();
    let head = json!({"v": 1, "id": uuid::Uuid::new_v4(), "time": time.to_rfc3339_opts(SecondsFormat::Millis, false), "zone": "UTC"});
    let mut line = head.as_object().unwrap().clone();
    line.append(event.as_object_mut().unwrap());
    text.push_str(&Value::Object(line).to_string());
    fs::write(path, text + "\n").unwrap();
}

fn screened(home: &Home, outcome: &str, soon: Option<&str>, tags: &[&str]) {
    write(home, 1, json!({"event": "screening", "outcome": outcome, "how_soon": soon, "tags": tags}));
}

fn own(home: &Home, name: &str, text: &str) -> String {
    let path = home.path().join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn an_emergency_refuses_every_session_with_its_advice_and_a_rehearsal_none() {
    let home = Home::new();
    screened(&home, "emergency", Some("now"), &[]);
    let breath = own(&home, "breath.toml", NOTHING_BUT_BREATH);
    for arguments in [
        &["run"][..],
        &["run", "breathing-only"],
        &["run", &breath, "--json"],
        &["run", "breathing-only", "--plain"],
    ] {
        let output = run(&home, arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {output:?}");
        assert!(stderr(&output).contains("emergency number"), "{}", stderr(&output));
        assert!(stderr(&output).contains("`supple screen`"), "{}", stderr(&output));
        assert!(output.stdout.is_empty());
    }
    assert_eq!(json_of(&home, &["log", "--json"])["sessions"], json!([]));
    let output = run(&home, &["run", "breathing-only", "--rehearse=50000"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn a_doctor_first_refuses_what_it_does_not_allow_and_leads_what_it_does() {
    let home = Home::new();
    screened(&home, "doctor-first", Some("this-week"), &[]);
    let lean = own(&home, "lean.toml", LEAN);
    let refused = run(&home, &["run", &lean, "--json"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("see a doctor this week"), "{}", stderr(&refused));
    assert!(stderr(&refused).contains("`supple run breathing-only` fits until then"), "{}", stderr(&refused));
    let breath = own(&home, "breath.toml", NOTHING_BUT_BREATH);
    let led = run(&home, &["run", &breath, "--json"]);
    assert_eq!(led.status.code(), Some(0), "{}", stderr(&led));
    assert_eq!(logged_screening(&home), "doctor-first");
}

/// What the newest session says of the safety questions.
fn logged_screening(home: &Home) -> String {
    let log = home.path().join("data/log");
    let mut words = Vec::new();
    for folder in fs::read_dir(log).unwrap() {
        for file in fs::read_dir(folder.unwrap().path()).unwrap() {
            for line in fs::read_to_string(file.unwrap().path()).unwrap().lines() {
                let line: Value = serde_json::from_str(line).unwrap();
                if line["event"] == "started" {
                    words.push((line["time"].to_string(), line["screening"].as_str().unwrap().to_owned()));
                }
            }
        }
    }
    words.sort();
    words.pop().unwrap().1
}

#[test]
fn the_log_says_truthfully_what_the_questions_came_to() {
    let home = Home::new();
    let breath = own(&home, "breath.toml", NOTHING_BUT_BREATH);
    let lead = || assert_eq!(run(&home, &["run", &breath, "--json"]).status.code(), Some(0));
    lead();
    assert_eq!(logged_screening(&home), "unasked");
    write(&home, 24 * 30, json!({"event": "screening", "outcome": "clear", "how_soon": null, "tags": []}));
    lead();
    assert_eq!(logged_screening(&home), "unasked");
    screened(&home, "clear", None, &[]);
    lead();
    assert_eq!(logged_screening(&home), "clear");
    write(
        &home,
        0,
        json!({"event": "screening", "outcome": "filtered", "how_soon": null, "tags": ["blood-thinners"]}),
    );
    lead();
    assert_eq!(logged_screening(&home), "filtered");
}

#[test]
fn tags_years_old_still_spare_and_every_change_is_told() {
    let home = Home::new();
    // No session since; the line stands in a file of an earlier year.
    write(
        &home,
        24 * 800,
        json!({"event": "screening", "outcome": "filtered", "how_soon": null, "tags": ["blood-thinners"]}),
    );
    let lean = own(&home, "lean.toml", LEAN);
    let output = run(&home, &["run", &lean, "--json"]);
    assert!(
        stderr(&output).contains("1. Ball: left out (blood thinners or easy bruising)"),
        "{}",
        stderr(&output)
    );
    assert!(stderr(&output).contains("`supple screen` asks them"), "{}", stderr(&output));
    let log = json_of(&home, &["log", "--json"]);
    let steps = log["sessions"][0]["steps"].as_array().unwrap();
    assert_eq!(steps.len(), 1);
    assert_eq!(steps[0]["name"], "Sway");
    let nothing =
        run(&home, &["run", "upper-floor-two-balls", "--with", "none", "--rehearse=50000", "--json"]);
    assert!(!stdout(&nothing).contains("\"tender\""), "{}", stdout(&nothing));
}

#[test]
fn a_third_session_is_warned_of_and_led_all_the_same() {
    let home = Home::new();
    for hours in [2, 1] {
        let session = uuid::Uuid::new_v4();
        let routine = json!({"id": "mine", "name": "Mine", "origin": "yours", "hash": "0"});
        write(
            &home,
            hours,
            json!({"event": "started", "session": session, "routine": routine, "areas": ["lower-back"], "side": null,
            "planned_s": 60, "parts": 1, "tension": [], "screening": "clear"}),
        );
        write(
            &home,
            hours,
            json!({"event": "step", "session": session, "step": 0, "take": 1, "exercise": null, "name": "Ball",
            "kind": "ball", "areas": ["lower-back"], "side": "both", "planned_s": 30, "held_ms": 30000, "paused_ms": 0,
            "outcome": "done", "by": "time"}),
        );
    }
    let mut lean = LEAN.replace("30s", "30s..45s");
    lean = lean.replace("position = \"wall\"", "position = \"wall\"\nkind = \"ball\"");
    let path = own(&home, "lean.toml", &lean);
    let mut child = home.command(&["run", &path, "--json"]);
    let mut child =
        child.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
    std::io::BufRead::read_line(&mut out, &mut line).unwrap();
    assert!(line.contains("\"started\""), "{line}");
    child.kill().unwrap();
    let words = stderr(&child.wait_with_output().unwrap());
    // Two hours apart at the most, they may lie on both sides of four in the morning.
    assert!(words.contains("The lower back had pressure"), "{words}");
    assert!(words.contains("`supple run flare-lower` fits."), "{words}");
}

#[test]
fn run_without_a_routine_says_which_it_leads_and_why() {
    let home = Home::new();
    let output = run(&home, &["log", "check-in", "lower-back=5", "--note", "long drive"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let output = run(&home, &["run", "--rehearse=50000"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("Lower back was 5 just now; nothing done for it today yet."),
        "{}",
        stderr(&output)
    );
}

#[test]
fn what_is_due_is_one_line_or_none() {
    let home = Home::new();
    assert_eq!(stdout(&run(&home, &["due"])), "");
    assert_eq!(json_of(&home, &["due", "--json"])["due"], false);
    run(&home, &["log", "check-in", "neck=4"]);
    let line = stdout(&run(&home, &["due"]));
    assert_eq!(line.lines().count(), 1);
    assert!(line.contains("Neck was 4 just now"), "{line}");
    let due = json_of(&home, &["due", "--json"]);
    assert_eq!((&due["due"], &due["allows"]), (&json!(true), &json!("all-filtered")));
    assert!(due["routine"].is_string() && due["line"].as_str().unwrap() == line.trim());
    screened(&home, "doctor-first", Some("today"), &[]);
    assert!(stdout(&run(&home, &["due"])).contains("see a doctor today"));
}

#[test]
fn what_was_done_elsewhere_and_ratings_are_added_and_counted() {
    let home = Home::new();
    let added = run(&home, &["log", "add", "--what", "massage", "--minutes", "30", "--area", "lower-back"]);
    assert!(added.status.success(), "{}", stderr(&added));
    for wrong in [
        &["log", "add", "--what", "massage", "--minutes", "0", "--area", "lower-back"][..],
        &["log", "add", "--what", " ", "--minutes", "30", "--area", "lower-back"],
        &["log", "add", "--what", "massage", "--minutes", "30", "--area", "elbow"],
        &["log", "check-in", "lower-back=11"],
        &["log", "check-in"],
    ] {
        assert_eq!(run(&home, wrong).status.code(), Some(2), "{wrong:?}");
    }
    let stats = json_of(&home, &["stats", "--json"]);
    assert_eq!(stats, json!({"version": 1, "areas": []}));
    assert!(stdout(&run(&home, &["stats"])).starts_with("Nothing is logged yet."));
}

#[test]
fn the_questions_are_never_asked_in_a_pipe_and_what_is_stored_is_shown() {
    let home = Home::new();
    let asked = run(&home, &["screen"]);
    assert_eq!(asked.status.code(), Some(2));
    assert!(asked.stdout.is_empty());
    let shown = stdout(&run(&home, &["screen", "--show"]));
    assert!(shown.contains("have not been answered yet"), "{shown}");
    screened(&home, "filtered", None, &["knee-pain"]);
    let shown = stdout(&run(&home, &["screen", "--show"]));
    assert!(shown.contains("filtered.") && shown.contains("Spared: sore knees."), "{shown}");
    let stored = json_of(&home, &["screen", "--show", "--json"]);
    assert_eq!(stored["screening"]["tags"], json!(["knee-pain"]));
    assert_eq!(stored["due"], false);
}

fn set(home: &Home, key: &str, value: &str) {
    assert!(run(home, &["config", "set", key, value]).status.success(), "{key} {value}");
}

#[test]
fn what_the_settings_leave_out_is_not_led_listed_or_suggested_unless_it_is_named() {
    let home = Home::new();
    let lean = own(&home, "lean.toml", LEAN);
    let steps = |arguments: &[&str]| {
        let output = run(&home, &[&["run", &lean, "--rehearse=50000"], arguments].concat());
        (stdout(&output).contains("Ball"), stderr(&output))
    };
    assert!(steps(&[]).0);
    set(&home, "equipment", "none");
    let (has_ball, told) = steps(&[]);
    assert!(!has_ball && told.contains("1. Ball: "), "{told}");
    assert!(steps(&["--with", "ball"]).0);
    assert!(steps(&["--with", "everything"]).0);
    let listed = run(&home, &["list", "--area", "upper-back"]);
    assert!(!stdout(&listed).contains("upper-knots-two-balls"), "{}", stdout(&listed));
    assert!(stderr(&listed).contains("more need equipment your settings leave out"), "{}", stderr(&listed));
    let all = run(&home, &["list", "--area", "upper-back", "--with", "everything"]);
    assert!(stdout(&all).contains("upper-knots-two-balls") && stderr(&all).is_empty(), "{all:?}");
    // A script says itself what is at hand.
    let json = json_of(&home, &["list", "--area", "upper-back", "--json"]);
    let ids: Vec<&str> =
        json["routines"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"upper-knots-two-balls"));
    run(&home, &["log", "check-in", "upper-back=5"]);
    let due = json_of(&home, &["due", "--json"]);
    let shown = json_of(&home, &["show", due["routine"].as_str().unwrap(), "--json"]);
    assert_eq!(shown["routine"]["equipment"], json!([]), "{due}");
}

#[test]
fn the_day_of_the_settings_decides_how_many_days_ago_it_was() {
    let home = Home::new();
    write(
        &home,
        13 * 24 + 12,
        json!({"event": "screening", "outcome": "clear", "how_soon": null, "tags": []}),
    );
    let is_due_when_days_began = |hours: i64| {
        let start = Local::now() - TimeDelta::hours(hours);
        set(&home, "day-start", &start.format("%H:%M").to_string());
        json_of(&home, &["screen", "--show", "--json"])["due"].clone()
    };
    // An hour ago a day began, and thirteen days and a half are a part of fourteen days; in an hour one will.
    assert_eq!((is_due_when_days_began(1), is_due_when_days_began(-1)), (json!(true), json!(false)));
}

#[test]
fn the_questions_are_mentioned_before_what_is_suggested_and_only_once() {
    let home = Home::new();
    let mut child = home.command(&["run", "--json", "--with", "none"]);
    let mut child =
        child.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
    std::io::BufRead::read_line(&mut out, &mut line).unwrap();
    assert!(line.contains("\"started\""), "{line}");
    child.kill().unwrap();
    let told = stderr(&child.wait_with_output().unwrap());
    let asked = told.find("`supple screen` asks them").unwrap_or_else(|| panic!("{told}"));
    let suggested = told.find("a few easy minutes").unwrap_or_else(|| panic!("{told}"));
    assert!(asked < suggested, "{told}");
    assert_eq!(told.matches("`supple screen` asks them").count(), 1, "{told}");
}

#[test]
fn a_running_programme_is_due_and_what_nothing_comes_of_is_noted() {
    let home = Home::new();
    set(&home, "programme", "prevent-lower-4w");
    set(&home, "favourites", "bedtme");
    let since = Local::now() - TimeDelta::days(1);
    let rehearsed = || stderr(&run(&home, &["run", "--rehearse=100000"]));
    assert!(rehearsed().contains("the settings do not say when it began"), "{}", rehearsed());
    set(&home, "programme-since", &since.format("%Y-%m-%d").to_string());
    let told = rehearsed();
    assert!(told.contains("did you mean `bedtime`?") && !told.contains("when it began"), "{told}");
    let due = json_of(&home, &["due", "--json"]);
    // On some days the programme means a walk alone, which is no routine to be led.
    if due["due"] == true {
        assert!(due["line"].as_str().unwrap().contains("week 1, day"), "{due}");
    }
}
