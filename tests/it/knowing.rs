//! Settings, causes, programmes and the tour: what they show at every size, what they ask for, and what follows from it.
//!
//! A stand-in for the outer ring writes a real settings file, and tells the interface what it says then.

use std::{
    fs,
    path::PathBuf,
    sync::{Arc, LazyLock},
};

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Size;
use supple::{
    body::{Area, Side},
    clock::{DayStart, Moment, Now},
    coach::{Choices, Following, Person},
    cue::{Aloud, Talk, Telling, Tone},
    exercise::Seconds,
    journal::{Entry, History, Tension, Union},
    library::{Library, Things},
    routine::Routine,
    settings::{self, KEYS, SettingsError},
    text::Text,
    ui::{
        Graphics, Movement,
        app::App,
        chosen::{Change, Chosen},
        keys,
        message::{Effect, Known, Message, Visit},
        theme::Theme,
    },
};
use tempfile::TempDir;

use crate::{
    screens::Desk,
    screens_colours::{meaning, painted},
};

/// Read once for all.
static LIBRARY: LazyLock<Arc<Library>> = LazyLock::new(|| Arc::new(Library::shipped()));

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

/// An interface with its settings file.
struct House {
    desk: Desk,
    theme: Theme,
    folder: TempDir,
    library: Arc<Library>,
    lines: String,
    /// What the environment says instead.
    instead: Vec<(&'static str, Text)>,
}

fn at(time: &str) -> Now {
    let wall = time.parse().unwrap();
    Now { moment: Moment::ZERO, wall, zone: Arc::from("Europe/Berlin"), away: std::time::Duration::ZERO }
}

fn rated(time: &str, area: Area, value: u8) -> String {
    Entry::check_in(&at(time), vec![Tension { area, side: Side::Both, value }], None).line()
}

/// The lower back was 5 the evening before the desk's clock, and the neck 6 long ago.
fn tense() -> String {
    rated("2026-02-10T20:00:00+01:00", Area::Neck, 6)
        + &rated("2026-03-01T20:00:00+01:00", Area::LowerBack, 5)
}

impl House {
    fn of(theme: Theme, lines: &str, file: &str) -> Self {
        let folder = TempDir::new().unwrap();
        if !file.is_empty() {
            fs::write(folder.path().join("config.toml"), file).unwrap();
        }
        let settings = settings::load(&folder.path().join("config.toml")).settings;
        let desk = Desk::with(App::unread(theme).with_settings(settings));
        let library = Arc::clone(&LIBRARY);
        // All safety questions were answered with no the evening before.
        let clear = Entry::screening(&at("2026-03-01T21:00:00+01:00"), Text::new("clear"), None, Vec::new());
        let lines = lines.to_owned() + &clear.line();
        let mut house = Self { desk, theme, folder, library, lines, instead: Vec::new() };
        assert_eq!(house.desk.tell(Message::Wake), [Effect::Read]);
        house.read();
        house
    }

    fn new() -> Self {
        Self::of(Theme::none(), &tense(), "")
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("config.toml")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.file()).unwrap_or_default()
    }

    /// Tells what library, journal and settings say, as the reader does.
    fn read(&mut self) {
        let settings = settings::load(&self.file()).settings;
        let mut union = Union::default();
        union.add(&Text::new("2026.jsonl"), &Text::new("d"), self.lines.as_bytes());
        let choices = Choices {
            day_start: DayStart::at(settings.day_start),
            programme: settings
                .programme
                .map(|programme| Following { programme, since: settings.programme_since }),
            habits: settings.habit,
            favourites: settings.favourites,
        };
        let now = self.desk.clock();
        let person = Person::of(History::of(union), Things::default(), choices, &self.library, &now);
        let routines: Vec<Arc<Routine>> = self.library.shared_routines().cloned().collect();
        let library = Arc::clone(&self.library);
        let known = Known { library, routines, person: Box::new(person), ..Known::default() };
        self.desk.tell(Message::Library(Box::new(known)));
    }

