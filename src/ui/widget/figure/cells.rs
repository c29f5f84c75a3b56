//! Dots to letters: one letter and one tone a cell, two where a full cell has two roles.

use ratatui::symbols::pixel::{OCTANTS, SEXTANTS};

use super::{Graphics, raster::Raster};
use crate::figure::Role;

/// What stands in a cell.
pub(super) struct Sign {
    pub(super) letter: char,
    /// What it shows, which decides its tone.
    pub(super) role: Role,
    /// What is behind it, where all of a cell is drawn.
    pub(super) under: Option<Role>,
}

/// No cell has more dots than this.
const MOST_DOTS: usize = 8;
/// The first braille letter; the bits above it say which dots are set.
const BRAILLE: u32 = 0x2800;
/// The bit of each dot of a braille letter, row by row.
const BRAILLE_DOTS: [u32; 8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

/// How much a dot of a role counts when a cell must choose.
fn weight(role: Role) -> u32 {
    match role {
        Role::Floor => 5,
        Role::Soft => 6,
        Role::Furniture => 8,
        Role::Far => 9,
        Role::Near => 10,
        Role::Water => 11,
        Role::Warm => 16,
        Role::Feel => 19,
        Role::Prop => 22,
    }
}

/// The letter for a cell; none where nothing is drawn.
pub(super) fn sign(raster: &Raster, graphics: Graphics, (x, y): (u16, u16)) -> Option<Sign> {
    let (across, down) = graphics.dots();
    let mut dots = [None; MOST_DOTS];
    let mut count = 0;
    for row in 0..down {
        for dot in raster.roles((x * across, y * down + row), across) {
            dots[count] = *dot;
            count += 1;
        }
    }
    let dots = &dots[..count];
    let (role, second) = strongest(dots)?;
    let is_full = dots.iter().all(Option::is_some);
    let has_two = matches!(graphics, Graphics::Octants | Graphics::Sextants | Graphics::HalfBlocks);
    let under = second.filter(|_| is_full && has_two);
    let is_set = |dot: &Option<Role>| if under.is_some() { *dot == Some(role) } else { dot.is_some() };
    let bits = || dots.iter().enumerate().filter(|(_, dot)| is_set(dot)).map(|(number, _)| number);
    let pattern = bits().fold(0_usize, |pattern, number| pattern | 1 << number);
    let letter = match graphics {
        Graphics::Braille => {
            let dots = bits().filter_map(|number| BRAILLE_DOTS.get(number)).sum::<u32>();
            char::from_u32(BRAILLE + dots)
        }
        Graphics::Octants => OCTANTS.get(pattern).copied(),
        Graphics::Sextants => SEXTANTS.get(pattern).copied(),
        Graphics::HalfBlocks => ['?', '▀', '▄', '█'].get(pattern).copied(),
        Graphics::Ascii => Some(ascii(role, pattern)),
    };
    Some(Sign { letter: letter?, role, under })
}

/// The role that gives a cell its tone, and the next one if there are two.
fn strongest(dots: &[Option<Role>]) -> Option<(Role, Option<Role>)> {
    let mut roles = [(Role::Floor, 0); MOST_DOTS];
    let mut count = 0;
    for role in dots.iter().flatten() {
        let place = roles[..count].iter().position(|(known, _)| known == role).unwrap_or(count);
        count = count.max(place + 1);
        roles[place] = (*role, roles[place].1 + weight(*role));
    }
    let roles = &mut roles[..count];
    roles.sort_unstable_by_key(|(role, weights)| (std::cmp::Reverse(*weights), *role));
    let first = roles.first()?.0;
    Some((first, roles.get(1).map(|(role, _)| *role)))
}

/// A sign for what is in the upper half of a cell (1), the lower (2), or both (3).
fn ascii(role: Role, halves: usize) -> char {
    let signs = match role {
        Role::Floor => ['-', '_', '_'],
        Role::Furniture => ['\'', '.', '|'],
        Role::Soft => ['"', 'u', '%'],
        Role::Prop => ['o', 'o', 'O'],
        Role::Warm => ['~', '~', '$'],
        Role::Water => ['~', '~', '~'],
        Role::Far => ['\'', '.', ':'],
        Role::Near => ['"', 'm', '#'],
        Role::Feel => ['*', '*', '*'],
    };
    signs.get(halves.saturating_sub(1)).copied().unwrap_or(' ')
}
