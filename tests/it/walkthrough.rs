//! Walks through the interface: keys and waiting in, the last screen and effects out.

use std::{sync::Arc, time::Duration};

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Size;
use supple::{
    body::{Area, Side},
    clock::Moment,
    cue::{Aloud, Tone},
    exercise::{Id, Sides},
    library::Library,
    outside::sound::Live,
    routine::{Level, Routine, StepSides},
    session::{By, Ending, Happening, Order, Outcome, PauseReason},
    text::Text,
    ui::{
        message::{Effect, Known, Message},
        theme::Theme,
    },
};

use crate::screens::{Desk, answered, library, short, slow, unfinished};

fn happenings(effects: &[Effect]) -> Vec<&Happening> {
    let session = effects.iter().filter_map(|effect| match effect {
        Effect::Session(event) => Some(&event.what),
        _ => None,
    });
    session.collect()
}

/// A desk that hears: the voice and the player live.
fn hearing() -> Desk {
    let mut desk = Desk::new();
    let live = Live { voice: Some("voice".into()), tones: Some("player".into()) };
    desk.tell(Message::Live(live));
    desk
}

fn aloud(effects: &[Effect]) -> Vec<&Aloud> {
    let heard = effects.iter().filter_map(|effect| match effect {
        Effect::Aloud(aloud) => Some(aloud),
        _ => None,
    });
    heard.filter(|aloud| !matches!(aloud, Aloud::Expect(_))).collect()
}

fn rings(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| **effect == Effect::Ring).count()
}

/// The desk is back where it began.
#[track_caller]
fn is_at_home(desk: &Desk) {
    shows(desk, "o other");
}

#[track_caller]
fn shows(desk: &Desk, words: &str) {
    let picture = desk.picture(80, 24);
    assert!(picture.contains(words), "no `{words}` in\n{picture}");
}

fn practising() -> Desk {
    let mut desk = Desk::new();
    desk.press("2<enter><enter>");
    desk
}

#[test]
fn a_session_from_the_first_key_to_the_last() {
    let mut desk = Desk::new();
    desk.press("<down><enter><enter>");
    shows(&desk, "Starts in 15 s.");
    let begun = desk.press("6<enter>");
    let tension = vec![(Area::LowerBack, Side::Both, 6)];
    let (routine, sore, warned) = (Arc::new(short()), None, Vec::new());
    assert_eq!(begun.first(), Some(&Effect::Begin { routine, sore, tension, screening: "clear", warned }));
    desk.wait(15);
    desk.press(" ");
    shows(&desk, "paused by you");
    desk.wait(60);
    shows(&desk, "3:23 left");
    desk.press(" n");
    shows(&desk, "other side: right");
    desk.wait(12);
    desk.press("s");
    shows(&desk, "A deep ache that fades as you breathe is what we want.");
    desk.press("2");
    shows(&desk, "Pelvic tilt");
    desk.press("q");
    shows(&desk, "Leave?");
    let left = desk.press("y");
    assert_eq!(happenings(&left).last(), Some(&&Happening::Ended(Ending::Left)));
    assert_eq!(desk.app().ending(), Some(Ending::Left));
    shows(&desk, "stopped because it hurt");
    let kept = desk.press("4better at 10<enter>");
    let tension = vec![(Area::LowerBack, Side::Both, 4)];
    let reflect = Effect::Reflect { tension, note: Some(Text::new("better at 10")) };
    assert_eq!(kept, [reflect, Effect::Read]);
    is_at_home(&desk);
}

#[test]
fn three_keys_lead_from_the_start_into_the_session() {
    let mut desk = Desk::new();
    let effects = desk.press("<enter><enter><enter>");
    assert!(matches!(effects.first(), Some(Effect::Begin { routine, .. }) if routine.id.as_str() == "slow"));
}

