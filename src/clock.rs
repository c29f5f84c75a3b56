//! The only reader of time.
//!
//! Everything else is told the moment as a plain value, so that an hour of practice can be tested in a millisecond.

use std::{
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveTime};

/// A point of elapsed time, counted from the start of the program; suspended time counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(Duration);

impl Moment {
    /// The start of the program.
    pub const ZERO: Self = Self(Duration::ZERO);

    /// The moment `elapsed` after the start.
    pub const fn new(elapsed: Duration) -> Self {
        Self(elapsed)
    }

    /// The time since the start.
    pub const fn elapsed(self) -> Duration {
        self.0
    }

    /// The moment `later` after this one; stays at the last one there is.
    pub const fn after(self, later: Duration) -> Self {
        Self(self.0.saturating_add(later))
    }

    /// The time since `earlier`; zero if that is not earlier.
    pub const fn since(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        out.pad(&format!("{}:{:02}", seconds / 60, seconds % 60))
    }
}

/// One reading of all clocks.
#[derive(Clone, Debug, Default)]
pub struct Now {
    /// Elapsed time, suspend included.
    pub moment: Moment,
    /// The time on the wall, with its offset.
    pub wall: DateTime<FixedOffset>,
    /// The name of the zone, such as `Europe/Berlin`; empty if the system has none.
    pub zone: Arc<str>,
    /// How long the machine has been suspended since the start, in all.
    pub away: Duration,
}

/// When a person's day begins, by their own clock: what comes before belongs to the day before, as a late evening does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayStart(NaiveTime);

impl DayStart {
    /// Days that begin at `time`.
    pub const fn at(time: NaiveTime) -> Self {
        Self(time)
    }

    /// The day that `time` belongs to, by the clock of the place where it was.
    pub fn day_of(self, time: DateTime<FixedOffset>) -> NaiveDate {
        let (date, time) = (time.date_naive(), time.time());
        if time < self.0 { date.pred_opt().unwrap_or(date) } else { date }
    }
}

impl Default for DayStart {
    /// Four in the morning.
    fn default() -> Self {
        Self(NaiveTime::from_hms_opt(4, 0, 0).expect("four o'clock is a time of day"))
    }
}

/// How long a wake-up may be late before the time counts as lost: the machine slept or the program was stopped.
const LATE: Duration = Duration::from_secs(2);
/// How often, at the least, a running session looks at the clock.
pub const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Notices, from one look at the clocks to the next, that time went by unseen.
#[derive(Clone, Copy, Debug)]
pub struct Lookout {
    moment: Moment,
    away: Duration,
}

/// Time that went by unseen; none of it may be credited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// The last moment known to be seen.
    pub seen: Moment,
    /// Whether the machine slept; else the program was stopped or starved.
    pub slept: bool,
}

impl Lookout {
    /// Begins to look out.
    pub fn new(now: &Now) -> Self {
        Self { moment: now.moment, away: now.away }
    }

    /// Takes a look, at least once every [`LOOK_EVERY`], and tells of an absence since the last one.
    pub fn look(&mut self, now: &Now) -> Option<Absence> {
        let last = std::mem::replace(self, Self::new(now));
        let (gap, slept) = (now.moment.since(last.moment), now.away.saturating_sub(last.away));
        if slept > LATE {
            return Some(Absence { seen: last.moment.after(gap.saturating_sub(slept)), slept: true });
        }
        (gap > LOOK_EVERY + LATE).then_some(Absence { seen: last.moment, slept: false })
    }
}

/// Reads the clocks of the machine.
#[derive(Clone, Debug)]
pub struct Clock {
    zone: Arc<str>,
    began: Instant,
    began_counting_suspend: Duration,
    speed: u32,
}

impl Clock {
    /// Starts counting now.
    pub fn start() -> Self {
        Self::start_at_speed(1)
    }

    /// Starts a clock on which everything passes `speed` times faster, for rehearsals; 0 counts as 1.
    pub fn start_at_speed(speed: u32) -> Self {
        Self {
            zone: iana_time_zone::get_timezone().map_or_else(|_| Arc::from(""), Arc::from),
            began: Instant::now(),
            began_counting_suspend: counting_suspend().unwrap_or_default(),
            speed: speed.max(1),
        }
    }

    /// Reads all clocks once.
    pub fn now(&self) -> Now {
        let awake = self.began.elapsed();
        let elapsed =
            counting_suspend().map_or(awake, |time| time.saturating_sub(self.began_counting_suspend));
        Now {
            moment: Moment(elapsed * self.speed),
            wall: Local::now().fixed_offset(),
            zone: self.zone.clone(),
            away: elapsed.saturating_sub(awake) * self.speed,
        }
    }

    /// How long to wait by the machine's own time until `moment`, seen from `now`.
    pub fn until(&self, moment: Moment, now: &Now) -> Duration {
        moment.since(now.moment) / self.speed
    }
}

/// The machine's elapsed time, suspend included; none where the system has no such clock.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn counting_suspend() -> Option<Duration> {
    spent(rustix::time::clock_gettime(rustix::time::ClockId::Boottime))
}

/// Apple's monotonic clock counts sleep, while `Instant` does not.
#[cfg(target_vendor = "apple")]
fn counting_suspend() -> Option<Duration> {
    spent(rustix::time::clock_gettime(rustix::time::ClockId::Monotonic))
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn counting_suspend() -> Option<Duration> {
    None
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn spent(time: rustix::time::Timespec) -> Option<Duration> {
    Some(Duration::new(time.tv_sec.try_into().ok()?, time.tv_nsec.try_into().ok()?))
}
