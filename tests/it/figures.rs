//! Figures: every one by the rules, every exercise with one, and pictures of all of them to look at.

use std::{fmt::Write as _, fs, path::Path, sync::Arc};

use proptest::prelude::*;
use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};
use supple::{
    body::Position,
    figure::{Demonstration, Drive, Figure, Glow, Motion, Picture, Spots},
    library::{FILES, Library, check_figures},
    ui::{FigureView, Graphics, USUAL_ASPECT, theme::Tones},
};

fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().filter(|(path, _)| path.starts_with("figures/")).copied()
}

fn figures() -> Vec<Arc<Figure>> {
    let all = files().flat_map(|(path, text)| {
        let (figures, problems) = check_figures(path, text);
        let words: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(words, [""; 0]);
        figures
    });
    all.map(Arc::new).collect()
}

fn glowing(keyframe: usize) -> Motion {
    Motion { glow: Some(Glow { spots: Spots::Usual, pulse: 1.0 }), ..Motion::at(keyframe) }
}

fn drawn(picture: &Picture, (width, height): (u16, u16), graphics: Graphics, tones: &Tones) -> Buffer {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    FigureView { picture, graphics, tones, aspect: USUAL_ASPECT }.render(area, &mut buf);
    buf
}

#[test]
fn every_shipped_figure_keeps_the_rules_of_geometry_all_the_way() {
    let figures = figures();
    assert!(figures.len() >= 116, "{} figures", figures.len());
    for (path, text) in files() {
        assert!(text.len() < 64 * 1024, "{path} is too long to read");
    }
}

#[test]
fn every_figure_says_what_it_shows_and_where_it_is_felt() {
    for figure in figures() {
        let alt = figure.alt.as_str();
        assert!(alt.ends_with('.') && alt.len() < 230, "{}", figure.id);
        assert!(!figure.feel.is_empty() || figure.frames.len() == 1, "{}", figure.id);
    }
}

#[test]
fn every_exercise_has_a_figure_in_each_of_its_positions() {
    let library = Library::shipped();
    for exercise in library.exercises() {
        let id = exercise.id.as_ref().unwrap();
        let default = exercise.position_after(None);
        let own = library.demonstration(exercise, default).unwrap();
        assert_eq!(own.shows.exercise.as_ref(), Some(id), "{id} has no figure of its own");
        for position in &exercise.positions {
            let shown = library.demonstration(exercise, *position);
            assert!(shown.is_some_and(|shown| !shown.figure(0).frames.is_empty()), "{id} {position:?}");
        }
    }
}

#[test]
fn every_position_has_a_picture() {
    let library = Library::shipped();
    for position in <Position as supple::body::Token>::ALL {
        assert!(library.posture(*position).is_some(), "{position:?}");
    }
}

#[test]
fn each_figure_is_found_by_its_id_and_only_it_is_read() {
    let library = Library::shipped();
    let ids = library.figure_ids();
    for id in &ids {
        assert_eq!(library.figure(id).unwrap().id.as_str(), id);
    }
    assert!(library.figure("nobody").is_none());
}

#[test]
fn cues_name_figures_and_frames_that_are_there() {
    let library = Library::shipped();
    for figure in figures() {
        for cue in figure.shows.iter().filter_map(|shows| match &shows.drive {
            Drive::Cues(cues) => Some(cues),
            _ => None,
        }) {
            for cue in cue {
                let other = library.figure(cue.figure.as_str()).unwrap();
                assert!(cue.frames.iter().all(|frame| *frame < other.frames.len()), "{}", figure.id);
            }
        }
    }
}

