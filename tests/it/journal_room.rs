//! The journal's room: what it shows at every size, and what it writes.
//!
//! Keys in; the screen, and the lines of the journal, out.

use std::{collections::HashSet, sync::Arc, time::Duration};

use chrono::NaiveDate;
use ratatui::{buffer::Cell, style::Color};
use supple::{
    body::{Area, Side},
    clock::{Moment, Now},
    journal::{self, Amendment, Entry, History, Index, Journal, Tension, Union},
    session::{By, Ending, Outcome, Part},
    text::Text,
    ui::{
        keys,
        message::{Effect, Message},
        theme::Theme,
    },
};
use uuid::Uuid;

use crate::{
    screens::{Desk, short},
    screens_colours::{meaning, painted},
};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

fn at(time: &str) -> Now {
    let wall = time.parse().unwrap();
    Now { moment: Moment::ZERO, wall, zone: Arc::from("Europe/Berlin"), away: Duration::ZERO }
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rated(places: &[(Area, Side, u8)]) -> Vec<Tension> {
    places.iter().map(|(area, side, value)| Tension { area: *area, side: *side, value: *value }).collect()
}

pub(crate) fn low(value: u8) -> Vec<Tension> {
    rated(&[(Area::LowerBack, Side::Both, value)])
}

/// A session of three exercises begun at `time`: what was held of each, and how each ended.
pub(crate) fn session(
    number: u128,
    time: &str,
    before: Vec<Tension>,
    parts: &[(u64, Outcome)],
) -> Vec<Entry> {
    let (id, now, routine) = (Uuid::from_u128(number), at(time), short());
    let plan = (Duration::from_secs(221), 4);
    let mut entries = vec![Entry::started(&now, id, &routine, plan, Some(Side::Left), before, "clear")];
    let places = [(0, Side::Left, 45), (0, Side::Right, 45), (1, Side::Both, 40), (2, Side::Both, 50)];
    for ((held, outcome), (step, side, planned)) in parts.iter().zip(places) {
        let part = Part {
            step,
            side,
            take: 1,
            planned: Duration::from_secs(planned),
            held: Duration::from_secs(*held),
            paused: Duration::ZERO,
            outcome: *outcome,
            by: By::Time,
        };
        entries.push(Entry::step(&now, id, &part, &routine.steps[step].exercise));
    }
    let ending = if parts.len() == places.len() { Ending::Completed } else { Ending::Left };
    let held = Duration::from_secs(parts.iter().map(|(held, _)| held).sum());
    entries.push(Entry::finished(&now, id, ending, held, Duration::ZERO, Duration::ZERO));
    entries
}

pub(crate) fn whole() -> [(u64, Outcome); 4] {
    [(45, Outcome::Done), (45, Outcome::Done), (40, Outcome::Done), (50, Outcome::Done)]
}

pub(crate) fn amended(number: u128, time: &str, after: Vec<Tension>, note: Option<&str>) -> Entry {
    let set = Amendment { tension_after: Some(after), note: note.map(Text::new), time: None };
    Entry::amended(&at(time), Uuid::from_u128(number), set)
}

/// Ten days of practice up to the clock of the desk, Monday 2 March 2026.
fn ten_days() -> Vec<Entry> {
    let places = [(Area::LowerBack, Side::Both, 6), (Area::Shoulders, Side::Right, 4)];
    let uneven = [(45, Outcome::Done), (18, Outcome::Hurt), (0, Outcome::Skipped), (31, Outcome::Partial)];
    let mut entries = session(1, "2026-02-20T07:10:00+01:00", rated(&places), &whole());
    entries.push(amended(1, "2026-02-20T07:20:00+01:00", low(4), None));
    let neck = [(Area::Neck, Side::Both, 7), (Area::LowerBack, Side::Both, 5)];
    let note = Some(Text::new("long drive"));
    entries.push(Entry::check_in(&at("2026-02-21T20:00:00+01:00"), rated(&neck), note));
    entries.extend(session(2, "2026-02-27T18:00:00+01:00", low(5), &uneven));
    entries.push(amended(2, "2026-02-27T18:12:00+01:00", low(3), Some("better at 10, slept well after")));
    let massage = Text::new("massage");
    let back = vec![Area::UpperBack, Area::LowerBack];
    entries.push(Entry::elsewhere(&at("2026-02-28T11:30:00+01:00"), massage, 30, back));
    entries.extend(session(3, "2026-03-01T21:05:00+01:00", low(4), &whole()[..2]));
    entries.extend(session(4, "2026-03-02T07:10:00+01:00", low(4), &whole()));
    entries.push(amended(4, "2026-03-02T07:20:00+01:00", low(2), None));
    entries.push(Entry::check_in(&at("2026-03-02T12:00:00+01:00"), low(3), None));
    entries
}

fn read(entries: &[Entry], more: &str) -> Index {
    let lines: String = entries.iter().map(Entry::line).collect();
    let mut union = Union::default();
    union.add(&Text::new("2026.jsonl"), &Text::new("d"), (lines + more).as_bytes());
    Index::of(History::of(union))
}

/// A desk in the journal's room, with these entries read.
fn opened(entries: &[Entry], more: &str, theme: Theme) -> Desk {
    let mut desk = Desk::in_colours(theme);
    assert_eq!(desk.press("j"), [Effect::ReadJournal]);
    desk.tell(Message::Journal(Box::new(read(entries, more))));
    desk
}

fn room() -> Desk {
    opened(&ten_days(), "", Theme::none())
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

/// What was written down, each line without its time, id and zone.
fn lines(effects: &[Effect]) -> Vec<String> {
    let line = |effect: &Effect| match effect {
        Effect::WriteDown(entry) => entry.line().trim_end().split_once(r#""event":"#).unwrap().1.to_owned(),
        other => panic!("not a line: {other:?}"),
    };
    effects.iter().map(line).collect()
}

fn written(effects: Vec<Effect>) -> Entry {
    match effects.into_iter().next() {
        Some(Effect::WriteDown(entry)) => *entry,
        other => panic!("not a line: {other:?}"),
    }
}

fn scenes(theme: Theme) -> Vec<(&'static str, Desk)> {
    let with = |keys: &str| {
        let mut desk = opened(&ten_days(), "", theme);
        desk.press(keys);
        desk
    };
    let mut reading = Desk::in_colours(theme);
    reading.press("j");
    let mut unsaved = with("d");
    unsaved.tell(Message::Unsaved(Text::new("cannot write; make room on the disk")));
    vec![
        ("journal", with("")),
        ("journal-reading", reading),
        ("journal-empty", opened(&[], "", theme)),
        ("journal-damaged", opened(&ten_days(), "{torn\n{\"v\":9,\"event\":\"new\"}\n", theme)),
        ("journal-entry", with("kkkk<enter>")),
        ("journal-trend", with("<tab>")),
        ("journal-weeks", with("<tab>ta")),
        ("journal-bare-day", with("hhhh")),
        ("journal-deleted", with("d")),
        ("journal-unsaved", unsaved),
        ("journal-amend", with("kkkke4")),
        ("journal-check-in", with("c7<down><down>3tired")),
        ("journal-elsewhere", with("+<right><down>30<down><right>")),
        ("journal-missing", with("+<enter>")),
        ("journal-area", with("f")),
        ("journal-routine", with("r")),
        ("journal-day", with("kkkke<up><left>")),
    ]
}

#[test]
fn the_room_has_its_pictures() {
    for (name, desk) in scenes(Theme::none()) {
        for (width, height) in SIZES {
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), desk.picture(width, height));
        }
    }
}

#[test]
fn every_run_of_letters_in_it_has_a_meaning() {
    let theme = Theme::dark();
    for (name, desk) in scenes(theme) {
        let picture = painted(&desk.buffer(120, 40), |style| meaning(&theme, style));
        insta::assert_snapshot!(format!("{name}-meanings"), picture);
    }
}

#[test]
fn in_every_theme_it_says_the_same() {
    let (dark, light) = (Theme::dark(), Theme::light());
    let all = scenes(dark).into_iter().zip(scenes(light)).zip(scenes(Theme::none()));
    for (((name, one), (_, other)), (_, bare)) in all {
        for (width, height) in SIZES {
            let dark_one = painted(&one.buffer(width, height), |style| meaning(&dark, style));
            let light_one = painted(&other.buffer(width, height), |style| meaning(&light, style));
            assert_eq!(dark_one, light_one, "{name}");
            assert_eq!(one.picture(width, height), bare.picture(width, height), "{name}");
            let coloured = |cell: &Cell| cell.fg != Color::Reset || cell.bg != Color::Reset;
            assert!(!bare.buffer(width, height).content.iter().any(coloured), "{name}");
        }
    }
}

#[test]
fn it_survives_every_size() {
    for (_, desk) in scenes(Theme::dark()) {
        for width in (0..=60).step_by(3).chain([39, 40, 41, 72, 75, 80, 101, 200]) {
            for height in (0..=30).step_by(2).chain([11, 13, 31, 60]) {
                desk.picture(width, height);
            }
        }
    }
}

#[test]
fn what_helps_and_what_leaves_never_go_from_its_line_of_keys() {
    for (name, desk) in scenes(Theme::none()) {
        for width in 40..=120 {
            let picture = desk.picture(width, 12);
            let keys = picture.lines().last().unwrap();
            assert!(keys.contains("esc"), "{name} at {width}: {keys}");
        }
    }
    for width in 40..=120 {
        let picture = room().picture(width, 12);
        assert!(picture.lines().last().unwrap().contains('?'), "{width}");
    }
}

#[test]
fn no_key_of_it_means_two_things() {
    for table in [keys::JOURNAL, keys::SHEET, keys::SHEET_WORDS] {
        let mut seen = Vec::new();
        for press in table.iter().flat_map(|row| row.presses) {
            assert!(!seen.contains(press), "{press:?}");
            seen.push(*press);
        }
    }
}

#[test]
fn a_still_room_wants_no_waking() {
    for (name, desk) in scenes(Theme::none()) {
        assert_eq!(desk.app().next_due(&desk.clock()), None, "{name}");
    }
}

#[test]
fn it_opens_at_the_newest_entry_and_leads_back_to_where_one_was() {
    let (mut desk, entries) = (Desk::new(), ten_days());
    desk.press("2j");
    desk.tell(Message::Journal(Box::new(read(&entries, ""))));
    shows(&desk, "▸ 12:00  check-in");
    shows(&desk, "today, Mon 2 Mar");
    // Ten years are not let go of between two frames.
    assert_eq!(desk.press("<esc>").first(), Some(&Effect::PutAway(Box::new(read(&entries, "")))));
    shows(&desk, "lower back  ");
    shows(&desk, "1 routine");
}

#[test]
fn keys_pressed_while_it_is_read_count_when_it_is() {
    let mut desk = Desk::new();
    desk.press("jc6<enter>");
    shows(&desk, "Reading the journal.");
    let effects = desk.tell(Message::Journal(Box::new(read(&ten_days(), ""))));
    assert_eq!(
        lines(&effects),
        [r#""check-in","tension":[{"area":"neck","side":"both","value":6}],"note":null}"#]
    );
}

#[test]
fn whoever_left_before_it_was_read_is_not_called_back() {
    let mut desk = Desk::new();
    desk.press("j<esc>");
    assert_eq!(desk.tell(Message::Journal(Box::new(read(&ten_days(), "")))), []);
    shows(&desk, "where is it?");
}

#[test]
fn entries_lead_from_day_to_day_and_months_to_months() {
    let mut desk = room();
    desk.press("kk");
    shows(&desk, "Sun 1 Mar 2026");
    desk.press("<up><up>");
    shows(&desk, "Fri 27 Feb 2026");
    desk.press("<pgup>");
    shows(&desk, "January 2026");
    shows(&desk, "nothing on this day");
    desk.press("<down>");
    shows(&desk, "Fri 20 Feb 2026");
    desk.press("<pgdn><pgdn><pgdn><right>");
    shows(&desk, "today, Mon 2 Mar");
}

#[test]
fn an_open_entry_tells_every_part() {
    let mut desk = room();
    desk.press("kkkk<enter>");
    for words in [
        "Lower back release",
        "Fri 27 Feb 2026, 18:00",
        "done: 1:34 of 3:00 min held",
        "sore side: left",
        "5 before, 3 after",
        "better at 10, slept well after",
        "Ball on the wall, left",
        "0:45 of 0:45",
        "hurt, 0:18 of 0:45",
        "skipped",
        "0:31 of 0:50",
    ] {
        shows(&desk, words);
    }
}

#[test]
fn at_the_smallest_size_an_entry_is_read_page_by_page() {
    let mut desk = room();
    desk.press("kkkk");
    assert!(!desk.picture(40, 12).contains("skipped"));
    desk.press("<enter>");
    let mut all = String::new();
    for _ in 0..3 {
        all.push_str(&desk.picture(40, 12));
        desk.press("<down>");
    }
    for words in ["Lower back release", "sore side: left", "hurt, 0:18 of 0:45", "skipped", "Long breath out"]
    {
        assert!(all.contains(words), "no `{words}` in\n{all}");
    }
    desk.press("<esc>");
    assert!(desk.picture(40, 12).contains("▸ 18:00"));
}

#[test]
fn amending_writes_only_what_changed() {
    let mut desk = room();
    desk.press("kkkke");
    let effects = desk.press("1<enter>");
    let of = Uuid::from_u128(2);
    let set = r#"{"tension_after":[{"area":"lower-back","side":"both","value":1}]}"#;
    assert_eq!(lines(&effects), [format!(r#""amended","of":"{of}","set":{set}}}"#)]);
    shows(&desk, "5 before, 1 after");
    shows(&desk, "… amended");
    desk.tell(Message::Saved);
    shows(&desk, "✓ amended");
    assert_eq!(desk.press("e<enter>"), []);
    let effects = desk.press("e too<enter>");
    let note = r#"{"note":"better at 10, slept well after too"}"#;
    assert_eq!(lines(&effects), [format!(r#""amended","of":"{of}","set":{note}}}"#)]);
    shows(&desk, "slept well after too");
}

#[test]
fn a_session_that_was_never_rated_can_be() {
    let mut desk = opened(&session(9, "2026-03-01T21:05:00+01:00", Vec::new(), &whole()), "", Theme::none());
    let effects = desk.press("e10<enter>");
    let set = r#"{"tension_after":[{"area":"lower-back","side":"left","value":10}]}"#;
    assert_eq!(lines(&effects), [format!(r#""amended","of":"{}","set":{set}}}"#, Uuid::from_u128(9))]);
}

#[test]
fn what_cannot_be_amended_says_so() {
    let mut desk = room();
    desk.press("hhhhe");
    shows(&desk, "no entry is chosen");
    desk.press("ll");
    assert_eq!(desk.press("hhd"), []);
    shows(&desk, "no entry is chosen");
}

#[test]
fn what_is_deleted_comes_back_as_long_as_the_room_is_open() {
    let mut desk = room();
    desk.press("kkkk");
    let of = Uuid::from_u128(2);
    assert_eq!(lines(&desk.press("d")), [format!(r#""deleted","of":"{of}"}}"#)]);
    hides(&desk, "18:00");
    shows(&desk, "nothing on this day");
    desk.press("<pgdn>");
    assert_eq!(lines(&desk.press("u")), [format!(r#""restored","of":"{of}"}}"#)]);
    shows(&desk, "▸ 18:00");
    shows(&desk, "5 before, 3 after");
    assert_eq!(desk.press("u"), []);
    shows(&desk, "nothing to undo");
}

#[test]
fn the_numbers_of_a_check_in_are_put_right() {
    let mut desk = room();
    shows(&desk, "▸ 12:00  check-in");
    let written = lines(&desk.press("e7<enter>"));
    assert_eq!(written.len(), 1);
    assert!(written[0].contains("\"value\":7"), "{written:?}");
    shows(&desk, "7 of 10");
}

#[test]
fn from_the_trend_what_is_deleted_is_shown_first() {
    let mut desk = room();
    desk.press("<tab>");
    assert_eq!(desk.press("d"), []);
    assert!(desk.picture(40, 12).contains("this one? d deletes it"), "{}", desk.picture(40, 12));
    assert!(desk.picture(40, 12).contains("▸ 12:00  check-in"), "{}", desk.picture(40, 12));
    assert_eq!(lines(&desk.press("d")).len(), 1);
}

#[test]
fn several_deletions_are_undone_last_first() {
    let mut desk = room();
    desk.press("dd");
    shows(&desk, "nothing on this day");
    desk.press("uu");
    shows(&desk, "▸ 12:00  check-in");
    shows(&desk, "07:10  Lower back");
}

#[test]
fn the_safety_questions_cannot_be_deleted() {
    let answered =
        Entry::screening(&at("2026-03-02T09:00:00+01:00"), Text::new("filtered"), None, Vec::new());
    let mut desk = opened(&[answered], "", Theme::none());
    assert_eq!(desk.press("d"), []);
    shows(&desk, "the safety questions stay");
    shows(&desk, "outcome: filtered");
}

#[test]
fn a_check_in_names_each_area_and_a_sentence() {
    let mut desk = room();
    let effects = desk.press("c<down><down><down><down>6<up>4so so<enter>");
    let tension =
        r#"[{"area":"mid-back","side":"both","value":4},{"area":"lower-back","side":"both","value":6}]"#;
    assert_eq!(lines(&effects), [format!(r#""check-in","tension":{tension},"note":"so so"}}"#)]);
    shows(&desk, "▸ 18:40  check-in");
    shows(&desk, "6 of 10");
}

#[test]
fn a_check_in_of_nothing_is_not_written() {
    let mut desk = room();
    assert_eq!(desk.press("c<enter>"), []);
    shows(&desk, "a number or a sentence first");
    desk.press("<esc>");
    shows(&desk, "▸ 12:00  check-in");
}

#[test]
fn what_was_done_elsewhere_is_logged_by_suggestion_or_in_own_words() {
    let mut desk = room();
    let effects = desk.press("+<right><down>30<down><right><enter>");
    assert_eq!(lines(&effects), [r#""elsewhere","what":"massage","minutes":30,"areas":["neck"]}"#]);
    shows(&desk, "▸ 18:40  massage");
    let effects = desk.press("+river swim?<down><right><right><enter>");
    assert_eq!(lines(&effects), [r#""elsewhere","what":"river swim?","minutes":10,"areas":[]}"#]);
    assert_eq!(desk.press("+walk<enter>"), []);
    shows(&desk, "how many minutes?");
}

#[test]
fn what_was_pasted_is_a_sentence_without_its_escapes() {
    let mut desk = room();
    desk.press("c");
    desk.tell(Message::Paste("slept\u{1b}[31m badly\n".to_owned()));
    let effects = desk.press("<enter>");
    assert_eq!(lines(&effects), ["\"check-in\",\"tension\":[],\"note\":\"slept\u{fffd}[31m badly\"}"]);
}

#[test]
fn the_trend_is_of_the_area_and_weeks_asked_for() {
    let mut desk = room();
    desk.press("<tab>");
    shows(&desk, "lower back, tension 0 to 10");
    desk.press("a");
    shows(&desk, "neck, tension 0 to 10");
    desk.press("aa");
    shows(&desk, "lower back, tension 0 to 10");
    shows(&desk, "4 weeks");
    shows(&desk, "said on 5 of 28 days");
    desk.press("t");
    shows(&desk, "12 weeks");
    shows(&desk, "said on 5 of 84 days");
}

#[test]
fn not_saved_is_said_as_everywhere() {
    let mut desk = room();
    desk.press("d");
    desk.tell(Message::Unsaved(Text::new("no space left")));
    shows(&desk, "NOT SAVED: no space left");
    assert!(desk.app().unsaved());
}

#[test]
fn what_cannot_be_read_is_counted() {
    let desk = opened(&ten_days(), "{torn\nrubbish\n{\"v\":9,\"event\":\"new\"}\n", Theme::none());
    for (width, height) in SIZES {
        let picture = desk.picture(width, height).replace('\n', " ");
        let picture = picture.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(picture.contains("2 lines cannot be read"), "{picture}");
    }
    shows(&opened(&[], "{torn\n", Theme::none()), "1 line cannot be read");
}

#[test]
fn a_day_is_that_of_the_place_where_it_was_noted() {
    // Early in Tokyo, then late in Berlin: one instant after the other, the calendar a day back.
    let tokyo = Entry::check_in(&at("2026-02-25T04:30:00+09:00"), low(6), None);
    let berlin = Entry::check_in(&at("2026-02-24T21:00:00+01:00"), low(3), None);
    let index = read(&[tokyo.clone(), berlin.clone()], "");
    assert_eq!(index.day(date("2026-02-25")).unwrap().occasions()[0].id, tokyo.id());
    assert_eq!(index.day(date("2026-02-24")).unwrap().occasions()[0].id, berlin.id());
    let desk = opened(&[tokyo, berlin], "", Theme::none());
    shows(&desk, "Wed 25 Feb 2026, 04:30 (UTC+09:00)");
    shows(&desk, "▸ 04:30  check-in");
}

#[test]
fn a_session_past_midnight_stands_on_the_day_it_began() {
    let mut entries = session(1, "2026-02-24T23:58:00+01:00", low(5), &whole());
    entries.push(amended(1, "2026-02-25T00:10:00+01:00", low(2), None));
    let index = read(&entries, "");
    assert_eq!(index.day(date("2026-02-24")).unwrap().tension(), Some(2));
    assert!(index.day(date("2026-02-25")).is_none());
}

#[test]
fn a_day_shows_the_highest_after_or_before_where_nothing_was_said_after() {
    let index = read(&ten_days(), "");
    let day = |text: &str| index.day(date(text)).unwrap();
    assert_eq!(day("2026-02-20").tension(), Some(4));
    assert_eq!(day("2026-03-01").tension(), Some(4));
    assert_eq!(day("2026-03-02").tension(), Some(3));
    assert_eq!(day("2026-02-28").tension(), None);
    assert_eq!(day("2026-02-28").spent(), Duration::from_secs(1800));
    assert_eq!(index.sessions(), 4);
}

#[test]
fn what_follows_what_is_written_is_what_reading_it_all_again_gives() {
    let mut entries = ten_days();
    let mut index = read(&entries, "");
    let now = at("2026-03-02T18:40:00+01:00");
    let check_in = Entry::check_in(&now, low(8), Some(Text::new("ugh")));
    let of = check_in.id();
    let note = Amendment { note: Some(Text::default()), ..Amendment::default() };
    let of_session = |number| Uuid::from_u128(number);
    for (second, entry) in (1..).zip([
        check_in,
        Entry::elsewhere(&now, Text::new("walk"), 20, Vec::new()),
        Entry::amended(&now, of, note.clone()),
        Entry::amended(&now, of_session(2), note),
        Entry::amended(
            &now,
            of_session(3),
            Amendment { tension_after: Some(low(1)), ..Amendment::default() },
        ),
        Entry::deleted(&now, of_session(4)),
        Entry::deleted(&now, of),
        Entry::restored(&now, of_session(4)),
        Entry::deleted(&now, of_session(1)),
    ]) {
        index.follow(&entry);
        entries.push(entry);
        let again = read(&entries, "");
        for day in date("2026-02-01").iter_days().take(40) {
            assert_eq!(index.day(day), again.day(day), "{second}: {day}");
        }
        assert_eq!(index.sessions(), again.sessions(), "{second}");
    }
}

#[test]
fn what_waits_to_be_saved_is_read_too_and_counted_once() {
    let folder = tempfile::tempdir().unwrap();
    let (data, state) = (folder.path().join("data"), folder.path().join("state"));
    let mut room = room();
    let saved = written(room.press("c3<enter>"));
    let waiting = written(room.press("c4<enter>"));
    Journal::open(&data, &state).append(&saved).unwrap();
    let history = journal::read_with(&data, &Text::new("d"), vec![saved.clone(), waiting.clone()]);
    let ids: HashSet<Uuid> = history.others.iter().map(Entry::id).collect();
    assert_eq!(ids, HashSet::from([saved.id(), waiting.id()]));
    assert_eq!(history.others.len(), 2);
}

#[test]
fn the_day_of_an_entry_is_put_right_and_it_goes_there() {
    let mut desk = room();
    desk.press("kkkke<up>");
    shows(&desk, "▸ On");
    let effects = desk.press("<left><left><enter>");
    let of = Uuid::from_u128(2);
    let set = r#"{"time":"2026-02-25T18:00:00.000+01:00"}"#;
    assert_eq!(lines(&effects), [format!(r#""amended","of":"{of}","set":{set}}}"#)]);
    shows(&desk, "Wed 25 Feb 2026");
    shows(&desk, "18:00");
    // Read anew, it is the same.
    let mut entries = ten_days();
    entries.push(written(effects));
    let index = read(&entries, "");
    let moved = &index.day(date("2026-02-25")).unwrap().occasions()[0];
    assert_eq!((moved.id, moved.spent()), (of, Duration::from_secs(94)));
    assert!(index.day(date("2026-02-27")).is_none());
}

#[test]
fn no_entry_is_moved_past_today_and_a_massage_can_be_moved_too() {
    let mut desk = room();
    desk.press("e<up><right><right>");
    assert_eq!(desk.press("<enter>"), []);
    desk.press("kkk");
    shows(&desk, "massage");
    let effects = desk.press("e<right><enter>");
    assert!(
        lines(&effects)[0].ends_with(r#""set":{"time":"2026-03-01T11:30:00.000+01:00"}}"#),
        "{effects:?}"
    );
    shows(&desk, "Sun 1 Mar 2026");
}

#[test]
fn only_one_area_or_one_routine_is_shown_and_everything_again_after_the_last() {
    let mut desk = room();
    desk.press("f");
    shows(&desk, "Journal · neck");
    shows(&desk, "Sat 21 Feb 2026");
    desk.press("k");
    shows(&desk, "Sat 21 Feb 2026");
    desk.press("f");
    shows(&desk, "Journal · shoulders");
    desk.press("r");
    shows(&desk, "Journal · shoulders · Lower back release");
    desk.press("r");
    hides(&desk, "release ·");
    while !desk.picture(80, 24).starts_with(" Journal  ") {
        desk.press("f");
    }
    desk.press("r");
    shows(&desk, "Journal · Lower back release");
    for _ in 0..6 {
        hides(&desk, "check-in");
        hides(&desk, "massage");
        desk.press("k");
    }
    shows(&desk, "Fri 20 Feb 2026");
}

#[test]
fn what_is_written_down_is_shown_whatever_was_asked_for() {
    let mut desk = room();
    desk.press("rc6<enter>");
    shows(&desk, "▸ 18:40  check-in");
    shows(&desk, " Journal  ");
}
