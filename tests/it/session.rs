//! Transcripts: what is done on the left, what happens on the right, one sentence of behaviour each.

use std::fmt::Write as _;

use supple::{
    body::{Side, Token},
    library::{Catalogue, read_routine},
    routine::{Origin, Routine},
    session::{Command, Event, Happening, Options, PauseReason, PhaseKind, Session},
};

use crate::moments::{at, clock};

/// Reads a routine of steps, with the head every routine has.
pub(crate) fn routine(steps: &str) -> Routine {
    let text = format!("schema = 1\nname = \"Test\"\naim = \"To test.\"\nareas = [\"lower-back\"]\n{steps}");
    let (routine, problems) = read_routine("test.toml", &text, "test", &Catalogue::default(), Origin::Yours);
    routine.unwrap_or_else(|| panic!("{problems:?}"))
}

/// Own steps settle for what their words need; these transcripts fix it.
fn step(rest: &str) -> String {
    format!(
        "[[step]]\nname = \"Lean\"\nhow = [\"Lean.\"]\nposition = \"standing\"\nsettle = \"8s\"\n{rest}\n"
    )
}

/// As [`step`], in a position and with a settling of its own.
fn step_in(position: &str, settle: &str, rest: &str) -> String {
    let settled = format!("position = \"{position}\"\nsettle = \"{settle}\"");
    step(rest).replace("position = \"standing\"\nsettle = \"8s\"", &settled)
}

pub(crate) fn command(word: &str) -> Command {
    match word {
        "pause" => Command::Pause(PauseReason::Key),
        "sleep" => Command::Pause(PauseReason::Sleep),
        "resume" => Command::Resume,
        "ready" => Command::Ready,
        "next" => Command::Next,
        "back" => Command::Back,
        "more" => Command::More,
        "less" => Command::Less,
        "hurts" => Command::Hurts,
        "lighter" => Command::Lighter,
        "skip" => Command::Skip,
        "leave" => Command::Leave,
        other => panic!("no command `{other}`"),
    }
}

fn words(event: &Event) -> String {
    let sided = |side: Side| if side == Side::Both { String::new() } else { format!(" {}", side.token()) };
    match &event.what {
        Happening::Began { kind, side, length, floor, .. } => {
            let floor = floor.map_or_else(String::new, |floor| format!(" from {}", floor.as_secs()));
            let length = if matches!(kind, PhaseKind::Settle) {
                String::new()
            } else {
                format!(" {}", length.as_secs())
            };
            format!("{}{}{length}{floor}", kind.token(), sided(*side))
        }
        Happening::GetReady { .. } => "get ready".into(),
        Happening::LetGo => "let go".into(),
        Happening::Holding { held, .. } => format!("holding {}", held.as_secs()),
        Happening::Recorded(part) => {
            let take = if part.take == 1 { String::new() } else { format!(" take {}", part.take) };
            let (outcome, held, by) = (part.outcome.token(), part.held.as_secs_f64(), part.by.token());
            format!(
                "step {}{} {outcome} {held} s of {} by {by}{take}",
                part.step,
                sided(part.side),
                part.planned.as_secs()
            )
        }
        Happening::Paused(reason) => format!("paused {}", reason.token()),
        Happening::Resumed => "resumed".into(),
        Happening::Ended(ending) => ending.token().into(),
    }
}

fn perform(routine: &Routine, sore: Option<Side>, script: &str) -> String {
    let (mut session, mut events) = Session::begin(routine, &Options { sore, ..Options::default() }, at(0.0));
    for line in script.split('|').map(str::trim).filter(|line| !line.is_empty()) {
        let (moment, word) = line.split_once(' ').unwrap();
        events.extend(session.obey(command(word), clock(moment)));
    }
    events.extend(session.advance(at(36_000.0)));
    events.iter().fold(String::new(), |mut all, event| {
        let _ = writeln!(all, "{} {}", event.at, words(event));
        all
    })
}

#[track_caller]
fn check(steps: &str, script: &str, expected: &str) {
    let expected: String = expected.trim().lines().flat_map(|line| [line.trim(), "\n"]).collect();
    assert_eq!(perform(&routine(steps), None, script), expected);
}

#[test]
fn a_hold_on_each_side_settles_once_and_switches_once() {
    check(
        &step("sides = \"each\"\nhold = \"20s\""),
        "",
        "0:00 settle left
         0:08 work left 20
         0:28 step 0 left done 20 s of 20 by time
         0:28 switch right 8
         0:36 work right 20
         0:56 step 0 right done 20 s of 20 by time
         0:56 completed",
    );
}

