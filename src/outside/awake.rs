//! Keeps the machine awake while a session runs, by a small program of the system.
//!
//! It is found on `PATH`, ends with its holder even if that is killed, and never makes a session fail.

use std::{
    ffi::OsStr,
    io,
    process::{Child, Command, Stdio},
};

use super::sound::finding;

/// The machine does not fall asleep by itself as long as this is held.
#[derive(Debug)]
pub struct Awake(Child);

impl Awake {
    /// Holds it awake with a program in the folders of `path`, the value of `PATH`; nothing where there is none.
    pub fn hold(path: &OsStr) -> Option<Self> {
        let mut command = keeper(path)?;
        // Its standard input ends with this process, whatever ends it.
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        start(&mut command).ok().map(Self)
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        end(&mut self.0);
        // It was killed, so that this does not wait; its number is free then.
        let _ = self.0.wait();
    }
}

/// The program of this system, told to hold on for as long as its standard input, or this process, is there.
fn keeper(path: &OsStr) -> Option<Command> {
    if cfg!(target_vendor = "apple") {
        let mut command = Command::new(finding::program("caffeinate", path)?);
        command.args(["-di", "-w", &std::process::id().to_string()]);
        return Some(command);
    }
    let mut command = Command::new(finding::program("systemd-inhibit", path)?);
    command.args(["--what=idle:sleep", "--who=supple", "--why=A session is running", "--mode=block"]);
    command.arg(finding::program("cat", path)?);
    Some(command)
}

#[cfg(unix)]
fn start(command: &mut Command) -> io::Result<Child> {
    use std::os::unix::process::CommandExt;

    // A group of its own: the keys of the terminal are not for it.
    command.process_group(0).spawn()
}

#[cfg(not(unix))]
fn start(command: &mut Command) -> io::Result<Child> {
    command.spawn()
}

#[cfg(unix)]
fn end(child: &mut Child) {
    let group = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw);
    // Its end was not taken yet, so that its number still stands for its group.
    if let Some(group) = group {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
}

#[cfg(not(unix))]
fn end(child: &mut Child) {
    let _ = child.kill();
}
