//! What reaches a session in lines: keys, signals and all else, in one queue; and the safety questions asked through it.
//!
//! Whoever listens to keys cannot be stopped while it waits for one, so the lines typed before and after a session come from
//! the same keys as the commands in it.

use std::{
    io::{self, IsTerminal, Write},
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    time::Duration,
};

use anyhow::Context;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::{
    cli::{
        End,
        advice::Advice,
        arguments::Run,
        complain_as_is,
        places::Places,
        say,
        screen::{keep, questions},
    },
    clock::Clock,
    coach::{Screened, Standing},
    outside::{ending, keys},
    plain::Message,
    settings::Settings,
};

/// How often it is looked whether the terminal that is asked is still there, as not every end of one is told.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// The queue of one run in lines.
pub(super) struct Ears {
    sender: Sender<Message>,
    messages: Receiver<Message>,
    keys: Option<keys::Listening>,
    can_ask: bool,
    /// The signal that ended the asking.
    signal: Option<i32>,
}

impl Ears {
    /// Listens from now on.
    pub(super) fn open(asked: &Run) -> anyhow::Result<Self> {
        let (sender, messages) = mpsc::channel();
        let teller = sender.clone();
        let keys = keys::listen(move |key| teller.send(Message::Key(key)).is_ok())?;
        let teller = sender.clone();
        ending::listen(move |signal| teller.send(Message::Signal(signal)).is_ok());
        let is_for_a_person = !asked.json && asked.rehearse.is_none() && io::stdout().is_terminal();
        let can_ask = is_for_a_person && keys.is_some();
        Ok(Self { sender, messages, keys, can_ask, signal: None })
    }

    /// Whether a person is there to be asked: at a terminal, and for a session that counts.
    pub(super) fn can_ask(&self) -> bool {
        self.can_ask
    }

    pub(super) fn has_keys(&self) -> bool {
        self.keys.is_some()
    }

    pub(super) fn sender(&self) -> Sender<Message> {
        self.sender.clone()
    }

    pub(super) fn messages(&self) -> &Receiver<Message> {
        &self.messages
    }

    /// Asks the safety questions before a session, and reads the advice anew; an end where the person left them.
    pub(super) fn ask_first(
        &mut self,
        advice: &Advice,
        settings: &Settings,
        places: &Places,
    ) -> anyhow::Result<Result<Advice, End>> {
        if let Some(again) = advice.again() {
            say(&again.words())?;
        }
        let Some(screened) = self.ask()? else {
            complain_as_is(
                "Left; nothing is stored and nothing is started, as the safety questions come first.\n\
                 `supple run breathing-only` waits for none.",
            );
            return Ok(Err(self.left()));
        };
        let advice = Advice::read(places, settings);
        let entry = Standing::entry(&screened, &advice.now);
        if let Err(error) = keep(&screened, &entry, places) {
            complain_as_is(&format!("NOT SAVED: {error:#}. What the questions came to counts all the same."));
        }
        say("")?;
        Ok(Ok(advice.heeding(&entry)))
    }

    /// Asks them after a session that was left for them; says who asks them where nobody can be asked.
    pub(super) fn ask_after(&mut self, places: &Places) -> anyhow::Result<End> {
        if !self.can_ask {
            complain_as_is("New or severe: `supple screen` asks the safety questions.");
            return Ok(End::Problem);
        }
        say("\nNew or severe: the safety questions.")?;
        let Some(screened) = self.ask()? else {
            complain_as_is("Left; nothing is stored. `supple screen` asks the safety questions.");
            return Ok(self.left());
        };
        keep(&screened, &Standing::entry(&screened, &Clock::start().now()), places)?;
        Ok(End::Problem)
    }

    fn ask(&mut self) -> anyhow::Result<Option<Screened>> {
        questions(&mut || self.line())
    }

    fn left(&self) -> End {
        self.signal.map_or(End::Problem, End::Signal)
    }

    /// A line, shown as it is typed; nothing if the person leaves, or the terminal is gone.
    fn line(&mut self) -> anyhow::Result<Option<String>> {
        let mut line = String::new();
        loop {
            match self.messages.recv_timeout(LOOK_EVERY) {
                Ok(Message::Key(key)) => match typed(key, &mut line)? {
                    Typing::On => {}
                    Typing::Done => return Ok(Some(line)),
                    Typing::Left => return Ok(None),
                },
                Ok(Message::Signal(signal)) => {
                    self.signal = Some(signal);
                    // The terminal may be what is gone.
                    let _ = echo("\n");
                    return Ok(None);
                }
                // Words about a session that is over.
                Ok(Message::Acknowledged(_) | Message::Live(_) | Message::Remote { .. }) => {}
                Err(RecvTimeoutError::Timeout) if io::stdin().is_terminal() => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return Ok(None),
            }
        }
    }
}

/// Where the typing of a line stands.
enum Typing {
    On,
    Done,
    Left,
}

/// Adds a key to the line, as a terminal does.
fn typed(key: KeyEvent, line: &mut String) -> anyhow::Result<Typing> {
    match key.code {
        KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => {
            echo("\n")?;
            return Ok(Typing::Left);
        }
        KeyCode::Char('d') if key.modifiers.contains(KeyModifiers::CONTROL) && line.is_empty() => {
            echo("\n")?;
            return Ok(Typing::Left);
        }
        KeyCode::Char(letter) if !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {
            line.push(letter);
            echo(letter.encode_utf8(&mut [0; 4]))?;
        }
        KeyCode::Backspace if line.pop().is_some() => echo("\u{8} \u{8}")?,
        KeyCode::Enter => {
            echo("\n")?;
            return Ok(Typing::Done);
        }
        _ => {}
    }
    Ok(Typing::On)
}

fn echo(words: &str) -> anyhow::Result<()> {
    let mut out = io::stdout();
    write!(out, "{words}").and_then(|()| out.flush()).context("printing")
}
