//! Numbers as words.

use crate::{
    library::{Line, SpokenLines},
    text::Text,
};

/// The tens from thirty on; the words up to twenty are lines of their own.
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The words for `number`, from 1 to 99.
pub(super) fn words(number: u64, lines: &SpokenLines) -> Option<Text> {
    let ones = |number: u64| {
        let place = usize::try_from(number.checked_sub(1)?).ok()?;
        lines.line(Line::Number).get(place).cloned()
    };
    if let Some(word) = ones(number) {
        return Some(word);
    }
    let tens = *TENS.get(usize::try_from((number / 10).checked_sub(2)?).ok()?)?;
    match number % 10 {
        0 => Some(Text::new(tens)),
        rest => Some(Text::new(&format!("{tens}-{}", ones(rest)?))),
    }
}
