//! Pictures of every screen, and every size.

use std::{sync::Arc, time::Duration};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer};
use supple::{
    body::{Area, Equipment, Position, Side},
    clock::{Moment, Now},
    coach::{Choices, Person},
    exercise::{Breathe, Dose, Exercise, Hold, Id, Kind, Range, Reps, Seconds, Sides, Spoken, Tempo},
    journal::{Entry, History},
    library::{Library, Things},
    routine::{Level, Measured, Origin, Routine, Step, StepSides},
    session::PauseReason,
    text::Text,
    ui::{
        Graphics, Movement,
        app::App,
        message::{Effect, Known, Message, Unfinished},
        theme::Theme,
    },
};
use uuid::Uuid;

/// An interface with a clock that moves when told to.
pub(crate) struct Desk {
    app: App,
    now: Moment,
    /// The time on the wall, which stands still.
    pub(crate) wall: &'static str,
    /// The routines whose figures were asked for; most tests have none.
    pub(crate) illustrate: Vec<Arc<Routine>>,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self::of(vec![short(), slow()], Theme::none())
    }

    /// A desk whose files are still being read.
    pub(crate) fn awaiting() -> Self {
        let mut desk = Self::with(App::unread(Theme::none()));
        assert_eq!(desk.app.next_due(&desk.clock()), Some(Moment::ZERO));
        assert_eq!(desk.tell(Message::Wake), [Effect::Read]);
        desk
    }

    pub(crate) fn clock(&self) -> Now {
        let wall = self.wall.parse().expect("a time");
        Now { moment: self.now, wall, zone: Arc::from("Europe/Berlin"), away: Duration::ZERO }
    }

    pub(crate) fn tell(&mut self, message: Message) -> Vec<Effect> {
        let now = self.clock();
        let mut effects = self.app.update(message, &now);
        effects.retain(|effect| match effect {
            Effect::Illustrate(routine) => {
                self.illustrate.push(Arc::clone(routine));
                false
            }
            _ => true,
        });
        effects
    }

    /// Presses keys: a letter each, `<enter>` and the like for the named ones.
    pub(crate) fn press(&mut self, keys: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
            let (code, left) = match named {
                Some((name, left)) => (named_key(name), left),
                None => (KeyCode::Char(first), &rest[first.len_utf8()..]),
            };
            let ctrl = named.is_some_and(|(name, _)| name.starts_with("ctrl-"));
            let modifiers = if ctrl { KeyModifiers::CONTROL } else { KeyModifiers::NONE };
            rest = left;
            effects.extend(self.tell(Message::Key(KeyEvent::new(code, modifiers))));
        }
        effects
    }

    /// Waits as the loop does: woken whenever the interface asks for it.
    pub(crate) fn wait(&mut self, seconds: u64) -> Vec<Effect> {
        let until = self.now.after(Duration::from_secs(seconds));
        let mut effects = Vec::new();
        while let Some(due) = self.app.next_due(&self.clock()).filter(|due| *due <= until) {
            assert!(due > self.now, "woken without progress at {}", self.now);
            self.now = due;
            effects.extend(self.tell(Message::Wake));
        }
        self.now = until;
        effects
    }

    /// Waits for the next time the interface asks to be woken, until `until` at most; says whether it did.
    pub(crate) fn wait_once(&mut self, until: Moment) -> bool {
        let due = self.app.next_due(&self.clock()).filter(|due| *due <= until);
        if let Some(due) = due {
            self.now = due;
            self.tell(Message::Wake);
        }
        due.is_some()
    }

    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    pub(crate) fn app_mut(&mut self) -> (&mut App, Now) {
        let now = self.clock();
        (&mut self.app, now)
    }

    /// The same, in other colours.
    pub(crate) fn in_colours(theme: Theme) -> Self {
        Self::of(vec![short(), slow()], theme)
    }

    /// An interface with these routines.
    pub(crate) fn of(routines: Vec<Routine>, theme: Theme) -> Self {
        Self::with(App::new(known(routines), theme)).in_the_library()
    }

    /// The same, one key further: in the library.
    pub(crate) fn in_the_library(mut self) -> Self {
        self.press("o");
        self
    }

    /// This interface.
    pub(crate) fn with(app: App) -> Self {
        Self { app, now: Moment::ZERO, wall: "2026-03-02T18:40:00+01:00", illustrate: Vec::new() }
    }

    /// The same, with figures in these letters.
    pub(crate) fn drawing(self, graphics: Graphics) -> Self {
        Self { app: self.app.drawing(graphics, Movement::Full), ..self }
    }

    /// The same, with figures that move so much.
    #[cfg(feature = "pixels")]
    pub(crate) fn moving(self, movement: Movement) -> Self {
        Self { app: self.app.drawing(Graphics::Braille, movement), ..self }
    }

    /// The cells of the screen.
    pub(crate) fn buffer(&self, width: u16, height: u16) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a buffer");
        terminal.draw(|frame| self.app.draw(frame, &self.clock())).expect("a picture");
        terminal.backend().buffer().clone()
    }

    pub(crate) fn picture(&self, width: u16, height: u16) -> String {
        let buffer = self.buffer(width, height);
        let line = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..height).map(line).collect::<Vec<_>>().join("\n")
    }
}

