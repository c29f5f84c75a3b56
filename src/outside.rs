//! Everything beyond the program: keys, signals, voice and tones, remote control, the machine kept awake.
//!
//! Small threads that wait and tell; they decide nothing.

pub mod awake;
#[cfg(unix)]
pub mod doors;
pub mod ending;
pub mod keys;
#[cfg(all(feature = "desktop", target_os = "linux"))]
pub mod media;
pub mod notify;
#[cfg(unix)]
pub mod remote;
pub mod signals;
pub mod sound;
pub mod watch;
