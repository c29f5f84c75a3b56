//! The arguments of what is remembered: the journal and the safety questions.

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  supple screen
  supple screen --show

Only the outcome, how soon and what must be spared are stored, never an answer.")]
pub(in crate::cli) struct Screen {
    /// Show what is stored, and since when
    #[arg(long)]
    pub(in crate::cli) show: bool,
    /// With --show: as JSON
    #[arg(long, requires = "show")]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:
  supple log
  supple log --json
  supple log check-in lower-back=4 --note \"long drive\"
  supple log add --what massage --minutes 30 --area lower-back
  supple log amend 0198f2 --tension-after lower-back=3 --note \"slept well\"
  supple log delete 0198f2
  supple log restore 0198f2"
)]
pub(in crate::cli) struct Log {
    #[command(subcommand)]
    pub(in crate::cli) verb: Option<LogVerb>,
    /// As JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum LogVerb {
    /// List the sessions, newest last
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Say how tense you are, outside a session
    CheckIn {
        /// Tension, as AREA=0..10; several may be given
        #[arg(required = true, value_name = "AREA=N")]
        tension: Vec<String>,
        /// A sentence
        #[arg(long)]
        note: Option<String>,
    },
    /// Note what was done for the back elsewhere
    Add {
        /// What, such as massage
        #[arg(long)]
        what: String,
        /// For how many minutes
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=1440))]
        minutes: u32,
        /// For which areas
        #[arg(long, value_delimiter = ',', required = true)]
        area: Vec<String>,
    },
    /// Put tension, note or date right
    Amend {
        /// The session's id, or how it begins
        session: String,
        /// Tension after, as AREA=0..10; may be given again
        #[arg(long, value_name = "AREA=N")]
        tension_after: Vec<String>,
        /// A sentence; an empty one takes the note away
        #[arg(long)]
        note: Option<String>,
        /// The day it really was, as 2026-03-01
        #[arg(long)]
        date: Option<String>,
    },
    /// Let a session no longer count
    Delete {
        /// The session's id, or how it begins
        session: String,
    },
    /// Let a deleted session count again
    Restore {
        /// The session's whole id
        session: String,
    },
}
