//! `supple pose`: a figure in cells, as SVG, or moving.

use std::{
    io::{self, IsTerminal, Write},
    path::Path,
    thread,
    time::Duration,
};

use anyhow::Context;

use super::{End, arguments::Pose, chosen, complain_as_is, drawing::Drawing, places::Places, say, wrong};
use crate::{
    body::Side,
    clock::Clock,
    figure::{self, Demonstration, Glow, Motion, Spots},
    library::Library,
    text::Text,
    ui::Graphics,
};

/// A moving figure needs no more pictures than this.
const PICTURES_A_SECOND: u32 = 12;
/// The longest animation, in seconds.
const LONGEST: f64 = 20.0;

/// Shows the figure of what the person named.
pub(super) fn pose(asked: &Pose, library: &Library, places: &Places) -> anyhow::Result<End> {
    let Some(shown) = find(&asked.id, library) else {
        let near = library.nearest_to_show(&asked.id);
        let near = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
        let id = Text::new(&asked.id);
        return Ok(wrong(&format!(
            "no figure and no exercise is called `{id}`\n{near}`supple list exercises` shows the exercises"
        )));
    };
    let figure = shown.figure(0);
    let count = figure.frames.len();
    if asked.frame.is_some_and(|number| !(1..=count).contains(&number)) {
        return Ok(wrong(&format!("`{}` has {} frames", figure.id, count)));
    }
    let motion =
        asked.frame.map_or_else(|| resting(&shown), |number| glowing(Motion::at(number.saturating_sub(1))));
    if let Some(path) = &asked.svg {
        return write_svg(path, &shown, asked.frame.map(|_| &motion));
    }
    let graphics = asked.graphics.map(Graphics::from);
    let screen = Drawing::on_screen(graphics.unwrap_or_else(|| chosen::graphics(&chosen::settings(places))));
    if asked.play {
        return play(&shown, &screen);
    }
    say(&screen.drawn(&shown.picture(&motion)))?;
    say(figure.alt.as_str())?;
    Ok(End::Done)
}

/// The figure of an exercise, or a figure as such.
fn find(id: &str, library: &Library) -> Option<Demonstration> {
    let exercise = library
        .exercise(id)
        .and_then(|exercise| library.demonstration(exercise, exercise.position_after(None)));
    exercise.or_else(|| library.figure(id).map(|figure| Demonstration::alone(figure, None)))
}

fn glowing(motion: Motion) -> Motion {
    Motion { glow: Some(Glow { spots: Spots::Usual, pulse: 1.0 }), ..motion }
}

/// The keyframe that says most, as it is drawn.
fn resting(shown: &Demonstration) -> Motion {
    glowing(Motion { flipped: false, ..shown.at_best(Side::Both) })
}

/// The figure at a moment of its own time.
fn moving(shown: &Demonstration, seconds: f64) -> Motion {
    let motion = figure::own_time(shown.figure(0), &[], seconds);
    let pulse = f64::midpoint((seconds * std::f64::consts::TAU / 10.0).sin(), 1.0);
    Motion { glow: Some(Glow { spots: Spots::Usual, pulse }), ..motion }
}

/// Draws picture over picture until it is interrupted; without a terminal each keyframe once.
fn play(shown: &Demonstration, screen: &Drawing) -> anyhow::Result<End> {
    let figure = shown.figure(0);
    if !io::stdout().is_terminal() {
        for (number, frame) in figure.frames.iter().enumerate() {
            say(&screen.drawn(&shown.picture(&glowing(Motion::at(number)))))?;
            say(&format!("{}. {}\n", number + 1, frame.name))?;
        }
        say(figure.alt.as_str())?;
        return Ok(End::Done);
    }
    complain_as_is("Ctrl-C ends it");
    say(figure.alt.as_str())?;
    let clock = Clock::start();
    let mut out = io::stdout();
    loop {
        let seconds = clock.now().moment.elapsed().as_secs_f64();
        let drawn = screen.drawn(&shown.picture(&moving(shown, seconds)));
        let rows = drawn.lines().count();
        // One write each, and back to its first line, so that an interruption leaves the terminal as it was.
        write!(out, "{drawn}\x1b[0m\n\x1b[{rows}A").context("printing")?;
        out.flush().context("printing")?;
        thread::sleep(Duration::from_secs(1) / PICTURES_A_SECOND);
    }
}

/// Writes a picture, or the whole movement if no frame is named.
fn write_svg(path: &Path, shown: &Demonstration, motion: Option<&Motion>) -> anyhow::Result<End> {
    let alt = shown.figure(0).alt.as_str();
    let svg = match motion {
        Some(motion) => figure::still(&shown.picture(motion), alt),
        None => animation(shown, alt),
    };
    if path.as_os_str() == "-" {
        io::stdout().write_all(svg.as_bytes()).context("printing")?;
    } else {
        let name = Text::new(&path.to_string_lossy());
        std::fs::write(path, svg).with_context(|| format!("writing {name}"))?;
    }
    Ok(End::Done)
}

fn animation(shown: &Demonstration, alt: &str) -> String {
    /// Pictures a second; more make the file large.
    const RATE: f64 = 5.0;
    let seconds = figure::own_length(shown.figure(0)).min(LONGEST);
    let mut pictures = Vec::new();
    let mut at = 0.0;
    while at < seconds {
        pictures.push(shown.picture(&moving(shown, at)));
        at += 1.0 / RATE;
    }
    if pictures.is_empty() {
        pictures.push(shown.picture(&resting(shown)));
    }
    figure::animated(&pictures, seconds.max(1.0), alt)
}
