//! Where is it, a flare-up, and a check-in from today: what is shown at every size, where keys and mouse lead, and what is
//! written.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Size;
use supple::{
    body::{Area, Equipment, Side},
    clock::{Moment, Now},
    coach::{self, Choices, Person},
    figure::map::{Spot, View},
    journal::{Entry, History, Tension, Union, What},
    library::{Library, Things},
    routine::{Level, Routine},
    text::Text,
    ui::{
        app::App,
        keys,
        message::{Effect, Known, Message, Trouble},
        theme::Theme,
    },
};

use crate::{
    screens::Desk,
    screens_colours::{meaning, painted},
};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

/// A person, by the lines of their journal and what they have.
#[derive(Default)]
struct Who {
    lines: String,
    things: Things,
}

impl Who {
    fn wrote(mut self, entry: &Entry) -> Self {
        self.lines.push_str(&entry.line());
        self
    }

    fn rated(self, time: &str, area: Area, value: u8) -> Self {
        let tension = vec![Tension { area, side: Side::Both, value }];
        self.wrote(&Entry::check_in(&at(time), tension, None))
    }

    fn screened(self, outcome: &str, soon: Option<&str>, tags: &[&str]) -> Self {
        let tags = tags.iter().map(|tag| Text::new(tag)).collect();
        let entry =
            Entry::screening(&at("2026-03-02T09:00:00"), Text::new(outcome), soon.map(Text::new), tags);
        self.wrote(&entry)
    }

    fn known(&self) -> Known {
        let library = Library::shipped();
        let mut union = Union::default();
        // Whoever says nothing else has answered all safety questions with no.
        let said = if self.lines.contains("screening") {
            self.lines.clone()
        } else {
            Self { lines: self.lines.clone(), ..Self::default() }.screened("clear", None, &[]).lines
        };
        union.add(&Text::new("2026.jsonl"), &Text::new("device"), said.as_bytes());
        let now = at("2026-03-02T18:40:00");
        let (history, things) = (History::of(union), self.things.clone());
        let person = Person::of(history, things, Choices::default(), &library, &now);
        let may = |routine: &Arc<Routine>| {
            let fitted = coach::fit(routine, &person.limits, &person.things, &library);
            fitted.routine.clone().filter(|_| fitted.is_allowed()).map(Arc::new)
        };
        let routines = library.shared_routines().filter_map(may).collect();
        Known { library: Arc::new(library), routines, person: Box::new(person), ..Known::default() }
    }

    /// Their desk, all files read.
    fn desk_in(&self, theme: Theme) -> Desk {
        let mut desk = Desk::with(App::unread(theme));
        desk.tell(Message::Wake);
        desk.tell(Message::Library(Box::new(self.known())));
        desk
    }

    fn desk(&self) -> Desk {
        self.desk_in(Theme::none())
    }
}

fn at(time: &str) -> Now {
    let wall = format!("{time}+01:00").parse().unwrap();
    Now { moment: Moment::ZERO, wall, zone: Arc::from("Europe/Berlin"), away: Duration::ZERO }
}

fn tense() -> Who {
    Who::default().rated("2026-03-01T20:00:00", Area::LowerBack, 5).rated(
        "2026-03-01T20:01:00",
        Area::Neck,
        3,
    )
}

/// A desk of a tense person after these keys.
fn after(keys: &str) -> Desk {
    let mut desk = tense().desk();
    desk.press(keys);
    desk
}

/// A check-in: places with their numbers, and the sentence.
type Told = (Vec<(Area, Side, u8)>, Option<String>);

const NOTHING: [Told; 0] = [];

/// What is written down, as places with their numbers, and the sentence.
fn written(effects: &[Effect]) -> Vec<Told> {
    let entries = effects.iter().filter_map(|effect| match effect {
        Effect::WriteDown(entry) => Some(entry.what()),
        _ => None,
    });
    let told = entries.map(|what| {
        let What::CheckIn(it) = what else { panic!("{what:?} is no check-in") };
        let places = it.tension.iter().map(|it| (it.area, it.side, it.value)).collect();
        (places, it.note.as_ref().map(ToString::to_string))
    });
    told.collect()
}

