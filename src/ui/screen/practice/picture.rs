//! What a running session looks like.
//!
//! Where its lines stand is said in `rows`.

use std::time::Duration;

use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};
use unicode_width::UnicodeWidthStr;

use crate::{
    body::{Side, Token},
    exercise::Dose,
    session::{PhaseKind, Progress, Standing},
    ui::{
        keys::{self, Hint},
        pages::{self, Pages, Passage},
        screen::{
            View,
            frame::Framed,
            practice::{
                Keys, Practice, figure,
                now::{self, Loud},
                part_length,
                rows::{Content, Rows, number_size},
            },
        },
        widget::{
            bar::{PhaseBar, Segments},
            digits::Digits,
            line::{below, put, put_pieces, put_right},
        },
        words::{clock, seconds},
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
    let loud = loud(practice, progress, view);
    let passages = if now::is_alone(progress) { Vec::new() } else { now::passages(progress, view.theme) };
    let scene = practice.scene(progress, view.figures);
    let coming = figure::coming(&practice.session, progress, view.figures);
    let content = Content {
        progress,
        loud: &loud,
        details: joined(&details(progress)).width(),
        lines: &|width| pages::lines(&passages, width.into()).len(),
        has_figure: scene.is_some(),
        has_coming: coming.is_some(),
    };
    let rows = Rows::of(room, &content);
    draw_name(progress, view, rows.name, buf);
    draw_loud(&loud, view, rows.loud, buf);
    draw_bar(progress, view, rows.bar, buf);
    draw_words(practice, progress, passages, &rows, view, buf);
    let next = now::next(progress, usize::from(rows.next.width).saturating_sub("next  ".len()));
    // Beside its figure, where it has one.
    let words = u16::try_from("next  ".len() + next.width()).unwrap_or(u16::MAX);
    let beside = if rows.coming.is_empty() { 0 } else { rows.next.width.saturating_sub(words) };
    let line = Rect { x: rows.next.x + beside, width: rows.next.width - beside, ..rows.next };
    put_pieces(buf, line, 0, &[("next  ", view.theme.quiet), (&next, view.theme.calm)]);
    if let Some((next, shown)) = coming {
        view.figures.draw_still(shown, next.side, view.theme, rows.coming, buf);
    }
    practice.is_moving.set(scene.is_some() && !rows.figure.is_empty());
    if let Some(scene) = scene.filter(|_| !rows.figure.is_empty()) {
        view.figures.draw(&scene.picture(), view.theme, rows.figure, buf);
    }
}

/// What is to be read, and what is being said.
fn draw_words(
    practice: &Practice,
    progress: &Progress<'_>,
    mut passages: Vec<Passage>,
    rows: &Rows,
    view: &View<'_>,
    buf: &mut Buffer,
) {
    let said = practice.heard.said(progress, view.now);
    let said = said.filter(|said| !now::is_alone(progress) && !is_read(&passages, said));
    let (width, between) = (usize::from(rows.text.width), rows.text.y.saturating_sub(rows.bar.bottom()));
    let mut seconds = now::read_for(progress);
    match said {
        Some(said) if between > 0 && said.width() <= width => {
            put(buf, Rect { y: rows.bar.bottom(), height: 1, ..rows.text }, 0, said, view.theme.calm);
        }
        // Where it has no line of its own it goes before what is read again after it.
        Some(said) => {
            passages.insert(0, Passage { words: said.to_owned(), style: view.theme.calm });
            seconds = 0;
        }
        None => {}
    }
    let pages = Pages::of(&passages, width, rows.text.height.into());
    let (lines, mark) = pages.at(seconds, practice.turned);
    for (row, (line, style)) in (0..).zip(lines) {
        put(buf, rows.text, row, line, *style);
    }
    put_right(buf, rows.text, rows.text.height.saturating_sub(1), &mark, view.theme.quiet);
}

fn standing(practice: &Practice, progress: &Progress<'_>, width: u16) -> String {
    let sound = if practice.keys == Keys::Locked { "locked" } else { practice.heard.rung() };
    let (part, left) = (progress.part + 1, clock(progress.left));
    if width < 60 {
        return format!("{part}/{} · {left} · {sound}", progress.parts);
    }
    format!("part {part} of {} · {left} left · {sound}", progress.parts)
}

/// Whether `said` is among what is to be read anyway.
fn is_read(passages: &[Passage], said: &str) -> bool {
    passages.iter().any(|passage| passage.words.contains(said))
}

/// The line of keys, with the word for what "ready" does now.
fn hints(practice: &Practice, progress: &Progress<'_>, view: &View<'_>) -> Vec<Hint> {
    let table = practice.table(view.now);
    let mut hints = keys::hints(table);
    if practice.keys == Keys::All {
        let paused = matches!(progress.standing, Standing::Paused(_));
        let word = now::tap_word(progress.tap).filter(|_| !paused);
        hints.retain(|hint| hint.key != "↵" || word.is_some());
        for hint in &mut hints {
            match (hint.key, word) {
                ("↵", Some((word, short))) => (hint.word, hint.short) = (word, short),
                ("space", _) if paused => (hint.word, hint.short) = ("go on", "go on"),
                _ => {}
            }
        }
    }
    hints
}

/// What is loud, unless leaving is asked.
fn loud(practice: &Practice, progress: &Progress<'_>, view: &View<'_>) -> Loud {
    let loud = now::loud(progress, view.theme);
    match practice.keys {
        Keys::Leaving { .. } => {
            Loud { word: "Leave? What was done is kept.".to_owned(), style: view.theme.warning, ..loud }
        }
        Keys::All | Keys::Locked => loud,
    }
}

/// Side, position, round, and whether it is lighter; empty where there is nothing to say.
fn details(progress: &Progress<'_>) -> [String; 4] {
    let side = if progress.side == Side::Both { "" } else { progress.side.name() };
    let lighter = if progress.lighter { "lighter" } else { "" };
    let set = if matches!(progress.step.dose, Dose::Reps(_)) { "set" } else { "round" };
    let round = if progress.rounds > 1 {
        format!("{set} {} of {}", progress.round, progress.rounds)
    } else {
        String::new()
    };
    [side.to_owned(), progress.position.name().to_owned(), round, lighter.to_owned()]
}

/// Each with a dot before it.
fn joined(words: &[String]) -> String {
    let words = words.iter().filter(|word| !word.is_empty());
    words.fold(String::new(), |all, word| all + " · " + word)
}

fn draw_name(progress: &Progress<'_>, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let (exercise, width) = (&progress.step.exercise, usize::from(room.width));
    let [side, position, round, lighter] = details(progress);
    let all = joined(&[side.clone(), position, round.clone(), lighter.clone()]);
    if room.height > 1 {
        put(buf, room, 0, &now::name(exercise, width), view.theme.strong);
        return put(buf, room, 1, all.trim_start_matches(" · "), view.theme.calm);
    }
    // The position goes first, then the longer name, then the round.
    let most = joined(&[side.clone(), round, lighter.clone()]);
    let least = joined(&[side, lighter]);
    let room_for = |details: &String| width.saturating_sub(details.width());
    let full = |details: &&String| exercise.name.as_str().width() <= room_for(details);
    let whole = |details: &&String| !now::name(exercise, room_for(details)).ends_with('…');
    let details = [&all, &most].into_iter().find(full);
    let details = details.or_else(|| Some(&most).filter(whole)).unwrap_or(&least);
    let name = now::name(exercise, room_for(details));
    put_pieces(buf, room, 0, &[(&name, view.theme.strong), (details, view.theme.calm)]);
}

fn draw_loud(loud: &Loud, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let strong = view.theme.strong;
    let place = below(room, 1);
    let (width, height) = number_size(loud, place);
    if height == 0 {
        let number = format!("  {} {}", loud.number, loud.beside);
        let fits = loud.word.width() + number.trim_end().width() <= usize::from(room.width);
        // Where there is no room for both, the word says what, and the line above it where.
        let word = loud.word.split(':').next().filter(|_| !fits).unwrap_or(&loud.word);
        return put_pieces(buf, room, 0, &[(word, loud.style), (&number, strong)]);
    }
    put(buf, room, 0, &loud.word, loud.style);
    let place = Rect { y: place.y + (place.height - height) / 2, width, height, ..place };
    Digits { text: &loud.number, style: loud.style }.render(place, buf);
    let beside =
        Rect { x: place.right() + 2, width: room.right().saturating_sub(place.right() + 2), ..place };
    put(buf, beside, height - 1, &loud.beside, strong);
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
    // What is left stands above; a second clock beside it would only be one more thing that moves.
    let time = format!("   {} in all", clock(progress.whole));
    put_right(buf, line, 0, &time, view.theme.quiet);
    let width = line.width.saturating_sub(u16::try_from(time.width()).unwrap_or(u16::MAX));
    Segments { parts: &parts, now: progress.part, theme: view.theme }
        .render(Rect { width, height: 1, ..line }, buf);
}
