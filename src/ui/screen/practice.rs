//! A running session: its keys, its sounds and when it must be drawn again.
//!
//! What it looks like stands in `picture` and `stop`; time and counts are the session's.

mod chime;
mod now;
mod picture;
mod stop;

use std::time::Duration;

use crossterm::event::KeyEvent;
use ratatui::{buffer::Buffer, layout::Rect};

use self::stop::Stop;
use crate::{
    clock::Moment,
    routine::Routine,
    session::{
        Command, Ending, Event, Happening, Options, PauseReason, PhaseKind, PlannedPart, Progress, Session,
        Standing, Tap,
    },
    ui::{
        keys::{self, Action, Binding},
        message::Effect,
        screen::{Start, Turn, View, reflection::Reflection},
    },
};

/// A running session on the screen.
#[derive(Clone, Debug)]
pub(crate) struct Practice {
    session: Session,
    start: Start,
    sound: Sound,
    keys: Keys,
    stop: Stop,
    /// So many pages of the words were turned by key.
    turned: i32,
    /// Up to when chimes were rung, or let pass.
    heard: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sound {
    On,
    Muted,
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
    pub(crate) fn begin(start: Start, routine: &Routine, from: usize, now: Moment) -> (Self, Vec<Effect>) {
        let (session, events) = Session::begin(routine, &Options { sore: start.sore, from }, now);
        let mut practice = Self {
            session,
            start,
            sound: Sound::On,
            keys: Keys::All,
            stop: Stop::default(),
            turned: 0,
            heard: now,
        };
        let effects = practice.tell(events, now);
        (practice, effects)
    }

    pub(crate) fn ending(&self) -> Option<Ending> {
        self.session.ending()
    }

    pub(crate) fn reflection(&self) -> Reflection {
        Reflection::of(&self.session, &self.start, self.session.routine())
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
        if command == Command::Ready && self.session.progress(at).tap == Tap::Go {
            // "Ready" moves the first tick to this very moment, which is still to be heard.
            self.heard = Moment::new(self.heard.elapsed().saturating_sub(Duration::from_nanos(1)));
        }
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
            Action::Hurts => return self.hurt(now),
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
            Action::Mute => {
                self.sound = if self.sound == Sound::Muted { Sound::On } else { Sound::Muted };
                return Turn::Stay(Vec::new());
            }
            _ => match self.stop.press(action, key) {
                Some(command) => command,
                None => return Turn::Stay(Vec::new()),
            },
        };
        Turn::Stay(self.obey(command, now))
    }

    /// Everything stops, and all keys work again: the stop card needs them.
    fn hurt(&mut self, now: Moment) -> Turn {
        self.keys = Keys::All;
        self.stop = Stop::default();
        Turn::Stay(self.obey(Command::Hurts, now))
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
        let rings = chime::rings(&events, &self.session.progress(now), self.heard, now);
        self.heard = now;
        if events.iter().any(|event| matches!(event.what, Happening::Began { .. })) {
            self.turned = 0;
        }
        let mut effects: Vec<Effect> = events.into_iter().map(Effect::Session).collect();
        if rings && self.sound == Sound::On {
            effects.push(Effect::Ring);
        }
        effects
    }

    /// When the session goes on by itself, or anything shown or heard changes.
    pub(crate) fn next_due(&self, now: Moment) -> Option<Moment> {
        let progress = self.session.progress(now);
        let shown = match progress.standing {
            Standing::Paused(_) | Standing::Ended(_) => return None,
            Standing::GetReady(left) => to_next_second(left),
            Standing::Running => running_change(&progress),
        };
        Some(self.session.next_due().map_or(now.after(shown), |due| due.min(now.after(shown))))
    }

    pub(crate) fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        let progress = self.session.progress(view.now);
        if matches!(progress.standing, Standing::Paused(PauseReason::Hurt)) && self.keys == Keys::All {
            self.stop.draw(&self.session, view, area, buf);
        } else {
            picture::draw(self, &progress, view, area, buf);
        }
    }
}

/// How long everything shown and heard in a running phase stays as it is.
fn running_change(progress: &Progress<'_>) -> Duration {
    let second = to_next_second(progress.length.saturating_sub(progress.elapsed));
    let beat = progress.beat.map(|(_, ends)| ends);
    let half = chime::half(progress.phase, progress.length);
    let marks = [beat, half, progress.floor].into_iter().flatten();
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
