//! How long a person waits for a room: Today's first frame, and a key with the frame after it in every room, with a thousand
//! routines of their own and ten years of a journal.

#[path = "made.rs"]
mod made;

use std::{hint::black_box, path::Path, sync::Arc};

use chrono::{DateTime, FixedOffset};
use crossterm::event::{KeyCode, KeyEvent};
use divan::Bencher;
use ratatui::{Terminal, backend::TestBackend};
use supple::{
    clock::{Moment, Now},
    coach::{self, Choices, Person},
    journal,
    library::{Library, Things},
    routine::Routine,
    ui::{
        app::App,
        message::{Known, Message},
        shelves::Shelves,
        theme::Theme,
    },
};

/// The rooms, and the keys that lead there from Today.
const ROOMS: [(&str, &str); 12] = [
    ("today", ""),
    ("body map", "b"),
    ("flare-up", "!"),
    ("check-in", "c"),
    ("library, areas", "o"),
    ("library, all", "o5"),
    ("finding", "/knot"),
    ("programmes", "p"),
    ("causes", "y"),
    ("settings", ","),
    ("safety questions", "s"),
    ("keys", "?"),
];

fn main() {
    divan::main();
}

/// From the files to Today on the screen: what is read for it, what is made of it, and the frame.
#[divan::bench(args = ["nothing", "ten years"], sample_count = 20)]
fn open_on_today(bencher: Bencher<'_, '_>, journal: &str) {
    let data = match journal {
        "nothing" => tempfile::tempdir().expect("a folder for a while"),
        _ => made::ten_years_on_a_disk("newest"),
    };
    bencher.bench_local(|| {
        let mut app = App::new(known(Arc::new(Library::load(None)), data.path()), Theme::dark());
        draw(&mut app)
    });
}

/// Down and up in each room, each key with its frame.
#[divan::bench(args = ROOMS.map(|(name, _)| name), sample_count = 50)]
fn press_a_key(bencher: Bencher<'_, '_>, name: &str) {
    let (own, data) = (made::a_thousand_files(), made::ten_years_on_a_disk("newest"));
    let library = Arc::new(Library::load(Some(own.path())));
    let mut app = App::new(known(library, data.path()), Theme::dark());
    let keys = ROOMS.iter().find(|(other, _)| *other == name).map_or("", |(_, keys)| keys);
    for key in keys.chars() {
        black_box(app.update(Message::Key(KeyEvent::from(KeyCode::Char(key))), &now()));
    }
    let mut terminal = draw(&mut app);
    let mut keys = [KeyCode::Down, KeyCode::Down, KeyCode::Up].into_iter().cycle();
    bencher.bench_local(|| {
        let key = KeyEvent::from(keys.next().expect("keys without end"));
        black_box(app.update(Message::Key(key), &now()));
        terminal.draw(|frame| app.draw(frame, &now())).expect("a frame");
    });
}

/// Entering each room from Today, and its first frame.
#[divan::bench(args = ROOMS.map(|(name, _)| name), sample_count = 20)]
fn enter(bencher: Bencher<'_, '_>, name: &str) {
    let (own, data) = (made::a_thousand_files(), made::ten_years_on_a_disk("newest"));
    let library = Arc::new(Library::load(Some(own.path())));
    let known = known(library, data.path());
    let keys = ROOMS.iter().find(|(other, _)| *other == name).map_or("", |(_, keys)| keys);
    bencher
        .with_inputs(|| {
            let mut app = App::new(known.clone(), Theme::dark());
            let terminal = draw(&mut app);
            (app, terminal)
        })
        .bench_local_values(|(mut app, mut terminal)| {
            for key in keys.chars() {
                black_box(app.update(Message::Key(KeyEvent::from(KeyCode::Char(key))), &now()));
                terminal.draw(|frame| app.draw(frame, &now())).expect("a frame");
            }
            (app, terminal)
        });
}

/// The last of the ten years.
fn wall() -> DateTime<FixedOffset> {
    DateTime::from_timestamp_secs(1_700_000_000 + 7_300 * 43_200).unwrap_or_default().fixed_offset()
}

fn now() -> Now {
    Now { moment: Moment::ZERO, wall: wall(), zone: Arc::from("UTC"), away: std::time::Duration::ZERO }
}

/// All that the files say, as the reading thread hands it over.
fn known(library: Arc<Library>, data: &Path) -> Known {
    let history = journal::read_since(data, wall() - coach::WEEKS_BACK);
    let person = Person::of(history, Things::default(), Choices::default(), &library, &now());
    let routines: Vec<Arc<Routine>> = library.shared_routines().cloned().collect();
    let shelves = Some(Arc::new(Shelves::of(&library, &routines, &person)));
    Known { library, routines, shelves, person: Box::new(person), ..Known::default() }
}

fn draw(app: &mut App) -> Terminal<TestBackend> {
    let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("a buffer");
    terminal.draw(|frame| app.draw(frame, &now())).expect("a frame");
    terminal
}
