//! All files, read beside the interface, and again when one was saved.
//!
//! On a thread: no frame and no second of a session ever waits for a file.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, mpsc::Sender},
    thread,
};

use super::{touring, unfinished};
use crate::{
    cli::{advice::Advice, places::Places, show::looks_like_path, tell_problems},
    clock::Now,
    coach::Person,
    library::{Library, Problem, Stamp},
    outside::{
        doors::Doors,
        watch::{Heard, Spots, Watch},
    },
    routine::Routine,
    settings::Settings,
    text::Text,
    ui::{
        message::{Known, Message, Trouble, Visit},
        shelves::Shelves,
    },
};

/// Reads all files, and tells the interface what they say.
pub(super) struct Reader(Arc<Inner>);

struct Inner {
    /// The routine of the briefing, where the shell asked for one by a word.
    asked: Option<String>,
    settings: Mutex<Settings>,
    places: Places,
    sender: Sender<Message>,
    /// Where saved files knock.
    doors: Doors,
    read: Mutex<Option<Read>>,
    /// The routine whose figures were asked for last and are not found yet.
    wanted: Mutex<Option<Arc<Routine>>>,
}

/// What was read last.
struct Read {
    stamp: Stamp,
    library: Arc<Library>,
    person: Person,
}

impl Reader {
    pub(super) fn new(
        asked: Option<String>,
        settings: Settings,
        places: Places,
        sender: Sender<Message>,
        doors: Doors,
    ) -> Self {
        Self(Arc::new(Inner {
            asked,
            settings: Mutex::new(settings),
            places,
            sender,
            doors,
            read: Mutex::default(),
            wanted: Mutex::default(),
        }))
    }

    /// Reads everything; when that was done before, only looks whether there is anything new.
    pub(super) fn read(&self, now: &Now) {
        let inner = Arc::clone(&self.0);
        let now = now.clone();
        // Without a thread nothing is read, and the interface goes on with what it has.
        beside(move || {
            let is_first = inner.read.lock().is_ok_and(|read| read.is_none());
            // Before anything is read, so that nothing saved meanwhile is missed.
            let watch = if is_first { Watch::on(inner.spots()) } else { None };
            inner.look(is_first.then_some(&now));
            if let Some(watch) = watch {
                inner.attend(Arc::new(watch));
            }
        });
    }

    /// From now on as these settings say, which is looked at anew.
    pub(super) fn heed(&self, settings: Settings, now: &Now) {
        if let Ok(mut own) = self.0.settings.lock() {
            *own = settings;
        }
        self.read(now);
    }

    /// Looks for the figures of `routine`, once everything is read. Whoever leafs through a list gets those of the last one.
    pub(super) fn illustrate(&self, routine: Arc<Routine>) {
        if let Ok(mut wanted) = self.0.wanted.lock() {
            *wanted = Some(routine);
        }
        let inner = Arc::clone(&self.0);
        // Without a thread there are no figures, and the session goes on with words.
        let _ = thread::Builder::new().name("figures".into()).spawn(move || {
            // Before everything is read, whoever reads it looks for them then.
            if let Ok(read) = inner.read.lock()
                && let Some(Read { library, .. }) = read.as_ref()
            {
                inner.illustrate(library);
            }
        });
    }

    /// Tells on standard error how much is wrong in the files; whoever left before they were read is not kept waiting.
    pub(super) fn tell_problems(&self) {
        if let Ok(read) = self.0.read.try_lock()
            && let Some(Read { library, .. }) = read.as_ref()
        {
            tell_problems(library);
        }
    }
}

/// Does it on a thread of its own.
fn beside(what: impl FnOnce() + Send + 'static) {
    let _ = thread::Builder::new().name("files".into()).spawn(what);
}

impl Inner {
    /// Looks again whenever a file was saved, on a thread that lasts no longer than that.
    fn attend(self: Arc<Self>, watch: Arc<Watch>) {
        let doors = self.doors.clone();
        doors.open(Arc::clone(&watch), move || {
            beside(move || {
                match watch.hear() {
                    Heard::Saved => self.look(None),
                    Heard::Nothing => {}
                    Heard::End => return,
                }
                self.attend(watch);
            });
        });
    }

