//! Routines fitted to what is at hand, as sentences.

use super::*;
use crate::{exercise::Id, library::Library};

fn things(with: &[&str], without: &[&str]) -> Things {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
    Things::read(&words(with), &words(without)).expect("the words are known")
}

/// A routine of these steps.
fn routine(steps: &str) -> Routine {
    let head = "schema = 1\nid = \"own\"\nname = \"Own\"\naim = \"Try.\"\nareas = [\"hips\"]\n";
    let (routine, problems) = Library::shipped().check_text("own.toml", &format!("{head}{steps}"));
    routine.unwrap_or_else(|| panic!("{problems:?}"))
}

/// The steps of `exercises` as they become, and what is said of each change.
#[track_caller]
fn case(exercises: &[&str], things: &Things, becomes: &[&str], said: &[&str]) {
    let steps: Vec<String> = exercises.iter().map(|id| format!("[[step]]\nexercise = \"{id}\"\n")).collect();
    let adapted = Library::shipped().adapt(&routine(&steps.concat()), things);
    let ids = |routine: Routine| {
        let ids =
            routine.steps.iter().map(|step| step.exercise.id.as_ref().map_or("-", Id::as_str).to_owned());
        ids.collect::<Vec<String>>()
    };
    assert_eq!(adapted.routine.map_or(Vec::new(), ids), becomes);
    let words: Vec<String> = adapted.changes.iter().map(ToString::to_string).collect();
    assert_eq!(words, said);
}

#[test]
fn with_everything_nothing_changes() {
    let own = routine("[[step]]\nexercise = \"roller-glute\"\n");
    let adapted = Library::shipped().adapt(&own, &Things::default());
    assert_eq!(adapted, Adapted { routine: Some(own), changes: Vec::new() });
}

#[test]
fn a_ball_at_the_wall_stands_in_for_the_roller_on_the_floor() {
    case(
        &["hip-circles", "roller-glute"],
        &things(&["ball", "wall"], &[]),
        &["hip-circles", "ball-wall-glute"],
        &[
            "2. Roll the buttock: instead, Ball on the wall: side of the hip (no roller, no mat; the muscles of the buttock)",
        ],
    );
}

#[test]
fn without_equipment_what_a_home_has_comes_before_another_exercise() {
    case(
        &["roller-thoracic-extension"],
        &things(&["none"], &[]),
        &["roller-thoracic-extension"],
        &["1. Open up over the roller: with a rolled towel (no roller)"],
    );
    case(
        &["roller-thoracic-extension"],
        &things(&["none", "chair"], &[]),
        &["chair-thoracic-extension"],
        &[
            "1. Open up over the roller: instead, Lean back over the chair (no roller, no mat; bending the upper back over an edge)",
        ],
    );
}

#[test]
fn no_exercise_comes_in_twice_and_what_nothing_stands_in_for_is_left_out() {
    case(
        &["figure-four", "chair-figure-four", "roller-glute"],
        &things(&["none"], &[]),
        &["figure-four", "chair-figure-four"],
        &["3. Roll the buttock: left out (no roller, and nothing here does the same)"],
    );
}

#[test]
fn nothing_is_left_of_a_routine_that_needs_what_is_not_there() {
    case(
        &["warm-bath"],
        &things(&["none"], &[]),
        &[],
        &["1. Warm bath: left out (no bath, and nothing here does the same)"],
    );
}

#[test]
fn without_a_chair_the_same_is_done_standing() {
    let adapted =
        Library::shipped().adapt(&routine("[[step]]\nexercise = \"chin-tuck\"\n"), &things(&[], &["chair"]));
    let words: Vec<String> = adapted.changes.iter().map(ToString::to_string).collect();
    assert_eq!(words, ["1. Chin tuck: standing (no chair)"]);
    let step = adapted.routine.expect("it can be done").steps.remove(0);
    assert_eq!(step.exercise.positions.first(), Some(&Position::Standing));
    assert_eq!(step.exercise.spoken.place, Some(Text::new("Standing.")));
}

