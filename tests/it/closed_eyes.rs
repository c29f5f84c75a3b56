//! A session with closed eyes: the real program with stand-ins for voice and player that write down when they began.
//!
//! The programs run really, so that a test here waits; never longer than its session.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use portable_pty::CommandBuilder;
use rustix::process::Signal;
use serde_json::Value;
use tempfile::TempDir;

use crate::{
    coach_cli::answered_in,
    terminal::pty::{Pty, until},
};

mod rehearsed;

/// Writes down its name, when it began and what it was given, one line a call, and takes no time.
const RECORDS: &str = r#"now=$(date +%s.%N); words=$(cat)
echo "${0##*/} $now $$ ${words:-$1}" >> "$SUPPLE_HEARD""#;
/// The same, and it sounds for a long time.
const LASTS: &str = r#"now=$(date +%s.%N); read words
echo "${0##*/} $now $$ ${words:-$1}" >> "$SUPPLE_HEARD"
sleep 60"#;

const SHORT: &str = r#"
schema = 1
name = "Closed eyes"
aim = "Three short steps."
areas = ["lower-back"]

[[step]]
name = "Lean"
how = ["Lean on the wall."]
position = "any"
settle = "6s"
hold = "20s"

[[step]]
name = "Turn"
how = ["Turn to the {side}."]
position = "any"
settle = "5s"
hold = "8s"
"#;

/// A machine with these programs and no others.
struct Machine(TempDir);

impl Machine {
    fn with(programs: &[(&str, &str)]) -> Self {
        Self::in_shell("/bin/sh", programs)
    }

