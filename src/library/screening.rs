//! The safety questions: what is asked, and what a yes means.
//!
//! They are the program's own. A file of a person's folder can neither replace nor loosen them.

use crate::{
    body::tokens,
    exercise::{Condition, Id},
    text::Text,
};

tokens! {
    /// What an answer leads to, the gravest last.
    Outcome, "an outcome" {
        /// Nothing stands against practising.
        Clear = "clear", "clear";
        /// Practise, with what does not fit swapped or left out.
        Filtered = "filtered", "filtered";
        /// A doctor before practising.
        DoctorFirst = "doctor-first", "doctor first";
        /// Help at once.
        Emergency = "emergency", "emergency";
    }
}

tokens! {
    /// How soon help is wanted, the most urgent first.
    Urgency, "how soon" {
        /// This minute.
        Now = "now", "now";
        /// Before the day is over.
        Today = "today", "today";
        /// Within days.
        ThisWeek = "this-week", "this week";
        /// When it can be arranged.
        Soon = "soon", "soon";
    }
}

tokens! {
    /// What may still be practised, the narrowest first.
    Allowance, "an allowance" {
        /// Nothing.
        Nothing = "none", "nothing";
        /// Breathing.
        Breathing = "breathing", "breathing";
        /// Breathing, and warmth where no condition forbids it.
        BreathingAndHeat = "breathing+heat", "breathing and warmth";
        /// Gentle routines, filtered by the conditions.
        Gentle = "gentle", "gentle routines";
        /// Everything, filtered by the conditions.
        AllFiltered = "all-filtered", "everything that fits";
    }
}

/// The safety questions with what belongs to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screening {
    /// After so many days they are asked again.
    pub every_days: u32,
    /// What is said when nothing was answered yes.
    pub clear: Text,
    /// What is said before any advice to see a doctor.
    pub calm: Text,
    /// All questions, in the order they are asked; never empty.
    pub questions: Vec<Question>,
    /// The list to tick behind the question that opens it; never empty.
    pub ticks: Vec<Tick>,
}

impl Screening {
    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id.as_str() == id)
    }

    /// Whether this question is asked only behind another.
    pub fn is_follow_up(&self, question: &Question) -> bool {
        self.questions.iter().any(|asking| asking.then.contains(&question.id))
    }
}

/// One question, answered yes or no; a no leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: Id,
    /// The question.
    pub ask: Text,
    /// Questions a yes asks, in order. The first yes among them decides; if all are no, this one's own outcome holds.
    pub then: Vec<Id>,
    /// Whether a yes opens the list to tick; no tick is as good as a no.
    pub opens_list: bool,
    /// What a yes leads to.
    pub outcome: Outcome,
    /// How soon to see someone, if at all.
    pub how_soon: Option<Urgency>,
    /// What may still be practised.
    pub allows: Allowance,
    /// What is said to a yes.
    pub advice: Text,
    /// Rows of the table of red flags.
    pub codes: Vec<Text>,
    /// Conditions a yes sets, whatever its follow-ups say.
    pub conditions: Vec<Condition>,
    /// Tags of its sources.
    pub sources: Vec<Text>,
}

/// One line of the list to tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The line.
    pub ask: Text,
    /// What is shown when it is chosen.
    pub hint: Text,
    /// The conditions it sets; never empty.
    pub conditions: Vec<Condition>,
    /// After so many days the tick goes by itself.
    pub lasts_days: Option<u32>,
}
