//! The journal: lines, their union, and files that were torn, cut, flipped, swapped or in the way.
//!
//! Nothing here sleeps or needs more than a few kilobytes.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use chrono::{DateTime, TimeDelta};
use proptest::prelude::*;
use supple::{
    body::{Area, Position, Side},
    clock::{Moment, Now},
    exercise::{Dose, Exercise, Hold, Id, Kind, Range, Seconds, Sides, Spoken},
    journal::{
        self, Acknowledgement, Amendment, Entry, History, Journal, Line, Running, Scribe, Tension, Union,
        Writer,
    },
    routine::{Level, Measured, Origin, Routine, Step, StepSides},
    session::{By, Ending, Event, Happening, Outcome, Part, PauseReason},
    text::Text,
};
use tempfile::TempDir;
use uuid::Uuid;

fn now(seconds: i64) -> Now {
    let wall = DateTime::parse_from_rfc3339("2026-11-22T07:10:20.114+01:00").unwrap();
    Now {
        moment: Moment::new(Duration::from_secs(seconds.unsigned_abs())),
        wall: wall + TimeDelta::seconds(seconds),
        zone: Arc::from("Europe/Berlin"),
        away: Duration::ZERO,
    }
}

fn tension(value: u8) -> Vec<Tension> {
    vec![Tension { area: Area::LowerBack, side: Side::Both, value }]
}

fn check_in(seconds: i64, note: &str) -> Entry {
    Entry::check_in(&now(seconds), tension(4), Some(Text::new(note)))
}

fn part() -> Part {
    Part {
        step: 1,
        side: Side::Left,
        take: 1,
        planned: Duration::from_secs(45),
        held: Duration::from_secs(38),
        paused: Duration::ZERO,
        outcome: Outcome::Done,
        by: By::LetGo,
    }
}

fn union(parts: &[&[u8]]) -> Union {
    let mut union = Union::default();
    for (number, part) in parts.iter().enumerate() {
        union.add(&Text::new(&format!("{number}.jsonl")), &Text::new("d"), part);
    }
    union
}

fn history(lines: &str) -> History {
    History::of(union(&[lines.as_bytes()]))
}

fn lines(entries: &[Entry]) -> String {
    entries.iter().map(Entry::line).collect()
}

/// How many entries of `entries` a history of check-ins still has, each exactly as it was.
fn kept(history: &History, entries: &[Entry]) -> usize {
    entries.iter().filter(|it| history.others.contains(it)).count()
}

struct Disk(TempDir);

impl Disk {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }
    fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }
    fn state(&self) -> PathBuf {
        self.0.path().join("state")
    }
    fn journal(&self) -> Journal {
        Journal::open(&self.data(), &self.state())
    }
    fn read(&self) -> History {
        journal::read(&self.data())
    }
    fn file(&self) -> PathBuf {
        let device = journal::device(&self.state()).unwrap();
        self.data().join(format!("log/{device}/2026.jsonl"))
    }
}

fn session(id: Uuid) -> [Entry; 3] {
    let started = Entry::started(
        &now(0),
        id,
        &routine(),
        (Duration::from_secs(610), 12),
        Some(Side::Left),
        tension(5),
        "clear",
    );
    let step = Entry::step(&now(60), id, &part(), &exercise());
    let (held, paused) = (Duration::from_secs(402), Duration::from_secs(12));
    let ended = Entry::finished(&now(600), id, Ending::Completed, held, paused, Duration::ZERO);
    [started, step, ended]
}

