//! Today, the room the interface opens on: pictures, and what its keys lead to.

use std::{sync::Arc, time::Duration};

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Size;
use supple::{
    body::{Area, Side},
    clock::{Moment, Now},
    coach::{Choices, Following, Person},
    exercise::Id,
    journal::{Entry, History, Tension, Union},
    library::{Library, Things},
    text::Text,
    ui::{
        app::App,
        message::{Effect, Known, Message},
        theme::Theme,
    },
};

use crate::screens::Desk;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

/// A time at the end of February or the beginning of March 2026.
fn at(time: &str) -> Now {
    let month = if time.starts_with('2') { 2 } else { 3 };
    let wall = format!("2026-0{month}-{time}:00+01:00").parse().expect("a time");
    Now { moment: Moment::ZERO, wall, zone: Arc::from("Europe/Berlin"), away: Duration::ZERO }
}

fn rated(time: &str, area: Area, value: u8) -> Entry {
    Entry::check_in(&at(time), vec![Tension { area, side: Side::Both, value }], None)
}

/// The safety questions answered, with nothing against practising.
fn clear() -> Entry {
    Entry::screening(&at("01T07:00"), Text::new("clear"), None, Vec::new())
}

/// What was said and done in the last days.
fn life() -> Vec<Entry> {
    vec![
        rated("28T08:00", Area::LowerBack, 6),
        rated("01T06:00", Area::LowerBack, 7),
        clear(),
        rated("01T20:00", Area::LowerBack, 5),
        rated("01T20:00", Area::Neck, 2),
        Entry::elsewhere(&at("01T21:00"), Text::new("walk"), 25, vec![Area::LowerBack]),
        rated("02T08:00", Area::LowerBack, 5),
    ]
}

/// What is known of a person who lived so; the time is that of the desk.
fn known(entries: &[Entry], choices: Choices) -> Known {
    known_at(entries, choices, &at("02T18:40"))
}

fn known_at(entries: &[Entry], choices: Choices, now: &Now) -> Known {
    let lines: String = entries.iter().map(Entry::line).collect();
    let mut union = Union::default();
    union.add(&Text::new("log/device/2026.jsonl"), &Text::new("device"), lines.as_bytes());
    let library = Arc::new(Library::shipped());
    let person = Person::of(History::of(union), Things::default(), choices, &library, now);
    let routines = library.shared_routines().cloned().collect();
    Known { library, routines, person: Box::new(person), ..Known::default() }
}

fn desk(entries: &[Entry], choices: Choices) -> Desk {
    let mut desk = Desk::with(App::unread(Theme::none()));
    desk.tell(Message::Wake);
    desk.tell(Message::Library(Box::new(known(entries, choices))));
    desk
}

fn keeping() -> Choices {
    let since = "2026-02-23".parse().ok();
    let programme = Some(Following { programme: Id::new("prevent-lower-4w").expect("an id"), since });
    let habits = Library::shipped().causes().iter().take(1).map(|cause| cause.id.clone()).collect();
    Choices { programme, habits, ..Choices::default() }
}

#[track_caller]
fn shows(desk: &Desk, words: &str) {
    let picture = desk.picture(80, 24);
    assert!(picture.contains(words), "no `{words}` in\n{picture}");
}

#[test]
fn today_has_its_pictures() {
    for (name, desk) in [
        ("first", desk(&[clear()], Choices::default())),
        ("tense", desk(&life(), Choices::default())),
        ("kept", desk(&life(), keeping())),
    ] {
        for (width, height) in SIZES {
            insta::assert_snapshot!(format!("today-{name}-{width}x{height}"), desk.picture(width, height));
        }
    }
}

#[test]
fn enter_takes_the_suggestion_and_enter_again_begins_it() {
    let mut desk = desk(&life(), Choices::default());
    shows(&desk, "▸ Lower back release");
    desk.press("<enter>");
    shows(&desk, "Starts in 15 s.");
    let begun = desk.press("<enter>");
    assert!(
        matches!(begun.first(), Some(Effect::Begin { routine, .. }) if routine.id.as_str() == "lower-back-release"),
        "{begun:?}"
    );
}

