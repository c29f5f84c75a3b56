//! Moments for tests.

use std::time::Duration;

use supple::clock::Moment;

/// The moment so many seconds after the start.
pub(crate) fn at(seconds: f64) -> Moment {
    Moment::new(Duration::from_secs_f64(seconds))
}

/// The moment written as `1:05`.
pub(crate) fn clock(words: &str) -> Moment {
    let (minutes, seconds) = words.split_once(':').unwrap();
    at(minutes.parse::<f64>().unwrap() * 60.0 + seconds.parse::<f64>().unwrap())
}