    /// Writes as the outer ring does, and says how the settings are then.
    fn answer(&self, changes: Vec<Change>) -> Chosen {
        let write = |change: &Change| {
            let key = settings::key(change.key).unwrap();
            settings::change(&self.file(), key, change.value.as_deref())
        };
        let refusal = changes.iter().find_map(|change| write(change).err());
        let refusal = refusal.map(|error: SettingsError| Text::new(&error.to_string().replace('\n', "; ")));
        let loaded = settings::load(&self.file());
        let theme = match loaded.settings.theme {
            settings::Theme::Light => Theme::light(),
            settings::Theme::HighContrast => Theme::high_contrast(),
            _ => self.theme,
        };
        let is_calm = loaded.settings.motion == settings::Motion::Reduced;
        Chosen {
            theme,
            graphics: Graphics::chosen(supple::body::Token::token(loaded.settings.graphics), None, None),
            movement: if is_calm { Movement::Reduced } else { Movement::Full },
            telling: Telling { talk: loaded.settings.talk, ..Telling::default() },
            instead: self.instead.clone(),
            troubles: loaded
                .problems
                .iter()
                .map(|it| Text::new(&format!("config.toml, line {}: {}", it.line, it.message)))
                .collect(),
            changes,
            refusal,
            settings: loaded.settings.clone(),
            written: loaded.settings,
        }
    }

    /// Presses keys one by one and performs what they ask of the settings; returns all else that was asked for.
    fn press(&mut self, keys: &str) -> Vec<Effect> {
        let mut left = Vec::new();
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = if first == '<' { rest.find('>').map(|end| end + 1) } else { None };
            let (key, after) = rest.split_at(named.unwrap_or(first.len_utf8()));
            rest = after;
            let effects = self.desk.press(key);
            left.extend(self.perform(effects));
        }
        left
    }

    fn perform(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        let mut left = Vec::new();
        for effect in effects {
            match effect {
                Effect::Set(changes) => {
                    let answer = self.answer(changes);
                    let follows = self.desk.tell(Message::Settings(Box::new(answer)));
                    left.extend(self.perform(follows));
                }
                Effect::Heed(_) => {
                    self.read();
                    left.push(effect);
                }
                Effect::Read => {}
                other => left.push(other),
            }
        }
        left
    }

    #[track_caller]
    fn shows(&self, words: &str) {
        let picture = self.desk.picture(80, 24);
        assert!(picture.contains(words), "no `{words}` in\n{picture}");
    }

    #[track_caller]
    fn hides(&self, words: &str) {
        let picture = self.desk.picture(80, 24);
        assert!(!picture.contains(words), "`{words}` in\n{picture}");
    }

    /// Goes to the setting with this name.
    fn on(&mut self, name: &str) {
        let place = KEYS.iter().position(|key| key.name == name).unwrap();
        self.press(&",".repeat(usize::from(!self.desk.picture(80, 24).contains("Settings"))));
        self.press(&"<up>".repeat(KEYS.len()));
        self.press(&"<down>".repeat(place));
    }
}

/// The key of what was heard or asked for, without what changes the house.
fn aloud(effects: &[Effect]) -> Vec<&Aloud> {
    let heard = effects.iter().filter_map(|effect| match effect {
        Effect::Aloud(aloud) => Some(aloud),
        _ => None,
    });
    heard.collect()
}

/// A programme that began today, the second of March, and one that began a week before.
const COURSE: &str = "programme = \"prevent-lower-4w\"\nprogramme-since = \"2026-03-02\"\n";
const COURSE_OF_A_WEEK: &str = "programme = \"prevent-lower-4w\"\nprogramme-since = \"2026-02-23\"\n";

