//! How long the parts take that a person waits for: reading, unfolding, ten years of journal, a frame.

#[path = "made.rs"]
mod made;

use std::{hint::black_box, sync::Arc, time::Duration};

use crossterm::event::{KeyCode, KeyEvent};
use divan::Bencher;
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer, layout::Rect, widgets::Widget};
use supple::{
    body::{Area, Side},
    clock::{Moment, Now},
    coach::{self, Case, Choices, Limits, Person},
    exercise::Condition,
    figure::{self, Demonstration, Gallery, Glow, Motion, Spots},
    journal::{self, Entry, History, Index, Tension, Union},
    library::{Library, Things},
    routine::Routine,
    session::Timeline,
    text::Text,
    ui::{
        FigureView, Graphics, USUAL_ASPECT,
        app::App,
        message::{Known, Message, Unfinished},
        shelves::Shelves,
        theme::{Theme, Tones},
    },
};
use uuid::Uuid;

fn main() {
    divan::main();
}

/// Every shipped file, cold.
#[divan::bench]
fn read_the_shipped_library() -> Library {
    let library = Library::shipped();
    black_box(library.routines().count() + library.exercises().count());
    library
}

/// A thousand files of the person's own beside them.
#[divan::bench(sample_count = 10)]
fn read_a_thousand_files(bencher: Bencher<'_, '_>) {
    let folder = made::a_thousand_files();
    bencher.bench(|| Library::load(Some(folder.path())));
}

/// The same for one routine of them: all are looked into, and one is read.
#[divan::bench(sample_count = 10)]
fn find_one_of_a_thousand_files(bencher: Bencher<'_, '_>) {
    let folder = made::a_thousand_files();
    bencher.bench(|| assert!(Library::load_for("mine-500", folder.path()).routine("mine-500").is_some()));
}

/// One routine with its exercises, cold: all that a session needs.
#[divan::bench]
fn read_one_shipped_routine() -> bool {
    Library::shipped().routine("lower-back-release").is_some()
}

/// The longest work of `list`: every routine to its phases.
#[divan::bench]
fn unfold_every_routine(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    bencher.bench(|| {
        for routine in library.routines() {
            black_box(Timeline::of(routine, None));
        }
    });
}

/// Two sessions a day for ten years, eleven lines each.
#[divan::bench(sample_count = 10)]
fn read_ten_years_of_journal(bencher: Bencher<'_, '_>) {
    let lines = made::ten_years();
    bencher.bench(|| {
        let mut union = Union::default();
        union.add(&Text::new("log/device/2026.jsonl"), &Text::new("device"), lines.as_bytes());
        let history = History::of(union);
        assert_eq!(history.sessions.len(), 7_300);
        history
    });
}

/// What the coach needs of the same ten years on a disk: the last weeks, and the outcome of the safety questions, which
/// stands in the newest year, in the oldest, or nowhere.
#[divan::bench(args = ["newest", "oldest", "nowhere"], sample_count = 20)]
fn read_the_last_weeks_of_ten_years(bencher: Bencher<'_, '_>, screening: &str) {
    let folder = made::ten_years_on_a_disk(screening);
    let last = chrono::DateTime::from_timestamp_secs(1_700_000_000 + 7_300 * 43_200).unwrap_or_default();
    let since = last.fixed_offset() - coach::WEEKS_BACK;
    bencher.bench(|| {
        let history = journal::read_since(folder.path(), since);
        assert!(history.sessions.len() >= 70);
        assert_eq!(history.others.len(), usize::from(screening != "nowhere"));
        history
    });
}

