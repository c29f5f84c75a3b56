//! What is wrong in a file of the person's own: the place, the line with a mark under it, and the remedy.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};
use unicode_width::UnicodeWidthStr;

use crate::{
    library::{Broken, Problem},
    ui::{
        house::House,
        pages,
        screen::View,
        theme::Theme,
        widget::line::{put, put_right},
        words::broken,
    },
};

/// Cells the line of the file is set in by.
const INDENT: usize = 2;

/// Draws page `page` of what is wrong in the file of `routine`.
pub(super) fn draw(routine: &Broken, page: i32, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let blocks = blocks(routine, view.house, view.theme, room.width.into());
    let whole = blocks.iter().map(|block| block.len() + 1).sum::<usize>().saturating_sub(1);
    let rows = usize::from(room.height);
    let pages = paged(blocks, if whole > rows { rows.saturating_sub(1) } else { rows });
    let shown = pages::shown(&vec![1; pages.len()], 0, page);
    for (row, (words, style)) in (0..room.height).zip(pages.get(shown).into_iter().flatten()) {
        put(buf, room, row, words, *style);
    }
    let mark = pages::mark(shown, pages.len());
    if !mark.is_empty() {
        put_right(buf, room, room.height.saturating_sub(1), &format!("i ↑↓ {mark}"), view.theme.quiet);
    }
}

/// `1 problem`, `3 problems`.
pub(super) fn counted(routine: &Broken, house: &House) -> String {
    match house.library.problems_of(&routine.file).filter(|problem| problem.is_error()).count() {
        1 => "1 problem".to_owned(),
        many => format!("{many} problems"),
    }
}

type Line = (String, Style);

/// Each problem as lines, the errors first.
fn blocks(routine: &Broken, house: &House, theme: &Theme, width: usize) -> Vec<Vec<Line>> {
    let mut problems: Vec<&Problem> = house.library.problems_of(&routine.file).collect();
    problems.sort_by_key(|problem| !problem.is_error());
    let source = house.library.source_of(&routine.file).unwrap_or_default();
    problems.into_iter().map(|problem| block(problem, source, theme, width)).collect()
}

fn block(problem: &Problem, source: &str, theme: &Theme, width: usize) -> Vec<Line> {
    let file = problem.file.rsplit('/').next().unwrap_or_default();
    let place = format!("{file}:{}:{}", problem.line, problem.column);
    let style = if problem.is_error() { theme.warning } else { theme.strong };
    let mut lines: Vec<Line> = broken(&place, width).into_iter().map(|line| (line, theme.quiet)).collect();
    lines.extend(broken(&format!("! {}", problem.message), width).into_iter().map(|line| (line, style)));
    if !source.is_empty() {
        let [line, mark] = pointed(problem, source, width.saturating_sub(INDENT));
        let set_in = |words: String| format!("{}{words}", " ".repeat(INDENT));
        lines.extend([(set_in(line), theme.key), (set_in(mark), style)]);
    }
    let help = problem.help.iter().flat_map(|help| broken(help, width));
    lines.extend(help.map(|line| (line, theme.strong)));
    lines
}

/// The line of the file and the marks under what is wrong in it, cut at its ends so that the place is seen.
fn pointed(problem: &Problem, source: &str, width: usize) -> [String; 2] {
    let (line, span) = problem.excerpt(source);
    let at = line.get(..span.start).map_or(0, UnicodeWidthStr::width);
    let long = line.get(span).map_or(0, UnicodeWidthStr::width).max(1);
    // What stands before the place gives way first, then what stands behind it.
    let spare = (at + long).saturating_sub(width);
    let first = if spare > 0 { (spare + 1).min(at) } else { 0 };
    let (mut shown, mut cells, mut passed) = (String::new(), 0, 0);
    if first > 0 {
        shown.push('…');
        cells = 1;
    }
    let mut is_cut = false;
    for letter in line.chars() {
        let wide = unicode_width::UnicodeWidthChar::width(letter).unwrap_or(0);
        passed += wide;
        if passed <= first {
            continue;
        }
        if cells + wide > width {
            is_cut = true;
            break;
        }
        shown.push(letter);
        cells += wide;
    }
    if is_cut {
        shown.pop();
        shown.push('…');
    }
    let before = at.saturating_sub(first) + usize::from(first > 0);
    let marks = long.min(width.saturating_sub(before)).max(1);
    [shown, format!("{}{}", " ".repeat(before), "^".repeat(marks))]
}

/// The blocks in pages of `rows` lines, a free line between two of them.
fn paged(blocks: Vec<Vec<Line>>, rows: usize) -> Vec<Vec<Line>> {
    let rows = rows.max(1);
    let mut pages: Vec<Vec<Line>> = vec![Vec::new()];
    for block in blocks {
        let is_whole = block.len() <= rows;
        for (at, line) in block.iter().enumerate() {
            let ahead = if is_whole && at == 0 { block.len() + 1 } else { 1 };
            if pages.last().is_none_or(|page| !page.is_empty() && page.len() + ahead > rows) {
                pages.push(Vec::new());
            }
            let Some(page) = pages.last_mut() else { continue };
            if at == 0 && !page.is_empty() {
                page.push((String::new(), line.1));
            }
            page.push(line.clone());
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Severity;

    #[track_caller]
    fn case(source: &str, at: &str, width: usize, line: &str, mark: &str) {
        let start = source.find(at).expect("it is there");
        let problem = Problem::new("a.toml", source, start..start + at.len(), Severity::Error, "x", "wrong");
        assert_eq!(pointed(&problem, source, width), [line.to_owned(), mark.to_owned()]);
    }

    #[test]
    fn the_place_is_marked_under_its_line_and_seen_however_long_that_is() {
        case("hold = \"30\"", "\"30\"", 20, "hold = \"30\"", "       ^^^^");
        case("name = \"A very long name of it\"", "A very", 12, "…e = \"A ver…", "      ^^^^^^");
        case("hold = \"30\" # as said by the therapist", "\"30\"", 16, "hold = \"30\" # a…", "       ^^^^");
        case("breite = \"öäü\"", "ü", 20, "breite = \"öäü\"", "            ^");
    }

    #[test]
    fn a_problem_that_fits_stays_on_one_page() {
        let line = |words: &str| (words.to_owned(), Style::new());
        let block = |name: &str| vec![line(name), line(name), line(name)];
        let pages = paged(vec![block("a"), block("b"), block("c")], 7);
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [7, 3]);
        assert_eq!(paged(vec![block("a")], 2).len(), 2);
    }
}