/// What is known where these are all the routines, and nobody did anything yet.
pub(crate) fn known(routines: Vec<Routine>) -> Known {
    Known { routines: routines.into_iter().map(Arc::new).collect(), ..answered() }
}

/// What is known of a person whose safety questions were all answered with no a little while ago, and of whom nothing else is.
pub(crate) fn answered() -> Known {
    let wall = "2026-03-02T18:10:00+01:00".parse().expect("a time");
    let now = Now { moment: Moment::ZERO, wall, zone: Arc::from("Europe/Berlin"), away: Duration::ZERO };
    let history = History { others: vec![clear(&now)], ..History::default() };
    let (things, choices) = (Things::default(), Choices::default());
    let person = Person::of(history, things, choices, &Library::default(), &now);
    Known { person: Box::new(person), ..Known::default() }
}

/// All questions answered with no, now.
pub(crate) fn clear(now: &Now) -> Entry {
    Entry::screening(now, Text::new("clear"), None, Vec::new())
}

fn named_key(name: &str) -> KeyCode {
    match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "tab" => KeyCode::Tab,
        "backspace" => KeyCode::Backspace,
        "ctrl-c" => KeyCode::Char('c'),
        "ctrl-u" => KeyCode::Char('u'),
        "ctrl-z" => KeyCode::Char('z'),
        other => panic!("no key `{other}`"),
    }
}

fn exercise(name: &str, kind: Kind, position: Position, sides: Sides, dose: Dose) -> Exercise {
    Exercise {
        id: None,
        name: Text::new(name),
        short: None,
        kind,
        areas: vec![Area::LowerBack],
        muscles: Vec::new(),
        equipment: if kind == Kind::Ball { vec![Equipment::Ball] } else { Vec::new() },
        place: Vec::new(),
        positions: vec![position],
        directions: Vec::new(),
        sides,
        dose,
        range: Range::default(),
        how: vec![
            Text::new("Stand sideways to the wall, the ball beside the spine on the {side}."),
            Text::new("Lean in slowly."),
        ],
        prepare: None,
        feel: Some(Text::new("4 or 5 out of 10, no more. Breathe out longer than in.")),
        mistakes: Vec::new(),
        easier: Some(Text::new("further from the wall, softer ball, 30 s")),
        harder: None,
        avoid: Vec::new(),
        caution: (kind == Kind::Ball).then(|| Text::new("Never press on the spine itself.")),
        sources: Vec::new(),
        figure: None,
        swap: None,
        in_bed: false,
        holds_breath: false,
        spoken: Spoken::default(),
    }
}

