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
            // A person's own device may have neither; what a distribution lays into `/etc/asound.conf` tells of none.
            || has(&self.home, ".asoundrc")
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[track_caller]
    fn case(files: &[(&str, &str)], named: Option<&str>, is_there: bool) {
        let machine = tempfile::tempdir().expect("a folder can be made");
        for (name, text) in files {
            let file = machine.path().join(name);
            fs::create_dir_all(file.parent().expect("it is in the folder")).expect("a folder can be made");
            fs::write(file, text).expect("a file can be written");
        }
        let signs = Signs {
            root: machine.path(),
            runtime: Some(machine.path().join("run")),
            home: Some(machine.path().join("home")),
            named: named.map(|name| machine.path().join(name).into()),
        };
        assert_eq!(signs.tell_of_one(), is_there, "{files:?}");
    }

    const SPEAKER: &str = "00-00: ALC257 Analog : ALC257 Analog : playback 1 : capture 1\n";
    const MICROPHONE: &str = "01-00: USB Audio : USB Audio : capture 1\n";
    const SYSTEM: (&str, &str) = ("etc/asound.conf", "defaults.pcm.card 0\n");

    #[test]
    fn a_card_that_plays_and_the_socket_of_a_sound_server_tell_of_a_device() {
        case(&[("proc/asound/pcm", SPEAKER)], None, true);
        case(&[("run/pipewire-0", "")], None, true);
        case(&[("run/pulse/native", "")], None, true);
        case(&[SYSTEM, ("proc/asound/pcm", SPEAKER)], None, true);
        case(&[("home/.asoundrc", "pcm.!default bluealsa\n")], None, true);
    }

    #[test]
    fn the_settings_of_the_system_and_a_card_that_only_records_tell_of_none() {
        case(&[], None, false);
        case(&[SYSTEM], None, false);
        case(&[SYSTEM, ("proc/asound/pcm", MICROPHONE)], None, false);
    }

    #[test]
    fn files_that_somebody_named_count_alone_and_not_empty() {
        let card = ("proc/asound/pcm", SPEAKER);
        case(&[("one.conf", "pcm.!default null\n")], Some("one.conf"), true);
        case(&[card, ("one.conf", "")], Some("one.conf"), false);
        case(&[card], Some("one.conf"), false);
    }
}
