//! The safety of a person in the interface: the questions, what they leave, the dose guard, and the stop card.
//!
//! Keys in; the screen, and what shall stand in the journal, out.

use std::{collections::HashSet, sync::Arc};

use crossterm::event::{
    KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::Size;
use supple::{
    body::{Area, Equipment, Side},
    coach::{Person, Rule},
    exercise::Kind,
    journal::{Entry, Line, What},
    library::{Library, Things},
    routine::{Level, Routine},
    session::{Ending, Happening, Outcome as Went},
    text::Text,
    ui::{
        app::App,
        message::{Effect, Known, Message},
        theme::Theme,
    },
};

use crate::{
    coach::{Life, at},
    screens::{Desk, short},
    screens_colours::{meaning, painted},
};

const NOW: &str = "24T18:40";
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];
/// The questions that are asked of somebody who always says no.
const QUESTIONS: usize = 17;

/// What is known of a life on the evening of 24 November.
fn known(life: &Life) -> Known {
    let library = Arc::new(Library::shipped());
    let person = Person::of(life.history(), Things::default(), life.choices.clone(), &library, &at(NOW));
    let leading = person.leading(&library, &at(NOW));
    let routines = library.shared_routines().filter_map(|routine| leading.led(routine)).collect();
    Known { library, routines, person: Box::new(person), ..Known::default() }
}

fn desk_in(life: &Life, theme: Theme) -> Desk {
    let mut desk = Desk::with(App::unread(theme));
    desk.wall = "2026-11-24T18:40:00+01:00";
    desk.tell(Message::Wake);
    desk.tell(Message::Library(Box::new(known(life))));
    desk
}

fn desk(life: &Life) -> Desk {
    desk_in(life, Theme::none())
}

/// A life whose questions were all answered with no this morning.
fn well() -> Life {
    Life::new().screened("24T07:00", "clear", None, &[])
}

/// Presses keys as a person does: one after the other.
fn say(desk: &mut Desk, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut rest = keys;
    while !rest.is_empty() {
        let length = match rest.strip_prefix('<') {
            Some(_) => rest.find('>').unwrap() + 1,
            None => rest.chars().next().unwrap().len_utf8(),
        };
        let (key, left) = rest.split_at(length);
        desk.wait(1);
        effects.extend(desk.press(key));
        rest = left;
    }
    effects
}

/// `count` times no, which is also the number of questions.
fn no(count: usize) -> String {
    "n".repeat(count)
}

/// A desk at the questions, these keys said.
fn asked(life: &Life, keys: &str) -> Desk {
    let mut desk = desk(life);
    desk.press("s");
    say(&mut desk, keys);
    desk
}

