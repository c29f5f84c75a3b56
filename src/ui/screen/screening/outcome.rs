//! What the answers come to, in calm words: what to do, how soon, and what stays allowed.

use std::sync::Arc;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    body::Token,
    coach::Screened,
    exercise::Condition,
    library::{Allowance, Outcome, Screening, Urgency},
    routine::Routine,
    session::Timeline,
    text::{Text, capital},
    ui::{
        house::House,
        pages::{self, Pages, Passage},
        screen::{Onward, View},
        theme::Theme,
        widget::line::{below, put, put_right},
        words::minutes,
    },
};

/// So many routines are named of those that are left.
const NAMED: usize = 3;

/// Draws page `page` of it, with what comes `next` if something waits.
pub(super) fn draw(
    screened: &Screened,
    next: Option<&Onward>,
    page: i32,
    view: &View<'_>,
    room: Rect,
    buf: &mut Buffer,
) {
    let room = below(room, u16::from(room.height > 12));
    let mut groups = groups(screened, view.house, view.theme);
    if let Some(onward) = next.filter(|_| screened.outcome != Outcome::Emergency) {
        let passage = Passage { words: follows(onward, view.house), style: view.theme.strong };
        groups.insert(1.min(groups.len()), vec![passage]);
    }
    if draw_apart(&groups, room, buf) {
        return;
    }
    let pages = Pages::of(&groups.concat(), room.width.into(), room.height.into());
    let (lines, mark) = pages.at(0, page);
    for (row, (line, style)) in (0..).zip(lines) {
        put(buf, room, row, line, *style);
    }
    let mark = if mark.is_empty() { mark } else { format!("{mark} ↑↓") };
    put_right(buf, room, room.height.saturating_sub(1), &mark, view.theme.quiet);
}

/// Draws all of it with a free line between what does not belong together; nothing if there is no room for that.
fn draw_apart(groups: &[Vec<Passage>], room: Rect, buf: &mut Buffer) -> bool {
    let each: Vec<Vec<pages::Line>> =
        groups.iter().map(|group| pages::lines(group, room.width.into())).collect();
    let needed = each.iter().map(|lines| lines.len() + 1).sum::<usize>().saturating_sub(1);
    if needed > room.height.into() {
        return false;
    }
    let mut room = room;
    for lines in &each {
        for (line, style) in lines {
            put(buf, room, 0, line, *style);
            room = below(room, 1);
        }
        room = below(room, 1);
    }
    true
}

/// All that is said, what belongs together in one.
fn groups(screened: &Screened, house: &House, theme: &Theme) -> Vec<Vec<Passage>> {
    let passage = |words: String, style| Passage { words, style };
    let is_grave = screened.outcome >= Outcome::DoctorFirst;
    let calm = &house.library.screening().calm;
    let advice = screened.advice.iter().map(|advice| {
        let style = if is_grave && advice != calm { theme.warning } else { theme.strong };
        passage(advice.to_string(), style)
    });
    let mut all: Vec<Vec<Passage>> = vec![advice.collect()];
    if screened.outcome == Outcome::Emergency {
        // Nothing but the advice.
        return all;
    }
    let soon = how_soon(screened).map(|words| passage(words, theme.strong));
    let left = left(screened, house).map(|words| passage(words, theme.key));
    all.push(soon.into_iter().chain(left).collect());
    let spared = spared(&screened.limits.conditions, house.library.screening());
    all.push(spared.into_iter().map(|words| passage(words, theme.key)).collect());
    let again = format!(
        "Asked again in {} days, and at any time with s on the first screen.",
        house.library.screening().every_days
    );
    all.push(vec![passage(again, theme.quiet)]);
    all.retain(|group| !group.is_empty());
    all
}

/// What became of what the questions came before.
fn follows(onward: &Onward, house: &House) -> String {
    let (name, leading) = (&onward.routine().name, house.leading());
    let told_before = leading.dosed(onward.routine()).held_back.len();
    match (leading.led(onward.routine()), onward) {
        (Some(led), Onward::Brief(_)) => match led.held_back.len().saturating_sub(told_before) {
            0 => format!("Next: {name}."),
            1 => format!("Next: {name}, with 1 part changed."),
            parts => format!("Next: {name}, with {parts} parts changed."),
        },
        (Some(led), Onward::GoOn(unfinished)) if led == unfinished.routine => {
            format!("Next: on with {name}.")
        }
        (Some(_), Onward::GoOn(_)) => {
            format!("{name} is not gone on with: parts of it are done in another way now.")
        }
        (None, _) => format!("{name} is not for now."),
    }
}

/// How soon help is wanted.
fn how_soon(screened: &Screened) -> Option<String> {
    let who = if screened.outcome == Outcome::DoctorFirst { "How soon: " } else { "A doctor's word: " };
    Some(match screened.how_soon? {
        Urgency::Now => format!("{who}now."),
        Urgency::Today => format!("{who}today."),
        Urgency::ThisWeek => format!("{who}this week."),
        Urgency::Soon => format!("{who}when it can be arranged."),
    })
}

/// What is left to do, with some of it by name where that is little.
fn left(screened: &Screened, house: &House) -> Option<String> {
    let limits = &screened.limits;
    let count = house.routines.len();
    match limits.allows {
        Allowance::Nothing => None,
        Allowance::AllFiltered if limits.conditions.is_empty() => None,
        Allowance::AllFiltered => {
            let leading = house.leading();
            let is_changed = |led: &&Arc<Routine>| {
                let written = house.library.routine(led.id.as_str());
                written.is_some_and(|it| led.held_back.len() > leading.dosed(it).held_back.len())
            };
            let changed = house.routines.iter().filter(is_changed).count();
            Some(format!(
                "{count} routines fit you. In {changed} of them something is done in another way or left out, and each says \
                 what and why before it starts."
            ))
        }
        allows @ (Allowance::Breathing | Allowance::BreathingAndHeat | Allowance::Gentle) => {
            let routines = if count == 0 { String::new() } else { format!(" {}.", named(&house.routines)) };
            Some(format!("Until then: {}.{routines}", allows.name()))
        }
    }
}

/// Some routines by name, the shortest first.
fn named(routines: &[Arc<Routine>]) -> String {
    let mut all: Vec<(std::time::Duration, &Text)> =
        routines.iter().map(|it| (Timeline::length_of(it, None), &it.name)).collect();
    all.sort();
    let names: Vec<String> =
        all.iter().take(NAMED).map(|(length, name)| format!("{name}, {}", minutes(*length))).collect();
    let more = all.len().saturating_sub(NAMED);
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    format!("{}{more}", names.join("; "))
}

/// Each condition that is spared, with what that means.
fn spared(conditions: &[Condition], screening: &Screening) -> Vec<String> {
    let means = |condition: &Condition| {
        let mut ticks: Vec<_> =
            screening.ticks.iter().filter(|it| it.conditions.contains(condition)).collect();
        // The line that is about this one alone says it best.
        ticks.sort_by_key(|tick| tick.conditions.len());
        let hint = ticks.first().map_or("", |tick| tick.hint.as_str());
        format!("{}: {hint}", capital(condition.name()))
    };
    conditions.iter().map(means).collect()
}
