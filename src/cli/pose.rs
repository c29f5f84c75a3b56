//! `supple pose`: a figure in cells, as SVG, or moving.

use std::{
    fmt::Write as _,
    io::{self, IsTerminal, Write},
    path::Path,
    thread,
    time::Duration,
};

use anyhow::Context;
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Color, Modifier, Style},
    widgets::Widget,
};

use super::{End, arguments::Pose, complain_as_is, say, wrong};
use crate::{
    clock::Clock,
    figure::{self, Demonstration, Drive, Glow, Motion, Picture, Spots},
    library::Library,
    text::Text,
    ui::{FigureView, Graphics, USUAL_ASPECT, theme::Tones},
};

/// The room where the output is no terminal.
const USUAL_ROOM: (u16, u16) = (80, 24);
/// The largest picture, in cells.
const LARGEST: (u16, u16) = (100, 40);
/// A moving figure needs no more pictures than this.
const PICTURES_A_SECOND: u32 = 12;
/// The longest animation, in seconds.
const LONGEST: f64 = 20.0;

/// Shows the figure of what the person named.
pub(super) fn pose(asked: &Pose, library: &Library) -> anyhow::Result<End> {
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
    let screen = Screen::find(asked.graphics);
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

/// The keyframe that says most.
fn resting(shown: &Demonstration) -> Motion {
    let last = shown.figure(0).frames.len().saturating_sub(1);
    glowing(Motion::at(match shown.drive() {
        Drive::Loop | Drive::Cues(_) => last.min(1),
        drive => drive.rest(),
    }))
}

/// The figure at a moment of its own time.
fn moving(shown: &Demonstration, seconds: f64) -> Motion {
    let motion = figure::own_time(shown.figure(0), &[], seconds);
    let pulse = f64::midpoint((seconds * std::f64::consts::TAU / 10.0).sin(), 1.0);
    Motion { glow: Some(Glow { spots: Spots::Usual, pulse }), ..motion }
}

/// Where and how a picture is printed.
struct Screen {
    room: (u16, u16),
    graphics: Graphics,
    tones: Tones,
    in_colour: bool,
}

impl Screen {
    fn find(graphics: Option<super::arguments::PoseGraphics>) -> Self {
        let is_terminal = io::stdout().is_terminal();
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let in_colour = is_terminal && !no_colour;
        let size = if is_terminal { crossterm::terminal::size().ok() } else { None };
        let (width, height) = size.filter(|(width, height)| *width > 0 && *height > 0).unwrap_or(USUAL_ROOM);
        Self {
            room: (width.min(LARGEST.0), height.saturating_sub(3).clamp(1, LARGEST.1)),
            graphics: graphics.map_or(Graphics::Braille, Graphics::from),
            tones: if in_colour { Tones::dark() } else { Tones::none() },
            in_colour,
        }
    }

    /// The cells a picture takes: as wide as there is room, and no higher than it needs.
    fn size(&self, picture: &Picture) -> Rect {
        let shape = picture.window.height() / picture.window.width().max(1.0) / USUAL_ASPECT;
        let rows = (1..=self.room.1)
            .find(|rows| f64::from(*rows) >= f64::from(self.room.0) * shape)
            .unwrap_or(self.room.1);
        Rect::new(0, 0, self.room.0, rows)
    }

    fn drawn(&self, picture: &Picture) -> String {
        let area = self.size(picture);
        let mut buf = Buffer::empty(area);
        FigureView { picture, graphics: self.graphics, tones: &self.tones, aspect: USUAL_ASPECT }
            .render(area, &mut buf);
        let mut lines = String::new();
        for y in 0..area.height {
            let mut line = String::new();
            let mut last = Style::reset();
            for x in 0..area.width {
                let Some(cell) = buf.cell((x, y)) else { continue };
                let style = cell.style();
                if self.in_colour && style != last {
                    line.push_str(&escape(style));
                    last = style;
                }
                line.push_str(cell.symbol());
            }
            let line = if self.in_colour { format!("{line}\x1b[0m") } else { line.trim_end().to_owned() };
            let _ = writeln!(lines, "{line}");
        }
        lines.truncate(lines.trim_end_matches('\n').len());
        lines
    }
}

/// The sequence that sets a style's colours and weight.
fn escape(style: Style) -> String {
    let mut codes = String::from("\x1b[0");
    for (colour, code) in [(style.fg, 38), (style.bg, 48)] {
        if let Some(Color::Indexed(number)) = colour {
            let _ = write!(codes, ";{code};5;{number}");
        }
    }
    for (modifier, code) in [(Modifier::BOLD, 1), (Modifier::DIM, 2)] {
        if style.add_modifier.contains(modifier) {
            let _ = write!(codes, ";{code}");
        }
    }
    codes.push('m');
    codes
}

/// Draws picture over picture until it is interrupted; without a terminal each keyframe once.
fn play(shown: &Demonstration, screen: &Screen) -> anyhow::Result<End> {
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
