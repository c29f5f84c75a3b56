//! Routines for a place, or for a flare-up: the best first, each with its reason in a few words (guide B3, D).
//!
//! What is not offered is said, too, with why: nothing is hidden from the person.

use std::{cmp::Reverse, fmt, sync::Arc, time::Duration};

use super::{
    case::Case,
    fit::{Change, Fitted, fit},
    guard::{Guard, Rule, Warning, is_too_much, times, warnings_at},
    ratings::latest_ratings,
    relief::helped,
    worth::{FLARE_UP, occasions},
};
use crate::{
    body::{Area, Side, Token},
    exercise::Kind,
    routine::{Level, Routine, StepSides, When},
    session::Timeline,
};

/// From so many ratings on it is told how often a routine helped.
const FEWEST: usize = 3;
/// So much less is one worth that is for another hour, or harder than the body is used to.
const UNAPT: i32 = 30;
/// So much more is one worth that the person likes best: it comes first, if it is at all for the place.
const LIKED: i32 = 60;
/// So many reasons are told.
const MOST_REASONS: usize = 3;

/// What can be done, and what cannot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offers {
    /// The best first; what the dose guard warns of comes last.
    pub best: Vec<Offer>,
    /// What is left out, and why.
    pub left_out: Vec<LeftOut>,
}

/// A routine that can be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// As it is written.
    pub routine: Arc<Routine>,
    /// As it is led: with what must be spared and what is missing seen to.
    pub led: Arc<Routine>,
    /// What is not done as it is written.
    pub changes: Vec<Change>,
    /// What speaks against it now; the person decides.
    pub warnings: Vec<Warning>,
    /// How long it takes, on the side that was asked for.
    pub length: Duration,
    /// Why it stands where it stands, the most telling first.
    pub reasons: Vec<Merit>,
}

impl Offer {
    /// The reason in a few words; never more than three things.
    pub fn words(&self) -> String {
        let words: Vec<String> = self.reasons.iter().take(MOST_REASONS).map(ToString::to_string).collect();
        words.join(", ")
    }
}

/// What speaks for a routine, or should be known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Merit {
    /// Enough for today, as a rule of the dose guard says.
    Enough,
    /// It also acts where it is too tense for it.
    TooMuch,
    /// It is gentle, for a flare-up.
    Gentle,
    /// It is gentle, and the place was rated this tense.
    GentleAt(u8),
    /// So often the place was less tense after than before, of so many times.
    Helped {
        /// How often it was.
        times: usize,
        /// Of how many.
        of: usize,
    },
    /// It was done so often today.
    DoneToday(usize),
    /// It is warmth.
    Warmth,
    /// It is breathing.
    Breathing,
    /// The person likes it best.
    Favourite,
    /// It is meant for this hour.
    ForNow(When),
    /// It is done on this side alone.
    OneSide(Side),
    /// Nothing is to be fetched.
    NoEquipment,
    /// So many steps are swapped, moved or left out.
    Changed(usize),
}

impl fmt::Display for Merit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Enough => write!(out, "enough for today"),
            Self::TooMuch => write!(out, "too much for another place"),
            Self::Gentle => write!(out, "gentle"),
            Self::GentleAt(value) => write!(out, "gentle: you are at {value}"),
            Self::Helped { times, of } => write!(out, "helped {times} of {of} times"),
            Self::DoneToday(count) => write!(out, "{} today already", times(*count)),
            Self::Warmth => write!(out, "warmth"),
            Self::Breathing => write!(out, "breathing"),
            Self::Favourite => write!(out, "a favourite"),
            Self::ForNow(when) => write!(out, "{}", when.name()),
            Self::OneSide(side) => write!(out, "{} side only", side.name()),
            Self::NoEquipment => write!(out, "no equipment"),
            Self::Changed(1) => write!(out, "1 part changed"),
            Self::Changed(count) => write!(out, "{count} parts changed"),
        }
    }
}

