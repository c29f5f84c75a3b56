//! What is wrong in a file, where it is told, and what becomes of the file.

mod advice;
mod broken;

use std::path::Path;

use supple::{
    exercise::{Dose, Kind, Seconds},
    library::{Catalogue, Library, Problem, read_exercises, read_routine},
    routine::{Origin, Routine, StepSides},
};

const HEAD: &str = "schema = 1\nname = \"Test\"\naim = \"To test.\"\nareas = [\"neck\"]\n";
const OWN: &str = "[[step]]\nname = \"Lean\"\nhow = \"Lean in.\"\nposition = \"wall\"\n";
const EXERCISES: &str = r#"
[[exercise]]
id = "nodding"
name = "Nodding"
kind = "mobility"
areas = ["neck"]
position = ["chair", "standing"]
how = "Nod."
reps = 8
range = { reps = "4..10" }
sources = ["gk"]

[[exercise]]
id = "press"
name = "Press"
kind = "ball"
areas = ["upper-back"]
position = "wall"
sides = "each"
how = ["Lean in.", "Stay."]
hold = "30s..45s"
rounds = 2
rest = "12s"
range = { hold = "30s..1m30s", rounds = "1..3" }
sources = ["hou2002", "articles"]

[[exercise]]
id = "gliding"
name = "Gliding"
kind = "roller"
areas = ["mid-back"]
position = "back"
how = "Glide."
roll = "1m"
stop = "30s"

[exercise.spoken]
place = "Lie down, roller under the ribs."
count = ["up", "", "and down"]
groups = [["Hands.", "Clench."]]
"#;

fn catalogue() -> Catalogue {
    let (exercises, problems) = read_exercises("test", EXERCISES);
    assert_eq!(problems, []);
    let mut catalogue = Catalogue::default();
    for exercise in exercises {
        catalogue.put(exercise);
    }
    catalogue
}

fn read(source: &str) -> (Option<Routine>, Vec<Problem>) {
    read_routine("test.toml", source, "test", &catalogue(), Origin::Yours)
}

fn good(source: &str) -> Routine {
    let (routine, problems) = read(source);
    assert_eq!(problems, []);
    routine.expect("a file without problems is a routine")
}

/// Each problem as a line: where, whether it warns, its code, its words and its remedy.
fn lines(problems: &[Problem]) -> String {
    let line = |problem: &Problem| {
        let Problem { line, column, end_line, end_column, code, message, .. } = problem;
        let warns = if problem.is_error() { "" } else { "warning " };
        let help = problem.help.as_deref().unwrap_or("-");
        let end = if line == end_line { String::new() } else { format!("{end_line}:") };
        format!("{line}:{column}-{end}{end_column} {warns}{code}: {message} / {help}")
    };
    problems.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn cases(before: &str, rows: &[(&str, &str)]) {
    for (written, expected) in rows {
        let source = format!("{before}{written}\n");
        let (routine, problems) = read(&source);
        assert_eq!(lines(&problems), *expected, "\n{written}");
        let stops = problems.iter().any(Problem::is_error);
        assert_eq!(routine.is_none(), stops, "\n{written}");
    }
}

#[test]
fn what_a_step_leaves_out_comes_from_its_exercise() {
    let routine = good(&format!("{HEAD}[[step]]\nexercise = \"press\"\nhold = \"40s\"\nside = \"sore\"\n"));
    let step = &routine.steps[0];
    let Dose::Hold(hold) = &step.dose else {
        panic!("a hold, not {:?}", step.dose);
    };
    assert_eq!((hold.floor, hold.cap), (Seconds::new(40), Seconds::new(40)));
    assert_eq!((hold.rounds, hold.rest), (2, Seconds::new(12)));
    assert_eq!(step.sides, StepSides::Sore);
    assert_eq!(routine.id.as_str(), "test");
    assert_eq!(routine.hash.len(), 16);
}

#[test]
fn a_tender_hold_outside_its_range_is_held_inside_at_both_ends() {
    let source = format!("{HEAD}[[step]]\nexercise = \"press\"\nhold = \"10s..20s\"\n");
    let (routine, problems) = read(&source);
    assert_eq!(problems.len(), 1);
    let dose = routine.map(|routine| routine.steps[0].dose.clone());
    let Some(Dose::Hold(hold)) = dose else {
        panic!("a hold, not {dose:?}");
    };
    assert_eq!((hold.floor, hold.cap), (Seconds::new(30), Seconds::new(30)));
}

#[test]
fn a_step_of_ones_own_has_the_kind_its_tools_and_its_dose_say() {
    for (written, kind) in [
        ("hold = \"30s\"", Kind::Stretch),
        ("hold = \"30s\"\nequipment = [\"two-balls\"]", Kind::Ball),
        ("reps = 5\nequipment = \"cane\"", Kind::Tool),
        ("time = \"10m\"", Kind::Mobility),
        ("time = \"10m\"\nequipment = \"bath\"", Kind::Heat),
        ("roll = \"1m\"", Kind::Roller),
        ("breathe = [4, 0, 6, 0]\ncycles = 10", Kind::Breathing),
        ("tense = \"5s\"\ngroups = [\"Hands\"]", Kind::Relaxation),
        ("talk = [[\"40s\", \"Feel.\"]]", Kind::Meditation),
        ("until = \"ready\"", Kind::Posture),
        ("until = \"ready\"\nkind = \"relaxation\"", Kind::Relaxation),
    ] {
        let routine = good(&format!("{HEAD}{OWN}{written}\n"));
        assert_eq!(routine.steps[0].exercise.kind, kind, "{written}");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let text = format!("\u{feff}{HEAD}{OWN}hold = \"30s\"\n").replace('\n', "\r\n");
    let (routine, problems) = Library::default().check_text("test.toml", &text);
    assert_eq!(problems, []);
    assert!(routine.is_some());
}

#[test]
fn the_shipped_files_all_read_without_a_problem() {
    let library = Library::shipped();
    assert_eq!(lines(library.problems()), "");
    assert!(library.routines().count() > 0);
}

#[test]
fn a_problem_is_drawn_with_its_line() {
    let source = format!("{HEAD}{OWN}hold = \"5 parsecs\"\n");
    let (_, problems) = read(&source);
    assert_eq!(
        problems[0].render(&source, false),
        "error: `5 parsecs` is not a length of time\n \
         --> test.toml:9:8\n  \
           |\n\
         9 | hold = \"5 parsecs\"\n  \
           |        ^^^^^^^^^^^\n  \
           |\n  \
           = help: write it like \"30s\" or \"1m30s\""
    );
}

#[test]
fn problems_beyond_twenty_are_counted() {
    let many = (0..30).fold(String::new(), |text, n| text + &format!("k{n} = 1\n"));
    let (_, problems) = read(&format!("{HEAD}{many}{OWN}hold = \"30s\"\n"));
    assert_eq!(problems.len(), 21);
    assert_eq!(problems[20].message, "10 more problems in this file");
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("it can be made");
    std::fs::write(path, text).expect("it can be written");
}

#[test]
fn a_folder_is_checked_all_the_way_down() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let folder = folder.path();
    write(folder, "a/b/c/d.toml", HEAD);
    write(folder, "a/b/c/d.de.toml", "name = \"Nur Texte\"");
    let checked = Library::default().check_path(folder);
    assert_eq!(checked.len(), 1);
    assert_eq!(
        lines(&checked[0].0),
        "1:1-1 missing-key: the routine has no `step` / begin each step with [[step]]"
    );
    assert_eq!(Library::default().check_path(&folder.join("a/b/c/d.de.toml")), []);
}

#[test]
fn a_file_without_its_other_language_is_read_as_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    write(folder.path(), "d.de.toml", HEAD);
    assert_eq!(Library::default().check_path(folder.path()).len(), 1);
}