/// Every state, by name, in this theme.
fn scenes(theme: Theme) -> Vec<(&'static str, House)> {
    let with = |file: &str, keys: &str| {
        let mut house = House::of(theme, &tense(), file);
        house.press(keys);
        house
    };
    let on = |name: &str, keys: &str| {
        let mut house = House::of(theme, &tense(), "");
        house.on(name);
        house.press(keys);
        house
    };
    let mut overruled = House::of(theme, &tense(), "");
    overruled.instead = vec![("theme", Text::new("NO_COLOR is set: no colours, whatever stands here."))];
    overruled.on("theme");
    let mut unread = House::of(theme, &tense(), "");
    unread.desk.press(",");
    let course = COURSE_OF_A_WEEK;
    let mut doctors = doctor_first(theme, COURSE);
    doctors.press("p");
    let mut begun = doctor_first(theme, "");
    begun.press("p<enter>b");
    let mut tour = House::of(theme, "", "");
    tour.desk = Desk::with(App::unread(theme));
    tour.desk.tell(Message::Wake);
    let known = Known { visit: Visit::First, ..Known::default() };
    tour.desk.tell(Message::Library(Box::new(known)));
    vec![
        ("settings-reading", unread),
        ("settings", with("", ",")),
        ("settings-changed", on("rate", "<right>")),
        ("settings-typed", on("piper-model", "<enter>~/voices/one.onnx")),
        ("settings-refused", on("rate", "<enter><ctrl-u>900<enter>")),
        ("settings-ticked", on("equipment", "<enter><down><enter>")),
        ("equipment-way", with("", TO_THE_LAST_WAY)),
        ("equipment-asked", with("", &format!("{TO_THE_LAST_WAY}<enter><down> "))),
        ("settings-graphics", on("graphics", "")),
        ("settings-overruled", overruled),
        ("settings-broken", with("rate = 900\ntheme = \"pink\"\n", ",")),
        ("causes-area", with("", "yp")),
        ("causes-asked", with("", "yn")),
        ("causes-found", with("", "yyyyt")),
        ("causes-unknown", with("", "ynnn")),
        ("causes-all", with("", "ya<down><down>")),
        ("programmes", with("", "p")),
        ("programme", with("", "p<enter>")),
        ("programme-rules", with("", "p<enter><down><down><down><down><down><down><down>")),
        ("programme-begin", with(course, "p<esc><down><enter>b")),
        ("course", with(course, "p")),
        ("course-leave", with(course, "px")),
        ("course-held-back", doctors),
        ("programme-begin-held-back", begun),
        ("tour", tour),
    ]
}

#[test]
fn every_state_has_its_picture() {
    for (name, house) in scenes(Theme::none()) {
        for (width, height) in SIZES {
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), house.desk.picture(width, height));
        }
    }
    let (_, mut tour) = scenes(Theme::none()).pop().unwrap();
    for card in 2..=3 {
        tour.press(" ");
        for (width, height) in SIZES {
            insta::assert_snapshot!(
                format!("tour-{card}-{width}x{height}"),
                tour.desk.picture(width, height)
            );
        }
    }
}

#[test]
fn every_run_of_letters_has_a_meaning() {
    let theme = Theme::dark();
    for (name, house) in scenes(theme) {
        let painted = painted(&house.desk.buffer(80, 24), |style| meaning(&theme, style));
        insta::assert_snapshot!(format!("{name}-meanings"), painted);
    }
}

#[test]
fn without_colours_the_signs_are_the_same() {
    for ((name, coloured), (_, bare)) in scenes(Theme::dark()).into_iter().zip(scenes(Theme::none())) {
        for (width, height) in SIZES {
            assert_eq!(coloured.desk.picture(width, height), bare.desk.picture(width, height), "{name}");
        }
    }
}

#[test]
fn every_state_survives_every_size_and_wants_no_waking() {
    for (name, house) in scenes(Theme::none()) {
        for width in [0, 1, 20, 39, 40, 41, 47, 48, 60, 80, 95, 96, 97, 200] {
            for height in [0, 1, 6, 11, 12, 13, 15, 16, 18, 21, 24, 30, 60] {
                house.desk.picture(width, height);
            }
        }
        assert_eq!(house.desk.app().next_due(&house.desk.clock()), None, "{name}");
    }
}

#[test]
fn what_helps_and_what_leads_back_never_goes_from_the_line_of_keys() {
    for (name, house) in scenes(Theme::none()) {
        let stays: &[&str] = match name {
            "settings-typed" | "settings-refused" => &["esc"],
            "programme-begin" | "programme-begin-held-back" | "course-leave" => &["esc", "yes"],
            "equipment-way" => &["↵", "?"],
            "tour" => &["esc", "?", "q"],
            _ => &["esc", "?"],
        };
        for width in 40..=120 {
            let picture = house.desk.picture(width, 12);
            let keys = picture.lines().last().unwrap();
            assert!(stays.iter().all(|key| keys.contains(key)), "{name} at {width}: {keys}");
        }
    }
}

