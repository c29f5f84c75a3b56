//! How the interface gets into a session and out of it, and what is heard and asked from outside meanwhile.

use std::{mem, sync::Arc, time::Duration};

use super::{App, Home, Over};
use crate::{
    clock::Moment,
    cue::Aloud,
    exercise::Seconds,
    outside::sound::Live,
    session::{Ending, Options, Order},
    settings::Settings,
    text::Text,
    ui::{
        message::{Effect, Focus, Proof, Sounding, Switch, Unfinished},
        place::Place,
        screen::{Onward, Screen, Start, Turn, practice::Practice},
    },
};

/// So long the last sentence may take.
const LAST_SENTENCE: Duration = Duration::from_secs(6);

impl App {
    /// The same, heard and told like this.
    pub fn sounding(mut self, sounding: Sounding) -> Self {
        self.sounding = sounding;
        self
    }

    /// The same for a person who chose so.
    pub fn with_settings(mut self, settings: Settings) -> Self {
        self.house.settings = settings;
        self
    }

    /// The same with more time to get into place, in every step of every session.
    pub fn with_settle(mut self, settle: Seconds) -> Self {
        self.usual.settle = settle;
        self
    }

    /// Goes to `place`, from which one comes back to this screen.
    pub(super) fn go(&mut self, place: Place) -> Vec<Effect> {
        self.enter(Screen::at(place, &self.house));
        match place {
            Place::Journal => vec![Effect::ReadJournal],
            Place::Today
            | Place::Library
            | Place::Find
            | Place::Body
            | Place::FlareUp
            | Place::CheckIn
            | Place::Screening => Vec::new(),
            // Somebody may have changed the file meanwhile.
            Place::Settings | Place::Equipment | Place::Causes | Place::Programmes => {
                vec![Effect::Set(Vec::new())]
            }
        }
    }

    /// Takes `turn`; where it leads out of a room, what is to be kept of that room comes first.
    pub(super) fn part(&mut self, turn: Turn, now: Moment) -> Vec<Effect> {
        let mut effects = match &mut self.screen {
            Screen::Room(room) if !matches!(turn, Turn::Stay(_) | Turn::Help) => room.leave(&self.house),
            _ => Vec::new(),
        };
        effects.extend(self.take(turn, now));
        effects
    }

    /// Goes to `screen`, from which one comes back to this one.
    pub(super) fn enter(&mut self, screen: Screen) {
        self.behind.push(mem::replace(&mut self.screen, screen));
    }

    /// Goes back to the screen before; whoever came from the shell, to what to do today.
    pub(super) fn go_back(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        let before = self.behind.pop();
        if before.is_none() {
            self.home = Home::Today;
        }
        let before = before.unwrap_or_else(|| Screen::at(Place::Today, &self.house));
        let left = mem::replace(&mut self.screen, before);
        if let Screen::Room(room) = &mut self.screen {
            room.follow(&self.house);
        } else if let Screen::Briefing(briefing) = &mut self.screen {
            // The safety questions may have been answered meanwhile.
            briefing.heed(&self.house, self.house.now.moment);
        }
        if matches!(left, Screen::Briefing(_)) {
            effects.extend(self.hush());
        }
        effects
    }

    /// The same with the keys of every session locked at first, or not.
    pub fn locking(mut self, locks: Switch) -> Self {
        self.locks = locks;
        self
    }

    /// Goes to where the session was asked for.
    pub(super) fn go_home(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        match self.home {
            Home::Today => {
                self.behind.clear();
                self.screen = Screen::at(Place::Today, &self.house);
            }
            Home::Shell => effects.push(Effect::Quit),
        }
        effects
    }

    pub(super) fn begin(&mut self, start: Start, now: Moment) -> Vec<Effect> {
        if let Some(questions) = self.questions_before(Onward::Brief(start.clone())) {
            self.screen = questions;
            return self.hush().into_iter().collect();
        }
        let Start { routine, sore, tension, warned } = start.clone();
        let screening = self.house.person.word(&self.house.library, &self.house.now);
        self.practise(Effect::Begin { routine, sore, tension, screening, warned }, start, 0, now)
    }

