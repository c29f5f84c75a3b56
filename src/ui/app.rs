//! The interface as a whole: messages in, effects out, and a frame on request.
//!
//! It goes from screen to screen; each screen knows its own keys. It never touches a terminal, a clock or a file.

mod illustrating;
mod journal;
mod library;
mod mouse;
mod own;
mod safety;
mod sessions;
mod settings;
mod standing;
mod troubles;
mod typing;

use std::{mem, sync::Arc};

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind};
use ratatui::Frame;

use self::troubles::Troubles;
use crate::{
    body::Side,
    clock::{Moment, Now},
    routine::Routine,
    session::{Ending, Options, PauseReason},
    ui::{
        figures::Figures,
        house::{House, Reading},
        keys::{self, Action},
        message::{Effect, Known, Message, Sounding, Switch, Unfinished},
        place::Place,
        screen::{Saving, Screen, Start, Turn, ask_for_room, briefing::Briefing, help, too_small},
        terminal::Face,
        theme::Theme,
    },
};

#[cfg(feature = "pixels")]
use crate::ui::pixels::Placement;

/// The interface.
#[derive(Debug)]
pub struct App {
    house: House,
    troubles: Troubles,
    theme: Theme,
    figures: Figures,
    screen: Screen,
    /// The screens to come back to, the last one first.
    behind: Vec<Screen>,
    over: Over,
    home: Home,
    saving: Saving,
    ended: Option<Ending>,
    sounding: Sounding,
    /// When the last sentence must be over.
    last_sentence: Option<Moment>,
    /// How sessions are begun.
    usual: Options,
    /// Whether their keys are locked at first.
    locks: Switch,
}

/// Where a session leads back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Home {
    /// What to do today.
    Today,
    /// The session was asked for in the shell.
    Shell,
}

/// What lies over the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    Nothing,
    /// The keys, so many pages on.
    Keys(i32),
}

impl Face for App {
    fn update(&mut self, message: Message, now: &Now) -> Vec<Effect> {
        Self::update(self, message, now)
    }

    fn next_due(&self, now: &Now) -> Option<Moment> {
        Self::next_due(self, now)
    }

    fn draw(&self, frame: &mut Frame<'_>, now: &Now) {
        Self::draw(self, frame, now);
    }

    #[cfg(feature = "pixels")]
    fn wishes_pixels(&self) -> bool {
        self.figures.canvas.is_wished()
    }

    #[cfg(feature = "pixels")]
    fn take_pixels(&mut self) {
        self.figures.canvas.grant();
    }

    #[cfg(feature = "pixels")]
    fn placements(&self) -> Vec<Placement> {
        self.figures.canvas.placements()
    }
}

impl App {
    /// Opens on what to do today, with all that is `known`.
    pub fn new(known: Known, theme: Theme) -> Self {
        let mut app = Self::unread(theme);
        app.house.end_reading();
        app.house.learn(&known);
        app.troubles.learn(known.troubles);
        app
    }

    /// Opens on what to do today, before anything is read. Once its first frame is shown it asks with [`Effect::Read`] for
    /// [`Message::Library`], for which keys wait.
    pub fn unread(theme: Theme) -> Self {
        let house = House::default();
        let (screen, behind) = (Screen::at(Place::Today, &house), Vec::new());
        let (over, home, saving) = (Over::Nothing, Home::Today, Saving::Well);
        let (ended, sounding, last_sentence) = (None, Sounding::default(), None);
        let (troubles, usual) = (Troubles::default(), Options::default());
        let figures = Figures::default();
        Self {
            house,
            troubles,
            theme,
            figures,
            screen,
            behind,
            over,
            home,
            saving,
            ended,
            sounding,
            last_sentence,
            usual,
            locks: Switch::Off,
        }
    }

    /// Goes straight to the briefing of `routine`; its session ends the interface.
    pub fn open_briefing(&mut self, routine: Arc<Routine>, sore: Option<Side>, now: &Now) {
        self.home = Home::Shell;
        self.screen = Screen::Briefing(Briefing::new(routine, sore, now.moment));
    }

