//! Laws of the engine, over random routines, commands and wake-ups.

use std::time::Duration;

use proptest::prelude::*;
use supple::{
    clock::Moment,
    routine::Routine,
    session::{By, Command, Event, Happening, Options, PauseReason, PhaseKind, Session},
};

use crate::session::routine;

const COMMANDS: [Command; 13] = [
    Command::Pause(PauseReason::Key),
    Command::Pause(PauseReason::Sleep),
    Command::Resume,
    Command::Resume,
    Command::Ready,
    Command::Next,
    Command::Back,
    Command::More,
    Command::Less,
    Command::Hurts,
    Command::Lighter,
    Command::Skip,
    Command::Leave,
];

fn dose() -> impl Strategy<Value = String> {
    prop_oneof![
        (5..40u32).prop_map(|hold| format!("hold = \"{hold}s\"\nsides = \"each\"")),
        (5..20u32, 1..30u32, 1..4u32).prop_map(|(floor, more, rounds)| format!(
            "hold = \"{floor}s..{}s\"\nrounds = {rounds}",
            floor + more
        )),
        (30..120u32, 5..20u32).prop_map(|(roll, stop)| format!("roll = \"{roll}s\"\nstop = \"{stop}s\"")),
        (1..8u32, 1..5u32).prop_map(|(reps, out)| format!(
            "reps = [{reps}, 2]\ntempo = [{out}, 0, 1]\nsides = \"alternate\""
        )),
        (1..6u32).prop_map(|cycles| format!("breathe = [4, 0, 6, 0]\ncycles = {cycles}")),
        (91..200u32).prop_map(|time| format!("time = \"{time}s\"")),
        (5..60u32).prop_map(|cap| format!("until = \"ready\"\ncap = \"{cap}s\"")),
    ]
}

fn steps() -> impl Strategy<Value = Routine> {
    prop::collection::vec(dose(), 1..4).prop_map(|doses| {
        let head = "[[step]]\nname = \"A\"\nhow = [\"B.\"]\nposition = \"chair\"\n";
        let steps: String = doses.iter().flat_map(|dose| [head, dose, "\n"]).collect();
        routine(&steps)
    })
}

/// Waits in milliseconds, each with the command that follows it.
fn script() -> impl Strategy<Value = Vec<(u64, usize)>> {
    prop::collection::vec((0..30_000u64, 0..COMMANDS.len()), 0..30)
}

fn play(
    routine: &Routine,
    script: &[(u64, usize)],
    wake_every: Option<u64>,
) -> (Session, Vec<Event>, Moment) {
    let mut now = Moment::new(Duration::from_secs(7));
    let (mut session, mut events) = Session::begin(routine, &Options::default(), now);
    for (wait, command) in script {
        let then = now.after(Duration::from_millis(*wait));
        if let Some(every) = wake_every {
            let mut woken = now;
            while woken < then {
                events.extend(session.advance(woken));
                woken = woken.after(Duration::from_millis(every));
            }
        }
        events.extend(session.obey(COMMANDS[*command], then));
        now = then;
    }
    (session, events, now)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn waking_often_changes_nothing(routine in steps(), script in script(), every in 1..5_000u64) {
        let (_, seldom, _) = play(&routine, &script, None);
        let (_, often, _) = play(&routine, &script, Some(every));
        prop_assert_eq!(seldom, often);
    }

    #[test]
    fn held_and_waited_and_paused_and_away_are_all_the_time_there_was(routine in steps(), script in script()) {
        let (mut session, mut events, now) = play(&routine, &script, None);
        events.extend(session.obey(Command::Leave, now));
        let begun = Moment::new(Duration::from_secs(7));
        let ended = events.iter().find(|event| matches!(event.what, Happening::Ended(_))).unwrap().at;
        let record = session.record();
        let done_again = record.held;
        prop_assert_eq!(done_again + record.waited + record.paused + record.away, ended.since(begun));
    }

    #[test]
    fn nothing_is_held_beyond_the_plan(routine in steps(), script in script()) {
        let (session, ..) = play(&routine, &script, None);
        for part in &session.record().parts {
            prop_assert!(part.held <= part.planned, "{:?}", part);
        }
    }

    #[test]
    fn there_is_one_end_at_most_and_nothing_after_it(routine in steps(), script in script()) {
        let (_, events, _) = play(&routine, &script, None);
        let end = events.iter().position(|event| matches!(event.what, Happening::Ended(_)));
        prop_assert!(end.is_none_or(|end| end + 1 == events.len()));
        prop_assert!(events.is_sorted_by_key(|event| event.at));
    }

    #[test]
    fn what_comes_next_is_never_past(routine in steps(), script in script()) {
        let (session, _, now) = play(&routine, &script, None);
        prop_assert!(session.next_due().is_none_or(|due| due > now));
    }

    #[test]
    fn left_alone_a_session_takes_just_its_plan(routine in steps()) {
        let begun = Moment::ZERO;
        let (mut session, mut events) = Session::begin(&routine, &Options::default(), begun);
        let planned = session.timeline().length();
        events.extend(session.advance(Moment::new(Duration::from_secs(1_000_000))));
        prop_assert_eq!(events.last().unwrap().at.since(begun), planned);
        let held: Duration = session.record().parts.iter().map(|part| part.held).sum();
        let work: Duration = session.timeline().phases()
            .filter(|(_, phase)| matches!(phase.kind, PhaseKind::Work | PhaseKind::Tender | PhaseKind::Ready))
            .map(|(_, phase)| phase.length).sum();
        prop_assert_eq!(held, work);
    }

    #[test]
    fn what_is_planned_and_not_held_was_let_go_or_left_out(routine in steps(), script in script()) {
        let (_, events, _) = play(&routine, &script, None);
        let mut let_go = false;
        for event in &events {
            match &event.what {
                Happening::LetGo => let_go = true,
                Happening::Recorded(part) => {
                    let spared = let_go || part.by == By::LetGo;
                    let left_out = matches!(part.by, By::Next | By::Hurt | By::Leave);
                    prop_assert!(spared || left_out || part.held == part.planned, "{:?}", part);
                    let_go = false;
                }
                _ => {}
            }
        }
    }

    #[test]
    fn progress_never_goes_back_unless_the_part_is_done_again(
        routine in steps(), script in script(), every in 200..5_000u64
    ) {
        let mut now = Moment::ZERO;
        let (mut session, _) = Session::begin(&routine, &Options::default(), now);
        let mut reached = (0, Duration::ZERO);
        let spent = |session: &Session, now: Moment| {
            let progress = session.progress(now);
            (progress.part, progress.whole.saturating_sub(progress.left))
        };
        for (wait, command) in script {
            let then = now.after(Duration::from_millis(wait));
            while now < then {
                session.advance(now);
                prop_assert!(session.next_due().is_none_or(|due| due > now));
                let here = spent(&session, now);
                prop_assert!(reached <= here, "{:?} then {:?}", reached, here);
                reached = here;
                now = now.after(Duration::from_millis(every));
            }
            now = then;
            session.obey(COMMANDS[command], now);
            prop_assert!(session.next_due().is_none_or(|due| due > now));
            let here = spent(&session, now);
            let again = matches!(COMMANDS[command], Command::Back | Command::Lighter);
            prop_assert!(again || reached <= here, "{:?} then {:?}", reached, here);
            reached = here;
        }
    }
}
