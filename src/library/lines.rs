//! What is said whatever the exercise, in variants that take turns.
//!
//! The words are data; when they are said is another's business.

use super::things::Thing;
use crate::{
    body::tokens,
    exercise::{Id, Kind},
    text::Text,
};

tokens! {
    /// The cue of a general line.
    Line, "a cue" {
        /// What is practised, and how long.
        BriefingRoutine = "briefing-routine", "briefing routine";
        /// What to fetch.
        BriefingThings = "briefing-things", "briefing things";
        /// That nothing need be fetched.
        BriefingNothing = "briefing-nothing", "briefing nothing";
        /// That listening is enough from now on.
        BriefingThen = "briefing-then", "briefing then";
        /// Before the first step.
        GetReady = "get-ready", "get ready";
        /// The last three seconds, without tones.
        Ticks = "ticks", "ticks";
        /// The start, without tones.
        Go = "go", "go";
        /// The first step.
        FirstIs = "first-is", "first is";
        /// A further step.
        NextIs = "next-is", "next is";
        /// The last step.
        LastIs = "last-is", "last is";
        /// The change of sides; `{side}` is the new one.
        SwitchSides = "switch-sides", "switch sides";
        /// A rest.
        Rest = "rest", "rest";
        /// A rest from pressure; the tool stays.
        RestPressure = "rest-pressure", "rest pressure";
        /// A rest too short for two lines.
        RestShort = "rest-short", "rest short";
        /// Before another round.
        Again = "again", "again";
        /// Before a further set.
        SetOf = "set-of", "set of";
        /// Between two things.
        And = "and", "and";
        /// The last repetition.
        LastOne = "last-one", "last one";
        /// Two repetitions to go.
        TwoMore = "two-more", "two more";
        /// The last repetition of sides in turn.
        LastPair = "last-pair", "last pair";
        /// Two breaths to go.
        LastBreaths = "last-breaths", "last breaths";
        /// A minute to go.
        MinuteLeft = "minute-left", "minute left";
        /// A pause begins.
        Paused = "paused", "paused";
        /// A pause ends.
        Resumed = "resumed", "resumed";
        /// Getting up from the back.
        UpFromLying = "up-from-lying", "up from lying";
        /// Getting up from the front.
        UpFromProne = "up-from-prone", "up from prone";
        /// Getting up from the knees.
        UpFromKneeling = "up-from-kneeling", "up from kneeling";
        /// Getting down.
        DownToFloor = "down-to-floor", "down to floor";
        /// The stop of a roll begins.
        FindTender = "find-tender", "find tender";
        /// During pressure that rests.
        Still = "still", "still";
        /// From now on a tender hold may be let go.
        TenderFloor = "tender-floor", "tender floor";
        /// A tender hold is over.
        TenderCap = "tender-cap", "tender cap";
        /// The stop of a roll ends.
        RollOn = "roll-on", "roll on";
        /// The same with ten seconds to go.
        RollOnTen = "roll-on-ten", "roll on ten";
        /// A lighter way.
        Less = "less", "less";
        /// It hurts, after the silence.
        Hurts = "hurts", "hurts";
        /// The machine slept.
        Away = "away", "away";
        /// A step was left out.
        Skipped = "skipped", "skipped";
        /// The end, lying.
        FinishedOnFloor = "finished-on-floor", "finished on floor";
        /// The end, standing or sitting.
        FinishedUpright = "finished-upright", "finished upright";
        /// The end of something quiet.
        FinishedCalm = "finished-calm", "finished calm";
        /// The end before the end.
        LeftEarly = "left-early", "left early";
        /// The tension afterwards.
        AskTension = "ask-tension", "ask tension";
        /// The tension before.
        AskBefore = "ask-before", "ask before";
        /// A sore day.
        Flare = "flare", "flare";
        /// After days without practice.
        Missed = "missed", "missed";
        /// In between.
        Encourage = "encourage", "encourage";
        /// Half-way through warmth.
        SkinCheckHalfWay = "skin-check-half-way", "skin check half way";
        /// The skin under warmth.
        SkinCheck = "skin-check", "skin check";
        /// Whether the voice is heard.
        SoundTest = "sound-test", "sound test";
        /// The key that stops everything.
        StopKey = "stop-key", "stop key";
        /// A phone within reach.
        Phone = "phone", "phone";
        /// How much is too much.
        Limit = "limit", "limit";
        /// Counting, from one on.
        Number = "number", "number";
        /// The word for the left.
        Left = "left", "left";
        /// The word for the right.
        Right = "right", "right";
        /// Half of a hold, under pressure.
        HalfWayPressure = "half-way-pressure", "half way pressure";
        /// Half of a hold, in a stretch.
        HalfWayStretch = "half-way-stretch", "half way stretch";
        /// Half of a hold, at work.
        HalfWayEffort = "half-way-effort", "half way effort";
        /// Half of a hold, at rest.
        HalfWayCalm = "half-way-calm", "half way calm";
        /// Ten seconds to go, under pressure.
        TenMorePressure = "ten-more-pressure", "ten more pressure";
        /// Ten seconds to go, in a stretch.
        TenMoreStretch = "ten-more-stretch", "ten more stretch";
        /// Ten seconds to go, at work.
        TenMoreEffort = "ten-more-effort", "ten more effort";
        /// Ten seconds to go, at rest.
        TenMoreCalm = "ten-more-calm", "ten more calm";
        /// Breathing in.
        BreathIn = "breath-in", "breath in";
        /// Holding, full.
        BreathHold = "breath-hold", "breath hold";
        /// Breathing out.
        BreathOut = "breath-out", "breath out";
        /// Waiting, empty.
        BreathRest = "breath-rest", "breath rest";
        /// The first breath.
        BreathBegin = "breath-begin", "breath begin";
        /// On the way out.
        BreathLines = "breath-lines", "breath lines";
        /// Tensing.
        RelaxTense = "relax-tense", "relax tense";
        /// Letting go.
        RelaxRelease = "relax-release", "relax release";
        /// After the last group.
        RelaxRest = "relax-rest", "relax rest";
        /// After letting go.
        RelaxNotice = "relax-notice", "relax notice";
    }
}

