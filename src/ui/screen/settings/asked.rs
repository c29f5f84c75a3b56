//! What the person has, asked for: the one list of the settings that Today leads to until it was kept once.
//!
//! Nothing of it is written before it is kept, so that whoever looks and leaves has said nothing.

use super::{
    Mode, Page,
    value::{Choice, toggled},
};
use crate::{
    settings::{EQUIPMENT, KEYS},
    ui::{
        chosen::Change,
        house::House,
        keys::{Action, SettingsDeed},
        message::Effect,
        screen::{Turn, shelf},
    },
};

/// What is asked.
pub(super) const QUESTION: &str = "What do you have?";
/// How it is answered, what for, and that it can be changed.
pub(super) const HOW: &str = "Untick what you do not have: routines are chosen and fitted to the rest. \
                              The settings change it at any time.";

impl Page {
    /// Stands on what the person has, with its list open.
    pub(crate) fn asking_for_equipment(house: &House) -> Self {
        let chosen = KEYS.iter().position(|key| key.name == EQUIPMENT).unwrap_or_default();
        Self { chosen, mode: Mode::Asked(0), ..Self::new(house) }
    }

    pub(super) fn press_asked(&mut self, at: usize, action: Action, house: &House) -> Turn {
        let stay = Turn::Stay(Vec::new());
        match action {
            Action::Back => return Turn::Back(Vec::new()),
            Action::Help => return Turn::Help,
            _ => {}
        }
        let (key, Some(chosen)) = (self.key(), &house.chosen) else { return stay };
        let Choice::Many(items) = Choice::of(key, house) else { return stay };
        let value = self.value(key, chosen);
        match action {
            Action::Up => self.mode = Mode::Asked(shelf::moved(at, -1, items.len())),
            Action::Down => self.mode = Mode::Asked(shelf::moved(at, 1, items.len())),
            Action::InSettings(SettingsDeed::Tick) => {
                self.mode = Mode::Asked(at);
                if let Some(item) = items.get(at) {
                    self.note(toggled(&value, &item.word));
                }
            }
            Action::InSettings(SettingsDeed::All) => {
                let all: Vec<&str> = items.iter().map(|item| item.word.as_str()).collect();
                let has_all = super::value::listed(&value).len() == all.len();
                self.note(if has_all { "none".to_owned() } else { all.join(", ") });
            }
            Action::Accept => return Turn::Back(vec![Effect::Set(vec![Change::to(EQUIPMENT, value)])]),
            _ => {}
        }
        stay
    }

    /// Notes what is ticked, to be kept later.
    fn note(&mut self, value: String) {
        self.wanted = vec![Change::to(EQUIPMENT, value)];
    }
}
