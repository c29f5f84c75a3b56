//! Files saved while the program runs: they are heard of, and shown where the person is.

#[cfg(target_os = "linux")]
use std::fs;
use std::sync::Arc;

#[cfg(target_os = "linux")]
use supple::outside::watch::{Heard, Spots, Watch};
use supple::{
    routine::Routine,
    text::Text,
    ui::message::{Effect, Known, Message, Trouble},
};

use crate::screens::{Desk, answered, short, slow};

#[cfg(target_os = "linux")]
#[test]
fn what_is_saved_comes_or_goes_is_told_of_even_in_a_folder_that_came_later() {
    let home = tempfile::tempdir().unwrap();
    let deep = home.path().join("routines");
    let watch = Watch::on(Spots { deep: deep.clone(), flat: None }).unwrap();
    fs::create_dir_all(deep.join("neck")).unwrap();
    assert_eq!(watch.hear(), Heard::Saved);
    fs::write(deep.join("neck/short.toml"), "").unwrap();
    assert_eq!(watch.hear(), Heard::Saved);
    fs::rename(deep.join("neck/short.toml"), deep.join("short.toml")).unwrap();
    assert_eq!(watch.hear(), Heard::Saved);
    fs::remove_file(deep.join("short.toml")).unwrap();
    assert_eq!(watch.hear(), Heard::Saved);
}

fn saved(routines: Vec<Routine>, troubles: Vec<Trouble>) -> Message {
    let routines = routines.into_iter().map(Arc::new).collect();
    Message::Library(Box::new(Known { routines, troubles, ..answered() }))
}

fn named(name: &str, routine: Routine) -> Routine {
    Routine { name: Text::new(name), ..routine }
}

fn trouble(file: &str, errors: usize, warnings: usize) -> Trouble {
    let first = Text::new("line 8: `5 parsecs` is not a length of time");
    Trouble { file: Text::new(file), errors, warnings, first }
}

#[track_caller]
fn shows(desk: &Desk, words: &str) {
    let picture = desk.picture(80, 24);
    assert!(picture.contains(words), "no `{words}` in\n{picture}");
}

#[track_caller]
fn hides(desk: &Desk, words: &str) {
    let picture = desk.picture(80, 24);
    assert!(!picture.contains(words), "`{words}` in\n{picture}");
}

#[test]
fn a_briefing_shows_the_routine_as_it_was_saved_and_holds() {
    let mut desk = Desk::new();
    desk.press("2<enter>");
    desk.tell(saved(vec![short(), slow()], Vec::new()));
    shows(&desk, "Starts in 15 s.");
    let first = desk.picture(80, 24).contains("Slow evening");
    let (one, other) =
        if first { (short(), named("Slower", slow())) } else { (named("Slower", short()), slow()) };
    desk.tell(saved(vec![one, other], Vec::new()));
    shows(&desk, "Slower");
    shows(&desk, "Waits for ↵.");
    assert_eq!(desk.wait(60), []);
    shows(&desk, "Slower");
}

#[test]
fn a_running_session_stays_as_it_was_begun() {
    let mut desk = Desk::new();
    desk.press("2<enter><enter>");
    let before = desk.picture(80, 24);
    let troubles = vec![trouble("short.toml", 1, 0)];
    desk.tell(saved(vec![named("Other", short()), named("Another", slow())], troubles));
    assert_eq!(desk.picture(80, 24), before);
}

#[test]
fn the_choice_stays_with_its_routine_when_others_come() {
    let mut desk = Desk::new();
    desk.press("5<down>");
    let mut before = slow();
    before.id = supple::exercise::Id::new("a-new-one").unwrap();
    desk.tell(saved(vec![named("Brand new", before), short(), slow()], Vec::new()));
    shows(&desk, "Brand new");
    desk.press("<enter>");
    shows(&desk, "Slow evening");
    shows(&desk, "Starts in 15 s.");
}

#[test]
fn what_is_wrong_with_a_saved_file_is_told_at_the_choice_and_goes_when_it_is_mended() {
    let mut desk = Desk::awaiting();
    desk.tell(saved(vec![short()], vec![trouble("old.toml", 0, 1)]));
    hides(&desk, "old.toml");
    desk.tell(saved(vec![short()], vec![trouble("neck.toml", 2, 0), trouble("old.toml", 0, 1)]));
    shows(&desk, "neck.toml: 2 problems, `supple check` shows them");
    shows(&desk, "line 8: `5 parsecs` is not a length of time");
    assert!(desk.picture(40, 12).contains("neck.toml: 2 problems"));
    desk.tell(saved(vec![short()], vec![trouble("old.toml", 0, 1)]));
    hides(&desk, "neck.toml");
}

#[test]
fn a_briefing_tells_the_warnings_of_its_own_file_only() {
    let mut desk = Desk::awaiting();
    let id = short().id;
    desk.tell(saved(vec![short()], vec![trouble("neck.toml", 1, 0), trouble(&format!("{id}.toml"), 0, 1)]));
    shows(&desk, "neck.toml: 1 problem, `supple check` shows it");
    desk.press("o5<enter>");
    shows(&desk, &format!("{id}.toml: 1 warning, `supple check` shows it"));
    hides(&desk, "neck.toml");
}

#[test]
fn files_are_looked_at_again_when_the_choice_comes_back() {
    let mut desk = Desk::new();
    assert_eq!(desk.press("2<enter>"), []);
    assert_eq!(desk.press("<esc>"), [Effect::Read]);
    assert_eq!(desk.press("<esc>"), []);
}
