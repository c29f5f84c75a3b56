//! Looking back on a session: how it compares with the other times, and what comes next.

use std::sync::Arc;

use supple::{
    coach::Person,
    journal::{Entry, History, Union},
    library::Library,
    text::Text,
    ui::{
        app::App,
        message::{Known, Message},
        theme::Theme,
    },
};

use crate::{
    journal_room::{amended, low, session, whole},
    screens::{Desk, answered, short, slow},
};

/// A person who did the short routine on these mornings of February, with tension before and after.
fn person(times: &[(u8, u8)]) -> Person {
    let mut entries = Vec::new();
    for (number, (before, after)) in (1..).zip(times) {
        let time = format!("2026-02-{:02}T07:10:00+01:00", 10 + number);
        entries.extend(session(number, &time, low(*before), &whole()));
        entries.push(amended(number, &time, low(*after), None));
    }
    whose(&entries)
}

/// A person who has these entries.
fn whose(entries: &[Entry]) -> Person {
    let mut union = Union::default();
    let lines: String = entries.iter().map(Entry::line).collect();
    union.add(&Text::new("2026.jsonl"), &Text::new("d"), lines.as_bytes());
    Person { history: History::of(union), standing: answered().person.standing, ..Person::default() }
}

fn known(times: &[(u8, u8)]) -> Known {
    let routines = vec![Arc::new(short()), Arc::new(slow())];
    let library = Arc::new(Library::shipped());
    Known { library, routines, person: Box::new(person(times)), ..Known::default() }
}

/// A desk after a session that was left, where it was 6 before.
fn looking_back(times: &[(u8, u8)]) -> Desk {
    let mut desk = Desk::with(App::new(known(times), Theme::none())).in_the_library();
    desk.press("2<enter>6<enter>");
    desk.wait(30);
    desk.press("qy");
    desk
}

const SIX: [(u8, u8); 6] = [(6, 4), (5, 4), (6, 5), (4, 4), (5, 3), (6, 4)];

#[track_caller]
fn shows(desk: &Desk, words: &str) {
    let picture = desk.picture(120, 40);
    assert!(picture.contains(words), "no `{words}` in\n{picture}");
}

#[test]
fn the_last_times_are_compared_with_how_often_and_how_far_apart() {
    let mut desk = looking_back(&SIX);
    shows(&desk, "Your last 6 times with this routine: 1.5 lower after than before (0 to 2 lower).");
    desk.press("4");
    shows(&desk, "before 6, now 2 lower");
    desk.press("6");
    shows(&desk, "before 6, now as before");
    desk.press("8");
    shows(&desk, "before 6, now 2 higher");
}

#[test]
fn few_times_are_not_compared_and_none_is_not_spoken_of() {
    shows(
        &looking_back(&SIX[..2]),
        "Rated before and after 2 times so far; from 3 times on they are compared.",
    );
    let picture = looking_back(&[]).picture(120, 40);
    assert!(!picture.contains("times") && !picture.contains("compared"), "{picture}");
}

#[test]
fn what_comes_next_is_said_once_the_journal_has_the_session() {
    let mut desk = looking_back(&SIX);
    assert!(!desk.picture(120, 40).contains("Next:"));
    desk.tell(Message::Library(Box::new(known(&SIX))));
    let picture = desk.picture(120, 40);
    let is_said = ["Next:", "Later today", "Enough for today."].iter().any(|words| picture.contains(words));
    assert!(is_said, "{picture}");
    let mut calm = looking_back(&[]);
    calm.tell(Message::Library(Box::new(known(&[]))));
    shows(&calm, "Enough for today.");
}

#[test]
fn what_comes_next_heeds_the_number_just_typed() {
    let this_evening = session(1, "2026-03-02T18:35:00+01:00", low(6), &whole());
    let mut desk = looking_back(&[]);
    desk.tell(Message::Library(Box::new(Known { person: Box::new(whose(&this_evening)), ..known(&[]) })));
    shows(&desk, "Lower back was 6");
    desk.press("4");
    shows(&desk, "Lower back was 4 just now; pressed once today");
    desk.press("0");
    shows(&desk, "Enough for today.");
}

#[test]
fn it_has_its_pictures() {
    for (name, keys) in
        [("look-back", "4"), ("look-back-note", "4slept well, and the left side let go at last")]
    {
        let mut desk = looking_back(&SIX);
        desk.tell(Message::Library(Box::new(known(&SIX))));
        desk.press(keys);
        for (width, height) in [(80, 24), (120, 40), (40, 12)] {
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), desk.picture(width, height));
        }
    }
}

#[test]
fn it_survives_every_size() {
    let mut desk = looking_back(&SIX);
    desk.tell(Message::Library(Box::new(known(&SIX))));
    desk.press(&"a long note ".repeat(30));
    for width in (0..=60).step_by(4).chain([39, 40, 41, 80, 200]) {
        for height in (0..=30).step_by(2).chain([11, 13, 60]) {
            desk.picture(width, height);
        }
    }
}
