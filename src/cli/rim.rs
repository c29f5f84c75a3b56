//! The rim of a session: voice and tones, remote control, and the machine kept awake.
//!
//! It performs what a session asks for; nothing here ever makes one fail.

use std::{env, ffi::OsString, io};

use super::places::Places;
#[cfg(all(feature = "desktop", target_os = "linux"))]
use crate::outside::media::Media;
#[cfg(unix)]
use crate::outside::remote::Remote;
use crate::{
    cue::{Aloud, Pace, Telling},
    outside::{
        awake::Awake,
        doors::Doors,
        sound::{Ladder, Live, Rung, Speaker, Wish},
    },
    session::Order,
    settings::Settings,
};

/// Said where another session has the remote control.
const TAKEN: &str = "Another session has the remote control; this one has none.";
/// Words a minute the lengths of lines are planned with.
const PLANNED_RATE: u32 = 155;

/// How much is said, and how fast, beginning with variant `first` of the lines.
pub(super) fn telling(settings: &Settings, first: usize) -> Telling {
    let pace = Pace::percent(PLANNED_RATE * 100 / u32::from(settings.rate).max(1));
    Telling { talk: settings.talk, pace, first }
}

/// Whether the person sits at another machine, where nothing played here is heard.
pub(super) fn is_over_ssh() -> bool {
    ["SSH_CONNECTION", "SSH_TTY"].into_iter().any(|it| env::var_os(it).is_some_and(|value| !value.is_empty()))
}

/// What a session has beyond the program, as far as it is there.
#[derive(Default)]
pub(super) struct Rim {
    speaker: Option<Speaker>,
    /// How the speaker was asked to speak.
    wish: Wish,
    #[cfg(unix)]
    remote: Option<Remote>,
    #[cfg(all(feature = "desktop", target_os = "linux"))]
    media: Option<Media>,
    awake: Option<Awake>,
    is_kept_awake: bool,
    takes_orders: bool,
}

impl Rim {
    /// Nothing yet; later what the person chose.
    pub(super) fn new(settings: &Settings) -> Self {
        Self { is_kept_awake: settings.awake, takes_orders: settings.remote, ..Self::default() }
    }

    /// From now on as these settings say; whoever speaks in another way is asked for anew with [`Self::listen`].
    pub(super) fn heed(&mut self, settings: &Settings) {
        self.is_kept_awake = settings.awake;
        self.takes_orders = settings.remote;
        if self.wish != super::chosen::wish(settings) {
            self.speaker = None;
        }
    }

    /// Begins to speak and to play, with what there is; `report` hears of which rungs live.
    pub(super) fn listen(&mut self, wish: &Wish, places: &Places, report: impl Fn(Live) + Send + 'static) {
        if self.speaker.is_some() {
            return;
        }
        self.wish = wish.clone();
        let ladder = if is_over_ssh() { Ladder::default() } else { Ladder::here(wish, &path()) };
        let (manner, volume) = (wish.manner.clone(), wish.tone_volume);
        self.speaker = Some(Speaker::spawn(ladder, manner, volume, places.cache.join("sounds"), report));
    }

    /// Makes this heard.
    pub(super) fn perform(&self, aloud: &Aloud) {
        if let Some(speaker) = &self.speaker {
            speaker.perform(aloud);
        }
    }

    /// Goes on with the next voice, or the next player.
    pub(super) fn step_down(&self, rung: Rung) {
        if let Some(speaker) = &self.speaker {
            speaker.step_down(rung);
        }
    }

    /// A session begins: it can be steered from outside, each order being told with its ticket; whoever gives one
    /// knocks at `doors`. Words for the person where it cannot.
    pub(super) fn open(
        &mut self,
        places: &Places,
        doors: impl FnOnce() -> io::Result<Doors>,
        tell: impl Fn(Order, u64) + Send + 'static,
    ) -> Option<String> {
        self.stay_awake();
        if !self.takes_orders {
            return None;
        }
        #[cfg(unix)]
        match doors().and_then(|doors| Remote::open(&places.runtime, &doors, tell)) {
            Ok(Some(remote)) => {
                self.remote = Some(remote);
                #[cfg(all(feature = "desktop", target_os = "linux"))]
                {
                    self.media = Some(Media::open(&places.runtime));
                }
            }
            Ok(None) => return Some(TAKEN.to_owned()),
            Err(error) => return Some(format!("No remote control: {error}.")),
        }
        #[cfg(not(unix))]
        drop((places, doors, tell));
        None
    }

    /// Answers the order with this ticket.
    pub(super) fn answer(&self, ticket: u64, words: String) {
        #[cfg(unix)]
        if let Some(remote) = &self.remote {
            remote.answer(ticket, words);
        }
        #[cfg(not(unix))]
        drop((ticket, words));
    }

    /// Keeps the machine awake.
    pub(super) fn stay_awake(&mut self) {
        if self.is_kept_awake && self.awake.is_none() {
            self.awake = Awake::hold(&path());
        }
    }

    /// Lets the machine sleep.
    pub(super) fn doze(&mut self) {
        self.awake = None;
    }

    /// The session has come to its end: its last tone sounds on for its moment, and nothing waits for it.
    pub(super) fn finish(mut self) {
        self.speaker.take().into_iter().for_each(Speaker::finish);
    }

    /// The session is over; what is being said may end.
    pub(super) fn close(&mut self) {
        self.awake = None;
        #[cfg(all(feature = "desktop", target_os = "linux"))]
        {
            self.media = None;
        }
        #[cfg(unix)]
        {
            self.remote = None;
        }
    }
}

fn path() -> OsString {
    env::var_os("PATH").unwrap_or_default()
}
