//! The chips: what is asked for beside words, one value each, turned by a key or typed as `area:neck`.
//!
//! A turn passes by every value that would leave nothing.

use std::{fmt::Write as _, sync::Arc};

use crate::{
    body::{Area, Equipment, Position, Token},
    exercise::{Exercise, Kind},
    library::{Filter, Things, read_minutes, read_word},
    routine::{Level, Routine},
    ui::keys::{Chip, Way},
};

/// The lengths a turn offers, in minutes at most.
const MINUTES: [u64; 5] = [5, 10, 15, 20, 30];

/// One value for each chip, if it has one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sieve {
    area: Option<Area>,
    kind: Option<Kind>,
    with: Option<At>,
    position: Option<Position>,
    minutes: Option<(u64, u64)>,
    level: Option<Level>,
}

/// What is at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// No equipment at all.
    Nothing,
    /// This, and no other equipment.
    Only(Equipment),
}

/// What a chip can do something about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Among<'a> {
    Routines(&'a [(Arc<Routine>, u64)]),
    Exercises(&'a [Arc<Exercise>]),
    Areas(&'a [Area]),
}

impl Sieve {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The area that is asked for.
    pub(super) fn area(&self) -> Option<Area> {
        self.area
    }

    /// The same without one of the chips.
    pub(super) fn without(&self, chip: Chip) -> Self {
        let mut rest = self.clone();
        match chip {
            Chip::Area => rest.area = None,
            Chip::Kind => rest.kind = None,
            Chip::With => rest.with = None,
            Chip::Position => rest.position = None,
            Chip::Minutes => rest.minutes = None,
            Chip::Level => rest.level = None,
        }
        rest
    }

    /// The next value of `chip` that leaves something of `rest`, which passes all the other chips; after the last none.
    pub(super) fn turn(&mut self, chip: Chip, way: Way, rest: Among<'_>) {
        let all = Self::values(chip);
        let at = all.iter().position(|value| value.value(chip) == self.value(chip));
        let passed: Vec<&Self> = match (way, at) {
            (Way::On, None) => all.iter().collect(),
            (Way::On, Some(at)) => all.iter().skip(at + 1).collect(),
            (Way::Back, None) => all.iter().rev().collect(),
            (Way::Back, Some(at)) => all.iter().take(at).rev().collect(),
        };
        let next = passed.into_iter().find(|value| value.leaves_something(rest));
        *self = match next {
            Some(next) => self.without(chip).and(next),
            None => self.without(chip),
        };
    }

    /// All that can be asked for with one chip.
    fn values(chip: Chip) -> Vec<Self> {
        let none = Self::default;
        match chip {
            Chip::Area => Area::ALL.iter().map(|it| Self { area: Some(*it), ..none() }).collect(),
            Chip::Kind => Kind::ALL.iter().map(|it| Self { kind: Some(*it), ..none() }).collect(),
            Chip::With => {
                let things = Equipment::ALL.iter().map(|it| At::Only(*it));
                [At::Nothing].into_iter().chain(things).map(|it| Self { with: Some(it), ..none() }).collect()
            }
            Chip::Position => {
                let all = Position::ALL.iter().filter(|it| **it != Position::Any);
                all.map(|it| Self { position: Some(*it), ..none() }).collect()
            }
            Chip::Minutes => MINUTES.map(|it| Self { minutes: Some((0, it * 60)), ..none() }).into(),
            Chip::Level => Level::ALL.iter().map(|it| Self { level: Some(*it), ..none() }).collect(),
        }
    }

    fn leaves_something(&self, rest: Among<'_>) -> bool {
        let filter = self.filter("");
        match rest {
            Among::Routines(all) => all.iter().any(|(routine, seconds)| filter.takes(routine, *seconds)),
            Among::Exercises(all) => all.iter().any(|exercise| filter.takes_exercise(exercise)),
            Among::Areas(all) => self.area.is_some_and(|area| all.contains(&area)),
        }
    }

    /// The same, where what `other` asks for counts more.
    pub(super) fn and(&self, other: &Self) -> Self {
        Self {
            area: other.area.or(self.area),
            kind: other.kind.or(self.kind),
            with: other.with.or(self.with),
            position: other.position.or(self.position),
            minutes: other.minutes.or(self.minutes),
            level: other.level.or(self.level),
        }
    }

    /// What the command line would be asked with `words`.
    pub(super) fn filter(&self, words: &str) -> Filter {
        let things = match self.with {
            None => Things::default(),
            Some(At::Nothing) => Things::having(&[]),
            Some(At::Only(thing)) => Things::having(&[thing]),
        };
        Filter {
            areas: self.area.into_iter().collect(),
            kinds: self.kind.into_iter().collect(),
            positions: self.position.into_iter().collect(),
            levels: self.level.into_iter().collect(),
            whens: Vec::new(),
            seconds: self.minutes.map(|(least, most)| least..=most),
            things,
            words: words.to_owned(),
        }
    }

    /// The value of a chip in words, if it has one.
    pub(super) fn value(&self, chip: Chip) -> Option<String> {
        match chip {
            Chip::Area => self.area.map(|it| it.name().to_owned()),
            Chip::Kind => self.kind.map(|it| it.name().to_owned()),
            Chip::With => self.with.map(|it| match it {
                At::Nothing => "no equipment".to_owned(),
                At::Only(thing) => format!("only {}", thing.name()),
            }),
            Chip::Position => self.position.map(|it| it.name().to_owned()),
            Chip::Minutes => self.minutes.map(|(least, most)| {
                let mut words = String::new();
                if least > 0 {
                    let _ = write!(words, "{} to ", least / 60);
                }
                let _ = write!(words, "{} min", most / 60);
                words
            }),
            Chip::Level => self.level.map(|it| it.name().to_owned()),
        }
    }

    /// Takes one typed word such as `area:neck`, as `supple list --area neck` has it; an error says what is wrong. Nothing
    /// if it is a word like any other.
    fn take(&mut self, word: &str) -> Option<Result<(), String>> {
        let (name, value) = word.split_once(':')?;
        let chip = Chip::ALL.into_iter().find(|chip| chip.token() == name)?;
        if value.is_empty() {
            return Some(Ok(()));
        }
        let said = |unknown: crate::library::UnknownWord| format!("{unknown}").replace('\n', "; ");
        let taken = match chip {
            Chip::Area => read_word(value).map(|it| self.area = Some(it)).map_err(said),
            Chip::Kind => read_word(value).map(|it| self.kind = Some(it)).map_err(said),
            Chip::With if value == "none" => {
                self.with = Some(At::Nothing);
                Ok(())
            }
            Chip::With => read_word(value).map(|it| self.with = Some(At::Only(it))).map_err(said),
            Chip::Position => read_word(value).map(|it| self.position = Some(it)).map_err(said),
            Chip::Level => read_word(value).map(|it| self.level = Some(it)).map_err(said),
            Chip::Minutes => match read_minutes(value) {
                Some(range) => {
                    self.minutes = Some((*range.start(), *range.end()));
                    Ok(())
                }
                None => Err("minutes are written 10, or 5..10".to_owned()),
            },
        };
        Some(taken)
    }

    /// A typed line taken apart: what it asks of the chips, its other words, and what is wrong with it.
    pub(super) fn read(line: &str) -> (Self, String, Option<String>) {
        let mut sieve = Self::default();
        let (mut words, mut wrong) = (Vec::new(), None);
        for word in line.split_whitespace() {
            match sieve.take(&word.to_lowercase()) {
                None => words.push(word),
                Some(Ok(())) => {}
                Some(Err(why)) => wrong = Some(why),
            }
        }
        (sieve, words.join(" "), wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_line_asks_of_the_chips_and_keeps_its_other_words() {
        let (sieve, words, wrong) = Sieve::read("stubborn area:upper-back knot minutes:5..10 with:none");
        assert_eq!((words.as_str(), wrong), ("stubborn knot", None));
        assert_eq!(sieve.area(), Some(Area::UpperBack));
        assert_eq!(sieve.filter("").seconds, Some(300..=600));
        assert_eq!(sieve.value(Chip::With).as_deref(), Some("no equipment"));
        assert_eq!(sieve.value(Chip::Minutes).as_deref(), Some("5 to 10 min"));
    }

    #[test]
    fn a_slip_in_it_is_met_as_at_the_command_line() {
        let (sieve, words, wrong) = Sieve::read("area:nek note:x level:");
        assert_eq!(wrong.as_deref(), Some("`nek` is not an area; did you mean `neck`?"));
        assert!(sieve.is_empty() && words == "note:x");
    }

    #[test]
    fn a_turn_passes_by_what_leaves_nothing_and_ends_at_none() {
        let mut sieve = Sieve::default();
        let areas = [Area::Neck, Area::Hips];
        let mut turn = |way| {
            sieve.turn(Chip::Area, way, Among::Areas(&areas));
            sieve.area()
        };
        let turned = [Way::On, Way::On, Way::On, Way::Back].map(&mut turn);
        assert_eq!(turned, [Some(Area::Neck), Some(Area::Hips), None, Some(Area::Hips)]);
    }
}
