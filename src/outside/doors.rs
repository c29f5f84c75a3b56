//! Doors: everything outside that may knock, waited for on one thread.
//!
//! Whoever knocks is let in once, on the thread that waits; what takes time is done elsewhere.

use std::{
    fmt,
    io::{self, Read as _, Write as _},
    os::{
        fd::{AsFd, BorrowedFd},
        unix::net::UnixStream,
    },
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
};

/// What is waited for until there is something to read.
type Opening = Arc<dyn AsFd + Send + Sync>;

/// The doors of this process; every copy means the same ones.
#[derive(Clone)]
pub struct Doors(Arc<House>);

struct House {
    /// Rung when there is another door, or one less.
    bell: UnixStream,
    rung: UnixStream,
    doors: Mutex<(u64, Vec<Door>)>,
}

struct Door {
    ticket: Ticket,
    opening: Opening,
    let_in: Box<dyn FnOnce() + Send>,
}

impl fmt::Debug for Doors {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.lock().1.iter().map(|door| door.ticket)).finish()
    }
}

/// Means one door, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(u64);

impl Doors {
    /// No door yet; somebody must [wait](Doors::wait) at them.
    ///
    /// # Errors
    ///
    /// If the system refuses the bell.
    pub fn new() -> io::Result<Self> {
        let (bell, rung) = UnixStream::pair()?;
        bell.set_nonblocking(true)?;
        rung.set_nonblocking(true)?;
        Ok(Self(Arc::new(House { bell, rung, doors: Mutex::default() })))
    }

    /// The same with a thread that waits, until the process ends.
    ///
    /// # Errors
    ///
    /// If the system refuses the bell or the thread.
    pub fn attended() -> io::Result<Self> {
        let doors = Self::new()?;
        let attended = doors.clone();
        thread::Builder::new()
            .name("doors".into())
            .spawn(move || while attended.wait(&[], None).is_ok() {})?;
        Ok(doors)
    }

    /// Calls `let_in` once, as soon as there is something to read at `opening`; it must not take long.
    pub fn open(
        &self,
        opening: Arc<impl AsFd + Send + Sync + 'static>,
        let_in: impl FnOnce() + Send + 'static,
    ) -> Ticket {
        let mut doors = self.lock();
        doors.0 += 1;
        let ticket = Ticket(doors.0);
        doors.1.push(Door { ticket, opening, let_in: Box::new(let_in) });
        drop(doors);
        self.ring();
        ticket
    }

    /// Nobody is waited for at this door any longer.
    pub fn close(&self, ticket: Ticket) {
        // What it kept goes once the doors are free again.
        let closed = self.take(ticket);
        self.ring();
        drop(closed);
    }

    /// Waits, asleep, until one of `own` has something to say or `patience` is over, and lets in whoever knocks
    /// meanwhile; what each of `own` says, nothing at all once `patience` is over.
    ///
    /// # Errors
    ///
    /// If the system cannot wait.
    pub fn wait(
        &self,
        own: &[(BorrowedFd<'_>, PollFlags)],
        patience: Option<&Timespec>,
    ) -> io::Result<Option<Vec<PollFlags>>> {
        let doors: Vec<(Ticket, Opening)> =
            self.lock().1.iter().map(|door| (door.ticket, Arc::clone(&door.opening))).collect();
        let mut waiting: Vec<PollFd<'_>> =
            own.iter().map(|(it, what)| PollFd::from_borrowed_fd(*it, *what)).collect();
        waiting.push(PollFd::new(&self.0.rung, PollFlags::IN));
        waiting.extend(
            doors.iter().map(|(_, opening)| PollFd::from_borrowed_fd(opening.as_fd(), PollFlags::IN)),
        );
        let is_over = match poll(&mut waiting, patience) {
            Ok(count) => count == 0,
            Err(Errno::INTR) => false,
            Err(error) => return Err(error.into()),
        };
        let mut told = waiting.iter().map(PollFd::revents);
        let own = told.by_ref().take(own.len()).collect();
        if told.next().is_some_and(|rung| !rung.is_empty()) {
            // However often it rang: all doors are looked at anew.
            let _ = (&self.0.rung).read(&mut [0; 64]);
        }
        for ((ticket, _), _) in doors.iter().zip(told).filter(|(_, told)| !told.is_empty()) {
            if let Some(door) = self.take(*ticket) {
                (door.let_in)();
            }
        }
        Ok((!is_over).then_some(own))
    }

    fn take(&self, ticket: Ticket) -> Option<Door> {
        let mut doors = self.lock();
        let place = doors.1.iter().position(|door| door.ticket == ticket)?;
        Some(doors.1.remove(place))
    }

    fn ring(&self) {
        // A bell that is full rings already.
        let _ = (&self.0.bell).write(&[0]);
    }

    fn lock(&self) -> MutexGuard<'_, (u64, Vec<Door>)> {
        self.0.doors.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::mpsc, time::Duration};

    use super::*;

    const SOON: Duration = Duration::from_secs(5);

    #[test]
    fn whoever_knocks_is_let_in_once_and_nobody_at_a_closed_door() {
        let doors = Doors::attended().expect("a thread");
        let (mut outside, inside) = UnixStream::pair().expect("a pair");
        let (mut elsewhere, closed) = UnixStream::pair().expect("a pair");
        let (sender, told) = mpsc::channel();
        let tell = |word: &'static str| {
            let sender = sender.clone();
            move || sender.send(word).expect("somebody hears")
        };
        let (inside, closed) = (Arc::new(inside), Arc::new(closed));
        doors.open(Arc::clone(&inside), tell("once"));
        doors.close(doors.open(closed, tell("closed")));
        // What it kept is gone with it, or the other end would never hear of it.
        elsewhere.set_read_timeout(Some(SOON)).expect("a limit");
        assert_eq!(elsewhere.read(&mut [0]).expect("in time"), 0, "still open");
        outside.write_all(b"xx").expect("written");
        assert_eq!(told.recv_timeout(SOON), Ok("once"));
        doors.open(inside, tell("again"));
        assert_eq!(told.recv_timeout(SOON), Ok("again"));
        drop(sender);
        assert!(told.recv_timeout(SOON).is_err(), "nobody is left who could tell");
    }
}
