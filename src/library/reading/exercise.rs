//! One exercise of the catalogue, or the exercise a step describes itself.
//!
//! Both are read alike; a step's own has fewer keys and no range.

use std::ops::Range as Span;

use super::{
    dose,
    range::{self, Fitting},
};
use crate::{
    body::{Area, Equipment, Position},
    exercise::{Dose, Exercise, Id, Kind, Range, Seconds, Sides, Spoken, Until},
    library::document::{Entry, Table},
    text::Text,
};

/// The keys that describe an exercise within a step.
pub(in crate::library) const OWN_KEYS: [&str; 9] =
    ["name", "how", "position", "kind", "areas", "equipment", "place", "feel", "caution"];

/// What warms.
const WARM: [Equipment; 4] = [Equipment::HeatBottle, Equipment::HeatPad, Equipment::Bath, Equipment::Shower];

/// Reads a `[[exercise]]`, and where its id stands.
pub(super) fn read(table: &Table<'_>) -> Option<(Id, Span<usize>, Exercise)> {
    let id = table
        .need("id", "give it a name that routines can refer to")
        .and_then(|entry| Some((entry.id()?, entry.span())));
    let kind =
        table.need("kind", "say what sort it is, such as kind = \"stretch\"").and_then(|entry| entry.token());
    let areas = table
        .need("areas", "write it like areas = [\"neck\"]")
        .and_then(|entry| entry.not_empty(entry.tokens()?));
    let range = table.take("range").and_then(|entry| range::read(&entry));
    let details = details(table);
    let dose = dose::read(table, None);
    let common = common(table);
    table.refuse_the_rest();

    let (id, span) = id?;
    let (common, kind, mut dose) = (common?, kind?, dose?);
    let mut range = range.unwrap_or_default();
    range::narrow(table, kind, &mut range);
    let limits = Fitting { table, range: &range, sources: &details.sources, kind };
    fit(&limits, &common.equipment, &mut dose);
    counts(table, &details.spoken, &dose);
    let exercise = Exercise {
        id: Some(id.clone()),
        name: common.name,
        kind,
        areas: areas?,
        equipment: common.equipment,
        place: common.place,
        positions: common.positions,
        dose,
        range,
        how: common.how,
        feel: common.feel,
        caution: common.caution,
        ..details
    };
    Some((id, span, exercise))
}

/// Reads the exercise that a step describes itself; `areas` are the routine's.
pub(super) fn read_own(table: &Table<'_>, areas: &[Area]) -> Option<Exercise> {
    let own_areas = table.take("areas").map(|entry| entry.not_empty(entry.tokens()?));
    let kind = table.take("kind").map(|entry| entry.token());
    let common = common(table);
    let mut dose = dose::read(table, None)?;
    let kind = match kind {
        Some(kind) => kind?,
        None => common.as_ref().map_or(Kind::Mobility, |common| kind_of(&common.equipment, &dose)),
    };
    let equipment = common.as_ref().map_or(&[][..], |common| &common.equipment);
    let limits = Fitting { table, range: &Range::default(), sources: &[], kind };
    fit(&limits, equipment, &mut dose);
    let common = common?;
    Some(Exercise { kind, areas: own_areas.unwrap_or_else(|| Some(areas.to_vec()))?, dose, ..common })
}

/// Holds a dose inside its limits, then looks at what is left of a roll.
pub(super) fn fit(limits: &Fitting<'_>, equipment: &[Equipment], dose: &mut Dose) {
    limits.fit(dose);
    limits.end_in_time(dose, equipment.iter().any(|thing| WARM.contains(thing)));
    dose::check_stop(limits.table, dose);
}

/// Warns of spoken lines that are not as many as what they go with.
fn counts(table: &Table<'_>, spoken: &Spoken, dose: &Dose) {
    let (key, lines, parts, what) = match dose {
        Dose::Talk(talk) => ("cues", spoken.cues.len(), talk.lines.len(), "lines of the talk"),
        Dose::Relax(relax) => ("groups", spoken.groups.len(), relax.groups.len(), "groups"),
        Dose::Reps(reps) => ("sets", spoken.sets.len(), reps.sets.len(), "sets"),
        Dose::Hold(_) | Dose::Roll(_) | Dose::Breathe(_) | Dose::Timed(_) | Dose::Until(_) => return,
    };
    if lines == 0 || lines == parts {
        return;
    }
    let span = table.take("spoken").map_or(table.span.clone(), |entry| entry.key_span);
    let message = format!("the spoken `{key}` are {lines}, and the {what} are {parts}");
    table.page.warning(span, "spoken-count", &message, Some("write one spoken line for each"));
}

