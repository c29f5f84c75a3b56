//! Figures that follow the timer: in tempo, in the rhythm of the breath, and never with a jump.

use std::time::Duration;

use supple::{
    body::Side,
    clock::Moment,
    exercise::Exercise,
    figure::{Demonstration, Motion, Preview, Role, Skeleton, motion, shown},
    library::Library,
    routine::Routine,
    session::{Command, Options, PauseReason, PhaseKind, Session},
};

use crate::moments::at;

fn routine(library: &Library, steps: &str) -> Routine {
    let text = format!("schema = 1\nname = \"Test\"\naim = \"To test.\"\nareas = [\"lower-back\"]\n{steps}");
    let (routine, problems) = library.check_text("test.toml", &text);
    routine.unwrap_or_else(|| panic!("{problems:?}"))
}

/// A session of one exercise, settled for ten seconds, with what shows it.
fn session(exercise: &str, rest: &str) -> (Session, Demonstration) {
    let library = Library::shipped();
    let step = format!("[[step]]\nexercise = \"{exercise}\"\nsettle = \"10s\"\n{rest}\n");
    let (session, _) = Session::begin(&routine(&library, &step), &Options::default(), at(0.0));
    let exercise = library.exercise(exercise).unwrap();
    let position = session.progress(at(0.0)).position;
    let shown = library.demonstration(exercise, position).unwrap();
    (session, shown)
}

fn moved(exercise: &str, rest: &str, seconds: f64) -> Motion {
    let (mut session, shown) = session(exercise, rest);
    session.advance(at(seconds));
    motion(&session.progress(at(seconds)), &shown, false)
}

/// Keyframes from and to, counted from 1, and how much of the way is over.
#[track_caller]
fn case(exercise: &str, rest: &str, rows: &[(f64, usize, usize, f64)]) {
    for (seconds, from, to, share) in rows {
        let motion = moved(exercise, rest, *seconds);
        let got = (motion.from + 1, motion.to + 1);
        assert_eq!(got, (*from, *to), "{exercise} after {seconds} s: {motion:?}");
        assert!((motion.share - share).abs() < 0.01, "{exercise} after {seconds} s: {motion:?}");
    }
}

#[test]
fn repetitions_move_in_their_tempo() {
    let rest = "reps = 2\ntempo = [2, 2, 4]";
    case(
        "glute-bridge",
        rest,
        &[(5.0, 1, 1, 0.0), (11.0, 1, 2, 0.5), (13.0, 1, 2, 1.0), (15.0, 2, 1, 0.25), (19.0, 1, 2, 0.5)],
    );
}

#[test]
fn sides_in_turn_have_each_their_way() {
    case(
        "bird-dog",
        "reps = 1\ntempo = [2, 8, 2]",
        &[(11.0, 1, 2, 0.5), (21.0, 2, 1, 0.5), (23.0, 3, 4, 0.5), (33.0, 4, 3, 0.5)],
    );
}

#[test]
fn a_hold_is_entered_while_settling_and_rests_when_the_clock_runs() {
    case(
        "childs-pose",
        "hold = \"30s\"",
        &[(2.0, 1, 2, 0.0), (7.0, 1, 2, 0.5), (9.0, 2, 3, 0.5), (12.0, 3, 3, 0.0)],
    );
}

#[test]
fn a_resting_body_breathes_four_seconds_in_and_six_out() {
    let breath = |seconds| moved("childs-pose", "hold = \"30s\"", seconds).breath;
    for (seconds, expected) in [(10.0, -1.0), (12.0, 0.0), (14.0, 1.0), (17.0, 0.0), (20.0, -1.0)] {
        assert!((breath(seconds) - expected).abs() < 0.01, "{seconds}: {}", breath(seconds));
    }
}

#[test]
fn the_picture_is_flipped_for_the_left_side_first() {
    let rest = "hold = \"30s\"\nrounds = 1";
    assert!(moved("knee-to-chest", rest, 5.0).flipped);
    assert!(moved("knee-to-chest", rest, 20.0).flipped);
    assert!(!moved("knee-to-chest", rest, 42.0).flipped, "while the sides change it is flipped already");
    assert!(!moved("knee-to-chest", rest, 60.0).flipped);
}

#[test]
fn it_glows_while_the_exercise_runs_and_not_before() {
    assert!(moved("childs-pose", "hold = \"30s\"", 5.0).glow.is_none());
    assert!(moved("childs-pose", "hold = \"30s\"", 20.0).glow.is_some());
}

#[test]
fn a_paused_figure_stands_still() {
    let (mut session, shown) = session("glute-bridge", "reps = 8\ntempo = [2, 2, 4]");
    session.advance(at(11.0));
    session.obey(Command::Pause(PauseReason::Key), at(11.0));
    let then = motion(&session.progress(at(11.0)), &shown, false);
    assert_eq!(motion(&session.progress(at(500.0)), &shown, false), then);
}

#[test]
fn without_motion_only_the_resting_frame_is_shown() {
    let (mut session, shown) = session("glute-bridge", "reps = 8\ntempo = [2, 2, 4]");
    for seconds in [1.0, 11.0, 12.5, 15.0, 20.0] {
        session.advance(at(seconds));
        let motion = motion(&session.progress(at(seconds)), &shown, true);
        assert_eq!((motion.from, motion.to, motion.breath.to_bits()), (1, 1, 0), "{seconds}");
    }
}

#[test]
fn a_body_gets_from_one_position_into_the_next_above_the_floor() {
    let library = Library::shipped();
    let standing = library.posture(supple::body::Position::Wall).unwrap();
    let (session, lying) = session("pelvic-tilt", "");
    let left = Motion::at(0);
    let picture =
        |seconds: f64| shown(&session.progress(at(seconds)), &lying, Some((&standing, &left)), false);
    assert_eq!(picture(0.0), standing.picture(&left));
    let between = picture(2.0);
    assert!(between.window.height() < standing.picture(&left).window.height());
    assert!(between.window.height() > picture(9.0).window.height());
    assert_ne!(picture(1.9), picture(2.1));
}

