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
//! | reading and performing | [`library`] and [`session`], which do not know each other; [`journal`] knows the session |
//! | what is said | [`cue`] |
//! | the faces | [`ui`], the interface, and [`plain`], the session as lines |
//! | the door | [`cli`], which puts the [`outside`] together |
//!
//! Three places read or write the world: `library/source` and `journal/file` (files), `ui/terminal` and [`outside`] (terminal, keys, signals). [`clock`] alone reads time. `tests/it/architecture.rs` holds all of this as a test.

pub mod body;
pub mod cli;
pub mod clock;
pub mod cue;
pub mod exercise;
pub mod journal;
pub mod library;
pub mod outside;
pub mod plain;
pub mod routine;
pub mod session;
pub mod text;
pub mod ui;
