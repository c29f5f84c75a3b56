//! One's own routines in the library: broken ones keep their place and say what is wrong, deleted ones come back.

use std::{fs, path::PathBuf, sync::Arc};

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use supple::{
    body::{Area, Side},
    coach::{Choices, Person},
    exercise::Id,
    journal::{Entry, History, Tension},
    library::{Library, Things},
    text::Text,
    ui::{
        app::App,
        message::{Effect, Known, Message},
        theme::Theme,
    },
};
use tempfile::TempDir;

use crate::{
    screens::{Desk, answered, clear},
    screens_colours::{meaning, painted},
};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];
const MINE: &str = "schema = 1\nname = \"Neck, my copy\"\naim = \"One step.\"\nareas = [\"neck\"]\n\n[[step]]\nexercise = \"chin-tuck\"\nreps = 8\n";

/// A desk in the library with a folder of one's own.
struct Home {
    desk: Desk,
    folder: TempDir,
}

impl Home {
    fn in_theme(theme: Theme) -> Self {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("my-neck.toml"), MINE).unwrap();
        let mut home = Self { desk: Desk::with(App::unread(theme)), folder };
        home.desk.tell(Message::Wake);
        home.read();
        home.desk.press("o");
        home
    }

    fn new() -> Self {
        Self::in_theme(Theme::none())
    }

    /// The same with that text in the file, after an edit.
    fn edited(mut self, text: &str) -> Self {
        fs::write(self.folder.path().join("my-neck.toml"), text).unwrap();
        self.read();
        self
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The same beside other files, each with its name.
    fn beside(mut self, files: &[(&str, &[u8])]) -> Self {
        for (name, bytes) in files {
            fs::write(self.file(name), bytes).unwrap();
        }
        self.read();
        self
    }

    /// Goes down the list from its top until a line with these words is chosen.
    fn go_to(&mut self, words: &str) {
        self.desk.press(&"<up>".repeat(60));
        for _ in 0..60 {
            if self.chosen().contains(words) {
                return;
            }
            self.desk.press("<down>");
        }
        panic!("no `{words}` in\n{}", self.desk.picture(80, 24));
    }

    fn read(&mut self) {
        let library = Arc::new(Library::load(Some(self.folder.path())));
        let routines = library.shared_routines().cloned().collect();
        self.desk.tell(Message::Library(Box::new(Known { library, routines, ..answered() })));
    }

    #[track_caller]
    fn shows(&self, words: &str) {
        let picture = self.desk.picture(80, 24);
        assert!(picture.contains(words), "no `{words}` in\n{picture}");
    }

    /// The line of the list that is chosen.
    fn chosen(&self) -> String {
        let picture = self.desk.picture(80, 24);
        picture.lines().find(|line| line.contains('▸')).unwrap_or_default().to_owned()
    }
}

/// The list of necks, one's own chosen; its place in it.
fn at_my_neck() -> (Home, String) {
    let mut home = Home::new();
    home.desk.press("3");
    home.go_to("Neck, my copy");
    let place = home.chosen().chars().take(5).collect();
    (home, place)
}

const BROKEN: &str = "reps = \"eight\"\n";

fn broken() -> String {
    MINE.replace("reps = 8\n", BROKEN)
}

#[test]
fn one_that_is_broken_keeps_its_place_says_what_is_wrong_and_e_edits_it_again() {
    let (home, place) = at_my_neck();
    let mut home = home.edited(&broken());
    assert!(
        home.chosen().starts_with(&place) && home.chosen().contains("Neck, my copy"),
        "{}",
        home.chosen()
    );
    home.shows("! 1 problem · e edits it");
    home.shows("my-neck.toml:8:8");
    home.shows("  reps = \"eight\"");
    home.shows("         ^^^^^^^");
    assert_eq!(home.desk.press("<enter>"), []);
    home.shows("it cannot be led so; e edits it");
    assert_eq!(home.desk.press("e"), [Effect::Edit(home.file("my-neck.toml"))]);
    let mut home = home.edited(MINE);
    assert!(
        home.chosen().starts_with(&place) && home.chosen().contains("Neck, my copy"),
        "{}",
        home.chosen()
    );
    home.desk.press("<enter>");
    home.shows("Starts in 15 s.");
}

