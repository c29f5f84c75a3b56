//! Reading a line back into an entry.
//!
//! Reading never fails as a whole: a line is an entry, or from a newer program, or unreadable.

use chrono::DateTime;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    body::Token,
    exercise::Id,
    journal::entry::{
        Amended, Amendment, CheckIn, Deleted, Elsewhere, Entry, Finished, Held, Practised, Restored, Resumed,
        Screening, Started, StepDone, Tension, VERSION, What,
    },
    session::Ending,
    text::Text,
};

/// What a line turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// An entry.
    Entry(Entry),
    /// Well formed, but of an event or a version that this program does not know.
    Newer,
    /// Torn or damaged.
    Unreadable,
}

impl Line {
    /// Reads one line; a newline at its end is allowed.
    pub fn read(line: &[u8]) -> Self {
        let Ok(Value::Object(fields)) = serde_json::from_slice(line) else {
            return Self::Unreadable;
        };
        let fields = Fields(&fields);
        let Some((version, event)) = fields.number("v").zip(fields.str("event")) else {
            return Self::Unreadable;
        };
        if version != VERSION {
            return Self::Newer;
        }
        match fields.what(event) {
            Known::No => Self::Newer,
            Known::Yes(what) => {
                what.and_then(|what| fields.entry(what)).map_or(Self::Unreadable, Self::Entry)
            }
        }
    }
}

/// Whether an event is one of ours; its fields may be damaged all the same.
enum Known {
    No,
    Yes(Option<What>),
}

/// A field is neither `null` nor right, or not there.
struct Damaged;

/// The fields of one object.
struct Fields<'a>(&'a Map<String, Value>);