#[test]
fn a_body_on_its_way_stays_in_the_picture() {
    let library = Library::shipped();
    let standing = library.posture(supple::body::Position::Wall).unwrap();
    let (session, lying) = session("pelvic-tilt", "");
    for tenth in 0..60 {
        let progress = session.progress(at(f64::from(tenth) / 10.0));
        let picture = shown(&progress, &lying, Some((&standing, &Motion::at(0))), false);
        let body = picture.strokes.iter().filter(|stroke| stroke.role == Role::Near);
        for (low, high) in body.flat_map(|stroke| &stroke.shapes).map(|shape| shape.bounds(0.0)) {
            let window = &picture.window;
            let inside = low.x >= window.low.x && high.x <= window.high.x && high.y <= window.high.y;
            assert!(inside && low.y > -2.5, "{tenth}: {low:?} {high:?} in {window:?}");
        }
    }
}

/// The farthest any joint moves between two moments.
fn step(shown: &Demonstration, before: &Motion, after: &Motion) -> f64 {
    let joints = |motion: &Motion| {
        let figure = shown.figure(motion.figure);
        let (pose, _) = figure.between(motion.from, motion.to, motion.share);
        Skeleton::of(&pose, figure.rig).joints()
    };
    let pairs = joints(before).into_iter().zip(joints(after));
    pairs.map(|((_, before), (_, after))| before.distance(after)).fold(0.0, f64::max)
}

#[test]
fn nothing_jumps_from_picture_to_picture_in_any_exercise() {
    /// Units in a twentieth of a second; a quick step of a walk is slower, and shoulders may drop.
    const FARTHEST: f64 = 8.0;
    let library = Library::shipped();
    let exercises: Vec<&Exercise> = library.exercises().map(|exercise| &**exercise).collect();
    assert!(exercises.len() >= 114);
    let mut jumps = Vec::new();
    for exercise in exercises {
        let id = exercise.id.as_ref().unwrap();
        let routine = routine(&library, &format!("[[step]]\nexercise = \"{id}\"\n"));
        let (mut session, _) = Session::begin(&routine, &Options::default(), at(0.0));
        let shown = library.demonstration(exercise, session.progress(at(0.0)).position).unwrap();
        let whole = session.timeline().length().min(Duration::from_secs(150));
        let (mut now, mut last) = (Duration::ZERO, None);
        while now < whole {
            session.advance(Moment::new(now));
            let progress = session.progress(Moment::new(now));
            let motion = motion(&progress, &shown, false);
            let key = (progress.part, motion.figure, motion.flipped);
            if let Some((before, known)) = last.replace((motion, key))
                && known == key
                && progress.phase != PhaseKind::Switch
            {
                let far = step(&shown, &before, &motion);
                if far >= FARTHEST {
                    jumps.push(format!("{id} at {now:?}: {far:.1} units from {before:?} to {motion:?}"));
                }
            }
            now += Duration::from_millis(50);
        }
    }
    assert!(jumps.is_empty(), "{}", jumps.join("\n"));
}

#[test]
fn a_preview_keeps_the_tempo_of_its_dose_and_begins_again() {
    let library = Library::shipped();
    let routine = routine(&library, "[[step]]\nexercise = \"glute-bridge\"\nreps = 2\ntempo = [2, 2, 4]\n");
    let step = routine.steps.first().unwrap();
    let shown = library.demonstration(&step.exercise, step.exercise.position_after(None)).unwrap();
    let preview = Preview::new(&shown, &step.dose, Side::Both);
    assert_eq!(preview.length(), Duration::from_secs(8));
    for (seconds, from, to, share) in [(1, 1, 2, 0.5), (3, 2, 2, 0.0), (5, 2, 1, 0.25), (9, 1, 2, 0.5)] {
        let motion = preview.motion(Duration::from_secs(seconds));
        assert_eq!((motion.from + 1, motion.to + 1), (from, to), "after {seconds} s: {motion:?}");
        assert!((motion.share - share).abs() < 0.01, "after {seconds} s: {motion:?}");
    }
}

#[test]
fn every_exercise_has_a_preview_that_moves_and_never_jumps() {
    /// Units in a twentieth of a second, as in a session.
    const FARTHEST: f64 = 8.0;
    let library = Library::shipped();
    let mut jumps = Vec::new();
    for exercise in library.exercises() {
        let id = exercise.id.as_ref().unwrap();
        let shown = library.demonstration(exercise, exercise.position_after(None)).unwrap();
        let preview = Preview::new(&shown, &exercise.dose, Side::Right);
        let length = preview.length();
        assert!(length >= Duration::from_secs(1), "{id}");
        assert!(preview.motion(Duration::from_secs(4)).glow.unwrap().pulse > 0.9, "{id}");
        let (mut now, mut changes) = (Duration::ZERO, 0);
        while now < length * 2 {
            let (before, after) = (preview.motion(now), preview.motion(now + Duration::from_millis(50)));
            changes += usize::from(before != after);
            if (before.figure, before.flipped) == (after.figure, after.flipped) {
                let far = step(&shown, &before, &after);
                if far >= FARTHEST {
                    jumps.push(format!("{id} at {now:?}: {far:.1} units from {before:?} to {after:?}"));
                }
            }
            now += Duration::from_millis(50);
        }
        assert!(changes > 20, "{id}");
    }
    assert!(jumps.is_empty(), "{}", jumps.join("\n"));
}
