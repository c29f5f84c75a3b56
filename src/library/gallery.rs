//! Figures: the person's own, and the shipped ones, each read when it is asked for.
//!
//! A shipped file is searched as text for the figure that is wanted; only that one is parsed.

use std::sync::Arc;

use super::{Library, Problem, Severity, bundled, document, reading::read_figures};
use crate::{
    body::{Position, Token},
    exercise::{Dose, Exercise, Id},
    figure::{Demonstration, Drive, Figure, Gallery, Shows},
    routine::Routine,
};

/// Begins each figure of a file.
const HEADER: &str = "[[figure]]\n";

/// Each shipped figure as it is written.
fn written() -> impl Iterator<Item = &'static str> {
    let files = bundled::FILES.iter().filter(|(path, _)| path.starts_with("figures/"));
    files.flat_map(|(_, text)| {
        text.match_indices(HEADER).map(|(at, _)| {
            let rest = text.get(at..).unwrap_or_default();
            let end = rest.match_indices(HEADER).nth(1).map_or(rest.len(), |(end, _)| end);
            rest.get(..end).unwrap_or_default()
        })
    })
}

/// The shipped figures in whose text one of these lines stands.
fn with_line(line: &str) -> Vec<Arc<Figure>> {
    let has = |text: &&str| text.lines().any(|own| own == line);
    written().filter(has).flat_map(|text| read_figures("figures", text).0).map(Arc::new).collect()
}

impl Library {
    /// The figure with this id, the person's own before the shipped one.
    pub fn figure(&self, id: &str) -> Option<Arc<Figure>> {
        let own = self.figures.iter().find(|figure| figure.id.as_str() == id).cloned();
        own.or_else(|| {
            with_line(&format!("id = \"{id}\"")).into_iter().find(|figure| figure.id.as_str() == id)
        })
    }

    /// The ids of all figures, the person's own first.
    pub fn figure_ids(&self) -> Vec<String> {
        let own = self.figures.iter().map(|figure| figure.id.as_str().to_owned());
        let shipped = written().filter_map(|text| {
            let line = text.lines().find_map(|line| line.strip_prefix("id = \""))?;
            Some(line.trim_end_matches('"').to_owned())
        });
        own.chain(shipped).collect()
    }

    /// The id of a figure or an exercise most like `id`, if one is like it.
    pub fn nearest_to_show(&self, id: &str) -> Option<String> {
        let figures = self.figure_ids();
        let exercises = self.exercises().filter_map(|exercise| exercise.id.as_ref().map(Id::as_str));
        document::nearest(id, figures.iter().map(String::as_str).chain(exercises)).map(str::to_owned)
    }

    /// What shows `exercise` in `position`: its figure there, its figure anywhere, the figure it names, or the position as
    /// such.
    pub fn demonstration(&self, exercise: &Exercise, position: Position) -> Option<Demonstration> {
        let own = exercise.id.as_ref().and_then(|id| self.shown(id, position));
        own.or_else(|| self.named(exercise)).or_else(|| self.posture(position))
    }

    /// What shows the steps of `routine`.
    pub fn gallery(&self, routine: &Routine) -> Gallery {
        Gallery::of(routine, |exercise, position| self.demonstration(exercise, position))
    }

    /// The figure that an exercise names itself, moving as it does elsewhere, or as the dose suggests.
    fn named(&self, exercise: &Exercise) -> Option<Demonstration> {
        let figure = self.figure(exercise.figure.as_ref()?.as_str())?;
        let elsewhere = figure.shows.iter().find(|shows| shows.exercise.is_some()).cloned();
        let shows = elsewhere.unwrap_or_else(|| Shows {
            drive: usual_drive(&figure, &exercise.dose),
            ..Demonstration::alone(Arc::clone(&figure), None).shows
        });
        Some(self.staged(figure, shows))
    }