    /// Goes on with an unfinished session; the effects begin with [`Effect::GoOn`].
    pub fn go_on(&mut self, unfinished: Unfinished, now: &Now) -> Vec<Effect> {
        self.resume(Box::new(unfinished), now.moment)
    }

    /// Takes in `message` at `now` and says what it asks of the world.
    pub fn update(&mut self, message: Message, now: &Now) -> Vec<Effect> {
        let mut effects = match message {
            // Nobody will be there to hear of it.
            Message::Ending => Vec::new(),
            _ => self.ask_for_library(),
        };
        self.house.now.clone_from(now);
        let was_choosing = self.is_choosing();
        if let Some(message) = self.tell_journal(message, now, &mut effects) {
            effects.extend(self.take_in(message, now.moment));
        }
        self.heed_answers(&effects, now.moment);
        effects.extend(self.look_again(was_choosing));
        effects.extend(self.ask_for_figures(now.moment));
        effects
    }

    fn take_in(&mut self, message: Message, now: Moment) -> Vec<Effect> {
        let Some(message) = self.set_aside(message, now) else { return Vec::new() };
        match message {
            Message::Key(key) if key.kind == KeyEventKind::Release => Vec::new(),
            Message::Key(key) => self.press(&key, now),
            Message::Mouse(mouse, size) => self.point(mouse, size, now),
            Message::Paste(words) => {
                self.paste(&words);
                Vec::new()
            }
            // A journal without its room is no longer asked for.
            Message::Resized | Message::Journal(_) => Vec::new(),
            Message::Wake => self.wake(now),
            Message::Away { seen, reason } => self.pause(reason, seen, now),
            Message::Saved => self.hear_saved(),
            Message::Unsaved(reason) => {
                self.saving = Saving::Failed(reason);
                Vec::new()
            }
            Message::Focus(focus) => self.follow_focus(focus),
            Message::Live(live) => self.hear_of(live, now),
            Message::Notice(words) => self.notice(words, now),
            Message::BroughtBack(file, words) => self.welcome(&file, words, now),
            Message::Editor(words) => vec![Effect::HandOver(words)],
            Message::Returned(why) => self.come_back_from_editor(why, now),
            Message::Remote { order, ticket } => self.heed(order, ticket, now),
            Message::Settings(chosen) => self.heed_settings(*chosen),
            Message::Library(known) => self.learn(*known, now),
            Message::Figures(routine, gallery) => self.hang_up(&routine, gallery),
            Message::Ending => self.leave_now(now).into_iter().map(Effect::broken_off).collect(),
        }
    }

    /// When it wants to be woken to go on, to ring or to show another second; nothing on a still screen.
    pub fn next_due(&self, now: &Now) -> Option<Moment> {
        if matches!(self.house.reading, Reading::Unasked) {
            return Some(now.moment);
        }
        let screen = match &self.screen {
            Screen::Briefing(briefing) => briefing.next_due(now.moment),
            Screen::Practice(practice) => practice.next_due(now.moment, self.figures_seen()),
            Screen::Reflection(_) => self.last_sentence,
            Screen::Unfinished(_) | Screen::Journal(_) | Screen::Room(_) => None,
        };
        [screen, self.figures_due(now.moment)].into_iter().flatten().min()
    }

    /// Draws everything as it is at `now`, at any size.
    pub fn draw(&self, frame: &mut Frame<'_>, now: &Now) {
        #[cfg(feature = "pixels")]
        self.figures.canvas.begin();
        let now = now.moment;
        let note = self.note();
        let view = self.view(note.as_ref(), now);
        let area = frame.area();
        let buf = frame.buffer_mut();
        if too_small(area) {
            return ask_for_room(&view, area, buf);
        }
        match self.over {
            Over::Nothing => self.screen.draw(&view, area, buf),
            Over::Keys(page) => help::draw(self.screen.table(now), page, &view, area, buf),
        }
    }

