//! How the programmes look.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use super::{Asks, At, Programmes, Standing, standing, waits_for_a_doctor};
use crate::{
    body::Token,
    coach::{Course, Done, Practice},
    exercise::{Id, Seconds},
    library::{Day, Library, Programme, Week},
    session::Timeline,
    ui::{
        house::House,
        keys,
        screen::{
            View,
            frame::{self, Framed},
            room::Room,
            shelf::{Part, Row, Shelf, draw_warning, warning_rows},
            strip,
        },
        theme::Theme,
        widget::line::below,
        words::{self, minutes, sentence},
    },
};

/// From this height of the room on lines are set apart.
const AIRY: u16 = 13;
/// Said before a programme begins that may not be followed yet.
const DOCTOR_FIRST: &str = "What is not gentle waits for a doctor's word.";
/// A strip of figures lower than this says nothing.
const STRIP: u16 = 7;

pub(super) fn draw(programmes: &Programmes, view: &View<'_>, area: Rect, buf: &mut Buffer) {
    let house = view.house;
    let hints = keys::hints(programmes.table());
    let title = programmes.opened(house).map_or("Programmes", |programme| programme.name.as_str());
    let standing = match programmes.standing(house) {
        _ if house.known().is_none() => "reading".to_owned(),
        Standing::Followed(Some(course)) => course.place(),
        Standing::Followed(None) | Standing::Free => String::new(),
    };
    let mut room = Framed { title, standing: &standing, hints: &hints }.draw(view, area, buf);
    if house.known().is_none() {
        return;
    }
    if let Some(words) = programmes.warning(house) {
        room = draw_warning(&words, view.theme, room, buf);
    }
    let room = below(room, u16::from(room.height >= AIRY));
    let left = programmes.shelf(house, view.theme).draw(view.theme, room, buf);
    let left = below(left, 1);
    if left.height >= STRIP
        && let Some(routine) = programmes.routine(house)
    {
        strip::draw(routine, &Timeline::of(routine, None), view, left, buf);
    }
}

impl Programmes {
    /// What is asked, or why something was not written.
    fn warning(&self, house: &House) -> Option<String> {
        let name = |id: &Id| {
            house.library.programme(id.as_str()).map_or_else(|| id.to_string(), |it| it.name.to_string())
        };
        let followed = self.followed.as_ref();
        match self.asks {
            Asks::Leave => Some(
                "Leave this programme? What you did stays in the journal; the day it began does not."
                    .to_owned(),
            ),
            Asks::Begin => Some(match followed {
                Some(id) if matches!(&self.at, At::One(own, _) if own == id) => {
                    "Begin again, with today as the first day?".to_owned()
                }
                Some(id) => format!("Begin this one today, in the place of “{}”?", name(id)),
                None => "Begin this one today?".to_owned(),
            })
            .map(|words| if waits_for_a_doctor(house) { format!("{DOCTOR_FIRST} {words}") } else { words }),
            Asks::Nothing => {
                let refusal = house.chosen.as_ref()?.refusal.as_ref()?;
                Some(format!("not kept: {refusal}"))
            }
        }
    }

    /// The line of the list at `at`.
    pub(super) fn row_at(&self, at: Position, screen: Rect, house: &House) -> Option<usize> {
        let mut room = frame::room(screen);
        if let Some(words) = self.warning(house) {
            room = below(room, warning_rows(&words, room.width));
        }
        let room = below(room, u16::from(room.height >= AIRY));
        self.shelf(house, &Theme::none()).row_at(at, room)
    }

    fn shelf(&self, house: &House, theme: &Theme) -> Shelf {
        let (rows, chosen, parts) = match (&self.at, self.opened(house)) {
            (At::One(_, line), Some(programme)) => opened(programme, *line, house, theme),
            (At::All | At::One(..), _) => {
                let all = house.library.programmes();
                let parts = all.get(self.listed).map_or_else(Vec::new, |it| about(it, house, theme));
                (all.iter().map(|it| row(it, house)).collect(), self.listed, parts)
            }
        };
        Shelf { rows, chosen, parts, turned: self.turned, spare: 0 }
    }
}

