//! What the whole does, seen from outside: one file a subject.

#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected fails there and then")]

mod architecture;
mod body_map;
mod cli;
mod coach;
mod coach_cli;
mod coach_rooms;
mod cue;
mod cue_laws;
mod figures;
mod finding;
mod hostile;
mod journal;
mod journal_room;
mod knowing;
mod knowledge;
mod laws;
mod library;
mod library_room;
mod moments;
mod motion;
mod own_copies;
#[cfg(feature = "pixels")]
mod pixels;
mod places;
mod problems;
mod readme;
mod reflection_room;
mod safety;
mod screens;
mod screens_bytes;
mod screens_colours;
mod screens_figures;
mod senses;
mod session;
mod settings;
mod shelves;
mod sight;
mod today;
mod walkthrough;
mod watch;

// These read what the system tells of processes.
#[cfg(target_os = "linux")]
mod closed_eyes;
#[cfg(all(target_os = "linux", feature = "desktop"))]
mod media;
#[cfg(target_os = "linux")]
mod remote;
#[cfg(target_os = "linux")]
mod sound;
#[cfg(all(target_os = "linux", feature = "native-audio"))]
mod sound_device;
#[cfg(target_os = "linux")]
mod terminal;
#[cfg(target_os = "linux")]
mod terminal_binary;
#[cfg(target_os = "linux")]
mod terminal_lines;
