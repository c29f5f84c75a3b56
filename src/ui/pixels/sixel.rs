//! Sixels: six rows of pixels a letter, one colour after the other, repetitions counted.
//!
//! What is not drawn stays as it is, so that the terminal shows through.

use std::io::Write as _;

use super::sheet::{Colour, distance};

/// Rows a letter has.
const ROWS: usize = 6;
/// Colours that every terminal of sixels has at once.
const MOST: usize = 16;
/// Repetitions from which on counting them is shorter.
const MANY: usize = 4;
/// The letter for nothing; each of the six bits is added to it.
const NOTHING: u8 = b'?';
/// Begins a picture of square pixels that leaves the rest alone.
const BEGIN: &[u8] = b"\x1bP0;1;0q";
const END: &[u8] = b"\x1b\\";

/// Adds the picture of `rows`, whose inks are numbers in `palette` from 1 on; nothing if there is no ink.
pub(super) fn encode(rows: &[&[u8]], palette: &[Colour], frame: &mut Vec<u8>) {
    let Registers { own, of } = registers(rows, palette);
    if own.is_empty() {
        return;
    }
    let width = rows.first().map_or(0, |row| row.len());
    frame.extend_from_slice(BEGIN);
    put(frame, format_args!("\"1;1;{width};{}", rows.len()));
    for (number, ink) in own.iter().enumerate() {
        let [red, green, blue] = per_cent(palette[*ink]);
        put(frame, format_args!("#{number};2;{red};{green};{blue}"));
    }
    let mut lines: Vec<Line> = own.iter().map(|_| Line { bits: vec![0; width], is_used: false }).collect();
    let bands = rows.chunks(ROWS);
    let count = bands.len();
    for (number, band) in bands.enumerate() {
        add_band(band, &of, &mut lines, frame);
        if number + 1 < count {
            frame.push(b'-');
        }
    }
    frame.extend_from_slice(END);
}

/// Where one colour is in a band.
struct Line {
    bits: Vec<u8>,
    is_used: bool,
}

fn add_band(band: &[&[u8]], registers: &[Option<u8>], lines: &mut [Line], frame: &mut Vec<u8>) {
    for (bit, row) in band.iter().enumerate() {
        for (x, ink) in row.iter().enumerate().filter(|(_, ink)| **ink > 0) {
            let register = registers.get(usize::from(*ink) - 1).copied().flatten().unwrap_or(0);
            if let Some(line) = lines.get_mut(usize::from(register)) {
                line.is_used = true;
                line.bits[x] |= 1 << bit;
            }
        }
    }
    let mut is_first = true;
    for (number, line) in lines.iter_mut().enumerate().filter(|(_, line)| line.is_used) {
        if !is_first {
            frame.push(b'$');
        }
        is_first = false;
        put(frame, format_args!("#{number}"));
        add_line(&line.bits, frame);
        line.bits.fill(0);
        line.is_used = false;
    }
}

/// Adds the letters of a line up to the last one that shows something.
fn add_line(bits: &[u8], frame: &mut Vec<u8>) {
    let end = bits.iter().rposition(|bits| *bits > 0).map_or(0, |last| last + 1);
    for run in bits[..end].chunk_by(|one, other| one == other) {
        let letter = NOTHING + run[0];
        if run.len() >= MANY {
            put(frame, format_args!("!{}", run.len()));
            frame.push(letter);
        } else {
            frame.extend(std::iter::repeat_n(letter, run.len()));
        }
    }
}

/// Which ink has which register.
struct Registers {
    /// The ink whose colour each register has, counted from 0.
    own: Vec<usize>,
    /// The register of each ink that is used.
    of: Vec<Option<u8>>,
}

/// The most frequent inks get a register of their own, any other shares that of the most alike.
fn registers(rows: &[&[u8]], palette: &[Colour]) -> Registers {
    let mut counts = vec![0_usize; palette.len()];
    for ink in rows.iter().flat_map(|row| row.iter()).filter(|ink| **ink > 0) {
        if let Some(count) = counts.get_mut(usize::from(*ink) - 1) {
            *count += 1;
        }
    }
    let mut used: Vec<usize> = (0..palette.len()).filter(|ink| counts[*ink] > 0).collect();
    used.sort_by_key(|ink| std::cmp::Reverse(counts[*ink]));
    let others = used.split_off(used.len().min(MOST));
    let mut of = vec![None; palette.len()];
    for (register, ink) in (0..).zip(&used) {
        of[*ink] = Some(register);
    }
    for ink in others {
        let alike = used.iter().min_by_key(|other| distance(palette[**other], palette[ink]));
        of[ink] = alike.and_then(|alike| of[*alike]);
    }
    Registers { own: used, of }
}

