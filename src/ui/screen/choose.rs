//! Choosing what to do: first where, then which routine; or any routine by words.

mod search;

use std::{cmp::Reverse, sync::Arc};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::{buffer::Buffer, layout::Rect};

use self::search::Search;
use crate::{
    body::{Area, Equipment, Token},
    routine::{Level, Routine},
    session::Timeline,
    ui::{
        keys::{self, Action, Binding},
        screen::{Turn, View, briefing::steps, frame::Framed, strip},
        widget::line::{below, put, put_right},
        words::{list, minutes, wrap},
    },
};

/// From this width on the steps stand beside the list.
const WITH_PREVIEW: u16 = 76;

/// Where it is, as the person sees it.
const PLACES: [(&str, &[Area]); 5] = [
    ("upper back", &[Area::UpperBack, Area::MidBack]),
    ("lower back", &[Area::LowerBack, Area::Hips]),
    ("neck and shoulders", &[Area::Neck, Area::Shoulders]),
    ("whole body", &[Area::WholeBody]),
    ("all", Area::ALL),
];

/// The choice so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choose {
    place: usize,
    /// The chosen routine of the place, once the place is taken.
    routine: Option<usize>,
    /// The search that lies over it, while it is open.
    search: Option<Search>,
}

impl Choose {
    pub(crate) fn table(&self) -> &'static [Binding] {
        if self.search.is_some() { keys::FIND } else { keys::CHOOSE }
    }

    pub(crate) fn press(&mut self, action: Action, key: &KeyEvent, routines: &[Arc<Routine>]) -> Turn {
        if let Some(search) = &mut self.search {
            match action {
                Action::Accept => return self.accept(routines),
                Action::Back if search.is_empty() => self.search = None,
                action => search.press(action, routines),
            }
            return Turn::Stay(Vec::new());
        }
        match action {
            Action::Find => self.search = Some(Search::default()),
            Action::Up => self.go(-1, routines),
            Action::Down => self.go(1, routines),
            Action::Accept => return self.accept(routines),
            Action::Number => {
                let wanted = keys::digit(key).and_then(|digit| usize::from(digit).checked_sub(1));
                let Some(wanted) = wanted.filter(|wanted| *wanted < self.count(routines)) else {
                    return Turn::Stay(Vec::new());
                };
                *self.cursor() = wanted;
                return self.accept(routines);
            }
            Action::Back if self.routine.is_none() => return Turn::Back(Vec::new()),
            Action::Back => self.routine = None,
            Action::Go(place) => return Turn::Go(place),
            Action::Help => return Turn::Help,
            Action::Quit => return Turn::Quit,
            _ => {}
        }
        Turn::Stay(Vec::new())
    }

    /// The choice with the search open over it.
    pub(crate) fn finding() -> Self {
        Self { search: Some(Search::default()), ..Self::default() }
    }

    /// A key without a meaning, which is a letter of what is looked for.
    pub(crate) fn letter(&mut self, key: &KeyEvent) {
        if let KeyCode::Char(letter) = key.code
            && !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
        {
            self.write(&letter.to_string());
        }
    }

    /// Adds `words` to what is looked for, while something is.
    pub(crate) fn write(&mut self, words: &str) {
        if let Some(search) = &mut self.search {
            search.write(words);
        }
    }

    /// Moves the choice by `by`, and stops at the ends.
    pub(crate) fn go(&mut self, by: isize, routines: &[Arc<Routine>]) {
        if let Some(search) = &mut self.search {
            return search.go(by, routines);
        }
        let last = self.count(routines).saturating_sub(1);
        let cursor = self.cursor();
        *cursor = cursor.saturating_add_signed(by).min(last);
    }

    /// Stays with the chosen routine when there are others around it.
    pub(crate) fn follow(&mut self, before: &[Arc<Routine>], after: &[Arc<Routine>]) {
        if let Some(search) = &mut self.search {
            search.follow(before, after);
        }
        let Some(chosen) = self.routine else { return };
        let id = self.fitting(before).get(chosen).map(|routine| routine.id.clone());
        let place = self.fitting(after).iter().position(|routine| Some(&routine.id) == id.as_ref());
        let last = self.fitting(after).len().saturating_sub(1);
        self.routine = Some(place.unwrap_or(chosen).min(last));
    }

    fn cursor(&mut self) -> &mut usize {
        self.routine.as_mut().unwrap_or(&mut self.place)
    }

    fn count(&self, routines: &[Arc<Routine>]) -> usize {
        if self.routine.is_some() { self.fitting(routines).len() } else { PLACES.len() }
    }

    fn areas(&self) -> &'static [Area] {
        PLACES.get(self.place).map_or(Area::ALL, |(_, areas)| areas)
    }

    /// The routines for the place, the one to begin with first.
    ///
    /// First come those that act there first of all; of these, those for most days, then for a sore day, then the
    /// demanding ones; of these, those for the area the place is named after. Pressure on the knots comes before movement
    /// alone, and what needs nothing but balls before what needs more; then what acts on the least besides, and last
    /// what is good on the most occasions. Where everything is wanted no place is first, and all stay as they were given.
    fn fitting<'r>(&self, routines: &'r [Arc<Routine>]) -> Vec<&'r Arc<Routine>> {
        let areas = self.areas();
        let mut fitting: Vec<_> = routines.iter().filter(|routine| acts_on(areas, routine)).collect();
        if areas != Area::ALL {
            fitting.sort_by_cached_key(|routine| standing(routine, areas));
        }
        fitting
    }

    /// The routine that is highlighted, if one is.
    pub(crate) fn chosen<'r>(&self, routines: &'r [Arc<Routine>]) -> Option<&'r Arc<Routine>> {
        match &self.search {
            Some(search) => search.chosen(routines),
            None => self.fitting(routines).get(self.routine?).copied(),
        }
    }

    fn accept(&mut self, routines: &[Arc<Routine>]) -> Turn {
        if let Some(routine) = self.chosen(routines) {
            return Turn::Brief(Arc::clone(routine));
        }
        if self.search.is_none() && self.routine.is_none() {
            self.routine = Some(0);
        }
        Turn::Stay(Vec::new())
    }

    pub(crate) fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        if let Some(search) = &self.search {
            return search.draw(view, area, buf);
        }
        let place = PLACES.get(self.place).map_or("", |(name, _)| name);
        let (title, standing) =
            if self.routine.is_some() { (place, "which routine?") } else { ("supple", "where is it?") };
        let framed = Framed { title, standing, hints: &keys::hints(keys::CHOOSE) };
        let room = framed.draw(view, area, buf);
        let (list, preview) = halves(below(room, u16::from(room.height > 12)));
        let fitting = self.fitting(&view.house.routines);
        match self.routine {
            None => self.draw_places(view, list, buf),
            Some(chosen) if !fitting.is_empty() => {
                draw_routines(&fitting, chosen, Labels::Numbers, view, list, buf);
            }
            Some(_) => {
                put(buf, list, 0, " Routines for this place will stand here.", view.theme.quiet);
                put(buf, list, 1, " esc for another place", view.theme.quiet);
            }
        }
        if let Some(preview) = preview {
            match self.routine.and_then(|chosen| fitting.get(chosen)) {
                Some(routine) => draw_preview(routine, view, preview, buf),
                None => draw_names(&fitting, view, preview, buf),
            }
        }
    }

    fn draw_places(&self, view: &View<'_>, room: Rect, buf: &mut Buffer) {
        let spread: u16 = if room.height >= 10 { 2 } else { 1 };
        for (row, (number, (name, _))) in (0..).zip(PLACES.iter().enumerate()) {
            let chosen = number == self.place;
            let mark = if chosen { '▸' } else { ' ' };
            let style = if chosen { view.theme.effort } else { view.theme.key };
            put(buf, room, row * spread, &format!(" {mark} {}  {name}", number + 1), style);
            let Some(routines) = view.house.known() else { continue };
            let areas = Self { place: number, ..Self::default() }.areas();
            let count = routines.iter().filter(|routine| acts_on(areas, routine)).count();
            let routines = match count {
                0 => "none yet".to_owned(),
                1 => "1 routine".to_owned(),
                _ => format!("{count} routines"),
            };
            put_right(buf, room, row * spread, &routines, view.theme.quiet);
        }
    }
}

