//! The meaning of each run of letters, in every theme.

use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier, Style},
};
use supple::ui::theme::Theme;

use crate::screens::Desk;

const SIZES: [(u16, u16); 2] = [(80, 24), (40, 12)];

fn meanings(theme: &Theme) -> [(&'static str, Style); 8] {
    [
        ("calm", theme.calm),
        ("effort", theme.effort),
        ("rest", theme.rest),
        ("warning", theme.warning),
        ("done", theme.done),
        ("quiet", theme.quiet),
        ("strong", theme.strong),
        ("key", theme.key),
    ]
}

/// Each line as runs of one style, named by `name`.
pub(crate) fn painted(buffer: &Buffer, name: impl Fn(Style) -> String) -> String {
    let mut picture = String::new();
    for y in 0..buffer.area.height {
        let mut runs: Vec<(String, String)> = Vec::new();
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            let style = Style::new().fg(cell.fg).add_modifier(cell.modifier);
            let name = name(style);
            match runs.last_mut().filter(|(last, _)| *last == name || cell.symbol() == " " && name == "plain")
            {
                Some((_, words)) => words.push_str(cell.symbol()),
                None => runs.push((name, cell.symbol().to_owned())),
            }
        }
        runs.retain(|(_, words)| !words.trim().is_empty());
        let runs: Vec<String> =
            runs.iter().map(|(name, words)| format!("{name}[{}]", words.trim())).collect();
        picture.push_str(&runs.join(" "));
        picture.push('\n');
    }
    picture
}

/// The name of a style in `theme`; without colours several meanings look the same, and the first one is named.
pub(crate) fn meaning(theme: &Theme, style: Style) -> String {
    let plain = Style::new().fg(Color::Reset);
    let same = |other: &Style| plain.patch(*other) == plain.patch(style);
    let known = meanings(theme).into_iter().find(|(_, other)| same(other));
    // Large numbers are never reversed: their blanks would be the loud part.
    let reversed =
        || meanings(theme).into_iter().find(|(_, other)| same(&other.remove_modifier(Modifier::REVERSED)));
    match known.or_else(reversed) {
        Some((name, _)) => name.to_owned(),
        None if same(&plain) => "plain".to_owned(),
        None => format!("{style:?}"),
    }
}

/// Screens in `theme`, by name.
fn scenes(theme: Theme) -> Vec<(&'static str, Desk)> {
    let mut tender = Desk::in_colours(theme);
    tender.press("2<enter><enter>");
    let mut settle = Desk::in_colours(theme);
    settle.press("2<enter><enter>");
    tender.wait(28);
    let mut stopped = Desk::in_colours(theme);
    stopped.press("2<enter><enter>");
    stopped.wait(28);
    stopped.press("s");
    let mut leaving = Desk::in_colours(theme);
    leaving.press("2<enter><enter>");
    leaving.wait(28);
    leaving.press("q");
    let mut reflection = Desk::in_colours(theme);
    reflection.press("2<enter><enter>nnqy3");
    let mut briefing = Desk::in_colours(theme);
    briefing.press("2<enter>5");
    let mut choose = Desk::in_colours(theme);
    choose.press("2");
    vec![
        ("choose", choose),
        ("briefing", briefing),
        ("settle", settle),
        ("tender", tender),
        ("stopped", stopped),
        ("leaving", leaving),
        ("reflection", reflection),
    ]
}

#[test]
fn every_run_of_letters_has_a_meaning_in_the_dark() {
    let theme = Theme::dark();
    for (name, desk) in scenes(theme) {
        let picture = painted(&desk.buffer(80, 24), |style| meaning(&theme, style));
        insta::assert_snapshot!(format!("{name}-meanings"), picture);
    }
}

#[test]
fn light_means_the_same_as_dark() {
    let (dark, light) = (Theme::dark(), Theme::light());
    for ((name, one), (_, other)) in scenes(dark).into_iter().zip(scenes(light)) {
        for (width, height) in SIZES {
            let one = painted(&one.buffer(width, height), |style| meaning(&dark, style));
            let other = painted(&other.buffer(width, height), |style| meaning(&light, style));
            assert_eq!(one, other, "{name}");
        }
    }
}

#[test]
fn without_colours_nothing_is_coloured_and_the_signs_are_the_same() {
    let (dark, none) = (Theme::dark(), Theme::none());
    for ((name, coloured), (_, bare)) in scenes(dark).into_iter().zip(scenes(none)) {
        for (width, height) in SIZES {
            assert_eq!(coloured.picture(width, height), bare.picture(width, height), "{name}");
            let bare = bare.buffer(width, height);
            let coloured = |cell: &&ratatui::buffer::Cell| cell.fg != Color::Reset || cell.bg != Color::Reset;
            assert!(!bare.content.iter().any(|cell| coloured(&cell)), "{name}");
        }
    }
}

#[test]
fn no_two_meanings_look_the_same_in_colour() {
    for theme in [Theme::dark(), Theme::light()] {
        let all = meanings(&theme);
        for (at, (name, style)) in all.iter().enumerate() {
            assert!(all.iter().skip(at + 1).all(|(_, other)| other != style), "{name}");
        }
    }
}

#[test]
fn the_colours_are_these() {
    let legend = |theme: Theme| -> String {
        let line = |(name, style): (&str, Style)| {
            let colour = match style.fg {
                Some(Color::Indexed(number)) => number.to_string(),
                other => format!("{other:?}"),
            };
            format!("{name} {colour} {:?}\n", style.add_modifier)
        };
        meanings(&theme).into_iter().map(line).collect()
    };
    insta::assert_snapshot!(
        "legend",
        format!(
            "dark\n{}light\n{}none\n{}",
            legend(Theme::dark()),
            legend(Theme::light()),
            legend(Theme::none())
        )
    );
}
