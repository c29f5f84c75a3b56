//! Figures on the screens: where they stand, what they give way to, and how often they are drawn.

use std::{mem, sync::Arc, time::Duration};

use supple::{
    body::Token,
    library::Library,
    routine::{Level, Routine},
    ui::{
        Graphics, Movement,
        app::App,
        message::{Known, Message},
        theme::Theme,
    },
};

use crate::screens::{Desk, answered, known};

/// A ball on each side, a stretch on each side, repetitions, a roll, breathing: all that moves differently.
pub(crate) const STEPS: &str = r#"
[[step]]
exercise = "ball-wall-lower-back"
hold = "30s..45s"
[[step]]
exercise = "figure-four"
hold = "30s"
[[step]]
exercise = "glute-bridge"
reps = 8
[[step]]
exercise = "roller-upper-back"
[[step]]
exercise = "belly-breathing"
"#;

/// What a person sees and does, with the figures of the shipped exercises.
pub(crate) struct Studio {
    pub(crate) desk: Desk,
    library: Library,
    routine: Routine,
}

impl Studio {
    pub(crate) fn of(steps: &str, theme: Theme) -> Self {
        Self::drawing(steps, theme, Graphics::Braille, Movement::Full)
    }

    fn drawing(steps: &str, theme: Theme, graphics: Graphics, movement: Movement) -> Self {
        let library = Library::shipped();
        let text = format!(
            "schema = 1\nname = \"Evening\"\naim = \"To settle.\"\nareas = [\"lower-back\"]\n{steps}"
        );
        let (routine, problems) = library.check_text("evening.toml", &text);
        let routine = routine.unwrap_or_else(|| panic!("{problems:?}"));
        let app = App::new(known(vec![routine.clone()]), theme).drawing(graphics, movement);
        Self { desk: Desk::with(app).in_the_library(), library, routine }
    }

    /// What the file says, read once more.
    fn routine(&self) -> Routine {
        self.routine.clone()
    }

    /// As [`Desk::press`]; the figures that are asked for come at once.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.desk.press(keys);
        for routine in mem::take(&mut self.desk.illustrate) {
            let gallery = Arc::new(self.library.gallery(&routine));
            self.desk.tell(Message::Figures(routine, gallery));
        }
        self
    }

    /// Begins the session.
    pub(crate) fn begin(&mut self) -> &mut Self {
        self.press("2<enter><enter>")
    }

    pub(crate) fn wait(&mut self, seconds: u64) -> &mut Self {
        self.desk.wait(seconds);
        self
    }

    /// On with whatever comes next, until the clock of the part after so many others runs.
    fn work(&mut self, parts: usize) -> &mut Self {
        self.press(&"n".repeat(parts)).press("<enter>").wait(3)
    }
}

/// The scenes of a session, by name.
pub(crate) fn scenes(theme: Theme) -> Vec<(&'static str, Studio)> {
    let scene = |go: fn(&mut Studio) -> &mut Studio| {
        let mut studio = Studio::of(STEPS, theme);
        studio.begin();
        go(&mut studio);
        studio
    };
    let before = |keys: &str| {
        let mut studio = Studio::of(STEPS, theme);
        studio.press(keys);
        studio
    };
    vec![
        ("choose", before("2")),
        ("briefing", before("2<enter>")),
        ("settle", scene(|studio| studio.wait(3))),
        ("tender-left", scene(|studio| studio.work(0).wait(10))),
        ("tender-right", scene(|studio| studio.work(1).wait(10))),
        ("settle-next", scene(|studio| studio.press("nnnn").wait(9))),
        ("arriving", scene(|studio| studio.press("nn").wait(2))),
        ("stretch-left", scene(|studio| studio.work(2).wait(12))),
        ("stretch-right", scene(|studio| studio.work(3).wait(12))),
        ("repetitions", scene(|studio| studio.work(4).wait(5))),
        ("roll", scene(|studio| studio.work(5).wait(7))),
        ("breathing", scene(|studio| studio.work(6).wait(13))),
    ]
}

