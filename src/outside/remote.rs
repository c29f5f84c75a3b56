//! Remote control: another terminal, a hotkey or a pedal steers the running session through a socket.
//!
//! The socket is the owner's alone. It decides nothing: orders are told to the loop, and the loop's answer goes back.

use std::{
    collections::HashMap,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read as _, Write as _},
    mem,
    os::unix::{
        fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _},
        net::{UnixListener, UnixStream},
    },
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc},
    thread::{self, JoinHandle},
    time::Duration,
};

use super::doors::{Doors, Ticket};
use crate::{body::Token, session::Order};

/// A line that is longer is no order.
const LONGEST: u64 = 64;
/// How long either side waits for the other.
const PATIENCE: Duration = Duration::from_secs(2);
/// The socket's name in its folder.
const SOCKET: &str = "control";

/// The socket of the running session; gone when dropped.
#[derive(Debug)]
pub struct Remote {
    socket: PathBuf,
    waiting: Arc<Waiting>,
    doors: Doors,
    service: Arc<Mutex<Service>>,
    /// Held as long as the socket is ours.
    _lock: File,
}

/// What goes on at the socket.
#[derive(Debug, Default)]
enum Service {
    /// Nobody is there yet.
    #[default]
    Idle,
    /// Somebody may call.
    Open(Ticket),
    /// Somebody is heard.
    Busy(JoinHandle<()>),
    /// The session is over.
    Over,
}

fn lock(service: &Mutex<Service>) -> MutexGuard<'_, Service> {
    service.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Who waits for an answer, by the ticket of the question.
#[derive(Debug, Default)]
struct Waiting(Mutex<(u64, HashMap<u64, mpsc::Sender<String>>)>);

impl Waiting {
    fn lock(&self) -> MutexGuard<'_, (u64, HashMap<u64, mpsc::Sender<String>>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ask(&self) -> (u64, mpsc::Receiver<String>) {
        let (sender, answer) = mpsc::channel();
        let mut waiting = self.lock();
        waiting.0 += 1;
        let ticket = waiting.0;
        waiting.1.insert(ticket, sender);
        (ticket, answer)
    }
}

impl Remote {
    /// Opens the socket in `folder`, which is made if it is not there; nothing if another session has it.
    ///
    /// Whoever calls knocks at `doors`. `tell` is called with each order and the ticket for its answer, on a thread that
    /// lasts no longer than the call.
    ///
    /// # Errors
    ///
    /// If the folder or the socket cannot be made.
    pub fn open(
        folder: &Path,
        doors: &Doors,
        tell: impl Fn(Order, u64) + Send + 'static,
    ) -> io::Result<Option<Self>> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let lock_file = folder.join(format!("{SOCKET}.lock"));
        let lock = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(lock_file)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let socket = folder.join(SOCKET);
        // Whoever holds the lock owns the name: what lies there is of a session that was killed.
        match fs::remove_file(&socket) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let listener = UnixListener::bind(&socket)?;
        fs::set_permissions(&socket, fs::Permissions::from_mode(0o600))?;
        listener.set_nonblocking(true)?;
        let (waiting, service) = (Arc::<Waiting>::default(), Arc::<Mutex<Service>>::default());
        let (listener, own, doors) = (Arc::new(listener), Arc::clone(&service), doors.clone());
        Desk { listener, waiting: Arc::clone(&waiting), service: own, doors: doors.clone(), tell }.attend();
        Ok(Some(Self { socket, waiting, doors, service, _lock: lock }))
    }

    /// Answers the order with this ticket, if somebody still waits for it.
    pub fn answer(&self, ticket: u64, words: String) {
        if let Some(sender) = self.waiting.lock().1.remove(&ticket) {
            // They may have lost patience.
            let _ = sender.send(words);
        }
    }
}

impl Drop for Remote {
    fn drop(&mut self) {
        // Gone first, so that nobody finds a socket without a session.
        let _ = fs::remove_file(&self.socket);
        self.waiting.lock().1.clear();
        let last = mem::replace(&mut *lock(&self.service), Service::Over);
        match last {
            Service::Open(ticket) => self.doors.close(ticket),
            // The answer to the order that ends a session is still on its way; a panic was told by the hook.
            Service::Busy(thread) => drop(thread.join()),
            Service::Idle | Service::Over => {}
        }
    }
}

/// The socket's own side.
struct Desk<T> {
    listener: Arc<UnixListener>,
    waiting: Arc<Waiting>,
    service: Arc<Mutex<Service>>,
    doors: Doors,
    tell: T,
}

impl<T: Fn(Order, u64) + Send + 'static> Desk<T> {
    /// Waits for the next caller, unless the session is over.
    fn attend(self) {
        let service = Arc::clone(&self.service);
        let mut service = lock(&service);
        if matches!(*service, Service::Over) {
            return;
        }
        let (doors, listener) = (self.doors.clone(), Arc::clone(&self.listener));
        *service = Service::Open(doors.open(listener, move || self.begin()));
    }

    /// Serves a caller, on a thread: nobody else is to wait for a slow one.
    fn begin(self) {
        let service = Arc::clone(&self.service);
        let mut service = lock(&service);
        if matches!(*service, Service::Over) {
            return;
        }
        let serve = move || {
            if let Ok((caller, _)) = self.listener.accept() {
                // A caller that goes away is not the session's trouble.
                let _ = self.hear(caller);
            }
            self.attend();
        };
        // Without a thread nobody is served any more; the next caller hears that no session runs.
        *service =
            thread::Builder::new().name("remote".into()).spawn(serve).map_or(Service::Idle, Service::Busy);
    }

    fn hear(&self, mut caller: UnixStream) -> io::Result<()> {
        caller.set_nonblocking(false)?;
        caller.set_read_timeout(Some(PATIENCE / 4))?;
        caller.set_write_timeout(Some(PATIENCE / 4))?;
        let mut line = String::new();
        (&caller).take(LONGEST).read_to_string(&mut line)?;
        let Some(order) = Order::from_token(line.trim()) else {
            return caller.write_all(b"{\"error\":\"not an order\"}\n");
        };
        let (ticket, answer) = self.waiting.ask();
        (self.tell)(order, ticket);
        let answer = answer.recv_timeout(PATIENCE);
        self.waiting.lock().1.remove(&ticket);
        let answer = answer.unwrap_or_else(|_| "{\"error\":\"no answer\"}".to_owned());
        writeln!(caller, "{answer}")
    }
}

/// Gives `order` to the session whose socket is in `folder`; its answer, one line, or nothing if no session runs.
///
/// # Errors
///
/// If the session does not answer.
pub fn ask(folder: &Path, order: Order) -> io::Result<Option<String>> {
    let mut session = match UnixStream::connect(folder.join(SOCKET)) {
        Ok(session) => session,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused) => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    session.set_read_timeout(Some(PATIENCE * 2))?;
    session.write_all(order.token().as_bytes())?;
    session.shutdown(std::net::Shutdown::Write)?;
    let mut answer = String::new();
    session.read_to_string(&mut answer)?;
    Ok(Some(answer.trim_end().to_owned()))
}
