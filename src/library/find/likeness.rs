//! How well words fit what they are looked for in.
//!
//! Whole words before beginnings, beginnings before slips of the finger; names before texts.
//! Edit distance is all the fuzziness it has: matching scattered letters finds file names, but in sentences it finds anything.

/// Longest query that is looked at, in words, and longest word, in letters.
const MOST_WORDS: usize = 8;
const LONGEST_WORD: usize = 40;
/// A word that meets one of these says nothing about what is wanted.
const IDLE: [&str; 12] = ["a", "an", "and", "at", "for", "in", "my", "of", "on", "the", "to", "with"];

const WHOLE: u32 = 100;
const BEGINNING: u32 = 80;
const RUN_TOGETHER: u32 = 60;
const INSIDE: u32 = 50;
const SLIP: u32 = 40;
/// For a query that stands in a name as it was typed.
const AS_TYPED: u32 = 500;

/// A place that is searched.
#[derive(Clone, Debug)]
pub(super) struct Field {
    words: Vec<String>,
    weight: u32,
}

impl Field {
    /// What it is called.
    pub(super) fn name(text: &str) -> Self {
        Self { words: words(text), weight: 8 }
    }

    /// A word for it, such as an area or a muscle.
    pub(super) fn word(text: &str) -> Self {
        Self { words: words(text), weight: 5 }
    }

    /// What is told about it; no slips are forgiven here, or nearly every word would be found somewhere.
    pub(super) fn text(text: &str) -> Self {
        Self { words: words(text), weight: 1 }
    }

    fn forgives(&self) -> bool {
        self.weight > 1
    }

    fn meets(&self, asked: &str) -> u32 {
        let best = self.words.iter().map(|word| like(asked, word, self.forgives())).max().unwrap_or(0);
        let together = asked.chars().count() >= 5 && self.forgives() && self.words.concat().contains(asked);
        self.weight * best.max(if together { RUN_TOGETHER } else { 0 })
    }
}

/// The words of a query that say something; all of them if none does.
pub(super) fn asked_words(query: &str) -> Vec<String> {
    let short = |word: String| word.chars().take(LONGEST_WORD).collect::<String>();
    let all: Vec<String> = words(query).into_iter().take(MOST_WORDS).map(short).collect();
    let telling: Vec<String> = all.iter().filter(|word| !IDLE.contains(&word.as_str())).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

/// How well `asked` fits `fields`, or nothing if one of its words is found nowhere.
pub(super) fn likeness(asked: &[String], fields: &[Field]) -> Option<u32> {
    let mut score = 0;
    for word in asked {
        let best = fields.iter().map(|field| field.meets(word)).max().unwrap_or(0);
        if best == 0 {
            return None;
        }
        score += best;
    }
    let query = asked.join(" ");
    let names = fields.iter().filter(|field| field.weight == 8);
    let as_typed = names.map(|field| field.words.join(" ")).any(|name| name.contains(&query));
    Some(score + if as_typed { AS_TYPED } else { 0 })
}

fn like(asked: &str, word: &str, forgiving: bool) -> u32 {
    let letters = asked.chars().count();
    if word == asked {
        WHOLE
    } else if word.starts_with(asked) {
        BEGINNING
    } else if letters >= 3 && word.contains(asked) {
        INSIDE
    } else if forgiving && is_slip(asked, letters, word) {
        SLIP
    } else {
        0
    }
}

/// Whether `asked` is `word`, or its beginning, with a slip in it. The first letter is rarely the wrong one.
fn is_slip(asked: &str, letters: usize, word: &str) -> bool {
    let most = match letters {
        0..=3 => return false,
        4..=7 => 1,
        _ => 2,
    };
    if asked.chars().next() != word.chars().next() {
        return false;
    }
    // A slip may have added or lost a letter of the beginning.
    let beginnings = (letters - 1..=letters + 1).map(|length| word.chars().take(length).collect::<String>());
    beginnings
        .chain([word.to_owned()])
        .any(|beginning| strsim::damerau_levenshtein(asked, &beginning) <= most)
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(query: &str, better: &str, worse: &str) {
        let rate = |name| likeness(&asked_words(query), &[Field::name(name)]).unwrap_or(0);
        assert!(
            rate(better) > rate(worse),
            "{query}: {} for {better}, {} for {worse}",
            rate(better),
            rate(worse)
        );
    }

    #[test]
    fn whole_words_come_before_beginnings_and_those_before_slips() {
        case("roll", "Roll the buttock", "Roller on the wall");
        case("roller", "Roller on the wall", "Rolled towel");
        case("neck", "Neck turns", "Necklace");
    }

    #[test]
    fn a_query_as_it_stands_in_the_name_comes_first() {
        case("lower back", "Lower back release", "Back of the lower leg");
    }

    #[test]
    fn a_half_typed_word_is_found_and_so_is_one_with_a_slip() {
        for query in ["shoul", "sholder", "shuolder", "shoulders", "soulder"] {
            assert!(likeness(&asked_words(query), &[Field::name("Shoulder rolls")]).is_some(), "{query}");
        }
    }

    #[test]
    fn words_run_together_are_found() {
        case("lowerback", "Lower back release", "Upper back release");
    }

    #[test]
    fn every_word_must_be_found() {
        assert_eq!(likeness(&asked_words("neck xylophone"), &[Field::name("Neck turns")]), None);
    }

    #[test]
    fn a_name_counts_more_than_a_text() {
        let asked = asked_words("glute");
        let (name, text) = ([Field::name("Glute bridge")], [Field::text("Squeeze the glute")]);
        assert!(likeness(&asked, &name) > likeness(&asked, &text));
        assert!(likeness(&asked, &text).is_some());
    }

    #[test]
    fn idle_words_ask_for_nothing() {
        assert_eq!(asked_words("for the neck"), ["neck"]);
        assert_eq!(asked_words("the"), ["the"]);
        assert!(asked_words(" ,- ").is_empty());
    }
}
