//! Asking the safety questions, without any interface (guide B1): from the replies so far, what is asked next, and what
//! they come to.
//!
//! Replies are kept by nobody but whoever asks, and only as long as they ask.

use crate::{
    exercise::Condition,
    library::{Allowance, Outcome, Question, Screening, Tick, Urgency},
    text::Text,
};

use super::limits::Limits;

/// One reply, in the order the questions were asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// No.
    No,
    /// Yes.
    Yes,
    /// What was ticked on the list, counted from 0; what is not on it counts as not ticked.
    Ticked(Vec<usize>),
}

/// What is asked next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask<'a> {
    /// A question, answered yes or no.
    Question(&'a Question),
    /// The list, to be ticked.
    Ticks(&'a [Tick]),
}

/// What the replies come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screened {
    /// The gravest outcome.
    pub outcome: Outcome,
    /// The earliest that help is wanted, if it is.
    pub how_soon: Option<Urgency>,
    /// What stays allowed, and what is spared in it.
    pub limits: Limits,
    /// What is said, in order; never empty. With an emergency only what belongs to it.
    pub advice: Vec<Text>,
}

/// The next question after `replies`; nothing once all that matters is asked, which an emergency ends at once.
pub fn ask<'a>(screening: &'a Screening, replies: &[Reply]) -> Option<Ask<'a>> {
    Asking::of(screening, replies).next
}

/// What `replies` come to; nothing while there is more to ask (guide B1: the gravest outcome, the earliest how soon, the
/// narrowest allowance, all advice, all tags).
pub fn screened(screening: &Screening, replies: &[Reply]) -> Option<Screened> {
    let asking = Asking::of(screening, replies);
    if asking.next.is_some() {
        return None;
    }
    let decided = &asking.decided;
    let outcome = decided.iter().map(|question| question.outcome).max().unwrap_or(Outcome::Clear);
    let counted =
        decided.iter().filter(|question| outcome != Outcome::Emergency || question.outcome == outcome);
    let mut advice = Vec::new();
    if outcome == Outcome::DoctorFirst {
        advice.push(screening.calm.clone());
    }
    for question in counted {
        if !advice.contains(&question.advice) {
            advice.push(question.advice.clone());
        }
    }
    if advice.is_empty() {
        advice.push(screening.clear.clone());
    }
    Some(Screened {
        outcome,
        how_soon: decided.iter().filter_map(|question| question.how_soon).min(),
        limits: Limits {
            allows: decided.iter().map(|question| question.allows).min().unwrap_or(Allowance::AllFiltered),
            conditions: asking.conditions,
        },
        advice,
    })
}

/// The questions as far as the replies lead.
#[derive(Default)]
struct Asking<'a> {
    /// The questions that decided something, one for each yes.
    decided: Vec<&'a Question>,
    conditions: Vec<Condition>,
    next: Option<Ask<'a>>,
}

impl<'a> Asking<'a> {
    fn of(screening: &'a Screening, replies: &[Reply]) -> Self {
        let mut asking = Self::default();
        let mut replies = replies.iter();
        for question in screening.questions.iter().filter(|question| !screening.is_follow_up(question)) {
            if asking.walk(question, screening, &mut replies).is_none() || asking.is_emergency() {
                break;
            }
        }
        asking
    }

    /// Asks one question with what follows; nothing where a reply is missing.
    fn walk(
        &mut self,
        question: &'a Question,
        screening: &'a Screening,
        replies: &mut std::slice::Iter<'_, Reply>,
    ) -> Option<()> {
        if !self.is_yes(question, replies)? {
            return Some(());
        }
        if question.opens_list {
            let ticks = &screening.ticks;
            self.next = replies.as_slice().is_empty().then_some(Ask::Ticks(ticks));
            let ticked = match replies.next()? {
                Reply::Ticked(ticked) => ticked.as_slice(),
                Reply::No | Reply::Yes => &[],
            };
            let chosen: Vec<&Tick> = ticked.iter().filter_map(|at| ticks.get(*at)).collect();
            if chosen.is_empty() {
                return Some(());
            }
            for tick in chosen {
                self.heed(&tick.conditions);
            }
        }
        self.heed(&question.conditions);
        let mut deciding = question;
        for id in &question.then {
            let Some(follow_up) = screening.question(id.as_str()) else { continue };
            if self.is_yes(follow_up, replies)? {
                deciding = follow_up;
                break;
            }
        }
        self.decided.push(deciding);
        Some(())
    }

    fn is_yes(&mut self, question: &'a Question, replies: &mut std::slice::Iter<'_, Reply>) -> Option<bool> {
        let Some(reply) = replies.next() else {
            self.next = Some(Ask::Question(question));
            return None;
        };
        Some(*reply == Reply::Yes)
    }

    fn heed(&mut self, conditions: &[Condition]) {
        for condition in conditions {
            if !self.conditions.contains(condition) {
                self.conditions.push(*condition);
            }
        }
    }

    fn is_emergency(&self) -> bool {
        self.decided.last().is_some_and(|question| question.outcome == Outcome::Emergency)
    }
}
