//! Pictures in real pixels on the terminal: asked for, sent when they change, taken away when they go.
//!
//! Nothing is sent to a terminal that did not say it shows them.

mod album;
mod late;
mod protocol;
mod question;
mod reply;

use std::{env, io, sync::mpsc::Sender};

use ratatui::{Terminal, layout::Rect};

use self::{album::Album, late::Late, protocol::Protocol, reply::Course};
use super::{Face, guard::Screen, stage::Stage};
use crate::{
    clock::{Moment, Now},
    ui::{message::Message, pixels::CellSize},
};

/// What the loop knows of pixels.
#[derive(Default)]
pub(super) struct Pixels {
    album: Option<Album>,
    late: Late,
    /// What the terminal said a cell is, for when the system does not know.
    said: Option<CellSize>,
}

impl Pixels {
    /// Asks the terminal, if `app` wishes for pixels and nothing stands between that would break them. Keys pressed
    /// meanwhile are sent on. It takes a moment where the terminal answers, and a fifth of a second where it does not.
    pub(super) fn ask(app: &mut dyn Face, screen: &Screen, messages: &Sender<Message>) -> Self {
        let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        if !app.wishes_pixels() || question::is_between(&set) {
            return Self::default();
        }
        let claims = question::claims_iterm(&set);
        let Ok(reply) = question::ask(screen, claims) else { return Self::default() };
        for key in &reply.keys {
            let _ = messages.send(Message::Key(*key));
        }
        let is_whole = reply.course == Course::Whole;
        let late = if is_whole { Late::default() } else { Late::expected() };
        let cell = screen.cell_size().or(reply.cell);
        let protocol = match (reply.shows_kitty, claims && reply.names_iterm) {
            _ if !is_whole => None,
            (true, _) => Some(Protocol::Kitty),
            (false, true) => Some(Protocol::Iterm),
            // Nobody scales them: where the size of a cell is not known they would run into the text.
            (false, false) => (reply.shows_sixels && cell.is_some()).then_some(Protocol::Sixel),
        };
        let album = protocol.map(|protocol| {
            app.take_pixels();
            screen.take_away_at_leaving(protocol.undo());
            Album::new(protocol, cell.unwrap_or(CellSize::USUAL))
        });
        Self { album, late, said: reply.cell }
    }

    /// Whether a message is only the late answer of the terminal.
    pub(super) fn swallow(&mut self, message: &Message) -> bool {
        matches!(message, Message::Key(key) if self.late.swallows(key))
    }

    /// The screen was cleared, and may have another size.
    pub(super) fn begin_anew(&mut self, screen: &Screen) {
        if let Some(album) = &mut self.album {
            album.begin_anew(screen.cell_size().or(self.said).unwrap_or(CellSize::USUAL));
        }
    }

    /// When a picture that had to wait may be sent.
    pub(super) fn next_due(&self) -> Option<Moment> {
        self.album.as_ref()?.next_due()
    }

    /// Shows what `app` drew last; text comes before it.
    pub(super) fn hang(
        &mut self,
        app: &dyn Face,
        terminal: &mut Terminal<Stage>,
        screen: &Screen,
        now: &Now,
    ) -> io::Result<()> {
        let Some(album) = &mut self.album else { return Ok(()) };
        let placements = app.placements();
        if album.must_clear(&placements) {
            let size = terminal.backend_mut().measure();
            terminal.resize(Rect::from((ratatui::layout::Position::ORIGIN, size)))?;
            terminal.draw(|frame| app.draw(frame, now))?;
            album.begin_anew(screen.cell_size().or(self.said).unwrap_or(CellSize::USUAL));
        }
        screen.show(&album.hang(&placements, now.moment))
    }
}
