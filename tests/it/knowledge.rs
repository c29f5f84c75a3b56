//! Causes, programmes, sources, safety questions, rules and spoken lines: the shipped ones hold together, and a file
//! with a fault is told where and how to mend it.

use std::fs;

use serde_json::Value;
use supple::{
    body::{Area, Position, Token},
    exercise::{Condition, Dose, Id, Seconds},
    library::{
        Allowance, Certainty, Deed, FILES, Library, Line, Outcome, Problem, Rhythm, Severity, Urgency,
    },
    routine::Origin,
};
use tempfile::TempDir;

use crate::cli::Home;

fn shipped(path: &str) -> &'static str {
    FILES.iter().find(|(own, _)| *own == path).map(|(_, text)| *text).unwrap()
}

/// Problems as a line each: severity where it is a warning, code, message and remedy.
fn lines(problems: &[Problem]) -> String {
    let line = |problem: &Problem| {
        let warns = if problem.is_error() { "" } else { "warning " };
        let help = problem.help.as_deref().unwrap_or("-");
        format!("{warns}{}: {} / {help}", problem.code, problem.message)
    };
    problems.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Puts `fault` in the place of `sound` in a shipped file and expects to be told of it, on its line.
#[track_caller]
fn planted(path: &str, sound: &str, fault: &str, expected: &str) {
    let text = shipped(path);
    assert!(text.contains(sound), "`{sound}` stands in {path}");
    let text = text.replacen(sound, fault, 1);
    let (_, problems) = Library::shipped().check_text("x.toml", &text);
    let told: Vec<Problem> = problems.into_iter().filter(|problem| problem.code != "not-yours").collect();
    assert_eq!(lines(&told), expected, "\n{fault}");
    for problem in &told {
        assert!(problem.line > 0 && problem.line <= text.lines().count(), "{problem}");
        assert!(problem.render(&text, false).contains(&format!("{}:{}", problem.line, problem.column)));
    }
}

fn words_of(values: &toml::Value, key: &str, found: &mut Vec<String>) {
    match values {
        toml::Value::Table(table) => {
            for (own, value) in table {
                if own == key {
                    let list = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
                    found.extend(list.iter().filter_map(|word| word.as_str().map(str::to_owned)));
                }
                words_of(value, key, found);
            }
        }
        toml::Value::Array(list) => list.iter().for_each(|value| words_of(value, key, found)),
        _ => {}
    }
}

/// Every word under `key`, anywhere in a shipped file.
fn everywhere(key: &str) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    for (path, text) in FILES {
        let mut found = Vec::new();
        words_of(&toml::from_str(text).unwrap(), key, &mut found);
        all.extend(found.into_iter().map(|word| (*path, word)));
    }
    assert!(all.len() > 20, "the test looks where `{key}` stands");
    all
}

#[test]
fn every_shipped_file_of_knowledge_reads_without_a_problem() {
    let library = Library::shipped();
    assert_eq!(lines(&library.shipped_problems()), "");
    assert_eq!(library.causes().len(), 20);
    assert_eq!(library.programmes().len(), 2);
    assert!(library.programmes().iter().all(|programme| programme.weeks.len() == 4));
    assert_eq!((library.screening().questions.len(), library.screening().ticks.len()), (22, 26));
    assert_eq!(library.avoid_rules().len(), 29);
    assert!(library.citations().count() > 50);
    assert!(Line::ALL.iter().all(|line| !library.spoken_lines().line(*line).is_empty()));
}

#[test]
fn every_source_named_anywhere_is_known() {
    let library = Library::shipped();
    for (path, tag) in everywhere("sources") {
        assert!(library.citation(&tag).is_some(), "{path} names the source `{tag}`");
    }
}

#[test]
fn every_condition_is_asked_for_and_spares_something() {
    let library = Library::shipped();
    let screening = library.screening();
    let (questions, ticks) = (&screening.questions, &screening.ticks);
    let exercises: Vec<_> = library.exercises().collect();
    for condition in Condition::ALL {
        let asked = ticks.iter().any(|tick| tick.conditions.contains(condition))
            || questions.iter().any(|question| question.conditions.contains(condition));
        assert!(asked, "nobody asks for `{}`", condition.token());
        let spares = library
            .avoid_rules()
            .iter()
            .any(|rule| rule.never.contains(condition) || rule.light.contains(condition))
            || exercises.iter().any(|exercise| exercise.avoid.contains(condition));
        assert!(spares, "`{}` changes nothing", condition.token());
    }
}