#[test]
fn help_tells_every_key_of_the_new_rooms() {
    let tables = [
        keys::SETTINGS,
        keys::SETTINGS_TICKS,
        keys::SETTINGS_ASKED,
        keys::CAUSES_AREA,
        keys::CAUSES_ASKED,
        keys::CAUSES,
        keys::CAUSES_ALL,
        keys::PROGRAMMES,
        keys::PROGRAMME,
        keys::COURSE,
        keys::TOUR,
    ];
    for table in tables {
        assert!(table.iter().any(|row| row.action == keys::Action::Help));
        for (at, row) in table.iter().enumerate() {
            let later = table.iter().skip(at + 1).flat_map(|other| other.presses);
            for press in row.presses {
                assert!(!later.clone().any(|other| other == press), "{press:?} twice");
            }
        }
    }
    let mut house = House::new();
    house.press(",?");
    house.shows("back to the default");
    house.press(" ");
    house.shows("Settings");
}

// Settings.

#[test]
fn every_setting_stands_on_the_page_with_its_use_its_value_and_its_default() {
    let mut house = House::new();
    for key in &KEYS {
        house.on(key.name);
        let picture = house.desk.picture(120, 40);
        assert!(picture.contains(&format!("▸ {}", key.name)), "{picture}");
        let flat = picture.split_whitespace().collect::<Vec<_>>().join(" ");
        let first: Vec<&str> = key.says.split(' ').take(3).collect();
        assert!(flat.contains(&first.join(" ")), "{picture}");
        assert!(flat.contains("Usually"), "{picture}");
    }
}

#[test]
fn an_arrow_changes_a_number_and_the_file_keeps_its_comments() {
    let mut house = House::of(Theme::none(), "", "# mine\nrate = 155 # words\nvolume = 40\n");
    house.on("rate");
    let effects = house.press("<right>");
    assert_eq!(house.text(), "# mine\nrate = 160 # words\nvolume = 40\n");
    house.shows("rate             • 160");
    house.shows("saved");
    assert!(
        matches!(effects.as_slice(), [Effect::Heed(settings), Effect::Aloud(Aloud::Say { .. })] if settings.rate == 160)
    );
    house.press("<left><left>");
    assert!(house.text().contains("rate = 150"));
    house.press("d");
    house.shows("rate               155");
}

#[test]
fn a_value_stands_as_wanted_until_it_is_written_and_nothing_is_lost_on_the_way() {
    let mut house = House::new();
    house.on("volume");
    let first = house.desk.press("<left>");
    let second = house.desk.press("<left><left>");
    assert_eq!(first, [Effect::Set(vec![Change::to("volume", "95")])]);
    assert_eq!(second, ["90", "85"].map(|value| Effect::Set(vec![Change::to("volume", value)])));
    house.shows("volume             85");
    house.shows("saving");
    house.perform(first);
    house.shows("volume           • 85");
    house.shows("saving");
    house.perform(second);
    house.shows("saved");
    assert!(house.text().contains("volume = 85"));
}

#[test]
fn what_is_typed_and_refused_stays_to_be_put_right() {
    let mut house = House::new();
    house.on("day-start");
    house.press("<enter><ctrl-u>25:00<enter>");
    house.shows("25:00_");
    house.shows("`25:00` is not a time of day");
    house.shows("not saved");
    assert_eq!(house.text(), "");
    house.press("<backspace><backspace><backspace><backspace><backspace>05:30<enter>");
    house.hides("_");
    assert!(house.text().contains("day-start = \"05:30\""));
    house.press("<enter>x<esc>");
    house.hides("_");
    assert!(house.text().contains("day-start = \"05:30\""));
}

#[test]
fn a_digit_takes_a_word_by_its_place_and_begins_a_number() {
    let mut house = House::new();
    house.on("theme");
    house.press("3");
    assert!(house.text().contains("theme = \"light\""));
    house.on("rate");
    house.press("200<enter>");
    assert!(house.text().contains("rate = 200"));
    house.on("tones");
    house.press("2");
    assert!(house.text().contains("tones = false"));
}