    /// What shows a position as such; standing, where any will do.
    pub fn posture(&self, position: Position) -> Option<Demonstration> {
        let position = if position == Position::Any { Position::Standing } else { position };
        let stands = |shows: &&Shows| shows.exercise.is_none() && shows.position == Some(position);
        let pair = |figure: &Arc<Figure>| {
            let shows = figure.shows.iter().find(stands)?;
            Some((Arc::clone(figure), shows.clone()))
        };
        let line = format!("position = \"{}\"", position.token());
        let own = self.figures.iter().find_map(pair);
        let (figure, shows) = own.or_else(|| with_line(&line).iter().find_map(pair))?;
        Some(Demonstration::new(figure, shows))
    }

    /// A problem for each exercise or figure that is named in `figures` and nowhere else; `text` is where they stand.
    pub(super) fn strangers(&self, name: &str, text: &str, figures: &[Figure]) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut note = |id: &Id, severity, what: &str| {
            let written = format!("\"{id}\"");
            let span = text.find(&written).map_or(0..0, |at| at..at + written.len());
            let message = format!("there is no {what} `{id}`");
            let problem = Problem::new(name, text, span, severity, "unknown-id", &message);
            problems.push(match self.nearest_to_show(id.as_str()) {
                Some(near) => problem.with_help(&document::did_you_mean(&near)),
                None => problem,
            });
        };
        for shows in figures.iter().flat_map(|figure| &figure.shows) {
            if let Some(id) = shows.exercise.as_ref().filter(|id| self.exercise(id.as_str()).is_none()) {
                note(id, Severity::Warning, "exercise");
            }
            let cues = match &shows.drive {
                Drive::Cues(cues) => cues.as_slice(),
                _ => &[],
            };
            let is_here = |id: &Id| figures.iter().any(|figure| figure.id == *id);
            for cue in
                cues.iter().filter(|cue| !is_here(&cue.figure) && self.figure(cue.figure.as_str()).is_none())
            {
                note(&cue.figure, Severity::Error, "figure");
            }
        }
        problems
    }

    /// The figure that stands for an exercise of the catalogue.
    fn shown(&self, id: &Id, position: Position) -> Option<Demonstration> {
        let shipped = with_line(&format!("exercise = \"{id}\""));
        let pairs: Vec<(&Arc<Figure>, &Shows)> = self
            .figures
            .iter()
            .chain(&shipped)
            .flat_map(|figure| figure.shows.iter().map(move |shows| (figure, shows)))
            .filter(|(_, shows)| shows.exercise.as_ref() == Some(id))
            .collect();
        let at = |wanted: Option<Position>| pairs.iter().find(|(_, shows)| shows.position == wanted);
        let usual = at(None);
        let (figure, shows) = at(Some(position)).or(usual).or_else(|| pairs.first())?;
        let mut shows = (*shows).clone();
        if let Some((_, usual)) = usual {
            // The same places are felt in every position.
            if shows.feel.is_none() && shows.feel_steps.is_empty() {
                shows.feel.clone_from(&usual.feel);
                shows.feel_steps.clone_from(&usual.feel_steps);
            }
        }
        Some(self.staged(Arc::clone(figure), shows))
    }

    /// With one figure for each cue, where there are cues.
    fn staged(&self, figure: Arc<Figure>, shows: Shows) -> Demonstration {
        let figures = match &shows.drive {
            Drive::Cues(cues) => cues
                .iter()
                .map(|cue| self.figure(cue.figure.as_str()).unwrap_or_else(|| Arc::clone(&figure)))
                .collect(),
            _ => Vec::new(),
        };
        Demonstration::new(figure, shows).with_figures(figures)
    }
}

/// How a figure follows the timer where nothing says it: into its last keyframe and there, or to and fro.
fn usual_drive(figure: &Figure, dose: &Dose) -> Drive {
    let enter: Vec<usize> = (0..figure.frames.len()).collect();
    let rest = enter.len().saturating_sub(1);
    match dose {
        Dose::Reps(_) | Dose::Timed(_) => Drive::Reps {
            start: Vec::new(),
            back: enter.iter().rev().copied().collect(),
            out: enter,
            second_out: Vec::new(),
            second_back: Vec::new(),
            drop: false,
        },
        Dose::Hold(_)
        | Dose::Roll(_)
        | Dose::Breathe(_)
        | Dose::Relax(_)
        | Dose::Talk(_)
        | Dose::Until(_) => Drive::Hold { enter, rest, roam: Vec::new() },
    }
}