#[test]
fn a_pause_costs_no_second_and_work_goes_on_through_get_ready() {
    check(
        &step("hold = \"20s\""),
        "0:15 pause | 5:15 resume",
        "0:00 settle
         0:08 work 20
         0:15 paused key
         5:15 resumed
         5:15 get ready
         5:18 work 20
         5:31 step 0 done 20 s of 20 by time
         5:31 completed",
    );
}

#[test]
fn a_pause_while_settling_just_goes_on() {
    check(
        &step("hold = \"20s\""),
        "0:05 pause | 1:05 resume",
        "0:00 settle
         0:05 paused key
         1:05 resumed
         1:08 work 20
         1:28 step 0 done 20 s of 20 by time
         1:28 completed",
    );
}

#[test]
fn a_second_pause_while_getting_ready_gets_ready_again() {
    check(
        &step("hold = \"20s\""),
        "0:10 pause | 0:20 resume | 0:21 pause | 0:30 resume",
        "0:00 settle
         0:08 work 20
         0:10 paused key
         0:20 resumed
         0:20 get ready
         0:21 paused key
         0:30 resumed
         0:30 get ready
         0:33 work 20
         0:51 step 0 done 20 s of 20 by time
         0:51 completed",
    );
}

#[test]
fn a_tender_hold_ends_at_its_cap() {
    check(
        &step("hold = \"30s..45s\""),
        "",
        "0:00 settle
         0:08 tender 45 from 30
         0:53 step 0 done 45 s of 45 by cap
         0:53 completed",
    );
}

#[test]
fn letting_go_before_the_floor_ends_at_the_floor() {
    check(
        &step("hold = \"30s..45s\""),
        "0:20 ready",
        "0:00 settle
         0:08 tender 45 from 30
         0:20 let go
         0:38 step 0 done 30 s of 45 by let-go
         0:38 completed",
    );
}

#[test]
fn letting_go_after_the_floor_ends_at_once() {
    check(
        &step("hold = \"30s..45s\""),
        "0:43 ready",
        "0:00 settle
         0:08 tender 45 from 30
         0:43 let go
         0:43 step 0 done 35 s of 45 by let-go
         0:43 completed",
    );
}

#[test]
fn each_round_of_a_tender_hold_has_its_own_window() {
    check(
        &step("hold = \"30s..45s\"\nrounds = 2\nrest = \"10s\""),
        "0:43 ready",
        "0:00 settle
         0:08 tender 45 from 30
         0:43 let go
         0:43 rest 10
         0:53 tender 45 from 30
         1:38 step 0 done 80 s of 90 by cap
         1:38 completed",
    );
}

#[test]
fn a_roll_stops_in_its_middle() {
    check(
        &step("roll = \"60s\"\nstop = \"30s\""),
        "",
        "0:00 settle
         0:08 work 15
         0:23 tender 30 from 30
         0:53 work 15
         1:08 step 0 done 60 s of 60 by time
         1:08 completed",
    );
}

#[test]
fn a_tap_moves_the_stop_of_a_roll_to_now_and_a_further_one_adds_another() {
    check(
        &step("roll = \"1m40s\"\nstop = \"30s\""),
        "0:18 ready | 0:58 ready",
        "0:00 settle
         0:08 work 35
         0:18 tender 30 from 30
         0:48 work 60
         0:58 tender 30 from 30
         1:08 holding 60
         1:28 work 20
         1:48 step 0 done 100 s of 100 by time
         1:48 completed",
    );
}

#[test]
fn a_pyramid_rests_between_its_sets() {
    check(
        &step("reps = [3, 2, 1]\ntempo = [1, 2, 1]\nrest = \"15s\""),
        "",
        "0:00 settle
         0:08 work 12
         0:20 rest 15
         0:35 work 8
         0:43 rest 15
         0:58 work 4
         1:02 step 0 done 24 s of 24 by time
         1:02 completed",
    );
}

#[test]
fn sides_in_turn_count_a_repetition_as_left_and_right() {
    check(
        &step("sides = \"alternate\"\nreps = 4\ntempo = [2, 1, 2]"),
        "",
        "0:00 settle
         0:08 work 40
         0:48 step 0 done 40 s of 40 by time
         0:48 completed",
    );
}