#[test]
fn a_list_is_ticked_and_the_choice_of_equipment_is_heeded() {
    let mut house = House::new();
    house.on("equipment");
    house.shows("all of them");
    house.press("<enter>");
    house.shows("✓ ball");
    house.press("<enter>");
    house.shows("· ball");
    assert!(!house.text().contains("\"ball\""));
    house.press("<esc>");
    house.shows("▸ equipment");
}

/// The question of Today, and the way from the first one to it.
const WHAT_DO_YOU_HAVE: &str = "What do you have?";
const TO_THE_LAST_WAY: &str = "<down><down><down><down><down><down><down><down><down>";

#[test]
fn what_a_person_has_is_asked_last_and_once() {
    let mut house = House::new();
    house.shows(WHAT_DO_YOU_HAVE);
    house.hides("▸ What do you have?");
    house.press(TO_THE_LAST_WAY);
    house.shows("▸ What do you have?");
    house.shows("Ball, roller, stick, band: what you have is remembered");
    house.press("<enter><down><down>x");
    house.shows("▸ · roller");
    house.shows("✓ ball");
    assert_eq!(house.text(), "", "nothing is written before it is kept");
    let effects = house.press("<enter>");
    assert!(matches!(effects.as_slice(), [Effect::Heed(settings)] if settings.equipment.len() == 11));
    assert!(house.text().contains("\"ball\"") && !house.text().contains("\"roller\""), "{}", house.text());
    house.shows("supple");
    house.hides(WHAT_DO_YOU_HAVE);
    let again = House::of(Theme::none(), &tense(), &house.text());
    again.hides(WHAT_DO_YOU_HAVE);
}

#[test]
fn whoever_has_all_of_it_or_nothing_can_say_so() {
    let mut house = House::new();
    house.press(TO_THE_LAST_WAY);
    house.press("<enter><enter>");
    assert!(house.text().contains("equipment = [\"ball\", \"two-balls\""), "{}", house.text());
    house.hides(WHAT_DO_YOU_HAVE);
    let mut house = House::new();
    house.press(TO_THE_LAST_WAY);
    house.press("<enter>a<enter>");
    assert_eq!(house.text(), "equipment = []\n");
    house.hides(WHAT_DO_YOU_HAVE);
}

#[test]
fn whoever_declines_to_say_finds_the_question_last_and_is_led_as_before() {
    let mut house = House::new();
    let before = house.desk.picture(80, 24);
    house.press(TO_THE_LAST_WAY);
    house.press("<enter>x<down>x<esc>");
    assert_eq!(house.text(), "");
    house.shows("▸ What do you have?");
    house.press("<up><up><up><up><up><up><up><up><up>");
    assert_eq!(house.desk.picture(80, 24), before);
    let begun = house.press("<enter><enter>");
    assert!(begun.iter().any(|effect| matches!(effect, Effect::Begin { .. })), "{begun:?}");
}

#[test]
fn what_could_not_be_kept_is_said_where_it_was_asked() {
    let mut house = House::of(Theme::none(), &tense(), "this is no settings file");
    house.press(TO_THE_LAST_WAY);
    house.press("<enter><enter>");
    house.shows("▸ What do you have?");
    house.shows("Not kept: ");
    assert_eq!(house.text(), "this is no settings file");
}

#[test]
fn the_mouse_ticks_what_a_person_has() {
    let mut house = House::new();
    house.press(TO_THE_LAST_WAY);
    house.press("<enter>");
    let row = house.desk.picture(80, 24).lines().position(|line| line.contains("✓ cane")).unwrap();
    let kind = MouseEventKind::Down(MouseButton::Left);
    let row = u16::try_from(row).unwrap();
    let mouse = MouseEvent { kind, column: 8, row, modifiers: crossterm::event::KeyModifiers::NONE };
    let effects = house.desk.tell(Message::Mouse(mouse, Size::new(80, 24)));
    house.perform(effects);
    house.shows("▸ · cane");
    assert_eq!(house.text(), "");
}

#[test]
fn theme_and_figures_change_the_page_itself() {
    let mut house = House::new();
    house.on("theme");
    let plain = house.desk.buffer(80, 24);
    house.press("3");
    assert_ne!(house.desk.buffer(80, 24), plain);
    let light = Theme::light();
    let painted = painted(&house.desk.buffer(80, 24), |style| meaning(&light, style));
    assert!(painted.contains("effort[▸ effort]") && painted.contains("warning[! warning]"), "{painted}");
    house.on("graphics");
    assert!(!house.desk.illustrate.is_empty(), "a figure is asked for");
}