fn step(exercise: Exercise, sides: StepSides) -> Step {
    let dose = exercise.dose.clone();
    Step { exercise: Arc::new(exercise), dose, sides, say: None, settle: Some(Seconds::new(10)) }
}

fn routine(id: &str, name: &str, areas: Vec<Area>, steps: Vec<Step>) -> Routine {
    Routine {
        id: Id::new(id).expect("an id"),
        name: Text::new(name),
        aim: Text::new("Settle tight low back muscles: hips, pressure, gentle movement."),
        areas,
        level: Level::Easy,
        when: Vec::new(),
        per_day: Some(2),
        sources: Vec::new(),
        note: None,
        language: Text::new("en"),
        steps,
        origin: Origin::Shipped,
        hash: "0123456789abcdef".to_owned(),
        held_back: Vec::new(),
        measured: Measured::default(),
    }
}

fn reps() -> Step {
    let second = |seconds| Seconds::new(seconds);
    let tempo = Tempo { out: second(2), hold: second(1), back: second(2) };
    let dose = Dose::Reps(Reps { sets: vec![8], tempo, rest: Seconds::ZERO });
    step(
        exercise("Pelvic tilt", Kind::Mobility, Position::Back, Sides::Both, dose),
        StepSides::All(Sides::Both),
    )
}

fn breathing() -> Step {
    let pattern = [4, 0, 6, 0].map(Seconds::new);
    let dose = Dose::Breathe(Breathe { pattern, cycles: 5 });
    step(
        exercise("Long breath out", Kind::Breathing, Position::Back, Sides::Both, dose),
        StepSides::All(Sides::Both),
    )
}

pub(crate) fn short() -> Routine {
    let hold = Hold { floor: Seconds::new(30), cap: Seconds::new(45), rounds: 1, rest: Seconds::ZERO };
    let ball = exercise("Ball on the wall", Kind::Ball, Position::Wall, Sides::Each, Dose::Hold(hold));
    let steps = vec![step(ball, StepSides::Sore), reps(), breathing()];
    routine("short", "Lower back release", vec![Area::LowerBack, Area::Hips], steps)
}

pub(crate) fn slow() -> Routine {
    routine("slow", "Slow evening", vec![Area::WholeBody, Area::UpperBack], vec![breathing(), reps()])
}

/// More of everything than fits: steps, letters, wide letters.
fn endless() -> Routine {
    let mut routine = short();
    let mut wide = (*routine.steps[0].exercise).clone();
    wide.name = Text::new(&"腰のボール".repeat(12));
    wide.how = vec![Text::new(&"long ".repeat(300)), Text::new(&"x".repeat(900))];
    wide.caution = Some(Text::new(&"careful ".repeat(100)));
    routine.name = wide.name.clone();
    routine.steps = std::iter::repeat_n(step(wide, StepSides::All(Sides::Each)), 150).collect();
    routine
}

/// A session broken off in its second part, the pelvic tilt's, twelve minutes after it was begun.
pub(crate) fn unfinished() -> Unfinished {
    Unfinished {
        session: Uuid::from_u128(7),
        routine: Arc::new(short()),
        sore: Some(Side::Right),
        part: 1,
        step: 1,
        recorded: vec![(0, Side::Right)],
        held: Duration::from_secs(45),
        paused: Duration::ZERO,
        ago: Duration::from_secs(12 * 60 + 30),
    }
}

/// What all files say, with a session to go on with where there is one.
pub(crate) fn library(unfinished: Option<Unfinished>) -> Message {
    let routines = [short(), slow()].map(Arc::new).to_vec();
    Message::Library(Box::new(Known { routines, unfinished, ..answered() }))
}

/// A desk in the tender hold of the first part, `seconds` into it.
fn holding(seconds: u64) -> Desk {
    let mut desk = Desk::new();
    desk.press("2<enter><enter>");
    desk.wait(10 + seconds);
    desk
}

