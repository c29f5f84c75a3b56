//! Where files are kept.
//!
//! The system's own folders, each overridable by a variable of its own; nothing is made here.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};

use super::{End, say};
use crate::text::Text;

/// The folders of one person on one machine.
#[derive(Clone, Debug)]
pub(super) struct Places {
    pub(super) config: PathBuf,
    /// The settings file.
    pub(super) settings: PathBuf,
    pub(super) routines: PathBuf,
    pub(super) data: PathBuf,
    pub(super) state: PathBuf,
    /// For the sounds that are made once.
    pub(super) cache: PathBuf,
    /// For the socket of the running session.
    pub(super) runtime: PathBuf,
}

impl Places {
    /// Finds them: `SUPPLE_*_DIR` first, then XDG, then what the system has.
    pub(super) fn find() -> anyhow::Result<Self> {
        let system = directories::ProjectDirs::from("", "", "supple");
        let config = place(
            "SUPPLE_CONFIG_DIR",
            "XDG_CONFIG_HOME",
            system.as_ref().map(directories::ProjectDirs::config_dir),
        )?;
        let data = place(
            "SUPPLE_DATA_DIR",
            "XDG_DATA_HOME",
            system.as_ref().map(directories::ProjectDirs::data_dir),
        )?;
        let own_state = system.as_ref().map(|dirs| dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()));
        let state = place("SUPPLE_STATE_DIR", "XDG_STATE_HOME", own_state)?;
        let cache = place(
            "SUPPLE_CACHE_DIR",
            "XDG_CACHE_HOME",
            system.as_ref().map(directories::ProjectDirs::cache_dir),
        )?;
        let runtime = place("SUPPLE_RUNTIME_DIR", "XDG_RUNTIME_DIR", Some(&state.join("run")))?;
        Ok(Self {
            settings: config.join("config.toml"),
            routines: config.join("routines"),
            config,
            data,
            state,
            cache,
            runtime,
        })
    }
}

fn place(own: &str, xdg: &str, system: Option<&Path>) -> anyhow::Result<PathBuf> {
    if let Some(folder) = set(own) {
        if folder.is_relative() {
            bail!("`{own}` is not an absolute path\nset it to one that begins with `/`");
        }
        return Ok(folder);
    }
    if let Some(folder) = set(xdg).filter(|folder| folder.is_absolute()) {
        return Ok(folder.join("supple"));
    }
    let none = || format!("no home folder is known\nset `HOME`, or `{own}` to an absolute path");
    system.map(Path::to_path_buf).with_context(none)
}

fn set(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// Prints them.
pub(super) fn print(places: &Places) -> anyhow::Result<End> {
    let rows = [
        ("config", &places.config),
        ("routines", &places.routines),
        ("data", &places.data),
        ("state", &places.state),
        ("cache", &places.cache),
        ("runtime", &places.runtime),
    ];
    for (name, path) in rows {
        say(&format!("{name:<9} {}", Text::new(&path.to_string_lossy())))?;
    }
    Ok(End::Done)
}
