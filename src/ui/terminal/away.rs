//! Whether time passed without anybody looking.
//!
//! It never reads a clock: it compares two readings.

use std::time::Duration;

use crate::{
    clock::{Clock, Moment, Now},
    session::PauseReason,
    ui::message::Message,
};

/// A shorter absence is a busy machine, not a pause. With something due at least once a second, as in a running session,
/// nothing longer than three seconds goes unnoticed.
const UNNOTICED: Duration = Duration::from_secs(2);

/// The message about an absence between `last` and `now`, if there was one; `due` is what was waited for.
pub(super) fn notice(clock: &Clock, last: &Now, due: Option<Moment>, now: &Now) -> Option<Message> {
    let asleep = now.away.saturating_sub(last.away);
    if machine_time(clock, Moment::ZERO, Moment::new(asleep), now) > UNNOTICED {
        let awake = now.moment.since(last.moment).saturating_sub(asleep);
        return Some(Message::Away { seen: last.moment.after(awake), reason: PauseReason::Sleep });
    }
    // What was overdue at the last look already is not late by our absence.
    let expected = due?.max(last.moment);
    (machine_time(clock, expected, now.moment, now) > UNNOTICED)
        .then_some(Message::Away { seen: last.moment, reason: PauseReason::Stop })
}

/// The time from `earlier` to `later` on the machine's own clock, which a rehearsal outruns.
fn machine_time(clock: &Clock, earlier: Moment, later: Moment, now: &Now) -> Duration {
    clock.until(later, &Now { moment: earlier, ..now.clone() })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn reading(moment: u64, away: u64) -> Now {
        Now {
            moment: second(moment),
            wall: chrono::DateTime::UNIX_EPOCH.fixed_offset(),
            zone: Arc::from(""),
            away: Duration::from_secs(away),
        }
    }

    fn second(count: u64) -> Moment {
        Moment::new(Duration::from_secs(count))
    }

    #[track_caller]
    fn case(
        last: (u64, u64),
        due: Option<u64>,
        now: (u64, u64),
        speed: u32,
        seen: Option<(u64, PauseReason)>,
    ) {
        let clock = Clock::start_at_speed(speed);
        let noticed = notice(&clock, &reading(last.0, last.1), due.map(second), &reading(now.0, now.1));
        let noticed = noticed.map(|message| match message {
            Message::Away { seen, reason } => (seen, reason),
            other => panic!("{other:?}"),
        });
        assert_eq!(noticed, seen.map(|(at, reason)| (second(at), reason)));
    }

    #[test]
    fn an_absence_is_noticed_by_its_length() {
        case((10, 0), Some(11), (11, 0), 1, None);
        case((10, 0), Some(11), (13, 0), 1, None);
        case((10, 0), Some(11), (14, 0), 1, Some((10, PauseReason::Stop)));
        case((10, 0), None, (900, 0), 1, None);
        case((10, 0), Some(60), (40, 0), 1, None);
        case((10, 5), Some(15), (100, 91), 1, Some((14, PauseReason::Sleep)));
        case((10, 5), None, (12, 7), 1, None);
        case((10, 0), Some(20), (100, 0), 60, None);
        case((10, 0), Some(5), (12, 0), 1, None);
    }

    #[test]
    fn no_stop_of_more_than_three_seconds_goes_unnoticed_where_something_is_due_each_second() {
        for due in [10, 11] {
            for now in 14..20 {
                case((10, 0), Some(due), (now, 0), 1, Some((10, PauseReason::Stop)));
            }
        }
    }
}