#[test]
fn one_that_was_broken_before_is_found_at_its_place_and_by_its_name() {
    let mut home = Home::new().edited(&broken());
    home.desk.press("/neck my copy");
    assert!(home.chosen().contains("Neck, my copy"), "{}", home.chosen());
    home.desk.press("<esc><esc>2");
    assert!(!home.desk.picture(200, 60).contains("Neck, my copy"));
    home.desk.press("<esc>3");
    assert!(home.desk.picture(200, 60).contains("Neck, my copy"));
}

#[test]
fn a_page_holds_all_that_is_wrong() {
    let (home, _) = at_my_neck();
    let mut home = home.edited(&broken().replace("aim = \"One step.\"\n", "").replace("neck\"", "nek\""));
    home.shows("! 3 problems · e edits it");
    home.desk.press("i");
    let mut all = String::new();
    for _ in 0..3 {
        all += &home.desk.picture(80, 12);
        home.desk.press("<down>");
    }
    for words in ["did you mean", "say what it is for", "^^^^^^^"] {
        assert!(all.contains(words), "no `{words}` in\n{all}");
    }
}

#[test]
fn a_broken_one_in_the_place_of_a_shipped_one_stands_beside_it() {
    let text = broken().replace("schema = 1\n", "schema = 1\nid = \"lower-back-release\"\n");
    let mut home = Home::new().edited(&text);
    home.desk.press("5");
    let picture = home.desk.picture(70, 200);
    let row = |name: &str| picture.lines().position(|line| line.contains(name)).unwrap();
    let (shipped, own) = (row("Lower back release"), row("Neck, my copy"));
    assert!(shipped < own && own <= shipped + 3, "{picture}");
}

#[test]
fn deleting_ones_own_asks_for_it_to_be_moved_aside_and_u_for_it_back() {
    let (mut home, _) = at_my_neck();
    assert_eq!(home.desk.press("d"), [Effect::Discard(home.file("my-neck.toml"))]);
    let file = home.folder.path().join("my-neck.toml");
    fs::remove_file(&file).unwrap();
    home.desk.tell(Message::Notice(Text::new("my-neck.toml is deleted · u brings it back until you quit")));
    home.read();
    home.shows("my-neck.toml is deleted · u brings it back until you quit");
    assert!(!home.desk.picture(120, 40).contains("Neck, my copy"));
    home.desk.press("<up><up>");
    assert_eq!(home.desk.press("u"), [Effect::BringBack]);
    fs::write(&file, MINE).unwrap();
    home.desk.tell(Message::BroughtBack(file, Text::new("my-neck.toml is back")));
    home.shows("my-neck.toml is back");
    home.read();
    assert!(home.chosen().contains("Neck, my copy"), "{}", home.chosen());
}

#[test]
fn one_that_is_deleted_after_an_edit_is_not_said_to_be_broken() {
    let (mut home, _) = at_my_neck();
    home.desk.press("e");
    let mut home = home.edited(&broken());
    home.desk.press("d");
    fs::remove_file(home.folder.path().join("my-neck.toml")).unwrap();
    home.desk.tell(Message::Notice(Text::new("my-neck.toml is deleted · u brings it back until you quit")));
    home.read();
    home.shows("my-neck.toml is deleted · u brings it back until you quit");
}

#[test]
fn a_broken_one_keeps_its_place_among_those_that_are_too_much_now() {
    let now = Desk::awaiting().clock();
    let tension = |area| vec![Tension { area, side: Side::Both, value: 8 }];
    let rated = Entry::check_in(&now, tension(Area::Neck), None);
    let tense = |text: &str, home: &mut Home| {
        fs::write(home.folder.path().join("my-neck.toml"), text).unwrap();
        let library = Arc::new(Library::load(Some(home.folder.path())));
        let history = History { others: vec![clear(&now), rated.clone()], ..History::default() };
        let person = Person::of(history, Things::default(), Choices::default(), &library, &now);
        let routines = library.shared_routines().cloned().collect();
        let known = Known { library, routines, person: Box::new(person), ..Known::default() };
        home.desk.tell(Message::Library(Box::new(known)));
    };
    let row = |home: &Home| {
        let picture = home.desk.picture(70, 200);
        picture.lines().position(|line| line.contains("Neck, my copy")).unwrap()
    };
    let mut home = Home::new();
    tense(MINE, &mut home);
    home.desk.press("3");
    let before = row(&home);
    assert!(before > 10);
    tense(&broken(), &mut home);
    assert_eq!(row(&home), before);
}

