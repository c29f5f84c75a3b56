//! What the terminal says of itself.

use std::io::{self, IsTerminal};

use super::{
    super::{chosen::set, rim::is_over_ssh},
    finding::{
        Finding,
        State::{Absent, Look, Well},
    },
};
use crate::outside::notify::Way;

/// Narrower or lower than this, the interface asks for more room.
const LEAST: (u16, u16) = (40, 12);

/// Everything about it.
pub(super) fn findings() -> Vec<Finding> {
    let size = if io::stdout().is_terminal() { crossterm::terminal::size().ok() } else { None };
    let mut all = vec![kind(set("TERM").as_deref()), room(size), colours(&set), letters(&set), notices(&set)];
    let finding = |name: &str, words: &str| Finding::new("terminal", name, Well, words);
    if is_over_ssh() {
        all.push(finding("ssh", "yes"));
    }
    for (variable, name) in [("TMUX", "tmux"), ("STY", "screen")] {
        if set(variable).is_some() {
            all.push(finding(name, "yes"));
        }
    }
    all
}

fn kind(term: Option<&str>) -> Finding {
    let finding = |state, words: &str| Finding::new("terminal", "TERM", state, words);
    match term {
        Some("dumb") => finding(Look, "dumb").how("sessions come as lines here: supple run ID --plain"),
        Some(term) => finding(Well, term),
        None => finding(Look, "not set"),
    }
}

fn room(size: Option<(u16, u16)>) -> Finding {
    let finding = |state, words: &str| Finding::new("terminal", "size", state, words);
    match size {
        None => finding(Absent, "standard output is no terminal, so that a session comes as lines"),
        Some((width, height)) => {
            let words = format!("{width} x {height}");
            if width < LEAST.0 || height < LEAST.1 {
                let how = format!("the interface needs {} x {}", LEAST.0, LEAST.1);
                finding(Look, &words).how(&how)
            } else {
                finding(Well, &words)
            }
        }
    }
}

fn colours(set: &impl Fn(&str) -> Option<String>) -> Finding {
    let finding = |words: &str| Finding::new("terminal", "colours", Well, words);
    let term = set("TERM").unwrap_or_default();
    if set("NO_COLOR").is_some() {
        finding("none, as NO_COLOR asks")
    } else if set("COLORTERM").is_some_and(|it| it == "truecolor" || it == "24bit") {
        finding("16 million")
    } else if term.contains("256color") {
        finding("256")
    } else {
        finding("few, as far as TERM tells; signs and words say everything, too")
    }
}

fn letters(set: &impl Fn(&str) -> Option<String>) -> Finding {
    let finding = |state, words: &str| Finding::new("terminal", "letters", state, words);
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let is_unicode = |locale: &String| {
        let name = locale.to_lowercase();
        name.contains("utf-8") || name.contains("utf8")
    };
    match locale {
        Some(locale) if is_unicode(&locale) => finding(Well, &locale),
        _ if cfg!(any(windows, target_os = "macos")) => finding(Well, "Unicode"),
        locale => {
            let words = locale.unwrap_or_else(|| "no locale is set".to_owned());
            let how =
                "if lines and figures look broken: set LANG to C.UTF-8, or supple config set graphics ascii";
            finding(Look, &words).how(how)
        }
    }
}

fn notices(set: &impl Fn(&str) -> Option<String>) -> Finding {
    let finding = |state, words: &str| Finding::new("terminal", "notices", state, words);
    match Way::of(set) {
        Some(_) => finding(Well, "where nothing is heard and its window is behind another"),
        None => finding(Absent, "none; this terminal is not known to take them"),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::finding::State, *};

    #[track_caller]
    fn words(finding: &Finding, state: State, words: &str) {
        assert_eq!((finding.state, finding.words.as_str()), (state, words));
    }

    fn with<'e>(environment: &'e [(&'e str, &'e str)]) -> impl Fn(&str) -> Option<String> + 'e {
        |name| environment.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn colours_are_those_the_environment_names() {
        words(
            &colours(&with(&[("NO_COLOR", "1"), ("COLORTERM", "truecolor")])),
            Well,
            "none, as NO_COLOR asks",
        );
        words(&colours(&with(&[("COLORTERM", "truecolor")])), Well, "16 million");
        words(&colours(&with(&[("TERM", "xterm-256color")])), Well, "256");
    }

    #[test]
    fn the_first_variable_that_is_set_is_the_locale() {
        words(&letters(&with(&[("LC_ALL", "de_DE.UTF-8"), ("LANG", "C")])), Well, "de_DE.UTF-8");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_locale_without_unicode_is_worth_a_look() {
        words(&letters(&with(&[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")])), Look, "C");
        words(&letters(&with(&[])), Look, "no locale is set");
    }

    #[test]
    fn a_small_terminal_is_worth_a_look() {
        words(&room(Some((39, 24))), Look, "39 x 24");
        words(&room(Some((40, 12))), Well, "40 x 12");
        words(&kind(Some("dumb")), Look, "dumb");
    }
}
