//! Small things to draw: lines of text, bars and large digits.
//!
//! All of them stay inside both the room they are given and the buffer.

pub(super) mod bar;
pub(super) mod body_map;
pub(super) mod calendar;
pub(super) mod digits;
pub(super) mod figure;
pub(super) mod line;
pub(super) mod trend;
