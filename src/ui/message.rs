//! What the world tells the interface, and what the interface asks of the world.
//!
//! Both are plain values; nothing is done here.

use std::{path::PathBuf, sync::Arc, time::Duration};

use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::layout::Size;
use uuid::Uuid;

use crate::{
    body::{Area, Side},
    clock::Moment,
    coach::{Person, Rule},
    cue::{Aloud, Telling},
    exercise::Id,
    figure::Gallery,
    journal::{Entry, Index},
    library::Library,
    outside::sound::{Heard, Hearing, Live, Rung},
    routine::Routine,
    session::{self, Ending, Happening, Order, PauseReason},
    settings::Settings,
    text::Text,
    ui::{
        chosen::{Change, Chosen},
        shelves::Shelves,
    },
};

/// Something the interface is told.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// The mouse did something, on a screen of this size.
    Mouse(MouseEvent, Size),
    /// Words were pasted.
    Paste(String),
    /// The terminal has another size.
    Resized,
    /// The moment asked for has come.
    Wake,
    /// Nobody was there between `seen` and now.
    Away {
        /// The last moment at which somebody was.
        seen: Moment,
        /// Why.
        reason: PauseReason,
    },
    /// Everything told so far is on the disk.
    Saved,
    /// Something could not be written, for this reason.
    Unsaved(Text),
    /// Files and journal are read, for the first time or because something in them is new.
    Library(Box<Known>),
    /// What shows the steps of the routine asked for with [`Effect::Illustrate`].
    Figures(Arc<Routine>, Arc<Gallery>),
    /// The journal is read.
    Journal(Box<Index>),
    /// The window came to the front, or went behind another.
    Focus(Focus),
    /// The settings as they are now, in answer to [`Effect::Set`].
    Settings(Box<Chosen>),
    /// Which voice and which player live.
    Live(Live),
    /// Words for the person, to be shown for a while.
    Notice(Text),
    /// The file of the person's own that was moved aside last is back where it was, and words for it.
    BroughtBack(PathBuf, Text),
    /// What edits a file in the terminal: the program and its arguments, for [`Effect::HandOver`].
    Editor(Vec<String>),
    /// The terminal is ours again after [`Effect::HandOver`], with why the program could not run.
    Returned(Option<Text>),
    /// An order from outside, with the ticket for its answer.
    Remote {
        /// The order.
        order: Order,
        /// The ticket.
        ticket: u64,
    },
    /// The program is about to end.
    Ending,
}

/// Where the terminal's window is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// In front, as far as is known.
    #[default]
    Front,
    /// Behind another.
    Behind,
}

/// Whether it is known that the person hears what sounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Proof {
    /// It is, or nobody is to be asked.
    #[default]
    Given,
    /// They are to be asked.
    Due,
}

/// Something a person may want or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Switch {
    /// They want it.
    #[default]
    On,
    /// They do not.
    Off,
}

impl From<bool> for Switch {
    fn from(is_on: bool) -> Self {
        if is_on { Self::On } else { Self::Off }
    }
}

/// How sessions are heard and told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sounding {
    /// What can be heard here.
    pub hearing: Hearing,
    /// How much is said, and how fast.
    pub telling: Telling,
    /// Whether a session begins with the sound off.
    pub is_muted: bool,
    /// Whether it was ever heard.
    pub proof: Proof,
    /// Whether the screen flashes at a change.
    pub flash: Switch,
    /// Whether the desktop is told where nothing is heard and the window is behind another.
    pub notices: Switch,
}

impl Sounding {
    /// Whether a sentence would be heard.
    pub fn speaks(&self) -> bool {
        !self.is_muted && self.hearing.live.voice.is_some()
    }

    /// What is heard, in words.
    pub fn words(&self) -> &'static str {
        if self.is_muted { "off" } else { self.hearing.words() }
    }
}

/// What is known once all files are read.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// All that is in the files.
    pub library: Arc<Library>,
    /// All routines that may be done, as they may be done.
    pub routines: Vec<Arc<Routine>>,
    /// The same to look through; nothing where that is still to be made.
    pub shelves: Option<Arc<Shelves>>,
    /// Whose they are.
    pub person: Box<Person>,
    /// The routine of the briefing on the screen as all files together have it, where one was opened before they were read.
    pub briefed: Option<Arc<Routine>>,
    /// A session to go on with.
    pub unfinished: Option<Unfinished>,
    /// The person's own files with something wrong in them.
    pub troubles: Vec<Trouble>,
    /// Whether the person has been here before.
    pub visit: Visit,
}

/// Whether a person has been here before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visit {
    /// They have, or it cannot be known.
    #[default]
    Again,
    /// Nothing of theirs is here: no journal, no settings, and they have not seen the tour.
    First,
}