fn low(side: Side, value: u8) -> Told {
    (vec![(Area::LowerBack, side, value)], None)
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

fn click(desk: &mut Desk, (column, row): (u16, u16), (width, height): (u16, u16)) -> Vec<Effect> {
    let kind = MouseEventKind::Down(MouseButton::Left);
    let mouse = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
    desk.tell(Message::Mouse(mouse, Size { width, height }))
}

/// The cell at which `words` begin, looking from the right half of the screen first.
#[track_caller]
fn cell_of(desk: &Desk, words: &str, (width, height): (u16, u16)) -> (u16, u16) {
    let picture = desk.picture(width, height);
    let found = picture.lines().zip(0..).find_map(|(line, row)| {
        let at = line.find(words)?;
        let column = u16::try_from(line[..at].chars().count()).unwrap();
        Some((column, row))
    });
    found.unwrap_or_else(|| panic!("no `{words}` in\n{picture}"))
}

/// Every state of the rooms, by name.
pub(crate) fn scenes(theme: Theme) -> Vec<(&'static str, Desk)> {
    let by = |who: &Who, keys: &str| {
        let mut desk = who.desk_in(theme);
        desk.press(keys);
        desk
    };
    let bare =
        Who { things: Things::having(&[]), ..Who::default().screened("filtered", None, &["blood-thinners"]) };
    let waiting = Who::default().screened("doctor-first", Some("today"), &[]);
    let mut troubled = tense().known();
    troubled.troubles = vec![Trouble {
        file: Text::new("mine.toml"),
        errors: 1,
        warnings: 0,
        first: Text::new("line 3: `hodl` is no key"),
    }];
    let mut noted = Desk::with(App::unread(theme));
    noted.tell(Message::Wake);
    noted.tell(Message::Library(Box::new(troubled)));
    noted.press("b");
    vec![
        ("body", by(&tense(), "b")),
        ("body-stranger", by(&Who::default(), "b")),
        ("body-tender", by(&tense(), "b<left>6<up><up><left>10<right>")),
        ("body-front", by(&tense(), "b3<tab>4")),
        ("body-areas", by(&tense(), "bn")),
        ("body-spots", by(&tense(), "bn2")),
        ("body-offers", by(&tense(), "b<left>6<enter><down>")),
        ("body-flare", by(&tense(), "b<left>8<enter>")),
        ("body-bare", by(&bare, "bn3<enter><enter>")),
        ("body-doctor-first", by(&waiting, "b<enter>")),
        ("body-noted", noted),
        ("flare-up", by(&tense(), "!")),
        ("flare-up-second", by(&Who::default(), "!<down>")),
        ("flare-up-bare", by(&bare, "!")),
        ("flare-up-doctor-first", by(&waiting, "!")),
        ("check-in", by(&tense(), "c")),
        ("check-in-filled", by(&tense(), "c4<down><down>6  <down>")),
    ]
}

#[test]
fn every_state_has_its_picture() {
    for (name, desk) in scenes(Theme::none()) {
        for (width, height) in SIZES {
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), desk.picture(width, height));
        }
    }
}

#[test]
fn what_is_chosen_what_warns_and_what_may_be_missed_look_alike_in_dark_and_light() {
    for (name, theme) in [("dark", Theme::dark()), ("light", Theme::light())] {
        for (scene, desk) in scenes(theme) {
            if ["body-offers", "flare-up", "body-doctor-first"].contains(&scene) {
                let picture = painted(&desk.buffer(40, 12), |style| meaning(&theme, style));
                insta::assert_snapshot!(format!("{scene}-{name}"), picture);
            }
        }
    }
}

