//! The library's room: chips, the typed line, favourites, copies, edits, and what is read there.

use std::sync::Arc;

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::{buffer::Cell, layout::Size, style::Color};
use supple::{
    coach::{Limits, Person},
    exercise::{Condition, Id},
    library::Library,
    routine::{Origin, Routine},
    text::Text,
    ui::{
        app::App,
        chosen::Change,
        keys,
        message::{Effect, Known, Message},
        theme::Theme,
    },
};

use crate::{
    screens::{Desk, answered, short, slow},
    screens_colours::{meaning, painted},
};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

/// All that the program brings along, for this person.
fn known(person: Person) -> Known {
    let library = Arc::new(Library::shipped());
    let routines = library.shared_routines().cloned().collect();
    let standing = answered().person.standing;
    Known { library, routines, person: Box::new(Person { standing, ..person }), ..Known::default() }
}

/// A desk in the library, with everything.
fn library(theme: Theme) -> Desk {
    Desk::with(App::new(known(Person::default()), theme)).in_the_library()
}

fn pressed(keys: &str) -> Desk {
    let mut desk = library(Theme::none());
    desk.press(keys);
    desk
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

/// The figure of what is chosen, as the reader would send it.
fn with_figures(mut desk: Desk) -> Desk {
    if let Some(routine) = desk.illustrate.last().cloned() {
        let gallery = Arc::new(Library::shipped().gallery(&routine));
        desk.tell(Message::Figures(routine, gallery));
    }
    desk
}

fn scenes(theme: Theme) -> Vec<(&'static str, Desk)> {
    let hung = |(name, desk)| (name, with_figures(desk));
    bare_scenes(theme).into_iter().map(hung).collect()
}

/// The same before any figure is found.
fn bare_scenes(theme: Theme) -> Vec<(&'static str, Desk)> {
    let with = |keys: &str| {
        let mut desk = library(theme);
        desk.press(keys);
        desk
    };
    vec![
        ("library-places", with("")),
        ("library-place", with("2")),
        ("library-chips", with("5mk")),
        ("library-many-chips", with("5akwpml")),
        ("library-favourite", with("2<down>*")),
        ("library-typed", with("/knot area:upper-back minutes:10")),
        ("library-slip", with("/knot area:uper-back")),
        ("library-settled", with("/knot<tab>")),
        ("library-nothing", with("5m/xylophone<tab>")),
        ("library-routine", with("2i")),
        ("library-exercises", with("<tab>")),
        ("library-exercise", with("<tab><enter>")),
        ("library-exercise-on", with("<tab><enter><down>")),
        ("library-causes", with("<tab><tab>")),
        ("library-cause", with("<tab><tab><enter>")),
    ]
}

#[test]
fn the_library_has_its_pictures() {
    for (name, desk) in scenes(Theme::none()) {
        for (width, height) in SIZES {
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), desk.picture(width, height));
        }
    }
}

#[test]
fn every_run_of_letters_in_it_has_a_meaning() {
    let theme = Theme::dark();
    for name in ["library-many-chips", "library-favourite", "library-slip"] {
        let (_, desk) = scenes(theme).into_iter().find(|(known, _)| *known == name).unwrap();
        let picture = painted(&desk.buffer(80, 24), |style| meaning(&theme, style));
        insta::assert_snapshot!(format!("{name}-meanings"), picture);
    }
}

#[test]
fn without_colours_it_says_the_same() {
    let all = bare_scenes(Theme::dark()).into_iter().zip(bare_scenes(Theme::none()));
    for ((name, coloured), (_, bare)) in all {
        for (width, height) in SIZES {
            assert_eq!(coloured.picture(width, height), bare.picture(width, height), "{name}");
        }
        let coloured = |cell: &Cell| cell.fg != Color::Reset || cell.bg != Color::Reset;
        assert!(!bare.buffer(80, 24).content.iter().any(coloured), "{name}");
    }
}

