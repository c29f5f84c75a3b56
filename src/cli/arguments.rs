//! The arguments, as types.
//!
//! One description serves parsing, help, completions and the man page.

mod alone;
mod log;
mod settings;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(super) use self::{
    log::{Log, LogVerb, Screen},
    settings::{Config, ConfigVerb, Doctor},
};
use crate::{
    body::{Equipment, Side, Token},
    library,
    session::Order,
    ui::Graphics,
};

/// A self-care coach for knots and tension in the back.
///
/// Leads you through routines of ball release, foam rolling, stretches, strengthening and breathing, step by step, and
/// keeps an honest log. For general well-being, not medical advice.
#[derive(Debug, Parser)]
#[command(
    name = "supple",
    version,
    after_help = "Examples:
  supple list                             what there is
  supple show lower-back-release          every step with its time
  supple run                              a guided session of what fits now
  supple run lower-back-release           one of your choice
  supple run my-list.toml --plain         the same from a file, in plain lines
  supple new my-list                      a routine of your own to fill in
  supple ctl pause                        from another terminal, while it runs
  supple log                              what you did"
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Lead a guided session
    Run(Run),
    /// List routines, exercises, programmes or causes, and find some among them
    List(List),
    /// Show a routine unfolded, an exercise, a programme or a cause
    Show(Show),
    /// Show the figure of an exercise
    Pose(Pose),
    /// Begin a routine of your own
    New(New),
    /// Check files for problems
    Check(Check),
    /// Print the JSON Schema of routine or exercise files, for editors
    Schema(Schema),
    /// Answer the safety questions, or show their outcome
    Screen(Screen),
    /// Say in one line what is due, for prompts and status bars; nothing if nothing is
    Due {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Show what was done for each area, and how tension changed
    Stats {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Read, add to, amend or delete what was logged
    Log(Log),
    /// Steer the running session from another terminal, a hotkey or a pedal
    Ctl(Ctl),
    /// Show where files are kept
    Paths,
    /// Print or change the settings
    Config(Config),
    /// Look at sound, terminal and files, and try what sounds
    Doctor(Doctor),
    /// Print completions for a shell
    #[command(
        after_help = "Example:\n  supple completions bash > ~/.local/share/bash-completion/completions/supple"
    )]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the man page
    #[command(after_help = "Example:\n  supple man > ~/.local/share/man/man1/supple.1")]
    Man,
}

/// The side to work on where a routine asks for the sore side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SoreSide {
    Left,
    Right,
    Both,
}

