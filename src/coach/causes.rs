//! Why it keeps coming back: at most three questions about a place, without any interface, and what they point to
//! (guide E).
//!
//! A cause is only likely. Replies are kept by nobody but whoever asks; what the person keeps is the habit they choose.

use std::{cmp::Reverse, sync::Arc};

use super::{case::Case, habits::habit_words, questions::Reply};
use crate::{body::Area, exercise::Id, library::Cause, routine::Routine, text::Text};

/// So many questions are asked at most.
pub const MOST_QUESTIONS: usize = 3;
/// The cause that is left when no other is likely; it is never asked.
const UNKNOWN: &str = "unknown";

/// A likely cause, and what to do about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Likely {
    /// The cause.
    pub cause: Id,
    /// Its name.
    pub name: Text,
    /// What is behind it.
    pub why: Text,
    /// What to change.
    pub tip: Text,
    /// The habit against it, one or two sentences.
    pub habit: String,
    /// The first of its routines for today that may be done.
    pub now: Option<Arc<Routine>>,
    /// The first of its routines for the week that may be done.
    pub prevent: Option<Arc<Routine>>,
}

/// The causes that are asked for about `area`, [`MOST_QUESTIONS`] at most, in order: those that show there first of all come
/// first, those whose habit the person keeps last. As a habit may be kept meanwhile, whoever asks keeps them until the end.
pub fn causes_to_ask(case: &Case<'_>, area: Area) -> Vec<Id> {
    let shows = |cause: &&Cause| cause.areas.contains(&area) && cause.id.as_str() != UNKNOWN;
    let mut causes: Vec<&Cause> = case.library.causes().iter().filter(shows).collect();
    causes.sort_by_key(|cause| (case.choices.habits.contains(&cause.id), cause.areas.first() != Some(&area)));
    causes.into_iter().take(MOST_QUESTIONS).map(|cause| cause.id.clone()).collect()
}

/// What the replies to all that was `asked` about `area` point to; nothing while there is more to ask. If all are no, one
/// thing all the same: that it often just comes, and what helps then.
pub fn likely_causes(case: &Case<'_>, area: Area, asked: &[Id], replies: &[Reply]) -> Option<Vec<Likely>> {
    if replies.len() < asked.len() {
        return None;
    }
    let is_yes = |reply: &Reply| *reply == Reply::Yes;
    let said = asked.iter().zip(replies).filter(|(_, reply)| is_yes(reply));
    let mut causes: Vec<&Cause> = said.filter_map(|(id, _)| case.library.cause(id.as_str())).collect();
    if causes.is_empty() {
        causes.extend(case.library.cause(UNKNOWN));
    }
    Some(causes.into_iter().map(|cause| case.likely(cause, area)).collect())
}

/// `about` by itself, for whoever looks at all of them.
pub fn about_cause(about: &Cause, case: &Case<'_>) -> Likely {
    case.likely(about, about.areas.first().copied().unwrap_or(Area::WholeBody))
}

impl Case<'_> {
    fn likely(&self, cause: &Cause, area: Area) -> Likely {
        let first = |ids: &[Id]| {
            let known = ids.iter().filter_map(|id| self.library.routine(id.as_str()));
            let mut fitting: Vec<&Arc<Routine>> = known.filter(|routine| self.may(routine)).collect();
            // Of those alike the first, as sorting keeps their order.
            fitting.sort_by_key(|routine| Reverse(routine.areas.contains(&area)));
            fitting.first().map(|routine| Arc::clone(routine))
        };
        Likely {
            cause: cause.id.clone(),
            name: cause.name.clone(),
            why: cause.why.clone(),
            tip: cause.tip.clone(),
            habit: habit_words(cause, self.library),
            now: first(&cause.now),
            prevent: first(&cause.prevent),
        }
    }
}
