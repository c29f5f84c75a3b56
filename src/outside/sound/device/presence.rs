//! Whether there is a device to play on, as far as can be seen without opening one.
//!
//! Nothing is opened for it, and nothing started.

#[cfg(not(target_os = "linux"))]
use rodio::cpal::{self, traits::HostTrait as _};

#[cfg(target_os = "linux")]
use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

/// Whether there is a device to play on.
#[cfg(target_os = "linux")]
pub(in super::super) fn is_there() -> bool {
    let folder = |name: &str| env::var_os(name).map(PathBuf::from);
    let (runtime, home) = (folder("XDG_RUNTIME_DIR"), folder("HOME"));
    let signs = Signs { root: Path::new("/"), runtime, home, named: env::var_os("ALSA_CONFIG_PATH") };
    signs.tell_of_one()
}

/// Whether there is a device to play on.
#[cfg(not(target_os = "linux"))]
pub(in super::super) fn is_there() -> bool {
    cpal::default_host().default_output_device().is_some()
}

/// Where a device would be seen.
#[cfg(target_os = "linux")]
struct Signs<'a> {
    /// The root of the file system.
    root: &'a Path,
    /// The folder with the sockets of the person's sound server.
    runtime: Option<PathBuf>,
    home: Option<PathBuf>,
    /// The only files that tell of devices, if somebody named them.
    named: Option<OsString>,
}

#[cfg(target_os = "linux")]
impl Signs<'_> {
    fn tell_of_one(&self) -> bool {
        if let Some(files) = &self.named {
            // Whoever names them means these alone; an empty one has no device.
            return env::split_paths(files).any(|file| fs::metadata(file).is_ok_and(|it| it.len() > 0));
        }
        let has_card = fs::read_to_string(self.root.join("proc/asound/pcm"))
            .is_ok_and(|devices| devices.contains("playback"));
        let has = |folder: &Option<PathBuf>, name| folder.as_ref().is_some_and(|it| it.join(name).exists());
        has_card
            || has(&self.runtime, "pipewire-0")
            || has(&self.runtime, "pulse/native")
            || has(&self.home, ".asoundrc")
            || self.root.join("etc/asound.conf").exists()
    }
}
