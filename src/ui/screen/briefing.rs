//! Before a session: what comes, what to fetch, what to heed. It starts by itself.

use std::time::Duration;

use crossterm::event::KeyEvent;
use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    body::{Area, Side, Token},
    clock::Moment,
    routine::{Routine, StepSides},
    session::Timeline,
    text::Text,
    ui::{
        keys::{self, Action},
        screen::{Start, Turn, View, choose::Choose, frame::Framed, scale},
        widget::line::{after, below, put, put_right},
        words::{clock, length, list, minutes, seconds, sentence, wrap},
    },
};

/// Long enough to read it and put the phone down, short enough not to wander off.
const COUNTDOWN: Duration = Duration::from_secs(15);

/// The briefing of a routine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Briefing {
    routine: usize,
    sore: Option<Side>,
    /// The choice to go back to.
    from: Choose,
    tension: Option<u8>,
    countdown: Countdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Countdown {
    Ends(Moment),
    Held,
}

impl Briefing {
    pub(crate) fn new(routine: usize, sore: Option<Side>, from: Choose, now: Moment) -> Self {
        Self { routine, sore, from, tension: None, countdown: Countdown::Ends(now.after(COUNTDOWN)) }
    }

    pub(crate) fn press(
        &mut self,
        action: Action,
        key: &KeyEvent,
        routines: &[Routine],
        now: Moment,
    ) -> Turn {
        let asks_side = routines.get(self.routine).is_some_and(is_one_sided);
        match action {
            Action::Accept => return Turn::Begin(self.start(routines)),
            Action::Back => return Turn::Choose(self.from),
            Action::Help => {
                self.hold();
                return Turn::Help;
            }
            Action::Hold => {
                self.countdown = match self.countdown {
                    Countdown::Ends(_) => Countdown::Held,
                    Countdown::Held => Countdown::Ends(now.after(COUNTDOWN)),
                };
            }
            Action::Number => {
                self.rate(keys::digit(key).map(|digit| scale::typed(self.tension, digit)), now);
            }
            Action::Lower => self.rate(Some(scale::lower(self.tension)), now),
            Action::Higher => self.rate(Some(scale::higher(self.tension)), now),
            Action::Sore(side) if asks_side => {
                self.sore = Some(side);
                self.wait_longer(now);
            }
            _ => {}
        }
        Turn::Stay(Vec::new())
    }

    /// Lets time pass until `now`.
    pub(crate) fn wake(&self, routines: &[Routine], now: Moment) -> Turn {
        match self.countdown {
            Countdown::Ends(ends) if ends <= now => Turn::Begin(self.start(routines)),
            Countdown::Ends(_) | Countdown::Held => Turn::Stay(Vec::new()),
        }
    }

    /// Nothing starts by itself until the person says so.
    pub(crate) fn hold(&mut self) {
        self.countdown = Countdown::Held;
    }

    /// When the shown countdown changes, or ends.
    pub(crate) fn next_due(&self, now: Moment) -> Option<Moment> {
        match self.countdown {
            Countdown::Ends(ends) => Some(now.after(super::practice::to_next_second(ends.since(now)))),
            Countdown::Held => None,
        }
    }

    fn rate(&mut self, rating: Option<u8>, now: Moment) {
        self.tension = rating;
        self.wait_longer(now);
    }

    /// Whoever answers is still reading.
    fn wait_longer(&mut self, now: Moment) {
        if let Countdown::Ends(ends) = &mut self.countdown {
            *ends = now.after(COUNTDOWN);
        }
    }

    fn start(&self, routines: &[Routine]) -> Start {
        let area = routines.get(self.routine).and_then(|routine| routine.areas.first());
        let side = self.sore.unwrap_or(Side::Both);
        let tension: Option<(Area, Side, u8)> =
            area.copied().zip(self.tension).map(|(area, now)| (area, side, now));
        Start { routine: self.routine, sore: self.sore, tension: tension.into_iter().collect() }
    }

