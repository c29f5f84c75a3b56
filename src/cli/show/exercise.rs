//! An exercise as a page a person would print.

use serde_json::json;

use super::citations;
use crate::{
    body::{Side, Token},
    cli::{End, arguments::Show, chosen, drawing::Drawing, page::Page, places::Places, say, say_json},
    exercise::{Exercise, Sides, amount as dose},
    figure::Demonstration,
    library::Library,
    text::Text,
};

/// Shows one exercise.
pub(super) fn show(exercise: &Exercise, library: &Library, asked: &Show) -> anyhow::Result<End> {
    if asked.json {
        say_json(&json!({"version": 1, "exercise": as_value(exercise, library)}))?;
        return Ok(End::Done);
    }
    let page = Page::fit();
    page.paragraph(exercise.name.as_str())?;
    say("")?;
    if let Some(shown) = library.demonstration(exercise, exercise.position_after(None)) {
        if !asked.no_figure {
            print_figure(page, exercise, &shown)?;
        }
        // What the picture shows, for whoever does not see it.
        page.paragraph(shown.figure(0).alt.as_str())?;
        say("")?;
    }
    facts(page, exercise)?;
    heading("How it is done")?;
    for (number, line) in (1..).zip(&exercise.how) {
        page.hang(&format!("  {number}. "), printed(line).as_str())?;
    }
    if exercise.sides == Sides::Each {
        page.hang("     ", "Then the same on the other side.")?;
    }
    for (name, words) in [
        ("Before the clock runs", &exercise.prepare),
        ("What to feel", &exercise.feel),
        ("Be careful", &exercise.caution),
        ("Easier", &exercise.easier),
        ("Harder", &exercise.harder),
    ] {
        if let Some(words) = words {
            heading(name)?;
            page.hang("  ", printed(words).as_str())?;
        }
    }
    if !exercise.mistakes.is_empty() {
        heading("What often goes wrong")?;
    }
    for mistake in &exercise.mistakes {
        page.hang("  - ", printed(mistake).as_str())?;
    }
    citations::print(&exercise.sources, library, page)?;
    say("")?;
    page.paragraph("Sharp, shooting or numb means stop. For general well-being, not medical advice.")?;
    Ok(End::Done)
}

/// The figure as it is drawn, in plain letters: a printed page wants it, too.
fn print_figure(page: Page, exercise: &Exercise, shown: &Demonstration) -> anyhow::Result<()> {
    // The words speak of the left side first.
    let motion = shown.at_best(if exercise.sides == Sides::Each { Side::Left } else { Side::Both });
    let picture = shown.picture(&motion);
    let graphics = chosen::graphics(&chosen::settings(&Places::find()?));
    say(Drawing::on_page(page.width(), graphics).drawn(&picture).trim_start_matches('\n'))?;
    say("")
}

fn facts(page: Page, exercise: &Exercise) -> anyhow::Result<()> {
    let names = |all: Vec<&str>| all.join(", ");
    let things = exercise.equipment.iter().map(|thing| thing.name());
    let places = exercise.place.iter().map(|place| place.name());
    let needed: Vec<&str> = things.chain(places).collect();
    let needed = if needed.is_empty() { "nothing but yourself".to_owned() } else { names(needed) };
    let id = exercise.id.as_ref().map_or_else(String::new, ToString::to_string);
    let sides =
        if exercise.sides == Sides::Each { "one side after the other" } else { exercise.sides.name() };
    let muscles = names(exercise.muscles.iter().map(Text::as_str).collect());
    let positions =
        exercise.positions.iter().map(|position| position.name()).collect::<Vec<_>>().join(", or ");
    for (name, words) in [
        ("id", id),
        ("kind", exercise.kind.name().to_owned()),
        ("acts on", names(exercise.areas.iter().map(|area| area.name()).collect())),
        ("muscles", muscles),
        ("you need", needed),
        ("position", positions),
        ("sides", sides.to_owned()),
        ("dose", dose::words(&exercise.dose)),
        ("range", dose::range(&exercise.range)),
        ("not with", names(exercise.avoid.iter().map(|tag| tag.name()).collect())),
    ] {
        if !words.is_empty() {
            page.hang(&format!("  {name:<9} "), &words)?;
        }
    }
    Ok(())
}

fn heading(name: &str) -> anyhow::Result<()> {
    say(&format!("\n{name}"))
}

/// The words with the side that comes first; "one" and "other" do not read well in every sentence.
fn printed(words: &Text) -> Text {
    let (side, other) = (Side::Left, Side::Right);
    words.fill(&[("{side}", side.name()), ("{other}", other.name())])
}

fn as_value(exercise: &Exercise, library: &Library) -> serde_json::Value {
    let shown = library.demonstration(exercise, exercise.position_after(None));
    let figure = shown.map(|shown| json!({"id": shown.figure(0).id, "alt": shown.figure(0).alt}));
    json!({
        "id": exercise.id, "name": exercise.name, "kind": exercise.kind, "areas": exercise.areas,
        "muscles": exercise.muscles, "equipment": exercise.equipment, "place": exercise.place,
        "position": exercise.positions, "sides": exercise.sides, "dose": dose::words(&exercise.dose),
        "range": dose::range(&exercise.range), "prepare": exercise.prepare, "how": exercise.how,
        "feel": exercise.feel, "mistakes": exercise.mistakes, "easier": exercise.easier,
        "harder": exercise.harder, "avoid": exercise.avoid, "caution": exercise.caution,
        "sources": exercise.sources, "figure": figure,
    })
}
