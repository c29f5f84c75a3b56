//! How tense a place was, and when: all that the person ever rated, in a row.

use chrono::{DateTime, FixedOffset};

use crate::{
    body::Area,
    journal::{History, Tension, What},
};

/// One rating of one area; of two sides the tenser one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Where.
    pub area: Area,
    /// From 0 to 10, both included.
    pub value: u8,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// All ratings, before and after sessions and between them, the newest last.
pub fn ratings(history: &History) -> Vec<Rating> {
    let mut all = Vec::new();
    for session in &history.sessions {
        let ended = session.finished.as_ref().map_or(session.began, |(time, _)| *time);
        add(&mut all, &session.before, session.began);
        add(&mut all, &session.after, ended);
    }
    for entry in &history.others {
        if let What::CheckIn(it) = entry.what() {
            add(&mut all, &it.tension, entry.time());
        }
    }
    all.sort_by_key(|rating| rating.at);
    all
}

/// The newest rating of each area, the newest last.
pub fn latest_ratings(history: &History) -> Vec<Rating> {
    let mut latest: Vec<Rating> = Vec::new();
    for rating in ratings(history) {
        latest.retain(|known| known.area != rating.area);
        latest.push(rating);
    }
    latest
}

/// The rating of `area` in a list of them: the tenser side.
pub(super) fn rated(list: &[Tension], area: Area) -> Option<u8> {
    list.iter().filter(|rating| rating.area == area).map(|rating| rating.value).max()
}

fn add(all: &mut Vec<Rating>, list: &[Tension], at: DateTime<FixedOffset>) {
    let mut seen: Vec<Area> = Vec::new();
    for area in list.iter().map(|rating| rating.area) {
        if !seen.contains(&area) {
            seen.push(area);
            all.extend(rated(list, area).map(|value| Rating { area, value, at }));
        }
    }
}
