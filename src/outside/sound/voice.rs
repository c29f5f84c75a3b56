//! Programs that speak.
//!
//! The words come on standard input or behind `--`, so that none of them is ever taken for an option or a command.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Command,
};

use super::{Wanted, Wish, finding};

/// How to speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manner {
    /// Words a minute; 155 is what the lengths of lines are planned with.
    pub rate: u16,
    /// How loud, 0 to 100.
    pub volume: u8,
    /// The program's own name for one of its voices.
    pub voice: Option<String>,
}

impl Default for Manner {
    fn default() -> Self {
        Self { rate: 155, volume: 100, voice: None }
    }
}

/// A program that speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// One whose arguments are known, by its name.
    Known(&'static str, PathBuf),
    /// `piper` with its model; it writes a file that a player plays.
    Piper { program: PathBuf, model: PathBuf },
    /// The person's own.
    Own(Vec<String>),
}

/// What to start for a line.
pub(super) struct Speech {
    pub(super) command: Command,
    /// What to give on standard input.
    pub(super) input: Option<String>,
    /// Whether the command writes a file that is to be played then.
    pub(super) is_file: bool,
}

/// The known voices, the best first.
const KNOWN: [&str; 5] = ["spd-say", "espeak-ng", "espeak", "say", "powershell"];

/// What PowerShell is told; the words come on its standard input.
const SPEAK_BY_POWERSHELL: &str = "Add-Type -AssemblyName System.Speech; \
     $voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; \
     $voice.Rate = [int]$env:SUPPLE_RATE; $voice.Volume = [int]$env:SUPPLE_VOLUME; \
     [Console]::InputEncoding = [Text.Encoding]::UTF8; $voice.Speak([Console]::In.ReadToEnd())";

/// The voices in the folders of `path` that `wish` allows, the best first.
pub(super) fn find(wish: &Wish, path: &OsStr, can_play: bool) -> Vec<Voice> {
    let known = |name: &'static str| finding::program(name, path).map(|program| Voice::Known(name, program));
    let piper = || {
        let model = wish.piper_model.clone().filter(|_| can_play)?;
        Some(Voice::Piper { program: finding::program("piper", path)?, model })
    };
    match &wish.voice {
        Wanted::Off => Vec::new(),
        Wanted::Own(words) if words.is_empty() => Vec::new(),
        Wanted::Own(words) => vec![Voice::Own(words.clone())],
        Wanted::Named(name) if name == "piper" => piper().into_iter().collect(),
        Wanted::Named(name) => {
            KNOWN.iter().find(|known| *known == name).and_then(|name| known(name)).into_iter().collect()
        }
        Wanted::Auto => piper().into_iter().chain(KNOWN.iter().filter_map(|name| known(name))).collect(),
    }
}

impl Voice {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Known(name, _) => name,
            Self::Piper { .. } => "piper",
            Self::Own(words) => words.first().map_or("", String::as_str),
        }
    }

    /// What to start to say `words`, which [`sayable`](super::sayable::sayable) made; a voice that writes a file writes it to `file`.
    pub(super) fn speech(&self, words: &str, manner: &Manner, file: &Path) -> Option<Speech> {
        let input = Some(format!("{words}\n"));
        Some(match self {
            Self::Own(own) => {
                let (program, arguments) = own.split_first()?;
                let mut command = Command::new(program);
                command.args(arguments);
                Speech { command, input, is_file: false }
            }
            Self::Piper { program, model } => {
                let mut command = Command::new(program);
                command.arg("--model").arg(model).arg("--output_file").arg(file);
                Speech { command, input, is_file: true }
            }
            Self::Known(name, program) => {
                let mut command = Command::new(program);
                let input = match *name {
                    "spd-say" => {
                        let rate = (i32::from(manner.rate) - 155).clamp(-100, 100);
                        let volume = i32::from(manner.volume) * 2 - 100;
                        command.args([
                            "--wait",
                            "--rate",
                            &rate.to_string(),
                            "--volume",
                            &volume.to_string(),
                        ]);
                        command.args(manner.voice.iter().flat_map(|voice| ["--synthesis-voice", voice]));
                        command.args(["--", words]);
                        None
                    }
                    "say" => {
                        command.args(["-r", &manner.rate.to_string()]);
                        command.args(manner.voice.iter().flat_map(|voice| ["-v", voice]));
                        command.args(["-f", "-"]);
                        input
                    }
                    "powershell" => {
                        let rate = (i32::from(manner.rate) - 155) / 15;
                        command.args(["-NoProfile", "-NonInteractive", "-Command", SPEAK_BY_POWERSHELL]);
                        command.env("SUPPLE_RATE", rate.clamp(-10, 10).to_string());
                        command.env("SUPPLE_VOLUME", manner.volume.to_string());
                        input
                    }
                    _ => {
                        // Both kinds of espeak; 100 is their usual loudness of 200.
                        command.args(["--stdin", "-b", "1", "-s", &manner.rate.to_string()]);
                        command.args(["-a", &manner.volume.to_string()]);
                        command.args(manner.voice.iter().flat_map(|voice| ["-v", voice]));
                        input
                    }
                };
                Speech { command, input, is_file: false }
            }
        })
    }

    /// What silences a voice that speaks on after its program is gone.
    pub(super) fn silence(&self) -> Option<Command> {
        match self {
            Self::Known("spd-say", program) => {
                let mut command = Command::new(program);
                command.arg("--cancel");
                Some(command)
            }
            Self::Known(..) | Self::Piper { .. } | Self::Own(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_come_on_standard_input_or_behind_the_end_of_options() {
        for name in KNOWN {
            let voice = Voice::Known(name, PathBuf::from("/x"));
            let speech = voice
                .speech("help me", &Manner::default(), Path::new("/f"))
                .expect("every known voice speaks");
            let arguments: Vec<_> = speech.command.get_args().collect();
            let behind = arguments.iter().position(|it| *it == "help me");
            match behind {
                Some(at) => assert_eq!(arguments.get(at - 1).map(|it| it.to_str()), Some(Some("--"))),
                None => assert_eq!(speech.input.as_deref(), Some("help me\n"), "{name}"),
            }
        }
    }
}
