//! What stands against starting: a warning of the dose guard, what the safety questions leave, or that they come first.
//!
//! A warning leaves the choice to the person; what must not be done leaves none.

use std::sync::Arc;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    body::{Area, Token},
    coach::{self, AskAgain, Limits, Rule, Warning},
    routine::Routine,
    session::Timeline,
    text::{Text, capital},
    ui::{
        house::House,
        keys::{self, Binding, Hint},
        screen::{Start, View, list::Item},
        widget::line::{below, put},
        words::{broken, cut, minutes},
    },
};

/// Cells the key of a way on takes.
const KEY: usize = 4;

/// What stands against starting.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Guard {
    /// The gravest first.
    warnings: Vec<Warning>,
    /// What fits instead.
    instead: Option<Arc<Routine>>,
    /// Why nothing may start.
    refusal: Option<String>,
    /// Why the safety questions come first, since the person says now how tense they are.
    asks: Option<AskAgain>,
    /// What was left when it was looked at last; nothing before that.
    limits: Option<Limits>,
    /// The routine as it was seen last, and as it was before it was fitted.
    seen: Option<(Arc<Routine>, Arc<Routine>)>,
}

impl Guard {
    /// Looks at what `start` begins with as it is now; returns what is to be done in place of its routine, where the safety
    /// questions leave something else since the last look.
    pub(super) fn look(&mut self, start: &Start, house: &House) -> Option<Arc<Routine>> {
        let (routine, limits) = (&start.routine, &house.person.limits);
        let before = self.limits.replace(limits.clone());
        let seen = self.seen.take().filter(|(seen, _)| seen == routine);
        let written = seen.map_or_else(|| house.written(routine), |(_, written)| written);
        let mut left = Arc::clone(routine);
        if before.is_some_and(|before| before != *limits) {
            self.refusal = None;
            match house.leading().led(&written) {
                Some(fitted) => left = fitted,
                None => self.refusal = Some(refusal(house)),
            }
        }
        self.seen = Some((Arc::clone(&left), written));
        self.asks = house.asks_before(&left, &start.tension);
        let said: Vec<(Area, u8)> = start.tension.iter().map(|(area, _, value)| (*area, *value)).collect();
        self.warnings = coach::warnings_at(&left, &said, &house.case());
        let offer = self.warnings.iter().find_map(|warning| warning.offer.as_ref());
        self.instead = offer.and_then(|id| house.routine(id.as_str())).cloned();
        (left != *routine).then_some(left)
    }

    /// Whether nothing stands against it.
    pub(super) fn is_clear(&self) -> bool {
        self.warnings.is_empty() && self.refusal.is_none() && self.asks.is_none()
    }

    /// Whether it must not be done.
    pub(super) fn is_refused(&self) -> bool {
        self.refusal.is_some()
    }

    /// What fits instead.
    pub(super) fn instead(&self) -> Option<Arc<Routine>> {
        self.instead.clone()
    }

    /// That the safety questions come first, or the gravest warning, as it is said.
    pub(super) fn aloud(&self) -> Option<Text> {
        self.gravest().map(|words| Text::new(&format!("{words} It waits for Enter.")))
    }

    fn gravest(&self) -> Option<String> {
        let warning = || self.warnings.first().map(|warning| warning.words.clone());
        self.asks.map(AskAgain::words).or_else(warning)
    }

    /// The rules that speak against it.
    pub(super) fn rules(&self) -> Vec<Rule> {
        self.warnings.iter().map(|warning| warning.rule).collect()
    }

    /// The keys that mean something.
    pub(super) fn table(&self) -> &'static [Binding] {
        if self.is_refused() {
            keys::REFUSED
        } else if self.warnings.is_empty() {
            keys::BRIEFING
        } else {
            keys::WARNED
        }
    }

    /// Takes from the line of keys what leads nowhere now.
    pub(super) fn trim(&self, hints: &mut Vec<Hint>) {
        if self.instead.is_none() {
            hints.retain(|hint| hint.word != "gentler");
        }
    }

    /// The warnings beside what is told first.
    pub(super) fn more(&self, view: &View<'_>) -> Vec<Item> {
        let item = |warning: &Warning| Item {
            label: ("! Dose".to_owned(), view.theme.warning),
            words: (warning.words.clone(), view.theme.key),
            number: (String::new(), view.theme.quiet),
        };
        let told = usize::from(self.asks.is_none());
        self.warnings.iter().skip(told).map(item).collect()
    }

    /// Draws why it must not be done, or the gravest warning with the ways on; returns the lines taken.
    pub(super) fn draw(&self, view: &View<'_>, room: Rect, buf: &mut Buffer) -> u16 {
        let theme = view.theme;
        let Some(words) = self.refusal.clone().or_else(|| self.gravest()) else { return 0 };
        let mut row = u16::from(room.height > 12);
        for line in broken(&format!("! {words}"), usize::from(room.width)) {
            put(buf, room, row, &line, theme.warning);
            row += 1;
        }
        row += u16::from(room.height > 12);
        for (key, what) in self.ways(room) {
            put(buf, below(room, row), 0, &format!("{key:>2}"), theme.effort);
            let beside = Rect { x: room.x + 4, width: room.width.saturating_sub(4), ..below(room, row) };
            put(buf, beside, 0, &what, theme.key);
            row += 1;
        }
        row
    }

    /// The keys that lead on, each with where it leads.
    fn ways(&self, room: Rect) -> Vec<(&'static str, String)> {
        let mut ways = Vec::new();
        if let Some(routine) = self.instead.as_ref().filter(|_| !self.is_refused()) {
            let rest =
                format!(" · {} · {}", minutes(Timeline::length_of(routine, None)), routine.level.name());
            let width = usize::from(room.width).saturating_sub(KEY + rest.chars().count());
            ways.push(("g", format!("{}{rest}", cut(routine.name.as_str(), width))));
        }
        if self.is_refused() || self.warnings.first().is_some_and(|warning| warning.screen) {
            ways.push(("s", "the safety questions".to_owned()));
        }
        ways
    }
}

/// Why nothing of a routine may start.
fn refusal(house: &House) -> String {
    let standing = house.person.standing.as_ref();
    let words = standing.and_then(|it| it.refusal(&house.now, house.person.choices.day_start));
    words.map_or_else(
        || "Nothing of it is left with what must be spared.".to_owned(),
        |words| format!("{}.", capital(&words)),
    )
}