#[test]
fn no_size_and_no_graphics_draw_outside_the_room_or_panic() {
    let sides = [0, 1, 2, 5, 12, 40, 200];
    for figure in figures().iter().step_by(9) {
        let picture = Demonstration::alone(Arc::clone(figure), None).picture(&glowing(0));
        for graphics in <Graphics as supple::body::Token>::ALL {
            for (width, height) in sides.iter().flat_map(|x| sides.map(|y| (*x, y))) {
                let whole = Rect::new(0, 0, 60, 30);
                let room = Rect::new(7, 3, width, height);
                let mut buf = Buffer::empty(whole);
                let tones = Tones::dark();
                FigureView { picture: &picture, graphics: *graphics, tones: &tones, aspect: USUAL_ASPECT }
                    .render(room, &mut buf);
                for (x, y) in (0..60).flat_map(|x| (0..30).map(move |y| (x, y))) {
                    let outside = !room.contains((x, y).into());
                    assert!(!outside || buf[(x, y)].symbol() == " ", "{} {room} {x} {y}", figure.id);
                }
            }
        }
    }
}

#[test]
fn a_figure_keeps_its_shape_whatever_the_shape_of_a_cell() {
    let library = Library::shipped();
    let figure = library.figure("stand-easy").unwrap();
    let picture = Demonstration::alone(figure, None).picture(&Motion::at(0));
    let extent = |aspect: f64| {
        let area = Rect::new(0, 0, 60, 30);
        let mut buf = Buffer::empty(area);
        let tones = Tones::none();
        FigureView { picture: &picture, graphics: Graphics::Braille, tones: &tones, aspect }
            .render(area, &mut buf);
        // Without the floor line.
        let cells: Vec<(u16, u16)> = (0..60)
            .flat_map(|x| (0..29).map(move |y| (x, y)))
            .filter(|(x, y)| buf[(*x, *y)].symbol() != " ")
            .collect();
        let width =
            cells.iter().map(|cell| cell.0).max().unwrap() - cells.iter().map(|cell| cell.0).min().unwrap();
        let height =
            cells.iter().map(|cell| cell.1).max().unwrap() - cells.iter().map(|cell| cell.1).min().unwrap();
        f64::from(height + 1) * aspect / f64::from(width + 1)
    };
    for aspect in [1.6, 2.0, 2.6] {
        assert!((extent(aspect) / extent(2.0) - 1.0).abs() < 0.15, "{aspect}: {}", extent(aspect));
    }
}

#[test]
fn the_other_side_is_the_mirrored_picture() {
    let library = Library::shipped();
    let shown = Demonstration::alone(library.figure("side-plank").unwrap(), None);
    let one = drawn(&shown.picture(&glowing(1)), (48, 20), Graphics::HalfBlocks, &Tones::dark());
    let other = Motion { flipped: true, ..glowing(1) };
    let other = drawn(&shown.picture(&other), (48, 20), Graphics::HalfBlocks, &Tones::dark());
    let differing = (0..48).flat_map(|x| (0..20).map(move |y| (x, y)));
    let differing = differing.filter(|(x, y)| one[(*x, *y)].symbol() != other[(47 - x, *y)].symbol()).count();
    assert!(differing < 12, "{differing} cells differ");
    assert_ne!(one, other);
}

#[test]
fn without_colours_far_limbs_and_what_is_felt_have_holes() {
    let library = Library::shipped();
    let shown = Demonstration::alone(library.figure("walk").unwrap(), None);
    let dots = |motion: Motion, tones: &Tones| {
        let buf = drawn(&shown.picture(&motion), (48, 20), Graphics::Braille, tones);
        let letters = buf.content().iter().filter_map(|cell| cell.symbol().chars().next());
        letters.map(|letter| u32::from(letter).saturating_sub(0x2800).count_ones()).sum::<u32>()
    };
    assert!(dots(Motion::at(0), &Tones::none()) + 40 < dots(Motion::at(0), &Tones::dark()));
    assert!(dots(glowing(0), &Tones::none()) < dots(Motion::at(0), &Tones::none()));
    assert_eq!(dots(glowing(0), &Tones::dark()), dots(Motion::at(0), &Tones::dark()));
}

/// Compares with a picture kept beside the tests; `SUPPLE_PICTURES=write` writes it anew, to be looked at.
pub(crate) fn keep(name: &str, picture: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/pictures").join(name);
    if std::env::var_os("SUPPLE_PICTURES").is_some_and(|value| value == "write") {
        fs::write(&path, picture).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == picture,
        "{name} is not what is kept; SUPPLE_PICTURES=write writes it anew, then look at it"
    );
}