/// Whether a line has letters of a figure.
fn is_drawn(line: &str) -> bool {
    line.chars().any(|letter| ('\u{2801}'..='\u{28ff}').contains(&letter))
}

/// How often the interface wakes in ten seconds, each time drawn in a room of this size.
fn wakes(studio: &mut Studio, (width, height): (u16, u16)) -> usize {
    studio.desk.buffer(width, height);
    let until = studio.desk.clock().moment.after(Duration::from_secs(10));
    let mut count = 0;
    while studio.desk.wait_once(until) {
        studio.desk.buffer(width, height);
        count += 1;
    }
    count
}

fn scene(name: &str) -> Studio {
    scenes(Theme::none()).into_iter().find(|(own, _)| *own == name).map(|(_, studio)| studio).unwrap()
}

#[test]
fn every_scene_has_its_picture() {
    for (name, studio) in scenes(Theme::none()) {
        for (width, height) in [(80, 24), (120, 40), (40, 12)] {
            let picture = studio.desk.picture(width, height);
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), picture);
        }
    }
}

#[test]
fn a_figure_moves_as_often_as_it_has_to() {
    // Moving twelve times a second, breathing four times, and with the count of seconds in any case.
    assert_eq!(wakes(&mut scene("roll"), (80, 24)), 120);
    // A sentence may begin between two pictures.
    assert!((40..=41).contains(&wakes(&mut scene("stretch-left"), (80, 24))));
    // On its way into the next position, then waiting there.
    let arriving = wakes(&mut scene("arriving"), (80, 24));
    assert!((60..=90).contains(&arriving), "{arriving}");
}

#[test]
fn what_cannot_be_seen_wakes_nobody() {
    assert_eq!(wakes(&mut scene("repetitions"), (40, 12)), wakes(scene("repetitions").press("f"), (80, 24)));
    // The seconds, and a sentence.
    let still = 10..=11;
    assert!(still.contains(&wakes(&mut scene("stretch-left"), (40, 12))));
    assert!(still.contains(&wakes(scene("stretch-left").press("f"), (80, 24))));
    assert!(still.contains(&wakes(scene("stretch-left").press("?"), (80, 24))));
    assert!(wakes(scene("stretch-left").press("ff"), (80, 24)) >= 40);
}

#[test]
fn a_figure_stands_still_in_a_pause_and_where_motion_is_not_wanted() {
    let mut paused = scene("repetitions");
    paused.press(" ");
    let before = paused.desk.picture(80, 24);
    assert!(is_drawn(&before));
    assert_eq!(wakes(&mut paused, (80, 24)), 0);
    assert_eq!(paused.wait(20).desk.picture(80, 24), before);

    let mut calm = Studio::drawing(STEPS, Theme::none(), Graphics::Braille, Movement::Reduced);
    calm.begin().work(2).wait(5);
    let body = |studio: &Studio| {
        let picture = studio.desk.picture(80, 24);
        picture
            .lines()
            .map(|line| line.chars().skip(42).collect::<String>())
            .filter(|line| is_drawn(line))
            .collect::<Vec<_>>()
    };
    let before = body(&calm);
    assert_eq!(wakes(&mut calm, (80, 24)), 10);
    assert!(!before.is_empty());
    assert_eq!(body(&calm), before);
}

/// Waits as [`wakes`] does, for so many seconds, each picture drawn.
fn watch(studio: &mut Studio, size: (u16, u16), seconds: u64) -> usize {
    (0..seconds.div_ceil(10)).map(|_| wakes(studio, size)).sum()
}

/// The numbers of the steps whose names stand under figures that are on the screen.
fn named(picture: &str) -> Vec<char> {
    let under = picture.lines().skip_while(|line| !is_drawn(line)).filter(|line| !is_drawn(line));
    let line: Vec<char> = under.take(1).flat_map(str::chars).collect();
    let starts = line.windows(3).filter(|part| part[1] == ' ' && part[2] == ' ' && part[0].is_ascii_digit());
    starts.map(|part| part[0]).collect()
}

