//! What the coach says before a session at the command line: what is refused, fitted, warned of and suggested.
//!
//! The journal's last weeks are read for it, never more; nothing is written.

use std::sync::{Arc, Once};

use chrono::{DateTime, FixedOffset, NaiveTime};

use super::{End, complain, complain_as_is, places::Places, say, show::nothing_left};
use crate::{
    clock::{Clock, DayStart, Now},
    coach::{
        self, AskAgain, Case, Change, Choices, Fitted, Following, Person, Rule, State, Suggestion, Today,
        WEEKS_BACK,
    },
    journal::{self, Entry},
    library::{Allowance, Library, Things},
    routine::Routine,
    settings::{self, Settings},
    text::{Text, capital},
};

/// What the coach knows of the person now.
pub(super) struct Advice {
    pub(super) person: Person,
    pub(super) now: Now,
    /// Whether it was told already that the questions are to be asked.
    told: Once,
    is_rehearsal: bool,
}

impl Advice {
    /// Reads it from the journal, for a person who chose so.
    pub(super) fn read(places: &Places, settings: &Settings) -> Self {
        let now = Clock::start().now();
        let choices = choices(settings);
        let history = journal::read_since(&places.data, since(&choices, &now));
        let things = Things::having(&settings.equipment);
        let person = Person::of(history, things, choices, &Library::default(), &now);
        Self { person, now, told: Once::new(), is_rehearsal: false }
    }

    /// With an outcome of the safety questions just given, which counts whether it could be saved or not.
    pub(super) fn heeding(mut self, outcome: &Entry) -> Self {
        let Person { mut history, things, choices, .. } = self.person;
        if !history.others.iter().any(|entry| entry.id() == outcome.id()) {
            history.others.push(outcome.clone());
        }
        self.person = Person::of(history, things, choices, &Library::default(), &self.now);
        self
    }

    /// Whether and why the safety questions are to be asked; never in a rehearsal.
    pub(super) fn again(&self) -> Option<AskAgain> {
        if self.is_rehearsal { None } else { self.person.ask_again(&Library::default(), &self.now) }
    }

