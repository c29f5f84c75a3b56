//! An exercise: one movement or technique, with its dose, its instructions and its cautions.
//!
//! These are values already checked; nothing here reads a file or knows of a session.

pub mod amount;
mod condition;
mod dose;
mod spoken;

pub use self::{
    condition::Condition,
    dose::{Bounds, Breathe, Dose, Hold, Range, Relax, Reps, Roll, Seconds, Talk, Tempo, Timed, Until},
    spoken::{Spoken, alone, length_of},
};

use std::fmt;

use crate::{
    body::{Area, Equipment, Place, Position, Token, tokens},
    text::{Text, capital},
};

/// A name that files refer to: 1 to 64 of `a-z`, `0-9` and `-`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
pub struct Id(String);

impl Id {
    /// The id `raw` writes, or nothing if it is not one.
    pub fn new(raw: &str) -> Option<Self> {
        let fits = (1..=64).contains(&raw.len())
            && raw.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        fits.then(|| Self(raw.to_owned()))
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

tokens! {
    /// What sort of exercise it is.
    Kind, "a kind" {
        /// Pressure with a ball.
        Ball = "ball", "ball release";
        /// Rolling on a foam roller.
        Roller = "roller", "foam rolling";
        /// Pressure or gliding with a cane, a stick or the hands.
        Tool = "tool", "cane, stick and hands";
        /// A held stretch.
        Stretch = "stretch", "stretch";
        /// Easy movement through a range.
        Mobility = "mobility", "mobility";
        /// Work for the muscles.
        Strength = "strength", "strengthening";
        /// Paced breathing.
        Breathing = "breathing", "breathing";
        /// Attention, lying or sitting.
        Meditation = "meditation", "meditation";
        /// Tensing and letting go.
        Relaxation = "relaxation", "muscle relaxation";
        /// Warmth.
        Heat = "heat", "heat";
        /// Sitting, standing, walking well.
        Posture = "posture", "posture";
    }
}

impl Kind {
    /// Whether it presses on tender places, which is what the daily limit counts.
    pub fn is_pressure(self) -> bool {
        matches!(self, Self::Ball | Self::Roller | Self::Tool)
    }

    /// The bounds, in seconds, where a kind has no sourced ones.
    pub const ANY_TIME: Bounds = Bounds { least: 5, most: 600 };

    /// The sourced bounds of a hold in seconds, for steps of one's own: pressure 30-90 (articles, hou2002), on a roller
    /// 30-120 (behm2020), stretch 10-60 (acsm2021), strength 5-60 (mcgill-talk, protectback), heat as for a time.
    pub fn usual_hold(self) -> Bounds {
        match self {
            Self::Roller => Bounds { least: 30, most: 120 },
            Self::Stretch => Bounds { least: 10, most: 60 },
            Self::Strength => Bounds { least: 5, most: 60 },
            Self::Ball | Self::Tool | Self::Heat => self.usual_time(),
            Self::Mobility | Self::Breathing | Self::Meditation | Self::Relaxation | Self::Posture => {
                Self::ANY_TIME
            }
        }
    }

    /// The sourced bounds of a time in seconds: pressure 30-90 (articles, hou2002), rolling 60-120 (articles, behm2020),
    /// heat 600-1200 (heat-missouri).
    pub fn usual_time(self) -> Bounds {
        match self {
            Self::Ball | Self::Tool => Bounds { least: 30, most: 90 },
            Self::Roller => Bounds { least: 60, most: 120 },
            Self::Heat => Bounds { least: 600, most: 1200 },
            Self::Stretch
            | Self::Mobility
            | Self::Strength
            | Self::Breathing
            | Self::Meditation
            | Self::Relaxation
            | Self::Posture => Self::ANY_TIME,
        }
    }

    /// The sourced bounds of the rounds of a hold and of the sets of a press: balls and tools 1-4 levels (articles), rolling
    /// 1-3 (behm2020), stretch 1-4 (acsm2021), heat once; nothing for the others.
    pub fn usual_rounds(self) -> Option<Bounds> {
        match self {
            Self::Ball | Self::Tool | Self::Stretch => Some(Bounds { least: 1, most: 4 }),
            Self::Roller => Some(Bounds { least: 1, most: 3 }),
            Self::Heat => Some(Bounds { least: 1, most: 1 }),
            Self::Mobility
            | Self::Strength
            | Self::Breathing
            | Self::Meditation
            | Self::Relaxation
            | Self::Posture => None,
        }
    }

    /// The sourced bounds of a breathing exercise in seconds: 1-10 minutes (vsb2022, balban2023).
    pub const USUAL_BREATHING: Bounds = Bounds { least: 60, most: 600 };

    /// Tags of the sources of the usual bounds; none where a kind has no sourced ones.
    pub fn usual_sources(self) -> &'static [&'static str] {
        match self {
            Self::Ball | Self::Tool => &["articles", "hou2002"],
            Self::Roller => &["articles", "behm2020"],
            Self::Heat => &["heat-missouri", "acp2017"],
            Self::Stretch => &["acsm2021"],
            Self::Strength => &["mcgill-talk", "protectback"],
            Self::Breathing => &["vsb2022", "balban2023"],
            Self::Mobility | Self::Meditation | Self::Relaxation | Self::Posture => &[],
        }
    }

    /// The sourced bounds of rolling in seconds: as for a time where that is pressure, else 60-120 (articles, behm2020).
    pub fn usual_roll(self) -> Bounds {
        if self.is_pressure() { self.usual_time() } else { Bounds { least: 60, most: 120 } }
    }
}

tokens! {
    /// How the two sides of the body take turns.
    Sides, "a choice of sides" {
        /// Both at once.
        Both = "both", "both sides at once";
        /// One whole side after the other, left first.
        Each = "each", "each side";
        /// In turn within a repetition: one repetition is left and right.
        Alternate = "alternate", "sides in turn";
    }
}

tokens! {
    /// Which way the body goes, for what must be spared.
    Direction, "a direction" {
        /// Strong rounding.
        Flexion = "flexion", "bending forwards";
        /// A little rounding.
        FlexionMild = "flexion-mild", "bending forwards a little";
        /// Strong arching.
        Extension = "extension", "bending backwards";
        /// A little arching.
        ExtensionMild = "extension-mild", "bending backwards a little";
        /// Strong turning.
        Rotation = "rotation", "turning";
        /// A little turning.
        RotationMild = "rotation-mild", "turning a little";
        /// Bending to the side.
        SideBend = "side-bend", "bending to the side";
        /// Moving or loading the neck.
        Neck = "neck", "the neck";
        /// Weight on the arms, or arms raised.
        Arms = "arms", "weight on the arms";
        /// Deep bending of the hips.
        Hips = "hips", "deep bending of the hips";
    }
}

/// One movement or technique. A routine's own step is one too, without an id.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    /// Its id in the catalogue; none for a routine's own step.
    pub id: Option<Id>,
    /// Its name.
    pub name: Text,
    /// A shorter name for narrow screens.
    pub short: Option<Text>,
    /// What sort it is.
    pub kind: Kind,
    /// Where it acts, the first one counting for the daily limit.
    pub areas: Vec<Area>,
    /// The muscles meant.
    pub muscles: Vec<Text>,
    /// What must be fetched or owned.
    pub equipment: Vec<Equipment>,
    /// What must be there whatever the position.
    pub place: Vec<Place>,
    /// The positions it can be done in, the first being the default; never empty.
    pub positions: Vec<Position>,
    /// Which way the body goes.
    pub directions: Vec<Direction>,
    /// How the sides take turns.
    pub sides: Sides,
    /// Its own dose.
    pub dose: Dose,
    /// The sourced limits of its dose.
    pub range: Range,
    /// The instructions, one sentence or two a line; never empty.
    pub how: Vec<Text>,
    /// What must be done before the clock runs.
    pub prepare: Option<Text>,
    /// What it should feel like.
    pub feel: Option<Text>,
    /// What often goes wrong.
    pub mistakes: Vec<Text>,
    /// A lighter way.
    pub easier: Option<Text>,
    /// A stronger way.
    pub harder: Option<Text>,
    /// Conditions it does not fit, beside the general rules.
    pub avoid: Vec<Condition>,
    /// What to be careful with.
    pub caution: Option<Text>,
    /// Tags of the sources of its dose.
    pub sources: Vec<Text>,
    /// The figure that shows it.
    pub figure: Option<Text>,
    /// The exercise that stands in for it.
    pub swap: Option<Id>,
    /// Whether it may be done in bed.
    pub in_bed: bool,
    /// Whether the breath is held in it.
    pub holds_breath: bool,
    /// The lines for the ear.
    pub spoken: Spoken,
}

impl Exercise {
    /// The position taken when the last one was `from`: that one if it will do, else the default.
    pub fn position_after(&self, from: Option<Position>) -> Position {
        let default = self.positions.first().copied().unwrap_or(Position::Any);
        from.filter(|position| self.positions.contains(position)).unwrap_or(default)
    }

    /// The same exercise, done in `positions` only. In another first position the words for the place say that one's name.
    pub fn only_in(&self, positions: Vec<Position>) -> Self {
        let (old, new) = (self.positions.first(), positions.first().copied());
        let mut exercise = self.clone();
        if let Some(new) = new.filter(|new| old != Some(new))
            && exercise.spoken.place.is_some()
        {
            exercise.spoken.place = Some(Text::new(&format!("{}.", capital(new.name()))));
        }
        exercise.positions = positions;
        exercise
    }
}
