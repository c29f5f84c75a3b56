//! Reading the arguments of a session alone, as whoever begins one waits for it.

use std::ffi::OsString;

use clap::Parser;

use super::{Arguments, Run, Verb};

/// Those of `run` alone.
#[derive(Debug, Parser)]
struct Alone {
    #[command(flatten)]
    run: Run,
}

impl Arguments {
    /// Reads `words`, the first of which is the program itself. All commands are described only where that is needed:
    /// whoever begins a session, or opens the interface, waits for it.
    pub(in crate::cli) fn read(words: &[OsString]) -> Result<Self, clap::Error> {
        match words {
            [] | [_] => return Ok(Self { verb: None }),
            [_, verb, ..] if verb == "run" => {
                // Whatever is asked or wrong is told with the names of the whole.
                if let Ok(Alone { run }) = Alone::try_parse_from(words.iter().skip(1)) {
                    return Ok(Self { verb: Some(Verb::Run(run)) });
                }
            }
            [..] => {}
        }
        Self::try_parse_from(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_alone_is_read_as_by_the_whole() {
        for line in [
            "supple",
            "supple run",
            "supple run desk-rescue-5",
            "supple run --side left a --with ball,wall --mute",
            "supple run a.toml --plain --json --cues",
            "supple run a --rehearse=5 --sound",
            "supple run a --rehearse b",
            "supple run a --cues",
            "supple run --help",
            "supple run a --no-such",
            "supple runs",
            "supple --help run",
            "supple list --json",
        ] {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            let read = Arguments::read(&words).map_err(|error| error.to_string());
            let whole = Arguments::try_parse_from(&words).map_err(|error| error.to_string());
            assert_eq!(format!("{read:?}"), format!("{whole:?}"), "{line}");
        }
    }
}