#[test]
fn a_preview_moves_step_after_step_and_then_stands_still() {
    for name in ["choose", "briefing"] {
        for size in [(80, 24), (120, 40)] {
            let mut studio = scene(name);
            if name == "briefing" {
                studio.press(" ");
            }
            let first = studio.desk.picture(size.0, size.1);
            let count = wakes(&mut studio, size);
            assert!((40..=120).contains(&count), "{name} {size:?}: {count} pictures");
            assert_ne!(studio.desk.picture(size.0, size.1), first, "{name} {size:?}");
            watch(&mut studio, size, 70);
            let last = studio.desk.picture(size.0, size.1);
            assert!(is_drawn(&last));
            assert_eq!(watch(&mut studio, size, 60), 0, "{name} {size:?}");
            assert_eq!(studio.desk.picture(size.0, size.1), last);
        }
    }
}

#[test]
fn every_step_has_its_turn_even_where_only_one_has_room() {
    let mut studio = scene("choose");
    let mut seen = Vec::new();
    let until = studio.desk.clock().moment.after(Duration::from_secs(80));
    loop {
        let names = named(&studio.desk.picture(80, 24));
        assert_eq!(names.len(), 1);
        if seen.last() != names.first() {
            seen.extend(names);
        }
        if !studio.desk.wait_once(until) {
            break;
        }
    }
    // In the end the first one again, standing still.
    assert_eq!(seen, ['1', '2', '3', '4', '5', '1']);
}

#[test]
fn a_preview_stands_still_where_motion_is_not_wanted_or_something_lies_over_it() {
    for keys in ["2", "2<enter> "] {
        let mut calm = Studio::drawing(STEPS, Theme::none(), Graphics::Braille, Movement::Reduced);
        calm.press(keys);
        assert!(is_drawn(&calm.desk.picture(120, 40)));
        assert_eq!(wakes(&mut calm, (120, 40)), 0);
    }
    assert_eq!(wakes(scene("choose").press("?"), (120, 40)), 0);
    // Too small for a figure.
    assert_eq!(wakes(&mut scene("choose"), (40, 12)), 0);
}

#[test]
fn a_preview_begins_anew_on_the_next_screen_and_does_not_count_before() {
    let mut studio = scene("choose");
    watch(&mut studio, (120, 40), 80);
    studio.press("<enter> ");
    assert!(wakes(&mut studio, (120, 40)) >= 40);
}

#[test]
fn figures_stay_when_the_files_are_read_again() {
    for keys in ["2", "2<enter> "] {
        let mut studio = Studio::of(STEPS, Theme::none());
        studio.press(keys);
        let figures = |studio: &Studio| {
            let picture = studio.desk.picture(120, 40);
            picture.lines().filter(|line| is_drawn(line)).map(str::to_owned).collect::<Vec<_>>()
        };
        let before = figures(&studio);
        assert!(!before.is_empty());
        let routine = Arc::new(Routine { level: Level::Hard, ..studio.routine() });
        let known = Known { routines: vec![routine], ..answered() };
        studio.desk.tell(Message::Library(Box::new(known)));
        // The new figures were asked for and are not there yet.
        assert_eq!(studio.desk.illustrate.len(), 1, "{keys}");
        assert_eq!(figures(&studio), before, "{keys}");
    }
}

#[test]
fn the_last_seconds_before_work_have_no_figure() {
    let mut studio = scene("settle");
    assert!(is_drawn(&studio.desk.picture(80, 24)));
    studio.press("<enter>");
    assert!(!is_drawn(&studio.desk.picture(80, 24)) && !is_drawn(&studio.desk.picture(200, 60)));
    studio.wait(3);
    assert!(is_drawn(&studio.desk.picture(80, 24)));
}

#[test]
fn a_key_leaves_the_digits_alone_and_brings_the_figure_back() {
    let mut studio = scene("tender-left");
    let with = studio.desk.picture(120, 40);
    let without = studio.press("f").desk.picture(120, 40);
    assert!(is_drawn(&with) && !is_drawn(&without));
    let blocks = |picture: &str| picture.matches('█').count();
    assert!(blocks(&without) > 2 * blocks(&with), "digits take the room");
    assert_eq!(studio.press("f").desk.picture(120, 40), with);
}

