//! Remote control: a real socket between two ends in one process.

use std::{
    fs,
    io::{Read as _, Write as _},
    os::unix::{
        fs::PermissionsExt,
        net::{UnixListener, UnixStream},
    },
    path::Path,
    sync::{Arc, Mutex, mpsc},
    thread,
};

use supple::{
    body::Token,
    outside::{
        doors::Doors,
        remote::{Remote, ask},
    },
    session::Order,
};

/// A session that answers each order with its name.
fn session(folder: &Path) -> Option<Arc<Mutex<Remote>>> {
    let (sender, orders) = mpsc::channel::<(Order, u64)>();
    let tell = move |order, ticket| sender.send((order, ticket)).unwrap();
    let remote = Remote::open(folder, &Doors::attended().unwrap(), tell).unwrap()?;
    let remote = Arc::new(Mutex::new(remote));
    let answering = Arc::downgrade(&remote);
    thread::spawn(move || {
        for (order, ticket) in orders {
            let Some(remote) = answering.upgrade() else { return };
            remote.lock().unwrap().answer(ticket, format!("did {}", order.token()));
        }
    });
    Some(remote)
}

#[test]
fn every_order_reaches_the_session_and_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let _session = session(folder.path()).unwrap();
    for order in Order::ALL {
        let answer = ask(folder.path(), *order).unwrap().unwrap();
        assert_eq!(answer, format!("did {}", order.token()));
    }
}

#[test]
fn without_a_session_nobody_answers() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(ask(folder.path(), Order::Pause).unwrap(), None);
    drop(session(folder.path()).unwrap());
    assert_eq!(ask(folder.path(), Order::Pause).unwrap(), None);
    assert!(!folder.path().join("control").exists());
}

#[test]
fn the_first_of_two_sessions_has_it_and_a_later_one_takes_it_over() {
    let folder = tempfile::tempdir().unwrap();
    let first = session(folder.path()).unwrap();
    assert!(session(folder.path()).is_none());
    drop(first);
    assert!(session(folder.path()).is_some());
}

#[test]
fn a_dead_socket_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    drop(UnixListener::bind(folder.path().join("control")).unwrap());
    assert_eq!(ask(folder.path(), Order::Status).unwrap(), None, "nobody listens");
    let _session = session(folder.path()).unwrap();
    assert_eq!(ask(folder.path(), Order::Status).unwrap().as_deref(), Some("did status"));
}

#[test]
fn only_the_owner_may_use_it_and_only_orders_count() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("run");
    let _session = session(&inner).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&inner), 0o700);
    assert_eq!(mode(&inner.join("control")), 0o600);
    for words in ["rm -rf", "", &"x".repeat(1000)] {
        let mut caller = UnixStream::connect(inner.join("control")).unwrap();
        // A long line is cut off: the end that reads may be gone before all is written.
        let _ = caller.write_all(words.as_bytes());
        let _ = caller.shutdown(std::net::Shutdown::Write);
        let mut answer = String::new();
        let _ = caller.read_to_string(&mut answer);
        assert!(answer.is_empty() || answer.contains("not an order"), "{answer}");
    }
    assert_eq!(ask(&inner, Order::Next).unwrap().as_deref(), Some("did next"));
}
