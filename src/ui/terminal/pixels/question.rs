//! The question whether a terminal shows pixels, and the wait for its answer.
//!
//! Every terminal answers the last part, which asks what it is; so the wait is short unless there is no terminal behind.

use std::{io, thread, time::Duration};

use rustix::{
    event::{PollFd, PollFlags, Timespec},
    io::Errno,
};

use super::reply::{Course, Reply};
use crate::ui::terminal::{guard::Screen, input::Keyboard};

/// One pixel to be tried but not shown, the size of a cell, and what the terminal is.
const QUESTION: &[u8] = b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[16t\x1b[c";

/// The same with the terminal's name.
const QUESTION_WITH_NAME: &[u8] = b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[16t\x1b[>q\x1b[c";

/// A terminal that prints what it does not understand printed the question.
const WIPE: &[u8] = b"\x1b[H\x1b[2J";

/// A wait for an answer, in nanoseconds: 5 ms.
const SLICE: i64 = 5_000_000;
/// So many of them for an answer to come, a fifth of a second in all.
const PATIENCE: u32 = 40;
/// So many more for one that has begun.
const MORE_PATIENCE: u32 = 20;

/// Whether something that would break pixels stands between the program and the terminal.
pub(super) fn is_between(set: &dyn Fn(&str) -> Option<String>) -> bool {
    let begins = |name: &str, words: [&str; 2]| {
        set(name).is_some_and(|value| words.iter().any(|word| value.starts_with(word)))
    };
    ["TMUX", "STY", "ZELLIJ"].into_iter().any(|name| set(name).is_some())
        || begins("TERM", ["screen", "tmux"])
        || begins("TERM_PROGRAM", ["tmux", "screen"])
}

/// Whether the environment says that the terminal is iTerm2, or `WezTerm`, which shows the same. A terminal started from
/// one of them may have got the words by inheritance, so that it is asked for its name as well.
pub(super) fn claims_iterm(set: &dyn Fn(&str) -> Option<String>) -> bool {
    set("TERM_PROGRAM").is_some_and(|name| ["iTerm.app", "WezTerm"].contains(&name.as_str()))
}

/// Asks, and waits for the answer and no longer.
///
/// # Errors
///
/// If the terminal is gone.
pub(super) fn ask(screen: &Screen, with_name: bool) -> io::Result<Reply> {
    let keyboard = Keyboard::find()?;
    screen.ask(if with_name { QUESTION_WITH_NAME } else { QUESTION })?;
    let mut heard = Vec::new();
    let mut reply = Reply::of(&heard);
    for slice in 0..PATIENCE + MORE_PATIENCE {
        match reply.course {
            Course::Whole => break,
            Course::Open if slice >= PATIENCE => break,
            Course::Open | Course::Begun => {}
        }
        let mut waiting = [PollFd::new(&keyboard, PollFlags::IN)];
        match rustix::event::poll(&mut waiting, Some(&Timespec { tv_sec: 0, tv_nsec: SLICE })) {
            Ok(0) | Err(Errno::INTR) => continue,
            Ok(_) => {}
            Err(gone) => return Err(gone.into()),
        }
        let mut bytes = [0; 1024];
        match rustix::io::read(&keyboard, &mut bytes) {
            Ok(0) => break,
            Ok(count) => heard.extend_from_slice(bytes.get(..count).unwrap_or_default()),
            Err(Errno::INTR) => {}
            // Taken by nobody else, but there is nothing; the next wait tells.
            Err(Errno::AGAIN) => thread::sleep(Duration::from_millis(1)),
            Err(gone) => return Err(gone.into()),
        }
        reply = Reply::of(&heard);
    }
    screen.ask(WIPE)?;
    Ok(reply)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(environment: &[(&str, &str)], between: bool, iterm: bool) {
        let set = |variable: &str| {
            environment.iter().find(|(name, _)| *name == variable).map(|(_, value)| (*value).to_owned())
        };
        assert_eq!(is_between(&set), between, "{environment:?}");
        assert_eq!(claims_iterm(&set), iterm, "{environment:?}");
    }

    #[test]
    fn a_multiplexer_is_known_by_what_it_sets() {
        case(&[("TERM", "xterm-kitty")], false, false);
        case(&[], false, false);
        case(&[("TERM", "xterm-256color"), ("TMUX", "/tmp/tmux-0/default,1,0")], true, false);
        case(&[("STY", "1.pts-0")], true, false);
        case(&[("ZELLIJ", "0")], true, false);
        // Over ssh only this arrives.
        case(&[("TERM", "tmux-256color")], true, false);
        case(&[("TERM", "screen.xterm-256color")], true, false);
        case(&[("TERM_PROGRAM", "tmux")], true, false);
    }

    #[test]
    fn iterm_is_known_by_its_own_word() {
        case(&[("TERM_PROGRAM", "iTerm.app")], false, true);
        case(&[("TERM_PROGRAM", "WezTerm")], false, true);
        case(&[("TERM_PROGRAM", "Apple_Terminal")], false, false);
        case(&[("TERM_PROGRAM", "iTerm.app"), ("TMUX", "x")], true, true);
    }
}
