//! What the interface knows of files and journal, and what waits until it does.

use std::sync::Arc;

use super::{App, Home};
use crate::{
    clock::Moment,
    exercise::Id,
    routine::Routine,
    text::Text,
    ui::{
        chosen::Change,
        house::Reading,
        keys::{self, Action},
        message::{Effect, Known, Message, Visit},
        screen::{Note, Saving, Screen, View, tour::Tour, unfinished::Offer},
    },
};

impl App {
    /// Asks for the library with the first message, which comes after the first frame.
    pub(super) fn ask_for_library(&mut self) -> Vec<Effect> {
        if !matches!(self.house.reading, Reading::Unasked) {
            return Vec::new();
        }
        self.house.reading = Reading::Awaited(Vec::new());
        vec![Effect::Read]
    }

    pub(super) fn is_choosing(&self) -> bool {
        matches!(self.screen, Screen::Room(_))
    }

    /// Asks for a look at the files when the choice comes back, as somebody may have written one meanwhile.
    pub(super) fn look_again(&self, was_choosing: bool) -> Option<Effect> {
        (self.is_choosing() && !was_choosing).then_some(Effect::Read)
    }

    /// What was written is on the disk, so that what follows from it may be asked for; a session changes nothing of it
    /// before its end.
    pub(super) fn hear_saved(&mut self) -> Vec<Effect> {
        self.saving = Saving::Well;
        if matches!(self.screen, Screen::Practice(_)) { Vec::new() } else { vec![Effect::Read] }
    }

    /// What the screen is drawn from.
    pub(super) fn view<'a>(&'a self, note: Option<&'a Note>, now: Moment) -> View<'a> {
        let (house, theme, saving) = (&self.house, &self.theme, &self.saving);
        View { house, theme, figures: &self.figures, saving, sounding: &self.sounding, note, now }
    }

    /// Keeps a key, a click or a paste that can be understood only when all files are read; hands back everything else.
    /// What ends or stops never waits, nor does anything in a session.
    pub(super) fn set_aside(&mut self, message: Message, now: Moment) -> Option<Message> {
        let is_before = matches!(self.screen, Screen::Briefing(_) | Screen::Room(_));
        let is_behind = matches!(&self.house.reading, Reading::Awaited(waiting) if !waiting.is_empty());
        let is_quick = |action| match action {
            Action::LeaveNow | Action::Suspend => true,
            // Behind another key it may be a letter.
            Action::Quit => !is_behind,
            _ => false,
        };
        let must_wait = is_before
            && match &message {
                Message::Key(key) => !keys::meaning(self.screen.table(now), key).is_some_and(is_quick),
                Message::Mouse(..) | Message::Paste(_) => true,
                _ => false,
            };
        match &mut self.house.reading {
            Reading::Awaited(waiting) if must_wait => waiting.push(message),
            Reading::Unasked | Reading::Awaited(_) | Reading::Done => return Some(message),
        }
        None
    }

    /// Takes in what all files say, then what was pressed meanwhile.
    pub(super) fn learn(&mut self, known: Known, now: Moment) -> Vec<Effect> {
        self.house.learn(&known);
        self.troubles.learn(known.troubles);
        let (waiting, was_read) = self.house.end_reading();
        if was_read {
            self.follow(known.briefed, now);
            return Vec::new();
        }
        self.tell_rooms();
        let mut asked = Vec::new();
        match (&mut self.screen, known.briefed, known.unfinished) {
            (Screen::Briefing(briefing), routine, _) => {
                if let Some(routine) = routine.and_then(|it| self.house.leading().led(&it)) {
                    briefing.correct(routine);
                }
                briefing.heed(&self.house, now);
                asked = self.ask_before_briefing();
            }
            // Whoever has gone on to something else is not called back.
            (Screen::Room(_), _, Some(unfinished)) if self.behind.is_empty() => {
                self.enter(Screen::Unfinished(Box::new(Offer::new(unfinished))));
            }
            (Screen::Room(_), _, None) if known.visit == Visit::First && self.behind.is_empty() => {
                self.enter(Screen::Room(Box::new(Tour::default())));
            }
            _ => {}
        }
        asked.extend(waiting.into_iter().flat_map(|message| self.take_in(message, now)));
        asked
    }

    /// Takes in what the person chose, before it is known to be written, so that it is seen at once.
    pub(super) fn note_choices(&mut self, effects: &[Effect]) {
        let mut is_new = false;
        for effect in effects {
            let Effect::Set(changes) = effect else { continue };
            for Change { value, .. } in changes.iter().filter(|change| change.key == "favourites") {
                let ids = value.as_deref().unwrap_or("none");
                let ids: Vec<Id> = ids.split(' ').filter(|id| *id != "none").filter_map(Id::new).collect();
                self.house.person.choices.favourites = ids;
                is_new = true;
            }
        }
        if is_new {
            self.tell_rooms();
        }
    }

    /// Looks at the files again after an editor had the terminal, and tells why it had not.
    pub(super) fn come_back_from_editor(&mut self, why: Option<Text>, now: Moment) -> Vec<Effect> {
        if let Some(why) = why {
            self.notice(why, now);
        }
        vec![Effect::Read]
    }

    /// Tells each room that what the house knows has changed.
    pub(super) fn tell_rooms(&mut self) {
        for screen in self.behind.iter_mut().chain([&mut self.screen]) {
            if let Screen::Room(room) = screen {
                room.follow(&self.house);
            }
        }
    }

    /// Shows files that were saved since: the choice stays with its routine, and a briefing has the new one. A session is
    /// never changed.
    pub(super) fn follow(&mut self, briefed: Option<Arc<Routine>>, now: Moment) {
        self.tell_rooms();
        if let Screen::Reflection(reflection) = &mut self.screen {
            reflection.follow(&self.house);
        }
        let after = &self.house.routines;
        if let Screen::Briefing(briefing) = &mut self.screen {
            let same = || after.iter().find(|routine| routine.id == *briefing.id()).cloned();
            // One asked for in the shell may be fitted to what the person has, and then stays so. Another one may have been
            // taken instead of it.
            let briefed = briefed.filter(|_| self.behind.is_empty());
            let briefed = briefed.and_then(|it| self.house.leading().led(&it));
            let routine = briefed.or_else(|| if self.home == Home::Today { same() } else { None });
            if let Some(routine) = routine {
                briefing.change(routine, now);
            }
            briefing.heed(&self.house, now);
        }
    }
}
