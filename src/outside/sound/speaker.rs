//! The thread that speaks and plays: room for one line and one tone, a new one ends the old.
//!
//! This is the side that is asked; it never makes anybody wait.

use std::{
    path::PathBuf,
    sync::mpsc::{self, Sender},
    thread::{self, JoinHandle},
    time::Duration,
};

use super::{Ladder, Live, Manner, Rung, booth::Booth};
use crate::cue::{Aloud, Tone};

/// Speaks and plays on a thread of its own, until it is dropped; then nothing sounds any more.
#[derive(Debug)]
pub struct Speaker {
    orders: Sender<Order>,
    thread: Option<JoinHandle<()>>,
}

/// What the thread is told.
pub(super) enum Order {
    Say(String),
    Sound(Tone),
    /// This line after so long, unless another comes before.
    SayLater(String, Duration),
    Hush,
    /// The rung of this kind that lives is no good: the next one shall.
    StepDown(Rung),
    Expect(Duration),
    Prepare(Vec<Tone>),
    /// This program has ended.
    Ended(u64),
    /// The end, but what was ordered before is still done, and the last tone may sound to its end.
    Finish,
    Close,
}

impl Speaker {
    /// Starts the thread. It keeps its sound files in `folder` and calls `report` first with what lives at the beginning,
    /// then whenever that changes.
    ///
    /// # Panics
    ///
    /// If the system has no thread to give.
    pub fn spawn(
        ladder: Ladder,
        manner: Manner,
        tone_volume: u8,
        folder: PathBuf,
        report: impl Fn(Live) + Send + 'static,
    ) -> Self {
        let (orders, received) = mpsc::channel();
        let own = orders.clone();
        let thread = thread::spawn(move || {
            let mut booth = Booth::new(ladder, manner, (folder, tone_volume), report, own);
            booth.work(&received);
        });
        Self { orders, thread: Some(thread) }
    }

    /// Makes this heard.
    pub fn perform(&self, aloud: &Aloud) {
        match aloud {
            Aloud::Say { words, after } if after.is_zero() => self.say(words.as_str()),
            Aloud::Say { words, after } => {
                self.order(Order::SayLater(words.as_str().to_owned(), *after));
            }
            Aloud::Sound(tone) => self.sound(*tone),
            Aloud::Hush => self.hush(),
            Aloud::Expect(after) => self.expect(*after),
            Aloud::Prepare(tones) => self.order(Order::Prepare(tones.clone())),
        }
    }

    /// Says `line` instead of what is being said.
    pub fn say(&self, line: &str) {
        self.order(Order::Say(line.to_owned()));
    }

    /// Sounds `tone` instead of the one that sounds; what is being said goes on.
    pub fn sound(&self, tone: Tone) {
        self.order(Order::Sound(tone));
    }

    /// Is silent at once.
    pub fn hush(&self) {
        self.order(Order::Hush);
    }

    /// Says that the next sound comes in so long, so that a sleeping loudspeaker can be woken before it.
    pub fn expect(&self, after: Duration) {
        self.order(Order::Expect(after));
    }

    /// Goes on with the next voice, or the next player; which one lives then is reported.
    pub fn step_down(&self, rung: Rung) {
        self.order(Order::StepDown(rung));
    }

    /// Ends with the last tone sounding on, which is over in a moment; what is being said ends at once.
    pub fn finish(self) {
        self.order(Order::Finish);
    }

    fn order(&self, order: Order) {
        // A thread that is gone is silent, which is not worth ending a session for.
        let _ = self.orders.send(order);
    }
}

impl Drop for Speaker {
    fn drop(&mut self) {
        self.order(Order::Close);
        if let Some(thread) = self.thread.take() {
            // Its panic was told by the hook.
            let _ = thread.join();
        }
    }
}