/// Parts of a colour as terminals of sixels count them.
fn per_cent(colour: Colour) -> [u16; 3] {
    colour.map(|part| (u16::from(part) * 100 + 127) / 255)
}

/// A list of bytes takes whatever is written.
fn put(frame: &mut Vec<u8>, words: std::fmt::Arguments<'_>) {
    let _ = frame.write_fmt(words);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ui::pixels::{
        CellSize,
        display::{Display, Seen},
        sheet::nearest,
    };

    const CELL: CellSize = CellSize { width: 4, height: 8 };
    const PALETTE: [Colour; 3] = [[255, 255, 255], [255, 95, 95], [0, 0, 0]];

    fn encoded(rows: &[Vec<u8>], palette: &[Colour]) -> Vec<u8> {
        let mut frame = Vec::new();
        encode(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>(), palette, &mut frame);
        frame
    }

    /// What a terminal shows after it, as rows.
    fn shown(frame: &[u8], width: usize, height: usize) -> Vec<Vec<Option<Seen>>> {
        let cells = |pixels: usize, each: u16| u16::try_from(pixels).expect("few").div_ceil(each);
        let (columns, rows) = (cells(width, CELL.width), cells(height, CELL.height));
        let mut display = Display::new(CELL, (columns, rows));
        display.process(frame);
        let whole = usize::from(columns * CELL.width);
        display.pixels.chunks(whole).take(height).map(|row| row[..width].to_vec()).collect()
    }

    #[test]
    fn repetitions_are_counted_and_nothing_is_said_twice() {
        let rows = [vec![1, 1, 1, 1, 1, 0, 2, 2], vec![0; 8]];
        let words = String::from_utf8(encoded(&rows, &PALETTE)).expect("letters").replace('\x1b', "^");
        assert_eq!(words, "^P0;1;0q\"1;1;8;2#0;2;100;100;100#1;2;100;37;37#0!5@$#1!6?@@^\\");
    }

    #[test]
    fn a_picture_of_nothing_is_nothing() {
        assert!(encoded(&[vec![0; 9], vec![0; 9]], &PALETTE).is_empty());
        assert!(encoded(&[], &PALETTE).is_empty());
    }

    #[test]
    fn of_many_colours_the_most_frequent_stay_and_the_others_become_the_most_alike() {
        let palette: Vec<Colour> = (0..40).map(|number| [number * 6, 0, 0]).collect();
        // The first sixteen twice, the others once.
        let row: Vec<u8> = (1..=16).flat_map(|ink| [ink, ink]).chain(17..=40).collect();
        let seen = shown(&encoded(std::slice::from_ref(&row), &palette), row.len(), 1).remove(0);
        for (ink, seen) in row.iter().zip(seen) {
            let own = usize::from(*ink).min(16);
            assert_eq!(seen, Some(per_cent(palette[own - 1])), "{ink}");
        }
    }

    #[test]
    fn a_colour_is_drawn_with_the_nearest_there_is() {
        assert_eq!(nearest(&PALETTE, [250, 240, 255]), 1);
        assert_eq!(nearest(&PALETTE, [240, 80, 120]), 2);
        assert_eq!(nearest(&PALETTE, [20, 0, 9]), 3);
    }

    proptest! {
        #[test]
        fn a_terminal_shows_what_was_encoded(
            (width, inks) in (1_usize..40, 1_usize..30).prop_flat_map(|(width, height)| {
                let run = (0_u8..=3, 1_usize..9).prop_map(|(ink, count)| vec![ink; count]);
                (Just(width), prop::collection::vec(run, width * height))
            }).prop_map(|(width, runs)| {
                let count = runs.len();
                let inks: Vec<u8> = runs.concat().into_iter().take(count).collect();
                (width, inks)
            })
        ) {
            let rows: Vec<Vec<u8>> = inks.chunks(width).map(<[u8]>::to_vec).collect();
            let seen = shown(&encoded(&rows, &PALETTE), width, rows.len());
            for (row, seen) in rows.iter().zip(seen) {
                let expected = row.iter().map(|ink| {
                    let place = usize::from(*ink).checked_sub(1);
                    place.and_then(|place| PALETTE.get(place)).copied().map(per_cent)
                });
                prop_assert_eq!(expected.collect::<Vec<_>>(), seen);
            }
        }
    }
}