/// A routine that is not offered.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// The routine.
    pub routine: Arc<Routine>,
    /// Why.
    pub why: Obstacle,
}

/// Why a routine is not offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// A doctor, or help, comes first.
    DoctorFirst,
    /// Nothing of it, or less than half, is left with what must be spared or is missing.
    LittleLeft,
    /// The place is too tense for anything but gentle routines.
    TooTense(u8),
}

impl fmt::Display for Obstacle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DoctorFirst => write!(out, "a doctor first"),
            Self::LittleLeft => write!(out, "too little of it fits"),
            Self::TooTense(value) => write!(out, "only gentle ones at {value}"),
        }
    }
}

/// The routines for `area` on `side`, at this tension from 0 to 10; without one, at the newest that was rated within a week.
/// Those that act there first of all, that helped and that are for this hour come first; from 7 on all are gentle.
pub fn for_place(case: &Case<'_>, area: Area, side: Side, tension: Option<u8>) -> Offers {
    let rated = tension.or_else(|| case.tension(area));
    let value = rated.unwrap_or_default();
    let of_area = |routine: &&Arc<Routine>| routine.areas.contains(&area);
    let asked = Asked { areas: &[area], side, value, rated };
    let rank = |offer: &Offer| (0, Reverse(case.rank(offer, area, value)));
    offers(case, &asked, case.library.shared_routines().filter(of_area), rank)
}

/// What is offered on a flare-up: gentle routines without pressure, then breathing, then warmth; within each, what acts on
/// the tensest place first (guide B3, D).
pub fn flare_up(case: &Case<'_>) -> Offers {
    let tense = case.fresh();
    let areas: Vec<Area> = tense.iter().map(|rating| rating.area).collect();
    // Whoever asks for it has one, whatever was rated.
    let rated = tense.first().map(|rating| rating.value);
    let value = rated.unwrap_or_default().max(FLARE_UP);
    let asked = Asked { areas: &areas, side: Side::Both, value, rated };
    let is_meant = |routine: &&Arc<Routine>| routine.level == Level::Gentle && !routine.has_pressure();
    let rank = |offer: &Offer| {
        let place = areas.iter().position(|area| offer.routine.areas.contains(area)).unwrap_or(areas.len());
        let is_for_it = offer.routine.when.contains(&When::FlareUp);
        (
            group(&offer.routine),
            Reverse(i32::from(is_for_it) * 100 - i32::try_from(place).unwrap_or_default()),
        )
    };
    offers(case, &asked, case.library.shared_routines().filter(is_meant), rank)
}

/// In which group of a flare-up a routine stands: gentle ones, breathing and its like, warmth.
fn group(routine: &Routine) -> usize {
    let kinds = routine.kinds();
    let is_quiet = |kind: &Kind| matches!(kind, Kind::Breathing | Kind::Meditation | Kind::Relaxation);
    match kinds.as_slice() {
        kinds if kinds.contains(&Kind::Heat) => 2,
        kinds if kinds.iter().all(is_quiet) => 1,
        _ => 0,
    }
}

/// What is asked for.
struct Asked<'a> {
    areas: &'a [Area],
    side: Side,
    value: u8,
    /// How tense the person said it is.
    rated: Option<u8>,
}

fn offers<'r>(
    case: &Case<'_>,
    asked: &Asked<'_>,
    routines: impl Iterator<Item = &'r Arc<Routine>>,
    rank: impl Fn(&Offer) -> (usize, Reverse<i32>),
) -> Offers {
    let mut offers = Offers::default();
    for routine in routines {
        match offer(case, asked, routine) {
            Ok(offer) => offers.best.push(offer),
            Err(why) => offers.left_out.push(LeftOut { routine: routine.clone(), why }),
        }
    }
    offers.best.sort_by_cached_key(|offer| (!offer.warnings.is_empty(), rank(offer)));
    offers
}