/// The class of a cell's tone in a contact sheet.
fn class(tones: &Tones, style: Style) -> char {
    let known = [
        ('f', tones.floor),
        ('u', tones.furniture),
        ('s', tones.soft),
        ('p', tones.prop),
        ('h', tones.warm),
        ('w', tones.water),
        ('d', tones.far),
        ('n', tones.near),
    ];
    known.iter().find(|(_, known)| known.fg == style.fg).map_or('g', |(class, _)| *class)
}

/// Cells as text, one piece for each run of one tone.
fn cells(svg: &mut String, buf: &Buffer, (left, top): (u16, u16), tones: &Tones) {
    for y in 0..buf.area.height {
        let mut line = String::new();
        let mut last = None;
        for x in 0..buf.area.width {
            let cell = &buf[(x, y)];
            let class = (cell.symbol() != " ").then(|| class(tones, cell.style()));
            if class != last {
                line.push_str(if last.is_some() { "</tspan>" } else { "" });
                if let Some(class) = class {
                    let _ = write!(line, "<tspan x=\"{}\" class=\"{class}\">", (left + x) * 5);
                }
            }
            if class.is_some() {
                line.push_str(cell.symbol());
            }
            last = class;
        }
        line.push_str(if last.is_some() { "</tspan>" } else { "" });
        if !line.is_empty() {
            let _ = writeln!(svg, "<text y=\"{}\">{line}</text>", (top + y + 1) * 10);
        }
    }
}

