//! How the settings look.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use super::{
    Mode, Page, Standing, asked,
    value::{Choice, listed},
};
use crate::{
    body::Token,
    session::Timeline,
    settings::{KEYS, Key, Settings},
    ui::{
        Movement,
        chosen::Chosen,
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
        widget::line::{below, put_pieces},
        words::cut,
    },
};

/// The settings whose effect is heard.
const HEARD: [&str; 9] =
    ["voice", "piper-model", "voice-name", "rate", "volume", "talk", "tones", "tone-volume", "bell"];
/// The settings whose effect is seen on the page itself.
const SEEN: [&str; 3] = ["theme", "motion", "graphics"];
/// A strip of figures lower than this says nothing.
const STRIP: u16 = 7;
/// The most cells of a value in the list: the whole of it stands with the words.
const LONGEST: usize = 40;
/// From this height of the room on lines are set apart.
const AIRY: u16 = 13;
/// From this height of the room on a figure has its place.
const FIGURED: u16 = 18;

pub(super) fn draw(page: &Page, view: &View<'_>, area: Rect, buf: &mut Buffer) {
    let standing = match (&view.house.chosen, page.wanted.is_empty(), page.standing) {
        (None, _, _) => "reading",
        (Some(_), _, _) if matches!(page.mode, Mode::Asked(_)) => "",
        (Some(_), false, _) => "saving",
        (Some(_), true, Standing::Saved) => "saved",
        (Some(_), true, Standing::Untouched) => "",
        (Some(_), true, Standing::Refused) => "not saved",
    };
    let title = match page.mode {
        Mode::Page | Mode::Typing(_) => "Settings".to_owned(),
        Mode::Ticking(_) => format!("Settings: {}", page.key().name),
        Mode::Asked(_) => asked::QUESTION.to_owned(),
    };
    let framed = Framed { title: &title, standing, hints: &keys::hints(page.table()) };
    let room = framed.draw(view, area, buf);
    let Some(chosen) = &view.house.chosen else { return };
    let theme = view.theme;
    let mut room = room;
    for trouble in &chosen.troubles {
        room = draw_warning(trouble.as_str(), theme, room, buf);
    }
    let room = below(room, u16::from(room.height >= AIRY));
    let left =
        page.shelf(chosen, view.house, (theme, view.sounding.words()), room.height).draw(theme, room, buf);
    if page.shows_figure() {
        draw_sample(view, below(left, 1), buf);
    }
}

/// Every meaning in its style, and a figure.
fn draw_sample(view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let theme = view.theme;
    let pieces = [
        ("calm  ", theme.calm),
        ("▸ effort  ", theme.effort),
        ("rest  ", theme.rest),
        ("! warning  ", theme.warning),
        ("✓ done  ", theme.done),
        ("quiet", theme.quiet),
    ];
    put_pieces(buf, room, 0, &pieces);
    let room = below(room, 2);
    if room.height >= STRIP
        && let Some(routine) = view.house.routines.first()
    {
        strip::draw(routine, &Timeline::of(routine, None), view, room, buf);
    }
}

impl Page {
    pub(super) fn shows_figure(&self) -> bool {
        matches!(self.mode, Mode::Page) && SEEN.contains(&self.key().name)
    }

    /// The line of the list at `at`.
    pub(super) fn row_at(&self, at: Position, screen: Rect, house: &House) -> Option<usize> {
        let chosen = house.chosen.as_ref()?;
        let room = frame::room(screen);
        let rows = chosen.troubles.iter().map(|it| warning_rows(it.as_str(), room.width)).sum();
        let room = below(room, rows);
        let room = below(room, u16::from(room.height >= AIRY));
        self.shelf(chosen, house, (&Theme::none(), ""), room.height).row_at(at, room)
    }

    fn shelf(&self, chosen: &Chosen, house: &House, (theme, heard): (&Theme, &str), height: u16) -> Shelf {
        let key = self.key();
        let (rows, at) = match self.mode {
            Mode::Ticking(at) | Mode::Asked(at) => (self.ticks(chosen, house), at),
            Mode::Page | Mode::Typing(_) => (self.rows(chosen, house), self.chosen),
        };
        let mut parts: Vec<Part> = Vec::new();
        let mut part = |label: &str, words: &str, style: Style| {
            if !words.is_empty() {
                parts.push(Part::new(label, words, style));
            }
        };
        if let Mode::Typing(typing) = &self.mode {
            part("Value", &format!("{}_", typing.words()), theme.effort);
        }
        if self.standing == Standing::Refused
            && let Some(refusal) = &chosen.refusal
        {
            part("! Refused", refusal.as_str(), theme.warning);
        }
        if let Some(instead) = chosen.instead(key.name) {
            part("! Instead", instead.as_str(), theme.warning);
        }
        let choice = Choice::of(key, house);
        part("", if matches!(self.mode, Mode::Asked(_)) { asked::HOW } else { key.says }, theme.strong);
        if matches!(self.mode, Mode::Page | Mode::Typing(_)) {
            let value = choice.shown(&self.value(key, chosen));
            if value.chars().count() > LONGEST {
                part("Now", &value, theme.key);
            }
            part("Values", &choice.words(key), theme.key);
            part("Usually", &choice.shown(&key.bare(&Settings::default())), theme.key);
        }
        if let Some(words) = in_force(key.name, chosen) {
            part("In force", words, theme.key);
        }
        if HEARD.contains(&key.name) {
            part("Heard", heard, theme.key);
        }
        if key.name == "plain" {
            part("", "Heeded from the next start on.", theme.quiet);
        }
        if key.name.starts_with("programme") {
            part("", "On Today, p leads to the programmes, where one is begun and left.", theme.quiet);
        }
        let spare = if self.shows_figure() { spare(height) } else { 0 };
        Shelf { rows, chosen: at, parts, turned: self.turned, spare }
    }

    fn rows(&self, chosen: &Chosen, house: &House) -> Vec<Row> {
        let row = |key: &Key| {
            let value = self.value(key, chosen);
            let value = Choice::of(key, house).shown(&value);
            let mark = if key.written(&chosen.written) == key.default() { " " } else { "•" };
            Row { name: key.name.to_owned(), behind: format!("{mark} {}", cut(&value, LONGEST)) }
        };
        KEYS.iter().map(row).collect()
    }

    /// The lines of a list that is ticked.
    fn ticks(&self, chosen: &Chosen, house: &House) -> Vec<Row> {
        let key = self.key();
        let Choice::Many(items) = Choice::of(key, house) else { return Vec::new() };
        let ticked = listed(&self.value(key, chosen));
        let row = |item: &super::value::Item| {
            let sign = if ticked.contains(&item.word) { "✓" } else { "·" };
            Row { name: format!("{sign} {}", item.name), behind: String::new() }
        };
        items.iter().map(row).collect()
    }
}

/// What is seen on the page itself, in words: what `auto` comes to here, and whether anything moves.
fn in_force(name: &str, chosen: &Chosen) -> Option<&'static str> {
    match name {
        "theme" => Some(chosen.settings.theme.name()),
        "graphics" => Some(chosen.graphics.name()),
        "motion" if chosen.movement == Movement::Reduced => Some("figures stand still"),
        "motion" => Some("figures move with the timer"),
        _ => None,
    }
}

/// The rows that are kept for what shows the effect of a choice, in a room so high: the styles, and a figure.
fn spare(height: u16) -> u16 {
    match height {
        ..AIRY => 0,
        AIRY..FIGURED => 2,
        FIGURED.. => 3 + STRIP,
    }
}
