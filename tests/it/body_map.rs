//! The body map: every spot can be reached, pointed at and told apart, and its pictures to look at.

use std::{collections::BTreeSet, fmt::Write as _};

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Modifier, Style},
    widgets::Widget,
};
use supple::{
    body::{Area, Side, Token},
    figure::map::{Arrow, Site, Spot, View},
    library::Library,
    ui::{BodyMap, Graphics, USUAL_ASPECT, theme::Theme},
};

use crate::figures::keep;

fn spot(at: Site, side: Side) -> Spot {
    Spot::new(at, side).unwrap()
}

fn map(theme: &Theme, graphics: Graphics, view: View) -> BodyMap<'_> {
    BodyMap { view, chosen: None, tender: &[], graphics, theme, aspect: USUAL_ASPECT }
}

fn drawn(map: BodyMap<'_>, (width, height): (u16, u16)) -> Buffer {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    map.render(area, &mut buf);
    buf
}

fn text(buf: &Buffer) -> Vec<String> {
    let line = |y: u16| (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect::<String>();
    (0..buf.area.height).map(line).collect()
}

#[test]
fn every_area_but_the_whole_has_a_left_a_right_and_a_middle() {
    for area in Area::ALL {
        for side in Side::ALL {
            let found = Spot::of(*area, *side);
            assert_eq!(found.is_none(), *area == Area::WholeBody, "{area:?} {side:?}");
            if let Some(found) = found {
                assert_eq!((found.area(), found.side(), found.view()), (*area, *side, View::Back));
            }
        }
    }
}

#[test]
fn every_site_is_reached_by_an_exercise_for_its_area() {
    let library = Library::shipped();
    for site in Site::ALL {
        let reached = library
            .exercises()
            .filter(|exercise| exercise.areas.contains(&site.area()) && site.is_reached_by(exercise));
        assert!(reached.count() > 0, "{site:?}");
    }
}

#[test]
fn every_ball_exercise_has_a_site() {
    let library = Library::shipped();
    let balls =
        library.exercises().filter(|exercise| exercise.id.as_ref().unwrap().as_str().contains("ball"));
    for ball in balls {
        assert!(Site::ALL.iter().any(|site| site.is_reached_by(ball)), "{}", ball.name);
    }
}

#[test]
fn names_are_words_and_no_two_are_alike() {
    let mut names = BTreeSet::new();
    for spot in View::ALL.iter().flat_map(|view| Spot::all(*view)) {
        let name = spot.name();
        assert!(name.contains(match spot.side() {
            Side::Left => ", left",
            Side::Right => ", right",
            Side::Both => "o", // "both", "across the lower back"
        }));
        assert!(name.len() <= 34 && names.insert(name.clone()), "{name}");
    }
    assert_eq!(names.len(), 46);
}

#[test]
fn left_is_the_persons_left() {
    for spot in Spot::all(View::Back) {
        assert!(match spot.side() {
            Side::Left => spot.at().x < 0.0,
            Side::Right => spot.at().x > 0.0,
            Side::Both => spot.at().x.abs() < 1e-9,
        });
    }
    assert!(spot(Site::Chest, Side::Left).at().x > 0.0);
}

#[test]
fn arrows_lead_from_every_spot_to_every_other_of_the_view() {
    for view in View::ALL {
        let all: BTreeSet<Spot> = Spot::all(*view).into_iter().collect();
        for from in &all {
            let mut known = BTreeSet::from([*from]);
            let mut next = vec![*from];
            while let Some(spot) = next.pop() {
                next.extend(
                    Arrow::ALL.iter().filter_map(|arrow| spot.toward(*arrow)).filter(|to| known.insert(*to)),
                );
            }
            assert_eq!(known, all, "from {}", from.name());
        }
    }
}

#[test]
fn an_arrow_goes_where_it_points() {
    for from in View::ALL.iter().flat_map(|view| Spot::all(*view)) {
        for arrow in Arrow::ALL {
            let Some(to) = from.toward(arrow) else { continue };
            let (x, y) = (to.at().x - from.at().x, to.at().y - from.at().y);
            let words = format!("{} {arrow:?} {}", from.name(), to.name());
            assert!(
                match arrow {
                    Arrow::Up => y > 0.5,
                    Arrow::Down => y < -0.5,
                    Arrow::Left => x < -0.5 && y.abs() < 4.0,
                    Arrow::Right => x > 0.5 && y.abs() < 4.0,
                },
                "{words}"
            );
            if matches!(arrow, Arrow::Up | Arrow::Down) && from.side() != Side::Both {
                assert_eq!(from.side(), to.side(), "{words}");
            }
        }
        for (arrow, back) in [(Arrow::Left, Arrow::Right), (Arrow::Right, Arrow::Left)] {
            let there = from.toward(arrow);
            assert!(there.is_none_or(|there| there.toward(back) == Some(from)), "{} {arrow:?}", from.name());
        }
    }
}

#[test]
fn down_the_middle_stays_in_the_middle() {
    let mut spot = Spot::of(Area::Neck, Side::Both).unwrap();
    let mut names = vec![spot.name()];
    while let Some(next) = spot.toward(Arrow::Down).filter(|next| next.side() == Side::Both) {
        spot = next;
        names.push(spot.name());
    }
    assert_eq!(
        names,
        [
            "neck, both sides",
            "tops of the shoulders, both sides",
            "between the blades, both sides",
            "middle of the back, both sides",
            "across the lower back",
            "across the hips, behind",
        ]
    );
}

#[test]
fn turning_the_body_round_keeps_the_side() {
    for spot in View::ALL.iter().flat_map(|view| Spot::all(*view)) {
        let turned = spot.turned();
        assert_eq!((turned.view(), turned.side()), (spot.view().other(), spot.side()), "{}", spot.name());
    }
    assert_eq!(spot(Site::Flank, Side::Left).turned(), spot(Site::Waist, Side::Left));
    assert_eq!(spot(Site::ThighFront, Side::Right).turned(), spot(Site::ThighBack, Side::Right));
}

#[test]
fn a_spot_is_its_own_nearest_and_pointing_at_it_means_it() {
    let theme = Theme::dark();
    for view in View::ALL {
        for spot in Spot::all(*view) {
            assert_eq!(Spot::nearest(*view, spot.at()).unwrap().0, spot);
        }
        // Every spot can be meant by some cell of a map as large as it is on 80 columns.
        for graphics in Graphics::ALL {
            let map = map(&theme, *graphics, *view);
            let room = Rect::new(3, 2, 30, 19);
            let meant: BTreeSet<Spot> = (room.x..room.right())
                .flat_map(|x| (room.y..room.bottom()).map(move |y| (x, y)))
                .filter_map(|cell| map.spot_at(room, cell))
                .collect();
            assert_eq!(meant, Spot::all(*view).into_iter().collect(), "{graphics:?}");
            assert_eq!(map.spot_at(room, (room.x, room.y)), None, "beside the head nobody is meant");
            assert_eq!(map.spot_at(room, (room.right(), room.y + 9)), None);
            assert_eq!(map.spot_at(room, (0, 0)), None);
        }
    }
}

#[test]
fn no_size_draws_outside_the_room_or_panics() {
    let tender: Vec<(Spot, u8)> =
        View::ALL.iter().flat_map(|view| Spot::all(*view)).zip((0..=10).cycle()).collect();
    let themes = [Theme::dark(), Theme::none()];
    let sizes = [0, 1, 2, 3, 5, 9, 12, 17, 18, 24, 40, 60, 113, 200];
    for (graphics, theme) in Graphics::ALL.iter().zip(themes.iter().cycle()) {
        for (number, (width, height)) in sizes.iter().flat_map(|x| sizes.map(|y| (*x, y.min(60)))).enumerate()
        {
            let view = if number % 2 == 0 { View::Back } else { View::Front };
            let all = Spot::all(view);
            let chosen = Some(all[number % all.len()]);
            let map = BodyMap { chosen, tender: &tender, ..map(theme, *graphics, view) };
            let room = Rect::new(7, 3, width, height);
            for (x, y) in [(7, 3), (8, 5), (30, 20), (65535, 65535)] {
                assert!(map.spot_at(room, (x, y)).is_none_or(|spot| spot.view() == view));
            }
            let mut buf = Buffer::empty(Rect::new(0, 0, 90, 40));
            map.render(room, &mut buf);
            for (x, y) in (0..90).flat_map(|x| (0..40).map(move |y| (x, y))) {
                let outside = !room.contains((x, y).into());
                assert!(!outside || buf[(x, y)].symbol() == " ", "{graphics:?} {room} {x} {y}");
            }
        }
    }
}

#[test]
fn the_chosen_spot_is_seen_in_every_rendering_even_without_colours() {
    let theme = Theme::none();
    for view in View::ALL {
        for graphics in Graphics::ALL {
            for size in [(12, 9), (24, 16), (60, 40)] {
                let plain = text(&drawn(map(&theme, *graphics, *view), size));
                let mut seen = BTreeSet::new();
                for spot in Spot::all(*view) {
                    let chosen = BodyMap { chosen: Some(spot), ..map(&theme, *graphics, *view) };
                    let picture = text(&drawn(chosen, size));
                    assert_ne!(picture, plain, "{graphics:?} {size:?} {}", spot.name());
                    assert!(seen.insert(picture) || size.0 == 12, "{graphics:?} {size:?} {}", spot.name());
                }
            }
        }
    }
}

#[test]
fn tenderness_is_a_number_at_its_spot() {
    let theme = Theme::none();
    let low = spot(Site::LowSpine, Side::Left);
    let tender = [
        (low, 6),
        (spot(Site::ShoulderTop, Side::Right), 10),
        (spot(Site::Neck, Side::Both), 0),
        (spot(Site::Chest, Side::Left), 9),
    ];
    for graphics in Graphics::ALL {
        for (width, height) in [(12, 9), (16, 12), (30, 19), (80, 40), (200, 60)] {
            let map = BodyMap { tender: &tender, chosen: Some(low), ..map(&theme, *graphics, View::Back) };
            let room = Rect::new(0, 0, width, height);
            // The number stands on a cell that means its spot, or one of its neighbours on a small map.
            let buf = drawn(BodyMap { tender: &tender, ..map }, (width, height));
            let find = |digit: &str| {
                let cells = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
                cells.clone().filter(|cell| buf[*cell].symbol() == digit).collect::<Vec<_>>()
            };
            let (six, nine) = (find("6"), find("9"));
            assert_eq!((six.len(), nine.len()), (1, 0), "{graphics:?} {width}x{height}");
            assert!(buf[six[0]].modifier.contains(Modifier::REVERSED));
            let map = BodyMap { chosen: None, ..self::map(&theme, *graphics, View::Back) };
            let near = map.spot_at(room, six[0]).unwrap();
            assert_eq!(near.area(), Area::LowerBack, "{graphics:?} {width}x{height}");
            let shown: String = text(&buf).concat();
            assert!(shown.contains("10") && shown.contains('0'), "{graphics:?} {width}x{height}");
        }
    }
}

#[test]
fn numbers_never_touch_even_if_everything_hurts() {
    let theme = Theme::none();
    let tender: Vec<(Spot, u8)> = Spot::all(View::Back).into_iter().zip((1..=10).cycle()).collect();
    for (width, height) in [(12, 9), (24, 16), (30, 19), (60, 30), (120, 60)] {
        let map = BodyMap { tender: &tender, ..map(&theme, Graphics::Braille, View::Back) };
        let lines = text(&drawn(map, (width, height)));
        let numbers: Vec<u32> = lines
            .iter()
            .flat_map(|line| line.split(|letter: char| !letter.is_ascii_digit()))
            .filter(|digits| !digits.is_empty())
            .map(|digits| digits.parse().unwrap())
            .collect();
        assert!(numbers.iter().all(|number| *number <= 10), "{lines:#?}");
        assert!(
            numbers.len() == tender.len() || height < 19,
            "{} of {}: {lines:#?}",
            numbers.len(),
            tender.len()
        );
    }
}

/// The colour of a style, as a terminal with 256 of them shows it; without one, what reads on `background`.
fn colour(style: Style, background: &str) -> String {
    let Some(Color::Indexed(number)) = style.fg else {
        return if background == LIGHT { "#1c1c1c" } else { "#e8e6de" }.to_owned();
    };
    if number >= 232 {
        let grey = 8 + 10 * (number - 232);
        return format!("#{grey:02x}{grey:02x}{grey:02x}");
    }
    let step = |share: u8| if share == 0 { 0 } else { 55 + 40 * share };
    let number = number - 16;
    format!("#{:02x}{:02x}{:02x}", step(number / 36), step(number / 6 % 6), step(number % 6))
}

/// The styles of a map, each with the class its cells are written with.
fn classes(theme: &Theme) -> [(char, Style); 6] {
    let [faint, middling, full] = theme.figure.feel;
    let near = theme.figure.near;
    [('q', theme.quiet), ('n', near), ('g', full), ('m', middling), ('e', faint), ('s', theme.effort)]
}

/// The colours of the classes; a cell turned over has its colour behind it.
fn styles(theme: &Theme, background: &str) -> String {
    let rules =
        classes(theme).map(|(class, style)| format!(".{class} {{ fill: {} }}", colour(style, background)));
    format!(
        "<style>svg {{ background: {background} }} text {{ font: 8.3px monospace; fill: #8a93a6 }} .r {{ fill: {background} }} {}</style>",
        rules.join(" ")
    )
}

/// The class of a cell; `r` if it is turned over.
fn class(cell: &Cell, theme: &Theme) -> (char, bool) {
    let colour = cell.style().fg.filter(|colour| *colour != Color::Reset);
    let is_turned = cell.modifier.contains(Modifier::REVERSED);
    let like = |style: Style, more: Modifier| {
        style.fg == colour && style.add_modifier | more == cell.modifier - Modifier::REVERSED
    };
    let known = classes(theme);
    let found = known
        .iter()
        .find(|(_, style)| like(*style, Modifier::empty()))
        .or_else(|| known.iter().find(|(_, style)| like(*style, Modifier::BOLD)));
    (found.unwrap().0, is_turned)
}

/// Cells as text, one piece for each run of one style.
fn cells(svg: &mut String, buf: &Buffer, (left, top): (u16, u16), theme: &Theme) {
    for y in 0..buf.area.height {
        let (mut line, mut last) = (String::new(), None);
        for x in 0..buf.area.width {
            let cell = &buf[(x, y)];
            let here = (cell.symbol() != " ").then(|| class(cell, theme));
            let column = (left + x) * 5;
            if let Some((class, true)) = here {
                let top = (top + y) * 10 + 2;
                let _ = writeln!(
                    svg,
                    "<rect class=\"{class}\" x=\"{column}\" y=\"{top}\" width=\"5\" height=\"10\"/>"
                );
            }
            if here != last {
                line.push_str(if last.is_some() { "</tspan>" } else { "" });
                if let Some((class, is_turned)) = here {
                    let class = if is_turned { 'r' } else { class };
                    let _ = write!(line, "<tspan x=\"{column}\" class=\"{class}\">");
                }
            }
            line.push_str(if here.is_some() { cell.symbol() } else { "" });
            last = here;
        }
        line.push_str(if last.is_some() { "</tspan>" } else { "" });
        if !line.is_empty() {
            let _ = writeln!(svg, "<text y=\"{}\">{line}</text>", (top + y + 1) * 10);
        }
    }
}

const DARK: &str = "#0e121c";
const LIGHT: &str = "#f6f4ee";

/// Maps side by side, each with its words above it.
fn sheet(theme: &Theme, background: &str, all: &[Graphics]) -> String {
    let tender = [
        (spot(Site::ShoulderTop, Side::Left), 6),
        (spot(Site::InnerBlade, Side::Left), 4),
        (spot(Site::InnerBlade, Side::Right), 2),
        (spot(Site::LowSpine, Side::Both), 10),
        (spot(Site::HipSide, Side::Right), 3),
        (spot(Site::Chest, Side::Left), 5),
        (spot(Site::HipFront, Side::Right), 7),
    ];
    let mut svg = String::new();
    let mut top = 1;
    for (width, height) in [(12, 9), (26, 18), (44, 30)] {
        let chosen = [
            (View::Back, None),
            (View::Back, Some(spot(Site::InnerBlade, Side::Left))),
            (View::Back, Some(spot(Site::LowSpine, Side::Both))),
            (View::Back, Some(spot(Site::Flank, Side::Right))),
            (View::Front, Some(spot(Site::HipFront, Side::Left))),
        ];
        for graphics in all {
            let mut left = 0;
            for (number, (view, chosen)) in chosen.into_iter().enumerate() {
                let tender: &[_] = if number == 0 { &[] } else { &tender };
                let map = BodyMap { chosen, tender, ..map(theme, *graphics, view) };
                let buf = drawn(map, (width, height));
                let name = chosen.map_or_else(|| graphics.name().to_owned(), Spot::name);
                let _ = writeln!(svg, "<text x=\"{}\" y=\"{}\">{name}</text>", left * 5, top * 10);
                cells(&mut svg, &buf, (left, top), theme);
                left += width.max(26) + 3;
            }
            top += height + 2;
        }
    }
    let (width, height) = (5 * (44 + 3) * 5, top * 10);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n{}\n{svg}</svg>\n",
        styles(theme, background)
    )
}

#[test]
fn the_maps_look_as_they_did_in_the_dark() {
    keep("body-map-dark.svg", &sheet(&Theme::dark(), DARK, Graphics::ALL));
}

#[test]
fn the_maps_look_as_they_did_in_the_light() {
    keep("body-map-light.svg", &sheet(&Theme::light(), LIGHT, &[Graphics::Braille]));
}

#[test]
fn the_maps_look_as_they_did_without_colours() {
    keep("body-map-plain.svg", &sheet(&Theme::none(), DARK, Graphics::ALL));
}
