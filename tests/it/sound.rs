//! Voice and tones with real programs: stand-ins that write down what they were asked for, or misbehave.
//!
//! The programs run really, so that here, and only here, a test waits; never longer than it takes.

use std::{
    ffi::OsString,
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

use supple::{
    cue::{Aloud, Tone},
    outside::sound::{Ladder, Live, Manner, Speaker, Wanted, Wish},
};
use tempfile::TempDir;

use crate::terminal::pty::until;

/// Nothing here takes longer unless it is broken.
const PATIENCE: Duration = Duration::from_secs(20);

/// Writes down its name, its arguments and its standard input, one line a call.
pub(crate) const RECORDS: &str =
    r#"words=$(cat); echo "$(basename "$0") $* [$words]" >> "$(dirname "$0")/heard""#;

/// Plays WAV files alone, as players do, and writes down which file it was given; the broken one fails.
const PLAYS: &str = r#"for file; do :; done; folder=$(dirname "$0"); name=$(basename "$0")
echo "$name $(basename "$file")" >> "$folder/played"
test ! -e "$folder/$name-is-broken" && test "$(head -c 4 "$file")" = RIFF"#;

/// Speaks with `piper`'s arguments, and writes a WAV file, or what is none.
const WRITES: &str = r#"echo "RIFF $(cat)" > "$4""#;
const SPOILS: &str = r#"cat > "$4""#;

/// Puts a program of this name into `folder`.
pub(crate) fn program(folder: &Path, name: &str, does: &str) {
    let file = folder.join(name);
    fs::write(&file, format!("#!/bin/sh\n{does}\n")).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
}

/// A folder with programs, and what they heard.
struct Stage {
    folder: TempDir,
    speaker: Option<Speaker>,
    live: Receiver<Live>,
}

impl Stage {
    fn with(programs: &[(&str, &str)], wish: &Wish) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, does) in programs {
            program(folder.path(), name, does);
        }
        // Its own cache, whose path a player is given.
        let path: OsString = folder.path().into();
        let ladder = Ladder::find(wish, &path);
        let (sender, live) = mpsc::channel();
        let speaker = Speaker::spawn(
            ladder,
            wish.manner.clone(),
            wish.tone_volume,
            folder.path().join("cache"),
            move |live| {
                let _ = sender.send(live);
            },
        );
        Self { folder, speaker: Some(speaker), live }
    }

    fn speaker(&self) -> &Speaker {
        self.speaker.as_ref().unwrap()
    }

    /// The voice and the player that live, once that is told.
    fn live(&self) -> (String, String) {
        let Live { voice, tones } = self.live.recv_timeout(PATIENCE).unwrap();
        (voice.unwrap_or_default(), tones.unwrap_or_default())
    }

    /// What was written into `file` of the folder, once it has `lines` lines.
    #[track_caller]
    fn written(&self, file: &str, lines: usize) -> String {
        let path = self.folder.path().join(file);
        for _ in 0..1000 {
            let text = fs::read_to_string(&path).unwrap_or_default();
            if text.lines().count() >= lines {
                return text;
            }
            thread::sleep(PATIENCE / 1000);
        }
        panic!("`{file}` holds {:?}, not {lines} lines", fs::read_to_string(&path));
    }

    /// What the players were given to play, once those are `files` files and their end is noticed.
    #[track_caller]
    fn played(&self, files: usize) -> String {
        let played = self.written("played", files);
        thread::sleep(Duration::from_millis(300));
        played
    }

    fn heard(&self, lines: usize) -> String {
        let folder = self.folder.path().to_string_lossy().into_owned();
        self.written("heard", lines).replace(&folder, "")
    }
}

fn wish() -> Wish {
    Wish { tones: true, tone_volume: 60, ..Wish::default() }
}

/// The same with a voice that writes files.
fn piper(tones: bool) -> Wish {
    Wish { piper_model: Some(PathBuf::from("/voices/amy.onnx")), tones, ..wish() }
}

#[test]
fn a_line_goes_to_the_voice_and_a_tone_to_the_player() {
    let stage = Stage::with(&[("espeak-ng", RECORDS), ("pw-play", RECORDS)], &wish());
    assert_eq!(stage.live(), pair("espeak-ng", "pw-play"));
    stage.speaker().say("Lean in, slowly.");
    assert_eq!(stage.heard(1), "espeak-ng --stdin -b 1 -s 155 -a 100 [Lean in, slowly.]\n");
    stage.speaker().sound(Tone::Start);
    assert!(stage.heard(2).ends_with("pw-play /cache/start-v60.wav []\n"));
    assert!(fs::read(stage.folder.path().join("cache/start-v60.wav")).unwrap().starts_with(b"RIFF"));
}

