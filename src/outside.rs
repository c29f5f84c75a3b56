//! Everything beyond the program: keys and signals.
//!
//! Small threads that wait and tell; they decide nothing.

pub mod ending;
pub mod keys;
pub mod signals;
