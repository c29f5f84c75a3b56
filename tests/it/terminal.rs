//! The loop in a pseudo-terminal.

#[cfg(feature = "pixels")]
mod pixels;
pub(crate) mod pty;
mod screen;

use std::{ffi::OsStr, fs, path::Path, sync::mpsc, thread, time::Duration};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use portable_pty::CommandBuilder;
use rustix::process::Signal;
use supple::{
    clock::{Clock, Moment, Now},
    cue::Aloud,
    outside::{
        doors::Doors,
        sound::{Ladder, Manner, Speaker, Wanted, Wish},
    },
    ui::{
        message::{Effect, Message},
        terminal::{Face, TerminalError, run},
    },
};

use self::pty::{ENTERED, LEFT, Pty, until};
use crate::sound::gone;

/// A process that would enter the screen has done so after this.
const LONG_ENOUGH_TO_ENTER: Duration = Duration::from_millis(200);

/// Names the file that the parrot writes its last word to.
const TOLD: &str = "SUPPLE_TEST_TOLD";

/// Says what it was told last, and how many keys it got; the first key fills the screen.
#[derive(Default)]
struct Parrot {
    keys: u32,
    word: &'static str,
}

impl Face for Parrot {
    fn update(&mut self, message: Message, _now: &Now) -> Vec<Effect> {
        match message {
            Message::Key(KeyEvent { code: KeyCode::Char('z'), modifiers: KeyModifiers::CONTROL, .. }) => {
                return vec![Effect::Suspend];
            }
            Message::Key(key) if key.code == KeyCode::Char('q') => return vec![Effect::Quit],
            Message::Key(key) if key.code == KeyCode::Char('v') => {
                return vec![Effect::Aloud(Aloud::Say { words: "A song.".into(), after: Duration::ZERO })];
            }
            Message::Key(key) if key.code == KeyCode::Char('p') => panic!("a parrot fell"),
            Message::Key(_) => self.keys += 1,
            Message::Away { .. } => self.word = "away",
            Message::Resized => self.word = "resized",
            Message::Paste(_) => self.word = "pasted",
            Message::Mouse(..) => self.word = "clicked",
            Message::Ending => return vec![Effect::Reflect { tension: Vec::new(), note: None }],
            Message::Wake
            | Message::Saved
            | Message::Unsaved(_)
            | Message::Library(_)
            | Message::Figures(..)
            | Message::Journal(_)
            | Message::Settings(_)
            | Message::Live(_)
            | Message::Notice(_)
            | Message::BroughtBack(..)
            | Message::Focus(_)
            | Message::Editor(_)
            | Message::Returned(_)
            | Message::Remote { .. } => {}
        }
        Vec::new()
    }

    fn next_due(&self, _now: &Now) -> Option<Moment> {
        None
    }

    fn draw(&self, frame: &mut ratatui::Frame<'_>, _now: &Now) {
        if self.keys == 1 {
            frame.buffer_mut().content.iter_mut().for_each(|cell| {
                cell.set_symbol("#");
            });
        }
        frame.render_widget(format!("<{}{}>", self.keys, self.word), frame.area());
    }
}

/// The program in the pseudo-terminals below: this test binary, asked for this one test.
#[test]
#[ignore = "the program of the other tests"]
fn parrot() {
    let Some(told) = std::env::var_os(TOLD) else { return };
    let mut parrot = Parrot::default();
    let song = Path::new(&told).with_file_name("song");
    // It sings for a minute, in two programs.
    let sings = format!("echo $$ >> {0}; sleep 60 & echo $! >> {0}; wait", song.display());
    let voice = Wanted::Own(["/bin/sh", "-c", &sings].map(str::to_owned).into());
    let ladder = Ladder::find(&Wish { voice, ..Wish::default() }, OsStr::new(""));
    let speaker = Speaker::spawn(ladder, Manner::default(), 0, song.clone(), |_| {});
    let mut perform = |effect: Effect, _: &Now| match effect {
        Effect::Aloud(aloud) => speaker.perform(&aloud),
        _ => fs::write(&told, "ending").expect("written"),
    };
    match run(&mut parrot, &Clock::start(), mpsc::channel(), &Doors::new().expect("doors"), &mut perform) {
        Ok(()) => std::process::exit(0),
        Err(TerminalError::NoTerminal) => std::process::exit(2),
        Err(_) => std::process::exit(1),
    }
}

