//! How a value is chosen on the page, and how it reads there.
//!
//! Values are handed around as a person would type them; nothing is drawn here.

use crate::{
    body::{Equipment, Token},
    settings::{Key, Kind, Voice},
    ui::house::House,
};

/// A number goes up and down by so much.
const STEP: u32 = 5;
/// A time of day goes up and down by so many minutes.
const MINUTES: u32 = 30;
/// The minutes of a day.
const A_DAY: u32 = 24 * 60;

/// How a value is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// One of these.
    One(Vec<Item>),
    /// Any of these.
    Many(Vec<Item>),
    /// A whole number, both ends included, and what is written behind it.
    Number(u32, u32, &'static str),
    /// A time of day.
    Day,
    /// Words.
    Typed,
}

/// Something to be chosen: as the file has it, and as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) word: String,
    pub(super) name: String,
}

impl Item {
    fn plain(word: &str) -> Self {
        Self { word: word.to_owned(), name: word.to_owned() }
    }

    fn named(word: &str, name: &str) -> Self {
        Self { word: word.to_owned(), name: name.to_owned() }
    }
}

impl Choice {
    /// How the value of `key` is chosen.
    pub(super) fn of(key: &Key, house: &House) -> Self {
        let library = &house.library;
        match &key.kind {
            Kind::Flag => Self::One(vec![Item::named("true", "on"), Item::named("false", "off")]),
            Kind::Word(words) => Self::One(words().into_iter().map(Item::plain).collect()),
            Kind::Voice => {
                Self::One(["auto", "off"].iter().chain(&Voice::KNOWN).map(|it| Item::plain(it)).collect())
            }
            Kind::Id(_) => {
                let all = library.programmes().iter();
                let all = all.map(|it| Item::named(it.id.as_str(), it.name.as_str()));
                Self::One([Item::named("", "none")].into_iter().chain(all).collect())
            }
            Kind::Things => {
                Self::Many(Equipment::ALL.iter().map(|it| Item::named(it.token(), it.name())).collect())
            }
            Kind::Ids(what) if *what == "causes" => {
                let all = library.causes().iter();
                Self::Many(all.map(|it| Item::named(it.id.as_str(), it.name.as_str())).collect())
            }
            Kind::Ids(_) => {
                let all = library.routines();
                Self::Many(all.map(|it| Item::named(it.id.as_str(), it.name.as_str())).collect())
            }
            Kind::Number(least, most) => Self::Number(*least, *most, ""),
            Kind::Time(most) => Self::Number(0, *most, "s"),
            Kind::Day => Self::Day,
            Kind::Path | Kind::Name | Kind::Date => Self::Typed,
        }
    }

    /// What may be chosen, in words.
    pub(super) fn words(&self, key: &Key) -> String {
        match (self, &key.kind) {
            (Self::One(items), Kind::Flag | Kind::Id(_)) => names(items),
            (Self::Many(_), _) => "any number of a list".to_owned(),
            _ => key.kind.words(),
        }
    }

    /// How `value` reads.
    pub(super) fn shown(&self, value: &str) -> String {
        match self {
            Self::One(items) => named(items, value),
            Self::Many(items) => {
                let chosen = listed(value);
                match chosen.len() {
                    0 => "none".to_owned(),
                    count if count == items.len() => "all of them".to_owned(),
                    _ => chosen.iter().map(|word| named(items, word)).collect::<Vec<_>>().join(", "),
                }
            }
            Self::Number(..) | Self::Day | Self::Typed if value.is_empty() => "none".to_owned(),
            Self::Number(..) | Self::Day | Self::Typed => value.to_owned(),
        }
    }