fn scenes() -> Vec<(&'static str, Desk)> {
    let with = |keys: &str| {
        let mut desk = Desk::new();
        desk.press(keys);
        desk
    };
    let held = |seconds: u64, keys: &str| {
        let mut desk = holding(seconds);
        desk.press(keys);
        desk
    };
    let mut broken_off = Desk::awaiting();
    broken_off.tell(library(Some(unfinished())));
    let mut counting = held(5, "nn");
    counting.wait(30);
    let mut breath = held(5, "nnn");
    breath.wait(15);
    let mut unsaved = holding(33);
    unsaved.tell(Message::Unsaved(Text::new("no space left on the device")));
    let mut asleep = holding(12);
    let seen = asleep.now;
    asleep.tell(Message::Away { seen, reason: PauseReason::Sleep });
    vec![
        ("choose-place", with("")),
        ("today-awaiting", Desk::awaiting()),
        ("unfinished", broken_off),
        ("choose-routine", with("2")),
        ("find", with("/pelvic")),
        ("find-begun", with("/")),
        ("find-nothing", with("/pelvic xylophone")),
        ("briefing", with("2<enter>5l")),
        ("briefing-held", with("2<enter> ")),
        ("settle", with("2<enter><enter>")),
        ("tender", holding(18)),
        ("tender-asks-unsaved", unsaved),
        ("slept", asleep),
        ("repetitions", counting),
        ("breathing", breath),
        ("leaving", held(18, "q")),
        ("locked", held(18, "l")),
        ("stopped", held(18, "s")),
        ("keys", held(18, "?")),
        ("reflection", held(18, "nqy3slept well")),
    ]
}

#[test]
fn every_screen_has_its_picture() {
    for (name, desk) in scenes() {
        for (width, height) in [(80, 24), (120, 40), (40, 12)] {
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), desk.picture(width, height));
        }
    }
}

#[test]
fn every_screen_survives_every_size() {
    for (_, desk) in scenes() {
        for width in (0..=60).step_by(3).chain([39, 40, 41, 80, 200]) {
            for height in (0..=30).step_by(2).chain([11, 13, 60]) {
                desk.picture(width, height);
            }
        }
    }
}

#[test]
fn more_than_fits_is_cut_at_every_size() {
    let mut desk = Desk::new();
    desk.app = App::new(known(vec![endless(); 30]), Theme::dark());
    desk.press("o");
    for keys in ["5", "<up><down>", "<enter>", "<enter>", "nnnnn", "s", "2", "q", "y", "3", "long note "] {
        desk.press(keys);
        for (width, height) in [(0, 0), (1, 1), (40, 12), (41, 17), (60, 20), (80, 24), (200, 60)] {
            desk.picture(width, height);
        }
    }
}

/// All that can be read on a screen by turning its pages, as one run of words.
fn all_pages(desk: &mut Desk, width: u16, height: u16) -> String {
    let mut all = String::new();
    for _ in 0..30 {
        for line in desk.picture(width, height).lines() {
            all.push_str(line.trim());
            all.push(' ');
        }
        desk.press("<down>");
    }
    all
}

#[track_caller]
fn tells(words: &str, all: &str) {
    // A page may end within a sentence, with its mark after it.
    for pair in words.split_whitespace().collect::<Vec<_>>().windows(2) {
        let apart = pair.iter().all(|word| all.contains(word));
        assert!(all.contains(&pair.join(" ")) || apart, "no `{}` in {all}", pair.join(" "));
    }
}

#[test]
fn nothing_that_must_be_known_is_lost_at_any_size() {
    let steps = short().steps;
    let ball = &steps[0].exercise;
    for (width, height) in [(40, 12), (41, 16), (60, 20), (80, 24), (120, 40)] {
        let mut briefing = Desk::new();
        briefing.press("2<enter> ");
        let all = all_pages(&mut briefing, width, height);
        for step in &steps {
            tells(step.exercise.name.as_str(), &all);
        }
        tells("Fetch ball", &all);
        tells(ball.caution.as_ref().unwrap().as_str(), &all);
        let mut settle = Desk::new();
        settle.press("2<enter><enter>");
        let all = all_pages(&mut settle, width, height);
        tells(ball.caution.as_ref().unwrap().as_str(), &all);
        for line in &ball.how {
            tells(&line.as_str().replace("{side}", "left"), &all);
        }
        let all = all_pages(&mut holding(18), width, height);
        tells(ball.feel.as_ref().unwrap().as_str(), &all);
        for line in &ball.how {
            tells(&line.as_str().replace("{side}", "left"), &all);
        }
    }
}

