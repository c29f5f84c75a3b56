//! What stands on the shelves: the shipped exercises and routines, as a physiotherapist would go through them.

use std::{collections::HashSet, time::Duration};

use supple::{
    body::{Area, Equipment, Place, Position, Side, Token},
    exercise::{Dose, Exercise, Kind, Sides},
    library::{FILES, Library},
    routine::Routine,
    session::Timeline,
    text::Text,
};

/// The areas a person can ask for by name.
const AREAS: [Area; 6] =
    [Area::Neck, Area::Shoulders, Area::UpperBack, Area::MidBack, Area::LowerBack, Area::Hips];
/// A stated number of minutes may be off by this.
const ROUNDING: Duration = Duration::from_secs(30);

fn id(exercise: &Exercise) -> &str {
    exercise.id.as_ref().map_or("", |id| id.as_str())
}

fn length(routine: &Routine) -> Duration {
    Timeline::of(routine, None).length()
}

#[test]
fn a_length_is_that_of_the_unfolded_routine_and_a_changed_copy_has_its_own() {
    let library = Library::shipped();
    let sores = [None, Some(Side::Both), Some(Side::Left), Some(Side::Right)];
    each_routine(&library, |routine| {
        let unfolded = |sore| Timeline::of(routine, sore).length();
        let wrong = sores.into_iter().find(|sore| Timeline::length_of(routine, *sore) != unfolded(*sore));
        let mut copy = routine.clone();
        copy.steps.truncate(1);
        let is_kept = copy.steps.len() < routine.steps.len()
            && Timeline::length_of(&copy, None) == Timeline::length_of(routine, None);
        (wrong.is_some() || is_kept).then(|| format!("{wrong:?}, kept: {is_kept}"))
    });
}

