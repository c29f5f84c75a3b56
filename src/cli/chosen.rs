//! What the person chose, read once and as it is in force: what the environment asks for comes first.

use std::{env, io, path::PathBuf};

use super::{check::print_problems, complain_as_is, places::Places};
use crate::{
    body::Token,
    outside::sound::{Manner, Wanted, Wish},
    settings::{self, Loaded, Motion, Settings, Theme, Voice},
    text::Text,
    ui,
};

/// The settings in force; what is wrong in the file is told on standard error.
pub(super) fn settings(places: &Places) -> Settings {
    settings_of(&loaded(places))
}

/// The file itself, its problems told on standard error.
pub(super) fn loaded(places: &Places) -> Loaded {
    let loaded = settings::load(&places.settings);
    print_problems(&loaded.problems, &loaded.source);
    if !loaded.problems.is_empty() {
        complain_as_is("what is wrong in the settings is left at its default");
    }
    loaded
}

/// The settings of `loaded` as they are in force.
pub(super) fn settings_of(loaded: &Loaded) -> Settings {
    in_force(loaded.settings.clone(), &set)
}

/// What the environment says instead of the setting called `name`.
pub(super) fn instead(name: &str) -> Option<String> {
    match name {
        "plain" if is_accessible(&set) => Some("ACCESSIBLE is set: lines, whatever stands here.".to_owned()),
        "theme" if set("NO_COLOR").is_some() => {
            Some("NO_COLOR is set: no colours, whatever stands here.".to_owned())
        }
        "theme" => set("SUPPLE_THEME")
            .filter(|theme| ["dark", "light"].contains(&theme.as_str()))
            .map(|theme| format!("SUPPLE_THEME is set: {theme}, whatever stands here.")),
        "graphics" | "motion" => {
            let variable = format!("SUPPLE_{}", name.to_uppercase());
            set(&variable)
                .map(|word| format!("{variable} is set: {}, whatever stands here.", Text::new(&word)))
        }
        _ => None,
    }
}

/// A variable of the environment that is set to something.
pub(super) fn set(variable: &str) -> Option<String> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(|value| value.to_string_lossy().into_owned())
}

/// Whether `ACCESSIBLE` asks for lines.
fn is_accessible(set: &impl Fn(&str) -> Option<String>) -> bool {
    set("ACCESSIBLE").is_some_and(|value| !["0", "false", "no"].contains(&value.as_str()))
}

/// `settings` where the environment has its say, too.
fn in_force(settings: Settings, set: &impl Fn(&str) -> Option<String>) -> Settings {
    let theme = match set("SUPPLE_THEME").as_deref() {
        _ if set("NO_COLOR").is_some() => Theme::None,
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ if settings.theme != Theme::Auto => settings.theme,
        _ if has_light_background(set) => Theme::Light,
        _ => Theme::Dark,
    };
    Settings { plain: settings.plain || is_accessible(set), theme, ..settings }
}

/// What terminals that tell their colours say of the background.
fn has_light_background(set: &impl Fn(&str) -> Option<String>) -> bool {
    let background = set("COLORFGBG").and_then(|colours| colours.rsplit(';').next().map(str::to_owned));
    matches!(background.as_deref(), Some("7" | "15"))
}

/// The styles of the theme in force.
pub(super) fn theme(settings: &Settings) -> ui::theme::Theme {
    match settings.theme {
        Theme::Auto | Theme::Dark => ui::theme::Theme::dark(),
        Theme::Light => ui::theme::Theme::light(),
        Theme::None => ui::theme::Theme::none(),
        Theme::HighContrast => ui::theme::Theme::high_contrast(),
        Theme::ColourBlindDark => ui::theme::Theme::colour_blind_dark(),
        Theme::ColourBlindLight => ui::theme::Theme::colour_blind_light(),
    }
}

/// The letters for figures: those chosen, or what suits locale and terminal.
pub(super) fn graphics(settings: &Settings) -> ui::Graphics {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let wanted = wanted_graphics(settings);
    ui::Graphics::chosen(&wanted, locale.as_deref(), set("TERM").as_deref())
}

/// What the person wants figures drawn with.
fn wanted_graphics(settings: &Settings) -> String {
    set("SUPPLE_GRAPHICS").unwrap_or_else(|| settings.graphics.token().to_owned())
}