/// What to do now, of everything there is.
#[divan::bench(sample_count = 20)]
fn suggest_what_to_do(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let wall = chrono::DateTime::from_timestamp_secs(1_700_000_000).unwrap_or_default().fixed_offset();
    let now = Now { moment: Moment::ZERO, wall, zone: Arc::from("UTC"), away: Duration::ZERO };
    let mut union = Union::default();
    let tension = vec![Tension { area: Area::LowerBack, side: Side::Both, value: 5 }];
    let line = Entry::check_in(&now, tension, None).line();
    union.add(&Text::new("2026.jsonl"), &Text::new("device"), line.as_bytes());
    let history = History::of(union);
    let limits = Limits { conditions: vec![Condition::KneePain], ..Limits::default() };
    let (things, choices) = (Things::default(), Choices::default());
    let case = Case {
        library: &library,
        history: &history,
        limits: &limits,
        things: &things,
        choices: &choices,
        now: &now,
    };
    bencher.bench(|| coach::suggest(&case).expect("something fits"));
}

/// The journal of ten years by days, as the reading thread makes it.
#[divan::bench(sample_count = 10)]
fn put_ten_years_on_their_days(bencher: Bencher<'_, '_>) {
    let history = history_of_ten_years();
    bencher.with_inputs(|| history.clone()).bench_values(Index::of);
}

/// A key and the frame after it in the journal of ten years: months back and on, other areas and spans.
#[divan::bench]
fn turn_a_month_in_ten_years_of_journal(bencher: Bencher<'_, '_>) {
    let (mut app, mut terminal, now) = journal_of_ten_years();
    let mut keys = [KeyCode::PageUp, KeyCode::PageUp, KeyCode::PageDown, KeyCode::Char('t'), KeyCode::Up]
        .into_iter()
        .cycle();
    bencher.bench_local(|| {
        let key = keys.next().map(|code| Message::Key(KeyEvent::from(code)));
        black_box(app.update(key.expect("keys without end"), &now));
        terminal.draw(|frame| app.draw(frame, &now)).expect("a frame");
    });
}

/// Deleting an entry and bringing it back, with the frame after each.
#[divan::bench]
fn delete_and_undo_in_ten_years_of_journal(bencher: Bencher<'_, '_>) {
    let (mut app, mut terminal, now) = journal_of_ten_years();
    bencher.bench_local(|| {
        for key in ['d', 'u'] {
            black_box(app.update(Message::Key(KeyEvent::from(KeyCode::Char(key))), &now));
            terminal.draw(|frame| app.draw(frame, &now)).expect("a frame");
        }
    });
}

/// Leaving the room, which hands out all it held.
#[divan::bench(sample_count = 10)]
fn leave_ten_years_of_journal(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(journal_of_ten_years).bench_local_values(|(mut app, terminal, now)| {
        let effects = app.update(Message::Key(KeyEvent::from(KeyCode::Esc)), &now);
        (effects, app, terminal)
    });
}

/// A key and the frame after it in the library with a thousand routines of one's own: typed words, then chips and moves.
#[divan::bench(args = ["typed", "chips"])]
fn find_among_a_thousand_routines(bencher: Bencher<'_, '_>, keys: &str) {
    let folder = made::a_thousand_files();
    let library = Arc::new(Library::load(Some(folder.path())));
    let routines: Vec<Arc<Routine>> = library.shared_routines().cloned().collect();
    let shelves = Some(Arc::new(Shelves::of(&library, &routines, &Person::default())));
    let now = Now {
        moment: Moment::ZERO,
        wall: chrono::DateTime::from_timestamp_secs(2_015_000_000).unwrap_or_default().fixed_offset(),
        zone: Arc::from("UTC"),
        away: Duration::ZERO,
    };
    let mut app = App::new(Known { library, routines, shelves, ..Known::default() }, Theme::dark());
    let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("a buffer");
    let mut press = |code| {
        black_box(app.update(Message::Key(KeyEvent::from(code)), &now));
        terminal.draw(|frame| app.draw(frame, &now)).expect("a frame");
    };
    let (first, rest): (&[KeyCode], Vec<KeyCode>) = if keys == "typed" {
        let letters = "stuborn knot".chars().map(KeyCode::Char);
        let back = std::iter::repeat_n(KeyCode::Backspace, 12);
        (&[KeyCode::Char('/')], letters.chain(back).collect())
    } else {
        let keys = "akwpmlx".chars().map(KeyCode::Char);
        (&[KeyCode::Char('o'), KeyCode::Char('5')], keys.chain([KeyCode::Down, KeyCode::Up]).collect())
    };
    for code in first {
        press(*code);
    }
    let mut keys = rest.into_iter().cycle();
    bencher.bench_local(|| press(keys.next().expect("keys without end")));
}