impl From<SoreSide> for Side {
    fn from(side: SoreSide) -> Self {
        match side {
            SoreSide::Left => Self::Left,
            SoreSide::Right => Self::Right,
            SoreSide::Both => Self::Both,
        }
    }
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  supple run                              what fits now, and why
  supple run desk-rescue-5
  supple run upper-one-side --side left
  supple run roller-full-back --with ball,wall
  supple run short.toml --plain --json    events as JSON lines
  supple run pmr-10 --rehearse            twenty times faster, nothing is logged

Exit code: 0 done, 1 left early, not saved, or refused by the safety questions, 2 wrong use, 128+n ended by a signal.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub(super) struct Run {
    /// A routine's id, or the path of a TOML file; without one, what fits now
    pub(super) routine: Option<String>,
    /// Lines instead of a screen, for screen readers, pipes and logs
    #[arg(long)]
    pub(super) plain: bool,
    /// The session's events as JSON lines; implies --plain
    #[arg(long)]
    pub(super) json: bool,
    /// With --json: what is said and sounded, too
    #[arg(long, requires = "json")]
    pub(super) cues: bool,
    /// The side for steps on the sore side
    #[arg(long, value_enum)]
    pub(super) side: Option<SoreSide>,
    #[command(flatten)]
    pub(super) things: Things,
    /// No sound: no voice, no tones, no bell
    #[arg(long)]
    pub(super) mute: bool,
    /// With --rehearse: with voice and tones
    #[arg(long, requires = "rehearse", conflicts_with = "mute")]
    pub(super) sound: bool,
    /// Play it N times faster, log nothing
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "20", require_equals = true,
          value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(super) rehearse: Option<u32>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Shelf {
    #[default]
    Routines,
    Exercises,
    Programmes,
    Causes,
}

/// What is at hand.
#[derive(Debug, Args)]
pub(super) struct Things {
    /// What you have, comma separated: equipment such as ball or roller, `none` for none, `everything` for all of it;
    /// naming a place such as wall or mat leaves out the other places
    #[arg(long, value_delimiter = ',', value_name = "THINGS")]
    pub(super) with: Vec<String>,
    /// What you do not have
    #[arg(long, value_delimiter = ',', value_name = "THINGS")]
    pub(super) without: Vec<String>,
}

impl Things {
    /// Whether the person has everything, as far as they say.
    pub(super) fn is_everything(&self) -> bool {
        self.with.is_empty() && self.without.is_empty()
    }

    /// The same, read.
    pub(super) fn read(&self) -> Result<library::Things, library::UnknownWord> {
        self.read_of(Equipment::ALL)
    }

    /// The same for a person who owns this `equipment`; what they name as theirs comes before it.
    pub(super) fn read_of(&self, equipment: &[Equipment]) -> Result<library::Things, library::UnknownWord> {
        match self.with.as_slice() {
            [] => library::Things::having(equipment).without(&self.without),
            [word] if word == "everything" => library::Things::read(&[], &self.without),
            with => library::Things::read(with, &self.without),
        }
    }
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  supple list
  supple list --area upper-back --minutes 5..10
  supple list --search \"stubborn knot\"
  supple list --with ball,wall --when desk
  supple list exercises --kind stretch --position chair --json
  supple list causes --area neck

Where several words are given, comma separated, any one of them will do.")]
pub(super) struct List {
    /// What to list
    #[arg(value_enum, default_value_t)]
    pub(super) shelf: Shelf,
    /// Only what fits these words, the best first: names, areas, muscles, texts; slips are forgiven
    #[arg(long, short, value_name = "WORDS")]
    pub(super) search: Option<String>,
    /// Only what acts on these areas
    #[arg(long, value_delimiter = ',')]
    pub(super) area: Vec<String>,
    /// Only what is of these kinds, such as ball or stretch
    #[arg(long, value_delimiter = ',')]
    pub(super) kind: Vec<String>,
    /// Only what can be done in these positions, such as chair or standing
    #[arg(long, value_delimiter = ',')]
    pub(super) position: Vec<String>,
    #[command(flatten)]
    pub(super) things: Things,
    /// Only routines of so many minutes: 10 for at most ten, or 5..10
    #[arg(long)]
    pub(super) minutes: Option<String>,
    /// Only routines of these levels
    #[arg(long, value_delimiter = ',')]
    pub(super) level: Vec<String>,
    /// Only routines for these occasions, such as morning or desk
    #[arg(long, value_delimiter = ',')]
    pub(super) when: Vec<String>,
    /// As JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  supple new my-list
  supple new --from lower-back-release mine
  supple new --from from-my-physio.toml mine")]
pub(super) struct New {
    /// Its id, 1 to 64 of a-z, 0-9 and -; the file is called the same
    pub(super) id: String,
    /// A routine to begin with: its id, or the path of a TOML file
    #[arg(long, value_name = "ROUTINE")]
    pub(super) from: Option<String>,
}

/// Which sort of file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Sort {
    #[default]
    Routine,
    Exercise,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  supple schema > routine.schema.json
  supple schema exercise > exercise.schema.json

Many editors complete and check a file whose first line is `#:schema ./routine.schema.json`.")]
pub(super) struct Schema {
    /// Of which file
    #[arg(value_enum, default_value_t)]
    pub(super) sort: Sort,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  supple show lower-back-release\n  supple show roller-full-back --with ball,wall\n  supple show exercise cat-cow\n  supple show cause long-sitting\n  supple show short.toml --json"
)]
pub(super) struct Show {
    /// An id or a path; a word before it says which is meant
    #[arg(required = true, num_args = 1..=2, value_name = "[routine|exercise|programme|cause] ID")]
    pub(super) what: Vec<String>,
    #[command(flatten)]
    pub(super) things: Things,
    /// The side for steps on the sore side
    #[arg(long, value_enum)]
    pub(super) side: Option<SoreSide>,
    /// Without the figure of an exercise
    #[arg(long)]
    pub(super) no_figure: bool,
    /// As JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  supple ctl toggle        pause, or go on: for one key or a pedal
  supple ctl ready         I am there, it let go, tender spot here
  supple ctl hurts         everything stops
  supple ctl status        where it stands, as one line of JSON

Orders: pause, resume, toggle, next, back, more, less, ready, hurts, mute, leave, status.
Exit code: 1 if no session is running or it does not answer.")]
pub(super) struct Ctl {
    /// What the session shall do
    #[arg(value_parser = super::ctl::order)]
    pub(super) order: Order,
}

/// The letters a figure is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PoseGraphics {
    Braille,
    Octants,
    Sextants,
    HalfBlocks,
    Ascii,
}

impl From<PoseGraphics> for Graphics {
    fn from(graphics: PoseGraphics) -> Self {
        match graphics {
            PoseGraphics::Braille => Self::Braille,
            PoseGraphics::Octants => Self::Octants,
            PoseGraphics::Sextants => Self::Sextants,
            PoseGraphics::HalfBlocks => Self::HalfBlocks,
            PoseGraphics::Ascii => Self::Ascii,
        }
    }
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  supple pose cat-cow
  supple pose cat-cow --frame 2 --graphics octants
  supple pose childs-pose --play
  supple pose hip-hinge --svg hip-hinge.svg")]
pub(super) struct Pose {
    /// The id of an exercise or of a figure
    pub(super) id: String,
    /// The keyframe, counted from 1; the one that says most if none
    #[arg(long, value_name = "N")]
    pub(super) frame: Option<usize>,
    /// Move until interrupted
    #[arg(long, conflicts_with_all = ["frame", "svg"])]
    pub(super) play: bool,
    /// Write it as SVG, moving unless a frame is named; `-` for standard output
    #[arg(long, value_name = "FILE")]
    pub(super) svg: Option<PathBuf>,
    /// The letters to draw with
    #[arg(long, value_enum)]
    pub(super) graphics: Option<PoseGraphics>,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  supple check                    your own folder
  supple check my-list.toml
  cat list.toml | supple check -

Exit code: 1 if there is an error.")]
pub(super) struct Check {
    /// Files or folders; `-` for standard input; your own folder if none
    pub(super) paths: Vec<PathBuf>,
    /// As JSON
    #[arg(long)]
    pub(super) json: bool,
}