/// One's own with this id and this name.
fn with_id(id: &str, name: &str) -> String {
    MINE.replace("schema = 1\n", &format!("schema = 1\nid = \"{id}\"\n")).replace("Neck, my copy", name)
}

#[test]
fn each_of_several_files_with_one_id_is_edited_and_deleted_itself() {
    let (one, other, third) = (with_id("x", "First"), with_id("x", "Second"), with_id("x", "Third"));
    let files = [("a.toml", one.as_bytes()), ("b.toml", other.as_bytes()), ("c.toml", third.as_bytes())];
    let mut home = Home::new().beside(&files);
    home.desk.press("3");
    for (words, name) in [("First", "a.toml"), ("Second", "b.toml"), ("Third", "c.toml")] {
        home.go_to(words);
        assert_eq!(home.desk.press("e"), [Effect::Edit(home.file(name))]);
        home.desk.wait(2);
        assert_eq!(home.desk.press("d"), [Effect::Discard(home.file(name))]);
        // Read again, the choice stays where it was.
        home.read();
        assert!(home.chosen().contains(words), "{}", home.chosen());
    }
    home.go_to("Second");
    fs::remove_file(home.file("a.toml")).unwrap();
    home.read();
    assert!(home.chosen().contains("Second"), "{}", home.chosen());
    assert_eq!(home.desk.press("e"), [Effect::Edit(home.file("b.toml"))]);
    fs::write(home.file("b.toml"), other.replace("reps = 8\n", BROKEN)).unwrap();
    home.read();
    // Now the third can be used, and the one that was edited is still the one at hand.
    assert!(home.chosen().contains("Second"), "{}", home.chosen());
    assert_eq!(home.desk.press("e"), [Effect::Edit(home.file("b.toml"))]);
}

#[test]
fn a_broken_one_without_an_id_of_its_own_is_not_taken_for_another_with_its_name_as_id() {
    let (good, broken) = (with_id("neck", "Whole"), with_id("Not an id", "Half"));
    let mut home = Home::new().beside(&[("a.toml", good.as_bytes()), ("neck.toml", broken.as_bytes())]);
    home.desk.press("3");
    for (words, name) in [("Whole", "a.toml"), ("Half", "neck.toml")] {
        home.go_to(words);
        assert_eq!(home.desk.press("e"), [Effect::Edit(home.file(name))]);
        home.desk.wait(2);
        assert_eq!(home.desk.press("d"), [Effect::Discard(home.file(name))]);
    }
}

#[test]
fn after_an_edit_that_left_nothing_e_is_for_what_is_chosen_next() {
    let second = with_id("second", "Second");
    let mut home = Home::new().beside(&[("second.toml", second.as_bytes())]);
    home.desk.press("3");
    home.go_to("Neck, my copy");
    home.desk.press("e");
    let mut home = home.edited("[[exercise]]\n");
    home.shows("`my-neck` cannot be used so; e edits it again");
    home.go_to("Second");
    assert_eq!(home.desk.press("e"), [Effect::Edit(home.file("second.toml"))]);
}

#[test]
fn a_key_that_is_held_down_deletes_and_copies_one() {
    let second = with_id("my-second", "Second");
    let mut home = Home::new().beside(&[("my-second.toml", second.as_bytes())]);
    home.desk.press("3");
    home.go_to("Neck, my copy");
    assert_eq!(home.desk.press("d"), [Effect::Discard(home.file("my-neck.toml"))]);
    fs::remove_file(home.file("my-neck.toml")).unwrap();
    home.desk.tell(Message::Notice(Text::new("my-neck.toml is deleted · u brings it back until you quit")));
    home.read();
    assert!(home.chosen().contains("Second"), "{}", home.chosen());
    for _ in 0..3 {
        assert_eq!(home.desk.press("d"), []);
    }
    home.shows("my-neck.toml is deleted · u brings it back until you quit");
    home.desk.wait(2);
    let held =
        KeyEvent { kind: KeyEventKind::Repeat, ..KeyEvent::new(KeyCode::Char('d'), KeyModifiers::NONE) };
    assert_eq!(home.desk.tell(Message::Key(held)), []);
    home.desk.wait(2);
    assert_eq!(home.desk.press("d"), [Effect::Discard(home.file("my-second.toml"))]);
    // After another key it is meant at once.
    assert_eq!(home.desk.press("u"), [Effect::BringBack]);
    assert_eq!(home.desk.press("d"), [Effect::Discard(home.file("my-second.toml"))]);
    assert_eq!(home.desk.press("ccc").len(), 1);
}