#[test]
fn every_state_survives_every_size() {
    for (_, desk) in scenes(Theme::none()) {
        for width in (0..=70).step_by(3).chain([39, 40, 41, 67, 68, 69, 80, 200]) {
            for height in (0..=30).step_by(2).chain([11, 13, 15, 17, 19, 60]) {
                desk.picture(width, height);
            }
        }
    }
}

#[test]
fn no_key_means_two_things() {
    for table in
        [keys::BODY, keys::BODY_NUMBERS, keys::BODY_OFFERS, keys::FLARE_UP, keys::CHECK_IN, keys::TODAY]
    {
        let mut seen = Vec::new();
        for press in table.iter().flat_map(|row| row.presses) {
            assert!(!seen.contains(press), "{press:?}");
            seen.push(*press);
        }
    }
}

#[test]
fn the_way_back_and_the_keys_are_on_every_line_of_keys() {
    for (name, desk) in scenes(Theme::none()) {
        for width in 40..=120 {
            let picture = desk.picture(width, 12);
            let line = picture.lines().last().unwrap();
            assert!(line.contains("esc") && line.contains('?'), "{name} at {width}: {line}");
        }
    }
}

#[test]
fn help_has_the_keys_of_the_state_one_is_in() {
    for (state, table) in [
        ("b", keys::BODY),
        ("bn", keys::BODY_NUMBERS),
        ("b<enter>", keys::BODY_OFFERS),
        ("!", keys::FLARE_UP),
        ("c", keys::CHECK_IN),
    ] {
        let desk = after(&format!("{state}?"));
        let picture = desk.picture(80, 24);
        for row in table {
            assert!(picture.contains(row.does), "{state}: no `{}` in\n{picture}", row.does);
        }
    }
}

#[test]
fn a_still_room_wants_no_waking() {
    for (name, desk) in scenes(Theme::none()) {
        assert_eq!(desk.app().next_due(&desk.clock()), None, "{name}");
    }
}

// Where is it.

#[test]
fn it_opens_on_the_tensest_place_and_on_the_lower_back_for_a_stranger() {
    shows(&after("b"), "▸ Across the lower back");
    let neck = Who::default().rated("2026-03-01T20:00:00", Area::Neck, 6).rated(
        "2026-03-01T21:00:00",
        Area::Hips,
        2,
    );
    let mut desk = neck.desk();
    desk.press("b");
    shows(&desk, "▸ Neck, both sides");
    let mut desk = Who::default().desk();
    desk.press("b");
    shows(&desk, "▸ Across the lower back");
}

#[test]
fn a_place_by_arrows_its_tenderness_and_a_session_with_the_sore_side() {
    let mut desk = after("b<left>");
    shows(&desk, "▸ Beside the spine, low, left");
    shows(&desk, "For the lower back, left");
    desk.press("<up><up>");
    shows(&desk, "▸ Between spine and blade, left");
    assert_eq!(written(&desk.press("6")), NOTHING, "nothing is written while it is typed");
    shows(&desk, "▸6");
    let upper = vec![(Area::UpperBack, Side::Left, 6)];
    assert_eq!(written(&desk.press("<enter>")), [(upper.clone(), None)]);
    desk.press("<down><down>");
    shows(&desk, "▸ 3 One stubborn knot");
    shows(&desk, "left side only");
    desk.press("<enter>");
    shows(&desk, "Sore side  left");
    let effects = desk.press("<enter>");
    assert_eq!(written(&effects), NOTHING, "it was written once");
    let begin = effects.iter().find_map(|effect| match effect {
        Effect::Begin { routine, sore, tension, .. } => Some((routine.id.as_str(), *sore, tension.clone())),
        _ => None,
    });
    assert_eq!(begin, Some(("upper-one-side", Some(Side::Left), upper)));
}

#[test]
fn a_routine_that_knows_no_side_is_begun_without_one() {
    let mut desk = after("b<left>6<enter><enter>");
    shows(&desk, "Lower back tension  0  1  2  3  4  5 ▸6");
    hides(&desk, "Sore side");
    let effects = desk.press("<enter>");
    assert!(matches!(effects.first(), Some(Effect::Begin { sore: None, .. })), "{effects:?}");
}