/// What both have; the rest is empty.
fn common(table: &Table<'_>) -> Option<Exercise> {
    let name = table.need("name", "say what it is called").and_then(|entry| entry.text());
    let how = table
        .need("how", "say in a line or two how it is done")
        .and_then(|entry| entry.not_empty(entry.texts()?));
    let positions = table
        .need("position", "write it like position = \"chair\"")
        .and_then(|entry| entry.not_empty(entry.tokens::<Position>()?));
    let equipment = table.take("equipment").map_or(Some(Vec::new()), |entry| entry.tokens());
    let place = table.take("place").map_or(Some(Vec::new()), |entry| entry.tokens());
    let feel = table.take("feel").and_then(|entry| entry.text());
    let caution = table.take("caution").and_then(|entry| entry.text());
    Some(Exercise {
        name: name?,
        equipment: equipment?,
        place: place?,
        positions: positions?,
        how: how?,
        feel,
        caution,
        ..blank()
    })
}

/// What only an exercise of the catalogue has, all of it optional; the rest is empty.
fn details(table: &Table<'_>) -> Exercise {
    let text = |key| table.take(key).and_then(|entry| entry.text());
    let texts = |key| table.take(key).and_then(|entry| entry.texts()).unwrap_or_default();
    let flag = |key| table.take(key).and_then(|entry| entry.flag()).unwrap_or(false);
    let directions = table.take("direction").and_then(|entry| entry.tokens());
    let avoid = table.take("avoid").and_then(|entry| entry.tokens());
    let sides = table.take("sides").and_then(|entry| entry.token());
    let spoken = table.take("spoken").and_then(|entry| spoken(&entry));
    Exercise {
        short: text("short"),
        muscles: texts("muscles"),
        directions: directions.unwrap_or_default(),
        sides: sides.unwrap_or(Sides::Both),
        prepare: text("prepare"),
        mistakes: texts("mistakes"),
        easier: text("easier"),
        harder: text("harder"),
        avoid: avoid.unwrap_or_default(),
        sources: texts("sources"),
        figure: text("figure"),
        swap: table.take("swap").and_then(|entry| entry.id()),
        in_bed: flag("in_bed"),
        holds_breath: flag("holds_breath"),
        spoken: spoken.unwrap_or_default(),
        ..blank()
    }
}

/// An exercise with nothing in it yet, to be filled by its readers.
fn blank() -> Exercise {
    let cap = Seconds::ZERO;
    Exercise {
        id: None,
        name: Text::default(),
        short: None,
        kind: Kind::Mobility,
        areas: Vec::new(),
        muscles: Vec::new(),
        equipment: Vec::new(),
        place: Vec::new(),
        positions: Vec::new(),
        directions: Vec::new(),
        sides: Sides::Both,
        dose: Dose::Until(Until { cap }),
        range: Range::default(),
        how: Vec::new(),
        prepare: None,
        feel: None,
        mistakes: Vec::new(),
        easier: None,
        harder: None,
        avoid: Vec::new(),
        caution: None,
        sources: Vec::new(),
        figure: None,
        swap: None,
        in_bed: false,
        holds_breath: false,
        spoken: Spoken::default(),
    }
}

/// The kind a step must be, so that pressure counts as pressure whether its file says so or not.
fn kind_of(equipment: &[Equipment], dose: &Dose) -> Kind {
    let has = |wanted: &[Equipment]| equipment.iter().any(|item| wanted.contains(item));
    if has(&[Equipment::Ball, Equipment::TwoBalls]) {
        return Kind::Ball;
    }
    if has(&[Equipment::Roller]) {
        return Kind::Roller;
    }
    if has(&[Equipment::Stick, Equipment::Cane]) {
        return Kind::Tool;
    }
    match dose {
        Dose::Hold(_) => Kind::Stretch,
        Dose::Roll(_) => Kind::Roller,
        Dose::Breathe(_) => Kind::Breathing,
        Dose::Relax(_) => Kind::Relaxation,
        Dose::Talk(_) => Kind::Meditation,
        Dose::Timed(_) if has(&WARM) => Kind::Heat,
        Dose::Reps(_) | Dose::Timed(_) => Kind::Mobility,
        Dose::Until(_) => Kind::Posture,
    }
}

fn spoken(entry: &Entry<'_>) -> Option<Spoken> {
    let table = entry.table("spoken table")?;
    let text = |key| table.take(key).and_then(|entry| entry.text());
    let texts = |key| table.take(key).and_then(|entry| entry.texts());
    let words = |key| table.take(key).and_then(|entry| entry.texts_or_none());
    let spoken = Spoken {
        name: text("name"),
        place: text("place"),
        same_place: text("same_place"),
        again: text("again"),
        start: text("start"),
        feel: text("feel"),
        during: texts("during").unwrap_or_default(),
        half: text("half"),
        find: text("find"),
        on: text("on"),
        still: text("still"),
        switch: text("switch"),
        easeoff: text("easeoff"),
        count: words("count").unwrap_or_default(),
        words: words("words").unwrap_or_default(),
        cues: texts("cues").unwrap_or_default(),
        groups: table.take("groups").and_then(|entry| entry.pairs()).unwrap_or_default(),
        sets: texts("sets").unwrap_or_default(),
        caution: text("caution"),
    };
    table.refuse_the_rest();
    Some(spoken)
}
