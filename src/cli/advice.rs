//! What the coach says before a session at the command line: what is refused, fitted, warned of and suggested.
//!
//! The journal's last weeks are read for it, never more; nothing is written.

use std::sync::Arc;

use super::{End, complain, complain_as_is, places::Places, say, show::nothing_left};
use crate::{
    body::Token,
    clock::{Clock, Now},
    coach::{self, AskAgain, Change, Fitted, Limits, Standing, Suggestion, WEEKS_BACK},
    journal::{self, History},
    library::{Allowance, Library, Outcome, Things},
    routine::Routine,
    text::{Text, capital},
};

/// What the coach knows of the person now.
pub(super) struct Advice {
    pub(super) history: History,
    pub(super) now: Now,
    standing: Option<Standing>,
    limits: Limits,
    again: Option<AskAgain>,
    is_rehearsal: bool,
}

impl Advice {
    /// Reads it from the journal.
    pub(super) fn read(places: &Places) -> Self {
        let now = Clock::start().now();
        let history = journal::read_since(&places.data, now.wall - WEEKS_BACK);
        let screening = Library::default().screening();
        let standing = Standing::of(&history);
        let limits = standing.as_ref().map_or_else(Limits::default, |it| it.limits(screening, &now));
        let again = Standing::ask_again(standing.as_ref(), &history, screening, &now);
        Self { history, now, standing, limits, again, is_rehearsal: false }
    }

    /// The same for a rehearsal, which is no session: conditions are spared in it, nothing is refused or warned of.
    pub(super) fn for_rehearsal(mut self, is_rehearsal: bool) -> Self {
        self.is_rehearsal = is_rehearsal;
        if is_rehearsal {
            self.limits.allows = Allowance::AllFiltered;
            self.again = None;
        }
        self
    }

    /// How much is allowed, and what is spared.
    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// What is stored, if something is.
    pub(super) fn standing(&self) -> Option<&Standing> {
        self.standing.as_ref()
    }

    /// Whether and why the questions are to be asked.
    pub(super) fn again(&self) -> Option<AskAgain> {
        self.again
    }

    /// How the log of a session says it: the outcome heeded in it; `unasked` without one, or with one that says that
    /// everything is well but is too old to say so.
    pub(super) fn word(&self) -> &'static str {
        match &self.standing {
            None => "unasked",
            Some(it) if it.outcome == Outcome::Clear && matches!(self.again, Some(AskAgain::Days(_))) => {
                "unasked"
            }
            Some(it) => it.outcome.token(),
        }
    }

    /// What to do now.
    pub(super) fn suggest(&self, library: &Library, things: &Things) -> Result<Suggestion, End> {
        self.refuse_all()?;
        let found = coach::suggest(library, &self.history, &self.limits, things, &self.now);
        found.ok_or_else(|| {
            complain(
                "nothing fits what you have, and what must be spared\n`supple list` shows what there is",
            );
            End::Problem
        })
    }

    /// Refuses everything where nothing is allowed.
    pub(super) fn refuse_all(&self) -> Result<(), End> {
        if self.limits.allows == Allowance::Nothing { Err(self.refused(None)) } else { Ok(()) }
    }

    /// The routine as it may be done with what is at hand, every change and warning told; refused if a doctor or help
    /// comes first.
    pub(super) fn fit(&self, routine: &Routine, things: &Things, library: &Library) -> Result<Led, End> {
        self.refuse_all()?;
        let Fitted { routine: left, changes } = self.fitted(routine, things, library)?;
        for change in &changes {
            complain_as_is(&change.to_string());
        }
        let Some(left) = left else {
            let spared = changes.iter().all(|change| matches!(change, Change::Spared(_)));
            if spared && !changes.is_empty() {
                let words = "nothing of `{}` is left with what must be spared\n`supple run` leads something that fits";
                complain(&words.replace("{}", routine.id.as_str()));
                return Err(End::Problem);
            }
            return Err(nothing_left(routine));
        };
        let mut told: Vec<Text> = changes.iter().map(|change| Text::new(&format!("{change}."))).collect();
        told.extend(self.warn(&left, library));
        Ok(Led { routine: left, told })
    }

    fn fitted(&self, routine: &Routine, things: &Things, library: &Library) -> Result<Fitted, End> {
        let fitted = coach::fit(routine, &self.limits, things, library);
        if fitted.is_allowed() { Ok(fitted) } else { Err(self.refused(Some(library))) }
    }

    /// What speaks against the routine now, and what must be asked, told on standard error.
    fn warn(&self, routine: &Routine, library: &Library) -> Vec<Text> {
        if let Some(again) = self.again {
            complain_as_is(&format!("{} `supple screen` asks them.", again.words()));
        }
        if self.is_rehearsal {
            return Vec::new();
        }
        let all = coach::warnings(routine, &self.history, &self.limits, library, &self.now);
        for (place, warning) in all.iter().enumerate() {
            let offer = warning.offer.as_ref().filter(|_| place + 1 == all.len());
            let offer = offer.map_or_else(String::new, |id| format!(" `supple run {id}` fits."));
            complain_as_is(&format!("{}{offer}", warning.words));
        }
        all.iter().map(|warning| Text::new(&warning.words)).collect()
    }

    /// Whether a routine may be led as it is written, and nothing is to be told of it.
    pub(super) fn is_quiet(&self, routine: &Routine) -> bool {
        let library = Library::shipped();
        self.limits.is_free()
            && coach::warnings(routine, &self.history, &self.limits, &library, &self.now).is_empty()
    }

    /// The routine as the interface may offer it: whole, fitted with what changed among what it tells, or not at all.
    pub(super) fn within(&self, routine: &Arc<Routine>, library: &Library) -> Option<Arc<Routine>> {
        if self.limits.is_free() {
            return Some(routine.clone());
        }
        let fitted = coach::fit(routine, &self.limits, &Things::default(), library);
        if !fitted.is_allowed() {
            return None;
        }
        let mut left = fitted.routine?;
        left.held_back.extend(fitted.changes.iter().map(|change| Text::new(&format!("{change}."))));
        Some(Arc::new(left))
    }

    fn refused(&self, library: Option<&Library>) -> End {
        let why = self.standing.as_ref().and_then(|standing| standing.refusal(&self.now)).unwrap_or_default();
        let everything = Things::default();
        let offer = library
            .and_then(|library| coach::suggest(library, &self.history, &self.limits, &everything, &self.now));
        let offer =
            offer.map_or_else(String::new, |it| format!("`supple run {}` fits until then; ", it.routine.id));
        complain(&format!("{why}\n{offer}when you have been seen, `supple screen` asks the questions again"));
        End::Problem
    }
}

