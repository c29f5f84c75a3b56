//! The writer: a thread that brings entries to the disk, in order, while the session goes on.
//!
//! It never loses an entry it could not save, never asks for the time, and sleeps when nothing is due.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::Duration,
};

use uuid::Uuid;

use crate::{
    journal::{entry::Entry, file::Journal},
    text::Text,
};

/// How long to wait before what could not be saved is tried again.
const RETRY: Duration = Duration::from_secs(5);

/// What became of entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acknowledgement {
    /// This entry is on the disk.
    Saved(Uuid),
    /// Entries wait; told once, until they could be saved.
    Unsaved {
        /// Why, and the remedy.
        why: Text,
    },
}

/// Brings entries to the disk on a thread of its own.
#[derive(Debug)]
pub struct Writer {
    orders: Sender<Order>,
    waiting: Arc<Waiting>,
}

impl Writer {
    /// Starts the thread; it calls `acknowledge` for all that becomes of the entries.
    ///
    /// # Panics
    ///
    /// If the system has no thread to give.
    pub fn spawn(journal: Journal, acknowledge: impl Fn(Acknowledgement) + Send + 'static) -> Self {
        let (orders, received) = mpsc::channel();
        let waiting = Arc::new(Waiting::default());
        let bench = Bench { journal, waiting: Arc::clone(&waiting), acknowledge, is_failing: false };
        thread::spawn(move || bench.work(&received));
        Self { orders, waiting }
    }

    /// Takes `entry`; returns at once.
    pub fn write(&self, entry: Entry) {
        self.waiting.lock().push_back(entry);
        // Without the thread the entry waits, and `finish` gives it back.
        let _ = self.orders.send(Order::Write);
    }

    /// What is not known to be saved yet, in order.
    pub fn waiting(&self) -> Vec<Entry> {
        self.waiting.lock().iter().cloned().collect()
    }

    /// Waits until all is saved, or could not be, but no longer than `patience`; gives back, in order, what is not known
    /// to be saved.
    pub fn finish(self, patience: Duration) -> Vec<Entry> {
        let (done, is_done) = mpsc::channel();
        if self.orders.send(Order::Finish(done)).is_ok() {
            // Either way what still waits is what is not saved.
            let _ = is_done.recv_timeout(patience);
        }
        self.waiting.lock().drain(..).collect()
    }
}

/// What the thread is told.
enum Order {
    /// Entries wait.
    Write,
    /// Try once more, tell, and end.
    Finish(Sender<()>),
}

/// The entries that are not known to be on the disk, in order.
#[derive(Debug, Default)]
struct Waiting(Mutex<VecDeque<Entry>>);

impl Waiting {
    fn lock(&self) -> MutexGuard<'_, VecDeque<Entry>> {
        // Nobody leaves the queue half changed, so that it is good even after a panic.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn first(&self) -> Option<Entry> {
        self.lock().front().cloned()
    }
}

/// The thread's own side.
struct Bench<A> {
    journal: Journal,
    waiting: Arc<Waiting>,
    acknowledge: A,
    is_failing: bool,
}

impl<A: Fn(Acknowledgement)> Bench<A> {
    fn work(mut self, orders: &Receiver<Order>) {
        loop {
            let order = if self.is_failing {
                orders.recv_timeout(RETRY)
            } else {
                orders.recv().map_err(RecvTimeoutError::from)
            };
            match order {
                Ok(Order::Write) | Err(RecvTimeoutError::Timeout) => self.save(),
                Ok(Order::Finish(done)) => {
                    self.save();
                    // Whoever asked may have lost patience.
                    let _ = done.send(());
                    return;
                }
                Err(RecvTimeoutError::Disconnected) => return self.save(),
            }
        }
    }

    /// Saves what waits, in order, up to the first that cannot be.
    fn save(&mut self) {
        while let Some(entry) = self.waiting.first() {
            if let Err(fault) = self.journal.append(&entry) {
                if !self.is_failing {
                    self.is_failing = true;
                    (self.acknowledge)(Acknowledgement::Unsaved { why: fault.with_remedy() });
                }
                return;
            }
            // It may be gone: `finish` takes the queue when its patience ends.
            self.waiting.lock().pop_front_if(|first| first.id() == entry.id());
            (self.acknowledge)(Acknowledgement::Saved(entry.id()));
        }
        self.is_failing = false;
    }
}