#[test]
fn it_survives_every_size() {
    for (_, desk) in scenes(Theme::dark()) {
        for width in (0..=60).step_by(4).chain([39, 40, 41, 75, 76, 80, 200]) {
            for height in (0..=30).step_by(3).chain([11, 12, 13, 60]) {
                desk.picture(width, height);
            }
        }
    }
}

#[test]
fn no_key_of_it_means_two_things() {
    for table in [keys::CHOOSE, keys::SHELF, keys::KNOWLEDGE, keys::LEAF, keys::FIND] {
        let mut seen = Vec::new();
        for press in table.iter().flat_map(|row| row.presses) {
            assert!(!seen.contains(press), "{press:?}");
            seen.push(*press);
        }
    }
}

#[test]
fn what_helps_and_what_leaves_never_go_from_its_line_of_keys() {
    for (name, desk) in scenes(Theme::none()) {
        for width in 40..=120 {
            let picture = desk.picture(width, 12);
            let keys = picture.lines().last().unwrap();
            assert!(keys.contains("esc"), "{name} at {width}: {keys}");
        }
    }
}

#[test]
fn a_place_and_its_first_routine_are_three_digits_away() {
    let mut desk = library(Theme::none());
    let effects = desk.press("21<enter>");
    let begins = matches!(effects.first(), Some(Effect::Begin { routine, .. }) if routine.id.as_str() == "lower-back-release");
    assert!(begins, "{effects:?}");
}

/// The ids the command line would list, and the names the room shows, for the same question.
#[track_caller]
fn same(keys: &str, filter: &supple::library::Filter) {
    let shipped = Library::shipped();
    let seconds = |routine: &Routine| supple::session::Timeline::of(routine, None).length().as_secs();
    let wanted = filter.routines(shipped.routines().map(|routine| (routine, seconds(routine)))).len();
    let desk = pressed(keys);
    let words = match wanted {
        0 => "nothing found".to_owned(),
        1 => "1 routine\n".to_owned(),
        many => format!("{many} routines\n"),
    };
    shows(&desk, &words);
}

#[test]
fn chips_and_typed_words_find_what_the_command_line_finds() {
    use supple::{
        body::{Area, Equipment},
        exercise::Kind,
        library::{Filter, Things},
        routine::Level,
    };
    same("5m", &Filter { seconds: Some(0..=300), ..Filter::default() });
    same("/area:neck", &Filter { areas: vec![Area::Neck], ..Filter::default() });
    same(
        "/kind:ball level:gentle",
        &Filter { kinds: vec![Kind::Ball], levels: vec![Level::Gentle], ..Filter::default() },
    );
    same(
        "/with:ball minutes:5..10",
        &Filter { things: Things::having(&[Equipment::Ball]), seconds: Some(300..=600), ..Filter::default() },
    );
    same(
        "/neck with:none",
        &Filter { things: Things::having(&[]), words: "neck".into(), ..Filter::default() },
    );
}

#[test]
fn a_chip_turns_on_and_back_and_x_clears_all() {
    let mut desk = pressed("5l");
    shows(&desk, "l [gentle]");
    desk.press("l");
    shows(&desk, "l [easy]");
    desk.press("L");
    shows(&desk, "l [gentle]");
    desk.press("Lx");
    hides(&desk, "[");
    desk.press("lkx");
    hides(&desk, "[");
}

#[test]
fn no_turn_of_a_chip_leaves_an_empty_list() {
    let mut desk = pressed("3");
    for key in "akwpmlakwpmlkkwwpp".chars() {
        desk.press(&key.to_string());
        hides(&desk, "Nothing is like that");
    }
}

#[test]
fn a_chip_at_the_places_leads_to_all_of_that_kind() {
    let desk = pressed("m");
    shows(&desk, "m [5 min]");
    let mut desk = pressed("m<esc>");
    shows(&desk, "where is it?");
    desk.press("5");
    hides(&desk, "[");
}

