//! Media keys and headset buttons: the running session stands on the session bus as a player that can be paused.
//!
//! It steers by the same socket as any other terminal and decides nothing. Where there is no bus it is silent, and
//! nothing ever waits for it.

mod player;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{self, RecvTimeoutError},
    },
    task::{Poll, Waker},
    thread,
    time::Duration,
};

use zbus::{Connection, connection::Builder};

use self::player::{Player, Program};
use super::remote;
use crate::session::Order;

/// The player's name on the bus; a second one has its process's number behind it.
const NAME: &str = "org.mpris.MediaPlayer2.supple";
/// Where players stand.
const PATH: &str = "/org/mpris/MediaPlayer2";
/// How often it is asked where the session stands.
const LOOK: Duration = Duration::from_secs(1);
/// How long the bus may take for an answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// The session on the bus; gone soon after this is dropped.
#[derive(Debug)]
pub struct Media {
    /// Closed when dropped, which ends the thread.
    _stop: mpsc::Sender<()>,
}

impl Media {
    /// Puts the session whose socket is in `folder` on the bus, on a thread of its own.
    pub fn open(folder: &Path) -> Self {
        let (stop, stopped) = mpsc::channel();
        let folder = folder.to_owned();
        // Without a thread or a bus there are no media keys, which is no reason for a word.
        let _ = thread::Builder::new().name("media".into()).spawn(move || {
            let _ = zbus::block_on(serve(folder, stopped));
        });
        Self { _stop: stop }
    }
}

async fn serve(folder: PathBuf, stopped: mpsc::Receiver<()>) -> zbus::Result<()> {
    let player = Player::new(folder.clone());
    let builder = Builder::session().method_timeout(PATIENCE);
    let connection = builder.serve_at(PATH, Program).serve_at(PATH, player).build().await?;
    claim(&connection).await?;
    let letters = Arc::new(Letters::default());
    let own = Arc::clone(&letters);
    thread::Builder::new().name("media-look".into()).spawn(move || look(&folder, &stopped, &own))?;
    let player = connection.object_server().interface::<_, Player>(PATH).await?;
    while let Letter::Stands(standing) = letters.next().await {
        let mut it = player.get_mut().await;
        let (is_other, is_paused) = it.take_in(standing);
        if is_other {
            it.metadata_changed(player.signal_emitter()).await?;
        }
        if is_paused {
            it.playback_status_changed(player.signal_emitter()).await?;
        }
    }
    Ok(())
}

async fn claim(connection: &Connection) -> zbus::Result<()> {
    if connection.request_name(NAME).await.is_ok() {
        return Ok(());
    }
    connection.request_name(format!("{NAME}.instance{}", std::process::id())).await
}

/// Asks where the session stands, again and again, until `stopped` is closed or there is no session any more.
fn look(folder: &Path, stopped: &mpsc::Receiver<()>, letters: &Letters) {
    let mut asked = Standing::ask(folder);
    while let Some(standing) = asked {
        letters.post(Letter::Stands(standing));
        asked = match stopped.recv_timeout(LOOK) {
            Err(RecvTimeoutError::Timeout) => Standing::ask(folder),
            Ok(()) | Err(RecvTimeoutError::Disconnected) => None,
        };
    }
    letters.post(Letter::Ended);
}

/// What is told of the session.
#[derive(Debug)]
enum Letter {
    Stands(Standing),
    Ended,
}

/// The newest letter from one thread to another that waits for it without holding up the bus.
#[derive(Debug, Default)]
struct Letters(Mutex<(Option<Letter>, Option<Waker>)>);

impl Letters {
    fn lock(&self) -> MutexGuard<'_, (Option<Letter>, Option<Waker>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn post(&self, letter: Letter) {
        let mut letters = self.lock();
        letters.0 = Some(letter);
        letters.1.take().into_iter().for_each(Waker::wake);
    }

    fn next(&self) -> impl Future<Output = Letter> {
        std::future::poll_fn(|context| {
            let mut letters = self.lock();
            if let Some(letter) = letters.0.take() {
                return Poll::Ready(letter);
            }
            letters.1 = Some(context.waker().clone());
            Poll::Pending
        })
    }
}

/// Where the session stands, as its socket tells.
#[derive(Clone, Debug, Default, PartialEq)]
struct Standing {
    title: String,
    routine: String,
    part: u64,
    length: Duration,
    elapsed: Duration,
    playback: Playback,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Playback {
    Playing,
    Paused,
    #[default]
    Stopped,
}

impl Standing {
    fn ask(folder: &Path) -> Option<Self> {
        Self::read(&remote::ask(folder, Order::Status).ok()??)
    }

    fn read(answer: &str) -> Option<Self> {
        let answer: serde_json::Value = serde_json::from_str(answer).ok()?;
        let words = |name: &str| answer.get(name).and_then(|it| it.as_str()).unwrap_or_default().to_owned();
        let time = |name: &str| {
            let seconds = answer.get(name).and_then(serde_json::Value::as_f64).unwrap_or_default();
            Duration::try_from_secs_f64(seconds).unwrap_or_default()
        };
        let title = match (words("name"), words("side").as_str()) {
            (name, side @ ("left" | "right")) => format!("{name}, {side}"),
            (name, _) => name,
        };
        let playback = match answer.get("standing")?.as_str()? {
            "running" | "get-ready" => Playback::Playing,
            "paused" | "hurt" => Playback::Paused,
            _ => Playback::Stopped,
        };
        let part = answer.get("part").and_then(serde_json::Value::as_u64).unwrap_or_default();
        let (length, elapsed) = (time("length"), time("elapsed"));
        Some(Self { title, routine: words("routine"), part, length, elapsed, playback })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_becomes_what_a_player_shows() {
        let answer = r#"{"version":1,"routine":"short","name":"Lean","part":2,"side":"left","elapsed":2.5,"length":45,"standing":"hurt"}"#;
        let standing = Standing::read(answer).expect("it is a status");
        assert_eq!((standing.title.as_str(), standing.playback), ("Lean, left", Playback::Paused));
        assert_eq!(
            (standing.length, standing.elapsed),
            (Duration::from_secs(45), Duration::from_millis(2500))
        );
        assert_eq!(Standing::read("no session is running"), None);
    }

    #[test]
    fn only_what_changed_is_told() {
        let mut player = Player::new(PathBuf::new());
        let lean = Standing { title: "Lean".into(), playback: Playback::Playing, ..Standing::default() };
        assert_eq!(player.take_in(lean.clone()), (true, true));
        assert_eq!(player.take_in(Standing { elapsed: LOOK, ..lean.clone() }), (false, false));
        assert_eq!(player.take_in(Standing { playback: Playback::Paused, ..lean }), (false, true));
    }
}
