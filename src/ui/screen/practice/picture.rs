//! What a running session looks like.
//!
//! The number takes all the height that is left; lines are given up from the least important one on.

use std::time::Duration;

use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};
use unicode_width::UnicodeWidthStr;

use crate::{
    body::{Side, Token},
    exercise::Dose,
    session::{PhaseKind, Progress, Standing},
    ui::{
        keys,
        screen::{
            View,
            frame::Framed,
            practice::{Keys, Practice, Sound, now, part_length},
        },
        widget::{
            bar::{PhaseBar, Segments},
            digits::Digits,
            line::{after, below, put, put_pieces, put_right},
        },
        words::{clock, seconds, wrap},
    },
};

/// From this height of the room on the whole progress has a line.
const WITH_PATH: u16 = 14;

pub(super) fn draw(
    practice: &Practice,
    progress: &Progress<'_>,
    view: &View<'_>,
    area: Rect,
    buf: &mut Buffer,
) {
    let title = practice.session.routine().name.as_str();
    let standing = standing(practice, progress, area.width);
    let hints = hints(practice, progress, view);
    let mut room = Framed { title, standing: &standing, hints: &hints }.draw(view, area, buf);
    if room.height >= WITH_PATH {
        draw_path(practice, progress, view, below(room, room.height - 1), buf);
        room.height -= 1;
    }
    let rows = Rows::of(room, progress);
    draw_name(progress, rows.side, view, room, buf);
    draw_loud(practice, progress, view, rows.loud, buf);
    draw_bar(progress, view, rows.bar, buf);
    let lines = wrap(
        &now::instruction(progress),
        usize::from(rows.instruction.width),
        usize::from(rows.instruction.height),
    );
    for (row, line) in (0..).zip(lines) {
        put(buf, rows.instruction, row, &line, view.theme.key);
    }
    put_pieces(buf, rows.next, 0, &[("next  ", view.theme.quiet), (&now::next(progress), view.theme.calm)]);
}

fn standing(practice: &Practice, progress: &Progress<'_>, width: u16) -> String {
    let sound = match (practice.keys, practice.sound) {
        (Keys::Locked, _) => "locked",
        (_, Sound::Muted) => "muted",
        (_, Sound::On) => "bell",
    };
    let (part, left) = (progress.part + 1, clock(progress.left));
    if width < 60 {
        let sound = if sound == "bell" { String::new() } else { format!(" · {sound}") };
        return format!("{part}/{} · {left}{sound}", progress.parts);
    }
    format!("part {part} of {} · {left} left · {sound}", progress.parts)
}

/// The line of keys, with the word for what "ready" does now.
fn hints(practice: &Practice, progress: &Progress<'_>, view: &View<'_>) -> Vec<(&'static str, &'static str)> {
    let table = practice.table(view.now);
    let mut hints = keys::hints(table);
    if practice.keys == Keys::All {
        let paused = matches!(progress.standing, Standing::Paused(_));
        let word = now::tap_word(progress.tap).filter(|_| !paused);
        hints.retain(|(key, _)| *key != "↵" || word.is_some());
        for hint in &mut hints {
            match (hint.0, word) {
                ("↵", Some(word)) => hint.1 = word,
                ("space", _) if paused => hint.1 = "go on",
                _ => {}
            }
        }
    }
    hints
}

/// Where everything stands; a room that was given up has no height.
struct Rows {
    side: bool,
    loud: Rect,
    bar: Rect,
    instruction: Rect,
    next: Rect,
}

impl Rows {
    /// Hands out the lines, the most important first; the number keeps enough to be large.
    fn of(room: Rect, progress: &Progress<'_>) -> Self {
        const NAME: u16 = 1;
        /// A word and the smallest large number.
        const LOUD: u16 = 5;
        let mut spare = room.height.saturating_sub(NAME + LOUD);
        let mut take = |wanted: u16, from: u16| {
            let taken = if spare >= from { wanted.min(spare) } else { 0 };
            spare -= taken;
            taken
        };
        let bar = take(1, 1);
        let mut instruction = take(1, 1);
        let next = take(1, 1);
        instruction += take(1, 1);
        let side = take(1, 5);
        let scale = if progress.floor.is_some() { take(1, 5) } else { 0 };
        let gap = take(1, 8);
        let second_gap = take(1, 12);
        instruction += take(1, 14);
        let loud = Rect {
            height: room
                .height
                .saturating_sub(NAME + side + gap + second_gap + bar + scale + instruction + next),
            ..below(room, NAME + side + gap)
        };
        let loud = Rect { height: loud.height.min(room.height), ..loud };
        let bar = Rect { height: bar + scale, ..below(loud, loud.height) };
        let text = Rect { y: bar.bottom() + second_gap, height: instruction, ..room };
        Self {
            side: side > 0,
            loud,
            bar,
            instruction: text,
            next: Rect { y: text.bottom(), height: next, ..room },
        }
    }
}

