//! Broken files, one rule each, with the exact place and words.

use super::{HEAD, OWN, cases};

/// Behind a step that describes itself, on line 9.
const OWN_ROWS: &[(&str, &str)] = &[
    (
        r#"hold = "5 parsecs""#,
        r#"9:8-19 bad-time: `5 parsecs` is not a length of time / write it like "30s" or "1m30s""#,
    ),
    (
        r#"hold = "0s""#,
        "9:8-12 out-of-range: `hold` must last a second or more / -",
    ),
    (
        r#"hold = "61m""#,
        "9:8-13 out-of-range: `61m` is longer than an hour / -",
    ),
    (
        r#"hold = "45s..30s""#,
        "9:8-18 range-backwards: `hold` ends before it begins / write the smaller one first",
    ),
    (
        "hold = 30",
        r#"9:8-10 wrong-type: `hold` must be a length of time / write it like "30s" or "1m30s""#,
    ),
    (
        r#"hold = ["30s"]"#,
        r#"9:8-15 wrong-type: `hold` must be a length of time / write it like "30s" or "1m30s""#,
    ),
    (
        r#"hold = "30s"
sets = 2"#,
        "10:1-5 wrong-modifier: `sets` belongs to `reps`, and the dose is `hold` / leave it out",
    ),
    (
        r#"hold = "30s"
rounds = 0"#,
        "10:10-11 out-of-range: `rounds` must be from 1 to 1000 / -",
    ),
    (
        r#"hold = "30s"
rounds = 1001"#,
        "10:10-14 out-of-range: `rounds` must be from 1 to 1000 / -",
    ),
    (
        r#"hold = "30s"
rounds = "2""#,
        "10:10-13 wrong-type: `rounds` must be a whole number / -",
    ),
    (
        r#"hold = "30s"
runds = 2"#,
        "10:1-6 unknown-key: the step has no key `runds` / did you mean `rounds`?",
    ),
    (
        r#"hold = "30s"
rest = "-1s""#,
        r#"10:8-13 bad-time: `-1s` is not a length of time / write it like "30s" or "1m30s""#,
    ),
    (
        r#"hold = "30s"
side = "left"
sides = "each""#,
        "10:1-5 two-sides: `sides` and `side` contradict each other / give one of them",
    ),
    (
        r#"hold = "30s"
side = "rihgt""#,
        "10:8-15 unknown-word: `side` cannot be `rihgt` / did you mean `right`?",
    ),
    (
        r#"hold = "30s"
sides = "all""#,
        "10:9-14 unknown-word: `all` is not a choice of sides / one of: both, each, alternate",
    ),
    (
        r#"hold = "30s"
settle = "61m""#,
        "10:10-15 out-of-range: `61m` is longer than an hour / -",
    ),
    (
        r#"hold = "30s"
say = "Hello {name}.""#,
        "10:7-22 unknown-placeholder: `{name}` stands for nothing / only {side} and {other} are replaced",
    ),
    (
        r#"hold = "30s"
say = """#,
        "10:7-9 empty: `say` is empty / -",
    ),
    (
        r#"hold = "30s"
say = "a\u202eb""#,
        "10:7-17 unsafe-character: U+202E is a control or an invisible character / remove it",
    ),
    (
        r#"hold = "30s"
kind = "bal""#,
        "10:8-13 unknown-word: `bal` is not a kind / did you mean `ball`?",
    ),
    (
        r#"hold = "30s"
areas = []"#,
        "10:9-11 empty: `areas` is empty / -",
    ),
    (
        r#"hold = "30s"
areas = ["nek", "hip", "zz"]"#,
        "10:10-15 unknown-word: `nek` is not an area / did you mean `neck`?
10:17-22 unknown-word: `hip` is not an area / did you mean `hips`?
10:24-28 unknown-word: `zz` is not an area / one of: neck, shoulders, upper-back, mid-back, lower-back, hips, whole-body",
    ),
    (
        r#"hold = "30s"
equipment = ["balls"]"#,
        "10:14-21 unknown-word: `balls` is not equipment / did you mean `ball`?",
    ),
    (
        r#"hold = "30s"
hold = "40s""#,
        "10:1-5 syntax: this is not TOML: duplicate key / -",
    ),
    (
        "",
        "5:1-9 missing-dose: there is no dose / give one of hold, reps, roll, breathe, tense, talk, time, until",
    ),
    (
        "rounds = 2",
        "5:1-9 missing-dose: there is no dose / give one of hold, reps, roll, breathe, tense, talk, time, until",
    ),
    (
        "reps = [6, 4, 2]
sets = 3",
        "10:1-5 sets-twice: a list of `reps` fixes the sets already / leave `sets` out",
    ),
    (
        "reps = 5
tempo = [2, 2]",
        "10:9-15 wrong-type: `tempo` must be 3 whole seconds: out, hold, back / -",
    ),
    (
        "reps = 5
tempo = [0, 0, 0]",
        "10:9-18 out-of-range: one part of `tempo` must be above 0 / -",
    ),
    (
        "reps = 5
tempo = [31, 0, 0]",
        "10:10-12 out-of-range: `tempo` must be from 0 to 30 / -",
    ),
    (
        "reps = 5
tempo = [1.5, 0, 0]",
        "10:10-13 wrong-type: `tempo` must be a whole number / -",
    ),
    (
        "reps = []",
        "9:8-10 empty: `reps` is empty / -",
    ),
    (
        r#"roll = "1m"
stop = "55s""#,
        "10:8-13 stop-too-long: a stop of 55s leaves no time to roll / `stop` must be 10s shorter than `roll` or more",
    ),
    (
        r#"roll = "30s"
pace = 0"#,
        "10:8-9 out-of-range: `pace` must be from 1 to 30 / -",
    ),
    (
        "breathe = [4, 4]",
        "9:11-17 wrong-type: `breathe` must be 4 whole seconds: in, hold, out, hold / -",
    ),
    (
        "breathe = [4, 0, 6, 0]
cycles = 0",
        "10:10-11 out-of-range: `cycles` must be from 1 to 1000 / -",
    ),
    (
        r#"tense = "5s""#,
        "5:1-9 missing-key: the step has no `groups` / list the muscle groups to tense",
    ),
    (
        r#"tense = "5s"
groups = []"#,
        "10:10-12 empty: `groups` is empty / -",
    ),
    (
        r#"talk = [["40s"]]"#,
        "9:9-16 wrong-type: `talk` must be lists of a time and a text / -",
    ),
    (
        "talk = []",
        "9:8-10 empty: `talk` is empty / -",
    ),
    (
        r#"talk = [["40s", "Feel."], ["0s", "More."]]"#,
        "9:28-32 out-of-range: `talk` must last a second or more / -",
    ),
    (
        r#"time = "10m"
cap = "1m""#,
        "10:1-4 wrong-modifier: `cap` belongs to `until`, and the dose is `time` / leave it out",
    ),
    (
        r#"until = "done""#,
        "9:9-15 unknown-word: `until` cannot be `done` / one of: ready",
    ),
    (
        r#"until = "ready"
cap = "0s""#,
        "10:7-11 out-of-range: `cap` must last a second or more / -",
    ),
    (
        r#"exercise = "nodding""#,
        "6:1-5 exercise-and-own: a step with an `exercise` has no `name` of its own / leave it out, or describe the whole exercise here
7:1-4 exercise-and-own: a step with an `exercise` has no `how` of its own / leave it out, or describe the whole exercise here
8:1-9 exercise-and-own: a step with an `exercise` has no `position` of its own / leave it out, or describe the whole exercise here",
    ),
    (
        r#"range = { hold = "30s..40s" }
hold = "30s""#,
        "9:1-6 unknown-key: the step has no key `range` / -",
    ),
];

/// Within a step, on line 6.
const STEP: &[(&str, &str)] = &[
    (
        r#"exercise = "noddign""#,
        "6:12-21 unknown-exercise: there is no exercise `noddign` / did you mean `nodding`?",
    ),
    (
        r#"exercise = "Chin Tuck""#,
        "6:12-23 bad-id: `Chin Tuck` cannot be an id / use 1 to 64 of a-z, 0-9 and -",
    ),
    (
        r#"exercise = "qqqqqq"
reps = 5"#,
        "6:12-20 unknown-exercise: there is no exercise `qqqqqq` / `list exercises` shows all of them",
    ),
    (
        r#"say = "Hello.""#,
        r#"5:1-9 no-exercise: the step has no exercise / write exercise = "id", or name, how and position"#,
    ),
    (
        r#"name = "Lean"
hold = "30s""#,
        r#"5:1-9 missing-key: the step has no `how` / say in a line or two how it is done
5:1-9 missing-key: the step has no `position` / write it like position = "chair""#,
    ),
    (
        r#"exercise = "nodding"
rounds = 2"#,
        "7:1-7 wrong-modifier: `rounds` belongs to `hold`, and the dose is `reps` / leave it out",
    ),
    (
        r#"exercise = "nodding"
reps = 900"#,
        "7:8-11 warning outside-range: `reps` of 900 is outside 4 to 10 / 10 is used; the range follows general practice of physiotherapists (general practice)",
    ),
    (
        r#"exercise = "press"
hold = "10s..20s"
rounds = 9"#,
        "7:8-18 warning outside-range: `hold` of 10s is outside 30s to 1m30s / 30s is used; the range follows Hou and others 2002 (verified), two health articles for everyone on back knots (taken as given)
8:10-11 warning outside-range: `rounds` of 9 is outside 1 to 3 / 3 is used; the range follows Hou and others 2002 (verified), two health articles for everyone on back knots (taken as given)",
    ),
];

/// Behind the head, on line 5.
const HEAD_ROWS: &[(&str, &str)] = &[
    ("", "1:1-1 missing-key: the routine has no `step` / begin each step with [[step]]"),
    ("step = []", "5:8-10 empty: `step` is empty / -"),
    ("step = 1", "5:8-9 wrong-type: `step` must be a list of tables / begin each with [[step]]"),
    (
        r#"level = "eazy"
[[step]]
exercise = "nodding""#,
        "5:9-15 unknown-word: `eazy` is not a level / did you mean `easy`?",
    ),
    (
        r#"per_day = 0
[[step]]
exercise = "nodding""#,
        "5:11-12 out-of-range: `per_day` must be from 1 to 24 / -",
    ),
    (
        r#"when = ["morgen"]
[[step]]
exercise = "nodding""#,
        "5:9-17 unknown-word: `morgen` is not an occasion / one of: morning, desk, after-work, evening, flare-up, stress, after-drive, after-lifting, after-workout, prevention, any",
    ),
    (
        r#"id = "Not An Id"
[[step]]
exercise = "nodding""#,
        "5:6-17 bad-id: `Not An Id` cannot be an id / use 1 to 64 of a-z, 0-9 and -",
    ),
    (
        r#"minutes = 10
[[step]]
exercise = "nodding""#,
        "5:1-8 unknown-key: the routine has no key `minutes` / -",
    ),
    (
        "a.b.c.d.e.f.g = 1",
        "5:12-13 too-deep: values are nested more than 6 levels deep / routines are flat lists of steps",
    ),
    (
        "x = [[[[[[[1]]]]]]]",
        "5:11-12 too-deep: values are nested more than 6 levels deep / routines are flat lists of steps",
    ),
    (r#"x = "open"#, r#"5:10-10 syntax: this is not TOML: invalid basic string, expected `"` / -"#),
    (
        "= 3",
        "5:1-1 syntax: this is not TOML: unquoted keys cannot be empty, expected letters, numbers, `-`, `_` / -",
    ),
];

/// A file as a whole.
const WHOLE: &[(&str, &str)] = &[
    (
        r#"name = "x""#,
        r#"1:1-1 missing-key: the routine has no `schema` / begin the file with `schema = 1`
1:1-1 missing-key: the routine has no `aim` / say what it is for
1:1-1 missing-key: the routine has no `areas` / write it like areas = ["neck"]
1:1-1 missing-key: the routine has no `step` / begin each step with [[step]]"#,
    ),
    (
        r#"schema = 2
name = "x"
aim = "y"
areas = ["neck"]
[[step]]
exercise = "nodding""#,
        "1:10-11 out-of-range: `schema` must be 1 / -",
    ),
    (
        r#"schema = 1
name = "x"
aim = "y"
areas = []
[[step]]
exercise = "nodding""#,
        "4:9-11 empty: `areas` is empty / -",
    ),
];

/// A hold beside repetitions, on line 9.
const FORMS: &[(&str, &str)] = &[
    (
        r#"hold = "31s"
reps = 5"#,
        "9:8-13 out-of-range: a hold of 31s in each repetition is longer than 30s / hold shorter, or leave `reps` out and give `rounds`",
    ),
    (
        r#"hold = "8s..10s"
reps = 5"#,
        r#"9:8-17 bad-time: `8s..10s` is not a length of time / write it like "30s" or "1m30s""#,
    ),
    (
        r#"hold = "8s"
reps = 5
tempo = [2, 8, 2]"#,
        "11:1-6 hold-twice: `hold` and `tempo` both say how long a repetition is held / leave one of them out",
    ),
    (
        r#"hold = "8s"
reps = 5
rounds = 2"#,
        "11:1-7 wrong-modifier: `rounds` belongs to `hold`, and the dose is `reps` / leave it out",
    ),
    (
        r#"reps = 5
roll = "1m""#,
        "10:1-5 two-doses: `reps` and `roll` are two doses / give one of them",
    ),
    (
        r#"hold = "8s"
reps = 5
roll = "1m""#,
        "10:1-5 two-doses: `hold` and `reps` are two doses / for a hold in each repetition write tempo = [2, 8, 2]",
    ),
];

#[test]
fn each_broken_routine_gives_its_message_and_its_place() {
    cases(&format!("{HEAD}{OWN}"), OWN_ROWS);
    cases(&format!("{HEAD}{OWN}"), FORMS);
    cases(&format!("{HEAD}[[step]]\n"), STEP);
    cases(HEAD, HEAD_ROWS);
    cases("", WHOLE);
}

#[test]
fn there_are_more_than_a_hundred_of_them() {
    let all = [OWN_ROWS, FORMS, STEP, HEAD_ROWS, WHOLE].iter().map(|rows| rows.len()).sum::<usize>();
    assert!(all + super::advice::count() >= 100);
}
