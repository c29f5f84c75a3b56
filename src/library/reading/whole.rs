//! How long one go of a dose lasts, and a dose that ends by a given time.
//!
//! Pressure and warmth are limited by time, whatever sort of dose they are written as.

use crate::exercise::{Dose, Seconds, Talk};

/// Shortens `dose` so that one go lasts `most` at most; what it lasted and what is used, in words, if it had to be.
pub(super) fn end_by(dose: &mut Dose, most: Seconds) -> Option<(Seconds, String)> {
    let mut longest = Seconds::ZERO;
    let used = match dose {
        // These have limits of their own.
        Dose::Hold(_) | Dose::Roll(_) => return None,
        Dose::Timed(timed) => {
            longest = timed.length;
            timed.length = timed.length.min(most);
            format!("{} is used", timed.length)
        }
        Dose::Until(until) => {
            longest = until.cap;
            until.cap = until.cap.min(most);
            format!("{} is used", until.cap)
        }
        Dose::Reps(reps) => {
            let each = reps.tempo.length();
            let fitting = (most.get() / each.get().max(1)).max(1);
            for set in &mut reps.sets {
                longest = longest.max(each.times(*set));
                *set = fitting.min(*set);
            }
            counted(fitting, "repetition")
        }
        Dose::Breathe(breathe) => {
            let each = breathe.pattern.iter().copied().sum::<Seconds>();
            longest = each.times(breathe.cycles);
            let fitting = (most.get() / each.get().max(1)).max(1);
            breathe.cycles = breathe.cycles.min(fitting);
            counted(fitting, "cycle")
        }
        Dose::Relax(relax) => {
            let each = relax.tense.plus(relax.release);
            let groups = u32::try_from(relax.groups.len()).unwrap_or(u32::MAX);
            longest = relax.intro.plus(each.times(groups)).plus(relax.outro);
            let fitting = (most.get() / each.get().max(1)).max(1);
            if longest > most {
                relax.groups.truncate(fitting as usize);
                let groups = u32::try_from(relax.groups.len()).unwrap_or(u32::MAX);
                relax.intro = relax.intro.min(most.minus(each.times(groups)));
                relax.outro = relax.outro.min(most.minus(each.times(groups)).minus(relax.intro));
            }
            counted(u32::try_from(relax.groups.len()).unwrap_or(u32::MAX), "group")
        }
        Dose::Talk(talk) => {
            longest = talk.lines.iter().map(|(time, _)| *time).sum();
            cut(talk, most);
            format!("{most} is used")
        }
    };
    (longest > most).then_some((longest, used))
}

fn counted(number: u32, what: &str) -> String {
    if number == 1 { format!("1 {what} is used") } else { format!("{number} {what}s are used") }
}

/// Drops the lines behind `most` and shortens the one that crosses it.
fn cut(talk: &mut Talk, most: Seconds) {
    let mut left = most;
    talk.lines.retain_mut(|(time, _)| {
        *time = (*time).min(left);
        left = left.minus(*time);
        *time > Seconds::ZERO
    });
}
