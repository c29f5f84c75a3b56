//! The arguments of what the person chooses, and of what is looked at for it.

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:
  supple config                            the settings in force, each explained
  supple config keys                       what can be set
  supple config set rate 130
  supple config set equipment ball,roller
  supple config set voice '[\"my-speaker\", \"--slow\"]'
  supple config unset rate
  supple config > my-settings.toml"
)]
pub(in crate::cli) struct Config {
    #[command(subcommand)]
    pub(in crate::cli) verb: Option<ConfigVerb>,
    /// As JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ConfigVerb {
    /// List what can be set
    Keys,
    /// Print the value of a setting
    Get {
        /// Its name
        key: String,
    },
    /// Change a setting; comments and order of the file stay
    Set {
        /// Its name
        key: String,
        /// The new value; a list is written with commas, or as in the file
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Leave a setting at its default
    Unset {
        /// Its name
        key: String,
    },
    /// Print where the settings are kept
    Path,
}

#[derive(Debug, Args)]
#[command(
    after_help = "It asks what you hear only where somebody can answer: in a terminal, without --json or --quiet."
)]
pub(in crate::cli) struct Doctor {
    /// Play and ask nothing
    #[arg(long)]
    pub(in crate::cli) quiet: bool,
    /// As JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
}
