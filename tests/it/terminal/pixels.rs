//! Pictures in real pixels: a stand-in for a terminal that shows them, and for those that do not.

use std::{sync::mpsc, time::Duration};

use crossterm::event::KeyCode;
use portable_pty::CommandBuilder;
use ratatui::layout::Rect;
use rustix::process::Signal;
use supple::{
    clock::{Clock, Moment, Now},
    figure::{Picture, Point, Role, Shape, Stroke, Window},
    outside::doors::Doors,
    ui::{
        message::{Effect, Message},
        pixels::Placement,
        terminal::{Face, run},
        theme::Tones,
    },
};

use super::pty::{ENTERED, LEFT, Pty, until};

/// Says that this process is the painter.
const PAINTS: &str = "SUPPLE_TEST_PAINTS";
/// The question, and how terminals answer it.
const QUESTION: &str = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\";
const KITTY: &str = "\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62;c";
const NO_PIXELS: &str = "\x1b[?62;c";
const ITERM: &str = "\x1bP>|iTerm2 3.5.0\x1b\\\x1b[?62;4c";
/// A terminal of sixels, one that does not say how large a cell is, and one whose 4 means another thing.
const SIXELS: &str = "\x1b[6;20;10t\x1b[?62;4;22c";
const SIXELS_OF_NO_SIZE: &str = "\x1b[?62;4;22c";
const OLD: &str = "\x1b[6;20;10t\x1b[?1;4c";
/// A picture is shown, by the one and by the other.
const SHOWN: &str = "\x1b_Ga=T,";
const SHOWN_AS_SIXELS: &str = "\x1bP0;1;0q\"1;1;";
const SHOWN_INLINE: &str = "\x1b]1337;File=inline=1";
/// What takes the first one away.
const GONE: &str = "\x1b_Ga=d,d=I,i=1937076336,q=2\x1b\\";
/// Variables by which a terminal is known.
const KNOWN_BY: [&str; 5] = ["TMUX", "STY", "ZELLIJ", "TERM_PROGRAM", "TERM"];

/// Paints a disc where it may, and a word where it may not; `+` makes it larger, `-` takes it away, `p` panics.
struct Painter {
    pixels: bool,
    size: Option<u8>,
    keys: String,
}

impl Face for Painter {
    fn update(&mut self, message: Message, _now: &Now) -> Vec<Effect> {
        let Message::Key(key) = message else { return Vec::new() };
        match key.code {
            KeyCode::Char('q') => return vec![Effect::Quit],
            KeyCode::Char('z') => return vec![Effect::Suspend],
            KeyCode::Char('p') => panic!("a painter fell"),
            KeyCode::Char('+') => self.size = self.size.map(|size| size + 1),
            KeyCode::Char('-') => self.size = None,
            KeyCode::Char(letter) => self.keys.push(letter),
            _ => self.keys.push('?'),
        }
        Vec::new()
    }

    fn next_due(&self, _now: &Now) -> Option<Moment> {
        None
    }

    fn draw(&self, frame: &mut ratatui::Frame<'_>, _now: &Now) {
        let word = if self.pixels { "PIXELS" } else { "CELLS" };
        frame.render_widget(format!("<{word}|{}>", self.keys), frame.area());
    }

    fn wishes_pixels(&self) -> bool {
        true
    }

    fn take_pixels(&mut self) {
        self.pixels = true;
    }

    fn placements(&self) -> Vec<Placement> {
        let Some(size) = self.size.filter(|_| self.pixels) else { return Vec::new() };
        let disc = Shape::Disc(Point::new(10.0, 10.0), f64::from(size));
        let window = Window { low: Point::new(0.0, 0.0), high: Point::new(20.0, 20.0) };
        let picture = Picture { window, strokes: vec![Stroke::new(Role::Near, vec![disc])] };
        vec![Placement { area: Rect::new(5, 3, 20, 10), picture, tones: const { &Tones::dark() } }]
    }
}

/// The program in the pseudo-terminals below: this test binary, asked for this one test.
#[test]
#[ignore = "the program of the other tests"]
fn painter() {
    if std::env::var_os(PAINTS).is_none() {
        return;
    }
    let mut painter = Painter { pixels: false, size: Some(4), keys: String::new() };
    let doors = Doors::new().expect("doors");
    let ended = run(&mut painter, &Clock::start(), mpsc::channel(), &doors, &mut |_, _| {});
    std::process::exit(i32::from(ended.is_err()));
}