#[test]
fn until_ready_is_done_when_the_person_is() {
    check(
        &step("until = \"ready\"\ncap = \"2m\""),
        "0:30 ready",
        "0:00 settle
         0:08 ready 120
         0:30 step 0 done 22 s of 120 by let-go
         0:30 completed",
    );
}

#[test]
fn until_ready_ends_by_itself_at_its_cap() {
    check(
        &step("until = \"ready\"\ncap = \"30s\""),
        "",
        "0:00 settle
         0:08 ready 30
         0:38 step 0 done 30 s of 30 by cap
         0:38 completed",
    );
}

#[test]
fn ready_while_settling_jumps_to_the_ticks() {
    check(
        &step("hold = \"20s\""),
        "0:02 ready",
        "0:00 settle
         0:05 work 20
         0:25 step 0 done 20 s of 20 by time
         0:25 completed",
    );
}

#[test]
fn next_leaves_for_the_other_side() {
    check(
        &step("sides = \"each\"\nhold = \"20s\""),
        "0:12 next",
        "0:00 settle left
         0:08 work left 20
         0:12 step 0 left partial 4 s of 20 by next
         0:12 switch right 8
         0:20 work right 20
         0:40 step 0 right done 20 s of 20 by time
         0:40 completed",
    );
}

#[test]
fn skipping_the_last_part_ends_the_session() {
    check(
        &step("hold = \"20s\""),
        "0:03 next",
        "0:00 settle
         0:03 step 0 skipped 0 s of 20 by next
         0:03 completed",
    );
}

#[test]
fn back_begins_a_part_again_through_settling() {
    check(
        &step("hold = \"20s\""),
        "0:18 back",
        "0:00 settle
         0:08 work 20
         0:18 step 0 partial 10 s of 20 by next
         0:18 settle
         0:26 work 20
         0:46 step 0 done 20 s of 20 by time take 2
         0:46 completed",
    );
}

#[test]
fn back_in_the_settling_goes_to_the_part_before() {
    let two = step("sides = \"each\"\nhold = \"10s\"");
    check(
        &two,
        "0:20 back",
        "0:00 settle left
         0:08 work left 10
         0:18 step 0 left done 10 s of 10 by time
         0:18 switch right 8
         0:20 settle left
         0:28 work left 10
         0:38 step 0 left done 10 s of 10 by time take 2
         0:38 switch right 8
         0:46 work right 10
         0:56 step 0 right done 10 s of 10 by time
         0:56 completed",
    );
}

#[test]
fn more_on_the_left_holds_for_the_right_too() {
    check(
        &step("sides = \"each\"\nhold = \"20s\""),
        "0:10 more",
        "0:00 settle left
         0:08 work left 20
         0:38 step 0 left done 30 s of 30 by time
         0:38 switch right 8
         0:46 work right 30
         1:16 step 0 right done 30 s of 30 by time
         1:16 completed",
    );
}

#[test]
fn less_never_takes_what_is_done() {
    check(
        &step("kind = \"mobility\"\nhold = \"20s\""),
        "0:26 less",
        "0:00 settle
         0:08 work 20
         0:26 step 0 done 18 s of 18 by time
         0:26 completed",
    );
}

#[test]
fn hurting_stops_at_once_and_waits_for_a_choice() {
    let steps = format!("{}{}", step("hold = \"20s\""), step("hold = \"10s\""));
    check(
        &steps,
        "0:12 hurts | 0:40 resume | 1:00 skip",
        "0:00 settle
         0:08 work 20
         0:12 step 0 hurt 4 s of 20 by hurt
         0:12 paused hurt
         1:00 resumed
         1:00 settle
         1:08 work 10
         1:18 step 1 done 10 s of 10 by time
         1:18 completed",
    );
}

#[test]
fn lighter_is_the_same_part_again() {
    check(
        &step("hold = \"20s\""),
        "0:12 hurts | 1:00 lighter",
        "0:00 settle
         0:08 work 20
         0:12 step 0 hurt 4 s of 20 by hurt
         0:12 paused hurt
         1:00 resumed
         1:00 settle
         1:09 work 10
         1:19 step 0 done 10 s of 10 by time take 2
         1:19 completed",
    );
}

