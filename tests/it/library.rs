//! The library: what is shipped, read piece by piece, and the person's own files beside it.

use std::{fs, path::Path};

use supple::{
    exercise::Exercise,
    library::{Catalogue, FILES, Library, read_exercises, read_routine},
    routine::{Origin, Routine},
};

const HEAD: &str = "schema = 1\nname = \"Mine\"\naim = \"Ease\"\nareas = [\"neck\"]\n";
const OWN: &str = "[[step]]\nname = \"Lean\"\nhow = [\"Lean.\"]\nposition = \"wall\"\nhold = \"30s\"\n";

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Every shipped exercise and routine, each file read whole.
fn whole() -> (Vec<Exercise>, Vec<Routine>) {
    let (mut exercises, mut routines, mut catalogue) = (Vec::new(), Vec::new(), Catalogue::default());
    let (shared, plans): (Vec<_>, Vec<_>) =
        FILES.iter().partition(|(path, _)| path.starts_with("exercises/"));
    for (path, text) in shared {
        let (read, problems) = read_exercises(path, text);
        assert!(problems.is_empty(), "{problems:?}");
        exercises.extend(read);
    }
    for exercise in &exercises {
        catalogue.put(exercise.clone());
    }
    // A routine says what it is by its steps, wherever it lies.
    for (path, text) in plans.into_iter().filter(|(_, text)| text.contains("\n[[step]]")) {
        let stem = Path::new(path).file_stem().unwrap().to_str().unwrap();
        let (routine, problems) = read_routine(path, text, "no-id-of-its-own", &catalogue, Origin::Shipped);
        assert!(problems.is_empty(), "{problems:?}");
        let routine = routine.unwrap();
        assert!([stem, "no-id-of-its-own"].contains(&routine.id.as_str()), "{path}");
        routines.push(read_routine(path, text, stem, &catalogue, Origin::Shipped).0.unwrap());
    }
    (exercises, routines)
}

#[test]
fn what_is_shipped_reads_the_same_piece_by_piece_as_whole() {
    let (exercises, routines) = whole();
    assert!(exercises.len() > 40 && routines.len() > 10);
    // The other way round as well: the first one asked for must not need those before it.
    let library = Library::shipped();
    for routine in routines.iter().rev() {
        assert_eq!(**library.routine(routine.id.as_str()).unwrap(), *routine);
    }
    for exercise in exercises.iter().rev() {
        assert_eq!(**library.exercise(exercise.id.as_ref().unwrap().as_str()).unwrap(), *exercise);
    }
    assert!(Library::shipped().routines().eq(&routines));
    assert!(library.exercises().map(|exercise| &**exercise).eq(&exercises));
}

#[test]
fn shipped_exercises_begin_as_the_quick_look_expects() {
    for (path, text) in FILES.iter().filter(|(path, _)| path.starts_with("exercises/")) {
        let mut before = "";
        for line in text.lines() {
            assert!(before != "[[exercise]]" || line.starts_with("id = \""), "{path}: {line}");
            assert!(!line.contains("[[exercise]]") || line == "[[exercise]]", "{path}: {line}");
            before = line;
        }
    }
}

#[test]
fn an_exercise_of_ones_own_is_for_ones_own_routines() {
    let folder = tempfile::tempdir().unwrap();
    let (shipped, id) = (Library::shipped(), "chin-tuck");
    let text = format!(
        "[[exercise]]\nid = \"{id}\"\nname = \"My way\"\nkind = \"mobility\"\nareas = [\"neck\"]\n\
         position = \"chair\"\nreps = 3\nhow = [\"Slowly.\"]\n"
    );
    write(folder.path(), "exercises.toml", &text);
    write(folder.path(), "mine.toml", &format!("{HEAD}[[step]]\nexercise = \"{id}\"\n"));
    let library = Library::load(Some(folder.path()));
    assert!(library.problems().is_empty(), "{:?}", library.problems());
    let name = |routine: &str| library.routine(routine).unwrap().steps[0].exercise.name.to_string();
    assert_eq!(name("mine"), "My way");
    assert_eq!(library.exercises().count(), shipped.exercises().count());
    assert_eq!(library.routine("desk-rescue-5"), shipped.routine("desk-rescue-5"));
}

#[test]
fn of_many_files_the_first_with_an_id_has_it() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..300 {
        write(folder.path(), &format!("r{number:03}.toml"), &format!("{HEAD}{OWN}"));
    }
    write(folder.path(), "r150-too.toml", &format!("id = \"r150\"\n{HEAD}{OWN}rounds = 2\n"));
    let library = Library::load(Some(folder.path()));
    let yours: Vec<_> = library.routines().filter(|routine| routine.origin == Origin::Yours).collect();
    assert_eq!(yours.len(), 300);
    assert!(yours.iter().map(|routine| &routine.id).is_sorted());
    // A dash sorts before a dot.
    let problems = library.problems();
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].code, problems[0].file.ends_with("r150.toml")), ("second-id", true));
}

#[test]
fn a_glance_finds_the_file_of_that_name_else_what_is_shipped() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let shipped = Library::shipped();
    let origin = |id: &str| shipped.glance(id, folder).map(|routine| routine.origin);
    assert_eq!(origin("desk-rescue-5"), Some(Origin::Shipped));
    assert_eq!(origin("mine"), None);
    write(folder, "deep/desk-rescue-5.toml", &format!("{HEAD}{OWN}"));
    assert_eq!(origin("desk-rescue-5"), Some(Origin::Yours));
    write(folder, "mine.toml", &format!("{HEAD}{OWN}"));
    assert_eq!(origin("mine"), Some(Origin::Yours));
    // A broken file, and one that says it is another, are none of that name.
    write(folder, "pmr-10.toml", &format!("{HEAD}wrong = 1\n{OWN}"));
    write(folder, "quiet-mind.toml", &format!("id = \"noisy\"\n{HEAD}{OWN}"));
    assert_eq!(origin("pmr-10"), Some(Origin::Shipped));
    assert_eq!(origin("quiet-mind"), Some(Origin::Shipped));
    for path in ["", "..", "../mine", "deep/desk-rescue-5", "/etc/passwd"] {
        assert_eq!(origin(path), None, "{path}");
    }
}