    /// How the last session ended; nothing before one has.
    pub fn ending(&self) -> Option<Ending> {
        self.ended
    }

    /// Whether something done is known not to be on the disk.
    pub fn unsaved(&self) -> bool {
        self.saving != Saving::Well
    }

    fn press(&mut self, key: &KeyEvent, now: Moment) -> Vec<Effect> {
        let before = mem::discriminant(&self.screen);
        let mut effects = self.wake(now);
        if mem::discriminant(&self.screen) != before {
            // The key was meant for the screen that has just gone.
            return effects;
        }
        let action = keys::meaning(self.screen.table(now), key);
        if let Over::Keys(page) = self.over {
            self.over = match key.code {
                KeyCode::Up => Over::Keys(page.saturating_sub(1)),
                KeyCode::Down => Over::Keys(page.saturating_add(1)),
                _ => Over::Nothing,
            };
            // Whatever is lying open, what hurts or ends must not wait for a second press.
            if !matches!(action, Some(Action::Hurts | Action::LeaveNow | Action::Suspend)) {
                return effects;
            }
        }
        effects.extend(match action {
            Some(Action::LeaveNow) => {
                let mut last = self.leave_now(now);
                last.push(Effect::Quit);
                last
            }
            Some(Action::Suspend) => {
                let mut last = self.pause(PauseReason::Stop, now, now);
                last.push(Effect::Suspend);
                last
            }
            Some(action) => self.act(action, key, now),
            None => self.press_other(key, now),
        });
        effects
    }

    fn act(&mut self, action: Action, key: &KeyEvent, now: Moment) -> Vec<Effect> {
        let turn = match &mut self.screen {
            Screen::Unfinished(offer) => offer.press(action, key),
            Screen::Briefing(briefing) => briefing.press(action, key, now),
            Screen::Practice(practice) => practice.press(action, key, now),
            Screen::Reflection(reflection) => reflection.press(action, key, &self.house),
            Screen::Journal(room) => room.press(action, key),
            Screen::Room(room) => room.press(action, key, &self.house),
        };
        if let (Screen::Briefing(briefing), Action::Number | Action::Lower | Action::Higher) =
            (&mut self.screen, action)
        {
            // How tense they are may speak against it, and then nothing must start by itself.
            briefing.heed(&self.house, now);
        }
        self.part(turn, now)
    }

    fn wake(&mut self, now: Moment) -> Vec<Effect> {
        let turn = match &mut self.screen {
            Screen::Briefing(briefing) => briefing.wake(&self.sounding, now),
            Screen::Practice(practice) => Turn::Stay(practice.wake(now)),
            Screen::Reflection(_) => return self.end_last_sentence(now),
            Screen::Unfinished(_) | Screen::Journal(_) | Screen::Room(_) => return Vec::new(),
        };
        self.take(turn, now)
    }

    fn take(&mut self, turn: Turn, now: Moment) -> Vec<Effect> {
        match turn {
            Turn::Stay(effects) => {
                self.note_heard(&effects);
                self.look_back(now);
                self.note_choices(&effects);
                if effects.iter().any(|effect| matches!(effect, Effect::Reflect { .. })) {
                    return self.go_home(effects);
                }
                return effects;
            }
            Turn::Home => return self.go_home(Vec::new()),
            Turn::Back(effects) => return self.go_back(effects),
            Turn::Brief(routine) => return self.brief(Start::of(routine), now),
            Turn::BriefOn(start) => return self.brief(start, now),
            Turn::Answered(onward) => return self.go_onward(onward, now),
            Turn::Begin(start) => return self.begin(start, now),
            Turn::GoOn(unfinished) => return self.resume(unfinished, now),
            Turn::Go(place) => return self.go(place),
            Turn::EndAndGo(mut effects, place) => {
                self.look_back(now);
                effects.extend(self.go(place));
                return effects;
            }
            Turn::Help => self.over = Over::Keys(0),
            Turn::Quit => return vec![Effect::Quit],
        }
        Vec::new()
    }
}
