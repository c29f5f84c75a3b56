//! The tour: three cards, the first time of all.
//!
//! It asks nothing, and it comes once; what it says of keys comes from the tables that handle them.

use crossterm::event::KeyEvent;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::ui::{
    house::House,
    keys::{self, Action, Binding},
    message::Effect,
    screen::{
        Turn, View,
        frame::Framed,
        list::{self, Item},
        room::Room,
    },
    theme::Theme,
    widget::line::{below, put},
    words::broken,
};

/// How many cards there are.
const CARDS: usize = 3;
/// From this height of the room on lines are set apart.
const AIRY: u16 = 13;
/// Lines longer than this tire the eye.
const WIDEST: u16 = 72;
/// Cells of a key with what keeps it apart.
const KEY: usize = 8;

/// What each card says first, and then.
const WORDS: [(&str, &[&str]); CARDS] = [
    (
        "Something small for a tight back",
        &[
            "Five to twelve minutes with a ball, a wall, a mat, or nothing at all. supple suggests what fits today, leads you through it, and keeps an honest journal on this computer alone.",
            "It is for general well-being. What is sharp, numb, shooting or new belongs to a doctor.",
        ],
    ),
    (
        "Once it runs, no key is needed",
        &[
            "Lie down and close your eyes: every step is named, explained and counted, and the next one follows by itself, by voice, by tones, or on the screen.",
            "If something hurts, press s: everything stops at once. Space pauses, and q leaves; what you did is kept.",
        ],
    ),
    (
        "Where things are",
        &["Enter starts what is suggested today. On each screen ? shows its keys, and esc goes back."],
    ),
];

/// The room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tour {
    card: usize,
}

impl Tour {
    fn go_on(&mut self) -> Turn {
        self.card += 1;
        if self.card < CARDS { Turn::Stay(Vec::new()) } else { end() }
    }
}

/// It was seen, however far.
fn end() -> Turn {
    Turn::Back(vec![Effect::NoteTour])
}

impl Room for Tour {
    fn table(&self) -> &'static [Binding] {
        keys::TOUR
    }

    fn press(&mut self, action: Action, _key: &KeyEvent, _house: &House) -> Turn {
        match action {
            Action::Next => self.go_on(),
            Action::Previous => {
                self.card = self.card.saturating_sub(1);
                Turn::Stay(Vec::new())
            }
            Action::Back => end(),
            Action::Help => Turn::Help,
            Action::Quit => Turn::Stay(vec![Effect::NoteTour, Effect::Quit]),
            _ => Turn::Stay(Vec::new()),
        }
    }

    fn click(&mut self, _at: Position, _screen: Rect, _house: &House) -> Turn {
        self.go_on()
    }

    fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        let standing = format!("{} of {CARDS}", self.card + 1);
        let hints = keys::hints(keys::TOUR);
        let room = Framed { title: "supple", standing: &standing, hints: &hints }.draw(view, area, buf);
        let Some((heading, words)) = WORDS.get(self.card) else { return };
        let airy = u16::from(room.height >= AIRY);
        let mut rest = below(Rect { width: room.width.min(WIDEST), ..room }, 2 * airy);
        for line in broken(heading, rest.width.into()) {
            put(buf, rest, 0, &line, view.theme.effort);
            rest = below(rest, 1);
        }
        rest = below(rest, airy);
        for passage in *words {
            for line in broken(passage, rest.width.into()) {
                put(buf, rest, 0, &line, view.theme.key);
                rest = below(rest, 1);
            }
            rest = below(rest, airy);
        }
        if self.card + 1 == CARDS {
            draw_places(view.theme, rest, buf);
        }
    }
}

/// Where each key of Today leads.
fn draw_places(theme: &Theme, room: Rect, buf: &mut Buffer) {
    let leads = |row: &&Binding| matches!(row.action, Action::Go(_));
    let item = |row: &Binding, words: &str| Item {
        label: (row.shown.to_owned(), theme.strong),
        words: (words.to_owned(), theme.key),
        number: (String::new(), theme.key),
    };
    let rows = || keys::TODAY.iter().filter(leads);
    let whole: Vec<Item> = rows().map(|row| item(row, row.does)).collect();
    let lines = list::lines(&whole, KEY, room.width.into()).concat();
    let is_whole = lines.len() <= usize::from(room.height);
    let page = if is_whole { lines } else { rows().map(|row| item(row, row.hint.1)).collect() };
    list::draw(&page, KEY, room, buf);
}
