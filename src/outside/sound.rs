//! Voice and tones: small programs of the system that speak and play, one of each at a time; tones by this program
//! itself where it was built so.
//!
//! It never runs a shell, never names a program that a routine names, and never makes the session wait.

mod booth;
mod child;
#[cfg(feature = "native-audio")]
mod device;
pub(super) mod finding;
mod live;
mod loudspeaker;
#[cfg(feature = "native-audio")]
mod pcm;
mod player;
mod sayable;
mod shelf;
mod slot;
mod speaker;
mod trial;
mod voice;
mod wave;
mod work;

pub use self::{
    child::silence_all,
    live::{Hearing, Live, Rung},
    speaker::Speaker,
    trial::{Change, Heard, change},
    voice::Manner,
};

use std::{ffi::OsStr, path::PathBuf};

use self::{player::Player, voice::Voice};

/// Which voice is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// The best there is.
    #[default]
    Auto,
    /// None.
    Off,
    /// The known program of this name, and no other.
    Named(String),
    /// The person's own command with its arguments; the text comes on its standard input.
    Own(Vec<String>),
}

/// How to speak and to play, as the person wishes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Which voice.
    pub voice: Wanted,
    /// The model file that `piper` speaks with; without it `piper` is not used.
    pub piper_model: Option<PathBuf>,
    /// Whether tones sound.
    pub tones: bool,
    /// How it speaks.
    pub manner: Manner,
    /// How loud tones are, 0 to 100.
    pub tone_volume: u8,
}

/// Whether there is a program called `name` in the folders of `path`; nothing is started.
pub fn is_there(name: &str, path: &OsStr) -> bool {
    finding::program(name, path).is_some()
}

/// Whether this program itself finds a sound device to play on, and what it calls itself then; nothing is opened, and
/// nothing comes back if it was not built to play.
pub fn own_player() -> Option<(&'static str, bool)> {
    #[cfg(feature = "native-audio")]
    return Some((device::NAME, device::is_there()));
    #[cfg(not(feature = "native-audio"))]
    None
}

/// The rungs that exist on this machine, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    voices: Vec<Voice>,
    /// What plays tones, and lines that a voice wrote.
    players: Vec<Player>,
    /// Whether tones are wanted.
    tones: bool,
}

impl Ladder {
    /// Looks for them in the folders of `path`, the value of `PATH`; nothing is started.
    pub fn find(wish: &Wish, path: &OsStr) -> Self {
        Self::of(wish, path, player::find(path))
    }

    /// The same, and this program itself before all other players if it was built to play and there is a sound device.
    pub fn here(wish: &Wish, path: &OsStr) -> Self {
        Self::of(wish, path, player::own().into_iter().chain(player::find(path)).collect())
    }

    fn of(wish: &Wish, path: &OsStr, players: Vec<Player>) -> Self {
        let voices = voice::find(wish, path, !players.is_empty());
        Self { voices, players, tones: wish.tones }
    }

    /// The same with this voice alone, and the players it may need.
    pub fn only_voice(mut self, name: &str) -> Self {
        self.voices.retain(|voice| voice.name() == name);
        self
    }

    /// The same with this player alone.
    pub fn only_player(mut self, name: &str) -> Self {
        self.voices.clear();
        self.players.retain(|player| player.name() == name);
        self
    }

    /// The names of the voices, the best first.
    pub fn voices(&self) -> impl Iterator<Item = &str> {
        self.voices.iter().map(Voice::name)
    }

    /// The names of the players of tones, the best first; none where no tones are wanted.
    pub fn players(&self) -> impl Iterator<Item = &str> {
        self.players.iter().filter(|_| self.tones).map(Player::name)
    }

    /// Whether tones sound.
    fn sounds(&self) -> bool {
        self.players().next().is_some()
    }

    /// Whether there is neither a voice nor a player.
    pub fn is_empty(&self) -> bool {
        self.voices.is_empty() && !self.sounds()
    }
}
