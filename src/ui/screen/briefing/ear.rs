//! The sound test of the first session: did you hear that?
//!
//! It asks while the briefing is spoken, holds nothing up, and tries the next rung when the answer is no.

use crate::{
    cue::{Aloud, Tone},
    outside::sound::{Heard, Live, Rung},
    ui::message::{Effect, Proof, Sounding},
};

/// How far the test is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Ear {
    /// Nothing was asked.
    #[default]
    Unasked,
    /// The rung that sounds now is in question.
    Asks(Trial),
    /// It is over, with these last words.
    Over(&'static str),
}

/// The rung in question, and what was tried before it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Trial {
    live: Live,
    /// Voices and players that were not heard.
    missed: (usize, usize),
    /// Whether the next one is waited for.
    waits: bool,
}

/// What becomes of a look at the ladder.
pub(super) enum Look {
    /// Nothing new.
    Same,
    /// A voice speaks that did not before: it begins at the beginning.
    NewVoice,
    /// Something to be heard or kept.
    Ask(Effect),
}

impl Ear {
    /// Asks about the rung that lives, once there is one and whenever it is another.
    pub(super) fn look(&mut self, sounding: &Sounding) -> Look {
        if sounding.proof == Proof::Given || sounding.is_muted {
            return Look::Same;
        }
        let live = &sounding.hearing.live;
        let trial = match self {
            Self::Unasked => Trial::default(),
            Self::Asks(trial) if trial.live != *live => trial.clone(),
            Self::Asks(_) | Self::Over(_) => return Look::Same,
        };
        let was = trial.missed;
        let next = Trial { live: live.clone(), waits: false, ..trial };
        match (live.voice.is_some(), live.tones.is_some()) {
            (true, _) => {
                *self = Self::Asks(next);
                if was.0 > 0 { Look::NewVoice } else { Look::Same }
            }
            (false, true) => {
                *self = Self::Asks(next);
                Look::Ask(Effect::Aloud(Aloud::Sound(Tone::Start)))
            }
            // Nothing was there to ask about.
            (false, false) if was == (0, 0) => Look::Same,
            (false, false) => {
                *self = Self::Over("Then the screen leads. `supple doctor` tries again.");
                let heard = |missed: usize| if missed > 0 { Heard::Nothing } else { Heard::Unknown };
                Look::Ask(Effect::Heard { voice: heard(was.0), tones: heard(was.1) })
            }
        }
    }

    /// The person hears it.
    pub(super) fn heard(&mut self) -> Option<Effect> {
        let Self::Asks(Trial { live, missed, waits: false }) = self else { return None };
        let one = |name: &str, missed: usize| Heard::One { name: name.to_owned(), missed };
        let effect = match (&live.voice, &live.tones) {
            (Some(voice), _) => Effect::Heard { voice: one(voice, missed.0), tones: Heard::Unknown },
            (None, Some(player)) => {
                let voice = if missed.0 > 0 { Heard::Nothing } else { Heard::Unknown };
                Effect::Heard { voice, tones: one(player, missed.1) }
            }
            (None, None) => return None,
        };
        *self = Self::Over("Good.");
        Some(effect)
    }

    /// The person does not hear it: the next rung is tried.
    pub(super) fn unheard(&mut self) -> Option<Effect> {
        let Self::Asks(trial @ Trial { waits: false, .. }) = self else { return None };
        trial.waits = true;
        if trial.live.voice.is_some() {
            trial.missed.0 += 1;
            return Some(Effect::StepDown(Rung::Voice));
        }
        trial.missed.1 += 1;
        Some(Effect::StepDown(Rung::Tones))
    }

    /// What is asked or said of it.
    pub(super) fn words(&self) -> Option<&'static str> {
        match self {
            Self::Unasked => None,
            Self::Asks(Trial { waits: true, .. }) => Some("The next one is tried."),
            Self::Asks(Trial { live, .. }) if live.voice.is_some() => Some("Do you hear the voice?  y  n"),
            Self::Asks(_) => Some("Did you hear a tone?  y  n"),
            Self::Over(words) => Some(words),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outside::sound::Hearing;

    fn with(voice: &str, tones: &str) -> Sounding {
        let some = |name: &str| (!name.is_empty()).then(|| name.to_owned());
        let live = Live { voice: some(voice), tones: some(tones) };
        let hearing = Hearing { live, ..Hearing::default() };
        Sounding { hearing, proof: Proof::Due, ..Sounding::default() }
    }

    fn one(name: &str, missed: usize) -> Heard {
        Heard::One { name: name.into(), missed }
    }

    #[test]
    fn a_voice_that_is_heard_is_asked_about_once() {
        let mut ear = Ear::default();
        assert!(matches!(ear.look(&with("", "")), Look::Same));
        assert_eq!((ear.words(), ear.heard()), (None, None));
        assert!(matches!(ear.look(&with("spd-say", "pw-play")), Look::Same));
        assert_eq!(ear.words(), Some("Do you hear the voice?  y  n"));
        let kept = Effect::Heard { voice: one("spd-say", 0), tones: Heard::Unknown };
        assert_eq!(ear.heard(), Some(kept));
        assert_eq!((ear.heard(), ear.unheard()), (None, None));
    }

    #[test]
    fn what_is_not_heard_makes_way_for_the_next_down_to_the_tones() {
        let mut ear = Ear::default();
        ear.look(&with("spd-say", "pw-play"));
        assert_eq!(ear.unheard(), Some(Effect::StepDown(Rung::Voice)));
        // Until the next one lives there is nothing to answer.
        assert_eq!((ear.heard(), ear.unheard()), (None, None));
        assert!(matches!(ear.look(&with("spd-say", "pw-play")), Look::Same));
        assert!(matches!(ear.look(&with("espeak-ng", "pw-play")), Look::NewVoice));
        assert_eq!(ear.unheard(), Some(Effect::StepDown(Rung::Voice)));
        assert!(matches!(
            ear.look(&with("", "pw-play")),
            Look::Ask(Effect::Aloud(Aloud::Sound(Tone::Start)))
        ));
        assert_eq!(ear.heard(), Some(Effect::Heard { voice: Heard::Nothing, tones: one("pw-play", 0) }));
    }

    #[test]
    fn where_nothing_is_heard_the_screen_leads_and_that_is_kept() {
        let mut ear = Ear::default();
        ear.look(&with("espeak-ng", "aplay"));
        ear.unheard();
        ear.look(&with("", "aplay"));
        ear.unheard();
        let Look::Ask(effect) = ear.look(&with("", "")) else { panic!("nothing is kept") };
        assert_eq!(effect, Effect::Heard { voice: Heard::Nothing, tones: Heard::Nothing });
        assert!(ear.words().is_some_and(|words| words.contains("supple doctor")));
    }

    #[test]
    fn whoever_wants_no_sound_or_answered_before_is_not_asked() {
        for sounding in [
            Sounding { is_muted: true, ..with("espeak-ng", "") },
            Sounding { proof: Proof::Given, ..with("espeak-ng", "") },
        ] {
            let mut ear = Ear::default();
            ear.look(&sounding);
            assert_eq!(ear.words(), None);
        }
    }
}
