//! The safety questions: one at a time, a list to tick, and what they come to.
//!
//! Answers live in this room and go with it. What is written down is the outcome, how soon, what stays allowed and the
//! conditions.

mod conditions;
mod outcome;
mod question;

use std::{fmt, time::Duration};

use crossterm::event::{KeyEvent, KeyEventKind};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use self::{conditions::Conditions, question::Answer};
use crate::{
    clock::Moment,
    coach::{self, Ask, AskAgain, Reply, Screened, Standing},
    library::{self, Outcome},
    ui::{
        house::House,
        keys::{self, Action, Binding, Say},
        message::Effect,
        screen::{Onward, Turn, View, frame, frame::Framed, room::Room},
    },
};

/// A key held down comes again every 20 to 50 ms; a finger that means it takes longer than this.
const APART: Duration = Duration::from_millis(120);
/// The second half of a double click comes sooner than this.
const CLICKS_APART: Duration = Duration::from_millis(500);

/// The title of all its screens.
const TITLE: &str = "The safety questions";

/// The room.
pub(crate) struct Screening {
    replies: Vec<Reply>,
    stage: Stage,
    conditions: Conditions,
    before: Option<Before>,
    /// When the last key or button was pressed.
    last: Moment,
}

/// What the questions come before, and why.
struct Before {
    onward: Onward,
    why: AskAgain,
}

/// What is on the screen.
enum Stage {
    /// A question, with the answer the arrows have chosen.
    Question(Option<Answer>),
    /// The list.
    Conditions,
    /// What it came to, so many pages on.
    Outcome(Box<Screened>, i32),
}

impl fmt::Debug for Screening {
    /// Answers are nobody's business, nor that of whoever looks for a fault.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Screening").finish_non_exhaustive()
    }
}

impl Screening {
    pub(crate) fn new(house: &House) -> Self {
        Self {
            replies: Vec::new(),
            stage: Stage::Question(None),
            conditions: Conditions::of(house),
            before: None,
            last: house.now.moment,
        }
    }

    /// For this reason before `onward`, which follows where the outcome allows it.
    pub(crate) fn before(onward: Onward, why: AskAgain, house: &House) -> Self {
        Self { before: Some(Before { onward, why }), ..Self::new(house) }
    }

    /// Takes in a reply, and goes on.
    fn reply(&mut self, reply: Reply, house: &House) -> Turn {
        self.replies.push(reply);
        self.go_on(house)
    }

    /// Goes to what the replies lead to. The outcome is written down as soon as there is one, whatever happens next.
    fn go_on(&mut self, house: &House) -> Turn {
        let screening = house.library.screening();
        match coach::ask(screening, &self.replies) {
            Some(Ask::Question(_)) => self.stage = Stage::Question(None),
            Some(Ask::Ticks(_)) => self.stage = Stage::Conditions,
            None => {
                let Some(screened) = coach::screened(screening, &self.replies) else {
                    return Turn::Stay(Vec::new());
                };
                let entry = Standing::entry(&screened, &house.now);
                self.stage = Stage::Outcome(Box::new(screened), 0);
                return Turn::Stay(vec![Effect::WriteDown(Box::new(entry))]);
            }
        }
        Turn::Stay(Vec::new())
    }

    /// Goes back to the question before, whose answer is forgotten.
    fn go_back(&mut self, house: &House) -> Turn {
        if self.replies.pop().is_none() {
            return Turn::Stay(Vec::new());
        }
        self.go_on(house)
    }

    fn onward(&self) -> Turn {
        match &self.stage {
            // Whatever waits behind, nothing comes before getting help.
            Stage::Outcome(screened, _) if screened.outcome == Outcome::Emergency => Turn::Home,
            Stage::Outcome(..) => match &self.before {
                Some(before) => Turn::Answered(before.onward.clone()),
                None => Turn::Back(Vec::new()),
            },
            Stage::Question(_) | Stage::Conditions => Turn::Back(Vec::new()),
        }
    }

    /// Back to where they were asked from; what they came before does not follow.
    fn leave_questions(&self) -> Turn {
        match self.onward() {
            Turn::Answered(_) => Turn::Back(Vec::new()),
            turn => turn,
        }
    }

    /// Why they are asked, and what follows; nothing once one is answered.
    fn lead(&self) -> Option<String> {
        let Before { onward, why } = self.before.as_ref().filter(|_| self.replies.is_empty())?;
        Some(format!("{} Then follows: {}.", why.words(), onward.routine().name))
    }