    /// The value `by` further from `value`; nothing where there is no such thing.
    pub(super) fn beside(&self, value: &str, by: i32) -> Option<String> {
        match self {
            Self::One(items) => {
                let count = i32::try_from(items.len()).ok()?;
                let at = items.iter().position(|item| item.word == value);
                let next = match at.and_then(|at| i32::try_from(at).ok()) {
                    Some(at) => (at + by).rem_euclid(count),
                    // What is no word of the list, such as a command, has its place before the first.
                    None if by > 0 => 0,
                    None => count - 1,
                };
                items.get(usize::try_from(next).ok()?).map(|item| item.word.clone())
            }
            Self::Number(least, most, behind) => {
                let number: u32 = value.trim_end_matches(|it: char| !it.is_ascii_digit()).parse().ok()?;
                let step = if by > 0 { number / STEP + 1 } else { number.div_ceil(STEP).saturating_sub(1) };
                let next = (step * STEP).clamp(*least, *most);
                (next != number).then(|| format!("{next}{behind}"))
            }
            Self::Day => {
                let (hours, minutes) = value.split_once(':')?;
                let now: u32 = hours.parse::<u32>().ok()? * 60 + minutes.parse::<u32>().ok()?;
                let next = if by > 0 { now + MINUTES } else { now + A_DAY - MINUTES } % A_DAY;
                Some(format!("{:02}:{:02}", next / 60, next % 60))
            }
            Self::Many(_) | Self::Typed => None,
        }
    }

    /// The value at the `place`th place, counted from 1.
    pub(super) fn at(&self, place: u8) -> Option<String> {
        let Self::One(items) = self else { return None };
        items.get(usize::from(place).checked_sub(1)?).map(|item| item.word.clone())
    }
}

/// `value` with `word` in it, or no more.
pub(super) fn toggled(value: &str, word: &str) -> String {
    let mut chosen = listed(value);
    let count = chosen.len();
    chosen.retain(|other| other != word);
    if chosen.len() == count {
        chosen.push(word.to_owned());
    }
    if chosen.is_empty() { "none".to_owned() } else { chosen.join(", ") }
}

/// The words of a list, as the file writes it or as it is typed.
pub(super) fn listed(value: &str) -> Vec<String> {
    let words = value.split(|it: char| it == ',' || it.is_whitespace() || "[]\"'".contains(it));
    words.filter(|word| !word.is_empty() && *word != "none").map(str::to_owned).collect()
}

fn named(items: &[Item], word: &str) -> String {
    let found = items.iter().find(|item| item.word == word);
    found.map_or_else(|| word.to_owned(), |item| item.name.clone())
}

fn names(items: &[Item]) -> String {
    items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(choice: &Choice, value: &str, back: Option<&str>, on: Option<&str>) {
        assert_eq!(choice.beside(value, -1).as_deref(), back, "before {value}");
        assert_eq!(choice.beside(value, 1).as_deref(), on, "after {value}");
    }

    #[test]
    fn a_number_goes_by_fives_and_stays_inside() {
        let rate = Choice::Number(80, 300, "");
        case(&rate, "155", Some("150"), Some("160"));
        case(&rate, "157", Some("155"), Some("160"));
        case(&rate, "80", None, Some("85"));
        case(&rate, "300", Some("295"), None);
        case(&Choice::Number(0, 30, "s"), "3s", Some("0s"), Some("5s"));
    }

    #[test]
    fn a_time_of_day_goes_round_the_clock() {
        case(&Choice::Day, "04:00", Some("03:30"), Some("04:30"));
        case(&Choice::Day, "00:10", Some("23:40"), Some("00:40"));
    }

    #[test]
    fn one_of_some_goes_round_and_a_command_of_ones_own_has_both_ends_beside_it() {
        let one = Choice::One(["auto", "off", "say"].map(Item::plain).to_vec());
        case(&one, "auto", Some("say"), Some("off"));
        case(&one, "[\"mine\"]", Some("say"), Some("auto"));
        assert_eq!((one.at(3).as_deref(), one.at(4), one.at(0)), (Some("say"), None, None));
    }

    #[test]
    fn a_list_is_ticked_word_by_word() {
        assert_eq!(toggled("[\"ball\", \"roller\"]", "ball"), "roller");
        assert_eq!(toggled("roller", "ball"), "roller, ball");
        assert_eq!(toggled("ball", "ball"), "none");
        assert_eq!(toggled("none", "ball"), "ball");
        let many = Choice::Many(["ball", "roller"].map(Item::plain).to_vec());
        assert_eq!((many.shown("[]"), many.shown("ball, roller")), ("none".into(), "all of them".into()));
    }
}
