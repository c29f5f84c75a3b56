//! Which pictures the terminal shows: what changed is sent, what went is taken away, and never too much in a second.

use std::time::Duration;

use super::protocol::{Protocol, Shown};
use crate::{
    clock::Moment,
    ui::pixels::{CellSize, MOST, Placement},
};

/// The pictures on the terminal.
#[derive(Debug)]
pub(super) struct Album {
    protocol: Protocol,
    cell: CellSize,
    hooks: [Hook; MOST],
    /// Before this nothing changed is sent.
    ready: Moment,
    is_waiting: bool,
}

/// A place for a picture.
#[derive(Clone, Debug, Default)]
enum Hook {
    /// The terminal shows none under this number.
    #[default]
    Free,
    /// Nobody knows whether it does, as the screen was cleared.
    Unknown,
    /// It shows this one.
    Taken(Placement, Shown),
}

impl Album {
    /// An empty one, for cells of this size; the pictures of the first frame are still to come.
    pub(super) fn new(protocol: Protocol, cell: CellSize) -> Self {
        Self { protocol, cell, hooks: Default::default(), ready: Moment::ZERO, is_waiting: true }
    }

    /// The screen was cleared, and may have another size.
    pub(super) fn begin_anew(&mut self, cell: CellSize) {
        self.cell = cell;
        for hook in &mut self.hooks {
            if matches!(hook, Hook::Taken(..)) {
                *hook = Hook::Unknown;
            }
        }
    }

    /// Whether a picture leaves its cells and would stay there under the text.
    pub(super) fn must_clear(&self, wanted: &[Placement]) -> bool {
        self.protocol.leaves_traces()
            && self.hooks.iter().enumerate().any(|(number, hook)| match hook {
                Hook::Free | Hook::Unknown => false,
                Hook::Taken(there, _) => wanted.get(number).is_none_or(|wanted| wanted.area != there.area),
            })
    }

    /// When a picture that had to wait may be sent.
    pub(super) fn next_due(&self) -> Option<Moment> {
        self.is_waiting.then_some(self.ready)
    }

    /// What makes the terminal show `wanted` and nothing else; nothing if it does.
    pub(super) fn hang(&mut self, wanted: &[Placement], now: Moment) -> Vec<u8> {
        let mut frame = Vec::new();
        self.is_waiting = false;
        for (number, place) in (0_u32..).zip(0..MOST) {
            let Some(hook) = self.hooks.get_mut(place) else { continue };
            let Some(wanted) = wanted.get(place) else {
                if !matches!(hook, Hook::Free) {
                    self.protocol.remove(number, &mut frame);
                }
                *hook = Hook::Free;
                continue;
            };
            match hook {
                Hook::Taken(there, _) if there == wanted => continue,
                // Only moved on where it stands: it can wait. Elsewhere the old one would stand on text.
                Hook::Taken(there, _) if there.area == wanted.area && now < self.ready => {
                    self.is_waiting = true;
                    continue;
                }
                Hook::Taken(..) | Hook::Free | Hook::Unknown => {}
            }
            let before = match hook {
                Hook::Taken(there, Shown::Sheet(sheet)) if there.area == wanted.area => Some(&*sheet),
                Hook::Taken(..) | Hook::Free | Hook::Unknown => None,
            };
            if let Some(shown) = self.protocol.show(number, wanted, before, self.cell, &mut frame) {
                *hook = Hook::Taken(wanted.clone(), shown);
            }
        }
        if !frame.is_empty() {
            self.ready = now.after(worth(frame.len(), self.protocol.rate()));
        }
        frame
    }
}