    pub(super) fn resume(&mut self, unfinished: Box<Unfinished>, now: Moment) -> Vec<Effect> {
        if let Some(questions) = self.questions_before(Onward::GoOn(unfinished.clone())) {
            self.enter(questions);
            return Vec::new();
        }
        let routine = Arc::clone(&unfinished.routine);
        let start = Start { routine, sore: unfinished.sore, tension: Vec::new(), warned: Vec::new() };
        let part = unfinished.part;
        self.practise(Effect::GoOn(unfinished), start, part, now)
    }

    fn practise(&mut self, begins: Effect, start: Start, part: usize, now: Moment) -> Vec<Effect> {
        let options = Options { sore: start.sore, from: part, ..self.usual };
        let mut effects = vec![begins];
        effects.extend(self.hush());
        let (mut practice, events) = Practice::begin(start, &options, &self.sounding, now);
        if self.locks == Switch::On {
            practice.lock();
        }
        effects.extend(events);
        self.screen = Screen::Practice(Box::new(practice));
        // The next one says some things in other words.
        self.sounding.proof = Proof::Given;
        self.sounding.telling.first = self.sounding.telling.first.wrapping_add(1);
        effects
    }

    /// Goes from an ended session to looking back on it.
    pub(super) fn look_back(&mut self, now: Moment) {
        if let Screen::Practice(practice) = &self.screen
            && let Some(ending) = practice.ending()
        {
            let speaks = practice.speaks() && ending == Ending::Completed;
            self.last_sentence = speaks.then(|| now.after(LAST_SENTENCE));
            self.ended = Some(ending);
            self.over = Over::Nothing;
            self.screen = Screen::Reflection(practice.reflection(&self.house));
        }
    }

    /// Ends the last sentence where it takes too long.
    pub(super) fn end_last_sentence(&mut self, now: Moment) -> Vec<Effect> {
        match self.last_sentence.take_if(|ends| *ends <= now) {
            Some(_) => vec![Effect::Aloud(Aloud::Hush)],
            None => Vec::new(),
        }
    }

    /// Takes note of what was heard: nobody is asked twice.
    pub(super) fn note_heard(&mut self, effects: &[Effect]) {
        if effects.iter().any(|effect| matches!(effect, Effect::Heard { .. })) {
            self.sounding.proof = Proof::Given;
        }
    }

    /// Silence, where something could be heard.
    pub(super) fn hush(&self) -> Option<Effect> {
        self.sounding.speaks().then_some(Effect::Aloud(Aloud::Hush))
    }

    /// Takes in which rungs live.
    pub(super) fn hear_of(&mut self, live: Live, now: Moment) -> Vec<Effect> {
        self.sounding.hearing.live = live.clone();
        if let Screen::Practice(practice) = &mut self.screen {
            practice.learn(live);
        }
        self.wake(now)
    }

    /// Takes in where the window is.
    pub(super) fn follow_focus(&mut self, focus: Focus) -> Vec<Effect> {
        if let Screen::Practice(practice) = &mut self.screen {
            practice.follow_focus(focus);
        }
        Vec::new()
    }

    /// Shows words for a while.
    pub(super) fn notice(&mut self, words: Text, now: Moment) -> Vec<Effect> {
        if let Screen::Practice(practice) = &mut self.screen {
            practice.notice(words, now);
        } else if let Screen::Room(room) = &mut self.screen {
            room.hear(&words);
        }
        Vec::new()
    }

    /// Carries out an order from outside, whatever is locked or lies over the screen.
    pub(super) fn heed(&mut self, order: Order, ticket: u64, now: Moment) -> Vec<Effect> {
        let mut effects = self.wake(now);
        if let Screen::Practice(practice) = &mut self.screen {
            // The answer goes first: with the last event nobody can be answered any more.
            effects.splice(0..0, practice.heed(order, ticket, now));
            self.look_back(now);
        } else {
            effects.insert(0, Effect::Answer { ticket, words: "no session is running".to_owned() });
        }
        effects
    }
}