#[test]
fn figures_are_asked_for_once_and_those_of_another_routine_are_not_shown() {
    let library = Library::shipped();
    let routines: Vec<_> = library.routines().take(2).cloned().collect();
    let mut desk = Desk::of(routines.clone(), Theme::none());
    let mut asked = |keys: &str| -> Vec<String> {
        desk.press(keys);
        mem::take(&mut desk.illustrate).iter().map(|routine| routine.id.to_string()).collect()
    };
    assert!(asked("<up>").is_empty());
    assert_eq!(asked("5"), [routines[0].id.to_string()]);
    assert_eq!(asked("<down>"), [routines[1].id.to_string()]);
    assert!(asked("<enter><enter>").is_empty(), "briefing and session show the same ones");
    let stranger = Arc::new(routines[0].clone());
    let gallery = Arc::new(library.gallery(&stranger));
    desk.tell(Message::Figures(stranger, gallery));
    assert!(!is_drawn(&desk.picture(120, 40)));
}

#[test]
fn figures_keep_to_their_place_at_every_size_in_all_letters_and_colours() {
    let sizes = (0..=200_u16).step_by(9).chain([39, 40, 41, 58, 60, 80, 97, 98, 99, 100, 101, 120]);
    let sizes: Vec<(u16, u16)> = sizes
        .flat_map(|width| (0..=60).step_by(7).chain([11, 12, 16, 24, 40]).map(move |height| (width, height)))
        .collect();
    for (number, graphics) in Graphics::ALL.iter().enumerate() {
        for (turn, (name, studio)) in scenes(Theme::dark()).into_iter().enumerate() {
            let studio = Studio { desk: studio.desk.drawing(*graphics), ..studio };
            // Each letter sees each scene, in every third size.
            for (width, height) in sizes.iter().skip((number + turn) % 3).step_by(3) {
                let picture = studio.desk.picture(*width, *height);
                let lines: Vec<&str> = picture.lines().collect();
                let (first, last) = (lines.first().unwrap_or(&""), lines.last().unwrap_or(&""));
                assert!(!is_drawn(first) && !is_drawn(last), "{name} {width}x{height}:\n{picture}");
            }
        }
    }
}

#[test]
fn words_are_the_same_with_a_figure_and_without() {
    for (name, mut studio) in scenes(Theme::none()).into_iter().skip(2) {
        let words = |picture: &str| {
            let letters: String =
                picture.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
            let mut words: Vec<String> = letters.split_whitespace().map(str::to_owned).collect();
            words.sort();
            words
        };
        let with = studio.desk.picture(80, 24);
        let without = studio.press("f").desk.picture(80, 24);
        assert_eq!(words(&with), words(&without), "{name}\n{with}\n{without}");
    }
}

#[test]
fn letters_suit_the_terminal() {
    let case = |wanted, locale, terminal, expected| {
        assert_eq!(Graphics::chosen(wanted, locale, terminal), expected, "{wanted} {locale:?} {terminal:?}");
    };
    case("auto", Some("en_GB.UTF-8"), Some("xterm-256color"), Graphics::Braille);
    case("auto", Some("de_DE.utf8"), Some("foot"), Graphics::Braille);
    case("auto", None, None, Graphics::Braille);
    case("auto", Some("C"), Some("xterm"), Graphics::Ascii);
    case("auto", Some("de_DE.ISO-8859-1"), Some("xterm"), Graphics::Ascii);
    case("auto", Some("en_GB.UTF-8"), Some("linux"), Graphics::Ascii);
    case("auto", Some("en_GB.UTF-8"), Some("dumb"), Graphics::Ascii);
    case("octants", Some("C"), Some("linux"), Graphics::Octants);
    case("octant", Some("C"), Some("linux"), Graphics::Octants);
    case("halfblock", Some("C"), Some("linux"), Graphics::HalfBlocks);
}
