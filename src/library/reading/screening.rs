//! The safety questions with their list to tick.
//!
//! It refuses what would contradict itself: an emergency that lets a person go on, a follow-up that asks again.

use super::{MOST_ENTRIES, listed, too_many};
use crate::{
    exercise::Id,
    library::{
        document::{Entry, Page, Table, did_you_mean, each, nearest, parse},
        problem::{Problem, quoted},
        screening::{Allowance, Outcome, Question, Screening, Tick, Urgency},
    },
};

/// The longest time between two askings, and the longest a tick may last, in days.
const MOST_DAYS: u32 = 365;

/// Reads the safety questions. With an error among the problems there are none.
pub(in crate::library) fn read_screening(name: &str, source: &str) -> (Option<Screening>, Vec<Problem>) {
    let page = Page::new(name, source);
    let read = |top: &Table<'_>| {
        let screening = screening(top);
        top.refuse_the_rest();
        screening
    };
    let screening = parse(&page, "screening", read).filter(|_| !page.has_errors());
    (screening, page.into_problems())
}

fn screening(top: &Table<'_>) -> Option<Screening> {
    listed::schema(top);
    let every_days = top
        .need("every_days", "say after how many days the questions come again")
        .and_then(|entry| entry.number(1..=MOST_DAYS));
    let clear = top.need("clear", "say what is said to no everywhere").and_then(|entry| entry.text());
    let calm = top.need("calm", "say what is said before advice").and_then(|entry| entry.text());
    let questions =
        top.need("question", "begin each question with [[question]]").and_then(|entry| questions(&entry));
    let ticks = top.need("condition", "begin each line of the list with [[condition]]").and_then(|entry| {
        let tables = entry.tables("condition")?;
        too_many(&tables, top.page);
        let ticks: Vec<_> = tables.iter().take(MOST_ENTRIES).map(tick).collect();
        ticks.into_iter().collect::<Option<Vec<_>>>()
    });
    let (questions, ticks) = (questions?, ticks?);
    Some(Screening { every_days: every_days?, clear: clear?, calm: calm?, questions, ticks })
}

fn questions(entry: &Entry<'_>) -> Option<Vec<Question>> {
    let tables = entry.tables("question")?;
    let page = tables.first()?.page;
    too_many(&tables, page);
    let mut all: Vec<Question> = Vec::new();
    for table in tables.iter().take(MOST_ENTRIES) {
        let question = question(table);
        table.refuse_the_rest();
        let Some(question) = question else { continue };
        if all.iter().any(|known| known.id == question.id) {
            let message = format!("a second question with the id `{}`", question.id);
            page.error(table.span.clone(), "second-id", &message, Some("give it another id"));
        }
        all.push(question);
    }
    let follows: Vec<Entry<'_>> = tables.iter().filter_map(|table| table.take("then")).collect();
    for entry in follows.iter().flat_map(Entry::one_or_more) {
        check_follow_up(&entry, &all);
    }
    (all.len() == tables.len()).then_some(all)
}

fn check_follow_up(entry: &Entry<'_>, all: &[Question]) {
    let Some(id) = entry.id() else { return };
    match all.iter().find(|question| question.id == id) {
        None => {
            let near = nearest(id.as_str(), all.iter().map(|question| question.id.as_str()));
            let message = format!("there is no question {}", quoted(id.as_str()));
            entry.wrong("unknown-question", &message, &near.map_or_else(String::new, did_you_mean));
        }
        Some(question) if !question.then.is_empty() || question.opens_list => {
            let message = format!("`{id}` is asked behind another and asks on itself");
            entry.wrong("contradiction", &message, "ask one after the other in one `then`");
        }
        Some(_) => {}
    }
}

fn question(table: &Table<'_>) -> Option<Question> {
    let id = listed::id(table, "id", "give it a name that others can refer to");
    let ask = table.need("ask", "write the question").and_then(|entry| entry.text());
    let then: Option<Vec<Id>> =
        table.take("then").map_or(Some(Vec::new()), |entry| each(&entry.one_or_more(), Entry::id));
    let opens_list = table.take("ticks").map_or(Some(false), |entry| entry.flag());
    let outcome = table
        .need("outcome", "say what a yes leads to: clear, filtered, doctor-first or emergency")
        .and_then(|entry| entry.token());
    let how_soon = table.take("how_soon").map(|entry| entry.token());
    let allows = table.need("allows", "say what may still be practised").and_then(|entry| entry.token());
    let advice = table.need("advice", "say what is said to a yes").and_then(|entry| entry.text());
    let codes = table.take("codes").map_or(Some(Vec::new()), |entry| entry.texts());
    let conditions = table.take("tags").map_or(Some(Vec::new()), |entry| entry.tokens());
    let sources = table.take("sources").map_or(Some(Vec::new()), |entry| entry.texts());
    let how_soon = match how_soon {
        Some(how_soon) => Some(how_soon?),
        None => None,
    };
    let (outcome, allows) = (outcome?, allows?);
    agree(table, outcome, how_soon, allows);
    Some(Question {
        id: id?.0,
        ask: ask?,
        then: then?,
        opens_list: opens_list?,
        outcome,
        how_soon,
        allows,
        advice: advice?,
        codes: codes?,
        conditions: conditions?,
        sources: sources?,
    })
}

/// Refuses an outcome whose urgency or allowance is milder than it.
fn agree(table: &Table<'_>, outcome: Outcome, how_soon: Option<Urgency>, allows: Allowance) {
    let help = match outcome {
        Outcome::Emergency if how_soon != Some(Urgency::Now) || allows != Allowance::Nothing => {
            "an emergency is how_soon = \"now\" and allows = \"none\""
        }
        Outcome::DoctorFirst if how_soon.is_none() || allows == Allowance::AllFiltered => {
            "doctor-first says how soon, and does not allow everything"
        }
        Outcome::Emergency | Outcome::DoctorFirst | Outcome::Filtered | Outcome::Clear => return,
    };
    let span = table.take("outcome").map_or(table.span.clone(), |entry| entry.span());
    table.page.error(span, "contradiction", "outcome, how_soon and allows contradict each other", Some(help));
}

fn tick(table: &Table<'_>) -> Option<Tick> {
    let ask = table.need("ask", "write the line").and_then(|entry| entry.text());
    let hint = table.need("hint", "say what it changes").and_then(|entry| entry.text());
    let conditions =
        table.need("tags", "name the conditions it sets").and_then(|entry| entry.not_empty(entry.tokens()?));
    let lasts_days = table.take("lasts_days").map(|entry| entry.number(1..=MOST_DAYS));
    table.refuse_the_rest();
    Some(Tick { ask: ask?, hint: hint?, conditions: conditions?, lasts_days: lasts_days.flatten() })
}
