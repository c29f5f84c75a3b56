//! The shelf when the files have changed: a copy has come, one of one's own was edited, broken or mended.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{Library, bounds::Bounds, errand::OwnFile, item::Item};
use crate::{
    routine::{Origin, Routine},
    ui::house::House,
};

impl Library {
    /// Looks at what is new; the choice stays with what it was, or goes to the copy or the file that was waited for.
    pub(super) fn look_again(&mut self, house: &House) {
        let chosen = self.item().map(Item::name_of).map(str::to_owned);
        let file = self.chosen_file();
        self.keep_places(house);
        self.bounds = Bounds::of(house);
        self.look_up(house);
        // Several files may say that they have one id, of which one can be used at most.
        let of_file = |file: &Path| self.found.iter().position(|item| file_of(item, house) == Some(file));
        let called = |id: &str| {
            let is_it = |item: &&Item| item.name_of() == id;
            let is_whole = |item: &&Item| is_it(item) && !matches!(item, Item::Broken(_));
            let all = || self.found.iter();
            all().position(|item| is_whole(&item)).or_else(|| all().position(|item| is_it(&item)))
        };
        if let Some(at) = self.deeds.copying.as_ref().and_then(|id| called(id.as_str())) {
            self.chosen = at;
            self.deeds.copying = None;
            self.said = Some("your copy; e edits it".to_owned());
        } else if let Some(at) = self.deeds.returning.as_deref().and_then(of_file) {
            self.chosen = at;
            self.deeds.returning = None;
        } else if let Some(at) = file.as_deref().and_then(of_file).or_else(|| called(chosen.as_deref()?)) {
            self.chosen = at;
        }
        if let Some(own) = self.vanished(house) {
            self.said = Some(format!("`{}` cannot be used so; e edits it again", own.id));
        }
        self.point(house);
    }

    /// The file of what is chosen, as far as the shelf knows it: that of a broken one, or the one edited last.
    fn chosen_file(&self) -> Option<PathBuf> {
        match self.item()? {
            Item::Broken(routine) => Some(routine.path.clone()),
            Item::Routine(routine) if routine.origin == Origin::Yours => {
                let edited = self.deeds.edited.as_ref().filter(|own| own.id == routine.id);
                edited.map(|own| own.path.clone())
            }
            Item::Routine(_) | Item::Exercise(_) | Item::Cause(_) => None,
        }
    }

    /// The file that was edited last, where it is nothing that could be shown any more.
    pub(super) fn vanished(&self, house: &House) -> Option<&OwnFile> {
        let is_known = |own: &OwnFile| {
            house
                .library
                .own_files()
                .chain(house.library.broken().iter().map(|it| it.path.as_path()))
                .any(|file| file == own.path)
        };
        self.deeds.edited.as_ref().filter(|own| !is_known(own))
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

/// The person's own file that an item was read from.
fn file_of<'a>(item: &'a Item, house: &'a House) -> Option<&'a Path> {
    match item {
        Item::Broken(routine) => Some(&routine.path),
        Item::Routine(routine) if routine.origin == Origin::Yours => house.library.own_file(&routine.id),
        Item::Routine(_) | Item::Exercise(_) | Item::Cause(_) => None,
    }
}