#[test]
fn every_routine_and_exercise_named_exists() {
    let library = Library::shipped();
    let routine = |id: &Id| library.routine(id.as_str()).is_some();
    let exercise = |id: &Id| library.exercise(id.as_str()).is_some();
    let mut missing: Vec<String> = Vec::new();
    let mut expect = |id: &Id, there: bool| {
        if !there {
            missing.push(id.to_string());
        }
    };
    for cause in library.causes() {
        cause.now.iter().chain(&cause.prevent).for_each(|id| expect(id, routine(id)));
        match &cause.habit.deed {
            Deed::Exercise(id, _) => expect(id, exercise(id)),
            Deed::Routine(id) => expect(id, routine(id)),
            Deed::Said => assert!(cause.habit.say.is_some(), "{}", cause.id),
        }
    }
    for programme in library.programmes() {
        let days = programme.weeks.iter().flat_map(|week| week.days.iter().flatten());
        programme.daily.iter().chain(days).for_each(|id| expect(id, routine(id) || exercise(id)));
        programme.step_back.routine.iter().for_each(|id| expect(id, routine(id)));
        let times = programme.weeks.iter().flat_map(|week| week.times.iter());
        times.for_each(|(id, _)| expect(id, exercise(id)));
    }
    missing.sort();
    missing.dedup();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_title_spoken_is_that_of_a_routine() {
    let library = Library::shipped();
    for (path, id) in everywhere("routine").into_iter().filter(|(path, _)| *path == "spoken.toml") {
        assert!(library.routine(&id).is_some(), "{path} names the routine `{id}`");
        assert!(library.spoken_lines().title(&id).is_some());
    }
}

#[test]
fn no_sentence_promises() {
    const PROMISES: [&str; 9] =
        ["cure", "cures", "cured", "fix", "fixes", "heal", "heals", "treat", "treats"];
    for (path, text) in FILES {
        let text = text.to_lowercase();
        let mut words = text.split(|letter: char| !letter.is_alphabetic());
        let promise = words.find(|word| PROMISES.contains(word));
        assert_eq!(promise, None, "{path}");
    }
}

#[test]
fn a_size_of_an_effect_stands_only_where_it_was_read() {
    let library = Library::shipped();
    let sized = |text: &str| text.contains('%') || text.contains("risk ratio");
    for source in library.citations().filter(|source| source.sure != Certainty::Verified) {
        assert!(!sized(source.says.as_str()), "{} is {}", source.tag, source.sure.name());
    }
    for cause in library.causes() {
        let texts = [&cause.why, &cause.tip];
        assert!(!texts.iter().any(|text| sized(text.as_str())), "{}", cause.id);
    }
}

#[test]
fn what_is_given_is_often_advised_and_practice_claims_nothing() {
    for source in Library::shipped().citations() {
        let (says, sure) = (source.says.as_str(), source.sure);
        if sure == Certainty::Given {
            assert!(says.starts_with("Often advised"), "{says}");
        }
        if sure == Certainty::General {
            assert!(says.contains("not checked") || says.contains("no effect is claimed"), "{says}");
        }
    }
}

#[test]
fn causes_are_read_as_they_are_written() {
    let library = Library::shipped();
    let cause = library.cause("stress").unwrap();
    assert_eq!(cause.areas, [Area::Neck, Area::Shoulders, Area::UpperBack]);
    assert_eq!(cause.origin, Origin::Shipped);
    let cause = library.cause("driving").unwrap();
    assert_eq!(cause.habit.rhythm, Rhythm::Every(Seconds::new(90 * 60)));
    let cause = library.cause("breath-holding").unwrap();
    assert_eq!(cause.habit.rhythm, Rhythm::Before("meals".into()));
}

#[test]
fn a_habit_has_its_own_dose_inside_the_exercise() {
    let library = Library::shipped();
    let cause = library.cause("stress").unwrap();
    let Deed::Exercise(id, Some(Dose::Breathe(dose))) = &cause.habit.deed else {
        panic!("{:?}", cause.habit.deed);
    };
    assert_eq!((id.as_str(), dose.cycles), ("six-a-minute", 30));
}

#[test]
fn the_questions_follow_each_other() {
    let library = Library::shipped();
    let screening = library.screening();
    let first = &screening.questions[0];
    assert_eq!((first.outcome, first.how_soon), (Outcome::Emergency, Some(Urgency::Now)));
    assert_eq!(first.allows, Allowance::Nothing);
    let leg = screening.question("leg").unwrap();
    assert_eq!(leg.then.iter().map(Id::as_str).collect::<Vec<_>>(), ["leg-worse", "seen"]);
    assert_eq!(leg.conditions, [Condition::LegNerve]);
    assert!(screening.is_follow_up(screening.question("leg-worse").unwrap()));
    assert!(!screening.is_follow_up(leg));
    assert!(Outcome::Emergency > Outcome::DoctorFirst && Urgency::Now < Urgency::Soon);
    assert!(Allowance::Breathing < Allowance::Gentle);
}

#[test]
fn a_rule_fits_what_it_names_and_nothing_else() {
    let library = Library::shipped();
    let ball = library.exercise("ball-wall-lower-back").unwrap();
    let never = |position| {
        let fitting = library.avoid_rules().iter().filter(move |rule| rule.fits(ball, position));
        fitting.flat_map(|rule| rule.never.clone()).collect::<Vec<_>>()
    };
    assert!(never(Position::Wall).contains(&Condition::BloodThinners));
    assert!(!never(Position::Wall).contains(&Condition::Pregnancy));
    assert!(never(Position::Back).contains(&Condition::Pregnancy));
    let calm = library.exercise("six-a-minute").unwrap();
    let box_breathing = library.exercise("box-breathing").unwrap();
    let held = |exercise| {
        let fitting = library.avoid_rules().iter().filter(move |rule| rule.fits(exercise, Position::Chair));
        fitting.into_iter().any(|rule| rule.never.contains(&Condition::BreathHolds))
    };
    assert!(held(box_breathing) && !held(calm));
}

#[test]
fn faults_of_causes_are_told() {
    let only = |habit: &str| {
        let text = format!(
            "[[cause]]\nid = \"chair\"\nname = \"Chair\"\nask = \"Sat?\"\nwhy = \"So.\"\ntip = \"Stand.\"\n\
             areas = \"neck\"\nnow = \"desk-rescue-5\"\n{habit}\n"
        );
        let (_, problems) = Library::shipped().check_text("x.toml", &text);
        assert!(problems.iter().all(|problem| problem.line == 9 || problem.line == 1), "{problems:?}");
        lines(&problems)
    };
    assert_eq!(only("habit = { exercise = \"cat-cow\", reps = 5, every = \"daily\" }"), "");
    for (habit, expected) in [
        (
            "habit = { exercise = \"cat-cowe\", every = \"daily\" }",
            "unknown-exercise: there is no exercise `cat-cowe` / did you mean `cat-cow`?",
        ),
        (
            "habit = { routine = \"box-rest\", every = \"daily\" }",
            "unknown-routine: there is no routine `box-rest` / did you mean `box-reset`?",
        ),
        (
            "habit = { say = \"Stand.\", every = \"soon\" }",
            "bad-interval: `soon` is not how often / write it like \"35m\", or \"daily\" or \"weekly\"",
        ),
        (
            "habit = { say = \"Stand.\", every = \"daily\", before = \"bed\" }",
            "one-rhythm: `before` is a second time for it / give one of every, before, after",
        ),
        (
            "habit = { say = \"Stand.\" }",
            "one-rhythm: the habit has no time / give one of every, before, after",
        ),
        (
            "habit = { routine = \"box-reset\", reps = 5, every = \"daily\" }",
            "stray-dose: `reps` is a dose, and there is no exercise / name the exercise, or leave it out",
        ),
        (
            "habit = { every = \"daily\" }",
            "missing-key: the habit has nothing to do / give an exercise, a routine or a sentence (say)",
        ),
        (
            "habit = { exercise = \"cat-cow\", routine = \"box-reset\", every = \"daily\" }",
            "two-deeds: `exercise` and `routine` are two deeds / give one of them",
        ),
        (
            "habit = { exercise = \"cat-cow\", hold = \"20s\", reps = 5, every = \"daily\" }",
            "two-doses: `hold` and `reps` are two doses / for a hold in each repetition write tempo = [2, 8, 2]",
        ),
        (
            "habits = { say = \"Stand.\", every = \"daily\" }",
            "missing-key: the cause has no `habit` / write it like habit = { say = \"Stand up.\", every = \"35m\" }\n\
             unknown-key: the cause has no key `habits` / did you mean `habit`?",
        ),
    ] {
        assert_eq!(only(habit), expected, "\n{habit}");
    }
    let warned = only("habit = { exercise = \"cat-cow\", reps = 99, every = \"daily\" }");
    assert!(warned.starts_with("warning outside-range: `reps` of 99 is outside "), "{warned}");
    assert!(warned.contains("NHS inform (verified)"), "{warned}");
}

const PROGRAMME: &str = r#"schema = 1
id = "mine"
name = "Mine"
aim = "To move."
areas = ["neck"]
move_on = { sessions = 2, pain = 3, say = "Good." }
stay = "So so."
step_back = { pain = 6, say = "Sore." }

[[week]]
focus = "Slow."
monday = ["box-reset", "cat-cow"]
"#;

#[test]
fn faults_of_programmes_are_told() {
    let with = |sound: &str, fault: &str| {
        assert!(PROGRAMME.contains(sound));
        let (_, problems) = Library::shipped().check_text("x.toml", &PROGRAMME.replacen(sound, fault, 1));
        lines(&problems)
    };
    assert_eq!(with("Slow", "Slow"), "");
    for (sound, fault, expected) in [
        (
            "\"cat-cow\"",
            "\"cat-cov\"",
            "unknown-routine: there is no routine or exercise `cat-cov` / did you mean `cat-cow`?",
        ),
        (
            "monday = [\"box-reset\", \"cat-cow\"]",
            "",
            "empty: the week has no day with practice / write it like monday = [\"desk-rescue-5\"]",
        ),
        ("monday", "munday", "unknown-key: the week has no key `munday` / did you mean `monday`?\nempty"),
        (
            "pain = 6",
            "pain = 8",
            "warning outside-range: pain of 8 is outside up to 6 / it is held inside; 6 of 10 is the ceiling, as \
             clinics advise (verified)",
        ),
        (
            "pain = 3",
            "pain = 5",
            "warning outside-range: pain of 5 is outside 0 to 3 / it is held inside; 6 of 10 is the ceiling, as \
             clinics advise (verified)",
        ),
        (
            "pain = 6",
            "pain = 2",
            "contradiction: pain of 2 means moving on, not stepping back / step back from 4, 5 or 6 on",
        ),
        (
            "stay = \"So so.\"\n",
            "",
            "missing-key: the programme has no `stay` / say when the week is done once more",
        ),
    ] {
        let told = with(sound, fault);
        let expected: Vec<&str> = expected.lines().collect();
        let told: Vec<&str> = told.lines().collect();
        assert_eq!(told.len(), expected.len(), "{told:?}");
        assert!(expected.iter().all(|one| told.iter().any(|line| line.starts_with(one))), "{told:?}");
    }
}

#[test]
fn faults_of_the_safety_files_are_told() {
    planted(
        "screening.toml",
        "allows = \"none\"",
        "allows = \"gentle\"",
        "contradiction: outcome, how_soon and allows contradict each other / an emergency is how_soon = \"now\" and \
         allows = \"none\"",
    );
    planted(
        "screening.toml",
        "then = [\"leg-worse\", \"seen\"]",
        "then = [\"leg-worst\", \"seen\"]",
        "unknown-question: there is no question `leg-worst` / did you mean `leg-worse`?",
    );
    planted(
        "screening.toml",
        "then = [\"leg-worse\", \"seen\"]",
        "then = [\"arm\", \"seen\"]",
        "contradiction: `arm` is asked behind another and asks on itself / ask one after the other in one `then`",
    );
    planted(
        "screening.toml",
        "tags = [\"clot-risk\"]",
        "tags = [\"clot-rsik\"]",
        "unknown-word: `clot-rsik` is not a condition / did you mean `clot-risk`?",
    );
    planted(
        "screening.toml",
        "id = \"both-sides\"",
        "id = \"saddle\"",
        "second-id: a second question with the id `saddle` / give it another id",
    );
    planted(
        "avoid.toml",
        "kind = [\"ball\"]\n",
        "",
        "missing-key: the rule fits everything / name a kind, a direction, a position, equipment or holds_breath",
    );
    planted(
        "avoid.toml",
        "light = [\"heart-lung\"]",
        "light = []",
        "missing-key: the rule asks for nothing / name conditions under `never` or `light`",
    );
    planted(
        "avoid.toml",
        "kind = [\"ball\"]\n",
        "kinds = [\"ball\"]\n",
        "missing-key: the rule fits everything / name a kind, a direction, a position, equipment or holds_breath\n\
         unknown-key: the rule has no key `kinds` / did you mean `kind`?",
    );
}

#[test]
fn faults_of_sources_and_spoken_lines_are_told() {
    planted(
        "sources.toml",
        "sure = \"partly\"",
        "sure = \"partially\"",
        "unknown-word: `partially` is not a degree of certainty / did you mean `partly`?",
    );
    planted(
        "spoken.toml",
        "say = \"Set {n} of {m}.\"",
        "say = \"Set {n}.\"",
        "missing-placeholder: the line has no {m} / say where it belongs",
    );
    planted(
        "spoken.toml",
        "say = \"Next: {name}.\"",
        "say = \"Next: {name} {things}.\"",
        "unknown-placeholder: `{things}` stands for nothing / only {side} and {other} and {name} are replaced",
    );
    planted(
        "spoken.toml",
        "cue = \"go\"",
        "cue = \"rest\"",
        "second-line: a second line for the same / put the variants into one list",
    );
    planted(
        "spoken.toml",
        "[[line]]\ncue = \"first-is\"\nsay = \"First: {name}.\"\n",
        "",
        "missing-line: the cue `first-is` has no line / add a [[line]] for it",
    );
}

/// A library with these files in the person's folder.
fn with_own(files: &[(&str, &str)]) -> Library {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    Library::load(Some(folder.path()))
}

const OWN_CAUSE: &str = "[[cause]]\nid = \"driving\"\nname = \"My bus\"\nask = \"The bus?\"\nwhy = \"It shakes.\"\n\
    tip = \"Stand.\"\nareas = \"neck\"\nnow = \"desk-rescue-5\"\nhabit = { say = \"Stand.\", every = \"daily\" }\n\
    sources = \"my-physio\"\n";

#[test]
fn the_persons_own_replace_and_add() {
    let source = "[[source]]\ntag = \"my-physio\"\ntitle = \"my physiotherapist's list\"\nsure = \"given\"\n\
        says = \"Often advised by mine.\"\n";
    let library = with_own(&[("causes.toml", OWN_CAUSE), ("mine.toml", PROGRAMME), ("who.toml", source)]);
    assert_eq!(lines(library.problems()), "");
    let cause = library.cause("driving").unwrap();
    assert_eq!((cause.name.as_str(), cause.origin), ("My bus", Origin::Yours));
    assert_eq!(library.causes().len(), 20);
    assert_eq!(library.programme("mine").unwrap().origin, Origin::Yours);
    assert_eq!(library.programmes().len(), 3);
    assert_eq!(library.citation("my-physio").unwrap().to_string(), "my physiotherapist's list");
}

#[test]
fn a_file_of_ones_own_loosens_nothing() {
    let loose = shipped("screening.toml").replace("emergency", "clear");
    let library = with_own(&[
        ("q.toml", &loose),
        ("rules.toml", "[[rule]]\nkind = \"ball\"\nlight = \"skin\"\nnote = \"Fine.\"\n"),
        ("s.toml", "[[source]]\ntag = \"gk\"\ntitle = \"Me\"\nsure = \"verified\"\nsays = \"It is so.\"\n"),
    ]);
    let told = lines(library.problems());
    for expected in [
        "warning not-yours: a file of your own cannot change the safety questions / they stay as the program has \
         them; take the file out of your folder",
        "warning not-yours: a file of your own cannot change the rules of what to avoid /",
        "warning shipped-source: the source `gk` is the program's own and stays as it is / give yours another tag",
    ] {
        assert!(told.contains(expected), "{told}");
    }
    assert_eq!(library.screening().questions[0].outcome, Outcome::Emergency);
    assert_eq!(library.avoid_rules().len(), 29);
    assert_eq!(library.citation("gk").unwrap().sure, Certainty::General);
}

#[test]
fn an_id_of_two_files_is_an_error_in_the_later_one() {
    let library = with_own(&[("a.toml", OWN_CAUSE), ("b.toml", OWN_CAUSE)]);
    let problems = library.problems();
    assert_eq!(
        lines(problems),
        "second-id: an earlier file has the id `driving` already / give one of them another id"
    );
    assert!(problems[0].file.ends_with("b.toml") && problems[0].severity == Severity::Error);
}

fn output(home: &Home, arguments: &[&str]) -> (String, String) {
    let output = home.command(arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn json(home: &Home, arguments: &[&str]) -> Value {
    serde_json::from_str(&output(home, arguments).0).unwrap()
}

#[test]
fn causes_and_programmes_are_listed() {
    let home = Home::new();
    let (all, _) = output(&home, &["list", "causes"]);
    assert!(all.contains("long-sitting") && all.lines().count() == 20, "{all}");
    let causes = json(&home, &["list", "causes", "--area", "mid-back", "--json"]);
    assert_eq!(causes["version"], 1);
    assert_eq!(causes["causes"][0]["id"], "breath-holding");
    assert_eq!(causes["causes"].as_array().unwrap().len(), 1);
    let programmes = json(&home, &["list", "programmes", "--json"]);
    assert_eq!(programmes["programmes"][0]["id"], "prevent-lower-4w");
    assert_eq!(programmes["programmes"][0]["weeks"], 4);
}

#[test]
fn a_cause_and_a_programme_are_shown() {
    let home = Home::new();
    let (page, told) = output(&home, &["show", "long-sitting"]);
    assert!(page.contains("A habit against it") && told.is_empty(), "{page}{told}");
    assert!(page.contains("Waongenngarm and others 2021 (verified)"), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
    let (page, _) = output(&home, &["show", "programme", "prevent-lower-4w"]);
    for expected in ["Week 4", "Move on", "Stay", "Step back", "Steffens and others 2016"] {
        assert!(page.contains(expected), "{page}");
    }
    let cause = json(&home, &["show", "cause", "stress", "--json"]);
    assert_eq!(cause["cause"]["habit"]["exercise"], "six-a-minute");
    let programme = json(&home, &["show", "prevent-upper-4w", "--json"]);
    assert_eq!(programme["programme"]["weeks"][0]["times_s"]["band-lateral-raise"], 60);
    assert_eq!(programme["programme"]["step_back"]["pain"], 6);
}

#[test]
fn an_id_of_two_shelves_is_told() {
    let home = Home::new();
    let folder = home.path().join("config/routines");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("causes.toml"), OWN_CAUSE.replace("driving", "box-reset")).unwrap();
    let (page, told) = output(&home, &["show", "box-reset"]);
    assert!(page.starts_with("Box breathing"), "{page}");
    assert_eq!(told, "a cause is called `box-reset`, too; `supple show cause box-reset` shows it\n");
    let (page, told) = output(&home, &["show", "cause", "box-reset"]);
    assert!(page.starts_with("My bus") && page.contains("- my-physio") && told.is_empty(), "{page}{told}");
}

#[test]
fn sources_are_people_and_years() {
    let (page, _) = output(&Home::new(), &["show", "exercise", "ball-wall-rhomboid"]);
    assert!(page.contains("Hou and others 2002 (verified;") && !page.contains("hou2002"), "{page}");
}

#[test]
fn the_shipped_folder_is_checked_with_all_its_sorts() {
    let home = Home::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/routines");
    let output = home.command(&["check", folder, "--json"]).output().unwrap();
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let problems = told["problems"].as_array().unwrap().iter();
    let problems: Vec<&Value> = problems.collect();
    assert!(problems.is_empty(), "{problems:?}");
}