fn painting(environment: &[(&str, &str)]) -> Pty {
    let mut command = CommandBuilder::new(std::env::current_exe().expect("a path"));
    command.args(["--exact", "terminal::pixels::painter", "--ignored", "--nocapture", "--test-threads=1"]);
    command.env(PAINTS, "1");
    for name in KNOWN_BY {
        command.env_remove(name);
    }
    for (name, value) in environment {
        command.env(name, value);
    }
    let pty = Pty::running(command);
    pty.wait_for(ENTERED, 1);
    pty
}

/// A painter whose terminal understands kitty's protocol.
fn in_kitty() -> Pty {
    let mut pty = painting(&[("TERM", "xterm-kitty")]);
    pty.wait_for(QUESTION, 1);
    pty.press(KITTY);
    pty.wait_for(SHOWN, 1);
    pty.wait_for("<PIXELS|>", 1);
    pty
}

/// The real program in a home of its own, at the briefing of a routine.
fn briefing(home: &std::path::Path, environment: &[(&str, &str)]) -> Pty {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_supple"));
    command.args(["run", "desk-rescue-5"]);
    crate::coach_cli::answered_in(&home.join("supple"));
    for name in KNOWN_BY.iter().chain(&["NO_COLOR"]) {
        command.env_remove(name);
    }
    command.env("PATH", "/nowhere");
    for place in
        ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"]
    {
        command.env(place, home);
    }
    for (name, value) in environment {
        command.env(name, value);
    }
    let pty = Pty::running(command);
    pty.wait_for(ENTERED, 1);
    pty
}

/// How often `text` was seen.
fn count(pty: &Pty, text: &str) -> usize {
    pty.seen().matches(text).count()
}

/// Whether the last picture was taken away before the screen was left, and nothing was shown after.
#[track_caller]
fn is_clean(pty: &Pty) {
    pty.wait_for(LEFT, 1);
    let seen = pty.seen();
    let (shown, gone, left) = (seen.rfind(SHOWN), seen.rfind(GONE), seen.rfind(LEFT));
    assert!(shown.is_some() && shown < gone && gone < left, "{seen:?}");
    assert_eq!(pty.modes(), Pty::open().modes());
}

#[test]
fn a_terminal_that_says_so_gets_pictures_where_they_stand() {
    let mut pty = in_kitty();
    pty.press("q");
    assert_eq!(pty.ended(), (0, None));
    is_clean(&pty);
    let seen = pty.seen();
    assert!(
        seen.contains("\x1b7\x1b[4;6H\x1b_Ga=T,q=2,f=100,i=1937076336,p=1,c=20,r=10,C=1,z=-1,m=0;iVBOR"),
        "{seen:?}"
    );
    // No answer of the terminal became a key, and the question comes before the first frame.
    assert!(seen.find(QUESTION) < seen.find('<') && !seen.contains("<PIXELS|G"), "{seen:?}");
}

#[test]
fn every_end_takes_the_pictures_away() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let mut pty = in_kitty();
        pty.send(signal);
        assert!(pty.ended().1.is_some());
        is_clean(&pty);
    }
    let mut pty = in_kitty();
    pty.press("p");
    assert_eq!(pty.ended(), (101, None));
    is_clean(&pty);
}

#[test]
fn a_stop_takes_the_pictures_away_and_a_continuation_shows_them_again() {
    let mut pty = in_kitty();
    pty.press("z");
    assert!(until(|| pty.is_stopped()));
    is_clean(&pty);
    pty.send(Signal::CONT);
    pty.wait_for(ENTERED, 2);
    pty.wait_for(SHOWN, 2);
    assert_eq!(count(&pty, QUESTION), 1);
    pty.press("q");
    assert_eq!(pty.ended(), (0, None));
    is_clean(&pty);
}