fn history_of_ten_years() -> History {
    let mut union = Union::default();
    union.add(&Text::new("log/device/2026.jsonl"), &Text::new("device"), made::ten_years().as_bytes());
    History::of(union)
}

fn journal_of_ten_years() -> (App, Terminal<TestBackend>, Now) {
    let now = Now {
        moment: Moment::ZERO,
        wall: chrono::DateTime::from_timestamp_secs(2_015_000_000).unwrap_or_default().fixed_offset(),
        zone: Arc::from("UTC"),
        away: Duration::ZERO,
    };
    let mut app = App::new(Known::default(), Theme::dark());
    app.update(Message::Key(KeyEvent::from(KeyCode::Char('j'))), &now);
    app.update(Message::Journal(Box::new(Index::of(history_of_ten_years()))), &now);
    (app, Terminal::new(TestBackend::new(120, 40)).expect("a buffer"), now)
}

/// The player in the middle of its work, on a wide terminal, at a later moment each time.
#[divan::bench]
fn draw_a_frame_of_the_player(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let routine = library.shared_routines().next().expect("some are shipped").clone();
    practise(bencher, &routine, None);
}

/// The same with a figure that moves: repetitions.
#[divan::bench]
fn draw_a_frame_of_the_player_with_a_figure(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let text = "schema = 1\nname = \"Bridge\"\naim = \"To move.\"\nareas = [\"hips\"]\n\
                [[step]]\nexercise = \"glute-bridge\"\nreps = 12\n";
    let routine = Arc::new(library.check_text("bridge.toml", text).0.expect("a routine"));
    let gallery = Arc::new(library.gallery(&routine));
    practise(bencher, &routine, Some(gallery));
}

fn practise(bencher: Bencher<'_, '_>, routine: &Arc<Routine>, gallery: Option<Arc<Gallery>>) {
    let plan = Timeline::of(routine, None);
    let settling = plan.parts[0].phases[0].length;
    let work = plan.parts[0].phases[1].length;
    assert!(plan.parts[0].phases[1].kind.is_held());
    let mut now = Now {
        moment: Moment::ZERO,
        wall: chrono::DateTime::from_timestamp_secs(1_700_000_000).unwrap_or_default().fixed_offset(),
        zone: Arc::from("UTC"),
        away: Duration::ZERO,
    };
    let mut app = App::new(Known::default(), Theme::dark());
    let unfinished = Unfinished {
        session: Uuid::nil(),
        routine: Arc::clone(routine),
        sore: None,
        part: 0,
        step: 0,
        recorded: Vec::new(),
        held: Duration::ZERO,
        paused: Duration::ZERO,
        ago: Duration::ZERO,
    };
    app.go_on(unfinished, &now);
    now.moment = Moment::new(settling);
    app.update(Message::Wake, &now);
    if let Some(gallery) = gallery {
        app.update(Message::Figures(Arc::clone(routine), gallery), &now);
    }
    let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("a buffer");
    let mut into_work = Duration::ZERO;
    bencher.bench_local(|| {
        into_work += Duration::from_millis(33);
        if into_work >= work {
            into_work = Duration::ZERO;
        }
        now.moment = Moment::new(settling + into_work);
        terminal.draw(|frame| app.draw(frame, &now)).expect("a frame");
    });
}

