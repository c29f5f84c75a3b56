//! The sound files, each made once and kept in the cache folder.

use std::{
    fs, io,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use uuid::Uuid;

use super::wave;
use crate::cue::Tone;

/// Where sound files are kept, and how loud tones are in them.
#[derive(Clone)]
pub(super) struct Shelf {
    pub(super) folder: PathBuf,
    /// 0 to 100.
    pub(super) volume: u8,
}

impl Shelf {
    /// The file with `tone`.
    pub(super) fn tone(&self, tone: Tone) -> io::Result<PathBuf> {
        self.kept(&self.name(tone), || wave::wav(tone, self.volume))
    }

    /// Makes the files with these `tones` that are not there yet, on a thread of its own: a breath of ten seconds takes so
    /// long that a cue would be late by it, and so would silence.
    pub(super) fn make_ahead(&self, mut tones: Vec<Tone>) {
        tones.retain(|tone| !self.folder.join(self.name(*tone)).is_file());
        if tones.is_empty() {
            return;
        }
        let owned = self.clone();
        // What cannot be made now is tried again at its moment, and missed then.
        let _ = thread::Builder::new()
            .name("tones".into())
            .spawn(move || tones.into_iter().try_for_each(|tone| owned.tone(tone).map(drop)));
    }

    fn name(&self, tone: Tone) -> String {
        let length = match tone {
            Tone::BreatheIn { length } | Tone::HoldBreath { length } | Tone::BreatheOut { length } => {
                format!("-{}", length.as_millis())
            }
            _ => String::new(),
        };
        format!("{}{length}-v{}.wav", tone.token(), self.volume)
    }

    /// The file that wakes a loudspeaker.
    pub(super) fn lead_in(&self, length: Duration) -> io::Result<PathBuf> {
        self.kept("lead-in.wav", || wave::lead_in(length))
    }

    /// The file that a player proves itself with: as soft, and sure to be good.
    pub(super) fn proof(&self, length: Duration) -> io::Result<PathBuf> {
        self.kept("proof.wav", || wave::lead_in(length))
    }

    /// Where a voice that writes files writes the line it is to say.
    pub(super) fn line(&self) -> PathBuf {
        self.folder.join("line.wav")
    }

    /// Makes the folder, the owner's alone, if it is not there.
    pub(super) fn make(&self) -> io::Result<()> {
        make_private(&self.folder)
    }

    fn kept(&self, name: &str, make: impl FnOnce() -> Vec<u8>) -> io::Result<PathBuf> {
        let file = self.folder.join(name);
        if !file.is_file() {
            self.make()?;
            // Written beside it and renamed, so that another session never plays half a file.
            let half = self.folder.join(format!("{name}.{}", Uuid::new_v4()));
            fs::write(&half, make())?;
            fs::rename(&half, &file)?;
        }
        Ok(file)
    }
}

#[cfg(unix)]
fn make_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;

    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_private(folder: &Path) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).create(folder)
}