#[test]
fn the_way_chosen_stays_chosen_when_something_else_is_new() {
    let mut desk = desk(&[clear()], Choices::default());
    desk.press("<down><down>");
    let chosen = |desk: &Desk| {
        let picture = desk.picture(80, 24);
        picture.lines().find(|line| line.contains('▸')).map(str::to_owned)
    };
    let before = chosen(&desk);
    desk.tell(Message::Library(Box::new(known(&[clear()], Choices::default()))));
    assert_eq!(chosen(&desk), before);
    desk.press("<up><up><up>");
    assert_ne!(chosen(&desk), before);
}

#[test]
fn a_click_takes_the_way_it_is_on_and_elsewhere_none() {
    let click = |desk: &mut Desk, row: usize| {
        let kind = MouseEventKind::Down(MouseButton::Left);
        let row = u16::try_from(row).unwrap();
        let mouse = MouseEvent { kind, column: 8, row, modifiers: KeyModifiers::NONE };
        desk.tell(Message::Mouse(mouse, Size::new(80, 24)));
    };
    for way in 0..3 {
        let mut desk = desk(&[clear()], Choices::default());
        let before = desk.picture(80, 24);
        let rows: Vec<usize> = before
            .lines()
            .enumerate()
            .filter(|(_, line)| line.contains(" · easy"))
            .map(|(row, _)| row)
            .collect();
        click(&mut desk, 0);
        click(&mut desk, 22);
        assert_eq!(desk.picture(80, 24), before);
        let name = before.lines().nth(rows[way]).unwrap().trim_start_matches([' ', '▸']);
        let name = name.split("  ").next().unwrap().to_owned();
        click(&mut desk, rows[way]);
        shows(&desk, "Starts in");
        shows(&desk, &name);
        desk.press("<esc>");
        shows(&desk, &format!("▸ {name}"));
    }
}

#[test]
fn every_room_leads_back_to_today() {
    for (key, title, back) in
        [("o", "where is it?", "<esc>"), ("/", "find", "<esc><esc>"), ("j", "Journal", "<esc>")]
    {
        let mut desk = desk(&life(), Choices::default());
        desk.press(key);
        shows(&desk, title);
        desk.press(back);
        shows(&desk, "▸ Lower back release");
    }
}

#[test]
fn what_was_written_is_read_before_anything_is_said_of_it() {
    let mut desk = desk(&life(), Choices::default());
    assert_eq!(desk.tell(Message::Saved), [Effect::Read]);
    let mut eased = life();
    eased.push(rated("02T18:00", Area::LowerBack, 0));
    desk.tell(Message::Library(Box::new(known(&eased, Choices::default()))));
    shows(&desk, "▸ ");
    assert!(!desk.picture(80, 24).contains("▸ Lower back release"));
}

#[test]
fn after_midnight_title_and_week_name_the_day_that_is_not_over() {
    let mut desk = desk(&life(), Choices::default());
    desk.wall = "2026-03-03T02:40:00+01:00";
    desk.tell(Message::Library(Box::new(known_at(&life(), Choices::default(), &desk.clock()))));
    shows(&desk, " Mon 2 Mar");
    shows(&desk, "Tu We Th Fr Sa Su Mo");
    desk.wall = "2026-03-03T04:00:00+01:00";
    desk.tell(Message::Library(Box::new(known_at(&life(), Choices::default(), &desk.clock()))));
    shows(&desk, " Tue 3 Mar");
    shows(&desk, "We Th Fr Sa Su Mo Tu");
}

#[test]
fn nobody_is_asked_what_they_have_before_the_safety_questions() {
    let desk = desk(&[], Choices::default());
    shows(&desk, "▸ The safety questions");
    assert!(!desk.picture(80, 24).contains("What do you have?"));
}

#[test]
fn in_a_session_nothing_is_read_again() {
    let mut desk = desk(&life(), Choices::default());
    desk.press("<enter><enter>");
    assert_eq!(desk.tell(Message::Saved), []);
}
