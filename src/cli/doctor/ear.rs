//! What the person hears: each rung is tried until one is heard, and the answer is kept.

use std::{
    ffi::OsStr,
    io::{self, BufRead, Write},
};

use anyhow::Context;

use super::super::{chosen, complain, hearing, places::Places, rim::is_over_ssh, say};
use crate::{
    cue::Tone,
    outside::sound::{Heard, Ladder, Speaker, Wanted},
    settings::Settings,
};

/// What is said to be heard.
const LINE: &str = "This is supple. Lean in slowly, and breathe out.";

/// Tries voices and players, and keeps what was heard.
pub(super) fn ask(settings: &Settings, places: &Places, path: &OsStr) -> anyhow::Result<()> {
    if is_over_ssh() {
        return Ok(());
    }
    let mut wish = chosen::wish(settings);
    wish.tones = true;
    if wish.voice == Wanted::Off {
        wish.voice = Wanted::Auto;
    }
    let ladder = Ladder::here(&wish, path);
    if ladder.is_empty() {
        return Ok(());
    }
    say("\nNow the sound: answer y or n; Enter alone ends this.")?;
    let rung = |ladder: Ladder| {
        Speaker::spawn(ladder, wish.manner.clone(), wish.tone_volume, places.cache.join("sounds"), |_| {})
    };
    let mut answers = io::stdin().lock();
    let voices: Vec<String> = ladder.voices().map(str::to_owned).collect();
    let voice = first_heard(&voices, &mut answers, |name| {
        let speaker = rung(ladder.clone().only_voice(name));
        speaker.say(LINE);
        speaker
    })?;
    let players: Vec<String> = ladder.players().map(str::to_owned).collect();
    let player = first_heard(&players, &mut answers, |name| {
        let speaker = rung(ladder.clone().only_player(name));
        speaker.sound(Tone::Start);
        speaker
    })?;
    if let (Heard::One { name, missed }, Some(first)) = (&player, players.first())
        && *missed > 0
    {
        say(&format!(
            "{first} comes before {name} in a session, and you did not hear it: is its volume up?"
        ))?;
    }
    keep(settings, places, &voice, &player)
}

/// Plays one after the other until the person hears one.
fn first_heard<T>(
    names: &[String],
    answers: &mut impl BufRead,
    mut play: impl FnMut(&str) -> T,
) -> anyhow::Result<Heard> {
    for (missed, name) in names.iter().enumerate() {
        let sounding = play(name);
        let heard = answer(name, answers)?;
        // Silent before the next one sounds.
        drop(sounding);
        match heard {
            Some(true) => return Ok(Heard::One { name: name.clone(), missed }),
            Some(false) => {}
            None => return Ok(Heard::Unknown),
        }
    }
    Ok(if names.is_empty() { Heard::Unknown } else { Heard::Nothing })
}

/// Yes, no, or nothing more.
fn answer(name: &str, answers: &mut impl BufRead) -> anyhow::Result<Option<bool>> {
    loop {
        write!(io::stdout(), "{}: did you hear that? y/n ", crate::text::Text::new(name))
            .context("printing")?;
        io::stdout().flush().context("printing")?;
        let mut line = String::new();
        answers.read_line(&mut line).context("reading your answer")?;
        match line.trim().to_lowercase().as_str() {
            "" => return Ok(None),
            "y" | "yes" => return Ok(Some(true)),
            "n" | "no" => return Ok(Some(false)),
            _ => {}
        }
    }
}

/// Keeps the answers, and says so.
fn keep(settings: &Settings, places: &Places, voice: &Heard, player: &Heard) -> anyhow::Result<()> {
    let all = hearing::keep(settings, places, voice, player);
    if all.is_empty() {
        return say("The settings stay as they are.");
    }
    for (name, kept) in all {
        match kept {
            Ok(written) => {
                say(&format!("Kept: {name} = {written}; `supple config unset {name}` takes it back."))?;
            }
            Err(error) => complain(&format!("{name} was not kept: {error}")),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str, missed: usize) -> Heard {
        Heard::One { name: name.into(), missed }
    }

    #[track_caller]
    fn heard(answers: &str, heard: &Heard, played: &[&str]) {
        let names = ["spd-say".to_owned(), "espeak-ng".to_owned()];
        let mut all = Vec::new();
        let mut answers = answers.as_bytes();
        let found = first_heard(&names, &mut answers, |name| all.push(name.to_owned())).ok();
        assert_eq!((found.as_ref(), all), (Some(heard), played.iter().map(|it| (*it).to_owned()).collect()));
    }

    #[test]
    fn rungs_are_tried_until_one_is_heard() {
        heard("y\n", &one("spd-say", 0), &["spd-say"]);
        heard("n\nYES\n", &one("espeak-ng", 1), &["spd-say", "espeak-ng"]);
        heard("n\nn\n", &Heard::Nothing, &["spd-say", "espeak-ng"]);
    }

    #[test]
    fn whoever_does_not_answer_is_not_asked_on() {
        heard("\n", &Heard::Unknown, &["spd-say"]);
        heard("", &Heard::Unknown, &["spd-say"]);
        heard("what?\nn\n", &Heard::Unknown, &["spd-say", "espeak-ng"]);
    }
}
