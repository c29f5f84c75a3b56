//! What is said before the first step: the routine, what to fetch, how to stop.

use std::time::Duration;

use super::{
    Cue, Pace, Role, Telling, What,
    draft::LEAD,
    numbers,
    room::GAP,
    turns::{Turn, Turns},
};
use crate::{
    body::Token,
    library::{Line, SpokenLines, Thing},
    routine::Routine,
    session::Timeline,
    text::Text,
};

/// The briefing of `routine`, unfolded to `timeline`, one line after the other, in the words that begin with variant
/// `first`. The end of the last line is how long it takes.
pub fn opening(
    routine: &Routine,
    timeline: &Timeline,
    lines: &SpokenLines,
    pace: Pace,
    first: usize,
) -> Vec<Cue> {
    let turns = Turns::from(first);
    let one = |line: Line| turns.pick(Turn::General(line), lines.line(line)).cloned();
    let things = things(routine, lines);
    let said = [
        one(Line::BriefingRoutine).map(|line| whole(&line, routine, timeline, lines)),
        match &things {
            Some(things) => one(Line::BriefingThings).map(|line| line.fill(&[("{things}", things)])),
            None => one(Line::BriefingNothing),
        },
        one(Line::StopKey),
        one(Line::BriefingThen),
    ];
    let mut at = LEAD;
    let mut cues = Vec::new();
    for text in said.into_iter().flatten() {
        let length = pace.length_of(&text);
        cues.push(Cue { at, length, what: What::Say(text), role: Role::Opening });
        at += length + GAP;
    }
    cues
}

/// The same told like this, in the shipped words.
pub fn shipped_opening(routine: &Routine, timeline: &Timeline, telling: Telling) -> Vec<Cue> {
    opening(routine, timeline, SpokenLines::shipped(), telling.pace, telling.first)
}

fn whole(line: &Text, routine: &Routine, timeline: &Timeline, lines: &SpokenLines) -> Text {
    let name = lines.title(routine.id.as_str()).unwrap_or(&routine.name);
    let minutes = ((timeline.length() + Duration::from_secs(30)).as_secs() / 60).max(1);
    let word = numbers::words(minutes, lines).unwrap_or_else(|| Text::new("many"));
    let line =
        if minutes == 1 { Text::new(&line.as_str().replace("minutes", "minute")) } else { line.clone() };
    line.fill(&[("{routine}", name.as_str()), ("{minute}", word.as_str()), ("{minutes}", word.as_str())])
}

/// `a ball, a mat and a wall`; nothing if nothing is needed.
fn things(routine: &Routine, lines: &SpokenLines) -> Option<String> {
    let named =
        |thing: Thing, name: &str| lines.thing(thing).map_or_else(|| format!("a {name}"), Text::to_string);
    let equipment = routine.equipment().into_iter().map(|thing| named(Thing::Equipment(thing), thing.name()));
    let place = routine.place().into_iter().map(|place| named(Thing::Place(place), place.name()));
    let mut all: Vec<String> = equipment.chain(place).collect();
    let last = all.pop()?;
    let and = lines.line(Line::And).first().map_or("and", Text::as_str);
    Some(if all.is_empty() { last } else { format!("{} {and} {last}", all.join(", ")) })
}