    /// How the log of a session says what the safety questions came to.
    pub(super) fn word(&self) -> &'static str {
        self.person.word(&Library::default(), &self.now)
    }

    /// All that is to be said today, with what the person owns.
    pub(super) fn today(&self, library: &Library) -> Today {
        coach::today(&self.case(library, &self.person.things))
    }

    /// What the coach goes by, with what is in `library` and these things at hand.
    fn case<'a>(&'a self, library: &'a Library, things: &'a Things) -> Case<'a> {
        Case { things, ..self.person.case(library, &self.now) }
    }

    /// The same for a rehearsal, which is no session: conditions are spared in it, nothing is refused or warned of.
    pub(super) fn for_rehearsal(mut self, is_rehearsal: bool) -> Self {
        self.is_rehearsal = is_rehearsal;
        if is_rehearsal {
            self.person.limits.allows = Allowance::AllFiltered;
        }
        self
    }

    /// What to do now; if the safety questions come first, that is told before it, as is what of the settings nothing
    /// comes of.
    pub(super) fn suggest(&self, library: &Library, things: &Things) -> Result<Suggestion, End> {
        self.refuse_all()?;
        self.tell_again();
        self.person.choices.notes(library).iter().for_each(|note| complain_as_is(note));
        self.find(library, things).ok_or_else(|| {
            complain(
                "nothing fits what you have, and what must be spared\n`supple list` shows what there is",
            );
            End::Problem
        })
    }

    /// What would be suggested now, with nothing told of it.
    pub(super) fn find(&self, library: &Library, things: &Things) -> Option<Suggestion> {
        coach::suggest(&self.case(library, things))
    }

    /// Refuses everything where nothing is allowed.
    pub(super) fn refuse_all(&self) -> Result<(), End> {
        if self.person.limits.allows == Allowance::Nothing { Err(self.refused(None)) } else { Ok(()) }
    }

    /// The routine as it may be done with what is at hand, every change and warning told; refused if a doctor or help
    /// comes first.
    pub(super) fn fit(&self, routine: &Arc<Routine>, things: &Things, library: &Library) -> Result<Led, End> {
        self.refuse_all()?;
        let routine = &self.person.leading(library, &self.now).dosed(routine);
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
        let told = changes.iter().map(|change| Text::new(&format!("{change}."))).collect();
        let warned = self.warn(&left, library);
        Ok(Led { routine: left, told, warned })
    }

    fn fitted(&self, routine: &Routine, things: &Things, library: &Library) -> Result<Fitted, End> {
        let fitted = coach::fit(routine, &self.person.limits, things, library);
        if fitted.is_allowed() { Ok(fitted) } else { Err(self.refused(Some(library))) }
    }

    /// What speaks against the routine now, and what must be asked, told on standard error.
    fn warn(&self, routine: &Routine, library: &Library) -> Vec<Rule> {
        self.tell_again();
        if self.is_rehearsal {
            return Vec::new();
        }
        let all = coach::warnings(routine, &self.case(library, &self.person.things));
        for (place, warning) in all.iter().enumerate() {
            let offer = warning.offer.as_ref().filter(|_| place + 1 == all.len());
            let offer = offer.map_or_else(String::new, |id| format!(" `supple run {id}` fits."));
            complain_as_is(&format!("{}{offer}", warning.words));
        }
        all.iter().map(|warning| warning.rule).collect()
    }

    /// Tells once that the questions are to be asked.
    fn tell_again(&self) {
        if let Some(again) = self.again() {
            self.told.call_once(|| complain_as_is(&format!("{} `supple screen` asks them.", again.words())));
        }
    }

    /// Whether a routine is surely led as it is written, and nothing is to be told of it.
    pub(super) fn is_quiet(&self, routine: &Routine, library: &Library) -> bool {
        self.is_led_as_written()
            && coach::warnings(routine, &self.case(library, &self.person.things)).is_empty()
    }

    /// Whether nothing is spared, and no programme has a dose of its own.
    pub(super) fn is_led_as_written(&self) -> bool {
        self.person.limits.is_free() && self.person.choices.programme.is_none()
    }

    fn refused(&self, library: Option<&Library>) -> End {
        let why = self
            .person
            .standing
            .as_ref()
            .and_then(|standing| standing.refusal(&self.now, self.person.choices.day_start))
            .unwrap_or_default();
        let offer = library.and_then(|library| coach::suggest(&self.case(library, &self.person.things)));
        let offer =
            offer.map_or_else(String::new, |it| format!("`supple run {}` fits until then; ", it.routine.id));
        complain(&format!("{why}\n{offer}when you have been seen, `supple screen` asks the questions again"));
        End::Problem
    }
}

/// What the person keeps, as the coach knows it.
fn choices(settings: &Settings) -> Choices {
    let programme = settings.programme.clone();
    Choices {
        day_start: DayStart::at(settings.day_start),
        programme: programme.map(|programme| Following { programme, since: settings.programme_since }),
        habits: settings.habit.clone(),
        favourites: settings.favourites.clone(),
    }
}

/// From when on the journal is read: the last weeks, and all of a running programme.
fn since(choices: &Choices, now: &Now) -> DateTime<FixedOffset> {
    let weeks = now.wall - WEEKS_BACK;
    let began = choices.programme.as_ref().and_then(|it| it.since);
    let began =
        began.and_then(|date| date.and_time(NaiveTime::MIN).and_local_timezone(*now.wall.offset()).single());
    began.map_or(weeks, |began| began.min(weeks))
}

/// A routine ready to be led, what is changed in it, and what speaks against it.
pub(super) struct Led {
    pub(super) routine: Routine,
    pub(super) told: Vec<Text>,
    pub(super) warned: Vec<Rule>,
}

/// Says on standard error, beside the session, which routine is led and why.
pub(super) fn tell_suggestion(suggestion: &Suggestion) {
    complain_as_is(&format!("{}. {}", suggestion.routine.name, suggestion.words));
}

/// Prints what is due in one line, for prompts and status bars; nothing if nothing is.
pub(super) fn due(as_json: bool, places: &Places) -> anyhow::Result<End> {
    // What is wrong in the settings is no word for a prompt.
    let advice = Advice::read(places, &settings::load(&places.settings).settings);
    let library = Library::load(Some(&places.routines));
    let today = advice.today(&library);
    let is_used = !advice.person.history.sessions.is_empty() || !advice.person.history.others.is_empty();
    let again = today.ask.filter(|_| is_used);
    let suggestion = today.suggestion;
    let due = suggestion.as_ref().filter(|_| today.state == State::Due);
    let line = match (today.refusal, due, again) {
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
        "allows": advice.person.limits.allows,
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
