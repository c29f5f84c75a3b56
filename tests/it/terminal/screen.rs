//! The screen and what is drawn on it, without a loop.

use std::sync::Arc;

use ratatui::{Terminal, layout::Size};
use supple::ui::terminal::stage::Stage;

use super::pty::{LEFT, Pty, until};

#[test]
fn an_unchanged_frame_writes_nothing() {
    let mut pty = Pty::open();
    pty.read();
    let screen = Arc::new(pty.screen());
    screen.enter().expect("entered");
    let mut terminal = Terminal::new(Stage::new(Arc::clone(&screen))).expect("a terminal");
    for _ in 0..3 {
        terminal.draw(|frame| frame.render_widget("still", frame.area())).expect("drawn");
    }
    screen.show(b"MARK").expect("shown");
    pty.wait_for("MARK\x1b[?2026l", 1);
    assert!(pty.seen().contains("still"));
    assert_eq!(pty.seen().matches("\x1b[?2026h").count(), 2, "{:?}", pty.seen());
}

#[test]
fn what_did_not_fit_is_sent_first_next_time() {
    let mut pty = Pty::open();
    let screen = pty.screen();
    screen.enter().expect("entered");
    let frame = "0123456789".repeat(10_000);
    screen.show(frame.as_bytes()).expect("shown");
    assert!(!screen.is_drained());
    assert!(!screen.drain().expect("a terminal"));
    pty.read();
    assert!(until(|| screen.drain().expect("a terminal")));
    screen.show(b"next").expect("shown");
    pty.wait_for(&format!("\x1b[?2026h{frame}\x1b[?2026l\x1b[?2026hnext\x1b[?2026l"), 1);
}

#[test]
fn leaving_undoes_every_mode_once() {
    let mut pty = Pty::open();
    pty.read();
    let before = pty.modes();
    let screen = pty.screen();
    screen.enter().expect("entered");
    screen.enter().expect("entered again");
    assert_ne!(pty.modes(), before);
    screen.leave();
    screen.leave();
    assert_eq!(pty.modes(), before);
    pty.wait_for(LEFT, 1);
    let seen = pty.seen();
    assert_eq!(seen.matches(LEFT).count(), 1);
    for mode in ["1000", "1002", "1006", "2004", "1049"] {
        let (set, unset) = (format!("\x1b[?{mode}h"), format!("\x1b[?{mode}l"));
        assert!(seen.rfind(&set) < seen.rfind(&unset), "{mode} in {seen:?}");
    }
    assert!(seen.rfind("\x1b[?25l") < seen.rfind("\x1b[?25h"));
}

#[test]
fn a_full_terminal_gets_its_modes_back() {
    let pty = Pty::open();
    let before = pty.modes();
    let screen = pty.screen();
    screen.enter().expect("entered");
    screen.show(&vec![b'x'; 200_000]).expect("shown");
    drop(screen);
    assert_eq!(pty.modes(), before);
}

#[test]
fn a_closed_screen_is_not_entered_again() {
    let pty = Pty::open();
    let screen = pty.screen();
    screen.close();
    assert!(screen.enter().is_err());
}

#[test]
fn a_terminal_without_a_size_counts_as_the_usual_one() {
    let pty = Pty::open();
    pty.resize(0, 0);
    assert_eq!(pty.screen().size(), Size::new(80, 24));
    pty.resize(1, 1);
    assert_eq!(pty.screen().size(), Size::new(1, 1));
}