#[test]
fn what_was_typed_stays_when_the_list_is_taken_in_hand() {
    let mut desk = pressed("/stubborn<tab>");
    shows(&desk, "/ [stubborn]");
    desk.press("i");
    shows(&desk, "Steps");
    desk.press("<esc>x");
    hides(&desk, "[stubborn]");
}

#[test]
fn a_favourite_is_written_down_stands_first_at_once_and_can_be_dropped() {
    let mut desk = pressed("2");
    let first = desk.picture(80, 24);
    assert!(first.contains("▸ 1  Lower back release"), "{first}");
    let effects = desk.press("<down><down>*");
    let [Effect::Set(changes), ..] = &effects[..] else { panic!("{effects:?}") };
    let [Change { key: "favourites", value: Some(id) }] = &changes[..] else { panic!("{changes:?}") };
    shows(&desk, "a favourite: it stands first");
    let list = desk.picture(80, 24);
    assert!(list.contains("▸ 1  ") && list.contains("\n     * "), "{list}");
    assert!(!list.contains("▸ 1  Lower back release"), "{list}");
    let id = id.clone();
    assert_eq!(desk.press("f"), [Effect::Set(vec![Change::to("favourites", "none")])]);
    assert!(Id::new(&id).is_some());
    shows(&desk, "▸ 3  ");
}

#[test]
fn a_copy_is_asked_for_under_a_free_id_and_chosen_when_it_is_there() {
    let mut desk = pressed("2");
    let (from, to) = (Id::new("lower-back-release").unwrap(), Id::new("my-lower-back-release").unwrap());
    let name = Text::new("Lower back release, my copy");
    assert_eq!(desk.press("c"), [Effect::Copy { from, own: None, to: to.clone(), name: name.clone() }]);
    shows(&desk, "copying");
    let mut all = known(Person::default());
    let copy = Routine {
        id: to,
        name,
        origin: Origin::Yours,
        ..(**all.library.routine("lower-back-release").unwrap()).clone()
    };
    all.routines.push(Arc::new(copy));
    desk.tell(Message::Library(Box::new(all)));
    shows(&desk, "your copy; e edits it");
    let picture = desk.picture(80, 24);
    let chosen = picture.lines().find(|line| line.contains('▸')).unwrap();
    assert!(chosen.contains("Lower back release, my c…"), "{picture}");
    assert!(picture.contains("yours · easy · ball"), "{picture}");
}

#[test]
fn a_copy_that_could_not_be_made_says_why() {
    let mut desk = pressed("2c");
    desk.tell(Message::Notice(Text::new("not copied: no space left")));
    shows(&desk, "not copied: no space left");
}

#[test]
fn only_ones_own_is_edited_and_the_files_are_read_again_afterwards() {
    let mut desk = pressed("2");
    assert_eq!(desk.press("e"), []);
    shows(&desk, "shipped; c makes a copy of your own");
    let dir = tempfile::tempdir().unwrap();
    let text = "schema = 1\nname = \"Mine\"\naim = \"One step.\"\nareas = [\"neck\"]\n[[step]]\nexercise = \"chin-tuck\"\n";
    std::fs::write(dir.path().join("mine.toml"), text).unwrap();
    let own = Library::load(Some(dir.path()));
    let routines = own.shared_routines().cloned().collect();
    desk.tell(Message::Library(Box::new(Known { library: Arc::new(own), routines, ..Known::default() })));
    let file = dir.path().join("mine.toml");
    assert_eq!(desk.press("<esc>/Mine<tab>e"), [Effect::Edit(file.clone())]);
    let words = vec!["ed".to_owned(), "mine.toml".to_owned()];
    assert_eq!(desk.tell(Message::Editor(words.clone())), [Effect::HandOver(words)]);
    assert_eq!(desk.tell(Message::Returned(None)), [Effect::Read]);
    // What the edit left cannot be used: the same key opens it again.
    desk.tell(Message::Library(Box::new(known(Person::default()))));
    shows(&desk, "`mine` cannot be used so; e edits it again");
    assert_eq!(desk.press("e"), [Effect::Edit(file)]);
    desk.tell(Message::Returned(Some(Text::new("cannot run `ed`"))));
    shows(&desk, "cannot run `ed`");
}

