//! supple, a self-care coach for knots and tension in the back.
//!
//! A routine is *read* once into trusted values, *unfolded* once into a timeline, and *performed* by a session that is a
//! plain function of the moments and commands given to it. The interface is the same kind of thing one storey up. Only the
//! outermost ring touches clocks, disks, sound or terminals, so a whole afternoon of practice can be tested in a millisecond.
//!
//! The floors, from the ground up; no module knows one above it:
//!
//! | floor | modules |
//! |---|---|
//! | values | [`text`], [`body`], [`clock`] |
//! | what is practised | [`exercise`], then [`routine`] |
//! | performing | [`session`]; [`journal`] knows it |
//! | what is said and shown | [`cue`] and [`figure`] |
//! | a file of TOML, taken apart with care | `document`: keys, places, problems |
//! | reading | [`library`], which reads figures, too, and so stands above them |
//! | advice | [`coach`], from library and journal |
//! | what the person chose | [`settings`] |
//! | the faces | [`ui`], the interface, and [`plain`], the session as lines |
//! | the door | [`cli`], which puts the [`outside`] together |
//!
//! Few places read or write the world: `document/file`, `library/source`, `settings/file` and `journal/file` (files), `ui/terminal` and [`outside`] (terminal, keys, signals). [`clock`] alone reads time. `tests/it/architecture.rs` holds all of this as a test.

pub mod body;
pub mod cli;
pub mod clock;
pub mod coach;
pub mod cue;
mod document;
pub mod exercise;
pub mod figure;
pub mod journal;
pub mod library;
pub mod outside;
pub mod plain;
pub mod routine;
pub mod session;
pub mod settings;
pub mod text;
pub mod ui;