fn whole(desk: &Desk) -> String {
    let picture = desk.picture(120, 40);
    picture.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn shows(desk: &Desk, words: &str) {
    assert!(whole(desk).contains(words), "no `{words}` in\n{}", desk.picture(120, 40));
}

#[track_caller]
fn hides(desk: &Desk, words: &str) {
    assert!(!whole(desk).contains(words), "`{words}` in\n{}", desk.picture(120, 40));
}

fn outcomes(effects: &[Effect]) -> Vec<&supple::journal::Screening> {
    let written = effects.iter().filter_map(|effect| match effect {
        Effect::WriteDown(entry) => match entry.what() {
            What::Screening(it) => Some(it),
            _ => None,
        },
        _ => None,
    });
    written.collect()
}

fn begun(effects: &[Effect]) -> Option<(&Arc<Routine>, &[Rule])> {
    effects.iter().find_map(|effect| match effect {
        Effect::Begin { routine, warned, .. } => Some((routine, warned.as_slice())),
        _ => None,
    })
}

/// Every routine that the first screen and the search lead to, as it would be begun.
fn everything_led(life: &Life) -> Vec<Arc<Routine>> {
    let mut led = Vec::new();
    for key in '1'..='9' {
        let mut desk = desk(life);
        led.extend(begun(&desk.press(&format!("{key}<enter>"))).map(|(routine, _)| Arc::clone(routine)));
    }
    let mut before = String::new();
    for down in 0.. {
        let mut desk = desk(life);
        desk.press(&format!("/{}", "<down>".repeat(down)));
        let picture = desk.picture(120, 40);
        if picture == before {
            break;
        }
        before = picture;
        led.extend(begun(&desk.press("<enter><enter>")).map(|(routine, _)| Arc::clone(routine)));
    }
    led
}

/// A life in which this outcome was written down.
fn after(outcome: &Entry) -> Life {
    Life::new().write(outcome)
}

fn written(effects: &[Effect]) -> Entry {
    let entry = effects.iter().find_map(|effect| match effect {
        Effect::WriteDown(entry) => Some((**entry).clone()),
        _ => None,
    });
    entry.expect("an outcome is written down")
}

fn presses(routine: &Routine) -> bool {
    let things = [Equipment::Ball, Equipment::TwoBalls, Equipment::Roller, Equipment::Stick, Equipment::Cane];
    routine.steps.iter().any(|step| {
        step.exercise.kind.is_pressure() || step.exercise.equipment.iter().any(|thing| things.contains(thing))
    })
}

// The first start.

#[test]
fn a_fresh_start_leads_through_the_questions_to_the_countdown() {
    let mut desk = desk(&Life::new());
    shows(&desk, "▸ The safety questions");
    shows(&desk, "The safety questions have not been answered yet.");
    assert_eq!(desk.press("<enter>"), []);
    shows(&desk, "question 1 of about 17");
    assert_eq!(say(&mut desk, &no(QUESTIONS - 1)), []);
    shows(&desk, "question 17 of about 17");
    let effects = say(&mut desk, "n");
    let [outcome] = outcomes(&effects)[..] else { panic!("{effects:?}") };
    assert_eq!((outcome.outcome.as_str(), outcome.tags.len()), ("clear", 0));
    shows(&desk, "Good to go.");
    desk.press("<enter>");
    hides(&desk, "The safety questions");
    desk.press("<enter>");
    shows(&desk, "Starts in 15 s.");
    let begun = desk.press("<enter>");
    assert!(matches!(begun.first(), Some(Effect::Begin { screening: "clear", .. })), "{begun:?}");
}

#[test]
fn once_they_are_answered_one_key_leads_to_the_countdown_and_two_into_the_session() {
    let mut desk = desk(&well());
    desk.press("<enter>");
    shows(&desk, "Starts in 15 s.");
    assert!(begun(&desk.press("<enter>")).is_some());
}

#[test]
fn the_questions_come_first_again_after_two_weeks_and_when_a_place_is_very_tense() {
    let old = desk(&Life::new().screened("10T07:00", "clear", None, &[]));
    shows(&old, "▸ The safety questions");
    shows(&old, "The safety questions were last answered 14 days ago.");
    let tense = desk(&well().rated("24T12:00", Area::LowerBack, 8));
    shows(&tense, "▸ The safety questions");
    shows(&tense, "The lower back is at 8: the safety questions first.");
    let mut other = desk(&well());
    other.press("s");
    shows(&other, "question 1 of about 17");
}

#[test]
fn what_comes_to_be_asked_while_nothing_is_chosen_is_chosen() {
    let mut desk = desk(&well());
    desk.tell(Message::Library(Box::new(known(&well().rated("24T18:00", Area::Neck, 9)))));
    shows(&desk, "▸ The safety questions");
    desk.press("<down>");
    desk.tell(Message::Library(Box::new(known(&well().rated("24T18:01", Area::Neck, 9)))));
    hides(&desk, "▸ The safety questions");
}

// Answering.

#[test]
fn no_careless_key_is_an_answer() {
    let mut desk = asked(&Life::new(), "");
    assert_eq!(say(&mut desk, "<enter> 0123456789xdwtuioas<right><tab><pgdn><pgup>"), []);
    desk.tell(Message::Paste("nnnnyy".to_owned()));
    shows(&desk, "question 1 of about");
}

#[test]
fn a_key_that_is_held_down_answers_one_question() {
    let mut desk = asked(&Life::new(), "");
    desk.wait(1);
    assert_eq!(desk.press(&no(30)), []);
    shows(&desk, "question 2 of about");
    desk.wait(1);
    let key =
        KeyEvent { kind: KeyEventKind::Repeat, ..KeyEvent::new(KeyCode::Char('n'), KeyModifiers::NONE) };
    assert_eq!(desk.tell(Message::Key(key)), []);
    shows(&desk, "question 2 of about");
}

#[test]
fn the_arrows_choose_and_enter_takes_the_answer_for_one_question_only() {
    let mut desk = asked(&Life::new(), "<down>");
    shows(&desk, "▸ n no");
    say(&mut desk, "<enter>");
    shows(&desk, "question 2 of about");
    hides(&desk, "▸");
    say(&mut desk, "<enter><enter>");
    shows(&desk, "question 2 of about");
    say(&mut desk, "<up>");
    shows(&desk, "▸ y yes");
}

#[test]
fn a_click_on_an_answer_gives_it_and_elsewhere_gives_none() {
    let mut desk = asked(&Life::new(), "");
    let picture = desk.picture(80, 24);
    let row = picture.lines().position(|line| line.trim() == "n  no").unwrap();
    let click = |row: usize| {
        let kind = MouseEventKind::Down(MouseButton::Left);
        let row = u16::try_from(row).unwrap();
        Message::Mouse(MouseEvent { kind, column: 6, row, modifiers: KeyModifiers::NONE }, Size::new(80, 24))
    };
    // The second half of the double click that led here.
    desk.tell(click(row));
    shows(&desk, "question 1 of about");
    desk.wait(1);
    desk.tell(click(row + 2));
    shows(&desk, "question 1 of about");
    desk.wait(1);
    desk.tell(click(row));
    desk.tell(click(row));
    shows(&desk, "question 2 of about");
}

#[test]
fn a_yes_that_branches_asks_more_and_back_goes_to_the_question_before() {
    let mut desk = asked(&Life::new(), "nnnny");
    shows(&desk, "question 6 of about 19");
    shows(&desk, "Is the pain severe");
    shows(&desk, "Yes to: Did it start with a fall");
    say(&mut desk, "<left>");
    shows(&desk, "question 5 of about 17");
    shows(&desk, "Did it start with a fall");
    say(&mut desk, "bbbb");
    shows(&desk, "question 1 of about 17");
    say(&mut desk, "b");
    shows(&desk, "question 1 of about 17");
}

#[test]
fn leaving_keeps_nothing_and_the_questions_wait() {
    for key in ["<esc>", "q"] {
        let mut desk = asked(&Life::new(), "nnnny");
        assert_eq!(outcomes(&say(&mut desk, key)), [] as [&supple::journal::Screening; 0]);
        shows(&desk, "The safety questions have not been answered yet.");
        desk.press("s");
        shows(&desk, "question 1 of about 17");
    }
}

#[test]
fn answers_are_not_told_to_whoever_looks_for_a_fault() {
    let answers = |keys: &str| format!("{:?}", asked(&Life::new(), keys).app());
    assert!(answers("nnnny").contains("Screening"));
    for (one, other) in answers("nnnny").lines().zip(answers("nnnnn").lines()) {
        let (one, other) = (one.split("house").next(), other.split("house").next());
        assert_eq!(one, other);
    }
    assert!(!answers("nnnny").contains("replies"));
}

// What the answers leave.

/// The questions answered with yes at the list, these lines of it ticked.
fn ticking(lines: &[usize]) -> String {
    let mut keys = no(QUESTIONS - 1) + "y";
    let mut at = 0;
    for line in lines {
        keys += &"<down>".repeat(line - at);
        keys += " ";
        at = *line;
    }
    keys + "<enter>"
}

#[test]
fn a_person_with_blood_thinners_and_thin_bones_never_gets_to_a_ball_a_roller_or_a_tool() {
    let mut desk = asked(&Life::new(), "");
    let effects = say(&mut desk, &ticking(&[1, 2]));
    let [outcome] = outcomes(&effects)[..] else { panic!("{effects:?}") };
    let tags: Vec<&str> = outcome.tags.iter().map(Text::as_str).collect();
    assert_eq!((outcome.outcome.as_str(), tags), ("filtered", vec!["osteoporosis", "blood-thinners"]));
    shows(&desk, "Blood thinners or easy bruising: No ball, roller or cane unless your doctor agreed.");
    shows(&desk, "Thin bones: No ball, roller or cane");
    shows(&desk, "routines fit you.");
    // At once, and from the journal later.
    desk.press("<enter>");
    let at_once = desk.press("<enter><enter>");
    assert!(!presses(begun(&at_once).expect("a session").0));
    let led = everything_led(&after(&written(&effects)));
    assert!(led.len() > 20, "{}", led.len());
    for routine in &led {
        assert!(!presses(routine), "{}", routine.id);
    }
    assert!(everything_led(&well()).iter().any(|routine| presses(routine)), "otherwise they do press");
}

#[test]
fn what_is_swapped_or_left_out_stands_in_the_briefing_with_its_reason() {
    let life = Life::new().screened("24T07:00", "filtered", None, &["blood-thinners"]);
    for (width, height) in [(40, 12), (80, 24)] {
        let mut desk = desk(&life);
        desk.press("/lower back release<enter> ");
        let mut all = String::new();
        for _ in 0..12 {
            let picture = desk.picture(width, height);
            // Where there are two columns, the notes stand in the right one.
            for line in picture.lines() {
                all.extend(line.chars().skip(if width < 74 { 0 } else { 43 }).chain([' ']));
            }
            desk.press("<down>");
        }
        let all = all.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in
            ["! Note 3. Ball on the wall: low back muscle: left out", "(blood thinners or easy bruising)."]
        {
            assert!(all.contains(words), "no `{words}` in {all}");
        }
    }
}

#[test]
fn what_was_ticked_before_is_ticked_again_and_can_be_taken_away() {
    let life = Life::new().screened("24T07:00", "filtered", None, &["pregnancy", "supine-pregnancy"]);
    let mut desk = asked(&life, &no(QUESTIONS - 1));
    shows(&desk, "So far: pregnancy, pregnancy from about week 14 on.");
    say(&mut desk, "y");
    assert_eq!(whole(&desk).matches("[x]").count(), 1);
    shows(&desk, "[x] Pregnant, from about week 14 on");
    let kept = say(&mut desk, "<enter>");
    assert_eq!(outcomes(&kept)[0].tags.len(), 2);
    let gone = say(&mut desk, "<left><down><down><down><down> <enter>");
    assert_eq!(outcomes(&gone).last().unwrap().outcome.as_str(), "clear");
}

#[test]
fn an_emergency_leaves_nothing_but_its_advice_and_the_questions() {
    let mut desk = asked(&well(), "");
    let effects = say(&mut desk, "ny");
    assert_eq!(outcomes(&effects)[0].outcome.as_str(), "emergency");
    shows(&desk, "Do not exercise. Go to an emergency department now. This needs checking today.");
    let page = desk.picture(80, 24);
    assert_eq!(say(&mut desk, "<enter> 1234567890oxcdefgijlmnprstuvwyz!/<right><tab>"), []);
    assert_eq!(desk.picture(80, 24), page);
    say(&mut desk, "<esc>");
    shows(&desk, "do not exercise, go to an emergency department");
    let page = desk.picture(80, 24);
    // Neither the disk nor what was read before brings anything back.
    desk.tell(Message::Unsaved(Text::new("no space left")));
    desk.tell(Message::Library(Box::new(known(&well()))));
    desk.tell(Message::Saved);
    let keys = "<enter> 123456789abcdefghijklmnoprtuvwxyz!/,<up><down><left><right><tab>";
    assert_eq!(desk.press(keys), []);
    assert_eq!(desk.picture(80, 24), page);
    desk.press("s");
    shows(&desk, "question 1 of about 17");
}

#[test]
fn a_wrong_key_at_an_emergency_can_be_taken_back() {
    let mut desk = asked(&well(), "y");
    say(&mut desk, "<left>");
    shows(&desk, "question 1 of about 17");
    let effects = say(&mut desk, &no(QUESTIONS));
    assert_eq!(outcomes(&effects)[0].outcome.as_str(), "clear");
    say(&mut desk, "<enter>");
    desk.press("<enter>");
    shows(&desk, "Starts in 15 s.");
}

/// A doctor first after these keys: what is said, and everything that is still led to.
fn doctor_first(keys: &str, says: &[&str]) -> Vec<Arc<Routine>> {
    let mut desk = asked(&Life::new(), "");
    let effects = say(&mut desk, keys);
    assert_eq!(outcomes(&effects)[0].outcome.as_str(), "doctor-first");
    shows(&desk, "This is most likely nothing dangerous, but it must be checked.");
    for words in says {
        shows(&desk, words);
    }
    let led = everything_led(&after(&written(&effects)));
    assert!(!led.is_empty());
    led
}

#[test]
fn a_doctor_first_leaves_what_its_question_says() {
    let breathing = doctor_first(
        &("nnnnny".to_owned() + &no(11)),
        &["No heat and no pressure until then.", "How soon: today.", "Until then: breathing."],
    );
    assert!(breathing.iter().all(|it| it.kinds() == [Kind::Breathing]));
    let warm = doctor_first(
        &(no(13) + "yn" + &no(3)),
        &["How soon: this week.", "Until then: breathing and warmth."],
    );
    let is_left = |kind: &Kind| matches!(kind, Kind::Breathing | Kind::Heat);
    assert!(warm.iter().all(|it| it.kinds().iter().all(is_left)));
    assert!(warm.iter().any(|it| it.kinds().contains(&Kind::Heat)));
    let gentle = doctor_first(
        &(no(11) + "ynn" + &no(5)),
        &["How soon: when it can be arranged.", "Until then: gentle routines."],
    );
    assert!(gentle.iter().all(|it| it.level == Level::Gentle && !presses(it)));
    assert!(gentle.iter().any(|it| it.kinds() != [Kind::Breathing]));
}

// The dose guard.

/// A life with two times of pressure on the lower back today.
fn twice() -> Life {
    well().did("24T08:00", "lower-both-sides").did("24T13:00", "lower-both-sides")
}

#[test]
fn a_third_session_in_a_day_waits_and_offers_what_fits_and_the_person_decides() {
    let mut desk = desk(&twice());
    desk.press("/lower-both-sides<enter>");
    shows(&desk, "! The lower back had pressure twice today, which is enough for one day.");
    assert_eq!(desk.wait(600), []);
    shows(&desk, "Waits for ↵.");
    assert_eq!(desk.press(" "), []);
    assert_eq!(desk.wait(600), []);
    desk.press("g");
    shows(&desk, "Starts in 15 s.");
    hides(&desk, "which is enough for one day");
    desk.press("<esc>");
    shows(&desk, "which is enough for one day");
    let effects = desk.press("<enter>");
    let (routine, warned) = begun(&effects).expect("the person decides");
    assert_eq!(routine.id.as_str(), "lower-both-sides");
    assert!(warned.contains(&Rule::PressedToday), "{warned:?}");
    let mut gentle = self::desk(&twice());
    let effects = gentle.press("/lower-both-sides<enter>g<enter>");
    let (routine, warned) = begun(&effects).expect("a session");
    assert!(routine.level == Level::Gentle && !routine.has_pressure() && warned.is_empty());
}

#[test]
fn the_log_says_that_a_session_was_begun_all_the_same() {
    let life = Life::new();
    let routine = life.library.routine("lower-both-sides").unwrap();
    let now = at(NOW);
    let plan = (std::time::Duration::from_secs(60), 1);
    let begun = Entry::started(&now, supple::journal::id_at(&now), routine, plan, None, Vec::new(), "clear");
    assert!(!begun.line().contains("warned"));
    let warned = begun.warned(["rising", "pressed-today", "pressed-today"]);
    assert!(warned.line().contains(r#""warned":["rising","pressed-today"]"#), "{}", warned.line());
    assert_eq!(Line::read(warned.line().as_bytes()), Line::Entry(warned.clone()));
    let damaged = warned.line().replace(r#"["rising","pressed-today"]"#, "7");
    let Line::Entry(damaged) = Line::read(damaged.as_bytes()) else { panic!("the line is lost") };
    assert!(matches!(damaged.what(), What::Started(it) if it.warned.is_empty()));
}

/// A life in which the lower back was three times tenser after than before.
fn rising() -> Life {
    let change = Some((Area::LowerBack, 4, 5));
    let mut life = Life::new().screened("20T07:00", "clear", None, &[]).rated("20T06:00", Area::LowerBack, 4);
    for day in ["21T18:00", "22T18:00", "23T18:00"] {
        life = life.practised(day, "lower-back-release", change);
    }
    life
}

#[test]
fn three_times_tenser_leads_to_something_gentler_and_to_the_questions() {
    let mut desk = desk(&rising());
    desk.press("/lower back release<enter>");
    shows(&desk, "! Three times in a row the lower back was tenser after than before.");
    shows(&desk, "s the safety questions");
    desk.press("s");
    shows(&desk, "question 1 of about 17");
    // Feeling ill: breathing alone is left.
    say(&mut desk, &("nnnnny".to_owned() + &no(11)));
    say(&mut desk, "<enter>");
    shows(&desk, "a doctor first");
    hides(&desk, "Waits for");
    assert_eq!(desk.wait(600), []);
    assert_eq!(desk.press("<enter> g5"), []);
    desk.press("s");
    say(&mut desk, &no(QUESTIONS));
    say(&mut desk, "<enter>");
    shows(&desk, "Three times in a row");
    assert!(begun(&desk.press("<enter>")).is_some_and(|(_, warned)| warned == [Rule::Rising]));
}

#[test]
fn a_warning_is_heard_before_anything_else_and_that_it_waits() {
    let mut desk = desk(&twice());
    let live = supple::outside::sound::Live { voice: Some("voice".into()), tones: None };
    desk.tell(Message::Live(live));
    let mut effects = desk.press("/lower-both-sides<enter>");
    effects.extend(desk.wait(60));
    let said: Vec<&str> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Aloud(supple::cue::Aloud::Say { words, .. }) => Some(words.as_str()),
            _ => None,
        })
        .collect();
    assert!(said[0].starts_with("The lower back had pressure twice today"), "{said:?}");
    assert!(said[0].ends_with("It waits for Enter."), "{said:?}");
    assert!(said.len() > 2, "{said:?}");
}

#[test]
fn a_countdown_does_not_run_on_behind_the_questions() {
    let mut desk = desk(&twice());
    desk.press("/lower-both-sides<enter>s");
    desk.wait(60);
    assert!(desk.press("<esc>").iter().all(|effect| !matches!(effect, Effect::Begin { .. })));
    assert_eq!(desk.wait(60), []);
}

// The stop card.

/// A desk at the stop card, 20 seconds into the first step.
fn stopped(theme: Theme) -> Desk {
    let mut desk = desk_in(&well(), theme);
    desk.press("/lower-both-sides<enter><enter>");
    desk.wait(45);
    desk.press("s");
    desk
}

#[test]
fn the_stop_card_leads_to_the_questions_and_then_back_to_how_it_is_now() {
    let mut desk = stopped(Theme::none());
    shows(&desk, "4 this is new or severe: the safety questions");
    let effects = desk.press("4");
    let happened: Vec<&Happening> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Session(event) => Some(&event.what),
            _ => None,
        })
        .collect();
    assert_eq!(happened.last(), Some(&&Happening::Ended(Ending::Left)));
    assert_eq!(desk.app().ending(), Some(Ending::Left));
    shows(&desk, "question 1 of about 17");
    say(&mut desk, &no(QUESTIONS));
    shows(&desk, "Good to go.");
    say(&mut desk, "<enter>");
    shows(&desk, "stopped because it hurt");
    let effects = desk.press("6<enter>");
    let tension = vec![(Area::LowerBack, Side::Both, 6)];
    assert_eq!(effects.first(), Some(&Effect::Reflect { tension, note: None }));
    shows(&desk, "supple");
}

