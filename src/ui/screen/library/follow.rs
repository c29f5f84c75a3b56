//! The shelf when the files have changed: a copy has come, one of one's own was edited, broken or mended.

use std::sync::Arc;

use super::{Library, bounds::Bounds, item::Item};
use crate::{
    exercise::Id,
    routine::{Origin, Routine},
    ui::house::House,
};

impl Library {
    /// Looks at what is new; the choice stays with what it was, or goes to the copy that was waited for.
    pub(super) fn look_again(&mut self, house: &House) {
        let chosen = self.item().map(Item::name_of).map(str::to_owned);
        let was_broken = matches!(self.item(), Some(Item::Broken(_)));
        self.keep_places(house);
        self.bounds = Bounds::of(house);
        self.look_up(house);
        // One's own that cannot be used stands beside the shipped one it was in the place of.
        let edited = self.edited.as_ref().map(Id::as_str);
        let place = |id: &str| {
            let is_it = |item: &&Item| item.name_of() == id;
            let wants_broken = was_broken || edited == Some(id);
            let of_sort = |item: &&Item| is_it(item) && matches!(item, Item::Broken(_)) == wants_broken;
            let all = || self.found.iter();
            all().position(|item| of_sort(&item)).or_else(|| all().position(|item| is_it(&item)))
        };
        if let Some(at) = self.copying.as_ref().and_then(|id| place(id.as_str())) {
            self.chosen = at;
            self.copying = None;
            self.said = Some("your copy; e edits it".to_owned());
        } else if let Some(at) = self.returning.as_ref().and_then(|id| place(id.as_str())) {
            self.chosen = at;
            self.returning = None;
        } else if let Some(at) = chosen.as_deref().and_then(place) {
            self.chosen = at;
        }
        if let Some(id) = self.vanished(house) {
            self.said = Some(format!("`{id}` cannot be used so; e edits it again"));
        }
        self.point(house);
    }

    /// The file that was edited last, where it is nothing that could be shown any more.
    pub(super) fn vanished(&self, house: &House) -> Option<&Id> {
        let is_known = |id: &Id| {
            house.library.routine(id.as_str()).is_some()
                || house.library.broken().iter().any(|it| it.id == *id)
        };
        self.edited.as_ref().filter(|id| !is_known(id))
    }

    /// Keeps each routine on the shelf that cannot be used any more, as it was.
    fn keep_places(&mut self, house: &House) {
        let broken = house.library.broken();
        let is_broken = |routine: &Arc<Routine>| broken.iter().any(|it| it.id == routine.id);
        let is_own = |item: &Item| match item {
            Item::Routine(routine) if routine.origin == Origin::Yours => Some(Arc::clone(routine)),
            Item::Routine(_) | Item::Broken(_) | Item::Exercise(_) | Item::Cause(_) => None,
        };
        for routine in self.found.iter().filter_map(is_own).filter(is_broken) {
            self.before.retain(|known| known.id != routine.id);
            self.before.push(routine);
        }
        self.before.retain(is_broken);
    }
}