#[test]
fn the_persons_own_files_are_read_two_levels_deep() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let folder = folder.path();
    let step = "[[step]]\nexercise = \"press\"\n";
    write(folder, "zz/exercises.toml", EXERCISES);
    write(folder, "a.toml", &format!("{HEAD}{step}"));
    write(folder, "deep/b.toml", &format!("{HEAD}{step}"));
    write(folder, "deep/er/c.toml", &format!("{HEAD}{step}"));
    write(folder, "deep/later.toml", &format!("id = \"b\"\n{HEAD}{step}"));
    write(
        folder,
        "figures.toml",
        "[[figure]]\nid = \"x\"\nalt = \"X.\"\nview = \"side\"\nloop = \"still\"\nframes = [{ name = \"x\", secs = 1, root = [0, 48], torso = 90, neck = 90, ua_r = 270, fa_r = 270, ua_l = 270, fa_l = 270, th_r = 270, sh_r = 270, th_l = 270, sh_l = 270 }]\n",
    );
    write(folder, "notes.txt", "no routine");
    write(folder, "a.de.toml", "name = \"Nur Texte\"");
    write(folder, "deep/b.pt-BR.toml", "name = \"Nur Texte\"");
    let library = Library::load(Some(folder));
    let yours = library.routines().filter(|routine| routine.origin == Origin::Yours);
    let ids: Vec<_> = yours.map(|routine| routine.id.as_str()).collect();
    assert_eq!(ids, ["a", "b"]);
    assert!(library.exercise("press").is_some());
    assert_eq!(library.nearest("pres"), Some("press"));
    assert_eq!(
        lines(library.problems()),
        "1:6-9 second-id: an earlier file has the id `b` already / give one of them another id"
    );
    let file = &library.problems()[0].file;
    assert!(library.source_of(file).is_some_and(|source| source.starts_with("id = \"b\"")));
}

#[test]
fn a_file_of_ones_own_replaces_the_shipped_one_with_its_id() {
    let shipped = Library::shipped();
    let id = shipped.routines().next().expect("some are shipped").id.clone();
    let folder = tempfile::tempdir().expect("a folder can be made");
    write(folder.path(), &format!("{id}.toml"), &format!("{HEAD}{OWN}hold = \"30s\"\n"));
    let library = Library::load(Some(folder.path()));
    assert_eq!(library.routines().count(), shipped.routines().count());
    let routine = library.routine(id.as_str()).expect("it is there");
    assert_eq!((routine.name.as_str(), routine.origin), ("Test", Origin::Yours));
}