/// Whether figures may be shown in real pixels: no letters were chosen, and there are colours.
#[cfg(feature = "pixels")]
pub(super) fn wishes_pixels(settings: &Settings) -> bool {
    wanted_graphics(settings) == settings::Graphics::Auto.token() && !theme(settings).figure.is_plain
}

/// Whether figures move.
pub(super) fn movement(settings: &Settings) -> ui::Movement {
    match (set("SUPPLE_MOTION").as_deref(), settings.motion) {
        (Some("reduce" | "reduced"), _) | (None, Motion::Reduced) => ui::Movement::Reduced,
        (Some(_), _) | (None, Motion::Full) => ui::Movement::Full,
    }
}

/// How the person wishes to be spoken to.
pub(super) fn wish(settings: &Settings) -> Wish {
    Wish {
        voice: match &settings.voice {
            Voice::Auto => Wanted::Auto,
            Voice::Off => Wanted::Off,
            Voice::Known(name) => Wanted::Named((*name).to_owned()),
            Voice::Own(words) => Wanted::Own(words.clone()),
        },
        piper_model: settings.piper_model.clone().map(from_home),
        tones: settings.tones,
        manner: Manner {
            rate: settings.rate,
            volume: settings.volume,
            voice: settings.voice_name.as_ref().map(ToString::to_string),
        },
        tone_volume: settings.tone_volume,
    }
}

/// A path that begins with `~/`, from the root.
fn from_home(path: PathBuf) -> PathBuf {
    let home = || directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
    match path.strip_prefix("~").ok().zip(home()) {
        Some((rest, home)) => home.join(rest),
        None => path,
    }
}

/// Whether a person sits at both ends, so that there is somebody to ask.
pub(super) fn can_ask() -> bool {
    use io::IsTerminal;

    io::stdin().is_terminal() && io::stdout().is_terminal()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(chosen: Theme, environment: &[(&str, &str)], theme: Theme) {
        let set = |variable: &str| {
            environment.iter().find(|(name, _)| *name == variable).map(|(_, value)| (*value).to_owned())
        };
        let settings = in_force(Settings { theme: chosen, ..Settings::default() }, &set);
        assert_eq!(settings.theme, theme, "{environment:?}");
    }

    #[test]
    fn the_environment_comes_before_the_file() {
        case(Theme::HighContrast, &[], Theme::HighContrast);
        case(Theme::HighContrast, &[("NO_COLOR", "1"), ("SUPPLE_THEME", "light")], Theme::None);
        case(Theme::HighContrast, &[("SUPPLE_THEME", "light")], Theme::Light);
        case(Theme::HighContrast, &[("COLORFGBG", "0;15")], Theme::HighContrast);
        case(Theme::Auto, &[("COLORFGBG", "0;15")], Theme::Light);
        case(Theme::Auto, &[], Theme::Dark);
    }

    #[test]
    fn accessible_means_lines_unless_it_says_no() {
        for (value, is_plain) in [(Some("1"), true), (Some("yes"), true), (Some("0"), false), (None, false)] {
            let set = |name: &str| value.filter(|_| name == "ACCESSIBLE").map(str::to_owned);
            assert_eq!(in_force(Settings::default(), &set).plain, is_plain, "{value:?}");
        }
        assert!(in_force(Settings { plain: true, ..Settings::default() }, &|_| None).plain);
    }

    #[test]
    fn every_choice_of_sound_arrives() {
        let model = PathBuf::from("/voices/one.onnx");
        let settings = Settings {
            voice: Voice::Own(vec!["mine".into(), "-x".into()]),
            piper_model: Some(model.clone()),
            voice_name: Some("anna".into()),
            rate: 120,
            volume: 30,
            tones: false,
            tone_volume: 10,
            ..Settings::default()
        };
        let manner = Manner { rate: 120, volume: 30, voice: Some("anna".into()) };
        let voice = Wanted::Own(vec!["mine".into(), "-x".into()]);
        assert_eq!(
            wish(&settings),
            Wish { voice, piper_model: Some(model), tones: false, manner, tone_volume: 10 }
        );
        assert_eq!(
            wish(&Settings { voice: Voice::Known("say"), ..settings }).voice,
            Wanted::Named("say".into())
        );
    }

    #[test]
    fn a_path_from_home_begins_there() {
        let home = directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
        assert_eq!(from_home("/a/~/b".into()), PathBuf::from("/a/~/b"));
        assert_eq!(home.map(|home| home.join("v")), Some(from_home("~/v".into())));
    }
}
