//! What eyes that see some colours alike tell apart: the colours of each theme, by arithmetic.
//!
//! The three kinds of colour blindness are simulated in linear light (Machado, Oliveira, Fernandes 2009, full severity);
//! how far two colours are apart is their distance in CIE L*a*b*, of which lightness is a part.

use ratatui::style::{Color, Style};
use supple::ui::theme::{Theme, Tones};

/// Two colours at this distance are told apart at a glance; just noticeable is 2.3.
const APART: f64 = 20.0;
/// Lightness alone differs by this much at least, so that no two are the same grey.
const LIGHTER: f64 = 1.0;

type Rgb = [f64; 3];

const SIGHTS: [(&str, [Rgb; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// A colour of the 256 as linear light.
fn light(style: Style) -> Rgb {
    let Some(Color::Indexed(number)) = style.fg else { panic!("{style:?} has no colour of the 256") };
    assert!(number >= 16, "the first sixteen look as the person chose");
    let levels = if number >= 232 {
        [8 + 10 * (u16::from(number) - 232); 3]
    } else {
        let place = u16::from(number) - 16;
        [place / 36, place / 6 % 6, place % 6].map(|step| if step == 0 { 0 } else { 55 + 40 * step })
    };
    levels.map(|level| {
        let level = f64::from(level) / 255.0;
        if level <= 0.04045 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
    })
}

fn through(rows: &[Rgb; 3], light: Rgb) -> Rgb {
    rows.map(|row| row.iter().zip(light).map(|(share, part)| share * part).sum())
}

fn seen(style: Style, sight: &[Rgb; 3]) -> Rgb {
    let light = through(sight, light(style)).map(|part| part.clamp(0.0, 1.0));
    let white = [0.9505, 1.0, 1.089];
    let xyz = through(&[[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], light);
    let root = |value: f64| if value > 0.008_856 { value.cbrt() } else { 7.787 * value + 16.0 / 116.0 };
    let [x, y, z] = [0, 1, 2].map(|axis| root(xyz[axis] / white[axis]));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The closest two of `styles` in any sight: how far apart, how much lighter, and which.
fn closest(styles: &[(&str, Style)]) -> (f64, f64, String) {
    let (mut apart, mut lighter, mut which) = (f64::MAX, f64::MAX, String::new());
    for (sight, rows) in SIGHTS {
        for (at, (one, style)) in styles.iter().enumerate() {
            for (other, beside) in styles.iter().skip(at + 1) {
                let (a, b) = (seen(*style, &rows), seen(*beside, &rows));
                let distance = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                lighter = lighter.min((a[0] - b[0]).abs());
                if distance < apart {
                    (apart, which) = (distance, format!("{one} and {other} with {sight}"));
                }
            }
        }
    }
    (apart, lighter, which)
}

fn meanings(theme: &Theme) -> [(&'static str, Style); 6] {
    [
        ("calm", theme.calm),
        ("effort", theme.effort),
        ("rest", theme.rest),
        ("warning", theme.warning),
        ("done", theme.done),
        ("quiet", theme.quiet),
    ]
}

fn figure(tones: &Tones) -> [(&'static str, Style); 4] {
    [("near", tones.near), ("far", tones.far), ("feel", tones.feel[2]), ("prop", tones.prop)]
}

#[test]
fn every_kind_of_eye_tells_the_meanings_apart() {
    for theme in [Theme::colour_blind_dark(), Theme::colour_blind_light()] {
        let (apart, lighter, which) = closest(&meanings(&theme));
        assert!(apart >= APART && lighter >= LIGHTER, "{which}: {apart:.1} apart, {lighter:.1} lighter");
    }
}

#[test]
fn every_kind_of_eye_tells_the_parts_of_a_figure_apart() {
    for theme in [Theme::colour_blind_dark(), Theme::colour_blind_light()] {
        let (apart, _, which) = closest(&figure(theme.figure));
        assert!(apart >= APART, "{which}: {apart:.1} apart");
    }
}

#[test]
fn the_usual_colours_are_too_close_for_some_eyes_which_is_why_there_are_others() {
    for theme in [Theme::dark(), Theme::light()] {
        assert!(closest(&meanings(&theme)).0 < APART);
    }
}

/// The contrast of a colour to a background of this luminance, as the web's guidelines count it.
fn contrast(style: Style, background: f64) -> f64 {
    let [_, own, _] = through(
        &[[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]],
        light(style),
    );
    let (high, low) = if own > background { (own, background) } else { (background, own) };
    (high + 0.05) / (low + 0.05)
}

#[test]
fn every_meaning_can_be_read_on_its_background() {
    let (black, white) = (0.0, 1.0);
    for (theme, background) in [(Theme::colour_blind_dark(), black), (Theme::colour_blind_light(), white)] {
        for (name, style) in meanings(&theme) {
            let contrast = contrast(style, background);
            assert!(contrast >= 4.5, "{name}: {contrast:.1} to 1");
        }
    }
}

#[test]
fn the_strongest_theme_has_nothing_faint_and_no_colour() {
    let theme = Theme::high_contrast();
    let tones = theme.figure;
    let figure = [tones.floor, tones.furniture, tones.soft, tones.prop, tones.far, tones.near];
    for style in meanings(&theme).map(|(_, style)| style).into_iter().chain(figure) {
        assert!(
            style.fg.is_none() && !style.add_modifier.contains(ratatui::style::Modifier::DIM),
            "{style:?}"
        );
    }
}
