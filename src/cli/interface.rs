//! The interface, joined with the library and the journal.
//!
//! It performs what the interface asks for; it decides nothing itself. Files are read beside it, on a thread: its first
//! frame waits for none of them.

mod bin;
mod choosing;
mod files;
mod keeper;
mod moving;
mod reading;
mod touring;
mod unfinished;

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Sender},
    },
};

use self::{bin::Bin, choosing::Chooser, keeper::Keeper, reading::Reader};
use super::{
    End, chosen, complain, hearing,
    places::Places,
    rim::{self, Rim},
    show::looks_like_path,
    wrong,
};
use crate::{
    body::Side,
    clock::{Clock, DayStart, Now},
    journal,
    outside::{
        doors::Doors,
        sound::{Heard, Hearing},
    },
    routine::Routine,
    session::{Ending, Happening},
    settings::Settings,
    text::Text,
    ui::{
        app::App,
        message::{Effect, Message, Proof, Sounding},
        terminal::{self, TerminalError},
    },
};

/// Where the interface begins.
pub(super) enum Start {
    /// With what to do today, or the offer to go on with an unfinished session.
    Today,
    /// With the briefing of a routine, as it looked at first sight, asked for by a word.
    Briefing {
        /// The routine.
        routine: Arc<Routine>,
        /// Its id or its path, to be looked up again once everything is read; nothing if it is final as it is.
        asked: Option<String>,
        /// The sore side, where one was named.
        side: Option<Side>,
    },
}

/// Opens the interface and stays until the person leaves it; with the sound off at first if `is_muted`.
pub(super) fn open(
    start: Start,
    is_muted: bool,
    settings: &Settings,
    places: &Places,
) -> anyhow::Result<End> {
    let clock = Clock::start();
    let now = clock.now();
    let (sender, messages) = mpsc::channel();
    let mut app = App::unread(chosen::theme(settings))
        .with_settings(settings.clone())
        .sounding(sounding(is_muted, settings, places, &now))
        .with_settle(settings.settle)
        .locking(settings.lock.into())
        .drawing(chosen::graphics(settings), chosen::movement(settings));
    #[cfg(feature = "pixels")]
    if chosen::wishes_pixels(settings) {
        app = app.in_pixels();
    }
    let asked = match start {
        Start::Today => None,
        Start::Briefing { routine, asked, side } => {
            app.open_briefing(routine, side, &now);
            asked
        }
    };
    let is_saved = Arc::new(AtomicBool::new(true));
    let keeper = Keeper::new(places.clone(), settings.settle, sender.clone(), is_saved.clone());
    let keeper = keeper.with_days_from(DayStart::at(settings.day_start));
    let mut keeper = keeper.led_from(asked.as_deref().and_then(origin));
    let doors = Doors::new()?;
    let reader = Reader::new(asked, settings.clone(), places.clone(), sender.clone(), doors.clone());
    let teller = sender.clone();
    let mut chooser = Chooser::new(places.clone(), sender.clone());
    let (mut rim, mut bin) = (Rim::new(settings), Bin::default());
    let mut perform = |effect: Effect, now: &Now| match effect {
        Effect::Read => {
            listen(&mut rim, settings, places, &teller);
            reader.read(now);
        }
        Effect::Set(changes) => chooser.choose(changes),
        Effect::Heed(settings) => {
            rim.heed(&settings);
            listen(&mut rim, &settings, places, &teller);
            keeper.heed(&settings);
            reader.heed(*settings, now);
        }
        Effect::NoteTour => touring::note(places),
        Effect::Illustrate(routine) => reader.illustrate(routine),
        Effect::Aloud(aloud) => rim.perform(&aloud),
        Effect::StepDown(rung) => rim.step_down(rung),
        Effect::Heard { voice, tones } => keep_heard(settings, places, &voice, &tones),
        Effect::Answer { ticket, words } => rim.answer(ticket, words),
        Effect::Copy { from, own, to, name } => {
            files::copy((&from, own.as_deref()), (&to, &name), places, &teller);
            // A folder made just now is watched by nobody yet.
            reader.read(now);
        }
        Effect::Discard(file) => {
            bin.discard(&file, places, &teller);
            reader.read(now);
        }
        Effect::BringBack => {
            bin.bring_back(&teller);
            reader.read(now);
        }
        Effect::Edit(file) => files::edit(&file, &teller),
        Effect::Doze => rim.doze(),
        Effect::StayAwake => rim.stay_awake(),
        effect => {
            let begins = matches!(effect, Effect::Begin { .. } | Effect::GoOn(_));
            let ends = matches!(&effect, Effect::Session(event) if matches!(event.what, Happening::Ended(_)));
            keeper.perform(effect, now);
            if begins {
                open_to_orders(&mut rim, places, &doors, &teller);
            }
            if ends {
                rim.close();
            }
        }
    };
    let shown = terminal::run(&mut app, &clock, (sender, messages), &doors, &mut perform);
    // What was still being said is over with the screen.
    drop(rim);
    chooser.close();
    let all_saved = keeper.close() && is_saved.load(Ordering::Acquire);
    reader.tell_problems();
    match shown {
        Ok(()) if !all_saved => {
            complain(
                "not everything could be saved\n`supple paths` says where the journal is; is the disk full?",
            );
            Ok(End::Problem)
        }
        Ok(()) if app.ending() == Some(Ending::Left) => Ok(End::Problem),
        Ok(()) => Ok(End::Done),
        Err(error @ TerminalError::NoTerminal) => Ok(wrong(&error.to_string())),
        Err(error) => Err(error.into()),
    }
}

/// The file that `asked` means, if it is a path.
pub(super) fn origin(asked: &str) -> Option<PathBuf> {
    looks_like_path(asked).then(|| std::path::absolute(asked).ok()).flatten()
}

/// How sessions are heard and told.
fn sounding(is_muted: bool, settings: &Settings, places: &Places, now: &Now) -> Sounding {
    let [.., first] = *journal::id_at(now).as_bytes();
    let hearing = Hearing { bell: settings.bell, is_far: rim::is_over_ssh(), ..Hearing::default() };
    let (flash, notices) = (settings.flash.into(), settings.notify.into());
    let proof = if hearing::is_unproven(settings, places) { Proof::Due } else { Proof::Given };
    Sounding { hearing, telling: rim::telling(settings, first.into()), is_muted, proof, flash, notices }
}

/// Keeps what the person hears. What cannot be kept is asked again: the next session is the first one, too.
fn keep_heard(settings: &Settings, places: &Places, voice: &Heard, tones: &Heard) {
    drop(hearing::keep(settings, places, voice, tones));
}

fn listen(rim: &mut Rim, settings: &Settings, places: &Places, teller: &Sender<Message>) {
    let teller = teller.clone();
    rim.listen(&chosen::wish(settings), places, move |live| {
        // An interface that is gone hears nothing more.
        let _ = teller.send(Message::Live(live));
    });
}

/// From now on the session can be steered from outside; where it cannot, the person is told.
fn open_to_orders(rim: &mut Rim, places: &Places, doors: &Doors, teller: &Sender<Message>) {
    let to_loop = teller.clone();
    let words = rim.open(
        places,
        || Ok(doors.clone()),
        move |order, ticket| {
            // An interface that is gone obeys nothing more.
            let _ = to_loop.send(Message::Remote { order, ticket });
        },
    );
    if let Some(words) = words {
        let _ = teller.send(Message::Notice(Text::new(&words)));
    }
}
