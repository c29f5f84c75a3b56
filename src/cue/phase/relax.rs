//! Tensing and letting go, muscle group by muscle group.

use std::time::Duration;

use super::{
    super::{
        Role, Tone,
        draft::{Draft, TONE},
        room::GAP,
    },
    APART, QUIET, start_and_feel,
};
use crate::{
    exercise::{Dose, Relax},
    library::Line,
    text::Text,
};

/// The announcement is over this long before tensing.
const BEFORE_TENSING: Duration = Duration::from_millis(500);
/// So many groups are told how hard.
const EFFORT_TOLD: usize = 3;
/// After the word to let go, before what to notice.
const NOTICE_AFTER: Duration = Duration::from_secs(5);

/// All groups, with what is said before and after them.
pub(super) fn groups(draft: &mut Draft<'_>, dose: &Relax) {
    let (intro, tense, release) = (dose.intro.duration(), dose.tense.duration(), dose.release.duration());
    start_and_feel(draft);
    let groups = wording(draft, dose);
    for (place, (announce, word)) in groups.iter().enumerate() {
        let number = u32::try_from(place).unwrap_or(u32::MAX);
        let begins = intro + (tense + release) * number;
        let announce = draft.own(announce);
        let early = begins.saturating_sub(BEFORE_TENSING + draft.takes(&announce));
        if !draft.has_near(Role::Announce, early, BEFORE_TENSING) {
            draft.say(Role::Announce, Some(announce), early);
        }
        draft.sound(Tone::Tense, begins);
        let word = word.as_ref().map(|word| draft.own(word));
        let told = draft.say(Role::Tense, word, begins + TONE).unwrap_or(begins);
        draft.sound(Tone::LetGo, begins + tense);
        let release_word = draft.general(Line::RelaxRelease);
        draft.say(Role::LetGo, release_word, begins + tense + TONE);
        if place < EFFORT_TOLD {
            let effort = draft.general(Line::RelaxTense);
            draft.say(Role::Tense, effort, told + GAP);
        }
        if place % 2 == 1 {
            let notice = draft.general(Line::RelaxNotice);
            let at = begins + tense + NOTICE_AFTER;
            draft.say_in(Role::Notice, notice, &(at..=at + NOTICE_AFTER), GAP);
        }
    }
    around(draft, dose);
}

/// Further lines before the first group, a quiet one after the last.
fn around(draft: &mut Draft<'_>, dose: &Relax) {
    let mut at = APART;
    while at < dose.intro.duration() && draft.spoken().during.len() > 1 {
        if !draft.has_near(Role::During, at, APART / 2) {
            let line = draft.further(&draft.spoken().during);
            draft.say_in(Role::During, line, &(at..=at), QUIET);
        }
        at += APART;
    }
    let over = draft.length().saturating_sub(dose.outro.duration());
    if !draft.has_near(Role::Notice, over + QUIET, QUIET) && !dose.outro.duration().is_zero() {
        let rest = draft.general(Line::RelaxRest);
        draft.say_in(Role::Notice, rest, &(over + TONE..=over + QUIET * 2), GAP);
    }
}

/// The announcement and the tensing word of each group; a step's own groups are said as they stand.
fn wording(draft: &Draft<'_>, dose: &Relax) -> Vec<(Text, Option<Text>)> {
    let own = &draft.progress.step.exercise;
    let as_catalogued = matches!(&own.dose, Dose::Relax(own) if own.groups == dose.groups);
    let spoken =
        own.spoken.groups.iter().filter(|_| as_catalogued && own.spoken.groups.len() == dose.groups.len());
    let spoken: Vec<_> = spoken.map(|(announce, word)| (announce.clone(), Some(word.clone()))).collect();
    if spoken.is_empty() { dose.groups.iter().map(|group| (group.clone(), None)).collect() } else { spoken }
}
