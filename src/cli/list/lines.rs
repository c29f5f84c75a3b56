//! Things in lines: aligned, and in a terminal no wider than that.
//!
//! Only names are cut, as the person types ids and fetches things.

use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use crate::{
    body::{Area, Token},
    cli::{page::terminal_width, say},
    exercise::Exercise,
    library::{Cause, Programme},
    routine::Routine,
    ui::cut,
};

const NOTHING: &str = "  (no equipment)";
/// A name shorter than this tells nothing.
const LEAST_OF_A_NAME: usize = 12;

/// What a list is written on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paper {
    /// A pipe or a file: nothing is cut.
    Endless,
    /// A terminal of so many cells.
    Cells(usize),
}

/// A list under writing.
pub(super) struct Lines {
    paper: Paper,
    text: String,
}

impl Paper {
    /// What standard output is.
    pub(super) fn find() -> Self {
        terminal_width().map_or(Self::Endless, Self::Cells)
    }

    /// Whether all of it fits.
    fn holds(self, before: &str, name: &str, after: &str) -> bool {
        match self {
            Self::Endless => true,
            Self::Cells(width) => before.width() + name.width() + after.width() <= width,
        }
    }

    /// `before`, as much of `name` as there is room for, and `after`.
    fn fit(self, before: &str, name: &str, after: &str) -> String {
        let Self::Cells(width) = self else { return format!("{before}{name}{after}") };
        let room = width.saturating_sub(before.width() + after.width()).max(LEAST_OF_A_NAME);
        cut(&format!("{before}{}{after}", cut(name, room)), width)
    }
}

impl Lines {
    fn on(paper: Paper) -> Self {
        Self { paper, text: String::new() }
    }

    fn line(&mut self, before: &str, name: &str, after: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&self.paper.fit(before, name, after));
    }

    /// Prints all of them at once; ten thousand single writes take longer than reading what is listed.
    pub(super) fn print(self) -> anyhow::Result<()> {
        if self.text.is_empty() { Ok(()) } else { say(&self.text) }
    }
}

/// Routines with their seconds; in a terminal under their areas, if `area` tells them.
pub(super) fn routines(
    chosen: &[(&Routine, u64)],
    area: Option<fn(&Routine) -> Option<Area>>,
    paper: Paper,
) -> Lines {
    let area = area.filter(|_| paper != Paper::Endless);
    let widest = widest(chosen.iter().map(|(routine, _)| routine.id.as_str()));
    let mut lines = Lines::on(paper);
    let mut last = None;
    for (routine, seconds) in chosen {
        let here = area.and_then(|area| area(routine));
        if here != last {
            if last.is_some() {
                lines.line("", "", "");
            }
            lines.line("", here.map_or("", |area| area.name()), "");
            last = here;
        }
        let things: Vec<&str> = routine.equipment().iter().map(|thing| thing.name()).collect();
        let level = routine.level.name();
        let length = crate::plain::clock(Duration::from_secs(*seconds));
        let before = format!("{:<widest$}  {length:>5}  {level:<6}  ", routine.id.as_str());
        let name = routine.name.as_str();
        let after = match things.as_slice() {
            // Rather the whole name than a word about nothing.
            [] if !paper.holds(&before, name, NOTHING) => String::new(),
            [] => NOTHING.to_owned(),
            things => format!("  ({})", things.join(", ")),
        };
        lines.line(&before, name, &after);
    }
    lines
}

/// Exercises with their kinds.
pub(super) fn exercises(chosen: &[&Exercise], paper: Paper) -> Lines {
    let id = |exercise: &Exercise| exercise.id.as_ref().map(ToString::to_string).unwrap_or_default();
    let ids: Vec<String> = chosen.iter().map(|exercise| id(exercise)).collect();
    let widest = widest(ids.iter().map(String::as_str));
    let mut lines = Lines::on(paper);
    for (exercise, id) in chosen.iter().zip(&ids) {
        lines.line(&format!("{id:<widest$}  {:<10}  ", exercise.kind.token()), exercise.name.as_str(), "");
    }
    lines
}

/// Programmes with their weeks.
pub(super) fn programmes(chosen: &[&Programme], paper: Paper) -> Lines {
    let widest = widest(chosen.iter().map(|programme| programme.id.as_str()));
    let mut lines = Lines::on(paper);
    for programme in chosen {
        let weeks = match programme.weeks.len() {
            1 => "1 week".to_owned(),
            weeks => format!("{weeks} weeks"),
        };
        let before = format!("{:<widest$}  {weeks:>8}  ", programme.id.as_str());
        // A name that begins with the weeks need not say them twice.
        let name = programme.name.as_str();
        lines.line(&before, name.strip_prefix(&weeks).map_or(name, str::trim_start), "");
    }
    lines
}

/// Causes with their questions.
pub(super) fn causes(chosen: &[&Cause], paper: Paper) -> Lines {
    let widest = widest(chosen.iter().map(|cause| cause.id.as_str()));
    let mut lines = Lines::on(paper);
    for cause in chosen {
        lines.line(&format!("{:<widest$}  ", cause.id.as_str()), cause.ask.as_str(), "");
    }
    lines
}

fn widest<'i>(ids: impl Iterator<Item = &'i str>) -> usize {
    ids.map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;

    fn shipped(paper: Paper, headed: bool) -> String {
        let library = Library::shipped();
        let chosen: Vec<(&Routine, u64)> = library.routines().map(|routine| (routine, 754)).collect();
        let area = |routine: &Routine| routine.areas.first().copied();
        routines(&chosen, headed.then_some(area as fn(&Routine) -> Option<Area>), paper).text
    }

    #[test]
    fn a_pipe_gets_a_whole_line_for_each_routine() {
        let text = shipped(Paper::Endless, true);
        assert_eq!(text.lines().count(), Library::shipped().routines().count());
        assert!(!text.contains('…') && text.lines().any(|line| line.width() > 80));
    }

    #[test]
    fn no_line_is_wider_than_the_terminal_and_ids_stay_whole() {
        for width in [40, 60, 80, 120] {
            let text = shipped(Paper::Cells(width), true);
            assert!(text.lines().all(|line| line.width() <= width), "{text}");
            for routine in Library::shipped().routines() {
                assert!(text.lines().any(|line| line.starts_with(routine.id.as_str())));
            }
        }
    }

    #[test]
    fn a_name_gives_way_before_the_things_to_fetch() {
        let fitted = Paper::Cells(40).fit("roller  14:31  ", "Foam roller: full back", "  (roller)");
        assert_eq!(fitted, "roller  14:31  Foam roller: f…  (roller)");
    }

    #[test]
    fn areas_head_their_routines_in_a_terminal_only_when_asked() {
        let headed = shipped(Paper::Cells(80), true);
        assert!(headed.lines().any(|line| line == "lower back"));
        assert!(!shipped(Paper::Cells(80), false).lines().any(|line| line == "lower back"));
    }
}
