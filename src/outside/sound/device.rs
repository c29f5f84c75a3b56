//! The machine's own sound device, played by this program itself.
//!
//! A thread of its own opens the device with the first sound and closes it after some silence: nobody else ever waits
//! for it, and a session without sound costs nothing.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::Duration,
};

use rodio::{
    DeviceSinkBuilder, MixerDeviceSink,
    cpal::{
        self, BufferSize, ErrorKind,
        traits::{DeviceTrait as _, HostTrait as _},
    },
};

pub(super) use self::presence::is_there;
use self::sounding::Sounding;
use super::pcm::Pcm;

mod presence;
mod sounding;

/// What the program calls itself where players are named.
pub(super) const NAME: &str = "supple itself";

/// After so long without a sound the device is closed; a loudspeaker sleeps by then, and is woken before the next cue.
const IDLE: Duration = Duration::from_secs(6);
/// So many parts of a second are given to the device at once: what is begun or cut off is heard so much later.
const PARTS: u32 = 40;
/// The last tone of a session is shorter.
const LAST: Duration = Duration::from_secs(1);
/// What the device was given last is heard by then.
const HEARD: Duration = Duration::from_millis(150);

/// No sound of this process is wanted any more.
static IS_OVER: AtomicBool = AtomicBool::new(false);

/// The device; closed when the last of its copies is dropped.
#[derive(Clone, Default)]
pub(super) struct Device(Arc<OnceLock<Sender<Order>>>);

/// A sound that was ordered; silent at the latest when this is dropped.
pub(super) struct Playing {
    fate: Arc<Fate>,
    /// Closed at its end.
    over: Receiver<()>,
}

/// What becomes of a sound, between those who want it and the device.
#[derive(Default)]
struct Fate {
    is_given_up: AtomicBool,
    went_well: AtomicBool,
    /// It should have come to its end long ago.
    hangs: AtomicBool,
}

/// A file to play.
struct Order {
    file: PathBuf,
    end: End,
}

/// Tells of the end of a sound, whatever it came to.
struct End {
    fate: Arc<Fate>,
    ended: Option<Box<dyn FnOnce() + Send>>,
    /// Closes the channel with it.
    _over: Sender<()>,
}

/// Ends every sound, and lets none begin any more; for the last moment of the process.
pub(super) fn silence_all() {
    IS_OVER.store(true, Ordering::Relaxed);
}

impl Device {
    /// Begins to play `file` as soon as the device is there, and calls `ended` when it has ended or cannot begin.
    pub(super) fn play(&self, file: &Path, ended: impl FnOnce() + Send + 'static) -> io::Result<Playing> {
        let orders = if let Some(orders) = self.0.get() {
            orders
        } else {
            let (orders, received) = mpsc::channel();
            thread::Builder::new().name("device".into()).spawn(move || attend(&received))?;
            self.0.get_or_init(|| orders)
        };
        let fate = Arc::new(Fate::default());
        let (tells, over) = mpsc::channel();
        let end = End { fate: Arc::clone(&fate), ended: Some(Box::new(ended)), _over: tells };
        orders
            .send(Order { file: file.to_owned(), end })
            .map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        Ok(Playing { fate, over })
    }
}

/// All stand for the one device of the machine.
impl PartialEq for Device {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Device {}

impl fmt::Debug for Device {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(NAME)
    }
}

impl Playing {
    /// Ends it; whether it had ended well by itself before.
    pub(super) fn finish(self) -> bool {
        self.fate.went_well.load(Ordering::Relaxed)
    }

    /// Ends it, as it should have ended long ago: the device is opened anew for the next sound.
    pub(super) fn give_up(self) {
        self.fate.hangs.store(true, Ordering::Relaxed);
    }

    /// Waits for its end, as it would be silent without this process; never more than a moment.
    pub(super) fn let_go(self) {
        if matches!(self.over.recv_timeout(LAST), Err(RecvTimeoutError::Disconnected)) {
            thread::sleep(HEARD);
        }
    }
}

impl Drop for Playing {
    fn drop(&mut self) {
        self.fate.is_given_up.store(true, Ordering::Relaxed);
    }
}

impl Fate {
    fn is_wanted(&self) -> bool {
        !self.is_given_up.load(Ordering::Relaxed) && !IS_OVER.load(Ordering::Relaxed)
    }
}

impl Drop for End {
    fn drop(&mut self) {
        self.ended.take().into_iter().for_each(|ended| ended());
    }
}

/// Plays what is ordered, until nobody can order anything more.
fn attend(orders: &Receiver<Order>) {
    let _quiet = quiet();
    let mut open: Option<Open> = None;
    loop {
        let order = match &open {
            Some(_) => orders.recv_timeout(IDLE),
            None => orders.recv().map_err(RecvTimeoutError::from),
        };
        match order {
            Ok(Order { file, end }) if end.fate.is_wanted() => {
                // What cannot be played ends here, and not well.
                let Some(sound) = fs::read(&file).ok().and_then(|bytes| Pcm::read(&bytes)) else { continue };
                open = open.filter(Open::is_well).or_else(Open::new);
                if let Some(open) = &mut open {
                    open.play(sound, end);
                }
            }
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => open = open.filter(Open::sounds),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Keeps the system's library from writing its complaints onto the screen of a session.
#[cfg(target_os = "linux")]
fn quiet() -> impl Sized {
    alsa::Output::local_error_handler()
}

#[cfg(not(target_os = "linux"))]
fn quiet() {}

/// The device while it is open.
struct Open {
    sink: MixerDeviceSink,
    is_lost: Arc<AtomicBool>,
    last: Option<(Arc<Fate>, std::sync::Weak<()>)>,
}

impl Open {
    fn new() -> Option<Self> {
        let is_lost = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&is_lost);
        let tell = move |error: cpal::Error| {
            let goes_on =
                [ErrorKind::Xrun, ErrorKind::DeviceChanged, ErrorKind::RealtimeDenied, ErrorKind::DeviceBusy];
            if !goes_on.contains(&error.kind()) {
                told.store(true, Ordering::Relaxed);
            }
        };
        let device = cpal::default_host().default_output_device()?;
        let usual = device.default_output_config().ok()?;
        let builder = DeviceSinkBuilder::default()
            .with_device(device)
            .with_supported_config(&usual)
            .with_buffer_size(BufferSize::Fixed(usual.sample_rate() / PARTS))
            .with_error_callback(tell);
        let mut sink = builder.open_sink_or_fallback().ok()?;
        sink.log_on_drop(false);
        Some(Self { sink, is_lost, last: None })
    }

    fn play(&mut self, sound: Pcm, end: End) {
        let token = Arc::new(());
        self.last = Some((Arc::clone(&end.fate), Arc::downgrade(&token)));
        self.sink.mixer().add(Sounding::new(sound, end, token));
    }

    /// Whether it still takes what it is given.
    fn is_well(&self) -> bool {
        let hangs = self.last.as_ref().is_some_and(|(fate, _)| fate.hangs.load(Ordering::Relaxed));
        !hangs && !self.is_lost.load(Ordering::Relaxed)
    }

    /// Whether a sound has not come to its end.
    fn sounds(&self) -> bool {
        self.last.as_ref().is_some_and(|(_, token)| token.strong_count() > 0) && self.is_well()
    }
}
