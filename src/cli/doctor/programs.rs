//! The small programs a session makes use of: which are there, and how to get the others.

use std::{ffi::OsStr, path::Path};

use super::{
    super::{chosen, places::Places, rim::is_over_ssh},
    finding::{
        Finding,
        State::{Absent, Look, Well},
    },
};
use crate::{
    outside::sound::{Ladder, Wish, is_there, own_player},
    settings::{Settings, Voice},
};

/// A program, and the packages it comes in.
struct Program {
    name: &'static str,
    debian: &'static str,
    fedora: &'static str,
    arch: &'static str,
    macos: &'static str,
}

const fn package(name: &'static str, [debian, fedora, arch, macos]: [&'static str; 4]) -> Program {
    Program { name, debian, fedora, arch, macos }
}

/// In the order of the ladder.
const VOICES: [Program; 6] = [
    package("piper", [""; 4]),
    package("spd-say", ["speech-dispatcher", "speech-dispatcher-utils", "speech-dispatcher", ""]),
    package("espeak-ng", ["espeak-ng"; 4]),
    package("espeak", ["espeak", "espeak", "", "espeak"]),
    package("say", [""; 4]),
    package("powershell", [""; 4]),
];

const PLAYERS: [Program; 6] = [
    package("pw-play", ["pipewire-bin", "pipewire-utils", "pipewire-audio", ""]),
    package("paplay", ["pulseaudio-utils", "pulseaudio-utils", "libpulse", "pulseaudio"]),
    package("aplay", ["alsa-utils", "alsa-utils", "alsa-utils", ""]),
    package("afplay", [""; 4]),
    package("ffplay", ["ffmpeg", "ffmpeg-free", "ffmpeg", "ffmpeg"]),
    package("powershell", [""; 4]),
];

impl Program {
    /// Whether this system can have it at all.
    fn is_of_this_system(&self) -> bool {
        let (is_macos, is_windows) = (cfg!(target_os = "macos"), cfg!(windows));
        match self.name {
            "say" | "afplay" => is_macos,
            "powershell" => is_windows,
            _ => true,
        }
    }

    /// Where it comes from.
    fn how(&self) -> Option<String> {
        let systems =
            [("Debian", self.debian), ("Fedora", self.fedora), ("Arch", self.arch), ("macOS", self.macos)];
        let mut packages: Vec<(&str, Vec<&str>)> = Vec::new();
        for (system, package) in systems.into_iter().filter(|(_, package)| !package.is_empty()) {
            match packages.iter_mut().find(|(known, _)| *known == package) {
                Some((_, systems)) => systems.push(system),
                None => packages.push((package, vec![system])),
            }
        }
        let packages: Vec<String> =
            packages.iter().map(|(package, systems)| format!("{package} ({})", systems.join(", "))).collect();
        (!packages.is_empty()).then(|| format!("package {}", packages.join(", ")))
    }
}

/// What speaks and plays, and what a session would use.
pub(super) fn sound(settings: &Settings, path: &OsStr) -> Vec<Finding> {
    let wish = chosen::wish(settings);
    let ladder = Ladder::here(&wish, path);
    let mut all = vec![voice(settings, &wish, &ladder, path)];
    all.extend(VOICES.iter().filter_map(|program| one("voice", program, path)));
    all.push(tones(settings, &ladder));
    all.extend(own_player().map(|(name, has_device)| {
        let words = if has_device { "here" } else { "no sound device is seen here" };
        Finding::new("tones", name, if has_device { Well } else { Absent }, words)
    }));
    all.extend(PLAYERS.iter().filter_map(|program| one("tones", program, path)));
    if is_over_ssh() {
        let words = "you sit at another machine, and sound is made on this one";
        let how = "over ssh a session rings your terminal's bell instead";
        all.push(Finding::new("tones", "ssh", Look, words).how(how));
    }
    all
}