/// How long so many bytes may take.
fn worth(bytes: usize, rate: u32) -> Duration {
    Duration::from_micros(bytes as u64 * 1_000_000 / u64::from(rate.max(1)))
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;
    use crate::{
        figure::{Picture, Point, Role, Shape, Stroke, Window},
        ui::{pixels::display::Display, theme::Tones},
    };

    fn placement(x: u16, wide: f64) -> Placement {
        let disc = Shape::Disc(Point::new(5.0, 5.0), wide);
        let picture = Picture {
            window: Window { low: Point::new(0.0, 0.0), high: Point::new(10.0, 10.0) },
            strokes: vec![Stroke::new(Role::Near, vec![disc])],
        };
        Placement { area: Rect::new(x, 0, 20, 10), picture, tones: const { &Tones::dark() } }
    }

    fn album(protocol: Protocol) -> Album {
        Album::new(protocol, CellSize::USUAL)
    }

    fn words(frame: &[u8]) -> String {
        String::from_utf8_lossy(frame).into_owned()
    }

    fn at(millis: u64) -> Moment {
        Moment::ZERO.after(Duration::from_millis(millis))
    }

    #[test]
    fn what_stands_is_not_sent_again() {
        let mut album = album(Protocol::Kitty);
        assert!(words(&album.hang(&[placement(0, 3.0)], at(0))).contains("a=T"));
        assert_eq!(words(&album.hang(&[placement(0, 3.0)], at(60_000))), "");
        assert_eq!(album.next_due(), None);
    }

    #[test]
    fn what_goes_is_taken_away_at_once() {
        let mut album = album(Protocol::Kitty);
        album.hang(&[placement(0, 3.0), placement(30, 2.0)], at(0));
        let frame = words(&album.hang(&[placement(0, 3.0)], at(1)));
        assert_eq!(frame, "\x1b_Ga=d,d=I,i=1937076337,q=2\x1b\\");
        assert!(words(&album.hang(&[], at(2))).contains("a=d,d=I,i=1937076336"));
        assert_eq!(words(&album.hang(&[], at(3))), "");
    }

    #[test]
    fn a_cleared_screen_gets_its_pictures_again_and_loses_those_that_went() {
        let mut album = album(Protocol::Kitty);
        album.hang(&[placement(0, 3.0), placement(30, 2.0)], at(0));
        album.begin_anew(CellSize::USUAL);
        let frame = words(&album.hang(&[placement(0, 3.0)], at(1)));
        assert!(frame.contains("a=T") && frame.contains("a=d,d=I,i=1937076337"), "{frame:?}");
    }

    #[test]
    fn pictures_never_take_more_bytes_than_the_rate_and_the_last_one_comes() {
        for protocol in [Protocol::Kitty, Protocol::Iterm, Protocol::Sixel] {
            let mut album = album(protocol);
            let (mut bytes, mut last) = (0, Vec::new());
            for millis in (0..10_000_u32).step_by(10) {
                let wide = 2.0 + f64::from(millis) / 5_000.0;
                last = album.hang(&[placement(0, wide)], at(millis.into()));
                bytes += last.len();
            }
            let most = protocol.rate() as usize * 10;
            assert!(bytes > most / 2 && bytes < most + 10_000, "{protocol:?}: {bytes} of {most}");
            if last.is_empty() {
                let due = album.next_due().expect("it waits");
                let wide = 2.0 + 9_990.0 / 5_000.0;
                assert!(!album.hang(&[placement(0, wide)], due).is_empty());
            }
            assert_eq!(album.next_due(), None);
        }
    }

    #[test]
    fn of_sixels_only_what_changed_is_sent_and_the_screen_is_as_if_all_were() {
        let (cell, screen) = (CellSize { width: 8, height: 16 }, (40, 20));
        let shown = |frames: &[Vec<u8>]| {
            let mut display = Display::new(cell, screen);
            for frame in frames {
                display.process(frame);
            }
            display
        };
        let whole = |wanted: &[Placement]| Album::new(Protocol::Sixel, cell).hang(wanted, Moment::ZERO);
        let mut album = Album::new(Protocol::Sixel, cell);
        let mut frames = Vec::new();
        for step in 0..24_u32 {
            // It grows and shrinks, so that some of it has to go.
            let wide = 1.0 + f64::from(step % 8) * 0.5;
            let wanted = [placement(3, wide), placement(20, 2.0)];
            let frame = album.hang(&wanted, at(u64::from(step) * 1_000));
            assert!(step == 0 || frame.len() < whole(&wanted).len(), "{step}: no less than all of it");
            frames.push(frame);
            let (seen, expected) = (shown(&frames), shown(&[whole(&wanted)]));
            assert!(seen.pixels.iter().flatten().count() > 300);
            assert!(seen.pixels == expected.pixels, "{step}");
        }
        assert_eq!(shown(&frames).pictures, 2 + 23);
        assert_eq!(words(&album.hang(&[placement(3, 4.5), placement(20, 2.0)], at(60_000))), "");
        let cleared = [placement(3, 4.5)];
        assert!(album.must_clear(&cleared) && album.must_clear(&[placement(4, 4.5), placement(20, 2.0)]));
        album.begin_anew(cell);
        frames.extend([b"\x1b[2J".to_vec(), album.hang(&cleared, at(61_000))]);
        assert!(shown(&frames).pixels == shown(&[whole(&cleared)]).pixels);
        assert!(
            shown(&[frames.concat(), Protocol::Sixel.undo().to_vec()]).pixels.iter().all(Option::is_none)
        );
    }

    #[test]
    fn where_a_picture_would_stay_under_the_text_the_screen_is_cleared() {
        let (mut kitty, mut iterm) = (album(Protocol::Kitty), album(Protocol::Iterm));
        for album in [&mut kitty, &mut iterm] {
            assert!(!album.must_clear(&[placement(0, 3.0)]));
            album.hang(&[placement(0, 3.0)], at(0));
            assert!(!album.must_clear(&[placement(0, 2.0)]));
        }
        assert!(iterm.must_clear(&[]) && iterm.must_clear(&[placement(1, 3.0)]));
        assert!(!kitty.must_clear(&[]));
        iterm.begin_anew(CellSize::USUAL);
        assert!(!iterm.must_clear(&[]));
    }
}
