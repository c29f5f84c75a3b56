//! How the causes look.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{Asked, At, Causes, Found, areas};
use crate::{
    body::{Area, Token},
    coach::{self, Likely, Reply},
    exercise::Id,
    routine::Routine,
    session::Timeline,
    text::capital,
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
        widget::line::{below, put},
        words::{broken, minutes},
    },
};

/// From this height of the room on lines are set apart.
const AIRY: u16 = 13;
/// A strip of figures lower than this says nothing.
const STRIP: u16 = 7;

pub(super) fn draw(causes: &Causes, view: &View<'_>, area: Rect, buf: &mut Buffer) {
    let (title, standing) = causes.title(view.house);
    let hints = keys::hints(causes.table());
    let mut room = Framed { title: &title, standing: &standing, hints: &hints }.draw(view, area, buf);
    if view.house.known().is_none() {
        return;
    }
    if let Some(refusal) = refusal(view.house) {
        room = draw_warning(&refusal, view.theme, room, buf);
    }
    let room = below(room, u16::from(room.height >= AIRY));
    let room = draw_question(causes, view, room, buf);
    let left = causes.shelf(view.house, view.theme).draw(view.theme, room, buf);
    let left = below(left, 1);
    if left.height >= STRIP
        && let Some(routine) = causes.routine(view.house)
    {
        strip::draw(routine, &Timeline::of(routine, None), view, left, buf);
    }
}

/// Why the habit was not written.
fn refusal(house: &House) -> Option<String> {
    let refusal = house.chosen.as_ref()?.refusal.as_ref()?;
    Some(format!("not kept: {refusal}"))
}

/// What is asked, above the list; returns what is left of the room.
fn draw_question(causes: &Causes, view: &View<'_>, room: Rect, buf: &mut Buffer) -> Rect {
    let mut rest = room;
    for line in causes.question(view.house, room.width) {
        put(buf, rest, 0, &line, view.theme.strong);
        rest = below(rest, 1);
    }
    if rest.y > room.y { below(rest, u16::from(room.height > 8)) } else { rest }
}

impl Causes {
    fn title(&self, house: &House) -> (String, String) {
        match &self.at {
            _ if house.known().is_none() => ("Why it keeps coming back".to_owned(), "reading".to_owned()),
            At::Area(_) => ("Why it keeps coming back".to_owned(), String::new()),
            At::Asked(Asked { area, causes, replies, .. }) => {
                let standing = format!("{} of {}", replies.len() + 1, causes.len());
                (format!("Why it comes back: {}", area.name()), standing)
            }
            At::Found(Asked { area, .. }, _) => (format!("Likely causes: {}", area.name()), String::new()),
            At::All(found, _) => ("All causes".to_owned(), format!("{}", found.causes.len())),
        }
    }

    /// The lines of what is asked.
    fn question(&self, house: &House, width: u16) -> Vec<String> {
        let words = match &self.at {
            At::Area(_) => "Where does it keep coming back?".to_owned(),
            At::Asked(asked) => {
                let cause = asked.cause(house);
                cause.map_or_else(String::new, |cause| cause.ask.to_string())
            }
            At::Found(_, Found { causes, .. }) if causes.is_empty() => {
                "Nothing is known of this place.".to_owned()
            }
            At::Found(..) | At::All(..) => return Vec::new(),
        };
        broken(&words, width.into())
    }

    /// The line of the list at `at`.
    pub(super) fn row_at(&self, at: Position, screen: Rect, house: &House) -> Option<usize> {
        let mut room = frame::room(screen);
        if let Some(refusal) = refusal(house) {
            room = below(room, warning_rows(&refusal, room.width));
        }
        let room = below(room, u16::from(room.height >= AIRY));
        let asked = u16::try_from(self.question(house, room.width).len()).unwrap_or(u16::MAX);
        let asked = if asked == 0 { 0 } else { asked + u16::from(room.height > 8) };
        self.shelf(house, &Theme::none()).row_at(at, below(room, asked))
    }

    fn shelf(&self, house: &House, theme: &Theme) -> Shelf {
        let (rows, chosen) = match &self.at {
            At::Area(chosen) => (area_rows(house), *chosen),
            At::Asked(asked) => {
                let row = |name: &str| Row { name: name.to_owned(), behind: String::new() };
                (vec![row("yes"), row("no")], usize::from(asked.reply != Reply::Yes))
            }
            At::Found(_, found) | At::All(found, _) => (cause_rows(found, house), found.chosen),
        };
        let parts = match (&self.at, self.cause()) {
            (At::Area(_), _) => {
                let words = "At most three questions follow; no answer is kept. What they point to is likely, never certain.";
                vec![Part::new("", words, theme.quiet)]
            }
            (_, Some(cause)) => parts(cause, house, theme),
            (_, None) => Vec::new(),
        };
        Shelf { rows, chosen, parts, turned: self.turned, spare: 0 }
    }
}

fn area_rows(house: &House) -> Vec<Row> {
    let latest = coach::latest_ratings(house.case().history);
    let row = |area: Area| {
        let rated = latest.iter().find(|rating| rating.area == area);
        Row {
            name: area.name().to_owned(),
            behind: rated.map_or_else(String::new, |rating| format!("was {}", rating.value)),
        }
    };
    areas(house).into_iter().map(row).collect()
}

fn is_kept(cause: &Id, house: &House) -> bool {
    house.settings.habit.contains(cause)
}

fn cause_rows(found: &Found, house: &House) -> Vec<Row> {
    let row = |cause: &Likely| Row {
        name: cause.name.to_string(),
        behind: if is_kept(&cause.cause, house) { "✓ habit kept".to_owned() } else { String::new() },
    };
    found.causes.iter().map(row).collect()
}

fn parts(cause: &Likely, house: &House, theme: &Theme) -> Vec<Part> {
    let habit = if is_kept(&cause.cause, house) { "✓ Habit" } else { "Habit" };
    let mut parts = vec![
        Part::new("Why", cause.why.as_str(), theme.key),
        Part::new("Change", cause.tip.as_str(), theme.strong),
        Part::new(habit, cause.habit.as_str(), theme.calm),
    ];
    let mut offer = |label: &str, routine: Option<&std::sync::Arc<Routine>>| {
        // What may be done differs from what is written where something must be spared.
        if let Some(routine) = routine.and_then(|it| house.routine(it.id.as_str())) {
            let time = minutes(Timeline::length_of(routine, None));
            parts.push(Part::new(label, capital(routine.name.as_str()), theme.effort).with_number(time));
        }
    };
    offer("↵ Today", cause.now.as_ref());
    offer("w Week", cause.prevent.as_ref());
    if parts.len() == 3 {
        parts.push(Part::new("Routine", "None of its routines may be done now.", theme.quiet));
    }
    parts
}