#[test]
fn a_change_of_sound_is_heard_once_and_only_where_it_can_be_judged() {
    let mut house = House::new();
    house.on("tone-volume");
    assert_eq!(aloud(&house.press("<right>")), [&Aloud::Sound(Tone::Start)]);
    house.on("talk");
    let effects = house.press("3");
    assert_eq!(aloud(&effects), [&Aloud::Sound(Tone::Start)]);
    house.on("volume");
    assert_eq!(
        aloud(&house.press("<left>")),
        [] as [&Aloud; 0],
        "nobody speaks where tones alone are wanted"
    );
    house.on("bell");
    house.press("<right>");
    assert!(house.press("<right>").contains(&Effect::Ring));
    house.on("settle");
    assert!(aloud(&house.press("<right>")).is_empty());
}

#[test]
fn a_running_interface_heeds_talk_and_settle() {
    let mut house = House::new();
    house.on("settle");
    house.press("<right><right>");
    let settings = settings::load(&house.file()).settings;
    assert_eq!((settings.settle, settings.talk), (Seconds::new(10), Talk::Full));
    // The safety questions come first.
    house.press("<esc><enter>");
    let before = house.desk.picture(80, 24);
    assert!(before.contains("Starts in"), "{before}");
    house.press("<enter>");
    // The first step of the suggested routine has its own ten seconds and ten more.
    let shown = house.desk.picture(120, 40);
    let mut usual = House::new();
    usual.press("<enter><enter>");
    assert_ne!(shown, usual.desk.picture(120, 40), "settling takes longer");
}

#[test]
fn what_is_wrong_in_the_file_is_said_and_a_broken_file_is_never_written_over() {
    let mut house = House::of(Theme::none(), "", "rate = 900\n");
    house.press(",");
    house.shows("! config.toml, line 1:");
    let broken = "rate = 160\nthis is no toml\n";
    let mut house = House::of(Theme::none(), "", broken);
    house.on("rate");
    house.press("<right>");
    house.shows("! Refused");
    house.shows("not saved");
    assert_eq!(house.text(), broken);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_says_so_and_changes_nothing() {
    use std::os::unix::fs::symlink;

    let mut house = House::new();
    // A link that leads round in a circle can be written by nobody, whoever runs the test.
    symlink(house.file(), house.file()).unwrap();
    house.on("tones");
    house.press("<right>");
    house.shows("circle");
    house.shows("tones              on");
}

#[test]
fn what_the_environment_overrules_says_so() {
    let (_, house) =
        scenes(Theme::none()).into_iter().find(|(name, _)| *name == "settings-overruled").unwrap();
    house.shows("NO_COLOR is set");
}

#[test]
fn the_mouse_chooses_and_opens_what_lies_under_it() {
    let mut house = House::new();
    house.press(",");
    let row = |house: &House, words: &str| {
        let picture = house.desk.picture(80, 24);
        u16::try_from(picture.lines().position(|line| line.contains(words)).unwrap()).unwrap()
    };
    let click = |house: &mut House, row: u16| {
        let mouse = MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column: 8,
            row,
            modifiers: crossterm::event::KeyModifiers::NONE,
        };
        let effects = house.desk.tell(Message::Mouse(mouse, Size::new(80, 24)));
        house.perform(effects)
    };
    let rate = row(&house, "  rate");
    click(&mut house, rate);
    house.shows("▸ rate");
    let rate = row(&house, "▸ rate");
    click(&mut house, rate);
    house.shows("155_");
}

// Causes.

#[test]
fn whoever_is_tense_is_asked_at_once_and_three_replies_lead_to_a_routine() {
    let mut house = House::new();
    house.press("y");
    house.shows("Why it comes back: lower back");
    house.shows("1 of 3");
    house.press("n");
    house.shows("2 of 3");
    house.press("yn");
    house.shows("Likely causes: lower back");
    house.shows("Habit");
    house.press("<enter>");
    house.shows("Starts in 15 s.");
}

