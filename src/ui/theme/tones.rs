//! The tones of a figure, one for each role.

use ratatui::style::{Color, Modifier, Style};

use crate::figure::Role;

/// How strongly a glow shows: faint, middling, full.
const STEPS: usize = 3;

/// One style for each role of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tones {
    /// The floor line, a mat.
    pub floor: Style,
    /// Wall, chair, desk.
    pub furniture: Style,
    /// A pillow.
    pub soft: Style,
    /// Ball, roller, what is held.
    pub prop: Style,
    /// Something warm.
    pub warm: Style,
    /// Water.
    pub water: Style,
    /// Limbs behind the body.
    pub far: Style,
    /// The body.
    pub near: Style,
    /// What is felt, from faint to strong.
    pub feel: [Style; STEPS],
    /// Whether there are no colours, so that far limbs and what is felt must be told by holes.
    pub is_plain: bool,
}

const fn indexed(colour: u8) -> Style {
    Style::new().fg(Color::Indexed(colour))
}

impl Tones {
    /// For a dark background.
    pub const fn dark() -> Self {
        Self {
            floor: indexed(239),
            furniture: indexed(243),
            soft: indexed(60),
            prop: indexed(179),
            warm: indexed(209),
            water: indexed(74),
            far: indexed(66),
            near: indexed(255),
            feel: [indexed(217), indexed(210), indexed(203)],
            is_plain: false,
        }
    }

    /// For a light background.
    pub const fn light() -> Self {
        Self {
            floor: indexed(250),
            furniture: indexed(246),
            soft: indexed(146),
            prop: indexed(130),
            warm: indexed(166),
            water: indexed(31),
            far: indexed(109),
            near: indexed(235),
            feel: [indexed(131), indexed(167), indexed(160)],
            is_plain: false,
        }
    }

    /// For a dark background and eyes that see some colours alike: what is felt is orange, what presses is blue.
    pub const fn colour_blind_dark() -> Self {
        Self {
            soft: indexed(61),
            prop: indexed(75),
            warm: indexed(208),
            water: indexed(33),
            far: indexed(241),
            feel: [indexed(222), indexed(214), indexed(208)],
            ..Self::dark()
        }
    }

    /// The same for a light background.
    pub const fn colour_blind_light() -> Self {
        Self {
            soft: indexed(146),
            prop: indexed(26),
            warm: indexed(166),
            water: indexed(33),
            far: indexed(246),
            feel: [indexed(172), indexed(166), indexed(202)],
            ..Self::light()
        }
    }

    /// Without any colour, and nothing faint.
    pub const fn high_contrast() -> Self {
        let plain = Style::new();
        Self { floor: plain, furniture: plain, soft: plain, far: plain, ..Self::none() }
    }

    /// Without any colour.
    pub const fn none() -> Self {
        let plain = Style::new();
        Self {
            floor: plain.add_modifier(Modifier::DIM),
            furniture: plain.add_modifier(Modifier::DIM),
            soft: plain.add_modifier(Modifier::DIM),
            prop: plain.add_modifier(Modifier::BOLD),
            warm: plain,
            water: plain,
            far: plain.add_modifier(Modifier::DIM),
            near: plain,
            feel: [plain; STEPS],
            is_plain: true,
        }
    }

    /// The style of a role, for a glow as strong as `pulse`, 0 to 1.
    pub fn of(&self, role: Role, pulse: f64) -> Style {
        match role {
            Role::Floor => self.floor,
            Role::Furniture => self.furniture,
            Role::Soft => self.soft,
            Role::Prop => self.prop,
            Role::Warm => self.warm,
            Role::Water => self.water,
            Role::Far => self.far,
            Role::Near => self.near,
            Role::Feel if pulse < 0.25 => self.feel[0],
            Role::Feel if pulse < 0.6 => self.feel[1],
            Role::Feel => self.feel[2],
        }
    }
}
