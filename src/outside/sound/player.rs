//! Programs that play a sound file.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Command,
};

use super::finding;

/// A program that plays WAV files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Player {
    name: &'static str,
    program: PathBuf,
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

/// The players in the folders of `path`, the best first.
pub(super) fn find(path: &OsStr) -> Vec<Player> {
    let names = KNOWN.iter().map(|(name, _)| *name).chain(cfg!(windows).then_some("powershell"));
    names.filter_map(|name| finding::program(name, path).map(|program| Player { name, program })).collect()
}

impl Player {
    pub(super) fn name(&self) -> &str {
        self.name
    }

    /// What to start to play `file`, which has an absolute path.
    pub(super) fn command(&self, file: &Path) -> Command {
        let mut command = Command::new(&self.program);
        match KNOWN.iter().find(|(name, _)| *name == self.name) {
            Some((_, arguments)) => command.args(*arguments).arg(file),
            None => command
                .args(["-NoProfile", "-NonInteractive", "-Command", PLAY_BY_POWERSHELL])
                .env("SUPPLE_SOUND", file),
        };
        command
    }
}
