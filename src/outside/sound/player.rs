//! What plays a sound file: programs of the system, and this one itself where it was built so.

use std::{
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    process::Command,
};

#[cfg(feature = "native-audio")]
use super::device::{self, Device};
use super::{child::Child, finding, work::Work};

/// What plays WAV files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Player {
    /// A known program, by its name.
    Program(&'static str, PathBuf),
    /// This program, on the machine's own sound device.
    #[cfg(feature = "native-audio")]
    Own(Device),
}

/// The known players with their arguments before the file, the quickest to start first.
const KNOWN: [(&str, &[&str]); 5] = [
    ("pw-play", &[]),
    ("paplay", &[]),
    ("aplay", &["-q"]),
    ("afplay", &[]),
    ("ffplay", &["-nodisp", "-autoexit", "-loglevel", "quiet"]),
];

/// What PowerShell is told; the file comes by the environment, where nothing of it can be taken for a command.
const PLAY_BY_POWERSHELL: &str = "(New-Object System.Media.SoundPlayer $env:SUPPLE_SOUND).PlaySync()";

/// This program itself, if it was built to play and there is a sound device; quicker than any other, as nothing has to
/// be started for it.
#[cfg(feature = "native-audio")]
pub(super) fn own() -> Option<Player> {
    device::is_there().then(|| Player::Own(Device::default()))
}

/// This program itself was not built to play.
#[cfg(not(feature = "native-audio"))]
pub(super) fn own() -> Option<Player> {
    None
}

/// The players in the folders of `path`, the best first.
pub(super) fn find(path: &OsStr) -> Vec<Player> {
    let names = KNOWN.iter().map(|(name, _)| *name).chain(cfg!(windows).then_some("powershell"));
    names
        .filter_map(|name| finding::program(name, path).map(|program| Player::Program(name, program)))
        .collect()
}

impl Player {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Program(name, _) => name,
            #[cfg(feature = "native-audio")]
            Self::Own(_) => device::NAME,
        }
    }

    /// Begins to play `file`, which has an absolute path, and calls `ended` when that has ended.
    pub(super) fn play(&self, file: &Path, ended: impl FnOnce() + Send + 'static) -> io::Result<Work> {
        match self {
            Self::Program(name, program) => {
                Child::start(&mut command(name, program, file), None, ended).map(Work::Program)
            }
            #[cfg(feature = "native-audio")]
            Self::Own(device) => device.play(file, ended).map(Work::Own),
        }
    }
}

/// What to start to play `file` with the `program` called `name`.
fn command(name: &str, program: &Path, file: &Path) -> Command {
    let mut command = Command::new(program);
    match KNOWN.iter().find(|(known, _)| *known == name) {
        Some((_, arguments)) => command.args(*arguments).arg(file),
        None => command
            .args(["-NoProfile", "-NonInteractive", "-Command", PLAY_BY_POWERSHELL])
            .env("SUPPLE_SOUND", file),
    };
    command
}