    /// The question that is on the screen.
    fn page<'h>(&self, chosen: Option<Answer>, house: &'h House) -> Option<question::Page<'h>> {
        question::Page::of(house, &self.replies, chosen).map(|page| page.led_by(self.lead()))
    }

    /// Whether a key was pressed for itself, rather than held down or sent in a heap.
    fn is_meant(&mut self, key: &KeyEvent, house: &House) -> bool {
        self.since_last(house) >= APART && key.kind != KeyEventKind::Repeat
    }

    /// How long ago the last key or click was, or the room was entered.
    fn since_last(&mut self, house: &House) -> Duration {
        let last = std::mem::replace(&mut self.last, house.now.moment);
        house.now.moment.since(last)
    }

    fn say(&mut self, say: Say, is_meant: bool, house: &House) -> Turn {
        match (say, &self.stage) {
            (Say::Before, _) => self.go_back(house),
            (Say::Tick, Stage::Conditions) => {
                self.conditions.tick();
                Turn::Stay(Vec::new())
            }
            (Say::Yes, Stage::Question(_)) if is_meant => self.reply(Reply::Yes, house),
            (Say::No, Stage::Question(_)) if is_meant => self.reply(Reply::No, house),
            (Say::Yes | Say::No | Say::Tick, _) => Turn::Stay(Vec::new()),
        }
    }

    /// Takes what is chosen.
    fn accept(&mut self, is_meant: bool, house: &House) -> Turn {
        match self.stage {
            Stage::Question(Some(answer)) if is_meant => self.reply(answer.reply(), house),
            Stage::Conditions if is_meant => self.reply(Reply::Ticked(self.conditions.ticked()), house),
            Stage::Outcome(..) => self.onward(),
            Stage::Question(_) | Stage::Conditions => Turn::Stay(Vec::new()),
        }
    }

    /// One up or down, by lines, answers or pages.
    fn go(&mut self, by: i32, house: &House) {
        match &mut self.stage {
            Stage::Question(chosen) => *chosen = Some(if by < 0 { Answer::Yes } else { Answer::No }),
            Stage::Conditions => self.conditions.go(by, house.library.screening().ticks.len()),
            Stage::Outcome(_, page) => *page += by.signum(),
        }
    }
}

impl Room for Screening {
    fn table(&self) -> &'static [Binding] {
        match &self.stage {
            Stage::Question(_) => keys::QUESTION,
            Stage::Conditions => keys::CONDITIONS,
            Stage::Outcome(screened, _) if screened.outcome == Outcome::Emergency => keys::HELP_FIRST,
            Stage::Outcome(..) => keys::OUTCOME,
        }
    }

    fn press(&mut self, action: Action, key: &KeyEvent, house: &House) -> Turn {
        /// Lines of the list that a page key goes over.
        const PAGE: i32 = 6;
        let is_meant = self.is_meant(key, house);
        match action {
            Action::InScreening(say) => return self.say(say, is_meant, house),
            Action::Accept => return self.accept(is_meant, house),
            Action::Up => self.go(-1, house),
            Action::Down => self.go(1, house),
            Action::Previous => self.go(-PAGE, house),
            Action::Next => self.go(PAGE, house),
            Action::Back => return self.leave_questions(),
            Action::Help => return Turn::Help,
            _ => {}
        }
        Turn::Stay(Vec::new())
    }

    fn scroll(&mut self, by: i32, house: &House) {
        match self.stage {
            // The wheel gives no answer, nor does it choose one.
            Stage::Question(_) => {}
            Stage::Conditions | Stage::Outcome(..) => self.go(by, house),
        }
    }

    fn click(&mut self, at: Position, screen: Rect, house: &House) -> Turn {
        let room = frame::room(screen);
        let is_meant = self.since_last(house) >= CLICKS_APART;
        match self.stage {
            Stage::Question(_) if !is_meant => Turn::Stay(Vec::new()),
            Stage::Question(_) => match self.page(None, house).and_then(|page| page.answer_at(at, room)) {
                Some(answer) => self.reply(answer.reply(), house),
                None => Turn::Stay(Vec::new()),
            },
            Stage::Conditions => {
                self.conditions.click(at, room, house.library.screening());
                Turn::Stay(Vec::new())
            }
            Stage::Outcome(..) => Turn::Stay(Vec::new()),
        }
    }

    fn draw(&self, view: &View<'_>, area: Rect, buf: &mut Buffer) {
        let standing = self.standing(view.house.library.screening());
        let hints = keys::hints(self.table());
        let room = Framed { title: TITLE, standing: &standing, hints: &hints }.draw(view, area, buf);
        match &self.stage {
            Stage::Question(chosen) => {
                if let Some(page) = self.page(*chosen, view.house) {
                    page.draw(view, room, buf);
                }
            }
            Stage::Conditions => self.conditions.draw(view, room, buf),
            Stage::Outcome(screened, page) => {
                let next = self.before.as_ref().map(|before| &before.onward);
                outcome::draw(screened, next, *page, view, room, buf);
            }
        }
    }
}

impl Screening {
    /// How far it is, or what it came to.
    fn standing(&self, screening: &library::Screening) -> String {
        match &self.stage {
            Stage::Question(_) | Stage::Conditions => {
                let asked = self.replies.len() + 1;
                format!("question {asked} of about {}", in_all(screening, &self.replies))
            }
            Stage::Outcome(screened, _) => match screened.outcome {
                Outcome::Clear => "nothing against it",
                Outcome::Filtered => "with care",
                Outcome::DoctorFirst => "a doctor first",
                Outcome::Emergency => "help first",
            }
            .to_owned(),
        }
    }
}

/// How many questions it will have been, if no more is answered with yes.
fn in_all(screening: &library::Screening, replies: &[Reply]) -> usize {
    let mut replies = replies.to_vec();
    while coach::ask(screening, &replies).is_some() {
        replies.push(Reply::No);
    }
    replies.len()
}
