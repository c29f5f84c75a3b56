//! A program in a pseudo-terminal, and all it wrote.

use std::{
    fs,
    io::{Read as _, Write},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtyPair, PtySize, SlavePty, native_pty_system};
use rustix::{
    fs::{Mode, OFlags},
    process::{Pid, Signal},
};
use supple::ui::terminal::guard::Screen;

pub(crate) const ENTERED: &str = "\x1b[?1049h";
pub(crate) const LEFT: &str = "\x1b[?1049l";

/// A pseudo-terminal with everything that was written to it.
pub(crate) struct Pty {
    master: Option<Box<dyn MasterPty + Send>>,
    /// Kept, so that the modes can be looked at after the program has gone.
    slave: Box<dyn SlavePty + Send>,
    keys: Option<Box<dyn Write + Send>>,
    seen: Arc<Mutex<Vec<u8>>>,
    closing: Arc<AtomicBool>,
    reader: Option<JoinHandle<()>>,
    child: Option<Box<dyn Child + Send + Sync>>,
}

impl Pty {
    pub(crate) fn open() -> Self {
        let PtyPair { slave, master } = native_pty_system().openpty(size(80, 24)).expect("a pty");
        let keys = master.take_writer().expect("a writer");
        let seen = Arc::default();
        Self {
            master: Some(master),
            slave,
            keys: Some(keys),
            seen,
            closing: Arc::default(),
            reader: None,
            child: None,
        }
    }

    pub(crate) fn running(command: CommandBuilder) -> Self {
        let mut pty = Self::open();
        pty.read();
        pty.child = Some(pty.slave.spawn_command(command).expect("a child"));
        pty
    }

    pub(crate) fn read(&mut self) {
        let mut reader = self.master().try_clone_reader().expect("a reader");
        let seen = Arc::clone(&self.seen);
        let closing = Arc::clone(&self.closing);
        self.reader = Some(thread::spawn(move || {
            let mut buf = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buf) {
                seen.lock().expect("no panic").extend_from_slice(&buf[..count]);
                if closing.load(Ordering::SeqCst) {
                    return;
                }
            }
        }));
    }

    pub(crate) fn master(&self) -> &(dyn MasterPty + Send) {
        self.master.as_deref().expect("an open master")
    }

    pub(crate) fn screen(&self) -> Screen {
        Screen::open_at(&self.master().tty_name().expect("a name")).expect("a terminal")
    }

    /// The modes, without the bits that say in a second way how fast the input is.
    pub(crate) fn modes(&self) -> String {
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let name = self.master().tty_name().expect("a name");
        let terminal = rustix::fs::open(name, flags, Mode::empty()).expect("a terminal");
        let modes = rustix::termios::tcgetattr(terminal).expect("modes");
        let (input, output, local) = (modes.input_modes, modes.output_modes, modes.local_modes);
        let speeds = (modes.input_speed(), modes.output_speed());
        format!("{input:?} {output:?} {local:?} {speeds:?} {:?}", modes.special_codes)
    }

    pub(crate) fn seen(&self) -> String {
        String::from_utf8_lossy(&self.seen.lock().expect("no panic")).into_owned()
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.keys.as_mut().expect("an open master").write_all(keys.as_bytes()).expect("written");
    }

    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str, times: usize) {
        let seen = until(|| self.seen().matches(text).count() >= times);
        assert!(seen, "{text:?} was not seen {times} times in {:?}", self.seen());
    }

    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        self.master().resize(size(columns, rows)).expect("resized");
    }

    pub(crate) fn pid(&self) -> Pid {
        let id = self.child.as_ref().and_then(|child| child.process_id()).expect("a child");
        Pid::from_raw(id.try_into().expect("a small id")).expect("not zero")
    }

    pub(crate) fn send(&self, signal: Signal) {
        rustix::process::kill_process(self.pid(), signal).expect("sent");
    }

    pub(crate) fn is_stopped(&self) -> bool {
        let state = fs::read_to_string(format!("/proc/{}/stat", self.pid())).unwrap_or_default();
        state.rsplit(')').next().is_some_and(|rest| rest.trim_start().starts_with('T'))
    }

    /// How many threads the program has now.
    pub(crate) fn threads(&self) -> usize {
        fs::read_dir(format!("/proc/{}/task", self.pid())).expect("a process").count()
    }

    /// How often the threads of the program fell asleep so far.
    pub(crate) fn naps(&self) -> u64 {
        let threads = fs::read_dir(format!("/proc/{}/task", self.pid())).expect("a process");
        let status = |thread: fs::DirEntry| fs::read_to_string(thread.path().join("status"));
        let lines: String = threads.map(|thread| thread.and_then(status).expect("a thread")).collect();
        let count = |line: &str| line.strip_prefix("voluntary_ctxt_switches:")?.trim().parse::<u64>().ok();
        lines.lines().filter_map(count).sum()
    }

    /// Reads no more until [`Pty::read`]; the program must draw after a resize, which brings the reader down.
    pub(crate) fn stop_reading(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        self.resize(30, 9);
        self.reader.take().expect("a reader").join().expect("no panic");
        self.closing.store(false, Ordering::SeqCst);
    }

    /// Closes the terminal, the reader's handle first.
    pub(crate) fn close(&mut self) {
        self.stop_reading();
        self.keys = None;
        self.master = None;
    }

    /// The status, and the signal's name if one ended it.
    #[track_caller]
    pub(crate) fn ended(&mut self) -> (u32, Option<String>) {
        let child = self.child.as_mut().expect("a child");
        let mut status = None;
        until(|| {
            status = child.try_wait().expect("waited");
            status.is_some()
        });
        if status.is_none() {
            child.kill().expect("killed");
        }
        let status = status.expect("the process did not end");
        (status.exit_code(), status.signal().map(str::to_owned))
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            // A test that failed must not leave a process behind.
            let _ = child.kill();
        }
    }
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// Waits up to 10 s for what another process does.
pub(crate) fn until(mut condition: impl FnMut() -> bool) -> bool {
    (0..2000).any(|_| {
        let met = condition();
        if !met {
            thread::sleep(Duration::from_millis(5));
        }
        met
    })
}