fn parrot_command(told: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(std::env::current_exe().expect("a path"));
    command.args(["--exact", "terminal::parrot", "--ignored", "--nocapture", "--test-threads=1"]);
    command.env(TOLD, told);
    command.env("NO_COLOR", "1");
    command
}

fn with_parrot(test: impl FnOnce(&mut Pty, &Path)) {
    let folder = tempfile::tempdir().expect("a folder");
    let told = folder.path().join("told");
    let mut pty = Pty::running(parrot_command(&told));
    pty.wait_for("<0>", 1);
    test(&mut pty, &told);
}

#[test]
fn quitting_restores_the_modes() {
    with_parrot(|pty, told| {
        pty.press("q");
        assert_eq!(pty.ended(), (0, None));
        pty.wait_for(LEFT, 1);
        // The modes are those of a fresh terminal, as `screen::leaving_undoes_every_mode_once` has them.
        assert_eq!(pty.modes(), Pty::open().modes());
        assert!(!told.exists());
    });
}

#[test]
fn a_signal_ends_the_process_by_itself_after_its_last_words() {
    for (signal, name) in [(Signal::TERM, "Terminated"), (Signal::HUP, "Hangup"), (Signal::INT, "Interrupt")]
    {
        with_parrot(|pty, told| {
            pty.send(signal);
            assert_eq!(pty.ended().1.as_deref(), Some(name));
            pty.wait_for(LEFT, 1);
            assert_eq!(pty.modes(), Pty::open().modes());
            assert!(told.exists());
        });
    }
}

#[test]
fn nothing_wakes_while_the_screen_is_still() {
    with_parrot(|pty, _| {
        thread::sleep(LONG_ENOUGH_TO_ENTER);
        let before = pty.naps();
        thread::sleep(LONG_ENOUGH_TO_ENTER);
        assert_eq!(pty.naps(), before);
    });
}

#[test]
fn a_terminal_that_does_not_drain_gets_the_rest_later() {
    with_parrot(|pty, _| {
        pty.stop_reading();
        pty.resize(300, 300);
        pty.press("x");
        thread::sleep(LONG_ENOUGH_TO_ENTER);
        assert!(!pty.seen().contains('#'));
        pty.read();
        assert!(until(|| pty.seen().matches('#').count() >= 300 * 300 - "<1resized>".len()));
        pty.press("q");
        assert_eq!(pty.ended(), (0, None));
    });
}

#[test]
fn a_terminal_that_does_not_drain_does_not_keep_a_signal_waiting() {
    with_parrot(|pty, _| {
        let before = Pty::open().modes();
        pty.stop_reading();
        pty.resize(300, 300);
        pty.press("x");
        thread::sleep(LONG_ENOUGH_TO_ENTER);
        pty.send(Signal::TERM);
        assert_eq!(pty.ended().1.as_deref(), Some("Terminated"));
        assert_eq!(pty.modes(), before);
    });
}

#[test]
fn half_a_sequence_does_not_keep_a_signal_waiting() {
    with_parrot(|pty, _| {
        pty.press("\x1b[");
        pty.send(Signal::TERM);
        assert_eq!(pty.ended().1.as_deref(), Some("Terminated"));
        pty.wait_for(LEFT, 1);
    });
}

#[test]
fn closing_the_terminal_ends_the_process() {
    with_parrot(|pty, told| {
        pty.close();
        assert_eq!(pty.ended().1.as_deref(), Some("Hangup"));
        assert!(told.exists());
    });
}

#[test]
fn closing_the_terminal_ends_a_process_that_gets_no_signal() {
    // The shell leads the session and ignores the signal, so that nobody else is sent it.
    in_a_shell(r#"trap '' HUP; "$@"; echo $? > "$STATUS""#, |pty, told, status| {
        pty.wait_for("<0>", 1);
        pty.close();
        assert!(until(|| fs::read_to_string(status).is_ok_and(|status| status == "129\n")));
        assert!(told.exists());
    });
}

