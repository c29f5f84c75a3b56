//! What a cue is for, and which ones are still said when little is.

/// What a cue is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A tone, or silence.
    Signal,
    /// Before the first step.
    Opening,
    /// Getting into place.
    Place,
    /// The first word of work.
    Start,
    /// What it should feel like.
    Feel,
    /// A further line, alone.
    During,
    /// Half of it is over.
    HalfWay,
    /// Ten seconds are left.
    TenMore,
    /// A minute is left.
    MinuteLeft,
    /// Time to look at the skin under the heat.
    SkinCheck,
    /// It may be let go.
    TenderFloor,
    /// A tender hold is over: ease off.
    TenderCap,
    /// The stop of a roll begins.
    Find,
    /// During the stop of a roll.
    Still,
    /// The stop of a roll is over.
    RollOn,
    /// The last repetitions or breaths.
    LastOnes,
    /// A word of the tempo, a side or a number.
    Count,
    /// A word of a breath.
    Breath,
    /// A line of a talk.
    Line,
    /// The muscle group that comes.
    Announce,
    /// How to tense it.
    Tense,
    /// To let it go.
    LetGo,
    /// What to notice afterwards.
    Notice,
    /// A rest begins.
    Rest,
    /// The way back from a rest.
    Again,
    /// The change of sides.
    Switch,
    /// Time stands still.
    Paused,
    /// It goes on.
    Resumed,
    /// It hurt.
    Hurt,
    /// The session is over.
    Finished,
}

impl Role {
    /// Whether it is a word of a tempo rather than a sentence.
    pub fn is_word(self) -> bool {
        matches!(self, Self::Count | Self::Breath)
    }

    /// Whether it is still said when little is.
    pub(super) fn is_brief(self) -> bool {
        match self {
            Self::Feel
            | Self::During
            | Self::HalfWay
            | Self::Still
            | Self::Count
            | Self::Notice
            | Self::Rest => false,
            Self::Signal
            | Self::Opening
            | Self::Place
            | Self::Start
            | Self::TenMore
            | Self::MinuteLeft
            | Self::SkinCheck
            | Self::TenderFloor
            | Self::TenderCap
            | Self::Find
            | Self::RollOn
            | Self::LastOnes
            | Self::Breath
            | Self::Line
            | Self::Announce
            | Self::Tense
            | Self::LetGo
            | Self::Again
            | Self::Switch
            | Self::Paused
            | Self::Resumed
            | Self::Hurt
            | Self::Finished => true,
        }
    }
}