fn each_routine(library: &Library, mut wrong: impl FnMut(&Routine) -> Option<String>) {
    let wrong: Vec<String> = library
        .routines()
        .filter_map(|routine| wrong(routine).map(|why| format!("{}: {why}", routine.id)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn each_exercise(library: &Library, mut wrong: impl FnMut(&Exercise) -> Option<String>) {
    let wrong: Vec<String> = library
        .exercises()
        .filter_map(|exercise| wrong(exercise).map(|why| format!("{}: {why}", id(exercise))))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The files that stand in the folder of an area.
fn routine_files() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    FILES.iter().filter_map(|(path, text)| {
        let (folder, file) = path.split_once('/')?;
        Area::from_token(folder).map(|_| (folder, file, *text))
    })
}

#[test]
fn the_shelves_are_full() {
    let library = Library::shipped();
    assert!(library.exercises().count() >= 114);
    assert!(library.routines().count() >= 45);
    assert_eq!(library.routines().count(), routine_files().count(), "a file was not read");
}

#[test]
fn a_routine_stands_in_the_folder_of_its_first_area_under_its_own_id() {
    let library = Library::shipped();
    for (folder, file, _) in routine_files() {
        let stem = file.trim_end_matches(".toml");
        let routine = library.routine(stem).unwrap_or_else(|| panic!("no routine `{stem}`"));
        assert_eq!(routine.areas[0].token(), folder, "{stem}");
    }
}

#[test]
fn every_area_has_five_routines_and_two_that_need_nothing() {
    let library = Library::shipped();
    for area in AREAS {
        let there: Vec<_> = library.routines().filter(|routine| routine.areas.contains(&area)).collect();
        let bare = there.iter().filter(|routine| routine.equipment().is_empty()).count();
        assert!(there.len() >= 5 && bare >= 2, "{}: {}, {bare} bare", area.name(), there.len());
    }
}

#[test]
fn upper_and_lower_back_have_a_short_one_in_office_clothes() {
    let library = Library::shipped();
    let in_clothes = [Position::Standing, Position::Chair, Position::Wall];
    for area in [Area::UpperBack, Area::LowerBack] {
        let fits = |routine: &&Routine| {
            routine.areas[0] == area
                && routine.equipment().is_empty()
                && routine.positions().iter().all(|position| in_clothes.contains(position))
                && !routine.place().contains(&Place::Mat)
                && length(routine) < Duration::from_secs(6 * 60)
        };
        assert!(library.routines().any(|routine| fits(&routine)), "{}", area.name());
    }
}

#[test]
fn whatever_stands_in_is_there_and_the_chain_of_it_ends() {
    let library = Library::shipped();
    assert!(library.exercises().any(|exercise| exercise.swap.is_some()));
    each_exercise(&library, |exercise| {
        let mut seen = HashSet::from([id(exercise).to_owned()]);
        let mut next = exercise.swap.clone();
        while let Some(swap) = next {
            let Some(found) = library.exercise(swap.as_str()) else {
                return Some(format!("no exercise `{swap}`"));
            };
            if !seen.insert(swap.as_str().to_owned()) {
                return Some(format!("`{swap}` comes round again"));
            }
            next = found.swap.clone();
        }
        None
    });
}

#[test]
fn every_exercise_a_routine_names_is_there_and_none_lies_idle() {
    let library = Library::shipped();
    let mut used = HashSet::new();
    for (_, file, text) in routine_files() {
        for line in text.lines().filter_map(|line| line.strip_prefix("exercise = ")) {
            let name = line.trim_matches('"');
            assert!(library.exercise(name).is_some(), "{file} names `{name}`");
            used.insert(name);
        }
    }
    each_exercise(&library, |exercise| {
        (!used.contains(id(exercise))).then(|| "no routine uses it".to_owned())
    });
}

#[test]
fn no_routine_file_states_its_length_as_a_key() {
    for (_, file, text) in routine_files() {
        let head = text.split("[[step]]").next().unwrap();
        for key in head.lines().filter_map(|line| line.split_once(" = ").map(|(key, _)| key)) {
            let stated = ["minute", "second", "length", "duration"].iter().any(|word| key.contains(word));
            assert!(!stated && key != "min" && key != "time", "{file} has `{key}`");
        }
    }
}

#[test]
fn a_stated_number_of_minutes_is_true() {
    let library = Library::shipped();
    let mut stated = 0;
    each_routine(&library, |routine| {
        let texts = [Some(&routine.name), Some(&routine.aim), routine.note.as_ref()];
        let texts = texts.into_iter().flatten().flat_map(|text| minutes_in(text.as_str()));
        let minutes: Vec<u64> = texts.chain(minutes_of_id(routine.id.as_str())).collect();
        stated += minutes.len();
        let length = length(routine);
        let lie =
            minutes.into_iter().find(|minutes| length.abs_diff(Duration::from_secs(minutes * 60)) > ROUNDING);
        lie.map(|minutes| format!("{minutes} minutes said, {} s planned", length.as_secs()))
    });
    assert!(stated >= 5, "only {stated} found");
}

/// The numbers before the word "minutes", with at most one word between.
fn minutes_in(text: &str) -> Vec<u64> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
    let before = |at: usize| words[at.saturating_sub(2)..at].iter().rev().find_map(|word| number(word));
    let is_minute = |word: &str| matches!(word, "min" | "minute" | "minutes");
    (0..words.len()).filter(|at| is_minute(words[*at])).filter_map(before).collect()
}

fn number(word: &str) -> Option<u64> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let spelled = (1..).zip(WORDS).find(|(_, known)| *known == word).map(|(number, _)| number);
    spelled.or_else(|| word.parse().ok())
}

/// An id that ends in a number up to an hour says its minutes: `desk-rescue-5`.
fn minutes_of_id(id: &str) -> Option<u64> {
    let (_, last) = id.rsplit_once('-')?;
    last.parse().ok().filter(|minutes| *minutes <= 60)
}

#[test]
fn minutes_are_found_however_they_are_written() {
    assert_eq!(minutes_in("5-minute desk rescue"), [5]);
    assert_eq!(minutes_in("Five quiet minutes; nothing to move."), [5]);
    assert_eq!(minutes_in("Relaxation, 10 minutes"), [10]);
    assert_eq!(minutes_in("Five different breaks in a row"), Vec::<u64>::new());
    assert_eq!(minutes_of_id("desk-rescue-5"), Some(5));
    assert_eq!(minutes_of_id("sleep-478"), None);
}

#[test]
fn a_person_goes_down_to_the_floor_once_and_up_once() {
    each_routine(&Library::shipped(), |routine| {
        let floors: Vec<bool> = routine.positions().iter().map(|position| position.is_on_floor()).collect();
        let changes = floors.windows(2).filter(|pair| pair[0] != pair[1]).count();
        let down = changes + usize::from(floors[0]);
        (down > 2).then(|| format!("{down} ways down and up"))
    });
}

#[test]
fn pressure_comes_warm_before_the_stretches_and_twice_a_day_at_most() {
    each_routine(&Library::shipped(), |routine| {
        let first = &routine.steps[0].exercise;
        if first.kind.is_pressure() {
            return Some(format!("begins with pressure, {}", first.name));
        }
        // One way down to the floor comes first: what is done lying may press after a stretch done sitting.
        let floor: Vec<bool> = routine.positions().iter().map(|position| position.is_on_floor()).collect();
        let kind = |at: usize| routine.steps[at].exercise.kind;
        for at in (0..floor.len()).filter(|at| kind(*at).is_pressure()) {
            if (0..at).any(|earlier| kind(earlier) == Kind::Stretch && floor[earlier] == floor[at]) {
                return Some(format!("{} comes after a stretch", routine.steps[at].exercise.name));
            }
        }
        let often = routine.times_a_day().is_none_or(|times| times > 2);
        (routine.has_pressure() && often).then(|| "presses more than twice a day".to_owned())
    });
}

#[test]
fn after_heat_nothing_presses() {
    each_routine(&Library::shipped(), |routine| {
        let heat = routine.steps.iter().position(|step| step.exercise.kind == Kind::Heat)?;
        let presses = routine.steps[heat..].iter().find(|step| step.exercise.kind.is_pressure())?;
        Some(format!("{} on warm skin", presses.exercise.name))
    });
}

#[test]
fn whoever_gets_wet_or_fetches_heat_has_time_for_it() {
    each_routine(&Library::shipped(), |routine| {
        let is_ready =
            |at: usize| routine.steps.get(at).is_some_and(|step| matches!(step.dose, Dose::Until(_)));
        let at = routine.steps.iter().position(|step| step.exercise.kind == Kind::Heat)?;
        let is_wet = [Equipment::Bath, Equipment::Shower]
            .iter()
            .any(|item| routine.steps[at].exercise.equipment.contains(item));
        let before = at > 0 && is_ready(at - 1);
        (!before || is_wet && !is_ready(at + 1)).then(|| "no `until = \"ready\"` around it".to_owned())
    });
}

#[test]
fn a_text_has_a_side_only_where_one_is_known() {
    each_exercise(&Library::shipped(), |exercise| {
        let always = [
            Some(&exercise.name),
            exercise.short.as_ref(),
            exercise.prepare.as_ref(),
            exercise.easier.as_ref(),
            exercise.harder.as_ref(),
            exercise.caution.as_ref(),
        ];
        let sided = exercise.how.iter().chain(&exercise.feel).filter(|_| exercise.sides == Sides::Both);
        let texts = always.into_iter().flatten().chain(&exercise.mistakes).chain(sided);
        texts.into_iter().find(|text| text.as_str().contains('{')).map(ToString::to_string)
    });
}

#[test]
fn nothing_is_promised_or_shouted() {
    const PROMISES: [&str; 9] =
        ["treat", "cure", "fix ", "heal", "therap", "toxin", "break up", "guarantee", "pain-free"];
    for (path, text) in FILES.iter().filter(|(path, _)| path.contains('/')) {
        for line in text.lines() {
            let small = line.to_lowercase();
            let promise = PROMISES.iter().find(|word| small.contains(*word));
            assert!(promise.is_none() && !line.contains('!'), "{path}: {line}");
        }
    }
}

#[test]
fn every_exercise_can_be_told_to_closed_eyes() {
    each_exercise(&Library::shipped(), |exercise| {
        let spoken = &exercise.spoken;
        let needed = [&spoken.name, &spoken.place, &spoken.same_place, &spoken.start, &spoken.feel];
        let is_whole = needed.iter().all(|line| line.is_some());
        let can_switch = exercise.sides != Sides::Each || spoken.switch.is_some();
        (!is_whole || !can_switch).then(|| "a line for the ear is missing".to_owned())
    });
}

#[test]
fn every_exercise_says_how_and_where_it_comes_from() {
    each_exercise(&Library::shipped(), |exercise| {
        let is_whole = exercise.how.len() >= 3 && exercise.feel.is_some() && !exercise.sources.is_empty();
        (!is_whole).then(|| "how, feel or sources are thin".to_owned())
    });
}

/// The two articles this began with: knots in the upper and in the lower back.
#[test]
fn every_limit_is_one_of_the_dose() {
    each_exercise(&Library::shipped(), |exercise| {
        let range = &exercise.range;
        let limits = [
            ("hold", range.hold.is_some()),
            ("rounds", range.rounds.is_some()),
            ("reps", range.reps.is_some()),
            ("sets", range.sets.is_some()),
            ("roll", range.roll.is_some()),
            ("stop", range.stop.is_some()),
            ("cycles", range.cycles.is_some()),
            ("tense", range.tense.is_some()),
            ("release", range.release.is_some()),
            ("time", range.time.is_some()),
        ];
        let own: &[&str] = match exercise.dose {
            Dose::Hold(_) => &["hold", "rounds"],
            Dose::Reps(_) => &["hold", "reps", "sets"],
            Dose::Roll(_) => &["roll", "stop"],
            Dose::Breathe(_) => &["cycles"],
            Dose::Relax(_) => &["tense", "release"],
            Dose::Talk(_) | Dose::Timed(_) | Dose::Until(_) => &["time"],
        };
        let strange = limits.iter().find(|(limit, is_there)| *is_there && !own.contains(limit));
        strange.map(|(limit, _)| format!("`{limit}` limits nothing of its dose"))
    });
}

#[test]
fn a_lighter_version_needs_no_other_place() {
    // It is said to somebody who has just stopped with closed eyes, perhaps on the floor: what can be done there comes first.
    let library = Library::shipped();
    let names: Vec<String> =
        library.exercises().map(|exercise| exercise.name.as_str().to_lowercase()).collect();
    each_exercise(&library, |exercise| {
        let easier = exercise.easier.as_ref()?.as_str().to_lowercase();
        let elsewhere = ["at the wall", "on a chair", "standing", "sitting", "lying on", "in bed with"];
        let first = easier.split([';', ',']).next().unwrap_or_default().trim_end_matches('.').to_owned();
        let moves = elsewhere.iter().find(|place| first.starts_with(**place));
        let is_another = names.contains(&first) && first != exercise.name.as_str().to_lowercase();
        (moves.is_some() || is_another).then(|| format!("`{first}` is elsewhere"))
    });
}

#[test]
fn what_the_articles_ask_for_is_there() {
    let library = Library::shipped();
    let asked = [
        "two-balls-wall-upper two-balls-floor-upper ball-wall-rhomboid ball-floor-rhomboid ball-wall-lower-back",
        "roller-upper-back roller-wall-upper-back stick-lower-back cane-rhomboid",
        "cat-cow childs-pose cobra plank-forearm glute-bridge bird-dog",
        "belly-breathing body-scan breath-counting pmr-full heat-bottle heat-pad warm-bath",
        "sit-tall stand-easy walk-tall",
    ];
    for id in asked.iter().flat_map(|line| line.split(' ')) {
        assert!(library.exercise(id).is_some(), "{id}");
    }
    let balls: String = library
        .exercises()
        .filter(|exercise| exercise.kind == Kind::Ball)
        .filter_map(|exercise| exercise.prepare.as_ref().map(Text::as_str))
        .collect();
    for ball in ["tennis ball", "golf ball", "softball", "Tape two"] {
        assert!(balls.contains(ball), "{ball}");
    }
    for roller in library.exercises() {
        if let (Dose::Roll(roll), Kind::Roller) = (&roller.dose, roller.kind) {
            assert!((30..=45).contains(&roll.stop.get()), "{} has no tender stop", roller.name);
        }
    }
}