fn offer(case: &Case<'_>, asked: &Asked<'_>, routine: &Arc<Routine>) -> Result<Offer, Obstacle> {
    if asked.value >= FLARE_UP && is_too_much(routine) {
        return Err(Obstacle::TooTense(asked.value));
    }
    let fitted = fit(routine, case.limits, case.things, case.library);
    if !fitted.is_allowed() {
        return Err(Obstacle::DoctorFirst);
    }
    let Fitted { routine: Some(left), changes } = fitted else { return Err(Obstacle::LittleLeft) };
    // A routine of which half is left out has another aim.
    if left.steps.len().saturating_mul(2) < routine.steps.len() {
        return Err(Obstacle::LittleLeft);
    }
    let said: Vec<(Area, u8)> = match asked.rated {
        Some(_) => asked.areas.iter().map(|area| (*area, asked.value)).collect(),
        None => Vec::new(),
    };
    let warnings = warnings_at(&left, &said, case);
    let led = if changes.is_empty() { routine.clone() } else { Arc::new(left) };
    let length = Timeline::length_of(&led, Some(asked.side));
    let mut offer = Offer { routine: routine.clone(), led, changes, warnings, length, reasons: Vec::new() };
    offer.reasons = reasons(&offer, asked, case);
    Ok(offer)
}

fn reasons(offer: &Offer, asked: &Asked<'_>, case: &Case<'_>) -> Vec<Merit> {
    let routine = &offer.routine;
    let done = Guard(case).done_today(&routine.id);
    let helped = asked.areas.iter().map(|area| helped(case.history, &routine.id, *area));
    let helped = helped.max_by_key(|(_, of)| *of).filter(|(times, of)| *of >= FEWEST && *times > 0);
    let has_side = offer.led.steps.iter().any(|step| step.sides == StepSides::Sore);
    let for_now = occasions(case.now.wall).iter().find(|when| routine.when.contains(when));
    let group = group(&offer.led);
    let gentle = (asked.value >= FLARE_UP && group == 0).then(|| {
        let acts = asked.areas.iter().any(|area| routine.areas.contains(area));
        asked.rated.filter(|value| acts && *value >= FLARE_UP).map_or(Merit::Gentle, Merit::GentleAt)
    });
    [
        offer.warnings.first().map(|warning| match warning.rule {
            Rule::TooTense => Merit::TooMuch,
            Rule::Rising
            | Rule::PressedToday
            | Rule::PressedLately
            | Rule::LighterDay
            | Rule::AfterHeat
            | Rule::HurtToday
            | Rule::TimesADay => Merit::Enough,
        }),
        gentle,
        (group == 1).then_some(Merit::Breathing),
        (group == 2).then_some(Merit::Warmth),
        helped.map(|(times, of)| Merit::Helped { times, of }),
        (done > 0).then_some(Merit::DoneToday(done)),
        case.choices.favourites.contains(&routine.id).then_some(Merit::Favourite),
        (has_side && asked.side != Side::Both).then_some(Merit::OneSide(asked.side)),
        (!offer.changes.is_empty()).then_some(Merit::Changed(offer.changes.len())),
        offer.led.equipment().is_empty().then_some(Merit::NoEquipment),
        for_now.copied().map(Merit::ForNow),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl Case<'_> {
    /// The newest tension of `area`, where it was rated within a week.
    fn tension(&self, area: Area) -> Option<u8> {
        let newest = latest_ratings(self.history).into_iter().find(|rating| rating.area == area);
        newest.filter(|rating| self.is_fresh(rating.at)).map(|rating| rating.value)
    }

    /// How good an offer is for `area`; only compared.
    fn rank(&self, offer: &Offer, area: Area, value: u8) -> i32 {
        let is_apt = self.suits(&offer.routine, area, value);
        let is_liked = self.choices.favourites.contains(&offer.routine.id);
        self.worth(&offer.routine, area, value) + if is_liked { LIKED } else { 0 }
            - if is_apt { 0 } else { UNAPT }
    }
}