impl Line {
    /// What a line must hold, each standing for something of the moment.
    pub fn placeholders(self) -> &'static [&'static str] {
        match self {
            Self::BriefingRoutine => &["{routine}", "{minutes}"],
            Self::BriefingThings => &["{things}"],
            Self::FirstIs | Self::NextIs | Self::LastIs => &["{name}"],
            Self::SetOf => &["{n}", "{m}"],
            _ => &[],
        }
    }

    /// The half-way line that suits a kind of exercise.
    pub fn half_way(kind: Kind) -> Self {
        match kind {
            Kind::Ball | Kind::Roller | Kind::Tool => Self::HalfWayPressure,
            Kind::Stretch => Self::HalfWayStretch,
            Kind::Strength | Kind::Mobility | Kind::Posture => Self::HalfWayEffort,
            Kind::Breathing | Kind::Meditation | Kind::Relaxation | Kind::Heat => Self::HalfWayCalm,
        }
    }

    /// The line for ten seconds to go that suits a kind of exercise.
    pub fn ten_more(kind: Kind) -> Self {
        match kind {
            Kind::Ball | Kind::Roller | Kind::Tool => Self::TenMorePressure,
            Kind::Stretch => Self::TenMoreStretch,
            Kind::Strength | Kind::Mobility | Kind::Posture => Self::TenMoreEffort,
            Kind::Breathing | Kind::Meditation | Kind::Relaxation | Kind::Heat => Self::TenMoreCalm,
        }
    }
}

/// All general lines; every cue has its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenLines {
    pub(super) lines: Vec<(Line, Vec<Text>)>,
    pub(super) things: Vec<(Thing, Text)>,
    pub(super) titles: Vec<(Id, Text)>,
}

impl SpokenLines {
    /// The shipped ones, read once.
    pub fn shipped() -> &'static Self {
        super::knowledge::shipped_lines()
    }

    /// The variants of a line; never empty.
    pub fn line(&self, line: Line) -> &[Text] {
        let found = self.lines.iter().find(|(own, _)| *own == line);
        found.map_or(&[], |(_, variants)| variants.as_slice())
    }

    /// How a thing is said, with its article.
    pub fn thing(&self, thing: Thing) -> Option<&Text> {
        self.things.iter().find(|(own, _)| *own == thing).map(|(_, words)| words)
    }

    /// How a routine is said, where that differs from its name.
    pub fn title(&self, routine: &str) -> Option<&Text> {
        self.titles.iter().find(|(own, _)| own.as_str() == routine).map(|(_, words)| words)
    }
}
