//! The face in the terminal, as a plain function of messages and moments.
//!
//! A message goes in, effects come out, and a frame is drawn on request. It never touches a terminal, a clock or a file.

pub mod app;
pub mod chosen;
mod figures;
mod house;
pub mod keys;
pub mod message;
mod pages;
#[cfg(feature = "pixels")]
pub mod pixels;
pub mod place;
mod screen;
pub mod shelves;
pub mod terminal;
pub mod theme;
mod widget;
mod words;

pub(crate) use self::words::cut;
pub use self::{
    figures::Movement,
    widget::{
        body_map::BodyMap,
        figure::{FigureView, Graphics, USUAL_ASPECT},
    },
};
