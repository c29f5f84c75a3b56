//! The words a person chooses among.

use crate::body::tokens;

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The best there is.
    Auto,
    /// Nobody.
    Off,
    /// A known program.
    Known(&'static str),
    /// The person's own command with its arguments, at least one word; the words to say come on its standard input.
    Own(Vec<String>),
}

impl Voice {
    /// The programs that are known.
    pub const KNOWN: [&str; 6] = ["spd-say", "espeak-ng", "espeak", "piper", "say", "powershell"];
}

tokens! {
    /// The colours.
    Theme, "a theme" {
        /// As the terminal's background asks.
        Auto = "auto", "as the terminal";
        /// For a dark background.
        Dark = "dark", "dark";
        /// For a light background.
        Light = "light", "light";
        /// No colours.
        None = "none", "no colours";
        /// The strongest there are.
        HighContrast = "high-contrast", "high contrast";
        /// For a dark background and eyes that see some colours alike.
        ColourBlindDark = "colour-blind-dark", "for colour-blind eyes, dark";
        /// The same for a light background.
        ColourBlindLight = "colour-blind-light", "for colour-blind eyes, light";
    }
}

tokens! {
    /// How much moves on the screen.
    Motion, "an amount of motion" {
        /// Figures move with the timer.
        Full = "full", "everything";
        /// Figures stand still.
        Reduced = "reduced", "the least";
    }
}

tokens! {
    /// The letters figures are drawn with.
    Graphics, "a way to draw" {
        /// The best the terminal is known to have.
        Auto = "auto", "as the terminal";
        /// Eight blocks a cell.
        Octant = "octant", "octants";
        /// Six blocks a cell.
        Sextant = "sextant", "sextants";
        /// Eight dots a cell.
        Braille = "braille", "Braille";
        /// Two blocks a cell.
        HalfBlock = "halfblock", "half blocks";
        /// Letters of a typewriter.
        Ascii = "ascii", "ASCII";
    }
}