fn acts_on(areas: &[Area], routine: &Routine) -> bool {
    routine.areas.iter().any(|area| areas.contains(area))
}

/// What decides how early `routine` stands among those for `areas`, the weightiest first; less is earlier.
fn standing(routine: &Routine, areas: &[Area]) -> impl Ord + use<> {
    let aside = routine.areas.iter().position(|area| areas.contains(area));
    let named = routine.areas.iter().find_map(|area| areas.iter().position(|named| named == area));
    let is_common = |thing: &Equipment| matches!(thing, Equipment::Ball | Equipment::TwoBalls);
    let is_rare = routine.equipment().iter().any(|thing| !is_common(thing));
    let besides = routine.areas.iter().filter(|area| !areas.contains(area)).count();
    let occasions = Reverse(routine.when.len());
    (aside, demand(routine.level), named, !routine.has_pressure(), is_rare, besides, occasions)
}

/// How far a level is from that of most days; a sore day is the exception, and says so itself.
fn demand(level: Level) -> u8 {
    match level {
        Level::Easy => 0,
        Level::Gentle => 1,
        Level::Medium => 2,
        Level::Hard => 3,
    }
}

/// The list, and the preview beside it where there is room for one.
fn halves(room: Rect) -> (Rect, Option<Rect>) {
    if room.width < WITH_PREVIEW {
        return (room, None);
    }
    let list = Rect { width: room.width / 2, ..room };
    (list, Some(Rect { x: list.right() + 3, width: room.right() - list.right() - 3, ..list }))
}

