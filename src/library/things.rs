//! What a person has at hand: equipment to fetch, and places to be in.
//!
//! It says what is missing for an exercise; what to do about it is decided elsewhere.

use super::word::{UnknownWord, plain};
use crate::{
    body::{Equipment, Place, Position, Token},
    exercise::Exercise,
    routine::Routine,
};

/// Something an exercise needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// To be fetched or owned.
    Equipment(Equipment),
    /// To be there.
    Place(Place),
}

impl Thing {
    /// The one with this token.
    pub fn from_token(token: &str) -> Option<Self> {
        let place = || Place::from_token(token).map(Self::Place);
        Equipment::from_token(token).map(Self::Equipment).or_else(place)
    }

    /// The word as files and arguments write it.
    pub fn token(self) -> &'static str {
        match self {
            Self::Equipment(thing) => thing.token(),
            Self::Place(place) => place.token(),
        }
    }

    /// The word as a person reads it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Equipment(thing) => thing.name(),
            Self::Place(place) => place.name(),
        }
    }

    /// The tokens of all things, equipment first.
    pub fn tokens() -> Vec<&'static str> {
        let places = Place::ALL.iter().map(|place| place.token());
        Equipment::ALL.iter().map(|thing| thing.token()).chain(places).collect()
    }
}

/// What a person has; by default, everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Things {
    with: Option<Vec<Thing>>,
    without: Vec<Thing>,
}

impl Things {
    /// Reads the words a person typed. `with` is all the equipment there is, and all the places as soon as it names one;
    /// `none` is no equipment. `without` is taken away from that, or from everything if `with` is empty.
    ///
    /// # Errors
    ///
    /// When a word is neither equipment nor a place.
    pub fn read(with: &[String], without: &[String]) -> Result<Self, UnknownWord> {
        let thing = |word: &String| {
            let word = plain(word);
            Thing::from_token(&word)
                .ok_or_else(|| UnknownWord::new(&word, "equipment or a place", &Thing::tokens()))
        };
        let named = |words: &[String]| {
            let words = words.iter().filter(|word| plain(word) != "none");
            words.map(thing).collect::<Result<Vec<Thing>, _>>()
        };
        let with = if with.is_empty() { None } else { Some(named(with)?) };
        Ok(Self { with, without: named(without)? })
    }

    /// Just this equipment, and every place; everything if it is all the equipment there is.
    pub fn having(equipment: &[Equipment]) -> Self {
        let is_all = Equipment::ALL.iter().all(|thing| equipment.contains(thing));
        let with = equipment.iter().copied().map(Thing::Equipment).collect();
        Self { with: (!is_all).then_some(with), without: Vec::new() }
    }

    /// The same without what is named in these words.
    ///
    /// # Errors
    ///
    /// When a word is neither equipment nor a place.
    pub fn without(mut self, words: &[String]) -> Result<Self, UnknownWord> {
        self.without = Self::read(&[], words)?.without;
        Ok(self)
    }

    /// Whether nothing was said, so that everything is there.
    pub fn is_everything(&self) -> bool {
        self.with.is_none() && self.without.is_empty()
    }

    /// Whether a place is named, so that no other one is there.
    pub fn names_places(&self) -> bool {
        self.with.iter().flatten().any(|thing| is_place(*thing))
    }

    /// Whether `thing` is there. Whoever has two taped balls has a ball.
    pub fn has(&self, thing: Thing) -> bool {
        let two_balls = Thing::Equipment(Equipment::TwoBalls);
        let named = |with: &Vec<Thing>| {
            with.contains(&thing)
                || thing == Thing::Equipment(Equipment::Ball) && with.contains(&two_balls)
                || is_place(thing) && !self.names_places()
        };
        !self.without.contains(&thing) && self.with.as_ref().is_none_or(named)
    }

    /// The positions of `exercise` there is furniture for.
    pub fn positions(&self, exercise: &Exercise) -> Vec<Position> {
        let can = |position: &&Position| position.place().is_none_or(|place| self.has(Thing::Place(place)));
        exercise.positions.iter().filter(can).copied().collect()
    }

    /// What `exercise` needs and is not there; the furniture of its first position if there is none for any.
    pub fn missing(&self, exercise: &Exercise) -> Vec<Thing> {
        let no_position = self.positions(exercise).is_empty();
        let first = exercise.positions.first().filter(|_| no_position);
        let furniture = first.and_then(|position| position.place());
        let places = exercise.place.iter().copied().chain(furniture).map(Thing::Place);
        let needed = exercise.equipment.iter().copied().map(Thing::Equipment).chain(places);
        let mut missing: Vec<Thing> = Vec::new();
        for thing in needed {
            if !self.has(thing) && !missing.contains(&thing) {
                missing.push(thing);
            }
        }
        missing
    }

    /// Whether everything is there for `routine` as it is written.
    pub fn do_for(&self, routine: &Routine) -> bool {
        let things = routine.equipment().into_iter().map(Thing::Equipment);
        things.chain(routine.place().into_iter().map(Thing::Place)).all(|thing| self.has(thing))
    }
}

fn is_place(thing: Thing) -> bool {
    matches!(thing, Thing::Place(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAT: Thing = Thing::Place(Place::Mat);
    const BALL: Thing = Thing::Equipment(Equipment::Ball);
    const ROLLER: Thing = Thing::Equipment(Equipment::Roller);

    fn things(with: &[&str], without: &[&str]) -> Things {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
        Things::read(&words(with), &words(without)).expect("the words are known")
    }

    #[test]
    fn only_the_equipment_named_is_there_and_every_place_until_one_is_named() {
        let some = things(&["ball"], &[]);
        assert!(some.has(BALL) && !some.has(ROLLER) && some.has(MAT));
        assert!(!things(&["ball", "wall"], &[]).has(MAT));
    }

    #[test]
    fn two_balls_are_a_ball_too_unless_that_is_taken_away_and_a_ball_is_not_two() {
        let two = Thing::Equipment(Equipment::TwoBalls);
        assert!(things(&["two-balls"], &[]).has(BALL) && things(&["two-balls"], &[]).has(two));
        assert!(!things(&["two-balls"], &["ball"]).has(BALL));
        assert!(!things(&["ball"], &[]).has(two));
    }

    #[test]
    fn none_is_no_equipment_at_all() {
        let none = things(&["none"], &[]);
        assert!(!none.has(BALL) && none.has(MAT));
    }

    #[test]
    fn what_is_taken_away_is_gone_and_the_rest_stays() {
        let some = things(&[], &["roller", "mat"]);
        assert!(some.has(BALL) && !some.has(ROLLER) && !some.has(MAT));
        assert!(things(&[], &[]).is_everything() && !some.is_everything());
    }

    #[test]
    fn an_unknown_thing_is_met_with_the_nearest() {
        let error = Things::read(&["rollr".to_owned()], &[]).map_err(|error| error.help);
        assert_eq!(error, Err("did you mean `roller`?".to_owned()));
    }
}
