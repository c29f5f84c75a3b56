//! Media keys and headset buttons: the running session stands on the session bus as a player that can be paused.
//!
//! It steers by the same socket as any other terminal and decides nothing. Where there is no bus it is silent, and
//! nothing ever waits for it.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{self, RecvTimeoutError},
    },
    task::{Poll, Waker},
    thread,
    time::Duration,
};

use zbus::{Connection, ObjectPath, OwnedVariant, Variant, connection::Builder, interface};

use super::remote;
use crate::{
    clock::{Clock, Moment},
    session::Order,
};

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
    while let Some(standing) = letters.next().await {
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
    let mut standing = Standing::ask(folder);
    while standing.is_some() {
        letters.post(standing);
        standing = match stopped.recv_timeout(LOOK) {
            Err(RecvTimeoutError::Timeout) => Standing::ask(folder),
            Ok(()) | Err(RecvTimeoutError::Disconnected) => None,
        };
    }
    letters.post(None);
}

/// The newest letter from one thread to another that waits for it without holding up the bus.
#[derive(Debug, Default)]
struct Letters(Mutex<(Option<Option<Standing>>, Option<Waker>)>);

impl Letters {
    fn lock(&self) -> MutexGuard<'_, (Option<Option<Standing>>, Option<Waker>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn post(&self, standing: Option<Standing>) {
        let mut letters = self.lock();
        letters.0 = Some(standing);
        letters.1.take().into_iter().for_each(Waker::wake);
    }

    fn next(&self) -> impl Future<Output = Option<Standing>> {
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

/// What every program on the bus says of itself.
struct Program;

#[interface(name = "org.mpris.MediaPlayer2")]
impl Program {
    /// There is no window to bring to the front.
    fn raise(&self) {}

    /// A session is left by its own keys.
    fn quit(&self) {}

    #[zbus(property)]
    fn can_quit(&self) -> bool {
        false
    }

    #[zbus(property)]
    fn can_raise(&self) -> bool {
        false
    }

    #[zbus(property)]
    fn has_track_list(&self) -> bool {
        false
    }

    #[zbus(property)]
    fn identity(&self) -> String {
        "supple".to_owned()
    }

    #[zbus(property)]
    fn supported_uri_schemes(&self) -> Vec<String> {
        Vec::new()
    }

    #[zbus(property)]
    fn supported_mime_types(&self) -> Vec<String> {
        Vec::new()
    }
}

/// The session as a player.
struct Player {
    folder: PathBuf,
    standing: Standing,
    clock: Clock,
    /// When it stood so.
    at: Moment,
}

impl Player {
    fn new(folder: PathBuf) -> Self {
        let clock = Clock::start();
        let at = clock.now().moment;
        Self { folder, standing: Standing::default(), clock, at }
    }

    /// Takes in where the session stands; whether it is at something else, and whether it pauses or goes on.
    fn take_in(&mut self, standing: Standing) -> (bool, bool) {
        self.at = self.clock.now().moment;
        let before = std::mem::replace(&mut self.standing, standing);
        let now = &self.standing;
        let is_other = (&before.title, before.part, before.length) != (&now.title, now.part, now.length);
        (is_other, before.playback != now.playback)
    }

    /// An order that cannot be given is not worth an error on the bus.
    fn order(&self, order: Order) {
        let _ = remote::ask(&self.folder, order);
    }
}

#[interface(name = "org.mpris.MediaPlayer2.Player")]
impl Player {
    fn next(&self) {
        self.order(Order::Next);
    }

    fn previous(&self) {
        self.order(Order::Back);
    }

    fn pause(&self) {
        self.order(Order::Pause);
    }

    fn play_pause(&self) {
        self.order(Order::Toggle);
    }

    /// A session is never left by a stray button: it waits.
    fn stop(&self) {
        self.order(Order::Pause);
    }

    fn play(&self) {
        self.order(Order::Resume);
    }

    /// Time is honest: nothing is skipped by a slider.
    fn seek(&self, _offset: i64) {}

    fn set_position(&self, _track: ObjectPath<'_>, _position: i64) {}

    fn open_uri(&self, _uri: &str) {}

    #[zbus(property)]
    fn playback_status(&self) -> String {
        match self.standing.playback {
            Playback::Playing => "Playing",
            Playback::Paused => "Paused",
            Playback::Stopped => "Stopped",
        }
        .to_owned()
    }

    /// The exercise with its side, and how long this phase of it lasts; the position says how much of that is left.
    #[zbus(property)]
    fn metadata(&self) -> HashMap<String, OwnedVariant> {
        let Standing { title, routine, part, length, .. } = &self.standing;
        let track = ObjectPath::try_from(format!("/app/supple/part/{part}")).map(Variant::from);
        let entries = [
            ("mpris:trackid", track.ok()),
            ("mpris:length", Some(Variant::from(microseconds(*length)))),
            ("xesam:title", Some(Variant::from(title.clone()))),
            ("xesam:album", Some(Variant::from(routine.clone()))),
        ];
        let owned = entries
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), OwnedVariant::try_from(value?).ok()?)));
        owned.collect()
    }

    #[zbus(property(emits_changed_signal = "false"))]
    fn position(&self) -> i64 {
        let since = self.clock.now().moment.since(self.at);
        let runs = self.standing.playback == Playback::Playing;
        let elapsed = if runs { self.standing.elapsed + since } else { self.standing.elapsed };
        microseconds(elapsed.min(self.standing.length))
    }

    #[zbus(property)]
    fn rate(&self) -> f64 {
        1.0
    }

    #[zbus(property)]
    fn minimum_rate(&self) -> f64 {
        1.0
    }

    #[zbus(property)]
    fn maximum_rate(&self) -> f64 {
        1.0
    }

    #[zbus(property)]
    fn volume(&self) -> f64 {
        1.0
    }

    #[zbus(property)]
    fn can_go_next(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn can_go_previous(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn can_play(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn can_pause(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn can_seek(&self) -> bool {
        false
    }

    #[zbus(property)]
    fn can_control(&self) -> bool {
        true
    }
}

fn microseconds(time: Duration) -> i64 {
    i64::try_from(time.as_micros()).unwrap_or(i64::MAX)
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
