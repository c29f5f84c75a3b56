//! What the session bus is shown of a session: a program without a window, and a player that cannot be wound.

#![expect(
    clippy::unused_self,
    clippy::used_underscore_binding,
    reason = "the bus asks an object, also for what never changes, and hands over what is not heeded"
)]

use std::{collections::HashMap, path::PathBuf, time::Duration};

use zbus::{ObjectPath, OwnedVariant, Variant, interface};

use super::{Playback, Standing, remote};
use crate::{
    clock::{Clock, Moment},
    session::Order,
};

/// What every program on the bus says of itself.
pub(super) struct Program;

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
pub(super) struct Player {
    folder: PathBuf,
    standing: Standing,
    clock: Clock,
    /// When it stood so.
    at: Moment,
}

impl Player {
    pub(super) fn new(folder: PathBuf) -> Self {
        let clock = Clock::start();
        let at = clock.now().moment;
        Self { folder, standing: Standing::default(), clock, at }
    }

    /// Takes in where the session stands; whether it is at something else, and whether it pauses or goes on.
    pub(super) fn take_in(&mut self, standing: Standing) -> (bool, bool) {
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