#[test]
fn only_what_changed_is_sent() {
    let mut pty = in_kitty();
    pty.press("x");
    pty.wait_for("x", 1);
    pty.press("y");
    pty.wait_for("y", 1);
    assert_eq!(count(&pty, SHOWN), 1);
    pty.press("+");
    pty.wait_for(SHOWN, 2);
    pty.resize(100, 30);
    pty.wait_for(SHOWN, 3);
    pty.press("-");
    pty.wait_for(GONE, 1);
    assert_eq!(count(&pty, SHOWN), 3);
    pty.press("q");
    assert_eq!(pty.ended(), (0, None));
}

#[test]
fn a_terminal_that_only_says_what_it_is_gets_cells() {
    let mut pty = painting(&[("TERM", "xterm-256color")]);
    pty.wait_for(QUESTION, 1);
    pty.press(&format!("a{NO_PIXELS}b"));
    pty.wait_for("ab>", 1);
    assert!(pty.seen().contains("<CELLS|"));
    pty.press("q");
    assert_eq!(pty.ended(), (0, None));
    assert_eq!((count(&pty, SHOWN), count(&pty, GONE)), (0, 0));
}

#[test]
fn a_silent_terminal_delays_nothing_for_long_and_a_late_answer_is_no_key() {
    let clock = Clock::start();
    let mut pty = painting(&[("TERM", "vt100")]);
    let entered = clock.now().moment;
    pty.press("a");
    pty.wait_for("a>", 1);
    let waited = clock.now().moment.since(entered);
    // A fifth of a second, and what a busy machine adds.
    assert!(waited < Duration::from_millis(1200), "{waited:?}");
    pty.press(KITTY);
    pty.press("b");
    pty.wait_for("b>", 1);
    pty.press("c");
    pty.wait_for("c>", 1);
    pty.resize(90, 25);
    pty.wait_for("<CELLS|abc>", 1);
    pty.press("q");
    assert_eq!(pty.ended(), (0, None));
    assert_eq!(count(&pty, SHOWN), 0);
}

#[test]
fn nothing_is_asked_through_a_multiplexer() {
    for environment in [
        [("TMUX", "/tmp/tmux-0/default,1,0"), ("TERM", "tmux-256color")],
        [("TMUX", "/tmp/tmux-0/default,1,0"), ("TERM", "xterm-kitty")],
        [("STY", "1.pts-0"), ("TERM", "xterm-kitty")],
        [("TERM_PROGRAM", "iTerm.app"), ("TERM", "screen-256color")],
    ] {
        let mut pty = painting(&environment);
        pty.wait_for("<CELLS|>", 1);
        pty.press("q");
        assert_eq!(pty.ended(), (0, None));
        assert_eq!(
            (count(&pty, "\x1b_G"), count(&pty, "\x1b[c"), count(&pty, "1337")),
            (0, 0, 0),
            "{environment:?}"
        );
    }
}

#[test]
fn iterm_gets_inline_images_if_it_answers_to_its_name() {
    let iterm = [("TERM_PROGRAM", "iTerm.app"), ("TERM", "xterm-256color")];
    let mut pty = painting(&iterm);
    pty.wait_for("\x1b[>q\x1b[c", 1);
    pty.press(ITERM);
    pty.wait_for(SHOWN_INLINE, 1);
    // The text takes the cells back before anything else is drawn in them.
    let cleared = count(&pty, "\x1b[2J");
    pty.press("-");
    pty.wait_for("\x1b[2J", cleared + 1);
    pty.press("q");
    assert_eq!(pty.ended(), (0, None));
    assert_eq!(count(&pty, SHOWN_INLINE), 1);

    let mut pty = painting(&iterm);
    pty.wait_for("\x1b[>q\x1b[c", 1);
    pty.press(NO_PIXELS);
    pty.wait_for("<CELLS|>", 1);
    pty.press("q");
    assert_eq!(pty.ended(), (0, None));
    assert_eq!(count(&pty, SHOWN_INLINE), 0);
}

/// A painter whose terminal shows sixels.
fn in_sixels() -> Pty {
    let mut pty = painting(&[("TERM", "foot")]);
    pty.wait_for(QUESTION, 1);
    pty.press(SIXELS);
    pty.wait_for(SHOWN_AS_SIXELS, 1);
    pty.wait_for("<PIXELS|>", 1);
    pty
}