#[test]
fn nothing_a_line_says_is_run_or_taken_for_an_option() {
    let own = vec!["/bin/sh".to_owned(), "-c".to_owned(), RECORDS.to_owned(), "own".to_owned()];
    for (programs, wish) in [
        (vec![("espeak-ng", RECORDS)], wish()),
        (vec![("spd-say", RECORDS)], wish()),
        (vec![], Wish { voice: Wanted::Own(own), ..wish() }),
    ] {
        let stage = Stage::with(&programs, &wish);
        let touched = stage.folder.path().join("touched");
        for line in [format!("$(touch {0}) `touch {0}`; touch {0}", touched.display()), "--help".into()] {
            stage.speaker().say(&line);
        }
        if !programs.is_empty() {
            assert!(stage.heard(1).contains("help"));
        }
        drop(stage.speaker);
        assert!(!touched.exists());
    }
}

#[test]
fn a_new_line_ends_the_old_and_all_it_started() {
    let slow = r#"read words; echo "$$ $words" >> "$(dirname "$0")/heard"; sleep 60"#;
    let stage = Stage::with(&[("espeak-ng", slow)], &wish());
    stage.speaker().say("One.");
    let first = stage.written("heard", 1);
    stage.speaker().say("Two.");
    let both = stage.written("heard", 2);
    assert!(both.ends_with("Two.\n"), "{both}");
    let group = |line: &str| line.split(' ').next().unwrap().to_owned();
    gone(&group(&first));
    let second = group(both.lines().last().unwrap());
    assert!(is_there(&second));
    stage.speaker().hush();
    gone(&second);
}

#[test]
fn nothing_sounds_after_the_speaker_is_gone() {
    let slow = r#"echo "$$" >> "$(dirname "$0")/heard"; sleep 60"#;
    let mut stage = Stage::with(&[("espeak-ng", slow), ("aplay", slow)], &wish());
    stage.speaker().say("One.");
    stage.written("heard", 1);
    stage.speaker().sound(Tone::Tick);
    let groups = stage.written("heard", 2);
    stage.speaker = None;
    groups.lines().for_each(gone);
}

