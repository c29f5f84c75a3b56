//! Ids that sort by time, made from a reading of the clock.
//!
//! Making one never reads a clock.

use std::sync::atomic::{AtomicU32, Ordering};

use uuid::{Builder, Uuid};

use crate::clock::Now;

/// Ids made so far; it orders those of one millisecond.
static MADE: AtomicU32 = AtomicU32::new(0);

/// A new id (`UUIDv7`) for something that happens `now`. Of two made by this program in one millisecond the later one is
/// the higher. Times before 1970 count as 1970.
pub fn id_at(now: &Now) -> Uuid {
    let millis = u64::try_from(now.wall.timestamp_millis()).unwrap_or(0);
    // The version covers four bits of the first byte and the variant two of the third, so that the count goes into four,
    // eight, six and eight bits; 48 random ones follow.
    let made = MADE.fetch_add(1, Ordering::Relaxed) & 0x03FF_FFFF;
    let [c3, c2, c1, c0] = (made << 6).to_be_bytes();
    let [r0, r1, r2, r3, r4, r5, ..] = Uuid::new_v4().into_bytes();
    let bytes = [
        c3 >> 4,
        (c3 << 4) | (c2 >> 4),
        ((c2 & 0x0F) << 2) | (c1 >> 6),
        (c1 << 2) | (c0 >> 6),
        r0,
        r1,
        r2,
        r3,
        r4,
        r5,
    ];
    Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
}