/// A file of the person's own with something wrong in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The file's name.
    pub file: Text,
    /// What keeps it from being used; none if it is used all the same.
    pub errors: usize,
    /// What could be better.
    pub warnings: usize,
    /// The worst of it, with its line.
    pub first: Text,
}

/// A session that was begun and has no end.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfinished {
    /// The session.
    pub session: Uuid,
    /// Its routine, unchanged since.
    pub routine: Arc<Routine>,
    /// The sore side, where the person named one.
    pub sore: Option<Side>,
    /// The part to go on with, counted from 0.
    pub part: usize,
    /// The step of that part, counted from 0.
    pub step: usize,
    /// What is recorded of it so far, as step from 0 and side; a part done twice stands here twice.
    pub recorded: Vec<(usize, Side)>,
    /// Held so far.
    pub held: Duration,
    /// Time that stood still so far.
    pub paused: Duration,
    /// How long ago it was begun.
    pub ago: Duration,
}

/// Something the interface asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Files and journal shall be read, or looked at again; [`Message::Library`] is the answer if there is anything new.
    Read,
    /// The figures of a routine shall be found; [`Message::Figures`] is the answer, once all files are read.
    Illustrate(Arc<Routine>),
    /// The journal shall be read; [`Message::Journal`] is the answer.
    ReadJournal,
    /// This shall stand in the journal; [`Message::Saved`] or [`Message::Unsaved`] is the answer.
    WriteDown(Box<Entry>),
    /// These changes shall stand in the settings file, in this order; [`Message::Settings`] is the answer. Without any it
    /// only asks how the settings are.
    Set(Vec<Change>),
    /// From now on everything shall be as these settings in force say.
    Heed(Box<Settings>),
    /// The person has seen the tour, which shall not come again.
    NoteTour,
    /// A journal that is no longer looked at; there is nothing to do but to let go of it.
    PutAway(Box<Index>),
    /// A session begins; its events follow.
    Begin {
        /// The routine.
        routine: Arc<Routine>,
        /// The sore side, where the person named one.
        sore: Option<Side>,
        /// Tension before, 0 to 10 each; empty if not asked or not said.
        tension: Vec<(Area, Side, u8)>,
        /// The outcome of the safety questions that is heeded in it, as the log says it.
        screening: &'static str,
        /// What speaks against it, where the person decided to begin all the same.
        warned: Vec<Rule>,
    },
    /// An unfinished session goes on; its events follow.
    GoOn(Box<Unfinished>),
    /// The program ends and breaks the running session off, which may be gone on with at the next start.
    BreakOff,
    /// An unfinished session shall count as left.
    LeaveUnfinished(Box<Unfinished>),
    /// Something happened in the running session.
    Session(session::Event),
    /// The person looked back on the session.
    Reflect {
        /// Tension after, 0 to 10 each; empty if not said.
        tension: Vec<(Area, Side, u8)>,
        /// A sentence for later.
        note: Option<Text>,
    },
    /// Make this heard.
    Aloud(Aloud),
    /// The next voice or player shall be tried; [`Message::Live`] is the answer.
    StepDown(Rung),
    /// This was heard, for good.
    Heard {
        /// Of the voices.
        voice: Heard,
        /// Of the players.
        tones: Heard,
    },
    /// Ring the terminal's bell.
    Ring,
    /// Let the desktop tell this, where the terminal can ask for that.
    Notify(Text),
    /// Call the window this, as long as the terminal is ours.
    Title(Text),
    /// Answer an order from outside.
    Answer {
        /// The ticket it came with.
        ticket: u64,
        /// The answer.
        words: String,
    },
    /// The machine may sleep: the pause is long.
    Doze,
    /// Keep the machine awake again.
    StayAwake,
    /// The routine `from` shall be copied to a file of the person's own, as `to`; [`Message::Notice`] says why it is not.
    Copy {
        /// What is copied.
        from: Id,
        /// Its file; nothing for a shipped one.
        own: Option<PathBuf>,
        /// The copy's id.
        to: Id,
        /// What the copy is called.
        name: Text,
    },
    /// This file of the person's own shall be moved aside; [`Message::Notice`] says what became of it.
    Discard(PathBuf),
    /// What was moved aside last shall be brought back; [`Message::BroughtBack`] or [`Message::Notice`] is the answer.
    BringBack,
    /// This file of the person's own shall be edited; [`Message::Editor`] or [`Message::Notice`] is the answer.
    Edit(PathBuf),
    /// This program shall have the terminal until it ends; [`Message::Returned`] is the answer.
    HandOver(Vec<String>),
    /// Hand the terminal back to the shell for a while.
    Suspend,
    /// End the program.
    Quit,
}

impl Effect {
    /// The same where the program is made to end: nobody chose to leave the session, so that it has no end yet.
    pub(super) fn broken_off(self) -> Self {
        let is_end = matches!(&self, Self::Session(event) if event.what == Happening::Ended(Ending::Left));
        if is_end { Self::BreakOff } else { self }
    }
}
