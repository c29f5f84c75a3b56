//! The rules of what must not happen with which condition.
//!
//! A rule that fits everything, or asks for nothing, is a mistake and refused.

use super::{MOST_ENTRIES, listed, too_many};
use crate::{
    body::Token,
    exercise::Condition,
    library::{
        avoid::AvoidRule,
        document::{Page, Table, parse},
        problem::Problem,
    },
};

/// What a rule may name.
const KEYS: [&str; 5] = ["kind", "direction", "position", "equipment", "holds_breath"];

/// Reads the rules. With an error among the problems there are none.
pub(in crate::library) fn read_avoid_rules(name: &str, source: &str) -> (Vec<AvoidRule>, Vec<Problem>) {
    let page = Page::new(name, source);
    let rules = parse(&page, "file of rules", |top| {
        listed::schema(top);
        let tables = top.take("rule")?.tables("rule")?;
        top.refuse_the_rest();
        too_many(&tables, &page);
        let rules: Vec<_> = tables.iter().take(MOST_ENTRIES).map(rule).collect();
        rules.into_iter().collect::<Option<Vec<_>>>()
    });
    let rules = rules.filter(|_| !page.has_errors()).unwrap_or_default();
    (rules, page.into_problems())
}

fn rule(table: &Table<'_>) -> Option<AvoidRule> {
    let holds_breath = table.take("holds_breath").map_or(Some(false), |entry| entry.flag());
    let (kinds, directions) = (words(table, "kind"), words(table, "direction"));
    let (positions, equipment) = (words(table, "position"), words(table, "equipment"));
    let (never, light) = (words::<Condition>(table, "never"), words::<Condition>(table, "light"));
    let note = table.need("note", "say why, or how to go light").and_then(|entry| entry.text());
    table.refuse_the_rest();
    if KEYS.iter().all(|key| table.take(key).is_none()) {
        let help = "name a kind, a direction, a position, equipment or holds_breath";
        table.page.error(table.span.clone(), "missing-key", "the rule fits everything", Some(help));
    }
    let (never, light) = (never?, light?);
    if never.is_empty() && light.is_empty() {
        let help = Some("name conditions under `never` or `light`");
        table.page.error(table.span.clone(), "missing-key", "the rule asks for nothing", help);
    }
    if let Some(both) = never.iter().find(|condition| light.contains(condition)) {
        let span = table.take("light").map_or(table.span.clone(), |entry| entry.span());
        let message = format!("`{}` is under `never` and under `light`", both.token());
        table.page.error(span, "contradiction", &message, Some("keep it under `never`"));
    }
    Some(AvoidRule {
        kinds: kinds?,
        directions: directions?,
        positions: positions?,
        equipment: equipment?,
        holds_breath: holds_breath?,
        never,
        light,
        note: note?,
    })
}

/// The words under `key`, if there are any; nothing stands for all.
fn words<T: Token>(table: &Table<'_>, key: &'static str) -> Option<Vec<T>> {
    table.take(key).map_or(Some(Vec::new()), |entry| entry.tokens())
}
