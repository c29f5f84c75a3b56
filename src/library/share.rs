//! Work on many things, shared out among the processors.

use std::{num::NonZero, thread};

/// Fewer than this are not worth a thread.
const A_HANDFUL: usize = 64;
/// More hands only wait for the disk.
const MOST_HANDS: usize = 8;

/// What `work` makes of each of `items`, in their order.
pub(crate) fn share<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let alone = || items.iter().map(&work).collect();
    if items.len() < A_HANDFUL {
        return alone();
    }
    let hands = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_HANDS);
    if hands == 1 {
        return alone();
    }
    let work = &work;
    thread::scope(|scope| {
        let heap = items.len().div_ceil(hands);
        let hands: Vec<_> = items
            .chunks(heap)
            .map(|heap| scope.spawn(move || heap.iter().map(work).collect::<Vec<R>>()))
            .collect();
        let done = hands.into_iter().flat_map(|hand| match hand.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        done.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_done_once_and_in_order() {
        for count in [0, 1, A_HANDFUL - 1, A_HANDFUL, 1001] {
            let items: Vec<usize> = (0..count).collect();
            assert_eq!(share(&items, |item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
    }
}
