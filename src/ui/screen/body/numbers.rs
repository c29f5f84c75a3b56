//! A place named by numbers: first the area, then the spot in it.

use crate::{
    body::{Area, Token},
    figure::map::{Spot, View},
};

/// Where one is in naming a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbers {
    /// The area that was named.
    area: Option<Area>,
    at: usize,
}

/// What comes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// The area; its spots are next.
    Area(Numbers),
    /// The spot.
    Spot(Spot),
}

impl Numbers {
    /// The areas seen from where `spot` is, with its own one chosen.
    pub(super) fn new(spot: Spot) -> Self {
        let at = areas(spot.view()).iter().position(|area| *area == spot.area());
        Self { area: None, at: at.unwrap_or(0) }
    }

    /// What stands beside the numbers, from 1.
    pub(super) fn names(self, view: View) -> Vec<String> {
        match self.area {
            None => areas(view).iter().map(|area| area.name().to_owned()).collect(),
            Some(area) => spots(view, area).iter().map(|spot| spot.name()).collect(),
        }
    }

    /// What is asked for, in words.
    pub(super) fn question(self) -> String {
        match self.area {
            None => "Which area?".to_owned(),
            Some(area) => format!("Where in the {}?", area.name()),
        }
    }

    /// The place of the chosen line, from 0.
    pub(super) fn at(self) -> usize {
        self.at
    }

    /// Moves the choice by `by` lines, no further than there are some.
    pub(super) fn go(&mut self, by: isize, view: View) {
        let last = self.names(view).len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }

    /// Takes the line at this place, from 0.
    pub(super) fn take(self, place: usize, view: View) -> Option<Named> {
        match self.area {
            None => areas(view).get(place).map(|area| Named::Area(Self { area: Some(*area), at: 0 })),
            Some(area) => spots(view, area).get(place).copied().map(Named::Spot),
        }
    }

    /// A step back; nothing if it was the first one.
    pub(super) fn back(self, view: View) -> Option<Self> {
        let area = self.area?;
        let at = areas(view).iter().position(|other| *other == area).unwrap_or(0);
        Some(Self { area: None, at })
    }

    /// The same in the other view, from the first step on.
    pub(super) fn turned() -> Self {
        Self { area: None, at: 0 }
    }
}

/// The areas seen in `view`, from the head down.
fn areas(view: View) -> Vec<Area> {
    let seen = Spot::all(view);
    Area::ALL.iter().copied().filter(|area| seen.iter().any(|spot| spot.area() == *area)).collect()
}

/// The spots of an area in `view`, in the order they are read; never more than there are digits.
pub(super) fn spots(view: View, area: Area) -> Vec<Spot> {
    Spot::all(view).into_iter().filter(|spot| spot.area() == area).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spot_has_a_digit() {
        for view in View::ALL {
            let named: usize = areas(*view).iter().map(|area| spots(*view, *area).len()).sum();
            assert_eq!(named, Spot::all(*view).len());
            assert!(areas(*view).iter().all(|area| (1..=9).contains(&spots(*view, *area).len())));
        }
    }
}