#[test]
fn lighter_settles_for_its_own_words_and_takes_the_low_end() {
    check(
        &step("kind = \"ball\"\nhold = \"40s..1m\"\nrounds = 2\nrest = \"5s\""),
        "0:10 hurts | 1:00 lighter | 1:30 more",
        "0:00 settle
         0:08 tender 60 from 40
         0:10 step 0 hurt 2 s of 120 by hurt
         0:10 paused hurt
         1:00 resumed
         1:00 settle
         1:09 work 30
         1:49 rest 5
         1:54 work 30
         2:24 step 0 done 70 s of 70 by time take 2
         2:24 completed",
    );
}

#[test]
fn back_in_a_lighter_part_stays_lighter() {
    check(
        &step("hold = \"20s\""),
        "0:12 hurts | 1:00 lighter | 1:15 back",
        "0:00 settle
         0:08 work 20
         0:12 step 0 hurt 4 s of 20 by hurt
         0:12 paused hurt
         1:00 resumed
         1:00 settle
         1:09 work 10
         1:15 step 0 partial 6 s of 10 by next take 2
         1:15 settle
         1:24 work 10
         1:34 step 0 done 10 s of 10 by time take 3
         1:34 completed",
    );
}

#[test]
fn a_lighter_part_is_still_lighter_after_the_part_before_it() {
    check(
        &(step("hold = \"10s\"") + &step("hold = \"20s\"")),
        "0:30 hurts | 1:00 lighter | 1:01 back",
        "0:00 settle
         0:08 work 10
         0:18 step 0 done 10 s of 10 by time
         0:18 settle
         0:26 work 20
         0:30 step 1 hurt 4 s of 20 by hurt
         0:30 paused hurt
         1:00 resumed
         1:00 settle
         1:01 settle
         1:09 work 10
         1:19 step 0 done 10 s of 10 by time take 2
         1:19 settle
         1:28 work 10
         1:38 step 1 done 10 s of 10 by time take 2
         1:38 completed",
    );
}

#[test]
fn leaving_records_the_part_as_far_as_it_went() {
    check(
        &step("hold = \"20s\""),
        "0:12 leave",
        "0:00 settle
         0:08 work 20
         0:12 step 0 partial 4 s of 20 by leave
         0:12 left",
    );
}

#[test]
fn leaving_the_stop_card_records_nothing_twice() {
    check(
        &step("hold = \"20s\""),
        "0:12 hurts | 0:20 leave",
        "0:00 settle
         0:08 work 20
         0:12 step 0 hurt 4 s of 20 by hurt
         0:12 paused hurt
         0:20 left",
    );
}

#[test]
fn a_long_part_tells_every_minute_what_it_held() {
    check(
        &step("time = \"2m30s\""),
        "",
        "0:00 settle
         0:08 work 150
         1:08 holding 60
         2:08 holding 120
         2:38 step 0 done 150 s of 150 by time
         2:38 completed",
    );
}

#[test]
fn a_sore_side_is_done_alone() {
    let sore = routine(&step("side = \"sore\"\nhold = \"10s\""));
    let transcript = perform(&sore, Some(Side::Right), "");
    assert!(transcript.contains("work right") && !transcript.contains("left"), "{transcript}");
    assert!(perform(&sore, None, "").contains("work left"));
}

#[test]
fn more_never_presses_beyond_what_the_kind_has_a_source_for() {
    check(
        &step("kind = \"ball\"\ntime = \"85s\""),
        "0:10 more | 0:11 more",
        "0:00 settle
         0:08 work 85
         1:38 step 0 done 90 s of 90 by time
         1:38 completed",
    );
}

#[test]
fn a_roll_ends_by_its_time_even_in_a_stop() {
    check(
        &step("roll = \"60s\"\nstop = \"20s\""),
        "0:56 ready",
        "0:00 settle
         0:08 work 20
         0:28 tender 20 from 20
         0:48 work 20
         0:56 tender 12 from 12
         1:08 step 0 done 60 s of 60 by time
         1:08 completed",
    );
}

#[test]
fn a_pause_is_no_time_since_the_start_of_a_part() {
    let steps = format!("{}{}", step("hold = \"10s\""), step_in("standing", "0s", "hold = \"20s\""));
    check(
        &steps,
        "0:20 pause | 1:20 back",
        "0:00 settle
         0:08 work 10
         0:18 step 0 done 10 s of 10 by time
         0:18 settle
         0:18 work 20
         0:20 paused key
         1:20 resumed
         1:20 step 1 partial 2 s of 20 by next
         1:20 settle
         1:28 work 10
         1:38 step 0 done 10 s of 10 by time take 2
         1:38 settle
         1:38 work 20
         1:58 step 1 done 20 s of 20 by time take 2
         1:58 completed",
    );
}