/// Whether the screen was cleared after the last picture, and before it was left.
#[track_caller]
fn is_cleared(pty: &Pty) {
    pty.wait_for(LEFT, 1);
    let seen = pty.seen();
    let (shown, cleared, left) = (seen.rfind(SHOWN_AS_SIXELS), seen.rfind("\x1b[2J"), seen.rfind(LEFT));
    assert!(shown.is_some() && shown < cleared && cleared < left, "{seen:?}");
}

#[test]
fn a_terminal_that_names_sixels_gets_them_and_loses_them_with_the_screen() {
    let mut pty = in_sixels();
    // Where it stands, in whole cells of the size the terminal told.
    assert!(pty.seen().contains("\x1b7\x1b[4;6H\x1bP0;1;0q\"1;1;200;200#0;2;"), "{:?}", pty.seen());
    pty.press("+");
    pty.wait_for(SHOWN_AS_SIXELS, 2);
    // The text takes the cells back before anything else is drawn in them.
    let cleared = count(&pty, "\x1b[2J");
    pty.press("-");
    pty.wait_for("\x1b[2J", cleared + 1);
    pty.press("q");
    assert_eq!(pty.ended(), (0, None));
    assert_eq!((count(&pty, SHOWN_AS_SIXELS), count(&pty, "\x1b_Ga="), count(&pty, "1337")), (2, 0, 0));
    is_cleared(&pty);

    for signal in [Signal::TERM, Signal::HUP] {
        let mut pty = in_sixels();
        pty.send(signal);
        assert!(pty.ended().1.is_some());
        is_cleared(&pty);
    }
    let mut pty = in_sixels();
    pty.press("p");
    assert_eq!(pty.ended(), (101, None));
    is_cleared(&pty);
    let mut pty = in_sixels();
    pty.press("z");
    assert!(until(|| pty.is_stopped()));
    is_cleared(&pty);
    pty.send(Signal::CONT);
    pty.wait_for(ENTERED, 2);
    pty.wait_for(SHOWN_AS_SIXELS, 2);
    pty.press("q");
    assert_eq!(pty.ended(), (0, None));
    is_cleared(&pty);
}

#[test]
fn sixels_are_the_last_choice_and_never_a_guess() {
    // What kitty's protocol shows needs no sixels.
    let mut pty = painting(&[("TERM", "xterm-kitty")]);
    pty.wait_for(QUESTION, 1);
    pty.press(&format!("\x1b_Gi=31;OK\x1b\\{SIXELS}"));
    pty.wait_for(SHOWN, 1);
    pty.press("q");
    assert_eq!(pty.ended(), (0, None));
    assert_eq!(count(&pty, SHOWN_AS_SIXELS), 0);
    for answer in [SIXELS_OF_NO_SIZE, OLD, NO_PIXELS] {
        let mut pty = painting(&[("TERM", "xterm")]);
        pty.wait_for(QUESTION, 1);
        pty.press(answer);
        pty.wait_for("<CELLS|>", 1);
        pty.press("q");
        assert_eq!(pty.ended(), (0, None));
        assert_eq!(count(&pty, "\x1bP"), 0, "{answer:?}");
    }
}

#[test]
fn a_session_shows_its_figures_in_pixels_and_leaves_nothing_behind() {
    let home = tempfile::tempdir().expect("a folder");
    let mut pty = briefing(home.path(), &[("TERM", "xterm-kitty")]);
    pty.wait_for(QUESTION, 1);
    pty.press(KITTY);
    pty.wait_for("Starts in", 1);
    pty.press("\r");
    pty.wait_for("get into place", 1);
    let shown = count(&pty, SHOWN);
    pty.wait_for(SHOWN, shown + 3);
    pty.press("\x03");
    assert!(pty.ended().1.is_none());
    is_clean(&pty);
}

#[test]
fn whoever_chose_letters_or_no_colours_is_not_asked() {
    let home = tempfile::tempdir().expect("a folder");
    for chosen in [("SUPPLE_GRAPHICS", "braille"), ("NO_COLOR", "1")] {
        let mut pty = briefing(home.path(), &[("TERM", "xterm-kitty"), chosen]);
        pty.wait_for("Starts in", 1);
        pty.press("\x03");
        pty.ended();
        assert_eq!((count(&pty, "\x1b_G"), count(&pty, "\x1b[c")), (0, 0), "{chosen:?}");
    }
}