/// What stands before the routines of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Labels {
    /// The digits that take them.
    Numbers,
    /// Nothing, where a digit is a letter like any other.
    Blank,
}

fn draw_routines(
    fitting: &[&Arc<Routine>],
    chosen: usize,
    labels: Labels,
    view: &View<'_>,
    room: Rect,
    buf: &mut Buffer,
) {
    let each: u16 = if usize::from(room.height) >= 3 * fitting.len() { 3 } else { 2 };
    let shown = usize::from((room.height / each).max(1));
    let first = (chosen + 1).saturating_sub(shown);
    for (row, (number, routine)) in (0..).zip(fitting.iter().enumerate().skip(first).take(shown)) {
        let row = row * each;
        let is_chosen = number == chosen;
        let mark = if is_chosen { '▸' } else { ' ' };
        let label = match labels {
            Labels::Numbers if number < 9 => (number + 1).to_string(),
            Labels::Numbers | Labels::Blank => " ".to_owned(),
        };
        let time = minutes(Timeline::of(routine, None).length());
        let name = Rect { width: room.width.saturating_sub(8), ..room };
        let style = if is_chosen { view.theme.effort } else { view.theme.key };
        put(buf, name, row, &format!(" {mark} {label}  {}", routine.name), style);
        put_right(buf, room, row, &time, if is_chosen { view.theme.effort } else { view.theme.quiet });
        put(buf, room, row + 1, &format!("      {}", needs(routine)), view.theme.quiet);
    }
}

/// Level and equipment, in a few words.
fn needs(routine: &Routine) -> String {
    let equipment = routine.equipment();
    let with = if equipment.is_empty() { "no equipment".to_owned() } else { list(&equipment) };
    format!("{} · {with}", routine.level.name())
}

fn draw_preview(routine: &Routine, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let aim = wrap(routine.aim.as_str(), usize::from(room.width), 3);
    let mut row = 0;
    for line in &aim {
        put(buf, room, row, line, view.theme.key);
        row += 1;
    }
    let (plan, room) = (Timeline::of(routine, None), below(room, row + 1));
    let taken = steps(&plan, routine, view, room, buf);
    strip::draw(routine, &plan, view, below(room, taken.saturating_add(1)), buf);
}

fn draw_names(fitting: &[&Arc<Routine>], view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let name = Rect { width: room.width.saturating_sub(8), ..room };
    // No more than can be seen: there may be thousands, and each is unfolded for its length.
    for (row, routine) in (0..room.height).zip(fitting) {
        put(buf, name, row, routine.name.as_str(), view.theme.quiet);
        put_right(buf, room, row, &minutes(Timeline::of(routine, None).length()), view.theme.quiet);
    }
}