#[test]
fn the_place_one_came_for_is_asked_for_before_and_after() {
    let mut desk = after("b");
    for _ in 0..46 {
        if desk.picture(120, 40).contains("▸ back of the thigh") {
            break;
        }
        desk.press("<down>");
    }
    desk.press("8<enter><enter>");
    shows(&desk, "The hips are at 8: the safety questions first.");
    for _ in 0..18 {
        desk.wait(1);
        desk.press("n");
    }
    desk.press("<enter>");
    shows(&desk, "Hips tension");
    shows(&desk, "▸8");
    desk.press("<enter>");
    desk.wait(30);
    desk.press("qy");
    shows(&desk, "How are your hips now?");
    shows(&desk, "before 8");
}

#[test]
fn vim_keys_go_where_the_arrows_go() {
    for (arrows, letters) in [("<left>", "h"), ("<right>", "l"), ("<up>", "k"), ("<down>", "j")] {
        let (one, other) = (after(&format!("b{arrows}{arrows}")), after(&format!("b{letters}{letters}")));
        assert_eq!(one.picture(80, 24), other.picture(80, 24));
        assert_ne!(one.picture(80, 24), after("b").picture(80, 24), "{arrows}");
    }
}

#[test]
fn a_place_by_numbers() {
    let mut desk = after("bn");
    shows(&desk, "Which area?");
    desk.press("3");
    shows(&desk, "Where in the upper back?");
    desk.press("1");
    shows(&desk, "▸ Top corner of the blade, left");
    shows(&desk, "For the upper back, left");
    // A step back is the areas, another one the body as it was.
    desk.press("n5<esc>");
    shows(&desk, "Which area?");
    desk.press("<esc>");
    shows(&desk, "▸ Top corner of the blade, left");
    // The number of nothing is nothing.
    desk.press("n9");
    shows(&desk, "Which area?");
}

#[test]
fn every_spot_can_be_named_by_two_numbers() {
    let mut named = BTreeSet::new();
    for turn in ["", "<tab>"] {
        for area in 1..=6 {
            for spot in 1..=9 {
                let mut desk = after(&format!("b{turn}n{area}{spot}"));
                if !desk.picture(80, 24).contains("Which area?") && !desk.picture(80, 24).contains("Where in")
                {
                    let picture = desk.picture(40, 12);
                    named.insert(picture.lines().nth(1).unwrap().trim().to_owned());
                }
                desk.press("<esc>");
            }
        }
    }
    assert_eq!(named.len(), Spot::all(View::Back).len() + Spot::all(View::Front).len(), "{named:?}");
}

#[test]
fn tab_turns_the_body_and_turns_it_back() {
    let mut desk = after("b<tab>");
    shows(&desk, "from the front");
    let front = desk.picture(80, 24);
    desk.press("<tab>");
    shows(&desk, "from behind");
    desk.press("<tab>");
    assert_eq!(desk.picture(80, 24), front);
    // The person's left is on the right of a person who stands before them.
    desk.press("<right><right><right>");
    shows(&desk, ", left");
}

#[test]
fn a_click_on_the_body_points_at_it_and_left_is_the_persons_left() {
    let mut desk = after("b");
    let mut pointed = BTreeSet::new();
    for (column, row) in (1..25).flat_map(|column| (2..22).map(move |row| (column, row))) {
        click(&mut desk, (column, row), (80, 24));
        let picture = desk.picture(40, 12);
        pointed.insert(picture.lines().nth(1).unwrap().trim().to_owned());
    }
    let back = Spot::all(View::Back).len();
    assert!(pointed.len() > back / 2, "{} of {back}: {pointed:?}", pointed.len());
    let middle = 13;
    click(&mut desk, (middle - 3, 14), (80, 24));
    shows(&desk, ", left");
    click(&mut desk, (middle + 3, 14), (80, 24));
    shows(&desk, ", right");
}

