//! The JSON Schema of routine and exercise files, for editors.
//!
//! It is built from the tables that reading uses, so the words and keys are the same; what a schema cannot say, such as
//! whether an exercise is known, `check` says.

mod keys;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};

use self::keys::{EXERCISE, EXERCISE_FILE, Key, ROUTINE, STEP, Shape};
use super::reading::{DOSES, OWN_KEYS};
use crate::text::LONGEST;

/// A time, such as `1m30s`.
const TIME: &str = "([0-9]{1,6}m([0-9]{1,6}s)?|[0-9]{1,6}s)";

/// The schema of a routine's file, draft-07.
pub fn routine_schema() -> Value {
    let mut schema = table(&ROUTINE);
    schema["properties"]["step"]["items"] = step();
    titled(schema, "A routine of supple")
}

/// The schema of a file of exercises, draft-07.
pub fn exercise_schema() -> Value {
    let mut schema = table(&EXERCISE_FILE);
    let mut exercise = table(&EXERCISE);
    exercise["anyOf"] = any_dose();
    exercise["dependencies"] = Value::Object(dose_rules());
    schema["properties"]["exercise"]["items"] = exercise;
    titled(schema, "A file of exercises of supple")
}

fn titled(schema: Value, title: &str) -> Value {
    let mut all = Map::new();
    all.insert("$schema".into(), json!("http://json-schema.org/draft-07/schema#"));
    all.insert("title".into(), json!(title));
    if let Value::Object(schema) = schema {
        all.extend(schema);
    }
    Value::Object(all)
}

/// A step: an exercise of the catalogue, or one of its own with a dose.
fn step() -> Value {
    let mut schema = table(&STEP);
    let none: Map<String, Value> = OWN_KEYS.iter().map(|key| ((*key).to_owned(), json!(false))).collect();
    schema["if"] = json!({"required": ["exercise"]});
    schema["then"] = json!({"properties": none});
    schema["else"] = json!({"required": ["name", "how", "position"], "anyOf": any_dose()});
    let mut rules = dose_rules();
    rules.insert("sides".into(), json!({"properties": {"side": false}}));
    schema["dependencies"] = Value::Object(rules);
    schema
}

fn any_dose() -> Value {
    DOSES.iter().map(|(key, _)| json!({"required": [key]})).collect()
}

/// For each dose, the keys that must not stand beside it.
fn dose_rules() -> Map<String, Value> {
    let rule = |(dose, own): &(&str, &[&str])| {
        let all = DOSES.iter().flat_map(|(key, modifiers)| std::iter::once(key).chain(modifiers.iter()));
        let strange = all.filter(|key| *key != dose && !own.contains(key));
        let none: Map<String, Value> = strange.map(|key| ((*key).to_owned(), json!(false))).collect();
        ((*dose).to_owned(), json!({"properties": none}))
    };
    DOSES.iter().map(rule).collect()
}

/// A table with exactly these keys.
fn table(keys: &[Key]) -> Value {
    let all: Map<String, Value> =
        keys.iter().map(|key| (key.name.to_owned(), described(value(key.shape), key.says))).collect();
    let required: Vec<&str> = keys.iter().filter(|key| key.is_needed).map(|key| key.name).collect();
    let mut schema = json!({"type": "object", "additionalProperties": false});
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema["properties"] = Value::Object(all);
    schema
}

fn described(mut schema: Value, says: &str) -> Value {
    schema["description"] = json!(says);
    schema
}

fn value(shape: Shape) -> Value {
    match shape {
        Shape::Text => text(1),
        Shape::Texts { least } => one_or_more(&text(1), least),
        Shape::TextsOrNone => one_or_more(&text(0), 0),
        Shape::Id => json!({"type": "string", "pattern": "^[a-z0-9-]{1,64}$"}),
        Shape::Flag => json!({"type": "boolean"}),
        Shape::Number(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
        Shape::Token(words) => json!({"type": "string", "enum": words()}),
        Shape::Tokens { words, least } => one_or_more(&json!({"type": "string", "enum": words()}), least),
        Shape::Word(words) => json!({"type": "string", "enum": words}),
        Shape::Time => written(&format!("^{TIME}$")),
        Shape::Window => written(&format!("^{TIME}(\\.\\.{TIME})?$")),
        Shape::Counts => one_or_more(&json!({"type": "integer", "minimum": 1, "maximum": 1000}), 1),
        Shape::CountRange => written("^[0-9]{1,4}(\\.\\.[0-9]{1,4})?$"),
        Shape::Parts(number) => json!({
            "type": "array", "minItems": number, "maxItems": number,
            "items": {"type": "integer", "minimum": 0, "maximum": 30},
        }),
        Shape::Pace => {
            json!({"anyOf": [{"type": "integer", "minimum": 1, "maximum": 30}, written(&format!("^{TIME}$"))]})
        }
        Shape::Lines => list_of_two(&written(&format!("^{TIME}$")), 1),
        Shape::Pairs => list_of_two(&text(1), 0),
        Shape::Table(keys) => table(keys),
        Shape::List => json!({"type": "array", "minItems": 1}),
    }
}

fn text(shortest: usize) -> Value {
    json!({"type": "string", "minLength": shortest, "maxLength": LONGEST})
}

fn written(pattern: &str) -> Value {
    json!({"type": "string", "pattern": pattern})
}

fn one_or_more(one: &Value, least: usize) -> Value {
    json!({"anyOf": [one, {"type": "array", "minItems": least, "items": one}]})
}

fn list_of_two(first: &Value, least: usize) -> Value {
    let pair = json!({"type": "array", "minItems": 2, "maxItems": 2, "items": [first, text(1)]});
    json!({"type": "array", "minItems": least, "items": pair})
}
