//! Words laid out in pages that turn by themselves, so that nothing is cut where there is little room.
//!
//! Which page is shown is a plain function of the whole seconds passed; nothing turns between two of them.

use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::ui::words::broken;

/// To find the place and to begin, in seconds.
const FINDING: u64 = 4;
/// Hundredths of a second to read a letter.
const A_LETTER: u64 = 6;
/// Cells kept free on the last line of a page for its mark.
const MARK: usize = 6;

/// Sentences that belong together and look alike; each passage begins on a line of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) words: String,
    pub(super) style: Style,
}

/// A line of a page.
pub(super) type Line = (String, Style);

/// Words in pages; at least one, which may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pages {
    pages: Vec<Vec<Line>>,
}

/// The whole seconds it takes to read so many letters.
pub(super) fn reading(letters: usize) -> u64 {
    FINDING + (u64::try_from(letters).unwrap_or(u64::MAX / 100) * A_LETTER).div_ceil(100)
}

/// Which of some pages is shown after `seconds`, when each takes the time given and the first follows the last; by key,
/// `turned` pages further.
pub(super) fn shown(times: &[u64], seconds: u64, turned: i32) -> usize {
    let mut left = seconds.checked_rem(times.iter().sum()).unwrap_or(0);
    let by_itself = times.iter().take_while(|time| {
        let passed = left >= **time;
        left = left.saturating_sub(**time);
        passed
    });
    let by_itself = i64::try_from(by_itself.count()).unwrap_or(0);
    let count = i64::try_from(times.len()).unwrap_or(i64::MAX).max(1);
    usize::try_from((by_itself + i64::from(turned)).rem_euclid(count)).unwrap_or(0)
}

/// The mark beside page `at` of `count`, both counted from 0: `1/2`; empty for a single one.
pub(super) fn mark(at: usize, count: usize) -> String {
    if count > 1 { format!("{}/{count}", at + 1) } else { String::new() }
}

/// All lines of `passages` at this width, on one page.
pub(super) fn lines(passages: &[Passage], width: usize) -> Vec<Line> {
    let each = passages
        .iter()
        .flat_map(|passage| broken(&passage.words, width).into_iter().map(|line| (line, passage.style)));
    each.collect()
}

impl Pages {
    /// Lays `passages` out in pages of `rows` lines; a sentence goes over to the next page only where it must.
    pub(super) fn of(passages: &[Passage], width: usize, rows: usize) -> Self {
        let all = lines(passages, width);
        if all.len() <= rows || rows == 0 {
            return Self { pages: vec![all] };
        }
        let mut sheet = Sheet { width, rows, pages: Vec::new(), open: Vec::new() };
        for passage in passages {
            let mut begins = true;
            for sentence in sentences(&passage.words) {
                begins = sheet.take(sentence, passage.style, begins);
            }
        }
        sheet.turn();
        Self { pages: sheet.pages }
    }

    /// The lines of the page shown after `seconds`, and its mark.
    pub(super) fn at(&self, seconds: u64, turned: i32) -> (&[Line], String) {
        let times: Vec<u64> = self.pages.iter().map(|page| reading(letters(page))).collect();
        let at = shown(&times, seconds, turned);
        (self.pages.get(at).map_or(&[], Vec::as_slice), mark(at, self.pages.len()))
    }
}

fn letters(page: &[Line]) -> usize {
    page.iter().map(|(line, _)| line.chars().count()).sum()
}

/// `words` as sentences, each with what ends it.
fn sentences(words: &str) -> Vec<&str> {
    let ends = words.match_indices(". ").chain(words.match_indices("? ")).chain(words.match_indices("! "));
    // A sign at the very start ends nothing.
    let mut ends: Vec<usize> = ends.filter(|(at, _)| *at > 0).map(|(at, _)| at + 1).collect();
    ends.sort_unstable();
    let mut rest = 0;
    let mut all: Vec<&str> = Vec::new();
    for end in ends.into_iter().chain([words.len()]) {
        all.extend(words.get(rest..end).map(str::trim).filter(|sentence| !sentence.is_empty()));
        rest = end;
    }
    all
}

