//! Which rungs of the ladder live: what a person can hear of a session here.
//!
//! Below a voice come tones, below tones the terminal's bell, and below that nothing.

/// Which programs live.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Live {
    /// The voice that speaks.
    pub voice: Option<String>,
    /// The program that plays tones.
    pub tones: Option<String>,
}

/// What a person can hear of a session where they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hearing {
    /// The programs that live.
    pub live: Live,
    /// Whether the terminal's bell may ring where no tones sound.
    pub bell: bool,
    /// Whether the person sits at another machine than this.
    pub is_far: bool,
}

/// The best that can be heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rung {
    /// Words, with or without tones.
    Voice,
    /// Tones.
    Tones,
    /// The terminal's bell.
    Bell,
    /// Nothing.
    Nothing,
}

impl Default for Hearing {
    /// Before anything is known: the bell.
    fn default() -> Self {
        Self { live: Live::default(), bell: true, is_far: false }
    }
}

impl Hearing {
    /// The best rung that lives.
    pub fn rung(&self) -> Rung {
        match (&self.live.voice, &self.live.tones) {
            (Some(_), _) => Rung::Voice,
            (None, Some(_)) => Rung::Tones,
            (None, None) if self.bell => Rung::Bell,
            (None, None) => Rung::Nothing,
        }
    }

    /// Whether the bell stands in for tones.
    pub fn rings(&self) -> bool {
        self.bell && self.live.tones.is_none()
    }

    /// What is heard, in words, without a full stop.
    pub fn words(&self) -> &'static str {
        match (self.rung(), &self.live.tones) {
            (Rung::Bell, _) if self.is_far => "bell: over ssh this machine's speaker is not with you",
            (Rung::Nothing, _) if self.is_far => "none: over ssh this machine's speaker is not with you",
            (Rung::Voice, Some(_)) => "voice and tones",
            (Rung::Voice, None) if self.bell => "voice and bell",
            (Rung::Voice, None) => "voice",
            (Rung::Tones, _) => "tones; nothing here speaks",
            (Rung::Bell, _) => "bell; nothing here speaks",
            (Rung::Nothing, _) => "none",
        }
    }
}

impl Rung {
    /// Its name beside a title.
    pub fn name(self) -> &'static str {
        match self {
            Self::Voice => "voice",
            Self::Tones => "tones",
            Self::Bell => "bell",
            Self::Nothing => "no sound",
        }
    }
}