#[test]
fn an_exercise_is_browsed_with_all_there_is_to_know_and_leads_to_a_routine_with_it() {
    let mut desk = pressed("<tab>/cat cow<enter>");
    let mut all = String::new();
    for _ in 0..6 {
        all += &desk.picture(80, 24);
        desk.press("<down>");
    }
    let shipped = Library::shipped();
    let exercise = shipped.exercise("cat-cow").unwrap();
    for words in ["Routines with it", "What this rests on", "Breathing in, let the belly"] {
        assert!(all.contains(words), "no `{words}` in\n{all}");
    }
    let first = exercise.how[0].as_str().split_whitespace().next().unwrap();
    assert!(all.contains(first), "{all}");
    desk.press("1");
    shows(&desk, "Starts in");
    desk.press("<esc>");
    shows(&desk, exercise.name.as_str());
}

#[test]
fn the_figure_of_an_exercise_is_asked_for_once() {
    let mut desk = pressed("<tab>");
    let asked = desk.illustrate.len();
    desk.press("<enter><esc>");
    assert_eq!(desk.illustrate.len(), asked);
    desk.press("<down>");
    assert_eq!(desk.illustrate.len(), asked + 1);
    assert_eq!(desk.illustrate.last().unwrap().steps.len(), 1);
}

#[test]
fn a_cause_is_read_and_leads_to_a_routine_against_it() {
    let mut desk = pressed("<tab><tab>");
    shows(&desk, "Why it comes back");
    desk.press("<enter>");
    shows(&desk, "A habit against it");
    desk.press("1");
    shows(&desk, "Starts in");
}

#[test]
fn an_exercise_that_must_be_spared_is_not_there_and_is_counted() {
    let conditions = vec![Condition::BloodThinners];
    let person = Person { limits: Limits { conditions, ..Limits::default() }, ..Person::default() };
    let mut desk = Desk::with(App::new(known(person), Theme::none())).in_the_library();
    desk.press("<tab>");
    shows(&desk, " spared");
    desk.press("/kind:ball");
    shows(&desk, "nothing found");
}

#[test]
fn pages_lead_from_one_to_the_next() {
    let mut desk = pressed("<tab><enter>");
    let first = desk.picture(80, 24).lines().next().unwrap().to_owned();
    desk.press("<right>");
    let second = desk.picture(80, 24).lines().next().unwrap().to_owned();
    assert_ne!(first, second);
    desk.press("<left>");
    assert_eq!(desk.picture(80, 24).lines().next().unwrap(), first);
}

#[test]
fn a_click_chooses_and_a_second_one_takes() {
    let mut desk = Desk::of(vec![short(), slow()], Theme::none());
    let click = |desk: &mut Desk, row| {
        let kind = MouseEventKind::Down(MouseButton::Left);
        let mouse = MouseEvent { kind, column: 8, row, modifiers: KeyModifiers::NONE };
        desk.tell(Message::Mouse(mouse, Size::new(80, 24)));
    };
    let row = |desk: &Desk, words: &str| {
        let picture = desk.picture(80, 24);
        u16::try_from(picture.lines().position(|line| line.contains(words)).expect(words)).unwrap()
    };
    let all = row(&desk, "5  all");
    click(&mut desk, all);
    shows(&desk, "▸ 5  all");
    click(&mut desk, all);
    let at = row(&desk, "2  Slow evening");
    click(&mut desk, at);
    shows(&desk, "▸ 2  Slow evening");
    click(&mut desk, at);
    shows(&desk, "Starts in");
}