#[test]
fn what_hurt_is_marked_before_the_questions_are_asked() {
    let mut desk = desk(&well());
    desk.press("/lower-both-sides<enter><enter>");
    desk.wait(45);
    let effects = desk.press("s");
    let hurt = effects.iter().any(|effect| {
        matches!(effect, Effect::Session(event) if matches!(&event.what, Happening::Recorded(part) if part.outcome == Went::Hurt))
    });
    assert!(hurt, "{effects:?}");
}

#[test]
fn an_emergency_at_the_stop_card_asks_for_nothing_more() {
    let mut desk = stopped(Theme::none());
    desk.press("4");
    say(&mut desk, "y<esc>");
    shows(&desk, "do not exercise, go to an emergency department");
    hides(&desk, "How is your");
}

#[test]
fn the_whole_stop_card_can_be_read_at_the_smallest_size() {
    let mut desk = Desk::of(vec![short()], Theme::none());
    desk.press("2<enter><enter>");
    desk.wait(28);
    desk.press("s");
    let picture = desk.picture(40, 12);
    let ways = [
        "▸ 1  lighter: further from the wall,",
        "     softer ball, 30 s",
        "  2  skip this one",
        "  3  end here",
        "  4  this is new or severe: the safety",
        "     questions",
    ];
    assert!(picture.contains(&ways.join("\n ")), "{picture}");
}