    /// The same, the programs being scripts of `shell`.
    fn in_shell(shell: &str, programs: &[(&str, &str)]) -> Self {
        let machine = Self(tempfile::tempdir().unwrap());
        let bin = machine.path("bin");
        fs::create_dir(&bin).unwrap();
        for (name, does) in programs {
            let file = bin.join(name);
            fs::write(&file, format!("#!{shell}\nPATH=/usr/bin:/bin\n{does}\n")).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        }
        fs::write(machine.path("short.toml"), SHORT).unwrap();
        answered_in(&machine.path("DATA"));
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn places(&self) -> Vec<(&'static str, PathBuf)> {
        let places = ["CONFIG", "DATA", "STATE", "CACHE", "RUNTIME"];
        let names = [
            "SUPPLE_CONFIG_DIR",
            "SUPPLE_DATA_DIR",
            "SUPPLE_STATE_DIR",
            "SUPPLE_CACHE_DIR",
            "SUPPLE_RUNTIME_DIR",
        ];
        let mut all: Vec<_> =
            names.into_iter().zip(places).map(|(name, place)| (name, self.path(place))).collect();
        all.push(("PATH", self.path("bin")));
        all.push(("SUPPLE_HEARD", self.path("heard")));
        // Nothing here plays by itself: an empty file has no sound device.
        all.push(("ALSA_CONFIG_PATH", "/dev/null".into()));
        all
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_supple"));
        command.args(arguments).stdin(Stdio::null()).current_dir(self.0.path()).envs(self.places());
        command.env_remove("SSH_CONNECTION").env_remove("SSH_TTY");
        command
    }

    fn in_terminal(&self, arguments: &[&str]) -> Pty {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_supple"));
        command.args(arguments);
        command.cwd(self.0.path());
        for (name, place) in self.places() {
            command.env(name, place);
        }
        command.env_remove("SSH_CONNECTION");
        command.env_remove("SSH_TTY");
        Pty::running(command)
    }

    fn heard(&self) -> Vec<Heard> {
        let text = fs::read_to_string(self.path("heard")).unwrap_or_default();
        let line = |line: &str| {
            let mut words = line.splitn(4, ' ');
            let mut next = || words.next().unwrap_or_default().to_owned();
            let (by, at, process, what) = (next(), next(), next(), next());
            Heard { by, at: at.parse().unwrap(), process, what }
        };
        text.lines().map(line).collect()
    }

    fn ctl(&self, order: &str) -> (Option<i32>, String) {
        let output = self.command(&["ctl", order]).output().unwrap();
        let words = if output.status.success() { output.stdout } else { output.stderr };
        (output.status.code(), String::from_utf8_lossy(&words).trim_end().to_owned())
    }
}

/// A call of a stand-in.
#[derive(Debug)]
struct Heard {
    by: String,
    at: f64,
    process: String,
    what: String,
}

fn is_there(process: &str) -> bool {
    let status = fs::read_to_string(Path::new("/proc").join(process).join("stat")).unwrap_or_default();
    status.rsplit(')').next().is_some_and(|rest| !rest.trim().is_empty() && !rest.trim().starts_with('Z'))
}

/// What the test found out, for whoever reads along.
#[expect(clippy::print_stderr, reason = "a proof that could not be made here must not look like one")]
pub(crate) fn note(words: &str) {
    eprintln!("{words}");
}

/// The lines of a session as JSON.
fn told(output: &[u8]) -> Vec<Value> {
    String::from_utf8_lossy(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Writes down the same as `RECORDS`, speaks for as long as a voice would, and writes down that it came to its end.
const SPEAKS: &str = r#"now=$(date +%s.%N); read words
echo "${0##*/} $now $$ $words" >> "$SUPPLE_HEARD"
sleep $(( (574 + 63 * ${#words}) / 1000 )).$(printf %03d $(( (574 + 63 * ${#words}) % 1000 )))
echo "whole $now $$ $words" >> "$SUPPLE_HEARD""#;

/// The stand-ins' calls and the cues of one session of 39 s, each cue with its moment.
fn perform() -> (Vec<Heard>, Vec<(f64, String)>) {
    let machine = Machine::with(&[("espeak-ng", SPEAKS), ("pw-play", RECORDS)]);
    let started = Instant::now();
    let mut command = machine.command(&["run", "short.toml", "--json", "--cues"]);
    let mut session = command.stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(session.stdout.take().unwrap()).lines();
    let told: Vec<(Instant, Value)> =
        lines.map(|line| (Instant::now(), serde_json::from_str(&line.unwrap()).unwrap())).collect();
    let status = session.wait().unwrap();
    assert!(status.success());
    its_time_is_that_of_the_clock(started, &told);
    let cue = |(_, line): &(Instant, Value)| {
        let what = line["say"].as_str().or(line["tone"].as_str())?;
        Some((line["at"].as_f64()?, what.to_owned()))
    };
    // The last tone sounds on by itself, and its stand-in may write a moment later.
    assert!(until(|| machine.heard().iter().filter(|call| call.what.contains("/end-")).count() == 2));
    (machine.heard(), told.iter().filter_map(cue).collect())
}

/// A session of 39 s takes 39 s by the clock on the wall, from its first line to its last tone; before that comes only
/// the start of the program, and after it the disk, which must have what was done before that is said, and the end:
/// neither is the session's, and both are bounded on their own.
#[track_caller]
fn its_time_is_that_of_the_clock(started: Instant, told: &[(Instant, Value)]) {
    let (Some((first, begun)), Some((last, ended))) = (told.first(), told.last()) else {
        panic!("it told nothing")
    };
    let at = |line: &Value| line["at"].as_f64().unwrap();
    assert_eq!((at(begun), at(ended)), (0.0, 39.0));
    let over = told.iter().rfind(|(_, line)| line["tone"] == "end").unwrap().0;
    let took = over.duration_since(*first).as_secs_f64();
    assert!((took - 39.0).abs() < 0.06, "a session of 39 s took {took} s");
    let (start, end) = (first.duration_since(started), over.elapsed());
    let saved = last.duration_since(over);
    note(&format!("the session took {took:.3} s; begun in {start:?}, saved in {saved:?}, ended in {end:?}"));
    assert!(start.max(end) < Duration::from_secs(1), "the program began in {start:?} and ended in {end:?}");
}

/// In 39 s of real time: on time, none missing, none twice. Run it alone; a busy machine is late.
#[test]
#[ignore = "takes 39 s and needs a quiet machine"]
fn every_cue_is_heard_at_its_moment() {
    let (heard, cues) = perform();
    let said: Vec<&Heard> = heard.iter().filter(|it| it.by == "espeak-ng").collect();
    let planned: Vec<&(f64, String)> =
        cues.iter().filter(|(_, what)| what.contains(' ') || what.ends_with('.')).collect();
    let tones: Vec<&Heard> =
        heard.iter().filter(|it| it.by == "pw-play" && !it.what.contains("lead-in")).collect();
    let sounded: Vec<&(f64, String)> = cues.iter().filter(|cue| !planned.contains(cue)).collect();
    assert_eq!(said.len(), planned.len(), "{said:?}\n{planned:?}");
    assert_eq!(tones.len(), sounded.len(), "{tones:?}\n{sounded:?}");
    let start = tones[0].at - sounded[0].0;
    let mut latest: f64 = 0.0;
    for (heard, (at, what)) in said.iter().zip(&planned).chain(tones.iter().zip(&sounded)) {
        let late = heard.at - start - at;
        assert!(late.abs() < 0.06, "{what} at {at} came {late} s late");
        latest = latest.max(late.abs());
    }
    let whole = heard.iter().filter(|it| it.by == "whole").count();
    assert_eq!(whole, said.len(), "a sentence was cut off: {heard:?}");
    note(&format!("{} sentences and {} tones, the latest {latest:.3} s off", said.len(), tones.len()));
    let at = |tone: &str| tones.iter().find(|it| it.what.contains(tone)).unwrap().at;
    let held = at("/end-") - at("/start-");
    assert!((held - 20.0).abs() < 0.06, "held {held}");
}

#[test]
fn orders_from_another_terminal_steer_the_session_and_leave_at_once() {
    let machine = Machine::with(&[]);
    assert_eq!(machine.ctl("pause").0, Some(1));
    assert!(machine.ctl("pause").1.contains("no session is running"));
    let mut session =
        machine.command(&["run", "short.toml", "--json"]).stdout(Stdio::piped()).spawn().unwrap();
    assert!(until(|| machine.ctl("status").0 == Some(0)));
    assert_eq!(machine.ctl("toggle"), (Some(0), "paused".to_owned()));
    assert_eq!(machine.ctl("toggle"), (Some(0), "going on".to_owned()));
    let status: Value = serde_json::from_str(&machine.ctl("status").1).unwrap();
    assert_eq!((status["name"].as_str(), status["parts"].as_u64()), (Some("Lean"), Some(2)));
    assert_eq!(machine.ctl("next"), (Some(0), "next: Turn".to_owned()));
    assert_eq!(machine.ctl("mute"), (Some(0), "sound off".to_owned()));
    assert_eq!(machine.ctl("leave"), (Some(0), "left; what was done is kept".to_owned()));
    assert_eq!(session.wait().unwrap().code(), Some(1));
    assert_eq!(machine.ctl("status").0, Some(1));
    assert_eq!(machine.ctl("jump").0, Some(2));
}

#[test]
fn a_second_session_says_that_it_has_no_remote_control() {
    let machine = Machine::with(&[]);
    let mut first = machine.command(&["run", "short.toml", "--json"]).stdout(Stdio::null()).spawn().unwrap();
    assert!(until(|| machine.ctl("status").0 == Some(0)));
    let mut second = machine.in_terminal(&["run", "short.toml"]);
    second.wait_for("Starts in", 1);
    second.press("\r");
    second.wait_for("Another session has the remote control", 1);
    second.press("\x03");
    second.ended();
    assert_eq!(machine.ctl("leave").0, Some(0));
    first.wait().unwrap();
}

#[test]
fn nothing_goes_on_sounding_when_the_program_ends() {
    let signals = [None, Some(Signal::TERM), Some(Signal::HUP), Some(Signal::INT)];
    for signal in signals {
        let machine = Machine::with(&[("espeak-ng", LASTS), ("pw-play", LASTS)]);
        let mut pty = machine.in_terminal(&["run", "short.toml"]);
        pty.wait_for("Starts in", 1);
        pty.press("\r");
        // The tick is in the third second of settling.
        assert!(until(|| machine.heard().iter().any(|it| it.by == "pw-play")));
        let voice = |machine: &Machine| machine.heard().into_iter().rfind(|it| it.by == "espeak-ng");
        assert!(until(|| voice(&machine).is_some()));
        match signal {
            Some(signal) => pty.send(signal),
            None => pty.press("\x03"),
        }
        pty.ended();
        let left: Vec<Heard> = machine.heard().into_iter().filter(|it| is_there(&it.process)).collect();
        assert!(until(|| !left.iter().any(|it| is_there(&it.process))), "{signal:?}: {left:?}");
    }
}

#[test]
fn nothing_goes_on_sounding_when_a_session_of_lines_ends() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let machine = Machine::with(&[("espeak-ng", LASTS), ("pw-play", LASTS)]);
        let mut session =
            machine.command(&["run", "short.toml", "--json"]).stdout(Stdio::null()).spawn().unwrap();
        assert!(until(|| machine.heard().iter().any(|it| it.by == "pw-play")));
        assert!(machine.heard().iter().any(|it| is_there(&it.process)), "something sounds");
        let pid = rustix::process::Pid::from_child(&session);
        rustix::process::kill_process(pid, signal).unwrap();
        session.wait().unwrap();
        let left: Vec<Heard> = machine.heard().into_iter().filter(|it| is_there(&it.process)).collect();
        assert!(until(|| !left.iter().any(|it| is_there(&it.process))), "{signal:?}: {left:?}");
    }
}

#[test]
fn where_nothing_is_heard_the_terminal_is_asked_for_a_notice_and_for_focus_only_in_the_session() {
    let machine = Machine::with(&[]);
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_supple"));
    command.args(["run", "short.toml"]);
    command.cwd(machine.0.path());
    for (name, place) in machine.places() {
        command.env(name, place);
    }
    for name in ["SSH_CONNECTION", "SSH_TTY", "TMUX", "STY", "TERM_PROGRAM", "WT_SESSION"] {
        command.env_remove(name);
    }
    command.env("TERM", "xterm-kitty");
    let mut pty = Pty::running(command);
    pty.wait_for("Starts in", 1);
    assert!(!pty.seen().contains("\x1b[?1004h"), "nobody needs it in the briefing");
    pty.press("\r");
    pty.wait_for("\x1b[?1004h", 1);
    pty.press("\x1b[O");
    pty.wait_for("\x1b]99;i=supple:d=1:p=body;now · Lean\x1b\\", 1);
    pty.press("\x1b[I");
    pty.press("\x03");
    pty.ended();
    let seen = pty.seen();
    assert!(seen.rfind("\x1b[?1004h") < seen.rfind("\x1b[?1004l"), "{seen:?}");
    assert!(!seen.contains("over\x1b\\"), "in front nothing more is told");
}

#[test]
fn the_first_session_tries_the_voices_and_keeps_the_one_that_is_heard() {
    let machine = Machine::with(&[("spd-say", LASTS), ("espeak-ng", LASTS)]);
    let mut pty = machine.in_terminal(&["run", "short.toml"]);
    pty.wait_for("Do you hear the voice?", 1);
    assert!(until(|| machine.heard().iter().any(|it| it.by == "spd-say")));
    pty.press("n");
    assert!(until(|| machine.heard().iter().any(|it| it.by == "espeak-ng")));
    let first = machine.heard().remove(0);
    assert!(until(|| !is_there(&first.process)), "the one that is not heard is silent");
    pty.press("y");
    let kept = || fs::read_to_string(machine.path("CONFIG/config.toml")).unwrap_or_default();
    assert!(until(|| kept().contains("voice = \"espeak-ng\"")), "{}", kept());
    pty.press("\r");
    pty.wait_for("Lean", 1);
    pty.press("\x03");
    pty.ended();
    fs::remove_file(machine.path("CONFIG/config.toml")).unwrap();
    let mut again = machine.in_terminal(&["run", "short.toml"]);
    again.wait_for("Starts in", 1);
    let calls = machine.heard().len();
    assert!(until(|| machine.heard().len() > calls), "it speaks");
    assert!(!again.seen().contains("Do you hear"), "only the first session asks");
    again.press("\x03");
    again.ended();
}

#[test]
fn a_session_of_lines_can_begin_locked() {
    let machine = Machine::with(&[]);
    fs::create_dir_all(machine.path("CONFIG")).unwrap();
    fs::write(machine.path("CONFIG/config.toml"), "lock = true\n").unwrap();
    let mut pty = machine.in_terminal(&["run", "short.toml", "--plain"]);
    pty.wait_for("Keys are locked", 1);
    pty.press("qqn ");
    pty.press("l");
    pty.wait_for("Keys work again.", 1);
    assert!(!pty.seen().contains("Leave?") && !pty.seen().contains("Paused"), "{}", pty.seen());
    pty.press("n");
    pty.wait_for("Turn", 1);
    pty.press("\x03");
    pty.ended();
}

#[test]
fn a_pause_is_silence_at_once() {
    let machine = Machine::with(&[("espeak-ng", LASTS)]);
    let mut pty = machine.in_terminal(&["run", "short.toml"]);
    pty.wait_for("Starts in", 1);
    pty.press("\r");
    assert!(until(|| machine.heard().iter().any(|it| it.what.contains("Lean"))));
    let line = machine.heard().into_iter().rfind(|it| it.what.contains("Lean")).unwrap();
    assert!(is_there(&line.process));
    pty.press("m");
    let muted = Instant::now();
    assert!(until(|| !is_there(&line.process)));
    assert!(muted.elapsed() < Duration::from_secs(1));
    pty.wait_for("muted", 1);
    pty.press("\x03");
    pty.ended();
}

#[test]
fn over_ssh_nothing_is_played_here_and_it_is_said() {
    let machine = Machine::with(&[("espeak-ng", RECORDS), ("pw-play", RECORDS)]);
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_supple"));
    command.args(["run", "short.toml"]);
    command.cwd(machine.0.path());
    for (name, place) in machine.places() {
        command.env(name, place);
    }
    command.env("SSH_CONNECTION", "10.0.0.1 50000 10.0.0.2 22");
    let mut pty = Pty::running(command);
    pty.wait_for("over ssh", 1);
    pty.press("\r");
    pty.wait_for("\x07", 3);
    pty.press("\x03");
    pty.ended();
    assert!(machine.heard().is_empty(), "{:?}", machine.heard());
}

#[test]
fn the_machine_is_kept_awake_as_long_as_the_session_runs() {
    let keeps = r#"echo "inhibit $(date +%s.%N) $$ $*" >> "$SUPPLE_HEARD"; cat > /dev/null"#;
    let machine = Machine::with(&[("systemd-inhibit", keeps), ("cat", "cat")]);
    let mut session =
        machine.command(&["run", "short.toml", "--json", "--mute"]).stdout(Stdio::null()).spawn().unwrap();
    assert!(until(|| !machine.heard().is_empty()));
    let keeper = machine.heard().remove(0);
    assert!(keeper.what.contains("--what=idle:sleep --who=supple"), "{keeper:?}");
    thread::sleep(Duration::from_millis(50));
    assert!(is_there(&keeper.process));
    // Even one that is killed lets the machine sleep.
    session.kill().unwrap();
    session.wait().unwrap();
    assert!(until(|| !is_there(&keeper.process)));
}

#[test]
fn no_bell_goes_into_a_pipe_and_a_rehearsal_is_silent_unless_asked() {
    let machine = Machine::with(&[("espeak-ng", RECORDS), ("pw-play", RECORDS)]);
    let output = machine.command(&["run", "short.toml", "--plain", "--rehearse=100"]).output().unwrap();
    assert!(!output.stdout.contains(&7));
    assert!(machine.heard().is_empty());
    let output =
        machine.command(&["run", "short.toml", "--plain", "--rehearse=30", "--sound"]).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("Sound: voice and tones."));
    assert!(!machine.heard().is_empty());
    let none = Machine::with(&[]);
    let output =
        none.command(&["run", "short.toml", "--plain", "--rehearse=100", "--sound"]).output().unwrap();
    assert!(!output.stdout.contains(&7));
}

#[test]
fn a_session_of_events_ends_with_its_last_event_and_lines_with_the_last_sentence() {
    let machine = Machine::with(&[("espeak-ng", RECORDS), ("pw-play", RECORDS)]);
    let closing = |heard: &[Heard]| heard.iter().any(|it| it.what.contains("one."));
    let began = Instant::now();
    let output = machine
        .command(&["run", "short.toml", "--json", "--cues", "--rehearse=10", "--sound"])
        .output()
        .unwrap();
    let took = began.elapsed().as_secs_f64();
    // The last sentence alone would take some tenths of a second more.
    assert!((took - 3.9).abs() < 0.15, "a session of 39 s took {took} s at ten times its speed");
    let lines = told(&output.stdout);
    let last = lines.last().unwrap();
    assert_eq!((last["event"].as_str(), last["at"].as_f64()), (Some("ended"), Some(39.0)));
    let at: Vec<f64> = lines.iter().map(|line| line["at"].as_f64().unwrap()).collect();
    assert!(at.is_sorted(), "{at:?}");
    let before = machine.heard().len();
    assert!(!closing(&machine.heard()[before - 2..]), "{:?}", machine.heard());
    let output =
        machine.command(&["run", "short.toml", "--plain", "--rehearse=10", "--sound"]).output().unwrap();
    assert!(output.status.success());
    assert!(closing(&machine.heard()[before..]), "{:?}", machine.heard());
}

#[test]
fn a_voice_is_started_as_the_one_known_program_whatever_a_routine_says() {
    let nasty = r#"
schema = 1
name = "$(touch one) `touch two`; touch three"
aim = "--help"
areas = ["lower-back"]

[[step]]
name = "-f /etc/passwd"
how = ["; rm -rf nothing", "$(touch four)"]
say = "--help $(touch five) | touch six && touch seven"
position = "any"
settle = "25s"
hold = "20s"
feel = "-f /etc/passwd `touch eight`"
"#;
    let speaks = r#"IFS= read -r words; echo "espeak-ng 0 $$ $* [$words]" >> "$SUPPLE_HEARD""#;
    let plays = r#"echo "pw-play 0 $$ $#" >> "$SUPPLE_HEARD""#;
    let machine = Machine::with(&[("espeak-ng", speaks), ("pw-play", plays)]);
    fs::write(machine.path("nasty.toml"), nasty).unwrap();
    let run = ["run", "nasty.toml", "--json", "--rehearse=10", "--sound"];
    let trace = machine.path("trace");
    let watched = Command::new("/usr/bin/strace")
        .args(["-f", "-qq", "-e", "trace=execve", "-s", "4096", "-o"])
        .arg(&trace)
        .arg(env!("CARGO_BIN_EXE_supple"))
        .args(run)
        .stdin(Stdio::null())
        .current_dir(machine.0.path())
        .envs(machine.places().into_iter().filter(|(name, _)| *name != "PATH"))
        .env("PATH", machine.path("bin"))
        .output();
    if let Ok(output) = watched {
        assert!(output.status.success(), "{output:?}");
        only_known_programs(&fs::read_to_string(&trace).unwrap(), &machine);
    } else {
        note("NOT PROVEN HERE: there is no strace to see what is started");
        assert!(machine.command(&run).output().unwrap().status.success());
    }
    let heard = machine.heard();
    let said: Vec<&str> = heard.iter().filter(|it| it.by == "espeak-ng").map(|it| it.what.as_str()).collect();
    assert!(said.len() > 2, "{heard:?}");
    for words in &said {
        assert!(words.starts_with("--stdin -b 1 -s 155 -a 100 ["), "{words}");
        assert!(!words.contains(['$', '`', ';', '|', '/', '\\']), "{words}");
    }
    assert!(said.iter().any(|words| words.contains("touch five")), "spoken as text: {said:?}");
    for name in ["one", "two", "three", "four", "five", "six", "seven", "eight"] {
        assert!(!machine.path(name).exists(), "{name}");
    }
}

/// Every program that was started is the one that was traced, or a known voice or player with its fixed arguments.
#[track_caller]
fn only_known_programs(trace: &str, machine: &Machine) {
    let calls: Vec<&str> = trace.lines().filter(|line| line.contains("execve(")).collect();
    assert!(calls.len() > 5, "{trace}");
    let quoted = |name: &str| format!("execve(\"{}\", ", machine.path("bin").join(name).display());
    let voice = format!("{}[\"{}\", ", quoted("espeak-ng"), machine.path("bin/espeak-ng").display());
    let player = format!(
        "{}[\"{}\", \"{}",
        quoted("pw-play"),
        machine.path("bin/pw-play").display(),
        machine.path("CACHE/sounds").display()
    );
    for call in &calls[1..] {
        let is_voice =
            call.contains(&format!("{voice}\"--stdin\", \"-b\", \"1\", \"-s\", \"155\", \"-a\", \"100\"], "));
        assert!(is_voice || call.contains(&player), "{call}");
    }
}

#[test]
fn another_player_that_does_the_same_is_no_news_and_less_sound_is() {
    let machine = Machine::with(&[("pw-play", "exit 1"), ("aplay", RECORDS), ("espeak-ng", "exit 1")]);
    let output =
        machine.command(&["run", "short.toml", "--plain", "--rehearse=5", "--sound"]).output().unwrap();
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(machine.heard().iter().any(|call| call.by == "aplay"), "{lines}");
    let told: Vec<&str> =
        lines.lines().filter_map(|line| line.split_once("Sound: ")).map(|it| it.1).collect();
    assert_eq!(told, ["voice and tones.", "tones; nothing here speaks."], "{lines}");
}

#[test]
fn faults_of_voice_and_player_delay_nothing() {
    let floods = "yes & yes >&2 & sleep 0.2; exit 3";
    let killed = "kill -9 $$";
    for (voice, player) in
        [("exit 1", "exit 1"), (killed, killed), ("sleep 60", "sleep 60"), (floods, floods)]
    {
        let machine = Machine::with(&[("espeak-ng", voice), ("pw-play", player)]);
        let began = Instant::now();
        let output = machine.command(&["run", "short.toml", "--plain", "--rehearse=10", "--sound"]).output();
        let output = output.unwrap();
        assert!(output.status.success());
        let took = began.elapsed();
        assert!(took < Duration::from_secs(12), "{voice}: {took:?}");
        let lines = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(lines.contains("0:39"), "{lines}");
        if voice == "exit 1" || voice == killed {
            assert!(lines.contains("Sound: tones") || lines.contains("Sound: none"), "{lines}");
        }
    }
}