#[test]
fn three_failures_step_down_and_the_next_voice_says_the_line() {
    let stage = Stage::with(&[("spd-say", "exit 1"), ("espeak-ng", RECORDS)], &wish());
    assert_eq!(stage.live(), pair("spd-say", ""));
    for line in ["One.", "Two.", "Three."] {
        stage.speaker().say(line);
        thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(stage.live(), pair("espeak-ng", ""));
    assert!(stage.heard(1).contains("[Three.]"));
}

#[test]
fn a_voice_and_a_player_that_hang_are_given_up() {
    let hangs = r#"echo "$$" >> "$(dirname "$0")/heard"; sleep 60"#;
    let stage = Stage::with(&[("espeak-ng", hangs), ("pw-play", hangs)], &wish());
    assert_eq!(stage.live(), pair("espeak-ng", "pw-play"));
    for _ in 0..3 {
        stage.speaker().say("One.");
        stage.speaker().sound(Tone::Start);
        thread::sleep(Duration::from_millis(3600));
    }
    let mut live = stage.live();
    if live != pair("", "") {
        live = stage.live();
    }
    assert_eq!(live, pair("", ""));
    stage.written("heard", 6).lines().for_each(gone);
}

#[test]
fn a_player_that_hangs_is_given_up_though_tone_follows_upon_tone() {
    let hangs = r#"echo "$$" >> "$(dirname "$0")/hung"; sleep 60"#;
    let stage = Stage::with(&[("pw-play", hangs), ("aplay", RECORDS)], &wish());
    assert_eq!(stage.live(), pair("", "pw-play"));
    // As a session counts in.
    for tone in [Tone::Tick, Tone::Tick, Tone::Tick, Tone::Start] {
        stage.speaker().sound(tone);
        thread::sleep(Duration::from_secs(1));
    }
    assert_eq!(stage.live(), pair("", "aplay"));
    assert_eq!(stage.heard(1), "aplay -q /cache/start-v60.wav []\n");
    stage.written("hung", 3).lines().for_each(gone);
}

#[test]
fn a_player_whose_tones_are_cut_off_by_the_next_is_no_failing_one() {
    let plays = r#"echo "$1" >> "$(dirname "$0")/heard"; exec sleep 2"#;
    let stage = Stage::with(&[("pw-play", plays), ("aplay", RECORDS)], &wish());
    assert_eq!(stage.live(), pair("", "pw-play"));
    for _ in 0..5 {
        stage.speaker().sound(Tone::BreatheIn { length: Duration::from_millis(600) });
        thread::sleep(Duration::from_millis(600));
    }
    assert_eq!(stage.heard(5).matches("breathe-in").count(), 5);
    assert!(stage.live.try_recv().is_err(), "another player lives");
}

#[test]
fn without_any_program_nothing_lives_and_nothing_fails() {
    let stage = Stage::with(&[], &wish());
    assert_eq!(stage.live(), pair("", ""));
    stage.speaker().say("One.");
    stage.speaker().sound(Tone::End);
    stage.speaker().expect(Duration::from_secs(30));
}

#[test]
fn a_player_that_floods_or_cannot_be_started_harms_nothing() {
    let floods = r#"yes & echo $! >> "$(dirname "$0")/floods"; yes >&2 & sleep 0.2; exit 3"#;
    let stage = Stage::with(&[("pw-play", floods), ("paplay", ""), ("aplay", RECORDS)], &wish());
    fs::write(stage.folder.path().join("paplay"), "not a program").unwrap();
    assert_eq!(stage.live(), pair("", "pw-play"));
    for _ in 0..3 {
        stage.speaker().sound(Tone::Start);
        thread::sleep(Duration::from_millis(400));
    }
    assert_eq!(stage.live(), pair("", "paplay"));
    stage.written("floods", 3).lines().for_each(gone);
    for _ in 0..3 {
        stage.speaker().sound(Tone::Start);
        thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(stage.live(), pair("", "aplay"));
    stage.speaker().sound(Tone::Start);
    assert!(stage.heard(1).contains("aplay -q /cache/start-v60.wav"));
}

#[test]
fn piper_writes_a_file_and_a_player_plays_it() {
    let piper = r#"cat > "$4"; echo "piper $1 $2 $3" >> "$(dirname "$0")/heard""#;
    let wish = Wish { piper_model: Some(PathBuf::from("/voices/amy.onnx")), ..wish() };
    let stage = Stage::with(&[("piper", piper), ("pw-play", RECORDS), ("espeak-ng", RECORDS)], &wish);
    assert_eq!(stage.live(), pair("piper", "pw-play"));
    stage.speaker().say("Lean in.");
    assert_eq!(stage.heard(2), "piper --model /voices/amy.onnx --output_file\npw-play /cache/line.wav []\n");
}

#[test]
fn a_voice_that_writes_files_is_heard_without_tones_too() {
    let piper = r#"cat > "$4"; echo "piper" >> "$(dirname "$0")/heard""#;
    let wish = Wish { piper_model: Some(PathBuf::from("/voices/amy.onnx")), tones: false, ..wish() };
    let stage = Stage::with(&[("piper", piper), ("pw-play", RECORDS)], &wish);
    assert_eq!(stage.live(), pair("piper", ""));
    stage.speaker().sound(Tone::Start);
    stage.speaker().say("Lean in.");
    assert_eq!(stage.heard(2), "piper\npw-play /cache/line.wav []\n");
}

#[test]
fn a_player_that_fails_for_a_voice_that_writes_files_is_given_up_and_the_voice_is_not() {
    for tones in [true, false] {
        let programs = [("piper", WRITES), ("pw-play", "exit 1"), ("aplay", PLAYS), ("espeak-ng", RECORDS)];
        let stage = Stage::with(&programs, &piper(tones));
        let named = |player: &str| pair("piper", if tones { player } else { "" });
        assert_eq!(stage.live(), named("pw-play"));
        for line in ["One.", "Two.", "Three."] {
            stage.speaker().say(line);
            thread::sleep(Duration::from_millis(400));
        }
        assert_eq!(stage.live(), named("aplay"));
        assert_eq!(stage.played(1), "aplay line.wav\n");
    }
}

#[test]
fn a_player_that_fails_after_it_played_well_is_given_up_and_the_voice_is_not() {
    let programs = [("piper", WRITES), ("pw-play", PLAYS), ("aplay", PLAYS), ("espeak-ng", RECORDS)];
    let stage = Stage::with(&programs, &piper(false));
    stage.speaker().say("One.");
    assert_eq!(stage.played(1), "pw-play line.wav\n");
    fs::write(stage.folder.path().join("pw-play-is-broken"), "").unwrap();
    for (line, files) in [("Two.", 3), ("Three.", 5), ("Four.", 8)] {
        stage.speaker().say(line);
        stage.played(files);
    }
    let played = stage.played(8);
    assert!(played.ends_with("pw-play line.wav\npw-play proof.wav\naplay line.wav\n"), "{played}");
    assert_eq!(played.matches("proof.wav").count(), 3, "{played}");
}

#[test]
fn a_voice_whose_files_cannot_be_played_is_given_up_though_tones_between_its_lines_are_played() {
    let programs = [("piper", SPOILS), ("pw-play", PLAYS), ("aplay", PLAYS), ("espeak-ng", RECORDS)];
    let stage = Stage::with(&programs, &piper(true));
    assert_eq!(stage.live(), pair("piper", "pw-play"));
    for (line, files) in [("One.", 2), ("Two.", 5), ("Three.", 8)] {
        stage.speaker().say(line);
        stage.played(files);
        stage.speaker().sound(Tone::Start);
        stage.played(files + 1);
    }
    assert_eq!(stage.live(), pair("espeak-ng", "pw-play"));
    assert!(stage.heard(1).contains("[Three.]"));
    assert!(!stage.played(9).contains("aplay"), "the player was given up for the voice");
}

#[test]
fn a_voice_whose_files_cannot_be_played_is_given_up_before_any_player_without_tones_too() {
    let programs = [("piper", SPOILS), ("pw-play", PLAYS), ("aplay", PLAYS), ("espeak-ng", RECORDS)];
    let stage = Stage::with(&programs, &piper(false));
    assert_eq!(stage.live(), pair("piper", ""));
    for (line, files) in [("One.", 2), ("Two.", 4), ("Three.", 6)] {
        stage.speaker().say(line);
        stage.played(files);
    }
    assert_eq!(stage.live(), pair("espeak-ng", ""));
    assert!(stage.heard(1).contains("[Three.]"));
    assert!(!stage.played(6).contains("aplay"), "the player was given up for the voice");
}

#[test]
fn a_voice_whose_files_make_players_hang_is_given_up() {
    let hangs = format!("{PLAYS} || exec sleep 60");
    let programs = [("piper", SPOILS), ("pw-play", hangs.as_str()), ("espeak-ng", RECORDS)];
    let stage = Stage::with(&programs, &piper(true));
    assert_eq!(stage.live(), pair("piper", "pw-play"));
    for (line, files) in [("One.", 2), ("Two.", 5), ("Three.", 8)] {
        stage.speaker().say(line);
        stage.played(files);
        stage.speaker().sound(Tone::Start);
        stage.played(files + 1);
    }
    assert_eq!(stage.live(), pair("espeak-ng", "pw-play"));
    stage.speaker().say("Four.");
    assert!(stage.heard(1).ends_with("[Four.]\n"), "a line that hung was said late");
}

#[test]
fn a_player_that_hangs_at_its_proof_is_given_up_whether_a_line_follows_soon_or_not() {
    let hangs = r#"echo "$1" >> "$(dirname "$0")/asked"; case "$1" in */line.wav) exit 1;; esac; sleep 60"#;
    let programs = [("piper", WRITES), ("pw-play", hangs), ("aplay", PLAYS), ("espeak-ng", RECORDS)];
    let case = |before_the_next| {
        let stage = Stage::with(&programs, &piper(false));
        for (line, files) in [("One.", 2), ("Two.", 4), ("Three.", 6)] {
            stage.speaker().say(line);
            stage.written("asked", files);
            thread::sleep(before_the_next);
        }
        stage.speaker().say("Four.");
        assert_eq!(stage.played(1), "aplay line.wav\n");
    };
    thread::scope(|scope| {
        scope.spawn(|| case(Duration::from_millis(1500)));
        scope.spawn(|| case(Duration::from_millis(3000)));
    });
}

#[test]
fn a_voice_that_writes_files_is_given_up_where_no_good_sound_can_be_kept() {
    let programs = [("piper", SPOILS), ("pw-play", PLAYS), ("aplay", PLAYS), ("espeak-ng", RECORDS)];
    let stage = Stage::with(&programs, &piper(false));
    fs::create_dir_all(stage.folder.path().join("cache/proof.wav")).unwrap();
    for (line, files) in [("One.", 1), ("Two.", 2), ("Three.", 3)] {
        stage.speaker().say(line);
        stage.played(files);
    }
    assert!(stage.heard(1).contains("[Three.]"));
}

#[test]
fn a_voice_that_writes_files_gives_way_to_one_that_speaks_where_nothing_plays() {
    let programs = [("piper", WRITES), ("pw-play", "exit 1"), ("espeak-ng", RECORDS)];
    let stage = Stage::with(&programs, &piper(true));
    assert_eq!(stage.live(), pair("piper", "pw-play"));
    for line in ["One.", "Two.", "Three."] {
        stage.speaker().say(line);
        thread::sleep(Duration::from_millis(400));
    }
    assert_eq!(stage.live(), pair("piper", ""));
    assert_eq!(stage.live(), pair("espeak-ng", ""));
    assert!(stage.heard(1).contains("[Three.]"));
}

#[test]
fn what_is_planned_for_later_is_said_by_the_voice_that_lives_then() {
    let fails = format!("{PLAYS} && false");
    let programs = [("piper", WRITES), ("pw-play", fails.as_str()), ("espeak-ng", RECORDS)];
    let stage = Stage::with(&programs, &piper(true));
    for (line, files) in [("One.", 2), ("Two.", 4)] {
        stage.speaker().say(line);
        stage.played(files);
    }
    stage.speaker().say("Three.");
    stage.speaker().perform(&Aloud::Say { words: "Later.".into(), after: Duration::from_secs(2) });
    let heard = stage.heard(2);
    assert!(heard.contains("[Three.]") && heard.ends_with("[Later.]\n"), "{heard}");
}

#[test]
fn a_long_tone_is_made_ahead_and_neither_words_nor_silence_wait_for_it() {
    let stage = Stage::with(&[("espeak-ng", RECORDS), ("pw-play", RECORDS)], &wish());
    // Longer than any breath, so that a slow making is seen.
    let tone = Tone::BreatheOut { length: Duration::from_secs(90) };
    let file = stage.folder.path().join("cache/breathe-out-90000-v60.wav");
    stage.speaker().perform(&Aloud::Prepare(vec![tone]));
    stage.speaker().say("Lean in.");
    stage.heard(1);
    assert!(!file.exists(), "the words waited for it");
    assert!(until(|| file.exists()));
    let made = fs::metadata(&file).unwrap().ino();
    stage.speaker().perform(&Aloud::Prepare(vec![tone]));
    stage.speaker().sound(tone);
    assert!(stage.heard(2).ends_with("pw-play /cache/breathe-out-90000-v60.wav []\n"));
    assert_eq!(fs::metadata(&file).unwrap().ino(), made, "it was made again at its moment");
}

#[test]
fn only_wanted_voices_are_on_the_ladder() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["spd-say", "espeak-ng", "aplay"] {
        let file = folder.path().join(name);
        fs::write(&file, "").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let path: OsString = folder.path().into();
    let voices = |voice| {
        let ladder = Ladder::find(&Wish { voice, ..wish() }, &path);
        ladder.voices().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(voices(Wanted::Auto), ["spd-say", "espeak-ng"]);
    assert_eq!(voices(Wanted::Named("espeak-ng".into())), ["espeak-ng"]);
    assert_eq!(voices(Wanted::Named("rm".into())), [""; 0]);
    assert_eq!(voices(Wanted::Off), [""; 0]);
    let silent = Ladder::find(&Wish { tones: false, voice: Wanted::Off, ..wish() }, &path);
    assert!(silent.is_empty());
    assert_eq!(Manner::default().rate, 155, "lengths are planned with it");
}

fn pair(voice: &str, player: &str) -> (String, String) {
    (voice.to_owned(), player.to_owned())
}

fn is_there(process: &str) -> bool {
    // A dead one may still have its number until its parent asks for its end.
    let status = fs::read_to_string(Path::new("/proc").join(process.trim()).join("stat")).unwrap_or_default();
    status.rsplit(')').next().is_some_and(|rest| !rest.trim().is_empty() && !rest.trim().starts_with('Z'))
}

#[track_caller]
pub(crate) fn gone(process: &str) {
    for _ in 0..1000 {
        if !is_there(process) {
            return;
        }
        thread::sleep(PATIENCE / 1000);
    }
    panic!("{process} still runs");
}