#[test]
fn a_click_says_how_tender_chooses_a_spot_of_the_list_and_a_routine() {
    let mut desk = after("b");
    let spot = cell_of(&desk, "between last rib and hip, left", (80, 24));
    click(&mut desk, spot, (80, 24));
    shows(&desk, "▸ Between last rib and hip, left");
    let seven = cell_of(&desk, " 7  8", (80, 24));
    click(&mut desk, (seven.0 + 1, seven.1), (80, 24));
    shows(&desk, "▸7");
    let routine = cell_of(&desk, "Flare-up day: lower back", (80, 24));
    let effects = click(&mut desk, routine, (80, 24));
    let note = Some("between last rib and hip, left 7".to_owned());
    assert_eq!(written(&effects), [(vec![(Area::LowerBack, Side::Left, 7)], note)]);
    shows(&desk, "▸ 1 Flare-up day: lower back");
    click(&mut desk, routine, (80, 24));
    shows(&desk, "The lower back is at 7: the safety questions first.");
}

#[test]
fn a_click_in_the_table_of_a_small_screen_names_site_and_side() {
    let mut desk = after("b");
    let (_, row) = cell_of(&desk, "beside the spine, low", (40, 12));
    for (column, name) in [(38, ", right"), (35, "Across"), (32, ", left")] {
        click(&mut desk, (column, row), (40, 12));
        let picture = desk.picture(40, 12);
        assert!(picture.lines().nth(1).unwrap().contains(name), "{name}\n{picture}");
    }
}

#[test]
fn a_note_on_a_file_does_not_move_what_the_mouse_means() {
    let (_, mut desk) = scenes(Theme::none()).into_iter().find(|(name, _)| *name == "body-noted").unwrap();
    let spot = cell_of(&desk, "between last rib and hip, left", (80, 24));
    click(&mut desk, spot, (80, 24));
    shows(&desk, "▸ Between last rib and hip, left");
    let heading = cell_of(&desk, "For the lower back, left", (80, 24));
    click(&mut desk, heading, (80, 24));
    shows(&desk, "1 of ");
}

#[test]
fn ten_is_a_one_and_a_nought_and_only_while_it_is_typed() {
    assert_eq!(written(&after("b10").press("<esc>")), [low(Side::Both, 10)]);
    // Another place in between: the nought is a number of its own.
    let mut desk = after("b1<left><right>0");
    assert_eq!(written(&desk.press("<esc>")), [low(Side::Both, 0)]);
    assert_eq!(written(&after("b14").press("<esc>")), [low(Side::Both, 4)]);
    assert_eq!(written(&after("b4<backspace>").press("<esc>")), NOTHING);
}

#[test]
fn what_was_said_is_written_whichever_way_one_goes() {
    for way in ["<esc>", "q", "!", "<ctrl-c>", "<enter>"] {
        assert_eq!(written(&after("b<left>4").press(way)), [low(Side::Left, 4)], "{way}");
        assert_eq!(written(&after("b<left>").press(way)), NOTHING, "{way}");
    }
    assert_eq!(written(&after("b<left>4").press("?")), NOTHING, "help leads nowhere");
    let mut ending = after("b<left>4");
    assert_eq!(written(&ending.tell(Message::Ending)), [low(Side::Left, 4)]);
}

#[test]
fn only_what_is_new_is_written_and_of_two_spots_the_tenser_one() {
    let mut desk = after("b<left>4<enter>");
    assert_eq!(written(&desk.press("<esc>")), NOTHING);
    assert_eq!(written(&desk.press("<esc>")), NOTHING);
    let mut desk = after("b<left>4<enter><esc>6");
    assert_eq!(written(&desk.press("<esc>")), [low(Side::Left, 6)]);
    // What stands in the journal is put right there.
    let mut desk = after("b<left>4<enter><esc><backspace>");
    shows(&desk, "▸4");
    assert_eq!(written(&desk.press("<esc>")), NOTHING);
    let mut desk = after("b<left>3<left>5");
    let note = Some("between last rib and hip, left 5".to_owned());
    assert_eq!(written(&desk.press("<esc>")), [(vec![(Area::LowerBack, Side::Left, 5)], note)]);
}