#[test]
fn words_take_turns_by_themselves_and_by_key_while_time_goes_on() {
    let mut desk = holding(0);
    assert!(desk.picture(40, 12).contains("4 or 5 out of 10, no more. Breathe out\n longer than in.\n"));
    assert!(desk.picture(40, 12).contains("1/2"));
    desk.wait(7);
    assert!(desk.picture(40, 12).contains("1/2"));
    desk.wait(1);
    assert!(desk.picture(40, 12).contains("Stand sideways to the wall"));
    assert!(desk.picture(40, 12).contains("2/2"));
    desk.press("<up>");
    assert!(desk.picture(40, 12).contains("1/2"));
}

#[test]
fn what_stops_what_helps_and_what_leaves_never_go_from_the_line_of_keys() {
    for (name, desk) in scenes() {
        let stays: &[&str] = match name {
            "settle" | "tender" | "tender-asks-unsaved" | "slept" | "repetitions" | "breathing" => {
                &["s hurts|s it hurts", "?", "q"]
            }
            "stopped" => &["?", "q"],
            "choose-place" | "choose-routine" => &["?", "q", "/"],
            "find" | "find-begun" | "find-nothing" => &["esc"],
            "briefing" | "briefing-held" => &["?", "esc"],
            "leaving" => &["leave", "stay", "s hurts|s it hurts"],
            "locked" => &["s hurts|s it hurts", "ctrl-c"],
            _ => &[],
        };
        for width in 40..=120 {
            let picture = desk.picture(width, 12);
            let keys = picture.lines().last().unwrap();
            for key in stays {
                assert!(
                    key.split('|').any(|key| keys.contains(key)),
                    "{name} at {width}: no `{key}` in {keys}"
                );
            }
        }
    }
}

#[test]
fn help_tells_every_key_at_the_smallest_size() {
    let mut desk = holding(18);
    desk.press("?");
    let all = all_pages(&mut desk, 40, 12);
    for row in supple::ui::keys::PRACTICE {
        tells(row.shown, &all);
        tells(row.does, &all);
    }
}

#[test]
fn a_screen_that_is_too_small_says_so() {
    let desk = Desk::new();
    assert_eq!(desk.picture(39, 12).trim(), "make me bigger");
    assert_eq!(desk.picture(8, 3), "make me\nbigger\n");
}

#[test]
fn a_still_screen_wants_no_waking() {
    for (name, desk) in scenes() {
        let still = matches!(
            name,
            "choose-place"
                | "today-awaiting"
                | "unfinished"
                | "choose-routine"
                | "find"
                | "find-begun"
                | "find-nothing"
                | "briefing-held"
                | "slept"
                | "leaving"
                | "stopped"
                | "reflection"
        );
        // In a pause there is a single wake-up, after which the machine may sleep.
        let is_far = |due: Moment| due.since(desk.clock().moment) > Duration::from_secs(30);
        assert_eq!(desk.app().next_due(&desk.clock()).is_none_or(is_far), still, "{name}");
    }
}

#[test]
fn the_sore_side_is_the_one_named() {
    let mut desk = Desk::new();
    let effects = desk.press("2<enter>l5<enter>");
    let begin = Effect::Begin {
        routine: Arc::new(short()),
        sore: Some(Side::Left),
        tension: vec![(Area::LowerBack, Side::Left, 5)],
        screening: "clear",
        warned: Vec::new(),
    };
    assert_eq!(effects.first(), Some(&begin));
}