#[test]
fn an_adapted_routine_keeps_its_id_and_says_that_it_is_another() {
    let own = routine("[[step]]\nexercise = \"roller-glute\"\n");
    let library = Library::shipped();
    let new = library.adapt(&own, &things(&["ball"], &[])).routine.expect("it can be done");
    assert_eq!((new.id, new.name.as_str()), (own.id.clone(), "Own, adapted"));
    assert_ne!(new.hash, own.hash);
    let again = library.adapt(&own, &things(&["ball"], &[])).routine.expect("it can be done");
    assert_eq!(new.hash, again.hash);
}

#[test]
fn the_sore_side_stays_the_side_that_is_worked() {
    let own = routine("[[step]]\nexercise = \"roller-glute\"\nside = \"sore\"\n");
    let new = Library::shipped().adapt(&own, &things(&["ball"], &[])).routine.expect("it can be done");
    assert_eq!(new.steps.first().map(|step| step.sides), Some(StepSides::Sore));
}

#[test]
fn a_stand_in_takes_no_more_rounds_than_there_was_time_for() {
    let own = routine("[[step]]\nexercise = \"roller-upper-back\"\nroll = \"1m\"\n");
    let new =
        Library::shipped().adapt(&own, &things(&["ball"], &["roller"])).routine.expect("it can be done");
    let dose = new.steps.into_iter().map(|step| step.dose).next();
    assert!(matches!(&dose, Some(Dose::Hold(hold)) if hold.rounds == 1), "{dose:?}");
}

#[test]
fn every_shipped_routine_adapted_needs_only_what_there_is() {
    let library = Library::shipped();
    for (with, without) in [
        (&["none"][..], &[][..]),
        (&["ball"], &[]),
        (&["ball", "wall"], &[]),
        (&["roller"], &[]),
        (&["chair"], &[]),
        (&[], &["mat"]),
        (&[], &["ball", "two-balls", "pillow"]),
    ] {
        let things = things(with, without);
        for written in library.routines() {
            let Adapted { routine, changes } = library.adapt(written, &things);
            let done = routine.iter().flat_map(|routine| &routine.steps).count();
            let left = changes.iter().filter(|change| change.remedy == Remedy::Leave).count();
            assert_eq!(done + left, written.steps.len(), "{}", written.id);
            if let Some(routine) = routine {
                assert!(things.do_for(&routine), "{} with {with:?} without {without:?}", routine.id);
            }
        }
    }
}

#[test]
fn the_shipped_stand_ins_read_without_a_problem_and_none_stands_in_for_itself() {
    let text =
        crate::library::FILES.iter().find(|(path, _)| *path == "substitutes.toml").expect("it is there").1;
    let (all, problems) = Substitutes::read("substitutes.toml", text);
    assert_eq!(problems, []);
    let library = Library::shipped();
    for (id, substitute) in all.exercises() {
        assert!(!substitute.instead.contains(id), "{id}");
        assert!(substitute.take.is_some() || !substitute.instead.is_empty(), "{id}");
        let known = library.exercise(id.as_str()).unwrap_or_else(|| panic!("{id} is unknown"));
        for instead in &substitute.instead {
            let instead =
                library.exercise(instead.as_str()).unwrap_or_else(|| panic!("{instead} is unknown"));
            let shared = known.areas.iter().any(|area| instead.areas.contains(area));
            assert!(shared, "{id} and {:?} act on different places", instead.id);
        }
    }
}

#[test]
fn every_shipped_exercise_with_equipment_has_something_that_may_stand_in() {
    let all = Substitutes::shipped();
    for exercise in Library::shipped().exercises() {
        let id = exercise.id.as_ref().expect("the catalogue's have one");
        let things = exercise.equipment.iter().map(|thing| Thing::Equipment(*thing));
        let has_own = all.of_exercise(id).is_some();
        assert!(has_own || things.into_iter().all(|thing| all.of_thing(thing).is_some()), "{id}");
    }
}