    /// Reads files and journal, and tells of them if anything in them is new; with `now`, the first time, a session to go
    /// on with is looked for, too.
    fn look(&self, now: Option<&Now>) {
        let Ok(mut read) = self.read.lock() else { return };
        let stamp = Stamp::of(&self.places.routines, self.file().as_deref());
        // A copy, so that nobody who changes them waits for the journal.
        let Ok(settings) = self.settings.lock().map(|settings| settings.clone()) else { return };
        let advice = Advice::read(&self.places, &settings);
        let known = read.as_ref().filter(|read| read.stamp == stamp);
        if known.is_some_and(|read| read.person == advice.person) {
            return;
        }
        let is_new = known.is_none();
        let library = known.map_or_else(
            || Arc::new(Library::load(Some(&self.places.routines))),
            |read| Arc::clone(&read.library),
        );
        let leading = advice.person.leading(&library, &advice.now);
        let within = |routine: &Arc<Routine>| leading.led(routine);
        let is_whole = self.asked.is_none();
        let routines: Vec<Arc<Routine>> = library.shared_routines().filter_map(within).collect();
        let shelves = Arc::new(Shelves::of(&library, &routines, &advice.person));
        let told = Known {
            library: Arc::clone(&library),
            routines,
            shelves: Some(Arc::clone(&shelves)),
            person: Box::new(advice.person.clone()),
            briefed: self
                .asked
                .as_ref()
                .and_then(|asked| whole(asked, &library))
                .map(|it| leading.dosed(&it)),
            unfinished: now
                .filter(|_| is_whole)
                .and_then(|now| unfinished::find(&library, &advice.person, &self.places, now)),
            troubles: troubles(library.problems()),
            visit: if now.is_some() && is_whole { touring::visit(&self.places) } else { Visit::Again },
        };
        // An interface that is gone needs no routines.
        let _ = self.sender.send(Message::Library(Box::new(told)));
        if is_new {
            self.illustrate(&library);
        }
        // Ready before anybody types.
        shelves.finder();
        *read = Some(Read { stamp, library, person: advice.person });
    }

    /// Sends the figures of the routine they are wanted of, if there is one.
    fn illustrate(&self, library: &Library) {
        let wanted = self.wanted.lock().ok().and_then(|mut wanted| wanted.take());
        if let Some(routine) = wanted {
            let gallery = Arc::new(library.gallery(&routine));
            // An interface that is gone needs no figures.
            let _ = self.sender.send(Message::Figures(routine, gallery));
        }
    }

    /// The file that was asked for by its path.
    fn file(&self) -> Option<PathBuf> {
        self.asked.as_deref().filter(|asked| looks_like_path(asked)).map(PathBuf::from)
    }

    fn spots(&self) -> Spots {
        let beside = |file: PathBuf| {
            let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
            folder.map_or_else(|| PathBuf::from("."), Path::to_path_buf)
        };
        Spots { deep: self.places.routines.clone(), flat: self.file().map(beside) }
    }
}

/// The routine that `asked` means once everything is known.
fn whole(asked: &str, library: &Library) -> Option<Arc<Routine>> {
    let known = library.routine(asked).cloned();
    known.or_else(|| library.read_file(Path::new(asked)).0.map(Arc::new))
}

/// The problems of each file together, in the order of the files.
fn troubles(problems: &[Problem]) -> Vec<Trouble> {
    let files = problems.chunk_by(|one, other| one.file == other.file);
    let trouble = |problems: &[Problem]| {
        let worst = problems.iter().find(|problem| problem.is_error()).or(problems.first())?;
        let errors = problems.iter().filter(|problem| problem.is_error()).count();
        let path = Path::new(&worst.file);
        let name = path.file_name().unwrap_or(path.as_os_str());
        Some(Trouble {
            file: Text::new(&name.to_string_lossy()),
            errors,
            warnings: problems.len() - errors,
            first: Text::new(&format!("line {}: {}", worst.line, worst.message)),
        })
    };
    files.filter_map(trouble).collect()
}
