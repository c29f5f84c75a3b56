//! Signals that ask to end.
//!
//! It tells of them; what is left to do is done elsewhere.

/// Turns the signals that ask to end into calls of `tell`, on a thread of its own, until that returns `false`.
#[cfg(unix)]
pub fn listen(tell: impl Fn(i32) -> bool + Send + 'static) {
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM},
        iterator::Signals,
    };
    // Without the handlers a signal ends the program by its default; what was acknowledged is on the disk.
    let Ok(mut signals) = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGQUIT]) else { return };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            if !tell(signal) {
                break;
            }
        }
    });
}

/// There are no such signals here.
#[cfg(not(unix))]
pub fn listen(_tell: impl Fn(i32) -> bool + Send + 'static) {}
