//! The day of a person: local, from four in the morning on, as a late evening still belongs to the day before.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Timelike};

/// When a new day begins, on the person's own clock.
const DAWN: TimeDelta = TimeDelta::hours(4);

/// One day, by the clock of the place it was lived in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(NaiveDate);

impl Day {
    /// The day that `time` belongs to.
    pub fn of(time: DateTime<FixedOffset>) -> Self {
        let local = time.naive_local();
        Self(local.checked_sub_signed(DAWN).unwrap_or(local).date())
    }

    /// Whole days since `earlier`; negative if that is later.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// Its date.
    pub fn date(self) -> NaiveDate {
        self.0
    }
}

/// When `then` was, seen from `now`: `just now`, `this morning`, `last evening`, `yesterday`, `3 days ago`.
pub fn ago(then: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    let is_late = !(4..17).contains(&then.hour());
    match Day::of(now).since(Day::of(then)) {
        ..=0 if now.signed_duration_since(then) < TimeDelta::hours(1) => "just now".into(),
        ..=0 if is_late => "this evening".into(),
        ..=0 if then.hour() < 12 => "this morning".into(),
        ..=0 => "this afternoon".into(),
        1 if is_late => "last evening".into(),
        1 => "yesterday".into(),
        days => format!("{days} days ago"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(&format!("2026-11-{time}:00+01:00")).expect("a time")
    }

    #[track_caller]
    fn case(then: &str, now: &str, words: &str) {
        assert_eq!(ago(at(then), at(now)), words);
    }

    #[test]
    fn a_day_begins_at_four_in_the_morning() {
        assert_eq!(Day::of(at("24T03:59")), Day::of(at("23T12:00")));
        assert_eq!(Day::of(at("24T04:00")).since(Day::of(at("23T12:00"))), 1);
    }

    #[test]
    fn times_are_told_as_a_person_would() {
        case("24T18:10", "24T18:40", "just now");
        case("24T07:00", "24T18:40", "this morning");
        case("24T13:00", "24T18:40", "this afternoon");
        case("24T17:10", "25T01:00", "this evening");
        case("23T21:00", "24T18:40", "last evening");
        case("24T01:00", "24T18:40", "last evening");
        case("23T09:00", "24T18:40", "yesterday");
        case("21T09:00", "24T18:40", "3 days ago");
    }
}