#[test]
fn from_the_list_one_comes_back_to_the_body_and_from_there_to_today() {
    for way in ["<esc>", "<left>", "<tab>", "h", "q"] {
        let mut desk = after(&format!("b<enter><down>{way}"));
        shows(&desk, "▸ Across the lower back");
        desk.press("<right>");
        shows(&desk, "▸ Beside the spine, low, right");
        desk.press("<esc>");
        hides(&desk, "Where is it?");
    }
}

#[test]
fn a_flare_up_of_the_place_offers_only_what_is_gentle() {
    let mut desk = after("b8<enter>");
    shows(&desk, "▸ 1 Flare-up day: lower back");
    shows(&desk, "gentle: you are at 8");
    shows(&desk, "too much at 8");
    desk.press("<enter>");
    shows(&desk, "gentle");
}

#[test]
fn what_is_left_out_is_counted_with_its_reason() {
    let places = ["mat", "wall", "doorway", "desk", "pillow"].map(str::to_owned);
    let bare = Who { things: Things::having(&[]).without(&places).unwrap(), ..Who::default() };
    let mut desk = bare.desk();
    desk.press("bn51");
    let picture = desk.picture(120, 40);
    assert!(picture.contains("Left out: ") && picture.contains(" a mat"), "{picture}");
    let spared = Who::default().screened("filtered", None, &["blood-thinners"]);
    let mut desk = spared.desk();
    desk.press("bn31");
    assert!(desk.picture(120, 40).contains("spared: blood thinners"), "{}", desk.picture(120, 40));
}

#[test]
fn an_emergency_leaves_nothing_but_what_is_said() {
    for keys in ["b<enter>", "!"] {
        let mut desk = Who::default().screened("emergency", Some("now"), &[]).desk();
        desk.press(keys);
        shows(&desk, "do not");
        hides(&desk, "Where is it?");
        hides(&desk, "On a day like this");
        hides(&desk, "Left out");
        let effects = desk.press("<enter>1");
        assert!(effects.is_empty(), "{effects:?}");
    }
}

#[test]
fn once_it_is_saved_the_chosen_routine_stays_chosen() {
    let mut desk = after("b<left>6<enter><down>");
    let chosen = |desk: &Desk| {
        let picture = desk.picture(80, 24);
        let line = picture.lines().find(|line| line.contains("▸ ") && line.contains(" min · "));
        line.and_then(|line| line.rsplit("▸ ").next()).map(|line| line[2..].to_owned())
    };
    let before = chosen(&desk);
    assert!(before.is_some());
    assert_eq!(desk.tell(Message::Saved), [Effect::Read]);
    let later = tense().rated("2026-03-02T18:40:00", Area::LowerBack, 6).known();
    desk.tell(Message::Library(Box::new(later)));
    assert_eq!(chosen(&desk), before);
}

#[test]
fn whoever_has_half_of_the_things_begins_what_fits_them() {
    let ball = Who { things: Things::having(&[Equipment::Ball]), ..tense() };
    let mut desk = ball.desk();
    desk.press("b<left>5<enter><enter>");
    let effects = desk.press("<enter>");
    let begun = effects.iter().find_map(|effect| match effect {
        Effect::Begin { routine, .. } => Some(routine.clone()),
        _ => None,
    });
    assert!(begun.unwrap().equipment().iter().all(|thing| *thing == Equipment::Ball));
}

// A flare-up.

#[test]
fn a_flare_up_tells_only_numbers_that_were_said() {
    hides(&after("!"), "you are at");
    let mut desk = Who::default().rated("2026-03-02T08:00:00", Area::LowerBack, 8).desk();
    desk.press("!");
    shows(&desk, "gentle: you are at 8");
}