    pub(crate) fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        let Some(routine) = view.routines.get(self.routine) else { return };
        let plan = Timeline::of(routine, self.sore);
        let standing = format!("{} · {}", minutes(plan.length()), routine.level.name());
        let mut hints = keys::hints(keys::BRIEFING);
        if !is_one_sided(routine) {
            hints.retain(|(_, word)| *word != "sore side");
        }
        if self.countdown == Countdown::Held {
            hints.iter_mut().filter(|hint| hint.0 == "space").for_each(|hint| hint.1 = "count down");
        }
        let framed = Framed { title: routine.name.as_str(), standing: &standing, hints: &hints };
        let room = framed.draw(view, area, buf);
        let asked = self.draw_asked(routine, view, room, buf);
        let airy = u16::from(room.height > 12);
        let room = below(room, asked + airy);
        let notes = notes(routine);
        if room.width >= 76 {
            let left = Rect { width: room.width / 2, ..room };
            steps(&plan, routine, view, left, buf);
            let right = Rect { x: left.right() + 3, width: room.right() - left.right() - 3, ..room };
            draw_notes(&notes, view, right, buf);
        } else {
            let wanted = u16::try_from(notes.len()).unwrap_or(u16::MAX).min(room.height / 2);
            let shown = room.height - wanted;
            steps(&plan, routine, view, Rect { height: shown, ..room }, buf);
            draw_notes(&notes, view, below(room, shown), buf);
        }
    }

    /// The countdown and the questions; returns the lines taken.
    fn draw_asked(&self, routine: &Routine, view: &View<'_>, room: Rect, buf: &mut Buffer) -> u16 {
        let theme = view.theme;
        let (count, style) = match self.countdown {
            Countdown::Ends(ends) => {
                (format!("Starts in {} s.", seconds(ends.since(view.now))), theme.effort)
            }
            Countdown::Held => ("Waits for ↵.".to_owned(), theme.rest),
        };
        let mut row = u16::from(room.height > 12);
        put(buf, room, row, &count, style);
        put(buf, after(room, &format!("{count}  ")), row, "It hurts? Press s.", theme.strong);
        row += 1 + u16::from(room.height > 12);
        let area = routine.areas.first().map_or("back", |area| area.name());
        let question = format!("{} tension ", sentence(area));
        put(buf, room, row, &question, theme.quiet);
        let beside = below(after(room, &question), row);
        if beside.width >= scale::WIDTH {
            scale::draw(self.tension, view, beside, buf);
        } else {
            row += 1;
            scale::draw(self.tension, view, below(room, row), buf);
        }
        row += 1;
        if is_one_sided(routine) {
            let side = self.sore.map_or("not said, so both", Token::name);
            put(buf, room, row, "Sore side", theme.quiet);
            put(buf, after(room, "Sore side  "), row, side, theme.key);
            row += 1;
        }
        row
    }
}

/// Whether a side may be named for it.
fn is_one_sided(routine: &Routine) -> bool {
    routine.steps.iter().any(|step| step.sides == StepSides::Sore)
}

/// What to fetch, what to heed and how to stop, each with whether it is a warning.
fn notes(routine: &Routine) -> Vec<(String, Text)> {
    let (things, places) = (routine.equipment(), routine.place());
    let mut notes = vec![
        ("Fetch".to_owned(), Text::new(if things.is_empty() { "nothing" } else { "" })),
        ("Needs".to_owned(), Text::new(if places.is_empty() { "a little room" } else { "" })),
    ];
    for (note, words) in notes.iter_mut().zip([list(&things), list(&places)]) {
        if note.1.is_empty() {
            note.1 = Text::new(&words);
        }
    }
    let mut cautions: Vec<&Text> = Vec::new();
    for caution in routine.steps.iter().filter_map(|step| step.exercise.caution.as_ref()) {
        if !cautions.contains(&caution) {
            cautions.push(caution);
        }
    }
    notes.push(("Stop".to_owned(), Text::new("s stops everything at once; q leaves.")));
    notes.extend(cautions.into_iter().map(|caution| ("! Heed".to_owned(), caution.clone())));
    notes
}

fn draw_notes(notes: &[(String, Text)], view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let indent = after(room, "! Heed  ");
    let most = if usize::from(room.height) >= 3 * notes.len() { 4 } else { 1 };
    let mut row = 0;
    for (label, words) in notes {
        let style = if label.starts_with('!') { view.theme.warning } else { view.theme.quiet };
        put(buf, room, row, label, style);
        for line in wrap(words.as_str(), usize::from(indent.width), most) {
            put(buf, indent, row, &line, view.theme.key);
            row += 1;
        }
    }
}

/// The steps of `routine`, each with its whole time, and the total.
pub(crate) fn steps(plan: &Timeline, routine: &Routine, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let count = u16::try_from(routine.steps.len()).unwrap_or(u16::MAX);
    let shown = if count < room.height { count } else { room.height.saturating_sub(1) };
    for (row, (number, step)) in (0..shown).zip(routine.steps.iter().enumerate()) {
        let parts = plan.parts.iter().filter(|part| part.step == number);
        let sides: Vec<&str> =
            parts.clone().filter(|part| part.side != Side::Both).map(|part| part.side.name()).collect();
        let time: Duration = parts.map(super::practice::part_length).sum();
        let side = if sides.is_empty() { String::new() } else { format!(" · {}", sides.join(", ")) };
        let name = Rect { width: room.width.saturating_sub(10), ..room };
        put(buf, name, row, &format!("{:>2}  {}{side}", number + 1, step.exercise.name), view.theme.key);
        put_right(buf, room, row, &length(time), view.theme.quiet);
    }
    let more = count - shown;
    let total = if more > 0 { format!("    and {more} more") } else { "    in all".to_owned() };
    put(buf, room, shown, &total, view.theme.quiet);
    put_right(buf, room, shown, &clock(plan.length()), view.theme.strong);
}
