//! A program that speaks or plays: started without a shell, ended with all it started.
//!
//! What it prints is thrown away. Only the thread that started it takes its end, so that its number is never another's.

use std::{
    io::{self, Write as _},
    process::{self, Command, Stdio},
    sync::{Mutex, PoisonError, TryLockError},
    thread,
    time::Duration,
};

/// The programs that run now, for whoever must end them from another thread.
static RUNNING: Mutex<Running> = Mutex::new(Running { is_over: false, numbers: Vec::new() });

/// How often [`silence_all`] tries for them, a millisecond apart.
const TRIES: u32 = 50;

struct Running {
    /// Nothing is started any more.
    is_over: bool,
    numbers: Vec<u32>,
}

/// A running program; it ends at the latest when this is dropped.
#[derive(Debug)]
pub(super) struct Child(process::Child);

impl Child {
    /// Starts `command`, gives it `input`, and calls `ended` on a thread of its own when it has ended.
    pub(super) fn start(
        command: &mut Command,
        input: Option<&str>,
        ended: impl FnOnce() + Send + 'static,
    ) -> io::Result<Self> {
        let stdin = if input.is_some() { Stdio::piped() } else { Stdio::null() };
        command.stdin(stdin).stdout(Stdio::null()).stderr(Stdio::null());
        alone(command);
        let mut child = {
            // Under the lock, so that whoever silences all misses none.
            let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
            if running.is_over {
                return Err(io::ErrorKind::NotConnected.into());
            }
            let child = command.spawn()?;
            running.numbers.push(child.id());
            child
        };
        if let (Some(mut stdin), Some(input)) = (child.stdin.take(), input) {
            // A line is far smaller than a pipe, so that this never waits; one who does not read it may be gone.
            let _ = stdin.write_all(input.as_bytes());
        }
        let number = child.id();
        // Without the thread its end is noticed when its time is up.
        let _ = thread::Builder::new().name("sound".into()).spawn(move || {
            wait(number);
            ended();
        });
        Ok(Self(child))
    }

    /// Ends the program with all it started; whether it had ended well by itself before.
    pub(super) fn finish(mut self) -> bool {
        self.end()
    }

    /// Lets the program come to its own end, also after that of this process.
    pub(super) fn let_go(self) {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        running.numbers.retain(|number| *number != self.0.id());
    }

    fn end(&mut self) -> bool {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(at) = running.numbers.iter().position(|number| *number == self.0.id()) else { return false };
        // Before its end is taken, as its number stands for its group only until then.
        end(self.0.id());
        let _ = self.0.kill();
        running.numbers.swap_remove(at);
        self.0.wait().is_ok_and(|status| status.success())
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.end();
    }
}

/// Ends everything that speaks or plays, without waiting for its end, and lets none start any more; for the last
/// moment of the process.
pub fn silence_all() {
    #[cfg(feature = "native-audio")]
    super::device::silence_all();
    // A thread that panicked may hold the lock: then what it started ends by itself.
    for _ in 0..TRIES {
        let mut running = match RUNNING.try_lock() {
            Ok(running) => running,
            Err(TryLockError::Poisoned(running)) => running.into_inner(),
            Err(TryLockError::WouldBlock) => {
                thread::sleep(Duration::from_millis(1));
                continue;
            }
        };
        running.is_over = true;
        running.numbers.iter().for_each(|number| end(*number));
        return;
    }
}

/// Puts the program into a group of its own: the keys of the terminal are not for it, and it ends with its children.
#[cfg(unix)]
fn alone(command: &mut Command) {
    use std::os::unix::process::CommandExt;

    command.process_group(0);
}

#[cfg(not(unix))]
fn alone(_command: &mut Command) {}

#[cfg(unix)]
fn end(number: u32) {
    let group = i32::try_from(number).ok().and_then(rustix::process::Pid::from_raw);
    if let Some(group) = group {
        // Gone already is as good.
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
}

#[cfg(not(unix))]
fn end(_number: u32) {}

/// Waits for the end of the program but leaves it to its owner.
#[cfg(unix)]
fn wait(number: u32) {
    use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};

    let Some(pid) = i32::try_from(number).ok().and_then(Pid::from_raw) else { return };
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
    while matches!(waitid(WaitId::Pid(pid), options), Err(rustix::io::Errno::INTR)) {}
}

/// There is no such wait here: its end is noticed when its time is up.
#[cfg(not(unix))]
fn wait(_number: u32) {
    thread::sleep(super::booth::LONGEST);
}
