//! What a figure stands for, and how it follows the timer there.

use super::spot;
use crate::{
    body::Side,
    figure::{Cue, Drive, Flips, Shows},
    library::document::{Entry, Table},
};

/// The words for how a picture follows the timer.
const DRIVES: [&str; 9] = ["hold", "reps", "alternate", "stroke", "breath", "tense", "loop", "cues", "still"];

/// Reads the list of what a figure with so many keyframes stands for.
pub(super) fn all(entry: &Entry<'_>, frames: usize) -> Option<Vec<Shows>> {
    let tables = entry.tables("figure.shows")?;
    let all: Vec<_> = tables.iter().map(|table| one(table, frames)).collect();
    all.into_iter().collect()
}

/// The paths over keyframes of one table.
struct Paths<'a> {
    table: &'a Table<'a>,
    frames: usize,
}

impl Paths<'_> {
    fn number(&self, entry: &Entry<'_>) -> Option<usize> {
        let most = u32::try_from(self.frames.max(1)).unwrap_or(u32::MAX);
        let number = entry.number(1..=most)?;
        usize::try_from(number).ok()?.checked_sub(1)
    }

    fn frame(&self, key: &'static str) -> Option<usize> {
        self.table.need(key, "give the number of a frame, from 1").and_then(|entry| self.number(&entry))
    }

    fn of(&self, entry: &Entry<'_>) -> Option<Vec<usize>> {
        let all: Vec<_> = entry.list()?.iter().map(|entry| self.number(entry)).collect();
        entry.not_empty(all.into_iter().collect::<Option<_>>()?)
    }

    fn path(&self, key: &'static str) -> Option<Vec<usize>> {
        self.table.need(key, "list the numbers of frames, from 1").and_then(|entry| self.of(&entry))
    }

    fn path_or_none(&self, key: &'static str) -> Option<Vec<usize>> {
        self.table.take(key).map_or(Some(Vec::new()), |entry| self.of(&entry))
    }
}

fn one(table: &Table<'_>, frames: usize) -> Option<Shows> {
    let exercise = table.take("exercise").map(|entry| entry.id());
    let position = table.take("position").map(|entry| entry.token());
    if exercise.is_none() && position.is_none() {
        let help = "name the exercise, or a position as such";
        table.page.error(table.span.clone(), "missing-key", "it stands for nothing", Some(help));
        return None;
    }
    let drawn = table.take("drawn").map(|entry| side(&entry));
    let flips = table.take("flip").map(|entry| entry.token::<Flips>());
    let drive = drive(table, frames);
    let feel = table.take("feel").map(|entry| spot::spots(&entry));
    let feel_steps = table.take("feel_steps").map_or(Some(Vec::new()), |entry| spot::steps(&entry));
    table.refuse_the_rest();
    let given = |is_wrong: bool| (!is_wrong).then_some(());
    given(exercise == Some(None) || position == Some(None) || drawn == Some(None))?;
    given(flips == Some(None) || feel == Some(None))?;
    Some(Shows {
        exercise: exercise.flatten(),
        position: position.flatten(),
        drawn: drawn.flatten(),
        flips: flips.flatten(),
        drive: drive?,
        feel: feel.flatten(),
        feel_steps: feel_steps?,
    })
}

fn side(entry: &Entry<'_>) -> Option<Side> {
    let word = entry.one_of(&["left", "right"])?;
    Some(if word == "left" { Side::Left } else { Side::Right })
}

fn drive(table: &Table<'_>, frames: usize) -> Option<Drive> {
    let paths = Paths { table, frames };
    let help = format!("one of: {}", DRIVES.join(", "));
    let drive = table.need("drive", &help)?.one_of(&DRIVES)?;
    match drive {
        "hold" => {
            let (enter, rest, roam) = (paths.path("enter"), paths.frame("rest"), paths.path_or_none("roam"));
            Some(Drive::Hold { enter: enter?, rest: rest?, roam: roam? })
        }
        "reps" | "alternate" => {
            let (out, back) = (paths.path("out"), paths.path("back"));
            let start = paths.path_or_none("start");
            let drop = table.take("drop").map_or(Some(false), |entry| entry.flag());
            let second = if drive == "reps" {
                (Some(Vec::new()), Some(Vec::new()))
            } else {
                (paths.path("out2"), paths.path("back2"))
            };
            Some(Drive::Reps {
                start: start?,
                out: out?,
                back: back?,
                second_out: second.0?,
                second_back: second.1?,
                drop: drop?,
            })
        }
        "stroke" => {
            let path = paths.path("path");
            let pace =
                table.need("pace", "give the seconds of one way").and_then(|entry| entry.real(0.2..=30.0));
            let rest = table.take("rest").map(|entry| paths.number(&entry));
            let path = path?;
            let first = path.first().copied();
            Some(Drive::Stroke { path, pace: pace?, rest: rest.unwrap_or(first)? })
        }
        "breath" => {
            let (inwards, outwards) = (paths.path("in"), paths.path("out"));
            let full = paths.path_or_none("hold");
            Some(Drive::Breath { inwards: inwards?, full: full?, outwards: outwards? })
        }
        "tense" => {
            let (tense, loose) = (paths.frame("tense"), paths.frame("loose"));
            Some(Drive::Tense { tense: tense?, loose: loose? })
        }
        "cues" => table.need("cue", "write cue = [{ figure = .. }]").and_then(|entry| cues(&entry)),
        "still" => paths.frame("rest").map(|rest| Drive::Still { rest }),
        _ => Some(Drive::Loop),
    }
}

fn cues(entry: &Entry<'_>) -> Option<Drive> {
    /// Keyframes of another figure are only known there; this is the most any may have.
    const FRAMES: usize = super::MOST_FRAMES;
    let cue = |table: &Table<'_>| {
        let figure = table.need("figure", "name a figure").and_then(|entry| entry.id());
        let frames = Paths { table, frames: FRAMES }.path_or_none("frames");
        let flip = table.take("flip").map_or(Some(false), |entry| entry.flag());
        table.refuse_the_rest();
        Some(Cue { figure: figure?, frames: frames?, flip: flip? })
    };
    let cues: Vec<_> = entry.braces("cue")?.iter().map(cue).collect();
    entry.not_empty(cues.into_iter().collect::<Option<Vec<_>>>()?).map(Drive::Cues)
}
