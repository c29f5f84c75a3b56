//! A picture in few colours and without glass, as sixels draw it, and what of it changed since the last one.
//!
//! Sixels know no half glass: at an edge a colour is mixed with black on dark themes and with white on light ones.

use std::collections::HashMap;

use ratatui::layout::Rect;
use tiny_skia::Pixmap;

use super::{CellSize, Placement, paint, sixel};
use crate::{figure::Role, ui::theme::Tones};

/// Red, green and blue.
pub(super) type Colour = [u8; 3];

/// Nothing is drawn where the picture is this clear or clearer, of 255.
const CLEAR: u8 = 42;
/// How much of a tone there is on the way to an edge.
const EDGES: [u16; 2] = [85, 170];
/// The same of what is felt on a near limb, and on a far one, from a faint glow to a strong one.
const GLOWS: (&[u16], &[u16]) = (&[115, 150, 185, 220], &[115, 185]);

/// A picture of whole cells, each pixel with the number of its ink; 0 is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    cell: CellSize,
    /// Cells across and down.
    cells: (u16, u16),
    pub(super) inks: Vec<u8>,
    /// The colour of each ink from 1 on.
    pub(super) palette: Vec<Colour>,
}

impl Sheet {
    /// Paints a placement for cells of exactly this size; nothing where there is no room.
    pub(super) fn of(placement: &Placement, cell: CellSize) -> Option<Self> {
        let pixels = paint::paint(placement, cell)?;
        let cells = (placement.area.width, placement.area.height);
        let mut sheet = Self { cell, cells, inks: Vec::new(), palette: palette(placement.tones) };
        let page = page(placement.tones);
        let mut known = HashMap::new();
        let (width, height) = sheet.size();
        let (columns, rows) = (steps(width, pixels.width()), steps(height, pixels.height()));
        sheet.inks.reserve_exact(columns.len() * rows.len());
        for row in rows {
            sheet.add_row(&pixels, row, &columns, page, &mut known);
        }
        Some(sheet)
    }

    fn add_row(
        &mut self,
        pixels: &Pixmap,
        row: u32,
        columns: &[u32],
        page: u8,
        known: &mut HashMap<Colour, u8>,
    ) {
        for column in columns {
            let ink = pixels.pixel(*column, row).filter(|pixel| pixel.alpha() > CLEAR).map_or(0, |pixel| {
                let under = mixed(page, 0, u16::from(pixel.alpha()));
                let colour =
                    [pixel.red(), pixel.green(), pixel.blue()].map(|part| part.saturating_add(under));
                *known.entry(colour).or_insert_with(|| nearest(&self.palette, colour))
            });
            self.inks.push(ink);
        }
    }

    /// How many pixels it is wide and high.
    pub fn size(&self) -> (u32, u32) {
        let pixels = |cells: u16, each: u16| u32::from(cells) * u32::from(each);
        (pixels(self.cells.0, self.cell.width), pixels(self.cells.1, self.cell.height))
    }

    /// The cells that differ from those of `before`, as one rectangle counted from the upper left; all of them if that
    /// has another shape or other colours, none if nothing changed.
    pub fn changed(&self, before: Option<&Self>) -> Option<Rect> {
        let whole = Rect::new(0, 0, self.cells.0, self.cells.1);
        let is_alike = |before: &&Self| {
            (before.cell, before.cells, &before.palette) == (self.cell, self.cells, &self.palette)
        };
        let Some(before) = before.filter(is_alike) else { return Some(whole) };
        let (width, cell) = (self.size().0.max(1) as usize, self.cell);
        let rows = self.inks.chunks(width).zip(before.inks.chunks(width)).enumerate();
        let mut changed: Option<(usize, usize, usize, usize)> = None;
        for (y, (now, before)) in rows.filter(|(_, (now, before))| now != before) {
            let differs = |x: &usize| now.get(*x) != before.get(*x);
            let (Some(left), Some(right)) = ((0..width).find(differs), (0..width).rfind(differs)) else {
                continue;
            };
            changed =
                Some(changed.map_or((left, right, y, y), |(low, high, top, _)| {
                    (low.min(left), high.max(right), top, y)
                }));
        }
        let (left, right, top, bottom) = changed?;
        let place = |pixel: usize, each: u16| u16::try_from(pixel / usize::from(each)).unwrap_or(u16::MAX);
        let (x, y) = (place(left, cell.width), place(top, cell.height));
        let (last_x, last_y) = (place(right, cell.width), place(bottom, cell.height));
        Some(Rect::new(x, y, last_x - x + 1, last_y - y + 1))
    }