#[test]
fn in_the_background_it_stops_until_it_is_brought_forward() {
    let script = r#"set -m; "$@" & until [ -e "$GO" ]; do sleep 0.01; done; fg; echo $? > "$STATUS""#;
    in_a_shell(script, |pty, told, status| {
        thread::sleep(LONG_ENOUGH_TO_ENTER);
        assert!(!pty.seen().contains(ENTERED));
        fs::write(told.with_extension("go"), "").expect("written");
        pty.wait_for("<0away>", 1);
        pty.press("q");
        assert!(until(|| fs::read_to_string(status).is_ok_and(|status| status == "0\n")));
    });
}

#[test]
fn in_the_background_it_can_be_ended() {
    // A shell's `wait` also comes back for a process that merely stopped, with 150.
    let script = r#"set -m; "$@" & sleep 0.2; kill -TERM $!; kill -CONT $!
        while wait $!; S=$?; [ $S = 150 ]; do sleep 0.01; done; echo $S > "$STATUS""#;
    in_a_shell(script, |pty, told, status| {
        assert!(until(|| fs::read_to_string(status).is_ok_and(|status| status == "143\n")));
        assert!(!pty.seen().contains(ENTERED));
        assert!(told.exists());
    });
}

/// Runs the parrot from a script as `"$@"`; the script leaves its status in `$STATUS`.
fn in_a_shell(script: &str, test: impl FnOnce(&mut Pty, &Path, &Path)) {
    let folder = tempfile::tempdir().expect("a folder");
    let (told, status) = (folder.path().join("told"), folder.path().join("status"));
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", script, "sh"]);
    command.args(parrot_command(&told).get_argv());
    command.env(TOLD, &told);
    command.env("STATUS", &status);
    command.env("GO", told.with_extension("go"));
    test(&mut Pty::running(command), &told, &status);
}

#[test]
fn a_stop_hands_the_terminal_back_and_a_continuation_draws_again() {
    for outside in [false, true] {
        with_parrot(|pty, _| {
            for round in 1..=3 {
                let before = Pty::open().modes();
                if outside {
                    pty.send(Signal::TSTP);
                } else {
                    pty.press("\x1a");
                }
                assert!(until(|| pty.is_stopped()));
                pty.wait_for(LEFT, round);
                assert_eq!(pty.modes(), before);
                pty.send(Signal::CONT);
                pty.wait_for(ENTERED, round + 1);
                pty.wait_for("<0away>", round);
            }
            pty.press("q");
            assert_eq!(pty.ended(), (0, None));
        });
    }
}

#[test]
fn a_panic_leaves_first_and_ends_with_101() {
    with_parrot(|pty, _| {
        pty.press("p");
        assert_eq!(pty.ended(), (101, None));
        pty.wait_for("a parrot fell", 1);
        let seen = pty.seen();
        assert!(seen.find(LEFT) < seen.find("a parrot fell"), "{seen:?}");
        assert_eq!(pty.modes(), Pty::open().modes());
    });
}

#[test]
fn nothing_sounds_after_a_panic_or_a_signal() {
    for signal in [None, Some(Signal::TERM), Some(Signal::HUP), Some(Signal::INT)] {
        with_parrot(|pty, told| {
            pty.press("v");
            let song = || fs::read_to_string(told.with_file_name("song")).unwrap_or_default();
            assert!(until(|| song().lines().count() == 2));
            match signal {
                Some(signal) => pty.send(signal),
                None => pty.press("p"),
            }
            pty.ended();
            song().lines().for_each(gone);
        });
    }
}

#[test]
fn a_resize_is_told_and_drawn_down_to_one_cell() {
    with_parrot(|pty, _| {
        pty.resize(40, 10);
        pty.wait_for("<0resized>", 1);
        for (columns, rows) in [(1, 1), (0, 0), (1, 1), (200, 60)] {
            pty.resize(columns, rows);
        }
        pty.wait_for("<0resized>", 2);
        pty.press("q");
        assert_eq!(pty.ended(), (0, None));
    });
}

#[test]
fn a_flood_of_keys_arrives_complete() {
    with_parrot(|pty, _| {
        pty.press(&"x".repeat(3000));
        // The last frame may hold only the digits that changed; a resize draws all of them.
        assert!(until(|| {
            pty.resize(79, 24);
            pty.resize(80, 24);
            pty.seen().contains("<3000resized>")
        }));
        pty.press("\x1b[200~pasted\x1b[201~");
        pty.press("q");
        assert_eq!(pty.ended(), (0, None));
    });
}
