//! A running session: its keys, its sounds and when it must be drawn again.
//!
//! What it looks like stands in `picture` and `stop`; time and counts are the session's.

mod figure;
mod heard;
mod now;
mod picture;
mod rows;
mod stop;

use std::{cell::Cell, sync::Arc, time::Duration};

use crossterm::event::KeyEvent;
use ratatui::{buffer::Buffer, layout::Rect};

use self::{
    figure::Scene,
    heard::{Heard, Light},
    stop::{Stop, Way},
};
use crate::{
    clock::Moment,
    cue::{self, Stood},
    outside::sound::Live,
    routine::Routine,
    session::{
        Command, Ending, Event, Happening, Options, Order, PauseReason, PhaseKind, PlannedPart, Progress,
        Session, Standing, Tap,
    },
    text::Text,
    ui::{
        figures::Figures,
        house::House,
        keys::{self, Action, Binding},
        message::{Effect, Focus, Sounding},
        place::Place,
        screen::{Start, Turn, View, reflection::Reflection},
        theme::Theme,
    },
};

/// A running session on the screen.
#[derive(Clone, Debug)]
pub(crate) struct Practice {
    session: Session,
    start: Start,
    keys: Keys,
    stop: Stop,
    look: Look,
    /// Whether the last frame showed a figure; nothing wakes for one that is not seen.
    is_moving: Cell<bool>,
    /// So many pages of the words were turned by key.
    turned: i32,
    heard: Heard,
}

/// What the room is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// A figure beside the digits.
    Figure,
    /// Digits alone, as large as they get.
    Digits,
}

/// Which keys work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keys {
    All,
    Locked,
    /// Asked whether to leave; whether time goes on after "stay".
    Leaving {
        goes_on: bool,
    },
}

/// The whole planned length of a part.
pub(crate) fn part_length(part: &PlannedPart) -> Duration {
    part.phases.iter().map(|phase| phase.length).sum()
}

/// How long a count of whole seconds that shows `left` stays the same; never zero.
pub(crate) fn to_next_second(left: Duration) -> Duration {
    match left.subsec_nanos() {
        0 => Duration::from_secs(1),
        nanos => Duration::from_nanos(u64::from(nanos)),
    }
}

impl Practice {
    /// Begins the session, and tells its first events.
    pub(crate) fn begin(
        start: Start,
        options: &Options,
        sounding: &Sounding,
        now: Moment,
    ) -> (Self, Vec<Effect>) {
        let (session, events) = Session::begin(&start.routine, options, now);
        let mut practice = Self {
            session,
            start,
            keys: Keys::All,
            stop: Stop::default(),
            look: Look::Figure,
            is_moving: Cell::new(false),
            turned: 0,
            heard: Heard::new(sounding),
        };
        let effects = practice.tell(events, now);
        (practice, effects)
    }

    pub(crate) fn ending(&self) -> Option<Ending> {
        self.session.ending()
    }

    /// The routine it was begun with.
    pub(crate) fn routine(&self) -> &Arc<Routine> {
        &self.start.routine
    }

    pub(crate) fn reflection(&self, house: &House) -> Reflection {
        Reflection::of(&self.session, &self.start, self.session.routine(), house)
    }