fn draw_name(progress: &Progress<'_>, with_side: bool, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let exercise = &progress.step.exercise;
    let side = if progress.side == Side::Both { String::new() } else { progress.side.name().to_owned() };
    let lighter = if progress.lighter { "lighter" } else { "" };
    let set = if matches!(progress.step.dose, Dose::Reps(_)) { "set" } else { "round" };
    let round = if progress.rounds > 1 {
        format!("{set} {} of {}", progress.round, progress.rounds)
    } else {
        String::new()
    };
    let position = if with_side { progress.position.name() } else { "" };
    let details: Vec<&str> =
        [&side, position, &round, lighter].into_iter().filter(|word| !word.is_empty()).collect();
    let details = details.join(" · ");
    if with_side {
        put(buf, room, 0, exercise.name.as_str(), view.theme.strong);
        put(buf, room, 1, &details, view.theme.calm);
        return;
    }
    let wanted = details.width() + 3;
    let fits = exercise.name.as_str().width() + wanted <= usize::from(room.width);
    let name = exercise.short.as_ref().filter(|_| !fits).unwrap_or(&exercise.name);
    let name_room = usize::from(room.width).saturating_sub(if details.is_empty() { 0 } else { wanted });
    let name = crate::ui::words::cut(name.as_str(), name_room);
    put(buf, room, 0, &name, view.theme.strong);
    if !details.is_empty() {
        put(buf, after(room, &name), 0, &format!(" · {details}"), view.theme.calm);
    }
}

fn draw_loud(practice: &Practice, progress: &Progress<'_>, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let mut loud = now::loud(progress, view.theme);
    if matches!(practice.keys, Keys::Leaving { .. }) {
        "Leave? What was done is kept.".clone_into(&mut loud.word);
        loud.style = view.theme.warning;
    }
    put(buf, room, 0, &loud.word, loud.style);
    let room = below(room, 1);
    let digits = Digits { text: &loud.number, style: loud.style };
    let beside = u16::try_from(loud.beside.width() + 2).unwrap_or(0);
    let place = Rect { width: room.width.saturating_sub(beside), ..room };
    let (width, height) = digits.size(place).unwrap_or((u16::try_from(loud.number.width()).unwrap_or(0), 1));
    let place = Rect {
        y: place.y + room.height.saturating_sub(height) / 2,
        width: width.min(place.width),
        height: height.min(room.height),
        ..place
    };
    digits.render(place, buf);
    let beside =
        Rect { x: place.right() + 2, width: room.right().saturating_sub(place.right() + 2), ..place };
    put(buf, beside, height.saturating_sub(1), &loud.beside, view.theme.strong);
}

fn draw_bar(progress: &Progress<'_>, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let style = match progress.phase {
        PhaseKind::Work | PhaseKind::Tender | PhaseKind::Ready => view.theme.effort,
        PhaseKind::Settle | PhaseKind::Switch => view.theme.calm,
        PhaseKind::Rest => view.theme.rest,
    };
    let (elapsed, length, floor) = (progress.elapsed, progress.length, progress.floor);
    let bar = PhaseBar { elapsed, length, floor, style, theme: view.theme };
    let window = bar.window(room.width);
    bar.render(Rect { height: room.height.min(1), ..room }, buf);
    if let (Some(window), Some(floor)) = (window, floor) {
        put(buf, room, 1, "0", view.theme.quiet);
        put_right(buf, room, 1, &seconds(length).to_string(), view.theme.quiet);
        let from = Rect { x: room.x + window, width: room.width.saturating_sub(window + 4), ..room };
        put(buf, from, 1, &format!("{} let go", seconds(floor)), view.theme.quiet);
    }
}

fn draw_path(practice: &Practice, progress: &Progress<'_>, view: &View<'_>, line: Rect, buf: &mut Buffer) {
    let plan = practice.session.timeline();
    let mut last = None;
    let parts: Vec<(Duration, bool)> = plan
        .parts
        .iter()
        .map(|part| (part_length(part), last.replace(part.step) != Some(part.step)))
        .collect();
    let whole = progress.whole;
    let time = format!("   {} of {}", clock(whole.saturating_sub(progress.left)), clock(whole));
    put_right(buf, line, 0, &time, view.theme.quiet);
    let width = line.width.saturating_sub(u16::try_from(time.width()).unwrap_or(u16::MAX));
    Segments { parts: &parts, now: progress.part, theme: view.theme }
        .render(Rect { width, height: 1, ..line }, buf);
}