/// The page being written, and those before it.
struct Sheet {
    width: usize,
    rows: usize,
    pages: Vec<Vec<Line>>,
    open: Vec<Passage>,
}

impl Sheet {
    /// Adds a sentence, on a line of its own if it `begins` a passage; says whether the next one does.
    fn take(&mut self, sentence: &str, style: Style, begins: bool) -> bool {
        if self.add(sentence, style, begins) {
            return false;
        }
        self.turn();
        if self.add(sentence, style, true) {
            return false;
        }
        // Longer than a page: word by word.
        let mut begins = true;
        for word in broken(sentence, self.width).iter().flat_map(|line| line.split(' ')) {
            if !self.add(word, style, begins) {
                self.turn();
                self.add(word, style, true);
            }
            begins = false;
        }
        false
    }

    /// Adds `words` to the open page if they fit.
    fn add(&mut self, words: &str, style: Style, begins: bool) -> bool {
        let mut longer = self.open.clone();
        match longer.last_mut().filter(|_| !begins) {
            Some(last) => {
                last.words.push(' ');
                last.words.push_str(words);
            }
            None => longer.push(Passage { words: words.to_owned(), style }),
        }
        let lines = lines(&longer, self.width);
        let last_is_free = lines.last().is_none_or(|(line, _)| line.width() + MARK <= self.width);
        let fits = lines.len() < self.rows || lines.len() == self.rows && last_is_free;
        // A word as long as the line goes under the mark rather than nowhere.
        let must = self.open.is_empty() && !words.contains(' ') && lines.len() <= self.rows;
        if fits || must {
            self.open = longer;
        }
        fits || must
    }

    fn turn(&mut self) {
        let page = lines(&std::mem::take(&mut self.open), self.width);
        if !page.is_empty() {
            self.pages.push(page);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(words: &str) -> Passage {
        Passage { words: words.to_owned(), style: Style::new() }
    }

    fn words(pages: &Pages) -> Vec<String> {
        let page =
            |page: &Vec<Line>| page.iter().map(|(line, _)| line.as_str()).collect::<Vec<_>>().join("|");
        pages.pages.iter().map(page).collect()
    }

    #[test]
    fn what_fits_is_one_page() {
        let pages = Pages::of(&[passage("Lean in. Stay."), passage("Careful.")], 20, 2);
        assert_eq!(words(&pages), ["Lean in. Stay.|Careful."]);
        assert_eq!(pages.at(1_000, 3).1, "");
    }

    #[test]
    fn a_sentence_goes_over_to_the_next_page_as_a_whole() {
        let pages = Pages::of(&[passage("Lean in slowly. Stay where it is tender. Breathe.")], 16, 2);
        assert_eq!(words(&pages), ["Lean in slowly.", "Stay where it is|tender.", "Breathe."]);
        let pages = Pages::of(&[passage("Lean in slowly."), passage("! Off the bone.")], 16, 1);
        assert_eq!(words(&pages), ["Lean in", "slowly.", "! Off the", "bone."]);
    }

    #[test]
    fn no_word_is_ever_lost() {
        let text = "one two three four five six seven, eight nine ten. ".repeat(20) + &"x".repeat(100);
        for (width, rows) in [(12, 1), (12, 2), (20, 3), (38, 2), (78, 7)] {
            let all = words(&Pages::of(&[passage(&text)], width, rows)).join("|");
            let letters =
                |text: &str| text.chars().filter(|letter| !" |".contains(*letter)).collect::<String>();
            assert_eq!(letters(&all), letters(&text), "{width} {rows}");
        }
    }

    #[test]
    fn a_page_stays_for_as_long_as_reading_needs_and_the_first_comes_again() {
        assert_eq!((reading(0), reading(50), reading(51)), (4, 7, 8));
        let turns: Vec<usize> = [0, 4, 5, 10, 11].map(|seconds| shown(&[5, 6], seconds, 0)).into();
        assert_eq!(turns, [0, 0, 1, 1, 0]);
        assert_eq!((shown(&[5, 6], 0, 1), shown(&[5, 6], 0, -1), shown(&[], 9, 2)), (1, 1, 0));
    }
}
