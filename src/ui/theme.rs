//! Styles by meaning.
//!
//! All colours stand here. Each meaning has a sign of its own as well, so that a screen without colours says the same.

mod tones;

pub use self::tones::Tones;

use ratatui::style::{Color, Modifier, Style};

/// One style for each meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Getting into place, and anything unhurried.
    pub calm: Style,
    /// Work going on now, and what is chosen.
    pub effort: Style,
    /// A rest or a pause.
    pub rest: Style,
    /// What must not be missed.
    pub warning: Style,
    /// What is done.
    pub done: Style,
    /// What may be missed.
    pub quiet: Style,
    /// What is read first.
    pub strong: Style,
    /// The key in a line of keys.
    pub key: Style,
    /// The tones of a figure.
    pub figure: &'static Tones,
}

impl Theme {
    /// A line turned over for a moment.
    pub const FLASH: Style = Style::new().add_modifier(Modifier::REVERSED);

    /// For a dark background.
    pub const fn dark() -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        Self {
            calm: Style::new().fg(Color::Indexed(110)),
            effort: bold.fg(Color::Indexed(79)),
            rest: Style::new().fg(Color::Indexed(147)),
            warning: bold.fg(Color::Indexed(215)),
            done: Style::new().fg(Color::Indexed(72)),
            quiet: Style::new().fg(Color::Indexed(245)),
            strong: bold,
            key: Style::new().fg(Color::Indexed(252)),
            figure: const { &Tones::dark() },
        }
    }

    /// For a light background.
    pub const fn light() -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        Self {
            calm: Style::new().fg(Color::Indexed(24)),
            effort: bold.fg(Color::Indexed(23)),
            rest: Style::new().fg(Color::Indexed(61)),
            warning: bold.fg(Color::Indexed(130)),
            done: Style::new().fg(Color::Indexed(29)),
            quiet: Style::new().fg(Color::Indexed(241)),
            strong: bold,
            key: Style::new().fg(Color::Indexed(236)),
            figure: const { &Tones::light() },
        }
    }

    /// For a dark background and eyes that see red and green, or blue and yellow, alike: no two meanings come closer than
    /// the tests say, whichever cones are missing.
    pub const fn colour_blind_dark() -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        Self {
            calm: Style::new().fg(Color::Indexed(153)),
            effort: bold.fg(Color::Indexed(84)),
            rest: Style::new().fg(Color::Indexed(135)),
            warning: bold.fg(Color::Indexed(214)),
            done: Style::new().fg(Color::Indexed(35)),
            quiet: Style::new().fg(Color::Indexed(248)),
            strong: bold,
            key: Style::new().fg(Color::Indexed(252)),
            figure: const { &Tones::colour_blind_dark() },
        }
    }

    /// The same for a light background.
    pub const fn colour_blind_light() -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        Self {
            calm: Style::new().fg(Color::Indexed(62)),
            effort: bold.fg(Color::Indexed(19)),
            rest: Style::new().fg(Color::Indexed(90)),
            warning: bold.fg(Color::Indexed(52)),
            done: Style::new().fg(Color::Indexed(28)),
            quiet: Style::new().fg(Color::Indexed(240)),
            strong: bold,
            key: Style::new().fg(Color::Indexed(236)),
            figure: const { &Tones::colour_blind_light() },
        }
    }

    /// The terminal's own two colours at their strongest: nothing faint.
    pub const fn high_contrast() -> Self {
        Self { quiet: Style::new(), figure: const { &Tones::high_contrast() }, ..Self::none() }
    }

    /// Without any colour, as `NO_COLOR` asks.
    pub const fn none() -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        Self {
            calm: Style::new(),
            effort: bold,
            rest: Style::new(),
            warning: Style::new().add_modifier(Modifier::BOLD.union(Modifier::REVERSED)),
            done: Style::new(),
            quiet: Style::new().add_modifier(Modifier::DIM),
            strong: bold,
            key: bold,
            figure: const { &Tones::none() },
        }
    }
}
