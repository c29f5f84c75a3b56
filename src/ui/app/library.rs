//! What the interface knows of the routines, and what waits until it does.

use std::{mem, sync::Arc};

use super::{App, Home};
use crate::{
    clock::Moment,
    routine::Routine,
    ui::{
        keys::{self, Action},
        message::{Effect, Known, Message},
        screen::{Note, Screen, View, choose::Choose, unfinished::Offer},
    },
};

/// What is known of the routines.
#[derive(Clone, Debug)]
pub(super) enum Library {
    /// Nothing, and nobody was asked yet.
    Unread,
    /// They are being read; what was pressed meanwhile waits for them.
    Awaited(Vec<Message>),
    /// All of them.
    Read(Vec<Arc<Routine>>),
}

impl Library {
    /// All routines, once they are known.
    pub(super) fn known(&self) -> Option<&[Arc<Routine>]> {
        match self {
            Self::Unread | Self::Awaited(_) => None,
            Self::Read(routines) => Some(routines),
        }
    }

    /// All routines that are known.
    pub(super) fn routines(&self) -> &[Arc<Routine>] {
        self.known().unwrap_or_default()
    }
}

impl App {
    /// Asks for the library with the first message, which comes after the first frame.
    pub(super) fn ask_for_library(&mut self) -> Vec<Effect> {
        if !matches!(self.library, Library::Unread) {
            return Vec::new();
        }
        self.library = Library::Awaited(Vec::new());
        vec![Effect::Read]
    }

    pub(super) fn is_choosing(&self) -> bool {
        matches!(self.screen, Screen::Choose(_))
    }

    /// Asks for a look at the files when the choice comes back, as somebody may have written one meanwhile.
    pub(super) fn look_again(&self, was_choosing: bool) -> Option<Effect> {
        (self.is_choosing() && !was_choosing).then_some(Effect::Read)
    }

    /// What the screen is drawn from.
    pub(super) fn view<'a>(&'a self, note: Option<&'a Note>, now: Moment) -> View<'a> {
        let (routines, theme, saving) = (self.library.known(), &self.theme, &self.saving);
        View { routines, theme, figures: &self.figures, saving, sounding: &self.sounding, note, now }
    }

    /// Keeps a key, a click or a paste that can be understood only when all files are read; hands back everything else.
    /// What ends or stops never waits, nor does anything in a session.
    pub(super) fn set_aside(&mut self, message: Message, now: Moment) -> Option<Message> {
        let is_before = matches!(self.screen, Screen::Choose(_) | Screen::Briefing(_));
        let is_behind = matches!(&self.library, Library::Awaited(waiting) if !waiting.is_empty());
        let is_quick = |action| match action {
            Action::LeaveNow | Action::Suspend => true,
            // Behind another key it may be a letter.
            Action::Quit => !is_behind,
            _ => false,
        };
        let must_wait = is_before
            && match &message {
                Message::Key(key) => !keys::meaning(self.screen.table(now), key).is_some_and(is_quick),
                Message::Mouse(_) | Message::Paste(_) => true,
                _ => false,
            };
        match &mut self.library {
            Library::Awaited(waiting) if must_wait => waiting.push(message),
            Library::Unread | Library::Awaited(_) | Library::Read(_) => return Some(message),
        }
        None
    }

    /// Takes in what all files say, then what was pressed meanwhile.
    pub(super) fn learn(&mut self, known: Known, now: Moment) -> Vec<Effect> {
        let before = mem::replace(&mut self.library, Library::Read(known.routines));
        self.troubles.learn(known.troubles);
        if let Library::Read(before) = &before {
            self.follow(before, known.briefed, now);
            return Vec::new();
        }
        match (&mut self.screen, known.briefed, known.unfinished) {
            (Screen::Briefing(briefing), Some(routine), _) => briefing.correct(routine),
            // Whoever has gone on to something else is not called back.
            (Screen::Choose(choose), _, Some(unfinished)) if *choose == Choose::default() => {
                self.screen = Screen::Unfinished(Box::new(Offer::new(unfinished)));
            }
            _ => {}
        }
        let waiting = match before {
            Library::Awaited(waiting) => waiting,
            Library::Unread | Library::Read(_) => Vec::new(),
        };
        waiting.into_iter().flat_map(|message| self.take_in(message, now)).collect()
    }

    /// Shows files that were saved since: the choice stays with its routine, and a briefing has the new one. A session is
    /// never changed.
    fn follow(&mut self, before: &[Arc<Routine>], briefed: Option<Arc<Routine>>, now: Moment) {
        let after = self.library.routines();
        for screen in &mut self.behind {
            if let Screen::Choose(choose) = screen {
                choose.follow(before, after);
            }
        }
        match &mut self.screen {
            Screen::Choose(choose) => choose.follow(before, after),
            Screen::Briefing(briefing) => {
                let same = || after.iter().find(|routine| routine.id == *briefing.id()).cloned();
                // One asked for in the shell may be fitted to what the person has, and then stays so.
                let routine = briefed.or_else(|| if self.home == Home::Choice { same() } else { None });
                if let Some(routine) = routine {
                    briefing.change(routine, now);
                }
            }
            Screen::Unfinished(_) | Screen::Practice(_) | Screen::Reflection(_) | Screen::Journal(_) => {}
        }
    }
}