// What it looks like.

fn scenes(theme: Theme) -> Vec<(&'static str, Desk)> {
    let with = |life: &Life, keys: &str| {
        let mut desk = desk_in(life, theme);
        say(&mut desk, keys);
        desk
    };
    let asked = |life: &Life, keys: &str| with(life, &format!("s{keys}"));
    let spared = Life::new().screened("24T07:00", "filtered", None, &["blood-thinners"]);
    let mut refused = desk_in(&rising(), theme);
    refused.press("/lower back release<enter>s");
    say(&mut refused, &("nnnnny".to_owned() + &no(11) + "<enter>"));
    vec![
        ("today-asks", with(&Life::new(), "")),
        ("today-help-first", asked(&well(), "y<esc>")),
        ("question", asked(&Life::new(), "n<down>")),
        ("question-follows", asked(&Life::new(), &(no(11) + "yn"))),
        ("question-conditions", asked(&spared, &no(16))),
        ("conditions", asked(&Life::new(), &(no(16) + "y<down> <down>"))),
        ("outcome-clear", asked(&Life::new(), &no(17))),
        ("outcome-filtered", asked(&Life::new(), &ticking(&[1, 2]))),
        ("outcome-doctor-first", asked(&Life::new(), &(no(13) + "yn" + &no(3)))),
        ("outcome-emergency", asked(&Life::new(), "y")),
        ("briefing-warned", with(&twice(), "/lower-both-sides<enter>")),
        ("briefing-rising", with(&rising(), "/lower back release<enter>")),
        ("briefing-refused", refused),
        ("briefing-spared", with(&spared, "/lower back release<enter> ")),
        ("stopped", stopped(theme)),
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
fn every_state_survives_every_size() {
    for (_, desk) in scenes(Theme::none()) {
        for width in (0..=60).step_by(7).chain([39, 40, 41, 80, 200]) {
            for height in (0..=30).step_by(3).chain([11, 12, 13, 60]) {
                desk.picture(width, height);
            }
        }
    }
}

#[test]
fn light_means_the_same_as_dark_and_every_run_of_letters_has_a_meaning() {
    let (dark, light) = (Theme::dark(), Theme::light());
    for ((name, one), (_, other)) in scenes(dark).into_iter().zip(scenes(light)) {
        let one = painted(&one.buffer(80, 24), |style| meaning(&dark, style));
        let other = painted(&other.buffer(80, 24), |style| meaning(&light, style));
        assert_eq!(one, other, "{name}");
        insta::assert_snapshot!(format!("{name}-meanings"), one);
    }
}

#[test]
fn no_question_no_condition_and_no_advice_is_cut_at_the_smallest_size() {
    let library = Library::shipped();
    let screening = library.screening();
    let told = |desk: &Desk| desk.picture(40, 12).split_whitespace().collect::<Vec<_>>().join(" ");
    let top = screening.questions.iter().filter(|question| !screening.is_follow_up(question));
    for (at, question) in top.enumerate() {
        let mut desk = asked(&Life::new(), &no(at));
        assert!(told(&desk).contains(question.ask.as_str()), "{}\n{}", question.ask, desk.picture(40, 12));
        if question.opens_list || question.then.is_empty() {
            continue;
        }
        say(&mut desk, "y");
        for id in &question.then {
            let follow_up = screening.question(id.as_str()).unwrap();
            assert!(
                told(&desk).contains(follow_up.ask.as_str()),
                "{}\n{}",
                follow_up.ask,
                desk.picture(40, 12)
            );
            say(&mut desk, "n");
        }
    }
    let mut list = asked(&Life::new(), &(no(QUESTIONS - 1) + "y"));
    let mut seen = HashSet::new();
    for tick in &screening.ticks {
        let picture = told(&list);
        for (at, other) in screening.ticks.iter().enumerate() {
            if picture.contains(other.ask.as_str()) {
                seen.insert(at);
            }
        }
        let hint: Vec<&str> = tick.hint.as_str().split(' ').collect();
        assert!(hint.iter().all(|word| picture.contains(word)), "{}\n{}", tick.hint, list.picture(40, 12));
        list.press("<down>");
    }
    assert_eq!(seen.len(), screening.ticks.len());
}

// The questions before whatever is chosen.

#[test]
fn whatever_leads_to_a_routine_asks_first_and_its_briefing_follows() {
    for keys in ["o2<enter><enter>", "/lower back release<enter>", "b<enter><enter>", "o21", "o2i<enter>"] {
        let mut desk = desk(&Life::new());
        desk.press(keys);
        shows(&desk, "question 1 of about 17");
        shows(&desk, "The safety questions have not been answered yet. Then follows: ");
        assert_eq!(outcomes(&say(&mut desk, &no(QUESTIONS))).len(), 1, "{keys}");
        shows(&desk, "Next: ");
        desk.press("<enter>");
        shows(&desk, "Starts in 15 s.");
        let begun = desk.press("<enter>");
        assert!(matches!(begun.first(), Some(Effect::Begin { screening: "clear", .. })), "{keys}: {begun:?}");
    }
}

#[test]
fn leaving_the_questions_starts_nothing_and_leads_back_to_the_choice() {
    let mut desk = desk(&Life::new());
    desk.press("o2");
    let before = desk.picture(80, 24);
    desk.press("<enter>");
    say(&mut desk, "nnn<esc>");
    assert_eq!(desk.picture(80, 24), before);
    // One step before the briefing, too.
    desk.press("<enter>");
    say(&mut desk, &no(QUESTIONS));
    say(&mut desk, "<esc>");
    assert_eq!(desk.picture(80, 24), before);
}

#[test]
fn from_the_briefing_that_followed_one_comes_back_to_the_choice() {
    let mut desk = desk(&Life::new());
    desk.press("o2<enter>");
    say(&mut desk, &no(QUESTIONS));
    say(&mut desk, "<enter><esc>");
    shows(&desk, "▸ 1 Lower back release");
}

#[test]
fn breathing_waits_for_no_question() {
    let mut desk = desk(&Life::new());
    desk.press("/breathing only<enter>");
    shows(&desk, "Starts in 15 s.");
    assert!(begun(&desk.press("<enter>")).is_some());
}

#[test]
fn what_follows_the_answers_is_fitted_to_them() {
    let mut desk = desk(&Life::new());
    desk.press("/lower back release<enter>");
    // Blood thinners: no ball.
    say(&mut desk, &format!("{}y<down><down> <enter>", no(QUESTIONS - 1)));
    shows(&desk, "Next: Lower back release, with ");
    desk.press("<enter>");
    let begun = desk.press("<enter>");
    let Some((routine, _)) = self::begun(&begun) else { panic!("{begun:?}") };
    assert!(!presses(routine));
}

#[test]
fn what_the_answers_do_not_allow_does_not_follow() {
    let mut desk = desk(&Life::new());
    desk.press("/lower back release<enter>");
    // Fever with the pain: a doctor today, breathing until then.
    say(&mut desk, &format!("nnnnny{}", no(QUESTIONS - 6)));
    shows(&desk, "Lower back release is not for now.");
    desk.press("<enter>");
    shows(&desk, "find: lower back release_");
    hides(&desk, "Starts in");
}

#[test]
fn a_session_asked_for_in_the_shell_asks_first_too() {
    let routine = Arc::clone(Library::shipped().routine("lower-back-release").unwrap());
    let mut desk = Desk::with(App::unread(Theme::none()));
    desk.wall = "2026-11-24T18:40:00+01:00";
    let (app, now) = desk.app_mut();
    app.open_briefing(routine, None, &now);
    desk.tell(Message::Wake);
    desk.tell(Message::Library(Box::new(known(&Life::new()))));
    shows(&desk, "question 1 of about 17");
    assert_eq!(desk.wait(60), []);
    say(&mut desk, &no(QUESTIONS));
    desk.press("<enter>");
    shows(&desk, "Starts in 15 s.");
    assert!(begun(&desk.wait(16)).is_some());
}

#[test]
fn a_session_that_was_broken_off_is_gone_on_with_after_the_questions() {
    let library = Library::shipped();
    let routine = Arc::clone(library.routine("lower-back-release").unwrap());
    let unfinished = supple::ui::message::Unfinished { routine, ..crate::screens::unfinished() };
    let open = || {
        let mut desk = Desk::with(App::unread(Theme::none()));
        desk.wall = "2026-11-24T18:40:00+01:00";
        desk.tell(Message::Wake);
        let known = Known { unfinished: Some(unfinished.clone()), ..known(&Life::new()) };
        desk.tell(Message::Library(Box::new(known)));
        desk
    };
    let mut desk = open();
    assert_eq!(desk.press("<enter>"), [Effect::Read]);
    shows(&desk, "question 1 of about 17");
    say(&mut desk, "<esc>");
    shows(&desk, "was not finished");
    desk.press("<enter>");
    say(&mut desk, &no(QUESTIONS));
    let effects = desk.press("<enter>");
    assert!(matches!(effects.first(), Some(Effect::GoOn(_))), "{effects:?}");
    // What must be done in another way now is left.
    let mut desk = open();
    desk.press("<enter>");
    say(&mut desk, &format!("{}y<down><down> <enter>", no(QUESTIONS - 1)));
    shows(&desk, "Lower back release is not gone on with");
    let effects = desk.press("<enter>");
    assert!(matches!(effects.first(), Some(Effect::LeaveUnfinished(_))), "{effects:?}");
}

#[test]
fn a_tension_of_seven_said_in_the_briefing_brings_the_questions_once() {
    let mut desk = desk(&well());
    desk.press("/lower back release<enter>7<enter>");
    shows(&desk, "The lower back is at 7: the safety questions first.");
    say(&mut desk, &no(QUESTIONS));
    desk.press("<enter>");
    shows(&desk, "Lower back tension");
    assert!(begun(&desk.press("<enter>")).is_some());
}

#[test]
fn a_tension_that_brings_the_questions_never_lets_them_come_by_themselves() {
    let mut desk = desk(&well());
    desk.press("/lower back release<enter>");
    shows(&desk, "Starts in 15 s.");
    desk.press("7");
    shows(&desk, "The lower back is at 7: the safety questions first.");
    assert_eq!(begun(&desk.wait(60)), None);
    shows(&desk, "Waits for ↵.");
    // A slip of the finger is taken back, and it goes on when the person says so.
    desk.press("3");
    hides(&desk, "the safety questions first");
    desk.press(" ");
    assert!(begun(&desk.wait(16)).is_some());
}

#[test]
fn a_routine_fitted_before_the_questions_stays_the_one_that_was_chosen() {
    let library = Library::shipped();
    let shipped = Arc::clone(library.routine("lower-back-release").unwrap());
    let mut other = Routine::clone(&shipped);
    (other.name, other.hash) = (supple::text::Text::new("From a file elsewhere"), "f11e".to_owned());
    other.steps.truncate(2);
    let mut desk = Desk::with(App::unread(Theme::none()));
    desk.wall = "2026-11-24T18:40:00+01:00";
    let (app, now) = desk.app_mut();
    app.open_briefing(Arc::new(other.clone()), None, &now);
    desk.tell(Message::Wake);
    desk.tell(Message::Library(Box::new(known(&Life::new()))));
    say(&mut desk, &no(QUESTIONS));
    desk.press("<enter>");
    let effects = desk.press("<enter>");
    assert_eq!(begun(&effects).map(|(routine, _)| (**routine).clone()), Some(other));
}

#[test]
fn a_file_saved_behind_the_briefing_brings_nothing_back_that_must_be_spared() {
    let library = Library::shipped();
    let whole = Arc::clone(library.routine("lower-back-release").unwrap());
    assert!(presses(&whole));
    let mut desk = Desk::with(App::unread(Theme::none()));
    desk.wall = "2026-11-24T18:40:00+01:00";
    let (app, now) = desk.app_mut();
    app.open_briefing(Arc::clone(&whole), None, &now);
    desk.tell(Message::Wake);
    let thin_blood = Life::new().screened("24T18:00", "filtered", None, &["blood-thinners"]);
    let read = || Known { briefed: Some(Arc::clone(&whole)), ..known(&thin_blood) };
    desk.tell(Message::Library(Box::new(read())));
    desk.tell(Message::Library(Box::new(read())));
    let effects = desk.press("<enter>");
    let (routine, _) = begun(&effects).expect("it begins");
    assert!(!presses(routine), "{routine:?}");
}

#[test]
fn the_questions_before_a_routine_have_their_pictures() {
    let mut asked = desk(&Life::new());
    asked.press("o2<enter>");
    let mut answered = desk(&Life::new());
    answered.press("o2<enter>");
    say(&mut answered, &no(QUESTIONS));
    let mut refused = desk(&Life::new());
    refused.press("o2<enter>");
    say(&mut refused, &format!("nnnnny{}", no(QUESTIONS - 6)));
    for (name, desk) in [("asked", asked), ("answered", answered), ("refused", refused)] {
        for (width, height) in SIZES {
            insta::assert_snapshot!(
                format!("screening-before-{name}-{width}x{height}"),
                desk.picture(width, height)
            );
        }
    }
}

// What was rated bounds the library.

#[test]
fn what_is_too_much_for_a_tense_place_is_marked_in_the_library_and_stands_last() {
    let life = Life::new().rated("24T18:00", Area::LowerBack, 8).screened("24T18:20", "clear", None, &[]);
    let mut desk = desk(&life);
    desk.press("o2");
    shows(&desk, "▸ 1 Flare-up day: lower back, gentle");
    shows(&desk, "! too much for now");
    desk.press("<esc>/lower back release");
    shows(&desk, "! The lower back was 8");
    desk.press("<esc>");
    desk.press("<esc>/lower back release<enter>");
    shows(
        &desk,
        "! The lower back was 8 just now; from 7 on only gentle routines without pressure are for it.",
    );
    shows(&desk, "s the safety questions");
    desk.press("g");
    let begun = desk.press("<enter>");
    let Some((routine, rules)) = self::begun(&begun) else { panic!("{begun:?}") };
    assert_eq!((routine.level, rules.len()), (Level::Gentle, 0));
}

#[test]
fn a_high_number_typed_in_the_briefing_is_met_at_once() {
    // The questions were answered just now, and cover it.
    let life = Life::new().screened("24T18:30", "clear", None, &[]);
    let mut desk = desk(&life);
    desk.press("/lower back release<enter>7");
    shows(&desk, "! The lower back is at 7; from 7 on only gentle routines without pressure are for it.");
    assert_eq!(begun(&desk.wait(60)), None);
    desk.press("4");
    hides(&desk, "from 7 on");
    desk.press("8g");
    let begun = desk.press("<enter>");
    let Some((routine, _)) = self::begun(&begun) else { panic!("{begun:?}") };
    assert!(routine.level == Level::Gentle && !presses(routine), "{}", routine.id);
}

#[test]
fn what_hurt_today_is_warned_of_wherever_it_is_chosen() {
    let life = well().hurt("24T18:00", "lower-back-release", 5);
    let mut desk = desk(&life);
    desk.press("/lower back release<enter>");
    shows(&desk, "hurt today; leave this until tomorrow.");
    assert_eq!(begun(&desk.wait(60)), None);
}

#[test]
fn what_only_serves_warmth_goes_with_it() {
    let numb = Life::new().screened("24T18:00", "filtered", None, &["heat-risk"]);
    let all = everything_led(&numb);
    assert!(!all.is_empty());
    for routine in all {
        assert!(!routine.kinds().contains(&Kind::Heat), "{}", routine.id);
        for step in &routine.steps {
            let words = format!("{} {:?}", step.exercise.name, step.exercise.equipment).to_lowercase();
            for word in ["bath", "shower", "bottle", "heat", "dry and dress"] {
                assert!(!words.contains(word), "{word} in {} of {}", step.exercise.name, routine.id);
            }
        }
    }
}

#[test]
fn what_is_too_much_may_be_begun_all_the_same_and_the_log_says_so() {
    let life = Life::new().rated("24T18:00", Area::LowerBack, 8).screened("24T18:20", "clear", None, &[]);
    let mut desk = desk(&life);
    let effects = desk.press("/lower back release<enter><enter>");
    assert_eq!(begun(&effects).map(|(_, rules)| rules), Some(&[Rule::TooTense][..]));
}

// The mouse.

fn click(desk: &mut Desk, words: &str) -> Vec<Effect> {
    let picture = desk.picture(80, 24);
    let row = picture.lines().position(|line| line.contains(words)).unwrap_or_else(|| panic!("{picture}"));
    let kind = MouseEventKind::Down(MouseButton::Left);
    let row = u16::try_from(row).unwrap();
    let mouse = MouseEvent { kind, column: 8, row, modifiers: KeyModifiers::NONE };
    desk.tell(Message::Mouse(mouse, Size::new(80, 24)))
}

#[test]
fn a_click_on_today_takes_the_way_it_is_on() {
    let mut desk = desk(&Life::new());
    let second = desk.picture(80, 24).lines().nth(7).unwrap().trim().split("  ").next().unwrap().to_owned();
    click(&mut desk, "Nothing is in the journal yet");
    shows(&desk, "▸ The safety questions");
    click(&mut desk, &second);
    shows(&desk, "Starts in");
    desk.press("<esc>");
    shows(&desk, &format!("▸ {second}"));
    click(&mut desk, "The safety questions");
    shows(&desk, "question 1 of about 17");
    desk.press("<esc>");
    // Its reason belongs to it.
    click(&mut desk, "The safety questions have not been answered yet");
    shows(&desk, "question 1 of about 17");
}