#[test]
fn nobody_tense_says_first_where_it_is() {
    let mut house = House::of(Theme::none(), "", "");
    house.press("y");
    house.shows("Where does it keep coming back?");
    house.press("1");
    house.shows("Why it comes back: neck");
    house.press("<esc>");
    house.shows("Where does it keep coming back?");
    house.press("<esc>");
    house.hides("Why it keeps coming back");
}

#[test]
fn a_question_can_be_taken_back() {
    let mut house = House::new();
    house.press("yyy");
    house.shows("3 of 3");
    house.press("<left>");
    house.shows("2 of 3");
    house.press("nn");
    house.shows("Likely causes: lower back");
}

#[test]
fn the_questions_stay_the_same_when_a_habit_is_kept_meanwhile() {
    let mut house = House::new();
    house.press("y");
    let mut asked = vec![house.desk.picture(80, 24)];
    for _ in 0..2 {
        house.press("y");
        asked.push(house.desk.picture(80, 24));
    }
    house.press("yt");
    house.shows("✓ habit kept");
    for before in asked.iter().rev() {
        house.press("<esc>");
        assert_eq!(house.desk.picture(80, 24), *before);
    }
    house.press("<esc>");
    house.hides("Why it comes back");
}

#[test]
fn whoever_was_asked_at_once_can_choose_another_place_and_leads_back_to_it_then() {
    let mut house = House::new();
    house.press("yp");
    house.shows("Where does it keep coming back?");
    house.press("1<esc>");
    house.shows("Where does it keep coming back?");
}

#[test]
fn a_habit_kept_stands_on_today_and_can_be_left_again() {
    let mut house = House::new();
    house.press("yyyy");
    let cause = house.library.causes().iter().find(|it| it.areas.first() == Some(&Area::LowerBack)).unwrap();
    let (id, name) = (cause.id.to_string(), cause.name.to_string());
    house.shows(&format!("▸ {name}"));
    house.press("t");
    house.shows("✓ habit kept");
    assert!(house.text().contains(&format!("habit = [\"{id}\"]")), "{}", house.text());
    house.press("q");
    let rhythm = house.library.cause(&id).unwrap().habit.rhythm.to_string();
    let today = house.desk.picture(120, 40).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(today.to_lowercase().contains(&rhythm), "no `{rhythm}` in {today}");
    house.press("y<esc>ya");
    let place = house.library.causes().iter().position(|it| it.id.as_str() == id).unwrap();
    house.press(&"<down>".repeat(place));
    house.press("t");
    assert!(house.text().contains("habit = []"), "{}", house.text());
}

#[test]
fn every_cause_can_be_looked_at_and_its_words_read_at_the_smallest_size() {
    let mut house = House::new();
    house.press("ya");
    for cause in house.library.clone().causes() {
        let mut all = String::new();
        for _ in 0..8 {
            all.push_str(&house.desk.picture(40, 12).split_whitespace().collect::<Vec<_>>().join(" "));
            house.press("<pgdn>");
        }
        for word in cause.why.as_str().split_whitespace().chain(cause.tip.as_str().split_whitespace()) {
            assert!(all.contains(word), "no `{word}` of {} in {all}", cause.name);
        }
        house.press("<down>");
    }
}

// Programmes.

#[test]
fn a_programme_is_begun_led_and_left() {
    let mut house = House::new();
    house.press("p<enter>");
    house.shows("Week 1");
    house.press("b");
    let text = house.text();
    let id = house.library.programmes()[0].id.to_string();
    assert!(text.contains("programme-since = \"2026-03-02\""), "{text}");
    assert!(text.contains(&format!("programme = \"{id}\"")), "{text}");
    house.shows("week 1, day 1");
    house.shows("▸ Today");
    house.press("<esc><esc>");
    house.shows("week 1, day 1");
    house.press("p");
    house.shows("▸ Today");
    house.press("x");
    house.shows("Leave this programme?");
    house.press("n");
    assert!(house.text().contains(&format!("programme = \"{id}\"")));
    house.press("xy");
    assert!(!house.text().contains(&format!("\"{id}\"")), "{}", house.text());
    house.hides("▸ Today");
}