impl Fields<'_> {
    fn entry(&self, what: What) -> Option<Entry> {
        Some(Entry {
            v: VERSION,
            id: self.uuid("id")?,
            time: DateTime::parse_from_rfc3339(self.str("time")?).ok()?,
            zone: self.text("zone")?,
            what,
        })
    }

    fn what(&self, event: &str) -> Known {
        Known::Yes(match event {
            "started" => self.started().map(Box::new).map(What::Started),
            "step" => self.step().map(Box::new).map(What::Step),
            "held" => self.held().map(What::Held),
            "resumed" => self.resumed().map(What::Resumed),
            "finished" => self.finished().map(What::Finished),
            "amended" => self.amended().map(What::Amended),
            "deleted" => self.uuid("of").map(|of| What::Deleted(Deleted { of })),
            "restored" => self.uuid("of").map(|of| What::Restored(Restored { of })),
            "check-in" => self.check_in().map(What::CheckIn),
            "elsewhere" => self.elsewhere().map(What::Elsewhere),
            "screening" => self.screening().map(What::Screening),
            _ => return Known::No,
        })
    }

    fn started(&self) -> Option<Started> {
        let routine = Fields(self.0.get("routine")?.as_object()?);
        Some(Started {
            session: self.uuid("session")?,
            routine: Practised {
                id: Id::new(routine.str("id")?)?,
                name: routine.text("name")?,
                origin: routine.token("origin")?,
                hash: routine.text("hash")?,
            },
            areas: self.list("areas", token)?,
            side: self.optional("side", token).ok()?,
            planned_s: self.number("planned_s")?,
            parts: self.number("parts")?,
            tension: self.list("tension", tension)?,
            screening: self.text("screening")?,
            // It only tells; a damaged one must not cost the line.
            warned: self.list("warned", text).into_iter().flatten().collect(),
        })
    }

    fn step(&self) -> Option<StepDone> {
        Some(StepDone {
            session: self.uuid("session")?,
            step: self.number("step")?,
            take: self.small("take")?,
            exercise: self.optional("exercise", |value| Id::new(value.as_str()?)).ok()?,
            name: self.text("name")?,
            kind: self.token("kind")?,
            areas: self.list("areas", token)?,
            side: self.token("side")?,
            planned_s: self.number("planned_s")?,
            held_ms: self.number("held_ms")?,
            paused_ms: self.number("paused_ms")?,
            outcome: self.token("outcome")?,
            by: self.token("by")?,
        })
    }

    fn held(&self) -> Option<Held> {
        Some(Held {
            session: self.uuid("session")?,
            step: self.number("step")?,
            side: self.token("side")?,
            held_ms: self.number("held_ms")?,
        })
    }

    fn resumed(&self) -> Option<Resumed> {
        Some(Resumed { session: self.uuid("session")?, step: self.number("step")? })
    }

    fn finished(&self) -> Option<Finished> {
        let outcome = self.str("outcome")?;
        Some(Finished {
            session: self.uuid("session")?,
            outcome: [Ending::Completed, Ending::Left]
                .into_iter()
                .find(|ending| ending.token() == outcome)?,
            held_ms: self.number("held_ms")?,
            paused_ms: self.number("paused_ms")?,
            away_ms: self.number("away_ms")?,
        })
    }

    fn amended(&self) -> Option<Amended> {
        let set = Fields(self.0.get("set")?.as_object()?);
        let note = match set.0.get("note") {
            None => None,
            // Somebody's own "no note" takes the note away, as an empty one does.
            Some(Value::Null) => Some(Text::default()),
            Some(value) => Some(text(value)?),
        };
        let tension_after = set.0.get("tension_after");
        Some(Amended {
            of: self.uuid("of")?,
            set: Amendment {
                tension_after: match tension_after {
                    None => None,
                    Some(_) => Some(set.list("tension_after", tension)?),
                },
                note,
                time: match set.0.get("time") {
                    None => None,
                    Some(_) => Some(DateTime::parse_from_rfc3339(set.str("time")?).ok()?),
                },
            },
        })
    }

    fn check_in(&self) -> Option<CheckIn> {
        Some(CheckIn { tension: self.list("tension", tension)?, note: self.optional("note", text).ok()? })
    }

    fn elsewhere(&self) -> Option<Elsewhere> {
        Some(Elsewhere {
            what: self.text("what")?,
            minutes: self.small("minutes")?,
            areas: self.list("areas", token)?,
        })
    }

    fn screening(&self) -> Option<Screening> {
        Some(Screening {
            outcome: self.text("outcome")?,
            how_soon: self.optional("how_soon", text).ok()?,
            // Without it the narrowest reading holds, so that a damaged one must not cost the line.
            allows: self.text("allows"),
            tags: self.list("tags", text)?,
        })
    }

    fn str(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str()
    }

    fn text(&self, name: &str) -> Option<Text> {
        self.0.get(name).and_then(text)
    }

    fn number(&self, name: &str) -> Option<u64> {
        self.0.get(name)?.as_u64()
    }

    fn small<N: TryFrom<u64>>(&self, name: &str) -> Option<N> {
        N::try_from(self.number(name)?).ok()
    }

    fn uuid(&self, name: &str) -> Option<Uuid> {
        Uuid::try_parse(self.str(name)?).ok()
    }

    fn token<T: Token>(&self, name: &str) -> Option<T> {
        self.0.get(name).and_then(token)
    }

    /// A list whose items are all right.
    fn list<T>(&self, name: &str, item: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
        self.0.get(name)?.as_array()?.iter().map(item).collect()
    }

    /// `null` or something that is right.
    fn optional<T>(&self, name: &str, item: impl Fn(&Value) -> Option<T>) -> Result<Option<T>, Damaged> {
        match self.0.get(name).ok_or(Damaged)? {
            Value::Null => Ok(None),
            value => item(value).map(Some).ok_or(Damaged),
        }
    }
}

fn text(value: &Value) -> Option<Text> {
    value.as_str().map(Text::new)
}

fn token<T: Token>(value: &Value) -> Option<T> {
    T::from_token(value.as_str()?)
}

fn tension(value: &Value) -> Option<Tension> {
    let fields = Fields(value.as_object()?);
    Some(Tension {
        area: fields.token("area")?,
        side: fields.token("side")?,
        value: fields.small("value").filter(|value| *value <= 10)?,
    })
}