/// A briefing before the session: one figure moves, and others stand beside it.
#[divan::bench]
fn draw_a_frame_of_a_briefing_with_figures(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let routine = Arc::clone(
        library.shared_routines().find(|routine| routine.id.as_str() == "lower-back-release").expect("one"),
    );
    let gallery = Arc::new(library.gallery(&routine));
    let mut now = Now {
        moment: Moment::ZERO,
        wall: chrono::DateTime::from_timestamp_secs(1_700_000_000).unwrap_or_default().fixed_offset(),
        zone: Arc::from("UTC"),
        away: Duration::ZERO,
    };
    let mut app = App::new(Known::default(), Theme::dark());
    app.open_briefing(Arc::clone(&routine), None, &now);
    app.update(Message::Key(KeyEvent::from(KeyCode::Char(' '))), &now);
    app.update(Message::Figures(routine, gallery), &now);
    let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("a buffer");
    let mut millis = 0;
    bencher.bench_local(|| {
        millis = (millis + 83) % 5_000;
        now.moment = Moment::new(Duration::from_millis(millis));
        terminal.draw(|frame| app.draw(frame, &now)).expect("a frame");
    });
}

/// Every figure of a routine of a dozen steps, found and read.
#[divan::bench]
fn find_the_figures_of_a_routine(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let routine = library.routine("lower-back-release").expect("a shipped routine").clone();
    bencher.bench(|| library.gallery(&routine));
}

/// One figure with its glow, at a later moment each time, in 60 by 30 cells.
#[divan::bench]
fn draw_a_figure(bencher: Bencher<'_, '_>) {
    let figure = Library::shipped().figure("cat-cow").expect("a shipped figure");
    let shown = Demonstration::alone(Arc::clone(&figure), None);
    let area = Rect::new(0, 0, 60, 30);
    let mut buf = Buffer::empty(area);
    let tones = Tones::dark();
    let mut seconds = 0.0;
    bencher.bench_local(|| {
        seconds += 0.033;
        let motion = figure::own_time(&figure, &[], seconds);
        let glow = Some(Glow { spots: Spots::Usual, pulse: 0.5 });
        let picture = shown.picture(&Motion { glow, ..motion });
        FigureView { picture: &picture, graphics: Graphics::Braille, tones: &tones, aspect: USUAL_ASPECT }
            .render(area, &mut buf);
    });
}

/// The same in real pixels, 600 by 600, by each way there is.
#[cfg(feature = "pixels")]
#[divan::bench(args = ["png", "sixels"])]
fn paint_a_figure(bencher: Bencher<'_, '_>, way: &str) {
    use supple::ui::pixels::{CellSize, Placement};

    let figure = Library::shipped().figure("cat-cow").expect("a shipped figure");
    let shown = Demonstration::alone(Arc::clone(&figure), None);
    let mut seconds = 0.0;
    let mut before = None;
    bencher.bench_local(|| {
        seconds += 0.083;
        let motion = figure::own_time(&figure, &[], seconds);
        let glow = Some(Glow { spots: Spots::Usual, pulse: 0.5 });
        let picture = shown.picture(&Motion { glow, ..motion });
        let (area, tones) = (Rect::new(0, 0, 60, 30), const { &Tones::dark() });
        let placement = Placement { area, picture, tones };
        let mut bytes = Vec::new();
        if way == "png" {
            bytes = placement.png(CellSize::USUAL).expect("a picture");
        } else {
            let sheet = placement.sheet(CellSize::USUAL).expect("a picture");
            if let Some(changed) = sheet.changed(before.as_ref()) {
                sheet.draw(changed, &mut bytes);
            }
            before = Some(sheet);
        }
        bytes
    });
}

/// The figure of an exercise, found among all and read.
#[divan::bench]
fn find_and_read_a_figure(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let exercise = Arc::clone(library.exercise("cat-cow").expect("a shipped exercise"));
    bencher.bench(|| library.demonstration(&exercise, exercise.position_after(None)));
}
