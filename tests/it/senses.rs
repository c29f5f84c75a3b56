//! What of a session is seen and told where nothing is heard, and the sound test before the first one.

use ratatui::style::Modifier;
use supple::{
    cue::{Aloud, Tone},
    outside::sound::{Heard, Live, Rung},
    session::{Happening, PauseReason},
    text::Text,
    ui::{
        app::App,
        message::{Effect, Focus, Message, Proof, Sounding, Switch},
        theme::Theme,
    },
};

use crate::screens::{Desk, known, short, slow};

fn app() -> App {
    App::new(known(vec![short(), slow()]), Theme::none())
}

/// A desk whose sessions are heard and told like this.
fn desk(sounding: Sounding) -> Desk {
    Desk::with(app().sounding(sounding)).in_the_library()
}

fn live(voice: &str, tones: &str) -> Message {
    let some = |name: &str| (!name.is_empty()).then(|| name.to_owned());
    Message::Live(Live { voice: some(voice), tones: some(tones) })
}

/// How many rows of the screen are turned over.
fn lit(desk: &Desk) -> usize {
    let buffer = desk.buffer(80, 24);
    (0..24).filter(|row| (0..80).all(|x| buffer[(x, *row)].modifier.contains(Modifier::REVERSED))).count()
}

fn notices(effects: &[Effect]) -> Vec<String> {
    let told = effects.iter().filter_map(|effect| match effect {
        Effect::Notify(words) => Some(words.to_string()),
        _ => None,
    });
    told.collect()
}

#[test]
fn much_of_the_screen_flashes_for_whoever_hears_nothing_and_a_line_for_the_others() {
    for (voice, tones, rows) in [("voice", "player", 1), ("", "player", 1), ("", "", 6)] {
        let mut desk = desk(Sounding::default());
        desk.tell(live(voice, tones));
        desk.press("2<enter><enter>");
        // Settling has no voice to wait for, so that work begins in its tenth second.
        let mut most = 0;
        for _ in 0..40 {
            let until = desk.clock().moment.after(std::time::Duration::from_secs(1));
            desk.wait_once(until);
            most = most.max(lit(&desk));
        }
        assert_eq!(most, rows, "{voice} {tones}");
    }
}

#[test]
fn a_flash_that_is_not_wanted_never_comes() {
    let mut desk = desk(Sounding { flash: Switch::Off, ..Sounding::default() });
    desk.press("2<enter><enter>");
    let end = desk.clock().moment.after(std::time::Duration::from_secs(120));
    while desk.wait_once(end) {
        assert_eq!(lit(&desk), 0, "at {}", desk.clock().moment);
    }
    let mut usual = self::desk(Sounding::default());
    usual.press("2<enter><enter>");
    usual.wait(10);
    assert_eq!(lit(&usual), 6, "or nothing would be proven");
}

#[test]
fn where_the_person_chose_it_a_session_begins_locked_and_only_stops_leaves_and_unlocks() {
    let mut desk = Desk::with(app().locking(Switch::On)).in_the_library();
    desk.press("2<enter><enter>");
    desk.wait(12);
    assert!(desk.picture(80, 24).contains("locked"));
    for key in [" ", "n", "b", "<pgdn>", "+", "-", "q", "m", "f", "?", "<enter>", "<esc>", "x"] {
        assert_eq!(desk.press(key), [], "{key}");
    }
    desk.press("l");
    assert!(!desk.picture(80, 24).contains("locked"));
    let paused = desk.press(" ");
    assert!(paused.iter().any(|effect| {
        matches!(effect, Effect::Session(event) if event.what == Happening::Paused(PauseReason::Key))
    }));
}

#[test]
fn a_locked_session_stops_when_it_hurts() {
    let mut desk = Desk::with(app().locking(Switch::On)).in_the_library();
    desk.press("2<enter><enter>");
    desk.wait(12);
    desk.press("s");
    assert!(desk.picture(80, 24).contains("A deep ache"));
}

#[test]
fn behind_other_windows_the_desktop_tells_what_nothing_else_does() {
    let mut desk = desk(Sounding::default());
    desk.press("2<enter><enter>");
    assert_eq!(notices(&desk.wait(12)), [""; 0], "the window is in front");
    desk.tell(Message::Focus(Focus::Behind));
    assert_eq!(notices(&desk.press("n")), ["other side · Ball on the wall · right"]);
    assert_eq!(notices(&desk.wait(12)), ["now · Ball on the wall · right"]);
    desk.tell(Message::Focus(Focus::Front));
    assert_eq!(notices(&desk.press("n")), [""; 0]);
    desk.tell(Message::Focus(Focus::Behind));
    let left = desk.press("<ctrl-c>");
    assert_eq!(notices(&left), ["the session is over"]);
    assert!(left.contains(&Effect::Title(Text::new("supple"))));
}