/// All figures side by side: the keyframes that `frames` picks of each.
fn sheet(size: (u16, u16), columns: u16, frames: impl Fn(&Figure) -> Vec<usize>) -> String {
    let tones = Tones::dark();
    let mut svg = String::new();
    let (mut column, mut row) = (0, 0);
    for figure in figures() {
        let shown = Demonstration::alone(Arc::clone(&figure), None);
        for frame in frames(&figure) {
            let place = (column * (size.0 + 2), row * (size.1 + 2) + 1);
            let _ = writeln!(
                svg,
                "<text x=\"{}\" y=\"{}\">{} {}</text>",
                place.0 * 5,
                place.1 * 10,
                figure.id,
                frame + 1
            );
            let buf = drawn(&shown.picture(&glowing(frame)), size, Graphics::Braille, &tones);
            cells(&mut svg, &buf, place, &tones);
            column += 1;
            if column == columns {
                (column, row) = (0, row + 1);
            }
        }
    }
    let (width, height) = (columns * (size.0 + 2) * 5, (row + 1) * (size.1 + 2) * 10);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">
<style>svg {{ background: #0e121c }} text {{ font: 8.3px monospace; fill: #8a93a6 }} .f {{ fill: #464e60 }} .u {{ fill: #6a748a }} .s {{ fill: #605c8c }} .p {{ fill: #e8b054 }} .h {{ fill: #f0805c }} .w {{ fill: #5ca0d6 }} .d {{ fill: #687a96 }} .n {{ fill: #e8e6de }} .g {{ fill: #ff5c5c }}</style>
{svg}</svg>
"#
    )
}

/// The keyframe that says most: where it rests as an exercise.
fn best(figure: &Figure) -> usize {
    let shows = figure.shows.iter().find(|shows| shows.exercise.is_some());
    shows.map_or(0, |shows| shows.drive.rest())
}

#[test]
fn where_it_is_felt_is_seen_in_a_small_picture_of_every_exercise() {
    let tones = Tones::dark();
    for figure in figures().iter().filter(|figure| !figure.feel.is_empty()) {
        let shown = Demonstration::alone(Arc::clone(figure), None);
        let at_rest =
            Motion { glow: Some(Glow { spots: Spots::Usual, pulse: 0.5 }), ..Motion::at(best(figure)) };
        let buf = drawn(&shown.picture(&at_rest), (24, 10), Graphics::Braille, &tones);
        let felt = buf.content().iter().filter(|cell| cell.symbol() != " ");
        let felt = felt.filter(|cell| class(&tones, cell.style()) == 'g').count();
        assert!(felt > 0, "{}: nothing glows", figure.id);
    }
}

#[test]
fn all_keyframes_look_as_they_did_at_24_by_10() {
    keep("figures-24x10.svg", &sheet((24, 10), 8, |figure| (0..figure.frames.len()).collect()));
}

#[test]
fn all_figures_look_as_they_did_at_48_by_20() {
    keep("figures-48x20.svg", &sheet((48, 20), 5, |figure| vec![best(figure)]));
}

/// A figure that stands on both feet at a wall, with one thing changed.
fn broken(from: &str, to: &str) -> String {
    let text = r#"
[[figure]]
id = "lean"
alt = "Leaning on a wall."
view = "side"
loop = "pingpong"
pin = ["an_r", "an_l"]
touch = [{ at = "ankle", side = "both", on = "floor" }, { at = "chest", on = "ball" }, { at = "ball", on = "wall" }]
feel = [{ at = "chest", t = 0.3, off = -2.5, r = 3.6 }]
props = [{ type = "wall", x = 0 }]
frames = [
  { name = "stand", secs = 2, root = [12.2, 45.5], torso = 97, neck = 93, ua_r = 275, fa_r = 285, ua_l = 272, fa_l = 285, th_r = 298, sh_r = 262, th_l = 298, sh_l = 262, ft_r = 0, ft_l = 0, props = [{ type = "ball", x = 3.6, y = 64, r = 3.3 }] },
  { name = "bend", secs = 3, root = [12.2, 36.5], torso = 97, neck = 93, ua_r = 343, fa_r = 152, ua_l = 275, fa_l = 290, th_r = 322, sh_r = 241, th_l = 322, sh_l = 241, ft_r = 0, ft_l = 0, scale = { ua_r = 0.8, fa_r = 0.75 }, props = [{ type = "ball", x = 3.1, y = 59.5, r = 3.3 }] },
]

[[figure.shows]]
exercise = "leaning"
drive = "hold"
enter = [1, 2]
rest = 2
"#;
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

/// Each problem as a line: where, its code, its words and its remedy.
#[track_caller]
fn problem(from: &str, to: &str, expected: &str) {
    let (_, problems) = check_figures("test.toml", &broken(from, to));
    let line = |problem: &supple::library::Problem| {
        let help = problem.help.as_deref().unwrap_or("-");
        format!("{}:{} {}: {} / {help}", problem.line, problem.column, problem.code, problem.message)
    };
    assert_eq!(problems.iter().map(line).collect::<Vec<_>>().join("\n"), expected, "{from} -> {to}");
}

#[test]
fn what_breaks_a_rule_of_geometry_is_told_with_its_frame() {
    const HELP: &str = "move the joints of this frame, or pin the hand or foot that should stay";
    let rule = |place: &str, words: &str| format!("{place} figure-rule: figure `lean`: {words} / {HELP}");
    problem("x = 0 }", "x = 0 }", "");
    problem(
        "root = [12.2, 36.5]",
        "root = [12.2, 31]",
        &[
            rule("13:3", "the left ankle is too low by 4.4 in frame 2"),
            rule("13:3", "the right ankle is too low by 4.4 in frame 2"),
            rule("13:3", "the left toe is too low by 3.3 in frame 2"),
            rule("13:3", "the right toe is too low by 3.3 in frame 2"),
            rule("13:3", "the ankle is too deep in the floor by 1.5 in frame 2"),
        ]
        .join("\n"),
    );
    problem(
        "x = 3.6, y = 64",
        "x = 9.6, y = 64",
        &[
            rule("12:3", "the chest is too deep in the ball by 3.9 in frame 1"),
            rule("12:3", "the ball does not touch the wall by 5.1 in frame 1"),
        ]
        .join("\n"),
    );
    problem(
        "ua_l = 275",
        "ua_l = 80",
        &rule("12:3", "the left upper arm could turn either way, it turns by 168.0 between frames 1 and 2"),
    );
}

#[test]
fn a_file_of_figures_is_read_with_care() {
    problem(
        "torso = 97, neck",
        "torsoo = 97, neck",
        "12:3 missing-key: the frame has no `torso` / give its angle in degrees\n12:52 unknown-key: the frame has no key `torsoo` / did you mean `torso`?",
    );
    problem("fa_r = 285", "fa_r = nan", "12:94 out-of-range: `fa_r` must be from -720 to 720 / -");
    problem("rest = 2", "rest = 3", "20:8 out-of-range: `rest` must be from 1 to 2 / -");
    problem(
        "drive = \"hold\"",
        "drive = \"holt\"",
        "18:9 unknown-word: `drive` cannot be `holt` / did you mean `hold`?\n19:1 unknown-key: the figure.shows has no key `enter` / -\n20:1 unknown-key: the figure.shows has no key `rest` / -",
    );
    problem(
        "view = \"side\"",
        "view = \"top\"",
        "2:1 missing-key: the figure has no `rig` / from above, say rig = \"front\", \"back\" or \"side\"",
    );
    problem(
        ", props = [{ type = \"ball\", x = 3.1, y = 59.5, r = 3.3 }]",
        "",
        "13:3 wrong-props: this frame's props are not those of the first frame / list the same ones in the same order in every frame",
    );
    problem(
        "{ type = \"wall\", x = 0 }",
        "{ type = \"wall\", x = 0, w = 3 }",
        "10:34 unknown-key: the prop has no key `w` / did you mean `x`?",
    );
}

#[test]
fn without_its_pins_a_figure_floats_or_sinks_on_the_way() {
    let (_, text) = files().find(|(_, text)| text.contains("id = \"sit-to-stand\"")).unwrap();
    let begins = text.find("id = \"sit-to-stand\"").unwrap();
    let own = &text[begins..];
    let own = &own[..own.find("[[figure]]").unwrap_or(own.len())];
    let pins = own.lines().find(|line| line.starts_with("pin = ")).unwrap();
    let loose = format!("[[figure]]\n{}", own.replace(pins, ""));
    let (_, problems) = check_figures("test.toml", &loose);
    let sunk = problems
        .iter()
        .any(|problem| problem.message.contains("too low") && problem.message.contains("between"));
    assert!(sunk, "{problems:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever numbers a file may hold, its figure can be checked and drawn in any room.
    #[test]
    fn no_numbers_make_a_figure_panic(
        root in (-1000.0..1000.0_f64, -1000.0..1000.0_f64),
        angles in prop::array::uniform4(-720.0..720.0_f64),
        scales in prop::array::uniform2(-2.0..2.0_f64),
        room in (0..300_u16, 0..120_u16),
        aspect in 0.0..20.0_f64,
        share in -1.0..2.0_f64,
    ) {
        let text = broken("root = [12.2, 36.5]", &format!("root = [{:.3}, {:.3}]", root.0, root.1))
            .replace("ua_r = 343", &format!("ua_r = {:.3}", angles[0]))
            .replace("torso = 97", &format!("torso = {:.3}", angles[1]))
            .replace("th_r = 322", &format!("th_r = {:.3}", angles[2]))
            .replace("neck = 93", &format!("neck = {:.3}", angles[3]))
            .replace("ua_r = 0.8, fa_r = 0.75", &format!("th_r = {:.3}, sh_r = {:.3}, th_l = 0", scales[0], scales[1]));
        let _checked = check_figures("test.toml", &text);
        let (figures, problems) = supple::library::read_figures("test.toml", &text);
        prop_assert_eq!(problems, []);
        let shown = Demonstration::alone(Arc::new(figures[0].clone()), None);
        let motion = Motion { from: 0, to: 1, share, breath: 1.0, flipped: true, ..glowing(0) };
        let picture = shown.picture(&motion);
        let area = Rect::new(0, 0, room.0, room.1);
        let mut buf = Buffer::empty(area);
        let tones = Tones::dark();
        FigureView { picture: &picture, graphics: Graphics::Octants, tones: &tones, aspect }.render(area, &mut buf);
        prop_assert!(!supple::figure::still(&picture, "x").contains("NaN"));
    }
}
