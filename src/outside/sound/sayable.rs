//! The words of a line that can be spoken: signs become words where they mean some, and nothing else is left of them.
//!
//! Whatever a voice could take for markup, phonemes or an option goes.

/// Longest line that is spoken, in letters.
const LONGEST: usize = 400;

/// Units as they are written behind a number, and as they are said of one and of many.
const UNITS: [(&str, &str, &str); 6] = [
    ("s", "second", "seconds"),
    ("min", "minute", "minutes"),
    ("h", "hour", "hours"),
    ("cm", "centimetre", "centimetres"),
    ("kg", "kilogram", "kilograms"),
    ("x", "time", "times"),
];

/// What of `line` can be spoken: letters, digits and the marks of a sentence. Nothing if no letter or digit is left.
pub(super) fn sayable(line: &str) -> Option<String> {
    let letters: Vec<char> = line.chars().take(LONGEST).collect();
    let beside = |at: Option<usize>| at.and_then(|at| letters.get(at)).copied().unwrap_or(' ');
    let mut words = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let (before, after) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
        match spoken(*letter, before, after) {
            Spoken::AsItIs => words.push(*letter),
            Spoken::Mark(mark) => words.push(mark),
            Spoken::Word(word) => words.extend([" ", word, " "]),
        }
    }
    let words = with_units(&words);
    let words = words.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    (!words.is_empty()).then(|| words.to_owned())
}

/// How a sign is spoken.
enum Spoken {
    AsItIs,
    Mark(char),
    Word(&'static str),
}

fn spoken(letter: char, before: char, after: char) -> Spoken {
    let between = |is: fn(char) -> bool| is(before) && is(after);
    match letter {
        '’' => Spoken::Mark('\''),
        '–' | '—' if between(|it| it.is_ascii_digit()) => Spoken::Word("to"),
        '–' | '—' | '…' => Spoken::Mark(','),
        '/' if between(char::is_alphabetic) => Spoken::Word("or"),
        '&' => Spoken::Word("and"),
        '+' => Spoken::Word("plus"),
        '×' => Spoken::Word("times"),
        '~' | '≈' if after.is_ascii_digit() => Spoken::Word("about"),
        // Voices read both as they are meant.
        '%' | '°' if before.is_ascii_digit() || (before == ' ' && !after.is_alphanumeric()) => {
            Spoken::AsItIs
        }
        _ if letter.is_alphanumeric() || ".,:;?!'-".contains(letter) => Spoken::AsItIs,
        _ => Spoken::Mark(' '),
    }
}

/// `words`, each one space apart, with the units of their numbers written out.
fn with_units(words: &str) -> String {
    let mut all: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let end = word.trim_end_matches(['.', ',', ':', ';', '?', '!']);
        let marks = &word[end.len()..];
        let digits = end.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
        let unit = |written: &str, number: &str| {
            let (_, one, many) = UNITS.iter().find(|(unit, ..)| *unit == written)?;
            number.ends_with(|it: char| it.is_ascii_digit()).then_some(if number == "1" {
                *one
            } else {
                *many
            })
        };
        let glued = unit(&end[digits.len()..], digits);
        let apart = all.last().and_then(|number| unit(end, number));
        match (glued, apart) {
            (Some(unit), _) => all.push(format!("{digits} {unit}{marks}")),
            (None, Some(unit)) => all.push(format!("{unit}{marks}")),
            (None, None) => all.push(word.to_owned()),
        }
    }
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_line_can_be_taken_for_a_command() {
        for (line, said) in [
            ("$(touch x) Lean in.", Some("touch x Lean in.")),
            ("; rm -rf /", Some("rm -rf")),
            ("-f /etc/passwd", Some("f etc or passwd")),
            ("--help", Some("help")),
            ("[[h@l'oU]] <speak>", Some("h l'oU speak")),
            ("\u{1b}]52;c;x\u{7}", Some("52;c;x")),
            ("...", None),
        ] {
            assert_eq!(sayable(line).as_deref(), said, "{line}");
        }
    }

    #[test]
    fn signs_are_said_as_they_are_meant() {
        for (line, said) in [
            ("50 % of it, then 20° up", "50 % of it, then 20° up"),
            ("Ease & breathe", "Ease and breathe"),
            ("3–4 breaths", "3 to 4 breaths"),
            ("In – and out…", "In , and out,"),
            ("left/right", "left or right"),
            ("Hold 30 s.", "Hold 30 seconds."),
            ("30s, 1 min, 2.5 kg", "30 seconds, 1 minute, 2.5 kilograms"),
            ("3 × 10", "3 times 10"),
            ("10x", "10 times"),
            ("about ~10", "about about 10"),
            ("it's the m. trapezius", "it's the m. trapezius"),
            ("100 %%n %s", "100 % n s"),
        ] {
            assert_eq!(sayable(line).as_deref(), Some(said), "{line}");
        }
    }
}
