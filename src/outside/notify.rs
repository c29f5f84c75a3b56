//! Notices of the desktop, asked for through the terminal, which may be on another machine.
//!
//! It writes nothing itself; it finds out which sequence a terminal takes, and never guesses: one that is not known gets
//! none.

use crate::text::Text;

/// The longest notice, in letters.
const LONGEST: usize = 200;

/// How a terminal takes notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    sequence: Sequence,
    is_in_tmux: bool,
}

/// The sequence a terminal understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sequence {
    /// Title and body: foot, Ghostty, `WezTerm`, Warp, urxvt.
    Osc777,
    /// With a name, by which a new one takes the place of the old: kitty.
    Osc99,
    /// One line: iTerm2. Where it begins with a digit, other terminals take it for an order.
    Osc9,
}

impl Way {
    /// The way of the terminal that `set` tells of, the variables of the environment that are set; none if it is not known
    /// to take any.
    pub fn of(set: &impl Fn(&str) -> Option<String>) -> Option<Self> {
        // The one hands nothing on, the other ones take some notices for orders.
        if ["STY", "WT_SESSION", "ConEmuPID"].into_iter().any(|it| set(it).is_some()) {
            return None;
        }
        let term = set("TERM").unwrap_or_default();
        let program = set("TERM_PROGRAM").unwrap_or_default();
        let is_set = |names: &[&str]| names.iter().any(|name| set(name).is_some());
        let sequence = if term == "xterm-kitty" || is_set(&["KITTY_WINDOW_ID"]) {
            Sequence::Osc99
        } else if ["foot", "wezterm", "rxvt-unicode", "xterm-ghostty"].iter().any(|it| term.starts_with(it))
            || ["ghostty", "WezTerm", "WarpTerminal"].contains(&program.as_str())
            || is_set(&["WEZTERM_PANE", "GHOSTTY_RESOURCES_DIR"])
        {
            Sequence::Osc777
        } else if program == "iTerm.app"
            || set("LC_TERMINAL").is_some_and(|it| it == "iTerm2")
            || is_set(&["ITERM_SESSION_ID"])
        {
            Sequence::Osc9
        } else {
            return None;
        };
        Some(Self { sequence, is_in_tmux: set("TMUX").is_some() })
    }

    /// The bytes that ask for a notice with these words.
    pub fn notice(self, words: &Text) -> Vec<u8> {
        let words: String = words.as_str().chars().filter(|it| !it.is_control()).take(LONGEST).collect();
        // A semicolon begins the next field.
        let words = words.replace(';', ",");
        let sequence = match self.sequence {
            Sequence::Osc777 => format!("\x1b]777;notify;supple;{words}\x1b\\"),
            Sequence::Osc99 => format!(
                "\x1b]99;i=supple:d=0:o=unfocused;supple\x1b\\\x1b]99;i=supple:d=1:p=body;{words}\x1b\\"
            ),
            Sequence::Osc9 => format!("\x1b]9;supple: {words}\x1b\\"),
        };
        if !self.is_in_tmux {
            return sequence.into_bytes();
        }
        // Handed on to the terminal around it where that is allowed; where it is not, tmux drops it whole.
        format!("\x1bPtmux;{}\x1b\\", sequence.replace('\x1b', "\x1b\x1b")).into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(environment: &[(&str, &str)], begins: Option<&str>) {
        let set = |name: &str| environment.iter().find(|(it, _)| *it == name).map(|(_, it)| (*it).to_owned());
        let bytes = Way::of(&set).map(|way| way.notice(&Text::new("next")));
        let text = bytes.map(|bytes| String::from_utf8(bytes).expect("it is text"));
        assert_eq!(text.is_some(), begins.is_some(), "{environment:?}: {text:?}");
        let text = text.unwrap_or_default();
        assert!(text.starts_with(begins.unwrap_or_default()), "{environment:?}: {text:?}");
    }

    #[test]
    fn each_terminal_gets_the_sequence_it_takes_and_a_stranger_none() {
        case(&[("TERM", "xterm-kitty")], Some("\x1b]99;i=supple"));
        case(&[("TERM", "xterm-256color"), ("KITTY_WINDOW_ID", "1")], Some("\x1b]99;"));
        case(&[("TERM", "foot-extra")], Some("\x1b]777;notify;supple;next\x1b\\"));
        case(&[("TERM", "xterm-ghostty")], Some("\x1b]777;"));
        case(&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")], Some("\x1b]777;"));
        case(&[("TERM_PROGRAM", "iTerm.app")], Some("\x1b]9;supple: next"));
        case(&[("LC_TERMINAL", "iTerm2")], Some("\x1b]9;supple: next"));
        case(&[("TERM", "xterm-256color")], None);
        case(&[("TERM", "linux")], None);
        case(&[], None);
    }

    #[test]
    fn where_a_notice_would_be_an_order_or_lost_none_is_sent() {
        case(&[("WT_SESSION", "x"), ("TERM_PROGRAM", "iTerm.app")], None);
        case(&[("ConEmuPID", "7"), ("LC_TERMINAL", "iTerm2")], None);
        case(&[("STY", "1.pts"), ("TERM", "xterm-kitty")], None);
    }

    #[test]
    fn in_tmux_it_is_wrapped_for_the_terminal_around() {
        case(
            &[("TMUX", "/tmp/x"), ("TERM", "tmux-256color"), ("WEZTERM_PANE", "0")],
            Some("\x1bPtmux;\x1b\x1b]777;notify;supple;next\x1b\x1b\\\x1b\\"),
        );
        case(&[("TMUX", "/tmp/x"), ("TERM", "tmux-256color")], None);
    }

    #[test]
    fn words_end_no_sequence_and_begin_no_field() {
        let set = |name: &str| (name == "TERM").then(|| "foot".to_owned());
        let way = Way::of(&set).expect("foot takes notices");
        let bytes = way.notice(&Text::new("a;b\u{1b}\\\u{7}\u{9c}c"));
        let text = String::from_utf8(bytes).expect("it is text");
        let inner = text.trim_start_matches("\x1b]777;notify;supple;").trim_end_matches("\x1b\\");
        assert!(!inner.contains(|letter: char| letter.is_control() || letter == ';'), "{inner:?}");
        assert!(inner.starts_with("a,b") && inner.ends_with('c'));
        let long = way.notice(&Text::new(&"x".repeat(2000)));
        assert!(long.len() < 250);
    }
}