#[test]
fn a_flare_up_is_three_keys_from_today_to_a_gentle_session() {
    for who in [Who::default(), tense(), Who { things: Things::having(&[]), ..Who::default() }] {
        let mut desk = who.desk();
        desk.press("!<enter>");
        let effects = desk.press("<enter>");
        let begun = effects.iter().find_map(|effect| match effect {
            Effect::Begin { routine, .. } => Some(routine.clone()),
            _ => None,
        });
        let begun = begun.expect("a session begins");
        assert_eq!(begun.level, Level::Gentle);
        assert!(!begun.has_pressure());
    }
}

#[test]
fn what_is_offered_on_a_flare_up_is_all_gentle_and_a_number_takes_it() {
    let mut desk = after("!");
    let picture = desk.picture(120, 40);
    let levels = picture.lines().filter(|line| line.contains(" min · "));
    assert!(levels.clone().count() >= 5, "{picture}");
    assert!(levels.clone().all(|line| line.ends_with("gentle")), "{picture}");
    let second = picture.lines().find_map(|line| line.trim().strip_prefix("2 ")).unwrap().to_owned();
    let name = second.split("  ").next().unwrap().to_owned();
    desk.press("2");
    shows(&desk, &name);
    shows(&desk, "Starts in");
    desk.press("<esc>");
    shows(&desk, "Flare-up");
    desk.press("<esc>");
    hides(&desk, "Flare-up ");
}

#[test]
fn a_click_takes_a_routine_on_a_flare_up() {
    let mut desk = after("!");
    let breathing = cell_of(&desk, "Breathing only", (80, 24));
    click(&mut desk, breathing, (80, 24));
    shows(&desk, "Starts in");
    shows(&desk, "Breathing only");
}

#[test]
fn from_a_flare_up_to_the_body_and_back() {
    let mut desk = after("!b");
    shows(&desk, "Where is it?");
    desk.press("<esc>");
    shows(&desk, "On a day like this");
}

// A check-in.

#[test]
fn a_check_in_from_today_says_area_side_and_number() {
    let mut desk = after("c");
    shows(&desk, "How is it now?");
    let effects = desk.press("10<down>4 <down>5  <enter>");
    let places = vec![
        (Area::Neck, Side::Both, 10),
        (Area::Shoulders, Side::Left, 4),
        (Area::UpperBack, Side::Right, 5),
    ];
    assert_eq!(written(&effects), [(places, None)]);
    hides(&desk, "How is it now?");
}

#[test]
fn a_check_in_can_be_skipped_and_can_have_a_sentence() {
    let mut desk = after("c4");
    assert!(desk.press("<esc>").is_empty());
    hides(&desk, "How is it now?");
    let mut desk = after("c4slept badly");
    let places = vec![(Area::Neck, Side::Both, 4)];
    assert_eq!(written(&desk.press("<enter>")), [(places, Some("slept badly".to_owned()))]);
}

#[test]
fn everything_at_once_has_no_side() {
    let mut desk = after("c<up><up>5 ");
    shows(&desk, "▸ Whole body");
    let effects = desk.press("<enter>");
    assert_eq!(written(&effects), [(vec![(Area::WholeBody, Side::Both, 5)], None)]);
}

#[test]
fn what_one_spot_is_rated_bounds_what_its_neighbour_in_the_same_area_offers() {
    let bounds = |keys: &str| {
        let mut desk = Who::default().desk();
        desk.press(keys);
        desk.picture(120, 40).contains("too much at 8")
    };
    assert!(bounds("b<left>8<enter>"));
    assert!(bounds("b<left>8<left><enter>"), "the neighbour on the same side");
    assert!(bounds("b<left>8<right><enter>"), "both sides");
    assert!(!bounds("b<left>8<right><right><enter>"), "the other side");
}
