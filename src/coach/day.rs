//! The day of a person: local, from the hour on at which their day begins, as a late evening still belongs to the day
//! before.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Timelike};

use crate::clock::DayStart;

/// One day, by the clock of the place it was lived in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(NaiveDate);

impl Day {
    /// The day that `time` belongs to.
    pub fn of(time: DateTime<FixedOffset>, start: DayStart) -> Self {
        Self(start.day_of(time))
    }

    /// The day of this date.
    pub fn on(date: NaiveDate) -> Self {
        Self(date)
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
pub fn ago(then: DateTime<FixedOffset>, now: DateTime<FixedOffset>, start: DayStart) -> String {
    let (today, day) = (Day::of(now, start), Day::of(then, start));
    let is_late = then.hour() >= 17 || then.hour() < 4 && then.date_naive() > day.date();
    match today.since(day) {
        ..=0 if now.signed_duration_since(then) < TimeDelta::hours(1) => "just now".into(),
        ..=0 if is_late => "this evening".into(),
        ..=0 if then.hour() < 4 => "last night".into(),
        ..=0 if then.hour() < 12 => "this morning".into(),
        ..=0 => "this afternoon".into(),
        1 if is_late => "last evening".into(),
        1 => "yesterday".into(),
        days => format!("{days} days ago"),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::*;

    fn at(time: &str) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(&format!("2026-11-{time}:00+01:00")).expect("a time")
    }

    fn from(hour: u32) -> DayStart {
        DayStart::at(NaiveTime::from_hms_opt(hour, 0, 0).expect("a time of day"))
    }

    #[track_caller]
    fn case(then: &str, now: &str, words: &str) {
        assert_eq!(ago(at(then), at(now), DayStart::default()), words);
    }

    #[test]
    fn a_day_begins_at_four_in_the_morning_if_the_person_says_nothing_else() {
        let day = |time: &str| Day::of(at(time), DayStart::default());
        assert_eq!(day("24T03:59"), day("23T12:00"));
        assert_eq!(day("24T04:00").since(day("23T12:00")), 1);
    }

    #[test]
    fn whoever_works_at_night_has_days_that_begin_at_noon() {
        let day = |time: &str| Day::of(at(time), from(12));
        assert_eq!(day("24T11:59"), day("23T12:00"));
        assert_eq!(day("24T12:00").since(day("24T11:59")), 1);
        assert_eq!(ago(at("24T02:00"), at("24T10:00"), from(12)), "this evening");
    }

    #[test]
    fn whose_day_begins_at_midnight_did_it_last_night() {
        assert_eq!(ago(at("24T01:00"), at("24T10:00"), from(0)), "last night");
        assert_eq!(ago(at("23T23:00"), at("24T10:00"), from(0)), "last evening");
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
