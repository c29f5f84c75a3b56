//! What follows from trying the rungs of the ladder, one after the other, until the person hears one.
//!
//! A plain function of the answers: who asks, and how, is somebody else's.

use super::{Wanted, Wish};

/// What became of trying the rungs of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// This one was heard.
    One {
        /// The program.
        name: String,
        /// How many before it were not.
        missed: usize,
    },
    /// None was.
    Nothing,
    /// There was none to try, or the person wanted no more.
    Unknown,
}

/// What the person is to wish from now on, as far as it differs from what they wish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Another voice, or none.
    pub voice: Option<Wanted>,
    /// Tones, or none.
    pub tones: Option<bool>,
}

/// What follows for `wish` from what was heard of the voices and of the players.
pub fn change(wish: &Wish, voice: &Heard, tones: &Heard) -> Change {
    let voice = match (voice, &wish.voice) {
        // Whoever wrote a command of their own knows best what to do about it; and the best there is stays so when a
        // better one comes.
        (Heard::Unknown, _)
        | (_, Wanted::Own(_))
        | (Heard::Nothing, Wanted::Off)
        | (Heard::One { missed: 0, .. }, Wanted::Auto) => None,
        (Heard::Nothing, _) => Some(Wanted::Off),
        (Heard::One { name, .. }, Wanted::Named(known)) if name == known => None,
        (Heard::One { missed: 0, .. }, _) => Some(Wanted::Auto),
        (Heard::One { name, .. }, _) => Some(Wanted::Named(name.clone())),
    };
    let tones = match tones {
        Heard::Unknown => None,
        Heard::Nothing => Some(false),
        Heard::One { .. } => Some(true),
    };
    Change { voice, tones: tones.filter(|tones| *tones != wish.tones) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str, missed: usize) -> Heard {
        Heard::One { name: name.into(), missed }
    }

    #[track_caller]
    fn case(voice: Wanted, heard: &Heard, tones: &Heard, change: &Change) {
        let wish = Wish { voice, tones: true, ..Wish::default() };
        assert_eq!(super::change(&wish, heard, tones), *change);
    }

    #[test]
    fn what_was_heard_is_wished_and_nothing_else() {
        let voice = |voice| Change { voice: Some(voice), tones: None };
        let none = Change::default();
        case(Wanted::Auto, &one("spd-say", 0), &one("aplay", 0), &none);
        case(Wanted::Auto, &one("espeak-ng", 1), &one("aplay", 1), &voice(Wanted::Named("espeak-ng".into())));
        let silence = Change { voice: Some(Wanted::Off), tones: Some(false) };
        case(Wanted::Auto, &Heard::Nothing, &Heard::Nothing, &silence);
        case(Wanted::Off, &one("spd-say", 0), &Heard::Unknown, &voice(Wanted::Auto));
        case(Wanted::Named("espeak".into()), &one("espeak", 0), &Heard::Unknown, &none);
        case(Wanted::Own(vec!["mine".into()]), &Heard::Nothing, &Heard::Unknown, &none);
        case(Wanted::Auto, &Heard::Unknown, &Heard::Unknown, &none);
    }

    #[test]
    fn tones_that_are_heard_again_sound_again() {
        let wish = Wish { tones: false, ..Wish::default() };
        assert_eq!(change(&wish, &Heard::Unknown, &one("aplay", 0)).tones, Some(true));
        assert_eq!(change(&wish, &Heard::Unknown, &Heard::Nothing).tones, None);
    }
}
