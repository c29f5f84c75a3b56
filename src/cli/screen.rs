//! `supple screen`: the safety questions, as plain numbered questions in a terminal.
//!
//! Answers live as long as the asking; only the outcome, how soon and the tags are stored.

use std::io::{self, BufRead, IsTerminal, Write};

use anyhow::Context;
use serde_json::json;

use super::{End, advice::Advice, arguments::Screen, chosen, places::Places, say, say_json, wrong};
use crate::{
    body::Token,
    clock::Clock,
    coach::{self, Ask, Reply, Screened, Standing},
    journal::{Entry, Journal},
    library::{Library, Tick},
};

/// Asks them, or shows what is stored.
pub(super) fn screen(asked: &Screen, places: &Places) -> anyhow::Result<End> {
    if asked.show {
        return show(asked.json, places);
    }
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Ok(wrong(
            "the safety questions are for a person at a terminal\n`supple screen --show` says what is stored",
        ));
    }
    let mut input = io::stdin().lock();
    let Some(screened) = questions(&mut || line(&mut input))? else {
        say("Left; nothing is stored.")?;
        return Ok(End::Problem);
    };
    keep(&screened, &Standing::entry(&screened, &Clock::start().now()), places)?;
    Ok(End::Done)
}

/// Stores what the questions came to, and says so.
pub(super) fn keep(screened: &Screened, entry: &Entry, places: &Places) -> anyhow::Result<()> {
    Journal::open(&places.data, &places.state).append(entry)?;
    let tags: Vec<&str> = screened.limits.conditions.iter().map(|it| it.name()).collect();
    let spared = if tags.is_empty() { String::new() } else { format!("; spared: {}", tags.join(", ")) };
    say(&format!("\nStored: {}{spared}. No answer is.", screened.outcome.name()))
}

/// Asks until all is asked, and says what to do now; nothing if the person left. `read` gives a line, and nothing once no
/// more comes.
pub(super) fn questions(
    read: &mut dyn FnMut() -> anyhow::Result<Option<String>>,
) -> anyhow::Result<Option<Screened>> {
    let screening = Library::default().screening();
    let mut replies: Vec<Reply> = Vec::new();
    say("Answer y or n, and Enter; b goes back, q leaves. Only the outcome is kept, never an answer.")?;
    while let Some(ask) = coach::ask(screening, &replies) {
        say("")?;
        let prompt = match ask {
            Ask::Question(question) => {
                say(&format!("{}. {}", replies.len() + 1, question.ask))?;
                "y or n: "
            }
            Ask::Ticks(ticks) => {
                for (number, tick) in (1..).zip(ticks) {
                    say(&format!("{number:>3}  {}", tick.ask))?;
                }
                "All that apply, such as 3 9, or Enter for none: "
            }
        };
        let mut out = io::stdout();
        write!(out, "{prompt}").and_then(|()| out.flush()).context("printing")?;
        let Some(line) = read()?.map(|line| line.trim().to_lowercase()) else { return Ok(None) };
        match (line.as_str(), ask) {
            ("q", _) => return Ok(None),
            ("b", _) => _ = replies.pop(),
            ("y" | "yes", Ask::Question(_)) => replies.push(Reply::Yes),
            ("n" | "no", Ask::Question(_)) => replies.push(Reply::No),
            (_, Ask::Question(_)) => say("y for yes, n for no, b to go back, q to leave.")?,
            (line, Ask::Ticks(ticks)) => match ticked(line, ticks) {
                Some(ticked) => {
                    for tick in ticked.iter().filter_map(|at| ticks.get(*at)) {
                        say(tick.hint.as_str())?;
                    }
                    replies.push(Reply::Ticked(ticked));
                }
                None => say(&format!("Numbers from 1 to {}, with spaces between.", ticks.len()))?,
            },
        }
    }
    let screened = coach::screened(screening, &replies);
    say("")?;
    for advice in screened.iter().flat_map(|it| &it.advice) {
        say(advice.as_str())?;
    }
    Ok(screened)
}

/// The lines ticked, from 0.
fn ticked(line: &str, ticks: &[Tick]) -> Option<Vec<usize>> {
    let words = line.split([' ', ',']).filter(|word| !word.is_empty());
    let place = |word: &str| {
        let number: usize = word.parse().ok()?;
        number.checked_sub(1).filter(|at| *at < ticks.len())
    };
    words.map(place).collect()
}

/// One line; nothing at the end of input.
fn line(input: &mut impl BufRead) -> anyhow::Result<Option<String>> {
    let mut line = String::new();
    let count = input.read_line(&mut line).context("reading an answer")?;
    Ok((count > 0).then_some(line))
}

fn show(as_json: bool, places: &Places) -> anyhow::Result<End> {
    let advice = Advice::read(places, &chosen::settings(places));
    let limits = &advice.person.limits;
    if as_json {
        let standing = advice.person.standing.as_ref().map(|it| {
            json!({
                "time": it.at.to_rfc3339(),
                "outcome": it.outcome,
                "how_soon": it.how_soon,
                "allows": limits.allows,
                "tags": limits.conditions.iter().map(|tag| tag.token()).collect::<Vec<_>>(),
            })
        });
        say_json(&json!({"version": 1, "screening": standing, "due": advice.again().is_some()}))?;
        return Ok(End::Done);
    }
    if let Some(it) = advice.person.standing.as_ref() {
        say(&format!("{}, {}.", it.at.format("%Y-%m-%d %H:%M"), it.outcome.name()))?;
        say(&format!("Allowed: {}.", limits.allows.name()))?;
        if !limits.conditions.is_empty() {
            let tags: Vec<&str> = limits.conditions.iter().map(|tag| tag.name()).collect();
            say(&format!("Spared: {}.", tags.join(", ")))?;
        }
    }
    if let Some(again) = advice.again() {
        say(&format!("{} `supple screen` asks them.", again.words()))?;
    }
    Ok(End::Done)
}
