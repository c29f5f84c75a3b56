//! Habits against what keeps coming back, as a person keeps them (guide E).

use super::{
    case::Case,
    course::{Done, is_done},
    spare::is_free,
};
use crate::{
    exercise::{Dose, Id},
    library::{Cause, Deed, Library, Rhythm},
    text::{Text, capital},
};

/// A habit the person keeps.
#[derive(Clone, Debug, PartialEq)]
pub struct Keeping {
    /// The cause it is against.
    pub cause: Id,
    /// What to do and when, one or two sentences.
    pub words: String,
    /// Whether it was done today; nothing where the journal cannot know.
    pub progress: Option<Done>,
}

/// The habits the person keeps, in their order; those that must be spared are left out.
pub fn habits(case: &Case<'_>) -> Vec<Keeping> {
    kept(case)
        .map(|cause| Keeping {
            cause: cause.id.clone(),
            words: habit_words(cause, case.library),
            progress: case.progress(cause),
        })
        .collect()
}

/// The causes whose habits are kept and may be done.
pub(super) fn kept<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Cause> {
    let case = *case;
    let may = move |cause: &&Cause| match &cause.habit.deed {
        Deed::Exercise(id, _) => {
            let exercise = case.library.exercise(id.as_str());
            exercise.is_some_and(|exercise| is_free(exercise, case.limits, case.library))
        }
        Deed::Routine(id) => {
            case.library.routine(id.as_str()).is_some_and(|routine| case.left_of(routine).is_some())
        }
        Deed::Said => true,
    };
    case.choices.habits.iter().filter_map(move |id| case.library.cause(id.as_str())).filter(may)
}

/// The habit against `cause` in words, such as `Hip hinge, 6 times, before lifting.`
pub fn habit_words(cause: &Cause, library: &Library) -> String {
    let habit = &cause.habit;
    let say = habit.say.as_ref().map_or("", Text::as_str);
    let (name, dose) = match &habit.deed {
        Deed::Said => return format!("{}: {say}", capital(&habit.rhythm.to_string())),
        Deed::Exercise(id, dose) => (name(id, library), dose.as_ref().and_then(amount)),
        Deed::Routine(id) => (name(id, library), None),
    };
    let dose = dose.map_or_else(String::new, |dose| format!(", {dose}"));
    let words = format!("{name}{dose}, {}.", habit.rhythm);
    if say.is_empty() { words } else { format!("{words} {say}") }
}

fn name(id: &Id, library: &Library) -> String {
    let routine = library.routine(id.as_str()).map(|routine| routine.name.clone());
    let name = routine.or_else(|| library.exercise(id.as_str()).map(|exercise| exercise.name.clone()));
    name.map_or_else(|| id.to_string(), |name| name.to_string())
}

/// The dose of a habit in a word or two.
fn amount(dose: &Dose) -> Option<String> {
    match dose {
        Dose::Reps(reps) => {
            let sets: Vec<String> = reps.sets.iter().map(ToString::to_string).collect();
            Some(format!("{} times", sets.join(" and ")))
        }
        Dose::Breathe(breathe) => Some(format!("{} breaths", breathe.cycles)),
        Dose::Hold(_) | Dose::Roll(_) | Dose::Relax(_) | Dose::Talk(_) | Dose::Timed(_) | Dose::Until(_) => {
            None
        }
    }
}

impl Case<'_> {
    /// What the journal knows of it; of a sentence, and of what is done again and again, it knows nothing.
    fn progress(&self, cause: &Cause) -> Option<Done> {
        let id = match (&cause.habit.deed, &cause.habit.rhythm) {
            (Deed::Said, _) | (_, Rhythm::Every(_) | Rhythm::Weekly) => return None,
            (
                Deed::Exercise(id, _) | Deed::Routine(id),
                Rhythm::Daily | Rhythm::Before(_) | Rhythm::After(_),
            ) => id,
        };
        let is_done = is_done(id, &Text::new(&name(id, self.library)), self);
        Some(if is_done { Done::Yes } else { Done::NotYet })
    }
}