/// What enter, enter, enter begins with at the `place`th place, of what the program brings along.
#[track_caller]
fn begins_with(place: usize, wanted: &str) {
    let mut desk = choosing();
    let effects = desk.press(&format!("{}<enter><enter><enter>", "<down>".repeat(place)));
    let Some(Effect::Begin { routine, .. }) = effects.first() else { panic!("nothing begins") };
    assert_eq!(routine.id.as_str(), wanted);
}

#[test]
fn enter_at_a_place_begins_with_its_knots_on_most_days_and_with_common_things() {
    begins_with(0, "upper-knots-two-balls");
    begins_with(1, "lower-back-release");
    begins_with(2, "desk-neck-3");
    begins_with(3, "box-reset");
}

#[test]
fn a_place_lists_what_acts_there_first_of_all_then_the_easy_ones() {
    let of = |id: &str, areas: &[Area], level: Level| {
        let id = Id::new(id).expect("an id");
        let name = Text::new(id.as_str());
        Routine { id, name, areas: areas.to_vec(), level, ..short() }
    };
    let routines = vec![
        of("aside", &[Area::Hips, Area::Neck], Level::Easy),
        of("hard", &[Area::Neck], Level::Hard),
        of("sore-day", &[Area::Neck], Level::Gentle),
        of("shoulders", &[Area::Shoulders], Level::Easy),
        of("much", &[Area::Neck, Area::Hips], Level::Easy),
        of("neck", &[Area::Neck, Area::Shoulders], Level::Easy),
    ];
    let mut desk = Desk::of(routines, Theme::none());
    desk.press("3");
    let picture = desk.picture(80, 40);
    let at = |id: &str| picture.find(&format!("  {id} ")).expect(id);
    let wanted = ["neck", "much", "shoulders", "sore-day", "hard", "aside"];
    assert!(wanted.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{picture}");
}

/// The choice among all that the program brings along.
fn choosing() -> Desk {
    Desk::of(Library::shipped().routines().cloned().collect(), Theme::none())
}

#[test]
fn a_routine_is_found_by_words_and_begun() {
    let mut desk = choosing();
    desk.press("/knots two bals");
    shows(&desk, "find: knots two bals_");
    shows(&desk, "▸    Upper back");
    desk.press("<enter>");
    shows(&desk, "Starts in 15 s.");
    desk.press("<esc>");
    shows(&desk, "find: knots two bals_");
    let effects = desk.press("<enter><enter>");
    let begins = matches!(effects.first(), Some(Effect::Begin { routine, .. }) if routine.id.as_str() == "upper-knots-two-balls");
    assert!(begins, "{effects:?}");
}

#[test]
fn the_list_follows_every_letter_and_every_letter_taken_back() {
    let mut desk = Desk::new();
    desk.press("/slow");
    shows(&desk, " 1 routine\n");
    shows(&desk, "▸    Slow evening");
    desk.press("<backspace><backspace><backspace><backspace>");
    shows(&desk, "2 routines");
    desk.press("q?jk3 <ctrl-u>");
    shows(&desk, "find: _");
    desk.press("<down><down><down>");
    shows(&desk, "▸    Slow evening");
    desk.press("<up>");
    shows(&desk, "▸    Lower back release");
    desk.press("<down>slow");
    shows(&desk, "▸    Slow evening");
}

#[test]
fn escape_clears_the_words_then_closes_the_search() {
    let mut desk = Desk::new();
    desk.press("2/slow<esc>");
    shows(&desk, "find: _");
    desk.press("<esc>");
    shows(&desk, "▸ 1  Lower back release");
}

#[test]
fn where_nothing_is_found_enter_stays_and_the_screen_says_what_to_do() {
    let mut desk = Desk::new();
    desk.press("/xylophone<enter>");
    shows(&desk, "Nothing here has all of these words.");
    shows(&desk, "ctrl-u clears the line");
    desk.press("<ctrl-u>slow<enter>");
    shows(&desk, "Starts in 15 s.");
}

#[test]
fn a_paste_is_looked_for_without_what_could_do_something_to_a_terminal() {
    let mut desk = Desk::new();
    desk.tell(Message::Paste("slow".to_owned()));
    shows(&desk, "where is it?");
    desk.press("/");
    desk.tell(Message::Paste("sl\u{1b}o\u{0}w\u{202e}\nevening".to_owned()));
    shows(&desk, "find: slow evening_");
    shows(&desk, "▸    Slow evening");
    desk.tell(Message::Paste("\u{7}\u{9b}x".repeat(100_000)));
    let picture = desk.picture(80, 24);
    assert!(!picture.chars().any(|letter| letter.is_control() && letter != '\n'), "{picture}");
    shows(&desk, "xxxx_");
}

#[test]
fn what_is_typed_before_everything_is_read_is_looked_for_then() {
    let mut desk = Desk::awaiting();
    desk.press("/");
    desk.tell(Message::Paste("slow".to_owned()));
    assert_eq!(desk.press("q<backspace>"), []);
    desk.tell(library(None));
    shows(&desk, "find: slow_");
}

#[test]
fn a_file_saved_meanwhile_is_found_too_and_the_highlight_stays() {
    let mut desk = Desk::awaiting();
    desk.tell(library(None));
    desk.press("/<down>");
    let new = Routine { id: Id::new("new").expect("an id"), name: Text::new("A new one"), ..short() };
    let routines = [new, short(), slow()].map(Arc::new).to_vec();
    desk.tell(Message::Library(Box::new(Known { routines, ..answered() })));
    shows(&desk, "▸    Slow evening");
    desk.press("new");
    shows(&desk, "▸    A new one");
}

#[test]
fn without_a_key_a_briefing_leads_to_the_end() {
    let mut desk = Desk::new();
    let (app, now) = desk.app_mut();
    app.open_briefing(Arc::new(short()), Some(Side::Left), &now);
    let effects = desk.wait(15 + 2 * 60 + 45);
    assert_eq!(happenings(&effects).last(), Some(&&Happening::Ended(Ending::Completed)));
    assert_eq!(desk.app().ending(), Some(Ending::Completed));
    shows(&desk, "Done. 2:15 of 2:15 held.");
}

#[test]
fn going_back_from_a_briefing_keeps_the_choice() {
    let mut desk = Desk::new();
    desk.press("5<down><enter><esc>");
    shows(&desk, "▸ 2  Slow evening");
}

#[test]
fn ready_rings_all_three_ticks_and_the_start() {
    let mut desk = practising();
    desk.wait(2);
    assert_eq!(rings(&desk.press("<enter>")) + rings(&desk.wait(3)), 4);
}

/// The first words of `short` in its second repetition of a tilt counted in `words`, at `second` of that repetition.
fn counting(words: [&str; 3], second: u64) -> Desk {
    let mut routine = short();
    let mut step = routine.steps.swap_remove(1);
    Arc::make_mut(&mut step.exercise).spoken.count = words.map(Text::new).to_vec();
    step.sides = StepSides::All(Sides::Alternate);
    routine.steps = vec![step];
    let mut desk = Desk::of(vec![routine], Theme::none());
    desk.press("2<enter><enter>");
    desk.wait(10 + 10 + second);
    desk
}

#[test]
fn repetitions_are_shown_in_the_words_of_their_exercise() {
    shows(&counting(["up", "", "and open"], 1), "\n up · left\n");
    shows(&counting(["up", "", "and open"], 2), "\n hold · left\n");
    shows(&counting(["up", "", "and open"], 4), "\n open · left\n");
    shows(&counting(["{side} leg", "", "and in"], 6), "\n right leg\n");
    shows(&counting(["{side} leg", "", "and in"], 9), "\n in · right\n");
}

#[test]
fn space_holds_the_countdown() {
    let mut desk = Desk::new();
    desk.press("2<enter> ");
    assert_eq!(desk.wait(600), []);
    shows(&desk, "Waits for ↵.");
}

#[test]
fn a_hold_rings_at_ticks_start_half_floor_and_end() {
    let mut desk = practising();
    assert_eq!(rings(&desk.wait(6)), 0);
    assert_eq!(rings(&desk.wait(3)), 3);
    assert_eq!(rings(&desk.wait(1)), 1);
    // The floor and three ticks, then the end.
    assert_eq!(rings(&desk.wait(44)), 4);
    assert_eq!(rings(&desk.wait(1)), 1);
    desk.press("m");
    assert_eq!(rings(&desk.wait(20)), 0);
}

#[test]
fn any_key_means_it_let_go_once_that_is_asked() {
    let mut desk = practising();
    desk.wait(30);
    assert_eq!(desk.press("z"), []);
    desk.wait(12);
    let effects = desk.press("z");
    assert!(happenings(&effects).contains(&&Happening::LetGo));
}

#[test]
fn a_click_anywhere_is_enter() {
    let mut desk = practising();
    desk.wait(12);
    let kind = MouseEventKind::Down(MouseButton::Left);
    let mouse = MouseEvent { kind, column: 1, row: 1, modifiers: KeyModifiers::NONE };
    let effects = desk.tell(Message::Mouse(mouse, Size::new(80, 24)));
    assert_eq!(happenings(&effects), [&Happening::LetGo]);
}

#[test]
fn a_lock_leaves_the_keys_that_must_never_wait() {
    let mut desk = practising();
    desk.wait(12);
    assert_eq!(desk.press("l <enter><right>n?q"), []);
    let effects = desk.press("s");
    assert!(happenings(&effects).contains(&&Happening::Paused(PauseReason::Hurt)));
    shows(&desk, "▸ 1  lighter");
    desk.press("<enter>");
    shows(&desk, "lighter");
    desk.press("l");
    assert_eq!(desk.press("<ctrl-c>").last(), Some(&Effect::Quit));
}

#[test]
fn leaving_at_once_still_tells_what_was_done() {
    let mut desk = practising();
    desk.wait(20);
    let effects = desk.press("<ctrl-c>");
    let Some(Happening::Recorded(part)) = happenings(&effects).first().copied() else {
        panic!("nothing recorded in {effects:?}")
    };
    assert_eq!((part.outcome, part.by, part.held), (Outcome::Partial, By::Leave, Duration::from_secs(10)));
    assert_eq!(effects.last(), Some(&Effect::Quit));
}

#[test]
fn the_end_of_the_program_breaks_the_session_off_and_does_not_end_it() {
    let mut desk = practising();
    desk.wait(20);
    let effects = desk.tell(Message::Ending);
    let [Happening::Recorded(part)] = happenings(&effects)[..] else { panic!("{effects:?}") };
    assert_eq!((part.outcome, part.by), (Outcome::Partial, By::Leave));
    assert_eq!(effects.last(), Some(&Effect::BreakOff));
    assert_eq!(desk.tell(Message::Ending), []);
}

#[test]
fn staying_goes_on_after_getting_ready() {
    let mut desk = practising();
    desk.wait(20);
    desk.press("q");
    desk.wait(100);
    desk.press("n");
    shows(&desk, "get ready");
    desk.wait(3);
    shows(&desk, "3:18 left");
}

#[test]
fn clickers_go_on_and_back() {
    let mut desk = practising();
    desk.press("<pgdn><pgdn>");
    shows(&desk, "part 3 of 4");
    desk.press("<pgup>");
    shows(&desk, "part 2 of 4");
}

#[test]
fn time_away_is_a_pause_from_when_one_was_last_seen() {
    let mut desk = practising();
    desk.wait(12);
    let seen = Moment::new(Duration::from_secs(11));
    let effects = desk.tell(Message::Away { seen, reason: PauseReason::Sleep });
    assert_eq!(happenings(&effects), [&Happening::Paused(PauseReason::Sleep)]);
    shows(&desk, "the computer slept");
}

#[test]
fn what_is_not_saved_is_said_until_it_is() {
    let mut desk = practising();
    desk.tell(Message::Unsaved(Text::new("no space left")));
    assert!(desk.app().unsaved());
    shows(&desk, "NOT SAVED: no space left");
    desk.tell(Message::Saved);
    assert!(!desk.app().unsaved());
    shows(&desk, "bell");
}

#[test]
fn stopping_the_program_pauses_first() {
    let mut desk = practising();
    let effects = desk.press("<ctrl-z>");
    assert_eq!(happenings(&effects), [&Happening::Paused(PauseReason::Stop)]);
    assert_eq!(effects.last(), Some(&Effect::Suspend));
}

#[test]
fn an_unfinished_session_goes_on_at_its_part() {
    let mut desk = Desk::new();
    let (app, now) = desk.app_mut();
    let effects = app.go_on(unfinished(), &now);
    assert_eq!(effects.first(), Some(&Effect::GoOn(Box::new(unfinished()))));
    shows(&desk, "Pelvic tilt");
}

#[test]
fn what_was_skipped_at_the_end_is_said() {
    let mut desk = practising();
    desk.wait(2 * 45 + 18 + 50);
    desk.press("n");
    assert_eq!(desk.app().ending(), Some(Ending::Completed));
    shows(&desk, "Done. 2:10 of 3:00 held; Long breath out was skipped.");
}

#[test]
fn a_session_of_nothing_is_not_done() {
    let mut desk = practising();
    desk.press("nnnn");
    assert_eq!(desk.app().ending(), Some(Ending::Completed));
    shows(&desk, "Skipped. Nothing of 3:00 was held; 3 exercises were skipped.");
    shows(&desk, "Ball on the wall (both sides): skipped");
    assert!(!desk.picture(80, 24).to_lowercase().contains("done"));
}

#[test]
fn what_hurt_is_said_even_where_it_was_done_lighter_after() {
    let mut desk = practising();
    desk.wait(15);
    desk.press("s1");
    shows(&desk, "Again, lighter: Ball on the wall. further from the wall, softer ball, 30 s");
    desk.wait(200);
    desk.wait(200);
    shows(&desk, "held; Ball on the wall (left) was stopped because it hurt.");
}

#[test]
fn held_time_counts_whole_seconds_only() {
    let mut desk = practising();
    desk.wait(12);
    let (app, mut now) = desk.app_mut();
    now.moment = Moment::new(Duration::from_millis(12_920));
    app.update(Message::Ending, &now);
    shows(&desk, "Left early. 0:02 of 3:00 held, up to Ball on the wall (left).");
}

#[test]
fn the_stop_card_can_be_left_after_asking() {
    let mut desk = practising();
    desk.wait(12);
    desk.press("sq");
    shows(&desk, "Leave?");
    desk.press("<esc>");
    shows(&desk, "Stopped");
    desk.press("qy");
    assert_eq!(desk.app().ending(), Some(Ending::Left));
}

#[test]
fn help_closes_with_any_key_but_never_hides_the_stop() {
    let mut desk = practising();
    desk.press("?");
    shows(&desk, "it hurts: stop");
    desk.press("n");
    shows(&desk, "part 1 of 4");
    desk.press("?s");
    shows(&desk, "Stopped");
}

fn briefed(routine: Arc<supple::routine::Routine>) -> Message {
    let routines = vec![Arc::clone(&routine)];
    Message::Library(Box::new(Known { routines, briefed: Some(routine), ..answered() }))
}

#[test]
fn keys_pressed_before_everything_is_read_count_when_it_is() {
    let mut desk = Desk::awaiting();
    shows(&desk, "reading");
    assert_eq!(desk.press("o<enter><enter>"), []);
    shows(&desk, "reading");
    assert_eq!(desk.tell(library(None)), []);
    shows(&desk, "Slow evening");
    shows(&desk, "Starts in 15 s.");
}

#[test]
fn what_ends_the_program_waits_for_no_file() {
    assert_eq!(Desk::awaiting().press("q"), [Effect::Quit]);
    assert_eq!(Desk::awaiting().press("<ctrl-c>"), [Effect::Quit]);
    assert_eq!(Desk::awaiting().press("<ctrl-z>"), [Effect::Suspend]);
}

#[test]
fn enter_goes_on_with_an_unfinished_session() {
    let mut desk = Desk::awaiting();
    desk.tell(library(Some(unfinished())));
    shows(&desk, "Lower back release was not finished: step 2 of 3, 12 minutes ago.");
    let effects = desk.press("<enter>");
    assert_eq!(effects.first(), Some(&Effect::GoOn(Box::new(unfinished()))));
    shows(&desk, "part 2 of 3");
    desk.press("qy<enter>");
    is_at_home(&desk);
}

#[test]
fn an_unfinished_session_is_left_in_any_of_these_ways() {
    for keys in ["n", "<esc>", "2", "j<enter>", "<down> "] {
        let mut desk = Desk::awaiting();
        desk.tell(library(Some(unfinished())));
        let left = Effect::LeaveUnfinished(Box::new(unfinished()));
        assert_eq!(desk.press(keys), [left, Effect::Read], "{keys}");
        is_at_home(&desk);
    }
}

#[test]
fn whoever_has_gone_on_is_not_called_back_by_an_unfinished_session() {
    let mut desk = Desk::new();
    desk.press("2<enter>");
    desk.tell(library(Some(unfinished())));
    shows(&desk, "Starts in 15 s.");
}

#[test]
fn a_briefing_opened_at_first_sight_is_put_right_before_any_key_counts() {
    let mut desk = Desk::awaiting();
    let (app, now) = desk.app_mut();
    app.open_briefing(Arc::new(short()), None, &now);
    assert_eq!(desk.press("<enter>"), []);
    shows(&desk, "Lower back release");
    let begun = desk.tell(briefed(Arc::new(slow())));
    assert!(
        matches!(begun.first(), Some(Effect::Begin { routine, .. }) if routine.id.as_str() == "slow"),
        "{begun:?}"
    );
}

#[test]
fn a_briefing_starts_by_itself_even_if_the_files_never_come() {
    let mut desk = Desk::awaiting();
    let (app, now) = desk.app_mut();
    app.open_briefing(Arc::new(short()), None, &now);
    desk.wait(15);
    shows(&desk, "get into place");
    assert_eq!(happenings(&desk.press(" ")), [&Happening::Paused(PauseReason::Key)]);
}

#[test]
fn a_session_asked_for_in_the_shell_leads_back_to_it() {
    for (keys, kept) in [("4<enter>", 1), ("<esc>", 0)] {
        let mut desk = Desk::awaiting();
        let (app, now) = desk.app_mut();
        app.open_briefing(Arc::new(short()), None, &now);
        desk.tell(briefed(Arc::new(short())));
        desk.press("<enter>qy");
        let effects = desk.press(keys);
        assert_eq!(effects.last(), Some(&Effect::Quit));
        assert_eq!(effects.len(), kept + 1);
    }
}

#[test]
fn whoever_went_from_the_briefing_to_the_choice_stays_in_the_interface() {
    let mut desk = Desk::awaiting();
    let (app, now) = desk.app_mut();
    app.open_briefing(Arc::new(short()), None, &now);
    desk.tell(library(None));
    desk.press("<esc>o<enter><enter><enter>qy");
    assert_eq!(desk.press("<esc>"), [Effect::Read]);
    is_at_home(&desk);
}

#[test]
fn a_running_session_looks_at_the_clock_at_least_once_a_second() {
    let mut desk = practising();
    while let Some(due) = desk.app().next_due(&desk.clock()) {
        let now = desk.clock().moment;
        assert!(due.since(now) <= Duration::from_secs(1), "at {now}");
        desk.wait(1);
    }
    assert_eq!(desk.app().ending(), Some(Ending::Completed));
}

#[test]
fn a_session_is_led_by_voice_and_tones_and_no_bell() {
    let mut desk = hearing();
    desk.press("2<enter>");
    shows(&desk, "voice and tones");
    let opening = desk.wait(12);
    let said = |effects: &[Effect]| {
        let words = aloud(effects).into_iter().filter_map(|aloud| match aloud {
            Aloud::Say { words, .. } => Some(words.to_string()),
            _ => None,
        });
        words.collect::<Vec<_>>().join(" ")
    };
    assert!(said(&opening).contains("a ball, a wall and a mat"), "{}", said(&opening));
    let begun = desk.press("<enter>");
    assert_eq!(aloud(&begun), [&Aloud::Hush], "the briefing is over");
    shows(&desk, "left · voice");
    let settle = desk.wait(10);
    assert!(said(&settle).contains("the ball beside the spine"), "{}", said(&settle));
    let ticks = aloud(&settle).into_iter().filter(|it| **it == Aloud::Sound(Tone::Tick)).count();
    assert_eq!(ticks, 3);
    assert!(settle.contains(&Effect::Aloud(Aloud::Sound(Tone::Start))));
    assert_eq!(rings(&settle), 0);
    assert!(settle.contains(&Effect::Title(Text::new("now · Ball on the wall · left · supple"))));
}

#[test]
fn mute_pause_hurt_and_leave_are_silence_at_once() {
    for (keys, says) in [("m", false), (" ", true), ("s", true), ("<ctrl-c>", true)] {
        let mut desk = hearing();
        desk.press("2<enter><enter>");
        desk.wait(12);
        let effects = desk.press(keys);
        let heard = aloud(&effects);
        assert_eq!(heard.first(), Some(&&Aloud::Hush), "{keys}");
        assert_eq!(heard.iter().any(|it| matches!(it, Aloud::Say { .. })), says, "{keys}");
        if keys == "m" {
            shows(&desk, "muted");
            let muted = desk.wait(30);
            assert_eq!((aloud(&muted), rings(&muted)), (vec![], 0));
        }
    }
}

#[test]
fn the_words_after_a_stop_come_after_silence() {
    let mut desk = hearing();
    desk.press("2<enter><enter>");
    desk.wait(12);
    let effects = desk.press("s");
    assert!(
        matches!(aloud(&effects)[..], [Aloud::Hush, Aloud::Say { after, .. }] if *after == Duration::from_millis(800))
    );
}

#[test]
fn the_ladder_steps_down_in_sight() {
    let mut desk = hearing();
    desk.press("2<enter><enter>");
    desk.wait(12);
    shows(&desk, "left · voice");
    desk.tell(Message::Live(Live { voice: None, tones: Some("player".into()) }));
    shows(&desk, "left · tones");
    desk.tell(Message::Live(Live::default()));
    shows(&desk, "left · bell");
    assert!(rings(&desk.wait(45)) > 0);
}

#[test]
fn the_last_sentence_may_end_while_looking_back_but_not_go_on() {
    let mut desk = hearing();
    desk.press("2<enter><enter>");
    desk.wait(2 * 45 + 18 + 50);
    let ended = desk.press("n");
    let last = aloud(&ended);
    assert!(matches!(last.last(), Some(Aloud::Say { .. })), "{last:?}");
    assert_eq!(aloud(&desk.wait(5)), Vec::<&Aloud>::new());
    assert_eq!(aloud(&desk.wait(2)), [&Aloud::Hush]);
    assert_eq!(desk.app().next_due(&desk.clock()), None, "a still screen sleeps");
}

#[test]
fn work_that_begins_and_ends_flashes_for_a_moment_and_never_often() {
    let mut desk = practising();
    let is_lit =
        |desk: &Desk| desk.buffer(80, 24)[(40, 0)].modifier.contains(ratatui::style::Modifier::REVERSED);
    desk.wait(9);
    assert!(!is_lit(&desk));
    desk.wait(1);
    assert!(is_lit(&desk));
    let due = desk.app().next_due(&desk.clock()).unwrap();
    assert_eq!(due.since(desk.clock().moment), Duration::from_millis(150));
    desk.wait_once(due);
    assert!(!is_lit(&desk));
    let mut flashes = 0;
    for _ in 0..10 {
        desk.press("n");
        flashes += usize::from(is_lit(&desk));
    }
    assert!(flashes <= 1);
}

#[test]
fn a_locked_player_obeys_from_outside_and_answers_first() {
    let mut desk = practising();
    desk.wait(12);
    desk.press("l");
    let effects = desk.tell(Message::Remote { order: Order::Pause, ticket: 7 });
    assert_eq!(effects.first(), Some(&Effect::Answer { ticket: 7, words: "paused".into() }));
    assert!(happenings(&effects).contains(&&Happening::Paused(PauseReason::Key)));
    let again = desk.tell(Message::Remote { order: Order::Pause, ticket: 8 });
    assert_eq!(again, [Effect::Answer { ticket: 8, words: "nothing to change now".into() }]);
    let status = desk.tell(Message::Remote { order: Order::Status, ticket: 9 });
    let words = r#"{"version":1,"routine":"short","name":"Ball on the wall","step":0,"part":1,"parts":4,"side":"left","phase":"tender","elapsed":2,"length":45,"left":206,"standing":"paused"}"#;
    assert_eq!(status, [Effect::Answer { ticket: 9, words: words.into() }]);
    let left = desk.tell(Message::Remote { order: Order::Leave, ticket: 10 });
    assert!(matches!(left.first(), Some(Effect::Answer { ticket: 10, .. })));
    assert_eq!(happenings(&left).last(), Some(&&Happening::Ended(Ending::Left)));
    let late = desk.tell(Message::Remote { order: Order::Pause, ticket: 11 });
    assert_eq!(late, [Effect::Answer { ticket: 11, words: "no session is running".into() }]);
}

#[test]
fn in_a_long_pause_the_machine_may_sleep() {
    let mut desk = practising();
    desk.wait(12);
    desk.press(" ");
    assert_eq!(desk.wait(59), []);
    assert_eq!(desk.wait(1), [Effect::Doze]);
    assert_eq!(desk.wait(600), []);
    assert!(desk.press(" ").contains(&Effect::StayAwake));
}

#[test]
fn what_is_said_is_to_be_read_too() {
    let mut desk = practising();
    desk.wait(10 + 31);
    for (width, height) in [(80, 24), (40, 12), (120, 40)] {
        let picture = desk.picture(width, height);
        assert!(picture.contains("If it let go, tap any key, or stay."), "{picture}");
    }
}

#[test]
fn what_is_to_be_read_never_contradicts_the_breath_that_is_led() {
    let mut desk = choosing();
    desk.press("/breathing only<enter><enter>");
    let (mut ins, mut outs) = (0, 0);
    for _ in 0..90 {
        desk.wait(1);
        let picture = desk.picture(80, 24);
        let (reads_in, leads_out) = (picture.contains("Breathe in."), picture.contains("breathe out"));
        assert!(!(reads_in && leads_out), "{picture}");
        ins += usize::from(reads_in);
        outs += usize::from(leads_out);
    }
    assert!(ins > 0 && outs > 0, "{ins} {outs}");
}

#[test]
fn a_click_goes_on_with_an_unfinished_session_or_leaves_it() {
    for (column, words, goes_on) in [(8, "1  go on with", true), (8, "2  leave it", false)] {
        let mut desk = Desk::awaiting();
        desk.tell(library(Some(unfinished())));
        let picture = desk.picture(80, 24);
        let row = u16::try_from(picture.lines().position(|line| line.contains(words)).unwrap()).unwrap();
        let click = |row| {
            let kind = MouseEventKind::Down(MouseButton::Left);
            Message::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }, Size::new(80, 24))
        };
        assert_eq!(desk.tell(click(20)), []);
        let effects = desk.tell(click(row));
        let is_it = |effect: &Effect| match effect {
            Effect::GoOn(_) => goes_on,
            Effect::LeaveUnfinished(_) => !goes_on,
            _ => false,
        };
        assert!(effects.iter().any(is_it), "{words}: {effects:?}");
    }
}
