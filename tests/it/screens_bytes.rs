//! What a running session costs: bytes on the way to the terminal, and wake-ups.

use std::time::Duration;

use supple::ui::{terminal::pencil, theme::Theme};

use crate::{screens::Desk, screens_figures::Studio, session::routine};

/// What stands around each frame, so that it is shown at once.
const AROUND: usize = "\u{1b}[?2026h\u{1b}[?2026l".len();

/// The bytes of `seconds` of what is running, and how often the interface was woken.
fn cost(desk: &mut Desk, seconds: u64, (width, height): (u16, u16)) -> (usize, usize) {
    let mut before = desk.buffer(width, height);
    let (mut bytes, mut woken) = (0, 0);
    let until = desk.clock().moment.after(Duration::from_secs(seconds));
    while desk.wait_once(until) {
        woken += 1;
        let now = desk.buffer(width, height);
        let changes = before.diff(&now);
        if !changes.is_empty() {
            let mut frame = Vec::new();
            pencil::draw(changes.into_iter(), &mut frame);
            bytes += frame.len() + AROUND;
        }
        before = now;
    }
    (bytes, woken)
}

/// Holds for 45 s with little to read, so that the number is as large as it gets, or with much.
fn holding(how: &str) -> Desk {
    let routine = routine(&format!(
        "[[step]]\nname = \"Lean\"\nhow = [\"{how}\"]\nposition = \"wall\"\nsettle = \"8s\"\nhold = \"45s\"\n"
    ));
    let mut desk = Desk::of(vec![routine], Theme::dark());
    desk.press("2<enter><enter>");
    desk.wait(8);
    desk
}

#[track_caller]
fn is_cheap(mut desk: Desk) {
    let (bytes, woken) = cost(&mut desk, 44, (80, 24));
    let each = bytes / 44;
    // Once a second, and once more for what is said, sounded or flashes.
    assert!(woken <= 52, "{woken} wake-ups in 44 s");
    // The number alone takes less than 250; a sentence comes and goes every ten seconds.
    assert!(each < 350, "{each} bytes a second");
}

#[test]
fn a_hold_wakes_once_a_second_and_writes_less_than_350_bytes_in_it() {
    is_cheap(holding(&"Lean in slowly, and breathe out longer than in. ".repeat(8)));
}

#[test]
fn the_largest_number_writes_no_more() {
    is_cheap(holding("Lean in."));
}

#[test]
fn words_that_turn_their_pages_cost_no_wake_up() {
    is_cheap(holding(&"Lean in slowly, and breathe out longer than in. ".repeat(25)));
}

/// What a figure costs a second: the step, how long into it, how often it may be drawn, and how much it may write.
#[track_caller]
fn figure_costs(step: &str, size: (u16, u16), pictures: usize, most: usize) {
    const SECONDS: u64 = 10;
    let mut studio = Studio::of(&format!("[[step]]\n{step}\n"), Theme::dark());
    studio.begin().press("<enter>").wait(8);
    let (bytes, woken) = cost(&mut studio.desk, SECONDS, size);
    let (seconds, each) = (usize::try_from(SECONDS).unwrap(), bytes / 10);
    assert!(woken <= (pictures + 1) * seconds, "{step}: {woken} wake-ups in {SECONDS} s");
    assert!(each < most, "{step} at {size:?}: {each} bytes a second");
}

#[test]
fn a_figure_in_motion_is_drawn_twelve_times_a_second_and_writes_less_than_15_kb_in_it() {
    for size in [(80, 24), (120, 40), (200, 60)] {
        for step in [
            "exercise = \"cat-cow\"\nreps = 8",
            "exercise = \"glute-bridge\"\nreps = 8",
            "exercise = \"roller-upper-back\"",
            "exercise = \"wall-angel\"\nreps = 8",
            "exercise = \"belly-breathing\"",
        ] {
            figure_costs(step, size, 12, 15_000);
        }
    }
}

#[test]
fn a_figure_that_only_breathes_is_drawn_four_times_a_second() {
    for size in [(80, 24), (120, 40), (200, 60)] {
        figure_costs("exercise = \"figure-four\"\nhold = \"60s\"", size, 4, 5_000);
        figure_costs("exercise = \"ball-wall-lower-back\"\nhold = \"60s\"", size, 4, 5_000);
    }
}

#[test]
fn a_preview_costs_no_more_than_a_figure_in_a_session() {
    for size in [(80, 24), (120, 40), (200, 60)] {
        for keys in ["2", "2<enter> "] {
            let mut studio = Studio::of(crate::screens_figures::STEPS, Theme::dark());
            studio.press(keys);
            // Each of its movements.
            for tens in 0..6 {
                let (bytes, woken) = cost(&mut studio.desk, 10, size);
                assert!(woken <= 130, "{keys} at {size:?}: {woken} wake-ups in 10 s");
                assert!(bytes < 150_000, "{keys} at {size:?}: {bytes} bytes in the {tens}. ten seconds");
            }
        }
    }
}
