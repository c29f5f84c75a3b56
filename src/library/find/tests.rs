//! What is found among the shipped routines and exercises.

use super::*;
use crate::library::{Library, read_word};

fn routines(filter: &Filter) -> Vec<String> {
    let library = Library::shipped();
    let all = library.routines().map(|routine| (routine, 300));
    filter.routines(all).iter().map(|(routine, _)| routine.id.to_string()).collect()
}

fn exercises(filter: &Filter) -> Vec<String> {
    let library = Library::shipped();
    let found = filter.exercises(library.exercises().map(|exercise| &**exercise));
    found.iter().filter_map(|exercise| exercise.id.as_ref().map(ToString::to_string)).collect()
}

fn words(words: &str) -> Filter {
    Filter { words: words.to_owned(), ..Filter::default() }
}

#[test]
fn asking_for_nothing_finds_everything_in_its_order() {
    let library = Library::shipped();
    assert_eq!(routines(&Filter::default()).len(), library.routines().count());
    assert_eq!(exercises(&Filter::default()).len(), library.exercises().count());
    assert_eq!(exercises(&words("  ,")).len(), library.exercises().count());
}

#[test]
fn the_best_match_comes_first() {
    for (query, first) in [
        ("lower back release", "lower-back-release"),
        ("stubborn knot", "upper-one-side"),
        ("desk rescue", "desk-rescue-5"),
        ("mcgil", "mcgill-big-three"),
        ("box breth", "box-reset"),
    ] {
        assert_eq!(routines(&words(query)).first().map(String::as_str), Some(first), "{query}");
    }
    for (query, first) in [
        ("cat cow", "cat-cow"),
        ("catcow", "cat-cow"),
        ("chin", "chin-tuck"),
        ("rhomboid", "ball-wall-rhomboid"),
        ("pirifromis", "ball-floor-glute"),
        ("roll buttock", "roller-glute"),
    ] {
        assert_eq!(exercises(&words(query)).first().map(String::as_str), Some(first), "{query}");
    }
}

#[test]
fn what_acts_there_first_of_all_comes_before_what_acts_there_as_well() {
    let areas = vec![Area::UpperBack];
    let library = Library::shipped();
    let found = routines(&Filter { areas: areas.clone(), ..Filter::default() });
    let aside: Vec<Option<usize>> = found
        .iter()
        .filter_map(|id| library.routine(id))
        .map(|routine| routine.areas.iter().position(|area| areas.contains(area)))
        .collect();
    assert!(aside.is_sorted() && aside.first() == Some(&Some(0)), "{found:?}");
    assert!(found.contains(&"bedtime".to_owned()));
    let found = exercises(&Filter { areas, ..Filter::default() });
    assert_eq!(found.first().map(String::as_str), Some("ball-wall-rhomboid"));
    assert_eq!(found.last().map(String::as_str), Some("cobra"));
}

#[test]
fn letters_that_mean_nothing_find_nothing() {
    assert_eq!(routines(&words("xylophone")), [""; 0]);
}

#[test]
fn each_half_typed_word_still_finds_what_is_meant() {
    let whole = "figure four";
    for end in 3..=whole.len() {
        let found = exercises(&words(&whole[..end]));
        assert!(found.iter().take(3).any(|id| id == "figure-four"), "{}: {found:?}", &whole[..end]);
    }
}

#[test]
fn what_is_found_can_be_done_with_what_there_is() {
    let things = Things::read(&["ball".to_owned()], &[]).expect("it is known");
    let found = routines(&Filter { things, ..Filter::default() });
    assert!(
        found.contains(&"lower-back-release".to_owned()) && !found.contains(&"roller-full-back".to_owned())
    );
    let things = Things::read(&[], &["roller".to_owned(), "ball".to_owned()]).expect("it is known");
    let found = exercises(&Filter { things, ..Filter::default() });
    assert!(found.iter().all(|id| !id.starts_with("roller") && !id.starts_with("ball")), "{found:?}");
}

#[test]
fn a_routine_in_a_position_never_leaves_it() {
    let positions = vec![read_word("chair").expect("it is known")];
    let found = routines(&Filter { positions, ..Filter::default() });
    assert!(
        found.contains(&"box-reset".to_owned()) && !found.contains(&"lower-back-release".to_owned()),
        "{found:?}"
    );
}

#[test]
fn occasion_level_and_length_are_asked_of_routines() {
    let whens = vec![When::Desk];
    assert!(routines(&Filter { whens, ..Filter::default() }).contains(&"desk-rescue-5".to_owned()));
    assert_eq!(routines(&Filter { seconds: Some(301..=400), ..Filter::default() }), [""; 0]);
    let levels = vec![Level::Gentle, Level::Easy];
    let some = routines(&Filter { levels, ..Filter::default() });
    assert!(!some.is_empty() && some.len() <= routines(&Filter::default()).len());
}
