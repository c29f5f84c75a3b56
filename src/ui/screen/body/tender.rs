//! How tender each spot is, and which of it is not in the journal yet.
//!
//! Plain values; nothing is written here.

use crate::{
    body::{Area, Side},
    clock::Now,
    figure::map::{Site, Spot},
    journal::{Entry, Tension},
    text::Text,
    ui::screen::scale,
};

/// What was said of spots.
#[derive(Clone, Debug, Default)]
pub(super) struct Tender {
    said: Vec<(Spot, u8)>,
    /// What of it was handed out to be written.
    kept: Vec<(Spot, u8)>,
    /// The spot whose number is being typed.
    open: Option<Spot>,
}

impl Tender {
    /// How tender `spot` is, 0 to 10; nothing if that was not said.
    pub(super) fn of(&self, spot: Spot) -> Option<u8> {
        self.said.iter().find(|(known, _)| *known == spot).map(|(_, value)| *value)
    }

    /// How tender the tensest spot of `area` is that lies on `side`; both sides count as either.
    pub(super) fn at(&self, area: Area, side: Side) -> Option<u8> {
        let is_there = |spot: &Spot| {
            spot.area() == area && (spot.side() == side || [spot.side(), side].contains(&Side::Both))
        };
        self.said.iter().filter(|(spot, _)| is_there(spot)).map(|(_, value)| *value).max()
    }

    /// All that was said.
    pub(super) fn all(&self) -> &[(Spot, u8)] {
        &self.said
    }

    /// Types `digit` for `spot`: a 0 right after a 1 makes 10.
    pub(super) fn type_digit(&mut self, spot: Spot, digit: u8) {
        let before = self.of(spot).filter(|_| self.open == Some(spot));
        self.rate(spot, scale::typed(before, digit));
        self.open = Some(spot);
    }

    /// Says that `spot` is this tender.
    pub(super) fn rate(&mut self, spot: Spot, value: u8) {
        self.said.retain(|(known, _)| *known != spot);
        self.said.push((spot, value));
    }

    /// The number is typed; a 0 after it is another one.
    pub(super) fn close(&mut self) {
        self.open = None;
    }

    /// Takes back what was said of `spot`, unless it stands in the journal, where it can be put right.
    pub(super) fn erase(&mut self, spot: Spot) {
        let kept = &self.kept;
        self.said.retain(|said| said.0 != spot || kept.contains(said));
    }

    /// The check-in that says what is new; nothing if nothing is. From then on it counts as written.
    pub(super) fn check_in(&mut self, now: &Now) -> Option<Entry> {
        let new: Vec<(Spot, u8)> =
            self.said.iter().filter(|said| !self.kept.contains(said)).copied().collect();
        if new.is_empty() {
            return None;
        }
        self.kept.clone_from(&self.said);
        self.close();
        Some(Entry::check_in(now, places(&new), note(&new)))
    }
}

/// Tension by area and side, of several spots the tensest.
fn places(said: &[(Spot, u8)]) -> Vec<Tension> {
    let mut places: Vec<Tension> = Vec::new();
    for (spot, value) in said {
        let (area, side): (Area, Side) = (spot.area(), spot.side());
        match places.iter_mut().find(|it| (it.area, it.side) == (area, side)) {
            Some(known) => known.value = known.value.max(*value),
            None => places.push(Tension { area, side, value: *value }),
        }
    }
    places
}

/// The names of the spots that are more than their area's own, so that the journal still says where they were.
fn note(said: &[(Spot, u8)]) -> Option<Text> {
    let is_own = |spot: &Spot| Site::of(spot.area()) == Some(spot.site());
    let names: Vec<String> = said
        .iter()
        .filter(|(spot, _)| !is_own(spot))
        .map(|(spot, value)| format!("{} {value}", spot.name()))
        .collect();
    (!names.is_empty()).then(|| Text::new(&names.join("; ")))
}
