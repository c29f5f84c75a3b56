//! Media keys: the real program on a session bus of its own.
//!
//! Where there is no `dbus-daemon` nothing is proven, and that is said.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use serde_json::Value;
use supple::{outside::remote, session::Order};
use zbus::{Connection, OwnedVariant, connection::Builder};

use crate::{closed_eyes::note, terminal::pty::until};

const ROUTINE: &str = "
schema = 1
name = \"Media\"
aim = \"Two steps.\"
areas = [\"lower-back\"]

[[step]]
name = \"Lean\"
how = [\"Lean in.\"]
position = \"any\"
settle = \"5s\"
hold = \"60s\"

[[step]]
name = \"Turn\"
how = [\"Turn.\"]
position = \"any\"
settle = \"5s\"
hold = \"60s\"
";

/// A bus with nobody else on it; ended when dropped.
struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    fn start() -> Option<Self> {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut address = String::new();
        BufReader::new(daemon.stdout.take()?).read_line(&mut address).ok()?;
        Some(Self { daemon, address: address.trim().to_owned() })
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

/// A session of lines in `folder`, with this bus.
fn session(folder: &Path, address: &str) -> Child {
    fs::write(folder.join("media.toml"), ROUTINE).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_supple"));
    command.args(["run", "media.toml", "--json", "--mute"]).current_dir(folder);
    for name in ["CONFIG", "DATA", "STATE", "CACHE", "RUNTIME"] {
        command.env(format!("SUPPLE_{name}_DIR"), folder.join(name));
    }
    command.env("DBUS_SESSION_BUS_ADDRESS", address).env("PATH", "/nowhere");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn status(folder: &Path) -> Option<Value> {
    let answer = remote::ask(&folder.join("RUNTIME"), Order::Status).ok()??;
    serde_json::from_str(&answer).ok()
}

/// Whether `standing` or `name` of the status is `value` before long.
#[track_caller]
fn becomes(folder: &Path, key: &str, value: &str) {
    let seen = until(|| status(folder).is_some_and(|status| status[key] == value));
    assert!(seen, "{key} is not {value} but {:?}", status(folder));
}

/// Another program on the bus: a desktop with media keys.
struct Desktop(Connection);

impl Desktop {
    const NAME: &str = "org.mpris.MediaPlayer2.supple";

    fn on(bus: &Bus) -> Self {
        Self(zbus::block_on(Builder::address(bus.address.as_str()).build()).unwrap())
    }

    fn press(&self, button: &str) -> bool {
        self.call("org.mpris.MediaPlayer2.Player", button, &())
    }

    fn call(
        &self,
        interface: &str,
        method: &str,
        body: &(impl serde::Serialize + zbus::wire::DynamicType),
    ) -> bool {
        let path = "/org/mpris/MediaPlayer2";
        zbus::block_on(self.0.call_method(Some(Self::NAME), path, Some(interface), method, body)).is_ok()
    }

    fn property(&self, name: &str) -> String {
        let (path, player) = ("/org/mpris/MediaPlayer2", "org.mpris.MediaPlayer2.Player");
        let body = (player, name);
        let properties = Some("org.freedesktop.DBus.Properties");
        let answer = zbus::block_on(self.0.call_method(Some(Self::NAME), path, properties, "Get", &body));
        let Ok(answer) = answer else { return String::new() };
        format!("{:?}", answer.body().deserialize::<OwnedVariant>().unwrap())
    }
}

#[test]
fn media_keys_steer_the_session_and_the_desktop_sees_the_step() {
    let Some(bus) = Bus::start() else {
        note("NOT PROVEN HERE: there is no dbus-daemon to make a bus with");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let mut session = session(folder, &bus.address);
    becomes(folder, "standing", "running");
    let desktop = Desktop::on(&bus);
    assert!(until(|| desktop.property("PlaybackStatus").contains("Playing")));
    let metadata = desktop.property("Metadata");
    assert!(metadata.contains("Lean") && metadata.contains("mpris:length"), "{metadata}");
    assert!(desktop.press("PlayPause"));
    becomes(folder, "standing", "paused");
    assert!(until(|| desktop.property("PlaybackStatus").contains("Paused")));
    let stands = desktop.property("Position");
    assert_eq!(desktop.property("Position"), stands, "time stands still");
    assert!(desktop.press("Play"));
    assert!(until(|| status(folder).is_some_and(|status| status["standing"] != "paused")));
    assert!(desktop.press("Next"));
    becomes(folder, "name", "Turn");
    assert!(until(|| desktop.property("Metadata").contains("Turn")));
    assert!(desktop.press("Previous"));
    becomes(folder, "name", "Lean");
    assert!(desktop.press("Stop"));
    becomes(folder, "standing", "paused");
    // Neither the one nor the other ends a session.
    assert!(desktop.call("org.mpris.MediaPlayer2", "Quit", &()));
    assert!(status(folder).is_some());
    assert!(remote::ask(&folder.join("RUNTIME"), Order::Leave).unwrap().is_some());
    session.wait().unwrap();
    assert!(until(|| !desktop.press("Play")), "the name is free again");
}

#[test]
fn without_a_bus_or_with_one_that_hangs_a_session_runs_as_ever() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let silent = folder.join("silent");
    // It takes the connection and never answers.
    let _silent = std::os::unix::net::UnixListener::bind(&silent).unwrap();
    for address in ["unix:path=/nowhere/bus".to_owned(), format!("unix:path={}", silent.display())] {
        let mut session = session(folder, &address);
        becomes(folder, "standing", "running");
        let left = remote::ask(&folder.join("RUNTIME"), Order::Leave).unwrap();
        assert!(left.is_some_and(|words| words.contains("left")));
        let gone = until(|| session.try_wait().unwrap().is_some());
        assert!(gone, "{address} keeps the session from ending");
    }
}
