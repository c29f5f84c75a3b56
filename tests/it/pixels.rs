//! Figures in real pixels: where they stand on the screens, when they change, and what they cost.

use std::{fs, time::Duration};

use ratatui::{buffer::Buffer, layout::Position};
use supple::ui::{
    Movement,
    pixels::{CellSize, Placement},
    terminal::Face,
    theme::Theme,
};

use crate::screens_figures::{STEPS, Studio};

/// A usual cell.
const CELL: CellSize = CellSize { width: 10, height: 20 };
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// The same studio in a terminal that shows pixels.
fn in_pixels(mut studio: Studio) -> Studio {
    studio.desk.app_mut().0.take_pixels();
    studio
}

fn studio(step: &str) -> Studio {
    let mut studio = Studio::of(&format!("[[step]]\n{step}\n"), Theme::dark());
    studio.begin().press("<enter>").wait(8);
    in_pixels(studio)
}

fn frame(studio: &Studio, (width, height): (u16, u16)) -> (Buffer, Vec<Placement>) {
    let buffer = studio.desk.buffer(width, height);
    (buffer, studio.desk.app().placements())
}

#[test]
fn the_text_is_the_same_and_the_cells_under_a_picture_are_blank() {
    let cells = crate::screens_figures::scenes(Theme::dark());
    let pixels = crate::screens_figures::scenes(Theme::dark());
    let mut seen = 0;
    for ((name, cells), (_, pixels)) in cells.into_iter().zip(pixels) {
        let pixels = in_pixels(pixels);
        for size in SIZES {
            let ((cells, none), (blank, placements)) = (frame(&cells, size), frame(&pixels, size));
            assert!(none.is_empty(), "{name}: pixels that nobody granted");
            seen += placements.len();
            for y in 0..size.1 {
                for x in 0..size.0 {
                    let at = Position::new(x, y);
                    if placements.iter().any(|placement| placement.area.contains(at)) {
                        assert_eq!(blank[at].symbol(), " ", "{name} {size:?} {at}");
                    } else {
                        assert_eq!(blank[at], cells[at], "{name} {size:?} {at}");
                    }
                }
            }
        }
    }
    assert!(seen > 20, "{seen} pictures");
}

#[test]
fn no_two_pictures_share_a_cell() {
    for (name, studio) in crate::screens_figures::scenes(Theme::light()) {
        let studio = in_pixels(studio);
        for size in SIZES {
            let (_, placements) = frame(&studio, size);
            for (number, one) in placements.iter().enumerate() {
                let others = &placements[number + 1..];
                assert!(others.iter().all(|other| !one.area.intersects(other.area)), "{name} {size:?}");
            }
        }
    }
}

#[test]
fn without_colours_and_under_the_keys_nothing_is_shown_in_pixels() {
    let mut plain = Studio::of(STEPS, Theme::none());
    plain.begin().press("<enter>").wait(8);
    assert!(frame(&in_pixels(plain), (120, 40)).1.is_empty());
    let mut studio = studio("exercise = \"glute-bridge\"\nreps = 8");
    assert_eq!(frame(&studio, (120, 40)).1.len(), 1);
    studio.press("?");
    assert!(frame(&studio, (120, 40)).1.is_empty());
}

#[test]
fn a_pause_and_a_wish_for_calm_show_nothing_new() {
    let mut paused = studio("exercise = \"glute-bridge\"\nreps = 8");
    let moving = frame(&paused, (120, 40)).1;
    paused.wait(1);
    assert_ne!(frame(&paused, (120, 40)).1, moving);
    paused.press(" ");
    let still = frame(&paused, (120, 40)).1;
    paused.wait(30);
    assert_eq!(frame(&paused, (120, 40)).1, still);

    let mut calm = Studio::of("[[step]]\nexercise = \"belly-breathing\"\n", Theme::dark());
    calm.desk = calm.desk.moving(Movement::Reduced);
    calm.begin().press("<enter>").wait(8);
    let mut calm = in_pixels(calm);
    let still = frame(&calm, (120, 40)).1;
    calm.wait(10);
    assert_eq!((still.len(), frame(&calm, (120, 40)).1), (1, still));
}

/// The same as sixels, of which only what changed is counted.
fn cost_of_sixels(studio: &mut Studio, size: (u16, u16)) -> (usize, usize) {
    let until = studio.desk.clock().moment.after(Duration::from_secs(10));
    let (mut before, mut bytes, mut whole) = (None, 0, 0);
    while studio.desk.wait_once(until) {
        let (_, placements) = frame(studio, size);
        let Some(sheet) = placements.first().and_then(|placement| placement.sheet(CELL)) else { continue };
        let mut part = Vec::new();
        if let Some(changed) = sheet.changed(before.as_ref()) {
            sheet.draw(changed, &mut part);
        }
        bytes += part.len();
        let mut all = Vec::new();
        sheet.changed(None).into_iter().for_each(|area| sheet.draw(area, &mut all));
        whole = whole.max(all.len());
        before = Some(sheet);
    }
    (bytes, whole)
}

#[test]
fn a_moving_figure_in_sixels_stays_small() {
    for step in ["exercise = \"glute-bridge\"\nreps = 8", "exercise = \"figure-four\"\nhold = \"60s\""] {
        for size in SIZES {
            let (bytes, whole) = cost_of_sixels(&mut studio(step), size);
            assert!((1_000..30_000).contains(&whole), "{whole}");
            assert!(bytes / 10 < 100_000, "{} bytes a second", bytes / 10);
        }
    }
}

/// All pictures of ten seconds: how many there are, their bytes as letters, and the largest.
fn cost(studio: &mut Studio, size: (u16, u16)) -> (usize, usize, usize) {
    let until = studio.desk.clock().moment.after(Duration::from_secs(10));
    let (mut before, mut lengths) = (Vec::new(), Vec::new());
    while studio.desk.wait_once(until) {
        let (_, placements) = frame(studio, size);
        if placements != before {
            let letters =
                |placement: &Placement| placement.png(CELL).map_or(0, |png| png.len().div_ceil(3) * 4);
            lengths.push(placements.iter().map(letters).sum::<usize>());
            before = placements;
        }
    }
    (lengths.len(), lengths.iter().sum(), lengths.into_iter().max().unwrap_or(0))
}

#[test]
fn a_moving_figure_is_sent_at_most_twelve_times_a_second_in_few_bytes() {
    for step in ["exercise = \"glute-bridge\"\nreps = 8", "exercise = \"figure-four\"\nhold = \"60s\""] {
        for size in SIZES {
            let (pictures, bytes, largest) = cost(&mut studio(step), size);
            assert!(pictures <= 130, "{pictures}");
            assert!((500..12_000).contains(&largest), "{largest}");
            assert!(bytes / 10 < 60_000, "{} bytes a second", bytes / 10);
        }
    }
}

#[test]
fn pictures_to_be_looked_at_are_drawn() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pixels");
    fs::create_dir_all(&folder).unwrap();
    for (theme, tone) in [(Theme::dark(), "dark"), (Theme::light(), "light")] {
        for (name, studio) in crate::screens_figures::scenes(theme) {
            for (number, placement) in frame(&in_pixels(studio), (120, 40)).1.iter().enumerate() {
                let png = placement.png(CELL).expect("a picture");
                assert!(png.starts_with(b"\x89PNG"));
                fs::write(folder.join(format!("{tone}-{name}-{number}.png")), png).unwrap();
            }
        }
    }
}