#[test]
fn a_wait_grows_by_a_minute_over_what_it_began_with() {
    check(
        &step_in("side", "3s", "sides = \"each\"\nhold = \"10s\""),
        "0:29 back | 0:30 more | 0:30 more | 0:30 more | 0:30 more | 0:30 more | 0:30 more | 0:30 more",
        "0:00 settle left
         0:03 work left 10
         0:13 step 0 left done 10 s of 10 by time
         0:13 switch right 12
         0:25 work right 10
         0:29 step 0 right partial 4 s of 10 by next
         0:29 settle right
         1:32 work right 10
         1:42 step 0 right done 10 s of 10 by time take 2
         1:42 completed",
    );
}

#[test]
fn more_after_letting_go_does_not_hold_the_round_up() {
    check(
        &step("hold = \"30s..45s\""),
        "0:20 ready | 0:21 more",
        "0:00 settle
         0:08 tender 45 from 30
         0:20 let go
         0:38 step 0 done 30 s of 45 by let-go
         0:38 completed",
    );
}

#[test]
fn letting_go_is_heard_where_floor_and_cap_have_met() {
    check(
        &step("kind = \"ball\"\nhold = \"40s..45s\""),
        "0:10 less | 0:20 ready | 0:21 more",
        "0:00 settle
         0:08 tender 45 from 40
         0:20 let go
         0:48 step 0 done 40 s of 40 by let-go
         0:48 completed",
    );
}

#[test]
fn more_moves_the_cap_of_a_tender_hold_and_less_stays_above_its_floor() {
    check(
        &step("kind = \"ball\"\nhold = \"40s..60s\"\nsides = \"each\""),
        "0:20 more | 1:30 less | 1:31 less | 1:32 less",
        "0:00 settle left
         0:08 tender left 60 from 40
         1:18 step 0 left done 70 s of 70 by cap
         1:18 switch right 8
         1:26 tender right 70 from 40
         2:06 step 0 right done 40 s of 40 by cap
         2:06 completed",
    );
}

#[test]
fn less_never_cuts_a_repetition_in_two() {
    check(
        &step("reps = 5\ntempo = [2, 1, 1]"),
        "0:13 less | 0:22 less",
        "0:00 settle
         0:08 work 20
         0:24 step 0 done 16 s of 16 by time
         0:24 completed",
    );
}

#[test]
fn what_is_given_on_the_left_keeps_to_the_range_on_the_right() {
    check(
        &step("kind = \"ball\"\nsides = \"each\"\nhold = \"85s\""),
        "0:10 next | 0:19 more | 0:20 back | 0:21 back | 0:30 more | 0:31 next",
        "0:00 settle left
         0:08 work left 85
         0:10 step 0 left partial 2 s of 85 by next
         0:10 switch right 8
         0:18 work right 85
         0:20 step 0 right partial 2 s of 90 by next
         0:20 settle right
         0:21 settle left
         0:29 work left 85
         0:31 step 0 left partial 2 s of 90 by next take 2
         0:31 switch right 8
         0:39 work right 90
         2:09 step 0 right done 90 s of 90 by time take 2
         2:09 completed",
    );
}

#[test]
fn more_of_a_roll_is_rolling_and_the_other_side_stops_in_its_own_middle() {
    check(
        &step("kind = \"roller\"\nsides = \"each\"\nroll = \"60s\"\nstop = \"20s\""),
        "0:56 ready | 0:57 more",
        "0:00 settle left
         0:08 work left 20
         0:28 tender left 20 from 20
         0:48 work left 20
         0:56 tender left 12 from 12
         1:08 work left 10
         1:18 step 0 left done 70 s of 70 by time
         1:18 switch right 8
         1:26 work right 25
         1:51 tender right 20 from 20
         2:11 work right 25
         2:36 step 0 right done 70 s of 70 by time
         2:36 completed",
    );
}

#[test]
fn less_of_a_roll_keeps_its_stop() {
    check(
        &step("kind = \"ball\"\nroll = \"60s\"\nstop = \"40s\""),
        "0:10 less | 0:11 less",
        "0:00 settle
         0:08 work 10
         0:18 tender 40 from 40
         0:58 step 0 done 50 s of 50 by time
         0:58 completed",
    );
}