#[test]
fn lines_are_those_of_the_format() {
    let id = Uuid::nil();
    let [started, step, finished] = session(id);
    let set = Amendment { tension_after: Some(tension(3)), note: Some(Text::new("...")), time: None };
    let rows = [
        (
            started,
            r#""event":"started","session":"S","routine":{"id":"lower-back-release","name":"Lower back release","origin":"shipped","hash":"1f3c"},"areas":["lower-back","hips"],"side":"left","planned_s":610,"parts":12,"tension":[{"area":"lower-back","side":"both","value":5}],"screening":"clear""#,
        ),
        (
            step,
            r#""event":"step","session":"S","step":1,"take":1,"exercise":"ball-wall-lower-back","name":"Ball on the wall","kind":"ball","areas":["lower-back"],"side":"left","planned_s":45,"held_ms":38000,"paused_ms":0,"outcome":"done","by":"let-go""#,
        ),
        (
            Entry::held(&now(1), id, 0, Side::Both, Duration::from_secs(60)),
            r#""event":"held","session":"S","step":0,"side":"both","held_ms":60000"#,
        ),
        (Entry::resumed(&now(1), id, 3), r#""event":"resumed","session":"S","step":3"#),
        (
            finished,
            r#""event":"finished","session":"S","outcome":"completed","held_ms":402000,"paused_ms":12000,"away_ms":0"#,
        ),
        (
            Entry::amended(&now(1), id, set),
            r#""event":"amended","of":"S","set":{"tension_after":[{"area":"lower-back","side":"both","value":3}],"note":"..."}"#,
        ),
        (Entry::deleted(&now(1), id), r#""event":"deleted","of":"S""#),
        (Entry::restored(&now(1), id), r#""event":"restored","of":"S""#),
        (Entry::check_in(&now(1), vec![], None), r#""event":"check-in","tension":[],"note":null"#),
        (
            Entry::elsewhere(&now(1), Text::new("massage"), 30, vec![Area::LowerBack]),
            r#""event":"elsewhere","what":"massage","minutes":30,"areas":["lower-back"]"#,
        ),
        (
            Entry::screening(&now(1), Text::new("filtered"), None, vec![Text::new("blood-thinners")]),
            r#""event":"screening","outcome":"filtered","how_soon":null,"tags":["blood-thinners"]"#,
        ),
        (
            Entry::new(
                &now(1),
                journal::What::Screening(journal::Screening {
                    outcome: Text::new("doctor-first"),
                    how_soon: Some(Text::new("soon")),
                    allows: Some(Text::new("gentle")),
                    tags: vec![],
                }),
            ),
            r#""event":"screening","outcome":"doctor-first","how_soon":"soon","allows":"gentle","tags":[]"#,
        ),
    ];
    for (entry, rest) in rows {
        let time = entry.time().to_rfc3339();
        let rest = rest.replace('S', &id.to_string());
        let head = format!(r#"{{"v":1,"id":"{}","time":"{time}","zone":"Europe/Berlin""#, entry.id());
        assert_eq!(entry.line(), format!("{head},{rest}}}\n"));
        assert_eq!(Line::read(entry.line().as_bytes()), Line::Entry(entry));
    }
}

#[test]
fn ids_sort_and_say_their_time() {
    let ids: Vec<Uuid> = (0..10_000).map(|_| journal::id_at(&now(0))).collect();
    assert!(ids.is_sorted_by(|a, b| a < b));
    assert!(ids.iter().all(|id| id.get_version_num() == 7));
    let (seconds, nanos) = ids[0].get_timestamp().unwrap().to_unix();
    assert_eq!(i64::try_from(seconds).unwrap(), now(0).wall.timestamp());
    assert_eq!(nanos / 1_000_000, 114);
    let early = Now { wall: DateTime::UNIX_EPOCH.fixed_offset() - TimeDelta::days(1), ..now(0) };
    assert!(journal::id_at(&early) < ids[0]);
}

#[test]
fn long_words_are_cut_to_fit_a_line() {
    for letter in ["\"", "\\", "é", "界"] {
        let long = Text::new(&letter.repeat(2048));
        let entry = Entry::screening(&now(0), long.clone(), Some(long.clone()), vec![long; 200]);
        assert!(entry.line().len() <= 4096);
        assert_eq!(Line::read(entry.line().as_bytes()), Line::Entry(entry));
    }
}

#[test]
fn a_log_cut_anywhere_keeps_what_was_whole_and_takes_more() {
    let entries = [check_in(0, "界é"), check_in(1, "two"), check_in(2, "three")];
    let whole = lines(&entries);
    let disk = Disk::new();
    let mut journal = disk.journal();
    journal.append(&entries[0]).unwrap();
    let more = check_in(3, "more");
    for cut in 0..=whole.len() {
        fs::write(disk.file(), &whole.as_bytes()[..cut]).unwrap();
        journal.append(&more).unwrap();
        let history = disk.read();
        let complete = whole.as_bytes()[..cut].split(|byte| *byte == b'\n').count() - 1;
        assert!(kept(&history, &entries) >= complete, "cut at {cut}");
        assert_eq!(kept(&history, std::slice::from_ref(&more)), 1, "cut at {cut}");
        assert!(history.unreadable.len() <= 1);
        assert!(
            fs::read(disk.file()).unwrap().ends_with(format!("\n{}", more.line()).as_bytes()) || cut == 0
        );
    }
}

#[test]
fn a_flipped_bit_costs_its_own_line_at_most() {
    let entries = [check_in(0, "one"), check_in(1, "two"), check_in(2, "three")];
    let whole = lines(&entries).into_bytes();
    for bit in 0..whole.len() * 8 {
        let mut flipped = whole.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let history = History::of(union(&[&flipped]));
        assert!(kept(&history, &entries) >= 2, "bit {bit}");
    }
}

#[test]
fn zeros_and_foreign_bytes_cost_only_their_lines() {
    let entries = [check_in(0, "one"), check_in(1, "two")];
    let [one, two] = entries.each_ref().map(|it| it.line().into_bytes());
    let history = History::of(union(&[&[&one[..], &[0; 4096], b"\n\xff\xfe\n{}\n[]\n", &two].concat()]));
    assert_eq!(kept(&history, &entries), 2);
    let places: Vec<u64> = history.unreadable.iter().map(|it| it.line).collect();
    assert_eq!(places, [2, 3, 4, 5]);
}

#[test]
fn what_a_newer_program_wrote_is_kept_apart() {
    let line = check_in(0, "x").line();
    let newer = line.replace("check-in", "dream") + &line.replace("\"v\":1", "\"v\":2");
    let history = history(&newer);
    assert_eq!((history.newer, history.unreadable.len(), history.others.len()), (2, 0, 0));
}

#[test]
fn the_latest_word_on_a_session_counts() {
    let id = journal::id_at(&now(0));
    let mut all = session(id).to_vec();
    let note = |seconds, note: &str| {
        let set = Amendment { note: Some(Text::new(note)), ..Amendment::default() };
        Entry::amended(&now(seconds), id, set)
    };
    let set = Amendment { tension_after: Some(tension(2)), ..Amendment::default() };
    all.extend([note(900, "late"), note(800, "early"), Entry::amended(&now(950), all[0].id(), set)]);
    let read = history(&lines(&all));
    assert_eq!(read.sessions[0].note, Some(Text::new("late")));
    assert_eq!(read.sessions[0].after, tension(2));
    all.push(Entry::deleted(&now(1000), id));
    assert!(history(&lines(&all)).sessions.is_empty());
    all.push(Entry::restored(&now(1001), id));
    assert_eq!(history(&lines(&all)), read);
}

#[test]
fn the_report_is_that_of_the_format() {
    let id = Uuid::nil();
    let text = lines(&session(id)) + "torn";
    let report = serde_json::to_string(&history(&text).report()).unwrap();
    let expected = r#"{"version":1,"sessions":[{"id":"S","routine":"lower-back-release","name":"Lower back release","started":"2026-11-22T07:10:20.114+01:00","ended":"2026-11-22T07:20:20.114+01:00","outcome":"completed","tension":[{"area":"lower-back","side":"both","before":5,"after":null}],"tension_before":5,"tension_after":null,"note":null,"steps":[{"step":1,"take":1,"exercise":"ball-wall-lower-back","name":"Ball on the wall","side":"left","planned_s":45,"held_s":38.0,"outcome":"done"}]}],"unreadable":[{"file":"0.jsonl","line":4}]}"#;
    assert_eq!(report, expected.replace('S', &id.to_string()));
}

proptest! {
    #[test]
    fn files_may_be_merged_in_any_order(order in Just((0..12_usize).collect::<Vec<_>>()).prop_shuffle(), copies in 0..12_usize) {
        let id = Uuid::from_u128(7);
        let mut all = session(id).to_vec();
        all.extend([Entry::deleted(&now(700), id), Entry::restored(&now(700), id)]);
        all.extend((0..7).map(|at| check_in(at, "x")));
        let straight = history(&lines(&all));
        let mut shuffled: Vec<Entry> = order.iter().map(|at| all[*at].clone()).collect();
        shuffled.extend_from_slice(&all[..copies]);
        let (left, right) = shuffled.split_at(copies);
        let (left, right) = (lines(left), lines(right));
        prop_assert_eq!(History::of(union(&[left.as_bytes(), right.as_bytes()])), straight);
    }

    #[test]
    fn no_bytes_at_all_break_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let entry = check_in(0, "kept");
        let all = [entry.line().as_bytes(), &bytes, b"\n", entry.line().as_bytes()].concat();
        prop_assert_eq!(kept(&History::of(union(&[&all])), &[entry]), 1);
    }
}

#[test]
fn writers_at_once_lose_nothing() {
    let disk = Disk::new();
    let write = |writer: i64| {
        let mut journal = disk.journal();
        let entries: Vec<Entry> = (0..25).map(|at| check_in(writer * 100 + at, "x")).collect();
        for entry in &entries {
            journal.append(entry).unwrap();
        }
        entries
    };
    let write = &write;
    let all: Vec<Entry> = thread::scope(|scope| {
        let writers: Vec<_> = (0..4).map(|it| scope.spawn(move || write(it))).collect();
        writers.into_iter().flat_map(|it| it.join().unwrap()).collect()
    });
    let history = disk.read();
    assert_eq!((kept(&history, &all), history.unreadable.len()), (100, 0));
    assert_eq!(fs::read_dir(disk.data().join("log")).unwrap().count(), 1);
    assert_eq!(fs::read_dir(disk.state()).unwrap().count(), 1);
}

#[test]
fn a_file_removed_or_replaced_is_made_anew() {
    let disk = Disk::new();
    let mut journal = disk.journal();
    let [one, two, three] = [1, 2, 3].map(|at| check_in(at, "x"));
    journal.append(&one).unwrap();
    fs::rename(disk.file(), disk.file().with_extension("sync-conflict-1.jsonl")).unwrap();
    journal.append(&two).unwrap();
    assert_eq!(kept(&disk.read(), &[one, two]), 2);
    fs::remove_dir_all(disk.data()).unwrap();
    journal.append(&three).unwrap();
    assert_eq!(kept(&disk.read(), &[three]), 1);
}

#[test]
fn entries_wait_until_the_disk_takes_them() {
    let disk = Disk::new();
    fs::write(disk.data(), "in the way").unwrap();
    let (tell, told) = mpsc::channel();
    let writer = Writer::spawn(disk.journal(), move |word| tell.send(word).unwrap());
    let entries = [1, 2, 3].map(|at| check_in(at, "x"));
    writer.write(entries[0].clone());
    let Acknowledgement::Unsaved { why } = told.recv().unwrap() else {
        panic!("saved in a file");
    };
    assert!(why.as_str().contains("a file stands where a folder should be"), "{why}");
    writer.write(entries[1].clone());
    fs::remove_file(disk.data()).unwrap();
    writer.write(entries[2].clone());
    assert!(writer.finish(Duration::from_secs(60)).is_empty());
    let saved: Vec<_> = entries.iter().map(|it| Acknowledgement::Saved(it.id())).collect();
    assert_eq!(told.iter().collect::<Vec<_>>(), saved);
    assert_eq!(kept(&disk.read(), &entries), 3);
}

#[test]
fn what_could_not_be_saved_is_given_back() {
    let disk = Disk::new();
    fs::write(disk.data(), "in the way").unwrap();
    let writer = Writer::spawn(disk.journal(), |_| {});
    let entries = [1, 2].map(|at| check_in(at, "x"));
    for it in &entries {
        writer.write(it.clone());
    }
    assert_eq!(writer.finish(Duration::from_secs(60)), entries);
}

#[cfg(unix)]
#[test]
fn files_are_the_persons_own() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let disk = Disk::new();
    let mut journal = disk.journal();
    journal.append(&check_in(0, "x")).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let device = disk.file().parent().unwrap().to_owned();
    for folder in [disk.data(), disk.data().join("log"), device, disk.state()] {
        assert_eq!(mode(&folder), 0o700, "{folder:?}");
    }
    assert_eq!(mode(&disk.file()), 0o600);
    assert_eq!(mode(&disk.state().join("device")), 0o600);
    let elsewhere = disk.0.path().join("elsewhere");
    fs::rename(disk.file(), &elsewhere).unwrap();
    symlink(&elsewhere, disk.file()).unwrap();
    let refused = journal.append(&check_in(1, "x")).unwrap_err();
    assert!(refused.remedy().contains("a link stands"), "{refused}");
    assert_eq!(disk.read().unreadable[0].line, 0);
}

#[test]
fn a_broken_off_session_is_found_unless_somebody_holds_it() {
    let disk = Disk::new();
    let mut journal = disk.journal();
    let id = journal::id_at(&now(0));
    let [started, step, finished] = session(id);
    journal.append(&started).unwrap();
    journal.append(&step).unwrap();
    let device = journal::device(&disk.state()).unwrap();
    let found = |seconds| {
        let history = disk.read();
        let found = journal::unfinished(&history, device, &now(seconds), &disk.state());
        found.map(|session| session.id)
    };
    let running = Running::hold(&disk.state(), id).unwrap();
    assert_eq!(found(60), None);
    assert!(Running::hold(&disk.state(), id).is_err());
    drop(running);
    assert_eq!(fs::read_dir(disk.state().join("running")).unwrap().count(), 0);
    assert_eq!(found(60), Some(id));
    assert_eq!(found(12 * 3600 + 1), None);
    journal.append(&finished).unwrap();
    assert_eq!(found(60), None);
}

#[test]
fn the_scribe_writes_at_the_time_of_the_event() {
    let id = Uuid::nil();
    let mut scribe = Scribe::new(id, Arc::new(routine()));
    let mut tell = |what| {
        let at = Moment::new(Duration::from_secs(100));
        scribe.entries(&Event { at, what }, &now(160))
    };
    let [step, ended] = [Happening::Recorded(Part { step: 0, ..part() }), Happening::Ended(Ending::Left)]
        .map(|what| tell(what).remove(0));
    assert_eq!(step.time(), now(100).wall);
    assert!(step.line().contains(r#""exercise":"ball-wall-lower-back""#));
    assert!(ended.line().contains(r#""outcome":"left","held_ms":38000,"paused_ms":0,"away_ms":0"#));
    assert!(tell(Happening::LetGo).is_empty());
}

#[test]
fn what_is_done_again_after_a_break_is_another_take() {
    let recorded = vec![(0, Side::Left), (0, Side::Right)];
    let mut scribe = Scribe::new(Uuid::nil(), Arc::new(routine())).going_on(
        recorded,
        Duration::from_secs(60),
        Duration::from_secs(5),
    );
    let mut tell =
        |what| scribe.entries(&Event { at: Moment::new(Duration::from_secs(100)), what }, &now(100));
    let mut take = |part: Part| tell(Happening::Recorded(part)).remove(0).line();
    assert!(take(Part { step: 0, ..part() }).contains(r#""take":2"#));
    assert!(take(Part { step: 0, take: 2, ..part() }).contains(r#""take":3"#));
    assert!(take(Part { step: 0, side: Side::Both, ..part() }).contains(r#""take":1"#));
    let ended = tell(Happening::Ended(Ending::Completed)).remove(0).line();
    assert!(ended.contains(r#""held_ms":174000,"paused_ms":5000"#), "{ended}");
}

#[test]
fn sleep_and_stops_count_as_away_until_the_session_goes_on_or_ends() {
    use Happening::{Ended, Paused, Resumed};
    let mut scribe = Scribe::new(Uuid::nil(), Arc::new(routine()));
    let mut last = Vec::new();
    for (at, what) in [
        (10, Paused(PauseReason::Stop)),
        (14, Resumed),
        (20, Paused(PauseReason::Key)),
        (50, Resumed),
        (60, Paused(PauseReason::Sleep)),
        (67, Resumed),
        (70, Paused(PauseReason::Stop)),
        (72, Ended(Ending::Left)),
    ] {
        let at = Moment::new(Duration::from_secs(at));
        last = scribe.entries(&Event { at, what }, &now(100));
    }
    assert!(last[0].line().contains(r#""away_ms":13000"#), "{last:?}");
}

/// Adds `entries` to the file at `path`, as if that had been at their time.
fn write_lines(path: &Path, entries: &[Entry], seconds: i64) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut file = fs::OpenOptions::new().append(true).create(true).open(path).unwrap();
    file.write_all(lines(entries).as_bytes()).unwrap();
    file.set_modified(now(seconds).wall.into()).unwrap();
}

#[test]
fn the_newest_lines_are_enough_to_find_an_unfinished_session() {
    let disk = Disk::new();
    let long_ago = -10 * 24 * 3600;
    disk.journal().append(&check_in(long_ago, "makes the device")).unwrap();
    let device = journal::device(&disk.state()).unwrap();
    let old: Vec<Entry> = (0..400).map(|at| check_in(long_ago + at, &"long ago ".repeat(20))).collect();
    let id = journal::id_at(&now(0));
    let plan = (Duration::from_secs(610), 12);
    let mut new = vec![Entry::started(&now(0), id, &routine(), plan, None, vec![], "clear")];
    new.extend((0..300).map(|step| Entry::step(&now(1), id, &Part { step, ..part() }, &exercise())));
    write_lines(&disk.file(), &old, long_ago);
    write_lines(&disk.file(), &new, 1);
    write_lines(&disk.file().with_file_name("2025.jsonl"), &[check_in(0, "in an old file")], long_ago);
    let (whole, newest) = (disk.read(), journal::read_newest(&disk.data(), &now(3600)));
    let find = |history| journal::unfinished(history, device, &now(3600), &disk.state()).cloned();
    assert_eq!(find(&newest), find(&whole));
    assert_eq!(find(&newest).unwrap().steps.len(), 300);
    assert!(newest.others.len() < whole.others.len() - 1, "only the end of the file is read");
    assert!(!newest.others.iter().any(|entry| entry.line().contains("old file")));
}

#[test]
fn what_another_device_deleted_is_not_offered() {
    let disk = Disk::new();
    let id = journal::id_at(&now(0));
    let plan = (Duration::from_secs(610), 12);
    let started = Entry::started(&now(0), id, &routine(), plan, None, vec![], "clear");
    write_lines(&disk.data().join("log/one/2026.jsonl"), &[started], 0);
    assert_eq!(journal::read_newest(&disk.data(), &now(90)).sessions.len(), 1);
    write_lines(&disk.data().join("log/other/2026.jsonl"), &[Entry::deleted(&now(60), id)], 60);
    assert!(journal::read_newest(&disk.data(), &now(90)).sessions.is_empty());
}

fn exercise() -> Exercise {
    let cap = Seconds::new(45);
    Exercise {
        id: Id::new("ball-wall-lower-back"),
        name: Text::new("Ball on the wall"),
        short: None,
        kind: Kind::Ball,
        areas: vec![Area::LowerBack],
        muscles: vec![],
        equipment: vec![],
        place: vec![],
        positions: vec![Position::Wall],
        directions: vec![],
        sides: Sides::Each,
        dose: Dose::Hold(Hold { floor: cap, cap, rounds: 1, rest: Seconds::ZERO }),
        range: Range::default(),
        how: vec![Text::new("Lean.")],
        prepare: None,
        feel: None,
        mistakes: vec![],
        easier: None,
        harder: None,
        avoid: vec![],
        caution: None,
        sources: vec![],
        figure: None,
        swap: None,
        in_bed: false,
        holds_breath: false,
        spoken: Spoken::default(),
    }
}

fn routine() -> Routine {
    let exercise = Arc::new(exercise());
    Routine {
        id: Id::new("lower-back-release").unwrap(),
        name: Text::new("Lower back release"),
        aim: Text::new("Ease"),
        areas: vec![Area::LowerBack, Area::Hips],
        level: Level::Easy,
        when: vec![],
        per_day: None,
        sources: vec![],
        note: None,
        language: Text::new("en"),
        steps: vec![Step {
            dose: exercise.dose.clone(),
            exercise,
            sides: StepSides::All(Sides::Each),
            say: None,
            settle: None,
        }],
        origin: Origin::Shipped,
        hash: "1f3c".to_owned(),
        held_back: vec![],
        measured: Measured::default(),
    }
}

/// A line of `device` in the file of `year`, written at `time`.
fn put(disk: &Disk, device: &str, time: &str, event: &str) {
    let folder = disk.data().join("log").join(device);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{}.jsonl", &time[..4]));
    let id = Uuid::new_v4();
    let line = format!("{{\"v\":1,\"id\":\"{id}\",\"time\":\"{time}\",\"zone\":\"UTC\",{event}}}\n");
    let known = fs::read_to_string(&path).unwrap_or_default();
    fs::write(&path, known + &line).unwrap();
    // As old as its newest line.
    let old = std::time::SystemTime::from(DateTime::parse_from_rfc3339(time).unwrap());
    fs::File::options().append(true).open(&path).unwrap().set_modified(old).unwrap();
}

fn asked(outcome: &str) -> String {
    format!("\"event\":\"screening\",\"outcome\":\"{outcome}\",\"how_soon\":null,\"tags\":[\"skin\"]")
}

/// The outcomes of the safety questions among what was read back to November 2026, and how many notes.
fn back_to_november(disk: &Disk) -> (Vec<String>, usize) {
    let since = DateTime::parse_from_rfc3339("2026-11-01T00:00:00Z").unwrap();
    let history = journal::read_since(&disk.data(), since);
    let outcome = |entry: &Entry| match entry.what() {
        journal::What::Screening(it) => Some(it.outcome.to_string()),
        _ => None,
    };
    let outcomes: Vec<String> = history.others.iter().filter_map(outcome).collect();
    let notes = history.others.len() - outcomes.len();
    (outcomes, notes)
}

const NOTE: &str = "\"event\":\"check-in\",\"tension\":[],\"note\":null";

#[test]
fn reading_back_to_a_date_leaves_what_is_older_than_the_day_before_it() {
    let disk = Disk::new();
    for day in 1..=31 {
        put(&disk, "one", &format!("2026-10-{day:02}T10:00:00.000+00:00"), NOTE);
    }
    // A clock that was put right in between hides nothing that came after.
    put(&disk, "one", "2026-10-02T10:00:00.000+00:00", NOTE);
    put(&disk, "one", "2026-11-03T10:00:00.000+00:00", NOTE);
    assert_eq!(back_to_november(&disk), (vec![], 3));
    put(&disk, "two", "2026-01-01T10:00:00.000+00:00", &asked("clear"));
    put(&disk, "two", "2026-11-01T10:00:00.000+00:00", NOTE);
    assert_eq!(back_to_november(&disk), (vec!["clear".to_owned()], 4));
}

#[test]
fn reading_back_to_a_date_leaves_older_files_but_finds_the_newest_outcome() {
    let disk = Disk::new();
    put(&disk, "one", "2019-03-01T10:00:00.000+00:00", &asked("filtered"));
    put(&disk, "one", "2021-03-01T10:00:00.000+00:00", &asked("emergency"));
    put(&disk, "one", "2021-03-02T10:00:00.000+00:00", NOTE);
    put(&disk, "one", "2024-03-01T10:00:00.000+00:00", NOTE);
    put(&disk, "one", "2026-11-20T10:00:00.000+00:00", NOTE);
    assert_eq!(back_to_november(&disk), (vec!["emergency".into()], 1));
    // Another device answered later.
    put(&disk, "two", "2022-03-01T10:00:00.000+00:00", &asked("clear"));
    assert_eq!(back_to_november(&disk), (vec!["emergency".into(), "clear".into()], 1));
    // And lately: nothing older is looked for.
    put(&disk, "two", "2026-11-21T10:00:00.000+00:00", &asked("filtered"));
    assert_eq!(back_to_november(&disk), (vec!["filtered".into()], 1));
}

#[test]
fn an_old_outcome_that_was_taken_back_makes_way_for_the_one_before() {
    let disk = Disk::new();
    put(&disk, "one", "2019-03-01T10:00:00.000+00:00", &asked("filtered"));
    put(&disk, "one", "2021-03-01T10:00:00.000+00:00", &asked("emergency"));
    let file = disk.data().join("log/one/2021.jsonl");
    let of = fs::read_to_string(&file).unwrap()[13..49].to_owned();
    put(&disk, "one", "2021-03-02T10:00:00.000+00:00", &format!("\"event\":\"deleted\",\"of\":\"{of}\""));
    assert_eq!(back_to_november(&disk), (vec!["filtered".into()], 0));
}
