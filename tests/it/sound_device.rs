//! The sound device, played in process: the real program with a device that is a pipe, listened to sample by sample.
//!
//! The pipe takes as many samples a second as a loudspeaker would. Where the system's library has no such device, nothing
//! is proven, and that is said.

use std::{
    fs::{self, File, OpenOptions},
    io::Read as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use serde_json::Value;
use supple::outside::sound::own_player;
use tempfile::TempDir;

use crate::{closed_eyes::note, sound, terminal::pty::until};

/// Samples a second of the device.
const RATE: u32 = 48_000;
/// Bytes that are taken at once, a hundredth of a second.
const GULP: usize = RATE as usize / 100 * 2;

const ROUTINE: &str = "
schema = 1
name = \"Device\"
aim = \"One hold.\"
areas = [\"lower-back\"]

[[step]]
name = \"Lean\"
how = [\"Lean in.\"]
position = \"any\"
settle = \"5s\"
hold = \"10s\"
";

/// A machine with one sound device and nothing else.
struct Machine(TempDir);

impl Machine {
    fn new() -> Self {
        let machine = Self(tempfile::tempdir().unwrap());
        fs::write(machine.path("device.toml"), ROUTINE).unwrap();
        fs::create_dir(machine.path("bin")).unwrap();
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A device that is a pipe; nothing if this system cannot make one.
    fn with_pipe() -> Option<Self> {
        let machine = Self::new();
        let pipe = machine.path("pipe");
        let made = Command::new("mkfifo").arg(&pipe).status();
        if !made.is_ok_and(|status| status.success()) {
            note("NOT PROVEN HERE: there is no mkfifo to make a sound device of");
            return None;
        }
        let device = format!(
            "pcm.!default {{
               type plug
               slave {{
                 pcm {{ type file slave.pcm {{ type null }} file \"{}\" format raw }}
                 format S16_LE channels 1 rate {RATE}
               }}
             }}",
            pipe.display()
        );
        fs::write(machine.path("asound.conf"), device).unwrap();
        Some(machine)
    }

    /// The program; its sound device is what `asound.conf` here says.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_supple"));
        command.args(arguments).stdin(Stdio::null()).current_dir(self.0.path());
        for name in ["CONFIG", "DATA", "STATE", "CACHE", "RUNTIME"] {
            command.env(format!("SUPPLE_{name}_DIR"), self.path(name));
        }
        command.env("PATH", self.path("bin")).env("ALSA_CONFIG_PATH", self.path("asound.conf"));
        command.env_remove("SSH_CONNECTION").env_remove("SSH_TTY");
        command
    }

    /// Puts a player beside the device that writes down what it is asked for.
    fn add_player(&self) {
        sound::program(&self.path("bin"), "aplay", &format!("PATH=/usr/bin:/bin\n{}", sound::RECORDS));
    }

    /// What that player was asked for.
    fn heard(&self) -> String {
        fs::read_to_string(self.path("bin/heard")).unwrap_or_default()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }
}

/// A loudspeaker: takes what comes through the pipe as fast as it sounds, and keeps it.
struct Loudspeaker {
    is_over: Arc<AtomicBool>,
    thread: JoinHandle<Vec<i16>>,
}

impl Loudspeaker {
    fn at(pipe: &Path) -> Self {
        // Open for both, so that it never ends when a writer does.
        let pipe = OpenOptions::new().read(true).write(true).open(pipe).unwrap();
        rustix::pipe::fcntl_setpipe_size(&pipe, 4096).unwrap();
        let is_over = Arc::new(AtomicBool::new(false));
        let asked = Arc::clone(&is_over);
        Self { is_over, thread: thread::spawn(move || Self::listen(pipe, &asked)) }
    }

    fn listen(mut pipe: File, is_over: &AtomicBool) -> Vec<i16> {
        let (mut bytes, mut gulp) = (Vec::new(), vec![0; GULP]);
        let mut begun: Option<Instant> = None;
        while !is_over.load(Ordering::Relaxed) {
            let mut polled = [rustix::event::PollFd::new(&pipe, rustix::event::PollFlags::IN)];
            let moment = rustix::event::Timespec { tv_sec: 0, tv_nsec: 20_000_000 };
            if rustix::event::poll(&mut polled, Some(&moment)).unwrap() == 0 {
                continue;
            }
            let count = pipe.read(&mut gulp).unwrap();
            bytes.extend_from_slice(&gulp[..count]);
            let begun = *begun.get_or_insert_with(Instant::now);
            let sounded = Duration::from_secs_f64(seconds(bytes.len() / 2));
            thread::sleep((begun + sounded).saturating_duration_since(Instant::now()));
        }
        bytes.chunks_exact(2).map(|two| i16::from_le_bytes([two[0], two[1]])).collect()
    }

    fn heard(self) -> Vec<Note> {
        self.is_over.store(true, Ordering::Relaxed);
        notes(&self.thread.join().unwrap())
    }
}

/// One sound between silences, in seconds and hertz.
#[derive(Debug)]
struct Note {
    at: f64,
    length: f64,
    pitch: f64,
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

fn seconds(samples: usize) -> f64 {
    number(samples) / f64::from(RATE)
}

/// The sounds in `samples`; what is softer than a hundredth of the loudest is silence.
fn notes(samples: &[i16]) -> Vec<Note> {
    let loud: Vec<usize> = (0..samples.len()).filter(|at| samples[*at].unsigned_abs() > 80).collect();
    let apart = |two: &[usize]| seconds(two[1] - two[0]) > 0.06;
    let mut all = Vec::new();
    let mut first = 0;
    for last in 0..loud.len() {
        if last + 1 < loud.len() && !apart(&loud[last..last + 2]) {
            continue;
        }
        let (from, to) = (loud[first], loud[last]);
        let waves = samples[from..=to].windows(2).filter(|two| two[0] < 0 && two[1] >= 0).count();
        let length = seconds(to - from);
        all.push(Note { at: seconds(from), length, pitch: number(waves) / length });
        first = last + 1;
    }
    all
}

/// The moments of the tones of a session as JSON.
fn planned(output: &Output) -> Vec<(f64, String)> {
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter_map(|line| Some((line["at"].as_f64()?, line["tone"].as_str()?.to_owned()))).collect()
}

#[test]
fn the_tones_of_a_session_come_out_of_the_sound_device_in_their_pitch_length_and_time() {
    let Some(machine) = Machine::with_pipe() else { return };
    let loudspeaker = Loudspeaker::at(&machine.path("pipe"));
    let output = machine.run(&["run", "device.toml", "--json", "--cues", "--rehearse=2", "--sound"]);
    assert!(output.status.success(), "{output:?}");
    let cues = planned(&output);
    let notes = loudspeaker.heard();
    assert!(cues.len() >= 8, "{cues:?}");
    assert_eq!(notes.len(), cues.len(), "{notes:#?}\n{cues:#?}");
    for (note, (at, tone)) in notes.iter().zip(&cues) {
        let (pitch, length) = match tone.as_str() {
            "tick" => (659.3, 0.07),
            "start" => (880.0, 0.2),
            // The last of its three notes is the longest.
            "end" => (480.0, 0.72),
            other => panic!("nobody planned {other}"),
        };
        assert!((note.pitch - pitch).abs() < 20.0, "{tone} at {at}: {note:?}");
        assert!(note.length <= length && note.length > length * 0.8, "{tone} at {at}: {note:?}");
        let moment = notes[0].at + (at - cues[0].0) / 2.0;
        // The samples count the time; a busy machine is late all the same.
        assert!((note.at - moment).abs() < 0.15, "{tone} at {at}: {note:?}, not at {moment}");
    }
    assert_eq!(String::from_utf8_lossy(&output.stderr).matches("ALSA").count(), 0);
}

#[test]
fn a_pause_is_silent_on_the_sound_device_within_a_moment() {
    let Some(machine) = Machine::with_pipe() else { return };
    let breath = "
schema = 1
name = \"Breath\"
aim = \"One breath.\"
areas = [\"lower-back\"]

[[step]]
name = \"Breathe\"
how = [\"Breathe.\"]
position = \"any\"
settle = \"5s\"
breathe = [8, 0, 8, 0]
cycles = 4
";
    fs::write(machine.path("breath.toml"), breath).unwrap();
    let loudspeaker = Loudspeaker::at(&machine.path("pipe"));
    let mut session =
        machine.command(&["run", "breath.toml", "--json"]).stdout(Stdio::null()).spawn().unwrap();
    // Breathing has begun, and its tone swells.
    thread::sleep(Duration::from_millis(8_500));
    assert!(machine.run(&["ctl", "pause"]).status.success());
    thread::sleep(Duration::from_secs(1));
    assert!(machine.run(&["ctl", "leave"]).status.success());
    session.wait().unwrap();
    let notes = loudspeaker.heard();
    let last = notes.last().unwrap();
    assert!(last.length > 1.0 && last.length < 4.5, "{notes:#?}");
}

#[test]
fn a_sound_device_that_cannot_be_opened_is_given_up_for_the_next_player_without_a_word_on_the_screen() {
    let machine = Machine::new();
    fs::write(machine.path("asound.conf"), "pcm.other { type null }\n").unwrap();
    machine.add_player();
    let output = machine.run(&["run", "device.toml", "--plain", "--rehearse=2", "--sound"]);
    assert!(output.status.success(), "{output:?}");
    // The last tone sounds on by itself, and may be written down a moment later.
    assert!(until(|| machine.heard().contains("end-v60.wav")), "{}", machine.heard());
    let heard = machine.heard();
    // Three ticks were for the device.
    assert!(heard.contains("start-v60.wav"), "{heard}");
    assert_eq!(heard.matches("tick-v60.wav").count(), 3, "{heard}");
    assert!(!String::from_utf8_lossy(&output.stderr).contains("ALSA"), "{output:?}");
}

#[test]
fn a_sound_device_that_hangs_makes_nobody_wait_and_is_given_up() {
    // Nobody reads from the pipe: opening the device never comes back.
    let Some(machine) = Machine::with_pipe() else { return };
    machine.add_player();
    let began = Instant::now();
    let output = machine.run(&["run", "device.toml", "--plain"]);
    assert!(output.status.success(), "{output:?}");
    let took = began.elapsed();
    assert!(took < Duration::from_secs(18), "a session of 15 s took {took:?}");
    assert!(until(|| machine.heard().contains("end-v60.wav")), "{}", machine.heard());
    assert!(machine.heard().contains("start-v60.wav"), "{}", machine.heard());
}

#[test]
fn doctor_names_the_device_it_sees_and_a_session_prefers_it() {
    let Some(machine) = Machine::with_pipe() else { return };
    machine.add_player();
    let (name, _) = own_player().unwrap();
    let told = |machine: &Machine| String::from_utf8(machine.run(&["doctor"]).stdout).unwrap();
    let with = told(&machine);
    let line =
        |text: &str, of: &str| text.lines().find(|line| line.contains(of)).unwrap_or_default().to_owned();
    assert!(with.lines().any(|line| line.contains("in a session") && line.contains(name)), "{with}");
    fs::write(machine.path("asound.conf"), "").unwrap();
    let without = told(&machine);
    assert!(line(&without, name).contains("no sound device"), "{without}");
    assert!(without.lines().any(|line| line.contains("in a session") && line.contains("aplay")), "{without}");
}