#[test]
fn whoever_hears_a_session_or_wants_no_notice_gets_none() {
    for (sounding, heard) in [
        (Sounding::default(), live("voice", "")),
        (Sounding::default(), live("", "player")),
        (Sounding { notices: Switch::Off, ..Sounding::default() }, live("", "")),
    ] {
        let mut desk = desk(sounding);
        desk.tell(heard);
        desk.press("2<enter><enter>");
        desk.tell(Message::Focus(Focus::Behind));
        assert_eq!(notices(&desk.wait(60)), [""; 0]);
    }
    let mut muted = desk(Sounding { is_muted: true, ..Sounding::default() });
    muted.tell(live("voice", "player"));
    muted.press("2<enter><enter>");
    muted.tell(Message::Focus(Focus::Behind));
    assert!(!notices(&muted.wait(60)).is_empty(), "who muted it hears nothing");
}

/// The briefing before the first session, with this voice and this player.
fn first(voice: &str, tones: &str) -> Desk {
    let mut desk = desk(Sounding { proof: Proof::Due, ..Sounding::default() });
    desk.tell(live(voice, tones));
    desk.press("2<enter>");
    desk
}

fn sayings(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::Aloud(Aloud::Say { .. }))).count()
}

#[test]
fn the_first_briefing_asks_whether_it_is_heard_and_starts_by_itself_all_the_same() {
    let mut desk = first("espeak-ng", "pw-play");
    desk.wait(1);
    insta::assert_snapshot!("first_briefing_80x24", desk.picture(80, 24));
    insta::assert_snapshot!("first_briefing_40x12", desk.picture(40, 12));
    let began = desk.wait(30);
    assert!(began.iter().any(|effect| matches!(effect, Effect::Begin { .. })), "nobody has to answer");
    assert!(!began.iter().any(|effect| matches!(effect, Effect::Heard { .. })), "and nothing is kept");
}

#[test]
fn who_hears_the_voice_is_asked_once_and_loses_no_time() {
    let mut desk = first("espeak-ng", "pw-play");
    desk.wait(4);
    let before = desk.picture(80, 24);
    let voice = Heard::One { name: "espeak-ng".into(), missed: 0 };
    assert_eq!(desk.press("y"), [Effect::Heard { voice, tones: Heard::Unknown }]);
    let count = |picture: &str| picture.lines().find(|line| line.contains("Starts in")).unwrap().to_owned();
    assert_eq!(count(&before), count(&desk.picture(80, 24)));
    desk.press("<esc><enter>");
    desk.wait(1);
    assert!(!desk.picture(80, 24).contains("Do you hear"), "who answered is not asked again");
}

#[test]
fn who_does_not_hear_it_gets_the_next_rung_from_the_beginning() {
    let mut desk = first("spd-say", "pw-play");
    assert!(sayings(&desk.wait(4)) > 0);
    assert_eq!(desk.press("n"), [Effect::StepDown(Rung::Voice)]);
    assert!(desk.picture(80, 24).contains("The next one is tried."));
    assert_eq!(desk.press("n"), [], "nothing new can be heard yet");
    desk.tell(live("espeak-ng", "pw-play"));
    assert!(sayings(&desk.wait(4)) > 0, "the briefing is said again by the next voice");
    assert_eq!(desk.press("n"), [Effect::StepDown(Rung::Voice)]);
    let tone = desk.tell(live("", "pw-play"));
    assert!(tone.contains(&Effect::Aloud(Aloud::Sound(Tone::Start))));
    assert!(desk.picture(80, 24).contains("Did you hear a tone?"));
    let tones = Heard::One { name: "pw-play".into(), missed: 0 };
    assert_eq!(desk.press("y"), [Effect::Heard { voice: Heard::Nothing, tones }]);
}

#[test]
fn who_hears_nothing_at_all_is_led_by_the_screen_and_told_how_to_try_again() {
    let mut desk = first("", "aplay");
    desk.wait(1);
    assert_eq!(desk.press("n"), [Effect::StepDown(Rung::Tones)]);
    let kept = desk.tell(live("", ""));
    assert!(kept.contains(&Effect::Heard { voice: Heard::Unknown, tones: Heard::Nothing }));
    assert!(desk.picture(80, 24).contains("`supple doctor` tries again"));
}

#[test]
fn later_briefings_and_silent_ones_ask_nothing() {
    for sounding in
        [Sounding::default(), Sounding { proof: Proof::Due, is_muted: true, ..Sounding::default() }]
    {
        let mut desk = desk(sounding);
        desk.tell(live("espeak-ng", "pw-play"));
        desk.press("2<enter>");
        desk.wait(1);
        assert!(!desk.picture(80, 24).contains("hear"));
        assert_eq!((desk.press("y"), desk.press("n")), (vec![], vec![]));
    }
    let mut deaf = first("", "");
    deaf.wait(1);
    assert!(!deaf.picture(80, 24).contains("hear"), "there is nothing to ask about");
}