#[test]
fn what_came_back_is_no_longer_gone_to_once_another_key_was_pressed() {
    let (mut home, _) = at_my_neck();
    let file = home.file("my-neck.toml");
    fs::remove_file(&file).unwrap();
    home.read();
    home.desk.tell(Message::BroughtBack(file.clone(), Text::new("my-neck.toml is back")));
    home.desk.press(&"<up>".repeat(30));
    let chosen = home.chosen();
    fs::write(&file, MINE).unwrap();
    home.read();
    assert_eq!(home.chosen(), chosen);
}

#[test]
fn a_file_that_is_no_text_or_too_large_keeps_its_place_by_its_name() {
    let large = vec![b'#'; 300 * 1024];
    let latin = b"schema = 1\nname = \"R\xfccken\"\nareas = [\"neck\"]\n";
    let exercises = b"[[exercise]]\nname = \"R\xfccken\"\n";
    let files: [(&str, &[u8]); 3] =
        [("large.toml", &large), ("latin.toml", latin), ("zettel.toml", exercises)];
    let mut home = Home::new().beside(&files);
    home.desk.press("3");
    for (words, why, name) in [
        ("large", "the file is larger than 256 KiB", "large.toml"),
        ("R\u{fffd}cken", "the file is not UTF-8 text", "latin.toml"),
    ] {
        home.go_to(words);
        home.shows("! 1 problem · e edits it");
        home.shows(why);
        assert_eq!(home.desk.press("e"), [Effect::Edit(home.file(name))]);
    }
    assert!(!home.desk.picture(80, 200).contains("zettel"));
}

#[test]
fn a_broken_one_can_be_deleted_and_a_shipped_one_cannot() {
    let (home, _) = at_my_neck();
    let mut home = home.edited(&broken());
    assert_eq!(home.desk.press("d"), [Effect::Discard(home.file("my-neck.toml"))]);
    home.desk.press("<esc>2");
    assert_eq!(home.desk.press("d"), []);
    home.shows("shipped; c makes a copy of your own");
}

#[test]
fn a_copy_of_a_copy_is_the_second_one() {
    let (mut home, _) = at_my_neck();
    let (from, to) = (Id::new("my-neck").unwrap(), Id::new("my-neck-2").unwrap());
    let own = Some(home.file("my-neck.toml"));
    assert_eq!(home.desk.press("c"), [Effect::Copy { from, own, to, name: Text::new("Neck, my copy 2") }]);
}

#[test]
fn the_line_of_keys_says_what_can_be_done_with_the_chosen_one() {
    let (home, _) = at_my_neck();
    for words in ["e edit", "d delete", "↵ start"] {
        home.shows(words);
    }
    let mut home = home.edited(&broken());
    let keys = |home: &Home| home.desk.picture(80, 24).lines().last().unwrap().to_owned();
    assert!(keys(&home).contains("e edit") && !keys(&home).contains("start"), "{}", keys(&home));
    home.desk.press("<esc>2");
    assert!(keys(&home).contains("c copy") && !keys(&home).contains("edit"), "{}", keys(&home));
}

#[test]
fn a_broken_one_has_its_pictures() {
    let (home, _) = at_my_neck();
    let mut home = home.edited(&broken().replace("neck\"", "nek\""));
    for (width, height) in SIZES {
        insta::assert_snapshot!(format!("library-broken-{width}x{height}"), home.desk.picture(width, height));
    }
    home.desk.press("i");
    for (width, height) in SIZES {
        insta::assert_snapshot!(format!("library-faults-{width}x{height}"), home.desk.picture(width, height));
    }
}

#[test]
fn every_run_of_letters_of_a_broken_one_has_a_meaning() {
    let theme = Theme::dark();
    let mut home = Home::in_theme(theme).edited(&broken());
    home.desk.press("/neck my copy<tab>");
    let picture = painted(&home.desk.buffer(80, 24), |style| meaning(&theme, style));
    insta::assert_snapshot!("library-broken-meanings", picture);
}