    /// The cells of a row, counted from the top, in which something is drawn: from the first to behind the last.
    pub fn drawn(&self, row: u16) -> Option<(u16, u16)> {
        let width = self.size().0 as usize;
        let (height, each) = (usize::from(self.cell.height), usize::from(self.cell.width.max(1)));
        let first = usize::from(row) * height * width;
        let lines = self.inks.get(first..first + height * width)?.chunks(width.max(1));
        let ends = lines.filter_map(|line| {
            Some((line.iter().position(|ink| *ink > 0)?, line.iter().rposition(|ink| *ink > 0)?))
        });
        let (left, right) = ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))?;
        Some((u16::try_from(left / each).ok()?, u16::try_from(right / each + 1).ok()?))
    }

    /// Adds the sixels of a rectangle of cells; nothing if nothing is drawn in it.
    pub fn draw(&self, part: Rect, frame: &mut Vec<u8>) {
        let pixels = |cells: u16, each: u16| usize::from(cells) * usize::from(each);
        let (left, top) = (pixels(part.x, self.cell.width), pixels(part.y, self.cell.height));
        let (width, height) = (pixels(part.width, self.cell.width), pixels(part.height, self.cell.height));
        let whole = self.size().0 as usize;
        let rows = self.inks.chunks(whole.max(1)).skip(top).take(height);
        let rows: Vec<&[u8]> = rows.filter_map(|row| row.get(left..left + width)).collect();
        sixel::encode(&rows, &self.palette, frame);
    }
}

/// The colour beside which a picture stands, as one part of a grey.
fn page(tones: &Tones) -> u8 {
    let [red, green, blue] = colour(tones, Role::Near).map(u16::from);
    if red + green + blue > 3 * 128 { 0 } else { 255 }
}

fn colour(tones: &Tones, role: Role) -> Colour {
    let (red, green, blue) = paint::rgb(tones.of(role, 1.0).fg);
    [red, green, blue]
}

/// Every colour a picture in these tones may have.
fn palette(tones: &Tones) -> Vec<Colour> {
    let page = [page(tones); 3];
    let mut palette = Vec::new();
    for role in [
        Role::Near,
        Role::Far,
        Role::Feel,
        Role::Prop,
        Role::Furniture,
        Role::Floor,
        Role::Soft,
        Role::Warm,
        Role::Water,
    ] {
        let tone = colour(tones, role);
        palette.push(tone);
        palette.extend(EDGES.map(|share| mix(page, tone, share)));
    }
    let feel = colour(tones, Role::Feel);
    for (role, shares) in [(Role::Near, GLOWS.0), (Role::Far, GLOWS.1)] {
        palette.extend(shares.iter().map(|share| mix(colour(tones, role), feel, *share)));
    }
    palette
}

fn mix(from: Colour, to: Colour, share: u16) -> Colour {
    std::array::from_fn(|part| mixed(from[part], to[part], share))
}

/// The number at `share`, of 255, of the way between two others.
fn mixed(from: u8, to: u8, share: u16) -> u8 {
    let all = u16::from(from) * (255 - share.min(255)) + u16::from(to) * share.min(255);
    u8::try_from((all + 127) / 255).unwrap_or(u8::MAX)
}

/// The ink whose colour is nearest.
pub(super) fn nearest(palette: &[Colour], colour: Colour) -> u8 {
    let inks = (1_u8..).zip(palette);
    inks.min_by_key(|(_, other)| distance(**other, colour)).map_or(0, |(ink, _)| ink)
}

pub(super) fn distance(one: Colour, other: Colour) -> u32 {
    one.iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
}

/// Which of `from` pixels stands at each of `wanted` places.
fn steps(wanted: u32, from: u32) -> Vec<u32> {
    (0..wanted).map(|place| place * from / wanted.max(1)).collect()
}
