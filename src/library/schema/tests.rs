//! The schema held to what reading takes.

use std::collections::BTreeSet;

use super::{super::document::ASKED, *};
use crate::library::{Catalogue, FILES, Library, read_exercises};

/// What reading asks for in tables called `what`.
fn asked(what: &str) -> BTreeSet<&'static str> {
    ASKED.with_borrow(|all| all.iter().filter(|(table, _)| *table == what).map(|(_, key)| *key).collect())
}

fn names(schema: &Value) -> BTreeSet<&str> {
    schema["properties"].as_object().expect("it is a table").keys().map(String::as_str).collect()
}

#[test]
fn the_schema_has_exactly_the_keys_that_reading_asks_for() {
    let exercises = "schema = 1\n[[exercise]]\nid = \"a\"\nrange = {}\nspoken = {}\n";
    let (_, _) = read_exercises("a.toml", exercises);
    let own = "schema = 1\n[[step]]\nname = \"a\"\nhold = \"1s\"\n";
    let catalogue = Catalogue::default();
    let origin = crate::routine::Origin::Yours;
    let (_, _) = crate::library::read_routine("b.toml", own, "b", &catalogue, origin);
    let (_, _) =
        crate::library::read_routine("c.toml", "[[step]]\nexercise = \"a\"", "c", &catalogue, origin);

    let (routine, file) = (routine_schema(), exercise_schema());
    let exercise = &file["properties"]["exercise"]["items"];
    assert_eq!(names(&routine), asked("routine"));
    assert_eq!(names(&routine["properties"]["step"]["items"]), asked("step"));
    assert_eq!(names(&file), asked("file of exercises"));
    assert_eq!(names(exercise), asked("exercise"));
    assert_eq!(names(&exercise["properties"]["range"]), asked("range"));
    assert_eq!(names(&exercise["properties"]["spoken"]), asked("spoken table"));
}

/// Whether `value` fits `schema`, for the words of draft-07 that the schema uses; a word it does not know fails the test.
fn fits(value: &Value, schema: &Value) -> bool {
    let rules = match schema {
        Value::Bool(fits) => return *fits,
        schema => schema.as_object().expect("a schema is a table"),
    };
    rules.iter().all(|(word, rule)| obeys(value, word, rule, schema))
}

fn obeys(value: &Value, word: &str, rule: &Value, schema: &Value) -> bool {
    let object = value.as_object();
    let rules = || rule.as_array().expect("a list of schemas");
    let number = || rule.as_u64().expect("a number");
    let length = |list: &Vec<Value>| list.len() as u64;
    match word {
        "$schema" | "title" | "description" | "then" | "else" => true,
        "type" => match rule.as_str() {
            Some("object") => value.is_object(),
            Some("array") => value.is_array(),
            Some("string") => value.is_string(),
            Some("integer") => value.is_i64(),
            Some("boolean") => value.is_boolean(),
            _ => panic!("the type {rule}"),
        },
        "required" => {
            object.is_none_or(|all| rules().iter().all(|key| all.contains_key(key.as_str().unwrap_or(""))))
        }
        "properties" => object.is_none_or(|all| {
            all.iter().all(|(key, value)| rule.get(key).is_none_or(|schema| fits(value, schema)))
        }),
        "additionalProperties" => {
            object.is_none_or(|all| all.keys().all(|key| schema["properties"].get(key).is_some()))
        }
        "dependencies" => object
            .is_none_or(|all| all.keys().all(|key| rule.get(key).is_none_or(|schema| fits(value, schema)))),
        "if" => fits(value, if fits(value, rule) { &schema["then"] } else { &schema["else"] }),
        "anyOf" => rules().iter().any(|schema| fits(value, schema)),
        "enum" => rules().contains(value),
        "minItems" => value.as_array().is_none_or(|list| length(list) >= number()),
        "maxItems" => value.as_array().is_none_or(|list| length(list) <= number()),
        "items" => value.as_array().is_none_or(|list| match rule.as_array() {
            Some(each) => list.iter().zip(each).all(|(value, schema)| fits(value, schema)),
            None => list.iter().all(|value| fits(value, rule)),
        }),
        "minLength" => value.as_str().is_none_or(|text| text.len() as u64 >= number()),
        "maxLength" => value.as_str().is_none_or(|text| text.len() as u64 <= number()),
        "minimum" => value.as_u64().is_some_and(|value| value >= number()),
        "maximum" => value.as_u64().is_some_and(|value| value <= number()),
        "pattern" => value.as_str().is_none_or(|text| matches(text, rule.as_str().expect("a pattern"))),
        _ => panic!("the word {word}"),
    }
}

fn matches(text: &str, pattern: &str) -> bool {
    regex_lite::Regex::new(pattern).expect("the pattern is one").is_match(text)
}

fn json_of(text: &str) -> Value {
    serde_json::to_value(toml::from_str::<toml::Table>(text).expect("it is TOML")).expect("it is JSON")
}

#[test]
fn every_shipped_file_fits_its_schema() {
    for (path, text) in FILES.iter().filter(|(path, _)| path.contains('/')) {
        let schema = if path.starts_with("exercises/") { exercise_schema() } else { routine_schema() };
        let is_content = path.starts_with("exercises/") || text.contains("[[step]]");
        assert!(!is_content || fits(&json_of(text), &schema), "{path}");
    }
}

const GOOD: &str = r#"
schema = 1
name = "Own"
aim = "Try."
areas = ["neck"]

[[step]]
exercise = "chin-tuck"
reps = 5

[[step]]
name = "Press"
how = "Press back."
position = ["chair", "standing"]
hold = "8s"
rounds = 2
"#;

/// What the schema and reading say of `GOOD` with one piece replaced; both must agree.
#[track_caller]
fn case(old: &str, new: &str, is_good: bool) {
    let text = GOOD.replacen(old, new, 1);
    assert!(old == new || text != GOOD, "{old} is not in the file");
    let (routine, problems) = Library::shipped().check_text("own.toml", &text);
    assert_eq!(routine.is_some(), is_good, "{old} -> {new}: {problems:?}");
    assert_eq!(fits(&json_of(&text), &routine_schema()), is_good, "the schema on {old} -> {new}");
}

#[test]
fn what_reading_takes_fits_and_what_it_refuses_does_not() {
    case("", "", true);
    case("areas = [\"neck\"]", "areas = \"neck\"", true);
    case("reps = 5", "reps = [5, 3, 1]", true);
    case("hold = \"8s\"", "hold = \"8s..20s\"", true);
    case("areas = [\"neck\"]", "areas = [\"elbow\"]", false);
    case("aim = \"Try.\"", "", false);
    case("aim = \"Try.\"", "aim = \"Try.\"\nlenght = 5", false);
    case("hold = \"8s\"", "hold = \"8 parsecs\"", false);
    case("hold = \"8s\"", "", false);
    case("hold = \"8s\"", "hold = \"8s\"\nreps = 3", false);
    case("rounds = 2", "sets = 2", false);
    case("reps = 5", "reps = 0", false);
    case("exercise = \"chin-tuck\"", "exercise = \"chin-tuck\"\nname = \"Own\"", false);
    case("position = [\"chair\", \"standing\"]", "", false);
    case("rounds = 2", "rounds = 2\nside = \"left\"\nsides = \"each\"", false);
}