    /// The keys that work at `now`.
    pub(crate) fn table(&self, now: Moment) -> &'static [Binding] {
        match (self.keys, self.session.progress(now).standing) {
            (Keys::Leaving { .. }, _) => keys::LEAVING,
            (_, Standing::Paused(PauseReason::Hurt)) => keys::STOP,
            (Keys::Locked, _) => keys::LOCKED,
            (Keys::All, _) => keys::PRACTICE,
        }
    }

    /// What a key without a meaning of its own means at `now`: it let go, while that is asked.
    pub(crate) fn any_key(&self, now: Moment) -> Option<Action> {
        let progress = self.session.progress(now);
        let asks = self.keys == Keys::All
            && progress.tap == Tap::LetGo
            && progress.floor.is_some_and(|floor| progress.elapsed >= floor);
        asks.then_some(Action::Ready)
    }

    /// A click anywhere.
    pub(crate) fn click(&mut self, now: Moment) -> Vec<Effect> {
        match self.keys {
            Keys::All => self.obey(Command::Ready, now),
            Keys::Locked | Keys::Leaving { .. } => Vec::new(),
        }
    }

    /// Lets time pass until `now`.
    pub(crate) fn wake(&mut self, now: Moment) -> Vec<Effect> {
        let events = self.session.advance(now);
        self.tell(events, now)
    }

    /// Carries out `command` at `at`.
    pub(crate) fn obey(&mut self, command: Command, at: Moment) -> Vec<Effect> {
        let events = self.session.obey(command, at);
        self.tell(events, at)
    }

    pub(crate) fn press(&mut self, action: Action, key: &KeyEvent, now: Moment) -> Turn {
        let standing = self.session.progress(now).standing;
        let paused = matches!(standing, Standing::Paused(_));
        let hurt = standing == Standing::Paused(PauseReason::Hurt);
        let command = match action {
            Action::Hold if paused => Command::Resume,
            Action::Hold => Command::Pause(PauseReason::Key),
            Action::Next => Command::Next,
            Action::Previous => Command::Back,
            Action::More => Command::More,
            Action::Less => Command::Less,
            Action::Ready => Command::Ready,
            Action::Hurts => return Turn::Stay(self.hurt(now)),
            Action::Leave => return self.leave(paused, now),
            Action::Back => return self.stay(now),
            Action::LeaveNow => Command::Leave,
            Action::Help => return Turn::Help,
            Action::Lock => {
                self.keys = if self.keys == Keys::Locked { Keys::All } else { Keys::Locked };
                return Turn::Stay(Vec::new());
            }
            Action::Up | Action::Down if !hurt => {
                if let Some(tap) = self.any_key(now) {
                    return self.press(tap, key, now);
                }
                self.turned += if action == Action::Up { -1 } else { 1 };
                return Turn::Stay(Vec::new());
            }
            Action::Figure => {
                self.look = if self.look == Look::Figure { Look::Digits } else { Look::Figure };
                return Turn::Stay(Vec::new());
            }
            Action::Mute => {
                return Turn::Stay(self.heard.mute());
            }
            _ => match self.stop.press(action, key) {
                Some(Way::On(command)) => command,
                Some(Way::Questions) => {
                    return Turn::EndAndGo(self.obey(Command::Leave, now), Place::Screening);
                }
                None => return Turn::Stay(Vec::new()),
            },
        };
        Turn::Stay(self.obey(command, now))
    }

    /// Everything stops, and all keys work again: the stop card needs them.
    fn hurt(&mut self, now: Moment) -> Vec<Effect> {
        self.keys = Keys::All;
        self.stop = Stop::default();
        self.obey(Command::Hurts, now)
    }

    /// Only the keys that stop, leave and unlock work from now on.
    pub(crate) fn lock(&mut self) {
        self.keys = Keys::Locked;
    }

    /// Takes in where the window is.
    pub(crate) fn follow_focus(&mut self, focus: Focus) {
        self.heard.follow_focus(focus);
    }

    /// Carries out an order from outside, also while the keys are locked; the answer is the first effect.
    pub(crate) fn heed(&mut self, order: Order, ticket: u64, now: Moment) -> Vec<Effect> {
        let progress = self.session.progress(now);
        let (before, standing) = (Stood::at(&progress), progress.standing);
        let mut effects = match (order, order.command(standing)) {
            (Order::Mute, _) => self.heard.mute(),
            (Order::Hurts, _) => self.hurt(now),
            (_, Some(command)) => {
                if matches!(self.keys, Keys::Leaving { .. }) {
                    self.keys = Keys::All;
                }
                self.obey(command, now)
            }
            (_, None) => Vec::new(),
        };
        let words = match order {
            Order::Mute => cue::answer_to_mute(self.heard.is_muted()),
            _ => cue::answer(order, before, &self.session.progress(now), self.session.routine()),
        };
        effects.insert(0, Effect::Answer { ticket, words });
        effects
    }

    /// Takes in which rungs live.
    pub(crate) fn learn(&mut self, live: Live) {
        self.heard.learn(live);
    }

    /// Shows `words` for a while.
    pub(crate) fn notice(&mut self, words: Text, now: Moment) {
        self.heard.notice(words, now);
    }

    /// Whether a sentence would be heard.
    pub(crate) fn speaks(&self) -> bool {
        self.heard.speaks()
    }

    /// Asks, with time standing still, or leaves once asked.
    fn leave(&mut self, paused: bool, now: Moment) -> Turn {
        if matches!(self.keys, Keys::Leaving { .. }) {
            self.keys = Keys::All;
            return Turn::Stay(self.obey(Command::Leave, now));
        }
        self.keys = Keys::Leaving { goes_on: !paused };
        Turn::Stay(self.obey(Command::Pause(PauseReason::Key), now))
    }

    fn stay(&mut self, now: Moment) -> Turn {
        let goes_on = self.keys == Keys::Leaving { goes_on: true };
        self.keys = Keys::All;
        Turn::Stay(if goes_on { self.obey(Command::Resume, now) } else { Vec::new() })
    }

    fn tell(&mut self, events: Vec<Event>, now: Moment) -> Vec<Effect> {
        // Heard first: nothing that is written down may delay it.
        let mut effects = self.heard.hear(&events, &self.session.progress(now), now);
        if events.iter().any(|event| matches!(event.what, Happening::Began { .. })) {
            self.turned = 0;
        }
        effects.extend(events.into_iter().map(Effect::Session));
        effects
    }

    /// What is shown of the exercise now; nothing while digits stand alone.
    fn scene<'a>(&'a self, progress: &'a Progress<'a>, figures: &'a Figures) -> Option<Scene<'a>> {
        match self.look {
            Look::Figure => Scene::of(&self.session, progress, figures),
            Look::Digits => None,
        }
    }

    /// When the session goes on by itself, or anything shown or heard changes; `figures` if they can be seen.
    pub(crate) fn next_due(&self, now: Moment, figures: Option<&Figures>) -> Option<Moment> {
        let progress = self.session.progress(now);
        let figures = figures.filter(|_| self.is_moving.get());
        let moves = figures.and_then(|figures| self.scene(&progress, figures)?.stays());
        let shown = match progress.standing {
            Standing::Paused(_) | Standing::Ended(_) => None,
            Standing::GetReady(left) => Some(now.after(to_next_second(left))),
            Standing::Running => Some(now.after(running_change(&progress))),
        };
        let heard = self.heard.next_due(&progress, now);
        let moves = moves.map(|stays| now.after(stays));
        [shown, moves, heard, self.session.next_due()].into_iter().flatten().min()
    }

    pub(crate) fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        let progress = self.session.progress(view.now);
        if matches!(progress.standing, Standing::Paused(PauseReason::Hurt)) && self.keys == Keys::All {
            self.is_moving.set(false);
            self.stop.draw(&self.session, view, area, buf);
        } else {
            picture::draw(self, &progress, view, area, buf);
        }
        if let Some(light) = self.heard.light(view.now) {
            let height = match light {
                Light::Title => area.height.min(1),
                Light::Broad => (area.height / 4).max(1),
            };
            buf.set_style(Rect { height, ..area }, Theme::FLASH);
        }
    }
}

/// How long everything shown in a running phase stays as it is.
fn running_change(progress: &Progress<'_>) -> Duration {
    let second = to_next_second(progress.length.saturating_sub(progress.elapsed));
    let beat = progress.beat.map(|(_, ends)| ends);
    let marks = [beat, progress.floor].into_iter().flatten();
    let ahead = marks.filter_map(|mark| mark.checked_sub(progress.elapsed)).filter(|ahead| !ahead.is_zero());
    ahead.fold(second, Duration::min)
}

/// Whether the phase leads to the next one, with ticks before its end.
fn leads(phase: PhaseKind) -> bool {
    match phase {
        PhaseKind::Settle | PhaseKind::Switch | PhaseKind::Rest => true,
        PhaseKind::Work | PhaseKind::Tender | PhaseKind::Ready => false,
    }
}