/// Somebody to whom the safety questions said a doctor first, later than those that were clear.
fn doctor_first(theme: Theme, file: &str) -> House {
    let mut house = House::of(theme, &tense(), file);
    let (now, when) = (at("2026-03-01T22:00:00+01:00"), Some(Text::new("this-week")));
    house.lines += &Entry::screening(&now, Text::new("doctor-first"), when, Vec::new()).line();
    house.read();
    house
}

#[test]
fn what_waits_for_a_doctor_is_no_rest_and_a_programme_says_so_before_it_begins() {
    let mut house = doctor_first(Theme::none(), COURSE);
    house.shows("week 1, day 1 · waits for a doctor");
    house.hides("rest today");
    house.press("p");
    house.shows("Prevention, lower back A: waits for a doctor's word.");
    house.hides("A day of rest");
    let mut house = doctor_first(Theme::none(), "");
    house.press("p<enter>b");
    house.shows("waits for a doctor's word. Begin this one today?");
    assert_eq!(house.text(), "");
    house.press("n");
    assert_eq!(house.text(), "");
    house.press("b<enter>");
    assert!(house.text().contains("programme-since = \"2026-03-02\""), "{}", house.text());
}

#[test]
fn todays_routine_of_the_programme_leads_to_its_briefing() {
    // The desk's clock stands on a Monday.
    let mut house =
        House::of(Theme::none(), "", "programme = \"prevent-lower-4w\"\nprogramme-since = \"2026-03-02\"\n");
    house.press("p");
    house.shows("○ 1");
    house.press("<enter>");
    house.shows("Starts in 15 s.");
    house.press("<esc>1");
    house.shows("Starts in 15 s.");
}

#[test]
fn another_programme_takes_the_place_of_the_one_that_runs_only_after_asking() {
    let mut house =
        House::of(Theme::none(), "", "programme = \"prevent-lower-4w\"\nprogramme-since = \"2026-02-23\"\n");
    house.press("p<esc>");
    let other =
        house.library.programmes().iter().position(|it| it.id.as_str() != "prevent-lower-4w").unwrap();
    house.press(&format!("{}<esc>{}b", other + 1, other + 1));
    house.shows("in the place of");
    assert!(house.text().contains("prevent-lower-4w"));
    house.press("<enter>");
    assert!(!house.text().contains("prevent-lower-4w"), "{}", house.text());
}

#[test]
fn every_rule_of_every_programme_can_be_read_at_the_smallest_size() {
    let mut house = House::new();
    house.press("p");
    for (place, programme) in house.library.clone().programmes().iter().enumerate() {
        house.press(&format!("{}", place + 1));
        house.press(&"<down>".repeat(programme.weeks.len()));
        let mut all = String::new();
        for _ in 0..8 {
            all.push_str(&house.desk.picture(40, 12).split_whitespace().collect::<Vec<_>>().join(" "));
            house.press("<pgdn>");
        }
        for rule in [&programme.move_on.say, &programme.stay, &programme.step_back.say] {
            for word in rule.as_str().split_whitespace() {
                assert!(all.contains(word), "no `{word}` of {} in {all}", programme.name);
            }
        }
        house.press("<esc>");
    }
}

// The tour.

fn first_time() -> House {
    scenes(Theme::none()).pop().unwrap().1
}

#[test]
fn the_tour_is_three_cards_of_any_key_and_comes_once() {
    let mut house = first_time();
    house.shows("1 of 3");
    assert!(house.press("x").is_empty());
    house.shows("2 of 3");
    house.press("<left>");
    house.shows("1 of 3");
    house.press("<down>");
    assert!(house.press("<enter>").is_empty());
    house.shows("3 of 3");
    assert_eq!(house.press("z"), [Effect::NoteTour]);
    house.hides("of 3");
}

#[test]
fn the_tour_can_be_ended_at_once() {
    let mut house = first_time();
    assert_eq!(house.press("<esc>"), [Effect::NoteTour]);
    house.hides("of 3");
    assert_eq!(first_time().press("q"), [Effect::NoteTour, Effect::Quit]);
    assert_eq!(first_time().press("<ctrl-c>"), [Effect::Quit], "who breaks off has not seen it");
}

#[test]
fn whoever_has_been_here_sees_no_tour() {
    House::new().hides("of 3");
}
