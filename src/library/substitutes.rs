//! What stands in for what is not at hand.
//!
//! Facts only, from one shipped file; the choice among them is made by adapting.

use std::{collections::HashMap, sync::OnceLock};

use super::{
    bundled,
    document::{Page, Table, parse},
    problem::{Problem, quoted},
    things::Thing,
    word::UnknownWord,
};
use crate::{exercise::Id, text::Text};

/// The shipped file, as the table of shipped files names it.
pub(super) const FILE: &str = "substitutes.toml";

/// What may stand in, by thing and by exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Substitutes {
    things: Vec<(Thing, Text)>,
    exercises: HashMap<Id, Substitute>,
}

/// What may stand in for one exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substitute {
    /// What a home has that does the work of its equipment.
    pub take: Option<Text>,
    /// The exercises that may be done instead, the nearest first; some may be unknown.
    pub instead: Vec<Id>,
    /// What they have in common.
    pub why: Option<Text>,
}

impl Substitutes {
    /// What the program knows, read when it is first asked for.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Substitutes> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let text = bundled::FILES.iter().find(|(path, _)| *path == FILE).map_or("", |(_, text)| text);
            Self::read(FILE, text).0
        })
    }

    /// Reads a file of substitutes. With an error among the problems there are none.
    pub fn read(name: &str, source: &str) -> (Self, Vec<Problem>) {
        let page = Page::new(name, source);
        let all = parse(&page, "file of substitutes", |top| {
            if let Some(schema) = top.take("schema") {
                let _noted = schema.number(1..=1);
            }
            let list = top.need("substitute", "begin each with [[substitute]]");
            top.refuse_the_rest();
            let mut all = Self::default();
            for table in list?.tables("substitute")? {
                all.add(&table);
            }
            Some(all)
        });
        let all = all.filter(|_| !page.has_errors()).unwrap_or_default();
        (all, page.into_problems())
    }

    /// What may stand in for the exercise with this id.
    pub fn of_exercise(&self, id: &Id) -> Option<&Substitute> {
        self.exercises.get(id)
    }

    /// What a home has in place of `thing`.
    pub fn of_thing(&self, thing: Thing) -> Option<&Text> {
        self.things.iter().find(|(known, _)| *known == thing).map(|(_, take)| take)
    }

    /// Every exercise named, with what may stand in for it.
    pub fn exercises(&self) -> impl Iterator<Item = (&Id, &Substitute)> {
        self.exercises.iter()
    }

    fn add(&mut self, table: &Table<'_>) {
        let (thing, exercise) = (table.take("thing"), table.take("exercise"));
        let take = table.take("take").and_then(|entry| entry.text());
        let instead = table.take("instead").and_then(|entry| entry.ids());
        let why = table.take("why").and_then(|entry| entry.text());
        table.refuse_the_rest();
        match (thing, exercise) {
            (Some(thing), None) => {
                let Some(word) = thing.text() else { return };
                let Some(known) = Thing::from_token(word.as_str()) else {
                    let unknown = UnknownWord::new(word.as_str(), "equipment or a place", &Thing::tokens());
                    let message = format!("{} is not {}", quoted(word.as_str()), unknown.what);
                    return thing.wrong("unknown-word", &message, &unknown.help);
                };
                self.things.extend(take.map(|take| (known, take)));
            }
            (None, Some(exercise)) => {
                let Some(id) = exercise.id() else { return };
                let substitute = Substitute { take, instead: instead.unwrap_or_default(), why };
                if self.exercises.insert(id.clone(), substitute).is_some() {
                    let message = format!("a second substitute for `{id}`");
                    exercise.wrong("second-id", &message, "join the two");
                }
            }
            (None, None) | (Some(_), Some(_)) => {
                let help = "write thing = \"strap\" or exercise = \"id\"";
                let message = "a substitute is for a thing or for an exercise";
                table.page.error(table.span.clone(), "no-exercise", message, Some(help));
            }
        }
    }
}