/// A routine ready to be led, and what was told about it.
pub(super) struct Led {
    pub(super) routine: Routine,
    pub(super) told: Vec<Text>,
}

/// Says on standard error, beside the session, which routine is led and why.
pub(super) fn tell_suggestion(suggestion: &Suggestion) {
    complain_as_is(&format!("{}. {}", suggestion.routine.name, suggestion.words));
}

/// Prints what is due in one line, for prompts and status bars; nothing if nothing is.
pub(super) fn due(as_json: bool, places: &Places) -> anyhow::Result<End> {
    let advice = Advice::read(places);
    let library = Library::load(Some(&places.routines));
    let things = Things::default();
    let suggestion = coach::suggest(&library, &advice.history, &advice.limits, &things, &advice.now);
    let refusal = advice.standing.as_ref().and_then(|standing| standing.refusal(&advice.now));
    let is_used = !advice.history.sessions.is_empty() || !advice.history.others.is_empty();
    let again = advice.again.filter(|_| is_used);
    let due = suggestion.as_ref().filter(|it| it.is_due());
    let line = match (refusal, due, again) {
        (Some(refusal), _, _) => Some(capital(&refusal)),
        (None, Some(due), _) => Some(format!("{}: {}", due.routine.name, due.words)),
        (None, None, Some(again)) => Some(again.words()),
        (None, None, None) => None,
    };
    if !as_json {
        line.iter().try_for_each(|line| say(line))?;
        return Ok(End::Done);
    }
    let routine = suggestion.as_ref().map(|it| &it.routine);
    super::say_json(&serde_json::json!({
        "version": 1,
        "due": line.is_some(),
        "line": line,
        "routine": routine.map(|routine| &routine.id),
        "name": routine.map(|routine| &routine.name),
        "words": suggestion.as_ref().map(|it| &it.words),
        "allows": advice.limits.allows,
        "screening": again.map(reason),
    }))?;
    Ok(End::Done)
}

/// The word scripts know it by.
fn reason(again: AskAgain) -> &'static str {
    match again {
        AskAgain::First => "first",
        AskAgain::Days(_) => "days",
        AskAgain::New(_) => "new",
        AskAgain::High(..) => "high",
    }
}