fn row(programme: &Programme, house: &House) -> Row {
    let behind = match standing(programme, house) {
        Standing::Followed(Some(course)) => format!("✓ {}", course.place()),
        Standing::Followed(None) => "✓ yours".to_owned(),
        Standing::Free => weeks(programme),
    };
    Row { name: programme.name.to_string(), behind }
}

fn weeks(programme: &Programme) -> String {
    match programme.weeks.len() {
        1 => "1 week".to_owned(),
        many => format!("{many} weeks"),
    }
}

/// What is to be known of a programme before it is opened.
fn about(programme: &Programme, house: &House, theme: &Theme) -> Vec<Part> {
    let mut parts = Vec::new();
    if let Standing::Followed(Some(course)) = standing(programme, house) {
        parts.push(Part::new("✓ Yours", course.place(), theme.effort));
    }
    parts.extend([
        Part::new("Aim", programme.aim.as_str(), theme.strong),
        Part::new("For", format!("{}; {}", words::list(&programme.areas), weeks(programme)), theme.key),
    ]);
    if !programme.daily.is_empty() {
        parts.push(Part::new("Every day", named(&programme.daily, &[], &house.library), theme.key));
    }
    let first = programme.weeks.first().map_or("", |week| week.focus.as_str());
    parts.push(Part::new("Week 1", first, theme.key));
    parts
}

/// The lines of an opened programme, the chosen one, and what is to be known of it.
fn opened(programme: &Programme, line: usize, house: &House, theme: &Theme) -> (Vec<Row>, usize, Vec<Part>) {
    let standing = standing(programme, house);
    let mut rows: Vec<Row> = Vec::new();
    let simple = |name: String| Row { name, behind: String::new() };
    if matches!(standing, Standing::Followed(_)) {
        rows.push(simple("Today".to_owned()));
    }
    let ahead = rows.len();
    let here = |number: usize| match standing {
        Standing::Followed(Some(course)) if course.week == number => "✓ now",
        Standing::Followed(_) | Standing::Free => "",
    };
    rows.extend(
        (1..=programme.weeks.len())
            .map(|number| Row { name: format!("Week {number}"), behind: here(number).to_owned() }),
    );
    rows.push(simple("Rules".to_owned()));
    let parts = match (line.checked_sub(ahead), standing) {
        (None, Standing::Followed(Some(course))) => today(course, house, theme),
        (None, _) => waiting(house, theme),
        (Some(week), _) => match programme.weeks.get(week) {
            Some(week) => week_parts(week, house, theme),
            None => rules(programme, house, theme),
        },
    };
    (rows, line, parts)
}

/// A programme that is followed and does not run.
fn waiting(house: &House, theme: &Theme) -> Vec<Part> {
    let words = match house.settings.programme_since {
        Some(date) if date > house.case().today().date() => format!("It begins on {date}."),
        Some(_) => "Reading.".to_owned(),
        None => "It has no day on which it began; b begins it today.".to_owned(),
    };
    vec![Part::new("", words, theme.strong)]
}

/// What is meant for today and what of it is done.
fn today(course: &Course, house: &House, theme: &Theme) -> Vec<Part> {
    let mut parts = vec![Part::new("Focus", course.focus.as_str(), theme.strong)];
    let mut has_bare = false;
    for (number, practice) in (1..).zip(&course.today) {
        let is_done = practice.progress == Done::Yes;
        has_bare |= practice.routine.is_none() && !is_done;
        let label = format!(
            "{} {}",
            sign(practice.progress),
            if practice.routine.is_some() { number.to_string() } else { String::new() }
        );
        let style = if is_done { theme.done } else { theme.effort };
        parts.push(Part::new(label.trim_end(), practice.name.as_str(), style).with_number(time(practice)));
    }
    if course.today.is_empty() {
        let words = match (course.pace, course.held_back.is_empty()) {
            (crate::coach::Pace::Over, _) => "Nothing more: it is done.".to_owned(),
            (_, true) => "A day of rest.".to_owned(),
            (_, false) => held_back(course, house),
        };
        parts.push(Part::new("Today", words, theme.calm));
    }
    for practice in &course.daily {
        let label = format!("{} daily", sign(practice.progress));
        parts.push(Part::new(&label, practice.name.as_str(), theme.key).with_number(time(practice)));
    }
    if has_bare {
        parts.push(Part::new(
            "",
            "What has no session here, such as a walk, is logged in the journal: j, then +.",
            theme.quiet,
        ));
    }
    if let Some(rule) = &course.rule {
        parts.push(Part::new("Rule", rule.as_str(), theme.key));
    }
    let well = format!("{} of {} sessions in a row went well this week.", course.well, course.wanted);
    parts.push(Part::new("So far", well, theme.key));
    parts
}

