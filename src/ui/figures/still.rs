//! Figures that stand still: drawn once, and laid on every frame from then on.
//!
//! Beside a figure that moves they would be drawn anew twelve times a second for nothing.

use std::{cell::RefCell, sync::Arc};

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    figure::{Demonstration, Figure, Motion},
    ui::{
        theme::Tones,
        widget::figure::{FigureView, Graphics, Mark, USUAL_ASPECT},
    },
};

/// No screen shows more of them than this at once.
const MOST: usize = 12;

/// How figures are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hand {
    /// With which letters.
    pub(super) graphics: Graphics,
    /// In which tones.
    pub(super) tones: &'static Tones,
}

/// Those drawn last, the newest at the end.
#[derive(Clone, Debug, Default)]
pub(super) struct Stills(RefCell<Vec<Still>>);

/// What was drawn, how, and what came of it.
#[derive(Clone, Debug)]
struct Still {
    figure: Arc<Figure>,
    motion: Motion,
    hand: Hand,
    size: (u16, u16),
    marks: Vec<Mark>,
}

impl Stills {
    /// Draws a moment of `shown` without a glow, as large as `room` allows.
    pub(super) fn draw(
        &self,
        shown: &Demonstration,
        motion: &Motion,
        hand: Hand,
        room: Rect,
        buf: &mut Buffer,
    ) {
        let room = room.intersection(buf.area);
        let (figure, size) = (shown.figure(motion.figure), (room.width, room.height));
        let mut stills = self.0.borrow_mut();
        let known = stills.iter().position(|still| {
            Arc::ptr_eq(&still.figure, figure)
                && still.motion == *motion
                && still.hand == hand
                && still.size == size
        });
        let still = if let Some(place) = known {
            stills.remove(place)
        } else {
            let picture = shown.picture(motion);
            let Hand { graphics, tones } = hand;
            let view = FigureView { picture: &picture, graphics, tones, aspect: USUAL_ASPECT };
            let marks = view.marks(size).collect();
            Still { figure: Arc::clone(figure), motion: *motion, hand, size, marks }
        };
        for mark in &still.marks {
            mark.lay(room, buf);
        }
        if stills.len() >= MOST {
            stills.remove(0);
        }
        stills.push(still);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::widgets::Widget;

    use super::*;
    use crate::library::Library;

    const AREA: Rect = Rect::new(0, 0, 40, 12);

    fn drawn(stills: &Stills, shown: &Demonstration, frame: usize, hand: Hand) -> Buffer {
        let mut buf = Buffer::empty(AREA);
        stills.draw(shown, &Motion::at(frame), hand, AREA, &mut buf);
        buf
    }

    fn anew(shown: &Demonstration, frame: usize, Hand { graphics, tones }: Hand) -> Buffer {
        let mut buf = Buffer::empty(AREA);
        let picture = shown.picture(&Motion::at(frame));
        FigureView { picture: &picture, graphics, tones, aspect: USUAL_ASPECT }.render(AREA, &mut buf);
        buf
    }

    #[test]
    fn what_was_drawn_before_is_what_would_be_drawn_anew() {
        let library = Library::shipped();
        let stills = Stills::default();
        let hands = [
            Hand { graphics: Graphics::Braille, tones: const { &Tones::dark() } },
            Hand { graphics: Graphics::Octants, tones: const { &Tones::light() } },
        ];
        for id in ["cat-cow", "glute-bridge", "walk"] {
            let shown = Demonstration::alone(library.figure(id).expect("a shipped figure"), None);
            for (frame, hand) in [0, 1].into_iter().flat_map(|frame| hands.map(|hand| (frame, hand))) {
                let expected = anew(&shown, frame, hand);
                assert_ne!(expected, Buffer::empty(AREA));
                for _ in 0..2 {
                    assert_eq!(drawn(&stills, &shown, frame, hand), expected, "{id} {frame}");
                }
            }
        }
        assert_eq!(stills.0.borrow().len(), MOST);
    }

    #[test]
    fn the_same_is_drawn_once() {
        let shown = Demonstration::alone(Library::shipped().figure("walk").expect("a shipped figure"), None);
        let (stills, hand) =
            (Stills::default(), Hand { graphics: Graphics::Braille, tones: const { &Tones::dark() } });
        for _ in 0..30 {
            drawn(&stills, &shown, 0, hand);
        }
        assert_eq!(stills.0.borrow().len(), 1);
    }
}