/// The voice a session would speak with.
fn voice(settings: &Settings, wish: &Wish, ladder: &Ladder, path: &OsStr) -> Finding {
    let finding = |state, words: &str| Finding::new("voice", "in a session", state, words);
    match (ladder.voices().next(), &settings.voice) {
        (Some(name), Voice::Own(_)) if !is_there(name, path) && !Path::new(name).exists() => {
            finding(Look, &format!("your own command, {name}, is not here"))
                .how("supple config set voice auto")
        }
        (Some("piper"), _) if wish.piper_model.as_ref().is_some_and(|model| !model.exists()) => {
            finding(Look, "piper's model file is not here")
                .how("supple config get piper-model says where it should be")
        }
        (Some(name), Voice::Own(_)) => finding(Well, &format!("your own command, {name}")),
        (Some(name), _) => finding(Well, name),
        (None, Voice::Off) => finding(Absent, "off, as you chose").how("supple config unset voice"),
        (None, Voice::Known("piper")) if settings.piper_model.is_none() => {
            finding(Look, "piper, as you chose, needs a model file").how("supple config set piper-model FILE")
        }
        (None, Voice::Known(name)) => finding(Look, &format!("{name}, as you chose, is not here"))
            .how("supple config unset voice takes the best there is"),
        (None, Voice::Auto | Voice::Own(_)) => {
            finding(Absent, "none; tones, bell and screen lead you").how("any one of these will do:")
        }
    }
}

/// What a session would sound its tones with.
fn tones(settings: &Settings, ladder: &Ladder) -> Finding {
    let finding = |state, words: &str| Finding::new("tones", "in a session", state, words);
    match ladder.players().next() {
        Some(name) => finding(Well, name),
        None if !settings.tones => finding(Absent, "off, as you chose").how("supple config unset tones"),
        None => finding(Absent, "none; the terminal's bell stands in").how("any one of these will do:"),
    }
}

fn one(topic: &'static str, program: &Program, path: &OsStr) -> Option<Finding> {
    if is_there(program.name, path) {
        return Some(Finding::new(topic, program.name, Well, "here"));
    }
    let finding = || Finding::new(topic, program.name, Absent, "not here");
    program.is_of_this_system().then(|| match program.how() {
        Some(how) => finding().how(&how),
        None => finding(),
    })
}

/// What else a session makes use of.
pub(super) fn session(places: &Places, settings: &Settings, path: &OsStr) -> Vec<Finding> {
    vec![awake(settings, path), remote(places, settings)]
}

fn awake(settings: &Settings, path: &OsStr) -> Finding {
    let finding = |state, words: &str| Finding::new("session", "awake", state, words);
    let tool = ["systemd-inhibit", "caffeinate"].into_iter().find(|name| is_there(name, path));
    match tool {
        _ if !settings.awake => finding(Absent, "off, as you chose").how("supple config unset awake"),
        Some(tool) => finding(Well, tool),
        None => finding(Absent, "nothing here keeps the computer from falling asleep")
            .how("systemd-inhibit comes with systemd; a session that slept pauses and says so"),
    }
}

/// Whether other terminals can steer a session.
fn remote(places: &Places, settings: &Settings) -> Finding {
    /// Names of sockets are no longer than this on any system, the end included.
    const LONGEST: usize = 100;
    let finding = |state, words: &str| Finding::new("session", "remote", state, words);
    let folder = places.runtime.to_string_lossy();
    if !settings.remote {
        finding(Absent, "off, as you chose").how("supple config unset remote")
    } else if folder.len() + "/control".len() > LONGEST {
        finding(Look, &format!("the name of the folder is too long for a socket: {folder}"))
            .how("set SUPPLE_RUNTIME_DIR to a folder with a short name")
    } else {
        finding(Well, &format!("a socket in {folder} while a session runs"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_voice_that_can_be_chosen_is_looked_for() {
        for name in Voice::KNOWN {
            assert!(VOICES.iter().any(|program| program.name == name), "{name}");
        }
    }

    #[test]
    fn each_system_is_told_its_own_package() {
        let how = VOICES[1].how();
        let packages = "package speech-dispatcher (Debian, Arch), speech-dispatcher-utils (Fedora)";
        assert_eq!(how.as_deref(), Some(packages));
        assert_eq!(VOICES[0].how(), None);
    }
}