/// Why nothing is done on a day that is none of rest.
fn held_back(course: &Course, house: &House) -> String {
    let names: Vec<&str> = course.held_back.iter().map(crate::text::Text::as_str).collect();
    let names = names.join("; ");
    if waits_for_a_doctor(house) {
        format!("{names}: waits for a doctor's word.")
    } else {
        format!("{names}: left out, for what you spare or do not have.")
    }
}

fn sign(progress: Done) -> &'static str {
    match progress {
        Done::Yes => "✓",
        Done::NotYet => "○",
    }
}

fn time(practice: &Practice) -> String {
    let written = practice.time.map(Seconds::duration);
    let own = || practice.routine.as_ref().map(|routine| Timeline::length_of(routine, None));
    written.or_else(own).map_or_else(String::new, minutes)
}

fn week_parts(week: &Week, house: &House, theme: &Theme) -> Vec<Part> {
    let mut parts = vec![Part::new("Focus", week.focus.as_str(), theme.strong)];
    for (day, ids) in Day::ALL.iter().zip(&week.days) {
        let style: Style = if ids.is_empty() { theme.quiet } else { theme.key };
        parts.push(Part::new(day.name(), named(ids, &week.times, &house.library), style));
    }
    if let Some(strength) = strength(week) {
        parts.push(Part::new("Strength", strength, theme.key));
    }
    parts
}

fn rules(programme: &Programme, house: &House, theme: &Theme) -> Vec<Part> {
    let mut parts = vec![
        Part::new("Move on", programme.move_on.say.as_str(), theme.key),
        Part::new("Stay", programme.stay.as_str(), theme.key),
        Part::new("Step back", programme.step_back.say.as_str(), theme.key),
    ];
    if let Some(gentle) = &programme.step_back.routine {
        parts.push(Part::new("Then", named(std::slice::from_ref(gentle), &[], &house.library), theme.calm));
    }
    if let Some(afterwards) = &programme.afterwards {
        parts.push(Part::new("Afterwards", afterwards.as_str(), theme.key));
    }
    parts
}

/// The names of routines and exercises, each with the time that is written for it.
fn named(ids: &[Id], times: &[(Id, Seconds)], library: &Library) -> String {
    let name = |id: &Id| {
        let routine = library.routine(id.as_str()).map(|it| it.name.to_string());
        let exercise = || library.exercise(id.as_str()).map(|it| it.name.to_string());
        let name = routine.or_else(exercise).unwrap_or_else(|| id.to_string());
        match times.iter().find(|(timed, _)| timed == id) {
            Some((_, time)) => format!("{name}, {}", minutes(time.duration())),
            None => name,
        }
    };
    if ids.is_empty() { "rest".to_owned() } else { ids.iter().map(name).collect::<Vec<_>>().join("; ") }
}

/// The dose of the strength steps in words.
fn strength(week: &Week) -> Option<String> {
    let load = week.load.as_ref().map(ToString::to_string);
    let all = [week.strength.to_string()].into_iter().chain(load).filter(|words| !words.is_empty());
    let all = all.collect::<Vec<_>>().join(", ");
    (!all.is_empty()).then(|| format!("{}.", sentence(&all)))
}
